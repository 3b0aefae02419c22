import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { freePort } from '#server/process/embedded.ts'
import { askToFollow } from '#server/followers/follow.ts'
import { useHere } from '../support/here.ts'
import { type MailServer, type Manner, startMailServer } from '../support/mail-server.ts'
import { deliver, messages, states } from '../support/mailing.ts'
import { make } from '../support/make.ts'
import { eventually, startProcess } from '../support/process.ts'

const here = useHere({ PUBLIC_URL: 'http://said.example' })
const noon = new Date('2026-06-01T12:00:00Z')
beforeAll(() => make(here).consultation())
afterEach(async () => {
  here.clock.now = noon
  await here.db
    .updateTable('message')
    .set({ state: 'dropped', leasedUntil: null, settledAt: noon })
    .where('settledAt', 'is', null)
    .execute()
})

/** Mails that wait, each to a person of their own. */
async function waiting(count: number, at = here.clock.now): Promise<string[]> {
  const people = Array.from({ length: count }, (_, n) => `p${n}-${randomUUID().slice(0, 8)}@example.org`)
  for (const email of people)
    await askToFollow(here.db, here.config.contactKey, { email, language: 'en', format: 'ordinary' }, at)
  return people
}

const later = (minutes: number) => (here.clock.now = new Date(here.clock.now.getTime() + minutes * 60_000))

async function over(manner: Manner, run: (server: MailServer) => Promise<void>) {
  const server = await startMailServer(manner)
  try {
    await run(server)
  } finally {
    await server.close()
  }
}

/** The last `count` states, counted by name. */
async function tally(count: number): Promise<Record<string, number>> {
  const found: Record<string, number> = {}
  for (const state of (await states(here)).slice(-count)) found[state] = (found[state] ?? 0) + 1
  return found
}

test('a server that greylists gets each mail again after its pause, and takes it once', () => {
  const seen = new Set<string>()
  const onRecipient = (address: string) => {
    if (seen.has(address)) return undefined
    seen.add(address)
    return '451 4.7.1 please come again'
  }
  return over({ onRecipient }, async (server) => {
    await waiting(20)
    await deliver(here, server)
    expect(server.taken).toHaveLength(0)
    await deliver(here, server)
    expect(server.taken, 'not before the pause is over').toHaveLength(0)
    later(1)
    await deliver(here, server)
    expect(server.taken).toHaveLength(20)
    expect(await tally(20)).toEqual({ 'confirm sent': 20 })
  })
})

test('no such mailbox: reported at once, nobody else waits for it, and after three times the address is left alone', () =>
  over(
    { onRecipient: (address) => (address.startsWith('gone') ? '550 5.1.1 <gone@example.org> unknown' : undefined) },
    async (server) => {
      await waiting(3)
      for (let times = 0; times < 3; times++) {
        await askToFollow(
          here.db,
          here.config.contactKey,
          { email: 'gone@example.org', language: 'en', format: 'ordinary' },
          here.clock.now,
        )
        await deliver(here, server)
      }
      expect(server.taken).toHaveLength(3)
      expect(await tally(6)).toEqual({ 'confirm sent': 3, 'confirm failed refused': 3 })
      const paused = await here.db.selectFrom('follower').select('bounces').where('pausedAt', 'is not', null).execute()
      expect(paused).toEqual([{ bounces: 3 }])
      const { code } = await here.db
        .selectFrom('messageAttempt')
        .select('code')
        .where('outcome', '=', 'refused')
        .limit(1)
        .executeTakeFirstOrThrow()
      expect(code, 'the numbers alone: the words repeat the address').toBe('550 5.1.1')
    },
  ))

test('content that is refused is reported, and is no fault of the address', () =>
  over({ onWords: () => '554 5.7.1 looks like advertising' }, async (server) => {
    await waiting(1)
    await deliver(here, server)
    expect(await tally(1)).toEqual({ 'confirm failed rejected': 1 })
    const last = (await messages(here)).at(-1)
    const follower = await here.db
      .selectFrom('follower')
      .select('bounces')
      .where('id', '=', last?.followerId as string)
      .executeTakeFirstOrThrow()
    expect(follower.bounces).toBe(0)
  }))

test('a line that breaks before the last line went out: sent again; after it: reported, never sent twice by itself', async () => {
  let broken = 0
  await over({ breaksAtWords: (to) => to.startsWith('p0-') && broken++ === 0 }, async (server) => {
    await waiting(5)
    await deliver(here, server, 1)
    for (let times = 0; times < 3; times++) {
      later(10)
      await deliver(here, server, 1)
    }
    const after = await tally(5)
    const ids = server.taken.map(({ id }) => id)
    expect(new Set(ids).size, 'none twice').toBe(ids.length)
    expect((after['confirm sent'] ?? 0) + (after['confirm uncertain no-answer'] ?? 0)).toBe(5)
    expect(after['confirm sent']).toBe(ids.length)
  })
  for (const how of ['break before taking', 'break after taking'] as const) {
    let once = 0
    await over({ onWords: () => (once++ === 0 ? how : undefined) }, async (server) => {
      await waiting(4)
      await deliver(here, server, 1)
      later(60)
      await deliver(here, server, 1)
      expect(await tally(4)).toEqual({ 'confirm sent': 3, 'confirm uncertain no-answer': 1 })
      expect(server.taken).toHaveLength(how === 'break after taking' ? 4 : 3)
      // An officer looks, and sends it again: under the same number, so that it is recognised.
      const { id } = (await messages(here)).findLast(({ state }) => state === 'uncertain') as { id: string }
      const again = await here.app.inject({
        method: 'POST',
        url: `/api/desk/outbox/${id}`,
        headers: { cookie: here.cast.olive.cookie },
        payload: { do: 'retry' },
      })
      expect(again.statusCode).toBe(204)
      await deliver(here, server, 1)
      expect(server.taken.at(-1)?.id).toBe(`<${id}@said.example>`)
      expect(await tally(4)).toEqual({ 'confirm sent': 4 })
    })
  }
})

test('a mail server that is away, refuses us, or never answers costs no mail; after two days each is reported', async () => {
  await waiting(5)
  const dead = { url: `smtp://127.0.0.1:${await freePort()}` } as MailServer
  await deliver(here, dead)
  expect(
    (await messages(here)).slice(-5).filter(({ attempts }) => attempts > 0).length,
    'one try a line, not one a mail',
  ).toBeLessThanOrEqual(2)
  const mute = createServer((socket) => void socket.on('error', () => undefined))
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
  const { port } = mute.address() as { port: number }
  later(2)
  await deliver(here, { url: `smtp://127.0.0.1:${port}` } as MailServer, 2, 200)
  mute.close()
  expect(await tally(5)).toEqual({ 'confirm waiting': 5 })
  later(20)
  await over({}, async (server) => {
    await deliver(here, server)
    expect(server.taken).toHaveLength(5)
  })
  await waiting(1)
  await over({ onRecipient: () => '450 4.2.1 not now' }, async (server) => {
    for (let hours = 0; hours <= 53; hours++) {
      await deliver(here, server, 1)
      later(60)
    }
    expect((await states(here)).at(-1)).toBe('confirm failed gave-up')
    expect((await messages(here)).at(-1)?.attempts).toBeGreaterThan(10)
  })
})

test('two workers at once, and each twice: every mail once', () =>
  over({}, async (server) => {
    await waiting(60)
    const sent = await Promise.all(Array.from({ length: 4 }, () => deliver(here, server, 2)))
    expect(sent.reduce((sum, n) => sum + n, 0)).toBe(60)
    expect(new Set(server.taken.map(({ id }) => id)).size).toBe(60)
    expect(server.taken).toHaveLength(60)
  }))

test('without a mail server mails are kept, and the outbox shows them and lets them be read', async () => {
  await waiting(2)
  await deliver(here, null)
  expect(await tally(2)).toEqual({ 'confirm waiting': 2 })
  const { id } = (await messages(here)).at(-1) as { id: string }
  const page = await here.app.inject({ url: `/desk/outbox/${id}`, headers: { cookie: here.cast.olive.cookie } })
  expect(page.body).toContain('/follow/confirm/')
})

test('kill -9 in the middle of 300 mails, twice: none is lost, none comes twice, and what may have come is reported', async () => {
  let slow = 0
  // Every mail takes a moment, and now and then the kill falls between the server’s taking a mail and our hearing of it.
  const onWords = async () => {
    await new Promise((resolve) => setTimeout(resolve, slow++ % 3 === 0 ? 30 : 5))
    return undefined
  }
  await over({ onWords }, async (server) => {
    const people = await waiting(300, new Date())
    const settings = { ROLE: 'worker', SMTP_URL: server.url, PUBLIC_URL: 'http://said.example' }
    for (const many of [60, 160]) {
      const worker = await startProcess(here, settings)
      await eventually('mails go out', async () => server.taken.length >= many).catch((error: Error) => {
        throw new Error(`${error.message}\n${worker.said()}`)
      })
      await worker.kill('SIGKILL')
      // The lease of what it was sending runs out.
      await here.db
        .updateTable('message')
        .set({ leasedUntil: new Date(Date.now() - 1) })
        .where('state', '=', 'sending')
        .execute()
    }
    const last = await startProcess(here, settings)
    await eventually('every mail is settled', async () =>
      Object.keys(await tally(300)).every((state) => !/waiting|sending/.test(state)),
    )
    await last.kill('SIGTERM')
    const after = await tally(300)
    const uncertain = after['confirm uncertain no-answer'] ?? 0
    expect((after['confirm sent'] ?? 0) + uncertain).toBe(300)
    const ids = server.taken.map(({ id }) => id)
    expect(new Set(ids).size, 'none twice').toBe(ids.length)
    // Anyone who got none is among those that are reported.
    const reached = new Set(server.taken.map(({ to }) => to))
    const missed = people.filter((email) => !reached.has(email))
    expect(missed.length).toBeLessThanOrEqual(uncertain)
    expect(uncertain, 'four lines, killed twice').toBeLessThanOrEqual(8)
    expect(last.said()).not.toMatch(/@example\.org/)
  })
})
