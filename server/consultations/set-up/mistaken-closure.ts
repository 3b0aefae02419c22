import { sql } from 'kysely'
import { londonDay } from '../../data/days.ts'
import { announce } from '../../data/changes.ts'
import type { Db, Trx } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { dayOf, inWords } from '../../data/time.ts'
import { Refusal, refusedAt } from '../../http/refusal.ts'
import { enter } from '../../ledger/enter.ts'
import { independent, oneWith } from '../../people/independent.ts'
import type { MistakenClosure, NewMistakenClosure } from './set-up-contract.ts'

/**
 * Say that a consultation was closed by mistake on these days. Nothing changes before a second person agrees.
 * @throws {Refusal} `not-found`; `invalid` for days to come, or in the wrong order; `conflict` where nothing came late on them
 */
export function sayMistaken(
  db: Db,
  id: string,
  given: NewMistakenClosure,
  by: string,
  at: Date,
): Promise<{ id: string }> {
  return db.transaction().execute(async (trx) => {
    if (given.toDay < given.fromDay) throw refusedAt('invalid', 'toDay', 'The last day comes before the first.')
    if (given.toDay > dayOf(at)) throw refusedAt('invalid', 'toDay', 'That day has not come yet.')
    if ((await lateBetween(trx, id, given.fromDay, given.toDay)) === 0) {
      const message = 'Nothing came late on these days.'
      throw refusedAt('conflict', 'fromDay', message)
    }
    const made = await trx
      .insertInto('mistakenClosure')
      .values({ ...given, consultationId: id, byPerson: by, at })
      .returning('id')
      .executeTakeFirstOrThrow()
    await record(trx, { actor: by, action: 'closure.said-mistaken', subjectId: made.id, consultationId: id, at })
    return made
  })
}

/**
 * Agree, as a second person, that it was a mistake: what came on these days is not late from now on. Counters, the account and the
 * ledger follow, and everybody can read it. Twice is the same as once.
 * @throws {Refusal} `not-found`; `forbidden` for anyone who said it, or shares in their account
 */
export function agreeMistaken(db: Db, consultationId: string, id: string, by: string, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await sql`select set_config('statement_timeout', '120s', true)`.execute(trx)
    const closure = await trx
      .selectFrom('mistakenClosure')
      .selectAll()
      .where('id', '=', id)
      .where('consultationId', '=', consultationId)
      .forUpdate()
      .executeTakeFirst()
    if (!closure) throw new Refusal('not-found', 'Nobody has said that.')
    if (closure.agreedAt) return
    if (!(await independent(trx, closure.byPerson, by, at)))
      throw new Refusal('forbidden', 'You said this, or your accounts are tied, so somebody else must agree.')
    await trx
      .updateTable('mistakenClosure')
      .set({ agreedBy: by, agreedAt: at, comments: 0 })
      .where('id', '=', id)
      .execute()
    const { rows } = await sql<{ id: string }>`select comments_not_late(${id}::uuid) as id`.execute(trx)
    const comments = rows.map((row) => row.id)
    await trx.updateTable('mistakenClosure').set({ comments: comments.length }).where('id', '=', id).execute()
    const days = `${inWords(closure.fromDay)} to ${inWords(closure.toDay)}`
    const changed = [{ what: `What came from ${days}`, from: 'late', to: 'not late: it was closed by mistake' }]
    await trx
      .insertInto('setUpChange')
      .values({
        consultationId,
        changed: JSON.stringify(changed),
        reason: closure.reason,
        byPerson: closure.byPerson,
        at,
        confirmedBy: by,
        confirmedAt: at,
      })
      .execute()
    await record(trx, {
      actor: by,
      action: 'closure.agreed-mistaken',
      subjectId: id,
      consultationId,
      detail: { comments: comments.length },
      at,
    })
    await enter(trx, at, { kind: 'not-late', comments })
    await announce(trx, 'settings')
    await announce(trx, 'public')
  })
}

/** What was said of mistaken closures, the newest first, as somebody sees it who may agree. */
export async function mistakenClosures(
  db: Db,
  consultationId: string,
  viewer: string,
  at: Date,
): Promise<MistakenClosure[]> {
  const rows = await db
    .selectFrom('mistakenClosure as m')
    .innerJoin('person as p', 'p.id', 'm.byPerson')
    .leftJoin('person as a', 'a.id', 'm.agreedBy')
    .select(['m.id', 'm.fromDay', 'm.toDay', 'm.reason', 'p.name as by', 'm.at', 'a.name as agreedBy', 'm.comments'])
    .select('m.byPerson')
    .where('m.consultationId', '=', consultationId)
    .orderBy('m.id', 'desc')
    .limit(20)
    .execute()
  const own = await oneWith(db, viewer, at)
  return rows.map(({ byPerson, ...row }) => ({ ...row, mayAgree: row.agreedBy === null && !own.includes(byPerson) }))
}

async function lateBetween(trx: Trx, consultationId: string, from: string, to: string): Promise<number> {
  const { n } = await trx
    .selectFrom('commentStanding')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('consultationId', '=', consultationId)
    .where('late', '=', true)
    .where(sql<boolean>`${londonDay('said_at')} between ${from}::date and ${to}::date`)
    .executeTakeFirstOrThrow()
  return n
}
