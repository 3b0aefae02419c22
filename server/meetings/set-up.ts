import { listed } from '../data/vocabulary.ts'
import { sql } from 'kysely'
import { announce } from '../data/changes.ts'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import { noSuch, Refusal, refusedAt } from '../http/refusal.ts'
import { begins, dayOf } from '../data/time.ts'
import type { AgendaDraft, MeetingDraft, QuestionDraft, ResolutionDraft } from './desk-contract.ts'

/** @throws {Refusal} `invalid` for a board that there is not */
export function addMeeting(db: Db, given: MeetingDraft, by: string): Promise<{ id: string; slug: string }> {
  return db.transaction().execute(async (trx) => {
    // Locked, so that two meetings of one board on one day get two addresses.
    const board = await trx
      .selectFrom('grouping')
      .select('slug')
      .where('id', '=', given.groupingId)
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (!board) throw refusedAt('invalid', 'groupingId', 'There is no such board.')
    const base = `${board.slug}-${given.day}`
    const taken = new Set((await trx.selectFrom('boardMeeting').select('slug').execute()).map(({ slug }) => slug))
    let slug = base
    for (let number = 2; taken.has(slug); number++) slug = `${base}-${number}`
    const made = await trx
      .insertInto('boardMeeting')
      .values({
        ...given,
        slug,
        starts: given.starts ?? null,
        venue: given.venue ?? null,
        papersPublishedOn: given.papersPublishedOn ?? null,
        url: given.url ?? null,
      })
      .returning(['id', 'slug'])
      .executeTakeFirstOrThrow()
    await record(trx, { actor: by, action: 'meeting.added', subjectId: made.id })
    await announce(trx, 'settings')
    return made
  })
}

/** @throws {Refusal} `not-found`; `conflict` once the minutes are final */
export function addAgendaItem(db: Db, slug: string, given: AgendaDraft, by: string): Promise<string> {
  return change(db, slug, by, 'agenda.added', async (trx, meetingId) => {
    const { position } = await trx
      .selectFrom('agendaItem')
      .select(sql<number>`coalesce(max(position), -1) + 1`.as('position'))
      .where('meetingId', '=', meetingId)
      .executeTakeFirstOrThrow()
    const made = await trx
      .insertInto('agendaItem')
      .values({
        ...given,
        meetingId,
        position,
        number: given.number ?? null,
        paperTitle: given.paperTitle ?? null,
        url: given.url ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return made.id
  })
}

/** @throws {Refusal} `not-found`; `invalid` for an item of another meeting; `conflict` before it begins, and once the minutes are final */
export function addResolution(db: Db, slug: string, given: ResolutionDraft, by: string, at: Date): Promise<string> {
  return change(db, slug, by, 'resolution.added', async (trx, meetingId) => {
    const item = await trx
      .selectFrom('agendaItem as i')
      .innerJoin('boardMeeting as m', 'm.id', 'i.meetingId')
      .select(['i.id', 'm.day', 'm.starts'])
      .where('i.id', '=', given.item)
      .where('i.meetingId', '=', meetingId)
      .executeTakeFirst()
    if (!item) throw refusedAt('invalid', 'item', 'This meeting has no such item.')
    if (item.day !== null && begins(item.day, item.starts) > at)
      throw new Refusal('conflict', 'The meeting has not been held yet, so it has resolved nothing.')
    const { item: _own, ...rest } = given
    const made = await trx
      .insertInto('resolution')
      .values({
        ...rest,
        agendaItemId: item.id,
        delegatedTo: given.delegatedTo ?? null,
        delegatedUntil: given.delegatedUntil ?? null,
        delegatedScope: given.delegatedScope ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return made.id
  })
}

/** @throws {Refusal} `not-found`; `conflict` once the minutes are final */
export function addPublicQuestion(db: Db, slug: string, given: QuestionDraft, by: string): Promise<string> {
  return change(db, slug, by, 'public-question.added', async (trx, meetingId) => {
    const { number } = await trx
      .selectFrom('publicQuestion')
      .select(sql<number>`coalesce(max(number), 0) + 1`.as('number'))
      .where('meetingId', '=', meetingId)
      .executeTakeFirstOrThrow()
    const made = await trx
      .insertInto('publicQuestion')
      .values({
        meetingId,
        number,
        question: given.question,
        askerShown: given.askerShown ?? null,
        receivedOn: given.receivedOn ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return made.id
  })
}

/**
 * Say that the minutes are final; from then on agenda, resolutions and answers stay as they are. Again is the same as once.
 * @throws {Refusal} `not-found`; `conflict` before the meeting, or while a public question has no answer
 */
export async function finaliseMinutes(db: Db, slug: string, by: string, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const meeting = await lockMeeting(trx, slug)
    if (meeting.minutesFinalAt !== null) return
    if (meeting.day !== null && meeting.day > dayOf(now))
      throw new Refusal('conflict', 'The meeting has not been held yet.')
    const open = await trx
      .selectFrom('publicQuestion')
      .select('number')
      .where('meetingId', '=', meeting.id)
      .where('answer', 'is', null)
      .where(sql<boolean>`answer_mode is distinct from 'withdrawn'`)
      .orderBy('number')
      .execute()
    if (open.length > 0) {
      const numbers = listed(open.map(({ number }) => String(number)))
      const which = open.length === 1 ? `Public question ${numbers} has` : `Public questions ${numbers} have`
      throw new Refusal('conflict', `${which} no answer yet, so the minutes cannot be final.`)
    }
    // What was answered goes round with the minutes.
    await trx
      .updateTable('publicQuestion')
      .set({ attachedToMinutes: true })
      .where('meetingId', '=', meeting.id)
      .where('answer', 'is not', null)
      .where('answerMode', '<>', 'ruled-out')
      .execute()
    await trx
      .updateTable('boardMeeting')
      .set({ minutesFinalAt: now, minutesFinalBy: by })
      .where('id', '=', meeting.id)
      .execute()
    await record(trx, { actor: by, action: 'minutes.final', subjectId: meeting.id, at: now })
    await announce(trx, 'settings')
  })
}

/** One change of a meeting whose minutes are not final, and its history. @returns id of what was changed */
export function change(
  db: Db,
  slug: string,
  by: string,
  action: string,
  work: (trx: Trx, meetingId: string) => Promise<string>,
): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const meeting = await lockMeeting(trx, slug)
    if (meeting.minutesFinalAt !== null)
      throw new Refusal('conflict', 'The minutes of this meeting are final, so nothing more can be changed.')
    const subjectId = await work(trx, meeting.id)
    await record(trx, { actor: by, action, subjectId })
    await announce(trx, 'settings')
    return subjectId
  })
}

async function lockMeeting(trx: Trx, slug: string) {
  const meeting = await trx
    .selectFrom('boardMeeting')
    .select(['id', 'day', 'minutesFinalAt'])
    .where('slug', '=', slug)
    .forUpdate()
    .executeTakeFirst()
  if (!meeting) throw noSuch('meeting')
  return meeting
}
