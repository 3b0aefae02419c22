import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonical } from '#server/ledger/record.ts'
import type { Block, Issued, PaperContent } from '#server/papers/contract.ts'
import { receivedSince } from '#server/papers/drafts/draft-queries.ts'
import { templateCodes, withoutVerb } from '#server/papers/vocabulary.ts'
import { readWorkbookText } from '../support/office.ts'
import { meets } from '../reviews/boards.ts'
import { desk, expectStatus, fullDraft, group, manyComments } from '../responses/say.ts'
import { deeds, machineSays } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { textLayer } from '../support/pdf.ts'

const here = useHere()
const chain = desk(here)

async function place() {
  const consultation = await make(here).consultation()
  const owner = await make(here).organisation()
  const promise = { series: null, text: 'Count the beds again', ownerOrganisationId: owner, dueOn: '2026-12-01' }
  const board = await group(here, 'approve', 'Health and Wellbeing Board')
  const ids = await manyComments(here, consultation.id, 8, { consentToQuote: true })
  for (const id of ids.slice(0, 6)) await machineSays(here, id, [consultation.themes.maternity as string])
  const { ref } = await chain.start(here.cast.olive, { comments: ids.slice(0, 2) })
  expectStatus(
    await chain.save(here.cast.olive, ref, fullDraft(owner, { decidedOn: null, commitments: [promise] })),
    200,
  )
  expectStatus(await chain.send(here.cast.olive, ref, 1, 2), 204)
  expectStatus(await chain.review(here.cast.oscar, ref, 1, 'approve'), 204)
  expectStatus(await chain.publish(here.cast.olive, ref), 200)
  return { ...consultation, board, ids, ref }
}
const ask = async <T>(method: 'POST' | 'PATCH', url: string, payload: object, status: number) => {
  const reply = await here.app.inject({
    method,
    url: `/api/desk${url}`,
    headers: { cookie: here.cast.olive.cookie },
    payload,
  })
  expectStatus(reply, status)
  return (reply.body ? reply.json() : null) as T
}
const draft = (slug: string, payload: object) =>
  ask<{ id: string }>('POST', `/consultations/${slug}/papers`, payload, 201)
const page = async (url: string) =>
  (await here.app.inject({ url, headers: { cookie: here.cast.olive.cookie, accept: 'text/html' } })).body
const file = async (url: string) =>
  (await here.app.inject({ url, headers: { cookie: here.cast.olive.cookie } })).rawPayload
const change = { title: 'What people said about births', ask: 'decide' }

test.each(templateCodes)(
  '%s is drafted from the data, issued, and says the same numbers in every form',
  async (template) => {
    const { slug, board, ref: answer } = await place()
    const { meeting, meetingId } = await meets(here, board, '2026-07-10')
    const { id } = await draft(slug, { template, meeting: meetingId, themes: [] })
    expect(await page(`/desk/papers/drafts/${id}`)).toContain('Draw the figures again')
    await ask('PATCH', `/papers/drafts/${id}`, { ...change, revision: 1, author: 'Head of Engagement' }, 204)
    const issued = await ask<Issued>('POST', `/papers/drafts/${id}/issue`, { revision: 2 }, 201)
    expect(await page(`/meetings/${meeting}`), 'by its own name').toContain(change.title)
    const json = await here.app.inject(`/papers/${issued.ref}/paper.json`)
    expect(createHash('sha256').update(json.body).digest('hex')).toBe(issued.hash)
    const content = json.json<PaperContent>()
    expect(canonical(content)).toBe(json.body)
    expect(content.template).toBe(template)
    if (template === 'you-said') expect(json.body).toContain('Count the beds again. Due 1 December 2026; not due yet.')
    const html = await page(`/papers/${issued.ref}`)
    const pdf = textLayer(await file(`/papers/${issued.ref}/paper.pdf`)).replace(/[\s\u200b]+/g, '')
    const word = (await readWorkbookText(await file(`/papers/${issued.ref}/paper.docx`))).replace(/\s+/g, '')
    const sheet = await readWorkbookText(await file(`/papers/${issued.ref}/paper.xlsx`))
    for (const form of [html, pdf, word, sheet]) expect(form).toContain(issued.hash)
    const rows = content.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []))
    for (const cells of rows)
      for (const form of [pdf, word]) expect(form).toContain(cells.map((cell) => cell.replace(/\s+/g, '')).join(''))
    for (const cell of rows.flat().filter(Boolean)) expect(html, cell).toContain(cell.replaceAll('&', '&amp;'))
    for (const cell of rows.flat().filter((one) => /^\d+$/.test(one))) expect(sheet).toContain(`>${cell}<`)
    if (template !== 'partner-status') expect(JSON.stringify(content.blocks)).toContain(answer)
    expect(await deeds(here, id)).toEqual(['paper.drafted', 'paper.edited'])
  },
)

test('figures stay those of their day until somebody draws them again; what a person wrote stays either way', async () => {
  const { slug, id: consultationId } = await place()
  const { id } = await draft(slug, { template: 'health-board', issuedTo: 'The Board', themes: [] })
  await ask('PATCH', `/papers/drafts/${id}`, { ...change, revision: 1, 'text-summary': 'My own words.' }, 204)
  await manyComments(here, consultationId, 5, { consentToQuote: true })
  const received = async () => {
    const { parts } = await here.db
      .selectFrom('paperDraft')
      .select('parts')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const blocks = (parts as { blocks?: Block[] }[]).flatMap((part) => part.blocks ?? [])
    const table = blocks.find((block) => block.kind === 'table' && /Where every comment/.test(block.caption))
    return { count: table?.kind === 'table' && table.rows[0]?.[1], words: JSON.stringify(parts) }
  }
  expect((await received()).count).toBe('8')
  await ask('POST', `/papers/drafts/${id}/figures`, { revision: 2 }, 204)
  expect((await received()).count).toBe('13')
  expect((await received()).words).toContain('My own words.')
  await ask('PATCH', `/papers/drafts/${id}`, { ...change, revision: 2 }, 409)
})

test('a status report says what changed since the one before, and a later one of the same body supersedes it', async () => {
  const { slug, id: consultationId } = await place()
  const given = { template: 'partner-status', issuedTo: 'Partner boards', themes: [] }
  const issue = async () =>
    ask<Issued>('POST', `/papers/drafts/${(await draft(slug, given)).id}/issue`, { revision: 1 }, 201)
  const first = await issue()
  await manyComments(here, consultationId, 5, { consentToQuote: true })
  const second = await issue()
  const blocks = JSON.parse((await file(`/desk/papers/${second.ref}/paper.json`)).toString()) as PaperContent
  const table = blocks.blocks.find((block) => block.kind === 'table' && block.caption.includes(first.ref))
  expect(table?.kind === 'table' && table.rows.find(([what]) => what === 'Comments received')).toEqual([
    'Comments received',
    '8',
    '13',
    '+5',
  ])
  expect(await page(`/desk/papers/${first.ref}`)).toContain('There is a later edition')
  const again = await file(`/desk/papers/${first.ref}/paper.json`)
  expect(createHash('sha256').update(again).digest('hex')).toBe(first.hash)
})

test('comments of the first hour of a summer’s day arrived on that day', async () => {
  const { id } = await make(here).consultation()
  await manyComments(here, id, 1, { receivedAt: new Date('2026-05-31T22:59:00Z') })
  await manyComments(here, id, 2, { receivedAt: new Date('2026-05-31T23:30:00Z') })
  expect(await receivedSince(here.db, id, '2026-06-01')).toBe(2)
})

test('what is too long for its template is named with the limit', async () => {
  const { slug } = await place()
  const { id } = await draft(slug, { template: 'trust-board', issuedTo: 'Trust Board', themes: [] })
  const long = 'A sentence that says something about births.\n\n'.repeat(400)
  await ask('PATCH', `/papers/drafts/${id}`, { ...change, revision: 1, 'text-context': long.slice(0, 19_000) }, 204)
  const shown = await page(`/desk/papers/drafts/${id}`)
  expect(shown).toContain('The executive summary has at most one page')
  expect(shown).toContain('has at most 7 pages')
})

test('only the chosen themes and the answers to them are in a paper about them', async () => {
  const { slug, ref } = await place()
  const { id } = await draft(slug, { template: 'you-said', issuedTo: 'The plan', themes: ['acute-shift'] })
  const row = await here.db.selectFrom('paperDraft').select('parts').where('id', '=', id).executeTakeFirstOrThrow()
  expect(JSON.stringify(row.parts)).not.toContain(ref)
  await ask('POST', `/consultations/${slug}/papers`, { template: 'findings', issuedTo: 'x', themes: ['nothing'] }, 400)
})

test('drafting requires the right to change a consultation, and refuses everybody else', async () => {
  const { slug } = await place()
  const { id } = await draft(slug, { template: 'findings', issuedTo: 'The Board', themes: [] })
  for (const url of ['/desk/papers', `/desk/papers/drafts/${id}`, `/desk/consultations/${slug}/papers`])
    expect((await here.app.inject({ url, headers: { accept: 'text/html' } })).statusCode, url).not.toBe(200)
})

test.each([
  ['Note the report', 0],
  ['(a) To approve the plan', 0],
  ['The report is noted', 1],
])('“%s” begins with a verb or not', (words, missing) => {
  expect(withoutVerb([words])).toHaveLength(missing)
})
