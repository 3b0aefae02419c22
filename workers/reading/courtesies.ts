import { phrases } from '#server/data/patterns.ts'

// How people begin and end what they write, in the languages of the product. Whole sentences, compared by letters in lower
// case; written without native readers.

/** A sentence that carries no view: a greeting, a farewell, thanks for being asked, who writes and why. */
export type Courtesy = 'salutation' | 'closing' | 'thanks' | 'introduction'

const person =
  '(?:local|concerned|lifelong|life long|long term|longstanding|long standing|retired|older|disabled|registered|regular|current|former|proud|ordinary|private)'
const role =
  '(?:resident|citizen|taxpayer|tax payer|council tax payer|patient|service user|user|carer|parent|mother|father|mum|dad|grandparent|grandmother|grandfather|member of the public|member of staff|nurse|doctor|gp|volunteer|pensioner|neighbour|householder|homeowner|tenant|student|pupil|teacher|commuter|member|constituent|representative|trustee|business owner|person|individual)'
const asWhom = `(?:as |on behalf of |in my capacity as )(?:an? |the |my |our )?(?:${person} )*${role}s?(?: (?:of|in|at|from|for|living in|who lives in)(?: [\\p{L}\\p{N}]+){1,5})?`
// About a document or a plan, that is; “I am writing about my husband, who…” is no mere introduction.
const about =
  '(?: (?:to you )?(?:in (?:response|reply|relation|connection|regard|respect) (?:to|with|of)|with (?:regards?|reference|respect) to|in regards? to|regarding|concerning|about|on|to|in respect of) (?:the|your|this|these|our)(?: (?!me|my|he|she|who|i|him|her|we)[\\p{L}\\p{N}]+){0,5} (?:consultation|proposals?|plans?|survey|questionnaire|changes|review|leaflet|documents?|strategy|closure|reorganisation|scheme)(?: (?:for|of|to|in|on|at) (?:(?!me|my|he|she|who|i|him|her|we)[\\p{L}\\p{N}]+ ?){1,5})?)?'

const saysOnly = (...phrases: string[]) => new RegExp(`^(?:${phrases.join('|')})$`, 'u')

export const courtesies: Record<Courtesy | 'opening' | 'ending' | 'question' | 'device', RegExp> = {
  /** A greeting before more on the same line, with the mark that ends it; read in the text as written. */
  opening: phrases({
    begins: String.raw`
        (?:dear(?: [\p{L}.'’/]+){1,6}|hello(?: (?:there|all|everyone|everybody|team|folks))?|hi(?:ya)?(?: (?:there|all|everyone
          |everybody|team|folks|guys|both))?|good (?:morning|afternoon|evening|day)(?: (?:all|everyone|team))?|to whom(?:ever
          |soever)? it may concern|szanowni państwo|dzień dobry|exmos?\.? senhores|bom dia|boa tarde|السلام عليكم
          |assalamu? alaikum|asc)\s?[,:;!–—-]\s*`,
  }),
  /** A farewell before the name of the writer, on one line; read in the text as written. */
  ending: phrases({
    begins: String.raw`
        (?:yours (?:faithfully|sincerely|truly)|(?:with )?(?:kind|kindest|best|warm|warmest|many) (?:regards|wishes|thanks)
          |regards|sincerely|many thanks|thanks|thank you|cheers|all the best|signed|z poważaniem|cumprimentos)\s?[,:–—-]?\s+`,
  }),
  salutation: saysOnly(
    'dear(?: [\\p{L}]+){1,6}',
    '(?:hello|hi|hiya|hey|ey up|alright|morning|afternoon|evening)(?: (?:there|all|everyone|everybody|team|again|folks|guys|both|council|nhs|friends|me duck|duck))?',
    'good (?:morning|afternoon|evening|day)(?: (?:to you|to you all|all|everyone|team))?',
    'to whom(?:ever|soever)? it may concern',
    'for the attention of(?: [\\p{L}]+){1,6}',
    'greetings|sirs?|madam|sir or madam',
    '(?:i |we )?(?:do )?(?:hope|trust) (?:this (?:email|letter|message|note|mail) |that )?(?:this )?(?:finds you|you are|youre|all is) (?:all )?(?:well|ok|okay|good)(?: today)?',
    'szanowni państwo|szanowna pani|szanowny panie|dzień dobry|witam',
    'exmos? senhor(?:es)?|caros senhores|bom dia|boa tarde|olá',
    'السلام عليكم(?: [\\p{L}\\p{M}]+){0,3}|تحيه طيبه|تحية طيبة|مرحبا|محترم جناب|السلام علیکم',
    'नमस्ते|आदरणीय (?:महोदय|महोदया)|નમસ્તે|ਸਤ ਸ੍ਰੀ ਅਕਾਲ|নমস্কার|আসসালামু আলাইকুম|assalamu? alaikum|salaam|asc',
  ),
  closing: saysOnly(
    '(?:yours|your) (?:faithfully|sincerely|truly|respectfully|in anticipation)|sincerely|faithfully|respectfully(?: yours)?',
    '(?:(?:with|and|my) )?(?:kind|kindest|best|warm|warmest|many) (?:regards|wishes)(?: to (?:all|you all))?|regards|regards (?:an? )?(?:parish |town |district |county )?(?:clerk|councillor|secretary|chair|treasurer|resident|patient|carer|parent)(?: (?:of|to|for) (?:the )?[\\p{L}]+(?: [\\p{L}]+){0,3})?|best|all the best|with (?:best|every good|all good) wish(?:es)?|good luck(?: with (?:it|this|it all|your work|the work))?',
    '(?:(?:i|we) )?(?:do )?look forward to (?:hearing from you|your (?:reply|response|answer))(?: (?:soon|in due course|at your earliest convenience))?|looking forward to (?:hearing from you|your (?:reply|response))(?: soon)?',
    '(?:please )?(?:do )?(?:feel free to |do not hesitate to |dont hesitate to )?(?:contact|get in touch with) me (?:if you (?:need|have|require|want) (?:any |anything )?(?:more|further|other)?(?: ?(?:information|questions|details))?)',
    '(?:i|we) hope (?:this|that|my comments?|our comments?|these comments?) (?:helps|help|is helpful|are helpful|is useful|are useful|is of use|will be (?:considered|read|taken into account|taken on board))(?: .{0,30})?',
    '(?:please )?(?:take|consider|bear) (?:this|my comments?|my views?|our views?) (?:into account|into consideration|on board|in mind)',
    '(?:i|we) (?:trust|hope|ask|request)(?: that)? (?:you will |youll |you |the (?:council|trust|board|panel) will )?(?:please )?(?:take|consider|bear|give) (?:this|these|my|our|the above)(?: (?:points?|comments?|views?|concerns?|thoughts?|response|letter|email|all))?(?: (?:into account|into consideration|on board|in mind|seriously|careful consideration|due consideration|your consideration|some thought))?(?: (?:when|before|in) (?:you |making |you make )?(?:decide|deciding|(?:your|the|a|any) (?:final )?(?:decision|plans?|review)))?',
    '(?:please|kindly|could you|can you)(?: please)? (?:acknowledge|confirm)(?: the)? (?:receipt|you have (?:got|received) this)(?: of (?:this|my) (?:email|letter|message|response|form|comments?))?(?: (?:please|in writing|by (?:email|return|post)))?|(?:i|we) would (?:appreciate|welcome|be grateful for) (?:a|an|your) (?:reply|response|answer|acknowledgement)(?: (?:please|soon|in writing|by (?:email|post)))?',
    '(?:i am|im|we are|were) (?:happy|willing|available|glad|content) (?:to be|for you to) (?:contact(?:ed)?(?: me)?|quoted|get in touch|ring me|email me|call me)(?: (?:about|on|by|if|for|to) (?:this|it|these|phone|email|telephone|needed|required|necessary|discuss this|discuss it|discuss further|more (?:details?|information)|further (?:details?|information)))?|(?:you (?:can|may) )?(?:contact|ring|email|call) me any ?time',
    '(?:sorry|apologies|apologise|forgive me|excuse|my apologies|i apologise|i am sorry|im sorry)(?: (?:again|in advance))? (?:for|about|if there are)?(?: (?:any|the|my|all|this|such|an?|being))*(?: (?:very|so|rather|bit|too))?(?: (?:long|lengthy|late|bad|poor|terrible|awful|short|spelling|typing|grammar|rushed|rambling))*(?: (?:e ?mail|letter|message|reply|response|comment|answer|rant|ramble|essay|mistakes?|errors?|typos?|spelling|grammar|handwriting|writing|english|punctuation|length|moan|waffle|delay|go on|long|late))+(?: (?:and|or) (?:typos?|spelling|grammar|mistakes?|errors?|punctuation|length))?(?: (?:i|am|im|as|because|its|it|is|this|typing|typed|writing|written|sent|done|on|from|in|a|an|my|the|phone|mobile|ipad|tablet|hurry|rush|bus|train|dyslexic|dyslexia|not|very|good|great|at|english|second|first|language|have|fat|fingers|cold|hands)){0,12}',
    '(?:that is|thats|this is) (?:just )?(?:my|our) (?:two|2|2p|tuppence|two pence|two penn?orth|2 pennies) ?(?:pence|penn?orth|p|cents|worth|pennyworth)*|(?:just|only|thats|its) (?:just )?my (?:opinion|view|thoughts?|two (?:pence|penn?orth|cents)|2p|2 ?pence|tuppence|tuppence worth)(?: worth)?|(?:just )?my (?:two pence|two penn?orth|two cents|2p|tuppence)(?: worth)?|(?:i )?hope (?:that|this|it) (?:all )?makes sense|rant over|enough said|nuff said|end of rant|moan over',
    '(?:have|enjoy) (?:a|the) (?:good|nice|lovely|great|blessed|pleasant|peaceful) (?:day|weekend|evening|week|afternoon|christmas|rest of (?:the|your) day)(?: all| everyone)?|god bless(?: you)?(?: all)?|bless you(?: all)?|stay safe|keep up the good work and thanks|speak soon|bye(?: for now)?|ta ta|x{1,5}',
    '(?:name|address|names|details|contact details)(?: and (?:address|name|postcode|number|email))* (?:supplied|provided|withheld|given|attached|on request|available(?: on request)?)(?: if (?:needed|required))?',
    '(?:that is|thats) all(?: (?:i have to say|from me|for now|really|folks|i wanted to say|i want to say|ive got to say|ive to say))?|end of (?:comments?|message|letter|statement)|take care|goodbye for now|cheers|signed',
    'z poważaniem|z wyrazami szacunku|pozdrawiam(?: serdecznie)?|com os melhores cumprimentos|(?:os meus )?(?:melhores )?cumprimentos|atenciosamente',
    'مع (?:خالص )?(?:التحية|التحيه|الشكر|الاحترام|تحياتي)|وتفضلوا بقبول .{0,40}|والسلام|آپ کا مخلص|धन्यवाद सहित|भवदीय|આપનો વિશ્વાસુ|ਤੁਹਾਡਾ ਵਿਸ਼ਵਾਸਪਾਤਰ|বিনীত|mahadsanid(?:iin)?',
  ),
  thanks: saysOnly(
    '(?:ta|cheers)(?: (?:very much|muchly|ever so|a lot|all|love|duck|me duck|for (?:reading|asking|listening|this)))*',
    '(?:thank you|thanks|many thanks) in anticipation(?: of (?:your|a|an) (?:[\\p{L}]+ )?(?:reply|response|answer|help|action|attention))?',
    '(?:no )?(?:(?:many|with|so many) )?thanks?(?: you)?(?: (?:very|so|ever so) much| again| a lot| in advance| indeed| all| kindly)*',
    '(?:(?:many|with) )?(?:thanks?|thank you)(?: very much| so much| again)? for (?:the|this|your|giving|asking|letting|allowing|taking|reading|listening|considering|inviting|consulting|hearing|being)(?: (?:me|us|everyone|people|residents|time|to|the|an?|this|my|our|your|opportunity|chance|comment|respond|response|reply|survey|questionnaire|consultation|have|give|share|say|views?|opinions?|comments?|feedback|thoughts?|letter|email|and|reading|read|attention|consideration|help|considering|contribute|take|part|of|for|in|on|listening|consulting|asking|interest|it|hear|what|we|i|think|patience|tell|you))*',
    '(?:i|we) (?:am|are|was|were)? ?(?:grateful|glad|pleased) (?:for|of|to have) (?:the|this) (?:opportunity|chance)(?: to (?:comment|respond|have my say|share (?:my|our) views?))?',
    'dziękuję(?: bardzo| za uwagę)?|dziękujemy|obrigad[oa](?: pela atenção)?|شكرا(?: لكم| جزيلا)?|شکریہ|धन्यवाद|આભાર|ਧੰਨਵਾਦ|ধন্যবাদ',
  ),
  introduction: saysOnly(
    `(?:i am|we are|im|were) (?:writing|responding|replying|commenting|contacting you|getting in touch)(?: to you)?(?: ${asWhom})?${about}`,
    `(?:i|we) (?:write|respond|reply|comment)(?: to you)? ${asWhom}${about}`,
    `${asWhom}`,
    `an? (?:(?:very|deeply|rather) )?(?:(?:${person}|worried|angry|frustrated|disappointed|fed up|tired|loyal|interested|grateful|busy|working|single|new|young|elderly|unhappy|happy|regular|anonymous) ){0,2}${role}(?: (?:of|in|at|from|with) (?!the |a |an )[\\p{L}\\p{N}]+(?: (?!and|who|that|because|but)[\\p{L}]+){0,2})?`,
    `(?:i am|im|we are|were|i have been|ive been) (?:an? |the )?(?:(?:${person}|${role}) )+(?:of|in|at|with|from|registered at)?(?: (?:the|this|your|our|a))?(?: (?:surgery|practice|area|village|town|city|county|parish|ward|hospital|trust|district|borough|community|council))?(?: (?:area|here|myself|too))?(?: (?:for|since) (?:over |about |nearly |more than |many )?[\\p{L}\\p{N}]+(?: years?)?)?`,
    `(?:i|we) (?:also )?(?:live|lived|work|have lived|have worked|reside|was born|grew up)(?: and work| all my life)? (?:in|near|close to|around|just outside) (?:the|this|your|our) (?:local )?(?:area|village|town|city|county|parish|neighbourhood|district|borough|community|street|estate|region)(?: (?:for|since|all|my|our|over|about|many|years?|life|whole|[\\p{N}]+)){0,6}|(?:i|we) live (?:locally|nearby|round here|around here|here)`,
    `(?:i|we) (?:am |have |have been |filled|am filling|filling|completed|am completing|did|wrote|am writing|answered|am answering)(?: ?(?:filled|filling|completed|completing|writing|answering|responding|doing))?(?: this| the| it)?(?: (?:in|out|form|survey|questionnaire))*(?: in)? (?:on behalf of|for) (?:my|our|a|an|the|his|her)(?: (?:elderly|late|old|disabled|own))? (?:mother|mum|mam|father|dad|wife|husband|partner|son|daughter|neighbours?|nan|gran|grandmother|grandad|grandfather|friends?|parents?|family|brother|sister|aunt|uncle|client|group|members?|organisation)`,
    `(?:i|we) (?:was |were |got |have been |been )?(?:sent|given|saw|found|heard about|heard of|received|got|forwarded|came across|picked up)(?: about)? (?:this|the|your)(?: (?:link|survey|form|questionnaire|consultation|leaflet|website|poster)){0,2}(?: (?:on|by|from|via|through|in|at|to) (?:my |our |a |an |the |your )?[\\p{L}]+(?: [\\p{L}]+){0,2})?`,
    `(?:this is |here is |here are |below is |below are |please find (?:below |attached |enclosed )?)(?:my|our|some|a few) (?:(?:brief|quick|short|initial|own|honest|full) )?(?:response|reply|comments?|views?|feedback|submission|answers?|thoughts?|opinions?|points?|ideas?|suggestions?)(?: (?:below|attached|for you|for what they are worth|in full))?${about}`,
    `(?:i would like|we would like|i wish|we wish|i want|we want|id like|wed like) to (?:make|submit|add|give|offer|share|express|put forward|say|respond with) (?:a few|some|my|our|the following|a|one|a couple of)? ?(?:further |brief |short |personal )*(?:comments?|views?|points?|thoughts?|feedback|things?|remarks?|observations?|response|opinion)${about}`,
    `(?:my|our) (?:comments?|views?|response|answers?|points?|thoughts?) (?:is|are) (?:as follows|below|set out below|the following)`,
    `(?:i|we) have (?:read|looked at|looked through|seen) (?:the|your) (?:documents?|proposals?|plans?|consultation|leaflet|booklet|papers?)(?: .{0,30})?`,
    `my name is(?: [\\p{L}]+){1,4}`,
  ),
  /** Our own question, or its number, handed back; read in the text as written. */
  question:
    /^(?:(?:q|question)\s?\d{1,2}[a-z]?\s?[:.)–-]?(?:.{0,200}\?)?|(?:you (?:ask|asked)|your question|the question (?:is|was))\b.{0,200}[?:"”])$/iu,
  /** What a telephone or a mail program adds. */
  device:
    /^(?:sent from (?:my )?[\p{L}\p{N} ]{2,30}(?: for [\p{L}]{2,12})?|get outlook for (?:ios|android)|sent via .{2,30})\.?$/iu,
}
