import { lettersOf, splitSentences } from '../reading/sentences.ts'

const nothing =
  '(?:nothing|none|nil|nowt|nope|na|n a|nothing (?:else|more|further|really|much|in particular|specific|at all|comes to mind|springs to mind)|none (?:at all|really|that i can think of|to add|that come to mind))'
const answers =
  '(?:answers?|comments?|responses?|repl(?:y|ies)|submission|email|letter|form|points?|question|q|section)'
const number = '(?:\\d{1,2}[a-z]?|one|two|three|four|five|six|seven|eight|nine|ten)'

// Whole answers, compared by letters in lower case, in the languages of the product; written without native readers.
const nonAnswers = new RegExp(
  `^(?:${[
    `${nothing}(?: (?:thanks|thank you|for now|at this time|at present|at the moment))?`,
    `(?:i (?:have|ve|ve got|can think of)|ive|ive got|there is|theres|we have) (?:got )?(?:nothing|no (?:(?:further|other|more|particular|strong|additional) )?(?:comments?|views?|opinions?|thoughts?|feedback|remarks?|suggestions?))(?: (?:else|more|further|to (?:add|say|report|make|offer|give)|on (?:any of )?(?:this|that|it)|at all|at (?:this|the) (?:time|moment|present|stage)|either way))*`,
    `nothing (?:else |more |further |really )?(?:to (?:add|say|report|declare)|i can think of|from me|that i can think of|to comment(?: on)?)(?: (?:here|at this time|at present|thanks|thank you))?`,
    `(?:no|any|zero)? ?(?:(?:further|other|more|additional|particular|strong) )?(?:comments?|views?|opinions?|answers?|response|repl(?:y|ies)|thoughts?|feedback|remarks?|suggestions?|preference)(?: (?:to (?:make|add|give)|at (?:this|the) (?:time|moment|stage)|at present|either way|from me|on this|thanks|thank you))?`,
    `not applicable(?: to me)?|(?:does not|doesnt|do not|dont) apply(?: to me)?|not relevant(?: to me)?|n\\/a`,
    `(?:please )?(?:see|refer to|read|look at|as per|per|as in|as for|as|same as|like|ditto|copy of|repeat of) (?:my |our |the )?(?:(?:above|below|previous|earlier|last|first|other|before|attached|prior|answer|comment|${answers}|to|in|on|for|at|of|given|above|${number}) ?)+`,
    `(?:already|i have already|ive already) (?:answered|said|stated|covered|mentioned|commented)(?: (?:this|that|it|above|before|earlier|in|my|previous|last|answer|question|${number}))*`,
    `ditto|same(?: again| here| answer| comment| as (?:above|before|previous|last time))?|above|(?:as |see )?(?:as|see|stated|mentioned|answered|covered) (?:above|before|below|previously|overleaf|attached)`,
    `(?:i |we )?(?:really |honestly |just )?(?:dont|do not|wouldnt|would not|couldnt|could not|cant|cannot) (?:know|say|comment|answer(?: (?:this|that))?|think of (?:anything|any)(?: else)?)(?: (?:enough(?: about it)?(?: to (?:say|comment|answer))?|really|sorry|at this time))*`,
    `dunno|idk|dk|not (?:really )?(?:sure|certain)|unsure|undecided|no idea|pass|skip(?:ped)?|blank|left blank|(?:prefer|rather|choose|chose|i prefer|id prefer) not to (?:say|answer|comment)|no (?:thanks|thank you)(?: very much)?|nothing thank you|not answered|no answer|decline(?:d)?(?: to (?:answer|say|comment))?`,
    `x+|z+|test(?:ing)?|(?:asdf[a-z]* ?)+|qwerty|tbc|tba`,
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
/** A longer text says something. */
const LONGEST = 160

/**
 * Whether a text gives no view: a blank filled with a mark, “N/A”, “nothing to add”, “see above”, or nothing but greetings and
 * thanks for being asked. A plain yes or no is a view.
 */
export function givesNoView(text: string): boolean {
  if (text.length > LONGEST) return false
  const letters = lettersOf(text)
  if (letters === '') return !/\p{Extended_Pictographic}/u.test(text)
  if (nonAnswers.test(letters)) return true
  const sentences = splitSentences(text)
  return sentences.every(({ start, end, kind }) => {
    if (kind === 'question' || kind === 'introduction') return false
    return kind !== 'said' || nonAnswers.test(lettersOf(text.slice(start, end)))
  })
}
