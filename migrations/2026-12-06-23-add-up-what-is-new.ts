import { type Kysely, sql } from 'kysely'

// Whether counters should be added up was found by reading all of them after each arrival: the more there were, the dearer. Now each row
// says whether it is new, and only what is new is added to what was there.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table comment_tally add column fresh boolean not null default false`.execute(db)
  await sql`alter table comment_tally alter column fresh set default true`.execute(db)
  await sql`comment on column comment_tally.fresh is 'not added up yet with the other rows of its counter'`.execute(db)
  await sql`create index comment_tally_fresh on comment_tally (consultation_id) where fresh`.execute(db)
  // Where there are few counters, they are added up sooner. Two at once do no harm: each row is added up by whoever takes it away.
  await sql
    .raw(
      `create or replace function add_up_tallies() returns void language sql security definer set search_path = public, pg_temp as $$
        with many as (
          select f.consultation_id from (select consultation_id, count(*) as n from comment_tally where fresh group by 1) f
          where f.n > 1000
            or f.n > (select count(*) from (select from comment_tally t where t.consultation_id = f.consultation_id and not t.fresh limit f.n) old)
        ), came as (
          delete from comment_tally t using many m where t.fresh and t.consultation_id = m.consultation_id returning t.*
        ), theirs as (
          select distinct consultation_id, by, key, standing, restricted from came
        ), was as (
          delete from comment_tally t using theirs h
          where not t.fresh and t.consultation_id = h.consultation_id and t.by = h.by and t.key = h.key and t.standing = h.standing
            and t.restricted = h.restricted
          returning t.*
        )
        insert into comment_tally (consultation_id, by, key, standing, restricted, n, checked, fresh)
          select consultation_id, by, key, standing, restricted, sum(n), sum(checked), false
          from (select * from came union all select * from was) rows
          group by 1, 2, 3, 4, 5 having sum(n) <> 0 or sum(checked) <> 0
      $$`,
    )
    .execute(db)
}
