import { type Kysely, sql } from 'kysely'

// Where a million comments stand, without counting them. Beside each comment, whose row is wide with its words, a narrow row
// says what lists and counts ask of it; from the narrow rows alone follow the counters. See docs/scale.md.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [narrow, keeping, counters, checking, grants]) await sql.raw(part).execute(db)
}

const countersOf = `counters_of(c.channel, c.kind, c.late, c.event_id, c.point_id, c.area, c.said_at, c.themes, c.checked,
      c.main_themes, c.checked_main_themes)`

// One row a comment, with the comment's own id. Nobody writes it but the functions below.
const narrow = `
drop index comment_standing;
create table comment_standing (
  id uuid primary key,
  submission_id uuid not null,
  consultation_id uuid not null,
  said_at timestamptz(3) not null,
  point_id uuid,
  channel text not null,
  kind text not null,
  late boolean not null,
  event_id uuid,
  area text,
  respondent_kind text,
  standing text not null default 'in-hand' check (standing in ('in-hand', 'answered', 'set-aside', 'withdrawn')),
  restricted boolean not null default false,
  themes uuid[] not null default '{}',
  checked uuid[] not null default '{}',
  main_themes uuid[] not null default '{}',
  checked_main_themes uuid[] not null default '{}',
  counted boolean not null default false
);
comment on table comment_standing is 'what lists and counts ask of a comment, beside its words; kept by triggers';
comment on column comment_standing.themes is 'the themes that hold (comment_theme); checked: those that a person said or confirmed';
comment on column comment_standing.main_themes is 'each main theme that it speaks to, itself or by a sub-theme, once';
comment on column comment_standing.counted is 'it is in comment_tally; those that are not, the few of the last seconds, are counted as they are read';
create index comment_standing_newest on comment_standing (consultation_id, said_at desc, id desc);
create index comment_standing_list on comment_standing (consultation_id, standing, said_at desc, id desc);
create index comment_standing_uncounted on comment_standing (consultation_id) where not counted;
`

// How the narrow rows follow the wide ones.
const keeping = `
create function place_comments() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into comment_standing (id, submission_id, consultation_id, said_at, point_id, channel, kind, late, event_id, area,
      respondent_kind, standing, restricted)
    select c.id, c.submission_id, c.consultation_id, c.said_at, c.point_id, s.channel, s.kind, s.late, s.event_id, s.area,
      s.respondent_kind, c.standing, c.restricted
    from added c join submission s on s.id = c.submission_id;
  return null;
end $$;
create trigger comment_placed after insert on comment referencing new table as added
  for each statement execute function place_comments();

create function displace_comments() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from comment_standing where id in (select id from removed);
  return null;
end $$;
create trigger comment_displaced after delete on comment referencing old table as removed
  for each statement execute function displace_comments();

-- Where many comments stand is found in one pass, not comment by comment: a response may answer a hundred thousand.
create or replace function restate(wanted uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- Locked in id order, so that two officers who touch the same comments queue instead of deadlocking; and in a statement of its
  -- own, so that the next one sees what whoever held them has done.
  perform from comment where id = any(wanted) order by id for update;
  with answered as (
    select distinct rc.comment_id from response_comment rc join publication p on p.response_id = rc.response_id and p.replaced_at is null
    where rc.comment_id = any(wanted) and rc.unlinked_at is null
  ), now_stands as (
    select c.id, case when w.comment_id is not null then 'withdrawn' when a.comment_id is not null then 'answered'
      when s.comment_id is not null then 'set-aside' else 'in-hand' end as standing
    from comment c
    left join withdrawal w on w.comment_id = c.id
    left join answered a on a.comment_id = c.id
    left join set_aside s on s.comment_id = c.id and s.undone_at is null
    where c.id = any(wanted)
  ), moved as (
    update comment c set standing = n.standing from now_stands n where c.id = n.id and c.standing <> n.standing
    returning c.id, c.standing
  )
  update comment_standing t set standing = m.standing from moved m where t.id = m.id;
end $$;

create or replace function restrict_flagged() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  with moved as (
    update comment c set restricted = exists (
      select from safeguarding_flag f where f.comment_id = c.id and (f.decision is null or f.decision <> 'release'))
    where c.id in (select comment_id from touched) returning c.id, c.restricted
  )
  update comment_standing t set restricted = m.restricted from moved m where t.id = m.id and t.restricted <> m.restricted;
  return null;
end $$;

-- The themes of these comments as comment_theme has them.
create function place_themes(wanted uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  -- A theme that is being moved is waited for, before anything else is held: else its old parent would be counted.
  perform from theme where id in (select theme_id from comment_theme where comment_id = any(wanted)) order by id for share;
  -- As in restate: two people may say two themes of one comment at the same time.
  perform from comment_standing where id = any(wanted) order by id for update;
  with held as (
    select ct.comment_id, ct.theme_id, coalesce(t.parent_id, t.id) as main,
      ct.said_by = 'person' or k.comment_id is not null as checked
    from comment_theme ct join theme t on t.id = ct.theme_id
    left join theme_confirmation k on k.comment_id = ct.comment_id
    where ct.comment_id = any(wanted)
  ), grouped as (
    select comment_id, array_agg(theme_id order by theme_id) as themes,
      coalesce(array_agg(theme_id order by theme_id) filter (where checked), '{}') as checked,
      array_agg(distinct main order by main) as main_themes,
      coalesce(array_agg(distinct main order by main) filter (where checked), '{}') as checked_main_themes
    from held group by 1
  ), theirs as (
    select w.id, coalesce(g.themes, '{}') as themes, coalesce(g.checked, '{}') as checked,
      coalesce(g.main_themes, '{}') as main_themes, coalesce(g.checked_main_themes, '{}') as checked_main_themes
    from unnest(wanted) as w (id) left join grouped g on g.comment_id = w.id
  )
  update comment_standing t
    set themes = x.themes, checked = x.checked, main_themes = x.main_themes, checked_main_themes = x.checked_main_themes
    from theirs x where t.id = x.id
      and (t.themes, t.checked, t.main_themes, t.checked_main_themes)
        is distinct from (x.themes, x.checked, x.main_themes, x.checked_main_themes);
end $$;
create or replace function retheme_from_assignment() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  wanted uuid[] := array(select distinct comment_id from touched);
begin
  perform retheme(wanted);
  perform place_themes(wanted);
  return null;
end $$;
-- A theme that moves under another takes its comments along.
create function place_moved_theme() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform place_themes(array(select comment_id from comment_theme where theme_id = new.id));
  return null;
end $$;
create trigger theme_moved after update of parent_id on theme for each row when (old.parent_id is distinct from new.parent_id)
  execute function place_moved_theme();
`

// A counter is the sum of its rows: whoever changes something only adds rows, so nobody waits for anybody, and whoever reads
// sees a sum that fits what else they see. Now and then the rows of a counter are made one.
const counters = `
create table comment_tally (
  consultation_id uuid not null,
  by text not null,
  key text not null,
  standing text not null,
  restricted boolean not null,
  n bigint not null,
  checked bigint not null
);
comment on table comment_tally is 'comments by where they stand and one other thing (by, key), as rows to be added up; written by triggers alone';
create index comment_tally_of on comment_tally (consultation_id, by, key);

-- The counters that a comment belongs to. "all" is every comment once; a day is the one on which it was said, in London.
create function counters_of(channel text, kind text, late boolean, event_id uuid, point_id uuid, area text, said_at timestamptz,
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
  union all select 'themed', (cardinality($8) > 0)::text, 0
  union all select 'theme', t::text, (t = any ($9))::int from unnest($8) t
  union all select 'main-theme', t::text, (t = any ($11))::int from unnest($10) t
$$;

create function tally_changes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into comment_tally
    select c.consultation_id, k.by, k.key, c.standing, c.restricted, sum(c.sign), sum(c.sign * k.checked_n)
    from (select b.*, -1 as sign from before b where b.counted union all select a.*, 1 from after a where a.counted) c
    cross join lateral ${countersOf} k
    group by 1, 2, 3, 4, 5 having sum(c.sign) <> 0 or sum(c.sign * k.checked_n) <> 0;
  return null;
end $$;
create trigger comment_standing_changed after update on comment_standing referencing old table as before new table as after
  for each statement execute function tally_changes();
create function tally_removals() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into comment_tally
    select c.consultation_id, k.by, k.key, c.standing, c.restricted, -count(*), -sum(k.checked_n)
    from before c cross join lateral ${countersOf} k
    where c.counted group by 1, 2, 3, 4, 5;
  return null;
end $$;
create trigger comment_standing_removed after delete on comment_standing referencing old table as before
  for each statement execute function tally_removals();

-- What every page reads. New comments are not counted where they are taken in, but by a worker, seconds later; till then they
-- are added here, so that the sum is true at every moment.
create view comment_count as
  select consultation_id, by, key, standing, restricted, n, checked from comment_tally
  union all
  select c.consultation_id, k.by, k.key, c.standing, c.restricted, 1, k.checked_n
  from comment_standing c cross join lateral ${countersOf} k
  where not c.counted;

-- Count those that are new, some at a time. Returns how many there were.
create function count_new_comments(most int) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  done int;
begin
  with batch as (select id from comment_standing where not counted limit most for update skip locked)
  update comment_standing t set counted = true from batch where t.id = batch.id;
  get diagnostics done = row_count;
  return done;
end $$;

-- Make the rows of each counter one. Two at once do no harm: each row is added up by whoever takes it away.
create function add_up_tallies() returns void language sql security definer set search_path = public, pg_temp as $$
  with many as (
    select consultation_id from comment_tally group by 1 having count(*) > 2 * count(distinct (by, key, standing, restricted))
  ), gone as (
    delete from comment_tally t using many m where t.consultation_id = m.consultation_id returning t.*
  )
  insert into comment_tally
    select consultation_id, by, key, standing, restricted, sum(n), sum(checked) from gone
    group by 1, 2, 3, 4, 5 having sum(n) <> 0 or sum(checked) <> 0
$$;
`

// Counters are worth having only if they are right: these say where they are not, and put them right.
const checking = `
-- Counters whose sum is not what the narrow rows come to, seen at one moment.
create function tally_faults() returns table (consultation_id uuid, by text, key text, standing text, restricted boolean, told bigint, counted bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with told as (
    select t.consultation_id, t.by, t.key, t.standing, t.restricted, sum(t.n)::bigint as n, sum(t.checked)::bigint as checked
    from comment_tally t group by 1, 2, 3, 4, 5
  ), rows as (
    select c.consultation_id, k.by, k.key, c.standing, c.restricted, count(*) as n, sum(k.checked_n)::bigint as checked
    from comment_standing c cross join lateral ${countersOf} k where c.counted group by 1, 2, 3, 4, 5
  )
  select consultation_id, by, key, standing, restricted, coalesce(told.n, 0), coalesce(rows.n, 0)
  from told full join rows using (consultation_id, by, key, standing, restricted)
  where coalesce(told.n, 0) <> coalesce(rows.n, 0) or coalesce(told.checked, 0) <> coalesce(rows.checked, 0)
$$;

-- Comments, among those with an id after the one and up to the other, whose narrow row does not say what the wide rows say.
create function standing_faults(after uuid, up_to uuid) returns table (id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  with held as (
    select ct.comment_id, array_agg(ct.theme_id order by ct.theme_id) as themes,
      coalesce(array_agg(ct.theme_id order by ct.theme_id) filter (where ct.said_by = 'person' or k.comment_id is not null), '{}') as checked
    from comment_theme ct left join theme_confirmation k on k.comment_id = ct.comment_id
    where ct.comment_id > $1 and ct.comment_id <= $2 group by 1
  )
  select c.id from comment c
  join submission s on s.id = c.submission_id
  left join held h on h.comment_id = c.id
  left join comment_standing t on t.id = c.id
  where c.id > $1 and c.id <= $2 and (t.id is null or c.standing <> standing_of(c.id)
    or (t.submission_id, t.consultation_id, t.said_at, t.point_id, t.channel, t.kind, t.late, t.event_id, t.area, t.respondent_kind,
        t.standing, t.restricted, t.themes, t.checked)
      is distinct from (c.submission_id, c.consultation_id, c.said_at, c.point_id, s.channel, s.kind, s.late, s.event_id,
        s.area, s.respondent_kind, c.standing, c.restricted, coalesce(h.themes, '{}'), coalesce(h.checked, '{}')))
$$;

-- Write the counters of a consultation again from the narrow rows. Whoever changes a standing meanwhile waits for it.
create function rebuild_tally(wanted uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  lock table comment_tally in share row exclusive mode;
  delete from comment_tally where consultation_id = wanted;
  insert into comment_tally
    select c.consultation_id, k.by, k.key, c.standing, c.restricted, count(*), sum(k.checked_n)
    from comment_standing c cross join lateral ${countersOf} k
    where c.consultation_id = wanted and c.counted group by 1, 2, 3, 4, 5;
end $$;

-- Write the narrow row of a comment again from the wide one, and so its share in the counters.
create function replace_standing(wanted uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from comment where id = any(wanted) order by id for update;
  delete from comment_standing where id = any(wanted);
  insert into comment_standing (id, submission_id, consultation_id, said_at, point_id, channel, kind, late, event_id, area,
      respondent_kind, standing, restricted)
    select c.id, c.submission_id, c.consultation_id, c.said_at, c.point_id, s.channel, s.kind, s.late, s.event_id, s.area,
      s.respondent_kind, c.standing, c.restricted
    from comment c join submission s on s.id = c.submission_id where c.id = any(wanted);
  perform restate(wanted);
  perform place_themes(wanted);
end $$;
`

const grants = `
grant select on comment_standing, comment_tally, comment_count to said_and_done_app;
revoke execute on function place_themes(uuid[]), count_new_comments(int), add_up_tallies(), tally_faults(), standing_faults(uuid, uuid),
  rebuild_tally(uuid), replace_standing(uuid[]) from public;
grant execute on function count_new_comments(int), add_up_tallies(), tally_faults(), standing_faults(uuid, uuid), rebuild_tally(uuid),
  replace_standing(uuid[]) to said_and_done_app;
`
