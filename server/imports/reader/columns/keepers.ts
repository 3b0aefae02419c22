import { phrases } from '../../../data/patterns.ts'
import { asked, headingWords } from './headings.ts'
import { otherName } from './wording.ts'
import { assign, type MappedColumn } from '../mapped.ts'
import type { Column } from '../table.ts'

/** Whoever keeps a list of what others said writes of them, and their own thoughts beside it are none of the public's. */
export function keepersBeside(columns: MappedColumn[], facts: Column[]): void {
  const heading = ({ index }: MappedColumn) => headingWords(asked(facts[index]!.heading))
  const comments = columns.filter(({ role }) => role === 'comment')
  const kept = columns.some((column) => ofOthers.test(heading(column)))
  for (const column of kept ? columns : [])
    if (['comment', 'answer'].includes(column.role) && whatKeeperSaid.test(heading(column)))
      assign(column, 'analyst-note', 'Whoever keeps the list wrote what they answered.', 'likely')
  for (const column of comments) {
    const other = comments.some((each) => each !== column && each.role === 'comment' && !summary.test(heading(each)))
    if (kept && other && keepersOwn.test(heading(column)))
      assign(column, 'analyst-note', 'Whoever keeps the list wrote it of what others said.', 'doubtful')
    else if (other && column.sure !== 'sure' && summary.test(heading(column)))
      assign(column, 'analyst-note', 'It sums up, beside words that were said.', 'doubtful')
  }
}

/**
 * People who are named in a column that seems to be a closed answer, be they nurses, chairs or neighbours, are named nowhere in
 * clear. What names wards and streets is called after people often enough, and stays.
 */
export function peopleNamed(columns: MappedColumn[], facts: Column[]): void {
  for (const column of columns) {
    const { heading, facts: seen } = facts[column.index]!
    if (column.role !== 'answer' || column.option !== null || seen.filled === 0) continue
    const places = seen.values.filter(({ value }) => calledAfter.test(value)).reduce((sum, { rows }) => sum + rows, 0)
    const people = seen.people + (seen.kinds.titled ?? 0) - places
    if (people * 3 >= seen.filled && !otherName.test(headingWords(heading)))
      assign(column, 'ignore', 'It names people.', 'doubtful')
  }
}

/** “Victoria Park”, “Jasmine Ward”: what begins like a person's name and is none. */
const calledAfter = phrases({
  ends: String.raw`
      \b(park|ward|road|street|hall|church|house|clinic|centre|hospital|school|lane|court|hotel|cottage|close|surgery|library
        |green|estate|bridge|hill|unit|suite|wing|room|team|gardens?|avenue|farm|college|academy|square|way|drive)`,
})

/** Columns that only somebody else than the writer would put into a form. */
const ofOthers = phrases({
  whole: String.raw`
      (taken|heard|recorded|noted|written down) by | (caller|visitor|contact)('?s)? (said|comments?|words)`,
  words: String.raw`
      what (was|they|he|she|people|(the )?(caller|person|customer|patient|resident|visitor)) (said|told|wrote|asked)
      | (person|people|whom?)( we| i)? (spoke|spoken|talked) (to|with)`,
})
const whatKeeperSaid = /^what (i|we) (said|told|replied|answered|advised|did|suggested|offered|explained|promised)\b/i
const keepersOwn =
  /^(my|our|own) (own )?(thoughts?|notes?|views?|reflections?|comments?|observations?|repl(y|ies)|response|advice|take|impressions?|suggestions?)$/i
const summary =
  /^(transcript|chat|conversation|dialogue|session|thread|bot|ai|auto(matic|mated|generated)?|generated|machine)( \p{L}+)? (summary|gist|précis|synopsis|recap)$/iu
