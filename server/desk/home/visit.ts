import { sql } from 'kysely'
import type { Db } from '../../data/database.ts'
import { lastIdOf } from '../../data/ids.ts'
import { andWithin, type Narrow, responseWithin, whole } from '../../data/visible.ts'
import type { SignedIn } from '../../people/contract.ts'
import { may } from '../../people/permissions.ts'
import { reachOf } from '../../people/reach.ts'
import type { Change } from './home-contract.ts'

/** A visit lasts until nobody has looked for half an hour: what is new stays new while one works. */
const pauseMinutes = 30

/** Note that somebody is here. @returns when they were here before; null the first time */
export async function visit(db: Db, personId: string, at: Date): Promise<Date | null> {
  const row = await db
    .insertInto('deskVisit')
    .values({ personId, seenAt: at, beforeAt: at })
    .onConflict((conflict) =>
      conflict.column('personId').doUpdateSet({
        beforeAt: sql`case when excluded.seen_at > desk_visit.seen_at + make_interval(mins => ${pauseMinutes})
          then desk_visit.seen_at else desk_visit.before_at end`,
        seenAt: sql`greatest(excluded.seen_at, desk_visit.seen_at)`,
      }),
    )
    .returning(['beforeAt', 'seenAt'])
    .executeTakeFirstOrThrow()
  return row.beforeAt.getTime() === row.seenAt.getTime() ? null : row.beforeAt
}

const responseNews: Record<string, string> = {
  'response.sent-for-review': 'was sent for review',
  'response.approved': 'was approved',
  'response.changes-asked': 'was sent back for changes',
  'response.round-opened': 'went to its groups',
  'response.published': 'was published',
  'response.corrected': 'was published again, corrected',
  'response.abandoned': 'was abandoned',
  'response.reply-recorded': 'has a reply',
  'commitment.kept': 'has a commitment that was kept',
}

/** What others did since then that anyone who looks may know of; the latest first. No words of the public. */
export async function changesSince(db: Db, viewer: SignedIn, since: Date): Promise<Change[]> {
  const changes: Change[] = []
  if (may(viewer, 'responses.see')) {
    const reach = await reachOf(db, viewer, 'responses.see')
    const rows = await db
      .selectFrom('history as h')
      .innerJoin('response as r', 'r.id', 'h.subjectId')
      .$if(reach !== whole, (query) => query.where(responseWithin(reach as Narrow, 'r')))
      .leftJoin('person', 'person.id', 'h.actorId')
      .select(['h.at', 'h.action', 'r.ref', 'person.name'])
      .where('h.at', '>', since)
      .where('h.action', 'in', Object.keys(responseNews))
      .where((eb) => eb.or([eb('h.actorId', 'is', null), eb('h.actorId', '<>', viewer.id)]))
      .orderBy('h.id', 'desc')
      .limit(15)
      .execute()
    changes.push(
      ...rows.map(({ at, action, ref, name }) => ({
        at,
        href: `/desk/responses/${ref}`,
        says: `${ref} ${responseNews[action] ?? ''}${name ? ` by ${name}` : ''}`,
      })),
    )
  }
  if (may(viewer, 'comments.read')) {
    const reach = await reachOf(db, viewer, 'comments.read')
    const { rows } = await sql<{ slug: string; title: string; n: number; at: Date }>`
      select k.slug, k.title, count(*)::int as n, max(s.received_at) as at
      from submission s join consultation k on k.id = s.consultation_id
      where s.received_at > ${since} and s.id > ${lastIdOf(new Date(since.getTime() - 86_400_000))} ${andWithin(reach, 'k.id')} group by k.id order by 4 desc limit 5`.execute(
      db,
    )
    changes.push(
      ...rows.map(({ slug, title, n, at }) => ({
        at,
        href: `/desk/comments?consultation=${slug}`,
        says: `${n.toLocaleString('en-GB')} ${n === 1 ? 'submission' : 'submissions'} came in: ${title}`,
      })),
    )
  }
  return changes.sort((a, b) => b.at.getTime() - a.at.getTime())
}
