import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonical } from '#server/ledger/record.ts'
import type { Block, Issued, PaperContent } from '#server/papers/contract.ts'
import { paperPdf } from '#server/papers/formats/pdf.ts'
import { readPaper } from '#server/papers/read.ts'
import { withdraw } from '#server/intake/withdraw.ts'
import { meets } from '../reviews/boards.ts'
import { desk, expectStatus, fullDraft, group, manyComments, receiptOf } from '../responses/say.ts'
import { deeds, machineSays } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { rolesOf, structureOf, textLayer } from '../support/pdf.ts'
import { make } from '../support/make.ts'

const here = useHere()
const chain = desk(here)

async function place(comments = 4) {
  const consultation = await make(here).consultation()
  const owner = await make(here).organisation()
  const board = await group(here, 'approve', 'Partnership Board')
  const ids = await manyComments(here, consultation.id, comments, { consentToQuote: true })
  return { ...consultation, owner, board, ids }
}
const issue = async (slug: string, payload: object, status = 201) => {
  const reply = await here.app.inject({
    method: 'POST',
    url: `/api/desk/consultations/${slug}/pack`,
    headers: { cookie: here.cast.olive.cookie },
    payload,
  })
  expectStatus(reply, status)
  return reply.json<Issued>()
}
/** Publish a response that quotes these comments. */
async function quote(owner: string, comments: string[]) {
  const { olive, oscar } = here.cast
  const { ref } = await chain.start(olive, { comments })
  expectStatus(await chain.save(olive, ref, fullDraft(owner, { decidedOn: null, quotes: comments })), 200)
  expectStatus(await chain.send(olive, ref, 1, 2), 204)
  expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
  expectStatus(await chain.publish(olive, ref), 200)
}
const contentOf = async (ref: string) => (await here.app.inject(`/papers/${ref}/paper.json`)).json<PaperContent>()
const wordsOf = (blocks: Block[]) => JSON.stringify(blocks)
const table = (content: PaperContent, caption: RegExp) =>
  content.blocks.find((block) => block.kind === 'table' && caption.test(block.caption)) as Extract<
    Block,
    { kind: 'table' }
  >

test('a pack is frozen when it is issued: hashed, citable, the same again the same, a difference a new edition', async () => {
  const { slug, board, ids, owner } = await place()
  const { meetingId, meeting } = await meets(here, board, '2026-06-20')
  const first = await issue(slug, { meeting: meetingId })
  expect(first.ref).toBe(`CCP-${slug}-1`)
  expect(await issue(slug, { meeting: meetingId })).toEqual(first)
  const before = await here.app.inject(`/papers/${first.ref}/paper.json`)
  expect(createHash('sha256').update(before.body).digest('hex')).toBe(first.hash)
  expect(canonical(before.json())).toBe(before.body)
  // What is answered since is in the next edition only.
  const { ref } = await chain.start(here.cast.olive, { comments: ids.slice(0, 2) })
  expectStatus(await chain.save(here.cast.olive, ref, fullDraft(owner, { decidedOn: null })), 200)
  expectStatus(await chain.send(here.cast.olive, ref, 1, 2), 204)
  expectStatus(await chain.review(here.cast.oscar, ref, 1, 'approve'), 204)
  expectStatus(await chain.publish(here.cast.olive, ref), 200)
  const second = await issue(slug, { meeting: meetingId })
  expect(second.ref).toBe(`CCP-${slug}-2`)
  expect((await here.app.inject(`/papers/${first.ref}/paper.json`)).body).toBe(before.body)
  expect(wordsOf((await contentOf(second.ref)).blocks)).toContain('Keep the beds at Melton until the new service runs.')
  const page = await here.app.inject({ url: `/papers/${first.ref}`, headers: { accept: 'text/html' } })
  expect(page.body).toContain('There is a later edition')
  expect(page.body).toContain(first.hash)
  expect((await here.app.inject({ url: `/meetings/${meeting}`, headers: { accept: 'text/html' } })).body).toContain(
    second.ref,
  )
  expect(await deeds(here, first.id)).toEqual(['paper.issued'])
  await expect(
    here.db.updateTable('paper').set({ content: '{}' }).where('id', '=', first.id).execute(),
  ).rejects.toThrow()
})

test('two who issue it at the same moment issue one edition', async () => {
  const { slug, board } = await place()
  const { meetingId } = await meets(here, board, '2026-06-20')
  const issued = await Promise.all(Array.from({ length: 4 }, () => issue(slug, { meeting: meetingId })))
  expect(new Set(issued.map(({ ref }) => ref))).toEqual(new Set([`CCP-${slug}-1`]))
})

test('it counts each unit apart, by theme, and says how long there is to consider it', async () => {
  const { slug, board, ids, themes } = await place(10)
  for (const id of ids.slice(0, 6)) await machineSays(here, id, [themes['acute-shift'] as string])
  await here.db
    .insertInto('setAside')
    .values({ commentId: ids[9] as string, reason: 'thanks', byPerson: here.cast.olive.id })
    .execute()
  const soon = await issue(slug, { meeting: (await meets(here, board, '2026-06-10')).meetingId })
  const content = await contentOf(soon.ref)
  expect(table(content, /Where every comment/).rows.map(([what, count]) => [what, count])).toEqual([
    ['Received', '10'],
    ['Answered by a published response', '0'],
    ['In hand', '9'],
    ['Set aside with a reason', '1'],
    ['Withdrawn', '0'],
  ])
  expect(table(content, /by theme/).rows).toEqual([['Acute shift', '6', '60%', '0', '6', '0']])
  expect(wordsOf(content.blocks)).toContain('There are 9 days from its issue to the meeting')
  expect(wordsOf(content.blocks)).toContain('Less than two weeks lie between')
  const later = await issue(slug, { meeting: (await meets(here, board, '2026-07-10')).meetingId })
  expect(wordsOf((await contentOf(later.ref)).blocks)).not.toContain('Less than two weeks lie between')
  expect(table(await contentOf(later.ref), /Earlier editions/).rows[0]).toEqual([
    soon.ref,
    '1 June 2026',
    'Partnership Board',
    '9',
  ])
})

test('only cleared and chosen words of people who agreed are quoted, and they go when their author takes them back; the hash stays', async () => {
  const { slug, board, ids, themes, owner } = await place(3)
  const [quoted, uncleared, unchosen] = ids as [string, string, string]
  for (const id of ids) await machineSays(here, id, [themes['maternity'] as string])
  const cleared = { reason: 'none', byPerson: here.cast.olive.id, at: new Date('2026-05-01') }
  await here.db
    .insertInto('redaction')
    .values([
      { commentId: quoted, publicBody: 'My birth centre is two buses away.', ...cleared },
      { commentId: unchosen, publicBody: 'Nobody chose me.', ...cleared },
    ])
    .execute()
  await quote(owner, [quoted])
  const { ref, hash } = await issue(slug, { meeting: (await meets(here, board, '2026-07-10')).meetingId })
  const page = async () => (await here.app.inject({ url: `/papers/${ref}`, headers: { accept: 'text/html' } })).body
  expect(await page()).toContain('My birth centre is two buses away.')
  expect(await page()).not.toContain('Nobody chose me.')
  expect((await here.app.inject(`/papers/${ref}/paper.json`)).body).not.toContain('two buses')
  expect(uncleared).not.toBe(quoted)
  const quotes = await here.db
    .selectFrom('paperQuote as q')
    .innerJoin('paper as p', 'p.id', 'q.paperId')
    .select(['q.nonce', 'q.words'])
    .where('p.ref', '=', ref)
    .execute()
  expect((await contentOf(ref)).quotes.map((quote) => quote.hash)).toEqual(
    quotes.map(({ nonce, words }) => createHash('sha256').update(nonce).update(words).digest('hex')),
  )
  await withdraw(here.db, await receiptOf(here, quoted), quoted, here.clock.now)
  expect(await page()).not.toContain('two buses')
  expect(await page()).toContain('These words were taken back')
  expect(
    createHash('sha256')
      .update((await here.app.inject(`/papers/${ref}/paper.json`)).body)
      .digest('hex'),
  ).toBe(hash)
  expect((await here.app.inject(`/papers/${ref}/paper.pdf`)).rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
})

test('a pack for a meeting that is not in public is for signed-in people only, and to a body nobody else reads', async () => {
  const { slug, board } = await place()
  const closed = await issue(slug, { meeting: (await meets(here, board, '2026-07-10', { inPublic: false })).meetingId })
  for (const url of [`/papers/${closed.ref}`, `/papers/${closed.ref}/paper.pdf`, `/papers/${closed.ref}/paper.json`]) {
    expect((await here.app.inject(url)).statusCode).toBe(404)
    expect(
      (await here.app.inject({ url: `/desk${url}`, headers: { cookie: here.cast.olive.cookie } })).statusCode,
    ).toBe(200)
    expect((await here.app.inject(`/desk${url}`)).statusCode).toBe(401)
  }
  const { ref } = await issue(slug, { issuedTo: 'Chief Executive' })
  expect((await here.app.inject(`/papers/${ref}`)).statusCode).toBe(404)
  // What is printed on it answers anyone who holds it, and nobody else.
  const olive = { cookie: here.cast.olive.cookie }
  const own = await here.app.inject({ url: `/desk/papers/${ref}`, headers: { ...olive, accept: 'text/html' } })
  const held = /\/papers\/held\/[\w-]{48}/.exec(own.body)?.[0] as string
  const shown = await here.app.inject({ url: held, headers: { accept: 'text/html' } })
  expect(shown.statusCode).toBe(200)
  expect(shown.body).toContain(ref)
  expect(shown.headers['x-robots-tag']).toContain('noindex')
  const printed = textLayer(
    (await here.app.inject({ url: `/desk/papers/${ref}/paper.pdf`, headers: olive })).rawPayload,
  )
  expect(printed).toContain(held)
  expect((await here.app.inject(`${held.slice(0, -4)}AAAA`)).statusCode).toBe(404)
  await issue(slug, {}, 400)
  await issue(slug, { meeting: '00000000-0000-4000-8000-000000000000' }, 400)
  const listed = async (url: string) => (await here.app.inject({ url, headers: { accept: 'text/html' } })).body
  const open = await issue(slug, { meeting: (await meets(here, board, '2026-07-11')).meetingId })
  const list = await listed('/papers')
  expect([open.ref, closed.ref].map((ref) => list.includes(`"/papers/${ref}"`))).toEqual([true, false])
  const polish = await listed('/pl/papers')
  expect([polish.includes('Dokumenty rad'), polish.includes('po angielsku')]).toEqual([true, false])
  expect(await listed('/meetings')).toContain('href="/papers"')
})

test('drafts are named, never shown; what a group said for the record is', async () => {
  const { slug, board, ids, owner } = await place()
  const { olive, oscar } = here.cast
  const { ref } = await chain.start(olive, { comments: ids.slice(0, 1) })
  expectStatus(
    await chain.save(olive, ref, fullDraft(owner, { youSaid: 'Hidden draft of ours.', decidedOn: null })),
    200,
  )
  expectStatus(await chain.send(olive, ref, 1, 2), 204)
  const patients = await group(here, 'assure', 'Patient group')
  expectStatus(
    await chain.ask(olive, 'POST', `/${ref}/rounds`, { version: 1, groups: [patients], dueOn: '2026-06-15' }),
    201,
  )
  const note = 'The bus is too far, Dr Jane Smithson said so on 2 June.'
  expectStatus(await chain.recorded(oscar, ref, 1, 'dissent', patients, { note }), 204)
  expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
  const { meetingId } = await meets(here, board, '2026-07-10')
  const early = wordsOf((await contentOf((await issue(slug, { meeting: meetingId })).ref)).blocks)
  expect(early).toContain(ref)
  expect(early).not.toContain('Hidden draft')
  expect(early).not.toContain('The bus is too far')
  expectStatus(await chain.publish(olive, ref), 200)
  // The group’s words name somebody, and from here on everybody would read them.
  const unasked = await here.app.inject({
    method: 'POST',
    url: `/api/desk/consultations/${slug}/pack`,
    headers: { cookie: olive.cookie },
    payload: { meeting: meetingId },
  })
  expect([unasked.statusCode, unasked.json().fields[0].field]).toEqual([400, 'groups'])
  const asked = { meeting: meetingId, whyNamed: 'She spoke as the surgery’s lead, in public.' }
  const content = await contentOf((await issue(slug, asked)).ref)
  expect(table(content, /By response and version/).rows).toEqual([
    [`${ref}, version 1`, 'Patient group', 'assure', 'Disagreed, for the record', '1 June 2026'],
  ])
  expect(wordsOf(content.blocks)).toContain(note)
})

test('the PDF is tagged, has headings and header cells, and is the same bytes for the same paper', async () => {
  const { slug, board } = await place()
  const { ref } = await issue(slug, { meeting: (await meets(here, board, '2026-07-10')).meetingId })
  const { paper } = await readPaper(here.db, { ref }, 'public')
  const [one, two] = await Promise.all([
    paperPdf(paper, 'https://example.org/x'),
    paperPdf(paper, 'https://example.org/x'),
  ])
  expect(one.equals(two)).toBe(true)
  const text = one.toString('latin1')
  for (const part of ['/Marked true', '/Lang(en-GB)', '/DisplayDocTitle true', 'pdfuaid'])
    expect(text.replaceAll('/Lang (', '/Lang('), part).toContain(part)
  const { parts, info, outline } = await structureOf(one)
  const roles = rolesOf(parts)
  for (const role of ['H1', 'H2', 'H3', 'Table', 'TR', 'TH', 'TD', 'Caption', 'L', 'LI', 'LBody', 'P'])
    expect(roles, role).toContain(role)
  expect(roles.filter((role) => role === 'H1')).toHaveLength(1)
  expect(info.Title).toBe(`Conscientious consideration pack: ${paper.content.consultation.title}`)
  expect(info.Keywords).toBe(`SHA-256 ${paper.hash}`)
  expect(outline[0]?.items.map(({ title }: { title: string }) => title)).toContain('In short')
})

test('in the PDF no cell of a table reaches into the row below, however its words break', async () => {
  const { slug, board } = await place()
  const { ref } = await issue(slug, { meeting: (await meets(here, board, '2026-07-10')).meetingId })
  const { paper } = await readPaper(here.db, { ref }, 'public')
  // One letter more each: some row has words that just fill their line.
  const rows = Array.from({ length: 40 }, (_, letters) => [
    `Row${letters} ${'Notes '.repeat(5)}${'i'.repeat(letters)}`,
    '120',
    letters === 0 ? 'Among the comments. '.repeat(4) : 'A note.',
  ])
  const columns = [
    { label: 'Unit', number: false },
    { label: 'Number', number: true },
    { label: 'What it is', number: false },
  ]
  const wide: Block = { kind: 'table', caption: 'Counted', columns, rows }
  const content = { ...paper.content, blocks: [wide] }
  const { words } = await structureOf(await paperPdf({ ...paper, content }, 'https://example.org/x'))
  const down = ({ page, y }: { page: number; y: number }) => page * 1_000 - y
  const starts = words.map(({ text }, at) => (/^Row\d/.test(text) ? at : -1)).filter((at) => at >= 0)
  expect(starts).toHaveLength(40)
  for (const [row, start] of starts.slice(0, -1).entries()) {
    const next = starts[row + 1] as number
    const below = down(words[next] as (typeof words)[number])
    for (const word of words.slice(start, next).filter(({ text }) => !/page \d|^(Unit|Number|What)/.test(text)))
      expect(down(word), word.text).toBeLessThan(below)
  }
})

test('ten thousand comments are counted in one pack', async () => {
  const { slug, board, ids, themes, id, owner } = await place(10_000)
  await here.pool.query(
    `insert into theme_assignment (comment_id, theme_id, said_by, applies, score, band)
     select id, $2, 'machine', true, 0.7, 'likely' from comment where consultation_id = $1`,
    [id, themes['maternity']],
  )
  await here.pool.query(
    `insert into redaction (comment_id, public_body, reason, by_person, at)
     select id, 'Keep the birth centre open, number ' || row_number() over (order by id), 'none', $2, '2026-05-01'
     from comment where consultation_id = $1`,
    [id, here.cast.olive.id],
  )
  await quote(owner, ids.slice(0, 5))
  const { ref } = await issue(slug, { meeting: (await meets(here, board, '2026-07-10')).meetingId })
  const content = await contentOf(ref)
  expect(table(content, /Where every comment/).rows[0]).toEqual(['Received', '10,000', ''])
  expect(content.quotes).toHaveLength(3)
  expect(ids).toHaveLength(10_000)
  expect((await here.app.inject(`/papers/${ref}/paper.pdf`)).statusCode).toBe(200)
})
