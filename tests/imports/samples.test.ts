import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { guessColumns } from '#server/imports/reader/columns/columns.ts'
import { tidy } from '#server/imports/reader/columns/headings.ts'
import { readTable } from '#server/imports/reader/read.ts'
import { dryRun } from '#server/imports/chosen/report.ts'
import { toSubmissions } from '#server/imports/reader/rows.ts'
import type { ImportedSubmission } from '#server/imports/reader/rows.ts'

interface Expected {
  file: string
  dataRows: number
  accepted: number
  rejected: number
  comments: number
  commentColumns: string[]
  headerRows: number
  headerLine?: number
  blankRows?: number
  rejectedRows?: { line: number }[]
  withoutComment?: number
  doNotPublish?: number
  paperResponses?: number
  events?: number
  dotsTotal?: number
  perEvent?: Record<string, number>
}

const folder = new URL('../../server/demo/imports/', import.meta.url)
const { files } = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8')) as { files: Expected[] }

const pathOf = (file: string) => fileURLToPath(new URL(file, folder))

async function read(file: string) {
  const table = await readTable({ path: pathOf(file) }, file)
  const map = guessColumns(table)
  return { table, map, ...(await toSubmissions(table, map)) }
}

async function submissionsOf(file: string): Promise<ImportedSubmission[]> {
  return (await read(file)).accepted.map(({ submission }) => submission)
}

test('there are fifteen sample files', () => {
  expect(files).toHaveLength(15)
})

describe.each(files)('$file', (expected) => {
  test('gives the rows, comments and rejected lines that the manifest says, with nobody choosing columns', async () => {
    const report = await dryRun({ path: pathOf(expected.file) }, expected.file)
    expect(report).toMatchObject({
      file: expected.file,
      rows: expected.dataRows,
      accepted: expected.accepted,
      comments: expected.comments,
      held: [],
      already: 0,
    })
    expect(report.submissions + report.notes).toBe(expected.accepted)
    expect(report.rejected.map(({ line }) => line)).toEqual((expected.rejectedRows ?? []).map(({ line }) => line))
    expect(report.rejected).toHaveLength(expected.rejected)
    expect(report.decisions.headerRows).toBe(expected.headerRows)
    expect(report.decisions.headerLine).toBe(expected.headerLine ?? 1)
  })

  test('finds the comment columns', async () => {
    const { table, map } = await read(expected.file)
    const found = map.columns.filter(({ role }) => role === 'comment').map(({ index }) => table.columns[index]!.heading)
    expect(found).toEqual(expected.commentColumns.map(tidy))
  })

  test('accounts for what else the manifest counts', async () => {
    const { table, accepted } = await read(expected.file)
    const submissions = accepted.map(({ submission }) => submission)
    const count = (test: (submission: ImportedSubmission) => boolean) => submissions.filter(test).length
    expect(count(({ comments }) => comments.length === 0)).toBe(expected.withoutComment ?? 0)
    if (expected.blankRows !== undefined) expect(table.blank).toBe(expected.blankRows)
    if (expected.doNotPublish !== undefined) {
      expect(count(({ consentToQuote }) => consentToQuote === false)).toBe(expected.doNotPublish)
      expect(count(({ consentToQuote }) => consentToQuote === null)).toBe(0)
    }
    if (expected.paperResponses !== undefined) {
      expect(count(({ channel }) => channel === 'paper')).toBe(expected.paperResponses)
    }
    if (expected.events !== undefined) {
      expect(new Set(submissions.map(({ event }) => event?.ref)).size).toBe(expected.events)
    }
    if (expected.dotsTotal !== undefined) {
      expect(submissions.reduce((sum, { dots }) => sum + (dots ?? 0), 0)).toBe(expected.dotsTotal)
    }
    for (const [title, notes] of Object.entries(expected.perEvent ?? {})) {
      expect(count(({ event }) => event?.title === title)).toBe(notes)
    }
  })
})

describe('the text and the details', () => {
  const bodies = async (file: string) =>
    (await submissionsOf(file)).flatMap(({ comments }) => comments.map(({ body }) => body))
  const byId = async (file: string, id: string) => (await submissionsOf(file)).find(({ sourceId }) => sourceId === id)

  test('UTF-16 keeps pounds, fractions, curly quotes, an emoji and Gujarati', async () => {
    const text = (await bodies('awkward-utf16le.csv')).join('\n')
    for (const kept of ['£9', '½', '≥', '“good”', '😔', 'મારે ગુજરાતીમાં માહિતી જોઈએ છે.']) expect(text).toContain(kept)
  })

  test('Windows-1252 keeps curly quotes, dashes, euros and accents, and loses nothing', async () => {
    const text = (await bodies('awkward-cp1252.csv')).join('\n')
    for (const kept of ['“co-designed', 'I’m', '–', '€', '£', 'é', 'ï', '…', '•']) expect(text).toContain(kept)
    expect(text).not.toContain('\uFFFD')
  })

  test('line breaks inside a cell stay as they are', async () => {
    const text = await bodies('awkward-newlines.csv')
    expect(text[0]).toMatch(/^Three things:\r?\n1\. The bus\./)
    expect(text[2]).toContain('She said "you can go", then')
    expect(text[11]).toBe('Swim.\tWalk.\tGarden.\tSing.')
  })

  test('text that looks like a formula is kept to the letter', async () => {
    const text = await bodies('awkward-formula-injection.csv')
    expect(text[1]).toBe('=HYPERLINK("http://example.org/claim","Click here for the real figures")')
    expect(text[5]).toBe("=cmd|' /C calc'!A0")
    expect(text[7]).toBe('\t=SUM(lifestyle) made me laugh, thank you for the poster')
  })

  test('right-to-left text comes whole, with its language and its meaning in English beside it', async () => {
    const rightToLeft = (await submissionsOf('awkward-languages.csv')).filter(({ language }) =>
      /^(ar|ur)$/.test(language ?? ''),
    )
    expect(rightToLeft).toHaveLength(5)
    expect(rightToLeft.at(-1)?.comments[0]).toEqual({
      question: null,
      body: 'نص مختلط: موعد MRI في Glenfield الساعة 10:30 صباحًا لم يُترجم.',
      position: 1,
      translation: 'Mixed text: the MRI appointment at Glenfield at 10:30am was not translated.',
    })
  })

  test('the corrupt row is shown as it stands, and the row after it is whole', async () => {
    const { rejected, accepted } = await read('awkward-one-corrupt-row.csv')
    expect(rejected[0]?.raw).toMatch(
      /^X-BAD,14\/08\/2014,Letter,Charnwood,"They said "come back Monday",.*,extra,fields,here$/,
    )
    expect(accepted.slice(-6).map(({ submission }) => submission.sourceId)).toEqual([
      'X-007',
      'X-008',
      'X-009',
      'X-010',
      'X-011',
      'X-012',
    ])
    expect(accepted.at(-6)?.line).toBe(9)
  })

  test('columns with the same heading are told apart', async () => {
    const first = await byId('awkward-duplicate-headers.csv', 'D-04')
    expect(first?.area).toBe('North West Leicestershire')
    expect(first?.answers).toEqual([{ question: 'Area (2)', value: 'West' }])
    expect(first?.comments).toEqual([{ question: 'Comments (2)', body: 'Too far', position: 2, translation: null }])
  })

  test('Microsoft Forms: London time, answers split at semicolons, nobody called anonymous', async () => {
    const submissions = await submissionsOf('ms-forms.xlsx')
    const days = submissions.map(({ submittedAt }) => submittedAt?.toISOString().slice(0, 10)).sort()
    expect([days[0], days.at(-1)]).toEqual(['2014-06-24', '2014-10-03'])
    expect(submissions.filter(({ submittedAt }) => submittedAt! >= new Date('2014-09-30T23:00:00Z'))).toHaveLength(2)
    expect(submissions[0]?.submittedAt?.toISOString()).toBe('2014-06-24T19:03:08.000Z')
    expect(submissions[0]?.answers).toContainEqual({
      question: 'Which of these matter most to you? (choose up to three)',
      value: 'Support for carers',
    })
    expect(submissions.every(({ contact }) => contact === null)).toBe(true)
    expect(new Set(submissions.flatMap(({ equality }) => equality.map(({ question }) => question))).size).toBe(3)
  })

  test('SurveyMonkey: month first, options from the second heading row, no IP address anywhere', async () => {
    const first = await byId('surveymonkey.csv', '3390046196')
    expect(first?.submittedAt?.toISOString()).toBe('2014-06-25T15:07:33.000Z')
    expect(first?.respondentKind).toBe('staff')
    expect(first?.answers).toContainEqual({
      question: 'How much do you agree with each of these? - Care closer to home',
      value: 'Neither agree nor disagree',
    })
    expect(first?.answers).toContainEqual({
      question: 'Are you responding as: (tick all that apply)',
      value: 'NHS or council staff',
    })
    expect(JSON.stringify(await submissionsOf('surveymonkey.csv'))).not.toMatch(/198\.51\.100|203\.0\.113|192\.0\.2/)
  })

  test('Citizen Space: three points, ticks over several columns, tags, paper typed in by an officer', async () => {
    const second = await byId('citizen-space.csv', 'ANON-2YMP-D9QK-N')
    expect(second?.comments[0]?.question).toBe("2. Women's services and maternity - Please tell us why")
    expect(second?.comments[0]?.position).toBe(2)
    expect(second?.answers).toContainEqual({
      question: 'Which groups could be affected more than others?',
      value: 'Pregnancy and maternity',
    })
    const tagged = (await submissionsOf('citizen-space.csv')).filter(({ tags }) => tags.length > 0)
    expect(tagged).toHaveLength(20)
    expect(tagged[0]?.tags).toEqual(['Support and thanks', 'Urgent and emergency care'])
    const points = (await submissionsOf('citizen-space.csv')).flatMap(({ comments }) =>
      comments.map(({ position }) => position),
    )
    expect(points.filter((position) => position === 1)).toHaveLength(40)
  })

  test('event notes are notes, not people, and the one not to be published has no consent', async () => {
    const notes = await submissionsOf('event-notes.csv')
    expect(notes.every(({ kind, channel }) => kind === 'event-note' && channel === 'event')).toBe(true)
    expect(notes[0]?.event).toEqual({
      ref: 'E01',
      title: 'Open drop-in',
      date: '2014-07-02',
      venue: 'City centre hall',
      audience: 'General public',
    })
    expect(notes.filter(({ consentToQuote }) => consentToQuote === false)).toHaveLength(1)
    const report = await dryRun({ path: pathOf('event-notes.csv') }, 'event-notes.csv')
    expect(report).toMatchObject({ submissions: 0, notes: 120 })
  })

  test('filling down is said, and never crosses into the next event', async () => {
    const { accepted, warnings } = await read('awkward-filldown.csv')
    expect(warnings.join()).toMatch(/taken from the row above/)
    expect(accepted[4]?.submission.event).toMatchObject({ title: 'Neighbourhood coffee morning', date: '2014-07-16' })
  })
})
