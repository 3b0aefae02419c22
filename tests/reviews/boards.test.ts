import { expect, test } from 'vitest'
import { releasePlanned } from '#server/publishing/plan.ts'
import { addDays, dayOf } from '#server/data/time.ts'
import type { Draft } from '#server/responses/draft-contract.ts'
import type { Member } from '../support/cast.ts'
import { asking, deeds, filling } from '../support/desk.ts'
import { wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { findingsIssued, meets } from './boards.ts'
import { desk, earlyReason, expectStatus, group, published, sent } from '../responses/say.ts'

const here = useHere()
const ask = asking(here)
const chain = desk(here)
const link = (who: Member, ref: string, resolution: string, version: number | null = 1) =>
  chain.ask(who, 'POST', `/${ref}/resolutions`, { resolution, version })
const reason = 'The secretary minuted another response.'
const why = async (ref: string) => (await chain.see(here.cast.olive, ref)).whyNot.publish

/** Sent, approved by Oscar, in a consultation whose responses a board decides; the findings are before it. */
async function withBoard(more: Partial<Draft> = {}) {
  const place = await sent(here, { decidedOn: '2026-06-01', ...more })
  const board = await group(here, 'approve', 'Partnership Board')
  await here.db.updateTable('consultation').set({ boardId: board }).where('id', '=', place.id).execute()
  expectStatus(await chain.review(here.cast.oscar, place.ref, 1, 'approve'), 204)
  return { ...place, board }
}

test('nothing is published before the board has agreed to exactly this version, and both can be followed', async () => {
  const { olive, oscar } = here.cast
  const { ref, id, board, slug } = await withBoard()
  await findingsIssued(here, id, '2026-06-01')
  expect(await why(ref)).toBe('Partnership Board has to resolve about version 1 first.')
  expect((await chain.see(olive, ref)).state).toBe('with-board')
  expect((await chain.publish(olive, ref)).statusCode).toBe(409)
  const { resolution, meeting } = await meets(here, board, '2026-06-01', { number: '3' })
  const other = await meets(here, await group(here, 'approve', 'Another board'), '2026-06-01')
  expectStatus(await link(oscar, ref, other.resolution), 204)
  expect((await chain.publish(olive, ref)).statusCode).toBe(409)
  expect((await link(olive, ref, resolution)).statusCode).toBe(403)
  expectStatus(await link(oscar, ref, resolution), 204)
  expectStatus(await link(oscar, ref, resolution), 204)
  expectStatus(await chain.publish(olive, ref), 200)
  const { resolutions } = (await here.app.inject(`/api/log/${ref}`)).json()
  expect(resolutions).toContainEqual(expect.objectContaining({ number: '3', version: 1 }))
  const { agenda } = (await here.app.inject(`/api/meetings/${meeting}`)).json()
  expect(agenda[0].resolutions[0].responses).toMatchObject([{ ref }])
  expect((await here.app.inject(`/consultations/${slug}`)).statusCode).toBe(200)
  const { id: subject } = await here.db
    .selectFrom('response')
    .select('id')
    .where('ref', '=', ref)
    .executeTakeFirstOrThrow()
  expect(await deeds(here, subject)).toContain('response.board-agreed')
})

test('a decision of before the findings, before the words were sent, or of a meeting to come does not count', async () => {
  const { oscar, olive } = here.cast
  const { ref, id, board } = await withBoard()
  const early = await meets(here, board, '2026-05-20')
  const before = await link(oscar, ref, early.resolution)
  expect([before.statusCode, before.json().detail]).toEqual([
    409,
    expect.stringContaining('cannot have agreed to these words'),
  ])
  const toCome = await meets(here, board, '2026-06-20')
  expect((await link(oscar, ref, toCome.resolution)).json().detail).toContain('has not been held yet')
  const uninformed = await meets(here, board, '2026-06-01')
  expectStatus(await link(oscar, ref, uninformed.resolution), 204)
  expect(await why(ref)).toContain('no findings have been issued to decision-makers')
  expect((await chain.publish(olive, ref)).statusCode).toBe(409)
  await findingsIssued(here, id, '2026-06-02')
  expect(await why(ref)).toContain('before the findings were issued on 2 June 2026')
  const again = await withBoard()
  await findingsIssued(here, again.id, '2026-06-02')
  const tooSoon = await meets(here, again.board, '2026-06-01')
  expect((await link(oscar, again.ref, tooSoon.resolution)).json().detail).toContain('before the findings were issued')
})

test('the findings gate is not opened afterwards on the same day, nor by a pack that went to somebody else', async () => {
  const { oscar } = here.cast
  const later = await withBoard()
  const { resolution } = await meets(here, later.board, '2026-06-01')
  expectStatus(await link(oscar, later.ref, resolution), 204)
  await findingsIssued(here, later.id, '2026-06-01', { at: '12:30' })
  expect(await why(later.ref)).toContain('before the findings were issued later that day')
  const elsewhere = await withBoard()
  await findingsIssued(here, elsewhere.id, '2026-05-20', { to: 'Another Board' })
  const met = await meets(here, elsewhere.board, '2026-06-01')
  expectStatus(await link(oscar, elsewhere.ref, met.resolution), 204)
  expect(await why(elsewhere.ref)).toContain('the findings were issued to others, not to it')
})

test('anyone who wrote it does not put right when the board met, or what it resolved, while that decides whether it goes out', async () => {
  const { olive, oscar, ada } = here.cast
  const { ref, id, board } = await withBoard()
  const { resolution, meeting, meetingId } = await meets(here, board, '2026-06-01')
  await here.db.updateTable('boardMeeting').set({ starts: '13:00' }).where('id', '=', meetingId).execute()
  expectStatus(await link(oscar, ref, resolution), 204)
  await findingsIssued(here, id, '2026-06-01', { at: '12:30' })
  const put = (who: Member, url: string, body: object) => ask(who, 'PUT', `/api/desk/meetings/${meeting}${url}`, body)
  const held = { title: 'Partnership Board', day: '2026-06-01', starts: '18:00', inPublic: true }
  expect((await put(olive, '', held)).statusCode).toBe(403)
  expect((await put(olive, '', { ...held, day: '2026-06-02', starts: '13:00' })).statusCode).toBe(403)
  const words = { number: '1', text: 'That the Director may change anything.' }
  expect((await put(olive, `/resolutions/${resolution}`, words)).statusCode).toBe(403)
  expect(await why(ref)).toContain('before the findings were issued later that day')
  // What decides nothing is put right by anybody, and the rest by somebody who wrote no part.
  expectStatus(await put(olive, '', { ...held, starts: '13:00', venue: 'City Hall' }), 204)
  here.clock.now = new Date('2026-06-01T18:00:00Z')
  const unexplained = await put(ada, '', held)
  expect([unexplained.statusCode, unexplained.json().fields?.[0]?.field]).toEqual([400, 'reason'])
  expect((await put(ada, `/resolutions/${resolution}`, words)).statusCode).toBe(400)
  const because = 'The minutes say that it began at six in the evening.'
  expectStatus(await put(ada, '', { ...held, reason: because }), 204)
  expectStatus(await put(ada, `/resolutions/${resolution}`, { ...words, reason: 'So the minutes have it.' }), 204)
  // What it agreed to was written down before the pack was issued, whenever it is said to have met.
  expect(await why(ref)).toContain('before the findings were issued later that day')
  here.clock.now = new Date('2026-06-01T12:00:00Z')
  const shown = (await here.app.inject(`/api/meetings/${meeting}`)).json()
  expect(shown.moved).toEqual([{ day: '2026-06-01', starts: '13:00', on: '2026-06-01', reason: because }])
  expect(shown.agenda[0].resolutions[0].changedBecause).toBe('So the minutes have it.')
})

test('what a board agreed to is put right by nobody who wrote it once it is public either, nor the item above it or its minutes', async () => {
  const { olive, oscar, ada } = here.cast
  const { ref, id, board } = await withBoard()
  await findingsIssued(here, id, '2026-05-20')
  const { resolution, meeting, meetingId } = await meets(here, board, '2026-06-01')
  expectStatus(await link(oscar, ref, resolution), 204)
  const item = await here.db
    .selectFrom('agendaItem')
    .select('id')
    .where('meetingId', '=', meetingId)
    .executeTakeFirstOrThrow()
  const put = (who: Member, url: string, body: object) => ask(who, 'PUT', `/api/desk/meetings/${meeting}${url}`, body)
  const minutes = { title: 'You said, we did', minutesSummary: ['Nobody spoke against it.'] }
  expect((await put(olive, `/agenda/${item.id}`, minutes)).statusCode).toBe(403)
  expectStatus(await chain.publish(olive, ref), 200)
  expect((await put(olive, `/agenda/${item.id}`, { ...minutes, reason: 'The minutes came.' })).statusCode).toBe(403)
  const words = { number: '1', text: 'That nothing be agreed.', reason: 'So the minutes have it.' }
  expect((await put(olive, `/resolutions/${resolution}`, words)).statusCode).toBe(403)
  const unexplained = await put(ada, `/agenda/${item.id}`, minutes)
  expect([unexplained.statusCode, unexplained.json().fields?.[0]?.field]).toEqual([400, 'reason'])
  expectStatus(await put(ada, `/agenda/${item.id}`, { ...minutes, reason: 'The minutes came.' }), 204)
  expect((await here.app.inject(`/api/meetings/${meeting}`)).json().agenda[0]).toMatchObject({
    minutes: minutes.minutesSummary,
    changedOn: '2026-06-01',
    changedBecause: 'The minutes came.',
  })
})

test('a draft that dates its decision before people were asked, or before the findings, is not sent', async () => {
  const { ref, id, draft } = await sent(here)
  const { olive } = here.cast
  const rules = async (decidedOn: string) => {
    const reply = await chain.ask(olive, 'POST', `/${ref}/checks`, { ...draft, decidedOn })
    return reply.json<{ rule: string }[]>().map((check) => check.rule)
  }
  expect(await rules('2026-04-30')).toContain('decided-before-asking')
  expect(await rules('2026-05-20')).not.toContain('decided-before-findings')
  await findingsIssued(here, id, '2026-05-25')
  expect(await rules('2026-05-24')).toContain('decided-before-findings')
  expect(await rules('2026-05-25')).not.toContain('decided-before-findings')
})

test('planned for as soon as the board has resolved, it comes out once, by itself, and not before its day', async () => {
  const { olive, oscar } = here.cast
  const { ref, id, board } = await withBoard({ decidedOn: null })
  await findingsIssued(here, id, '2026-06-01')
  const plan = (more: object) =>
    chain.ask(olive, 'PUT', `/${ref}/plan`, { version: 1, publishOn: '2026-06-03', earlyReason, ...more })
  expect((await plan({})).statusCode).toBe(409)
  expectStatus(await plan({ afterResolution: true }), 200)
  expect((await chain.see(olive, ref)).waitsFor).toBe(
    'Partnership Board, to resolve; then it is published, not before 3 June 2026',
  )
  expect(await releasePlanned(here.db, new Date('2026-06-05T12:00:00Z'))).toEqual([])
  const { resolution } = await meets(here, board, '2026-06-01')
  expectStatus(await link(oscar, ref, resolution), 204)
  expect(await releasePlanned(here.db, new Date('2026-06-02T12:00:00Z'))).toEqual([])
  const at = new Date('2026-06-05T12:00:00Z')
  const released = await Promise.all([releasePlanned(here.db, at), releasePlanned(here.db, at)])
  expect(released.flat()).toEqual([ref])
})

test('words changed after the resolution need its delegation: to a post, with what was changed, until its last day', async () => {
  const { olive, oscar, rita } = here.cast
  const { ref, id, board, draft } = await withBoard({ decidedOn: null })
  await findingsIssued(here, id, '2026-06-01')
  const until = addDays(dayOf(here.clock.now), 3)
  const delegation = { delegatedTo: 'Chief Executive', delegatedScope: 'Final wording', delegatedUntil: until }
  const { resolution } = await meets(here, board, '2026-06-01', delegation)
  const { resolution: plain } = await meets(here, board, '2026-06-01')
  expectStatus(await link(oscar, ref, resolution), 204)
  expectStatus(await link(oscar, ref, plain), 204)
  expectStatus(await chain.save(olive, ref, { ...draft, youSaid: 'Keep the 17 beds at Melton.' }, 1, 2), 200)
  expect((await chain.see(olive, ref)).state).toBe('drafting')
  const send = (version: number, edit: number, more: object) =>
    chain.ask(olive, 'POST', `/${ref}/send`, { version, edit, reasons: [], ...more })
  expect((await send(2, 1, { delegation: plain, amendment: 'The number.' })).json().fields[0].field).toBe('delegation')
  expect((await send(2, 1, { delegation: resolution })).json().fields[0].field).toBe('amendment')
  const now = here.clock.now
  here.clock.now = new Date(`${addDays(until, 1)}T12:00:00Z`)
  const late = await send(2, 1, { delegation: resolution, amendment: 'The number.' })
  expect(late.json().detail).toContain('The delegation to the Chief Executive ended on 4 June 2026')
  here.clock.now = now
  expectStatus(await send(2, 1, { delegation: resolution, amendment: 'The number of beds.' }), 204)
  expectStatus(await chain.review(rita, ref, 2, 'approve'), 204)
  // Anyone who changed the words has used the delegation: it opens nothing before somebody who wrote no part agrees.
  expect((await chain.publish(olive, ref, 2)).json().detail).toContain('has to agree that the delegation covers it')
  const agree = (who: typeof olive, reason: string) =>
    chain.ask(who, 'POST', `/${ref}/delegation`, { version: 2, reason })
  expect((await agree(olive, 'It is only the number of beds.')).statusCode).toBe(403)
  expect((await agree(here.cast.bea, 'It is only the number of beds.')).statusCode).toBe(403)
  expect((await agree(oscar, 'Yes')).statusCode).toBe(400)
  expectStatus(await agree(oscar, 'It is only the number of beds.'), 204)
  expectStatus(await chain.publish(olive, ref, 2), 200)
  const entry = (await here.app.inject(`/api/log/${ref}`)).json()
  expect(entry.amendments).toEqual([
    {
      version: 2,
      what: 'The number of beds.',
      on: '2026-06-01',
      delegatedTo: 'Chief Executive',
      delegatedUntil: until,
      resolution: '1',
      agreedOn: '2026-06-01',
      agreedReason: 'It is only the number of beds.',
    },
  ])
  // The words that the board agreed to can be read by everybody, with what was changed since, word by word.
  const agreed = (await here.app.inject(`/api/log/${ref}/agreed/1`)).json()
  expect(agreed).toMatchObject({ version: 1, publishedVersion: 2, amendments: entry.amendments })
  expect(agreed.differences.map(({ field }: { field: string }) => field)).toContain('youSaid')
  const agreedPage = await here.app.inject({ url: `/log/${ref}/agreed/1`, headers: { accept: 'text/html' } })
  expect(agreedPage.body).toContain('<ins')
  expect((await here.app.inject(`/api/log/${ref}/agreed/2`)).statusCode).toBe(404)
  const page = await here.app.inject({ url: `/log/${ref}`, headers: { accept: 'text/html' } })
  expect(page.body).toContain('The number of beds.')
  // Without the delegation other words go back to the board.
  expectStatus(
    await chain.save(olive, ref, { ...draft, youSaid: 'Keep 16 beds at Melton.', changeReason: 'Miscounted.' }, 2, 1),
    200,
  )
  expectStatus(await send(3, 1, {}), 204)
  expectStatus(await chain.review(rita, ref, 3, 'approve'), 204)
  expect(await why(ref)).toContain('version 3 has to go back to it, or be changed under a delegation')
})

test('one response may need a board of its own; anyone who wrote it cannot release it from that', async () => {
  const { olive, oscar } = here.cast
  const { ref } = await sent(here)
  const board = await group(here, 'approve', 'Trust Board')
  expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
  expectStatus(await chain.ask(olive, 'PUT', `/${ref}/board`, { board }), 204)
  expect((await chain.publish(olive, ref)).statusCode).toBe(409)
  expect((await chain.ask(olive, 'PUT', `/${ref}/board`, { board: null })).statusCode).toBe(403)
  expect((await chain.ask(oscar, 'PUT', `/${ref}/board`, { board: null })).statusCode).toBe(400)
  const reason = 'The board gave this decision to its committee.'
  expectStatus(await chain.ask(oscar, 'PUT', `/${ref}/board`, { board: null, reason }), 204)
  expectStatus(await chain.publish(olive, ref), 200)
  expect((await here.app.inject(`/api/log/${ref}`)).json().takenAway).toMatchObject([
    { kind: 'board', name: 'Trust Board', reason },
  ])
})

test('nobody releases it from a board first and writes afterwards, nor takes back what a board agreed to', async () => {
  const { olive, oscar, rita, ada } = here.cast
  const reason = 'The board gave this decision to its committee.'
  const rewritten = async (ref: string, draft: object) => {
    const words = { ...draft, youSaid: 'Keep all beds at Melton.' } as Parameters<typeof chain.save>[2]
    expectStatus(await chain.save(oscar, ref, words, 1, 2), 200)
    expectStatus(await chain.send(oscar, ref, 2, 1), 204)
    expectStatus(await chain.review(rita, ref, 2, 'approve'), 204)
  }
  const released = await sent(here)
  const board = await group(here, 'approve', 'Trust Board')
  const names = (who: typeof olive, given: object) => chain.ask(who, 'PUT', `/${released.ref}/board`, given)
  expectStatus(await names(olive, { board }), 204)
  expectStatus(await names(oscar, { board: null, reason }), 204)
  await rewritten(released.ref, released.draft)
  const held = await chain.publish(oscar, released.ref, 2)
  expect([held.statusCode, held.json<{ detail: string }>().detail]).toEqual([
    409,
    expect.stringContaining('Oscar Officer, who wrote part of it, released it from Trust Board'),
  ])
  expectStatus(await names(ada, { board }), 204)
  expectStatus(await names(ada, { board: null, reason }), 204)
  expectStatus(await chain.publish(oscar, released.ref, 2), 200)

  const agreed = await sent(here)
  const { resolution } = await meets(here, board, '2026-06-01')
  expectStatus(await chain.ask(oscar, 'POST', `/${agreed.ref}/resolutions`, { resolution, version: 1 }), 204)
  const takenBack = { reason: 'The board agreed to another response.' }
  expectStatus(await chain.ask(oscar, 'DELETE', `/${agreed.ref}/resolutions/${resolution}`, takenBack), 204)
  await rewritten(agreed.ref, agreed.draft)
  expect((await chain.publish(olive, agreed.ref, 2)).statusCode).toBe(409)
  // Linked again, and taken back by somebody who wrote no part: it was a mistake.
  expectStatus(await chain.ask(ada, 'POST', `/${agreed.ref}/resolutions`, { resolution, version: 2 }), 204)
  expectStatus(await chain.ask(ada, 'DELETE', `/${agreed.ref}/resolutions/${resolution}`, takenBack), 204)
  expectStatus(await chain.publish(olive, agreed.ref, 2), 200)
})

test('what a board agreed to is taken back, or moved to other words, only with a reason that everybody can read', async () => {
  const { oscar, olive, ada } = here.cast
  const { ref, id, board } = await withBoard()
  await findingsIssued(here, id, '2026-06-01')
  const { resolution, meeting } = await meets(here, board, '2026-06-01')
  expectStatus(await link(oscar, ref, resolution), 204)
  // Saying that the resolution is only about it takes the agreement away as well, from either page.
  const about = `/desk/meetings/${meeting}/resolutions/${resolution}/responses`
  for (const who of [olive, oscar]) {
    const [onResponse, onMeeting] = [await link(who, ref, resolution, null), await filling(here)(who, about, { ref })]
    const refused = who === olive ? 403 : 400
    expect([onResponse.statusCode, onMeeting.statusCode]).toEqual([refused, refused])
  }
  expect((await chain.ask(oscar, 'DELETE', `/${ref}/resolutions/${resolution}`)).statusCode).toBe(400)
  expect((await chain.ask(olive, 'DELETE', `/${ref}/resolutions/${resolution}`, { reason })).statusCode).toBe(403)
  expect(await why(ref)).toBeNull()
  expectStatus(await chain.ask(oscar, 'DELETE', `/${ref}/resolutions/${resolution}`, { reason }), 204)
  expect(await why(ref)).toBe('Partnership Board has to resolve about version 1 first.')
  expectStatus(await link(oscar, ref, resolution), 204)
  expectStatus(await chain.publish(olive, ref), 200)
  const taken = async () => (await here.app.inject(`/api/log/${ref}`)).json<{ takenAway: object[] }>().takenAway
  const line = { kind: 'board', name: 'Partnership Board', before: 'agreed to version 1', reason, on: '2026-06-01' }
  expect(await taken()).toEqual([{ ...line, after: 'taken back' }])
  // On what is public already everybody reads it as well.
  const only = { resolution, version: null, reason: 'It noted the response, and agreed to no words.' }
  expectStatus(await chain.ask(ada, 'POST', `/${ref}/resolutions`, only), 204)
  expect(await taken()).toMatchObject([{ after: 'taken back' }, { after: 'only about it', reason: only.reason }])
  const page = await here.app.inject({ url: `/log/${ref}`, headers: { accept: 'text/html' } })
  expect(wordsOf(page.body)).toContain(
    'Partnership Board : It was recorded that the board agreed to version 1. It now only says that the resolution is about this. On 1 June 2026 this record was changed. The reason: It noted',
  )
  const inUrdu = wordsOf((await here.app.inject({ url: `/ur/log/${ref}`, headers: { accept: 'text/html' } })).body)
  expect(inUrdu).toMatch(/درج تھا کہ بورڈ نے نسخہ \u2068?1\u2069? پر اتفاق کیا۔/)
  expect(inUrdu).not.toMatch(/agreed to version|only about it|taken back/)
  const { id: subject } = await here.db
    .selectFrom('response')
    .select('id')
    .where('ref', '=', ref)
    .executeTakeFirstOrThrow()
  expect((await deeds(here, subject)).filter((deed) => deed === 'hold.board-taken-away')).toHaveLength(2)
})

test('a link made by mistake is taken back from either page, and stays in the record', async () => {
  const { oscar, olive } = here.cast
  const { ref } = await published(here)
  const { resolution, meeting } = await meets(here, await group(here, 'approve'), '2026-06-01')
  const fill = filling(here)
  const about = `/desk/meetings/${meeting}/resolutions/${resolution}/responses`
  expect((await fill(olive, about, { ref })).statusCode).toBe(303)
  expect((await chain.ask(olive, 'GET', `/${ref}`)).json().resolutions).toMatchObject([
    { id: resolution, version: null },
  ])
  // The same from the meeting’s page, now for the words: by somebody who did not write them.
  expect((await fill(olive, about, { ref, agreed: 'yes' })).statusCode).toBe(403)
  expect((await fill(oscar, about, { ref, agreed: 'yes' })).statusCode).toBe(303)
  const undo = await fill(oscar, `/desk/responses/${ref}/resolutions`, {
    resolution,
    version: '',
    reason,
    do: 'unlink',
  })
  expect(undo.headers.location).toBe(`/desk/responses/${ref}?done=unresolved`)
  const links = await here.db
    .selectFrom('resolutionResponse')
    .select(['version', 'unlinkedBy'])
    .where('resolutionId', '=', resolution)
    .orderBy('id')
    .execute()
  expect(links).toEqual([
    { version: null, unlinkedBy: oscar.id },
    { version: 1, unlinkedBy: oscar.id },
  ])
  expect((await here.app.inject(`/api/log/${ref}`)).json().resolutions).toEqual([])
})

test('a board agrees to nothing before the hour at which it meets, nor to words that were sent after it', async () => {
  const { oscar } = here.cast
  const { ref, board } = await withBoard()
  const detail = async (starts: string) => {
    const { resolution, meetingId } = await meets(here, board, '2026-06-01')
    await here.db.updateTable('boardMeeting').set({ starts }).where('id', '=', meetingId).execute()
    const reply = await link(oscar, ref, resolution)
    return reply.statusCode === 204 ? 'agreed' : (reply.json().detail as string)
  }
  // It is one o’clock in London, and the words were sent at one o’clock.
  expect(await detail('13:30')).toContain('begins at 13:30 today; it has not been held yet')
  expect(await detail('12:30')).toContain('met on 1 June 2026 at 12:30, and version 1 was sent later that day')
  expect(await detail('13:00')).toBe('agreed')
  expect(await detail('after lunch')).toBe('agreed')
})

test('the time of a meeting is taken as people write it, and kept as a time', async () => {
  const { olive } = here.cast
  const board = await group(here, 'approve', 'Partnership Board')
  const meant = { groupingId: board, title: 'June meeting', day: '2026-06-10', inPublic: true }
  const add = (starts: string) => ask(olive, 'POST', '/api/desk/meetings', { ...meant, starts })
  const kept = async (starts: string) => {
    const reply = await add(starts)
    if (reply.statusCode >= 400) return (reply.json().fields as { message: string }[])[0]?.message
    const { slug } = reply.json() as { slug: string }
    return (await here.app.inject(`/api/meetings/${slug}`)).json().starts as string
  }
  for (const [written, time] of [
    ['14:00', '14:00'],
    ['9.30', '09:30'],
    ['2pm', '14:00'],
    ['2.15 p.m.', '14:15'],
    ['12 am', '00:00'],
    ['12 pm', '12:00'],
    ['0:05', '00:05'],
  ] as const)
    expect(await kept(written)).toBe(time)
  for (const none of ['14:60', '25:00', '13pm', 'noon', '10-12'])
    expect(await kept(none)).toBe('Please give the time of day, for example 14:00.')
})

const put = (who: Member, url: string, body: object) => ask(who, 'PUT', `/api/desk${url}`, body)

test('what everybody could read of a meeting stays once something rests on it, and what was held is not moved into the future', async () => {
  const { olive, oscar } = here.cast
  const { ref, id, board } = await withBoard()
  await findingsIssued(here, id, '2026-05-20')
  const { resolution, meeting } = await meets(here, board, '2026-06-01')
  expectStatus(await link(oscar, ref, resolution), 204)
  expectStatus(await chain.publish(olive, ref), 200)
  const meant = { title: 'Partnership Board', day: '2026-06-01', inPublic: true, reason: 'It was entered by mistake.' }
  for (const hidden of [{ inPublic: false }, { papersPublishedOn: '2099-01-01' }, { day: '2030-06-01' }]) {
    const reply = await put(oscar, `/meetings/${meeting}`, { ...meant, ...hidden })
    expect([hidden, reply.statusCode, reply.json().detail]).toEqual([
      hidden,
      409,
      expect.stringContaining('it cannot be taken from the public again'),
    ])
  }
  // Its papers were out before its day: nothing is hidden, and yet it was held.
  await here.db
    .updateTable('boardMeeting')
    .set({ papersPublishedOn: '2026-05-25' })
    .where('slug', '=', meeting)
    .execute()
  const moved = await put(oscar, `/meetings/${meeting}`, {
    ...meant,
    papersPublishedOn: '2026-05-25',
    day: '2026-07-20',
  })
  expect([moved.statusCode, moved.json().detail]).toEqual([409, expect.stringContaining('so it has been held')])
  expect((await here.app.inject(`/api/log/${ref}/agreed/1`)).statusCode).toBe(200)
})

test('a meeting resolves nothing before it begins', async () => {
  const { olive } = here.cast
  const board = await group(here, 'approve', 'Early Board')
  const post = (url: string, body: object) => ask(olive, 'POST', `/api/desk/meetings${url}`, body)
  const made = await post('', { groupingId: board, title: 'June meeting', day: '2026-06-01', starts: '14:00' })
  const { slug } = made.json() as { slug: string }
  const item = (await post(`/${slug}/agenda`, { title: 'Beds' })).json().id as string
  const resolved = () => post(`/${slug}/resolutions`, { item, number: '1', text: 'That the beds stay.' })
  const early = await resolved()
  expect([early.statusCode, early.json().detail]).toEqual([409, expect.stringContaining('has not been held yet')])
  here.clock.now = new Date('2026-06-01T13:00:00Z')
  expect((await resolved()).statusCode).toBe(201)
  here.clock.now = new Date('2026-06-01T12:00:00Z')
})

test('the findings gate is not opened by giving a board the name to which they went, nor by moving its meeting', async () => {
  const { olive, oscar } = here.cast
  const { ref, id, board } = await withBoard()
  await findingsIssued(here, id, '2026-05-20', { to: 'The Finance Committee' })
  const { resolution, meeting, meetingId } = await meets(here, board, '2026-06-01')
  await here.db.updateTable('boardMeeting').set({ starts: '13:00' }).where('id', '=', meetingId).execute()
  expectStatus(await link(oscar, ref, resolution), 204)
  expect(await why(ref)).toContain('the findings were issued to others, not to it')
  const renamed = { name: 'The Finance Committee', from: '2026-06-01' }
  expect((await put(olive, `/bodies/groups/${board}/name`, renamed)).statusCode).toBeLessThan(300)
  expect(await why(ref)).toContain('the findings were issued to others, not to it')
  // The pack went out after the agreement was recorded; the meeting is put at an hour after that.
  await findingsIssued(here, id, '2026-06-01', { at: '12:30', edition: 2 })
  here.clock.now = new Date('2026-06-02T12:00:00Z')
  const later = { title: 'Partnership Board', day: '2026-06-01', starts: '18:00', inPublic: true }
  expectStatus(await put(oscar, `/meetings/${meeting}`, { ...later, reason: 'It began in the evening.' }), 204)
  expect(await why(ref)).toContain('before the findings were issued later that day')
  here.clock.now = new Date('2026-06-01T12:00:00Z')
})
