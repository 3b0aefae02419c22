import { sql } from 'kysely'
import type { Db } from '../data/database.ts'
import { waivers } from './waivers.ts'

/** `ref` is null for a draft of another organisation that was not shared: its name is nobody else's to see. */
export type Beside = { ref: string | null; comments: number; waitsFor: string[] }

/**
 * Other responses that were put before a group or a board with some of the same comments and had not been agreed to at a moment, where
 * this one was never put before it: beginning a second answer goes round whom only the first one asked. That the first was given
 * up, or its comments taken away, since it was asked about changes nothing.
 * @param moment  null: now
 */
export async function answeredBeside(db: Db, responseId: string, moment: Date | null): Promise<Beside[]> {
  const own = sql`${responseId}::uuid`
  const at = sql`${moment ?? 'infinity'}::timestamptz`
  const { rows } = await sql<Beside>`
    with asked as (
      select x.id, x.ref, a.grouping_id, min(o.opened_at) as since
      from response r join response x on x.consultation_id = r.consultation_id and x.id <> r.id
        join response_version v on v.response_id = x.id
        join review_round o on o.version_id = v.id and o.opened_at <= ${at}
        join review_round_group a on a.round_id = o.id and a.mandate = 'approve' and not exists (
          select from ${waivers} w where w.version_id = v.id and w.grouping_id = a.grouping_id and w.at <= ${at}
            and not exists (select from review n where n.version_id = v.id and n.grouping_id = a.grouping_id
              and n.decision in ('ask-for-changes', 'dissent') and n.at > w.at and n.at <= ${at}))
      where r.id = ${own} and not exists (select from consultation_reviewer n
        where n.consultation_id = x.consultation_id and n.grouping_id = a.grouping_id and n.mandate = 'approve')
      group by x.id, x.ref, a.grouping_id
      union all
      select x.id, x.ref, x.board_id, x.created_at
      from response r join consultation k on k.id = r.consultation_id
        join response x on x.consultation_id = r.consultation_id and x.id <> r.id and x.created_at <= ${at}
      where r.id = ${own} and x.board_id is not null and x.board_id is distinct from r.board_id and x.board_id is distinct from k.board_id
    ), waiting as (
      select w.ref, g.name, c.comments
      from asked w join grouping g on g.id = w.grouping_id
        cross join lateral (select count(distinct l.comment_id)::int as comments
          from response_comment l join response_comment m on m.comment_id = l.comment_id
            and m.response_id = ${own} and m.unlinked_at is null
          where l.response_id = w.id and l.linked_at <= ${at} and (l.unlinked_at is null or l.unlinked_at >= w.since)) c
      where c.comments > 0
        and not exists (select from publication p where p.response_id = w.id and p.published_at <= ${at})
        and not exists (select from review_round_group a join review_round o on o.id = a.round_id
            join response_version v on v.id = o.version_id
          where v.response_id = ${own} and a.grouping_id = w.grouping_id and a.mandate = 'approve' and o.opened_at <= ${at})
        and not exists (select from review s join response_version v on v.id = s.version_id
          where v.response_id = w.id and s.grouping_id = w.grouping_id and s.decision = 'approve' and s.at <= ${at})
        and not exists (select from resolution_response l join resolution n on n.id = l.resolution_id
            join agenda_item i on i.id = n.agenda_item_id join board_meeting b on b.id = i.meeting_id
          where l.response_id in (w.id, ${own}) and b.grouping_id = w.grouping_id and l.version is not null
            and l.linked_at <= ${at} and (l.unlinked_at is null or l.unlinked_at > ${at}))
    )
    select case when r.organisation_id is null or x.organisation_id = r.organisation_id or exists (
        select from response_share h where h.response_id = x.id and h.organisation_id = r.organisation_id and h.ended_at is null)
        then x.ref end as ref,
      max(w.comments) as comments, array_agg(distinct w.name order by w.name) as "waitsFor"
    from waiting w join response x on x.ref = w.ref join response r on r.id = ${own} group by x.id, r.id order by x.ref`.execute(
    db,
  )
  return rows
}
