import type { Check } from './checks-contract.ts'
import type { Draft } from '../draft-contract.ts'

const small =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const words = [...small, ...tens, 'a', 'and', 'dozen', 'hundred', 'thousand'].join('|')
const counted = new RegExp(
  `(?<![\\w£.,-])(\\d[\\d,]*|(?:${words})(?:[- ](?:${words}))*)` +
    `(?: (?:of (?:the|our)|local|young|older|disabled|different|other|more)){0,2}` +
    ` (?:people|persons?|residents?|patients?|comments?|respondents?|carers?|parents?|families|households|men|women|users|` +
    `neighbours|writers|callers|letters|of you)\\b`,
  'gi',
)

export type Counted = {
  /** As they stand in the text, for example “Twelve people”. */
  words: string
  number: number
}

/** How many people or comments a text says there are, in figures or in words below a million. */
export function countsIn(text: string): Counted[] {
  const found = new Map<string, number>()
  for (const [whole, said = ''] of text.matchAll(counted)) {
    const number = numberOf(said)
    if (number !== undefined) found.set(whole, number)
  }
  return [...found].map(([words, number]) => ({ words, number }))
}

/** How many comments a response answered when these words were written. */
export type CountedThen = { words: string; comments: number }

/**
 * Whether a count no longer fits: it is more than the comments behind it, or it was their number when it was written and is not now.
 * A count that is less from the start may speak of some of them.
 */
export const noLongerFits = ({ number }: Counted, now: number, then: number | undefined): boolean =>
  number > now || (number === then && number !== now)

/**
 * Counts in “You said” that do not fit the comments behind it: comments are withdrawn, taken away and joined later, and the words stay.
 * It asks for a reason, as one comment may speak for several people.
 */
export function countsInWords(
  { youSaid }: Draft,
  { linkedComments, countedThen }: { linkedComments: number; countedThen: CountedThen[] },
): Check[] {
  const then = ({ words }: Counted) => countedThen.find((one) => one.words === words)?.comments
  const wrong = countsIn(youSaid).filter((one) => noLongerFits(one, linkedComments, then(one)))
  if (wrong.length === 0) return []
  const tooMany = wrong.some(({ number }) => number > linkedComments)
  return [
    {
      rule: 'count-in-words',
      severity: 'soft',
      field: 'youSaid',
      message: tooMany
        ? `This counts more than the response answers: ${inWords(linkedComments)} now. Count again, or say why it stays.`
        : `This was the number of comments when it was written: there are ${linkedComments.toLocaleString('en-GB')} now. Count again, or say why it stays.`,
      words: wrong.map(({ words }) => words),
    },
  ]
}

const inWords = (comments: number) => (comments === 1 ? 'one comment' : `${comments.toLocaleString('en-GB')} comments`)

/** What a number means, in figures or in words; undefined for what is no number. */
function numberOf(text: string): number | undefined {
  if (/^\d/.test(text)) return Number(text.replaceAll(',', ''))
  let total = 0
  let part = 0
  let isNumber = false
  for (const word of text.toLowerCase().split(/[- ]/)) {
    if (word === 'and') continue
    const ten = tens.indexOf(word)
    const one = small.indexOf(word) + 1
    if (word !== 'a') isNumber = true
    if (word === 'a') part = 1
    else if (ten >= 0) part += (ten + 2) * 10
    else if (one > 0) part += one
    else if (word === 'dozen') part = (part || 1) * 12
    else if (word === 'hundred') part = (part || 1) * 100
    else {
      total += (part || 1) * 1_000
      part = 0
    }
  }
  return isNumber ? total + part : undefined
}
