import { type Kysely, sql } from 'kysely'

// What the log said of a past day, how long answers were waited for, and how far people and machine agree were counted from all
// narrow rows at each reading. They are counters now. The new columns are filled by the next migration, and counted as they are filled;
// themes by day are counted here, in one pass, while nobody else can count.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [following, keeping, counters, checking]) await sql.raw(part).execute(db)
  await sql`lock table comment_tally in share row exclusive mode`.execute(db)
  await sql`
    insert into comment_tally
    select consultation_id, 'main-theme-day', (said_at at time zone 'Europe/London')::date || ' ' || main, '', restricted, count(*), 0
    from comment_standing cross join unnest(main_themes) as main where counted group by 1, 2, 3, 4, 5`.execute(db)
}

// What the new columns follow from. Whoever asks gets a row for each comment that they name.
const following = `
create function past_of(wanted uuid[]) returns table (id uuid, moved text[], waited int) language sql stable as $$
  with said as (
    select c.id, (c.said_at at time zone 'Europe/London')::date as day from comment c where c.id = any(wanted)
  ), links as (
    select s.id, s.day, l.response_id, (l.linked_at at time zone 'Europe/London')::date as linked,
      (l.unlinked_at at time zone 'Europe/London')::date as unlinked
    from said s join response_comment l on l.comment_id = s.id
  ), waits as (
    -- A comment that came after its response was published waited until it was linked to it.
    select l.id, (case when p.first_day >= l.day then p.first_day else greatest(l.day, l.linked) end - l.day)::int as days
    from links l
    join (select response_id, min(published_on) as first_day from publication where response_id in (select response_id from links) group by 1) p
      on p.response_id = l.response_id
    where l.unlinked is null
  ), spans as (
    select s.id, 'withdrawn' as standing, greatest(s.day, (w.at at time zone 'Europe/London')::date) as begins, null::date as ends
    from said s join withdrawal w on w.comment_id = s.id
    union all
    select l.id, 'answered', greatest(l.day, l.linked, p.published_on),
      least(l.unlinked, (p.replaced_at at time zone 'Europe/London')::date)
    from links l join publication p on p.response_id = l.response_id
    union all
    select s.id, 'set-aside', greatest(s.day, (a.at at time zone 'Europe/London')::date), (a.undone_at at time zone 'Europe/London')::date
    from said s join set_aside a on a.comment_id = s.id
  ), edges as (
    select spans.id, standing, begins as day, 1 as more from spans where ends is null or begins < ends
    union all
    select spans.id, standing, ends, -1 from spans where begins < ends
  ), days as (
    select edges.id, day, sum(more) filter (where standing = 'withdrawn') as withdrawn,
      sum(more) filter (where standing = 'answered') as answered, sum(more) filter (where standing = 'set-aside') as set_aside
    from edges group by 1, 2
  ), stood as (
    -- At the end of each day on which something changed, the strongest of what held.
    select days.id, day, case when sum(withdrawn) over so_far > 0 then 'withdrawn' when sum(answered) over so_far > 0 then 'answered'
      when sum(set_aside) over so_far > 0 then 'set-aside' end as standing
    from days window so_far as (partition by days.id order by day)
  ), steps as (
    select stood.id, day, standing, lag(standing) over (partition by stood.id order by day) as before from stood
  ), told as (
    select said.id, null as move, null::int as days from said
    union all select steps.id, day || ' + ' || standing, null from steps where standing is distinct from before and standing is not null
    union all select steps.id, day || ' - ' || before, null from steps where standing is distinct from before and before is not null
    union all select waits.id, null, days from waits
  )
  select told.id, coalesce(array_agg(move order by move) filter (where move is not null), '{}'), min(days) from told group by 1
$$;
comment on function past_of(uuid[]) is 'what came of comments on which day, and how many days each waited for the first of its answers';

create function judged_of(wanted uuid[]) returns table (id uuid, judged text[]) language sql stable as $$
  with told as (
    select k.comment_id, 'confirmed' as word from theme_confirmation k where k.comment_id = any(wanted)
    union all
    select p.comment_id, case when m.id is null then 'person ' when p.applies then 'both ' else 'machine ' end || p.theme_id
    from theme_assignment p left join theme_assignment m
      on m.comment_id = p.comment_id and m.theme_id = p.theme_id and m.said_by = 'machine' and m.replaced_at is null
    where p.comment_id = any(wanted) and p.said_by = 'person' and p.replaced_at is null and (p.applies or m.id is not null)
  )
  select told.comment_id, array_agg(word order by word) from told group by 1
$$;
comment on function judged_of(uuid[]) is 'what people said of the themes of comments, beside the machine; no row where they said nothing';
`

const keeping = `
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
  update comment_standing t set standing = n.standing, moved = n.moved, waited = n.waited
    from (
      select c.id, c.standing, p.moved, case when c.standing = 'answered' then p.waited end as waited
      from past_of(wanted) p join comment c on c.id = p.id
    ) n
    where t.id = n.id and (t.standing, t.moved, t.waited) is distinct from (n.standing, n.moved, n.waited);
end $$;

-- A publication says something of past days too, so of comments that were taken away from its response since.
create or replace function restate_from_publication() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform restate(array(select distinct rc.comment_id from response_comment rc join touched t on t.response_id = rc.response_id));
  return null;
end $$;

create or replace function place_themes(wanted uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
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
      coalesce(g.main_themes, '{}') as main_themes, coalesce(g.checked_main_themes, '{}') as checked_main_themes,
      coalesce(j.judged, '{}') as judged
    from unnest(wanted) as w (id) left join grouped g on g.comment_id = w.id left join judged_of(wanted) j on j.id = w.id
  )
  update comment_standing t
    set themes = x.themes, checked = x.checked, main_themes = x.main_themes, checked_main_themes = x.checked_main_themes, judged = x.judged
    from theirs x where t.id = x.id
      and (t.themes, t.checked, t.main_themes, t.checked_main_themes, t.judged)
        is distinct from (x.themes, x.checked, x.main_themes, x.checked_main_themes, x.judged);
end $$;
revoke execute on function past_of(uuid[]), judged_of(uuid[]) from public;
`

const countersOf = `counters_of(c.channel, c.kind, c.late, c.event_id, c.point_id, c.area, c.said_at, c.themes, c.checked,
      c.main_themes, c.checked_main_themes, c.standing, c.moved, c.waited, c.judged)`

// What is the same wherever a comment stands now is counted under no standing.
const counters = `
create function counters_of(channel text, kind text, late boolean, event_id uuid, point_id uuid, area text, said_at timestamptz,
  themes uuid[], checked uuid[], main_themes uuid[], checked_main_themes uuid[], stands text, moved text[], waited int, judged text[])
returns table (by text, key text, standing text, checked_n bigint) language sql stable as $$
  select k.by, k.key, $12, k.checked_n from counters_of($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) k
  union all select 'waited', $14::text, $12, 0 where $14 is not null
  union all select 'moved', m, '', 0 from unnest($13) m
  union all select 'main-theme-day', (($7 at time zone 'Europe/London')::date) || ' ' || t, '', 0 from unnest($10) t
  union all select 'main-theme-moved', m || ' ' || t, '', 0 from unnest($13) m cross join unnest($10) t
  union all select 'judged', j, '', 0 from unnest($15) j
$$;

create or replace function tally_changes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into comment_tally
    select c.consultation_id, k.by, k.key, k.standing, c.restricted, sum(c.sign), sum(c.sign * k.checked_n)
    from (select b.*, -1 as sign from before b where b.counted union all select a.*, 1 from after a where a.counted) c
    cross join lateral ${countersOf} k
    group by 1, 2, 3, 4, 5 having sum(c.sign) <> 0 or sum(c.sign * k.checked_n) <> 0;
  return null;
end $$;
create or replace function tally_removals() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into comment_tally
    select c.consultation_id, k.by, k.key, k.standing, c.restricted, -count(*), -sum(k.checked_n)
    from before c cross join lateral ${countersOf} k
    where c.counted group by 1, 2, 3, 4, 5;
  return null;
end $$;

create or replace view comment_count as
  select consultation_id, by, key, standing, restricted, n, checked from comment_tally
  union all
  select c.consultation_id, k.by, k.key, k.standing, c.restricted, 1, k.checked_n
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
    select c.consultation_id, k.by, k.key, k.standing, c.restricted, count(*) as n, sum(k.checked_n)::bigint as checked
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
    select c.consultation_id, k.by, k.key, k.standing, c.restricted, count(*), sum(k.checked_n)
    from comment_standing c cross join lateral ${countersOf} k
    where c.consultation_id = wanted and c.counted group by 1, 2, 3, 4, 5;
end $$;

create or replace function standing_faults(after uuid, up_to uuid) returns table (id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  with wanted as (
    select array(select c.id from comment c where c.id > $1 and c.id <= $2) as ids
  ), past as materialized (
    select p.* from wanted cross join lateral past_of(wanted.ids) p
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
        t.standing, t.restricted, t.themes, t.checked, t.moved, t.waited, t.judged)
      is distinct from (c.submission_id, c.consultation_id, c.said_at, c.point_id, s.channel, s.kind, s.late, s.event_id,
        s.area, s.respondent_kind, c.standing, c.restricted, coalesce(h.themes, '{}'), coalesce(h.checked, '{}'), p.moved,
        case when c.standing = 'answered' then p.waited end, coalesce(j.judged, '{}')))
$$;
`
