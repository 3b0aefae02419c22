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
  opening:
    /^(?:dear(?: [\p{L}.'’/]+){1,6}|hello(?: (?:there|all|everyone|everybody|team))?|hi(?:ya)?(?: (?:there|all|everyone|everybody|team))?|good (?:morning|afternoon|evening|day)(?: (?:all|everyone|team))?|to whom(?:ever|soever)? it may concern|szanowni państwo|dzień dobry|exmos?\.? senhores|bom dia|boa tarde|السلام عليكم|assalamu? alaikum|asc)\s?[,:;!–—-]\s*/iu,
  /** A farewell before the name of the writer, on one line; read in the text as written. */
  ending:
    /^(?:yours (?:faithfully|sincerely|truly)|(?:with )?(?:kind|kindest|best|warm|warmest|many) (?:regards|wishes|thanks)|regards|sincerely|many thanks|thanks|thank you|cheers|all the best|signed|z poważaniem|cumprimentos)\s?[,:–—-]?\s+/iu,
  salutation: saysOnly(
    'dear(?: [\\p{L}]+){1,6}',
    '(?:hello|hi|hiya|hey)(?: (?:there|all|everyone|everybody|team|again))?',
    'good (?:morning|afternoon|evening|day)(?: (?:to you|to you all|all|everyone|team))?',
    'to whom(?:ever|soever)? it may concern',
    'for the attention of(?: [\\p{L}]+){1,6}',
    'greetings|sirs?|madam|sir or madam',
    '(?:i )?hope (?:this (?:email|letter|message|note) )?(?:finds you|you are|youre|all is) well',
    'szanowni państwo|szanowna pani|szanowny panie|dzień dobry|witam',
    'exmos? senhor(?:es)?|caros senhores|bom dia|boa tarde|olá',
    'السلام عليكم(?: [\\p{L}\\p{M}]+){0,3}|تحيه طيبه|تحية طيبة|مرحبا|محترم جناب|السلام علیکم',
    'नमस्ते|आदरणीय (?:महोदय|महोदया)|નમસ્તે|ਸਤ ਸ੍ਰੀ ਅਕਾਲ|নমস্কার|আসসালামু আলাইকুম|assalamu? alaikum|salaam|asc',
  ),
  closing: saysOnly(
    '(?:yours|your) (?:faithfully|sincerely|truly|respectfully|in anticipation)|sincerely|faithfully|respectfully(?: yours)?',
    '(?:(?:with|and|my) )?(?:kind|kindest|best|warm|warmest|many) (?:regards|wishes)(?: to (?:all|you all))?|regards|best|all the best|with (?:best|every good|all good) wish(?:es)?|good luck(?: with (?:it|this|it all|your work|the work))?',
    '(?:i|we) (?:do )?look forward to (?:hearing from you|your (?:reply|response|answer))(?: (?:soon|in due course|at your earliest convenience))?|looking forward to (?:hearing from you|your (?:reply|response))(?: soon)?',
    '(?:please )?(?:do )?(?:feel free to |do not hesitate to |dont hesitate to )?(?:contact|get in touch with) me (?:if you (?:need|have|require|want) (?:any |anything )?(?:more|further|other)?(?: ?(?:information|questions|details))?)',
    '(?:i|we) hope (?:this|that|my comments?|our comments?|these comments?) (?:helps|help|is helpful|are helpful|is useful|are useful|is of use|will be (?:considered|read|taken into account|taken on board))(?: .{0,30})?',
    '(?:please )?(?:take|consider|bear) (?:this|my comments?|my views?|our views?) (?:into account|into consideration|on board|in mind)',
    '(?:that is|thats) all(?: (?:i have to say|from me|for now|i wanted to say))?|end of comments?|take care|goodbye for now|cheers|signed',
    'z poważaniem|z wyrazami szacunku|pozdrawiam(?: serdecznie)?|com os melhores cumprimentos|(?:os meus )?(?:melhores )?cumprimentos|atenciosamente',
    'مع (?:خالص )?(?:التحية|التحيه|الشكر|الاحترام|تحياتي)|وتفضلوا بقبول .{0,40}|والسلام|آپ کا مخلص|धन्यवाद सहित|भवदीय|આપનો વિશ્વાસુ|ਤੁਹਾਡਾ ਵਿਸ਼ਵਾਸਪਾਤਰ|বিনীত|mahadsanid(?:iin)?',
  ),
  thanks: saysOnly(
    '(?:no )?(?:(?:many|with|so many) )?thanks?(?: you)?(?: (?:very|so|ever so) much| again| a lot| in advance| indeed| all| kindly)*',
    '(?:(?:many|with) )?(?:thanks?|thank you)(?: very much| so much| again)? for (?:the|this|your|giving|asking|letting|allowing|taking|reading|listening|considering|inviting|consulting|hearing|being)(?: (?:me|us|everyone|people|residents|time|to|the|an?|this|my|our|your|opportunity|chance|comment|respond|response|reply|survey|questionnaire|consultation|have|give|share|say|views?|opinions?|comments?|feedback|thoughts?|letter|email|and|reading|read|attention|consideration|help|considering|contribute|take|part|of|for|in|on|listening|consulting|asking|interest|it|hear|what|we|i|think|patience|tell|you))*',
    '(?:i|we) (?:am|are|was|were)? ?(?:grateful|glad|pleased) (?:for|of|to have) (?:the|this) (?:opportunity|chance)(?: to (?:comment|respond|have my say|share (?:my|our) views?))?',
    'dziękuję(?: bardzo| za uwagę)?|dziękujemy|obrigad[oa](?: pela atenção)?|شكرا(?: لكم| جزيلا)?|شکریہ|धन्यवाद|આભાર|ਧੰਨਵਾਦ|ধন্যবাদ',
  ),
  introduction: saysOnly(
    `(?:i am|we are|im|were) (?:writing|responding|replying|commenting|contacting you|getting in touch)(?: to you)?(?: ${asWhom})?${about}`,
    `(?:i|we) (?:write|respond|reply|comment)(?: to you)? ${asWhom}${about}`,
    `${asWhom}`,
    `(?:this is |here is |here are |below is |below are |please find (?:below |attached |enclosed )?)(?:my|our) (?:response|reply|comments?|views?|feedback|submission|answers?)${about}`,
    `(?:i would like|we would like|i wish|we wish|i want|we want|id like|wed like) to (?:make|submit|add|give|offer|share|express|put forward|say|respond with) (?:a few|some|my|our|the following|a|one|a couple of)? ?(?:further |brief |short |personal )*(?:comments?|views?|points?|thoughts?|feedback|things?|remarks?|observations?|response|opinion)${about}`,
    `(?:my|our) (?:comments?|views?|response|answers?|points?|thoughts?) (?:is|are) (?:as follows|below|set out below|the following)`,
    `(?:i|we) have (?:read|looked at|looked through|seen) (?:the|your) (?:documents?|proposals?|plans?|consultation|leaflet|booklet|papers?)(?: .{0,30})?`,
    `my name is(?: [\\p{L}]+){1,4}`,
  ),
  /** Our own question, or its number, handed back; read in the text as written. */
  question:
    /^(?:(?:q|question)\s?\d{1,2}[a-z]?\s?[:.)–-]?(?:.{0,200}\?)?|(?:you (?:ask|asked)|your question|the question (?:is|was))\b.{0,200}[?:"”])$/iu,
  /** What a telephone or a mail program adds. */
  device: /^(?:sent from my [\p{L}\p{N} ]{2,30}|get outlook for (?:ios|android)|sent via .{2,30})\.?$/iu,
}
