/**
 * How a question about quoting is put: a yes gives consent, withholds it (“tick if you do not want …”), or asks for secrecy (“keep
 * it confidential?”, to which a no is a clear answer too, as it is to “would you object …?”). `unclear`: nobody's consent is read from it.
 */
export type ConsentQuestion = 'gives' | 'withholds' | 'keeps-secret' | 'objects' | 'unclear'

// Words by which nine languages and their neighbours speak of publishing and quoting.
const publishing =
  /(?<!\p{L})(publish\w*|publicly|(?:made?|be|go|is|are|made) public(?! (?:transport|health|sector|park\w*|toilets?|librar\w+|meeting|consultation))|quot(?:e[ds]?|ing|ation|able)|cite[ds]?|veröffentlich\p{L}*|öffentlich|putem cita|zitier\p{L}*|(?<=se )publique|publi(?!c(?:s|ly|it\p{L}*)?(?!\p{L})|ques?(?!\p{L})|czn|sh)\p{L}+|citer\p{L}*|citée?s?|citi(?:ons|ez)|cit(?:emos|en|éis)|cite(?=\p{Zs})|zitat\p{L}*|geciteerd|opublik\p{L}*|cytow\p{L}*|zacytow\p{L}*|(?:c|g|ch|ngh)yhoedd(?:i|ir|wch|ed)\p{L}*|(?:d|dd|n)yfyn\p{L}*|cita[rd]\p{L}*|pubblic(?:a[rtz]|h)\p{L}*|daab[ai]c\p{L}*|soo xigan\p{L}*|cităm|cita(?:t|tă|te|ți)|yay[ıi][nm]la\p{L}*|al[ıi]nt[ıi]\p{L}*|опубл\p{L}*|публ[иі]к\p{L}*|(?:про)?цит[аиоу]\p{L}*|zve[rř]ejn\p{L}*|objav\p{L}*|közzé\p{L}*|δημοσι\p{L}*|skelb\p{L}*|idéz\p{L}*)(?!\p{L})|شائع|حوالہ|نشر|اقتباس|પ્રકાશિત|ટાંક|প্রকাশ|উদ্ধৃত|प्रकाशित|उद्धृत|ਪ੍ਰਕਾਸ਼ਿਤ|ਛਾਪ|发布|引用/iu
/** Sharing in other languages: a yes or a no below it is about words. */
const sharingElsewhere =
  /(?<!\p{L})(partag\p{L}*|compart\p{L}*|condivid\p{L}*|udostępni\p{L}*|weitergeb\p{L}*|rh?annu)(?!\p{L})/iu
/** Using what somebody said, in other languages, whichever of the two is named first. */
const usingElsewhere =
  /^(?=.*(?<!\p{L})(us[ao]r|utiliz\p{L}*|verwend\p{L}*|benutz\p{L}*|utilis\p{L}*|wykorzyst\p{L}*|defnyddio|gebruik\p{L}*|kullan\p{L}*|використ\p{L}*|использ\p{L}*)(?!\p{L})).*(?<!\p{L})(palabras|respuestas?|comentarios?|testimonios?|worte|antwort\p{L}*|kommentar\p{L}*|paroles|propos|témoignages?|réponses?|commentaires?|rispost\p{L}*|commenti|parole|wypowied\p{L}*|odpowied\p{L}*|sł[oó]w\p{L}*|palavras|respostas?|geiriau|sylwadau|ymateb\p{L}*|woorden|antwoord\p{L}*|cevab\p{L}*|yanıt\p{L}*|sözler\p{L}*|відповід\p{L}*|слова|ответ\p{L}*)(?!\p{L})/iu
const sharing =
  /\b(featur(?:e|ed|ing)|put|post|circulat(?:e|ed|ing)|exhibit|shar(?:e|ed|ing)|us(?:e|ed|ing)|includ(?:e[ds]?|ing)|print(?:ed|ing)?|display(?:ed|ing)?|shown?|showing|appear(?:ing)?|made public|be public|reproduc(?:ed?|ing))\b/i
const words =
  /\b(my|your|this|the|their|our|these|for) (own )?(\w+ )?(responses?|repl(?:y|ies)|comments?|answers?|words|views?|feedback|submissions?|remarks?|contribution|letter|story|quotes?|experiences?|testimony)\b|\bcomments? to be\b|\bwhat you(?:['’]ve| have)? (?:just )?(?:wrote|written|said|told us)\b|\b(?:print|publish|quote|reproduce) (?:this|it|that)\b|\b(share|quote|publish|use) (comments?|feedback|responses?|answers?|reviews?|stor(y|ies))\b/i
const english = /\b(publish\w*|publicly|public|publication|quot\w+|cite[ds]?)\b/i
const englishWords = /\b(the|our|your|my|of|to|we|you|is|are|do|does|should|will|this|may|for|with)\b/i
const ownSaying =
  /\b(my|your|own|me|I|being|willing|consent|permission|happy|permit|tick|anonymous\w*|name)\b|\b(quot\w+|publish\w*|cit\w+) (you|it|this|them|what you)\b|\b(this|these) (responses?|comments?|answers?|words|views?|feedback)\b/i
const secrecy =
  /^conf\.?\??$|\b(confidential\w*|in confidence|withh[eo]ld|kept? private|keep\b.{0,40}\bprivate|(?:remain|stay|stayed|stays|be) private|secret|vertraulich|confidentielle?|poufn\w*|cyfrinachol|confidencial)\b/i
/** The same in other languages, where a yes or a no stands below it. */
const secrecyElsewhere =
  /(?<!\p{L})(vertraulich\p{L}*|geheim(?:gehalten)?|confidentiel(?:le)?s?|poufn\p{L}*|g?cyfrinachol|confidencia(?:l|is|lidad\p{L}*)|sigilos[oa]|riservat[oae]|confidenzial\p{L}*|vertrouwelijk|confidențial\p{L}*|gizli\p{L}*|důvěrn\p{L}*|dôvern\p{L}*|конф[иі]денц\p{L}*|bizalmas\p{L}*|εμπιστευτικ\p{L}*|konfidencial\p{L}*|konfidenciāl\p{L}*|fortrolig\p{L}*|konfidentiel\p{L}*|luottamuksellis\p{L}*|qarsoodi\p{L}*)(?!\p{L})|سري|خفیہ|رازدار|गोपनीय|ગોપનીય|ખાનગી|ਗੁਪਤ|গোপন|保密/iu
/** What somebody said, in other languages: only of that is “no, not confidential” a leave to quote it. */
const sayingElsewhere =
  /(?<!\p{L})(antwort\p{L}*|beitr[aä]g\p{L}*|stellungnahme|kommentar\p{L}*|réponses?|avis|commentaires?|contributions?|propos|respuestas?|comentarios?|opini[oó]n|respostas?|comentários?|opinião|rispost\p{L}*|commenti?|parere|antwoord\p{L}*|reactie|odpowied\p{L}*|wypowied\p{L}*|opini\p{L}*|ymateb\p{L}*|sylwadau|răspuns\p{L}*|yanıt\p{L}*|odpověď|відповід\p{L}*|ответ\p{L}*)(?!\p{L})/iu
const negated =
  /\b(not|n[’']t|do not|never|without|exclud\w*|omit\w*|remov\w+|suppress\w*|refrain|redact\w*|(?:leave|leaving|left|keep|kept|keeping|take|taken|stay|stays) (?:\w+ ){0,5}out\b|prevent|no (?:publication|publishing|quot\w+|sharing)|object|objection|opt(?:ed)?[- ]?out|refuse|unless|except|nicht|keine?|no (?:deseo|quiero|autorizo|permito|acepto|doy)|ne \w+ pas|ne pas|nie|ddim|peidio|não|sin|non (?:desidero|voglio|autorizzo|acconsento|do))\b|\w+n[’']t\b|\b(?:do|did|does|would|wo|ca|should|could|is|are)n t\b|(?<!\p{L})(?:не|δεν|μη|nechci|nem)(?!\p{L})|نہ کر|نہیں|عدم|નહીં|નહિ|नहीं|না করতে|ਨਾ ਕਰ|不/iu
const asksLeave =
  /(?<!\p{L})(may|can|could|would|will|rather|prefer|are|do|does|happy|content|glad|prepared|consent\p{L}*|permission|permit|agree|allow|willing|okay|ok|let|dürfen|können|erlauben|gestatten|stimmen|einverstanden|einwilligung|peut|pouvons|autoris\p{L}*|acceptez|czy|możemy|zgod\p{L}|zgadzam|wyrażam|gawn|(?:g|c)aniatâd|cytun\p{L}*|a allwn|podemos|permit[eo]\p{L}*|autoriz\p{L}*|consient\p{L}*|acept\p{L}*|posso|putem|mogen|magen|puteți|acord|miyiz|misiniz|mıyız|izin|можемо|можем|можна|можно|чи|дозволя\p{L}*|разреша\p{L}*|m[ůô][žz]eme|közölhetj\p{L}*|μπορούμε|galime|drīkstam|smemo|možemo)(?!\p{L})|کیا|هل|أوافق|શું|કি|क्या|ਕੀ/iu
/** A question to which a no is as clear as a yes. */
const objection =
  /\b(would|do|have|are) you\b.*\b(object|objections?|mind|opposed?)\b|\betwas dagegen\b|\bwidersprechen\b|\binconvénient\b|\bopposez\b|\b(se opone|le importa|inconveniente)\b|\bgwrthwynebu\b|\bprzeciwko\b|\bsprzeciw/iu

/** “How may we use what you have written?” is answered by how far. */
const howToUse =
  /^how (may|can|should|would you like us to|do you want us to|are you happy for us to) (we )?(use|share|publish|quote|show)\b.*\b(your (words|comments?|response|views?|answers?|feedback|story)|what you)\b/i

/** Does a heading ask whether words may be quoted or published (or are to be kept back)? */
export function asksConsent(heading: string): boolean {
  if (heading.length > 400) return false
  // “What do you think of our publishing plan?” asks something else.
  if (/^(what|how|why|when|where|which)\b/i.test(heading)) return howToUse.test(heading)
  if (inPrint.test(heading) && asksLeave.test(heading) && /\b(my|your|these|their|this|what you)\b/i.test(heading))
    return true
  if (
    /\b(contact(ed)?|newsletter|mailing list|kept informed|hear from us)\b/i.test(heading) &&
    !publishing.test(heading) &&
    !(sharing.test(heading) && words.test(heading) && !/\bcontact(ed)?\b/i.test(heading))
  )
    return false
  if (/\b(cookies?|privacy (notice|policy)|terms)\b/i.test(heading) && !/\bquot/i.test(heading)) return false
  const leave = asksLeave.test(heading) || /^(consent|permission)\b/i.test(heading)
  // “Should the council publish its minutes?” asks about the council's words, not about the person's.
  const theirs =
    !english.test(heading) || !englishWords.test(heading) || heading.split(' ').length <= 6 || ownSaying.test(heading)
  if (
    publishing.test(heading) &&
    theirs &&
    (leave || negated.test(heading) || words.test(heading) || /\btick\b/i.test(heading))
  ) {
    // "When was it published?", "Published at", "What would you publish?" ask something else.
    return !/^(when|where|what|how|why|which|date|published?( at| on)?$)/i.test(heading)
  }
  if (secrecy.test(heading))
    return words.test(heading) || /\b(tick|keep|kept|want|wish|treat|is|confidential\?)\b|^conf\b/i.test(heading)
  if (/^(consent|permission)( given| to (quote|publish|share|use))?\??$/i.test(heading)) return true
  // The code of a field: “may_share”, “ok to quote”.
  if (
    /^(may|can|ok|okay|happy|consent|permission|allow|agree)( we| i| to)? (share|quote|publish|print)( (it|this|quote|words|comments?))?$/i.test(
      heading,
    )
  )
    return true
  if (
    /^(is it )?(ok|okay|happy|fine) to (share|use|quote|publish|print|display)( (it|this|publicly|anonymously))?\W*(\([^()]*\))?\W*$/i.test(
      heading,
    )
  )
    return true
  // “Happy for us to share?”, “Content for this to be printed?”: with nobody else named, it is about everybody's reading it.
  if (
    /^(are you )?(happy|ok|okay|content|willing|glad|fine) for (us|me|this|it|these|(my|your) \w+) to (be )?(share|quote|publish|print)(d|ed)?( (it|this|these|publicly))?\W*$/i.test(
      heading,
    )
  )
    return true
  if (outOfReport.test(heading)) return true
  if (
    // “Are you happy to tell others about our service?” asks whether they would recommend it.
    /\b(ok|okay|happy|alright|all right|fine) to (tell|show|share with) (others|other people|people|everyone|anyone)( (it|this|that))?\W*$/i.test(
      heading,
    )
  )
    return true
  return sharing.test(heading) && words.test(heading) && leave && !/\bdata\b/i.test(heading)
}

/** “Can your words go in our newsletter?” */
const inPrint =
  /\b(words|comments?|stor(?:y|ies)|feedback|answers?|views?|experience|said|wrote)\b.{0,30}\b(go|be|appear|feature) (in|on|into|onto|up on) (our|the|a|any) (\w+ )?(newsletter|website|web ?site|report|wall|poster|display|noticeboard|leaflet|magazine|bulletin|page|social media)\b/i

/** “Kept out of the public report”. */
const outOfReport =
  /\b(kept?|keep|leave|left|stay|remain|be) out of (the |any |your )?(public|published|printed|final|consultation) (report|summary|record|version|document)/i

/** Is publishing or quoting named in another language than English, or as bare as “Publish Y/N”? */
export function namesPublishing(heading: string): boolean {
  return (
    sharingElsewhere.test(heading) ||
    usingElsewhere.test(heading) ||
    (secrecyElsewhere.test(heading) && !englishWords.test(heading)) ||
    /^(quotable|publishable|(ok)?(quote|publish|cite)(me|ok|consent|us)?|(can|may)quote(me)?)\W*$/i.test(heading) ||
    /^(ok to )?(publish|quote)( or (publish|quote))?\W*(y ?\/ ?n|yes ?\/ ?no)?\W*$/i.test(heading) ||
    (publishing.test(heading) &&
      !/\b(publish|quot|publicly)/i.test(heading) &&
      !(english.test(heading) && englishWords.test(heading)))
  )
}

/** Are the values of a column choices that say themselves what may be published, whatever stands above them? */
export function speakOfPublishing(values: { value: string; rows: number }[]): boolean {
  const rows = values.reduce((sum, each) => sum + each.rows, 0)
  const spoken = values.filter(
    ({ value }) =>
      (value.length < 200 && grantsElsewhere(value)) ||
      (value.length < 160 &&
        publishing.test(value) &&
        words.test(value) &&
        /\b(may|can|do not|don[’']t|not|please|happy|agree)\b/i.test(value)),
  )
  return rows > 1 && spoken.reduce((sum, each) => sum + each.rows, 0) >= rows * 0.6
}

/** Says somebody, in the first person and without a no, that their words may be published? */
function grantsElsewhere(value: string): boolean {
  return publishing.test(value) && grantsInWords.test(value) && !deniesElsewhere.test(value)
}

const grantsInWords =
  /(?<!\p{L})(zgadzam się|wyrażam zgodę|ich (?:stimme|bin einverstanden|erlaube|willige)|einverstanden|j['’]accepte|j['’]autorise|je consens|acepto|autorizo|doy mi consentimiento|estoy de acuerdo|rwy['’]n cytuno|rwyf yn cytuno|acconsento|autorizzo|sono d['’]accordo|ik ga akkoord|ik geef toestemming|aceito|concordo|sunt de acord)(?!\p{L})/iu
const deniesElsewhere =
  /(?<!\p{L})(nie|nicht|kein\p{L}*|ne|n['’]\p{L}+|pas|no|ni|non|não|nid|ddim|nac|nad|niet|geen|nu|bez|ohne|sans|sin|senza|sem|zonder|except\p{L}*|außer|sauf|salvo|oprócz|not|only)(?!\p{L})/iu

/** Are the values of a column how open each entry is to be, and some of them private? */
export function saysPrivate(values: { value: string; rows: number }[]): boolean {
  const closed = /^(private|confidential|hidden|secret|restricted|internal( only)?|staff only|not public)/i
  const open = /^(public|open|visible|everyone|anyone|shared|anonymous|named|members)/i
  return (
    values.some(({ value }) => closed.test(value)) &&
    values.every(({ value }) => closed.test(value) || open.test(value))
  )
}

/** Do the values of a column say yes or no, in whatever language? */
export function saysYesOrNo(values: { value: string; rows: number }[]): boolean {
  const rows = values.reduce((sum, each) => sum + each.rows, 0)
  const plain = values.filter(({ value }) => yes.test(value) || no.test(value) || beginsWithYesOrNo.test(value))
  return rows > 0 && plain.reduce((sum, each) => sum + each.rows, 0) >= rows * 0.6
}

/** Which way round a question about quoting is put. */
export function consentQuestion(heading: string): ConsentQuestion {
  const plain = heading
    .replace(
      /\b(without|not|never) (?:(?:using|giving|including|with|mentioning|showing|printing|attaching|adding) )?(my|your|their|his|her|our|a|the|any) (full )?(names?|identity|identities)\b|\b(without|no) (attribution|names?|identifying (me|you|them|anyone|details?))\b|\b(remov\w+|omit\w*|exclud\w*|withhold\w*|leav\w+ out|hid(?:e|ing)|redact\w*) (?:(?:my|your|their|any|all|the) )?(full )?(names?|personal (details?|information|data)|contact details|identifying (details|information))/gi,
      ' ',
    )
    .replace(
      /\(?\b(my |your |the )?names? (will be |being |is |are )?(withheld|removed|hidden|left out|kept back)\b\)?/gi,
      ' ',
    )
    .replace(/\b(not|n[’']t|never) (be )?(named|identified|identifiable|attributed|linked to you)\b/gi, ' ')
    .replace(
      /\b(not|n[’']t|never) (carry|show|include|contain|give|use|print|mention|state|identify|name) ((your|my|any|the) )?((full )?names?|you|me|anybody|anyone)\b/gi,
      ' ',
    )
    .replace(namelessElsewhere, ' ')
    .replace(/\banonymous\w*/gi, ' ')
  const negations = plain.match(new RegExp(negated.source, 'giu'))?.length ?? 0
  const secret = secrecy.test(plain)
  if (/^(consent|permission)( given)?\??$/i.test(plain.trim())) return 'unclear'
  if (/\bwithhold\b/i.test(plain) && negations === 0) return 'withholds'
  if (secret) return negations === 0 ? 'keeps-secret' : 'unclear'
  if (secrecyElsewhere.test(plain) && !englishWords.test(plain)) {
    if (negations > 0) return 'unclear'
    return sayingElsewhere.test(plain) ? 'keeps-secret' : 'withholds'
  }
  if (negations > 1) return 'unclear'
  if (objection.test(plain)) return 'objects'
  return negations === 1 ? 'withholds' : 'gives'
}

/** “Without my name”, in other languages: a condition, and no refusal. */
const namelessElsewhere =
  /(?<!\p{L})(?:ohne|sin|sans|bez|heb|sem|senza|zonder|utan|uten|uden|fără|без) (?:\p{L}+ ){0,3}?(?:(?:vor|nach)?namen?|nombres?|apellidos?|noms?|prénom|imienia|nazwiska|enwau?|nomes?|nome|naam|namn|navn|nume(?:le)?|nombrar\p{L}*|nommer|nennung|имени|имя)(?!\p{L})/giu

const yes =
  /^(y|yes|yes please|yep|given|granted|true|1|x|✓|✔|☑|☒|on|ticked|checked|selected|agree|agreed|i agree|i do|i am|i consent|consent|ok|okay|ja|jah|jes|kyllä|oui|tak|sí|sì|si|sim|ydw|ydwyf|ydyn|oes|gallwch|iawn|cewch|haa|da|ano|igen|taip|jā|po|是|同意|ہاں|جی ہاں|نعم|હા|হ্যাঁ|हाँ|हां|ਹਾਂ|да|так|ναι|evet)[.!]?$/iu
const no =
  /^(n|no|no thanks?|no thank you|nope|false|0|off|not ticked|unchecked|not selected|disagree|i do not|i don[’']t|i do not consent|refused?|declined?|nein|nee|nej|nei|ei|non|nie|não|nao|na|nac ydw|nac ydwyf|nac ydyn|nac oes|na allwch|nage|na chewch|maya|nu|ne|nem|nē|hindi|否|不|不同意|نہیں|جی نہیں|لا|ના|না|नहीं|ਨਹੀਂ|нет|ні|όχι|hayır)[.!]?$/iu
const refusing =
  /\b(not|n[’']t|never|withh[eo]ld|confidential|private|hidden|secret|restricted|internal|refuse|decline|disagree|object|rather not|no|exclud\w*|omit\w*|withdr[ae]w\w*)\b|\w+n[’']t\b|\b(nicht|nein|nie|ddim|não)\b|نہیں|لا |ના |नहीं|নয়|ਨਹੀਂ/iu
const beginsWithYes = /^(y|yes|ja|oui|tak|sí|si|sim|cewch|ydw|iawn|haa|نعم|ہاں|હા|হ্যাঁ|हाँ|हां|ਹਾਂ)(?=[\s,.;:–-])/iu
const beginsWithYesOrNo =
  /^(y|n|yes|no|ja|nein|nee|oui|non|tak|nie|sí|si|sim|não|cewch|na chewch|ydw|nac ydw|iawn|haa|maya|نعم|لا|ہاں|نہیں|હા|ના|হ্যাঁ|না|हाँ|हां|नहीं|ਹਾਂ|ਨਹੀਂ)(?=[\s,.;:–-])/iu
const sayingSo =
  /^((you )?(may|can) )?(publish|quote|print|share)\b.*\b(my|this|the|your)\b|^(publish|quote)( it)?( in full| anonymously| with)?\b/i
const granting = /\b(yes|may|can|publish|quot\w+|agree|consent|happy|share|use)\b/i

/**
 * Whether a value gives consent to be quoted (true), refuses it (false), or cannot be read with certainty (null), which is no
 * consent either.
 * @param asked  which way round its question is put
 */
export function consentOf(value: string, asked: ConsentQuestion): boolean | null {
  const said = value.trim()
  if (said === '') return null
  const plain = said
    .replace(/\b(but |with )?(without|not|no)( using| giving| with)?( my| your| a| any| the)? (full )?names?\b/gi, ' ')
    .replace(
      /\b(but )?(please )?(do not|don[’']t|never) (use|give|publish|print|show|include|add|mention)( my| the)? (full )?names?\b/gi,
      ' ',
    )
    .replace(namelessElsewhere, ' ')
    .trim()
  if (asked === 'unclear') return refusing.test(plain) && !no.test(said) ? false : null
  const turned = asked !== 'gives'
  if (
    !turned &&
    /^(with|without|using) (my |your |a )?(full |first )?names?$|^(only )?anonymously( only)?$|^anonymous(ly)? (is )?(ok|okay|fine|only)$/i.test(
      said,
    )
  )
    return true
  // A bare zero or “false” under a box to tick says no more than that it was not ticked.
  if (no.test(said))
    return turned ? (asked !== 'withholds' && !/^(0|false|off|n|not .*|unchecked)$/i.test(said) ? true : null) : false
  if (yes.test(said)) return !turned
  // A sentence says itself what it means; one that begins with a yes to the turned question is a refusal.
  if (/^yes\b/i.test(plain) && turned) return false
  if (/^no\b/i.test(plain) && turned)
    return /\b(publish|quote|share)\b/i.test(plain) && !/\bnot\b|n[’']t\b/i.test(plain) ? true : null
  if (refusing.test(plain) || secrecy.test(plain)) return false
  // “Publish response anonymously” says what it means, whatever else its heading offers.
  if (turned) return sayingSo.test(plain) ? true : null
  return granting.test(plain) || beginsWithYes.test(plain) || grantsElsewhere(said) ? true : null
}
