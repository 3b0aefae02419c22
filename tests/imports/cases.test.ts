import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { ImportReport } from '#server/imports/chosen/report.ts'
import { importFile } from '#server/imports/run/run.ts'
import { unseal } from '#server/data/seal.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()
const folder = path.join(import.meta.dirname, 'cases')

/** What one file of a known shape must become; what is left out is not asked. */
type Case = {
  file: string
  /** Imported first, into the same consultation. */
  after?: string
  rows: number
  submissions: number
  comments: number
  already?: number
  held?: number
  /** Lines that are no rows, with a word of the reason. */
  rejected?: [number, RegExp][]
  /** The columns whose words are comments, by their label. */
  words?: string[]
  /** When the row of a line was said; null for not known. */
  said?: Record<number, string | null>
  /** Words that a warning must hold. */
  warns?: RegExp[]
  /** What each label must be. */
  roles?: Record<string, string | RegExp>
  check?: (taken: Taken) => void
}

const kinds: Case[] = [
  {
    file: 'consent-inverted.csv',
    rows: 8,
    submissions: 8,
    comments: 8,
    words: ['Your comment'],
    check: ({ line }) => {
      for (const n of [2, 3, 4, 5, 6, 7, 8, 9]) expect(line(n).consentToQuote).toBe(false)
    },
  },
  {
    file: 'consul-investments.csv',
    rows: 8,
    submissions: 8,
    comments: 8,
    words: ['Description'],
    roles: { ID: 'source-id', 'Feas. explanation': 'analyst-note', 'Author username': 'name' },
  },
  {
    file: 'contact-questions.csv',
    rows: 8,
    submissions: 8,
    comments: 11,
    words: ['What do you think of the proposal?', 'Do you have any other comments?'],
    check: ({ line, clear }) => {
      expect(line(6).organisationName).toBe('Oakham Patients Forum')
      expect(line(2).contact).toMatchObject({ name: 'Pat Example 0', email: 'p0@example.org', phone: '01632 960000' })
      expect(clear).not.toMatch(/Pat Example|p0@|01632|Sample Street|06\/03\/1961|943 476/)
    },
  },
  {
    file: 'decidim-proposals.csv',
    rows: 8,
    submissions: 8,
    comments: 8,
    words: ['body/en'],
    said: { 2: '2014-09-01T09:00:00.000Z' },
    roles: { id: 'source-id', 'answer/en': 'analyst-note', comments: /ignore|answer/ },
    check: ({ line }) => {
      expect(line(3).comments[0]).toMatch(/takes us all morning\.\n+The rebuilt clinic .* with a pram\. & soon$/)
    },
  },
  {
    file: 'excel-kitchen-sink.xlsx',
    rows: 9,
    submissions: 9,
    comments: 9,
    rejected: [[14, /total/i]],
    words: ['Comment'],
    said: { 4: '2014-07-01T11:00:00.000Z', 12: '2014-07-09T11:00:00.000Z' },
    roles: { 'Internal notes': 'analyst-note', 'Officer initials': 'ignore' },
    check: ({ line }) => {
      expect([5, 6, 8, 9, 11, 12].map((n) => line(n).area)).toEqual([
        'Melton',
        'Melton',
        'Oakham',
        'Oakham',
        'Uppingham',
        'Uppingham',
      ])
    },
  },
  {
    file: 'forms-copy-b.xlsx',
    after: 'forms-copy-a.xlsx',
    rows: 6,
    submissions: 6,
    comments: 12,
    held: 0,
    rejected: [],
    warns: [/another (survey|form)/],
  },
  { file: 'gf-2-typo-fixed.csv', after: 'gf-1.csv', rows: 10, submissions: 2, already: 8, comments: 2 },
  { file: 'gf-5-sheet.csv', after: 'gf-1.csv', rows: 10, submissions: 2, already: 8, comments: 2 },
  {
    file: 'google-forms.csv',
    rows: 8,
    submissions: 8,
    comments: 11,
    words: ['What could we do better? (1)', 'What could we do better? (2)'],
    said: { 2: '2014-09-01T08:20:07.000Z', 3: '2014-09-02T11:21:07.000Z' },
    roles: { Username: 'email', 'Total score': 'ignore' },
  },
  {
    file: 'govuk-forms.csv',
    rows: 8,
    submissions: 8,
    comments: 8,
    words: ['What do you want to tell us about local care?'],
    said: { 2: '2014-08-01T12:09:25.000Z' },
    roles: { Reference: 'source-id', 'What’s your name?': 'name', 'What’s your phone number?': 'phone' },
    check: ({ clear }) => expect(clear).not.toMatch(/Pat Example|01632|p0@/),
  },
  {
    file: 'kobo-labels.csv',
    rows: 8,
    submissions: 8,
    comments: 8,
    words: ['What should change?'],
    said: { 2: '2014-09-01T09:09:02.000Z' },
    roles: { _notes: 'analyst-note', 'Where do you live?': 'area', _uuid: /ignore|source-id/ },
    warns: [/line 4.*not approved|not approved.*line 4/i],
    check: ({ clear, line }) => {
      expect(clear).not.toMatch(/52\.63/)
      expect(line(2).answers).toContainEqual({ question: 'Which services do you use?', value: 'GP practice' })
      expect(JSON.stringify(line(2).answers)).not.toContain('Walk-in centre"')
    },
  },
  {
    file: 'kobo-repeat.xlsx',
    rows: 9,
    submissions: 9,
    comments: 9,
    words: ['What did they say?'],
    said: { 2: '2014-09-01T12:00:00.000Z' },
    roles: { _index: 'source-id', _submission__id: /ignore|answer/ },
    warns: [/Ward visits/],
  },
  {
    file: 'limesurvey-codes.csv',
    rows: 8,
    submissions: 8,
    comments: 12,
    words: ['G02Q03', 'G02Q04[comment]'],
    said: { 2: null, 9: null },
    warns: [/1980/],
    roles: { id: 'source-id', ipaddr: 'ip' },
    check: ({ clear }) => expect(clear).not.toMatch(/198\.51/),
  },
  {
    file: 'limesurvey-full.csv',
    rows: 8,
    submissions: 8,
    comments: 7,
    words: ['What matters most to you about local care?'],
    said: { 2: '2014-09-03T09:10:00.000Z' },
    roles: { 'Referrer URL': 'ignore', 'IP address': 'ip' },
    check: ({ line, clear }) => {
      expect(line(3).contact).toMatchObject({ email: 'reader@example.org' })
      expect(line(2).answers).toContainEqual({ question: 'Which services have you used?', value: 'Walk-in centre' })
      expect(JSON.stringify(line(2).answers)).not.toContain('GP practice')
      expect(clear).not.toMatch(/example\.org\/news|192\.0\.2/)
    },
  },
  {
    file: 'long-format.csv',
    rows: 18,
    submissions: 6,
    comments: 9,
    rejected: [],
    held: 0,
    words: ['What should change?', 'Anything else?'],
    warns: [/one line for each answer/],
    check: ({ line }) => {
      expect(line(5).comments).toHaveLength(2)
      expect(line(5).answers).toContainEqual({ question: 'How far do you agree?', value: 'Disagree' })
    },
  },
  {
    file: 'msforms-welsh.xlsx',
    rows: 8,
    submissions: 8,
    comments: 8,
    words: ['Beth ddylai newid?'],
    said: { 2: '2014-09-01T08:06:30.000Z' },
    roles: { 'E-bost': 'email', Enw: 'name', 'Amser dechrau': 'ignore' },
  },
  {
    file: 'nhs-fft.xlsx',
    rows: 9,
    submissions: 9,
    comments: 18,
    rejected: [
      [13, /total/i],
      [14, /note|below/i],
    ],
    words: [
      'Please can you tell us why you gave your answer?',
      'Please tell us about anything that we could have done better',
    ],
    said: { 4: null },
    warns: [/month/],
  },
  {
    file: 'odk-short-rows.csv',
    rows: 8,
    submissions: 8,
    comments: 8,
    held: 0,
    words: ['said-what_they_said'],
    said: { 2: '2014-09-01T08:51:07.000Z' },
    roles: { device_id: 'ignore', reporter: 'ignore', SubmitterName: 'ignore', KEY: /source-id|ignore/ },
    check: ({ clear }) => expect(clear).not.toMatch(/52\.6|Olive Officer/),
  },
  {
    file: 'other-specify.csv',
    rows: 8,
    submissions: 8,
    comments: 9,
    words: ['Which service matters most to you? - Other (please specify)', 'What should change?'],
    check: ({ line }) => expect(line(5).comments[0]).toMatch(/^The night crisis team/),
  },
  {
    file: 'overlap-log.csv',
    after: 'twice.csv',
    rows: 6,
    submissions: 6,
    comments: 6,
    warns: [/\b4\b.*(exactly|word for word)/],
  },
  {
    file: 'polis-comments.csv',
    rows: 8,
    submissions: 8,
    comments: 8,
    words: ['comment-body'],
    said: { 2: '2014-09-02T09:26:40.000Z' },
    roles: { 'comment-id': 'source-id', 'author-id': 'ignore' },
    warns: [/line 8.*turned down|turned down.*line 8/i],
  },
  {
    file: 'qualtrics-german.csv',
    rows: 8,
    submissions: 8,
    comments: 8,
    words: ['Please tell us why.'],
    said: { 4: '2014-09-01T07:31:49.000Z' },
    roles: { 'IP-Adresse': 'ip', 'Antwort-ID': 'source-id', 'Q2 - Topics': 'tags' },
    warns: [/test|preview/i],
    check: ({ line, clear }) => {
      expect(line(4).contact).toMatchObject({ email: 'anna0@example.org' })
      expect(clear).not.toMatch(/Beispiel|anna0|52\.63|192\.0\.2/)
    },
  },
  {
    file: 'qualtrics-utf16.tsv',
    rows: 8,
    submissions: 8,
    comments: 8,
    words: ['Please say why in your own words'],
    said: { 5: '2014-09-02T05:31:49.000Z' },
    roles: { 'Who are you? - Selected Choice': 'respondent-kind' },
    warns: [/Denver/, /test|preview/i],
    check: ({ line }) => expect(['carer', 'public']).toContain(line(6).respondentKind),
  },
  {
    file: 'redcap.csv',
    rows: 8,
    submissions: 8,
    comments: 8,
    words: ['what_should_change'],
    said: { 2: '2014-09-01T14:52:43.000Z', 7: null },
    roles: {
      dob: 'equality',
      ethnicity: 'equality',
      sex: 'equality',
      study_comments: 'analyst-note',
      address: /ignore|postcode/,
    },
    check: ({ clear }) => expect(clear).not.toMatch(/p0@|Example0|Sample Street|01632|1961/),
  },
  { file: 'register-ticks.csv', rows: 8, submissions: 8, comments: 8, rejected: [], held: 0 },
  {
    file: 'reordered-ids-2.csv',
    after: 'reordered-ids-1.csv',
    rows: 6,
    submissions: 1,
    already: 5,
    held: 0,
    comments: 2,
  },
  {
    file: 'sep-line.csv',
    rows: 5,
    submissions: 5,
    comments: 5,
    rejected: [],
    held: 0,
    said: { 3: '2014-09-01T11:00:00.000Z' },
  },
  {
    file: 'social.csv',
    rows: 6,
    submissions: 6,
    comments: 6,
    roles: { Author: 'name', Link: 'ignore' },
    check: ({ clear }) => expect(clear).not.toMatch(/sample_user|social\.example/),
  },
  { file: 'surveymonkey-download.zip', rows: 5, submissions: 5, comments: 5 },
  {
    file: 'surveymonkey-mac.csv',
    rows: 7,
    submissions: 7,
    comments: 7,
    words: ['What was good about it?'],
    roles: { Gender: 'equality', Age: 'equality' },
    check: ({ line }) => {
      expect(line(3).comments[0]).toBe('It’s £5 to park – too dear for my mother’s visits')
      expect(line(6).comments[0]).toBe('Café staff are lovely')
    },
  },
  { file: 'total-words.csv', rows: 4, submissions: 4, comments: 4, rejected: [[6, /total/i]] },
  { file: 'twice.xlsx', after: 'twice.csv', rows: 5, submissions: 0, already: 5, comments: 0, held: 0 },
]

type Row = {
  consentToQuote: boolean
  respondentKind: string | null
  organisationName: string | null
  area: string | null
  answers: { question: string; value: string }[]
  saidAt: Date
  comments: string[]
  contact: { name: string | null; email: string | null; phone: string | null } | null
}
type Taken = { report: ImportReport; line: (n: number) => Row; clear: string }

async function bring(file: string, after?: string): Promise<Taken> {
  const { id, slug } = await make(here).consultation({})
  let report!: ImportReport
  for (const name of [after, file]) {
    if (name === undefined) continue
    const consultation = await here.app.consultation(slug)
    const options = { by: here.cast.olive.id, at: here.clock.now }
    const dry = await importFile(here.db, here.config, { path: path.join(folder, name) }, name, consultation, {
      ...options,
      dryRun: true,
    })
    report = await importFile(here.db, here.config, { path: path.join(folder, name) }, name, consultation, options)
    expect(report).toEqual(dry)
  }
  const rows = await here.db
    .selectFrom('importRow as r')
    .innerJoin('import as i', 'i.id', 'r.importId')
    .innerJoin('submission as s', 's.importRowId', 'r.id')
    .leftJoin('contact as k', 'k.submissionId', 's.id')
    .selectAll('s')
    .select(['r.line', 'k.sealed', 'i.fileName'])
    .where('i.consultationId', '=', id)
    .where('i.fileName', '=', file)
    .execute()
  const comments = await here.db
    .selectFrom('comment')
    .select(['submissionId', 'body'])
    .where('consultationId', '=', id)
    .orderBy('position')
    .execute()
  const line = (n: number): Row => {
    const row = rows.find((each) => each.line === n)
    if (!row) throw new Error(`Line ${n} of ${file} became no submission.`)
    return {
      ...row,
      answers: row.answers as Row['answers'],
      comments: comments.filter(({ submissionId }) => submissionId === row.id).map(({ body }) => body),
      contact: row.sealed && (unseal(here.config.contactKey, row.sealed) as Row['contact']),
    }
  }
  return { report, line, clear: await clearText(id) }
}

/** All that the database holds of a consultation's imports in clear text. */
async function clearText(id: string): Promise<string> {
  const { rows } = await sql<{ text: string }>`
    select s::text as text from submission s where consultation_id = ${id}
    union all select c::text from comment c where consultation_id = ${id}
    union all select i::text from import i where consultation_id = ${id}
    union all select r::text from import_row r join import i on i.id = r.import_id where i.consultation_id = ${id}
    union all select e::text from engagement_event e where consultation_id = ${id}
    union all select h::text from history h where consultation_id = ${id}`.execute(here.db)
  // Ids, hashes, sealed bytes and parts of a second hold every short run of digits sooner or later.
  const ours = /[0-9a-f]{8}-[0-9a-f-]{27}|\\?\\x[0-9a-f]*|[0-9a-f]{16,}|\.\d{3,6}(?=[+"Z])/g
  return rows.map(({ text }) => text.replace(ours, '')).join('\n')
}

describe.each(kinds)('$file', (expected) => {
  test('means what a sensible officer reads in it', async () => {
    const taken = await bring(expected.file, expected.after)
    const { report, line } = taken
    expect(report).toMatchObject({
      rows: expected.rows,
      submissions: expected.submissions,
      comments: expected.comments,
      ...(expected.already !== undefined && { already: expected.already }),
    })
    if (expected.held !== undefined) expect(report.held).toHaveLength(expected.held)
    if (expected.rejected) {
      expect(report.rejected.map((each) => each.line)).toEqual(expected.rejected.map(([n]) => n))
      for (const [n, reason] of expected.rejected)
        expect(report.rejected.find((each) => each.line === n)?.reason).toMatch(reason)
    }
    const { columns } = report.decisions
    const roles = Object.fromEntries(columns.map(({ label, role }) => [label, role]))
    if (expected.words)
      expect(columns.filter(({ role }) => role === 'comment').map(({ label }) => label)).toEqual(expected.words)
    for (const [label, role] of Object.entries(expected.roles ?? {}))
      expect(roles[label], label).toEqual(typeof role === 'string' ? role : expect.stringMatching(role))
    const told = report.warnings.join('\n')
    for (const warning of expected.warns ?? []) expect(told).toMatch(warning)
    for (const [n, at] of Object.entries(expected.said ?? {}))
      expect(line(Number(n)).saidAt.toISOString().slice(0, 19)).toBe((at ?? here.clock.now.toISOString()).slice(0, 19))
    expected.check?.(taken)
  })
})

test('a question that was added while the survey ran is read although its first thousands of rows are empty', async () => {
  const { slug } = await make(here).consultation({})
  const rows = Array.from(
    { length: 2_060 },
    (_, n) =>
      `Q${n},2014-07-${String(1 + (n % 28)).padStart(2, '0')},The waiting room was cold again (${n}),${
        n >= 2_005 ? `Saturday mornings are the only time I can come (${n})` : ''
      }`,
  )
  const text = ['Response ID,Submitted,What should change?,What worries you about the new opening hours?', ...rows]
  const report = await importFile(
    here.db,
    here.config,
    Buffer.from(text.join('\n')),
    'late.csv',
    await here.app.consultation(slug),
    { by: here.cast.olive.id, at: here.clock.now },
  )
  expect(report).toMatchObject({ rows: 2_060, submissions: 2_060, comments: 2_115, held: [], rejected: [] })
})

test.each([
  ['mail.msg', /Outlook|e-mail/i, /Excel/],
  ['minutes.docx', /Word/, /damaged/],
])('%s is called what it is', async (file, says, not) => {
  const { slug } = await make(here).consultation({})
  const consultation = await here.app.consultation(slug)
  const said = await importFile(here.db, here.config, { path: path.join(folder, file) }, file, consultation, {
    by: null,
    at: here.clock.now,
  }).then(
    () => 'imported',
    (error: Error) => error.message,
  )
  expect(said).toMatch(says)
  expect(said).not.toMatch(not)
})

test('every file beside this test is asked about', () => {
  const asked = new Set(kinds.flatMap(({ file, after }) => [file, after]))
  const others = readdirSync(folder).filter((file) => !asked.has(file))
  expect(others).toEqual(['mail.msg', 'minutes.docx'])
  expect(readFileSync(path.join(folder, 'mail.msg')).length).toBeGreaterThan(0)
})
