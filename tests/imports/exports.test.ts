import path from 'node:path'
import { describe, expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { guessColumns } from '#server/imports/reader/columns/columns.ts'
import { readTable } from '#server/imports/reader/read.ts'
import { type ImportedSubmission, toSubmissions } from '#server/imports/reader/rows.ts'
import type { Source } from '#server/imports/reader/file/source.ts'
import { exportsOfAllKinds } from './exports/all-kinds.ts'
import type { ExportByColumn } from './exports/by-column.ts'
import { exportsOfBoards } from './exports/boards-and-logs.ts'
import { exportsOfDesks } from './exports/desks.ts'
import { expected } from './exports/expected.ts'
import { furtherExpected } from './exports/further.ts'
import { moreExports } from './exports/more.ts'
import { exportsOfPlatforms } from './exports/platforms.ts'
import { exportsWithCodes } from './exports/second-tables.ts'
import { exportsOfSurveys } from './exports/surveys.ts'
import { exportsOfRegisters } from './exports-of-registers.ts'
import { exportsOfTools } from './exports-of-tools.ts'

async function read(source: Source, name: string) {
  const table = await readTable(source, name)
  const map = guessColumns(table)
  const mapped = await toSubmissions(table, map)
  const roles = Object.fromEntries(map.columns.map(({ label, role }) => [label, role]))
  const words = map.columns.filter(({ role }) => role === 'comment').map(({ label }) => label)
  const taken = mapped.accepted.map(({ submission }) => submission)
  return { ...mapped, table, roles, words, taken, open: openWords(taken) }
}

/** All that is kept in clear of some submissions. */
function openWords(submissions: ImportedSubmission[]): string {
  return JSON.stringify(submissions.map((submission) => ({ ...submission, contact: null, equality: null })))
}

describe.each([...exportsOfTools, ...exportsOfRegisters])('$tool', (given) => {
  test('is read right at the first guess', async () => {
    const { roles, words, taken, held, rejected, open } = await read(
      Buffer.from(given.text.trimStart()),
      given.name ?? 'export.csv',
    )
    for (const [label, role] of Object.entries(given.roles)) expect([label, roles[label]]).toEqual([label, role])
    expect(words).toEqual(given.words)
    expect(taken.length).toBe(given.people)
    expect(held).toEqual([])
    expect(rejected.filter(({ data }) => data)).toEqual([])
    if (given.said !== undefined) expect(taken[0]!.submittedAt?.toISOString() ?? null).toBe(given.said)
    if (given.consent) expect(taken.map(({ consentToQuote }) => consentToQuote)).toEqual(given.consent)
    if (given.hidden) expect(open).not.toMatch(given.hidden)
  })
})

describe.each([...expected, ...furtherExpected])('$about', (given) => {
  test('is read right at the first guess', async () => {
    const file = path.join(import.meta.dirname, 'exports', given.file)
    const { table, roles, words, accepted, held, rejected, taken, open, warnings } = await read(
      { path: file },
      given.file,
    )
    const lines = accepted.reduce((sum, { parts = [] }) => sum + 1 + parts.length, 0)
    expect(lines + held.length + rejected.filter(({ data }) => data).length).toBe(given.rows)
    const notes = taken.filter(({ kind }) => kind === 'event-note').length
    expect([taken.length - notes, notes]).toEqual([given.people ?? 0, given.notes ?? 0])
    expect(taken.flatMap(({ comments }) => comments)).toHaveLength(given.comments)
    expect(held.map(({ line }) => line)).toEqual(given.held ?? [])
    expect(rejected.map(({ line }) => line)).toEqual(given.rejected ?? [])
    for (const [label, role] of Object.entries(given.roles ?? {}))
      expect(roles[label], label).toEqual(typeof role === 'string' ? role : expect.stringMatching(role))
    if (given.words) expect(words).toEqual(given.words)
    if (given.tool !== undefined) expect(table.decisions.tool).toBe(given.tool)
    const at = (line: string) => accepted.find((each) => each.line === Number(line))!.submission
    for (const [line, said] of Object.entries(given.said ?? {}))
      expect(at(line).submittedAt?.toISOString().slice(0, 19) ?? null, `line ${line}`).toBe(said)
    for (const [line, consent] of Object.entries(given.consent ?? {}))
      expect(at(line).consentToQuote === true, `line ${line}`).toBe(consent === true)
    for (const [line, area] of Object.entries(given.area ?? {})) expect(at(line).area).toBe(area)
    for (const [line, kind] of Object.entries(given.kind ?? {})) expect(at(line).respondentKind).toBe(kind)
    for (const [line, organisation] of Object.entries(given.org ?? {})) expect(at(line).organisation).toBe(organisation)
    for (const [line, bodies] of Object.entries(given.bodies ?? {})) {
      expect(at(line).comments).toHaveLength(bodies.length)
      for (const [n, body] of bodies.entries()) expect(at(line).comments[n]!.body).toMatch(body)
    }
    for (const [line, answers] of Object.entries(given.answers ?? {}))
      for (const [question, value] of answers) expect(at(line).answers).toContainEqual({ question, value })
    for (const [line, contact] of Object.entries(given.contact ?? {})) expect(at(line).contact).toMatchObject(contact)
    if (given.hidden) expect(open).not.toMatch(given.hidden)
    for (const warning of given.warns ?? []) expect([...table.warnings, ...warnings].join('\n')).toMatch(warning)
  })
})

describe.each([
  ...exportsOfSurveys,
  ...exportsOfPlatforms,
  ...exportsOfDesks,
  ...exportsOfAllKinds,
  ...exportsOfBoards,
  ...moreExports,
  ...exportsWithCodes,
])('$about', (given) => {
  test('is read right in every column', async () => {
    const { table, rejected, held, taken, accepted, warnings } = await read(
      await bytesOf(given),
      given.workbook ? 'export.xlsx' : 'export.csv',
    )
    const map = guessColumns(table)
    const [found, wanted] = [map.columns.map(({ role }) => role as string), given.roles.map((role) => role.split(' '))]
    expect(found.map((role, n) => (wanted[n]?.includes(role) ? wanted[n] : role))).toEqual(wanted)
    const people = taken.filter(({ kind }) => kind !== 'event-note')
    expect(people.length).toBe(within(people.length, given.people))
    expect(taken.length - people.length).toBe(given.notes ?? 0)
    expect(held.length).toBe(given.held ?? 0)
    if (given.rejected) expect(rejected.map(({ line }) => line)).toEqual(given.rejected)
    const comments = taken.flatMap((each) => each.comments).length
    if (given.comments !== undefined) expect(comments).toBe(within(comments, given.comments))
    const at = (line: string) => accepted.find((each) => each.line === Number(line))!.submission
    for (const [line, said] of Object.entries(given.said ?? {}))
      expect(
        said.split('|').some((each) => at(line).submittedAt!.toISOString().startsWith(each)),
        line,
      ).toBe(true)
    given.consent?.forEach((consent, n) => expect(consent.split('|')).toContain(String(taken[n]!.consentToQuote)))
    for (const [line, organisation] of Object.entries(given.organisation ?? {}))
      expect(at(line).organisation).toBe(organisation)
    for (const [line, kind] of Object.entries(given.kind ?? {})) expect(at(line).respondentKind).toBe(kind)
    for (const [line, area] of Object.entries(given.area ?? {})) expect(area.split('|')).toContain(at(line).area)
    const open = openWords(taken.map((each) => ({ ...each, analystNote: null, tags: [] })))
    if (given.hidden) expect(open).not.toMatch(given.hidden)
    if (given.warns) expect([...table.warnings, ...warnings].join('\n')).toMatch(given.warns)
  })
})

/** A number that would do: the one found if it lies in a range, else one of the range's ends. */
function within(found: number, wanted: number | string): number {
  const [from = 0, to = from] = String(wanted).split('-').map(Number)
  return found >= from && found <= to ? found : from
}

async function bytesOf({ text, workbook, merges = [] }: ExportByColumn): Promise<Buffer> {
  if (!workbook) return Buffer.from(text.trimStart())
  const cells = cellsOf(text.replace(/^\n|\n\s*$/g, '')).map((row) =>
    row.map((value) =>
      value === ''
        ? null
        : /^\d{1,4}$/.test(value)
          ? { value: Number(value), type: Number }
          : { value, type: String, rowSpan: 1 },
    ),
  )
  for (const [row = 0, column = 0, rowSpan = 1] of merges) Object.assign(cells[row]![column]!, { rowSpan })
  return writeXlsxFile(cells).toBuffer()
}

/** The cells of a small text with commas, in rows of one width. */
function cellsOf(text: string): string[][] {
  const rows = text
    .split('\n')
    .map((line) =>
      [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
        quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
      ),
    )
  const width = Math.max(...rows.map((row) => row.length))
  return rows.map((row) => Array.from({ length: width }, (_, n) => row[n] ?? ''))
}
