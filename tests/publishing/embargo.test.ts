import { expect, test } from 'vitest'
import { releasePlanned } from '#server/publishing/plan.ts'
import type { Draft } from '#server/responses/draft-contract.ts'
import type { Held } from '#server/publishing/contract.ts'
import type { Member } from '../support/cast.ts'
import { wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { desk, earlyReason, expectStatus, published, sent } from '../responses/say.ts'

const here = useHere()
const chain = desk(here)
const embargo = async (payload: object) => {
  const reply = await here.app.inject({
    method: 'POST',
    url: '/api/desk/embargoes',
    headers: { cookie: here.cast.olive.cookie },
    payload: { startsOn: '2026-06-01', endsOn: '2026-06-30', reason: 'Pre-election period', ...payload },
  })
  expectStatus(reply, 201)
  return reply.json<{ id: string }>().id
}
const lift = (id: string, by = here.cast.ada) =>
  here.app.inject({
    method: 'DELETE',
    url: `/api/desk/embargoes/${id}`,
    headers: { cookie: by.cookie },
    payload: { reason: 'The election was called off.' },
  })
const held = async () =>
  (await here.app.inject({ url: '/api/desk/embargoes/held', headers: { cookie: here.cast.olive.cookie } })).json<
    Held[]
  >()
const override = (who: Member, ref: string, reason = 'People must know before the clinic closes.') =>
  chain.ask(who, 'POST', `/${ref}/override`, { version: 1, reason })
const allow = (who: Member, ref: string, version = 1) => chain.ask(who, 'PUT', `/${ref}/override`, { version })

async function approved(more: Partial<Draft> = {}) {
  const place = await sent(here, more)
  expectStatus(await chain.review(here.cast.oscar, place.ref, 1, 'approve'), 204)
  return place
}

test('an embargo is passed over only with a reason, by two people, neither of whom wrote it alone; the public reads why', async () => {
  const { olive, oscar, rita } = here.cast
  const { ref } = await approved()
  expect((await override(olive, ref)).statusCode).toBe(409)
  const id = await embargo({ area: 'melton' })
  expect((await chain.publish(olive, ref)).statusCode).toBe(409)
  expect((await override(olive, ref, 'Now!')).statusCode).toBe(400)
  expect((await override(rita, ref)).statusCode).toBe(403)
  expectStatus(await override(olive, ref), 204)
  expect((await override(oscar, ref)).statusCode).toBe(409)
  expect((await chain.publish(olive, ref)).statusCode).toBe(409)
  expect((await allow(olive, ref)).statusCode).toBe(403)
  expect((await allow(rita, ref)).statusCode).toBe(403)
  expectStatus(await allow(oscar, ref), 204)
  expectStatus(await chain.publish(olive, ref), 200)
  expect((await here.app.inject(`/api/log/${ref}`)).json().override).toEqual({
    embargo: 'Pre-election period',
    reason: 'People must know before the clinic closes.',
  })
  const page = await here.app.inject({ url: `/log/${ref}`, headers: { accept: 'text/html' } })
  expect(wordsOf(page.body)).toContain('The reason: People must know before the clinic closes.')
  await lift(id)
})

test('an embargo is lifted by nobody who only reviews, sits on a board or safeguards', async () => {
  const id = await embargo({})
  for (const by of [here.cast.rita, here.cast.bea, here.cast.sam]) expect((await lift(id, by)).statusCode).toBe(403)
  expect((await lift(id)).statusCode).toBe(204)
  expect((await lift(id, here.cast.rita)).statusCode).toBe(403)
})

test('an override is of one version and of one embargo', async () => {
  const { olive, oscar, rita } = here.cast
  const { ref, draft } = await approved()
  const first = await embargo({ area: 'Melton' })
  expectStatus(await override(olive, ref), 204)
  expectStatus(await allow(oscar, ref), 204)
  const second = await embargo({ area: 'Rutland', endsOn: '2026-07-15' })
  expect((await chain.publish(olive, ref)).json().detail).toContain('16 July 2026')
  await lift(second)
  expectStatus(await chain.save(olive, ref, { ...draft, youSaid: 'Keep all beds at Melton.' }, 1, 2), 200)
  expectStatus(await chain.send(olive, ref, 2, 1), 204)
  expectStatus(await chain.review(rita, ref, 2, 'approve'), 204)
  expect((await chain.publish(olive, ref, 2)).statusCode).toBe(409)
  await lift(first)
})

test('where two embargoes are passed over, everybody reads why for each of them', async () => {
  const { olive, oscar } = here.cast
  const { ref } = await approved()
  const first = await embargo({ area: 'Melton' })
  expectStatus(await override(olive, ref), 204)
  const second = await embargo({ area: 'Rutland', reason: 'Inquest into a death at the hospital' })
  expectStatus(await override(olive, ref, 'The coroner has agreed to this.'), 204)
  expectStatus(await allow(oscar, ref), 204)
  expectStatus(await chain.publish(olive, ref), 200)
  const { override: said } = (await here.app.inject(`/api/log/${ref}`)).json()
  for (const one of ['Pre-election period', 'Inquest into a death at the hospital']) expect(said.embargo).toContain(one)
  for (const one of ['People must know before the clinic closes.', 'The coroner has agreed to this.'])
    expect(said.reason).toContain(one)
  await lift(first)
  await lift(second)
})

test('an embargo may be of one organisation, and then holds only what it is responsible for', async () => {
  const { olive } = here.cast
  const [mine, theirs] = [await approved(), await approved()]
  const id = await embargo({ organisationId: mine.owner, area: 'Melton' })
  expect((await chain.publish(olive, mine.ref)).statusCode).toBe(409)
  expectStatus(await chain.publish(olive, theirs.ref), 200)
  await lift(id)
})

test('who is responsible may change, and the embargo that held it before holds it still, until two people pass over it', async () => {
  const { olive, oscar, ada } = here.cast
  const elsewhere = await make(here).organisation('Rutland County Council')
  const moves = async (who: Member, ref: string, draft: Draft) => {
    expectStatus(await chain.save(who, ref, { ...draft, ownerOrganisationId: elsewhere }, 1, 2), 200)
    expectStatus(await chain.send(who, ref, 2, 1), 204)
    expectStatus(await chain.review(who === olive ? oscar : olive, ref, 2, 'approve'), 204)
  }
  const moved = await approved()
  const id = await embargo({ organisationId: moved.owner })
  await moves(olive, moved.ref, moved.draft)
  expect((await chain.publish(oscar, moved.ref, 2)).statusCode).toBe(409)
  const plan = { version: 2, publishOn: '2026-06-20', earlyReason }
  expectStatus(await chain.ask(oscar, 'PUT', `/${moved.ref}/plan`, plan), 200)
  expect(await held()).toMatchObject([{ ref: moved.ref, until: '2026-07-01' }])
  expectStatus(await chain.ask(oscar, 'DELETE', `/${moved.ref}/plan`), 204)
  // Nor does anyone who moved it lift the embargo that no longer seems to be about it.
  expect((await lift(id, olive)).statusCode).toBe(403)
  const never = { version: 2, reason: 'The council never answered for these beds.' }
  expectStatus(await chain.ask(olive, 'POST', `/${moved.ref}/override`, never), 204)
  expectStatus(await allow(oscar, moved.ref, 2), 204)
  expectStatus(await chain.publish(olive, moved.ref, 2), 200)
  // Within one version that nobody was sent yet it is the same.
  const drafted = await approved()
  const second = await embargo({ organisationId: drafted.owner })
  expectStatus(await chain.save(olive, drafted.ref, { ...drafted.draft, youSaid: 'Keep the beds.' }, 1, 2), 200)
  const other = { ...drafted.draft, ownerOrganisationId: elsewhere }
  expectStatus(await chain.save(olive, drafted.ref, other, 2, 1), 200)
  expectStatus(await chain.send(olive, drafted.ref, 2, 2), 204)
  expectStatus(await chain.review(oscar, drafted.ref, 2, 'approve'), 204)
  expect((await chain.publish(oscar, drafted.ref, 2)).statusCode).toBe(409)
  expectStatus(await lift(second, ada), 204)
  expectStatus(await chain.publish(oscar, drafted.ref, 2), 200)
  // One that was somebody else's before the embargo was set was never under it.
  const before = await approved()
  here.clock.now = new Date('2026-06-01T12:01:00Z')
  await moves(olive, before.ref, before.draft)
  here.clock.now = new Date('2026-06-01T12:02:00Z')
  const third = await embargo({ organisationId: before.owner })
  expectStatus(await chain.publish(oscar, before.ref, 2), 200)
  for (const one of [id, third]) expectStatus(await lift(one), 204)
  here.clock.now = new Date('2026-06-01T12:00:00Z')
})

test('corrections, news of commitments and replies are held, listed in order, and come out once, afterwards', async () => {
  const { olive, oscar } = here.cast
  const council = await make(here).organisation('Melton Borough Council')
  const promise = { series: null, text: 'Report each month.', ownerOrganisationId: null, dueOn: '2026-09-30' }
  const passed = { organisationId: council, on: '2026-05-20', replyDue: '2026-06-10', reply: null, repliedOn: null }
  const place = await published(here, { commitments: [promise], passedTo: [passed] })
  const { ref, draft } = place
  const { series } = (await chain.see(olive, ref)).draft.commitments[0] as { series: string }
  // Another outcome, approved and planned for a day inside the embargo.
  const next = {
    ...draft,
    commitments: [{ ...promise, series }],
    outcome: 'partly' as const,
    reasonCode: 'cost' as const,
    reasonText: 'Ten beds cannot be staffed.',
    changeReason: 'Ten beds closed after all.',
  }
  const id = await embargo({ area: 'Melton' })
  expectStatus(await chain.save(olive, ref, next, 1, 2), 200)
  const why = (await chain.see(olive, ref)).checks.map(({ rule }) => ({ rule, reason: 'It stays as it is.' }))
  expectStatus(await chain.send(olive, ref, 2, 1, why), 204)
  expectStatus(await chain.review(oscar, ref, 2, 'approve'), 204)
  expectStatus(await chain.ask(olive, 'PUT', `/${ref}/plan`, { version: 2, publishOn: '2026-06-20', earlyReason }), 200)
  const told = await chain.ask(olive, 'POST', `/${ref}/commitments/${series}/updates`, { text: 'First report.' })
  expect(told.json()).toEqual({ heldBy: 'Pre-election period' })
  const reply = { organisationId: council, text: 'We will run the bus.', repliedOn: '2026-05-30' }
  expect((await chain.ask(olive, 'POST', `/${ref}/replies`, reply)).json()).toEqual({ heldBy: 'Pre-election period' })
  expect((await held()).map(({ what, until }) => [what, until])).toEqual([
    ['commitment-update', '2026-07-01'],
    ['reply', '2026-07-01'],
    ['outcome-change', '2026-07-01'],
  ])
  const entry = async () => (await here.app.inject(`/api/log/${ref}`)).json()
  expect(await entry()).toMatchObject({ outcome: 'done', commitments: [{ updates: [] }], passedTo: [{ reply: null }] })
  expect(await releasePlanned(here.db, new Date('2026-06-30T22:59:59Z'))).toEqual([])
  // Midnight in London is eleven in UTC: the plan waits for its hour, the news does not.
  expect(await releasePlanned(here.db, new Date('2026-06-30T23:00:00Z'))).toEqual([ref, ref, ref])
  expect(await releasePlanned(here.db, new Date('2026-07-01T09:00:00Z'))).toEqual([])
  here.clock.now = new Date('2026-07-02T12:00:00Z')
  here.app.invalidate('public')
  expect(await entry()).toMatchObject({
    outcome: 'partly',
    commitments: [{ updates: [{ text: 'First report.', on: '2026-07-01' }] }],
    passedTo: [{ reply: 'We will run the bus.', repliedOn: '2026-05-30' }],
  })
  here.clock.now = new Date('2026-06-01T12:00:00Z')
  expect(await held()).toEqual([])
  await lift(id)
})

test('passed on to three organisations: three due days, three replies, each shown; who is late is named', async () => {
  const { olive } = here.cast
  const names = ['Leicester City Council', 'Leicestershire County Council', 'Rutland County Council']
  const to: NonNullable<Draft['passedTo']> = []
  for (const [index, name] of names.entries())
    to.push({
      organisationId: await make(here).organisation(name),
      on: '2026-05-20',
      replyDue: `2026-05-2${index + 6}`,
      reply: null,
      repliedOn: null,
    })
  const { ref } = await published(here, {
    outcome: 'passed-on',
    passedTo: to,
    doneOn: null,
    nextUpdateOn: '2026-09-01',
  })
  const entry = async () => (await here.app.inject(`/api/log/${ref}`)).json()
  expect((await entry()).overdue.map(({ who, since }: { who: string; since: string }) => [who, since])).toEqual(
    names.map((name, index) => [name, `2026-05-2${index + 6}`]),
  )
  const page = async () => (await here.app.inject({ url: `/log/${ref}`, headers: { accept: 'text/html' } })).body
  expect(wordsOf(await page())).toContain('no reply yet from those it was passed on to (Rutland County Council)')
  const reply = (index: number, more: object = {}) =>
    chain.ask(olive, 'POST', `/${ref}/replies`, {
      organisationId: to[index]?.organisationId,
      text: `Reply ${index}`,
      repliedOn: '2026-05-30',
      ...more,
    })
  expect((await reply(0, { repliedOn: '2026-06-02' })).statusCode).toBe(400)
  expect((await reply(0, { repliedOn: '2026-05-19' })).statusCode).toBe(400)
  expect((await reply(0, { organisationId: await make(here).organisation() })).statusCode).toBe(404)
  expectStatus(await reply(1), 200)
  expectStatus(await reply(1, { text: 'Reply 1, corrected' }), 200)
  expectStatus(await reply(2), 200)
  const { passedTo, overdue, version } = await entry()
  expect(passedTo.map(({ reply }: { reply: string | null }) => reply)).toEqual([null, 'Reply 1, corrected', 'Reply 2'])
  expect(overdue).toHaveLength(1)
  expect(version).toBe(1)
  // What was said first stays beside its correction.
  expect(passedTo[1].earlierReplies).toEqual([{ text: 'Reply 1', repliedOn: '2026-05-30' }])
  expect(passedTo[2].earlierReplies).toEqual([])
  expect(await page()).toContain('Reply 1<')
  const replies = await here.db
    .selectFrom('reply as x')
    .innerJoin('response as r', 'r.id', 'x.responseId')
    .select('x.text')
    .where('r.ref', '=', ref)
    .execute()
  expect(replies).toHaveLength(3)
})
