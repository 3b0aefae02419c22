import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { freePort } from '#server/process/embedded.ts'
import { layCable } from '../support/cable.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { soak } from '../support/soak.ts'
import { eventually, startProcess } from '../support/process.ts'

const here = useHere()
const openAllYear = { opensOn: '2020-01-01', closesOn: '2999-12-31' }

type Reply = { status: number; receipt?: string }

/** One POST with a key of its own; a lost connection is status 0. */
function send(url: string, slug: string, n: number): Promise<Reply> {
  return fetch(`${url}/api/consultations/${slug}/submissions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `fault-${slug}-${n}` },
    body: JSON.stringify({ comments: [{ body: `Comment ${n}: keep the birth centre open.` }] }),
    signal: AbortSignal.timeout(10_000),
  }).then(
    async (reply) => ({ status: reply.status, receipt: ((await reply.json()) as { receipt?: string }).receipt }),
    () => ({ status: 0 }),
  )
}

const counted = async (consultationId: string) =>
  here.db
    .selectFrom('comment')
    .select(({ fn }) => [
      fn.countAll<number>().as('all'),
      fn.count<number>('processedAt').as('read'),
      fn.count<number>('submissionId').distinct().as('submissions'),
    ])
    .where('consultationId', '=', consultationId)
    .executeTakeFirstOrThrow()

test('kill -9 in the middle of 200 submissions: every receipt that was given is kept, once, and its comment gets its theme', async () => {
  const { id, slug } = await make(here).consultation(openAllYear)
  const first = await startProcess(here)
  const sending = Array.from({ length: 200 }, (_, n) => send(first.url, slug, n))
  await Promise.race(sending.slice(0, 40))
  await first.kill()
  const replies = await Promise.all(sending)
  const given = replies.flatMap((reply, n) => (reply.status === 201 ? [{ n, receipt: reply.receipt as string }] : []))
  expect(given.length, 'the kill came before any receipt: the test shows nothing').toBeGreaterThan(0)

  const second = await startProcess(here)
  for (const { receipt } of given) expect((await fetch(`${second.url}/api/receipts/${receipt}`)).status).toBe(200)
  // Everybody tries again, as a browser or a kiosk would: the same key gives the same receipt and nothing is there twice.
  const again = await Promise.all(replies.map((_, n) => send(second.url, slug, n)))
  expect(again.every((reply) => reply.status === 201)).toBe(true)
  for (const { n, receipt } of given) expect(again[n]?.receipt).toBe(receipt)
  expect((await counted(id)).all).toBe(200)
  await eventually('every comment is read', async () => (await counted(id)).read === 200)
  const themed = await here.db.selectFrom('commentTheme').select('commentId').where('consultationId', '=', id).execute()
  expect(themed).toHaveLength(200)
  await second.kill('SIGTERM')
  expect(second.child.exitCode).toBe(0)
})

test('kill -9 of the worker in the middle of its job: the comments are themed after it starts again, once', async () => {
  const { id, slug } = await make(here).consultation(openAllYear)
  const api = await startProcess(here, { ROLE: 'api' })
  await Promise.all(Array.from({ length: 400 }, (_, n) => send(api.url, slug, n)))
  const worker = await startProcess(here, { ROLE: 'worker' })
  await eventually('the worker has begun', async () => (await counted(id)).read > 0)
  await worker.kill()
  const halfway = await counted(id)
  const another = await startProcess(here, { ROLE: 'worker' })
  await eventually('every comment is read', async () => (await counted(id)).read === 400)
  const current = await here.db
    .selectFrom('themeAssignment as a')
    .innerJoin('comment as c', 'c.id', 'a.commentId')
    .select('a.commentId')
    .where('c.consultationId', '=', id)
    .where('a.replacedAt', 'is', null)
    .execute()
  expect(new Set(current.map((row) => row.commentId)).size).toBe(400)
  expect(current).toHaveLength(400)
  expect(halfway.all).toBe(400)
  await another.kill('SIGTERM')
  await api.kill('SIGTERM')
})

test('a comment wakes a worker in another process at once, long before the sweep', async () => {
  const { id, slug } = await make(here).consultation(openAllYear)
  const api = await startProcess(here, { ROLE: 'api' })
  const worker = await startProcess(here, { ROLE: 'worker' })
  for (let n = 0; n < 3; n++) {
    expect((await send(api.url, slug, n)).status).toBe(201)
    await eventually('the comment is read', async () => (await counted(id)).read === n + 1, 20).catch(
      (error: Error) => {
        throw new Error(`${error.message}\n${api.said()}\n${worker.said()}`)
      },
    )
  }
  expect(api.said()).not.toContain('left for the sweep')
  await worker.kill('SIGTERM')
  await api.kill('SIGTERM')
})

test('SIGTERM finishes what was begun: no request that was taken is cut off', async () => {
  const { slug } = await make(here).consultation(openAllYear)
  const running = await startProcess(here)
  const sending = Array.from({ length: 100 }, (_, n) => send(running.url, slug, n))
  await Promise.race(sending)
  const ended = running.kill('SIGTERM')
  const replies = await Promise.all(sending)
  await ended
  // Taken and answered, or told to come again; never half.
  for (const reply of replies) expect([0, 201, 503]).toContain(reply.status)
  const given = replies.filter((reply) => reply.status === 201)
  const kept = await here.db
    .selectFrom('submission')
    .innerJoin('consultation as c', 'c.id', 'consultationId')
    .select('submission.id')
    .where('c.slug', '=', slug)
    .execute()
  expect(kept.length).toBeGreaterThanOrEqual(given.length)
  expect(running.child.exitCode, running.said()).toBe(0)
})

test('replies of the database that are lost for 1.5 s hold nobody for good: every sender has a receipt at the second try, once; then it closes', async () => {
  const { id, slug } = await make(here).consultation(openAllYear)
  const cable = await layCable(here.appUrl)
  const running = await startProcess({ appUrl: cable.through(here.appUrl), ownerUrl: here.ownerUrl })
  expect((await send(running.url, slug, 0)).status).toBe(201)
  const sending: Promise<Reply>[] = []
  cable.loseReplies(true)
  for (let n = 1; n <= 60; n++) {
    sending.push(send(running.url, slug, n))
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  cable.loseReplies(false)
  const replies = await Promise.all(sending)
  for (const reply of replies) expect([201, 503]).toContain(reply.status)
  await eventually('it is ready', async () => (await fetch(`${running.url}/api/health/ready`)).ok)
  const begun = Date.now()
  const again = await Promise.all(replies.map((_, n) => send(running.url, slug, n + 1)))
  expect(again.map((reply) => reply.status)).toEqual(replies.map(() => 201))
  expect(Date.now() - begun).toBeLessThan(5_000)
  for (const [n, reply] of replies.entries()) if (reply.receipt) expect(again[n]?.receipt).toBe(reply.receipt)
  expect((await counted(id)).all).toBe(61)
  await eventually('every comment is read', async () => (await counted(id)).read === 61)
  await running.kill('SIGTERM')
  expect(running.child.exitCode).toBe(0)
  cable.cut()
})

test('six kills of API and worker while people send: everything that was acknowledged is found, once, read and signed', async () => {
  const { slug } = await make(here).consultation(openAllYear)
  const counted = await soak({ appUrl: here.appUrl, ownerUrl: here.ownerUrl, db: here.db, slug }, 6, 400)
  expect(counted.acknowledged).toBeGreaterThan(20)
  expect(counted).toEqual({ ...counted, found: counted.acknowledged, doubled: 0, untagged: 0, unsigned: 0 })
})

if (!process.env.WITHOUT_REDIS) {
  test('on Redis the same: comments are themed at once; with Redis killed or hung nobody is refused, and what was missed is caught up', async () => {
    const { id, slug } = await make(here).consultation(openAllYear)
    const port = await freePort()
    let redis = await startRedis(port)
    const running = await startProcess(here, { REDIS_URL: `redis://127.0.0.1:${port}` })
    try {
      expect((await send(running.url, slug, 0)).status).toBe(201)
      await eventually('the first comment is read', async () => (await counted(id)).read === 1)

      redis.kill('SIGSTOP')
      expect(
        (await Promise.all(Array.from({ length: 20 }, (_, n) => send(running.url, slug, 1 + n)))).map(
          (reply) => reply.status,
        ),
      ).toEqual(Array.from({ length: 20 }, () => 201))
      redis.kill('SIGKILL')
      await once(redis, 'exit')
      expect(
        (await Promise.all(Array.from({ length: 20 }, (_, n) => send(running.url, slug, 21 + n)))).map(
          (reply) => reply.status,
        ),
      ).toEqual(Array.from({ length: 20 }, () => 201))
      redis = await startRedis(port)
      await eventually('a new comment wakes the worker again, which reads all that waits', async () => {
        await send(running.url, slug, 41)
        return (await counted(id)).read === 42
      })
    } finally {
      await running.kill('SIGTERM')
      redis.kill('SIGKILL')
    }
  })
}

async function startRedis(port: number): Promise<ChildProcess> {
  const dir = mkdtempSync(path.join(tmpdir(), 'said-redis-'))
  const child = spawn(
    'redis-server',
    ['--port', String(port), '--dir', dir, '--save', '', '--appendonly', 'no', '--bind', '127.0.0.1'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  )
  child.on('exit', () => rmSync(dir, { recursive: true, force: true }))
  for await (const line of child.stdout as AsyncIterable<Buffer>) if (line.toString().includes('Ready to accept')) break
  return child
}
