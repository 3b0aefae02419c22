import { performance } from 'node:perf_hooks'
import pg from 'pg'
import { cpuOf, difference } from './support/cpu.ts'
import { benchComment, benchConsultation, benchReceipts } from './support/programme.ts'
import { asOwner, benchDatabase, secrets, startProgram } from './support/server.ts'

export const about =
  '20,000 comments (or as many as are named) read by one worker process, then as many by two: comments a second, and CPU a comment'

/** @param options  how many comments are read each time */
export async function run([given]: string[]) {
  const comments = Number(given ?? 20_000)
  const database = await benchDatabase()
  const figures: { name: string; value: number; unit: string }[] = []
  const say = (name: string, value: number, unit: string) =>
    figures.push({ name, value: Math.round(value * 100) / 100, unit })
  const env = { DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, ...secrets, ROLE: 'worker' }
  try {
    const { id } = await asOwner(database.ownerUrl, (client) => benchConsultation(client))
    const paces: number[] = []
    for (const [round, workers] of [1, 2].entries()) {
      await asOwner(database.ownerUrl, (client) => fill(client, id, round * comments, comments))
      const client = new pg.Client({ connectionString: database.ownerUrl })
      await client.connect()
      const started = await Promise.all(
        Array.from({ length: workers }, () => startProgram('server/process/main.ts', env, 'METRICS_PORT')),
      )
      try {
        const pids = started.map(({ pid }) => pid)
        // What a process costs before it reads is no part of reading.
        const left = await waiting(client)
        const before = await cpuOf(pids, client)
        const begun = performance.now()
        while ((await waiting(client)) > 0) await new Promise((resolve) => setTimeout(resolve, 200))
        const pace = left / ((performance.now() - begun) / 1_000)
        const used = difference(before, await cpuOf(pids, client))
        const who = workers === 1 ? 'one worker' : `${workers} workers`
        say(`${who}: read`, pace, 'comments/s')
        say(`${who}: CPU of node`, used.node / left, 'ms a comment')
        say(`${who}: CPU of the database`, used.database / left, 'ms a comment')
        paces.push(pace)
      } finally {
        await Promise.all(started.map((one) => one.stop()))
        await client.end()
      }
    }
    say('two workers read as much as', (paces[1] ?? 0) / (paces[0] ?? 1), 'of one')
  } finally {
    await database.close()
  }
  return figures
}

async function waiting(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    'select count(*)::int as n from comment where processed_at is null',
  )
  return rows[0]?.n ?? 0
}

/** What people sent and nobody has read. */
async function fill(client: pg.Client, consultationId: string, from: number, count: number): Promise<void> {
  const bodies = Array.from({ length: count }, (_, n) => benchComment(from + n))
  await client.query(
    `with s as (
       insert into submission (id, consultation_id, channel, receipt_hash, idempotency_key, body_hash, said_at)
       select uuidv7(), $1, 'web', decode(receipt, 'hex'), n::text, sha256(n::text::bytea), now() - n * interval '1 second'
       from unnest($3::text[]) with ordinality r(receipt, n) where n > $4 returning id, idempotency_key, said_at
     )
     insert into comment (id, submission_id, consultation_id, position, body, said_at)
     select uuidv7(), s.id, $1, 0, ($2::text[])[s.idempotency_key::int - $4], s.said_at from s`,
    [consultationId, bodies, benchReceipts(consultationId, from + count), from],
  )
}
