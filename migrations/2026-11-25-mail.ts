import { type Kysely, sql } from 'kysely'

// Who asked to be told, what they are told, and whether people found that what was said to be done is done.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [followers, messages, followUps, receipts, unwanted, grants]) await sql.raw(part).execute(db)
}

const followers = `
create table follower (
  id uuid primary key default uuidv7(),
  lookup bytea not null unique check (length(lookup) = 32),
  sealed bytea not null,
  language text not null default 'en' check (language in ('en', 'gu', 'pa', 'pl', 'ur', 'bn', 'so', 'ar', 'hi', 'pt')),
  format text not null default 'ordinary' check (format in ('ordinary', 'large-print', 'easy-read', 'audio', 'bsl', 'other')),
  bounces int not null default 0,
  paused_at timestamptz(3),
  stopped_at timestamptz(3),
  created_at timestamptz(3) not null default now()
);
comment on column follower.lookup is 'HMAC of the address with a key that is kept outside the database: finds the row, gives nothing away';
comment on column follower.sealed is 'the address, and what a person said of the format they need';
comment on column follower.paused_at is 'refused for good several times: nothing more is tried until somebody confirms the address anew';
create table follow (
  id uuid primary key default uuidv7(),
  follower_id uuid not null references follower on delete cascade,
  kind text not null check (kind in ('log', 'consultation', 'theme', 'response')),
  consultation_id uuid references consultation,
  theme_id uuid references theme,
  response_id uuid references response,
  asked_at timestamptz(3) not null default now(),
  confirmed_at timestamptz(3),
  ended_at timestamptz(3),
  check ((kind = 'consultation') = (consultation_id is not null)),
  check ((kind = 'theme') = (theme_id is not null)),
  check ((kind = 'response') = (response_id is not null))
);
create unique index follow_current on follow
  (follower_id, kind, coalesce(consultation_id, theme_id, response_id, '00000000-0000-0000-0000-000000000000'))
  where confirmed_at is not null and ended_at is null;
create index follow_follower on follow (follower_id);
create index follow_target on follow (kind, coalesce(consultation_id, theme_id, response_id)) where confirmed_at is not null and ended_at is null;
alter table contact add follower_id uuid references follower on delete set null, add stopped_at timestamptz(3);
comment on column contact.follower_id is 'whose address it holds; null until the mail worker has come to it, or where there is no e-mail address';
comment on column contact.stopped_at is 'wanted news, and wants no more';
create index contact_follower on contact (follower_id) where follower_id is not null;
`

const messages = `
create table message (
  id uuid primary key default uuidv7(),
  number bigint generated always as identity unique,
  kind text not null check (kind in ('receipt', 'confirm', 'published', 'corrected', 'outcome', 'commitment', 'ask')),
  cause uuid not null,
  response_id uuid references response,
  follower_id uuid references follower on delete set null,
  follow_id uuid references follow on delete set null,
  submission_id uuid references submission on delete set null,
  created_at timestamptz(3) not null,
  state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'uncertain', 'failed', 'dropped', 'by-hand')),
  reason text,
  due_at timestamptz(3) not null,
  expires_at timestamptz(3),
  attempts int not null default 0,
  first_tried_at timestamptz(3),
  leased_until timestamptz(3),
  settled_at timestamptz(3),
  settled_by uuid references person,
  check ((state = 'sending') = (leased_until is not null)),
  check ((state in ('waiting', 'sending', 'by-hand')) = (settled_at is null))
);
comment on table message is 'one mail to one person: whose, and about what; address and words are read when it is sent, and kept nowhere';
comment on column message.number is 'the order in which a person gets them';
comment on column message.cause is 'the row that it tells of: a submission, a follow, a publication, an update, a response';
comment on column message.state is 'by-hand: a person sends it, on paper or by telephone; uncertain: handed over, and no answer came';
create unique index message_once on message (kind, cause, follower_id) where follower_id is not null;
create unique index message_once_each on message (kind, cause, submission_id) where submission_id is not null;
create index message_waiting on message (number) where state = 'waiting';
create index message_sending on message (leased_until) where state = 'sending';
create index message_unsettled on message (follower_id, number) where state in ('waiting', 'sending');
create index message_state on message (state, number desc);
create index message_follower on message (follower_id, created_at);
create index message_response on message (response_id, kind);
create index message_settled on message (settled_at) where follower_id is not null or submission_id is not null;
create table message_attempt (
  id uuid primary key default uuidv7(),
  message_id uuid not null references message,
  begun_at timestamptz(3) not null,
  handed_at timestamptz(3),
  ended_at timestamptz(3),
  outcome text check (outcome in ('sent', 'deferred', 'refused', 'rejected', 'unreachable', 'lost', 'broken-off', 'stopped')),
  code text check (code ~ '^[2-5][0-9][0-9]( [245]\\.[0-9]{1,3}\\.[0-9]{1,3})?$')
);
comment on column message_attempt.handed_at is 'written before the last line goes out: without it the mail cannot have been taken';
comment on column message_attempt.code is 'only the numbers of the answer: its words often repeat the address';
create index message_attempt_message on message_attempt (message_id, id);
`

const followUps = `
create table follow_up (
  response_id uuid primary key references response,
  due_on date not null,
  opened_at timestamptz(3) not null
);
comment on table follow_up is 'people are asked once whether what was said to be done is done';
create table follow_up_answer (
  id uuid primary key default uuidv7(),
  response_id uuid not null references response,
  message_id uuid unique references message,
  submission_id uuid references submission on delete set null,
  answer text not null check (answer in ('yes', 'not-really', 'no')),
  note text check (length(note) <= 2000),
  at timestamptz(3) not null
);
comment on column follow_up_answer.note is 'for officers; never public';
create unique index follow_up_answer_once on follow_up_answer (response_id, submission_id) where submission_id is not null;
create index follow_up_answer_response on follow_up_answer (response_id, id);
`

// Whoever leaves a contact gets a receipt by mail. Here, because intake is one statement, and this is part of it.
const receipts = `
create function message_for_contact() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into message (kind, cause, submission_id, created_at, due_at, expires_at)
    select 'receipt', s.id, s.id, s.received_at, s.received_at, s.received_at + interval '14 days'
    from added join submission s on s.id = added.submission_id
    where s.channel in ('web', 'api', 'event') and s.entered_by is null and s.import_row_id is null;
  return null;
end $$;
create trigger contact_added after insert on contact referencing new table as added for each statement execute function message_for_contact();
`

// Behind the code: nothing goes to who has stopped it, and nothing goes as ordinary mail to who needs another format.
const unwanted = `
create function message_unwanted(wanted message) returns text language sql stable set search_path = public, pg_temp as $$
  select case
    when wanted.kind = 'confirm' then null
    when f.paused_at is not null then 'paused'
    when wanted.kind = 'receipt' then null
    when f.stopped_at is not null then 'stopped'
    when exists (select from follow w where w.id = wanted.follow_id and w.ended_at is not null) then 'stopped'
    when exists (select from contact c where c.submission_id = wanted.submission_id and (c.stopped_at is not null or not c.wants_news)) then 'stopped'
  end
  from follower f where f.id = wanted.follower_id
$$;
create function hold_back_message() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  why text := message_unwanted(new);
begin
  if why is not null then
    new.state := 'dropped';
    new.reason := why;
    new.settled_at := now();
    new.leased_until := null;
  elsif new.kind <> 'confirm' and exists (select from follower f where f.id = new.follower_id and f.format <> 'ordinary') then
    new.state := 'by-hand';
    new.reason := 'format';
    new.leased_until := null;
  elsif new.follower_id is null then
    raise exception 'message %: nobody to send it to', new.id;
  end if;
  return new;
end $$;
create trigger message_held_back before update of state on message
  for each row when (new.state = 'sending') execute function hold_back_message();
`

const grants = `
grant select on follower, follow, message, message_attempt, follow_up, follow_up_answer to said_and_done_app;
grant insert, update, delete on follower, follow to said_and_done_app;
grant delete on contact to said_and_done_app;
grant insert, update on message, message_attempt, follow_up, follow_up_answer to said_and_done_app;
revoke execute on function message_for_contact(), message_unwanted(message), hold_back_message() from public;
grant execute on function message_unwanted(message), hold_back_message() to said_and_done_app;
`
