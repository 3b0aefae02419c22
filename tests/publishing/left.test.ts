import { expect, onTestFinished, test } from 'vitest'
import { newId } from '#server/data/ids.ts'
import { dayOf, addDays } from '#server/data/time.ts'
import { addPerson } from '#server/people/people.ts'
import { beginSession } from '#server/people/sign-in/sessions.ts'
import { type Member, samplePassword } from '../support/cast.ts'
import { useHere } from '../support/here.ts'
import { desk, expectStatus, group, sent } from '../responses/say.ts'
import { findingsIssued, meets } from '../reviews/boards.ts'

// Between the last word of somebody and the moment of publication, that person may have left.
const here = useHere()
const chain = desk(here)

/** An officer who is here for now. */
async function lee(): Promise<Member> {
  const email = `${newId(here.clock.now)}@example.org`
  const id = await addPerson(here.db, { name: 'Lee Leaver', email, password: samplePassword, roles: ['officer'] }, null)
  const { token } = await beginSession(here.db, id, new Date('2099-01-01'))
  return { id, email, cookie: `session=${token}` }
}
const ways = [
  ['account was closed', { roles: ['officer'], disabled: true }],
  ['roles were taken', { roles: ['board-member'], disabled: false }],
] as const
const leaves = async ({ id }: Member, how: (typeof ways)[number][1]) =>
  expectStatus(
    await here.app.inject({
      method: 'PUT',
      url: `/api/desk/people/${id}`,
      headers: { cookie: here.cast.ada.cookie },
      payload: how,
    }),
    204,
  )
const refusal = async (ref: string, version = 1) => {
  const reply = await chain.publish(here.cast.olive, ref, version)
  expect(reply.statusCode).toBe(409)
  return reply.json<{ detail: string }>().detail
}
const entryOf = async (ref: string) => (await here.app.inject(`/api/log/${ref}`)).json()

test.each(ways)(
  'a waiver counts no more once its giver’s %s; the next one leaves the first reason readable',
  async (_what, how) => {
    const { olive, oscar } = here.cast
    const leaver = await lee()
    const { ref } = await sent(here)
    const approves = await group(here, 'approve')
    expectStatus(
      await chain.ask(olive, 'POST', `/${ref}/rounds`, {
        version: 1,
        groups: [approves],
        dueOn: dayOf(here.clock.now),
      }),
      201,
    )
    expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
    const now = here.clock.now
    onTestFinished(() => {
      here.clock.now = now
    })
    here.clock.now = new Date(`${addDays(dayOf(now), 3)}T09:00:00Z`)
    const waive = (who: Member, reason: string) =>
      chain.ask(who, 'POST', `/${ref}/waivers`, { group: approves, reason })
    expectStatus(await waive(leaver, 'It did not meet in May.'), 204)
    expect((await chain.see(olive, ref)).outstanding).toEqual([])
    await leaves(leaver, how)
    expect(await refusal(ref)).toContain('Lee Leaver')
    expectStatus(await waive(oscar, 'It has no chair now.'), 204)
    expectStatus(await chain.publish(olive, ref), 200)
    const reasons = ['It did not meet in May.', 'It has no chair now.']
    const { waived } = await entryOf(ref)
    expect(waived.map((one: { reason: string }) => one.reason)).toEqual(reasons)
    const [round] = (await chain.ask(olive, 'GET', `/${ref}`)).json().rounds
    expect(round.groups[0].waivers).toMatchObject([
      { by: 'Lee Leaver', reason: reasons[0] },
      { by: 'Oscar Officer', reason: reasons[1] },
    ])
    const page = await here.app.inject({
      url: `/desk/responses/${ref}`,
      headers: { cookie: olive.cookie, accept: 'text/html' },
    })
    for (const reason of reasons) expect(page.body).toContain(reason)
  },
)

test.each(ways)('an embargo is passed over no more once the %s of whoever allowed it', async (_what, how) => {
  const { olive, oscar } = here.cast
  const leaver = await lee()
  const { ref } = await sent(here)
  expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
  const made = await here.app.inject({
    method: 'POST',
    url: '/api/desk/embargoes',
    headers: { cookie: here.cast.ada.cookie },
    payload: { startsOn: '2026-06-01', endsOn: '2026-06-30', area: 'Melton', reason: 'Pre-election period' },
  })
  expectStatus(made, 201)
  const reason = 'People must know before the clinic closes.'
  expectStatus(await chain.ask(olive, 'POST', `/${ref}/override`, { version: 1, reason }), 204)
  const allow = (who: Member) => chain.ask(who, 'PUT', `/${ref}/override`, { version: 1 })
  expectStatus(await allow(leaver), 204)
  await leaves(leaver, how)
  expect(await refusal(ref)).toContain('Pre-election period')
  expect((await allow(olive)).statusCode).toBe(403)
  expectStatus(await allow(oscar), 204)
  expectStatus(await chain.publish(olive, ref), 200)
  expect((await entryOf(ref)).override).toMatchObject({ reason })
  await here.app.inject({
    method: 'DELETE',
    url: `/api/desk/embargoes/${made.json().id}`,
    headers: { cookie: here.cast.ada.cookie },
    payload: { reason: 'The election was called off.' },
  })
})

test.each(ways)(
  'a delegation covers nothing once the %s of whoever agreed; the next one leaves the first reason readable',
  async (_what, how) => {
    const { olive, oscar, rita } = here.cast
    const leaver = await lee()
    const { ref, draft, id } = await sent(here, { decidedOn: null })
    const board = await group(here, 'approve', 'Partnership Board')
    expectStatus(await chain.ask(olive, 'PUT', `/${ref}/board`, { board }), 204)
    await findingsIssued(here, id, '2026-06-01')
    const { resolution } = await meets(here, board, '2026-06-01', {
      delegatedTo: 'Chief Executive',
      delegatedScope: 'Final wording',
    })
    expectStatus(await chain.ask(oscar, 'POST', `/${ref}/resolutions`, { resolution, version: 1 }), 204)
    expectStatus(await chain.save(olive, ref, { ...draft, youSaid: 'Keep the 17 beds at Melton.' }, 1, 2), 200)
    expectStatus(
      await chain.ask(olive, 'POST', `/${ref}/send`, {
        version: 2,
        edit: 1,
        reasons: [],
        delegation: resolution,
        amendment: 'The number of beds.',
      }),
      204,
    )
    expectStatus(await chain.review(rita, ref, 2, 'approve'), 204)
    const agree = (who: Member, reason: string) => chain.ask(who, 'POST', `/${ref}/delegation`, { version: 2, reason })
    expectStatus(await agree(leaver, 'It is only the number of beds.'), 204)
    await leaves(leaver, how)
    expect(await refusal(ref, 2)).toContain('has to agree that the delegation covers it')
    expectStatus(await agree(oscar, 'The board asked for the number.'), 204)
    expectStatus(await chain.publish(olive, ref, 2), 200)
    expect((await entryOf(ref)).amendments[0].agreedReason).toBe(
      'It is only the number of beds. The board asked for the number.',
    )
  },
)

test('what a group said stays its word when the member who said it leaves the seat, or closes the account', async () => {
  const { olive, oscar, ada } = here.cast
  const leaver = await lee()
  const { ref } = await sent(here)
  const approves = await group(here, 'approve')
  await here.db
    .insertInto('groupMember')
    .values({ groupingId: approves, post: 'Chair', personId: leaver.id, seatedBy: ada.id })
    .execute()
  expectStatus(
    await chain.ask(olive, 'POST', `/${ref}/rounds`, { version: 1, groups: [approves], dueOn: '2026-06-15' }),
    201,
  )
  expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
  expectStatus(await chain.review(leaver, ref, 1, 'approve', { group: approves }), 204)
  await here.db
    .updateTable('groupMember')
    .set({ seatedUntil: addDays(dayOf(here.clock.now), -1) })
    .where('personId', '=', leaver.id)
    .execute()
  await leaves(leaver, { roles: ['officer'], disabled: true })
  // The group can say otherwise while it is not public: its last word counts.
  expectStatus(await chain.recorded(oscar, ref, 1, 'dissent', approves), 204)
  expect(await refusal(ref)).toContain('Group that may approve must approve version 1')
  expectStatus(await chain.recorded(oscar, ref, 1, 'approve', approves), 204)
  expectStatus(await chain.publish(olive, ref), 200)
})
