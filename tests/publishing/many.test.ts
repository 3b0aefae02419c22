import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { maxWhileWaiting, releasePlanned } from '#server/publishing/plan.ts'
import { linkComments } from '#server/responses/links/link.ts'
import { openDatabase } from '#server/data/database.ts'
import { entered } from '../support/entered.ts'
import { useHere } from '../support/here.ts'
import { desk, earlyReason, expectStatus, sent } from '../responses/say.ts'

const here = useHere()
const chain = desk(here)
const count = maxWhileWaiting + 200

/** An approved response that answers more comments than a request may. */
async function large() {
  const place = await sent(here)
  const response = await here.db
    .selectFrom('response')
    .select(['id', 'consultationId'])
    .where('ref', '=', place.ref)
    .executeTakeFirstOrThrow()
  const { rows } = await sql<{ id: string }>`
    with sent as (
      insert into submission (id, consultation_id, channel, receipt_hash, idempotency_key, body_hash, said_at)
      select uuidv7(), ${response.consultationId}, 'web', sha256(('many' || n)::bytea), 'many-' || n, sha256('x'), now()
      from generate_series(1, ${count}) n returning id, consultation_id)
    insert into comment (id, submission_id, consultation_id, position, body, said_at)
    select uuidv7(), id, consultation_id, 0, 'Keep the beds at Melton.', now() from sent returning id`.execute(here.db)
  const comments = rows.map(({ id }) => id)
  await entered(here.db, comments)
  await linkComments(here.db, place.ref, { comments }, here.cast.olive.id, here.clock.now)
  expectStatus(await chain.review(here.cast.oscar, place.ref, 1, 'approve'), 204)
  return { ref: place.ref, ...response }
}

async function standings(consultationId: string) {
  const { rows } = await sql<{ standing: string; rows: number; counted: number }>`
    select standing, count(*)::int as rows,
      (select sum(n)::int from comment_count k where k.consultation_id = c.consultation_id and by = 'all' and k.standing = c.standing) as counted
    from comment c where consultation_id = ${consultationId} group by consultation_id, standing`.execute(here.db)
  return rows
}

test('a response to thousands is published in the background: all of it or nothing, also when it is cut off', async () => {
  const { ref, consultationId } = await large()
  const asked = await chain.ask(here.cast.olive, 'POST', `/${ref}/publication`, { version: 1, earlyReason })
  expect(asked.statusCode).toBe(202)
  expect(asked.json()).toMatchObject({ ref, version: 1, publishOn: '2026-06-01', heldBy: null })
  expect((await here.app.inject(`/api/log/${ref}`)).statusCode).toBe(404)

  // The worker is killed in the middle: its connection goes while it writes.
  const worker = openDatabase(here.appUrl, 1)
  const cut = releasePlanned(worker.db, here.clock.now)
  await expect
    .poll(
      async () => {
        const { rows } = await sql`
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and state = 'active' and query like 'insert into "publication"%'`.execute(
          here.db,
        )
        return rows.length
      },
      { interval: 5, timeout: 30_000 },
    )
    .toBe(1)
  await expect(cut).rejects.toThrow()
  await worker.close().catch(() => undefined)
  expect((await here.app.inject(`/api/log/${ref}`)).statusCode).toBe(404)
  expect((await standings(consultationId)).map(({ standing }) => standing)).toEqual(['in-hand'])

  expect(await releasePlanned(here.db, here.clock.now)).toEqual([ref])
  const [answered, ...others] = await standings(consultationId)
  expect(others).toEqual([])
  expect(answered?.standing).toBe('answered')
  expect(answered?.rows).toBeGreaterThan(count)
  expect(answered?.counted).toBe(answered?.rows)
  expect((await here.app.inject(`/api/log/${ref}`)).statusCode).toBe(200)
  // Asked for again, it is public already.
  expect(
    (await chain.ask(here.cast.olive, 'POST', `/${ref}/publication`, { version: 1, earlyReason })).statusCode,
  ).toBe(200)
}, 120_000)
