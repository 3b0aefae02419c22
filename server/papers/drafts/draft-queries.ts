import { sql } from 'kysely'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import { publicWords } from '../../comments/public-words.ts'
import { dayBegins } from '../../data/days.ts'
import type { Db, Trx } from '../../data/database.ts'
import { type Narrow, type Reach, whole, within } from '../../data/visible.ts'
import { anyOf } from '../../responses/queries.ts'
import type { Day } from '../../http/wire.ts'
import type { DraftLine, PaperFilter, Part } from './draft-contract.ts'
import type { Ask, Template } from '../vocabulary.ts'

/** Comments that a draft quotes, in the order of its quote blocks. */
export type DraftQuote = { commentId: string; language: string }
export type Numbers = Record<string, number>

function lines(db: Db) {
  return db
    .selectFrom('paperDraft as d')
    .innerJoin('consultation as k', 'k.id', 'd.consultationId')
    .innerJoin('person', 'person.id', 'd.changedBy')
    .leftJoin('boardMeeting as m', 'm.id', 'd.meetingId')
    .select((eb) => [
      'd.id',
      'd.title',
      sql<Template>`d.template`.as('template'),
      jsonObjectFrom(
        eb.selectFrom('consultation as c').select(['c.slug', 'c.title']).whereRef('c.id', '=', 'd.consultationId'),
      )
        .$notNull()
        .as('consultation'),
      'm.title as meeting',
      'd.issuedTo',
      'd.figuresOn',
      'person.name as changedBy',
    ])
}

/** Drafts within somebody’s reach that were neither issued nor put away, the last changed first. */
export function openDrafts(db: Db, reach: Reach): Promise<DraftLine[]> {
  return lines(db)
    .$if(reach !== whole, (query) => query.where(within(reach as Narrow, 'd.consultationId')))
    .where('d.paperId', 'is', null)
    .where('d.putAwayAt', 'is', null)
    .orderBy('d.changedAt', 'desc')
    .orderBy('d.id', 'desc')
    .limit(200)
    .execute()
}

const everything = [
  'd.revision',
  'd.item',
  'd.author',
  'd.presenter',
  'd.consultationId',
  'd.meetingId',
  sql<Ask>`d.ask`.as('ask'),
  sql<PaperFilter>`d.filter`.as('filter'),
  sql<Numbers>`d.figures`.as('figures'),
  sql<Part[]>`d.parts`.as('parts'),
  sql<DraftQuote[]>`d.quotes`.as('quotes'),
] as const

export function findDraft(db: Db, id: string) {
  return lines(db)
    .select(everything)
    .where('d.id', '=', id)
    .where('d.paperId', 'is', null)
    .where('d.putAwayAt', 'is', null)
    .executeTakeFirst()
}
export type Draft = NonNullable<Awaited<ReturnType<typeof findDraft>>>

/** The same, so that nobody else changes it until the transaction ends. */
export function lockDraft(trx: Trx, id: string) {
  return lines(trx)
    .select(everything)
    .where('d.id', '=', id)
    .where('d.paperId', 'is', null)
    .where('d.putAwayAt', 'is', null)
    .forUpdate('d')
    .executeTakeFirst()
}

/** The words of these comments, in their order; null for one whose words may not be public now. */
export async function wordsOf(db: Db, quotes: DraftQuote[]): Promise<(string | null)[]> {
  const rows = await publicWords(db)
    .where('c.id', '=', anyOf(quotes.map(({ commentId }) => commentId)))
    .execute()
  const words = new Map(rows.map((row) => [row.commentId, row.words]))
  return quotes.map(({ commentId }) => words.get(commentId) ?? null)
}

/** The figures of the last report of this kind that was issued to the same body, and the day they were of. */
export function lastReport(db: Db, consultationId: string, template: Template, issuedTo: string) {
  return db
    .selectFrom('paperDraft as d')
    .innerJoin('paper as p', 'p.id', 'd.paperId')
    .select(['p.ref', 'd.figuresOn', sql<Numbers>`d.figures`.as('figures')])
    .where('d.consultationId', '=', consultationId)
    .where('d.template', '=', template)
    .where('d.issuedTo', '=', issuedTo)
    .orderBy('p.edition', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** How many comments arrived on or after a day; unit: comments. */
export async function receivedSince(db: Db, consultationId: string, day: Day): Promise<number> {
  const { rows } = await sql<{ received: number }>`
    select count(*)::int as received from comment
    where consultation_id = ${consultationId} and received_at >= ${dayBegins(day)}`.execute(db)
  return rows[0]?.received ?? 0
}
