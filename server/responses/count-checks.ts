import type { Check, Draft } from './contract.ts'

const small =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const counted =
  /(?<![\w£.,-])(\d[\d,]*|[a-z]+(?:[- ][a-z]+)?) (?:people|persons?|residents?|patients?|comments?|respondents?|carers?|parents?|families|of you)\b/gi

/**
 * A number in “You said” that is more than the comments behind it, in figures or in words up to ninety-nine: comments are withdrawn,
 * erased and taken away, and the words stay. It asks for a reason, as one comment may speak for several people.
 */
export function countsInWords({ youSaid }: Draft, { linkedComments }: { linkedComments: number }): Check[] {
  const words = [...youSaid.matchAll(counted)]
    .filter(([, number]) => (numberOf(number ?? '') ?? 0) > linkedComments)
    .map(([whole]) => whole)
  if (words.length === 0) return []
  const answers = linkedComments === 1 ? 'one comment' : `${linkedComments.toLocaleString('en-GB')} comments`
  return [
    {
      rule: 'count-in-words',
      severity: 'soft',
      field: 'youSaid',
      message: `This counts more than the response answers: ${answers} now. Count again, or say why it stays.`,
      words: [...new Set(words)],
    },
  ]
}

/** What a number means, in figures or in words; undefined for what is no number. The last word alone may be one: “said two people”. */
function numberOf(text: string): number | undefined {
  if (/^\d/.test(text)) return Number(text.replaceAll(',', ''))
  const parts = text.toLowerCase().split(/[- ]/)
  const last = parts.at(-1) ?? ''
  const ten = tens.indexOf(parts.at(-2) ?? '')
  const one = small.indexOf(last) + 1
  if (one > 0) return ten >= 0 && one < 10 ? (ten + 2) * 10 + one : one
  const round = tens.indexOf(last)
  return round >= 0 ? (round + 2) * 10 : undefined
}
