import { type Kysely, sql } from 'kysely'

// What may tell of harm and waits for too long is mailed again, once a day until somebody decides; to those whose role is for its
// consultation, as what is mailed at once is from now on.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [told, telling]) await sql.raw(part).execute(db)
}

const told = `
alter table safeguarding_flag add column overdue_told_at timestamptz(3);
comment on column safeguarding_flag.overdue_told_at is 'when safeguarding last heard by mail that nobody had decided in time';
create index safeguarding_flag_open on safeguarding_flag (raised_at) where decision is null;
grant update (overdue_told_at) on safeguarding_flag to said_and_done_app;
alter table work_news drop constraint work_news_what_check;
alter table work_news add constraint work_news_what_check
  check (what in ('mentioned', 'given', 'sent-back', 'harm', 'harm-overdue', 'review')) not valid;
alter table work_news validate constraint work_news_what_check;
`

const telling = `
create or replace function tell_work(who uuid, news text, by_whom uuid, moment timestamptz) returns void language plpgsql
  set search_path = public, pg_temp as $$
declare
  pace text := (select mail_pace from person where id = who and disabled_at is null);
  due timestamptz;
  mail uuid;
  made uuid := uuidv7();
begin
  if pace is null or who = by_whom then return; end if;
  if news in ('harm', 'harm-overdue') or pace = 'at-once' then
    due := moment;
  elsif pace = 'daily' then
    due := ((moment at time zone 'Europe/London')::date + 1 + time '07:00') at time zone 'Europe/London';
  end if;
  if due is not null then
    select id into mail from message where person_id = who and kind = 'work' and state = 'waiting' and due_at <= due
      and first_tried_at is null order by due_at limit 1;
    if mail is null then
      insert into message (kind, cause, person_id, created_at, due_at, expires_at)
        values ('work', made, who, moment, due, due + interval '7 days') returning id into mail;
    end if;
  end if;
  insert into work_news (id, person_id, what, by_id, at, message_id) values (made, who, news, by_whom, moment, mail);
end $$;

-- Whose role is for the consultation of any of these comments: what people/permissions.ts calls own.
create function safeguarding_for(comments uuid[]) returns table (person_id uuid) language sql stable set search_path = public, pg_temp as $$
  select distinct g.person_id from permission_grant g
  where g.role = 'safeguarding' and g.revoked_at is null and (not g.needs_confirmation or g.confirmed_at is not null)
    and ((g.organisation_id is null and g.consultation_id is null)
      or exists (select from comment c where c.id = any(comments) and (c.consultation_id = g.consultation_id
        or exists (select from consultation_owner o where o.consultation_id = c.consultation_id and o.ended_at is null
          and o.organisation_id = g.organisation_id))))
$$;
create or replace function tell_of_harm() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform tell_work(p.person_id, 'harm', null, f.at)
    from (select max(raised_at) as at, array_agg(comment_id) as comments from flagged having count(*) > 0) f
    cross join lateral safeguarding_for(f.comments) p;
  return null;
end $$;
grant execute on function safeguarding_for(uuid[]) to said_and_done_app;
`
