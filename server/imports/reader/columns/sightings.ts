import type { Row } from './classify.ts'
import { linesInWords } from '../text.ts'

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const control = /[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/
const twiceEncoded =
  /\u00E2\u20AC[\u2122\u0153\u02DC\u201C\u00A6\u009D\u201D]|\u00C3[\u00A8\u00A9\u00AA\u00AF\u00B6\u00BC]|\u00C2[\u00A3\u00A0]/

// eslint-disable-next-line no-control-regex -- a quick look, before the three closer ones
const suspect = /[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00C2\u00C3\u00E2\uFFFD]/

/** What Excel shows in place of a text that began like a formula, such as "- more buses". */
const excelError = /^#(NAME\?|REF!|VALUE!|DIV\/0!|N\/A|NUM!|NULL!|SPILL!|CALC!)$/

/** The most characters that Excel keeps in one cell. */
const excelCell = 32_767

/** Notes text that is kept as it is but that somebody should look at. */
export function sightings(): { look(row: Row): void; warnings(): string[] } {
  const kinds = [
    { test: control, lines: [] as number[], says: 'Control characters were kept as they are' },
    {
      test: twiceEncoded,
      lines: [] as number[],
      says: 'Some text looks as if it was garbled before this file was made (such as â€™ for ’), and was kept',
    },
    {
      test: excelError,
      lines: [] as number[],
      says: 'A spreadsheet put an error (such as #NAME?) in the place of what was written; look it up where it came from',
    },
    { test: /\uFFFD/, lines: [] as number[], says: 'Some characters were already lost (�) before this file was made' },
  ]
  const full: number[] = []
  return {
    look(row) {
      for (const cell of row.cells) {
        if (cell.length === excelCell && full.at(-1) !== row.line) full.push(row.line)
        if (!suspect.test(cell) && !cell.startsWith('#')) continue
        for (const { test, lines } of kinds) if (test.test(cell) && lines.at(-1) !== row.line) lines.push(row.line)
      }
    },
    warnings: () => [
      ...kinds.filter(({ lines }) => lines.length > 0).map(({ says, lines }) => `${says}: ${linesInWords(lines)}.`),
      ...(full.length > 0
        ? [
            `A text of exactly 32,767 characters, the most that Excel keeps in a cell, was possibly cut there: ${linesInWords(full)}.`,
          ]
        : []),
    ],
  }
}
