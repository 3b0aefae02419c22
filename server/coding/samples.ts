import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { consultationNamed } from '../consultations/queries.ts'
import { announce } from '../data/changes.ts'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import type { SignedIn } from '../people/contract.ts'
import { noSuch, Refusal, refusedAt } from '../http/refusal.ts'
import { lockComment, lockComments } from '../comments/locked.ts'
import { codable } from './queue.ts'
import type { ThemeConfirmation } from '../themes/contract.ts'
import { confirmLocked, themeNamed, themesByCode } from './correct.ts'
import { type BlindCode, codesOf, coders, mayCodeBlind } from './sample-queries.ts'
import { largestSample, type NewSample } from './sample-contract.ts'

/**
 * Draw comments that several people code blind: evenly over the questions, by chance within each, of copies of a letter
 * only one; none that a person has confirmed, since its themes have been seen. The same seed over the same comments draws
 * the same. What the machine says today is kept with it.
 * @throws {Refusal} `not-found`; `invalid` if there are too few comments, or somebody may not code
 */
export function drawSample(db: Db, slug: string, given: NewSample, by: SignedIn, at: Date): Promise<{ id: string }> {
  return db.transaction().execute(async (trx) => {
    const consultation = await consultationNamed(trx, slug)
    const people = [given.first, given.second, given.third].filter((id) => id !== undefined)
    const able = await mayCodeBlind(trx)
    for (const [index, id] of people.entries()) {
      if (able.some((one) => one.id === id)) continue
      throw refusedAt(
        'invalid',
        (['first', 'second', 'third'] as const)[index] ?? 'first',
        'This person may not code comments.',
      )
    }
    if (given.question !== undefined) await questionOf(trx, consultation.id, given.question)
    // Two who draw at once draw different comments.
    await trx.selectFrom('consultation').select('id').where('id', '=', consultation.id).forNoKeyUpdate().execute()
    const seed = given.seed ?? randomInt(2_147_483_647)
    const question = given.question ?? null
    const { rows: choice } = await sql<{ id: string }>`
      with open as (
        select distinct on (coalesce(m.campaign_id, c.id)) c.id, c.question_id
        from comment c left join campaign_member m on m.comment_id = c.id
        where c.consultation_id = ${consultation.id} and ${codable} and c.processed_at is not null
          and (${question}::uuid is null or c.question_id = ${question}::uuid)
          and not exists (select from theme_confirmation k where k.comment_id = c.id)
        order by coalesce(m.campaign_id, c.id), c.id
      )
      select id from open order by question_id nulls first, md5(${seed}::int || id::text)`.execute(trx)
    const size = given.size ?? Math.ceil((choice.length * (given.percent ?? 0)) / 100)
    if (size > largestSample) {
      throw refusedAt(
        'invalid',
        'percent',
        `That share is ${size.toLocaleString('en-GB')} comments. Please draw at most ${largestSample}.`,
      )
    }
    if (choice.length < size || size < 2) {
      throw refusedAt(
        'invalid',
        given.size === undefined ? 'percent' : 'size',
        choice.length < 2
          ? 'There are not two comments to draw from: the machine must have read them, and nobody confirmed them.'
          : `There are only ${choice.length.toLocaleString('en-GB')} comments to draw from. Please draw between 2 and so many.`,
      )
    }
    // Every n-th of the list that is sorted by question: each question gives its share.
    const drawn = choice.filter(
      (_, at) => Math.floor(((at + 1) * size) / choice.length) > Math.floor((at * size) / choice.length),
    )
    const { id } = await trx
      .insertInto('codingSample')
      .values({
        consultationId: consultation.id,
        questionId: question,
        seed,
        drawnFrom: choice.length,
        drawnBy: by.id,
        drawnAt: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('codingSampleCoder')
      .values(people.map((personId, index) => ({ sampleId: id, personId, position: index + 1 })))
      .execute()
    await sql`insert into coding_sample_comment (sample_id, comment_id, position, machine)
      select ${id}::uuid, d.id, d.place, array(
        select a.theme_id from theme_assignment a where a.comment_id = d.id and a.said_by = 'machine' and a.replaced_at is null)
      from unnest(${drawn.map((one) => one.id)}::uuid[]) with ordinality as d(id, place)`.execute(trx)
    await recordOf(trx, 'coding-sample.drawn', id, consultation.id, by, at, {
      comments: drawn.length,
      coders: people.length,
      seed,
    })
    return { id }
  })
}

/**
 * Say what a comment of a sample speaks to, without having seen what the machine or anybody else said. Kept apart from
 * every assignment; may be changed until the sample is complete, which it is once everybody has coded everything.
 * @throws {Refusal} `not-found`; `forbidden` for anyone who does not code it; `conflict` once it is complete; `invalid` for
 *   a code that is no theme of the consultation
 */
export async function codeBlind(
  db: Db,
  asked: BlindCode,
  given: ThemeConfirmation,
  by: SignedIn,
  at: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const sample = await lockSample(trx, asked.consultation, asked.sample)
    await refuseUnlessCoder(trx, sample, by)
    const comment = await lockComment(trx, asked.id, by)
    await refuseUnlessIn(trx, sample.id, comment)
    const themes = await themesByCode(trx, sample.consultationId)
    const said = [...new Set(given.themes.map((code) => themeNamed(themes, code).id))].sort()
    const own = await trx
      .selectFrom('blindCoding')
      .select(['id', 'themes'])
      .where('sampleId', '=', sample.id)
      .where('commentId', '=', comment.id)
      .where('personId', '=', by.id)
      .where('replacedAt', 'is', null)
      .executeTakeFirst()
    if (own && own.themes.join() === said.join()) return
    if (own) await trx.updateTable('blindCoding').set({ replacedAt: at }).where('id', '=', own.id).execute()
    await trx
      .insertInto('blindCoding')
      .values({ sampleId: sample.id, commentId: comment.id, personId: by.id, themes: said, at })
      .execute()
    // Under the sample, and without the codes: the comment's own history is open to the other coders.
    await recordOf(trx, 'coding-sample.coded', sample.id, sample.consultationId, by, at, { comment: comment.id })
    const people = await coders(trx, sample.id)
    if (people.every((person) => person.done >= person.of)) await complete(trx, sample, null, by, at)
  })
}

/**
 * Take back one's own blind decision, while the sample is not complete.
 * @throws {Refusal} as `codeBlind`
 */
export async function takeBackBlind(db: Db, asked: BlindCode, by: SignedIn, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const sample = await lockSample(trx, asked.consultation, asked.sample)
    await refuseUnlessCoder(trx, sample, by)
    const gone = await trx
      .updateTable('blindCoding')
      .set({ replacedAt: at })
      .where('sampleId', '=', sample.id)
      .where('commentId', '=', asked.id)
      .where('personId', '=', by.id)
      .where('replacedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!gone) return
    await recordOf(trx, 'coding-sample.taken-back', sample.id, sample.consultationId, by, at, { comment: asked.id })
  })
}

/**
 * Close a sample that will not be coded to the end: what everybody has coded is compared, the rest goes back to the queues.
 * Again is the same as once.
 * @throws {Refusal} `not-found`
 */
export async function closeSample(db: Db, slug: string, id: string, by: SignedIn, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const sample = await lockSample(trx, slug, id)
    if (!sample.completedAt) await complete(trx, sample, by.id, by, at)
  })
}

/**
 * Say what holds for a comment of a complete sample: from then on it is a person's word like any other.
 * @throws {Refusal} `not-found`; `conflict` while somebody still codes; `invalid` for a code that is no theme
 */
export async function settle(
  db: Db,
  asked: BlindCode,
  given: ThemeConfirmation,
  by: SignedIn,
  at: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const sample = await lockComplete(trx, asked.consultation, asked.sample)
    const comment = await lockComment(trx, asked.id, by)
    await refuseUnlessIn(trx, sample.id, comment)
    const themes = await themesByCode(trx, sample.consultationId)
    const holds = given.themes.map((code) => themeNamed(themes, code).id)
    await settleLocked(trx, sample.id, comment, holds, by, at)
    await announce(trx, 'public')
  })
}

/**
 * Settle every comment on which all coders said the same, as they said it.
 * @returns how many were settled now
 * @throws {Refusal} `not-found`; `conflict` while somebody still codes
 */
export function settleAgreed(db: Db, slug: string, id: string, by: SignedIn, at: Date): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const sample = await lockComplete(trx, slug, id)
    const agreed = (await codesOf(trx, sample.id)).filter((one) => !one.settledAt && one.same)
    const comments = await lockComments(
      trx,
      agreed.map((one) => one.id),
      by,
    )
    for (const comment of comments.filter((one) => !one.restricted)) {
      const themes = agreed.find((one) => one.id === comment.id)?.coders[0] ?? []
      await settleLocked(trx, sample.id, comment, themes, by, at)
    }
    if (comments.length > 0) await announce(trx, 'public')
    return comments.length
  })
}

type Sample = Awaited<ReturnType<typeof lockSample>>
type Locked = Awaited<ReturnType<typeof lockComment>>

async function settleLocked(trx: Trx, sampleId: string, comment: Locked, themes: string[], by: SignedIn, at: Date) {
  await confirmLocked(trx, comment, themes, 'own', by, at)
  await trx
    .updateTable('codingSampleComment')
    .set({ settledThemes: themes, settledBy: by.id, settledAt: at })
    .where('sampleId', '=', sampleId)
    .where('commentId', '=', comment.id)
    .execute()
  await recordOf(trx, 'coding-sample.settled', sampleId, comment.consultationId, by, at, { comment: comment.id })
}

async function lockSample(trx: Trx, slug: string, id: string) {
  const sample = await trx
    .selectFrom('codingSample as s')
    .innerJoin('consultation as k', 'k.id', 's.consultationId')
    .select(['s.id', 's.consultationId', 's.completedAt'])
    .where('s.id', '=', id)
    .where('k.slug', '=', slug)
    .forUpdate('s')
    .executeTakeFirst()
  if (!sample) throw noSuch('sample')
  return sample
}

async function lockComplete(trx: Trx, slug: string, id: string): Promise<Sample> {
  const sample = await lockSample(trx, slug, id)
  if (!sample.completedAt) {
    throw new Refusal('conflict', 'This sample is still being coded. It can be settled once it is complete.')
  }
  return sample
}

async function refuseUnlessCoder(trx: Trx, sample: Sample, by: SignedIn): Promise<void> {
  const coder = await trx
    .selectFrom('codingSampleCoder')
    .select('personId')
    .where('sampleId', '=', sample.id)
    .where('personId', '=', by.id)
    .executeTakeFirst()
  if (!coder) throw new Refusal('forbidden', 'This sample is coded by others.')
  if (sample.completedAt) throw new Refusal('conflict', 'This sample is complete, so its coding stays as it is.')
}

async function refuseUnlessIn(trx: Trx, sampleId: string, comment: Locked): Promise<void> {
  const found = await trx
    .selectFrom('codingSampleComment')
    .select('commentId')
    .where('sampleId', '=', sampleId)
    .where('commentId', '=', comment.id)
    .executeTakeFirst()
  if (!found || comment.restricted) throw noSuch('comment in this sample')
  if (comment.standing === 'withdrawn') throw new Refusal('conflict', 'The author has withdrawn this comment.')
}

async function complete(trx: Trx, sample: Sample, completedBy: string | null, by: SignedIn, at: Date): Promise<void> {
  await trx.updateTable('codingSample').set({ completedAt: at, completedBy }).where('id', '=', sample.id).execute()
  await recordOf(trx, 'coding-sample.completed', sample.id, sample.consultationId, by, at, {
    closed: completedBy !== null,
  })
}

async function questionOf(trx: Trx, consultationId: string, id: string): Promise<void> {
  const question = await trx
    .selectFrom('question')
    .select('id')
    .where('id', '=', id)
    .where('consultationId', '=', consultationId)
    .executeTakeFirst()
  if (!question) throw refusedAt('invalid', 'question', 'There is no such question.')
}

async function recordOf(
  trx: Trx,
  action: string,
  subjectId: string,
  consultationId: string,
  by: SignedIn,
  at: Date,
  detail: Record<string, string | number | boolean> = {},
): Promise<void> {
  await record(trx, { actor: by.id, action, subjectId, consultationId, detail, at })
}
