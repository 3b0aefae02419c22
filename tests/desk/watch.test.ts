import { expect, test } from 'vitest'
import { tellOwners } from '#server/desk/home/tell-owners.ts'
import { renderMessage } from '#server/notices/render.ts'
import { releasePlanned } from '#server/publishing/plan.ts'
import { withdraw } from '#server/intake/withdraw.ts'
import { desk, earlyReason, expectStatus, fullDraft, manyComments, published, receiptOf } from '../responses/say.ts'
import { asking, filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { findingsIssued } from '../reviews/boards.ts'

const here = useHere()
const ask = asking(here)
const chain = desk(here)
const watched = async () =>
  (await ask(here.cast.olive, 'GET', '/api/desk/watch')).json<
    { ref: string; what: string; says: string; since: string; mine: boolean }[]
  >()

test('what changes under a published response is listed for the person who wrote it: withdrawn, joined later, days passed', async () => {
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
  const tasks = (who: typeof olive) =>
    ask(who, 'GET', '/desk').then(({ body }) => body.includes(`${ref}: comments behind it`))
  expect([await tasks(olive), await tasks(rita)]).toEqual([true, false])
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
  expectStatus(await chain.ask(olive, 'PUT', `/${ref}/plan`, { version: 1, publishOn: '2026-06-14', earlyReason }), 200)
  expectStatus(await chain.ask(olive, 'POST', `/${ref}/comments/remove`, { comments: [comments[1]] }), 200)
  expect(await releasePlanned(here.db, new Date('2026-06-14T12:00:00Z'))).toEqual([])
  expect((await watched()).filter((one) => one.ref === ref)).toMatchObject([
    { what: 'plan-dropped', says: expect.stringContaining('“Two people') },
  ])
})

test('“no” to “is it true?” stands on the home of the person who wrote the answer, until they say how it stands', async () => {
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

test('anyone who wrote it last is told by mail what no longer holds: at once what misleads, the rest once a day, each thing once', async () => {
  const { olive } = here.cast
  const { ref, id, comment } = await published(here, {
    youSaid: 'One person said that the beds should stay.',
    nextUpdateOn: '2026-06-20',
  })
  const told = async () => {
    const rows = await here.db.selectFrom('ownerNotice').select(['personId', 'items']).orderBy('id').execute()
    return rows
      .map(({ personId, items }) => ({
        personId,
        what: (items as { ref: string; what: string }[]).filter((one) => one.ref === ref).map(({ what }) => what),
      }))
      .filter(({ what }) => what.length > 0)
  }
  const at = (moment: string) => (here.clock.now = new Date(moment))
  await tellOwners(here.db, at('2026-06-15T12:00:00Z'))
  expect(await told()).toEqual([])
  // Two are joined: its count no longer fits, which misleads. Its author withdraws the first, which waits for tomorrow.
  const more = await manyComments(here, id, 2)
  expectStatus(await chain.ask(olive, 'POST', `/${ref}/comments`, { comments: more }), 200)
  await tellOwners(here.db, at('2026-06-15T12:05:00Z'))
  await tellOwners(here.db, at('2026-06-15T12:10:00Z'))
  expect(await told()).toEqual([{ personId: olive.id, what: ['A number in its words no longer fits'] }])
  await withdraw(here.db, await receiptOf(here, comment), comment, here.clock.now)
  await tellOwners(here.db, at('2026-06-15T13:00:00Z'))
  expect(await told()).toHaveLength(1)
  await tellOwners(here.db, at('2026-06-16T05:00:00Z'))
  expect(await told(), 'not at six in the morning').toHaveLength(1)
  await tellOwners(here.db, at('2026-06-16T06:30:00Z'))
  expect((await told())[1]?.what).toEqual(['Comments behind it were withdrawn or erased since'])
  const { id: message } = await here.db
    .selectFrom('message')
    .select('id')
    .where('kind', '=', 'owner-notice')
    .where('personId', '=', olive.id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const mail = await renderMessage(here.db, here.config, message)
  expect(mail).toMatchObject({ to: olive.email, subject: expect.stringContaining(`please look at ${ref} again`) })
  expect(mail?.text).toContain(`/desk/responses/${ref}`)
})

test('each further quotation that is hidden is told of, and findings that came after the decision it names', async () => {
  const { olive, oscar } = here.cast
  here.clock.now = new Date('2026-07-01T12:00:00Z')
  const { id } = await make(here).consultation()
  const quoted = (await manyComments(here, id, 3, { consentToQuote: true })) as [string, string, string]
  await here.db
    .insertInto('redaction')
    .values(
      quoted.map((commentId) => ({
        commentId,
        publicBody: 'Keep the beds at Melton.',
        reason: 'Nothing to take out',
        byPerson: oscar.id,
        at: here.clock.now,
      })),
    )
    .execute()
  const { ref } = await chain.start(olive, { comments: quoted })
  const draft = fullDraft(await make(here).organisation(), { quotes: quoted, decidedOn: '2026-06-28' })
  expectStatus(await chain.save(olive, ref, draft), 200)
  expectStatus(await chain.send(olive, ref, 1, 2), 204)
  expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
  expectStatus(await chain.publish(olive, ref), 200)
  const found = async () => (await watched()).filter((one) => one.ref === ref && !/withdrawn/.test(one.what))
  const mails = async () =>
    (await here.db.selectFrom('ownerTold').select(['what', 'since']).where('ref', '=', ref).orderBy('since').execute())
      .filter(({ what }) => what !== 'withdrawn')
      .map(({ what, since }) => `${what} ${since}`)
  expect(await found()).toEqual([])
  for (const [index, day] of [
    [0, '2026-07-03'],
    [1, '2026-07-05'],
  ] as const) {
    here.clock.now = new Date(`${day}T12:00:00Z`)
    await withdraw(here.db, await receiptOf(here, quoted[index]), quoted[index], here.clock.now)
    await tellOwners(here.db, here.clock.now)
  }
  expect(await found()).toMatchObject([{ what: 'quote-hidden', says: '2 quotations', since: '2026-07-05' }])
  expect(await mails()).toEqual(['quote-hidden 2026-07-03', 'quote-hidden 2026-07-05'])
  await findingsIssued(here, id, '2026-07-04', { edition: 1 })
  expect((await found()).map(({ what }) => what)).toEqual(['quote-hidden'])
  await findingsIssued(here, id, '2026-06-30', { edition: 2 })
  expect(await found()).toContainEqual(
    expect.objectContaining({
      what: 'findings-later',
      says: 'It says that it was decided on 28 June 2026; they were issued on 30 June 2026',
    }),
  )
})
