import { sql } from 'kysely'
import { inWords } from '../data/time.ts'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import type { Db } from '../data/database.ts'
import { type Narrow, type Reach, whole, within } from '../data/visible.ts'
import { publicWords } from '../comments/public-words.ts'
import type { PaperLine } from './contract.ts'
import type { Template } from './vocabulary.ts'

export type PaperKind = 'consideration' | Template

/** Everybody may read it: its consultation is public, and it was issued to a meeting in public. */
const isPublic = sql<boolean>`(k.published_at is not null and coalesce(m.in_public, false))`

function papers(db: Db) {
  return db
    .selectFrom('paper as p')
    .innerJoin('consultation as k', 'k.id', 'p.consultationId')
    .innerJoin('person', 'person.id', 'p.issuedBy')
    .leftJoin('boardMeeting as m', 'm.id', 'p.meetingId')
}

/** A consultation's packs, those of a meeting, or what everybody may read, the oldest edition first. */
export function papersOf(
  db: Db,
  of:
    | { consultationId: string; kind: PaperKind }
    | { meetingId: string }
    | { kinds: PaperKind[]; reach: Reach }
    | { public: true },
): Promise<PaperLine[]> {
  return papers(db)
    .select((eb) => [
      'p.ref',
      sql<string>`p.content::jsonb ->> 'title'`.as('title'),
      'p.edition',
      'p.issuedTo',
      'p.issuedOn',
      'person.name as issuedBy',
      sql<string>`encode(p.hash, 'hex')`.as('hash'),
      isPublic.as('public'),
      jsonObjectFrom(
        eb.selectFrom('boardMeeting as n').select(['n.slug', 'n.title', 'n.day']).whereRef('n.id', '=', 'p.meetingId'),
      ).as('meeting'),
    ])
    .$if('consultationId' in of, (query) =>
      query
        .where('p.consultationId', '=', (of as { consultationId: string }).consultationId)
        .where('p.kind', '=', (of as { kind: PaperKind }).kind),
    )
    .$if('kinds' in of, (query) => query.where('p.kind', 'in', (of as { kinds: PaperKind[] }).kinds))
    .$if('reach' in of && of.reach !== whole, (query) =>
      query.where(within((of as { reach: Narrow }).reach, 'p.consultationId')),
    )
    .$if('public' in of, (query) => query.where(isPublic))
    .$if('meetingId' in of, (query) => query.where('p.meetingId', '=', (of as { meetingId: string }).meetingId))
    .orderBy('p.issuedAt')
    .orderBy('p.id')
    .execute()
}

export function findPaper(db: Db, by: { ref: string } | { id: string }) {
  return papers(db)
    .select((eb) => [
      'p.id',
      'p.ref',
      'p.content',
      sql<string>`encode(p.hash, 'hex')`.as('hash'),
      isPublic.as('public'),
      eb
        .selectFrom('paper as later')
        .select('later.ref')
        .whereRef('later.consultationId', '=', 'p.consultationId')
        .whereRef('later.kind', '=', 'p.kind')
        // A pack is one series; another board’s paper replaces nothing.
        .where((either) =>
          either.or([
            either('p.kind', '=', 'consideration'),
            either.and([
              either('later.issuedTo', '=', either.ref('p.issuedTo')),
              sql<boolean>`later.meeting_id is not distinct from p.meeting_id`,
            ]),
          ]),
        )
        .whereRef('later.edition', '>', 'p.edition')
        .orderBy('later.edition', 'desc')
        .limit(1)
        .as('replacedBy'),
    ])
    .$if('ref' in by, (query) => query.where('p.ref', '=', (by as { ref: string }).ref))
    .$if('id' in by, (query) => query.where('p.id', '=', (by as { id: string }).id))
    .executeTakeFirst()
}

/** A paper's quotations in their order; null where the words may not be public any more, or were cleared again. */
export async function quotesOf(db: Db, paperId: string): Promise<(string | null)[]> {
  const rows = await db
    .selectFrom('paperQuote as q')
    .leftJoin(publicWords(db).as('now'), (join) => join.onRef('now.commentId', '=', 'q.commentId'))
    .select([
      'q.position',
      sql<string | null>`case when now.words = replace(q.words, e'\\r\\n', e'\\n') then now.words end`.as('words'),
    ])
    .where('q.paperId', '=', paperId)
    .orderBy('q.position')
    .execute()
  return rows.map(({ words }) => words)
}

/** Meetings that a paper may be for, the latest first, in words to choose from. */
export async function meetingChoices(db: Db) {
  const meetings = await db
    .selectFrom('boardMeeting')
    .select(['id', 'title', 'day', 'dayWording', 'inPublic'])
    .orderBy('day', (order) => order.desc().nullsLast())
    .orderBy('id', 'desc')
    .limit(200)
    .execute()
  return meetings.map(({ id, title, day, dayWording, inPublic }) => ({
    id,
    day,
    label: `${title}, ${day ? inWords(day) : dayWording}${inPublic ? '' : ' (not in public)'}`,
  }))
}
