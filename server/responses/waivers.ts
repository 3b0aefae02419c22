import { sql } from 'kysely'

/** Each time that somebody went on without a group's approval, by its moment and `turn`: the last one counts, it took the place of the others. */
export const waivers = sql`(
  select o.version_id, a.grouping_id, a.mandate, o.due_on, a.waived_by as by_person, a.waived_at as at, a.waiver_reason as reason, 'z' as turn
  from review_round_group a join review_round o on o.id = a.round_id where a.waived_at is not null
  union all
  select w.version_id, w.grouping_id, a.mandate, o.due_on, w.by_person, w.at, w.reason, w.id::text
  from replaced_reason w join review_round o on o.version_id = w.version_id
    join review_round_group a on a.round_id = o.id and a.grouping_id = w.grouping_id where w.kind = 'waiver')`
