import { sql } from 'kysely'
import { londonDay } from '../data/days.ts'
import type { Db } from '../data/database.ts'
import { publicWords } from '../comments/public-words.ts'
import type { Outcome, Reason } from '../responses/vocabulary.ts'
import type { Day } from '../http/wire.ts'
import { waivers } from '../responses/waivers.ts'

/** What is public in answer to a consultation's comments, by reference, with how many comments each answers. */
export function publishedResponses(db: Db, consultationId: string) {
  return db
    .selectFrom('publication as p')
    .innerJoin('response as r', 'r.id', 'p.responseId')
    .innerJoin('responseVersion as v', 'v.id', 'p.versionId')
    .leftJoin('organisation as o', 'o.id', 'v.ownerOrganisationId')
    .leftJoin('grouping as g', 'g.id', 'v.ownerGroupId')
    .select([
      'r.id',
      'r.ref',
      'v.number as version',
      'v.youSaid',
      'v.weDid',
      sql<Outcome>`coalesce(v.outcome, 'noted')`.as('outcome'),
      sql<Reason | null>`v.reason_code`.as('reasonCode'),
      'v.reasonText',
      'v.equalityEffect',
      'p.publishedOn',
      sql<string | null>`coalesce(o.name, g.name)`.as('owner'),
      sql<number>`(select count(*) from response_comment l join comment c on c.id = l.comment_id
        where l.response_id = r.id and l.unlinked_at is null and c.standing <> 'withdrawn')`.as('comments'),
    ])
    .where('r.consultationId', '=', consultationId)
    .where('p.replacedAt', 'is', null)
    .orderBy(sql`r.ref collate "C"`)
    .execute()
}

/** How many responses are being written or reviewed, by reference; never their words, which are not public. */
export function waitingResponses(db: Db, consultationId: string) {
  return db
    .selectFrom('response as r')
    .innerJoin('responseVersion as v', (join) =>
      join
        .onRef('v.responseId', '=', 'r.id')
        .on('v.number', '=', sql<number>`(select max(number) from response_version where response_id = r.id)`),
    )
    .select(['r.ref', sql<boolean>`v.sent_at is not null`.as('sent')])
    .where('r.consultationId', '=', consultationId)
    .where('r.abandonedAt', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('publication as p')
            .select('p.id')
            .whereRef('p.responseId', '=', 'r.id')
            .where('p.replacedAt', 'is', null),
        ),
      ),
    )
    .orderBy(sql`r.ref collate "C"`)
    .execute()
}

/** What groups said to responses that are public, and where one was passed over. Words only where a group spoke for the record. */
export async function groupWords(db: Db, consultationId: string) {
  const { rows } = await sql<{
    ref: string
    version: number
    group: string
    mandate: 'advise' | 'assure' | 'approve'
    decision: 'approve' | 'ask-for-changes' | 'dissent' | 'waived'
    note: string | null
    on: Day
  }>`
    with shown as (
      select r.id, r.ref, v.number from publication p join response r on r.id = p.response_id
      join response_version v on v.id = p.version_id
      where r.consultation_id = ${consultationId} and p.replaced_at is null)
    select s.ref, v.number as version, g.name as "group", coalesce(a.mandate, g.mandate) as mandate, w.decision,
      case when w.decision = 'dissent' then w.note end as note, ${londonDay('w.at')} as "on"
    from shown s join response_version v on v.response_id = s.id and v.number <= s.number
    join review w on w.version_id = v.id join grouping g on g.id = w.grouping_id
    left join review_round_group a on a.round_id = w.round_id and a.grouping_id = g.id
    where w.decision <> 'comment'
    union all
    select s.ref, v.number, g.name, a.mandate, 'waived', a.reason, ${londonDay('a.at')}
    from shown s join response_version v on v.response_id = s.id and v.number <= s.number
    join ${waivers} a on a.version_id = v.id join grouping g on g.id = a.grouping_id
    order by 1, 2, 7, 3`.execute(db)
  return rows
}

/** Up to `most` quotations a main theme, the most recent: of those that were chosen for a response, approved and published with it. */
export async function quotationsByTheme(db: Db, consultationId: string, most: number) {
  const chosen = publicWords(db).where('c.consultationId', '=', consultationId).as('q')
  return db
    .selectFrom((eb) =>
      eb
        .selectFrom(chosen)
        .innerJoin('commentTheme as ct', 'ct.commentId', 'q.commentId')
        .innerJoin('theme as t', 't.id', 'ct.themeId')
        .innerJoin('comment as said', 'said.id', 'q.commentId')
        .select([
          'q.commentId',
          'q.words',
          'q.language',
          sql<string>`coalesce(t.parent_id, t.id)`.as('themeId'),
          sql<number>`dense_rank() over (partition by coalesce(t.parent_id, t.id) order by said.said_at desc, q.comment_id)`.as(
            'place',
          ),
        ])
        .where(sql<boolean>`length(q.words) between 15 and 700`)
        .distinct()
        .as('ranked'),
    )
    .select(['ranked.commentId', 'ranked.words', 'ranked.language', 'ranked.themeId'])
    .where('ranked.place', '<=', most)
    .orderBy('ranked.themeId')
    .orderBy('ranked.place')
    .execute()
}

/** Near-identical letters: how many comments each of the largest holds. Unit: comments. */
export function campaignsOf(db: Db, consultationId: string) {
  return db
    .selectFrom('campaign as k')
    .innerJoin('campaignMember as m', 'm.campaignId', 'k.id')
    .select(['k.id', 'k.name', ({ fn }) => fn.countAll<number>().as('comments')])
    .where('k.consultationId', '=', consultationId)
    .groupBy(['k.id', 'k.name'])
    .orderBy('comments', 'desc')
    .orderBy('k.id')
    .execute()
}

/** Documents that people could read, with the day from which they could. */
export function documentsOf(db: Db, consultationId: string) {
  return db
    .selectFrom('document')
    .select(['title', 'version', 'publishedOn'])
    .where('consultationId', '=', consultationId)
    .orderBy('publishedOn', (order) => order.asc().nullsLast())
    .orderBy('id')
    .execute()
}
