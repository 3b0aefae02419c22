import { expect, test } from 'vitest'
import { releasePlanned } from '#server/publishing/plan.ts'
import { withdraw } from '#server/intake/withdraw.ts'
import { desk, expectStatus, fullDraft, manyComments, published, receiptOf } from '../responses/say.ts'
import { asking, filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const chain = desk(here)
const watched = async () =>
  (await ask(here.cast.olive, 'GET', '/api/desk/watch')).json<
    { ref: string; what: string; says: string; mine: boolean }[]
  >()

test('what changes under a published response is listed for whoever wrote it: withdrawn, joined later, days passed', async () => {
  const { olive, rita, bea } = here.cast
  const { ref, id, comment } = await published(here, { nextUpdateOn: '2026-06-10' })
  expect(await watched()).toEqual([])
  here.clock.now = new Date('2026-06-02T12:00:00Z')
  const [later] = await manyComments(here, id, 1)
  expectStatus(await chain.ask(olive, 'POST', `/${ref}/comments`, { comments: [later] }), 200)
  await withdraw(here.db, await receiptOf(here, comment), comment, here.clock.now)
  expect(await watched()).toMatchObject([
    { ref, what: 'linked-later', says: 'One comment', mine: true },
    { ref, what: 'withdrawn', says: 'One comment', mine: true },
  ])
  here.clock.now = new Date('2026-06-12T12:00:00Z')
  const page = await ask(rita, 'GET', '/desk/watch')
  expect(page.body).toContain('Comments behind it were withdrawn or erased since')
  expect((await ask(rita, 'GET', '/desk/watch?mine=yes')).body).not.toContain(ref)
  expect((await ask(bea, 'GET', '/desk/watch')).statusCode).toBe(403)
  expect((await ask(null, 'GET', '/api/desk/watch')).statusCode).toBe(401)
})

test('what was planned is looked at again at its moment: words that count more than is left are not published', async () => {
  const { olive, oscar } = here.cast
  here.clock.now = new Date('2026-06-12T12:00:00Z')
  const { id } = await make(here).consultation()
  const comments = (await manyComments(here, id, 2)) as [string, string]
  const { ref } = await chain.start(olive, { comments })
  const draft = fullDraft(await make(here).organisation(), { youSaid: 'Two people said that the beds should stay.' })
  expectStatus(await chain.save(olive, ref, draft), 200)
  expectStatus(await chain.send(olive, ref, 1, 2), 204)
  expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
  expectStatus(await chain.ask(olive, 'PUT', `/${ref}/plan`, { version: 1, publishOn: '2026-06-14' }), 200)
  expectStatus(await chain.ask(olive, 'POST', `/${ref}/comments/remove`, { comments: [comments[1]] }), 200)
  expect(await releasePlanned(here.db, new Date('2026-06-14T12:00:00Z'))).toEqual([])
  expect((await watched()).filter((one) => one.ref === ref)).toMatchObject([
    { what: 'plan-dropped', says: expect.stringContaining('“Two people”') },
  ])
})

test('“no” to “is it true?” stands on the home of whoever wrote the answer, until they say how it stands', async () => {
  const { olive, oscar } = here.cast
  const { ref, comment } = await published(here)
  const response = await here.db.selectFrom('response').select('id').where('ref', '=', ref).executeTakeFirstOrThrow()
  const { submissionId } = await here.db
    .selectFrom('comment')
    .select('submissionId')
    .where('id', '=', comment)
    .executeTakeFirstOrThrow()
  const at = new Date(here.clock.now.getTime() + 60_000)
  await here.db
    .insertInto('followUpAnswer')
    .values({ responseId: response.id, submissionId, answer: 'no', note: 'The bus never came.', at })
    .execute()
  const home = async (who: typeof olive) => (await ask(who, 'GET', '/desk')).body
  expect(await home(olive)).toContain(`${ref}: people who were asked say that it is not true`)
  expect(await home(oscar)).not.toContain(`${ref}: people who were asked`)
  expect((await watched()).filter((one) => one.ref === ref)).toMatchObject([{ what: 'not-so', says: 'One person' }])
})

test('a draft that is abandoned keeps the reason, and is refused without one', async () => {
  const { olive } = here.cast
  const { id } = await make(here).consultation()
  const { ref } = await chain.start(olive, { comments: await manyComments(here, id, 1) })
  expectStatus(await ask(olive, 'DELETE', `/api/desk/responses/${ref}`, { reason: '' }), 400)
  const form = await filling(here)(olive, `/desk/responses/${ref}/abandonment`, { reason: '' })
  expect(form.statusCode).toBe(400)
  expect(form.body).toContain('href="#abandonment-reason"')
  expectStatus(await ask(olive, 'DELETE', `/api/desk/responses/${ref}`, { reason: 'YS-9 answers it.' }), 204)
  expect((await ask(olive, 'GET', `/desk/responses/${ref}`)).body).toContain('YS-9 answers it.')
})
