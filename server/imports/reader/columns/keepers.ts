import { asked, headingWords } from './headings.ts'
import { assign, type MappedColumn } from '../mapped.ts'
import type { Column } from '../table.ts'

/** Whoever keeps a list of what others said writes of them, and their own thoughts beside it are none of the public's. */
export function keepersBeside(columns: MappedColumn[], facts: Column[]): void {
  const heading = ({ index }: MappedColumn) => headingWords(asked(facts[index]!.heading))
  const comments = columns.filter(({ role }) => role === 'comment')
  const kept = columns.some((column) => ofOthers.test(heading(column)))
  for (const column of comments) {
    const other = comments.some((each) => each !== column && each.role === 'comment' && !summary.test(heading(each)))
    if (kept && other && keepersOwn.test(heading(column)))
      assign(column, 'analyst-note', 'Whoever keeps the list wrote it of what others said.', 'doubtful')
    else if (other && column.sure !== 'sure' && summary.test(heading(column)))
      assign(column, 'analyst-note', 'It sums up, beside words that were said.', 'doubtful')
  }
}

/** Columns that only somebody else than the writer would put into a form. */
const ofOthers =
  /\bwhat (was|they|he|she|people|(the )?(caller|person|customer|patient|resident|visitor)) (said|told|wrote|asked)\b|\b(person|people|whom?)( we| i)? (spoke|spoken|talked) (to|with)\b|^(taken|heard|recorded|noted|written down) by$|^(caller|visitor|contact)('?s)? (said|comments?|words)$/i
const keepersOwn =
  /^(my|our|own) (own )?(thoughts?|notes?|views?|reflections?|comments?|observations?|repl(y|ies)|response|advice|take|impressions?|suggestions?)$/i
const summary =
  /^(transcript|chat|conversation|dialogue|session|thread|bot|ai|auto(matic|mated|generated)?|generated|machine)( \p{L}+)? (summary|gist|précis|synopsis|recap)$/iu
