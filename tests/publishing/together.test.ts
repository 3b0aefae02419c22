import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { askToFollow } from '#server/followers/follow.ts'
import { confirmFollow } from '#server/followers/confirm.ts'
import { desk, earlyReason, expectStatus, fullDraft, manyComments } from '../responses/say.ts'
import { asking, deeds, filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { startMailServer } from '../support/mail-server.ts'
import { deliver, linkIn, states } from '../support/mailing.ts'
import { make } from '../support/make.ts'

const here = useHere({ PUBLIC_URL: 'http://said.example' })
const ask = asking(here)
const fill = filling(here)
const chain = desk(here)
let place: { id: string; slug: string }
let owner: string
beforeAll(async () => {
  place = await make(here).consultation()
  owner = await make(here).organisation()
})
beforeEach(() => {
  here.clock.now = new Date('2026-06-01T12:00:00Z')
})

/** An approved response of one comment, drafted by Olive, approved by Oscar. */
async function approved(more = {}) {
  const { olive, oscar } = here.cast
  const comments = await manyComments(here, place.id, 1)
  const { ref } = await chain.start(olive, { comments })
  expectStatus(await chain.save(olive, ref, fullDraft(owner, more)), 200)
  expectStatus(await chain.send(olive, ref, 1, 2), 204)
  expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
  return ref
}
const publish = (refs: string[]) =>
  ask(here.cast.olive, 'POST', '/api/desk/publish', {
    earlyReason,
    responses: refs.map((ref) => ({ ref, version: 1 })),
  })
const isPublic = async (ref: string) => (await here.app.inject(`/api/log/${ref}`)).statusCode === 200

async function follower(email: string, howOften?: 'at-once' | 'daily') {
  const { contactKey } = here.config
  const given = { email, language: 'en' as const, format: 'ordinary' as const, howOften }
  await askToFollow(here.db, contactKey, given, here.clock.now)
  const { id } = await here.db
    .selectFrom('follow')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  await confirmFollow(here.db, id, here.clock.now)
  return id
}

describe('several responses at one moment', () => {
  test('become public together, each with its own approval, and readers get one mail about all of them', async () => {
    const server = await startMailServer({})
    try {
      const followed = await follower('jo@example.org')
      await deliver(here, server)
      server.taken.length = 0
      const refs = [await approved(), await approved({ youSaid: 'The bus is late.' }), await approved()]
      const made = await publish(refs)
      expectStatus(made, 200)
      expect(made.json<{ published: object[] }>().published).toHaveLength(3)
      for (const ref of refs) expect(await isPublic(ref)).toBe(true)
      expect((await publish(refs)).json<{ published: object[] }>().published).toHaveLength(3)
      await deliver(here, server)
      expect(server.taken).toHaveLength(1)
      const { text, subject } = server.taken[0] as { text: string; subject: string }
      for (const ref of refs) expect(text).toContain(ref)
      expect(text).toContain('There are 3 pieces of news for you.')
      // The first two by name.
      expect(subject).toContain('what we did: 3 pieces of news: ')
      expect(refs.filter((ref) => subject.includes(`(${ref})`))).toHaveLength(2)
      expect(subject).toContain('; …')
      expect((await states(here)).slice(-3).sort()).toEqual([
        'published gathered',
        'published gathered',
        'published sent',
      ])
      await here.db.updateTable('follow').set({ endedAt: here.clock.now }).where('id', '=', followed).execute()
    } finally {
      await server.close()
    }
  })

  test('if one is held, none is published, and it is said which and why', async () => {
    const { olive, rita, bea } = here.cast
    const [one, two] = [await approved(), await approved()]
    const { ref: unsent } = await chain.start(olive, { comments: await manyComments(here, place.id, 1) })
    const refused = await publish([one, two, unsent])
    expect(refused.statusCode).toBe(409)
    expect(refused.json()).toMatchObject({
      detail: `Nothing was published, because ${unsent} is held.`,
      fields: [
        { field: `response-${unsent}`, message: expect.stringContaining('Nothing has been sent for review yet.') },
      ],
    })
    expect([await isPublic(one), await isPublic(two)]).toEqual([false, false])
    const form = await fill(olive, '/desk/publish', { [`response-${one}`]: '1', [`response-${unsent}`]: '1' })
    expect(form.statusCode).toBe(409)
    expect(form.body).toContain('Nothing was published.')
    expect((await ask(rita, 'POST', '/api/desk/publish', { responses: [{ ref: one, version: 1 }] })).statusCode).toBe(
      403,
    )
    expect((await ask(bea, 'GET', '/desk/publish')).statusCode).toBe(403)
    expect((await ask(olive, 'GET', '/desk/publish')).body).toContain(`${one}, version 1`)
    const done = await fill(olive, '/desk/publish', {
      [`response-${one}`]: '1',
      [`response-${two}`]: '1',
      earlyReason,
    })
    expect(done.statusCode).toBe(303)
    expect([await isPublic(one), await isPublic(two)]).toEqual([true, true])
    const { id } = await here.db.selectFrom('response').select('id').where('ref', '=', one).executeTakeFirstOrThrow()
    expect(await deeds(here, id)).toEqual(expect.arrayContaining(['response.published', 'response.published-together']))
  })

  test('what was public before is answered as such, and history does not say that it went with the others', async () => {
    const [before, anew] = [await approved(), await approved()]
    expectStatus(await chain.publish(here.cast.olive, before), 200)
    const made = await publish([before, anew])
    expect(made.json<{ published: { ref: string }[] }>().published.map(({ ref }) => ref)).toEqual([before, anew].sort())
    for (const ref of [before, anew]) {
      const { id } = await here.db.selectFrom('response').select('id').where('ref', '=', ref).executeTakeFirstOrThrow()
      expect((await deeds(here, id)).filter((deed) => deed.startsWith('response.published'))).toEqual([
        'response.published',
      ])
    }
  })

  test('its own checks hold each: a count that no longer fits stops all', async () => {
    const { olive } = here.cast
    const comments = (await manyComments(here, place.id, 2)) as [string, string]
    const { ref } = await chain.start(olive, { comments })
    expectStatus(await chain.save(olive, ref, fullDraft(owner, { youSaid: 'Two people said so.' })), 200)
    expectStatus(await chain.send(olive, ref, 1, 2), 204)
    expectStatus(await chain.review(here.cast.oscar, ref, 1, 'approve'), 204)
    expectStatus(await chain.ask(olive, 'POST', `/${ref}/comments/remove`, { comments: [comments[1]] }), 200)
    const other = await approved()
    const refused = await publish([other, ref])
    expect(refused.statusCode).toBe(409)
    expect(refused.body).toContain('“Two people”')
    expect(await isPublic(other)).toBe(false)
    const alone = await chain.publish(olive, ref)
    expect([alone.statusCode, await isPublic(ref)]).toEqual([409, false])
    expect(alone.json().detail).toContain('It no longer fits. This counts more than the response answers')
    const planned = await chain.ask(olive, 'PUT', `/${ref}/plan`, { version: 1, publishOn: '2026-07-01', earlyReason })
    expect([planned.statusCode, planned.json().detail]).toEqual([409, alone.json().detail])
  })

  test('one that names another of them as what holds instead goes with it', async () => {
    const later = await approved()
    const { olive, oscar } = here.cast
    const { ref } = await chain.start(olive, { comments: await manyComments(here, place.id, 1) })
    const replaced = fullDraft(owner, {
      outcome: 'superseded',
      doneOn: null,
      supersededBy: later,
      reasonCode: 'safety',
      reasonText: 'The newer plan says more.',
    })
    expectStatus(await chain.save(olive, ref, replaced), 200)
    const sent = await chain.send(olive, ref, 1, 2)
    expectStatus(sent, 204)
    expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
    const made = await publish([ref, later])
    expect(made.statusCode, made.body).toBe(200)
  })
})

describe('news once a day', () => {
  test('is one mail after seven in the morning with all of the day before; the link in it changes that', async () => {
    const server = await startMailServer({})
    try {
      await follower('daily@example.org', 'daily')
      await deliver(here, server)
      server.taken.length = 0
      const [one, two] = [await approved(), await approved()]
      for (const ref of [one, two]) expectStatus(await chain.publish(here.cast.olive, ref), 200)
      await deliver(here, server)
      expect(server.to('daily@example.org')).toHaveLength(0)
      here.clock.now = new Date('2026-06-02T05:30:00Z')
      await deliver(here, server)
      expect(server.to('daily@example.org'), 'half past six in London').toHaveLength(0)
      here.clock.now = new Date('2026-06-02T06:01:00Z')
      await deliver(here, server)
      expect(server.to('daily@example.org')).toHaveLength(1)
      const { text } = server.to('daily@example.org')[0] as { text: string }
      expect(text).toContain(one)
      expect(text).toContain(two)
      const link = linkIn(text, 'news/').replace(/\/stop$/, '')
      const page = await here.app.inject(link)
      expect(page.body).toMatch(/value="daily" checked/)
      const changed = await here.app.inject({
        method: 'POST',
        url: `${link}/settings`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'language=en&format=ordinary&formatNote=&howOften=at-once',
      })
      expect(changed.statusCode).toBe(303)
      const third = await approved()
      expectStatus(await chain.publish(here.cast.olive, third), 200)
      await deliver(here, server)
      expect(server.to('daily@example.org')).toHaveLength(2)
    } finally {
      await server.close()
    }
  })

  test('what was stopped before the mail goes is not in it, and nothing that was gathered is lost', async () => {
    const server = await startMailServer({})
    try {
      await here.db.updateTable('follow').set({ endedAt: here.clock.now }).execute()
      const first = await follower('two@example.org', 'daily')
      const ref = await approved()
      await askToFollow(
        here.db,
        here.config.contactKey,
        { email: 'two@example.org', language: 'en', format: 'ordinary', consultation: place.slug },
        here.clock.now,
      )
      await deliver(here, server)
      server.taken.length = 0
      expectStatus(await chain.publish(here.cast.olive, ref), 200)
      const other = await approved()
      expectStatus(await chain.publish(here.cast.olive, other), 200)
      // The first mail is of a follow that has ended; the second is put to another that goes on.
      const second = await here.db
        .selectFrom('follow')
        .select('id')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirstOrThrow()
      await confirmFollow(here.db, second.id, here.clock.now)
      const waiting = await here.db
        .selectFrom('message')
        .select('id')
        .where('state', '=', 'waiting')
        .where('kind', '=', 'published')
        .orderBy('number', 'desc')
        .executeTakeFirstOrThrow()
      await here.db.updateTable('message').set({ followId: second.id }).where('id', '=', waiting.id).execute()
      await here.db.updateTable('follow').set({ endedAt: here.clock.now }).where('id', '=', first).execute()
      here.clock.now = new Date('2026-06-02T06:01:00Z')
      await deliver(here, server)
      expect(server.to('two@example.org')).toHaveLength(1)
      const { text } = server.to('two@example.org')[0] as { text: string }
      expect(text).toContain(other)
      expect(text).not.toContain(ref)
    } finally {
      await server.close()
    }
  })
})
