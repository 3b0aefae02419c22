import { randomUUID } from 'node:crypto'
import { chmodSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { asKnown } from '#server/consultations/known.ts'
import { type Db, databaseOver } from '#server/data/database.ts'
import { migrate } from '#server/process/migrate.ts'
import { openIntake } from '#server/intake/gather.ts'
import { receive } from '#server/intake/receive.ts'
import { type Embedded, ensureDatabase, startEmbedded } from '#server/process/embedded.ts'
import { benchComment, benchConsultation } from './programme.ts'
import { asOwner, secrets } from './server.ts'

/** The consultation that has four of ten comments; the rest is shared by twenty. */
export const largest = 'largest'
const others = 20
const keys = {
  contactKey: Buffer.from(secrets.CONTACT_KEY, 'hex'),
  receiptKey: Buffer.from(secrets.RECEIPT_KEY, 'hex'),
}

/** The cluster in which databases of this bench are kept for the next run. */
export function keptCluster(): Promise<Embedded> {
  const dir = path.join(tmpdir(), 'said-and-done-scale')
  mkdirSync(dir, { recursive: true })
  // Under root PostgreSQL runs as another account, which must be able to enter.
  chmodSync(dir, 0o755)
  return startEmbedded(dir)
}

/**
 * A database with so many comments, taken in by the product's own intake; made now if it was not kept. They are marked as read
 * and put under themes by one statement, since the machine's reading is measured elsewhere (`bench tagging`).
 */
export async function databaseOf(embedded: Embedded, comments: number): Promise<{ appUrl: string; ownerUrl: string }> {
  const name = `scale_${comments}`
  await ensureDatabase(embedded, name)
  const urls = { appUrl: embedded.appUrl(name), ownerUrl: embedded.ownerUrl(name) }
  await migrate(urls.ownerUrl)
  const pool = new pg.Pool({ connectionString: urls.appUrl, max: 4 })
  const db = databaseOver(pool)
  try {
    const { rows } = await pool.query<{ n: number }>('select count(*)::int as n from comment')
    if ((rows[0]?.n ?? 0) >= comments) return urls
    console.log(`  making ${comments.toLocaleString('en-GB')} comments, once`)
    const slugs = [largest, ...Array.from({ length: others }, (_, n) => `other-${n + 1}`)]
    await asOwner(urls.ownerUrl, async (client) => {
      for (const slug of slugs) await benchConsultation(client, slug)
    })
    await takeIn(db, pool, comments, slugs)
    await asOwner(urls.ownerUrl, (client) => finish(client, comments))
    return urls
  } finally {
    await pool.end()
  }
}

async function takeIn(db: Db, pool: pg.Pool, comments: number, slugs: string[]): Promise<void> {
  const intake = openIntake(pool)
  const known = await Promise.all(slugs.map((slug) => asKnown(db, slug)))
  const begun = Date.now() - 120 * 86_400_000
  const together = 400
  for (let from = 0; from < comments; from += together) {
    await Promise.all(
      Array.from({ length: Math.min(together, comments - from) }, (_, at) => {
        const n = from + at
        const consultation = n % 10 < 4 ? known[0]! : known[1 + (n % others)]!
        const given = {
          comments: [{ body: benchComment(n), question: 1 }],
          area: `Area ${n % 12}`,
          consentToQuote: n % 3 === 0,
          language: 'en' as const,
        }
        const how = {
          channel: n % 5 === 0 ? ('api' as const) : ('web' as const),
          idempotencyKey: randomUUID(),
          at: new Date(begun + (n * 120 * 86_400_000) / comments),
        }
        return receive(intake, keys, consultation, given, how)
      }),
    )
  }
}

/** Read, under themes, a tenth answered by up to 1,000 responses, a tenth set aside; vacuumed, as it is by itself within the day. */
async function finish(client: pg.Client, comments: number): Promise<void> {
  const person = await client.query<{ id: string }>(
    `insert into person (email, name) values ('scale@example.org', 'Scale') returning id`,
  )
  const by = [person.rows[0]?.id]
  await client.query(`update comment set processed_at = now(), language = 'en'`)
  await client.query(
    `insert into theme_assignment (comment_id, theme_id, said_by, applies, score, band)
     select c.id, t.id, 'machine', true, 0.7, 'likely' from comment c join theme t on t.consultation_id = c.consultation_id
     where abs(hashtext(c.id::text || t.code)) % 8 = 0`,
  )
  await client.query(`select count_new_comments(2000000000)`)
  await client.query(
    `with r as (
       insert into response (consultation_id, ref, created_by)
       select k.id, 'S-' || n, $1 from generate_series(1, ${Math.min(1_000, comments / 100)}) n
       join (select id, row_number() over (order by id) as at from consultation) k on k.at = 1 + n % ${others + 1} returning id, ref
     )
     insert into response_version (response_id, number, you_said, we_did, outcome, edited_by, sent_at, sent_by)
     select id, 1, 'People asked about ' || ref, 'We changed the plan for ' || ref, 'done', $1, now(), $1 from r`,
    by,
  )
  await client.query(
    `with answers as (
       select id, consultation_id, row_number() over (partition by consultation_id order by id) as at,
         count(*) over (partition by consultation_id) as of from response),
     said as (
       select id, consultation_id, row_number() over (partition by consultation_id order by id) as at from comment)
     insert into response_comment (response_id, comment_id, linked_by, linked_at)
     select a.id, s.id, $1, now() - interval '30 days' from said s
     join answers a on a.consultation_id = s.consultation_id and a.at = 1 + (s.at / 10) % a.of where s.at % 10 = 0`,
    by,
  )
  await client.query(
    `insert into publication (response_id, version_id, published_by, published_on, comments)
     select v.response_id, v.id, $1, current_date - (row_number() over ())::int % 60, 10 from response_version v`,
    by,
  )
  await client.query(
    `insert into set_aside (comment_id, reason, by_person)
     select id, 'thanks', $1 from (select id, row_number() over (order by id) as at from comment where standing = 'in-hand') c where at % 9 = 0`,
    by,
  )
  await client.query('select add_up_tallies()')
  await client.query('vacuum analyze')
}

/** How far counters are from rows: none, or the bench shows nothing. */
export async function countersAreTrue(ownerUrl: string): Promise<boolean> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 })
  try {
    const { rows } = await sql`select from tally_faults()`.execute(databaseOver(pool))
    return rows.length === 0
  } finally {
    await pool.end()
  }
}
