import { type Kysely, sql } from 'kysely'

// The account of a past day is read from counters. What there is already is counted here, in one pass over the narrow rows, while nobody
// else can count; the new columns are filled by the next migration, and counted as they are filled.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [following, keeping, counters, checking]) await sql.raw(part).execute(db)
  await sql`lock table comment_tally in share row exclusive mode`.execute(db)
  await sql
    .raw(
      `insert into comment_tally
       select c.consultation_id, k.by, k.key, k.standing, c.restricted, count(*), sum(k.checked_n)
       from comment_standing c cross join lateral (${newByDay} union all ${newByMove}) k where c.counted group by 1, 2, 3, 4, 5`,
    )
    .execute(db)
  // Of main themes by day it was not said how many a person checked.
  await sql`
    insert into comment_tally
    select consultation_id, 'main-theme-day', (said_at at time zone 'Europe/London')::date || ' ' || main, '', restricted, 0, count(*)
    from comment_standing cross join unnest(checked_main_themes) as main where counted and main = any (main_themes) group by 1, 2, 3, 4, 5`.execute(
    db,
  )
}

const day = `((said_at at time zone 'Europe/London')::date)`
/** A comment’s channel, kind, whether it was late and has a theme, event and point: few of them differ, so one counter says all. */
const sort = `channel || '|' || kind || '|' || late::text || '|' || (cardinality(themes) > 0)::text || '|' || coalesce(event_id::text, '') || '|' ||
  coalesce(point_id::text, '')`

// What depends on where a comment stands now; what is the same wherever it stands; and what came of it. A sub-theme is a theme that is
// not a main theme of the comment as well.
const byStanding = `
  select 'all' as by, '' as key, standing, 0::bigint as checked_n
  union all select 'channel', channel, standing, 0
  union all select 'kind', kind, standing, 0
  union all select 'late', late::text, standing, 0
  union all select 'event', coalesce(event_id::text, ''), standing, 0
  union all select 'point', coalesce(point_id::text, ''), standing, 0
  union all select 'area', coalesce(area, ''), standing, 0
  union all select 'day', ${day}::text, standing, 0
  union all select 'channel-day', ${day} || ' ' || channel, standing, 0
  union all select 'themed', (cardinality(themes) > 0)::text, standing, 0
  union all select 'theme', t::text, standing, (t = any (checked))::int from unnest(themes) t
  union all select 'main-theme', t::text, standing, (t = any (checked_main_themes))::int from unnest(main_themes) t
  union all select 'waited', waited::text, standing, 0 where waited is not null`
const newByDay = `
  select 'submission-day' as by, ${day} || ' ' || kind as key, '' as standing, 0::bigint as checked_n where not follows
  union all select 'sort-day', ${day} || ' ' || ${sort}, '', 0
  union all select 'sub-theme-day', ${day} || ' ' || t, '', (t = any (checked))::int from unnest(themes) t where t <> all (main_themes)`
const byDay = `${newByDay}
  union all select 'main-theme-day', ${day} || ' ' || t, '', (t = any (checked_main_themes))::int from unnest(main_themes) t
  union all select 'judged', j, '', 0 from unnest(judged) j`
const newByMove = `
  select 'sort-moved' as by, m || ' ' || ${sort} as key, '' as standing, 0::bigint as checked_n from unnest(moved) m
  union all select 'day-moved', m || ' ' || ${day}, '', 0 from unnest(moved) m
  union all select 'moved-how', h, '', 0 from unnest(moved_how) h
  union all select 'sub-theme-moved', m || ' ' || t, '', 0 from unnest(moved) m cross join unnest(themes) t where t <> all (main_themes)`
const byMove = `${newByMove}
  union all select 'moved', m, '', 0 from unnest(moved) m
  union all select 'main-theme-moved', m || ' ' || t, '', 0 from unnest(moved) m cross join unnest(main_themes) t`

// What the columns follow from. Whoever asks gets a row for each comment that they name. What came of a comment is looked at within
// its own row, so that a hundred thousand of them are never joined with each other.
const following = `
create function came_of(wanted uuid[]) returns table (id uuid, moved text[], moved_how text[], waited int) language sql stable as $$
  with said as (
    select c.id, (c.said_at at time zone 'Europe/London')::date as day from comment c where c.id = any(wanted)
  ), links as (
    select s.id, s.day, l.response_id, (l.linked_at at time zone 'Europe/London')::date as linked,
      (l.unlinked_at at time zone 'Europe/London')::date as unlinked
    from said s join response_comment l on l.comment_id = s.id
  ), firsts as (
    select response_id, min(published_on) as day from publication where response_id in (select response_id from links) group by 1
  ), spans as (
    select s.id, 'withdrawn' as what, null::int as days, null as reason, null::timestamptz as at,
      greatest(s.day, (w.at at time zone 'Europe/London')::date) as begins, null::date as ends
    from said s join withdrawal w on w.comment_id = s.id
    union all
    select l.id, 'answered', null, null, null, greatest(l.day, l.linked, p.published_on),
      least(l.unlinked, (p.replaced_at at time zone 'Europe/London')::date)
    from links l join publication p on p.response_id = l.response_id
    union all
    -- A comment that came after its response was published waited until it was linked to it.
    select l.id, 'waited', (case when p.day >= l.day then p.day else greatest(l.day, l.linked) end - l.day)::int, null, null,
      greatest(l.day, l.linked, p.day), l.unlinked
    from links l join firsts p on p.response_id = l.response_id
    union all
    select s.id, 'set-aside', null, a.reason, a.at, greatest(s.day, (a.at at time zone 'Europe/London')::date),
      (a.undone_at at time zone 'Europe/London')::date
    from said s join set_aside a on a.comment_id = s.id
  ), own as (
    select spans.id, array_agg(what) as what, array_agg(days) as days, array_agg(reason) as reason, array_agg(at) as at,
      array_agg(begins) as begins, array_agg(ends) as ends, min(days) filter (where ends is null) as waited
    from spans where ends is null or begins < ends group by 1
  ), stood as (
    -- At the end of each day on which something changed, the strongest of what held.
    select own.id, d.day, s.how
    from own cross join lateral (select distinct day from unnest(own.begins || own.ends) day where day is not null) d
    cross join lateral (
      select case when bool_or(what = 'withdrawn') then 'withdrawn' when bool_or(what = 'answered') then 'answered ' || min(days)
        when bool_or(what = 'set-aside')
          then 'set-aside ' || (array_agg(reason order by at desc, reason) filter (where what = 'set-aside'))[1] end as how
      from unnest(own.what, own.days, own.reason, own.at, own.begins, own.ends) as x (what, days, reason, at, begins, ends)
      where begins <= d.day and (ends is null or ends > d.day)
    ) s
  ), steps as (
    select stood.id, day, how, lag(how) over (partition by stood.id order by day) as before from stood
  ), changes as (
    select steps.id, day, how, before, split_part(how, ' ', 1) as standing, split_part(before, ' ', 1) as stood from steps
  ), moves as (
    select changes.id, day || ' + ' || standing as move, null as how from changes where standing is distinct from stood and standing is not null
    union all select changes.id, day || ' - ' || stood, null from changes where standing is distinct from stood and stood is not null
    union all select changes.id, null, day || ' + ' || how from changes where how is distinct from before and how like '% %'
    union all select changes.id, null, day || ' - ' || before from changes where how is distinct from before and before like '% %'
  ), told as (
    select moves.id, array_agg(move order by move) filter (where move is not null) as moved,
      array_agg(how order by how) filter (where how is not null) as moved_how
    from moves group by 1
  )
  select said.id, coalesce(told.moved, '{}'), coalesce(told.moved_how, '{}'), own.waited
  from said left join told on told.id = said.id left join own on own.id = said.id
$$;
comment on function came_of(uuid[]) is 'what came of comments on which day and how, and how many days each waited for the first of its answers';
revoke execute on function came_of(uuid[]) from public;
`

const keeping = `
create or replace function place_comments() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into comment_standing (id, submission_id, consultation_id, said_at, point_id, channel, kind, late, event_id, area,
      respondent_kind, standing, restricted, follows)
    select c.id, c.submission_id, c.consultation_id, c.said_at, c.point_id, s.channel, s.kind, s.late, s.event_id, s.area,
      s.respondent_kind, c.standing, c.restricted, c.position > 0
    from added c join submission s on s.id = c.submission_id;
  return null;
end $$;

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
  )
  update comment c set standing = n.standing from now_stands n where c.id = n.id and c.standing <> n.standing;
  update comment_standing t set standing = n.standing, moved = n.moved, moved_how = n.moved_how, waited = n.waited
    from (
      select c.id, c.standing, p.moved, p.moved_how, case when c.standing = 'answered' then p.waited end as waited
      from came_of(wanted) p join comment c on c.id = p.id
    ) n
    where t.id = n.id and (t.standing, t.moved, t.moved_how, t.waited) is distinct from (n.standing, n.moved, n.moved_how, n.waited);
end $$;

create or replace function replace_standing(wanted uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform from comment where id = any(wanted) order by id for update;
  delete from comment_standing where id = any(wanted);
  insert into comment_standing (id, submission_id, consultation_id, said_at, point_id, channel, kind, late, event_id, area,
      respondent_kind, standing, restricted, follows)
    select c.id, c.submission_id, c.consultation_id, c.said_at, c.point_id, s.channel, s.kind, s.late, s.event_id, s.area,
      s.respondent_kind, c.standing, c.restricted, c.position > 0
    from comment c join submission s on s.id = c.submission_id where c.id = any(wanted);
  perform restate(wanted);
  perform place_themes(wanted);
end $$;
`

const countersOf = `counters_of(c.channel, c.kind, c.late, c.event_id, c.point_id, c.area, c.said_at, c.themes, c.checked,
      c.main_themes, c.checked_main_themes, c.standing, c.moved, c.waited, c.judged, c.moved_how, c.follows)`

// All in one: PostgreSQL plans it with each question, and those that are called by each other take it several times as long. The two with
// fewer columns stay for the version that still runs.
const counters = `
create function counters_of(channel text, kind text, late boolean, event_id uuid, point_id uuid, area text, said_at timestamptz,
  themes uuid[], checked uuid[], main_themes uuid[], checked_main_themes uuid[], standing text, moved text[], waited int, judged text[],
  moved_how text[], follows boolean)
returns table (by text, key text, stands text, checked_n bigint) language sql stable as $$
  ${byStanding} union all ${byDay} union all ${byMove}
$$;

-- What is the same before and after is taken away before it is counted by, not after.
create or replace function tally_changes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into comment_tally
    with changed as materialized (
      select b.*, -1 as sign from before b where b.counted union all select a.*, 1 from after a where a.counted
    ), same_wherever as (
      select consultation_id, restricted, channel, kind, late, event_id, point_id, said_at, themes, checked, main_themes, checked_main_themes,
        follows, judged, sum(sign) as sign
      from changed group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 having sum(sign) <> 0
    ), told as (
      select consultation_id, k.by, k.key, k.standing, restricted, sign, k.checked_n from changed c cross join lateral (${byStanding}) k
      union all
      select consultation_id, k.by, k.key, k.standing, restricted, sign, k.checked_n from same_wherever c cross join lateral (${byDay}) k
      union all
      select consultation_id, k.by, k.key, k.standing, restricted, sign, k.checked_n from changed c cross join lateral (${byMove}) k
      where moved <> '{}'
    )
    select consultation_id, by, key, standing, restricted, sum(sign), sum(sign * checked_n)
    from told group by 1, 2, 3, 4, 5 having sum(sign) <> 0 or sum(sign * checked_n) <> 0;
  return null;
end $$;
create or replace function tally_removals() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into comment_tally
    select c.consultation_id, k.by, k.key, k.stands, c.restricted, -count(*), -sum(k.checked_n)
    from before c cross join lateral ${countersOf} k
    where c.counted group by 1, 2, 3, 4, 5;
  return null;
end $$;

create or replace view comment_count as
  select consultation_id, by, key, standing, restricted, n, checked from comment_tally
  union all
  select c.consultation_id, k.by, k.key, k.stands, c.restricted, 1, k.checked_n
  from comment_standing c cross join lateral ${countersOf} k
  where not c.counted;
`

const checking = `
create or replace function tally_faults() returns table (consultation_id uuid, by text, key text, standing text, restricted boolean, told bigint, counted bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with told as (
    select t.consultation_id, t.by, t.key, t.standing, t.restricted, sum(t.n)::bigint as n, sum(t.checked)::bigint as checked
    from comment_tally t group by 1, 2, 3, 4, 5
  ), rows as (
    select c.consultation_id, k.by, k.key, k.stands as standing, c.restricted, count(*) as n, sum(k.checked_n)::bigint as checked
    from comment_standing c cross join lateral ${countersOf} k where c.counted group by 1, 2, 3, 4, 5
  )
  select consultation_id, by, key, standing, restricted, coalesce(told.n, 0), coalesce(rows.n, 0)
  from told full join rows using (consultation_id, by, key, standing, restricted)
  where coalesce(told.n, 0) <> coalesce(rows.n, 0) or coalesce(told.checked, 0) <> coalesce(rows.checked, 0)
$$;

create or replace function rebuild_tally(wanted uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  lock table comment_tally in share row exclusive mode;
  delete from comment_tally where consultation_id = wanted;
  insert into comment_tally
    select c.consultation_id, k.by, k.key, k.stands, c.restricted, count(*), sum(k.checked_n)
    from comment_standing c cross join lateral ${countersOf} k
    where c.consultation_id = wanted and c.counted group by 1, 2, 3, 4, 5;
end $$;

create or replace function standing_faults(after uuid, up_to uuid) returns table (id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  with wanted as (
    select array(select c.id from comment c where c.id > $1 and c.id <= $2) as ids
  ), past as materialized (
    select p.* from wanted cross join lateral came_of(wanted.ids) p
  ), judgements as materialized (
    select j.* from wanted cross join lateral judged_of(wanted.ids) j
  ), held as (
    select ct.comment_id, array_agg(ct.theme_id order by ct.theme_id) as themes,
      coalesce(array_agg(ct.theme_id order by ct.theme_id) filter (where ct.said_by = 'person' or k.comment_id is not null), '{}') as checked
    from comment_theme ct left join theme_confirmation k on k.comment_id = ct.comment_id
    where ct.comment_id > $1 and ct.comment_id <= $2 group by 1
  )
  select c.id from comment c
  join submission s on s.id = c.submission_id
  left join held h on h.comment_id = c.id
  left join past p on p.id = c.id
  left join judgements j on j.id = c.id
  left join comment_standing t on t.id = c.id
  where c.id > $1 and c.id <= $2 and (t.id is null or c.standing <> standing_of(c.id)
    or (t.submission_id, t.consultation_id, t.said_at, t.point_id, t.channel, t.kind, t.late, t.event_id, t.area, t.respondent_kind,
        t.standing, t.restricted, t.themes, t.checked, t.moved, t.moved_how, t.waited, t.judged, t.follows)
      is distinct from (c.submission_id, c.consultation_id, c.said_at, c.point_id, s.channel, s.kind, s.late, s.event_id,
        s.area, s.respondent_kind, c.standing, c.restricted, coalesce(h.themes, '{}'), coalesce(h.checked, '{}'), p.moved, p.moved_how,
        case when c.standing = 'answered' then p.waited end, coalesce(j.judged, '{}'), c.position > 0))
$$;
`
