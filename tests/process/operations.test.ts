import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { buildApp } from '#server/http/app.ts'
import { backUp } from '#server/process/backup.ts'
import { serveMetrics } from '#server/process/metrics.ts'
import { wasDone } from '#server/process/operations.ts'
import type { Disk } from '#server/process/disk.ts'
import { asking, filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const dir = mkdtempSync(path.join(tmpdir(), 'said-operations-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

test('the page of operations requires an administrator, and says what waits and what was not done for long', async () => {
  const ask = asking(here)
  expect((await ask(null, 'GET', '/desk/operations')).statusCode).toBe(401)
  expect((await ask(here.cast.olive, 'GET', '/desk/operations')).statusCode).toBe(403)
  expect((await ask(here.cast.olive, 'POST', '/api/desk/operations', { do: 'retry' })).statusCode).toBe(403)
  const { slug } = await make(here).consultation()
  await comment(here, slug, 'Keep the birth centre open.')
  await backUp(here.ownerUrl, path.join(dir, 'now.gz'))
  const page = await ask(here.cast.ada, 'GET', '/desk/operations')
  expect(page.statusCode).toBe(200)
  expect(page.body).toMatch(/Comments waiting to be read<\/th>.*?1, the oldest for/s)
  expect(page.body).toMatch(/Last sweep<\/th>.*?never.*?Start a process with ROLE=worker/s)
  expect(page.body).toMatch(/Last backup<\/th>.*?\d seconds ago/s)
})

test('failed jobs are tried again by an administrator, and the history says by whom', async () => {
  const reply = await filling(here)(here.cast.ada, '/desk/operations', { do: 'retry' })
  expect(reply.headers.location).toBe('/desk/operations?done=retry')
  const { actorId } = await here.db
    .selectFrom('history')
    .select('actorId')
    .where('action', '=', 'jobs.retried')
    .executeTakeFirstOrThrow()
  expect(actorId).toBe(here.cast.ada.id)
})

test('/metrics tells Prometheus the same figures, and /live whether the process does its work', async () => {
  await wasDone(here.db, 'sweep')
  let live = true
  const metrics = await serveMetrics({ ...here.config, metricsPort: 0 }, here.appUrl, () => live)
  const url = `http://127.0.0.1:${metrics.port}`
  const text = await (await fetch(`${url}/metrics`)).text()
  expect(text).toContain('said_and_done_database_up 1')
  expect(text).toContain('said_and_done_comments_waiting 1')
  expect(text).toMatch(/said_and_done_since_sweep_seconds \d/)
  expect(text).toContain('process_resident_memory_bytes')
  expect((await fetch(`${url}/live`)).status).toBe(200)
  live = false
  expect((await fetch(`${url}/live`)).status).toBe(503)
  await metrics.close()
})

test('it is not ready when nothing can be written down, though everything can be read', async () => {
  const ready = () => here.app.inject('/api/health/ready')
  expect((await ready()).json()).toMatchObject({ ready: true, writing: true, database: true })
  const owner = new pg.Client({ connectionString: here.ownerUrl })
  await owner.connect()
  await owner.query('revoke insert on operation from said_and_done_app')
  const reply = await ready()
  await owner.query('grant insert on operation to said_and_done_app')
  await owner.end()
  expect(reply.statusCode).toBe(503)
  expect(reply.json()).toMatchObject({ ready: false, writing: false, database: true })
})

test('a full disk: what comes in is refused in words and handed back with its key, and taken as soon as there is room', async () => {
  const { slug } = await make(here).consultation()
  let disk: Disk = { free: 10e6, size: 100e9, enough: false }
  const app = await buildApp(here.config, {
    databaseUrl: here.appUrl,
    now: () => here.clock.now,
    diskOf: async () => disk,
  })
  await app.ready()
  await app.disk.again()
  const send = () =>
    app.inject({
      method: 'POST',
      url: `/api/consultations/${slug}/submissions`,
      headers: { 'idempotency-key': 'full-disk-1' },
      payload: { comments: [{ body: 'Keep the birth centre open.' }] },
    })
  const refused = await send()
  expect(refused.statusCode).toBe(503)
  expect(refused.json().detail).toContain('Our disk is full')
  const key = '0190b6d2-7c1e-7000-8000-00000000d15c'
  const form = new URLSearchParams({ key, 'answer-1': 'Words that must come back.' })
  const page = await app.inject({
    method: 'POST',
    url: `/consultations/${slug}/comment/send`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload: form.toString(),
  })
  expect(page.statusCode).toBe(503)
  expect(page.body).toContain('Words that must come back.')
  expect(page.body).toContain(key)
  expect(page.body).toContain('Our disk is full')
  expect(page.body).not.toContain('cannot reach our records')
  expect((await app.inject('/api/health/ready')).json()).toMatchObject({ ready: false, room: false })
  disk = { free: 50e9, size: 100e9, enough: true }
  await app.disk.again()
  expect((await send()).statusCode).toBe(201)
  await app.close()
})
