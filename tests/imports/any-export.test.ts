import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { type Role, roles } from '#server/imports/reader/columns/roles.ts'
import { importFile } from '#server/imports/run/run.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()

type Field = 'id' | 'begun' | 'ended' | 'email' | 'name' | 'words' | 'closed' | 'consent' | 'late'
type Person = Record<Field, string>
/** A tool as it heads its columns. */
type Form = {
  headings: Partial<Record<Field, string>>
  /** The fields that it writes first, always in this order. */
  first: Field[]
  date: (iso: string) => string
  /** Further columns of its own. */
  own?: Record<string, (n: number) => string>
  /** Rows that stand below the codes of its columns. */
  below?: (heading: string) => string[]
}

const iso = (at: string) => at.replace('T', ' ')
const american = (at: string) => {
  const [, year, month, day, hours, minutes] = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(at)!
  return `${month}/${day}/${year} ${Number(hours) % 12 || 12}:${minutes}:00 ${Number(hours) < 12 ? 'AM' : 'PM'}`
}
const dotted = (at: string) => at.replace(/^(\d+)-(\d+)-(\d+)T/, '$3.$2.$1 ')
const asked = {
  words: 'What should change?',
  closed: 'How did you travel?',
  consent: 'May we quote you?',
  late: 'What worries you about the new opening hours?',
}
const microsoft: Field[] = ['id', 'begun', 'ended', 'email', 'name']
const forms: Record<string, Form> = {
  'Microsoft Forms, English': {
    headings: { id: 'ID', begun: 'Start time', ended: 'Completion time', email: 'Email', name: 'Name', ...asked },
    first: microsoft,
    date: iso,
  },
  'Microsoft Forms, German': {
    headings: { id: 'ID', begun: 'Startzeit', ended: 'Fertigstellungszeit', email: 'E-Mail', name: 'Name', ...asked },
    first: microsoft,
    date: iso,
  },
  'Microsoft Forms, Polish': {
    headings: {
      id: 'Identyfikator',
      begun: 'Godzina rozpoczęcia',
      ended: 'Godzina ukończenia',
      email: 'Adres e-mail',
      name: 'Nazwa',
      ...asked,
    },
    first: microsoft,
    date: dotted,
  },
  'Google Forms, French': {
    headings: { ended: 'Horodateur', email: 'Adresse e-mail', name: 'Votre nom', ...asked },
    first: ['ended', 'email'],
    date: iso,
  },
  SurveyMonkey: {
    headings: {
      id: 'Respondent ID',
      begun: 'Start Date',
      ended: 'End Date',
      email: 'Email Address',
      name: 'First Name',
      ...asked,
    },
    first: [],
    date: american,
  },
  SmartSurvey: {
    headings: { id: 'UserID', begun: 'Started', ended: 'Ended', email: 'Email', name: 'Name', ...asked },
    first: [],
    date: iso,
  },
  LimeSurvey: {
    headings: {
      id: 'Response ID',
      ended: 'Date submitted',
      email: 'Your email address',
      name: 'What is your name?',
      ...asked,
    },
    first: [],
    date: iso,
    own: { 'Last page': () => '3' },
  },
  Qualtrics: {
    headings: {
      id: 'ResponseId',
      begun: 'StartDate',
      ended: 'RecordedDate',
      email: 'RecipientEmail',
      name: 'RecipientLastName',
      words: 'Q1',
      closed: 'Q2',
      consent: 'Q3',
      late: 'Q4',
    },
    first: [],
    date: iso,
    own: { Finished: () => 'True', IPAddress: (n) => `192.0.2.${n}` },
    below: (code) => [
      { Q1: asked.words, Q2: asked.closed, Q3: asked.consent, Q4: asked.late }[code] ?? code,
      `{"ImportId":"${code.toLowerCase()}"}`,
    ],
  },
  KoboToolbox: {
    headings: {
      id: '_id',
      begun: 'start',
      ended: '_submission_time',
      email: 'your_email',
      name: 'full_name',
      ...asked,
    },
    first: [],
    date: (at) => at,
    own: { _uuid: (n) => `0b1a2c3d-5555-4222-8333-${String(n).padStart(12, '0')}`, _index: String },
  },
  'GOV.UK Forms': {
    headings: {
      id: 'Reference',
      ended: 'Submitted at',
      email: 'What is your email address?',
      name: 'What is your name?',
      ...asked,
    },
    first: ['id', 'ended'],
    date: (at) => `${at}+00:00`,
  },
}
const fields: Field[] = ['id', 'begun', 'ended', 'email', 'name', 'words', 'closed', 'consent', 'late']

/** The last question was added while the survey ran: only the last two people were asked it. */
const person = (n: number, many: number): Person => ({
  id: String(1_000 + n),
  begun: `2026-03-${String(10 + n).padStart(2, '0')}T09:00:00`,
  ended: `2026-03-${String(10 + n).padStart(2, '0')}T09:07:00`,
  email: `p${n}@example.org`,
  name: `Pat Sample${n}`,
  words: `The clinic on route ${n} opens too late,\nand “nobody” answers before nine.`,
  closed: ['Bus', 'Car', 'On foot'][n % 3]!,
  consent: ['Yes', 'No', ''][n % 3]!,
  late: n < many - 2 ? '' : `Saturdays are the only day on which I can come (${n}).`,
})

type Written = {
  order: Field[]
  newline: string
  delimiter: string
  encoding: 'utf8' | 'utf8bom' | 'utf16le' | 'windows-1252'
  workbook: boolean
  /** A last column that nobody filled in, and whose cells the tool leaves out. */
  leftOut: boolean
}

async function write(
  people: Person[],
  form: Form,
  how: Written,
): Promise<{ bytes: Buffer; name: string; lines: number }> {
  const { headings, first, date, own = {}, below = () => [] } = form
  const order = [...first, ...how.order.filter((field) => !first.includes(field))].filter((field) => headings[field])
  const cell = (one: Person, field: Field) => (field === 'ended' || field === 'begun' ? date(one[field]) : one[field])
  const codes = [...order.map((field) => headings[field]!), ...Object.keys(own)]
  const heads = [codes, ...below(codes[0]!).map((_, row) => codes.map((code) => below(code)[row]!))]
  const rows = people.map((one, n) => [
    ...order.map((field) => cell(one, field)),
    ...Object.values(own).map((value) => value(n)),
  ])
  const table = [...(how.leftOut ? heads.map((row) => [...row, 'For the office']) : heads), ...rows]
  if (how.workbook) {
    const cells = table.map((row) => row.map((value) => ({ value, type: String })))
    return { bytes: await writeXlsxFile(cells).toBuffer(), name: 'export.xlsx', lines: table.length }
  }
  const quote = (text: string) => `"${text.replaceAll('"', '""').replaceAll('\n', how.newline)}"`
  const text = table.map((cells) => cells.map(quote).join(how.delimiter)).join(how.newline) + how.newline
  const bytes = {
    utf8: () => Buffer.from(text),
    utf8bom: () => Buffer.from(`\uFEFF${text}`),
    utf16le: () => Buffer.from(`\uFEFF${text}`, 'utf16le'),
    'windows-1252': () => Buffer.from(text.replaceAll('“', '\x93').replaceAll('”', '\x94'), 'latin1'),
  }[how.encoding]()
  return { bytes, name: 'export.csv', lines: table.length }
}

const written = fc.record({
  order: fc.shuffledSubarray(fields, { minLength: fields.length }),
  newline: fc.constantFrom('\n', '\r\n', '\r'),
  delimiter: fc.constantFrom(',', ';', '\t'),
  encoding: fc.constantFrom('utf8' as const, 'utf8bom' as const, 'utf16le' as const, 'windows-1252' as const),
  workbook: fc.boolean(),
  leftOut: fc.boolean(),
})

test('any export of a known tool gives the same people, words, days and consents; another form of it adds nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(forms)),
      written,
      written,
      fc.integer({ min: 4, max: 9 }),
      async (tool, one, other, many) => {
        const { id, slug } = await make(here).consultation({})
        const form = forms[tool]!
        const people = Array.from({ length: many }, (_, n) => person(n, many))
        const bring = async (how: Written) => {
          // What Windows-1252 has no letters for is not written in it.
          const encoding = /[^\0-\xff]/.test(Object.values(form.headings).join('')) ? 'utf8' : how.encoding
          const { bytes, name, lines } = await write(people, form, { ...how, encoding })
          const report = await importFile(here.db, here.config, bytes, name, await here.app.consultation(slug), {
            by: here.cast.olive.id,
            at: here.clock.now,
          })
          const { titles, headerRows } = report.decisions
          expect(report.rows + titles.length + headerRows).toBe(lines)
          expect(report.accepted + report.already + report.held.length + report.rejected.length).toBe(many)
          return report
        }
        expect(await bring(one)).toMatchObject({
          rows: many,
          submissions: many,
          comments: many + 2,
          held: [],
          rejected: [],
        })
        const rows = await here.db
          .selectFrom('submission as s')
          .innerJoin('comment as c', 'c.submissionId', 's.id')
          .select(['s.saidAt', 's.consentToQuote', 'c.body'])
          .where('s.consultationId', '=', id)
          .orderBy('s.saidAt')
          .execute()
        const said = rows.filter(({ body }) => body.startsWith('The clinic'))
        expect(said.map(({ body }) => body)).toEqual(people.map(({ words }) => words))
        expect(said.map(({ saidAt }) => saidAt.toISOString().slice(0, 16))).toEqual(
          people.map(({ ended }) => ended.slice(0, 16)),
        )
        expect(said.map(({ consentToQuote }) => consentToQuote)).toEqual(people.map(({ consent }) => consent === 'Yes'))
        expect(rows.length - said.length).toBe(2)
        // The same tool: its columns, line ends, separator, encoding and kind of file another way.
        expect(await bring(other)).toMatchObject({ submissions: 0, already: many, held: [] })
      },
    ),
    { numRuns: 14 },
  )
})

describe('a personal detail in a column of any role', () => {
  const planted = 'reach me: planted@example.org 01632 960 123 192.0.2.44 LE15 6AA 943 476 5919'
  const kept = new Set<Role>(['comment', 'translation'])
  test.each(roles.filter((role) => !kept.has(role)))('%s is in clear text nowhere', async (role) => {
    const { id, slug } = await make(here).consultation({})
    const map = {
      columns: (['comment', role] as Role[]).map((each, index) => ({
        index,
        label: ['Words', 'Planted'][index]!,
        role: each,
        question: ['Words', 'Planted'][index]!,
        option: null,
        joined: false,
        fillDown: false,
        dateOrder: 'day-first' as const,
        guessed: false,
        why: '',
      })),
    }
    const text = Buffer.from(`Words,Planted\nLonger hours please,${planted}\nMore buses,\n`)
    await importFile(here.db, here.config, text, 'planted.csv', await here.app.consultation(slug), {
      by: here.cast.olive.id,
      at: here.clock.now,
      map,
    })
    const { rows } = await here.pool.query<{ text: string }>(
      `select s::text as text from submission s where consultation_id = $1
       union all select e::text from engagement_event e where consultation_id = $1
       union all select i::text from import i where consultation_id = $1
       union all select r::text from import_row r join import i on i.id = r.import_id where i.consultation_id = $1
       union all select h::text from history h where consultation_id = $1`,
      [id],
    )
    const clear = rows.map((row) => row.text).join('\n')
    expect(clear).not.toMatch(/planted@example|01632 960|192\.0\.2\.44|6AA|943 476/)
  })
})
