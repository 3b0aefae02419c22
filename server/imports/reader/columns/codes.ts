import { phrases } from '../../../data/patterns.ts'
import { wordsIn } from './facts.ts'
import { headingWords } from './headings.ts'
import { assign, type MappedColumn } from '../mapped.ts'
import type { Column } from '../table.ts'

const numbers = /(^| )(id|uuid|guid|ref|reference|no|nr|number|num|sid|key)$/i
/** Numbers of people, forms and machines: each row may have its own, and none is the answer's. */
const otherNumbers = phrases({
  words: String.raw`
      house | flat | nhs | hospital | patient | passport | national | insurance | ni | document | card | licence | account
      | vehicle | phone | telephone | tel | mobile | contact | profile | user | author | device | collector | session | network
      | tracking | transaction | survey | page | url | how many | what`,
})

/** A column whose rows each have a code of their own, and whose heading calls it a number or an ID, tells the rows apart. */
export function ownCodes(columns: MappedColumn[], facts: Column[]): void {
  const most = Math.max(...facts.map((column) => column.facts.filled))
  const whole = ({ index }: MappedColumn) => {
    const { filled, distinct, counted } = facts[index]!.facts
    return filled === most && distinct === counted && counted > 1
  }
  const given = columns.filter(({ role }) => role === 'source-id')
  if (given.some((column) => column.tool || whole(column))) return
  const [found] = columns
    .filter((column) => {
      const { heading, samples, dates, facts: seen } = facts[column.index]!
      const words = headingWords(heading)
      const hashed = (seen.kinds.hash ?? 0) > seen.filled * 0.5
      return (
        (column.role === 'answer' || (column.role === 'ignore' && hashed)) &&
        column.option === null &&
        numbers.test(words) &&
        !otherNumbers.test(words) &&
        wordsIn(words) <= 4 &&
        whole(column) &&
        dates.dates === 0 &&
        samples.every((sample) => /^[\p{L}\d/_.#:-]{1,40}$/u.test(sample) && /\d/.test(sample))
      )
    })
    .sort((a, b) => identityRank(a, facts[a.index]!) - identityRank(b, facts[b.index]!))
  if (!found) return
  assign(found, 'source-id', 'Each row has a code of its own in it.', 'likely')
  for (const column of given)
    assign(column, 'ignore', `Rows share it, and “${found.label}” tells them apart.`, 'likely')
}

/** A first column of short codes, a different one in each row, is the file's own ID whatever it is called. */
export function firstCodes(columns: MappedColumn[], facts: Column[]): void {
  const first = columns[0]
  if (!first || first.role !== 'answer' || columns.some(({ role }) => role === 'source-id') || columns.length < 2)
    return
  const { heading, samples, facts: seen, dates } = facts[0]!
  const most = Math.max(...facts.map((column) => column.facts.filled))
  const codes = samples.every((sample) => /^[\p{L}\d/_.#-]{1,24}$/u.test(sample) && /\d/.test(sample))
  const numbered = /\b(id|ref|serial|no|nr|num|card|sheet|form|row|item|entry|code|key|participant)\b/i.test(heading)
  const whole = seen.filled === most && seen.distinct === seen.counted && seen.counted > 2
  if (codes && whole && dates.dates === 0 && wordsIn(heading) <= 3 && (numbered || seen.numbers === 0))
    assign(first, 'source-id', 'Each row has a code of its own in it.', 'likely')
}

/** An ID of the answer itself before one of the person, and one that every row has before one with gaps. */
export function identityRank({ label }: MappedColumn, { facts }: Column): number {
  const whole = facts.distinct === facts.counted ? 0 : 4
  if (/\b(user|author|member|person|contact|participant)\b/i.test(label.replace(/_/g, ' '))) return whole + 2
  // A number that only counts the rows of this file begins again in the next.
  if (/^(number|no\.?|nr\.?|#|row|line)$/i.test(label)) return whole + 2
  return whole + (/uuid|instanceid|^key$/i.test(label) ? 1 : 0)
}
