import type { Db } from '../data/database.ts'
import { type Reach, restricted, whole, within, type Narrow } from '../data/visible.ts'
import { type QueueItem, decideWithinHours } from '../comments/flag-contract.ts'
import { jsonObjectFrom } from 'kysely/helpers/postgres'
import { sql } from 'kysely'
import type { SetAsideReason } from '../intake/contract.ts'

/** The restricted queue: what waits for a decision, the most pressing first and of those the longest; then what was decided, newest first (the last 200). @param only  this comment alone */
export async function safeguardingQueue(
  db: Db,
  reach: Reach,
  only?: string,
): Promise<{ waiting: QueueItem[]; decided: QueueItem[] }> {
  const rows = await db
    .selectFrom('safeguardingFlag as f')
    .innerJoin('comment as c', 'c.id', 'f.commentId')
    .innerJoin('submission as s', 's.id', 'c.submissionId')
    .innerJoin('consultation as k', 'k.id', 'c.consultationId')
    .leftJoin('person as raiser', 'raiser.id', 'f.raisedBy')
    .leftJoin('person as seer', 'seer.id', 'f.seenBy')
    .leftJoin('person as decider', 'decider.id', 'f.decidedBy')
    .leftJoin('contact', 'contact.submissionId', 's.id')
    .leftJoin('originalWords as own', 'own.commentId', 'c.id')
    .leftJoin('setAside as a', (join) => join.onRef('a.commentId', '=', 'c.id').on('a.undoneAt', 'is', null))
    .select((eb) => [
      'f.commentId',
      eb.fn.coalesce('own.body', 'c.body').as('body'),
      jsonObjectFrom(
        eb
          .selectFrom('paraphrase as p')
          .innerJoin('person', 'person.id', 'p.byPerson')
          .select(['p.body as words', 'person.name as by', 'p.at'])
          .whereRef('p.commentId', '=', 'own.commentId')
          .orderBy('p.id', 'desc')
          .limit(1),
      ).as('paraphrase'),
      'c.standing as state',
      'a.reason as setAsideReason',
      'c.erasedAt',
      'f.named',
      'f.actedOn',
      'k.title as consultation',
      's.channel',
      's.area',
      sql<boolean>`contact.submission_id is not null`.as('hasContact'),
      'c.saidAt',
      'f.kind',
      'f.why',
      'f.urgency',
      'f.starts',
      'f.ends',
      'f.raisedAt',
      'raiser.name as raisedBy',
      'f.seenAt',
      'seer.name as seenBy',
      'f.decision',
      'f.decidedAt',
      'decider.name as decidedBy',
      'f.referredTo',
      'f.note',
    ])
    .where((eb) =>
      only === undefined
        ? eb.or([eb('f.decision', 'is', null), eb('f.commentId', 'in', recentlyDecided(db)), restricted()])
        : eb('f.commentId', '=', only),
    )
    .$if(reach !== whole, (query) => query.where(within(reach as Narrow, 'c.consultationId')))
    .orderBy('f.id')
    .execute()
  const items = [...Map.groupBy(rows, (row) => row.commentId).values()].map((flags): QueueItem => {
    const [first] = flags as [(typeof rows)[number]]
    const seen = flags.every((flag) => flag.seenAt) ? first : undefined
    const last = flags.toSorted((a, b) => Number(a.decidedAt) - Number(b.decidedAt)).at(-1)
    const decided = flags.every((flag) => flag.decision) ? last : undefined
    return {
      commentId: first.commentId,
      body: first.body,
      consultation: first.consultation,
      channel: first.channel,
      area: first.area,
      hasContact: first.hasContact,
      saidAt: first.saidAt,
      raisedAt: first.raisedAt,
      urgency: Math.min(...flags.filter((flag) => !flag.decision).map((flag) => flag.urgency), 3),
      heard: flags.flatMap(({ starts, ends }) =>
        starts !== null && ends !== null ? [{ start: starts, end: ends }] : [],
      ),
      named: flags.some(({ named }) => named),
      state: first.state,
      paraphrase: first.paraphrase && { ...first.paraphrase, at: new Date(first.paraphrase.at) },
      setAside: first.state === 'set-aside' ? (first.setAsideReason as SetAsideReason | null) : null,
      erased: first.erasedAt !== null,
      flags: flags.map(({ kind, why, urgency, raisedBy, raisedAt }) => ({
        kind,
        why,
        urgency,
        by: raisedBy,
        at: raisedAt,
      })),
      seen: seen?.seenAt && seen.seenBy ? { by: seen.seenBy, at: seen.seenAt } : null,
      decided:
        decided?.decision && decided.decidedAt
          ? {
              decision: decided.decision,
              by: decided.decidedBy ?? '',
              at: decided.decidedAt,
              referredTo: decided.referredTo,
              actedOn: decided.actedOn,
              note: decided.note,
            }
          : null,
    }
  })
  return {
    waiting: items
      .filter((item) => !item.decided)
      .sort((a, b) => a.urgency - b.urgency || Number(a.raisedAt) - Number(b.raisedAt)),
    decided: items.filter((item) => item.decided).sort((a, b) => Number(b.decided?.at) - Number(a.decided?.at)),
  }
}

function recentlyDecided(db: Db) {
  return db
    .selectFrom('safeguardingFlag')
    .select('commentId')
    .where('decidedAt', 'is not', null)
    .orderBy('decidedAt', 'desc')
    .limit(200)
}

/** How many comments wait for a safeguarding decision, and how many for too long: a figure without any words. */
export async function safeguardingWaiting(
  db: Db,
  reach: Reach,
  at: Date,
): Promise<{ waiting: number; overdue: number }> {
  const late = new Date(at.getTime() - decideWithinHours * 3_600_000)
  return db
    .selectFrom('safeguardingFlag')
    .$if(reach !== whole, (query) =>
      query
        .innerJoin('comment', 'comment.id', 'safeguardingFlag.commentId')
        .where(within(reach as Narrow, 'comment.consultationId')),
    )
    .select([
      sql<number>`count(distinct comment_id)`.as('waiting'),
      sql<number>`count(distinct comment_id) filter (where raised_at < ${late})`.as('overdue'),
    ])
    .where('decision', 'is', null)
    .executeTakeFirstOrThrow()
}

/**
 * Cases that were not released, the newest first: those of some submissions, or whose own words hold what is looked for, also where
 * a paraphrase stands in the lists.
 */
export function findCases(
  db: Db,
  reach: Reach,
  wanted: { submissions: string[] } | { words: string },
  limit: number,
): Promise<{ id: string; words: string; title: string }[]> {
  return db
    .selectFrom('comment as c')
    .innerJoin('consultation as k', 'k.id', 'c.consultationId')
    .leftJoin('originalWords as own', 'own.commentId', 'c.id')
    .select(['c.id', sql<string>`left(coalesce(own.body, c.body), 120)`.as('words'), 'k.title'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('safeguardingFlag as f')
          .select('f.id')
          .whereRef('f.commentId', '=', 'c.id')
          .where(sql<boolean>`f.decision is distinct from 'release'`),
      ),
    )
    .where((eb) =>
      'words' in wanted
        ? eb(eb.fn.coalesce('own.body', 'c.body'), 'ilike', wanted.words)
        : eb('c.submissionId', '=', eb.fn.any(eb.val(wanted.submissions))),
    )
    .$if(reach !== whole, (query) => query.where(within(reach as Narrow, 'c.consultationId')))
    .orderBy('c.id', 'desc')
    .limit(limit)
    .execute()
}
