import { phrases } from '#server/data/patterns.ts'
import { isProposal } from '../../server/screening/stance-words.ts'
import { lettersOf } from '../reading/letters.ts'
import { splitSentences } from '../reading/sentences.ts'

const nothing =
  '(?:nothing|nothink|nuthin|nada|zilch|none|nil(?: return)?|nowt|nope|nah|na|n a|nowt (?:to (?:add|say)|else|really|much)|nothing (?:else|more|further|really|much|in particular|specific|at all|comes to mind|springs to mind)|none (?:at all|really|that i can think of|to add|that come to mind))'
const answers =
  '(?:answers?|com+[ea]nts?|responses?|repl(?:y|ies)|submission|email|letter|form|points?|question|q|section)'
const number = '(?:\\d{1,2}[a-z]?|one|two|three|four|five|six|seven|eight|nine|ten)'

// Whole answers, compared by letters in lower case, in the languages of the product; written without native readers.
const nonAnswers = new RegExp(
  `^(?:${[
    `${nothing}(?: (?:thanks|thank you|for now|at this time|at present|at the moment))?`,
    `(?:i (?:have|ve|ve got|can think of)|ive|ive got|there is|theres|we have) (?:got )?(?:nothing|no (?:(?:further|other|more|particular|strong|additional) )?(?:com+[ea]nts?|views?|opinions?|thoughts?|feedback|remarks?|suggestions?))(?: (?:else|more|further|to (?:add|say|report|make|offer|give)|on (?:any of )?(?:this|that|it)|at all|at (?:this|the) (?:time|moment|present|stage)|either way))*`,
    `nothing (?:else |more |further |really )?(?:to (?:add|say|report|declare)|i can think of|from me|that i can think of|to comment(?: on)?)(?: (?:here|at this time|at present|thanks|thank you))?`,
    `(?:no|any|zero)? ?(?:(?:further|other|more|additional|particular|strong) )?(?:com+[ea]nts?|views?|opinions?|answers?|response|repl(?:y|ies)|thoughts?|feedback|remarks?|suggestions?|preference)(?: (?:to (?:make|add|give)|at (?:this|the) (?:time|moment|stage)|at present|either way|from me|on this|thanks|thank you))?`,
    `not applicable(?: to me)?|(?:does not|doesnt|do not|dont) apply(?: to me)?|not relevant(?: to me)?|n\\/a`,
    `(?:please )?(?:see|refer to|read|look at|as per|per|as in|as for|as|same as|like|ditto|copy of|repeat of) (?:my |our |the )?(?:(?:above|below|previous|earlier|last|first|other|before|attached|prior|answer|comment|${answers}|to|in|on|for|at|of|given|above|${number}) ?)+`,
    `(?:(?:all )?already |all |i have already |ive already |i ?ve )?(?:answered|said|stated|covered|mentioned|commented|told you|dealt with)(?: (?:this|that|it|above|before|earlier|in|on|under|at|my|the|previous|last|first|page|answer|question|q|${number}))*`,
    `ditto|same(?: again| here| answer| comment| as (?:above|before|previous|last time))?|above|(?:as |see )?(?:as|see|stated|mentioned|answered|covered) (?:above|before|below|previously|overleaf|attached)`,
    `(?:i |we )?(?:really |honestly |just )?(?:dont|do not|wouldnt|would not|couldnt|could not|cant|cannot) (?:know|say|comment|answer(?: (?:this|that))?|think of (?:anything|any)(?: else)?)(?: (?:enough(?: about (?:it|this|that))?(?: to (?:say|comment|answer)(?: on it)?)?|really|sorry|at this time|either|to be honest|tbh))*|dont no|i dont no|i (?:have|ve) no idea`,
    `dunno|idk|dk|not (?:really )?(?:sure|certain)|unsure|undecided|no idea|pass|skip(?:ped)?|blank|left blank|(?:prefer|rather|choose|chose|i prefer|id prefer) not to (?:say|answer|comment)|(?:i would |id |would )?(?:rather|sooner) not (?:say|answer|comment)|no (?:strong )?(?:feelings?|preference)(?: either way)?|neither(?: way)?|not (?:for me|my place) to (?:say|answer|comment)|not my area|(?:this |it )?(?:does not|doesnt) (?:affect|concern|apply to) me|no (?:thanks|thank you)(?: very much)?|nothing thank you|not answered|no answer|decline(?:d)?(?: to (?:answer|say|comment))?`,
    `x+|z+|0+|havent a clue|no clue|(?:that is|thats) (?:it|all|everything|the lot)(?: (?:from me|thanks|really|folks))?|test(?:ing)?|(?:asdf[a-z]* ?)+|qwerty|tbc|tba`,
    `brak|brak (?:uwag|opinii|komentarza|zdania)|nie mam (?:uwag|zdania|opinii|nic do dodania)|nie wiem|nie dotyczy|bez komentarza|nic|nic do dodania|jak wyżej`,
    `nada|nada a (?:acrescentar|declarar|dizer)|não sei|sem (?:comentários?|opinião)|não (?:se aplica|aplicável)|nenhum[a]?|ver acima|como acima`,
    `waxba|maya waxba|ma garanayo|wax (?:faallo|ra'?yi) ah ma (?:hayo|qabo)|ma khuseeyo|faallo ma leh`,
    `لا (?:شيء|شئ|يوجد|يوجد تعليق|تعليق|اعرف|أعرف|أدري|ادري|ينطبق)|لا يوجد (?:شيء|ما أضيفه)|كما (?:سبق|ذكر أعلاه|أعلاه)|بدون تعليق|ليس لدي (?:تعليق|رأي|ما أضيفه)`,
    `کچھ نہیں|کوئی (?:تبصرہ|رائے) نہیں|معلوم نہیں|پتہ نہیں|لاگو نہیں|جیسا کہ اوپر`,
    `कुछ (?:नहीं|भी नहीं)|कोई (?:टिप्पणी|राय) नहीं|पता नहीं|मालूम नहीं|लागू नहीं|ऊपर देखें`,
    `કંઈ (?:નહીં|નથી)|કોઈ (?:ટિપ્પણી|મત) નથી|ખબર નથી|લાગુ નથી|ઉપર જુઓ`,
    `ਕੁਝ ਨਹੀਂ|ਕੋਈ (?:ਟਿੱਪਣੀ|ਰਾਏ) ਨਹੀਂ|ਪਤਾ ਨਹੀਂ|ਲਾਗੂ ਨਹੀਂ`,
    `কিছু (?:না|নেই)|কোনো (?:মন্তব্য|মতামত) নেই|জানি না|প্রযোজ্য নয়`,
  ].join('|')})$`,
  'u',
)
/** What may stand before or behind such an answer and adds nothing: “no, nothing else really, sorry”. */
const before =
  /^(?:no|nope|nah|ok|okay|um+|er+|well|sorry|im afraid|honestly|currently|at present|right now|for now|not really|thanks|thank you) /
const behind =
  / (?:really|sorry|thanks|thank you|cheers|ta|right now|just now|at present|at the moment|at this (?:time|moment|point|stage)|for now|tbh|to be honest|im afraid|i am afraid|though|lol|x+|that i (?:know|am aware) of)$/
/** Why a question is not for the one who answers: that says nothing of it. */
const notForMe = phrases(
  {
    whole: String.raw`
      (?:n a|na|not applicable|not relevant|none|does not apply|doesnt apply) (?:(?:as|because|since|to me|to us|for me
        |here) )*(?:(?:i|we) (?:dont|do not|havent|have not|have no|havent got|am not|are not|never|no longer)|im not|ive no
        |ive not got|no) (?:(?:have|got|own|use|drive|live|need|go|any|a|an|the|in|there|here|this|that|it|them
        |one) ?)*(?:children|kids|child|family|car|pets?|dogs?|carer|patient|parent|member|driver|cyclist|disabled|area|service
        |services|dependants)?`,
  },
  'u',
)
/** Words of which whole non-answers are made; one word of another kind, and it is an answer. */
const filling = new Set(
  'i im ive id what we weve have havent has had hasnt got do dont does doesnt did didnt can cant could couldnt would wouldnt will wont wish am not no none nothing nothink nowt any anything else other further more extra additional particular specific strong real to say add make give offer report share tell mention comment comments coment coments view views opinion opinions thought thoughts feeling feelings feedback idea ideas clue suggestion suggestions preference preferences input remark remarks answer answers answered response responses question questions q on of for from about at in this that these it one here there now time times moment stage present point today yet thanks thank ta cheers asking really very much honestly truthfully sorry afraid tbh lol think thinking know knowing knows sure certain remember either way ways all my me myself the a an and or but so as is just still as same see refer read look above below before previous previously earlier last first already said stated covered told mentioned written wrote per attached please again comes come came springs spring mind well enough qualified able prefer rather ok fine page wife wifes husband husbands partner partners everything never used using use sheet form relevant applicable matter matters issue issues topic subject area field expertise expert experts professionals knowledge experience remit place department business contribute contributed put write writing understand understood happy leave leaving left intentionally deliberately blank help unable read document documents paper papers leaflet proposal proposals plan plans consultation survey questionnaire box boxes section space email emails emailed letter sent separate separately attachment enclosed submission pass passing skip skipping abstain abstaining neither nor either mo min minute much little lot mind bothered fussed interested affected involved informed aware familiar confident competent everything whatsoever concerns concern objection objections contribution qualify leaving everyone others them decide being asked ask means meant right currently presently unfortunately simply didnt wasnt isnt doesnt idk basically personally with feel feels so therefore since enough service services'.split(
    ' ',
  ),
)
/** And one of these must be said in them. */
const emptily = phrases(
  {
    words: String.raw`
      no(?:ne|thing|think|wt)?\b.{0,25}\b(?:add|say|contribute|put|write|offer|express|comes?|mind|comments?|coments?|views?
        |opinions?|thoughts?|feelings?|feedback|idea|clue|suggestions?|preferences?|input|remarks?|report|mention|answers?)
      | nothing(?: else| more| further| really| much| thanks?| thanks for asking| thank you| for now| at all)*$
      | (?:dont|do not|havent|have not|cant|can not|cannot|not|wouldnt|would not|doesnt) (?:\w+ ){0,2}(?:any(?:thing)?|know
        |think|say|sure|certain|comments?|comment|opinion|views?|clue|idea|wish to|add|answer|remember)
      | not (?:that i (?:can|know)|at (?:this|the) (?:time|moment|stage)|at present|really|sure|qualified)
      | (?:see|refer|read|look|as|same|per|already|all|ive|have|said|covered|answered|mentioned|stated)\b.{0,25}\b(?:above
        |below|before|previous(?:ly)?|earlier|attached|already|said|answers?|answered|covered|stated|q|question|last|first
        |again|here) | (?:thats|that is|this is) (?:all|everything|it|the lot)$ | covered (?:everything|it all|all)
      | (?:not|nt|dont|do not|didnt|did not|cant|cannot) (?:\w+ ){0,2}
        (?:understand (?:the |this |what (?:the |this |is |im |i am )*)(?:question|asked|being asked|asking|means?|meant|survey
        |form)|familiar|(?:well |sufficiently )informed|informed enough|bothered|fussed|interested|affected|involved|able
        |confident|contribute|qualify|mind$|read (?:it|this|the|any|all|enough)) | unable to
      | (?:leave|leaving|left) (?:it|this|that)? ?(?:there|at that|here|blank|intentionally|deliberately|to (?:others
        |the (?:experts|professionals)))
      | not (?:my|an|our|within my|in my) (?:area|field|place|expert|business|concern|department|remit|subject)
      | (?:see|refer|sent|in|by) .{0,25}\b(?:emailed|letter|emails?|separate(?:ly)?|attachment|enclosed|submission)
      | (?:pass|skip|abstain)(?:ing)?\b | (?:much|little|lot) (?:more |else )?to (?:add|say|comment|contribute)
      | sorry i cant help | no (?:particular |real |strong )?(?:concerns?|objections?|contribution|knowledge|experience)
      | neither (?:way|here) | id (?:rather|prefer) | (?:rather|prefer) not | wish (?:not )?to (?:say|comment|answer)`,
  },
  'u',
)
/** “Nothing to do”, “as is”, “not well enough”: small words that say something all the same. */
const meant = phrases(
  {
    words: String.raw`
      (?:it|this|that|they|plans?|proposals?|documents?|papers?|survey|form|leaflet|letter|email|consultation) (?:do|does|did
        |has|have|is|are|was|were|will|would|can|could)(?:nt| not) (?!appl|relevan|concern|affect|for me|my)
      | (?:plans?|proposals?|documents?|papers?|survey|form|leaflet|letter|consultation) (?:is|are|was|were|says?|means|has
        |have|had)\b | no (?:\w+ )?objections?
      | (?:area|place|department|business|help|section|space|staff|experts?) (?:has|have|had|is|are|was|were|does|do)\b
      | informed of | unable to read | leave (?:it|this|that|them|everything)$ | to do | question \w+ is | think so
      | (?:said|say|is) no | (?:no|any|a|my|our) say\b | no one(?! (?:thing|comment)) | as (?:it )?is | well enough | fine
      | not (?:well|ok|here|there|enough) | no (?:one|time|more)$ | answers? (?:from|to) (?:you|us) | on time | in time
      | (?:had|got) no (?:answer|response|answers) | no (?:answer|response) from`,
  },
  'u',
)
const MOST_FILLING = 14

/** A face, where a word should stand; a thumb, a heart or an angry face is a view. */
const faces =
  /^[\s.!]*(?:(?:[\u{1F600}-\u{1F60B}\u{1F60E}\u{1F610}-\u{1F612}\u{1F642}-\u{1F644}\u{1F914}\u{1F636}\u{1F937}\u{1F643}\u{263A}]|[\u{1F3FB}-\u{1F3FF}]|\u200d|\ufe0f|\u2640|\u2642)[\s.!]*)+$/u
/** Asked for whatever else one has to say: a plain no has nothing. */
const asksForMore = phrases({
  words: String.raw`
      (?:any(?:thing)?|some(?:thing)?|what) (?:else|other|further|more) | (?:anything|something) (?:(?:that )?you|to add|to say)
      | (?:other|further|additional|any|more) (?:general )?(?:comments?|views?|thoughts?|suggestions?|feedback|remarks?)`,
})
const plainNo = /^(?:no|nope|nah|no no|none|not really|no thanks?(?: you)?|no thank you|nothing)$/u
const refusal = /^(?:nope|nah|no thanks?(?: you)?(?: very much)?|no thank you(?: very much)?|neither|not really)$/u

/** A longer text says something. */
const LONGEST = 160

/**
 * Whether a text gives no view: a blank filled with a mark, “N/A”, “nothing to add”, “see above”, or nothing but greetings and
 * thanks for being asked. A plain yes or no is a view, but for a no to “anything else?”; “no thanks” to a proposal is one.
 * @param asked  the question that it answers, where there is one
 */
export function givesNoView(text: string, asked = ''): boolean {
  if (text.length > LONGEST) return false
  const letters = lettersOf(text)
  if (letters === '') return !/\p{Extended_Pictographic}/u.test(text) || faces.test(text)
  const more = asksForMore.test(asked)
  if (more && plainNo.test(letters)) return true
  if (asked !== '' && !more && refusal.test(letters) && isYesOrNo(asked)) return false
  if (saysNothing(letters)) return true
  const sentences = splitSentences(text)
  return sentences.every(({ start, end, kind }) => {
    if (kind === 'question' || kind === 'introduction') return false
    return kind !== 'said' || saysNothing(lettersOf(text.slice(start, end)))
  })
}

function isYesOrNo(asked: string): boolean {
  return isProposal(asked) || /^\s*(?:do|does|did|is|are|was|were|can|could|should|would|will|have|has)\b/i.test(asked)
}

function saysNothing(letters: string): boolean {
  if (nonAnswers.test(letters) || notForMe.test(letters)) return true
  const words = letters.replaceAll('thank you', 'thanks').split(' ')
  const isFilling = words.every((word) => filling.has(word) || /^q?\d{1,2}[a-d]?$/.test(word))
  if (words.length > 1 && words.length <= MOST_FILLING && isFilling && emptily.test(letters) && !meant.test(letters))
    return true
  if (meant.test(letters)) return false
  const less = letters.replace(before, '').replace(behind, '')
  return less !== letters && saysNothing(less)
}
