import { expect, test } from 'vitest'
import { desk, expectStatus, fullDraft, group, manyComments, sent } from '../responses/say.ts'
import { asking, filling } from '../support/desk.ts'
import { wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)
const chain = desk(here)
const reason = 'The group was dissolved by its own vote.'

test('anyone who wrote part of what waits cannot take the groups or the board away; another can, with a reason that everybody reads', async () => {
  const { olive, oscar, ada } = here.cast
  const { ref, slug } = await sent(here)
  const approving = await group(here, 'approve', 'Patient Group')
  const board = await group(here, 'approve', 'Trust Board')
  const reviewers = (who: typeof olive, body: object) =>
    ask(who, 'PUT', `/api/desk/consultations/${slug}/reviewers`, body)
  const decides = (who: typeof olive, body: object) => ask(who, 'PUT', `/api/desk/consultations/${slug}/board`, body)
  expect([201, 204]).toContain((await reviewers(olive, { [approving]: 'approve' })).statusCode)
  expect([201, 204]).toContain((await decides(olive, { board })).statusCode)
  expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
  expect((await chain.publish(olive, ref)).statusCode).toBe(409)

  // Removed, weakened, or exchanged: each is refused to the author, with a reason or without.
  for (const [given, by] of [
    [{ reason }, reviewers],
    [{ [approving]: 'advise', reason }, reviewers],
    [{ reason }, decides],
    [{ board: approving, reason }, decides],
  ] as const)
    expect((await by(olive, given)).statusCode).toBe(403)
  expect((await reviewers(oscar, {})).statusCode).toBe(400)
  expect((await chain.publish(olive, ref)).statusCode).toBe(409)
  const kept = await fill(ada, `/desk/consultations/${slug}/board`, { board: '', reason: 'short' })
  expect(kept.statusCode).toBe(400)
  expect(kept.body).toContain('value="short"')

  expect([201, 204]).toContain((await reviewers(oscar, { reason })).statusCode)
  expect([201, 204]).toContain((await decides(ada, { reason })).statusCode)
  expectStatus(await chain.publish(olive, ref), 200)
  const { takenAway } = (await here.app.inject(`/api/log/${ref}`)).json()
  expect(takenAway).toMatchObject([
    { kind: 'group', name: 'Patient Group', before: 'approve', after: 'not asked', reason },
    { kind: 'board', name: 'Trust Board', reason },
  ])
  const page = (await here.app.inject({ url: `/log/${ref}`, headers: { accept: 'text/html' } })).body
  expect(wordsOf(page)).toMatch(
    /Patient Group \(no longer asked\) ?: Since \d+ \w+ 2026 it no longer has to approve\. The reason:/,
  )
  const history = await here.db
    .selectFrom('history')
    .select(['action', 'detail'])
    .where('action', 'like', 'hold.%')
    .execute()
  expect(history.map(({ detail }) => detail)).toMatchObject([
    { before: 'approve', after: 'not asked' },
    { before: 'resolve' },
  ])
})

test('an embargo is not lifted by anyone who wrote part of what it holds, and never without a reason', async () => {
  const { olive, ada } = here.cast
  await sent(here)
  const set = await ask(ada, 'POST', '/api/desk/embargoes', {
    area: null,
    organisationId: null,
    startsOn: '2026-06-01',
    endsOn: '2026-06-30',
    reason: 'Local elections',
  })
  const { id } = set.json<{ id: string }>()
  const lift = (who: typeof olive, body: object) => ask(who, 'DELETE', `/api/desk/embargoes/${id}`, body)
  expect((await lift(olive, { reason })).statusCode).toBe(403)
  expect((await lift(ada, {})).statusCode).toBe(400)
  expect((await fill(olive, `/desk/responses/embargoes/${id}/lift`, { reason })).statusCode).toBe(403)
  expectStatus(await lift(ada, { reason }), 204)
})

test('nobody slips out from under an embargo: its areas stay named, and a group keeps its host, until it ends or is lifted', async () => {
  const { olive, oscar, ada } = here.cast
  const host = await group(here, 'advise', 'Hosted Group')
  const { ref, slug, owner } = await sent(here, { ownerOrganisationId: null, ownerGroupId: host })
  await here.db.updateTable('grouping').set({ organisationId: owner }).where('id', '=', host).execute()
  expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
  const embargo = async (on: object) => {
    const days = { startsOn: '2026-06-01', endsOn: '2026-06-30', reason: 'Local elections' }
    const set = await ask(ada, 'POST', '/api/desk/embargoes', { area: null, organisationId: null, ...days, ...on })
    expect(set.statusCode).toBe(201)
    return set.json<{ id: string }>().id
  }
  const held = await ask(olive, 'GET', `/api/desk/consultations/${slug}`)
  // Without what it had seen: its own changes between are no colleague's.
  const { seen: _seen, ...own } = held.json<{ areas: string[]; seen: string }>()
  const names = (areas: string[]) =>
    ask(olive, 'PUT', `/api/desk/consultations/${slug}`, { ...own, asksEquality: 'no', areas })
  const hosted = (more: object) =>
    ask(olive, 'PUT', `/api/desk/bodies/groups/${host}`, { kind: 'board', mandate: 'advise', ...more })

  const ofArea = await embargo({ area: 'MELTON' })
  const gone = await names(['Rutland'])
  expect([gone.statusCode, gone.json<{ detail: string }>().detail]).toEqual([
    409,
    expect.stringContaining('An embargo covers this until 30 June 2026: Local elections.'),
  ])
  expectStatus(await names(['Melton']), 204)
  expect((await chain.publish(olive, ref)).statusCode).toBe(409)
  expectStatus(await ask(ada, 'DELETE', `/api/desk/embargoes/${ofArea}`, { reason }), 204)
  expectStatus(await names(['Rutland']), 204)

  await embargo({ organisationId: owner })
  expect((await hosted({})).statusCode).toBe(409)
  expectStatus(await hosted({ organisationId: owner, mandate: 'assure' }), 204)
  expect((await chain.publish(olive, ref)).statusCode).toBe(409)
  const { detail } = await here.db
    .selectFrom('history')
    .select('detail')
    .where('action', '=', 'group.changed')
    .where('subjectId', '=', host)
    .executeTakeFirstOrThrow()
  expect(detail).toMatchObject({ mandate: 'advise', organisationId: owner })
})

test('nobody takes a hold away first and writes afterwards: somebody else looks before that is published', async () => {
  const { olive, oscar, ada } = here.cast
  const place = await make(here).consultation()
  const owner = await make(here).organisation()
  const approving = await group(here, 'approve', 'Carers’ Group')
  const reviewers = (who: typeof olive, body: object) =>
    ask(who, 'PUT', `/api/desk/consultations/${place.slug}/reviewers`, body)
  expectStatus(await reviewers(ada, { [approving]: 'approve' }), 204)
  const days = { startsOn: '2026-06-01', endsOn: '2026-06-30', reason: 'Local elections' }
  const set = await ask(ada, 'POST', '/api/desk/embargoes', { area: null, organisationId: owner, ...days })
  const embargo = `/api/desk/embargoes/${set.json<{ id: string }>().id}`

  // Olive has written nothing yet that either of them holds.
  expectStatus(await reviewers(olive, { reason }), 204)
  expectStatus(await ask(olive, 'DELETE', embargo, { reason }), 204)
  const [comment] = await manyComments(here, place.id, 1)
  const { ref } = await chain.start(olive, { comments: [comment] })
  expectStatus(await chain.save(olive, ref, fullDraft(owner)), 200)
  expectStatus(await chain.send(olive, ref, 1, 2), 204)
  expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
  const publish = async () => {
    const reply = await chain.publish(olive, ref)
    return [reply.statusCode, reply.statusCode === 200 ? '' : reply.json<{ detail: string }>().detail]
  }
  expect(await publish()).toEqual([409, expect.stringContaining('Somebody else has to look at that change')])
  const { id } = await here.db
    .selectFrom('setUpChange')
    .select('id')
    .where('consultationId', '=', place.id)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const look = (who: typeof olive) =>
    ask(who, 'POST', `/api/desk/consultations/${place.slug}/changes/${id}/confirmation`)
  expect((await look(olive)).statusCode).toBe(403)
  expectStatus(await look(oscar), 204)
  expect(await publish()).toEqual([409, expect.stringContaining('Local elections')])
  expectStatus(
    await chain.ask(olive, 'POST', `/${ref}/override`, { version: 1, reason: 'The clinic closes sooner.' }),
    204,
  )
  expectStatus(await chain.ask(oscar, 'PUT', `/${ref}/override`, { version: 1 }), 204)
  expect(await publish()).toEqual([200, ''])
})

test('an embargo set by another is not lifted by anyone who has a draft that it will hold, sent or not', async () => {
  const { olive, ada } = here.cast
  const place = await make(here).consultation()
  const owner = await make(here).organisation()
  const [comment] = await manyComments(here, place.id, 1)
  const { ref } = await chain.start(olive, { comments: [comment] })
  expectStatus(await chain.save(olive, ref, fullDraft(owner)), 200)
  const days = { startsOn: '2026-06-01', endsOn: '2026-06-30', reason: 'Local elections' }
  const set = await ask(ada, 'POST', '/api/desk/embargoes', { area: null, organisationId: owner, ...days })
  const lift = (who: typeof olive) =>
    ask(who, 'DELETE', `/api/desk/embargoes/${set.json<{ id: string }>().id}`, { reason })
  expect((await lift(olive)).statusCode).toBe(403)
  expectStatus(await lift(ada), 204)
})
