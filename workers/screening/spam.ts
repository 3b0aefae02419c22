import { lettersOf } from '../reading/sentences.ts'

/** Why a text looks like spam. */
export type SpamReason = 'link' | 'selling' | 'markup' | 'repetition' | 'script' | 'same-in-a-minute'

const link = /\bhttps?:\/\/\S+|\bwww\.\S+|\b(?:bit\.ly|tinyurl\.com|goo\.gl|t\.me|wa\.me)\/\S+/giu
/** Where people point when they mean what they say: public bodies, papers, charities, universities. */
const plainPlaces =
  /(?:gov|nhs|ac|org|police|parliament|sch)\.uk|bbc\.|\.gov\b|wikipedia\.|healthwatch|change\.org|youtube\.com|theguardian|kingsfund|mercury|nihr\.|who\.int/iu
const markup = /<a\s+href|\[url[=\]]|\[link[=\]]|<\/a>|href\s*=/iu
const selling = [
  /\b(?:buy|order|shop)\b.{0,30}\b(?:now|cheap|online|pills|watches|viagra|cialis|followers|likes)\b/iu,
  /\bcheap(?:est)?\b.{0,20}\b(?:pills|price|meds|watches|flights|loans|tickets)\b|\bbest price\b|\blowest prices?\b/iu,
  /\b(?:earn|make|win)\b.{0,12}[$€£]\s?\d[\d,.]*.{0,24}\b(?:day|week|month|hour|home|daily)\b|\bwork from home\b.{0,40}\b(?:earn|income|money|\$)/iu,
  /\b(?:casino|jackpot|free spins|betting bonus|bonus code|poker online|slots)\b/iu,
  /\b(?:viagra|cialis|tramadol online|weight loss pills|replica|rolex|escorts?|xxx|porn|onlyfans|hot singles)\b/iu,
  /\b(?:crypto|bitcoin|forex|binary options)\b.{0,40}\b(?:profit|invest|earn|trading|signals|wallet|returns?)\b/iu,
  /\bseo (?:services?|experts?|agency|packages?)|\bbacklinks?\b|\bweb ?site traffic\b|\bdomain authority\b/iu,
  /\brank (?:your|you) (?:web)?site|\bfirst page (?:of google|contact)|\bweb ?site design (?:services?|from)\b/iu,
  /\b(?:instant|payday|quick|easy) loans?\b|\bloan approval\b|\bno credit check\b|\bdebt relief\b/iu,
  /\bclick (?:here|this|the link|below)\b|\bcontact me (?:on|at|via)\b.{0,20}\b(?:whatsapp|telegram)\b|\blimited (?:time )?offer\b|\bact now\b|\b100 ?% (?:free|guaranteed)\b|\bdouble your\b/iu,
  /\b(?:increase|boost|grow|improve) your (?:web ?site )?(?:traffic|sales|followers|rankings?|business|visibility)\b|\bpage one of google\b/iu,
  /\bcontact us (?:today|now)\b|\bour (?:seo|marketing|web ?design|lead generation) (?:team|agency|company|services?|experts?)\b|\breach page one\b|\bour packages?\b|\bfree (?:quote|audit|consultation call)\b/iu,
  /\b(?:buy|real|cheap|more) (?:followers|likes|subscribers|views)\b|\b(?:telegram|whats ?app|signal|wechat)\b ?(?::|@|\+|me\b)/iu,
  /\byou(?:['’]ve| have)? (?:won|been (?:selected|chosen))\b.{0,40}\b(?:prize|gift|card|voucher|iphone|£|\$)/iu,
  /\bclaim (?:here|now|yours|(?:your|it) (?:now|here|today|free|prize|reward))\b|\blucky winner\b/iu,
  /\bloans? approved\b|\bapproved in minutes\b|\bguaranteed (?:approval|returns?|profit)\b|\bdoubled? (?:your money )?in \d+ (?:days|hours|weeks)\b/iu,
  /\b(?:no|without) (?:a )?prescription\b.{0,30}\b(?:needed|required|pills|meds)\b|\b(?:pills|viagra|cialis|meds)\b.{0,30}\bno prescription\b/iu,
  /недорого|скидк|купить|заработ|казино|бонус|кредит|окна/iu,
  /代开|发票|博彩|赌场|优惠|贷款|加微信/u,
]
/** Scripts in which neither English nor the other languages of the product are written. */
const otherScript =
  /[\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Hebrew}\p{Script=Greek}]/gu

/**
 * What makes a text look like spam; none for most. Nothing that a person may simply say is enough: a link alone, a foreign
 * script alone or shouting is not. Never throws; linear in the text's length.
 */
export function looksLikeSpam(text: string): SpamReason[] {
  const head = text.slice(0, 3000)
  const links = [...head.matchAll(link)].map(([address]) => address)
  const odd = links.filter((address) => !plainPlaces.test(address))
  const sold = selling.filter((pattern) => pattern.test(head)).length
  const foreign = (head.match(otherScript)?.length ?? 0) > lettersOf(head).length / 4
  const reasons: SpamReason[] = []
  if (markup.test(head)) reasons.push('markup')
  if (odd.length > 0 && (sold > 0 || foreign || odd.length > 3 || (odd.length > 0 && bareOf(head).length < 12)))
    reasons.push('link')
  if (sold > 1 || (sold > 0 && reasons.length > 0)) reasons.push('selling')
  if (foreign && reasons.length > 0) reasons.push('script')
  if (isRepetition(head)) reasons.push('repetition')
  return reasons
}

/** The letters of a text without its links. */
function bareOf(text: string): string {
  return lettersOf(text.replace(link, ' '))
}

/** The same word or group of words over and over, or one letter held down. */
function isRepetition(text: string): boolean {
  if (/(\p{L})\1{14,}/u.test(text)) return true
  const words = lettersOf(text).split(' ')
  if (words.length < 8) return false
  return new Set(words).size <= words.length / 6
}
