import { phrases } from '../../../data/patterns.ts'
import type { Role } from './roles.ts'

/** Headings that say what a column is, the more particular first. Tested against the question without its option. */
export const headings: [Role, RegExp][] = [
  ['ip', /\bip([ -]?addr(ess)?)?$|^ipaddr$|^adresse ip$|^ip[- ]adresse$/i],
  [
    'ignore',
    phrases({
      whole: String.raw`
        collector id | custom data( \d+)? | duration\b.* | progress | finished | response type | distribution ?channel
        | user ?language | recipient.* | external.* | location ?(latitude|longitude) | last modified( time)? | start (time|date)
        | startdate | started ?(at|date|time)? | time taken | (taken|entered|typed|logged|keyed|input(ted)?|recorded) by
        | facilitator | scribe | note[- ]?taker | (call|case|query|enquiry) (handler|taker|worker|owner|officer)
        | (handled|dealt with|answered|responded|replied|logged|assigned|keyed in|transcribed|coded|checked|verified|processed
          |moderated|reviewed|acknowledged) (by|to) | assignee | agent | advis[oe]r | planner | followers | following
        | address line( \d)? | address \d
        | (nhs|hospital|patient|national insurance|ni|passport|document|author document|id card|driving licence)[ _](number
          |no\.?) | (house|flat)[ _](number|name|no\.?) | (car|vehicle)[ _](reg(istration)?|make)([ _](number|no\.?))?
        | what ?3 ?words | (facebook|twitter|instagram|linkedin)( (profile|page|handle|name|account))? | complete\?
        | ((respondent|your|contact) )?(e-?mail|account|user|identity)( address)? (confirmed|verified|validated)\??
        | survey[ _]identifier | total (points|score) | quiz feedback | (in[ _])?reply[ _-]to.*
        | (parent|thread)( comment| post)?[ _]?(id)? | reach | impressions | engagements? | reactions?
        | (average|mean)[ _](rating|score)
        | (number|no\.?|count|total)[ _](of[ _])?(ratings?|comments|repl(y|ies)|responses|likes|shares|views|reactions
          |followers|supporters|upvotes|agreements|votes|endorsements)
        | (comment|reply|response|rating|view|like|share)s?[ _]count | response ?set | source url | submission uri | leid | euid
        | n-(comments|votes|agree|disagree|pass) | session[ _]?id | user[ _]?agent | (referr?er|referr?al)( url)?
        | tracking link | network id | device([ _](id|type|name))? | browser | os | operating system | user[ _]?id
        | profile[ _]?id | (author|user|profile|account|member|participant)[ _-]?(channel[ _-]?)?id
        | (author|user|commenter) channel.* | finish time | lat | lng | long? | latitude | longitude | altitude
        | (officer|staff|clerk|typist)('?s)? initials | has[ _]attachments?\?? | (.* - )?display order | .*recaptcha.*
        | ((pt|patient|client|caller|respondent|complainant)('?s)? )?initials | likes | dislikes | agrees | disagrees | shares
        | retweets | replies | upvotes | downvotes | supports | agreements | (up|down) votes | [a-z]*url | links? | permalink
        | web address | attachments? | photos? | images? | signature | seed | version | __version__ | reporter | enumerator
        | interviewer | why it was rejected | line in the file | points\b.* | feedback\b - .*`,
    }),
  ],
  [
    'email',
    phrases({
      whole: String.raw`
        (your |contact |respondent'?s? |recipient ?)?e-?mail( ?address(es)?)? | e-?bost | cyfeiriad e-?bost | adres e-?mail
        | adresse e-?mail | courriel | correo( electrónico)? | e-?mail-adresse | ای میل | ઇમેઇલ( સરનામું)? | ईमेल( पता)? | ਈਮੇਲ
        | ইমেইল( ঠিকানা)? | (عنوان )?البريد الإلكتروني | dirección de correo electrónico | adresse électronique
        | adres (poczty )?e-?mail | iimayl`,
      words: String.raw`e-?mail address | your e-?mail`,
    }),
  ],
  [
    'phone',
    phrases({
      whole: String.raw`
        (your |contact |home |daytime |mobile |work )?((tele)?phone|mobile|tel\.?)([ _]?(number|no\.?|\d))?(_\d)?
        | contact (number|no\.?) | (ihre )?telefon(nummer)? | (votre )?téléphone | numéro de téléphone
        | (su )?teléfono( de contacto)? | número de teléfono | (eich )?rhif ffôn | رقم الهاتف | numer telefonu | rhif ffôn
        | ffôn | فون نمبر | ફોન નંબર | फ़ोन नंबर`,
      words: String.raw`
        (your|best|daytime|a|contact|mobile) ((tele)?phone|mobile|contact)( number| no\.?)
        | number to (reach|ring|call|phone) you`,
    }),
  ],
  [
    'name',
    phrases({
      whole: String.raw`
        (your |full |first |last |sur|fore|middle |contact |respondent'?s? )?name | (lead )?petitioner('?s name)?
        | (commenter|commentator|poster|author|from|correspondent|consultee|user ?name|posted by|raised by|sender
          |caller)('?s? name)? | next of kin
        | (complainant|applicant|enquirer|objector|questioner|auteur|autrice|autore|autor|autorin|verfasser|verfasserin|awdur
          |absender|expéditeur|remitente)('?s? name)? | (person|who|whom|best person) to (contact|ask for|speak to)
        | contact person
        | (asked|comments?|submitted|posted|contributed|suggested|proposed|authored|commented|raised|uploaded) by( \(.*\))?
        | name of (the )?(caller|respondent|person|sender|signatory|signator)
        | (your|full|first|last|sur|fore|middle|recipient)[ _]?(full |first |last )?names?( \(.*\))?
        | (first|last|sur|fore|middle)[ _]?name | recipient ?(first|last) ?name | user[ _]?(name|login) | login | screen ?name
        | display ?name | (author |user |twitter |x )?handle | nick ?name | author[ _](user)?name | submitted by | signatory
        | signed by | enw | enw llawn | nom | nombre | nazwa | imię( i nazwisko)? | nazwisko | vorname | nachname | nome | نام
        | નામ | नाम | ਨਾਮ | নাম | الاسم | magaca | magac`,
      words: String.raw`(your|my) initials | what (should|shall|can|may) we call you | name and surname`,
      anywhere: String.raw`
        \b(what is|what[’']?s|please (give|tell us|enter|type)) your (full |first |last |sur|fore|middle )?name\b(?! for\b)`,
    }),
  ],
  [
    'translation',
    phrases({
      whole: String.raw`
        (comments?|text|response|answer|verbatim|words)[ _](in )?\(?(english|translated|translation)\)?([ _]\(?(en|eng|english
          |gb|uk)\)?)?`,
      begins: String.raw`(english|translation|in english)\b`,
      words: String.raw`(english|translated) (meaning|translation|version|text)`,
    }),
  ],
  [
    'analyst-note',
    phrases({
      whole: String.raw`
        (for )?(office|officers?|internal|admin|staff) use( only)?
        | (advice|answer|information|reply|response|explanation) given | outcome( of (the )?(call|contact|enquiry))?
        | what we (said|told them|did) | (most recent|latest|last|first|initial|final|our|agent) (reply|response)( text)?
        | (antwort|erwiderung|abwägung|stellungnahme) (der|des) (verwaltung|stadt|gemeinde|amte?s|kreises|behörde)
        | réponse de (la |l['’])?(mairie|ville|commune|collectivité|métropole|administration)
        | respuesta (del|de la) (ayuntamiento|municipio|equipo|administración) | ymateb (y |yr )?(cyngor|bwrdd|tîm|awdurdod)
        | odpowiedź (urzędu|gminy|miasta|rady) | رد (البلدية|المجلس|الإدارة) | _notes
        | (review|follow[- ]?up|assignment|hand ?over|escalation|workflow|closing|disposition) (notes?|comments?)
        | notes? (for|to) (the |our )?(\w+ )?(team( only)?|staff|office|officers?|colleagues?|file|self|panel|board)
        | (panel|board|committee|chair|minister|director|executive)( member)?('?s)? (reply|response|answer)
        | (proposed |agreed )?(changes?|amendments?|modifications?) (to (the )?(plan|policy|text|document|draft)|made)
        | (comments?|notes?)[ _](team|staff|office|officer|internal|admin|study)
        | (partner|gp|doctor|matron|sister|(ward |service |practice )?manager|head ?teacher|provider|chair|director
          |supervisor)['’]s (notes?|comments?|response|reply|remarks?|observations?) | lessons( learn(ed|t))?
        | ((partly|not) )?upheld\?? | (alert|escalation|triage|complaint) (comments?|notes?|outcome|resolution)
        | (determination|verdict|conclusions?)( reached)? | ((investigation|review|inspection|audit) )?findings | root cause
        | investigation( notes)? | resolution | actions?( taken| required| /.*)?
        | reasons? for (the )?(recommendation|rejection|decision) | follow[- ]?up( action)?
        | (response|reply|answer) (from|by|of) (the |our )?(panel|board|committee|chair(man|woman|person)?|cabinet|executive
          |minister|director|presenters?|platform|organi[sz]ers?|hosts?|moderator|developer|applicant|promoter|company|provider
          |operator|agency) | signpost(ed|ing)( to| given)? | (referred|escalated|passed) (on|to|on to) | onward referral
        | ((study|research|project|programme|engagement|consultation|ward|care) )?team('?s)? (notes?|comments?|response|reply
          |answer) | we (did|said|replied) | reply sent | nodiadau (y )?(swyddog|mewnol) | sylwadau swyddog
        | ymateb (y )?swyddog | interne notiz(en)? | notiz(en)? (der|des|von) .{3,30} | notiz(en)? intern | interner vermerk
        | vermerk | notes? internes? | commentaires? internes? | notas? internas? | observaciones internas
        | notatk[ai] (wewnętrzn\w+|urzędnika) | uwagi wewnętrzne | note interne | interne notities?
        | ((typist|typists|provider|venue|owner|practice|management|department|directorate|estates|ward|handler|investigator
          |data entry|transcriber|interpreter)['’]?s? )(comments?|remarks?|notes?|response|reply|explanation)
        | (response|reply|feedback|answer|letter|apology) (sent |given |made )?to (the )?(complainant|enquirer|staff|patient
          |caller|team|ward|service|family|correspondent|sender|writer|petitioner)s?
        | (case |handling|investigation|investigator|resolution|outcome|closure) (notes?|summary|details|comments?)
        | (summary|details) of (the )?(investigation|outcome|action|response|reply)( taken)?
        | outcomes?( of (the )?(complaint|concern|case|investigation|review|petition))? | learning | learning points?
        | learning identified | next steps | remedial action | improvements? made | change made | service improvement
        | officer['’]?s? (gist|view|précis|assessment|recommendation|verdict|stance|category|coding)`,
      begins: String.raw`
        (interviewer|researcher|enumerator|agent|advis[oe]r|operator|receptionist|navigator|((field|youth|case|social|care|key
          |support|outreach|community|engagement) ?)?worker|volunteer|nurse|teacher|mentor|surveyor|call handler|clerk|scribe
          |assessor|planner|coder|analyst|facilitator|supervisor|helper|supporter|teammate|colleague|officer|internal
          |admin(istrator)?|moderator|moderation|reviewer|evaluator|staff|study|council|authority)('?s)?[ _](notes?|comments?
          |responses?|reply|replies|answer|feedback|remarks?|observations?|reflections?|impressions?|thoughts|summary
          |explanation)\b | (reply|response) from (the )?(council|trust|official|our) (account|page|team)
        | (abwägungsvorschlag|beschlussvorschlag|beschlussempfehlung|abwägung)(?!\w)
        | (réponse|avis|position|analyse) (du|de la|de l['’]|des) ?(maître|commissaire|commission|collectivité|service|mairie
          |porteur|enquêteur|maire|ville|administration)
        | (trust|practice|surgery|department|service|programme|team|our|official|programme team)('?s)? (responses?|reply
          |replies|answer)\b | (private|study|staff|admin)[ _]notes?\b
        | (officers?|internal|admin|office|staff) ?[:–-] (?!.*\?$) | what we (advised|suggested)\b
        | (recommended|proposed) (change|action|response|modification|amendment)s?\b
        | (response|reply|answer|feedback|comments?|notes?) (from|by|of) (the |our )?((programme|project|planning|ward|study
          |care|engagement|consultation) )?(council|trust|authority|officers?|team|service|practice|us|planners
          |department)\b(?! (users?|visitors?|members?|areas?))`,
      words: String.raw`(advice|information) we gave`,
      anywhere: String.raw`\b(feasibility|valuation|feas\.?) (explanation|comment|note)`,
    }),
  ],
  [
    'status',
    phrases({
      whole: String.raw`
        (is )?(hidden|visible|deleted|removed|flagged|spam)\?? | (hidden|deleted|removed)[ _](at|on) | status
        | moderat(ion|ed)([ _](status|state))? | validation[ _]status | review[ _](status|state) | approval( status)?
        | approved\?* | published\?* | response (status|type)`,
    }),
  ],
  [
    'tags',
    phrases({
      whole: String.raw`
        _?((?:analysis|analyst|coding|coded) (?:tags?|codes?|themes?)|tags?|labels?|topics?|themes?|codes?
          |(overall |ai )?(sentiment|emotion|polarity)( score| label| rating)?|categor(y|ies)|(officer|analyst
          |suggested)('?s)? (themes?|codes?|tags?)(: .*)?)`,
    }),
  ],
  ['event-ref', /^(event|session|meeting) (ref(erence)?|id|code|no\.?|number)$/i],
  ['event', /^((event|session|workshop|meeting)( (name|title))?|name of (the )?event)$/i],
  ['event-date', /^(event|session|meeting|workshop) date$|^date of (the )?(event|session|meeting)$/i],
  ['venue', /^(venue|location|place)$/i],
  ['audience', /^(audience|who was there|group met)$/i],
  ['table', /^(table|group|flipchart)( (number|no\.?|#))?$/i],
  ['capture-method', /^(how captured|how recorded|capture method|captured (by|as)|recorded as)$/i],
  [
    'signatures',
    /^((number|no\.?|count|total) of )?(signatures|signatories|names on (the )?petition|people who signed)$|^signature (count|total)$/i,
  ],
  ['dots', /^(dots?|dot votes?|sticky dots?|votes?|number of (dots|votes))$/i],
  [
    'submitted-at',
    phrases({
      whole: String.raw`
        completion time | end ?(date|time) | enddate | ended( (at|on))? | recorded ?date | timestamp | rec['’]?d
        | (date|time|day)( |-)?(received|rec['’]d|submitted|completed|sent)
        | (date( and |/| & )?time|date|day|time) of (the )?(call|contact|enquiry|visit|letter|review|post|feedback|comment
          |interview|conversation|story|entry)
        | (date de (dépôt|réception|contribution)|eingang( am)?|eingangsdatum|fecha de (envío|recepción|registro)|data (wpływu
          |złożenia|zgłoszenia)) | date( and |/| & )time | time
        | (date|day) of (the |your )?(response|call|letter|contact|visit|receipt|submission)
        | (submitted|received|completed|sent|created)[ _]?(at|on|date|time)? | submission[ _]?(date|time) | submitdate
        | submit[ _]?date( \(utc\))? | date (posted|published|signed|created|modified|added|held) | published[ _]?(at|on)
        | signed( on)? | posted( on| at)? | (review|comment|feedback|story|contribution|message|visit|entry)[ _](date|time)
        | month | datum | dyddiad | data | fecha | تاریخ | તારીખ | तारीख | response date | date`,
    }),
  ],
  [
    'source-id',
    phrases({
      whole: String.raw`
        ((response|respondent|submission|record|entry|comment|unique|case|row|participant|feedback|call|log|letter|contact
          |enquiry|petition|form|questionnaire|survey|user|serial|ticket|contribution|reply|consultee|rep|idea|story|objection
          |voter|representation|signature|card|message|post|question|item|clip|recording|video|submission)[ _-]?){0,2}(id
          |ref(erence)?( (no\.?|number))?|no\.?|number|identifier)
        | (reference|ref|case|ticket|log|id|form|attendee|respondent|response|comment|entry|record|participant|card|letter
          |submission) ?# | (uid|ticket|receipt|serial|s/n|sr\.? ?no\.?)( (id|no\.?|number))? | resp | resp[ _-]?id | # | _?id
        | _?uuid | _?index | key | guid | nr\.? | n[°º]\.? | № | lfd\.? ?nr\.? | lp\.? | numer
        | identifi(kator|yfikator|cador|ant) | kennung | antwort-id | case | cyfeirnod | rhif( cyfeirnod| ymateb)? | شناخت
        | ક્રમ | क्रमांक`,
    }),
  ],
  [
    'language',
    phrases({
      whole: String.raw`
        ((form|survey|response|display|user|interview|preferred)[ _])?(language|lang|locale|language of (the )?(comment
          |response)|language code|iaith|sprache|langue|idioma|język|lingua|taal|limbă|زبان)`,
    }),
  ],
  [
    'equality',
    phrases({
      whole: String.raw`
        age | age (group|band|range|in years|years) | gender | sex | ethnicity | ethnic (group|background|origin) | disability
        | religion( or belief)? | faith | sexual orientation | marital status | nationality | d\.?o\.?b\.? | born( on)?
        | birth ?date | year of birth | age (at|of) .* | m ?/ ?f | ethnicity | marital | sex at birth
        | (resp|respondent|participant|patient|interviewee|caller|child|person|client|member)('?s)? (age|gender|sex|ethnicity
          |disability|religion) | sexo | género | gênero | genre | sesso | cinsiyet | جنس | लिंग | લિંગ | ਲਿੰਗ | লিঙ্গ | alter
        | geschlecht | wiek | płeć | âge | sexe | edad | oed | rhyw | عمر | ઉંમર | તમારી ઉંમર | उम्र | ਉਮਰ | বয়স
        | long[- ]?term (health )?(condition|illness)s?( or (disability|illness))?
        | (rhywedd|geschlechtsidentität|tożsamość płciowa|geburtsdatum|data urodzenia|date de naissance|fecha de nacimiento
          |data di nascita|geboortedatum|dyddiad geni|data de nascimento|birth ?day|when were you born)\W*
        | race( and ethnicity)?`,
      begins: String.raw`
        (wie alt|quel âge|cuántos años|¿cuántos años|ile (pan|pani|ma|masz|lat)|quanti anni|quantos anos|(beth|faint) yw (eich
          |dy) (h?oed|oedran)|hoe oud|câți ani)(?![a-z])`,
      words: String.raw`
        how old are you
        | what is your (age|age group|gender|sex|ethnic|ethnicity|religion|sexual|marital|nationality|main language
          |first language) | which (age|age group) are you | date of birth | dob | d\.o\.b
        | (year|month) (were you born|of birth) | do you (look after|care for)
        | you (a )?(boy or|male or|man or|girl or|female or|woman or) | are you (a )?veteran | day[- ]to[- ]day activities
        | served in the (armed forces|military)`,
      anywhere: String.raw`
        \bdo you (have|consider yourself to have) an? .*\b(disab|condition|illness|impairment)
        | \b(describe|identify) your (gender|ethnic|sexual|sexuality|religion) | sexual orientation
        | \bgender (identity|reassignment) | same as (the sex|your sex)
        | \bconsider yourself (to be )?(an? )?(disabled|d/?deaf|lgb\w*|religious|trans\w*)
        | \bare you (pregnant|disabled|married) | \bpregnan.*(last|past|currently) | \blanguage do you (prefer|speak|use)
        | main language | \bcaring responsibilit\w*
        | \b(have|belong to|follow|practise) (a|any) (particular )?(religion|faith|belief)`,
    }),
  ],
  [
    'respondent-kind',
    phrases({
      whole: String.raw`
        (type|kind) of (respondent|stakeholder) | stakeholder (type|group|category) | capacity | who is speaking`,
      begins: String.raw`
        responding as\b | (completed|filled in|written|answered|form completed) by\b.*\b(patient|carer|staff|parent|relative)`,
      words: String.raw`
        (respond|reply|answer|comment|writ|speak)ing (as|on behalf)
        | (respondent|responder|caller|contact|commenter|contributor|participant|author|submitter|consultee|enquirer
          |reviewer) (type|kind|category|role) | (which|what) capacity | in what capacity | which (of these )?best describes you`,
      anywhere: String.raw`\bindividual or .*organi[sz]ation`,
    }),
  ],
  [
    'organisation',
    phrases({
      whole: String.raw`
        (your |the )?(organi[sz]ation|group or organi[sz]ation|company|employer|company ?/ ?organi[sz]ation
          |organi[sz]ation ?/ ?company)('?s)?( name)? | (on )?behalf of( whom)? | representing | organi[sz]ation represented
        | affiliation | (org|group|agency|charity|company|organi[sz]ation)( name| represented| you represent)?
        | name of (the |your )?(group|charity|body|agency|company) | group ?/ ?organi[sz]ation | organi[sz]ation ?/ ?group
        | group or organi[sz]ation | employer or organi[sz]ation`,
      begins: String.raw`
        (?:name|nombre|nom|nazwa|nome|naam|enw|enw[’']r|numele)(?: (?:der|des|ihrer|ihres|de|del|de la|du|de su|de tu|de votre
          |votre|eich|eich|y|della|dell|da|do|van de|van uw|pan\p{L}*))*(?: |[’'])(?:l[’'])?(?:organi[sz]a\p{L}*|organisme
          |organiz\p{L}*|asociaci[óo]n|association|associa\p{L}*|entidad|empresa|entreprise|verein\p{L}*|verband\p{L}*
          |einrichtung|firma|firmy|institu\p{L}*|stowarzysz\p{L}*|sefydliad|grŵp|vereniging)\b
        | if (you are |replying (for|on behalf of) )?(an )?organi[sz]ation\b.*\bname\b | which organi[sz]ation\b
        | (please )?(name|give|state) your (organi[sz]ation|group|charity|company)\b
        | if (yes|so),? (please (state|give|name) )?(which|what|your) (organi[sz]ation|group|charity)\b
        | if (you are )?(responding|replying|answering|writing) (for|on behalf of) (an? |your )?(organi[sz]ation
          |group)\b.*\bwhich\b`,
      words: String.raw`
        name of (your|the) (group|club|charity|society|association|body|company|school|practice)
        | name of (your |the )?(group or )?organi[sz]ation | what is your organi[sz]ation
        | (organi[sz]ation|group|company|charity)\b.{0,30}\b(its|the|their) name`,
      anywhere: String.raw`
        \b(which|what) (group|organi[sz]ation|charity|company|body)( or (group|organi[sz]ation))? (do|are|is|does) (you|it
          |this)( (represent\w*|work(ing)? for|(speak|respond|reply|writ|answer)ing (for|on behalf of)|part of|from))?`,
    }),
  ],
  [
    'postcode-area',
    phrases({
      whole: String.raw`
        street( name)? | postal( code)? | zip( code)? | zip ?/ ?postal( code)? | address(es)? | anschrift | wohnanschrift
        | straße( und hausnummer)? | indirizzo | dirección( postal)? | domicilio | endereço | morada | adresa | adres | adresse
        | (ihre )?postleitzahl | plz | code postal | código postal | kod pocztowy | (eich )?cod post | cyfeiriad | پتہ | સરનામું
        | पता`,
      words: String.raw`
        post[ _]?code | (your|full|home|postal|permanent|street|mailing) (full |home |postal )?address`,
      anywhere: String.raw`\byour (street|road)\b(?! (is|are|need|should))`,
    }),
  ],
  [
    'area',
    phrases({
      whole: String.raw`
        area | area name | district | borough | locality | suburb | ward | geozone | (city|town) ?/ ?(city|town) | village
        | parish | town | city | town or (village|city) | neighbourhood | council area | where (do )?you live\??
        | area of residence | (place|town|village|area|district|borough|locality) of residence
        | ((your )?(nearest|home|local) )(town|village|city|area|district|borough|parish|locality)( or (town|village|city))?
        | (area|town|village|place|district) (\w+ )?(calling|writing|from|responding|of (the )?(caller|respondent
          |resident))( from)? | علاقہ | منطقة | વિસ્તાર | क्षेत्र | ਇਲਾਕਾ | এলাকা
        | (your |home )?(area|district|borough|ward|village|parish|town|city|locality|neighbourhood|estate|street)( ?(or|and
          |/) ?(area|district|borough|ward|village|parish|town|city|locality|neighbourhood|estate|hamlet))+
        | your (area|district|borough|ward|village|parish|town|city|locality|neighbourhood) | ort | stadt | plz ?/? ?ort
        | stadtteil | ortsteil | wohnort | gemeinde | commune | ville | quartier | barrio | municipio | dzielnica | gmina
        | miejscowość | wijk | woonplaats | gemeente | ardal | cymuned | quartiere | comune | bairro | freguesia | concelho
        | localidade | cidade | arrondissement | stadtbezirk | bezirk | wohngebiet | localidad | ciudad | osiedle | tref
        | pentref`,
      begins: String.raw`
        (which|what) (area|district|borough|locality|town|part|council|ward|parish|village)\b.*\b(live|are you|home)\b
        | where do you (mainly )?live\b
        | where (was|were) (this|that|it|they|these|the (comment|card|note|words?)s?) (said|heard|written|made|collected
          |recorded|taken|gathered|left|given)\b
        | (in )?(welche[mnr]?|aus welche[mr]) (orts?teil|stadtteil|ort|gemeinde|bezirk|stadt)\b
        | (în ce (localitate|oraș|sat|cartier|zonă)|unde locuiți|hangi (ilçe|mahalle|şehir)|nerede (yaşıyor|oturuyor)
          |wo wohnen sie|où (habitez|vivez)-vous|dans quelle? (commune|ville|quartier)|waar woont u|in welke (wijk|buurt
          |gemeente|plaats)|¿?dónde vive|¿?en qué (barrio|distrito|municipio|ciudad)|gdzie (pan|mieszka)|w (jakiej
          |której) (dzielnicy|gminie|miejscowości)|ble (ydych|rydych) chi['’]n byw|dove (vive|abita|vivi|abiti)
          |in quale (quartiere|comune)|onde (mora|vive)|ym mha (ardal|gymuned|dref|bentref)|quel(le)? est (votre|ton
          |ta) (quartier|commune|ville|arrondissement)|em que (bairro|freguesia|concelho|cidade)|¿?cuál es (su|tu) (barrio
          |distrito|municipio|ciudad)|qual (é|e) (o |a )?(seu|sua) (bairro|freguesia|cidade))\b`,
      anywhere: String.raw`
        у якому (місті|районі|селі) | де ви (живете|мешкаєте) | в каком (городе|районе) | где вы живете | کس علاقے | کہاں رہتے
        | أين تسكن | أين تعيش | في أي (منطقة|حي) | ક્યાં રહો | કયા વિસ્તાર | कहाँ रहते | किस (क्षेत्र|इलाके) | ਕਿੱਥੇ ਰਹਿੰਦੇ
        | ਕਿਸ ਇਲਾਕੇ | কোথায় থাকেন | কোন এলাকা`,
    }),
  ],
  [
    'channel',
    phrases({
      whole: String.raw`
        channel | how | (contact|collection|engagement|feedback|submission|completion) (method|channel|mode|route)
        | (method|mode|route) of (contact|submission|engagement) | how (was it )?received | received (by|via|through) | source
        | route | method | method of response`,
    }),
  ],
]
/** Words for a person's name, wherever a heading has them; what is named otherwise is no person. */
export const nameWord = phrases({
  lettered: String.raw`
      (?:sur|fore|first|last|given|family|middle|full|maiden|nick|user|pre)?names? | namen? | nom | prénom | nombre | apellidos?
      | naam | nome | sobrenome | imię | imiona | nazwisko | enw | cyfenw | vorname | nachname | magac\w* | nume | név | vardas
      | heißen | heißt | appelez | llama[ns]? | nazywa\p{L}* | chiam[ai] | chama | heet | numele | prenume\p{L}* | numiți
      | numiti | numește | ad[ıi](?:n[ıi]z|m)? | isminiz | soyad\p{L}* | зват[иь] | зовут | ім['’ʼ]я | имя | прізвище | фамилия
      | jméno | meno | příjmení | név | neve | hívják | navn | namn | nimi | emri | ime | prezime | vārds | όνομα
      | ονοματεπώνυμο | επώνυμο`,
  anywhere: String.raw`الاسم | اسمك | نام | નામ | नाम | ਨਾਮ | নাম | 姓名`,
})
export const otherName = phrases({
  words: String.raw`
      organi[sz]ation\w* | company | groups? | services? | events? | venues? | schools? | hospitals? | surger(y|ies)
      | practices? | wards? | sites? | streets? | roads? | places? | towns? | villages? | trusts? | clinics? | departments?
      | files? | business | charity | teams? | projects? | councils? | locations? | buildings? | shops? | clubs? | forms?
      | surveys? | medicines? | drugs? | pharmac(y|ies) | category | component | scope | area | parish | district | publish
      | quote | use`,
  lettered: String.raw`
      organizaci[óo]n | organisme | organizac\p{L}* | organizz\p{L}* | organiza[çc][ãa]o | asociaci[óo]n | association
      | associa\p{L}* | entidad | empresa | entreprise | verein\p{L}* | verband\p{L}* | einrichtung | firma | firmy
      | institu\p{L}* | stowarzysz\p{L}* | sefydliad | grŵp | structure | service | vereniging | organizați\p{L}*`,
})

/** How to reach somebody, asked in words. */
export const reachQuestion = phrases({
  words: String.raw`
      (how|where) (should|can|may|shall|would you like us to) (we )?(reply|contact|reach|get in touch|respond)
      | (contact|reach|reply to|ring|call) you | (like|want|prefer) us to (get back|reply|contact|respond|reach)
      | get back to you | contact (details?|preference|information)`,
})

/** A day of something that was not saying it: a birth, a deadline, the next meeting. */
export const otherDay = phrases({
  words: String.raw`
      due | deadline | by when | target | birth\w* | born | d\.?o\.?b | expir\w* | review(ed)? | next | appointment | admission
      | discharge | moved | joined | since | until | wedding | holiday | decision | visit`,
})

/** A heading that says when an answer was finished or came in. */
export const answered = phrases({
  ends: String.raw`\btimestamp`,
  words: String.raw`
      (complet\w*|submi\w*|finish\w*|ended|recorded|received|timestamp|date stamp|posted|contributed|created|sent|made|signed
        |registered|published)\b.*\b(date|time|at|on|timestamp)
      | (date|time)\b.*\b(complet\w*|submi\w*|finish\w*|ended|recorded|received|posted|contributed|sent|made|signed)`,
})

export const plainComment = phrases({
  whole: String.raw`
      ((your|any|other|further|additional|any other|general|free[ -]?text) )?(comments?|feedback|notes?|suggestions?|views?
        |remarks?|responses?|answer|message|verbatim|free[ -]?text|text|body|thoughts?|opinions?|story|statement|contribution
        |what (was|they) (said|wrote)|issue raised|quote)( \d{1,2})?`,
})

/** Anyone who asks so wants words, although many may give the same. */
export const askedForMore = phrases({
  words: String.raw`
      anything else | what (one|single) thing | like to (thank|praise|nominate) | in your own words
      | (any )?(other|further) comments`,
  lettered: String.raw`
      unrhyw (beth|sylwadau) (arall|eraill) | sonst noch (et)?was | noch etwas | autre chose | quelque chose (à|d['’])\p{L}*
      | algo más | otra cosa | coś (jeszcze|innego) | (qualcos)?altro da | mais alguma coisa | nog iets | altceva`,
  anywhere: String.raw`کچھ اور | کوئی اور بات | شيء آخر | બીજું કંઈ | कुछ और | ਹੋਰ ਕੁਝ | আর কিছু`,
})

/** A question to which people answer in words. */
export const openQuestion = phrases({
  whole: String.raw`
      ideas | wishes | hopes | barriers | positives | negatives | strengths | weaknesses | improvements | highlights
      | challenges | what (?:does not|doesn['’]t|works) ?\w*`,
  words: String.raw`
      comments? | feedback | suggestions? | views? | thoughts? | opinions? | improve\w*
      | what (do|did|would|should|could) (you|we) | tell us | explain | describe | anything else | why | reasons?
      | in your own words | concerns? | do(ne)? better | be better | (best|worst|good|bad|hardest|one|single) (thing|bit|part)s?
      | would you (change|keep|add|like to see) | anything (we|you|that) | how (can|could|should|would) (we|you)
      | (like|liked|enjoy|enjoyed|value) (most|best|least|about) | what (works?|worked|matters|worries|is|was|needs?|else|went)`,
  lettered: String.raw`
      warum | wieso | weshalb | pourquoi | por qué | dlaczego | pam | perché | waarom | por que | neden | чому | почему
      | verbesser\p{L}* | améliorer | mejorar | poprawi\p{L}* | gwella | migliorare | verbeteren | melhorar | îmbunătăți\p{L}*
      | kommentare? | commentaires? | comentarios? | comentários? | komentarz\p{L}* | uwag[ai] | sylwadau | opmerking\p{L}*
      | comment[oi] | sugerencias | vorschl[aä]g\p{L}* | anregung\p{L}* | awgrymiadau | sugesti[ea] | suggeriment[oi]
      | sugestões | yorum\p{L}* | öneri\p{L}*`,
})

/** A heading that says whether the authority itself wrote an entry. */
export const isOfficial = phrases({
  whole: String.raw`
      (is )?(from )?(an? )?(post author|original poster|page author|official|admin(istrator)?|moderator|organi[sz]er|page owner
        |host|staff)( (response|reply|comment|post|answer|update|entry))?\??`,
})

/** Words that officers, councillors and the authority itself wrote, wherever a heading says so. */
export const officersWords =
  /\b(officer|official|internal|admin|reviewer|moderator|evaluator|valuation)s?\b.*\b(notes?|comments?|response|reply|answer|explanation|feedback|updates?)\b/i

/** Headings that are officers’ by what they name, where whole sentences stand below them. */
export const officersHeading = phrases({
  whole: String.raw`
      (?:[\p{L}-]+ ){0,2}(?:trust|council|manager|management|officer|qa|comms|board|admin|decision|confidential|call ?back
        |triage|handling|progress|status|closing|caseworker|team) (?:team )?(?:notes?|comments?|response|reply|actions?
        |remarks?|updates?|plan)(?: \(staff\))? | action plan | actioned | remedy | disposition | responded with | update
      | progress | feedback loop`,
})

/** What officers or a page's owners answered or saw, by its heading. */
export const officersAnswer = phrases({
  whole: String.raw`
      (?:(?:our|my|page|staff|team|admin|shop|branch|desk|library|visitor|agent|auto(?:matic)?|chair|council|interviewer
        |reviewer)(?:['’]?s)? ){0,2}(?:observations?|findings|impressions?|repl(?:y|ies))(?: (?:text|given|sent|posted
        |pinned up|put up|message|to \p{L}+))?
      | (?:our|my|page|staff|team|admin|shop|branch|desk|council)(?:['’]?s)? (?:response|answer)s?`,
})

/** How officers write of what was done about an entry, and how an authority answers. */
export const officersTelling = phrases({
  words: String.raw`
      rang (back|him|her|them|caller) | called back | left (a )?message
      | (passed|forwarded|referred|escalated|sent|added|reported|signposted) (on )?to
      | (apology|apologies|letter|reply|response|email) (letter )?(sent|given|issued) | case closed | no further action | nfa
      | logged | acknowledged | thanked | chased | awaiting | discussed with | raised with | resolved | advised | duplicate of
      | needs? (a )?reply | to be (reviewed|discussed|raised) | in progress | thank you for (your|taking|letting|this|the)
      | we (are|were) sorry
      | we (have|will) (now )?(passed|asked|been|be|look|raise|take|note\w*|feed|contact\w*|add\w*|review\w*|arrang\w*)`,
})

/** An option that asks for words of one's own, in the languages of the common tools. */
export const otherOption = phrases({
  begins: String.raw`
      (other|others|autre|sonstige[sr]?|andere[rs]?|inne|otro|outro|arall|altro|citi|دیگر|અન્ય|अन्य|ਹੋਰ|অন্যান্য|أخرى|kale)\b`,
  ends: String.raw`\b(specify|text|comment)\]? | [_. -]other(_?(text|specify))?`,
  words: String.raw`
      (please|pls) (specify|state|say|explain|tell us|give details|describe) | if (you selected )?other`,
})

/** A number of a person's that no system but its own should hold. */
export const personalNumber =
  /\b(nhs|national insurance|ni|hosp\.?|hospital|passport|driving licence)[ _-]?(number|no\.?)\b/i

/** A question that is answered by a name, a number or a choice. */
export const factQuestion = phrases({
  begins: String.raw`
      (which|where|who|whose|when|how (many|much|often|long|far|old|satisfied|likely|easy|well|did you (hear|travel|get))|do
        |did|does|are|is|have|has|were|was(?= (?:it|this|that|there|the|your|you|he|she|they|we|any\w*|some\w*|an?|no)\b)|would
        |will|can)\b`,
})
