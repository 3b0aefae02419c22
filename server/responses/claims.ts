import { type StanceCounts, stancesInWords, takingStance } from '../comments/stance-contract.ts'
import { stanceOf } from '../screening/stance.ts'
import type { Check } from './checks-contract.ts'

const people =
  '(?:people|respondents?|residents?|patients?|families|parents|carers|staff|comments?|responses?|replies|those|of (?:you|them|those|us|the|people|respondents|residents|comments)|who)'
const quantities = {
  all: `everyone|everybody|every (?:comment|respondent|resident|one|person)|all|unanimous\\w*|without exception`,
  none: `no[ -]?one|nobody|none of (?:you|the ${people}|them)|no (?:comment|respondent|resident|${people})s?`,
  most: `(?:the )?(?:vast |great |clear |overwhelming |large )?majority|most(?= ${people}|ly| said| agreed| supported)|nearly all|almost (?:all|everyone|everybody)|overwhelming(?:ly)?|the bulk|more than half|over half|widespread|broad(?:ly)? support\\w*|strong(?:ly)? support\\w*|general(?:ly)? support\\w*`,
  many: `(?:very |so |a great )?many|lots|a lot|numerous|a large number|plenty`,
  few: `(?:a |only a |very )?(?:few|handful|couple)|(?:a )?(?:small )?minority|a small number|hardly any(?:one|body)?|some people`,
  half: `(?:about |around )?half(?= |,)|evenly (?:split|divided)`,
} as const
type Quantity = keyof typeof quantities

/** Words that count things as well as people: “many beds” says nothing of how many think so, “many of you” and “many said” do. */
const countsThings =
  /^(?:all|(?:very |so |a great )?many|lots|a lot|numerous|a large number|plenty|(?:a |only a |very )?(?:few|handful|couple)|(?:about |around )?half)$/i
const ofPeople = new RegExp(
  `^,?\\s*(?:of\\s+)?(?:(?:the|our|those|these|local|other|more|different|many)\\s+){0,2}(?:you|them|${people})\\b` +
    `|^,?\\s*(?:\\w+ly\\s+|have\\s+|had\\s+|also\\s+){0,2}(?:said|say|told|asked|want|agree|support|oppos|object|were|are|felt|feel|think|thought|mention|rais|welcom|favou?r|like|did|do|would|express|disagree|reject|back|approv|worr|call|in favour|against)`,
  'i',
)
const patterns = Object.entries(quantities).map(
  ([quantity, words]) => [quantity as Quantity, new RegExp(`\\b(?:${words})`, 'i')] as const,
)

/** Whether a claim holds for this share of the comments that take a stance. */
const holds: Record<Quantity, (share: number) => boolean> = {
  all: (share) => share === 1,
  none: (share) => share === 0,
  most: (share) => share > 0.5,
  many: (share) => share >= 0.2,
  few: (share) => share <= 0.3,
  half: (share) => share >= 0.4 && share <= 0.6,
}

/**
 * Claims in a draft about how many people think something, held against the comments that it answers: “most people
 * supported it” where five of five are against. Soft, as the words are read by a machine: anyone who knows better says why.
 * @param counts  of the linked comments
 */
export function claimsAgainstComments(text: string, counts: StanceCounts): Check[] {
  const found = text.split(/(?<=[.!?;])\s+|\n+/).flatMap((sentence) => {
    const claim = claimIn(sentence)
    return claim && !stands(claim, counts) ? [claim] : []
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

type Claim = { words: string; quantity: Quantity; side: 'for' | 'against' | null }

function claimIn(sentence: string): Claim | null {
  for (const [quantity, pattern] of patterns) {
    const match = pattern.exec(sentence)
    if (!match) continue
    // What follows the quantity says of what: “many supported it”, “few were against”.
    const rest = sentence.slice(match.index + match[0].length)
    if (countsThings.test(match[0]) && !ofPeople.test(rest)) continue
    const { stance } = stanceOf(rest.replace(/\b(?:were|was|are|is)\b/gi, 'am').replace(/\bam\b/i, 'I am'))
    const side = stance === 'for' || stance === 'against' ? stance : sideOf(rest)
    return { words: sentence.trim().replace(/[.!?;]$/, ''), quantity, side }
  }
  return null
}

/** In the words of anyone who reports: “in favour of”, “were concerned”, “did not want”. */
function sideOf(words: string): Claim['side'] {
  if (
    /\b(?:did not|didn['’]t|do not|don['’]t|were not|not) (?:want|support|agree|like|favour|happy|in favour)/i.test(
      words,
    )
  )
    return 'against'
  if (/\b(?:against|oppos\w+|object\w+|disagree\w*|reject\w*|unhappy)\b/i.test(words)) return 'against'
  if (
    /\b(?:support\w*|agree\w*|in favour|favoured|welcom\w+|lik(?:e|ed)|backed|approv\w+|positive|happy)\b/i.test(words)
  )
    return 'for'
  return null
}

function stands({ quantity, side }: Claim, counts: StanceCounts): boolean {
  const base = takingStance(counts)
  // A claim that takes no side (“many mentioned buses”) says nothing of for and against; one about everybody still says too much.
  if (side === null) return quantity !== 'all' && quantity !== 'most' && base + counts.unclear > 1
  if (base === 0) return false
  return holds[quantity](counts[side] / base)
}
