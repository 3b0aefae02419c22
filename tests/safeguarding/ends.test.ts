import { expect, test } from 'vitest'
import { openModels } from '#workers/models.ts'
import { readWaiting } from '#workers/read.ts'
import { asking, deeds, filling, holding } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)

const body = 'My uncle hits me when the day centre is shut. Please keep the day centre open on Sundays.'
const safe = 'The day centre should stay open on Sundays.'

/** A comment that tells of harm, decided about unless said otherwise. */
async function held(decision: object | null = { decision: 'refer', referredTo: 'Adult social care' }) {
  const { id: consultationId, slug, themes } = await make(here).consultation()
  const { id, receipt } = await comment(here, slug, body, { contact: { email: 'jo@example.org' } })
  await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/flags`, { kind: 'adult', why: 'Hits.' })
  if (decision) await ask(here.cast.sam, 'PUT', `/api/desk/safeguarding/${id}/decision`, decision)
  return { id, receipt, slug, consultationId, themes, url: `/api/desk/safeguarding/${id}` }
}
const listed = async (slug: string) =>
  (await ask(here.cast.olive, 'GET', `/api/desk/comments?consultation=${slug}`)).json<{
    items: { id: string; words: string; paraphrased: boolean }[]
  }>().items
const put = (url: string, words = safe) => ask(here.cast.sam, 'PUT', `${url}/paraphrase`, { words })

test('what was decided and has no end is told apart by its words, not by the minute of the decision alone', async () => {
  const { id } = await held()
  const page = (await ask(here.cast.sam, 'GET', '/desk/safeguarding')).body
  const rows = page.slice(page.indexOf('Decided, and not yet at an end'))
  expect(rows).toMatch(new RegExp(`href="/desk/safeguarding/${id}"[^>]*>${body.slice(0, 40)}`))
})

test('a paraphrase stands in the lists in place of the words: found, themed, answered; the original stays with the lead', async () => {
  const { id, slug, url } = await held()
  expect(await listed(slug)).toEqual([])
  expect((await put(url)).statusCode).toBe(204)
  expect(await listed(slug)).toMatchObject([{ id, words: safe, paraphrased: true }])
  const { olive } = here.cast
  const page = await ask(olive, 'GET', `/desk/comments/${id}`)
  expect(page.body).toContain('not the author’s own words')
  const exported = await ask(olive, 'GET', `/desk/comments/export.csv?consultation=${slug}`)
  const found = await ask(olive, 'GET', '/api/desk/comments?q=uncle')
  for (const shown of [page.body, exported.body, found.body]) expect(shown).not.toContain('uncle')
  expect((await ask(olive, 'PUT', `/api/desk/comments/${id}/themes`, { themes: ['maternity'] })).statusCode).toBe(200)
  expect(await holding(here, id)).toEqual(['maternity'])
  const queue = (await ask(here.cast.sam, 'GET', `/desk/safeguarding/${id}`)).body
  expect(queue).toContain('uncle hits me')
  expect(await deeds(here, id)).toContain('comment.paraphrased')
})

test('its author reads their own words by the receipt, and so does the proof', async () => {
  const { receipt, url } = await held()
  await put(url)
  const view = await here.app.inject(`/api/receipts/${receipt}`)
  expect(view.json().comments[0].body).toBe(body)
})

test('a paraphrase is never quoted', async () => {
  const { id, url } = await held()
  await put(url)
  const quoted = await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/redactions`, {
    publicBody: safe,
    reason: 'Nothing to take out.',
  })
  expect(quoted.statusCode).toBe(409)
  expect(quoted.json().detail).toContain('not the author’s own words')
})

test('what was quoted before it was flagged is quoted no more', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, body, { consentToQuote: true })
  const { olive, sam } = here.cast
  const redaction = { publicBody: 'My uncle hits me.', reason: 'Cleared too early.' }
  expect((await ask(olive, 'POST', `/api/desk/comments/${id}/redactions`, redaction)).statusCode).toBe(201)
  await ask(olive, 'POST', `/api/desk/comments/${id}/flags`, { kind: 'adult', why: 'Hits.' })
  await ask(sam, 'PUT', `/api/desk/safeguarding/${id}/decision`, { decision: 'refer', referredTo: 'Police' })
  await put(`/api/desk/safeguarding/${id}`)
  expect((await ask(olive, 'GET', `/api/desk/comments/${id}`)).body).not.toContain('uncle')
})

test('it is written once a decision is taken, in other words than the author’s, and without names', async () => {
  const { slug, url, id } = await held(null)
  expect((await put(url)).statusCode).toBe(409)
  await ask(here.cast.sam, 'PUT', `${url}/decision`, { decision: 'no-action', note: 'Known to the team.' })
  expect((await put(url, body)).statusCode).toBe(400)
  expect((await put(url, 'Mr Peter Harrison of 12 Leicester Road, LE13 1AB wants the centre open.')).statusCode).toBe(
    400,
  )
  const form = await fill(here.cast.sam, `/desk/safeguarding/${id}/paraphrase`, { words: ' ' })
  expect(form.statusCode).toBe(400)
  expect(form.body).toContain('Please write the paraphrase.')
  expect(await listed(slug)).toEqual([])
})

test('a new flag takes the paraphrase out of the lists; release brings the author’s own words', async () => {
  const { id, slug, url } = await held()
  await put(url)
  await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/flags`, { kind: 'other', why: 'Still worrying.' })
  expect(await listed(slug)).toEqual([])
  await ask(here.cast.sam, 'PUT', `${url}/decision`, { decision: 'release' })
  expect(await listed(slug)).toMatchObject([{ words: body, paraphrased: false }])
  expect(await deeds(here, id)).toContain('comment.original-put-back')
})

test('other words replace a paraphrase; the same again is the same as once', async () => {
  const { id, slug, url } = await held()
  for (const words of [safe, safe, 'Sunday opening.']) expect((await put(url, words)).statusCode).toBe(204)
  expect(await listed(slug)).toMatchObject([{ words: 'Sunday opening.' }])
  expect((await deeds(here, id)).filter((action) => action === 'comment.paraphrased')).toHaveLength(2)
})

test('the lead sets aside what nobody else may read: it ends there, is counted, and stays hidden', async () => {
  const { id, slug, url, receipt } = await held()
  const given = { reason: 'answered-directly', note: 'By the duty team.' }
  expect((await ask(here.cast.sam, 'PUT', `${url}/set-aside`, given)).statusCode).toBe(204)
  expect(await listed(slug)).toEqual([])
  const view = (await here.app.inject(`/api/receipts/${receipt}`)).json().comments[0]
  expect(view).toMatchObject({ state: 'set-aside', setAsideReason: 'answered-directly' })
  expect((await ask(here.cast.sam, 'POST', `${url}/set-aside/undo`)).statusCode).toBe(204)
  expect(await deeds(here, id)).toContain('comment.set-aside-undone')
})

test('the lead erases what nobody else may read, once it is decided', async () => {
  const undecided = await held(null)
  const given = { reason: 'person-asked', sure: 'yes' }
  expect((await ask(here.cast.sam, 'POST', `${undecided.url}/erasure`, given)).statusCode).toBe(409)
  const { id, url, receipt } = await held()
  expect((await ask(here.cast.sam, 'POST', `${url}/erasure`, { reason: 'person-asked' })).statusCode).toBe(400)
  expect((await ask(here.cast.sam, 'POST', `${url}/erasure`, given)).statusCode).toBe(204)
  const page = await ask(here.cast.sam, 'GET', `/desk/safeguarding/${id}`)
  expect(page.body).not.toContain('uncle')
  expect((await here.app.inject(`/api/receipts/${receipt}`)).body).not.toContain('uncle')
})

test('an administrator who erases a paraphrase erases the original with it', async () => {
  const { id, url } = await held()
  await put(url)
  const given = { reason: 'person-asked', sure: 'yes' }
  expect((await ask(here.cast.sam, 'POST', `${url}/erasure`, given)).statusCode).toBe(409)
  expect((await ask(here.cast.ada, 'POST', `/api/desk/comments/${id}/erasure`, given)).statusCode).toBe(204)
  for (const table of ['originalWords', 'paraphrase'] as const) {
    const left = await here.db.selectFrom(table).select('commentId').where('commentId', '=', id).execute()
    expect(left).toEqual([])
  }
})

test('counts hold: every counter agrees with the rows, at each step of the way', async () => {
  const { id, url } = await held()
  const faults = async () => (await here.pool.query('select * from tally_faults()')).rows
  const narrow = () =>
    here.db
      .selectFrom('comment as c')
      .innerJoin('commentStanding as n', 'n.id', 'c.id')
      .select(['c.restricted', 'n.restricted as listed'])
      .where('c.id', '=', id)
      .executeTakeFirstOrThrow()
  await put(url)
  expect([await faults(), await narrow()]).toEqual([[], { restricted: false, listed: false }])
  await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/flags`, { kind: 'other', why: 'Again.' })
  expect([await faults(), await narrow()]).toEqual([[], { restricted: true, listed: true }])
  await ask(here.cast.sam, 'PUT', `${url}/decision`, { decision: 'welfare-contact', referredTo: 'Duty team' })
  expect([await faults(), await narrow()]).toEqual([[], { restricted: false, listed: false }])
  await ask(here.cast.sam, 'PUT', `${url}/decision`, { decision: 'release' })
  expect([await faults(), await narrow()]).toEqual([[], { restricted: false, listed: false }])
})

test('a referral and a welfare contact keep with whom and on which day; a day to come is refused', async () => {
  const { url } = await held(null)
  const decide = (given: object) => ask(here.cast.sam, 'PUT', `${url}/decision`, given)
  expect((await decide({ decision: 'welfare-contact' })).statusCode).toBe(400)
  expect((await decide({ decision: 'refer', referredTo: 'Police', actedOn: '2026-06-02' })).statusCode).toBe(400)
  expect((await decide({ decision: 'refer', referredTo: 'Police', actedOn: '2026-05-31' })).statusCode).toBe(204)
  const queue = (await ask(here.cast.sam, 'GET', '/api/desk/safeguarding')).json<{
    decided: { commentId: string; decided: { actedOn: string } }[]
  }>()
  expect(queue.decided.find(({ commentId }) => url.endsWith(commentId))?.decided.actedOn).toBe('2026-05-31')
})

test('only safeguarding reaches a case and its ends', async () => {
  const { id, url } = await held()
  for (const who of [here.cast.ada, here.cast.olive, here.cast.rita, here.cast.bea]) {
    expect((await ask(who, 'GET', `/desk/safeguarding/${id}`)).statusCode).toBe(403)
    expect((await ask(who, 'PUT', `${url}/paraphrase`, { words: safe })).statusCode).toBe(403)
    expect((await ask(who, 'PUT', `${url}/set-aside`, { reason: 'test' })).statusCode).toBe(403)
    expect((await ask(who, 'POST', `${url}/erasure`, { reason: 'law', sure: 'yes' })).statusCode).toBe(403)
  }
  expect((await ask(null, 'PUT', `${url}/paraphrase`, { words: safe })).statusCode).toBe(401)
})

test('the receipt says that a person has read it, once safeguarding has', async () => {
  const { receipt } = await held()
  const view = (await here.app.inject(`/api/receipts/${receipt}`)).json().comments[0]
  expect(view).toMatchObject({ state: 'in-hand', readOn: '2026-06-01' })
})

test('what no word names stands in a group of its own', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'Something in this sentence sounds like harm.')
  await here.db
    .insertInto('safeguardingFlag')
    .values({ commentId: id, kind: 'adult', why: 'Like others.', named: false })
    .execute()
  const { body: page } = await ask(here.cast.sam, 'GET', '/desk/safeguarding')
  expect(page.indexOf('Less certain')).toBeGreaterThan(0)
  expect(page.indexOf('sounds like harm')).toBeGreaterThan(page.indexOf('Less certain'))
})

test('the machine reads the paraphrase for its themes, and takes no second look for harm at what safeguarding wrote', async () => {
  const { id, slug, url } = await held()
  await put(url, 'My uncle hits me, in other words: the centre should be open on Sundays.')
  await readWaiting(here.db, openModels(here.db))
  const { processedAt } = await here.db
    .selectFrom('comment')
    .select('processedAt')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(processedAt).not.toBeNull()
  expect(await listed(slug)).toHaveLength(1)
})
