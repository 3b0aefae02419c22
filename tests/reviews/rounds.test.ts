import { expect, test } from 'vitest'
import { useHere } from '../support/here.ts'
import { wordsOf } from '../support/forms.ts'
import { codeOf, desk, expectStatus, group, linkTo, published, seat, sent } from '../responses/say.ts'

const here = useHere()
const chain = desk(here)
const later = async <T>(moment: string, deed: () => Promise<T>): Promise<T> => {
  const before = here.clock.now
  here.clock.now = new Date(moment)
  try {
    return await deed()
  } finally {
    here.clock.now = before
  }
}
const open = (ref: string, groups: string[], version = 1, dueOn = '2026-06-15') =>
  chain.ask(here.cast.olive, 'POST', `/${ref}/rounds`, { version, groups, dueOn })
const form = (url: string, fields: Record<string, string>) =>
  here.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload: new URLSearchParams(fields).toString(),
  })
const forGroup = { speaksFor: 'group', decision: 'approve' }
const idOf = (ref: string) =>
  here.db.selectFrom('response').select('id').where('ref', '=', ref).executeTakeFirstOrThrow()

/** A group with a chair, asked to approve version 1. */
async function asked(ref: string, name?: string) {
  const approves = await group(here, 'approve', name)
  const member = await seat(here, approves)
  expectStatus(await open(ref, [approves]), 201)
  const { id } = await here.db
    .selectFrom('reviewInvitation')
    .select('id')
    .where('memberId', '=', member)
    .executeTakeFirstOrThrow()
  return { approves, member, id, link: await linkTo(here, member) }
}

test('nothing is published before the approving group approves, whatever advising groups say', async () => {
  const { olive, oscar } = here.cast
  const { ref } = await sent(here)
  const [approves, advises] = [await group(here, 'approve'), await group(here, 'advise')]
  expectStatus(await open(ref, [approves, advises]), 201)
  expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
  expect((await chain.see(olive, ref)).state).toBe('with-groups')
  expectStatus(await chain.recorded(oscar, ref, 1, 'ask-for-changes', advises), 204)
  const refused = await chain.publish(olive, ref)
  expect(refused.statusCode).toBe(409)
  expect(refused.json().detail).toContain('Group that may approve must approve version 1')
  expectStatus(await chain.recorded(oscar, ref, 1, 'approve', approves), 204)
  expectStatus(await chain.publish(olive, ref), 200)
})

test('an approving group that asks for changes or disagrees holds it; its last word counts', async () => {
  const { olive, oscar } = here.cast
  const { ref } = await sent(here)
  const approves = await group(here, 'approve')
  await open(ref, [approves])
  await chain.review(oscar, ref, 1, 'approve')
  for (const decision of ['ask-for-changes', 'dissent']) {
    expectStatus(await chain.recorded(oscar, ref, 1, decision, approves), 204)
    expect((await chain.publish(olive, ref)).statusCode).toBe(409)
  }
  await chain.recorded(oscar, ref, 1, 'approve', approves)
  expect((await chain.publish(olive, ref)).statusCode).toBe(200)
})

test('editing voids a group’s approval: it has to be asked about the new version, and cannot be gone round', async () => {
  const { olive, oscar, rita } = here.cast
  const { ref, draft } = await sent(here)
  const approves = await group(here, 'approve')
  await open(ref, [approves])
  await chain.recorded(oscar, ref, 1, 'approve', approves)
  expectStatus(await chain.save(olive, ref, { ...draft, youSaid: 'Other words.' }, 1, 2), 200)
  expectStatus(await chain.send(olive, ref, 2, 1), 204)
  await chain.review(rita, ref, 2, 'approve')
  expect((await chain.see(olive, ref)).outstanding.map((one) => one.id)).toEqual([approves])
  expect((await chain.publish(olive, ref, 2)).statusCode).toBe(409)
  const unasked = await chain.recorded(oscar, ref, 2, 'approve', approves)
  expect(unasked.statusCode).toBe(409)
  expectStatus(await open(ref, [approves], 2), 201)
  await chain.recorded(oscar, ref, 2, 'approve', approves)
  expect((await chain.publish(olive, ref, 2)).statusCode).toBe(200)
})

test('a group that the consultation names must approve, though nobody opened a round', async () => {
  const { olive, oscar } = here.cast
  const { ref, id } = await sent(here)
  const named = await group(here, 'advise', 'Reference group')
  await here.db
    .insertInto('consultationReviewer')
    .values({ consultationId: id, groupingId: named, mandate: 'approve' })
    .execute()
  await chain.review(oscar, ref, 1, 'approve')
  expect((await chain.publish(olive, ref)).statusCode).toBe(409)
  expect((await chain.see(olive, ref)).waitsFor).toBe('Reference group (not asked yet)')
  await open(ref, [named])
  expect((await chain.see(olive, ref)).rounds[0]?.groups[0]?.mandate).toBe('approve')
  await chain.recorded(oscar, ref, 1, 'approve', named)
  expect((await chain.publish(olive, ref)).statusCode).toBe(200)
})

test('a waiver needs the due day to have passed, a reason, a name, and somebody who did not write it', async () => {
  const { olive, oscar, rita } = here.cast
  const { ref } = await sent(here)
  const approves = await group(here, 'approve')
  await open(ref, [approves], 1, '2026-06-15')
  await chain.review(oscar, ref, 1, 'approve')
  const waive = (who = oscar, reason = 'It did not meet in June, and the day of the board is fixed.') =>
    chain.ask(who, 'POST', `/${ref}/waivers`, { group: approves, reason })
  expect((await waive()).statusCode).toBe(409)
  // The last minute of the due day in London, and the first of the next.
  expect((await later('2026-06-15T22:59:00Z', waive)).statusCode).toBe(409)
  expect((await later('2026-06-15T23:00:00Z', () => waive(oscar, 'no'))).statusCode).toBe(400)
  expect((await later('2026-06-15T23:00:00Z', () => waive(olive))).statusCode).toBe(403)
  expect((await later('2026-06-15T23:00:00Z', () => waive(rita))).statusCode).toBe(403)
  expect((await later('2026-06-15T23:00:00Z', waive)).statusCode).toBe(204)
  expect((await chain.publish(olive, ref)).statusCode).toBe(200)
  const { rounds } = (await chain.ask(olive, 'GET', `/${ref}`)).json()
  expect(rounds[0].groups[0]).toMatchObject({
    waivers: [{ by: 'Oscar Officer', reason: expect.stringContaining('June') }],
  })
  const said =
    'Group that may approve was asked until 15 June 2026 and did not answer; its approval was waived on 16 June 2026, because: It did not meet in June, and the day of the board is fixed.'
  const { waived } = (await here.app.inject(`/api/log/${ref}`)).json()
  expect(waived).toEqual([
    {
      group: 'Group that may approve',
      until: '2026-06-15',
      answered: false,
      on: '2026-06-16',
      reason: 'It did not meet in June, and the day of the board is fixed.',
    },
  ])
  const page = await here.app.inject({ url: `/log/${ref}`, headers: { accept: 'text/html' } })
  expect(wordsOf(page.body)).toContain(
    'Group that may approve : Asked until 15 June 2026, it did not answer. On 16 June 2026 its approval was waived. The reason: It did not meet in June, and the day of the board is fixed.',
  )
  expect((await here.app.inject('/log.csv')).body).toContain(said)
})

test('a group that says no after it was waived holds it again, until it is waived in spite of that', async () => {
  const { olive, oscar } = here.cast
  const { ref } = await sent(here)
  const approves = await group(here, 'approve')
  await open(ref, [approves], 1, '2026-06-15')
  await chain.review(oscar, ref, 1, 'approve')
  const waive = () =>
    chain.ask(oscar, 'POST', `/${ref}/waivers`, { group: approves, reason: 'The day of the board is fixed.' })
  expectStatus(await later('2026-06-16T09:00:00Z', waive), 204)
  expect((await chain.see(olive, ref)).outstanding).toEqual([])
  for (const [decision, day] of [
    ['ask-for-changes', '17'],
    ['dissent', '18'],
  ] as const) {
    const no = () => chain.recorded(oscar, ref, 1, decision, approves)
    expectStatus(await later(`2026-06-${day}T09:00:00Z`, no), 204)
    expect((await chain.see(olive, ref)).outstanding.map((one) => one.id)).toEqual([approves])
    expect((await later(`2026-06-${day}T10:00:00Z`, () => chain.publish(olive, ref))).statusCode).toBe(409)
    expectStatus(await later(`2026-06-${day}T11:00:00Z`, waive), 204)
    expect((await chain.see(olive, ref)).outstanding).toEqual([])
  }
  expectStatus(await later('2026-06-19T09:00:00Z', () => chain.publish(olive, ref)), 200)
  const entry = await later('2026-06-20T09:00:00Z', () => here.app.inject(`/api/log/${ref}`).then((answer) => answer))
  expect(entry.json().waived).toMatchObject([
    { answered: false, on: '2026-06-16' },
    { answered: true, on: '2026-06-17' },
    { answered: true, on: '2026-06-18' },
  ])
})

test('a group that was asked on its due day has the whole next day before it can be waived', async () => {
  const { oscar } = here.cast
  const { ref } = await sent(here)
  const approves = await group(here, 'approve')
  // Five minutes before the due day ends in London.
  const opened = await later('2026-06-15T22:55:00Z', () => open(ref, [approves], 1, '2026-06-15'))
  expectStatus(opened, 201)
  const reason = 'It has not answered, and the day of the board is fixed.'
  const waive = () => chain.ask(oscar, 'POST', `/${ref}/waivers`, { group: approves, reason })
  const early = await later('2026-06-15T23:05:00Z', waive)
  expect([early.statusCode, early.json().detail.includes('has until 16 June 2026')]).toEqual([409, true])
  expectStatus(await later('2026-06-16T23:00:00Z', waive), 204)
})

test('who wrote it cannot record what a group said of it; a recorded word needs its meeting, who was there and the minute', async () => {
  const { olive, oscar } = here.cast
  const { ref } = await sent(here)
  const approves = await group(here, 'approve')
  await open(ref, [approves])
  expect((await chain.recorded(olive, ref, 1, 'approve', approves)).statusCode).toBe(403)
  expect((await chain.review(oscar, ref, 1, 'approve', { group: approves })).statusCode).toBe(400)
  for (const missing of ['meetingOn', 'present', 'minute']) {
    const refused = await chain.recorded(oscar, ref, 1, 'approve', approves, { [missing]: '' })
    expect(refused.json().fields, missing).toMatchObject([{ field: missing }])
  }
  // The version was sent on 1 June; nobody can have met on it before, nor in days to come.
  for (const meetingOn of ['2026-05-31', '2026-06-02'])
    expect((await chain.recorded(oscar, ref, 1, 'approve', approves, { meetingOn })).statusCode).toBe(400)
})

test('a signed-in member speaks for the group by their own name', async () => {
  const { oscar, rita } = here.cast
  const { ref } = await sent(here)
  const approves = await group(here, 'approve')
  await here.db
    .insertInto('groupMember')
    .values([
      { groupingId: approves, personId: rita.id, post: 'Chair', seatedUntil: '2026-06-01' },
      { groupingId: approves, personId: oscar.id, post: 'Member', seatedUntil: '2026-05-31' },
    ])
    .execute()
  await open(ref, [approves])
  expectStatus(await chain.review(rita, ref, 1, 'approve', { group: approves }), 204)
  expect((await chain.recorded(oscar, ref, 1, 'dissent', approves)).statusCode).toBe(204)
  const { reviews } = await chain.see(oscar, ref)
  expect(reviews.map(({ by, group }) => [by, group])).toEqual([
    ['a member', 'Group that may approve'],
    ['Rita Reviewer', 'Group that may approve'],
  ])
})

test('a round goes to known groups, once a version, by a day to come, and only while something is in review', async () => {
  const { olive, bea, rita } = here.cast
  const { ref } = await sent(here)
  const approves = await group(here, 'approve')
  expect((await open(ref, [approves], 1, '2026-05-31')).json().fields[0].field).toBe('dueOn')
  expect((await open(ref, ['00000000-0000-4000-8000-000000000000'])).statusCode).toBe(400)
  expect((await open(ref, [])).statusCode).toBe(400)
  expect((await open(ref, [approves], 2)).statusCode).toBe(409)
  const replies = await Promise.all(Array.from({ length: 8 }, () => open(ref, [approves])))
  expect(replies.map((reply) => reply.statusCode).sort()).toEqual([201, ...Array(7).fill(409)])
  for (const who of [bea, rita])
    expect((await chain.ask(who, 'POST', `/${ref}/rounds`, {})).statusCode).toBeGreaterThanOrEqual(400)
  const { ref: done } = await published(here)
  expect((await open(done, [approves])).statusCode).toBe(409)
  expect(
    (await chain.ask(olive, 'POST', '/NO-1/rounds', { version: 1, groups: [approves], dueOn: '2026-06-15' }))
      .statusCode,
  ).toBe(404)
})

test('by a private link a group reads what was sent and approves, once it has typed the code from its mail', async () => {
  const { olive, oscar } = here.cast
  const { ref, draft } = await sent(here)
  const { link } = await asked(ref, 'Reference group')
  await chain.review(oscar, ref, 1, 'approve')
  const page = await here.app.inject(link)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain(draft.youSaid)
  expect(page.body).not.toContain('<script')
  expect(page.headers).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
  })
  const empty = await form(link, { note: 'Kept as typed.' })
  expect(empty.statusCode).toBe(400)
  expect(empty.body).toContain('Kept as typed.')
  expect((await form(link, { speaksFor: 'self', decision: 'approve' })).statusCode).toBe(303)
  expect((await form(link, forGroup)).statusCode).toBe(303)
  expect((await chain.publish(olive, ref)).statusCode).toBe(409)
  expect((await here.app.inject(link)).body).toContain('One more step: the code')
  expect((await form(`${link}/code`, { code: await codeOf(here) })).statusCode).toBe(303)
  expect((await chain.publish(olive, ref)).statusCode).toBe(200)
  const closed = await form(link, { ...forGroup, decision: 'dissent', note: 'Too late?' })
  expect(closed.statusCode).toBe(409)
  const again = await here.app.inject(link)
  expect(again.statusCode).toBe(200)
  expect(again.body).toContain('is public already')
  const { body: log } = await here.app.inject(`/log/${ref}`)
  expect(wordsOf(log)).toContain('( Chair , through their own link, confirmed by mail)')
  const uses = await here.db
    .selectFrom('history')
    .select(['action', 'actorId'])
    .where('action', 'like', 'response.link-%')
    .where('subjectId', '=', (await idOf(ref)).id)
    .orderBy('id')
    .execute()
  expect(uses).toEqual(
    ['opened', 'used', 'confirmed'].map((what) => ({ action: `response.link-${what}`, actorId: null })),
  )
})

test('who approved is read as it was when they did: neither the post nor the group is renamed behind it', async () => {
  const { olive, oscar } = here.cast
  const { ref } = await sent(here)
  const { link, approves, member } = await asked(ref, 'Panel of patients')
  await chain.review(oscar, ref, 1, 'approve')
  expect((await form(link, forGroup)).statusCode).toBe(303)
  expect((await form(`${link}/code`, { code: await codeOf(here) })).statusCode).toBe(303)
  expect((await chain.publish(olive, ref)).statusCode).toBe(200)
  const bodies = (url: string, payload: object) =>
    here.app.inject({
      method: 'PUT',
      url: `/api/desk/bodies/groups/${approves}${url}`,
      headers: { cookie: olive.cookie },
      payload,
    })
  const view = async () =>
    (await here.app.inject(`/api/log/${ref}`)).json<{ groups: { group: string; post: string }[] }>().groups[0]
  const before = await view()
  expect(before).toMatchObject({ group: 'Panel of patients', post: 'Chair' })
  expectStatus(await bodies(`/seats/${member}`, { post: 'Whoever took the minutes' }), 204)
  const past = await bodies('/name', { name: 'The Board', from: '2020-01-01' })
  expect([past.statusCode, past.json().fields]).toEqual([
    400,
    [
      {
        field: 'from',
        message: expect.stringContaining(`${ref} of that day names it as it was called on 1 June 2026`),
      },
    ],
  ])
  expectStatus(
    await later('2026-06-02T12:00:00Z', () => bodies('/name', { name: 'The Board', from: '2026-06-02' })),
    204,
  )
  expect(await view()).toEqual(before)
})

test('an author of the response can use no link, read no link and pass no code on; nor can who sent it', async () => {
  const { olive, oscar, ada } = here.cast
  const { ref } = await sent(here)
  const { member, link, id } = await asked(ref)
  const opened = await chain.ask(olive, 'GET', `/${ref}`)
  expect(opened.body).not.toContain(link.split('/').at(-1))
  const as = (cookie: string, url: string, fields: Record<string, string>) =>
    here.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', cookie },
      payload: new URLSearchParams(fields).toString(),
    })
  const used = await as(olive.cookie, link, forGroup)
  expect(used.statusCode).toBe(403)
  expect(used.body).toContain('You wrote part of this version')
  await form(link, forGroup)
  expect((await as(olive.cookie, `${link}/code`, { code: await codeOf(here) })).statusCode).toBe(403)
  await here.db
    .insertInto('permissionGrant')
    .values({ personId: olive.id, role: 'administrator', grantedBy: ada.id })
    .execute()
  for (const what of ['link', 'code']) {
    expect((await chain.ask(olive, 'POST', `/${ref}/links/${id}/${what}`)).statusCode, what).toBe(403)
    expect((await chain.ask(oscar, 'POST', `/${ref}/links/${id}/${what}`)).statusCode, what).toBe(403)
    expect((await chain.ask(ada, 'POST', `/${ref}/links/${id}/${what}`)).statusCode, what).toBe(200)
    // Once, and never again.
    expect((await chain.ask(ada, 'POST', `/${ref}/links/${id}/${what}`)).statusCode, what).toBe(409)
  }
  await here.db
    .updateTable('permissionGrant')
    .set({ revokedAt: here.clock.now })
    .where('personId', '=', olive.id)
    .where('role', '=', 'administrator')
    .execute()
  expect((await form(`${link}/code`, { code: await codeOf(here) })).statusCode).toBe(303)
  expect(member).toBeTruthy()
  await chain.review(oscar, ref, 1, 'approve')
  expectStatus(await chain.publish(olive, ref), 200)
  // Anyone who held both could have spoken for the group: everybody reads that it was one person.
  expect((await here.app.inject(`/log/${ref}`)).body).toContain(
    'one administrator passed on both that link and its code',
  )
  const byAnother = { shownTo: here.cast.rita.id }
  await here.db.updateTable('reviewInvitation').set(byAnother).where('id', '=', id).execute()
  here.app.invalidate('public')
  expect((await here.app.inject(`/log/${ref}`)).body).toContain('which an administrator passed on')
})

test('no link goes to an address that an author entered, until somebody else has made sure of it', async () => {
  const { olive, oscar } = here.cast
  const { ref } = await sent(here)
  const approves = await group(here, 'approve')
  const body = (who: typeof olive, url: string, payload: object = {}) =>
    here.app.inject({
      method: 'POST',
      url: `/api/desk/bodies/groups/${approves}${url}`,
      headers: { cookie: who.cookie },
      payload,
    })
  const added = await body(olive, '/seats', { post: 'Chair', email: 'olive.at.home@example.org' })
  expect(added.statusCode).toBe(201)
  const { id } = added.json<{ id: string }>()
  const invited = (await open(ref, [approves])).json<{ invited: { sent: string; why: string }[] }>().invited
  expect(invited).toMatchObject([
    { post: 'Chair', sent: 'not-sent', why: expect.stringContaining('entered by an author') },
  ])
  expect((await body(olive, `/seats/${id}/confirmation`)).statusCode).toBe(403)
  expect((await body(oscar, `/seats/${id}/confirmation`)).statusCode).toBe(204)
  // The round that was open before: its group can be reached now, once.
  const rest = (who: typeof olive, of = approves) => chain.ask(who, 'POST', `/${ref}/groups/${of}/links`)
  expect((await rest(here.cast.rita)).statusCode).toBe(403)
  expect((await rest(olive, await group(here, 'approve'))).statusCode).toBe(409)
  expect((await rest(olive)).json().invited).toMatchObject([{ post: 'Chair', sent: 'by-hand', why: null }])
  const toldOf = () => here.db.selectFrom('history').select('id').where('action', '=', 'response.links-added').execute()
  const told = await toldOf()
  expect((await rest(olive)).json().invited).toEqual([])
  // Where nobody was left, nothing was sent, and history says nothing of it.
  expect(await toldOf()).toEqual(told)
  const second = await sent(here)
  expect((await open(second.ref, [approves])).json().invited).toMatchObject([{ sent: 'by-hand' }])
  // Another address is another person's.
  expect((await body(olive, `/seats/${id}/address`, { email: 'elsewhere@example.org' })).statusCode).toBe(204)
  const third = await sent(here)
  expect((await open(third.ref, [approves])).json().invited).toMatchObject([{ sent: 'not-sent' }])
})

test('the mailbox of an account is no seat’s address, and a link to an author’s own speaks for nobody', async () => {
  const { olive, oscar } = here.cast
  const approves = await group(here, 'approve')
  const add = (payload: object) =>
    here.app.inject({
      method: 'POST',
      url: `/api/desk/bodies/groups/${approves}/seats`,
      headers: { cookie: oscar.cookie },
      payload,
    })
  for (const email of [olive.email, 'Olive@EXAMPLE.org', 'olive+chair@example.org']) {
    const refused = await add({ post: 'Chair', email })
    expect([email, refused.statusCode, refused.json().fields?.[0]?.field]).toEqual([email, 400, 'email'])
  }
  const added = await add({ post: 'Chair', email: 'olivia@example.org' })
  expectStatus(added, 201)
  const moved = await here.app.inject({
    method: 'POST',
    url: `/api/desk/bodies/groups/${approves}/seats/${added.json().id}/address`,
    headers: { cookie: oscar.cookie },
    payload: { email: olive.email },
  })
  expect(moved.statusCode).toBe(400)
  // The seat was there before the account was, or the account's address is another now.
  const { ref } = await sent(here)
  const member = await seat(here, approves, 'Member', 'olive+panel@example.org')
  expectStatus(await open(ref, [approves]), 201)
  const link = await linkTo(here, member)
  const used = await form(link, forGroup)
  expect([used.statusCode, used.body.includes('somebody who wrote part of this version')]).toEqual([403, true])
  await here.db.updateTable('person').set({ email: 'olive.o@example.org' }).where('id', '=', olive.id).execute()
  expect((await form(link, forGroup)).statusCode).toBe(303)
  await here.db.updateTable('person').set({ email: olive.email }).where('id', '=', olive.id).execute()
  expect((await form(`${link}/code`, { code: await codeOf(here) })).statusCode).toBe(403)
  expect((await chain.see(oscar, ref)).reviews).toEqual([])
})

test('nobody seats themselves in a group and answers for it: somebody else confirms the seat, and an author of the draft is not that', async () => {
  const { ada, olive, oscar, rita } = here.cast
  const { ref } = await sent(here)
  const approves = await group(here, 'approve')
  const body = (who: typeof olive, url: string, payload: object = {}) =>
    here.app.inject({
      method: 'POST',
      url: `/api/desk/bodies/groups/${approves}${url}`,
      headers: { cookie: who.cookie },
      payload,
    })
  const give = async (who: typeof olive, seat: object) => (await body(who, '/seats', seat)).json<{ id: string }>().id
  const speak = (who: typeof olive) => chain.review(who, ref, 1, 'approve', { group: approves })
  const why = async (post: string) =>
    (await chain.ask(olive, 'POST', `/${ref}/groups/${approves}/links`))
      .json<{ invited: { post: string; why: string | null }[] }>()
      .invited.find((one) => one.post === post)?.why

  const own = await give(oscar, { post: 'Chair', personId: oscar.id })
  expect((await open(ref, [approves])).json().invited).toMatchObject([{ post: 'Chair', sent: 'not-sent' }])
  expect((await speak(oscar)).statusCode).toBe(403)
  expect((await body(oscar, `/seats/${own}/confirmation`)).statusCode).toBe(403)
  // Who wrote the draft agrees, and still it is not the group that speaks.
  expectStatus(await body(olive, `/seats/${own}/confirmation`), 204)
  expect((await speak(oscar)).statusCode).toBe(403)
  expect(await why('Chair')).toContain('confirm this seat')

  // An author gives somebody a seat who knows nothing of the group.
  await give(olive, { post: 'Vice-chair', personId: rita.id })
  expect((await speak(rita)).statusCode).toBe(403)
  expect(await why('Vice-chair')).toContain('confirm this seat')

  // Oscar enters a mailbox of his own: no draft goes there on his word alone.
  const mailbox = await give(oscar, { post: 'Secretary', email: 'oscar.at.home@example.org' })
  expect(await why('Secretary')).toContain('confirm this seat')
  const page = await here.app.inject({ url: `/desk/bodies/groups/${approves}`, headers: { cookie: ada.cookie } })
  expect(page.body).toContain(
    'Oscar Officer entered the address: it gets no draft until somebody else has confirmed it.',
  )
  expectStatus(await body(ada, `/seats/${mailbox}/confirmation`), 204)
  expect((await chain.see(olive, ref)).outstanding).toHaveLength(1)

  expectStatus(await body(ada, `/seats/${own}/confirmation`), 204)
  const rest = (await chain.ask(olive, 'POST', `/${ref}/groups/${approves}/links`)).json().invited
  expect(rest).toMatchObject([
    { post: 'Chair', why: null },
    { post: 'Vice-chair', sent: 'not-sent' },
    { post: 'Secretary', why: null },
  ])
  expectStatus(await speak(oscar), 204)
  expect((await chain.see(olive, ref)).outstanding).toEqual([])
})

test('an address that is changed while a link is out takes the group’s word no more, until somebody has confirmed it', async () => {
  const { oscar, ada } = here.cast
  const { ref } = await sent(here)
  const { link, approves, member } = await asked(ref)
  const seats = `/api/desk/bodies/groups/${approves}/seats/${member}`
  const post = (who: typeof oscar, url: string, payload: object = {}) =>
    here.app.inject({ method: 'POST', url, headers: { cookie: who.cookie }, payload })
  expectStatus(await post(oscar, `${seats}/address`, { email: 'oscar.at.home@example.org' }), 204)
  const refused = await form(link, forGroup)
  expect([refused.statusCode, refused.body]).toEqual([409, expect.stringContaining('Somebody has to confirm it')])
  expectStatus(await post(ada, `${seats}/confirmation`), 204)
  expect((await form(link, forGroup)).statusCode).toBe(303)
})

test('five wrong codes end what was said; a code is of one saying, and opens nothing else', async () => {
  const { olive } = here.cast
  const { ref } = await sent(here)
  const { link, approves } = await asked(ref)
  await form(link, forGroup)
  const old = await codeOf(here)
  const wrong = old === '000000' ? '000001' : '000000'
  for (let times = 1; times <= 5; times++) expect((await form(`${link}/code`, { code: wrong })).statusCode).toBe(400)
  expect((await form(`${link}/code`, { code: old })).statusCode).toBe(409)
  await form(link, { ...forGroup, decision: 'dissent', note: 'No.' })
  expect((await form(`${link}/code`, { code: old })).statusCode).toBe(400)
  const code = await codeOf(here)
  expect((await form(`${link}/code`, { code: `${code.slice(0, 3)} ${code.slice(3)}` })).statusCode).toBe(303)
  const { reviews } = await chain.see(olive, ref)
  expect(reviews).toMatchObject([{ decision: 'dissent', by: 'Chair' }])
  expect((await chain.see(olive, ref)).outstanding.map((one) => one.id)).toEqual([approves])
})

test('a member’s own approval by a link is neither an officer’s nor the group’s', async () => {
  const { olive } = here.cast
  const { ref } = await sent(here)
  const { link } = await asked(ref)
  await form(link, { speaksFor: 'self', decision: 'approve' })
  expect((await chain.see(olive, ref)).state).toBe('in-review')
  expect((await chain.publish(olive, ref)).statusCode).toBe(409)
})

test('nothing that opens a link is kept; one that is wrong, withdrawn, out of date, of a member who left or of a dropped draft opens nothing', async () => {
  const { olive } = here.cast
  const { ref } = await sent(here)
  const { link, id, member } = await asked(ref)
  const token = link.split('/').at(-1) as string
  expect(Buffer.from(token, 'base64url').length * 8).toBeGreaterThanOrEqual(128)
  const { rows } = await here.pool.query(`select row_to_json(i)::text as text from review_invitation i`)
  expect(rows.map((row: { text: string }) => row.text).join()).not.toContain(token)
  const other = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
  for (const wrong of [other, token.slice(1), `${token}A`, 'x', "'"]) {
    expect((await here.app.inject(`/review/${wrong}`)).statusCode, wrong).toBe(404)
  }
  expect((await later('2026-06-29T12:00:00Z', async () => here.app.inject(link))).statusCode).toBe(404)
  expect((await here.app.inject(link)).statusCode).toBe(200)
  expectStatus(await chain.ask(olive, 'POST', `/${ref}/links/${id}/renewal`), 204)
  expect((await here.app.inject(link)).statusCode).toBe(404)
  const second = await linkTo(here, member)
  expect((await here.app.inject(second)).statusCode).toBe(200)
  await here.db.updateTable('groupMember').set({ seatedUntil: '2026-05-31' }).where('id', '=', member).execute()
  expect((await here.app.inject(second)).statusCode).toBe(404)
  await here.db.updateTable('groupMember').set({ seatedUntil: null }).where('id', '=', member).execute()
  expectStatus(await chain.ask(olive, 'DELETE', `/${ref}`, { reason: 'Another answers it.' }), 204)
  expect((await here.app.inject(second)).statusCode).toBe(404)
  expect((await form(second, forGroup)).statusCode).toBe(404)
})

test('a link to a version that has been replaced shows it as it was, and takes nothing more', async () => {
  const { olive } = here.cast
  const { ref, draft } = await sent(here)
  const { link: first, approves, member } = await asked(ref)
  expectStatus(await chain.save(olive, ref, { ...draft, youSaid: 'Keep the beds at Rutland.' }, 1, 2), 200)
  expectStatus(await chain.send(olive, ref, 2, 1), 204)
  await open(ref, [approves], 2)
  const second = await linkTo(here, member)
  const old = await here.app.inject(first)
  expect(old.body).toContain(draft.youSaid)
  expect(old.body).toContain('has been replaced by version 2')
  expect((await form(first, forGroup)).statusCode).toBe(409)
  const fresh = await here.app.inject(second)
  expect(fresh.body).toContain('What changed since you last saw it')
  expect(fresh.body.replace(/<!--[^>]*-->/g, '')).toMatch(/<del[^>]*>.*Melton until the new service runs/s)
})

test('a second response to the same comments says whom the first one waits for: in its checks, and for good in public', async () => {
  const { olive, oscar } = here.cast
  const { ref, draft, comment } = await sent(here)
  const { approves } = await asked(ref, 'Maternity Voices Partnership')
  // Giving the first one up, once it was asked about, opens no way round either.
  expectStatus(await chain.ask(olive, 'DELETE', `/${ref}`, { reason: 'We answer it in another way.' }), 204)
  const { ref: second } = await chain.start(olive, { comments: [comment] })
  expectStatus(await chain.save(olive, second, draft), 200)
  const beside = async () =>
    (await chain.see(oscar, second)).checks.find(({ rule }) => rule === 'answered-beside') as
      { message?: string } | undefined
  expect((await beside())?.message).toContain(
    `${ref} answers 1 of these comments too and waits for Maternity Voices Partnership.`,
  )
  expect((await chain.send(olive, second, 1, 2)).statusCode).toBe(400)
  const why = [{ rule: 'answered-beside', reason: 'They were told of this in a letter.' }]
  expectStatus(await chain.send(olive, second, 1, 2, why), 204)
  // Anyone who is to approve reads it above the button, as it stands by then.
  const seen = await here.app.inject({
    url: `/desk/responses/${second}`,
    headers: { cookie: oscar.cookie, accept: 'text/html' },
  })
  expect(seen.body).toContain(`${ref} answers 1 of these comments too and waits for`)
  expectStatus(await chain.review(oscar, second, 1, 'approve'), 204)
  expectStatus(await chain.publish(olive, second), 200)
  const entry = async () => (await here.app.inject(`/api/log/${second}`)).json()
  const said = [{ comments: 1, waitsFor: ['Maternity Voices Partnership'] }]
  expect((await entry()).beside).toEqual(said)
  expect(wordsOf((await here.app.inject(`/log/${second}`)).body)).toContain(
    'waited for groups that were not asked about this one: Maternity Voices Partnership (1 comment).',
  )
  // Once the group is asked about the next version as well, it has its say.
  const next = { ...draft, youSaid: 'Keep the beds.', changeReason: 'Shorter.' }
  expectStatus(await chain.save(olive, second, next, 1, 2), 200)
  expectStatus(await chain.send(olive, second, 2, 1, why), 204)
  expectStatus(await later('2026-06-02T12:00:00Z', () => open(second, [approves], 2)), 201)
  expect(await beside()).toBeUndefined()
  expect((await entry()).beside).toEqual(said)
})

test('a group that said no after it was waived is waited for again by a second response to the same comments', async () => {
  const { olive, oscar } = here.cast
  const { ref, comment } = await sent(here)
  const approves = await group(here, 'approve')
  await open(ref, [approves], 1, '2026-06-02')
  const { ref: second } = await chain.start(olive, { comments: [comment] })
  const beside = async () => (await chain.see(oscar, second)).checks.some(({ rule }) => rule === 'answered-beside')
  expect(await beside()).toBe(true)
  const waive = () =>
    chain.ask(oscar, 'POST', `/${ref}/waivers`, { group: approves, reason: 'It did not meet in June.' })
  expectStatus(await later('2026-06-04T09:00:00Z', waive), 204)
  expect(await beside()).toBe(false)
  const no = () => chain.recorded(oscar, ref, 1, 'dissent', approves)
  expectStatus(await later('2026-06-05T09:00:00Z', no), 204)
  expect(await beside()).toBe(true)
  expectStatus(await later('2026-06-06T09:00:00Z', waive), 204)
  expect(await beside()).toBe(false)
})
