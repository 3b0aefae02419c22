/** What a sensible officer expects of a file, column by column in the order of the file. Several that would do have spaces between. */
export type ExportByColumn = {
  about: string
  text: string
  /** Written as a workbook, with cells that reach over several rows: row, column, how many. */
  workbook?: boolean
  merges?: number[][]
  roles: string[]
  /** How many people, or from how many to how many. */
  people: number | string
  /** Notes made at an event, which are nobody's own submission. */
  notes?: number
  comments?: number | string
  held?: number
  rejected?: number[]
  /** By line: the start of the moment in UTC; several that would do are parted by `|`. */
  said?: Record<number, string>
  /** In the order of the rows. */
  consent?: string[]
  organisation?: Record<number, string>
  kind?: Record<number, string>
  /** Several that would do are parted by `|`. */
  area?: Record<number, string>
  /** Must be in clear nowhere, officers' own notes left aside. */
  hidden?: RegExp
  warns?: RegExp
}
