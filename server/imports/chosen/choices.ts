import type { ColumnMap } from '../reader/mapped.ts'
import type { Overrides } from '../reader/table.ts'
import type { As } from './relation.ts'
import type { DateOrder } from '../reader/dates.ts'

/** What a person has chosen for an import; what is left out is guessed, or found by each row's own date. */
export type Choices = {
  map?: ColumnMap
  overrides?: Overrides
  phaseCode?: string
  /** How it stands to what was imported before: a newer export, or another survey, of which nothing can be there. */
  as?: As
  /** How all dates are read that could be either way round. */
  dateOrder?: DateOrder
  /** What is to become of rows that are held, by the reason of one of them. */
  held?: { reason: string; decision: 'take' | 'keep' }[]
  /** The same for all rows that are held, whatever the reason: for whoever cannot be asked about each. */
  allHeld?: 'take' | 'keep'
}
