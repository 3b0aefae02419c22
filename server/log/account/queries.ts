import { sql } from 'kysely'
import type { Db } from '../../data/database.ts'
import { answerWaits, type Count, type Counter, countsOf, countsThenOf } from '../../data/counted.ts'
import { restricted } from '../../data/visible.ts'
import type { SetAsideReason } from '../../intake/contract.ts'

/** All comments, or only those that are restricted and so in no list. */
export type Which = 'all' | 'restricted'
const among = (which: Which) => (which === 'restricted' ? sql`and ${restricted()}` : sql``)

/** What an account counts comments by. */
const accountCounters: Counter[] = ['channel', 'event', 'point', 'kind', 'late', 'day', 'themed', 'theme', 'main-theme']

/** Every comment of a consultation, counted by all that the account tells, from the counters. */
export async function cellsOf(db: Db, consultationId: string, which: Which): Promise<Count[]> {
  const counts = await countsOf(db, [consultationId], accountCounters)
  return which === 'restricted' ? counts.filter((one) => one.restricted) : counts
}

export function themesOf(db: Db, consultationId: string) {
  return db
    .selectFrom('theme')
    .select(['id', 'parentId', 'code', 'label'])
    .where('consultationId', '=', consultationId)
    .orderBy('position')
    .orderBy('code')
    .execute()
}

/** Why comments stand set aside, the most frequent first, from the counters of all days. Unit: comments. */
export async function setAsideReasonsOf(db: Db, consultationId: string, which: Which) {
  const told = await countsThenOf(db, [consultationId], null, ['moved-how'], which)
  return reasonsFrom(told.filter(({ standing }) => standing === 'set-aside'))
}

export function reasonsFrom(how: { key: string; n: number }[]): { reason: SetAsideReason; n: number }[] {
  return how
    .map(({ key, n }) => ({ reason: key as SetAsideReason, n }))
    .sort((a, b) => b.n - a.n || (a.reason < b.reason ? -1 : 1))
}

/** How many comments look like spam and wait for a person to look. */
export async function suspectedSpam(db: Db, consultationId: string, which: Which): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from spam_mark m join comment c on c.id = m.comment_id
    where m.looked_at is null and c.consultation_id = ${consultationId} and c.standing = 'in-hand' ${among(which)}`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

/** What else was received, each in its own unit. */
export async function otherUnitsOf(db: Db, consultationId: string) {
  const [told, { rows }] = await Promise.all([
    countsThenOf(db, [consultationId], null, ['submission']),
    sql<{ dots: number; signatures: number }>`
      select coalesce(sum(dots), 0)::int as dots, coalesce(sum(signatures), 0)::int as signatures from submission
      where consultation_id = ${consultationId} and (dots is not null or signatures is not null)`.execute(db),
  ])
  const of = (kind: string) => told.find(({ key }) => key === kind)?.n ?? 0
  return { submissions: of('submission'), petitions: of('petition'), ...rows[0]! }
}

/** Events by id; of those for staff only, nothing but that they were. */
export function eventsOf(db: Db, consultationId: string) {
  return db
    .selectFrom('engagementEvent')
    .select(['id', 'ref', 'title', 'place', 'day', 'staffOnly', 'held', 'attended'])
    .where('consultationId', '=', consultationId)
    .orderBy(sql`day nulls last`)
    .orderBy('ref')
    .execute()
}

/** Whole days that answered comments waited. */
export async function answeredWaitsOf(db: Db, consultationId: string, which: Which) {
  return middleAndLongest(await answerWaits(db, consultationId, which))
}

/** Of waits in whole days and how many comments waited so long: half of them no longer than the median. */
export function middleAndLongest(waits: { days: number; n: number }[]): {
  median: number | null
  longest: number | null
} {
  const inOrder = waits.toSorted((a, b) => a.days - b.days)
  const all = inOrder.reduce((sum, { n }) => sum + n, 0)
  if (all === 0) return { median: null, longest: null }
  const at = (place: number) => {
    let passed = 0
    return inOrder.find(({ n }) => (passed += n) > place)?.days ?? 0
  }
  return {
    median: (at(Math.floor((all - 1) / 2)) + at(Math.floor(all / 2))) / 2,
    longest: inOrder.at(-1)?.days ?? null,
  }
}

/** Responses that everybody can read now. */
export async function countPublished(db: Db, consultationId: string): Promise<number> {
  const row = await db
    .selectFrom('publication as p')
    .innerJoin('response as r', 'r.id', 'p.responseId')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('r.consultationId', '=', consultationId)
    .where('p.replacedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return row.n
}
