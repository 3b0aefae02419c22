import { phrases } from '#server/data/patterns.ts'
import { lettersOf } from '../reading/letters.ts'
import { isOfferElsewhere } from './spam-elsewhere.ts'
import { soundsLikeSpam } from './spam-learnt.ts'

/** Why a text looks like spam. */
export type SpamReason = 'link' | 'selling' | 'markup' | 'repetition' | 'script' | 'sounds' | 'same-in-a-minute'

const link = /\bhttps?:\/\/\S+|\bwww\.\S+|\b(?:bit\.ly|tinyurl\.com|goo\.gl|t\.me|wa\.me)\/\S+/giu
/** Where people point when they mean what they say: public bodies, papers, charities, universities. */
const plainPlaces =
  /(?:gov|nhs|ac|org|police|parliament|sch)\.uk|bbc\.|\.gov\b|wikipedia\.|healthwatch|change\.org|youtube\.com|theguardian|kingsfund|mercury|nihr\.|who\.int/iu
/** A place named without “http://”; not the half of a mail address behind its @. */
const bareLink =
  /(?<![@\p{L}\p{N}.])[a-z\d-]{3,}\.(?:com|net|info|biz|xyz|shop|online|site|store|club|top|live|io|ru|cn|example)\b(?:\/\S*)?/giu
const markup =
  /<a\s+href|\[url[=\]]|\[link[=\]]|<\/a>|href\s*=|<\/?(?:script|iframe|img|svg|style|object|embed|form|meta)\b|javascript:|\bonerror\s*=/iu
/** What is typed to try a form's locks, never to say something. */
const attack = phrases({
  words: String.raw`union\s+(?:all\s+)?select`,
  anywhere: String.raw`
      ['"]\s*(?:or|and)\s+['"]?\d+['"]?\s*=\s*['"]?\d | \b(?:drop|truncate)\s+table\b\s*\w+\s*; | \$\{jndi:
      | \{\{\s*\d+\s*\*\s*\d+\s*\}\} | \.\./\.\./`,
})
const selling = [
  /\b(?:buy|order|shop)\b.{0,30}\b(?:now|cheap|online|pills|watches|viagra|cialis|followers|likes)\b/iu,
  /\bcheap(?:est)?\b.{0,20}\b(?:pills|price|meds|watches|flights|loans|tickets)\b|\bbest price\b|\blowest prices?\b/iu,
  /\b(?:earn|make|win)\b.{0,12}[$€£]\s?\d[\d,.]*.{0,24}\b(?:day|week|month|hour|home|daily)\b|\bwork from home\b.{0,40}\b(?:earn|income|money|\$)/iu,
  /\b(?:casino|jackpot|betting bonus|poker online|slots)\b/iu,
  /\bfree spins\b|\bno deposit\b|\bbonus (?:codes?|offer|bets?)\b|\bbet(?:ting)? (?:tips|odds|now)\b/iu,
  /\b(?:viagra|cialis|tramadol online|weight loss pills|replica|rolex|escorts?|xxx|porn|onlyfans|hot singles)\b/iu,
  /\b(?:crypto|bitcoin|forex|binary options)\b.{0,40}\b(?:profit|invest|earn|trading|signals|wallet|returns?)\b/iu,
  /\bseo (?:services?|experts?|agency|packages?)|\bbacklinks?\b|\bweb ?site traffic\b|\bdomain authority\b/iu,
  /\brank (?:your|you) (?:web)?site|\bfirst page (?:of google|contact)|\bweb ?site design (?:services?|from)\b/iu,
  /\b(?:instant|payday|quick|easy|fast|cheap) (?:cash )?loans?\b|\bloan approval\b|\bno credit check\b|\bdebt relief\b/iu,
  /\bbad credit (?:ok|okay|welcome|no problem|accepted)\b|\bapply (?:now|today|online) (?:at|on|here|for)\b/iu,
  phrases({
    words: String.raw`
      click (?:here|this|the link|below) | contact me (?:on|at|via)\b.{0,20}\b(?:whatsapp|telegram) | limited (?:time )?offer
      | act now | 100 ?% (?:free|guaranteed) | double your`,
  }),
  /\b(?:increase|boost|grow|improve) your (?:web ?site )?(?:traffic|sales|followers|rankings?|business|visibility)\b|\bpage one of google\b/iu,
  phrases({
    words: String.raw`
      contact us (?:today|now) | our (?:seo|marketing|web ?design|lead generation) (?:team|agency|company|services?|experts?)
      | reach page one | our packages? | free (?:quote|audit|consultation call)`,
  }),
  /\b(?:buy|real|cheap|more) (?:followers|likes|subscribers|views)\b|\b(?:telegram|whats ?app|signal|wechat)\b ?(?::|@|\+|me\b)/iu,
  /\byou(?:['’]ve| have)? (?:won|been (?:selected|chosen))\b.{0,40}\b(?:prize|gift|card|voucher|iphone|£|\$)/iu,
  /\bclaim (?:here|now|yours|(?:your|it) (?:now|here|today|free|prize|reward))\b|\blucky winner\b/iu,
  /\bloans? approved\b|\bapproved in minutes\b|\bguaranteed (?:approval|returns?|profit)\b|\bdoubled? (?:your money )?in \d+ (?:days|hours|weeks)\b/iu,
  /\b(?:no|without) (?:a )?prescription\b.{0,30}\b(?:needed|required|pills|meds)\b|\b(?:pills|viagra|cialis|meds)\b.{0,30}\bno prescription\b/iu,
  /\b(?:dm|pm|inbox|whats ?app) me\b/iu,
  phrases({
    words: String.raw`
      (?:earn|make|making|earning) [$€£]\s?\d[\d,.]*k? ?(?:\+ ?)?(?:a|per|every|each|in a) (?:day|week|month
        |hour)\b.{0,60}\b(?:dm|pm|inbox|text|message|click|join|apply|sign up|link)`,
  }),
  phrases({
    words: String.raw`
      (?:we|our (?:team|company|agency|experts)) (?:can )?(?:offer|provide|specialise in|specialize in|deliver|supply
        |sell)\b.{0,60}\b(?:seo|web ?(?:site )?(?:design|development)|app development|marketing|leads|link building
        |graphic design|content writing|software development|data entry|bookkeeping)`,
  }),
  phrases({
    words: String.raw`
      guest posts? | sponsored (?:posts?|articles?|content) | link exchange
      | (?:saw|found|came across|visited|looked at|stumbled (?:on|upon)) your (?:web ?site|blog|page|site)`,
  }),
  phrases({
    words: String.raw`
      (?:check out|subscribe to|follow|visit|see) my (?:channel|youtube|insta\w*|tik ?tok|only ?fans|blog|shop|store|etsy)
      | like and subscribe | subscribe (?:and )?like`,
  }),
  /\blose \d+ ?(?:kg|kilos?|lbs?|pounds|stone) in (?:a|one|two|just|\d+)\b|\bone (?:weird|simple)? ?trick\b|\bmiracle (?:cure|diet)\b/iu,
  /\b(?:sexy|hot|lonely|horny|single) (?:singles?|girls?|women|ladies|milfs)\b.{0,30}\b(?:area|near|meet|chat|dating|waiting)\b|\bmeet ?(?:hot |local )?singles\b/iu,
  phrases({
    words: String.raw`
      (?:essay|assignment|dissertation) (?:writing )?(?:service|help) (?:cheap|online|from)
      | (?:buy|get) (?:a |your )?(?:degree|diploma|driving licence|passport)s? (?:online|now|fast)`,
  }),
  phrases({
    words: String.raw`
      (?:need|want|looking for) (?:more )?(?:customers|clients|leads|funding|investors|a loan|traffic|followers)
      | (?:help|grow|helping) (?:local |small )?business(?:es)? (?:get|find|grow|rank|with) | get (?:more )?leads`,
  }),
  phrases({
    words: String.raw`
      (?:reply|text|answer) yes (?:for|to) | for pricing | shall (?:i|we) send (?:you )?(?:a|the|our)
      | send (?:you )?(?:a|our) (?:proposal|quote|portfolio) | no obligation | call (?:us )?now`,
  }),
  /\bour (?:developers?|designers?|writers?|specialists?)\b/iu,
  phrases({
    words: String.raw`
      low (?:interest )?rates | no collateral | funding for your (?:business|project) | cash (?:quick|fast) | quick sale
      | we buy (?:any|your) (?:house|car|gold)s?`,
  }),
  /\b(?:discount|promo|voucher|coupon) codes?\b/iu,
  phrases({
    words: String.raw`
      [3-9]\d ?% off | free (?:shipping|trial|iphone|gift|crypto)
      | (?:ray ?bans?|gucci|nike|louis vuitton|designer) (?:sunglasses|bags?|trainers|handbags?|outlet)`,
    anywhere: String.raw`\boutlet (?:sale|store|\d)`,
  }),
  /\bpassive income\b|\bfinancial freedom\b|\bget rich\b/iu,
  /\b(?:trading|investing in|invested in) (?:bitcoin|crypto|forex)\b|\bforex\b|\b(?:bitcoin|crypto)\b.{0,60}[$€£]\s?\d/iu,
  /\b(?:hack|hacker|hacking)\b.{0,40}\b(?:account|instagram|whats ?app|facebook|phone|contact|spouse)\b|\bspy on your\b/iu,
  /\b(?:contact|message|add|join|write) (?:\S+ ){1,3}on (?:telegram|whats ?app|wechat|signal)\b/iu,
  phrases({
    words: String.raw`
      (?:lonely|russian|sexy|beautiful) (?:lady|ladies|women|woman|girls?)
      | looking for (?:a )?(?:serious|real|good) (?:man|relationship|men) | write (?:to )?me (?:at|on|here)`,
  }),
  phrases({
    words: String.raw`
      (?:buy|order|get) (?:weed|cannabis|cocaine|mdma|steroids|xanax|tramadol|ozempic|botox)\b.{0,40}\b(?:online|delivery
        |discreet|cheap|now|here) | discreet (?:delivery|shipping|packaging)
      | (?:cbd|keto) (?:gummies|oil|pills)\b.{0,60}\b(?:off|code|discount|order|buy)`,
  }),
  /\b(?:telegram|whats ?app|signal|wechat|skype)\b ?(?::|@|\+|#)/iu,
]
/** What strangers sell, in words that a consultation seldom hears; two of them, or one with a link, and nothing of the place. */
const wares = phrases(
  {
    words: String.raw`
      webinars? | catalogues? | manufacturers? | wholesale | suppliers? of | exporters? | worldwide | shipping | money[- ]back
      | guaranteed? | betting | casinos? | bonus | deposit | jackpot | crypto\w* | bitcoin | forex | trading signals
      | investments? | steroids | pills | supplements | replicas? | outlet | discounts? | coupons? | promo | order (?:now|today)
      | sign up | subscribe | unlock | potential | boost | ripped | slim | detox | cv writing | essays? | ghostwrit\w+
      | recover(?:y)? | hacker | followers | backlinks? | seo | leads | parcel | prize | giveaway | vip | escorts? | adult
      | dating | singles | loans? | funding | low rates | limited time | risk[- ]free | click | download
      | dear (?:friend|beloved) | sir ?/ ?madam | quotation | our products? | best prices? | cheap(?:est)? | top \d+
      | reviews? of`,
  },
  'giu',
)
const ofThePlace = phrases({
  words: String.raw`
      (?:my|our|i|we) (?:gp|doctor|surgery|mum|dad|mother|father|husband|wife|son|daughter|nan|street|road|village|town|bus
        |school|ward|hospital|appointment|carers?|council) | council | nhs | hospital | gp | doctors? | nurses? | surgery
      | clinic | ward | patients? | carers? | bus(?:es)? | library | school | parking | consultation | closure | clos(?:e|ing)
      | village | town | residents? | petition | campaign | councillors? | plans? | community | prescription`,
})
/** Where a stranger wants to be reached. */
const contact = phrases({
  anywhere: String.raw`
      [\p{L}\p{N}._-]+@[\p{L}\p{N}-]+\.\p{L}{2,} | (?:telegram|whats ?app|wechat|skype)\b.{0,12}[+@\d]
      | (?:call|text|ring|reply|contact)\b[^.!?]{0,20}(?<!\d)(?:\+?\d[\d ]{8,14})`,
})
/** Letters that promise a stranger's fortune. */
const fortune = phrases(
  {
    anywhere: String.raw`
      \b(?:prince(?:ss)?|barrister|diplomat|next of kin|late (?:husband|client|father)|widow|bank (?:manager|officer)|attorney
        |inheritance|deceased|beneficiary)\b.{0,200}(?:\bmillions?\b|[$€£]\s?\d[\d.,]*\s?(?:m|million)\b).{0,200}
      | (?:\bmillions?\b|\bfunds\b).{0,80}\b(?:beneficiary|business proposal)\b`,
  },
  'isu',
)
const handover =
  /\b(?:transfer|move|moving|claim|assist(?:ance)? (?:me|to)|your (?:bank )?(?:account|help)|business proposal|percent|reply to me|strictly confidential)\b/iu
/** Scripts in which neither English nor the other languages of the product are written. */
const otherScript =
  /[\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Hebrew}\p{Script=Greek}]/gu

/**
 * What makes a text look like spam; none for most. Nothing that a person may simply say is enough: a link alone, a foreign
 * script alone or shouting is not. Never throws; linear in the text's length.
 */
export function looksLikeSpam(text: string): SpamReason[] {
  const head = text.slice(0, 3000)
  const links = [...head.matchAll(link), ...head.replace(link, ' ').matchAll(bareLink)].map(([address]) => address)
  const odd = links.filter((address) => !plainPlaces.test(address))
  const sold =
    selling.filter((pattern) => pattern.test(head)).length + (fortune.test(head) && handover.test(head) ? 2 : 0)
  const foreign = (head.match(otherScript)?.length ?? 0) > lettersOf(head).length / 4
  const reasons: SpamReason[] = []
  if (markup.test(head) || attack.test(head)) reasons.push('markup')
  const reached = sold > 0 && contact.test(head)
  if (odd.length > 0 && (sold > 0 || foreign || odd.length > 3 || bareOf(head).length < 12)) reasons.push('link')
  const here = ofThePlace.test(head)
  const offered = here ? 0 : new Set([...head.matchAll(wares)].map(([word]) => word.toLowerCase())).size
  if (odd.length > 0 && offered > 0 && !reasons.includes('link')) reasons.push('link')
  if (offered > 1) reasons.push('selling')
  else if (sold > 1 || reached || (sold > 0 && (foreign || reasons.length > 0))) reasons.push('selling')
  if (!reasons.includes('selling') && isOfferElsewhere(head)) reasons.push('selling')
  if (foreign && reasons.length > 0) reasons.push('script')
  if (isRepetition(head) || isMash(head)) reasons.push('repetition')
  if (reasons.length === 0 && soundsLikeSpam(withoutPlainPlaces(text), here)) reasons.push('sounds')
  return reasons
}

/** A text without links to public bodies, papers and their like, which anybody may cite. */
function withoutPlainPlaces(text: string): string {
  return text.replace(link, (address) => (plainPlaces.test(address) ? '' : address))
}

/** The letters of a text without its links. */
function bareOf(text: string): string {
  return lettersOf(text.replace(link, ' ').replace(bareLink, ' '))
}

const pleas = new Set([
  'no',
  'yes',
  'please',
  'help',
  'stop',
  'save',
  'never',
  'why',
  'keep',
  'it',
  'not',
  'do',
  'close',
])

/** The same word or group of words over and over, or one letter held down. */
function isRepetition(text: string): boolean {
  if (/(\p{L})\1{14,}/u.test(text)) return true
  const words = lettersOf(text).split(' ')
  // “No no no no no” is shouted, and a view.
  if (words.length < 8 || words.every((word) => pleas.has(word))) return false
  return new Set(words).size <= words.length / 6
}

const keyboardRows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** Keys struck for the sake of a filled field: rows of the keyboard, the same few letters again and again. */
function isMash(text: string): boolean {
  const words = lettersOf(text).split(' ')
  if (words.join('').length < 12) return false
  return words.every(
    (word) =>
      /^([a-z]{1,5}?)\1{2,}[a-z]{0,4}$/.test(word) ||
      (word.length >= 4 && keyboardRows.some((row) => row.includes(word))) ||
      (word.length >= 6 && /^[asdfghjkl]+$/.test(word)) ||
      /^[bcdfghjklmnpqrstvwxz]{4,}$/.test(word),
  )
}
