import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Role, roles } from '#server/imports/reader/roles.ts'
import { importFile } from '#server/imports/run.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()

type Field = 'id' | 'begun' | 'ended' | 'email' | 'name' | 'words' | 'closed' | 'consent'
type Person = Record<Field, string>
/** A tool as it heads its columns: the order in which it writes them, and whether its file has to keep that. */
type Form = { headings: Partial<Record<Field, string>>; ordered: boolean; date: (iso: string) => string }

const iso = (at: string) => at.replace('T', ' ')
const american = (at: string) => {
  const [, year, month, day, hours, minutes] = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+)/.exec(at)!
  return `${month}/${day}/${year} ${Number(hours) % 12 || 12}:${minutes}:00 ${Number(hours) < 12 ? 'AM' : 'PM'}`
}
const forms: Record<string, Form> = {
  'Microsoft Forms, English': {
    headings: {
      id: 'ID',
      begun: 'Start time',
      ended: 'Completion time',
      email: 'Email',
      name: 'Name',
      words: 'What should change?',
      closed: 'How did you travel?',
      consent: 'May we quote you?',
    },
    ordered: true,
    date: iso,
  },
  'Microsoft Forms, German': {
    headings: {
      id: 'ID',
      begun: 'Startzeit',
      ended: 'Fertigstellungszeit',
      email: 'E-Mail',
      name: 'Name',
      words: 'What should change?',
      closed: 'How did you travel?',
      consent: 'May we quote you?',
    },
    ordered: true,
    date: iso,
  },
  SurveyMonkey: {
    headings: {
      id: 'Respondent ID',
      begun: 'Start Date',
      ended: 'End Date',
      email: 'Email Address',
      name: 'First Name',
      words: 'What should change?',
      closed: 'How did you travel?',
      consent: 'May we quote you?',
    },
    ordered: false,
    date: american,
  },
  SmartSurvey: {
    headings: {
      id: 'UserID',
      begun: 'Started',
      ended: 'Ended',
      email: 'Email',
      name: 'Name',
      words: 'What should change?',
      closed: 'How did you travel?',
      consent: 'May we quote you?',
    },
    ordered: false,
    date: iso,
  },
  LimeSurvey: {
    headings: {
      id: 'Response ID',
      ended: 'Date submitted',
      begun: 'Last page',
      email: 'Your email address',
      name: 'What is your name?',
      words: 'What should change?',
      closed: 'How did you travel?',
      consent: 'May we quote you?',
    },
    ordered: false,
    date: iso,
  },
}
const fields: Field[] = ['id', 'begun', 'ended', 'email', 'name', 'words', 'closed', 'consent']

const person = (n: number): Person => ({
  id: String(1_000 + n),
  begun: `2026-03-${String(10 + n).padStart(2, '0')}T09:00:00`,
  ended: `2026-03-${String(10 + n).padStart(2, '0')}T09:07:00`,
  email: `p${n}@example.org`,
  name: `Pat Sample${n}`,
  words: `The clinic on route ${n} opens too late,\nand “nobody” answers before nine.`,
  closed: ['Bus', 'Car', 'On foot'][n % 3]!,
  consent: ['Yes', 'No', ''][n % 3]!,
})

type Written = {
  form: string
  order: Field[]
  newline: string
  delimiter: string
  encoding: 'utf8' | 'utf8bom' | 'utf16le'
}

function write(people: Person[], { form, order, newline, delimiter, encoding }: Written): Buffer {
  const { headings, date } = forms[form]!
  const quote = (text: string) => `"${text.replaceAll('"', '""').replaceAll('\n', newline)}"`
  const cell = (one: Person, field: Field) =>
    field === 'ended' || (field === 'begun' && form !== 'LimeSurvey')
      ? date(one[field])
      : field === 'begun'
        ? '3'
        : one[field]
  const lines = [order.map((field) => headings[field]!), ...people.map((one) => order.map((field) => cell(one, field)))]
  const text = lines.map((cells) => cells.map(quote).join(delimiter)).join(newline) + newline
  if (encoding === 'utf16le') return Buffer.from(`\uFEFF${text}`, 'utf16le')
  return Buffer.from(encoding === 'utf8bom' ? `\uFEFF${text}` : text)
}

const written = fc
  .record({
    form: fc.constantFrom(...Object.keys(forms)),
    order: fc.shuffledSubarray(fields, { minLength: fields.length }),
    newline: fc.constantFrom('\n', '\r\n'),
    delimiter: fc.constantFrom(',', ';', '\t'),
    encoding: fc.constantFrom('utf8' as const, 'utf8bom' as const, 'utf16le' as const),
  })
  .map((given): Written => (forms[given.form]!.ordered ? { ...given, order: fields } : given))

test('any export of a known tool gives the same people, words, days and consents; another form of it adds nothing', async () => {
  await fc.assert(
    fc.asyncProperty(written, written, fc.integer({ min: 4, max: 9 }), async (one, other, many) => {
      const { id, slug } = await make(here).consultation({})
      const people = Array.from({ length: many }, (_, n) => person(n))
      const bring = async (how: Written) =>
        importFile(here.db, here.config, write(people, how), 'export.csv', await here.app.consultation(slug), {
          by: here.cast.olive.id,
          at: here.clock.now,
        })
      expect(await bring(one)).toMatchObject({ rows: many, submissions: many, comments: many, held: [], rejected: [] })
      const rows = await here.db
        .selectFrom('submission as s')
        .innerJoin('comment as c', 'c.submissionId', 's.id')
        .select(['s.saidAt', 's.consentToQuote', 'c.body'])
        .where('s.consultationId', '=', id)
        .orderBy('s.saidAt')
        .execute()
      expect(rows.map(({ body }) => body.replaceAll('\r\n', '\n'))).toEqual(people.map(({ words }) => words))
      expect(rows.map(({ saidAt }) => saidAt.toISOString().slice(0, 16))).toEqual(
        people.map(({ ended }) => ended.slice(0, 16)),
      )
      expect(rows.map(({ consentToQuote }) => consentToQuote)).toEqual(people.map(({ consent }) => consent === 'Yes'))
      // The same tool, its columns, line ends, separator and encoding another way.
      const again = await bring({ ...other, form: one.form, order: forms[one.form]!.ordered ? fields : other.order })
      expect(again).toMatchObject({ submissions: 0, already: many, held: [] })
    }),
    { numRuns: 12 },
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
