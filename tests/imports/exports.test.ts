import { describe, expect, test } from 'vitest'
import { guessColumns } from '#server/imports/reader/columns.ts'
import { readTable } from '#server/imports/reader/read.ts'
import { toSubmissions } from '#server/imports/reader/rows.ts'
import { exportsOfTools } from './exports-of-tools.ts'

describe.each(exportsOfTools)('$tool', (given) => {
  test('is read right at the first guess', async () => {
    const table = await readTable(Buffer.from(given.text.trimStart()), given.name ?? 'export.csv')
    const map = guessColumns(table)
    const { accepted, held, rejected } = await toSubmissions(table, map)
    const roles = Object.fromEntries(map.columns.map(({ label, role }) => [label, role]))
    for (const [label, role] of Object.entries(given.roles)) expect([label, roles[label]]).toEqual([label, role])
    expect(map.columns.filter(({ role }) => role === 'comment').map(({ label }) => label)).toEqual(given.words)
    expect(accepted.length).toBe(given.people)
    expect(held).toEqual([])
    expect(rejected.filter(({ data }) => data)).toEqual([])
    const first = accepted[0]!.submission
    if (given.said !== undefined) expect(first.submittedAt?.toISOString() ?? null).toBe(given.said)
    if (given.consent) expect(accepted.map(({ submission }) => submission.consentToQuote)).toEqual(given.consent)
    const open = JSON.stringify(accepted.map(({ submission }) => ({ ...submission, contact: null, equality: null })))
    if (given.hidden) expect(open).not.toMatch(given.hidden)
  })
})
