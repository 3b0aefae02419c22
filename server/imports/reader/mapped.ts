import type { ConsentQuestion } from './columns/consent/question.ts'
import type { DateOrder } from './dates.ts'
import type { Role } from './columns/roles.ts'

/** What one column of a file means. */
export interface MappedColumn {
  index: number
  /** The column's label, so that a saved map can be checked against another file. */
  label: string
  role: Role
  /** The question it answers, for comments, answers and equality; null where the heading is only "Comment". */
  question: string | null
  /** The option this column stands for, where a question's options are spread over columns. */
  option: string | null
  /** A cell may hold several answers joined by `;`. */
  joined: boolean
  /** An empty cell means the same as the row above (merged cells saved as CSV). */
  fillDown: boolean
  /** How this column's dates are read; null if it has none, or nobody has said yet. */
  dateOrder: DateOrder | null
  /** A guess, or a person's word? */
  guessed: boolean
  /** Why it was guessed so, in words. */
  why: string
  /** How sure the guess is; the least sure are shown first. */
  sure?: 'sure' | 'likely' | 'doubtful'
  /** The column says of each option whether it was chosen: only what was chosen is an answer. */
  ticks?: boolean
  /** The tool that wrote it, where its values mean what the tool says. */
  tool?: string
  /** The zone of its times, where they carry none. */
  zone?: string | null
  /** Its cells are HTML, to be read as text. */
  markup?: boolean
  /** Long values that come again and again: options, not anybody's own words. */
  repeated?: string[]
  /** For consent: which way round the question is put. */
  consent?: ConsentQuestion
  /** It says which part each writer has on the platform, such as “Registered user” or “Administrator”. */
  platformRoles?: boolean
  /** What somebody should know of this column before it is imported. */
  notice?: string | null
  /** Its label in the file that was imported first, where this one spells it another way. */
  known?: string
}

/** What all columns mean, one entry for each column in the order of the file. */
export interface ColumnMap {
  columns: MappedColumn[]
}

/** Say what a column is, why, and how sure that is. */
export function assign(
  column: MappedColumn,
  role: Role,
  why: string,
  sure: MappedColumn['sure'] = 'likely',
): MappedColumn {
  column.role = role
  column.why = why
  column.sure = sure
  return column
}
