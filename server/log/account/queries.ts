import { sql } from 'kysely'
import type { Db } from '../../data/database.ts'
import { answerWaits, type Count, type Counter, countsOf } from '../../data/counted.ts'
import { restricted } from '../../data/visible.ts'
import type { SetAsideReason } from '../../intake/contract.ts'

/** All comments, or only those that are restricted and so in no list. */
export type Which = 'all' | 'restricted'
const among = (which: Which) => (which === 'restricted' ? sql`and ${restricted()}` : sql``)

/** What an account counts comments by. */
export const accountCounters: Counter[] = [
  'channel',
  'event',
  'point',
  'kind',
  'late',
  'day',
  'themed',
  'theme',
  'main-theme',
]

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

/** Why comments stand set aside. Unit: comments. */
export function setAsideReasonsOf(db: Db, consultationId: string, which: Which) {
  return db
    .selectFrom('setAside as a')
    .innerJoin('commentStanding as c', 'c.id', 'a.commentId')
    .select(['a.reason', ({ fn }) => fn.countAll<number>().as('n')])
    .where('c.consultationId', '=', consultationId)
    .where('c.standing', '=', 'set-aside')
    .where('a.undoneAt', 'is', null)
    .$if(which === 'restricted', (query) => query.where(restricted()))
    .groupBy('a.reason')
    .orderBy('n', 'desc')
    .$castTo<{ reason: SetAsideReason; n: number }>()
    .execute()
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
  const { rows } = await sql<{ submissions: number; petitions: number; dots: number; signatures: number }>`
    select (select count(*) from submission where consultation_id = ${consultationId} and kind = 'submission') as submissions,
      (select count(*) from submission where consultation_id = ${consultationId} and kind = 'petition') as petitions,
      (select coalesce(sum(dots), 0) from submission
        where consultation_id = ${consultationId} and (dots is not null or signatures is not null)) as dots,
      (select coalesce(sum(signatures), 0) from submission
        where consultation_id = ${consultationId} and (dots is not null or signatures is not null)) as signatures`.execute(
    db,
  )
  return rows[0]!
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
