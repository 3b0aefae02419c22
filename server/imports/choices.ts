import type { ColumnMap } from './reader/columns.ts'
import type { Overrides } from './reader/read.ts'

/** What a person has chosen for an import; what is left out is guessed, or found by each row's own date. */
export type Choices = {
  map?: ColumnMap
  overrides?: Overrides
  phaseCode?: string
  /** The file looks like a newer export of a survey that was imported before, but is another: nothing counts as known. */
  anotherSurvey?: boolean
}
