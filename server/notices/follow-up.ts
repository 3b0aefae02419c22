import { sql } from 'kysely'
import type { Db, Trx } from '../data/database.ts'
import { announce } from '../data/changes.ts'
import { record } from '../data/history.ts'
import { Refusal } from '../http/refusal.ts'
import { addDays, dayOf } from '../data/time.ts'
import type { Day } from '../http/wire.ts'
import { askAfterDays, fewestShown, type FollowUp, type FollowUpNotes, type NewAnswer } from '../followers/contract.ts'
import { tell } from './tell.ts'

/** How long after that day it is still worth a mail. */
const askWithinDays = 60

/**
 * Four weeks after a response says “done”, and was public, people are asked whether it is so: once for each response, whatever
 * happens to it later. Meant to be called every minute: twice, or by two processes at once, is the same as once.
 * @returns the references of the responses about which people are asked from now on
 */
export async function openFollowUps(db: Db, at: Date): Promise<string[]> {
  const today = dayOf(at)
  const { rows: due } = await sql<{ id: string; ref: string; consultationId: string; dueOn: Day }>`
    select r.id, r.ref, r.consultation_id, greatest(v.done_on, since.day) + ${askAfterDays}::int as due_on
    from publication p
    join response_version v on v.id = p.version_id
    join response r on r.id = p.response_id
    join consultation c on c.id = r.consultation_id and c.published_at is not null
    cross join lateral (
      select min(q.published_on) as day from publication q join response_version w on w.id = q.version_id
      where q.response_id = r.id and w.outcome = 'done'
        and not exists (
          select from publication x join response_version y on y.id = x.version_id
          where x.response_id = r.id and x.published_at > q.published_at and y.outcome is distinct from 'done')) since
    where p.replaced_at is null and v.outcome = 'done'
      and greatest(v.done_on, since.day) + ${askAfterDays}::int <= ${today}::date
      and not exists (select from follow_up u where u.response_id = r.id)
    order by due_on, r.id`.execute(db)
  const opened: string[] = []
  for (const one of due) {
    const first = await db.transaction().execute(async (trx) => {
      const made = await trx
        .insertInto('followUp')
        .values({ responseId: one.id, dueOn: one.dueOn, openedAt: at })
        .onConflict((conflict) => conflict.column('responseId').doNothing())
        .returning('responseId')
        .executeTakeFirst()
      if (!made) return false
      if (addDays(one.dueOn, askWithinDays) >= today) {
        await tell(trx, { kind: 'ask', cause: one.id, responseId: one.id }, at)
      }
      await record(trx, {
        actor: null,
        action: 'response.follow-up-opened',
        subjectId: one.id,
        consultationId: one.consultationId,
        at,
      })
      return true
    })
    if (first) opened.push(one.ref)
  }
  return opened
}

/** Who answers: somebody whom a mail asked, or anyone who holds the receipt of a submission. */
export type Answering = { messageId: string } | { submissionId: string; responseId: string }

/**
 * Take what a person says. The last answer of each counts; their words go to officers and no further.
 * @throws {Refusal} `not-found` where nobody was asked
 */
export function answerFollowUp(db: Db, who: Answering, given: NewAnswer, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const asked = await askedOf(trx, who)
    await trx
      .selectFrom('followUp')
      .select('responseId')
      .where('responseId', '=', asked.responseId)
      .forUpdate()
      .execute()
    const earlier = await earlierAnswer(trx, asked)
    const said = { answer: given.answer, note: given.note ?? null, at }
    if (earlier) await trx.updateTable('followUpAnswer').set(said).where('id', '=', earlier.id).execute()
    else
      await trx
        .insertInto('followUpAnswer')
        .values({ ...said, responseId: asked.responseId, messageId: asked.messageId, submissionId: asked.submissionId })
        .execute()
    await record(trx, {
      actor: null,
      action: 'response.follow-up-answered',
      subjectId: asked.responseId,
      detail: { again: earlier !== undefined },
      at,
    })
    await announce(trx, 'public')
  })
}

type Asked = { responseId: string; messageId: string | null; submissionId: string | null }

async function askedOf(db: Db, who: Answering): Promise<Asked> {
  const refuse = () => new Refusal('not-found', 'This question is no longer open.')
  if ('messageId' in who) {
    const message = await db
      .selectFrom('message as m')
      .innerJoin('followUp as u', 'u.responseId', 'm.responseId')
      .select(['m.id as messageId', 'm.submissionId', 'u.responseId'])
      .where('m.id', '=', who.messageId)
      .where('m.kind', '=', 'ask')
      .executeTakeFirst()
    if (!message) throw refuse()
    return message
  }
  const linked = await db
    .selectFrom('followUp as u')
    .innerJoin('responseComment as l', 'l.responseId', 'u.responseId')
    .innerJoin('comment as c', 'c.id', 'l.commentId')
    .select('u.responseId')
    .where('u.responseId', '=', who.responseId)
    .where('c.submissionId', '=', who.submissionId)
    .where('l.unlinkedAt', 'is', null)
    .where('c.standing', '<>', 'withdrawn')
    .executeTakeFirst()
  if (!linked) throw refuse()
  return { responseId: linked.responseId, messageId: null, submissionId: who.submissionId }
}

/** One person who answers by the mail and again at the receipt is one person. */
function earlierAnswer(db: Db, asked: Asked) {
  return db
    .selectFrom('followUpAnswer')
    .select(['id', 'answer', 'note'])
    .where('responseId', '=', asked.responseId)
    .where((eb) =>
      eb.or([
        ...(asked.messageId ? [eb('messageId', '=', asked.messageId)] : []),
        ...(asked.submissionId ? [eb('submissionId', '=', asked.submissionId)] : []),
      ]),
    )
    .orderBy('id')
    .executeTakeFirst()
}

/** What the page that asks shows. @throws {Refusal} `not-found` */
export async function askOf(db: Db, messageId: string) {
  const asked = await askedOf(db, { messageId })
  const response = await db
    .selectFrom('publication as p')
    .innerJoin('responseVersion as v', 'v.id', 'p.versionId')
    .innerJoin('response as r', 'r.id', 'p.responseId')
    .select(['r.ref', 'v.number', 'v.youSaid', 'v.weDid'])
    .where('p.responseId', '=', asked.responseId)
    .where('p.replacedAt', 'is', null)
    .executeTakeFirst()
  if (!response) throw new Refusal('not-found', 'This question is no longer open.')
  const earlier = await earlierAnswer(db, asked)
  return { response, earlier }
}

/** About which responses the holder of a receipt may say whether it is so, with what they said before. */
export function openAtReceipt(db: Db, receiptHash: Buffer) {
  return db
    .selectFrom('followUp as u')
    .innerJoin('submission as s', (join) => join.on('s.receiptHash', '=', receiptHash))
    .innerJoin('response as r', 'r.id', 'u.responseId')
    .innerJoin('publication as p', (join) => join.onRef('p.responseId', '=', 'r.id').on('p.replacedAt', 'is', null))
    .innerJoin('responseVersion as v', 'v.id', 'p.versionId')
    .leftJoin('followUpAnswer as a', (join) =>
      join.onRef('a.responseId', '=', 'u.responseId').onRef('a.submissionId', '=', 's.id'),
    )
    .select(['r.id', 's.id as submissionId', 'r.ref', 'v.number', 'v.youSaid', 'v.weDid', 'a.answer'])
    .where('v.outcome', '=', 'done')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('responseComment as l')
          .innerJoin('comment as c', 'c.id', 'l.commentId')
          .select('l.id')
          .whereRef('l.responseId', '=', 'u.responseId')
          .whereRef('c.submissionId', '=', 's.id')
          .where('l.unlinkedAt', 'is', null)
          .where('c.standing', '<>', 'withdrawn'),
      ),
    )
    .orderBy('r.ref')
    .execute()
}

/** The confirmation rate of a response, with its numbers; null while nobody has been asked. Small numbers are not shown. */
export async function followUpOf(db: Db, ref: string): Promise<FollowUp | null> {
  const { rows } = await sql<{ since: Day; asked: number; yes: number; notReally: number; no: number }>`
    select u.due_on as since,
      (select count(*) from message m where m.response_id = r.id and m.kind = 'ask' and m.state = 'sent') as asked,
      (select count(*) from follow_up_answer a where a.response_id = r.id and a.answer = 'yes') as yes,
      (select count(*) from follow_up_answer a where a.response_id = r.id and a.answer = 'not-really') as not_really,
      (select count(*) from follow_up_answer a where a.response_id = r.id and a.answer = 'no') as no
    from follow_up u join response r on r.id = u.response_id where r.ref = ${ref}`.execute(db)
  const [found] = rows
  if (!found) return null
  const answered = found.yes + found.notReally + found.no
  const shown = answered >= fewestShown
  return {
    since: found.since,
    asked: found.asked >= fewestShown ? found.asked : null,
    answered: shown ? answered : null,
    yes: shown ? found.yes : null,
    notReally: shown ? found.notReally : null,
    no: shown ? found.no : null,
  }
}

/** What people added to their answers, newest first: for officers. */
export async function followUpNotes(db: Trx | Db, ref: string): Promise<FollowUpNotes> {
  const rows = await db
    .selectFrom('followUpAnswer as a')
    .innerJoin('response as r', 'r.id', 'a.responseId')
    .select(['a.id', 'a.answer', 'a.note', 'a.at'])
    .where('r.ref', '=', ref)
    .where('a.note', 'is not', null)
    .orderBy('a.at', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ note, at, ...row }) => ({ ...row, note: note as string, on: dayOf(at) }))
}
