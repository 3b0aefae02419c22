import { sql } from 'kysely'
import type { Db } from '#server/data/database.ts'
import { record } from '#server/data/history.ts'
import { learnsAt } from '#server/learning/contract.ts'
import {
  adopt,
  beginRetagging,
  type FrameAsLearnt,
  frameNow,
  hashOfFrame,
  type MadeFrom,
  modelInForce,
  newestModel,
} from '#server/learning/models.ts'
import { dayOf } from '#server/data/time.ts'
import { madeFrom, withoutIds } from '../models.ts'
import { decide } from './decide.ts'
import { hashOfWords, type Said, whatPeopleSaid } from './said.ts'
import { type Learnt, maySense, trainAside } from './train.ts'

/** An officer who works on the frame changes one theme after another: the machine waits until the hand rests. */
const restMs = 15_000
/** After a failure nobody is helped by trying again every minute. */
const patienceMs = 3_600_000

/**
 * Let every consultation's machine learn, where there is a reason to: enough new words of people's, a night over any new
 * word, another coding frame, or an officer's wish. Nothing new changes nothing; two processes never learn the same twice.
 * @returns how many versions were made
 */
export async function learnWaiting(db: Db, at: () => Date, signal: AbortSignal): Promise<number> {
  const consultations = await db
    .selectFrom('consultation as k')
    .select('k.id')
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('theme as t').select('t.id').whereRef('t.consultationId', '=', 'k.id')),
    )
    .orderBy('k.id')
    .execute()
  let made = 0
  for (const { id } of consultations) if (!signal.aborted && (await learnOne(db, id, at, signal))) made++
  return made
}

/** One process at a time: the one that comes second finds the first at it and leaves; a lock dies with its process. */
async function learnOne(db: Db, consultationId: string, at: () => Date, signal: AbortSignal): Promise<boolean> {
  if (!(await lessonFor(db, consultationId, at()))) return false
  return db.connection().execute(async (line) => {
    const key = sql`hashtextextended(${`learn ${consultationId}`}, 0)`
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${key}) as mine`.execute(line)
    if (!rows[0]?.mine) return false
    try {
      // Looked at again behind the lock: somebody may have just done it.
      const lesson = await lessonFor(line, consultationId, at())
      return lesson !== null && (await take(line, lesson, at, signal))
    } finally {
      await sql`select pg_advisory_unlock(${key})`.execute(line)
    }
  })
}

type Lesson = {
  consultationId: string
  frame: FrameAsLearnt[]
  said: Said[]
  force: { id: string; version: number; madeFrom: MadeFrom; byPerson: string | null } | undefined
  newest: { id: string; madeFrom: MadeFrom } | undefined
  /** An officer wants it learnt now. */
  asked: boolean
  /** It is to read by sense, as the version before does not. */
  sense: boolean
}

/** What there is to learn now; null if there is no reason to. */
async function lessonFor(db: Db, consultationId: string, at: Date): Promise<Lesson | null> {
  const [frame, newest, force, wish] = await Promise.all([
    frameNow(db, consultationId),
    newestModel(db, consultationId),
    modelInForce(db, consultationId),
    db.selectFrom('learning').selectAll().where('consultationId', '=', consultationId).executeTakeFirst(),
  ])
  // The first is made by the worker that reads the first comment.
  if (frame.length === 0 || (!newest && !wish?.wantedAt)) return null
  if (!wish?.wantedAt && wish?.failedAt && at.getTime() - wish.failedAt.getTime() < patienceMs) return null
  const said = await whatPeopleSaid(db, consultationId)
  const bySense = newest !== undefined && !newest.madeFrom.sense && maySense(withoutIds(frame), said.length)
  const lesson = { consultationId, frame, said, force, newest, asked: Boolean(wish?.wantedAt), sense: bySense }
  if (!newest) return lesson
  const { madeFrom } = newest
  const frameChanged = madeFrom.frameHash !== hashOfFrame(frame)
  const words = madeFrom.words !== hashOfWords(said)
  if (bySense && (await restsSince(db, consultationId, at)) >= restMs) return lesson
  if (!frameChanged && !words) {
    if (wish?.wantedAt) await forgetWish(db, consultationId, wish.wantedAt)
    return null
  }
  if (wish?.wantedAt) return lesson
  if (frameChanged && (await restsSince(db, consultationId, at)) >= restMs) return lesson
  const since = said.filter((one) => one.at > (madeFrom.until ?? 0)).length
  const held = said.length - madeFrom.labelled
  if (words && (since >= learnsAt || held >= learnsAt)) return lesson
  const made = await db
    .selectFrom('taggingModel')
    .select(({ fn }) => fn.max('madeAt').as('at'))
    .where('consultationId', '=', consultationId)
    .executeTakeFirst()
  return words && made?.at && night(made.at) < night(at) ? lesson : null
}

/** Nights end at two in the morning, when nobody works. */
const night = (moment: Date) => dayOf(new Date(moment.getTime() - 2 * 3_600_000))

async function restsSince(db: Db, consultationId: string, at: Date): Promise<number> {
  const last = await db
    .selectFrom('themeVersion as v')
    .innerJoin('theme as t', 't.id', 'v.themeId')
    .select(({ fn }) => fn.max('v.at').as('at'))
    .where('t.consultationId', '=', consultationId)
    .executeTakeFirst()
  return last?.at ? Math.abs(at.getTime() - last.at.getTime()) : Infinity
}

async function forgetWish(db: Db, consultationId: string, wantedAt: Date): Promise<void> {
  await db
    .updateTable('learning')
    .set({ wantedAt: null, wantedBy: null })
    .where('consultationId', '=', consultationId)
    .where('wantedAt', '<=', wantedAt)
    .execute()
}

async function take(db: Db, lesson: Lesson, at: () => Date, signal: AbortSignal): Promise<boolean> {
  const { consultationId, said, force } = lesson
  const frame = withoutIds(lesson.frame)
  const began = at()
  const note = (values: { beganAt: Date | null; failedAt?: Date | null }) =>
    db
      .insertInto('learning')
      .values({ consultationId, ...values })
      .onConflict((conflict) => conflict.column('consultationId').doUpdateSet(values))
      .execute()
  await note({ beganAt: began })
  const known = force?.madeFrom.frame
  const until = force?.madeFrom.until ?? 0
  const before = known ? { frame: known, said: said.filter((one) => one.at <= until) } : null
  let learnt: Learnt
  try {
    learnt = await trainAside({ learn: { frame, said }, before }, signal)
  } catch (error) {
    await note(signal.aborted ? { beganAt: null } : { beganAt: null, failedAt: at() })
    throw error
  }
  // Going back to a version that lacks a theme is a person’s choice: what was never learnt is news, what was left behind is not.
  const codes = new Set(lesson.newest?.madeFrom.frame?.map(({ code }) => code))
  const senseOnly = lesson.sense && force?.madeFrom.frameHash === hashOfFrame(frame) && force.id === lesson.newest?.id
  const verdict =
    senseOnly && !force.byPerson
      ? { adopt: true, reason: 'Put in force: it reads comments by their sense too, not by their words alone.' }
      : force
        ? decide(learnt.scores, {
            added: frame.filter(({ code }) => !codes.has(code)).map(({ label }) => label),
            frame: force.madeFrom.frameHash !== hashOfFrame(frame),
            asked: lesson.asked,
          })
        : { adopt: true, reason: 'Put in force: the first version.' }
  await keep(db, lesson, learnt, verdict, began, at())
  return true
}

/** The version, the decision and what follows from it: all of it, or nothing. */
async function keep(
  db: Db,
  { consultationId, frame, said, force }: Lesson,
  { bytes, scores, sense }: Learnt,
  verdict: { adopt: boolean; reason: string },
  began: Date,
  at: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.selectFrom('consultation').select('id').where('id', '=', consultationId).forNoKeyUpdate().execute()
    const [now, newest] = await Promise.all([modelInForce(trx, consultationId), newestModel(trx, consultationId)])
    const overtaken = now?.id !== force?.id
    const adopts = verdict.adopt && !overtaken
    const row = await trx
      .insertInto('taggingModel')
      .values({
        consultationId,
        version: (newest?.version ?? 0) + 1,
        bytes: Buffer.from(bytes),
        madeFrom: madeFrom(frame, said, sense),
        scores: scores && JSON.stringify(scores),
        reason: overtaken
          ? 'Kept back: another version was put in force while this one was being made.'
          : verdict.reason,
        madeAt: at,
      })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
    await record(trx, {
      actor: null,
      action: 'model.made',
      subjectId: consultationId,
      consultationId,
      detail: { version: row.version, labelled: said.length, adopted: adopts },
      at,
    })
    if (adopts) {
      await adopt(trx, consultationId, row, null, at)
      if (force) await beginRetagging(trx, consultationId, row.id, null, at)
    }
    await trx
      .updateTable('learning')
      .set({ beganAt: null, failedAt: null })
      .where('consultationId', '=', consultationId)
      .execute()
    await forgetWish(trx, consultationId, began)
  })
}
