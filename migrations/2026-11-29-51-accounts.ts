import { type Kysely, sql } from 'kysely'

// Accounts by invitation, what a person signs in with, what slows guessing down, and who made or holds whose access.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [people, links, factors, sessions, slowing, news, held, grants]) await sql.raw(part).execute(db)
}

const people = `
alter table person
  add language text not null default 'en' check (language in ('en', 'gu', 'pa', 'pl', 'ur', 'bn', 'so', 'ar', 'hi', 'pt')),
  add single_sign_on text;
comment on column person.single_sign_on is 'issuer and subject of the account that signs this person in elsewhere';
create unique index person_single_sign_on on person (single_sign_on) where single_sign_on is not null;
alter table programme add second_factor_roles text[] not null default '{}';
comment on column programme.second_factor_roles is 'whoever holds one of these needs a second factor';
alter table permission_grant
  add needs_confirmation boolean not null default false,
  add confirmed_by uuid references person,
  add confirmed_at timestamptz(3),
  add check ((confirmed_by is null) = (confirmed_at is null)),
  add check (confirmed_by is null or (confirmed_by <> granted_by and confirmed_by <> person_id));
comment on column permission_grant.needs_confirmation is 'holds only once a second administrator has confirmed it';
`

const links = `
create table account_link (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person,
  kind text not null check (kind in ('invitation', 'recovery', 'sign-in')),
  made_by uuid references person,
  made_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  shown_to uuid references person,
  used_at timestamptz(3),
  ended_at timestamptz(3),
  check (kind <> 'sign-in' or made_by is null),
  check (shown_to is null or shown_to <> person_id)
);
comment on table account_link is 'a private link that lets one person in once; its secret is computed, and stored nowhere';
comment on column account_link.made_by is 'null: the person asked for it';
comment on column account_link.shown_to is 'no mail server was set, so this administrator was shown the link, once';
create index account_link_person on account_link (person_id, made_at);
create table account_confirmation (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person,
  confirmed_by uuid not null references person,
  at timestamptz(3) not null,
  check (confirmed_by <> person_id)
);
comment on table account_confirmation is 'another administrator made sure that the account is in its person’s hands';
create index account_confirmation_person on account_confirmation (person_id, at);
`

const factors = `
create table totp_factor (
  person_id uuid primary key references person,
  sealed bytea not null,
  made_at timestamptz(3) not null,
  confirmed_at timestamptz(3),
  last_step bigint not null default 0
);
comment on column totp_factor.last_step is 'a code is taken once: later ones only';
create table passkey (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  made_at timestamptz(3) not null,
  last_used_at timestamptz(3)
);
create index passkey_person on passkey (person_id);
create table recovery_code (
  person_id uuid not null references person,
  code_hash bytea not null check (length(code_hash) = 32),
  made_at timestamptz(3) not null,
  used_at timestamptz(3),
  primary key (person_id, code_hash)
);
`

const sessions = `
alter table session
  add id uuid not null default uuidv7(),
  add how text[] not null default '{}',
  add device text not null default '',
  add confirmed_at timestamptz(3) not null default now();
comment on column session.confirmed_at is 'when the person last proved who they are: publishing, exports and roles ask for it again';
create unique index session_id on session (id);
create table sign_in_step (
  token_hash bytea primary key check (length(token_hash) = 32),
  kind text not null check (kind in ('second-factor', 'passkey', 'add-passkey', 'single-sign-on')),
  person_id uuid references person,
  sealed bytea not null,
  expires_at timestamptz(3) not null
);
comment on table sign_in_step is 'signing in that is half done: what was asked, and of whom';
create index sign_in_step_expires on sign_in_step (expires_at);
create table known_device (
  token_hash bytea not null check (length(token_hash) = 32),
  person_id uuid not null references person,
  made_at timestamptz(3) not null,
  used_at timestamptz(3) not null,
  primary key (token_hash, person_id)
);
comment on table known_device is 'a browser that this person has signed in with: others’ guesses do not slow it down';
create index known_device_person on known_device (person_id);
`

const slowing = `
create table guess_count (
  bucket bytea primary key check (length(bucket) = 16),
  guesses real not null,
  at timestamptz(3) not null
);
comment on table guess_count is 'wrong guesses per account, network and in all, leaking away; names are hashed with a key that is not here';
create index guess_count_at on guess_count (at);
`

const news = `
create table account_news (
  id uuid primary key default uuidv7(),
  recipient_id uuid not null references person,
  about_id uuid not null references person,
  what text not null check (what in (
    'invited', 'roles', 'confirm-roles', 'roles-confirmed', 'disabled', 'password', 'second-factor', 'recovery', 'new-device')),
  by_id uuid references person,
  roles text[] not null default '{}',
  at timestamptz(3) not null
);
comment on table account_news is 'what a person is told about an account: their own, or one that they look after';
alter table message drop constraint message_kind_check;
alter table message
  add person_id uuid references person,
  add constraint message_kind_check check (kind in
    ('receipt', 'confirm', 'published', 'corrected', 'outcome', 'commitment', 'ask', 'account-link', 'account-news')) not valid;
comment on column message.person_id is 'somebody with an account, for mails about accounts';
create unique index message_once_person on message (kind, cause, person_id) where person_id is not null;
create or replace function hold_back_message() returns trigger language plpgsql set search_path = public, pg_temp as $$
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
  elsif new.follower_id is null and new.person_id is null then
    raise exception 'message %: nobody to send it to', new.id;
  end if;
  return new;
end $$;
`

// Whoever made another's access, or was shown the link to it, holds it for a while, and through it whatever that one made.
const held = `
create function access_held(now timestamptz, days int) returns table (holder uuid, held uuid) language sql stable
  set search_path = public, pg_temp as $$
  with recursive made as (
    select h.holder, l.person_id as held, l.used_at
    from account_link l cross join lateral (values (l.made_by), (l.shown_to)) h (holder)
    where h.holder is not null and h.holder <> l.person_id and l.used_at > now - make_interval(days => days)
  ), open as (
    select distinct m.holder, m.held from made m where not exists (
      select from account_confirmation k where k.person_id = m.held and k.confirmed_by <> m.holder and k.at >= m.used_at)
  ), reach as (
    select holder, held from open
    union select r.holder, o.held from reach r join open o on o.holder = r.held
  )
  select holder, held from reach where holder <> held
$$;
`

const grants = `
grant select on account_link, account_confirmation, totp_factor, passkey, recovery_code, sign_in_step, known_device, guess_count,
  account_news to said_and_done_app;
grant insert on account_link, account_confirmation, account_news to said_and_done_app;
grant update (used_at, ended_at) on account_link to said_and_done_app;
grant insert, update, delete on totp_factor, passkey, recovery_code, sign_in_step, known_device, guess_count to said_and_done_app;
grant execute on function access_held(timestamptz, int) to said_and_done_app;
`
