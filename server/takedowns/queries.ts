import { sql } from 'kysely'
import { londonDay } from '../data/days.ts'
import type { Db } from '../data/database.ts'
import type { SignedIn } from '../people/contract.ts'
import { oneWith } from '../people/independent.ts'
import { may } from '../people/permissions.ts'
import type { ComplaintLine, Place, TakedownLine, TakenOutNote } from './contract.ts'

/** Where these words stand that can be public, the most places first. */
export async function placesOf(db: Db, words: string[]): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select about_kind as kind, about, count(*)::int as places from places_of_words(${words}::text[]) group by 1, 2
    union all
    select 'comment', null, count(*)::int from redaction r
    where r.public_body ~* words_pattern(${words}::text[])
      and not exists (select from redaction later where later.comment_id = r.comment_id and later.id > r.id)
    having count(*) > 0
    order by places desc, 2`.execute(db)
  return rows
}

/** In how many things a word stands with small letters alone, as words of the language do and names do not. */
export async function thingsInSmallLetters(db: Db, word: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select (select count(distinct (about_kind, about))::int from places_in_small_letters(${word}))
      + (select count(*)::int from redaction r where r.public_body ~ words_pattern(lower(${word}::text))
        and not exists (select from redaction later where later.comment_id = r.comment_id and later.id > r.id)) as n`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

/** Words that are out of everything public now, for a row `t` of `takedown`. */
const stands = sql`(t.decision = 'taken-out' or (t.decision is null and not t.held))`

/** How many uploaded files are named beside a takedown. */
const namedFiles = 200

/** The uploaded files that everybody may read now, by title, and how many more there are: no program looks through them. */
export async function publicFiles(db: Db) {
  const rows = await db
    .selectFrom('documentFile as f')
    .innerJoin('document as d', 'd.id', 'f.documentId')
    .innerJoin('consultation as c', 'c.id', 'd.consultationId')
    .leftJoin('response as r', 'r.id', 'd.responseId')
    .select(['d.title', 'd.url', 'c.slug', 'r.ref', sql<number>`(count(*) over ())::int`.as('all')])
    .where('d.withdrawnAt', 'is', null)
    .where('d.waits', '=', false)
    .where('d.url', 'is not', null)
    .where('c.publishedAt', 'is not', null)
    .orderBy('d.title')
    .limit(namedFiles)
    .$narrowType<{ url: string }>()
    .execute()
  return { files: rows.map(({ all: _, ...file }) => file), moreFiles: (rows[0]?.all ?? 0) - rows.length }
}

/** What words were taken out of one thing in public, the latest first; nothing of what was put back. */
export async function notesOf(db: Db, kind: Place['kind'], about: string): Promise<TakenOutNote[]> {
  const { rows } = await sql<TakenOutNote>`
    select ${londonDay('(case when t.held then t.decided_at else t.asked_at end)')}::text as "on", t.reason, t.decided_at is null as hidden, t.tag
    from takedown t
    where ${stands}
      and exists (select from taken_out o where o.takedown_id = t.id and o.about_kind = ${kind} and o.about = ${about})
    order by t.asked_at desc`.execute(db)
  return rows
}

/** Every takedown that stands, with the public pages it concerns, the latest first. */
export async function allNotes(db: Db, limit: number) {
  const { rows } = await sql<TakenOutNote & { pages: { label: string; url: string }[] }>`
    select ${londonDay('(case when t.held then t.decided_at else t.asked_at end)')}::text as "on", t.reason, t.decided_at is null as hidden, t.tag,
      coalesce((select jsonb_agg(jsonb_build_object('label', p.about, 'url', p.url) order by p.about) from (
        select distinct o.about, '/log/' || o.about as url from taken_out o join response r on r.ref = o.about
          join consultation k on k.id = r.consultation_id and k.published_at is not null
          where o.takedown_id = t.id and o.about_kind = 'response'
            and exists (select from publication p where p.response_id = r.id)
        union select distinct o.about, '/papers/' || o.about from taken_out o join paper a on a.ref = o.about
          join consultation k on k.id = a.consultation_id and k.published_at is not null
          join board_meeting m on m.id = a.meeting_id and m.in_public
          where o.takedown_id = t.id and o.about_kind = 'paper') p), '[]') as pages
    from takedown t where ${stands}
    order by t.asked_at desc limit ${limit}`.execute(db)
  return rows
}

/** Of how many responses, papers, meetings and consultations a takedown names those that it took words out of. */
const namedThings = 12

/** Takedowns, those that wait for a second person first and of those the most pressing. */
export async function takedowns(db: Db, viewer: SignedIn, at: Date): Promise<TakedownLine[]> {
  const rows = await db
    .selectFrom('takedown as t')
    .innerJoin('person as asker', 'asker.id', 't.askedBy')
    .leftJoin('person as decider', 'decider.id', 't.decidedBy')
    .select([
      't.id',
      't.tag',
      't.reason',
      't.words',
      't.askedBy as askedById',
      'asker.name as askedBy',
      't.askedAt',
      't.dueAt',
      't.decision',
      't.held',
      'decider.name as decidedBy',
      't.decidedAt',
      sql<number>`(select count(*)::int from taken_out o where o.takedown_id = t.id)`.as('places'),
      sql<string[]>`array(select distinct o.about from taken_out o where o.takedown_id = t.id and o.about is not null
        order by o.about limit ${namedThings})`.as('about'),
    ])
    .orderBy(sql`t.decided_at is not null`)
    .orderBy(sql`case when t.decided_at is null then t.due_at end`)
    .orderBy('t.decidedAt', 'desc')
    .limit(500)
    .execute()
  return rows.map(({ askedById, words, ...row }) => ({
    ...row,
    words: row.decision === null || may(viewer, 'words.see-taken-out') ? words : null,
    late: row.decision === null && row.dueAt < at,
    mine: askedById === viewer.id,
  }))
}

export type Undecided = Awaited<ReturnType<typeof undecided>>[number]

/** Takedowns that wait for a second person, the most pressing first. `mine`: the viewer asked for it; `decides`: may be that person. */
export async function undecided(db: Db, viewer: SignedIn, at: Date) {
  const tied = await oneWith(db, viewer.id, at)
  const rows = await db
    .selectFrom('takedown as t')
    .innerJoin('person as asker', 'asker.id', 't.askedBy')
    .select(['asker.name as askedBy', 't.askedBy as askedById', 't.held', 't.dueAt'])
    .select(sql<number>`(select count(*)::int from taken_out o where o.takedown_id = t.id)`.as('places'))
    .where('t.decision', 'is', null)
    .orderBy('t.dueAt')
    .limit(50)
    .execute()
  return rows.map(({ askedById, ...row }) => ({
    ...row,
    mine: askedById === viewer.id,
    decides: !tied.includes(askedById),
  }))
}

/** How many complaints about what is published have no answer, and when the first of them is due. */
export const openComplaints = (db: Db): Promise<{ count: number; dueAt: Date | null }> =>
  db
    .selectFrom('complaint')
    .select(({ fn }) => [sql<number>`count(*)::int`.as('count'), fn.min('dueAt').as('dueAt')])
    .where('answeredAt', 'is', null)
    .executeTakeFirstOrThrow()

/** Complaints about what is published: those without an answer first, the most pressing of them first. */
export async function complaints(db: Db, at: Date): Promise<ComplaintLine[]> {
  const rows = await db
    .selectFrom('complaint as c')
    .innerJoin('response as r', 'r.id', 'c.responseId')
    .leftJoin('person as p', 'p.id', 'c.answeredBy')
    .select([
      'c.id',
      'r.ref',
      'c.kind',
      'c.words',
      'c.message',
      'c.language',
      'c.at',
      'c.dueAt',
      'c.answer',
      'p.name as answeredBy',
      'c.answeredAt',
    ])
    .orderBy(sql`c.answered_at is not null`)
    .orderBy(sql`case when c.answered_at is null then c.due_at end`)
    .orderBy('c.answeredAt', 'desc')
    .limit(500)
    .execute()
  return rows.map((row) => ({ ...row, late: row.answer === null && row.dueAt < at }))
}

/** Each place that words were taken out of, as it was: for anyone who may still read it. */
export function placesTakenOut(db: Db, takedownId: string) {
  return db
    .selectFrom('takenOut')
    .select(['aboutKind', 'about', 'tableName', 'columnName', 'original', 'putBack'])
    .where('takedownId', '=', takedownId)
    .orderBy('aboutKind')
    .orderBy('about')
    .orderBy('tableName')
    .orderBy('rowKey')
    .execute()
}
