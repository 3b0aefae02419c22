import { expect, test } from 'vitest'
import { useHere } from '../support/here.ts'
import { desk, expectStatus, group, published, sent } from '../responses/say.ts'

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
const linkOf = (reply: { json(): { links: { url: string }[] } }, index = 0) =>
  new URL(reply.json().links[index]?.url ?? '').pathname

test('nothing is published before the approving group approves, whatever advising groups say', async () => {
  const { olive, oscar } = here.cast
  const { ref } = await sent(here)
  const [approves, advises] = [await group(here, 'approve'), await group(here, 'advise')]
  expectStatus(await open(ref, [approves, advises]), 201)
  expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
  expect((await chain.see(olive, ref)).state).toBe('with-groups')
  expectStatus(
    await chain.review(oscar, ref, 1, 'ask-for-changes', { group: advises, note: 'Meeting of 2 June.' }),
    204,
  )
  const refused = await chain.publish(olive, ref)
  expect(refused.statusCode).toBe(409)
  expect(refused.json().detail).toContain('Group that may approve must approve version 1')
  expectStatus(await chain.review(oscar, ref, 1, 'approve', { group: approves, note: 'Meeting of 2 June.' }), 204)
  expectStatus(await chain.publish(olive, ref), 200)
})

test('an approving group that asks for changes or disagrees holds it; its last word counts', async () => {
  const { olive, oscar } = here.cast
  const { ref } = await sent(here)
  const approves = await group(here, 'approve')
  await open(ref, [approves])
  await chain.review(oscar, ref, 1, 'approve')
  for (const decision of ['ask-for-changes', 'dissent']) {
    expectStatus(await chain.review(oscar, ref, 1, decision, { group: approves, note: 'Meeting of 2 June.' }), 204)
    expect((await chain.publish(olive, ref)).statusCode).toBe(409)
  }
  await chain.review(oscar, ref, 1, 'approve', { group: approves, note: 'Meeting of 9 June.' })
  expect((await chain.publish(olive, ref)).statusCode).toBe(200)
})

test('editing voids a group’s approval: it has to be asked about the new version, and cannot be gone round', async () => {
  const { olive, oscar, rita } = here.cast
  const { ref, draft } = await sent(here)
  const approves = await group(here, 'approve')
  await open(ref, [approves])
  await chain.review(oscar, ref, 1, 'approve', { group: approves, note: 'Meeting of 2 June.' })
  expectStatus(await chain.save(olive, ref, { ...draft, youSaid: 'Other words.' }, 1, 2), 200)
  expectStatus(await chain.send(olive, ref, 2, 1), 204)
  await chain.review(rita, ref, 2, 'approve')
  expect((await chain.see(olive, ref)).outstanding.map((one) => one.id)).toEqual([approves])
  expect((await chain.publish(olive, ref, 2)).statusCode).toBe(409)
  const unasked = await chain.review(oscar, ref, 2, 'approve', { group: approves, note: 'Meeting.' })
  expect(unasked.statusCode).toBe(409)
  expectStatus(await open(ref, [approves], 2), 201)
  await chain.review(oscar, ref, 2, 'approve', { group: approves, note: 'Meeting of 9 June.' })
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
  const round = await open(ref, [named])
  expect(round.json().links[0].mandate).toBe('approve')
  await chain.review(oscar, ref, 1, 'approve', { group: named, note: 'Meeting of 2 June.' })
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
    waivedBy: 'Oscar Officer',
    waiverReason: expect.stringContaining('June'),
  })
})

test('whoever wrote it cannot record a group’s approval of it; a recorded word needs its meeting', async () => {
  const { olive, oscar } = here.cast
  const { ref } = await sent(here)
  const approves = await group(here, 'approve')
  await open(ref, [approves])
  expect((await chain.review(olive, ref, 1, 'approve', { group: approves, note: 'Meeting.' })).statusCode).toBe(403)
  expect((await chain.review(oscar, ref, 1, 'approve', { group: approves })).statusCode).toBe(400)
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
  expect((await chain.review(oscar, ref, 1, 'dissent', { group: approves, note: 'No.' })).statusCode).toBe(204)
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

test('by a private link a group reads what was sent and approves, without an account', async () => {
  const { olive, oscar } = here.cast
  const { ref, draft } = await sent(here)
  const approves = await group(here, 'approve', 'Reference group')
  const link = linkOf(await open(ref, [approves]))
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
  expect((await form(link, { speaksFor: 'self', voice: 'Member', decision: 'approve' })).statusCode).toBe(303)
  expect((await chain.publish(olive, ref)).statusCode).toBe(409)
  expect((await form(link, { speaksFor: 'group', voice: 'Chair', decision: 'approve' })).statusCode).toBe(303)
  expect((await chain.publish(olive, ref)).statusCode).toBe(200)
  const closed = await form(link, { speaksFor: 'group', voice: 'Chair', decision: 'dissent', note: 'Too late?' })
  expect(closed.statusCode).toBe(409)
  const again = await here.app.inject(link)
  expect(again.statusCode).toBe(200)
  expect(again.body).toContain('is public already')
})

test('a member’s own approval by a link is neither an officer’s nor the group’s', async () => {
  const { olive } = here.cast
  const { ref } = await sent(here)
  const link = linkOf(await open(ref, [await group(here, 'advise')]))
  await form(link, { speaksFor: 'self', voice: 'Member', decision: 'approve' })
  await form(link, { speaksFor: 'group', voice: 'Chair', decision: 'approve' })
  expect((await chain.see(olive, ref)).state).toBe('in-review')
  expect((await chain.publish(olive, ref)).statusCode).toBe(409)
})

test('only the hash of a link is kept; a link that is wrong, withdrawn or out of date opens nothing', async () => {
  const { ref } = await sent(here)
  const link = linkOf(await open(ref, [await group(here, 'approve')]))
  const token = link.split('/').at(-1) as string
  expect(Buffer.from(token, 'base64url').length * 8).toBeGreaterThanOrEqual(128)
  const { rows } = await here.pool.query(`select row_to_json(i)::text as text from review_invitation i`)
  expect(rows.map((row: { text: string }) => row.text).join()).not.toContain(token)
  const other = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
  for (const wrong of [other, token.slice(1), `${token}A`, 'x', '%00', "'"]) {
    expect((await here.app.inject(`/review/${wrong}`)).statusCode, wrong).toBe(404)
  }
  expect((await later('2026-09-01T12:00:00Z', async () => here.app.inject(link))).statusCode).toBe(404)
  await here.db.updateTable('reviewInvitation').set({ revokedAt: here.clock.now }).execute()
  expect((await here.app.inject(link)).statusCode).toBe(404)
  expect((await form(link, { speaksFor: 'group', voice: 'Chair', decision: 'approve' })).statusCode).toBe(404)
})

test('a link to a version that has been replaced shows it as it was, and takes nothing more', async () => {
  const { olive } = here.cast
  const { ref, draft } = await sent(here)
  const approves = await group(here, 'approve')
  const first = linkOf(await open(ref, [approves]))
  expectStatus(await chain.save(olive, ref, { ...draft, youSaid: 'Keep the beds at Rutland.' }, 1, 2), 200)
  expectStatus(await chain.send(olive, ref, 2, 1), 204)
  const second = linkOf(await open(ref, [approves], 2))
  const old = await here.app.inject(first)
  expect(old.body).toContain(draft.youSaid)
  expect(old.body).toContain('has been replaced by version 2')
  expect((await form(first, { speaksFor: 'group', voice: 'Chair', decision: 'approve' })).statusCode).toBe(409)
  const fresh = await here.app.inject(second)
  expect(fresh.body).toContain('What changed since you last saw it')
  expect(fresh.body.replace(/<!--[^>]*-->/g, '')).toMatch(/<del[^>]*>.*Melton until the new service runs/s)
})
