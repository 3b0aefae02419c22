import { allCounted, type StanceCounts, stancesInWords, takingStance } from '../../comments/stance-contract.ts'
import { oneOf } from '../../screening/phrases.ts'
import { statedStance } from '../../screening/stance-stated.ts'
import type { Check } from './checks-contract.ts'

const people = oneOf(`
  people, respondents?, residents?, patients?, families, parents, carers, staff, comments?, responses?, replies,
  those, of (?:you|them|those|us|the|people|respondents|residents|comments), who
`)
const named = oneOf(`
  people, respondents, residents, patients, families, parents, carers, staff, comments, responses, replies,
  public
`)
const quantities = {
  all: oneOf(`
    (?<!(?:almost|nearly|near|virtually|practically|not)[- ])(?:everyone|everybody|every (?:comment|respondent|resident|one|person)|all|unanimous\\w*|universal(?:ly)?|without exception)
  `),
  none: oneOf(`
    no[ -]?one, nobody, none of (?:you|the ${people}|them), no (?:comment|respondent|resident|${people})s?
  `),
  most: oneOf(`
    (?:almost|near(?:ly)?|virtually|practically)[- ](?:all|everyone|everybody|universal(?:ly)?|unanimous(?:ly)?),
    (?:largely|mainly|mostly|predominantly|chiefly|primarily|principally|broadly)(?= (?:in favour|positive|negative|supportive|favourable|unfavourable|hostile|against|opposed|happy|unhappy|content|critical)),
    (?:a |an )?(?:very |most |overwhelmingly )?(?:positive|warm|favourable|enthusiastic|negative|hostile|cool|angry) (?:response|reaction|reception|feedback|comments),
    (?:went|gone) down (?:very |really )?(?:well|badly),
    (?:mood|opinion|feeling|people|public|community|town) (?:is|are|was|were) (?:with us|on our side|behind us),
    on the whole, by and large, in general,
    generally(?= ${people}| speaking| welcomed| supported| agreed| liked| backed| opposed| in favour| positive| happy| against),
    behind (?:this|the|our) (?:plan|proposal|scheme|idea|change),
    (?:support|backing) (?:was|is) (?:strong|high|widespread|clear|overwhelming),
    (?:by far )?the (?:largest|biggest) (?:group|share|number|part),
    (?:the )?(?:main|prevailing|overall|general|dominant) (?:view|feeling|opinion|mood|message|sentiment),
    (?:very |widely |hugely )?popular, unpopular, widely (?:supported|welcomed|opposed|backed|liked),
    (?:the |a )?(?:general |broad |clear )?consensus, (?:the )?balance of opinion, public support,
    (?:well|warmly) received, (?:strong|clear|wide|considerable|overwhelming) (?:support|backing|opposition),
    (?:the )?(?:feedback|response|reaction|mood) was (?:very |largely |mainly |mostly |overwhelmingly )?(?:positive|negative|supportive|favourable|hostile),
    (?:the )?(?:vast |great |clear |overwhelming |large )?majority,
    most(?= (?!of the (?!${named}))${people}|ly| said| agreed| supported| were| wanted| felt), nearly all,
    almost (?:all|everyone|everybody), overwhelming(?:ly)?, the bulk, more than half, over half, widespread,
    broad(?:ly)? support\\w*, strong(?:ly)? support\\w*, general(?:ly)? support\\w*
  `),
  many: oneOf(`
    (?:very |so |a great )?many, lots, a lot, numerous, a large number, plenty
  `),
  several: oneOf(`
    several(?= ${people}),
    (?:a )?(?:sizeable|significant|considerable|substantial|good|fair) (?:number|proportion|share|group)(?= ${people}),
    a number of (?:you|people|residents|respondents), some (?:of you|people|residents|respondents)
  `),
  few: oneOf(`
    (?:opposition|objections?|resistance|dissent|support|backing|enthusiasm) (?:was|were) (?:limited|minimal|small|slight|few|muted|low|weak|thin),
    (?:a |only a |very )?(?:few|handful|couple), (?:a )?(?:small )?minority, a small number,
    (?:very )?little (?:opposition|support|objection|appetite|resistance|enthusiasm),
    (?:few|not many|very few) (?:objections|objectors|supporters|opponents), hardly any(?:one|body)?
  `),
  half: oneOf(`
    (?:about |around |roughly )?half(?= |,)
  `),
} as const
type Quantity = keyof typeof quantities

/** Words that count things as well as people: “many beds” says nothing of how many think so, “many of you” and “many said” do. */
const countsThings =
  /^(?:all|(?:very |so |a great )?many|lots|a lot|numerous|a large number|plenty|(?:a |only a |very )?(?:few|handful|couple)|(?:about |around )?half)$/i
/** What people do who think something: beginnings of words. */
const holdViews = oneOf(`
  said, say, told, asked, want, agree, support, oppos, object, were, are, felt, feel, think, thought, mention,
  rais, welcom, favou?r, like, did, do, would, express, disagree, reject, back, approv, worr, call, in favour,
  against, anger, opposition, support, enthusiasm, hostility, resistance, objections
`)
const ofPeople = new RegExp(
  `^,?\\s*(?:of\\s+)?(?:(?:the|our|those|these|local|other|more|different|many)\\s+){0,2}(?:you|them|${people})\\b` +
    `|^\\s*of (?:anger|opposition|support|enthusiasm|hostility|resistance|backing|concern)` +
    `|^,?\\s*(?:\\w+ly\\s+|have\\s+|had\\s+|also\\s+){0,2}${holdViews}`,
  'i',
)
const patterns = Object.entries(quantities).map(
  ([quantity, words]) => [quantity as Quantity, new RegExp(`\\b${words}`, 'i')] as const,
)

/** Whether a claim holds for this share of the comments that take a stance. */
const holds: Record<Quantity, (share: number) => boolean> = {
  all: (share) => share === 1,
  none: (share) => share === 0,
  most: (share) => share > 0.5,
  many: (share) => share >= 0.2,
  several: (share) => share >= 0.1,
  few: (share) => share <= 0.3,
  half: (share) => share >= 0.4 && share <= 0.6,
}

/**
 * Claims in a draft about how many people think something, held against the comments that it answers: “most people
 * supported it” where five of five are against. Soft, as the words are read by a machine: anyone who knows better says why.
 * @param counts  of the linked comments
 */
export function claimsAgainstComments(text: string, counts: StanceCounts): Check[] {
  const found = text
    .split(/(?<=[.!?;])\s+|\n+|, (?=(?:but|while|whereas|although|though|however) )/i)
    .flatMap((sentence) => {
      const claim = claimIn(sentence)
      return claim && !claim.stands(counts) ? [claim] : []
    })
  if (found.length === 0) return []
  return [
    {
      rule: 'claim-against-comments',
      severity: 'soft',
      field: 'youSaid',
      message: `This says how many think something. ${stancesInWords(counts)} Say what the comments say, or give the reason why it holds.`,
      words: found.map(({ words }) => words),
    },
  ]
}

/** That people think something, and not what is done for them. */
const thinking = new RegExp(
  `\\b${oneOf(`
    sa(?:y|id|ys), told, tell, fe(?:el|lt), think, thought, agree\\w*, disagree\\w*, want\\w*, ask\\w*, views?,
    opinions?, mood, consensus, feelings?, feedback, respon\\w+, repl\\w+, comments?, mention\\w*, rais\\w+,
    prefer\\w*, support(?:ed|s), oppos\\w+, object\\w*, favour\\w*, welcom\\w+, lik(?:e|ed), back(?:ed|s),
    reject\\w*, (?:in|un)?happy, against, concern\\w*, worr\\w+, understand, understood, accept\\w*,
    recogni[sz]\\w+, saw, see, believ\\w+
  `)}\\b`,
  'i',
)
const promised =
  /^\W*(?:so |and |but )?(?:we|the (?:trust|council|board|team)) (?:will|can|have|are|must|shall|would)\b/i

type Side = 'for' | 'against' | null
type Claim = { words: string; side: Side; stands: (counts: StanceCounts) => boolean }

const numberWords =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  )
const number = `\\d[\\d,]*(?:\\.\\d+)?|${[...numberWords].reverse().join('|')}`
const parts = { half: 2, third: 3, quarter: 4, fifth: 5, sixth: 6, eighth: 8, tenth: 10 }
const bound =
  '(?:(more than|over|at least|nearly|almost|about|around|roughly|some|up to|fewer than|less than|under|only|just) )?'
const share = new RegExp(
  `\\b${bound}(?:(${number}) ?(?:%|per ?cent)|(${number}) (?:in|out of)(?: every)? (${number})(?![\\d:.-])|(a|one|two|three|four)[ -](third|quarter|fifth|sixth|eighth|tenth)s?)`,
  'i',
)
const heads = new RegExp(`\\b${bound}(${number}) (?:of (?:you|them)|(?:other |more |local )?${named}|person)\\b`, 'i')
const noDissent =
  /\b(?:no|without(?: any)?) (?:real |serious |significant |strong |major )?(?:objections?|opposition|disagreement|dissent|opponents)\b|\bunopposed\b/i
const split =
  /\b(?:evenly|equally|roughly|fairly evenly|pretty evenly) (?:split|divided|balanced)|\bsplit down the middle|\b(?:opinions?|views?|you|people|respondents|comments) (?:was|were) (?:split|divided)\b/i
const supporters =
  'supporters|(?:those|people|residents) (?:in favour|for it|who (?:supported|backed|agreed)[^.]{0,20})'
const opponents =
  'opponents|objectors|(?:those|people|residents) (?:against|opposed|who (?:opposed|objected|disagreed)[^.]{0,20})'
const outnumbered = new RegExp(
  `\\b(${supporters}|${opponents}) (?:clearly |easily |far |heavily )?(?:outnumber|outweigh)`,
  'i',
)
const allBut = /\b(?:all but|all except|everyone but|everyone except|all bar) (one|two|three|a few|a handful)\b/i
/** What is told of everybody who is spoken to, without a number: of a proposal it is at least the view of many. */
const youSaid = new RegExp(
  `\\byou (?:(?:told us|said)(?: that)? (?:you |it |this )?)?${oneOf(`
    wanted, supported, backed, welcomed, liked, agreed with, opposed, rejected, did not want,
    were (?:happy with|in favour of|against)
  `)} (?:it|this|the (?:plan|proposal|change|idea|scheme|move|merger|closure))\\b`,
  'i',
)
const opening =
  "(?:(?:it is|it was|it['’]s) clear (?:that )?|we (?:heard|know|found) (?:that )?|(?:so|and|overall|clearly),? )?"
const whoever =
  `(?:(?:the|our|local|wider|whole) ){0,2}(?:${named}|community|town|village|neighbourhood|you)` +
  '(?: told us| said)?(?: that)?(?: they| you)? (?:(?:have|has|were|was|are|is|clearly|really|also|do|did|all|both) ){0,3}'
const thinkOf = oneOf(`
  want(?:ed|s)?, support(?:ed|s)?, back(?:ed|s)?, welcom(?:ed?|es), lik(?:ed?|es), agree[ds]?(?: with| to)?,
  favour(?:ed|s)?, approv(?:ed?|es)(?: of)?, oppos(?:ed?|es)(?: to)?, reject(?:ed|s)?, object(?:ed|s)? to,
  disagree[ds]?(?: with)?, in favour of, against, behind, happy with, keen on,
  (?:did not|do not|didn['’]t|don['’]t|not) (?:want|support|like|agree with),
  (?:very )?(?:pleased|glad|angry|upset|unhappy|furious|dismayed|delighted|comfortable) (?:with|about|at|by),
  (?:have |had )?(?:asked for|requested|called for)
`)
const plans = oneOf(`
  plan, proposal, change, idea, scheme, move, merger, closure, option, charge, cut, reduction, limit, site,
  hours, fee, model, arrangement, system
`)
const whatIsProposed = `(?:it|this|these|that|(?:the|our|your|such|any) (?:\\S+ )?${plans}s?|(?:clos|mov|merg|charg|cutt|build|introduc|reduc|shutt)ing)`
/** “Residents welcomed the proposal”: of people in general, it claims to be what people in general think. */
const inGeneral = new RegExp(`^\\W*${opening}${whoever}${thinkOf} ${whatIsProposed}\\b`, 'i')
const more = /\bmore (?:of (?:you|them|those[^.]{0,30}?)|people|residents|respondents|comments)\b(.*?)\bthan\b/i
/** How far a named share may be from the one that was counted, and a named number from the number. */
const SHARE_OFF = 0.08
const NUMBER_OFF = 0.1

function numberIn(written: string): number {
  const word = numberWords.indexOf(written.toLowerCase())
  return word >= 0 ? word + 1 : Number(written.replaceAll(',', ''))
}

/** Whether a number that was named holds: “more than”, “fewer than” name a bound, all else comes near. */
function near(named: number, bound: string | undefined, counted: number, off: number): boolean {
  if (/more than|over|at least/i.test(bound ?? '')) return counted >= named - off / 2
  if (/fewer|less|under|up to/i.test(bound ?? '')) return counted <= named + off / 2
  return Math.abs(counted - named) <= off
}

/** A claim in figures: “one in three”, “75 % of you”, “two thirds”, “twelve people”, “no objections”, “evenly split”. */
function figureIn(sentence: string): Omit<Claim, 'words'> | null {
  if (noDissent.test(sentence)) return { side: 'against', stands: (counts) => counts.against === 0 }
  const both = (counts: StanceCounts) => counts.for + counts.against
  if (split.test(sentence)) {
    const isHalf = (counts: StanceCounts) => Math.abs(counts.for / both(counts) - 0.5) <= 0.15
    return { side: null, stands: (counts) => both(counts) > 0 && isHalf(counts) }
  }
  const larger = outnumbered.exec(sentence)
  if (larger) {
    const side = /opponents|objectors|against|oppos|object|disagree/i.test(larger[1]!) ? 'against' : 'for'
    return { side, stands: (counts) => counts[side] * 2 > both(counts) }
  }
  const except = allBut.exec(sentence)
  const of = except && sideIn(sentence.slice(except.index + except[0].length))
  if (except && of) {
    const left = /a /.test(except[1]!) ? 3 : numberIn(except[1]!)
    return { side: of, stands: (counts) => counts[of] > 0 && takingStance(counts) - counts[of] <= left }
  }
  const compared = more.exec(sentence)
  const ahead = compared && sideIn(compared[1]!)
  if (ahead) return { side: ahead, stands: (counts) => counts[ahead] * 2 > both(counts) }
  const part = share.exec(sentence)
  if (part) {
    const [words, bound, percent, some, whole, few, piece] = part
    const claimed = percent
      ? numberIn(percent) / 100
      : some && whole
        ? numberIn(some) / numberIn(whole)
        : (few!.toLowerCase() === 'a' ? 1 : numberIn(few!)) / parts[piece!.toLowerCase() as keyof typeof parts]
    const side = sideIn(sentence.slice(part.index + words.length))
    return side && claimed <= 1
      ? { side, stands: ofShare(side, (counted) => near(claimed, bound, counted, SHARE_OFF)) }
      : null
  }
  const people = heads.exec(sentence)
  if (!people) return null
  const side = sideIn(sentence.slice(people.index + people[0].length))
  const claimed = numberIn(people[2]!)
  const off = Math.max(0.5, claimed * NUMBER_OFF)
  return side ? { side, stands: (counts) => near(claimed, people[1], counts[side], off) } : null
}

function ofShare(side: 'for' | 'against', holds: (share: number) => boolean): Claim['stands'] {
  return (counts) => {
    const base = takingStance(counts)
    return base > 0 && holds(counts[side] / base)
  }
}

function claimIn(sentence: string): Claim | null {
  const words = sentence.trim().replace(/[.!?;]$/, '')
  const figure = figureIn(sentence)
  if (figure) return { words, ...figure }
  for (const [quantity, pattern] of patterns) {
    const match = pattern.exec(sentence)
    if (!match) continue
    // What follows the quantity says of what: “many supported it”, “few were against”.
    const rest = sentence.slice(match.index + match[0].length)
    if (countsThings.test(match[0]) && !ofPeople.test(rest)) continue
    const side = sideIn(rest) ?? sideIn(match[0]) ?? sideOf(sentence.slice(0, match.index))
    // “Everyone will get a letter”, “we will support most families” say nothing of what anybody thinks.
    if (side === null ? !thinking.test(sentence) : promised.test(sentence) && !thinking.test(rest)) continue
    return { words, side, stands: (counts) => stands(quantity, side, counts) }
  }
  const told = youSaid.exec(sentence) ?? inGeneral.exec(sentence)
  const side = told && sideIn(told[0])
  return side ? { words, side, stands: ofShare(side, holds.many) } : null
}

function sideIn(words: string): Side {
  const { stance } = statedStance(words.replace(/\b(?:were|was|are|is)\b/gi, 'am').replace(/\bam\b/i, 'I am'))
  return stance === 'for' || stance === 'against' ? stance : sideOf(words)
}

const saysAgainst = new RegExp(
  `\\b${oneOf(`
    against, oppos\\w+, object\\w+, disagree\\w*, reject\\w*, unhappy, negative, hostile, said no, voted no,
    disliked, concerned, opposition, objections?, unpopular, resistance, anger, angry, upset, furious,
    dismay\\w*, outrag\\w+, hostility, objectors, badly, cool, stay as it is, to stay, stay open
  `)}\\b`,
  'i',
)
const saysFor = new RegExp(
  `\\b${oneOf(`
    support\\w*, agree\\w*, in favour, favoured, welcom\\w+, lik(?:e|ed), back(?:ed|ing)?, approv\\w+, positive,
    favourable, happy, content, live with it, popular, enthusiasm, appetite, wanted (?:it|this|the),
    behind (?:this|the|our), said yes, voted yes, for (?:it|this|the (?:plan|proposal|change|move|scheme|idea)),
    keen, well received, warmly received, pleased, glad, delighted, comfortable,
    (?:asked|called) for (?:it|this|these|that), requested, with us, on our side, behind us, warm, enthusiastic,
    down (?:very |really )?well
  `)}\\b`,
  'i',
)
/** In the words of anyone who reports: “in favour of”, “were concerned”, “did not want”. */
function sideOf(words: string): Side {
  if (
    /\b(?:did not|didn['’]t|do not|don['’]t|were not|not) (?:want|support|agree|like|favour|happy|in favour)/i.test(
      words,
    )
  )
    return 'against'
  if (saysAgainst.test(words)) return 'against'
  if (saysFor.test(words)) return 'for'
  return null
}

function stands(quantity: Quantity, side: Side, counts: StanceCounts): boolean {
  // A claim that takes no side (“many mentioned buses”) says nothing of for and against; one about everybody still says too much.
  if (side === null) return quantity !== 'all' && quantity !== 'most' && allCounted(counts) > 1
  return ofShare(side, holds[quantity])(counts)
}
