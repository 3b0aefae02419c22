import { type Kysely, sql } from 'kysely'

// What a board resolves, what is amended under a delegation, what is held before an election, who replied, and the papers
// that decision-makers were given.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [boards, embargoes, replies, late, papers, takingBack, grants]) await sql.raw(part).execute(db)
}

const boards = `
alter table consultation add column board_id uuid references grouping;
comment on column consultation.board_id is 'the board that must have resolved before any of its responses is published; null: none';
alter table response add column board_id uuid references grouping;
comment on column response.board_id is 'the same for this one response';
alter table resolution add column delegated_scope text;
comment on column resolution.delegated_scope is 'what whoever it is delegated to may still change';
alter table resolution_response
  drop constraint resolution_response_pkey,
  add column id uuid primary key default uuidv7(),
  add column version int check (version > 0),
  add column linked_by uuid references person,
  add column linked_at timestamptz(3) not null default now(),
  add column unlinked_by uuid references person,
  add column unlinked_at timestamptz(3);
comment on column resolution_response.version is 'the version whose words the board agreed to; null: the resolution is only about this response';
create unique index resolution_response_current on resolution_response (resolution_id, response_id) where unlinked_at is null;
create index resolution_response_response on resolution_response (response_id) where unlinked_at is null;
create table amendment (
  version_id uuid primary key references response_version,
  resolution_id uuid not null references resolution,
  what text not null,
  by_person uuid not null references person,
  at timestamptz(3) not null default now()
);
comment on table amendment is 'a version that differs from what a board agreed to, and the resolution that delegates such a change';
alter table publication_plan add column after_resolution boolean not null default false;
comment on column publication_plan.after_resolution is 'it waits for the board as well as for its day';
`

const embargoes = `
alter table embargo add column organisation_id uuid references organisation;
comment on column embargo.organisation_id is 'null: whoever is responsible; with an area, both must fit';
create table embargo_override (
  id uuid primary key default uuidv7(),
  version_id uuid not null references response_version,
  embargo_id uuid not null references embargo,
  reason text not null,
  asked_by uuid not null references person,
  asked_at timestamptz(3) not null default now(),
  allowed_by uuid references person,
  allowed_at timestamptz(3),
  unique (version_id, embargo_id),
  check (allowed_by <> asked_by),
  check ((allowed_by is null) = (allowed_at is null))
);
alter table publication add column embargo_reason text, add column override_reason text,
  add check ((embargo_reason is null) = (override_reason is null));
comment on column publication.override_reason is 'why it was published although an embargo held; everybody can read it';
create table held_update (
  id uuid primary key default uuidv7(),
  response_id uuid not null references response,
  what jsonb not null,
  by_person uuid not null references person,
  at timestamptz(3) not null default now(),
  released_at timestamptz(3),
  dropped_because text,
  check (released_at is null or dropped_because is null)
);
comment on table held_update is 'news of a public response that an embargo holds: it is said when the embargo has ended';
create index held_update_waiting on held_update (id) where released_at is null and dropped_because is null;
`

const replies = `
create table reply (
  id uuid primary key default uuidv7(),
  response_id uuid not null references response,
  organisation_id uuid not null references organisation,
  text text not null,
  replied_on date not null,
  by_person uuid not null references person,
  on_day date not null,
  at timestamptz(3) not null default now()
);
comment on table reply is 'what an organisation answered to which something was passed on; the last one holds';
create index reply_response on reply (response_id, organisation_id, id);
`

const late = `
create table late_reason (
  id uuid primary key default uuidv7(),
  consultation_id uuid not null references consultation,
  reason text not null,
  by_person uuid not null references person,
  at timestamptz(3) not null default now()
);
comment on table late_reason is 'why responses are late, as everybody reads it; the last one holds';
create index late_reason_consultation on late_reason (consultation_id, id desc);
`

const papers = `
create table paper (
  id uuid primary key default uuidv7(),
  ref text not null unique,
  kind text not null check (kind in ('consideration')),
  consultation_id uuid not null references consultation,
  meeting_id uuid references board_meeting,
  edition int not null check (edition > 0),
  issued_to text not null,
  issued_on date not null,
  issued_by uuid not null references person,
  issued_at timestamptz(3) not null default now(),
  content text not null,
  hash bytea not null check (length(hash) = 32),
  unique (consultation_id, kind, edition)
);
comment on column paper.content is 'canonical JSON, as text: the hash is over its bytes. Quotations are in it by their hash only';
create index paper_meeting on paper (meeting_id) where meeting_id is not null;
create table paper_quote (
  paper_id uuid not null references paper,
  position int not null,
  comment_id uuid not null references comment,
  nonce bytea not null check (length(nonce) = 32),
  words text not null,
  language text not null,
  primary key (paper_id, position)
);
comment on table paper_quote is 'words that a paper quotes: shown only as long as they may be public';
create index paper_quote_comment on paper_quote (comment_id);
create function refuse_change_to_paper() returns trigger language plpgsql as $$
begin
  raise exception 'paper %: what was issued cannot be changed', old.id;
end $$;
create trigger paper_frozen before update or delete on paper for each row execute function refuse_change_to_paper();
`

// An import whose words a paper quotes is not taken back.
const takingBack = `
create or replace function undo_obstacles(wanted uuid) returns table (obstacle text, comments int, ref text)
language sql stable security definer set search_path = public, pg_temp as $$
  with own as (
    select c.id from import_row r join submission s on s.import_row_id = r.id join comment c on c.submission_id = s.id
    where r.import_id = wanted
  )
  select 'answered', count(distinct rc.comment_id)::int, r.ref
    from own join response_comment rc on rc.comment_id = own.id
    join publication p on p.response_id = rc.response_id and (rc.unlinked_at is null or rc.unlinked_at > p.published_at)
    join response r on r.id = rc.response_id group by r.ref
  union all
  select 'quoted', count(distinct q.comment_id)::int, r.ref
    from own join response_quote q on q.comment_id = own.id
    join publication p on p.version_id = q.version_id join response r on r.id = p.response_id group by r.ref
  union all
  select 'in-paper', count(distinct q.comment_id)::int, p.ref
    from own join paper_quote q on q.comment_id = own.id join paper p on p.id = q.paper_id group by p.ref
  union all
  select 'safeguarding', count(distinct f.comment_id)::int, null
    from own join safeguarding_flag f on f.comment_id = own.id and f.decision in ('refer', 'welfare-contact') having count(*) > 0
  union all
  select 'withdrawn', count(*)::int, null from own join withdrawal w on w.comment_id = own.id having count(*) > 0
$$;
`

const grants = `
grant select on amendment, embargo_override, held_update, reply, late_reason, paper, paper_quote to said_and_done_app;
grant insert on amendment, embargo_override, held_update, reply, late_reason, paper, paper_quote to said_and_done_app;
grant update (unlinked_by, unlinked_at) on resolution_response to said_and_done_app;
grant update (allowed_by, allowed_at) on embargo_override to said_and_done_app;
grant update (released_at, dropped_because) on held_update to said_and_done_app;
`
