import { type Kysely, sql } from 'kysely'

// The narrow rows of what was there before, and their counters. What is changed meanwhile waits for this; what arrives does not.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [rows, themes, counted]) await sql.raw(part).execute(db)
}

const rows = `
with still as (select * from comment for share)
insert into comment_standing (id, submission_id, consultation_id, said_at, point_id, channel, kind, late, event_id, area,
    respondent_kind, standing, restricted)
  select c.id, c.submission_id, c.consultation_id, c.said_at, c.point_id, s.channel, s.kind, s.late, s.event_id, s.area,
    s.respondent_kind, c.standing, c.restricted
  from still c join submission s on s.id = c.submission_id
  on conflict (id) do nothing;
`

const themes = `
with held as (
  select ct.comment_id, ct.theme_id, coalesce(t.parent_id, t.id) as main, ct.said_by = 'person' or k.comment_id is not null as checked
  from comment_theme ct join theme t on t.id = ct.theme_id left join theme_confirmation k on k.comment_id = ct.comment_id
), theirs as (
  select comment_id, array_agg(distinct theme_id order by theme_id) as themes,
    coalesce(array_agg(distinct theme_id order by theme_id) filter (where checked), '{}') as checked,
    array_agg(distinct main order by main) as main_themes,
    coalesce(array_agg(distinct main order by main) filter (where checked), '{}') as checked_main_themes
  from held group by 1
)
update comment_standing t set themes = x.themes, checked = x.checked, main_themes = x.main_themes,
  checked_main_themes = x.checked_main_themes
  from theirs x where x.comment_id = t.id;
`

const counted = `
select count_new_comments(2000000000);
`
