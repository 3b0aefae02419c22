import { type Kysely, sql } from 'kysely'

// An account whose invitation was answered in a browser that somebody else had signed in with may be in that person's hands.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
create or replace function access_held(now timestamptz, days int) returns table (holder uuid, held uuid) language sql stable
  set search_path = public, pg_temp as $$
  with recursive recent as (
    select l.person_id, l.made_by, l.shown_to, l.used_at, l.kind from account_link l where l.used_at > now - make_interval(days => days)
  ), made as (
    select h.holder, l.person_id as held, l.used_at, l.kind
    from recent l cross join lateral (values (l.made_by), (l.shown_to)) h (holder)
    where h.holder is not null and h.holder <> l.person_id
    union all
    select o.person_id, l.person_id, l.used_at, 'browser' from recent l
    join known_device d on d.person_id = l.person_id and d.made_at between l.used_at and l.used_at + interval '15 minutes'
    join known_device o on o.token_hash = d.token_hash and o.person_id <> l.person_id and o.made_at < d.made_at
    where l.kind in ('invitation', 'recovery')
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
