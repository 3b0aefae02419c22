import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guessColumns } from '#server/imports/reader/columns/columns.ts'
import { readTable } from '#server/imports/reader/read.ts'
import { toSubmissions } from '#server/imports/reader/rows.ts'
import { type Phrasing, phrasings } from './phrasings.ts'

/** How forms and programs dress a heading. */
const dressed: Record<string, (heading: string) => string> = {
  plain: (heading) => heading,
  'with the number of its question': (heading) => `Q7. ${heading}`,
  numbered: (heading) => `12) ${heading}`,
  'behind the word question': (heading) => `Question 5: ${heading}`,
  'behind its section': (heading) => `Section B - ${heading}`,
  required: (heading) => `${heading} *`,
  optional: (heading) => `${heading} (optional)`,
  'with a colon': (heading) => `${heading}:`,
  'in capitals': (heading) => heading.toUpperCase(),
  'in small letters': (heading) => heading.toLowerCase(),
  'as HTML': (heading) => `<p><strong>${heading}</strong></p>`,
  'with spaces that do not break': (heading) => heading.replaceAll(' ', '\u00a0'),
  'with the kind of its answer': (heading) => `${heading} - Open-Ended Response`,
}

const said = [
  'Longer opening hours would help people who work',
  'The bus stops too far from the door',
  'Please keep the ward where it is',
  'More seats in the waiting room',
  'I felt listened to by the nurse',
  'Nobody answered the telephone',
  'A lift that works',
  'It was clean and the staff were kind',
]
const ids = said.map((_, n) => `R${n + 1}`)
const moments = said.map((_, n) => `${10 + n}/06/2025 10:00`)

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

type Form = { at: number; delimiter: string; newline: string }

/** The column among others that a form has: an ID, a moment and a comment. */
function fileOf({ kind, values }: Phrasing, heading: string, { at, delimiter, newline }: Form): string {
  const columns = [
    ...(kind === 'source id' ? [] : [['Response ID', ...ids]]),
    ...(kind === 'submitted date' ? [] : [['Submitted at', ...moments]]),
    ['What should we change?', ...said],
  ]
  columns.splice(Math.min(at, columns.length), 0, [heading, ...values])
  return said
    .concat('')
    .map((_, row) => columns.map((cells) => quoted(cells[row]!)).join(delimiter))
    .join(newline)
}

describe.each(phrasings)('a column of the kind “$kind”', (phrasing) => {
  const { roles, headings, consent, hidden } = phrasing
  test('is known whatever its heading says, wherever it stands and however it is written', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...headings),
        fc.constantFrom(...Object.keys(dressed)),
        fc.record({
          at: fc.integer({ min: 2, max: 4 }),
          delimiter: fc.constantFrom(',', ';', '\t'),
          newline: fc.constantFrom('\n', '\r\n'),
        }),
        async (heading, dress, form) => {
          const written = dressed[dress]!(heading)
          const table = await readTable(Buffer.from(fileOf(phrasing, written, form)), 'export.csv')
          const map = guessColumns(table)
          const column = map.columns.find(
            ({ label }) => !['Response ID', 'Submitted at', 'What should we change?'].includes(label),
          )!
          expect(roles.split(' '), `${column.label}: ${column.why}`).toContain(column.role)
          const { accepted, held } = await toSubmissions(table, map)
          expect(held).toEqual([])
          const taken = accepted.map(({ submission }) => submission)
          expect(taken).toHaveLength(said.length)
          if (consent) expect(taken.slice(0, 2).map(({ consentToQuote }) => consentToQuote)).toEqual(consent)
          const open = JSON.stringify(
            taken.map((submission) => ({ ...submission, contact: null, equality: null, analystNote: null, tags: [] })),
          )
          if (hidden) expect(open).not.toMatch(hidden)
        },
      ),
      { numRuns: 60 },
    )
  })
})
