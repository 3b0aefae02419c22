import { type Kysely, sql } from 'kysely'

// Notes that colleagues write beside comments and drafts, and what officers are told of their work by mail.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [notes, news, telling]) await sql.raw(part).execute(db)
}

const notes = `
create table work_note (
  id uuid primary key default uuidv7(),
  comment_id uuid references comment,
  response_id uuid references response,
  body text not null check (length(body) between 1 and 2000),
  by_person uuid not null references person,
  at timestamptz(3) not null,
  check (num_nonnulls(comment_id, response_id) = 1)
);
comment on table work_note is 'what colleagues write to each other beside a comment or a draft; never public';
create index on work_note (comment_id) where comment_id is not null;
create index on work_note (response_id) where response_id is not null;
create table work_note_mention (
  note_id uuid not null references work_note on delete cascade,
  person_id uuid not null references person,
  seen_at timestamptz(3),
  primary key (note_id, person_id)
);
create index on work_note_mention (person_id) where seen_at is null;
grant select, insert on work_note, work_note_mention to said_and_done_app;
grant update (seen_at) on work_note_mention to said_and_done_app;
-- Erasing a comment's words deletes what colleagues wrote beside it; the rest of the function stays as it is.
do $do$
declare
  before text := pg_get_functiondef('erase_words(uuid)'::regprocedure);
  after text := replace(before, 'delete from personal_mark where comment_id = wanted;',
    'delete from personal_mark where comment_id = wanted; delete from work_note where comment_id = wanted;');
begin
  if after = before then raise exception 'erase_words has no place for notes'; end if;
  execute after;
end $do$;
`

const news = `
alter table person add mail_pace text not null default 'daily' check (mail_pace in ('at-once', 'daily', 'never'));
comment on column person.mail_pace is 'when somebody is told by mail of work that waits for them; of harm the safeguarding lead always hears at once';
create table work_news (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person,
  what text not null check (what in ('mentioned', 'given', 'sent-back', 'harm')),
  by_id uuid references person,
  at timestamptz(3) not null,
  message_id uuid references message
);
comment on table work_news is 'what happened that somebody with an account is to do; told without words of the public';
create index on work_news (message_id);
grant select, insert, update on work_news to said_and_done_app;
alter table message drop constraint message_kind_check;
alter table message add constraint message_kind_check check (kind in
  ('receipt', 'confirm', 'published', 'corrected', 'outcome', 'commitment', 'ask', 'account-link', 'account-news',
   'review-asked', 'review-code', 'owner-notice', 'work')) not valid;
alter table message validate constraint message_kind_check;
create index message_work_waiting on message (person_id) where kind = 'work' and state = 'waiting';
`

// In the database, so that no way to give, name, send back or flag is forgotten, and each mail is one for all that waits.
const telling = `
create function tell_work(who uuid, news text, by_whom uuid, moment timestamptz) returns void language plpgsql
  set search_path = public, pg_temp as $$
declare
  pace text := (select mail_pace from person where id = who and disabled_at is null);
  due timestamptz;
  mail uuid;
  made uuid := uuidv7();
begin
  if pace is null or who = by_whom then return; end if;
  if news = 'harm' or pace = 'at-once' then
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
grant execute on function tell_work(uuid, text, uuid, timestamptz) to said_and_done_app;

create function tell_of_mention() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform tell_work(new.person_id, 'mentioned', n.by_person, n.at) from work_note n where n.id = new.note_id;
  return null;
end $$;
create trigger tell_of_mention after insert on work_note_mention for each row execute function tell_of_mention();

create function tell_of_given() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform tell_work(g.person_id, 'given', g.given_by, g.at)
    from (select person_id, given_by, max(given_at) as at from given group by 1, 2) g;
  return null;
end $$;
create trigger tell_of_given after insert on comment_assignee referencing new table as given
  for each statement execute function tell_of_given();
create trigger tell_of_given_again after update on comment_assignee referencing new table as given
  for each statement execute function tell_of_given();

create function tell_of_sent_back() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform tell_work(w.person_id, 'sent-back', new.reviewer_id, new.at) from response_editor w where w.version_id = new.version_id;
  return null;
end $$;
create trigger tell_of_sent_back after insert on review
  for each row when (new.decision = 'ask-for-changes') execute function tell_of_sent_back();

create function tell_of_harm() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform tell_work(p.person_id, 'harm', null, f.at)
    from (select max(raised_at) as at from flagged having count(*) > 0) f, (
      select distinct g.person_id from permission_grant g where g.role = 'safeguarding' and g.revoked_at is null
        and (not g.needs_confirmation or g.confirmed_at is not null)) p;
  return null;
end $$;
create trigger tell_of_harm after insert on safeguarding_flag referencing new table as flagged
  for each statement execute function tell_of_harm();
revoke execute on function tell_of_mention(), tell_of_given(), tell_of_sent_back(), tell_of_harm() from public;
`
