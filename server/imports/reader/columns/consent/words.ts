import { phrases } from '../../../../data/patterns.ts'

/**
 * The words by which forms ask whether somebody may be quoted, language by language. Each list is read as patterns, parted by
 * “ | ”; one matches as a whole word wherever it stands. Languages whose script writes words otherwise are in `anywhere`, and
 * match as a part of a word too.
 */
type Lists = Partial<Record<Language, string>>
type Language =
  | 'en'
  | 'de'
  | 'fr'
  | 'es'
  | 'pl'
  | 'cy'
  | 'it'
  | 'pt'
  | 'nl'
  | 'ro'
  | 'tr'
  | 'so'
  | 'cyrillic'
  | 'czech'
  | 'hungarian'
  | 'greek'
  | 'baltic'
  | 'nordic'
  | 'slovene'
  | 'anywhere'

const wordsOf = ({ anywhere, ...lists }: Lists): RegExp =>
  phrases({ lettered: Object.values(lists).join(' | '), ...(anywhere === undefined ? {} : { anywhere }) })

/** Publishing and quoting: with a leave or a refusal beside it, a heading asks about consent. */
export const publishing = wordsOf({
  en: String.raw`publish\w* | publicly | (?:made?|be|go|is|are) public(?! (?:transport|health|sector|park\w*|toilets?|librar\w+|meeting|consultation)) | quot(?:e[ds]?|ing|ation|able) | cite[ds]?`,
  de: String.raw`veröffentlich\p{L}* | öffentlich | zitier\p{L}* | zitat\p{L}*`,
  // What begins so in several Romance languages, but not “publicly”, “publicity” or “public(s)”.
  fr: String.raw`(?<=se )publique | publi(?!c(?:s|ly|it\p{L}*)?(?!\p{L})|ques?(?!\p{L})|czn|sh)\p{L}+ | citer\p{L}* | citée?s? | citi(?:ons|ez)`,
  es: String.raw`cit(?:emos|en|éis) | cite(?=\p{Zs}) | cita[rd]\p{L}*`,
  pl: String.raw`opublik\p{L}* | cytow\p{L}* | zacytow\p{L}* | przytocz\p{L}* | przytacza\p{L}*`,
  cy: String.raw`(?:c|g|ch|ngh)yhoedd(?:i|ir|wch|ed)\p{L}* | (?:d|dd|n)yfyn\p{L}*`,
  it: String.raw`pubblic(?:a[rtz]|h)\p{L}*`,
  nl: String.raw`geciteerd`,
  ro: String.raw`putem cita | cităm | cita(?:t|tă|te|ți)`,
  tr: String.raw`yay[ıi][nm]la\p{L}* | al[ıi]nt[ıi]\p{L}*`,
  so: String.raw`daab[ai]c\p{L}* | soo xigan\p{L}*`,
  cyrillic: String.raw`опубл\p{L}* | публ[иі]к\p{L}* | (?:про)?цит[аиоу]\p{L}*`,
  czech: String.raw`zve[rř]ejn\p{L}* | objav\p{L}*`,
  hungarian: String.raw`közzé\p{L}* | idéz\p{L}*`,
  greek: String.raw`δημοσι\p{L}*`,
  baltic: String.raw`skelb\p{L}*`,
  anywhere: String.raw`شائع | حوالہ | نقل ک | چھاپ | چھپ | نشر | اقتباس | قتبس | પ્રકાશિત | ટાંક | છાપ | અવતરણ | જાહેર કર | প্রকাশ | উদ্ধৃ | ছাপ | प्रकाशित | उद्धृत | उद्धरण | छाप | सार्वजनिक (?:कर|रूप) | ਪ੍ਰਕਾਸ਼ਿਤ | ਛਾਪ | ਹਵਾਲਾ | 发布 | 引用`,
})

/** Sharing, in other languages than English: a yes or a no below it is about words, whatever else its heading names. */
export const sharingElsewhere = wordsOf({
  fr: String.raw`partag\p{L}*`,
  es: String.raw`compart\p{L}*`,
  it: String.raw`condivid\p{L}*`,
  pl: String.raw`udostępni\p{L}*`,
  de: String.raw`weitergeb\p{L}*`,
  cy: String.raw`rh?annu`,
})

/** Using what somebody said, in other languages than English: the plainest way to ask, so it needs no word of leave beside it. */
export const usingElsewhere = wordsOf({
  es: String.raw`us[ao]r | utiliz\p{L}*`,
  de: String.raw`verwend\p{L}* | benutz\p{L}*`,
  fr: String.raw`utilis\p{L}*`,
  pl: String.raw`wykorzyst\p{L}*`,
  cy: String.raw`defnyddio`,
  nl: String.raw`gebruik\p{L}*`,
  tr: String.raw`kullan\p{L}*`,
  cyrillic: String.raw`використ\p{L}* | использ\p{L}*`,
})

/** Showing words to others by a verb that says neither “publish” nor “quote”, in other languages than English. */
export const showingElsewhere = wordsOf({
  de: String.raw`verwend\p{L}* | benutz\p{L}* | nutzen | genutzt | erschein\p{L}* | abdruck\p{L}* | abgedruckt | aufnehmen | aufgenommen | teilen | geteilt | zeigen | gezeigt | wiedergeben | wiedergegeben | vorlesen | vorgelesen | aushängen | ausgehängt | weitererzähl\p{L}* | stehen`,
  fr: String.raw`us[ae]r | utilis\p{L}* | repris\p{L}* | reprendre | apparaître | apparaissent | figur\p{L}* | reprodui\p{L}* | diffus\p{L}* | lire | lus? | affich\p{L}* | montrer`,
  es: String.raw`us[ao]r | use[ns]? | usemos | utiliz\p{L}* | utilic\p{L}* | aparec\p{L}* | aparezc\p{L}* | mostrar | mostremos | inclu\p{L}* | reproduc\p{L}* | reproduzc\p{L}* | difund\p{L}* | leer | leamos`,
  pl: String.raw`wykorzyst\p{L}* | trafi\p{L}* | pokaza\p{L}* | zamieści\p{L}* | umieści\p{L}* | użyć | użyj\p{L}* | używa\p{L}* | znalaz\p{L}* | pojawi\p{L}* | odczyta\p{L}* | powtórz\p{L}*`,
  cy: String.raw`defnyddio | (?:d|dd)angos | (?:c|g|ch|ngh)ynnwys | ymddangos | argraffu | (?:d|dd)arllen | (?:rh|r)oi | arddangos`,
  it: String.raw`us[ao]r[ei]? | utilizz\p{L}* | apparir\p{L}* | appaia\p{L}* | compar\p{L}* | mostrar\p{L}* | inclu\p{L}* | riport\p{L}* | legg\p{L}*`,
  pt: String.raw`usar | utiliz\p{L}* | aparec\p{L}* | apareç\p{L}* | mostrar | inclu\p{L}* | partilh\p{L}* | divulg\p{L}* | reproduz\p{L}*`,
  nl: String.raw`gebruik\p{L}* | delen | tonen | getoond | opnemen | opgenomen | voorlezen | afdrukken | afgedrukt | verschijnen`,
  ro: String.raw`folosi\p{L}* | utiliz\p{L}* | apăr\p{L}* | apar\p{L}* | inclu\p{L}* | împărtăș\p{L}* | distribui\p{L}* | arăta\p{L}*`,
  tr: String.raw`kullan\p{L}* | paylaş\p{L}* | göster\p{L}* | yer al\p{L}*`,
  so: String.raw`wadaag\p{L}* | isticmaal\p{L}* | soo qaad\p{L}*`,
  cyrillic: String.raw`використ\p{L}* | использ\p{L}* | подел\p{L}* | поділ\p{L}* | показ\p{L}* | включ\p{L}* | навести | привести`,
  anywhere: String.raw`استعمال | شامل | شیئر | مشارك | استخدام | عرض | શેર | ઉપયોગ | વાપર | साझा | उपयोग | ਸਾਂਝ | ਵਰਤ | শেয়ার | ব্যবহার | 使用 | 分享`,
})

/** What somebody said, in other languages than English. */
export const sayingElsewhere = wordsOf({
  de: String.raw`antwort\p{L}* | beitr[aä]g\p{L}* | stellungnahmen? | kommentar\p{L}* | worte?n? | rückmeldung\p{L}* | aussagen? | äußerung\p{L}* | (?:m|d)eine geschichte | ihre geschichte | gesagte | was sie (?:uns )?(?:geschrieben|gesagt|erzählt)`,
  fr: String.raw`réponses? | avis | commentaires? | contributions? | propos | paroles? | témoignages? | (?:vos|mes) mots | remarques?`,
  es: String.raw`respuestas? | comentarios? | opini[oó]n(?:es)? | palabras | testimonios?`,
  pt: String.raw`respostas? | comentários? | opini(?:ão|ões) | palavras`,
  it: String.raw`rispost\p{L}* | commenti? | parer[ei] | parole | opinion[ei]`,
  nl: String.raw`antwoord\p{L}* | reacties? | woorden | opmerking\p{L}*`,
  pl: String.raw`odpowied\p{L}* | wypowied\p{L}* | opini\p{L}* | sł[oó]w\p{L}* | komentarz\p{L}* | uwag[ai]? | odpowiedź | wypowiedź`,
  cy: String.raw`ymateb\p{L}* | sylwadau | geiriau | (?:b|f|m|mh)arn | stori | adborth`,
  ro: String.raw`răspuns\p{L}* | cuvintele | comentari\p{L}* | opini\p{L}*`,
  tr: String.raw`yanıt\p{L}* | cevab\p{L}* | sözler\p{L}* | yorum\p{L}* | görüş\p{L}*`,
  so: String.raw`jawaab\p{L}* | hadal\p{L}* | er[ae]y\p{L}* | faal+[ao]\p{L}* | waxaad (?:qor|sheeg)\p{L}*`,
  cyrillic: String.raw`відповід\p{L}* | ответ\p{L}* | слова | отзыв\p{L}* | відгук\p{L}* | комментари\p{L}* | коментар\p{L}*`,
  czech: String.raw`odpověď`,
  anywhere: String.raw`جواب | الفاظ | رائے | تبصر | تعليق | كلمات | إجاب | જવાબ | શબ્દ | ટિપ્પણી | जवाब | शब्द | टिप्पणी | ਜਵਾਬ | ਸ਼ਬਦ | ਟਿੱਪਣੀ | উত্তর | কথা | মন্তব্য | 回答 | 评论`,
})

/** Where words are shown to everybody, in other languages than English. */
export const placeElsewhere = wordsOf({
  de: String.raw`bericht\p{L}* | newsletter | (?:web|internet)seite\p{L}* | website | broschüre | pinnwand | aushang | öffentlichkeit`,
  fr: String.raw`rapports? | bulletin | site | compte[- ]rendu | affiche | journal`,
  es: String.raw`informes? | boletín | (?:página )?web | cartel | folleto`,
  pl: String.raw`raport\p{L}* | sprawozdani\p{L}* | biuletyn\p{L}* | stron(?:a|ie|y|ę) internetow\p{L}* | stronie | tablic\p{L}*`,
  cy: String.raw`adroddiad\p{L}* | (?:g)?wefan | cylchlythyr | (?:m)?wal | poster`,
  it: String.raw`rapporto | relazione | bollettino | sito`,
  pt: String.raw`relatório | boletim | site | página`,
  nl: String.raw`rapport | verslag | nieuwsbrief | website`,
  ro: String.raw`raport\p{L}* | site\p{L}* | buletin\p{L}*`,
  tr: String.raw`rapor\p{L}* | web sit\p{L}*`,
  cyrillic: String.raw`звіт\p{L}* | отч[её]т\p{L}* | сайт\p{L}*`,
  anywhere: String.raw`رپورٹ | تقرير | અહેવાલ | रिपोर्ट | ਰਿਪੋਰਟ | প্রতিবেদন | 报告`,
})

/** Leave by a word that means nothing else: beside what was said and where it goes it needs no verb of showing. */
export const leaveElsewhere = wordsOf({
  so: String.raw`og+olaan\p{L}*`,
  anywhere: String.raw`اجازت | تسمح | أسمح | મંજૂરી | પરવાનગી | अनुमति | इजाज़त | ਇਜਾਜ਼ਤ | অনুমতি`,
})

/** Others than the public to whom something is passed on, and what is passed on beside words: none of it is consent to quote. */
export const notWordsElsewhere = wordsOf({
  de: String.raw`\p{L}*daten | kontakt\p{L}* | datenschutz\p{L}* | hausarzt\p{L}*`,
  fr: String.raw`données | coordonnées | contact\p{L}* | médecin traitant`,
  es: String.raw`datos | contact\p{L}* | médico`,
  pl: String.raw`dan(?:e|ych|ymi) | kontakt\p{L}* | przetwarzani\p{L}* | lekarz\p{L}*`,
  cy: String.raw`data | cysylltu | manylion | meddyg teulu`,
  it: String.raw`dati | contatt\p{L}*`,
  pt: String.raw`dados | contact\p{L}* | contato`,
  nl: String.raw`gegevens | contact\p{L}*`,
  ro: String.raw`date(?:le)? | contact\p{L}*`,
  cyrillic: String.raw`дан(?:ые|і|ых|их)`,
})

/** Asking for secrecy, in English and in the words nearest to it. */
export const secrecy = phrases({
  whole: String.raw`conf\.?\??`,
  words: String.raw`
      confidential\w* | in confidence | withh[eo]ld | kept? private | keep\b.{0,40}\bprivate
      | (?:remain|stay|stayed|stays|be) private | secret | vertraulich | confidentielle? | poufn\w* | cyfrinachol | confidencial`,
})

/** The same in other languages, where a yes or a no stands below it. */
export const secrecyElsewhere = wordsOf({
  de: String.raw`vertraulich\p{L}* | geheim(?:gehalten)?`,
  fr: String.raw`confidentiel(?:le)?s?`,
  pl: String.raw`poufn\p{L}*`,
  cy: String.raw`g?cyfrinachol`,
  es: String.raw`confidencia(?:l|is|lidad\p{L}*)`,
  pt: String.raw`sigilos[oa]`,
  it: String.raw`riservat[oae] | confidenzial\p{L}*`,
  nl: String.raw`vertrouwelijk`,
  ro: String.raw`confidențial\p{L}*`,
  tr: String.raw`gizli\p{L}*`,
  czech: String.raw`důvěrn\p{L}* | dôvern\p{L}*`,
  cyrillic: String.raw`конф[иі]денц\p{L}*`,
  hungarian: String.raw`bizalmas\p{L}*`,
  greek: String.raw`εμπιστευτικ\p{L}*`,
  baltic: String.raw`konfidencial\p{L}* | konfidenciāl\p{L}* | qarsoodi\p{L}*`,
  nordic: String.raw`fortrolig\p{L}* | konfidentiel\p{L}* | luottamuksellis\p{L}*`,
  anywhere: String.raw`سري | خفیہ | رازدار | गोपनीय | ગોપનીય | ખાનગી | ਗੁਪਤ | গোপন | 保密`,
})

/** A no within a question: it turns what a yes below it means. Counted, so each is as short as it can be. */
export const negated = new RegExp(
  [
    String.raw`\b(?:not|n[’']t|do not|never|without|exclud\w*|omit\w*|remov\w+|suppress\w*|refrain|redact\w*)\b`,
    String.raw`\b(?:leave|leaving|left|keep|kept|keeping|take|taken|stay|stays) (?:\w+ ){0,5}out\b`,
    String.raw`\b(?:prevent|no (?:publication|publishing|quot\w+|sharing)|object|objection|opt(?:ed)?[- ]?out|refuse|unless|except)\b`,
    String.raw`\b(?:nicht|keine?|no (?:deseo|quiero|autorizo|permito|acepto|doy)|ne \w+ pas|ne pas|nie|ddim|peidio|não|sin|non (?:desidero|voglio|autorizzo|acconsento|do))\b`,
    String.raw`\w+n[’']t\b|\b(?:do|did|does|would|wo|ca|should|could|is|are)n t\b`,
    String.raw`(?<!\p{L})(?:refuse[zrs]|refus(?:ons|ent)?|verweiger\p{L}*|untersag\p{L}*|odmawia\p{L}*|gwrthod|rechaz\p{L}*|niego|rifiut\p{L}*|recus[oa]\p{L}*|refuz\p{L}*|weiger\p{L}*)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:не|δεν|μη|nechci|nem)(?!\p{L})|نہ کر|نہیں|عدم|નહીં|નહિ|नहीं|না করতে|ਨਾ ਕਰ|不`,
  ].join('|'),
  'iu',
)

/**
 * Any other no in a question of another language than English: in doubt the question is turned, so that a refusal is never taken
 * for consent. Portuguese “no” is “in the”, and stands before where something is published; “sí o no” asks for either.
 */
export const deniedElsewhere = new RegExp(
  [
    String.raw`(?<!\p{L})(?<!(?:sí|si|sì) ?[/ou]+ ?)no(?! (?:relatório|site|boletim|jornal|nosso|vosso|website|mural))(?!\p{L})`,
    String.raw`(?<!\p{L})(?:non|nie|nicht|kein\p{L}*|ne|n['’](?=\p{L})|pas|não|nid|nad|ddim|peidi\p{L}*|niet|geen|nu|ikke|inte|ej|ei|nem|nejs\p{L}*|nechc\p{L}*|nesouhlas\p{L}*|не|ні|нет|δεν|μην?)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:ha (?:(?:la|soo) )?\p{L}+in|(?:ma|maan) (?:doonay|rab|og+ol)(?:o|i|aa?n))(?!\p{L})`,
    String.raw`(?<!\p{L})(?:istemi\p{L}*|\p{L}{3,}m[ae]s[ıi]n)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:لا|لن|ليس|مت|نہ|ન|ના|નથી|ਨਾ|ਨਹੀਂ|ਨਹੀ|না|নয়|নই|न|ना|मत)(?![\p{L}\p{M}])|不|别`,
  ].join('|'),
  'iu',
)

/** A question or a statement of leave: “may we”, “I agree”, “czy możemy”. */
export const asksLeave = wordsOf({
  en: String.raw`may | can | could | would | will | rather | prefer | are | do | does | happy | content | glad | prepared | consent\p{L}* | permission | permit | agree | allow | willing | okay | ok | let`,
  de: String.raw`dürfen | können | erlauben | gestatten | stimmen | einverstanden | einwilligung | darf | dürften | könnten | zustimmen | erlaube | gestatte | erlaubnis`,
  fr: String.raw`peut | pouvons | autoris\p{L}* | acceptez | j['’]accepte | acceptes | permett\p{L}* | d['’]accord | accord | pourr\p{L}* | peuvent | refus\p{L}* | souhaitez`,
  pl: String.raw`czy | możemy | zgod\p{L} | zgadzam | wyrażam | zgadza | zgadzasz`,
  cy: String.raw`gawn | (?:g|c)aniatâd | cytun\p{L}* | a allwn | hapus | a gawn | fodlon | (?:g|ch)aniatáu | caniatáu`,
  es: String.raw`podemos | permit[eo]\p{L}* | autoriz\p{L}* | consient\p{L}* | acept\p{L}* | podríamos | acuerdo | pueden?`,
  it: String.raw`posso | possiamo | consent\p{L}* | accett\p{L}* | acconsent\p{L}* | d['’]accordo`,
  pt: String.raw`podemos | aceit\p{L}* | concord\p{L}* | acordo | permite`,
  ro: String.raw`putem | puteți | acord`,
  nl: String.raw`mogen | magen | mag | akkoord | toestemming`,
  tr: String.raw`miyiz | misiniz | mıyız | izin`,
  so: String.raw`ma | oggolaan\p{L}* | ogolaan\p{L}*`,
  cyrillic: String.raw`можемо | можем | можна | можно | чи | дозволя\p{L}* | разреша\p{L}* | согласн\p{L}* | згодн\p{L}*`,
  czech: String.raw`m[ůô][žz]eme`,
  hungarian: String.raw`közölhetj\p{L}*`,
  greek: String.raw`μπορούμε`,
  baltic: String.raw`galime | drīkstam`,
  slovene: String.raw`smemo | možemo`,
  anywhere: String.raw`کیا | اجازت | هل | أوافق | تسمح | أسمح | يمكن | શું | કિ | મંજૂરી | પરવાનગી | क्या | अनुमति | इजाज़त | ਕੀ | ਇਜਾਜ਼ਤ | কি | অনুমতি`,
})

/** A question to which a no is as clear as a yes: “would you object”, “haben Sie etwas dagegen”. */
export const objection = phrases({
  words: String.raw`
      (would|do|have|are) you\b.*\b(object|objections?|mind|opposed?) | etwas dagegen | widersprechen | inconvénient | opposez
      | se opone | le importa | inconveniente | gwrthwynebu | przeciwko`,
  anywhere: String.raw`\bsprzeciw`,
})

/** “Without my name”, in other languages: a condition that is kept in any case, and no refusal. */
export const namelessElsewhere = new RegExp(
  String.raw`(?<!\p{L})(?:ohne|sin|sans|bez|heb|sem|senza|zonder|utan|uten|uden|fără|без) (?:\p{L}+ ){0,3}?` +
    String.raw`(?:(?:vor|nach)?namen?|nombres?|apellidos?|noms?|prénom|imienia|nazwiska|enwau?|nomes?|nome|naam|namn|navn|nume(?:le)?|nombrar\p{L}*|nommer|nennung|имени|имя)(?!\p{L})`,
  'giu',
)
