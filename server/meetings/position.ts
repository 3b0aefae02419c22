import { announce } from '../data/changes.ts'
import type { Db } from '../data/database.ts'
import { record } from '../data/history.ts'
import { dayOf, inWords } from '../data/time.ts'
import { noSuch, refusedAt } from '../http/refusal.ts'
import type { Day } from '../http/wire.ts'
import type { BoardPositionDraft } from './board-contract.ts'
import type { BoardPosition } from './contract.ts'

/**
 * Say what a board as such answers to a consultation, or by when it will. Again replaces it; the history keeps the days.
 * @throws {Refusal} `not-found` for an unknown board or consultation; `invalid` for a day of giving that has not come yet
 */
export function takePosition(db: Db, given: BoardPositionDraft, by: string, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { board, consultation, feedback = null, ...days } = given
    for (const field of ['givenOn', 'approvedOn'] as const) {
      const on = days[field]
      if (on !== null && on > dayOf(at)) throw refusedAt('invalid', field, 'That day has not come yet.')
    }
    const found = await trx.selectFrom('grouping').select('id').where('slug', '=', board).executeTakeFirst()
    const about = await trx.selectFrom('consultation').select('id').where('slug', '=', consultation).executeTakeFirst()
    if (!found) throw noSuch('board')
    if (!about) throw noSuch('consultation')
    const values = { ...days, feedback, byPerson: by, at }
    const { id } = await trx
      .insertInto('boardPosition')
      .values({ groupingId: found.id, consultationId: about.id, ...values })
      .onConflict((conflict) => conflict.columns(['groupingId', 'consultationId']).doUpdateSet(values))
      .returning('id')
      .executeTakeFirstOrThrow()
    await record(trx, {
      actor: by,
      action: 'board.position',
      subjectId: id,
      consultationId: about.id,
      detail: days,
      at,
    })
    await announce(trx, 'settings')
  })
}

/** What the boards, or one of them, answered to public consultations, those that are due first first. */
export async function positionsOf(
  db: Db,
  of: { board?: string; consultation?: string },
  today: Day,
): Promise<BoardPosition[]> {
  const rows = await db
    .selectFrom('boardPosition as p')
    .innerJoin('grouping as g', 'g.id', 'p.groupingId')
    .innerJoin('consultation as c', 'c.id', 'p.consultationId')
    .select(['c.slug', 'c.title', 'p.feedback', 'p.feedbackDueOn', 'p.givenOn', 'p.approvalDueOn', 'p.approvedOn'])
    .where('c.publishedAt', 'is not', null)
    .$if(of.board !== undefined, (query) => query.where('g.slug', '=', of.board as string))
    .$if(of.consultation !== undefined, (query) => query.where('c.slug', '=', of.consultation as string))
    .orderBy('p.feedbackDueOn')
    .execute()
  return rows.map(({ slug, title, feedback, ...days }) => ({
    consultation: { slug, title },
    feedback,
    ...positionOn(today, days),
  }))
}

type Days = Record<'feedbackDueOn' | 'givenOn' | 'approvalDueOn' | 'approvedOn', Day | null>

/** Where a board’s answer stands: “feedback due”, “given”, “approval due”, each overdue once its day has passed. */
export function positionOn(today: Day, days: Days): Pick<BoardPosition, 'words' | 'said' | 'overdue'> {
  const { feedbackDueOn, givenOn, approvalDueOn, approvedOn } = days
  const awaited = givenOn ? (approvedOn ? null : approvalDueOn) : feedbackDueOn
  const said: BoardPosition['said'] = []
  if (givenOn) said.push({ sentence: 'Feedback given on {day}', day: givenOn })
  else said.push(due('Feedback', feedbackDueOn, today))
  if (givenOn && approvedOn) said.push({ sentence: 'Approved on {day}', day: approvedOn })
  else if (givenOn) said.push(due('Approval', approvalDueOn, today))
  const words = said
    .map(({ sentence, day }) => sentence.replace('{day}', day ? inWords(day) : ''))
    .map((part, index) => (index === 0 ? part : part[0]?.toLowerCase() + part.slice(1)))
    .join(', ')
  return { words, said, overdue: awaited !== null && awaited < today }
}

function due(what: 'Feedback' | 'Approval', day: Day | null, today: Day): BoardPosition['said'][number] {
  if (day === null) return { sentence: `${what} asked for, with no day set`, day }
  return { sentence: day < today ? `${what} overdue since {day}` : `${what} due by {day}`, day }
}
