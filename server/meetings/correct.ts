import { sql, type Updateable } from 'kysely'
import type { Db, Trx } from '../data/database.ts'
import type { Tables } from '../data/tables.ts'
import { noSuch, Refusal, refusedAt } from '../http/refusal.ts'
import { type Day, isSentence } from '../http/wire.ts'
import { begins, dayOf } from '../data/time.ts'
import { oneWith } from '../people/independent.ts'
import type {
  AgendaChange,
  AnswerDraft,
  MeetingChange,
  QuestionChange,
  QuestionRuledOut,
  QuestionWithdrawn,
  ResolutionChange,
} from './desk-contract.ts'
import { arePapersOut } from './read.ts'
import { change } from './set-up.ts'

/** What was entered is put right until the minutes are final; what it said before is kept. */
type Corrected = 'boardMeeting' | 'agendaItem' | 'resolution' | 'publicQuestion'

/**
 * Its address stays, so that links to it hold.
 * @throws {Refusal} `not-found`; `conflict` once the minutes are final; for another day or time: `forbidden` for anyone who wrote
 *                   part of what the board agreed to there, `invalid` without the reason once it was held or something was agreed to
 */
export function changeMeeting(
  db: Db,
  slug: string,
  { reason, ...given }: MeetingChange,
  by: string,
  at: Date,
): Promise<string> {
  return change(db, slug, by, 'meeting.changed', async (trx, meetingId) => {
    const next = {
      ...given,
      starts: given.starts ?? null,
      venue: given.venue ?? null,
      url: given.url ?? null,
      papersPublishedOn: given.papersPublishedOn ?? null,
      dayWording: null,
    }
    const before = await trx
      .selectFrom('boardMeeting')
      .select(['day', 'starts', 'inPublic', 'papersPublishedOn'])
      .where('id', '=', meetingId)
      .executeTakeFirstOrThrow()
    const { day, starts } = before
    const today = dayOf(at)
    const shown = (one: typeof before) => one.inPublic && arePapersOut(one, today)
    const moved = day !== next.day || starts !== next.starts
    if (moved) await refuseAuthor(trx, { meetingId }, by, at)
    if (shown(before) && !shown(next)) await refuseHiding(trx, meetingId)
    if (moved && begins(next.day, next.starts) > at) await refuseHeld(trx, meetingId)
    const begun = [{ day, starts }, next].some((one) => one.day !== null && begins(one.day, one.starts) <= at)
    const why = moved && (begun || (await agreedIn(trx, { meetingId }))) ? explained(reason) : null
    await putRight(trx, 'boardMeeting', meetingId, meetingId, next, { by, at, why })
    return meetingId
  })
}

/**
 * @throws {Refusal} `not-found`; `conflict` once the minutes are final; where the board agreed to words by a resolution under it:
 *                   `forbidden` for anyone who wrote part of these, `invalid` without the reason
 */
export function changeAgendaItem(
  db: Db,
  slug: string,
  id: string,
  { reason, ...given }: AgendaChange,
  by: string,
  at: Date,
): Promise<string> {
  return change(db, slug, by, 'agenda.changed', async (trx, meetingId) => {
    await itemOf(trx, meetingId, id)
    const next = {
      ...given,
      number: given.number ?? null,
      paperTitle: given.paperTitle ?? null,
      url: given.url ?? null,
    }
    const part = { meetingId, itemId: id }
    await refuseAuthor(trx, part, by, at)
    const why = (await agreedIn(trx, part)) && (await differs(trx, 'agendaItem', id, next)) ? explained(reason) : null
    await putRight(trx, 'agendaItem', meetingId, id, next, { by, at, why })
    return id
  })
}

/** @throws {Refusal} `not-found`; `conflict` once the minutes are final, or while a resolution stands under it */
export function removeAgendaItem(db: Db, slug: string, id: string, by: string, at: Date): Promise<string> {
  return change(db, slug, by, 'agenda.removed', async (trx, meetingId) => {
    await itemOf(trx, meetingId, id)
    const resolved = await trx.selectFrom('resolution').select('number').where('agendaItemId', '=', id).execute()
    if (resolved.length > 0)
      throw new Refusal(
        'conflict',
        `Resolution ${resolved[0]?.number} stands under this item, so the item stays. You can change its words.`,
      )
    await keepBefore(trx, 'agendaItem', meetingId, id, ['number', 'title', 'paperTitle'], { by, at })
    await trx.deleteFrom('agendaItem').where('id', '=', id).execute()
    return id
  })
}

/**
 * @throws {Refusal} `not-found`; `conflict` once the minutes are final; `forbidden` for anyone who wrote part of what the board
 *                   agreed to by it; `invalid` without the reason where it agreed to words by it
 */
export function changeResolution(
  db: Db,
  slug: string,
  id: string,
  { reason, ...given }: ResolutionChange,
  by: string,
  at: Date,
): Promise<string> {
  return change(db, slug, by, 'resolution.changed', async (trx, meetingId) => {
    const own = await trx
      .selectFrom('resolution as r')
      .innerJoin('agendaItem as i', 'i.id', 'r.agendaItemId')
      .select('r.id')
      .where('r.id', '=', id)
      .where('i.meetingId', '=', meetingId)
      .executeTakeFirst()
    if (!own) throw noSuch('resolution')
    await refuseAuthor(trx, { meetingId, resolutionId: id }, by, at)
    const next = {
      ...given,
      delegatedTo: given.delegatedTo ?? null,
      delegatedUntil: given.delegatedUntil ?? null,
      delegatedScope: given.delegatedScope ?? null,
    }
    const why = (await agreedIn(trx, { meetingId, resolutionId: id })) ? explained(reason) : null
    await putRight(trx, 'resolution', meetingId, id, next, { by, at, why })
    return id
  })
}

/**
 * What was answered before is kept.
 * @throws {Refusal} `not-found`; `conflict` once the minutes are final; `invalid` without the reason once people could read what became of it
 */
export function answerPublicQuestion(
  db: Db,
  slug: string,
  number: number,
  { changeReason, ...given }: AnswerDraft,
  by: string,
  at: Date,
): Promise<string> {
  return change(db, slug, by, 'public-question.answered', async (trx, meetingId) => {
    const question = await questionOf(trx, meetingId, number)
    const next = { ...given, answeredBy: given.answeredBy ?? null, answeredOn: given.answeredOn ?? null }
    return putQuestion(trx, meetingId, question, next, { by, at, changeReason })
  })
}

/** @throws {Refusal} as `answerPublicQuestion` */
export function changePublicQuestion(
  db: Db,
  slug: string,
  number: number,
  { changeReason, ...given }: QuestionChange,
  by: string,
  at: Date,
): Promise<string> {
  return change(db, slug, by, 'public-question.changed', async (trx, meetingId) => {
    const question = await questionOf(trx, meetingId, number)
    const next = { ...given, askerShown: given.askerShown ?? null, receivedOn: given.receivedOn ?? null }
    return putQuestion(trx, meetingId, question, next, { by, at, changeReason })
  })
}

/**
 * A question that the board does not take. Everybody reads that one came and why it was not taken, never its words.
 * @throws {Refusal} as `answerPublicQuestion`
 */
export function ruleOutQuestion(
  db: Db,
  slug: string,
  number: number,
  given: QuestionRuledOut,
  by: string,
  at: Date,
): Promise<string> {
  return change(db, slug, by, 'public-question.ruled-out', async (trx, meetingId) => {
    const question = await questionOf(trx, meetingId, number)
    const next = {
      answer: given.reason,
      answerMode: 'ruled-out',
      answeredBy: given.answeredBy ?? null,
      answeredOn: given.answeredOn ?? null,
    }
    return putQuestion(trx, meetingId, question, next, { by, at, changeReason: given.changeReason })
  })
}

/**
 * The person who asked takes it back. Everybody reads that one came and was withdrawn, never its words.
 * @throws {Refusal} as `answerPublicQuestion`; `invalid` for a day before it came
 */
export function withdrawQuestion(
  db: Db,
  slug: string,
  number: number,
  given: QuestionWithdrawn,
  by: string,
  at: Date,
): Promise<string> {
  return change(db, slug, by, 'public-question.withdrawn', async (trx, meetingId) => {
    const question = await questionOf(trx, meetingId, number)
    const { receivedOn } = question
    if (receivedOn !== null && given.withdrawnOn < receivedOn)
      throw refusedAt('invalid', 'withdrawnOn', 'That is before the question came.')
    const next = { answer: null, answerMode: 'withdrawn', answeredBy: null, answeredOn: given.withdrawnOn }
    return putQuestion(trx, meetingId, question, next, { by, at, changeReason: given.changeReason })
  })
}

type Part = { meetingId: string; itemId?: string; resolutionId?: string }

/** @throws {Refusal} `invalid` without a sentence */
function explained(
  reason: string | undefined,
  field = 'reason',
  because = 'what the board can have agreed to rests on this',
): string {
  if (isSentence(reason)) return reason
  throw refusedAt('invalid', field, `Please say why, in a sentence: ${because}, and everybody reads the reason.`)
}

/**
 * What everybody could read of a meeting stays there once something rests on it.
 * @throws {Refusal} `conflict` where it resolved something, answered somebody, or was given a paper
 */
async function refuseHiding(trx: Trx, meetingId: string): Promise<void> {
  const { rows } = await sql<{ what: string }>`
    select 'resolutions are recorded there' as what where exists (
      select from resolution n join agenda_item i on i.id = n.agenda_item_id where i.meeting_id = ${meetingId})
    union all select 'questions of the public are recorded there' where exists (
      select from public_question where meeting_id = ${meetingId})
    union all select 'papers were issued to it' where exists (select from paper where meeting_id = ${meetingId})`.execute(
    trx,
  )
  const [rests] = rows
  if (rests)
    throw refusedAt(
      'conflict',
      'inPublic',
      `Everybody can read this meeting, and ${rests.what}: it cannot be taken from the public again. Words that must not stand there are taken out under “Complaints and takedowns”.`,
    )
}

/** @throws {Refusal} `conflict` where it resolved something: it has been held */
async function refuseHeld(trx: Trx, meetingId: string): Promise<void> {
  const held = await trx
    .selectFrom('resolution as n')
    .innerJoin('agendaItem as i', 'i.id', 'n.agendaItemId')
    .select('n.number')
    .where('i.meetingId', '=', meetingId)
    .limit(1)
    .executeTakeFirst()
  if (held)
    throw refusedAt(
      'conflict',
      'day',
      `Resolution ${held.number} is recorded there, so it has been held: it cannot begin at a moment to come.`,
    )
}

/** What became of a question is not changed without a trace once people could read it. @returns its id */
async function putQuestion(
  trx: Trx,
  meetingId: string,
  { id, decided }: Awaited<ReturnType<typeof questionOf>>,
  next: Updateable<Tables['publicQuestion']>,
  { changeReason, ...correction }: Correction & { changeReason: string | undefined },
): Promise<string> {
  const why =
    decided && (await differs(trx, 'publicQuestion', id, next))
      ? explained(changeReason, 'changeReason', 'people could read what stands here now')
      : null
  await putRight(trx, 'publicQuestion', meetingId, id, next, { ...correction, why })
  return id
}

/** Versions that a board agreed to there, as it is recorded now. */
function agreedTo(trx: Trx, { meetingId, itemId, resolutionId }: Part) {
  return trx
    .selectFrom('resolutionResponse as l')
    .innerJoin('resolution as n', 'n.id', 'l.resolutionId')
    .innerJoin('agendaItem as i', 'i.id', 'n.agendaItemId')
    .where('i.meetingId', '=', meetingId)
    .$if(itemId !== undefined, (query) => query.where('i.id', '=', itemId ?? null))
    .$if(resolutionId !== undefined, (query) => query.where('n.id', '=', resolutionId ?? null))
    .where('l.version', 'is not', null)
    .where('l.unlinkedAt', 'is', null)
}

/** Whether a board agreed to words there. */
async function agreedIn(trx: Trx, part: Part): Promise<boolean> {
  return (await agreedTo(trx, part).select('l.id').limit(1).executeTakeFirst()) !== undefined
}

/**
 * When a board met, and what it resolved, decide whether words that it agreed to may go out, and stand beside them once they are out:
 * people who wrote part of these do not put that right, before or after.
 * @throws {Refusal} `forbidden` for them, and for anyone who may hold their account
 */
async function refuseAuthor(trx: Trx, part: Part, by: string, at: Date): Promise<void> {
  const agreed = await agreedTo(trx, part)
    .innerJoin('response as r', 'r.id', 'l.responseId')
    .innerJoin('responseVersion as v', 'v.responseId', 'r.id')
    .innerJoin('responseEditor as e', 'e.versionId', 'v.id')
    .select('r.ref')
    .where('r.abandonedAt', 'is', null)
    .where('e.personId', 'in', await oneWith(trx, by, at))
    .orderBy('r.ref')
    .limit(1)
    .executeTakeFirst()
  if (agreed)
    throw new Refusal(
      'forbidden',
      `You, or somebody whose account you share in, wrote part of ${agreed.ref}, to which the board agreed here. Somebody who wrote no part of it has to put this right.`,
    )
}

/** Who puts something right, when, and why where it has to be said. */
type Correction = { by: string; at: Date; why?: string | null }

/** Write what is right, beside what it said before. What says the same already is no correction. */
async function putRight<T extends Corrected>(
  trx: Trx,
  table: T,
  meetingId: string,
  id: string,
  next: Updateable<Tables[T]>,
  correction: Correction,
): Promise<void> {
  if (!(await differs(trx, table, id, next))) return
  await keepBefore(trx, table, meetingId, id, Object.keys(next), correction)
  await trx
    .updateTable(table as Corrected)
    .set(next)
    .where('id', '=', id)
    .execute()
}

async function differs<T extends Corrected>(
  trx: Trx,
  table: T,
  id: string,
  next: Updateable<Tables[T]>,
): Promise<boolean> {
  const row = await trx
    .selectFrom(table as Corrected)
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const before: Record<string, unknown> = row
  return Object.entries(next).some(([column, value]) => JSON.stringify(before[column]) !== JSON.stringify(value))
}

async function keepBefore(
  trx: Trx,
  table: Corrected,
  meetingId: string,
  id: string,
  columns: string[],
  { by, at, why = null }: Correction,
): Promise<void> {
  const row = await trx.selectFrom(table).selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
  const before = Object.fromEntries(Object.entries(row).filter(([column]) => columns.includes(column)))
  await trx
    .insertInto('meetingCorrection')
    .values({ meetingId, subjectId: id, before: JSON.stringify(before), byPerson: by, at, reason: why })
    .execute()
}

async function itemOf(trx: Trx, meetingId: string, id: string): Promise<void> {
  const item = await trx
    .selectFrom('agendaItem')
    .select('id')
    .where('id', '=', id)
    .where('meetingId', '=', meetingId)
    .executeTakeFirst()
  if (!item) throw new Refusal('not-found', 'This meeting has no such item.')
}

async function questionOf(
  trx: Trx,
  meetingId: string,
  number: number,
): Promise<{ id: string; receivedOn: Day | null; decided: boolean }> {
  const question = await trx
    .selectFrom('publicQuestion')
    .select(['id', 'receivedOn', sql<boolean>`answer is not null or answer_mode is not null`.as('decided')])
    .where('meetingId', '=', meetingId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!question) throw noSuch('question')
  return question
}
