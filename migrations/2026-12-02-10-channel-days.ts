import { type Kysely, sql } from 'kysely'

// How many comments came by which channel in a week was counted from every narrow row at each reading. It is a counter now, of a
// day and a channel together; what is counted already is added while nobody else can count, in one pass over the narrow rows.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`lock table comment_tally in share row exclusive mode`.execute(db)
  await sql
    .raw(
      `create or replace function counters_of(channel text, kind text, late boolean, event_id uuid, point_id uuid, area text, said_at timestamptz,
        themes uuid[], checked uuid[], main_themes uuid[], checked_main_themes uuid[])
      returns table (by text, key text, checked_n bigint) language sql stable as $$
        select 'all', '', 0::bigint
        union all select 'channel', $1, 0
        union all select 'kind', $2, 0
        union all select 'late', $3::text, 0
        union all select 'event', coalesce($4::text, ''), 0
        union all select 'point', coalesce($5::text, ''), 0
        union all select 'area', coalesce($6, ''), 0
        union all select 'day', (($7 at time zone 'Europe/London')::date)::text, 0
        union all select 'channel-day', (($7 at time zone 'Europe/London')::date)::text || ' ' || $1, 0
        union all select 'themed', (cardinality($8) > 0)::text, 0
        union all select 'theme', t::text, (t = any ($9))::int from unnest($8) t
        union all select 'main-theme', t::text, (t = any ($11))::int from unnest($10) t
      $$`,
    )
    .execute(db)
  await sql`
    insert into comment_tally
    select consultation_id, 'channel-day', ((said_at at time zone 'Europe/London')::date)::text || ' ' || channel, standing, restricted,
      count(*), 0
    from comment_standing where counted group by 1, 2, 3, 4, 5`.execute(db)
}
