import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { quantiles } from './support/load.ts'
import { benchComment, benchConsultation, benchReceipts } from './support/programme.ts'
import { asOwner, benchDatabase, secrets, startProgram } from './support/server.ts'

export const about =
  'how long until a disclosure of harm asks for a person, posted while 100,000 comments of a file wait to be read (or as many as are named), and one that is in the file'

const disclosure = 'I have been saving up my tablets and I do not want to be here any more.'

/** @param options  how many comments of a file wait */
export async function run([given]: string[]) {
  const waiting = Number(given ?? 100_000)
  const database = await benchDatabase()
  const figures: { name: string; value: number; unit: string }[] = []
  const say = (name: string, value: number, unit: string) => figures.push({ name, value: Math.round(value), unit })
  try {
    const { id, slug } = await asOwner(database.ownerUrl, async (client) => {
      const made = await benchConsultation(client)
      await fill(client, made.id, waiting)
      return made
    })
    const env = { DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, ...secrets }
    const server = await startProgram('server/process/main.ts', { ...env, ROLE: 'all' })
    const client = new pg.Client({ connectionString: database.ownerUrl })
    await client.connect()
    const begun = performance.now()
    try {
      const times: number[] = []
      for (let n = 0; n < 20; n++) {
        const sent = performance.now()
        const reply = await fetch(`${server.url}/api/consultations/${slug}/submissions`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
          body: JSON.stringify({ comments: [{ body: disclosure }] }),
        })
        if (reply.status !== 201) throw new Error(`A disclosure was answered ${reply.status}`)
        await until(
          client,
          `select count(*) > ${n} as done from safeguarding_flag f join comment c on c.id = f.comment_id where not c.imported`,
        )
        times.push(performance.now() - sent)
        await new Promise((resolve) => setTimeout(resolve, 300))
      }
      say('from posting to the flag, p50', quantiles(times).p50, 'ms')
      say('from posting to the flag, p95', quantiles(times).p95, 'ms')
      await until(
        client,
        `select count(*) > 0 as done from safeguarding_flag f join comment c on c.id = f.comment_id where c.imported`,
      )
      say('until the disclosure in the file is flagged', (performance.now() - begun) / 1_000, 's')
      const { rows } = await client.query<{ n: number }>(
        `select count(*)::int as n from comment where consultation_id = $1 and processed_at is null`,
        [id],
      )
      say('still waiting to be read by then', rows[0]?.n ?? 0, 'comments')
    } finally {
      await client.end()
      await server.stop()
    }
  } finally {
    await database.close()
  }
  return figures
}

async function until(client: pg.Client, question: string): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ done: boolean }>(question)
    if (rows[0]?.done) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** What a file brought and nobody has read; the disclosure is its first line, which would be read last. */
async function fill(client: pg.Client, consultationId: string, count: number): Promise<void> {
  const bodies = Array.from({ length: 1_000 }, (_, n) => benchComment(n))
  await client.query(
    `with s as (
       insert into submission (id, consultation_id, channel, receipt_hash, idempotency_key, body_hash, said_at)
       select uuidv7(), $1, 'import', decode(receipt, 'hex'), n::text, sha256(n::text::bytea), now() - n * interval '1 second'
       from unnest($4::text[]) with ordinality r(receipt, n) returning id, idempotency_key, said_at
     )
     insert into comment (id, submission_id, consultation_id, position, body, said_at, imported)
     select uuidv7(-interval '1 hour' + s.idempotency_key::int * interval '20 milliseconds'), s.id, $1, 0,
       case when s.idempotency_key = '1' then $3 else ($2::text[])[1 + s.idempotency_key::int % 1000] || ' ' || s.idempotency_key end,
       s.said_at, true from s`,
    [consultationId, bodies, disclosure, benchReceipts(consultationId, count)],
  )
}
