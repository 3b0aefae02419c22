import { gzipSync } from 'node:zlib'
import { databaseOver } from '#server/data/database.ts'
import { addPerson } from '#server/people/people.ts'
import { beginSession } from '#server/people/sign-in/sessions.ts'
import pg from 'pg'
import { countNew } from '../workers/counting.ts'
import { get, load, quantiles } from './support/load.ts'
import { benchComment, benchConsultation, benchReceipts } from './support/programme.ts'
import { asOwner, benchDatabase, secrets, startProgram } from './support/server.ts'

export const about = 'the public log and the inbox with 100,000 comments; weight of public pages'

const comments = 100_000
const responses = 200

/** Figures of pages that are read, rendered again and kept, and what they weigh. */
export async function run() {
  const database = await benchDatabase()
  const figures: { name: string; value: number; unit: string }[] = []
  const say = (name: string, value: number, unit: string) =>
    figures.push({ name, value: Math.round(value * 100) / 100, unit })
  try {
    const consultation = await asOwner(database.ownerUrl, async (client) => {
      const made = await benchConsultation(client)
      await fill(client, made.id)
      return made
    })
    const pool = new pg.Pool({ connectionString: database.appUrl })
    const db = databaseOver(pool)
    const person = await addPerson(
      db,
      { name: 'Bench', email: 'bench@example.org', password: 'bench bench bench', roles: ['officer'] },
      null,
    )
    const { token } = await beginSession(db, person, new Date())
    // As after a quiet minute: the worker has counted, and the database knows how large its tables are.
    await countNew(db)
    await asOwner(database.ownerUrl, (client) => client.query('analyze'))
    await pool.end()
    const server = await startProgram('server/process/main.ts', {
      DATABASE_URL: database.appUrl,
      DATABASE_OWNER_URL: database.ownerUrl,
      ...secrets,
      ROLE: 'api',
    })
    const cookie = `session=${token}`
    // One after the other, each another question, so that nothing kept is measured.
    const days = Array.from({ length: 40 }, (_, n) => new Date(Date.now() - n * 86_400_000).toISOString().slice(0, 10))
    const timed = async (paths: string[], headers: Record<string, string> = {}) => {
      const times: number[] = []
      for (const path of paths) {
        const begun = performance.now()
        const reply = await fetch(server.url + path, { headers: { accept: 'text/html', ...headers } })
        await reply.text()
        if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}`)
        times.push(performance.now() - begun)
      }
      return quantiles(times)
    }
    await timed(['/log', '/desk/comments'], { cookie })
    const log = await timed(days.map((day) => `/log?asOf=${day}`))
    say('public log, rendered again, p50', log.p50, 'ms')
    say('public log, rendered again, p95', log.p95, 'ms')
    const inbox = await timed(
      Array.from({ length: 40 }, () => '/desk/comments'),
      { cookie },
    )
    say('inbox, newest, p50', inbox.p50, 'ms')
    say('inbox, newest, p95', inbox.p95, 'ms')
    const words = [
      'midwives',
      'bus',
      'beds',
      'agency',
      'Gujarati',
      'CAMHS',
      'walk-in',
      'parking fortune',
      'birth centre',
      'nine hours',
    ]
    const search = await timed(
      words.flatMap((word) => [1, 2, 3].map(() => `/desk/comments?q=${encodeURIComponent(word)}`)),
      { cookie },
    )
    say('inbox, searched, p95', search.p95, 'ms')
    const kept = await load(server.url, 16, 5, () => get(`${server.url}/log`))
    say('public log, kept, 16 connections', kept.perSecond, 'pages/s')
    say('public log, kept, 16 connections, p99', kept.p99, 'ms')

    const css = /href="(\/assets\/[^"]+\.css)"/.exec(await (await fetch(server.url)).text())?.[1] as string
    const style = gzipSync(await (await fetch(server.url + css)).text()).length
    for (const path of [
      '/',
      `/consultations/${consultation.slug}`,
      `/consultations/${consultation.slug}/comment`,
      '/log',
    ]) {
      const html = await (await fetch(server.url + path)).text()
      // Public pages ship no script and no font: with JavaScript off they weigh the same.
      const scripts = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].length
      if (scripts > 0) throw new Error(`${path} ships a script`)
      say(
        `weight of ${path}, HTML and CSS, gzip (the same with JavaScript off)`,
        (gzipSync(html).length + style) / 1024,
        'kB',
      )
    }
    await server.stop()
  } finally {
    await database.close()
  }
  return figures
}

async function fill(client: pg.Client, consultationId: string): Promise<void> {
  const bodies = Array.from({ length: 1_000 }, (_, n) => benchComment(n))
  await client.query(
    `with s as (
       insert into submission (id, consultation_id, channel, receipt_hash, idempotency_key, body_hash, said_at, received_at)
       select uuidv7(), $1, 'web', decode(receipt, 'hex'), n::text, sha256(n::text::bytea), now() - n * interval '60 seconds', now()
       from unnest($3::text[]) with ordinality r(receipt, n) returning id, idempotency_key, said_at
     )
     insert into comment (id, submission_id, consultation_id, position, body, said_at, processed_at)
     select uuidv7(), s.id, $1, 0, ($2::text[])[1 + s.idempotency_key::int % 1000] || ' ' || s.idempotency_key, s.said_at, now() from s`,
    [consultationId, bodies, benchReceipts(consultationId, comments)],
  )
  await client.query(
    `insert into theme_assignment (comment_id, theme_id, said_by, applies, score, band)
     select c.id, t.id, 'machine', true, 0.7, 'likely' from comment c join theme t on t.consultation_id = c.consultation_id
     where abs(hashtext(c.id::text || t.code)) % 8 = 0`,
  )
  const person = await client.query<{ id: string }>(
    `insert into person (email, name) values ('x@example.org', 'X') returning id`,
  )
  await client.query(
    `with r as (
       insert into response (consultation_id, ref, created_by) select $1, 'B-' || n, $2 from generate_series(1, ${responses}) n returning id, ref
     ), v as (
       insert into response_version (response_id, number, you_said, we_did, outcome, edited_by, sent_at, sent_by)
       select id, 1, 'People asked about ' || ref, 'We changed the plan for ' || ref, 'done', $2, now(), $2 from r returning id, response_id
     )
     insert into publication (response_id, version_id, published_by, published_on, comments)
     select response_id, id, $2, current_date - (row_number() over ())::int % 60, 100 from v`,
    [consultationId, person.rows[0]?.id],
  )
  await client.query(
    `insert into response_comment (response_id, comment_id, linked_by, linked_at)
     select r.id, c.id, $1, now() - interval '90 days'
     from (select id, row_number() over (order by id) as n from response) r
     join (select id, row_number() over (order by id) as n from comment) c on c.n % ${responses * 2} = r.n`,
    [person.rows[0]?.id],
  )
  await client.query('vacuum analyze')
}
