import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Db, openDatabase } from '#server/data/database.ts'
import { compareMembers, groupCampaigns, signMissing } from '#workers/campaigns.ts'
import { benchDatabase } from './support/server.ts'

/** Unless told otherwise. */
const COMMENTS = 75_000
const LETTERS = 40

export const about = `${COMMENTS.toLocaleString('en-GB')} comments (or as many as are named), half of them copies of ${LETTERS} letters with words added, on PostgreSQL`

/**
 * From nothing to every campaign with what each person added, then one comment more.
 * @param options  how many comments
 */
export async function run([given]: string[]) {
  const comments = Number(given ?? COMMENTS)
  const database = await benchDatabase()
  const { db, close } = openDatabase(database.appUrl, 2)
  try {
    const consultationId = await load(db, comments)
    const signed = await seconds(() => signMissing(db))
    // Told to stop once the one consultation is grouped.
    let asked = 0
    const grouped = await seconds(() =>
      groupCampaigns(db, { sweeping: true, everything: false, stopped: () => asked++ > 0 }),
    )
    const compared = await seconds(() => compareMembers(db))
    const { campaigns, copies } = await sums(db)
    await say(db, consultationId, [words(90)])
    const again = await seconds(() => groupCampaigns(db, { sweeping: true }))
    return [
      { name: 'signed', value: signed, unit: 's' },
      { name: 'grouped', value: grouped, unit: 's' },
      { name: 'compared', value: compared, unit: 's' },
      { name: 'grouped again for one comment more', value: again, unit: 's' },
      { name: 'campaigns', value: campaigns, unit: `of ${LETTERS}` },
      { name: 'comments in them', value: copies, unit: `of ${comments / 2}` },
      { name: 'resident', value: Math.round(process.memoryUsage().rss / 1e6), unit: 'MB' },
    ]
  } finally {
    await close()
    await database.close()
  }
}

let seed = 7
const random = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
const vocabulary = Array.from({ length: 4_000 }, () => Math.floor(random() * 36 ** 5).toString(36))
const words = (count: number) =>
  Array.from({ length: count }, (_, at) => {
    const word = vocabulary[Math.floor(random() ** 2 * vocabulary.length)]!
    return at % 12 === 11 ? `${word}.` : word
  }).join(' ')

async function load(db: Db, comments: number): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with p as (insert into programme (slug, name, area) values ('bench', 'Bench', 'Bench') returning id)
    insert into consultation (programme_id, slug, ref, title, kind, summary)
    select id, 'bench', 'BENCH', 'Bench', 'engagement', '' from p returning id`.execute(db)
  const { id } = rows[0]!
  const letters = Array.from({ length: LETTERS }, () => words(84))
  for (let from = 0; from < comments; from += 1_000) {
    await say(
      db,
      id,
      Array.from({ length: 1_000 }, (_, at) =>
        at % 2 === 0 ? words(96) : `${letters[Math.floor(random() * LETTERS)]!} ${words(12)}.`,
      ),
    )
  }
  return id
}

/** Read already, each a submission of its own. */
async function say(db: Db, consultationId: string, bodies: string[]): Promise<void> {
  const receipts = bodies.map(() => randomBytes(32).toString('hex'))
  await sql`
    with said as (select gen_random_uuid() as id, body, receipt from unnest(${bodies}::text[], ${receipts}::text[]) as t (body, receipt)),
    s as (insert into submission (id, consultation_id, channel, receipt_hash, idempotency_key, body_hash, said_at)
      select id, ${consultationId}::uuid, 'web', decode(receipt, 'hex'), receipt, decode(receipt, 'hex'), now() from said)
    insert into comment (id, submission_id, consultation_id, position, body, said_at, processed_at)
    select gen_random_uuid(), id, ${consultationId}::uuid, 0, body, now(), now() from said`.execute(db)
}

async function sums(db: Db) {
  const { rows } = await sql<{ campaigns: number; copies: number }>`
    select count(distinct campaign_id)::int as campaigns, count(*)::int as copies from campaign_member`.execute(db)
  return rows[0]!
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return Math.round((performance.now() - begun) / 10) / 100
}
