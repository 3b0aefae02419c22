import { type Kysely, sql } from 'kysely'

// Whoever was shown the way back into two accounts may hold both, and wrote with one what the other approves.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
create or replace function access_held(now timestamptz, days int) returns table (holder uuid, held uuid) language sql stable
  set search_path = public, pg_temp as $$
  with recursive made as (
    select h.holder, l.person_id as held, l.used_at, l.kind
    from account_link l cross join lateral (values (l.made_by), (l.shown_to)) h (holder)
    where h.holder is not null and h.holder <> l.person_id and l.used_at > now - make_interval(days => days)
  ), open as (
    select m.holder, m.held, bool_or(m.kind = 'recovery') as recovered from made m where not exists (
      select from account_confirmation k where k.person_id = m.held and k.confirmed_by <> m.holder and k.at >= m.used_at)
    group by m.holder, m.held
  ), reach as (
    select holder, held from open
    union select r.holder, o.held from reach r join open o on o.holder = r.held
  )
  select holder, held from reach where holder <> held
  union select a.held, b.held from open a join open b on b.holder = a.holder and b.held <> a.held where a.recovered or b.recovered
$$;
`,
    )
    .execute(db)
}
