import { expect, test } from 'vitest'
import { asking, deeds, filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)

const body = 'Waiting times are killing me.'
async function flagged() {
  const { slug } = await make(here).consultation()
  const { id, receipt } = await comment(here, slug, body)
  const reply = await ask(here.cast.rita, 'POST', `/api/desk/comments/${id}/flags`, {
    kind: 'self-harm',
    why: 'Killing.',
  })
  expect(reply.statusCode).toBe(204)
  return { id, slug, receipt }
}
const queue = async () =>
  (await ask(here.cast.sam, 'GET', '/api/desk/safeguarding')).json<{
    waiting: { commentId: string; body: string }[]
    decided: { commentId: string; decided: { decision: string; by: string; referredTo: string | null } }[]
  }>()
const listed = async (slug: string) =>
  (await ask(here.cast.olive, 'GET', `/api/desk/comments?consultation=${slug}`)).json<{ items: unknown[] }>().items

test('anyone who reads comments may flag one: it leaves every list and waits in the restricted queue', async () => {
  const { id, slug } = await flagged()
  expect(await listed(slug)).toEqual([])
  expect((await ask(here.cast.rita, 'GET', `/api/desk/comments/${id}`)).statusCode).toBe(404)
  const { waiting } = await queue()
  expect(waiting.find((item) => item.commentId === id)?.body).toBe(body)
  expect(await deeds(here, id)).toEqual(['comment.flagged'])
})

test('flagging again by the same person is the same as once; for others the comment is not there', async () => {
  const { id } = await flagged()
  const again = { kind: 'self-harm', why: 'Killing.' }
  expect((await ask(here.cast.rita, 'POST', `/api/desk/comments/${id}/flags`, again)).statusCode).toBe(204)
  expect((await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/flags`, again)).statusCode).toBe(404)
  expect(await deeds(here, id)).toEqual(['comment.flagged'])
})

test('nothing can be done to a restricted comment by those who may not see it', async () => {
  const { id } = await flagged()
  const { olive } = here.cast
  for (const [method, path, payload] of [
    ['PUT', 'set-aside', { reason: 'test' }],
    ['DELETE', 'set-aside', undefined],
    ['POST', 'redactions', { publicBody: 'a', reason: 'b' }],
    ['PATCH', 'themes', { themes: [{ code: 'maternity', applies: true }] }],
    ['PUT', 'themes', { themes: [] }],
  ] as const) {
    expect((await ask(olive, method, `/api/desk/comments/${id}/${path}`, payload)).statusCode, path).toBe(404)
  }
  const bulk = await ask(olive, 'POST', '/api/desk/comments/set-aside', { comments: [id], reason: 'test' })
  expect(bulk.statusCode).toBe(404)
})

test('a look-alike is released in one click and is back in the inbox', async () => {
  const { id, slug } = await flagged()
  const reply = await fill(here.cast.sam, `/desk/safeguarding/${id}/decision`, { decision: 'release' })
  expect(reply.statusCode).toBe(303)
  expect(await listed(slug)).toHaveLength(1)
  expect((await queue()).waiting.some((item) => item.commentId === id)).toBe(false)
})

test('what staff report may be released as a request, with its own day and its owner', async () => {
  const { id, slug } = await flagged()
  await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/flags`, { kind: 'whistleblowing', why: 'A nurse.' })
  await here.db.updateTable('safeguardingFlag').set({ kind: 'whistleblowing' }).where('commentId', '=', id).execute()
  const page = (await ask(here.cast.sam, 'GET', `/desk/safeguarding/${id}`)).body
  expect(page).toContain('put it on the list of requests, as whistleblowing')
  const list = async () =>
    (await ask(here.cast.olive, 'GET', `/api/desk/requests?consultation=${slug}`)).json<{ kind: string }[]>()
  await fill(here.cast.sam, `/desk/safeguarding/${id}/decision`, { decision: 'release', concern: 'yes' })
  expect(await list()).toMatchObject([{ kind: 'whistleblowing', commentId: id, raisedBy: 'Sam Safeguarding' }])
  expect(await deeds(here, id)).toContain('request.raised')
  const plain = await flagged()
  await fill(here.cast.sam, `/desk/safeguarding/${plain.id}/decision`, { decision: 'release' })
  expect(await deeds(here, plain.id)).not.toContain('request.raised')
})

test('a referral says to whom, keeps the comment restricted, and can be changed; each decision stays in the history', async () => {
  const { id, slug } = await flagged()
  const url = `/api/desk/safeguarding/${id}/decision`
  const unnamed = await ask(here.cast.sam, 'PUT', url, { decision: 'refer' })
  expect(unnamed.statusCode).toBe(400)
  expect(unnamed.json().fields[0].field).toBe('referredTo')
  const referral = { decision: 'refer', referredTo: 'Adult social care' }
  for (const _time of [1, 2]) expect((await ask(here.cast.sam, 'PUT', url, referral)).statusCode).toBe(204)
  expect(await listed(slug)).toEqual([])
  const { decided } = await queue()
  expect(decided.find((item) => item.commentId === id)?.decided).toMatchObject({
    decision: 'refer',
    by: 'Sam Safeguarding',
    referredTo: 'Adult social care',
  })
  await ask(here.cast.sam, 'PUT', url, { decision: 'release' })
  expect(await listed(slug)).toHaveLength(1)
  expect(await deeds(here, id)).toEqual(['comment.flagged', 'comment.flag-decided', 'comment.flag-decided'])
})

test('one of several flags that is still undecided keeps a comment restricted', async () => {
  const { id, slug } = await flagged()
  await ask(here.cast.sam, 'PUT', `/api/desk/safeguarding/${id}/decision`, { decision: 'release' })
  await here.db.insertInto('safeguardingFlag').values({ commentId: id, kind: 'child', why: 'a child' }).execute()
  expect(await listed(slug)).toEqual([])
  await ask(here.cast.sam, 'PUT', `/api/desk/safeguarding/${id}/decision`, { decision: 'release' })
  expect(await listed(slug)).toHaveLength(1)
})

test('who saw it first stays on record', async () => {
  const { id } = await flagged()
  for (const _time of [1, 2])
    expect((await ask(here.cast.sam, 'PUT', `/api/desk/safeguarding/${id}/seen`)).statusCode).toBe(204)
  expect(await deeds(here, id)).toEqual(['comment.flagged', 'comment.flag-seen'])
  const page = await ask(here.cast.sam, 'GET', '/desk/safeguarding')
  expect(page.body).toContain('Seen by Sam Safeguarding')
})

test('a comment that is late to be decided says so in words', async () => {
  await flagged()
  here.clock.now = new Date('2026-06-02T18:00:00Z') // 30 hours on
  const page = await ask(here.cast.sam, 'GET', '/desk/safeguarding')
  const overview = await ask(here.cast.sam, 'GET', '/api/desk/overview')
  here.clock.now = new Date('2026-06-01T12:00:00Z')
  expect(page.body).toContain('Overdue by 6 hours')
  expect(overview.json<{ safeguarding: { overdue: number } }>().safeguarding.overdue).toBeGreaterThan(0)
})

test('only the safeguarding role sees the queue, its page, its figures or its history', async () => {
  const { id } = await flagged()
  for (const who of [here.cast.ada, here.cast.olive, here.cast.rita, here.cast.bea]) {
    expect((await ask(who, 'GET', '/api/desk/safeguarding')).statusCode).toBe(403)
    expect((await ask(who, 'GET', '/desk/safeguarding')).statusCode).toBe(403)
    expect((await ask(who, 'PUT', `/api/desk/safeguarding/${id}/decision`, { decision: 'release' })).statusCode).toBe(
      403,
    )
  }
  expect((await ask(null, 'GET', '/api/desk/safeguarding')).statusCode).toBe(401)
  const overview = await ask(here.cast.olive, 'GET', '/api/desk/overview')
  expect(overview.json().safeguarding).toBeNull()
})

test('the author’s own receipt still shows their words', async () => {
  const { receipt } = await flagged()
  const view = await here.app.inject(`/api/receipts/${receipt}`)
  expect(view.json().comments[0]).toMatchObject({ body, state: 'in-hand' })
})

test('deciding about a comment that was never flagged is not found', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'Nothing wrong.')
  const reply = await ask(here.cast.sam, 'PUT', `/api/desk/safeguarding/${id}/decision`, { decision: 'release' })
  expect(reply.statusCode).toBe(404)
})

test('the most pressing comes first, then what has waited longest, each with the sentence that was heard', async () => {
  const { slug } = await make(here).consultation()
  const text = 'The bus is late. There is something here to hear. Yours faithfully'
  const raise = async (urgency: number, raisedAt: string) => {
    const { id } = await comment(here, slug, text)
    await here.db
      .insertInto('safeguardingFlag')
      .values({
        commentId: id,
        kind: 'child',
        why: 'A child.',
        urgency,
        raisedAt: new Date(raisedAt),
        starts: 17,
        ends: 49,
      })
      .execute()
    return id
  }
  const soon = await raise(3, '2026-05-01T10:00:00Z')
  const later = await raise(1, '2026-05-03T10:00:00Z')
  const first = await raise(1, '2026-05-02T10:00:00Z')
  const today = await raise(2, '2026-05-01T11:00:00Z')
  const ours = [soon, later, first, today]
  const { waiting } = await queue()
  expect(waiting.map(({ commentId }) => commentId).filter((id) => ours.includes(id))).toEqual([
    first,
    later,
    today,
    soon,
  ])
  const page = (await ask(here.cast.sam, 'GET', '/desk/safeguarding')).body
  expect(page).toMatch(/<mark[^>]*>There is something here to hear\.<\/mark>/)
  expect(page).toContain('At once')
})

test('the lead sees what its author left to be reached by, each look is kept, and nobody else does', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'Somebody should ring me.', { contact: { email: 'jo@example.org' } })
  await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/flags`, { kind: 'other', why: 'Worrying.' })
  const seen = await ask(here.cast.sam, 'POST', `/api/desk/safeguarding/${id}/contact`)
  expect(seen.json()).toMatchObject({ email: 'jo@example.org' })
  expect(await deeds(here, id)).toContain('comment.contact-seen')
  for (const who of [here.cast.olive, here.cast.ada])
    expect((await ask(who, 'POST', `/api/desk/safeguarding/${id}/contact`)).statusCode).toBe(403)
  expect((await ask(null, 'POST', `/api/desk/safeguarding/${id}/contact`)).statusCode).toBe(401)
})

test('that nothing is done needs its reason', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'It was only a manner of speaking.')
  await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/flags`, { kind: 'other', why: 'Not sure.' })
  const decide = (body: object) => ask(here.cast.sam, 'PUT', `/api/desk/safeguarding/${id}/decision`, body)
  expect((await decide({ decision: 'no-action' })).statusCode).toBe(400)
  expect((await decide({ decision: 'no-action', note: 'Read twice with the duty team.' })).statusCode).toBe(204)
})
