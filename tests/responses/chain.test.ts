import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { setAside } from '#server/comments/set-aside.ts'
import { withdraw } from '#server/intake/withdraw.ts'
import { signedInAs } from '../support/cast.ts'
import { asking, filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { desk, expectStatus, fullDraft, manyComments, published, receiptOf, sent } from './say.ts'

const here = useHere()
const chain = desk(here)
const fill = filling(here)

test('a response goes from comments to the public, and its comments are answered', async () => {
  const { olive, oscar } = here.cast
  const { id } = await make(here).consultation()
  const owner = await make(here).organisation()
  const comments = await manyComments(here, id, 3)
  const started = await chain.start(olive, { comments })
  expect(started.comments).toBe(3)
  expectStatus(await chain.save(olive, started.ref, fullDraft(owner)), 200)
  expect((await chain.see(olive, started.ref)).state).toBe('drafting')
  expectStatus(await chain.send(olive, started.ref, 1, 2), 204)
  expect((await chain.see(oscar, started.ref)).state).toBe('in-review')
  expectStatus(await chain.review(oscar, started.ref, 1, 'approve'), 204)
  expect((await chain.see(oscar, started.ref)).state).toBe('approved')
  const reply = await chain.publish(olive, started.ref)
  expect(reply.json()).toEqual({
    ref: started.ref,
    version: 1,
    publishedOn: '2026-06-01',
    comments: 3,
    url: `/log/${started.ref}`,
  })
  const standing = await here.db.selectFrom('comment').select('standing').where('id', 'in', comments).execute()
  expect(standing.map((row) => row.standing)).toEqual(['answered', 'answered', 'answered'])
  const seen = await chain.see(olive, started.ref)
  expect(seen.state).toBe('published')
  expect(seen.waitsFor).toBeNull()
})

test('references count up within a consultation, and are never used twice, not even by one that shares the prefix', async () => {
  const { olive } = here.cast
  const [a, b] = [await make(here).consultation(), await make(here).consultation()]
  await here.db.updateTable('consultation').set({ responsePrefix: 'YS' }).where('id', 'in', [a.id, b.id]).execute()
  const refs = await Promise.all(
    [a, b, a, b, a, b].map(async ({ slug }) => (await chain.start(olive, { consultation: slug })).ref),
  )
  expect(new Set(refs).size).toBe(6)
  expect([...refs].sort()[0]).toBe('YS-01')
  const gone = refs[0] as string
  expectStatus(await chain.ask(olive, 'DELETE', `/${gone}`, { reason: 'Started by mistake.' }), 204)
  expect((await chain.start(olive, { consultation: a.slug })).ref).not.toBe(gone)
})

test('starts from a theme with all its comments in hand, those of its parts too', async () => {
  const { olive } = here.cast
  const { id, themes } = await make(here).consultation()
  const part = await here.db
    .insertInto('theme')
    .values({ consultationId: id, parentId: themes.maternity as string, code: 'MAT1', label: 'Choice of birthplace' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const [inTheme, inPart, elsewhere, aside] = (await manyComments(here, id, 4)) as [string, string, string, string]
  const assign = (commentId: string, themeId: string) => ({
    commentId,
    themeId,
    saidBy: 'person' as const,
    applies: true,
    personId: olive.id,
  })
  await here.db
    .insertInto('themeAssignment')
    .values([
      assign(inTheme, themes.maternity as string),
      assign(inPart, part.id),
      assign(elsewhere, themes['acute-shift'] as string),
      assign(aside, part.id),
    ])
    .execute()
  await here.db.insertInto('setAside').values({ commentId: aside, reason: 'thanks', byPerson: olive.id }).execute()
  const { ref, comments } = await chain.start(olive, { theme: themes.maternity })
  expect(comments).toBe(2)
  const listed = await chain.ask(olive, 'GET', `/${ref}/comments`)
  expect(
    listed
      .json()
      .items.map((comment: { id: string }) => comment.id)
      .sort(),
  ).toEqual([inTheme, inPart].sort())
  expect((await chain.see(olive, ref)).draft.themes).toEqual([themes.maternity])
})

test('starts from a filter of the inbox, without what was withdrawn; a filter that finds nothing begins nothing', async () => {
  const { olive } = here.cast
  const { id, slug } = await make(here).consultation()
  const [kept, taken, aside] = (await manyComments(here, id, 3)) as [string, string, string]
  await withdraw(here.db, await receiptOf(here, taken), taken, here.clock.now)
  await setAside(here.db, [aside], { reason: 'thanks' }, signedInAs(olive, 'officer'), here.clock.now)
  const inHand = await chain.start(olive, { filter: `consultation=${slug}&state=in-hand` })
  expect(inHand.comments).toBe(1)
  const all = await chain.start(olive, { filter: `consultation=${slug}` })
  const listed = await chain.ask(olive, 'GET', `/${all.ref}/comments`)
  expect(
    listed
      .json()
      .items.map((comment: { id: string }) => comment.id)
      .sort(),
  ).toEqual([kept, aside].sort())
  // A text that names nothing we know would find everything.
  const unread = await chain.ask(olive, 'POST', '', { consultation: slug, filter: 'é'.repeat(300) })
  expect([unread.statusCode, unread.body]).toEqual([400, expect.stringContaining('cannot be read')])
  const none = await chain.ask(olive, 'POST', '', { filter: `consultation=${slug}&channel=paper` })
  expect(none.statusCode).toBe(400)
  expect(none.json().detail).toContain('finds no comment')
})

test('10,000 comments are linked in one action, and one more is refused', async () => {
  const { olive } = here.cast
  const { id } = await make(here).consultation()
  const comments = await manyComments(here, id, 10_001)
  const { ref } = await chain.start(olive, { comments: comments.slice(0, 1) })
  const many = await chain.ask(olive, 'POST', `/${ref}/comments`, { comments: comments.slice(0, 10_000) })
  expect(many.json()).toEqual({ changed: 9_999, comments: 10_000 })
  const tooMany = await chain.ask(olive, 'POST', `/${ref}/comments`, { comments })
  expect(tooMany.statusCode).toBe(400)
  expect(tooMany.json().detail).toContain('10,000')
})

test('10,000 comments come from a form of the inbox too', async () => {
  const { olive } = here.cast
  const { id } = await make(here).consultation()
  const comments = await manyComments(here, id, 10_000)
  const reply = await here.app.inject({
    method: 'POST',
    url: '/desk/responses/new',
    headers: { cookie: olive.cookie, 'content-type': 'application/x-www-form-urlencoded' },
    payload: comments.map((comment) => `comment=${comment}`).join('&'),
  })
  expect(reply.statusCode).toBe(303)
  const ref = (reply.headers.location as string).split('/').at(-1) as string
  expect((await chain.ask(olive, 'GET', `/${ref}`)).json().readable.comments).toBe(10_000)
})

test('reviewers read how many comments stand behind it now, as the public will: none that was taken back', async () => {
  const { olive } = here.cast
  const { id } = await make(here).consultation()
  const comments = (await manyComments(here, id, 2)) as [string, string]
  const { ref } = await chain.start(olive, { comments })
  const behind = async () =>
    (await chain.ask(olive, 'GET', `/${ref}`)).json<{ readable: { comments: number } }>().readable
  expect(await behind()).toMatchObject({ comments: 2 })
  await here.db.insertInto('withdrawal').values({ commentId: comments[0] }).execute()
  expect(await behind()).toMatchObject({ comments: 1 })
})

test.each(['an unknown comment', 'a comment of another consultation', 'a withdrawn comment', 'a restricted comment'])(
  '%s among a thousand: none is linked, nothing is begun, no reference is used',
  async (what) => {
    const { olive, sam } = here.cast
    const { id } = await make(here).consultation()
    const other = await make(here).consultation()
    const good = await manyComments(here, id, 999)
    let bad = randomUUID() as string
    if (what !== 'an unknown comment') {
      const consultation = what === 'a comment of another consultation' ? other.id : id
      bad = (await manyComments(here, consultation, 1))[0] as string
    }
    if (what === 'a withdrawn comment') await here.db.insertInto('withdrawal').values({ commentId: bad }).execute()
    if (what === 'a restricted comment') {
      await here.db
        .insertInto('safeguardingFlag')
        .values({ commentId: bad, kind: 'harm', why: 'words', raisedBy: sam.id })
        .execute()
    }
    const reply = await chain.ask(olive, 'POST', '', { comments: [...good, bad] })
    expect(reply.statusCode).toBe(/^a (withdrawn|restricted)/.test(what) ? 409 : 400)
    expect(reply.json().detail).toContain('none was linked')
    const state = await here.db
      .selectFrom('consultation as c')
      .select((eb) => [
        'nextResponseNumber',
        eb
          .selectFrom('response')
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .whereRef('consultationId', '=', 'c.id')
          .as('responses'),
      ])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(state).toEqual({ nextResponseNumber: 1, responses: 0 })
  },
)

test('linking twice is the same as once; unlinking keeps the record, and the comment is in hand again', async () => {
  const { olive } = here.cast
  const { ref, id } = await published(here)
  const [late] = (await manyComments(here, id, 1)) as [string]
  const link = () => chain.ask(olive, 'POST', `/${ref}/comments`, { comments: [late, late] })
  expect((await link()).json()).toEqual({ changed: 1, comments: 2 })
  expect((await link()).json()).toEqual({ changed: 0, comments: 2 })
  const standing = () =>
    here.db.selectFrom('comment').select('standing').where('id', '=', late).executeTakeFirstOrThrow()
  expect(await standing()).toEqual({ standing: 'answered' })
  await chain.ask(olive, 'POST', `/${ref}/comments/remove`, { comments: [late] })
  expect(await standing()).toEqual({ standing: 'in-hand' })
  const links = await here.db.selectFrom('responseComment').select('unlinkedBy').where('commentId', '=', late).execute()
  expect(links).toEqual([{ unlinkedBy: olive.id }])
})

test('what is public keeps at least one comment', async () => {
  const { ref, comment } = await published(here)
  const reply = await chain.ask(here.cast.olive, 'POST', `/${ref}/comments/remove`, { comments: [comment] })
  expect(reply.statusCode).toBe(409)
})

test('two officers who link the same thousand comments to two responses at once both succeed', async () => {
  const { olive, oscar } = here.cast
  const { id, slug } = await make(here).consultation()
  const comments = await manyComments(here, id, 1_000)
  const refs = [await chain.start(olive, { consultation: slug }), await chain.start(oscar, { consultation: slug })]
  const replies = await Promise.all([
    chain.ask(olive, 'POST', `/${refs[0]?.ref}/comments`, { comments }),
    chain.ask(oscar, 'POST', `/${refs[1]?.ref}/comments`, { comments: [...comments].reverse() }),
  ])
  expect(replies.map((reply) => reply.json())).toEqual([
    { changed: 1_000, comments: 1_000 },
    { changed: 1_000, comments: 1_000 },
  ])
})

test('of two editors, the second is told, gets both texts and decides; nothing is overwritten', async () => {
  const { olive, oscar } = here.cast
  const { slug } = await make(here).consultation()
  const owner = await make(here).organisation()
  const { ref } = await chain.start(olive, { consultation: slug })
  const mine = fullDraft(owner, { youSaid: 'Keep the beds open.' })
  const theirs = fullDraft(owner, { youSaid: 'Keep the beds shut.' })
  const [first, second] = await Promise.all([chain.save(olive, ref, mine), chain.save(oscar, ref, theirs)])
  expect([first.statusCode, second.statusCode].sort()).toEqual([200, 409])
  const refused = first.statusCode === 409 ? first : second
  const kept = first.statusCode === 409 ? theirs : mine
  const { current } = refused.json()
  expect(current.draft.youSaid).toBe(kept.youSaid)
  expect(current.differences.map((difference: { field: string }) => difference.field)).toEqual(['youSaid'])
  expect((await chain.see(olive, ref)).draft.youSaid).toBe(kept.youSaid)
  const mineAfterAll = await chain.save(oscar, ref, theirs, current.version, current.edit)
  expect(mineAfterAll.statusCode).toBe(200)
})

test('what changed between two texts names days as people say them', async () => {
  const { olive, oscar } = here.cast
  const { slug } = await make(here).consultation()
  const owner = await make(here).organisation()
  const { ref } = await chain.start(olive, { consultation: slug })
  const commitments = [{ series: null, text: 'Publish the times.', ownerOrganisationId: owner, dueOn: '2026-07-01' }]
  const others = [{ series: null, text: 'Print the times.', ownerOrganisationId: owner, dueOn: '2026-08-15' }]
  expectStatus(await chain.save(olive, ref, fullDraft(owner, { doneOn: '2026-05-28', commitments: others })), 200)
  const refused = await chain.save(oscar, ref, fullDraft(owner, { doneOn: '2026-05-30', commitments }))
  const told = JSON.stringify(refused.json<{ current: { differences: unknown } }>().current.differences)
  expect(told).toContain('30 ')
  expect(told).toContain('1 July ')
  expect(told).not.toMatch(/\d{4}-\d\d-\d\d/)
})

test('the same words saved again change nothing, so that a retry is safe', async () => {
  const { olive } = here.cast
  const { slug } = await make(here).consultation()
  const { ref } = await chain.start(olive, { consultation: slug })
  const draft = fullDraft(await make(here).organisation(), {
    commitments: [{ series: null, text: 'Report each month.', ownerOrganisationId: null, dueOn: '2026-09-30' }],
  })
  const first = await chain.save(olive, ref, draft)
  const again = await chain.save(olive, ref, draft)
  expect([first.json().edit, again.json().edit]).toEqual([2, 2])
})

test('a version that was sent is frozen: other words begin the next, and approvals stay with the old', async () => {
  const { olive, oscar } = here.cast
  const { ref, draft } = await sent(here)
  await chain.review(oscar, ref, 1, 'approve')
  const reply = await chain.save(olive, ref, { ...draft, youSaid: 'Other words.' }, 1, 2)
  expect(reply.json()).toMatchObject({ version: 2, edit: 1 })
  expect((await chain.publish(olive, ref, 1)).statusCode).toBe(409)
  expect((await chain.publish(olive, ref, 2)).statusCode).toBe(409)
  const first = await here.db
    .selectFrom('responseVersion as v')
    .innerJoin('response as r', 'r.id', 'v.responseId')
    .select('v.youSaid')
    .where('r.ref', '=', ref)
    .where('v.number', '=', 1)
    .executeTakeFirstOrThrow()
  expect(first.youSaid).toBe(draft.youSaid)
})

test('not even the application’s own connection can change a version that was sent', async () => {
  const { ref } = await sent(here, {
    commitments: [{ series: null, text: 'Report each month.', ownerOrganisationId: null, dueOn: '2026-09-30' }],
  })
  const { id } = await here.db
    .selectFrom('responseVersion as v')
    .innerJoin('response as r', 'r.id', 'v.responseId')
    .select('v.id')
    .where('r.ref', '=', ref)
    .executeTakeFirstOrThrow()
  await expect(
    here.db.updateTable('responseVersion').set({ weDid: 'Nothing.' }).where('id', '=', id).execute(),
  ).rejects.toThrow(/frozen/)
  await expect(here.db.deleteFrom('commitment').where('versionId', '=', id).execute()).rejects.toThrow(/frozen/)
})

test('a quote needs its author’s consent, a person’s clearing, and a link', async () => {
  const { olive } = here.cast
  const { id } = await make(here).consultation()
  const owner = await make(here).organisation()
  const [cleared, uncleared] = (await manyComments(here, id, 2, { consentToQuote: true })) as [string, string]
  const [unasked] = (await manyComments(here, id, 1)) as [string]
  const redact = (commentId: string) => ({
    commentId,
    publicBody: 'Keep the beds.',
    reason: 'none',
    byPerson: olive.id,
  })
  await here.db
    .insertInto('redaction')
    .values([redact(cleared), redact(unasked)])
    .execute()
  const { ref } = await chain.start(olive, { comments: [cleared, uncleared, unasked] })
  for (const [quote, status] of [
    [uncleared, 400],
    [unasked, 400],
    [cleared, 200],
  ] as const) {
    expect((await chain.save(olive, ref, fullDraft(owner, { quotes: [quote] }))).statusCode, quote).toBe(status)
  }
  const { ref: other } = await chain.start(olive, { comments: [unasked] })
  expect((await chain.save(olive, other, fullDraft(owner, { quotes: [cleared] }))).statusCode).toBe(400)
})

test('a quote whose author takes the comment back stops the publication', async () => {
  const { olive, oscar } = here.cast
  const { id } = await make(here).consultation()
  const owner = await make(here).organisation()
  const comments = (await manyComments(here, id, 2, { consentToQuote: true })) as [string, string]
  await here.db
    .insertInto('redaction')
    .values({
      commentId: comments[0],
      publicBody: 'Keep the beds.',
      reason: 'none',
      byPerson: olive.id,
      at: new Date('2026-05-01'),
    })
    .execute()
  const { ref } = await chain.start(olive, { comments })
  expectStatus(await chain.save(olive, ref, fullDraft(owner, { quotes: [comments[0]] })), 200)
  expectStatus(await chain.send(olive, ref, 1, 2), 204)
  expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
  await here.db.insertInto('withdrawal').values({ commentId: comments[0] }).execute()
  const reply = await chain.publish(olive, ref)
  expect(reply.statusCode).toBe(409)
  expect(reply.json().detail).toContain('quoted')
})

test('what reviewers saw of a quote is what is published: other public words stop the publication, and hide what is public', async () => {
  const { olive, oscar } = here.cast
  const { id } = await make(here).consultation()
  const owner = await make(here).organisation()
  const comments = (await manyComments(here, id, 2, { consentToQuote: true })) as [string, string]
  const clear = (publicBody: string, at: Date) =>
    here.db
      .insertInto('redaction')
      .values({ commentId: comments[0], publicBody, reason: 'none', byPerson: olive.id, at })
      .execute()
  await clear('Keep the beds.', new Date('2026-05-01'))
  const { ref } = await chain.start(olive, { comments })
  expectStatus(await chain.save(olive, ref, fullDraft(owner, { quotes: [comments[0]] })), 200)
  expectStatus(await chain.send(olive, ref, 1, 2), 204)
  expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
  await clear('Other words.', new Date(here.clock.now.getTime() + 1_000))
  const refused = await chain.publish(olive, ref)
  expect(refused.statusCode).toBe(409)
  expect(refused.json().detail).toContain('changed after this version was sent')
  await clear('Keep the beds.', new Date('2026-05-02'))
  expectStatus(await chain.publish(olive, ref), 200)
  const shown = async () =>
    (await here.app.inject(`/api/log/${ref}`)).json<{ quotations: { words: string }[] }>().quotations
  expect((await shown()).map(({ words }) => words)).toEqual(['Keep the beds.'])
  await clear('Words that nobody approved.', new Date(here.clock.now.getTime() + 2_000))
  expect(await shown()).toEqual([])
})

test('anyone who drafted or edited any part of a version cannot approve it, and a reader without the role cannot either', async () => {
  const { olive, oscar, rita, bea } = here.cast
  const { ref, draft } = await sent(here)
  expect((await chain.review(olive, ref, 1, 'approve')).statusCode).toBe(403)
  expectStatus(await chain.save(oscar, ref, { ...draft, youSaid: 'A comma, perhaps.' }, 1, 2), 200)
  expectStatus(await chain.send(oscar, ref, 2, 1), 204)
  for (const editor of [olive, oscar]) {
    const reply = await chain.review(editor, ref, 2, 'approve')
    expect(reply.statusCode).toBe(403)
    expect(reply.json().detail).toContain('somebody else must approve it')
  }
  expect((await chain.review(bea, ref, 2, 'approve')).statusCode).toBe(403)
  expect((await chain.review(rita, ref, 2, 'approve')).statusCode).toBe(204)
  expect((await chain.publish(rita, ref, 2)).statusCode).toBe(403)
  expect((await chain.publish(olive, ref, 2)).statusCode).toBe(200)
})

test('a review is of one version: the old one, an unsent one and a public one are refused', async () => {
  const { olive, oscar } = here.cast
  const { ref, draft } = await sent(here)
  await chain.save(olive, ref, { ...draft, youSaid: 'Other words.' }, 1, 2)
  expect((await chain.review(oscar, ref, 1, 'approve')).statusCode).toBe(409)
  expect((await chain.review(oscar, ref, 2, 'approve')).statusCode).toBe(409)
  const { ref: open } = await published(here)
  expect((await chain.review(oscar, open, 1, 'approve')).statusCode).toBe(409)
})

test('asking for changes needs a note, stops the publication, and is cleared by the next version', async () => {
  const { olive, oscar, rita } = here.cast
  const { ref, draft } = await sent(here)
  const silent = await chain.review(oscar, ref, 1, 'ask-for-changes')
  expect(silent.statusCode).toBe(400)
  expect(silent.json().fields[0].field).toBe('note')
  await chain.review(oscar, ref, 1, 'ask-for-changes', { note: 'Say who checks.' })
  await chain.review(rita, ref, 1, 'approve')
  expect((await chain.see(olive, ref)).state).toBe('changes-asked')
  expect((await chain.publish(olive, ref)).statusCode).toBe(409)
  await chain.save(olive, ref, { ...draft, weDid: 'The board kept all 17 beds open.' }, 1, 2)
  expect((await chain.see(olive, ref)).state).toBe('changes-asked')
  expect((await chain.see(olive, ref)).waitsFor).toContain('Oscar Officer')
  await chain.send(olive, ref, 2, 1)
  expect((await chain.see(olive, ref)).state).toBe('in-review')
})

test('disagreeing for the record neither approves nor stops', async () => {
  const { olive, oscar, rita } = here.cast
  const { ref } = await sent(here)
  await chain.review(rita, ref, 1, 'dissent', { note: 'I would have kept the beds.' })
  expect((await chain.publish(olive, ref)).statusCode).toBe(409)
  await chain.review(oscar, ref, 1, 'approve')
  expect((await chain.publish(olive, ref)).statusCode).toBe(200)
})

test('sixteen publishes at once make one publication', async () => {
  const { olive, oscar } = here.cast
  const { ref } = await sent(here)
  await chain.review(oscar, ref, 1, 'approve')
  const replies = await Promise.all(Array.from({ length: 16 }, () => chain.publish(olive, ref)))
  expect(replies.map((reply) => reply.statusCode)).toEqual(Array(16).fill(200))
  expect(new Set(replies.map((reply) => reply.body)).size).toBe(1)
  const { n } = await here.db
    .selectFrom('publication as p')
    .innerJoin('response as r', 'r.id', 'p.responseId')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('ref', '=', ref)
    .executeTakeFirstOrThrow()
  expect(n).toBe(1)
})

test('publishing and editing at once: either the approved words are public, or the edit was first and nothing is', async () => {
  const { olive, oscar } = here.cast
  for (let round = 0; round < 5; round++) {
    const { ref, draft } = await sent(here)
    await chain.review(oscar, ref, 1, 'approve')
    const [edit, publication] = await Promise.all([
      chain.save(olive, ref, { ...draft, youSaid: 'Never approved.' }, 1, 2),
      chain.publish(olive, ref),
    ])
    expect(edit.statusCode).toBe(200)
    expect([200, 409]).toContain(publication.statusCode)
    const words = await here.db
      .selectFrom('publication as p')
      .innerJoin('responseVersion as v', 'v.id', 'p.versionId')
      .innerJoin('response as r', 'r.id', 'p.responseId')
      .select('v.youSaid')
      .where('ref', '=', ref)
      .execute()
    expect(words).toEqual(publication.statusCode === 200 ? [{ youSaid: draft.youSaid }] : [])
  }
})

test('a correction needs its reason and a second person; the old publication is dated, kept, and its comments stay answered', async () => {
  const { olive, oscar } = here.cast
  const { ref, draft, comment } = await published(here)
  const unexplained = { ...draft, weDid: 'We kept all 18 beds open.' }
  expectStatus(await chain.save(olive, ref, unexplained, 1, 2), 200)
  expect((await chain.send(olive, ref, 2, 1)).json().fields[0].field).toBe('changeReason')
  expectStatus(await chain.save(olive, ref, { ...unexplained, changeReason: 'We had miscounted.' }, 2, 1), 200)
  expectStatus(await chain.send(olive, ref, 2, 2), 204)
  expect((await chain.publish(olive, ref, 2)).statusCode).toBe(409)
  expectStatus(await chain.review(oscar, ref, 2, 'approve'), 204)
  here.clock.now = new Date('2026-06-09T12:00:00Z')
  expectStatus(await chain.publish(olive, ref, 2), 200)
  here.clock.now = new Date('2026-06-01T12:00:00Z')
  const publications = await here.db
    .selectFrom('publication as p')
    .innerJoin('response as r', 'r.id', 'p.responseId')
    .select(['publishedOn', 'correctionReason', 'replacedAt'])
    .where('ref', '=', ref)
    .orderBy('p.id')
    .execute()
  expect(publications).toEqual([
    { publishedOn: '2026-06-01', correctionReason: null, replacedAt: new Date('2026-06-09T12:00:00Z') },
    { publishedOn: '2026-06-09', correctionReason: 'We had miscounted.', replacedAt: null },
  ])
  const { standing } = await here.db
    .selectFrom('comment')
    .select('standing')
    .where('id', '=', comment)
    .executeTakeFirstOrThrow()
  expect(standing).toBe('answered')
})

test('a published commitment gets updates in public; an unpublished or unknown one does not', async () => {
  const { olive } = here.cast
  const { ref } = await published(here, {
    commitments: [{ series: null, text: 'Report each month.', ownerOrganisationId: null, dueOn: '2026-09-30' }],
  })
  const { series } = (await chain.see(olive, ref)).draft.commitments[0] as { series: string }
  const update = (to: string, payload: object) => chain.ask(olive, 'POST', `/${ref}/commitments/${to}/updates`, payload)
  expect((await update(series, { text: 'First report.', keptOn: '2026-06-02' })).statusCode).toBe(400)
  const told = await update(series, { text: 'First report.', keptOn: '2026-06-01', evidence: 'Page 3' })
  expect(told.json()).toEqual({ heldBy: null })
  expect((await update(randomUUID(), { text: 'First report.' })).statusCode).toBe(404)
  const { readable } = (await chain.ask(olive, 'GET', `/${ref}`)).json()
  expect(readable.commitments[0]).toMatchObject({ keptOn: '2026-06-01', updates: [{ text: 'First report.' }] })
})

test('a kept promise can be opened again: late by itself, and what was said of it stays through a correction', async () => {
  const { olive } = here.cast
  const { ref, draft } = await published(here, {
    commitments: [{ series: null, text: 'Report each month.', ownerOrganisationId: null, dueOn: '2026-06-02' }],
  })
  const [promise] = (await chain.see(olive, ref)).draft.commitments
  const tell = (payload: object) =>
    chain.ask(olive, 'POST', `/${ref}/commitments/${promise?.series}/updates`, { evidence: null, ...payload })
  expect((await tell({ text: 'It was stopped again.', reopened: true })).statusCode).toBe(400)
  expectStatus(await tell({ text: 'First report.', keptOn: '2026-06-01' }), 200)
  expectStatus(await tell({ text: 'It was stopped again.', reopened: true }), 200)
  expect((await tell({ text: 'Stopped twice.', reopened: true })).statusCode).toBe(400)
  const now = here.clock.now
  here.clock.now = new Date('2026-06-05T12:00:00Z')
  const [shown] = (await here.app.inject(`/api/log/${ref}`)).json().commitments
  expect(shown).toMatchObject({ state: 'late', daysLate: 3, keptOn: null })
  expect(shown.updates).toHaveLength(2)
  const home = await here.app.inject({ url: '/desk', headers: { cookie: olive.cookie, accept: 'text/html' } })
  expect(home.body).toContain('Report each month.')
  here.clock.now = now
  // A correction that forgets the promise would take its news along.
  const without = { ...draft, commitments: [], changeReason: 'Shorter.' }
  expectStatus(await chain.save(olive, ref, without, 1, 2), 200)
  expect((await chain.send(olive, ref, 2, 1)).json().detail).toContain('Keep each')
})

test('what holds instead must be public, and two entries never name each other as what holds now', async () => {
  const { olive, oscar } = here.cast
  const { id } = await make(here).consultation()
  const owner = await make(here).organisation()
  const [one, two] = (await manyComments(here, id, 2)) as [string, string]
  const { ref: first } = await chain.start(olive, { comments: [one] })
  const { ref: second } = await chain.start(olive, { comments: [two] })
  const superseded = (by: string) =>
    fullDraft(owner, {
      outcome: 'superseded',
      supersededBy: by,
      reasonCode: 'timing',
      reasonText: 'Plans have changed.',
      decidedOn: null,
    })
  const approve = async (ref: string, number: number, edit: number) => {
    expectStatus(await chain.send(olive, ref, number, edit), 204)
    expectStatus(await chain.review(oscar, ref, number, 'approve'), 204)
    return chain.publish(olive, ref, number)
  }
  expectStatus(await chain.save(olive, first, superseded(second)), 200)
  const early = await approve(first, 1, 2)
  expect([early.statusCode, early.json().detail]).toEqual([409, expect.stringContaining(`${second} is not public`)])
  expectStatus(await chain.save(olive, second, fullDraft(owner)), 200)
  expectStatus(await approve(second, 1, 2), 200)
  expectStatus(await chain.publish(olive, first), 200)
  expectStatus(await chain.save(olive, second, { ...superseded(first), changeReason: 'Back again.' }, 1, 2), 200)
  const back = await approve(second, 2, 1)
  expect([back.statusCode, back.json().detail]).toEqual([409, expect.stringContaining('name each other')])
})

test('a promise keeps its series from version to version', async () => {
  const { olive } = here.cast
  const { ref } = await published(here, {
    commitments: [{ series: null, text: 'Report each month.', ownerOrganisationId: null, dueOn: '2026-09-30' }],
  })
  const { draft } = await chain.see(olive, ref)
  const [promise] = draft.commitments
  const later = { ...draft, commitments: [{ ...promise!, dueOn: '2026-10-31' }], changeReason: 'It takes longer.' }
  expectStatus(await chain.save(olive, ref, later, 1, 2), 200)
  expect((await chain.see(olive, ref)).draft.commitments[0]?.series).toBe(promise?.series)
  const stolen = { ...later, commitments: [{ ...promise!, series: randomUUID() }] }
  expect((await chain.save(olive, ref, stolen, 2, 1)).statusCode).toBe(400)
})

test('an abandoned draft sets its comments free and can do nothing more; what was published cannot be abandoned', async () => {
  const { olive, oscar } = here.cast
  const { ref, comment } = await sent(here)
  expectStatus(await chain.ask(olive, 'DELETE', `/${ref}`, { reason: 'Another answers it.' }), 204)
  expect((await chain.review(oscar, ref, 1, 'approve')).statusCode).toBe(409)
  const links = await here.db
    .selectFrom('responseComment')
    .select('id')
    .where('commentId', '=', comment)
    .where('unlinkedAt', 'is', null)
    .execute()
  expect(links).toEqual([])
  const { ref: open } = await published(here)
  expect((await chain.ask(olive, 'DELETE', `/${open}`, { reason: 'Another answers it.' })).statusCode).toBe(409)
})

test('every act is in the history, with codes and never with words', async () => {
  const { olive } = here.cast
  const { ref, draft } = await published(here)
  const { id } = await here.db.selectFrom('response').select('id').where('ref', '=', ref).executeTakeFirstOrThrow()
  const deeds = await here.db
    .selectFrom('history')
    .select(['action', 'actorId', 'detail'])
    .where('subjectId', '=', id)
    .orderBy('id')
    .execute()
  expect(deeds.map((deed) => deed.action)).toEqual([
    'response.started',
    'response.sent-for-review',
    'response.approved',
    'response.published',
  ])
  expect(deeds[0]?.actorId).toBe(olive.id)
  expect(JSON.stringify(deeds)).not.toContain(draft.youSaid)
})

test('nobody without a role reads or drafts', async () => {
  const { bea, rita } = here.cast
  const { ref, slug } = await sent(here)
  expect((await here.app.inject(`/api/desk/responses/${ref}`)).statusCode).toBe(401)
  expect((await chain.ask(bea, 'GET', `/${ref}`)).statusCode).toBe(403)
  expect((await chain.ask(rita, 'POST', '', { consultation: slug })).statusCode).toBe(403)
  expect((await chain.ask(rita, 'GET', '/NO-1')).statusCode).toBe(404)
})

test('the list says who waits for whom, the longest wait first', async () => {
  const { olive, oscar } = here.cast
  const first = await sent(here)
  here.clock.now = new Date('2026-06-02T12:00:00Z')
  const second = await sent(here)
  here.clock.now = new Date('2026-06-01T12:00:00Z')
  const list = await chain.ask(oscar, 'GET', '?state=in-review')
  const refs = list.json().items.map((line: { ref: string }) => line.ref)
  expect(refs.indexOf(first.ref)).toBeLessThan(refs.indexOf(second.ref))
  expect(refs.indexOf(first.ref)).toBeGreaterThanOrEqual(0)
  const mine = await chain.ask(olive, 'GET', '?mine=to-review')
  expect(mine.json().items.map((line: { ref: string }) => line.ref)).not.toContain(first.ref)
})

test('an approval is of the comments that were there: what is joined or taken away since is approved again, by somebody else', async () => {
  const { olive, oscar, ada } = here.cast
  const { ref, id } = await sent(here)
  expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
  const minutes = (n: number) => (here.clock.now = new Date(here.clock.now.getTime() + n * 60_000))
  minutes(1)
  const more = await manyComments(here, id, 3)
  expectStatus(await chain.ask(olive, 'POST', `/${ref}/comments`, { comments: more }), 200)
  const refused = await chain.publish(olive, ref)
  expect([refused.statusCode, refused.json().detail]).toEqual([
    409,
    `Since version 1 was approved, Olive Officer changed what it answers (3 joined, 0 taken away). Somebody else has to approve it again.`,
  ])
  expect((await chain.see(olive, ref)).state).toBe('in-review')
  // Somebody who joins some themselves is not that somebody.
  minutes(1)
  const [another] = await manyComments(here, id, 1)
  expectStatus(await chain.ask(oscar, 'POST', `/${ref}/comments`, { comments: [another] }), 200)
  const self = await chain.review(oscar, ref, 1, 'approve')
  expect([self.statusCode, self.json().detail]).toEqual([
    403,
    expect.stringContaining('You joined or took away comments'),
  ])
  minutes(1)
  expectStatus(await chain.review(ada, ref, 1, 'approve'), 204)
  expectStatus(await chain.publish(olive, ref), 200)
})

test('what is joined while somebody reads a version is not approved unseen', async () => {
  const { olive, oscar } = here.cast
  const { ref, id } = await sent(here)
  const form = async () => {
    const page = (await asking(here)(oscar, 'GET', `/desk/responses/${ref}`)).body
    return { version: '1', comments: /name="comments" value="(\d+)"/.exec(page)?.[1] ?? '', decision: 'approve' }
  }
  const read = await form()
  expect(read.comments).toBe('1')
  const [another] = await manyComments(here, id, 1)
  expectStatus(await chain.ask(olive, 'POST', `/${ref}/comments`, { comments: [another] }), 200)
  const unseen = await fill(oscar, `/desk/responses/${ref}/reviews`, read)
  expect([unseen.statusCode, unseen.body.includes('It answered one comment when you opened this page')]).toEqual([
    409,
    true,
  ])
  expect((await chain.see(oscar, ref)).state).toBe('in-review')
  expect((await fill(oscar, `/desk/responses/${ref}/reviews`, await form())).statusCode).toBe(303)
  expect((await chain.see(oscar, ref)).state).toBe('approved')
})

test('words that are taken out of what was approved are approved by nobody: the next version is', async () => {
  const { olive, oscar } = here.cast
  const taken = 'The Zzmelton unit stays where it is for ten years'
  const { ref } = await sent(here, { weDid: `We kept all 17 beds open until 30 June 2026. ${taken}.` })
  expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
  here.clock.now = new Date(here.clock.now.getTime() + 60_000)
  const out = { words: [taken], reason: 'wrong' }
  const made = await asking(here)(olive, 'POST', '/api/desk/takedowns', out)
  expect(made.statusCode).toBe(201)
  const refused = await chain.publish(olive, ref)
  expect([refused.statusCode, refused.json().detail]).toEqual([
    409,
    'Words were taken out of version 1 after it was sent, and nobody has approved what is left. Begin the next version.',
  ])
})

test('two that name each other as what holds now are not both published, also at one moment', async () => {
  const { olive, oscar } = here.cast
  for (let round = 0; round < 3; round++) {
    const one = await published(here)
    const comments = await manyComments(here, one.id, 1)
    const { ref: other } = await chain.start(olive, { comments })
    expectStatus(await chain.save(olive, other, fullDraft(one.owner)), 200)
    expectStatus(await chain.send(olive, other, 1, 2), 204)
    expectStatus(await chain.review(oscar, other, 1, 'approve'), 204)
    expectStatus(await chain.publish(olive, other), 200)
    for (const [ref, supersededBy] of [
      [one.ref, other],
      [other, one.ref],
    ] as const) {
      const draft = fullDraft(one.owner, {
        outcome: 'superseded',
        supersededBy,
        reasonCode: 'cost',
        reasonText: 'It costs less to answer both there.',
        changeReason: 'It was replaced by another one.',
      })
      const saved = await chain.save(olive, ref, draft, 1, 2)
      const reasons = (saved.json().checks as { rule: string }[]).map(({ rule }) => ({ rule, reason: 'It stays.' }))
      expectStatus(await chain.send(olive, ref, 2, 1, reasons), 204)
      expectStatus(await chain.review(oscar, ref, 2, 'approve'), 204)
    }
    const replies = await Promise.all([chain.publish(olive, one.ref, 2), chain.publish(olive, other, 2)])
    expect(replies.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  }
})
