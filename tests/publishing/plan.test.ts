import { expect, test } from 'vitest'
import { newId } from '#server/data/ids.ts'
import { addPerson } from '#server/people/people.ts'
import { beginSession } from '#server/people/sign-in/sessions.ts'
import { releasePlanned } from '#server/publishing/plan.ts'
import { type Member, samplePassword } from '../support/cast.ts'
import { useHere } from '../support/here.ts'
import { desk, earlyReason, expectStatus, sent } from '../responses/say.ts'

const here = useHere()
const chain = desk(here)

async function approved() {
  const place = await sent(here)
  expectStatus(await chain.review(here.cast.oscar, place.ref, 1, 'approve'), 204)
  return place
}
const plan = (ref: string, publishOn: string, publishHour = 9, version = 1, who: Member = here.cast.olive) =>
  chain.ask(who, 'PUT', `/${ref}/plan`, { version, publishOn, publishHour, earlyReason })
const embargo = (payload: object) =>
  here.app.inject({
    method: 'POST',
    url: '/api/desk/embargoes',
    headers: { cookie: here.cast.olive.cookie },
    payload,
  })
const lift = (id: string) =>
  here.app.inject({
    method: 'DELETE',
    url: `/api/desk/embargoes/${id}`,
    headers: { cookie: here.cast.ada.cookie },
    payload: { reason: 'The election was called off.' },
  })

test('what is planned is private before the hour, public after it, and published once', async () => {
  const { olive } = here.cast
  const { ref } = await approved()
  expect((await plan(ref, '2026-07-01')).json()).toEqual({
    ref,
    version: 1,
    publishOn: '2026-07-01',
    publishHour: 9,
    afterResolution: false,
    heldBy: null,
  })
  expect((await chain.see(olive, ref)).state).toBe('planned')
  // British Summer Time: nine o’clock in London is eight in UTC.
  expect(await releasePlanned(here.db, new Date('2026-07-01T07:59:59Z'))).toEqual([])
  const at = new Date('2026-07-01T08:00:00Z')
  const released = await Promise.all(Array.from({ length: 8 }, () => releasePlanned(here.db, at)))
  expect(released.flat()).toEqual([ref])
  expect(await releasePlanned(here.db, at)).toEqual([])
  const { published, state } = (await chain.ask(olive, 'GET', `/${ref}`)).json()
  expect(published.publishedOn).toBe('2026-07-01')
  expect(state).toBe('published')
})

test('in winter nine o’clock is nine o’clock', async () => {
  const { ref } = await approved()
  await plan(ref, '2026-12-01')
  expect(await releasePlanned(here.db, new Date('2026-12-01T08:59:59Z'))).toEqual([])
  expect(await releasePlanned(here.db, new Date('2026-12-01T09:00:00Z'))).toEqual([ref])
})

test('only what may be published can be planned, and an edit drops the plan', async () => {
  const { olive } = here.cast
  const unapproved = await sent(here)
  expect((await plan(unapproved.ref, '2026-07-01')).statusCode).toBe(409)
  const { ref, draft } = await approved()
  expect((await plan(ref, '2026-05-31')).json().fields[0].field).toBe('publishOn')
  expectStatus(await plan(ref, '2026-07-02'), 200)
  expectStatus(await plan(ref, '2026-07-03'), 200)
  expectStatus(await chain.save(olive, ref, { ...draft, youSaid: 'Never approved.' }, 1, 2), 200)
  expect(await releasePlanned(here.db, new Date('2026-07-04T12:00:00Z'))).toEqual([])
  const plans = await here.db
    .selectFrom('publicationPlan as l')
    .innerJoin('response as r', 'r.id', 'l.responseId')
    .select(['publishOn', 'droppedBecause'])
    .where('ref', '=', ref)
    .orderBy('l.id')
    .execute()
  expect(plans).toEqual([
    { publishOn: '2026-07-02', droppedBecause: 'planned-anew' },
    { publishOn: '2026-07-03', droppedBecause: 'edited' },
  ])
})

test('what is asked to change after it was planned is not published; the plan says why', async () => {
  const { rita } = here.cast
  const { ref } = await approved()
  await plan(ref, '2026-07-01')
  expectStatus(await chain.review(rita, ref, 1, 'ask-for-changes', { note: 'The figure is wrong.' }), 204)
  expect(await releasePlanned(here.db, new Date('2026-07-01T12:00:00Z'))).toEqual([])
  const { droppedBecause } = await here.db
    .selectFrom('publicationPlan as l')
    .innerJoin('response as r', 'r.id', 'l.responseId')
    .select('droppedBecause')
    .where('ref', '=', ref)
    .executeTakeFirstOrThrow()
  expect(droppedBecause).toContain('asked for changes')
  const page = async () =>
    (await here.app.inject({ url: `/desk/responses/${ref}`, headers: { cookie: rita.cookie, accept: 'text/html' } }))
      .body
  expect(await page()).toContain('Its planned publication was dropped at its moment')
})

test.each([
  ['whose approver lost every role', 'approver', { roles: [], disabled: false }],
  ['whose approver’s account was closed', 'approver', { roles: ['officer'], disabled: true }],
  ['whose planner may only review now', 'planner', { roles: ['reviewer'], disabled: false }],
  ['whose planner’s account was closed', 'planner', { roles: ['officer'], disabled: true }],
] as const)('a plan %s publishes nothing until somebody else takes over', async (what, who, change) => {
  const { ada, olive, oscar, rita } = here.cast
  const email = `${newId(here.clock.now)}@example.org`
  const id = await addPerson(here.db, { name: 'Lee Leaver', email, password: samplePassword, roles: ['officer'] }, null)
  const { token } = await beginSession(here.db, id, new Date('2099-01-01'))
  const lee = { id, email, cookie: `session=${token}` }
  const { ref } = await sent(here)
  expectStatus(await chain.review(who === 'approver' ? lee : oscar, ref, 1, 'approve'), 204)
  expectStatus(await plan(ref, '2026-07-01', 9, 1, who === 'planner' ? lee : olive), 200)
  const left = await here.app.inject({
    method: 'PUT',
    url: `/api/desk/people/${id}`,
    headers: { cookie: ada.cookie },
    payload: change,
  })
  expectStatus(left, 204)
  expect(await releasePlanned(here.db, new Date('2026-07-01T12:00:00Z'))).toEqual([])
  const { droppedBecause } = await here.db
    .selectFrom('publicationPlan as l')
    .innerJoin('response as r', 'r.id', 'l.responseId')
    .select('droppedBecause')
    .where('ref', '=', ref)
    .executeTakeFirstOrThrow()
  expect(droppedBecause, what).toContain('Lee Leaver')
  const line = await here.app.inject({ url: `/api/desk/responses/${ref}`, headers: { cookie: olive.cookie } })
  expect(line.json<{ waitsFor: string }>().waitsFor, what).toBe(
    who === 'approver'
      ? 'A second officer or a reviewer, to approve it'
      : 'An officer, to plan it again or publish it: its planned publication was dropped',
  )
  if (who === 'approver') {
    expect((await chain.publish(olive, ref)).json().detail).toContain('Lee Leaver approved version 1')
    expectStatus(await chain.review(rita, ref, 1, 'approve'), 204)
  }
  expectStatus(await chain.publish(oscar, ref), 200)
})

test('an embargo holds what is published and what is planned, over midnight and the change of the clocks, and releases in order, once', async () => {
  const { olive } = here.cast
  const { ref: now } = await approved()
  // The last day ends with summer time: on 25 October the clocks go back.
  const set = await embargo({ area: 'Melton', startsOn: '2026-06-01', endsOn: '2026-10-25', reason: 'County election' })
  expect(set.statusCode).toBe(201)
  const refused = await chain.publish(olive, now)
  expect(refused.statusCode).toBe(409)
  expect(refused.json().detail).toContain('before 26 October 2026: County election')
  const [late, early] = [await approved(), await approved()]
  expect((await plan(late.ref, '2026-10-24', 10)).json().heldBy).toBe('County election')
  await plan(early.ref, '2026-10-24', 9)
  await plan(now, '2026-10-26', 0)
  expect(await releasePlanned(here.db, new Date('2026-10-24T23:30:00Z'))).toEqual([])
  expect(await releasePlanned(here.db, new Date('2026-10-25T00:30:00Z'))).toEqual([])
  expect(await releasePlanned(here.db, new Date('2026-10-25T23:59:59Z'))).toEqual([])
  expect(await releasePlanned(here.db, new Date('2026-10-26T00:00:00Z'))).toEqual([early.ref, late.ref, now])
  expect(await releasePlanned(here.db, new Date('2026-10-26T00:01:00Z'))).toEqual([])
  expect((await lift(set.json().id)).statusCode).toBe(204)
  expect((await lift(set.json().id)).statusCode).toBe(404)
})

test('an embargo elsewhere holds nothing here; one without an area holds everything; lifted, it holds nothing', async () => {
  const { olive, rita } = here.cast
  const { ref } = await approved()
  await embargo({ area: 'Nottingham', startsOn: '2026-06-01', endsOn: '2026-06-30', reason: 'Elsewhere' })
  const everywhere = await embargo({ startsOn: '2026-06-01', endsOn: '2026-06-01', reason: 'General election' })
  expect((await chain.publish(olive, ref)).statusCode).toBe(409)
  await lift(everywhere.json().id)
  expect((await chain.publish(olive, ref)).statusCode).toBe(200)
  expect((await embargo({ startsOn: '2026-06-02', endsOn: '2026-06-01', reason: 'Backwards' })).statusCode).toBe(400)
  const asRita = await here.app.inject({
    method: 'POST',
    url: '/api/desk/embargoes',
    headers: { cookie: rita.cookie },
    payload: { startsOn: '2026-06-01', endsOn: '2026-06-01', reason: 'Mine' },
  })
  expect(asRita.statusCode).toBe(403)
})
