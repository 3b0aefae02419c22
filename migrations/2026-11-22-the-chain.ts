import { type Kysely, sql } from 'kysely'

// The whole chain: who asks, what was asked, what was said, which themes, what was answered, who agreed, what was published.
// Written as SQL because most of it is checks, grants and triggers, which read best in the language they run in.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [
    roles,
    bodies,
    people,
    consultations,
    submissions,
    screening,
    themes,
    imports,
    responses,
    meetings,
    history,
    standing,
    effectiveThemes,
    frozen,
    takingBack,
    grants,
  ]) {
    await sql.raw(part).execute(db)
  }
}

// The application never owns a table: it connects as a member of this role, which may do what the grants at the end say.
const roles = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'said_and_done_app') then
    create role said_and_done_app nologin nosuperuser nocreatedb nocreaterole nobypassrls;
  end if;
end $$;
`

const bodies = `
create table programme (
  id uuid primary key default uuidv7(),
  slug text not null unique check (slug ~ '^[a-z0-9-]+$'),
  name text not null,
  area text not null,
  strapline text,
  colour text not null default '#0b5a6f' check (colour ~ '^#[0-9a-f]{6}$'),
  notice text,
  contact_line text,
  local_help text,
  created_at timestamptz(3) not null default now()
);
comment on column programme.local_help is 'who helps at once in this area, said beside 999 and 111 wherever people write to us';
create table organisation (
  id uuid primary key default uuidv7(),
  slug text not null unique,
  name text not null,
  short_name text not null,
  kind text not null,
  active_from date,
  active_until date,
  check (active_until is null or active_from is null or active_until >= active_from)
);
create table organisation_name (
  id uuid primary key default uuidv7(),
  organisation_id uuid not null references organisation,
  name text not null,
  used_from date,
  used_until date
);
create table workstream (
  id uuid primary key default uuidv7(),
  programme_id uuid not null references programme,
  slug text not null,
  number int not null,
  name text not null,
  lead_organisation_id uuid references organisation,
  public_seats int not null default 0 check (public_seats >= 0),
  public_seats_filled int not null default 0 check (public_seats_filled between 0 and public_seats),
  unique (programme_id, slug)
);
create table grouping (
  id uuid primary key default uuidv7(),
  programme_id uuid not null references programme,
  slug text not null,
  name text not null,
  kind text not null,
  mandate text not null check (mandate in ('advise', 'assure', 'approve')),
  organisation_id uuid references organisation,
  terms_of_reference text,
  unique (programme_id, slug)
);
create table grouping_name (
  id uuid primary key default uuidv7(),
  grouping_id uuid not null references grouping,
  name text not null,
  used_from date,
  used_until date
);
`

const people = `
create table person (
  id uuid primary key default uuidv7(),
  email text not null check (email = lower(email)),
  name text not null,
  post text,
  organisation_id uuid references organisation,
  password_hash text,
  must_change_password boolean not null default false,
  disabled_at timestamptz(3),
  created_at timestamptz(3) not null default now()
);
create unique index person_email on person (email);
create table group_member (
  id uuid primary key default uuidv7(),
  grouping_id uuid not null references grouping,
  person_id uuid references person,
  post text not null,
  seated_from date,
  seated_until date
);
create table permission_grant (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person,
  role text not null check (role in ('administrator', 'officer', 'reviewer', 'board-member', 'safeguarding')),
  consultation_id uuid,
  granted_by uuid references person,
  granted_at timestamptz(3) not null default now(),
  revoked_at timestamptz(3)
);
create unique index permission_grant_current on permission_grant
  (person_id, role, coalesce(consultation_id, '00000000-0000-0000-0000-000000000000')) where revoked_at is null;
create table session (
  token_hash bytea primary key,
  person_id uuid not null references person,
  created_at timestamptz(3) not null default now(),
  last_seen_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null
);
create index session_person on session (person_id);
`

const consultations = `
create table consultation (
  id uuid primary key default uuidv7(),
  programme_id uuid not null references programme,
  slug text not null unique check (slug ~ '^[a-z0-9-]+$'),
  ref text not null unique,
  title text not null,
  kind text not null check (kind in ('engagement', 'formal-consultation')),
  summary text not null,
  what_can_change text[] not null default '{}',
  what_cannot_change text[] not null default '{}',
  lead_group_id uuid references grouping,
  privacy_notice text,
  privacy_notice_version text,
  areas text[] not null default '{}',
  response_due_by date,
  response_due_rule text,
  next_response_number int not null default 1,
  response_prefix text not null default 'YS',
  published_at timestamptz(3),
  created_at timestamptz(3) not null default now()
);
alter table permission_grant add foreign key (consultation_id) references consultation;
create table phase (
  id uuid primary key default uuidv7(),
  consultation_id uuid not null references consultation,
  code text not null,
  name text not null,
  position int not null,
  asks boolean not null default false,
  late_until date,
  note text,
  unique (consultation_id, code)
);
comment on column phase.asks is 'people may send comments while this phase is open';
comment on column phase.late_until is 'comments that come after the end are still taken, and marked late, up to and including this day';
create table phase_date (
  id uuid primary key default uuidv7(),
  phase_id uuid not null references phase,
  boundary text not null check (boundary in ('start', 'end')),
  day date,
  wording text,
  said_by text,
  reason text,
  recorded_on date,
  recorded_on_wording text,
  recorded_by uuid references person,
  recorded_at timestamptz(3) not null default now(),
  position int not null default 0,
  check (day is not null or wording is not null)
);
-- The date that holds now is the last that was recorded; the earlier ones stay.
create index phase_date_phase on phase_date (phase_id, boundary, position desc, id desc);
create table point (
  id uuid primary key default uuidv7(),
  consultation_id uuid not null references consultation,
  number int not null,
  title text not null,
  summary text,
  unique (consultation_id, number)
);
create table point_workstream (
  point_id uuid not null references point,
  workstream_id uuid not null references workstream,
  primary key (point_id, workstream_id)
);
create table question (
  id uuid primary key default uuidv7(),
  consultation_id uuid not null references consultation,
  point_id uuid references point,
  position int not null,
  text text not null,
  hint text,
  unique (consultation_id, position)
);
create table engagement_event (
  id uuid primary key default uuidv7(),
  consultation_id uuid not null references consultation,
  phase_id uuid references phase,
  ref text not null,
  title text not null,
  day date,
  day_wording text,
  starts text,
  ends text,
  venue text,
  place text,
  area text,
  audience text,
  kind text not null,
  staff_only boolean not null default false,
  attended int check (attended >= 0),
  counted_how text,
  invited int check (invited >= 0),
  languages text[] not null default '{}',
  access_provided text[] not null default '{}',
  host_organisation_id uuid references organisation,
  capture_method text,
  held boolean not null default false,
  came_of_it text,
  unique (consultation_id, ref)
);
comment on column engagement_event.counted_how is 'how those who came were counted: a sign-in sheet, heads, an estimate';
create table document (
  id uuid primary key default uuidv7(),
  consultation_id uuid not null references consultation,
  title text not null,
  version text,
  formats text[] not null default '{}',
  languages text[] not null default '{}',
  url text check (url ~ '^https?://'),
  published_on date
);
`

const submissions = `
create table submission (
  id uuid primary key,
  consultation_id uuid not null references consultation,
  phase_id uuid references phase,
  kind text not null default 'submission' check (kind in ('submission', 'event-note', 'petition')),
  channel text not null check (channel in ('web', 'event', 'paper', 'phone', 'email', 'import', 'api')),
  late boolean not null default false,
  receipt_hash bytea not null unique check (length(receipt_hash) = 32),
  idempotency_key text not null,
  body_hash bytea not null,
  respondent_kind text check (respondent_kind in ('public', 'patient', 'carer', 'staff', 'organisation')),
  organisation_name text,
  area text,
  event_id uuid references engagement_event,
  language text not null default 'en',
  consent_to_quote boolean not null default false,
  answers jsonb not null default '[]',
  dots int check (dots >= 0),
  signatures int check (signatures >= 0),
  said_at timestamptz(3) not null,
  received_at timestamptz(3) not null default now(),
  entered_by uuid references person,
  import_row_id uuid,
  unique (consultation_id, idempotency_key)
);
create index submission_event on submission (event_id) where event_id is not null;
create index submission_consultation on submission (consultation_id, said_at);
create index submission_dots on submission (id) where dots > 0;
-- Names and addresses are sealed with a key that is not in this database.
create table contact (
  submission_id uuid primary key references submission,
  sealed bytea not null,
  wants_news boolean not null default false,
  created_at timestamptz(3) not null default now()
);
create table equality_answer (
  id uuid primary key default uuidv7(),
  submission_id uuid not null references submission,
  sealed bytea not null
);
create index equality_answer_submission on equality_answer (submission_id);
create table comment (
  id uuid primary key,
  submission_id uuid not null references submission,
  consultation_id uuid not null references consultation,
  question_id uuid references question,
  point_id uuid references point,
  position int not null,
  body text not null check (length(body) between 1 and 100000),
  asked text,
  translation text,
  said_at timestamptz(3) not null,
  received_at timestamptz(3) not null default now(),
  language text,
  processed_at timestamptz(3),
  attempts smallint not null default 0,
  needs_person text,
  standing text not null default 'in-hand' check (standing in ('in-hand', 'answered', 'set-aside', 'withdrawn')),
  restricted boolean not null default false,
  tsv tsvector generated always as (to_tsvector('english', body || ' ' || coalesce(translation, ''))) stored,
  unique (submission_id, position)
);
comment on column comment.asked is 'the question as an imported file words it, where it is none of the consultation''s own';
comment on column comment.standing is 'kept by triggers from set_aside, withdrawal, response_comment and publication; never written by the application';
create index comment_waiting on comment (id) where processed_at is null;
create index comment_newest on comment (consultation_id, said_at desc, id desc);
create index comment_standing on comment (consultation_id, standing, said_at desc, id desc);
create index comment_point on comment (point_id, said_at desc, id desc) where point_id is not null;
create index comment_all_newest on comment (said_at desc, id desc);
create index comment_needs_person on comment (said_at desc, id desc) where needs_person is not null;
create index comment_restricted on comment (id) where restricted;
create extension if not exists btree_gin;
create index comment_words on comment using gin (consultation_id, tsv);
create table redaction (
  id uuid primary key default uuidv7(),
  comment_id uuid not null references comment,
  public_body text not null,
  reason text not null,
  by_person uuid not null references person,
  at timestamptz(3) not null default now()
);
create index redaction_comment on redaction (comment_id, id desc);
create table set_aside (
  id uuid primary key default uuidv7(),
  comment_id uuid not null references comment,
  reason text not null check (reason in ('no-view', 'thanks', 'off-topic', 'not-ours', 'test', 'spam', 'abusive', 'answered-directly')),
  note text,
  by_person uuid not null references person,
  at timestamptz(3) not null default now(),
  undone_by uuid references person,
  undone_at timestamptz(3)
);
create unique index set_aside_current on set_aside (comment_id) where undone_at is null;
create table withdrawal (
  comment_id uuid primary key references comment,
  by_person uuid references person,
  note text,
  at timestamptz(3) not null default now()
);
comment on column withdrawal.by_person is 'null: the author, with their receipt';
`

const screening = `
create table safeguarding_flag (
  id uuid primary key default uuidv7(),
  comment_id uuid not null references comment,
  kind text not null,
  why text not null,
  raised_by uuid references person,
  raised_at timestamptz(3) not null default now(),
  seen_by uuid references person,
  seen_at timestamptz(3),
  decision text check (decision in ('refer', 'welfare-contact', 'no-action', 'release')),
  decided_by uuid references person,
  decided_at timestamptz(3),
  referred_to text,
  note text
);
create index safeguarding_flag_comment on safeguarding_flag (comment_id);
create table personal_mark (
  id uuid primary key default uuidv7(),
  comment_id uuid not null references comment,
  kind text not null,
  starts int not null check (starts >= 0),
  ends int not null,
  check (ends > starts)
);
comment on table personal_mark is 'where a comment seems to name or identify a person; offsets are UTF-16 units of the original body';
create index personal_mark_comment on personal_mark (comment_id);
create table comment_route (
  comment_id uuid not null references comment,
  route text not null check (route in ('foi', 'erasure', 'subject-access', 'complaint')),
  raised_at timestamptz(3) not null default now(),
  handled_by uuid references person,
  handled_at timestamptz(3),
  note text,
  primary key (comment_id, route)
);
`

const themes = `
create table theme (
  id uuid primary key default uuidv7(),
  consultation_id uuid not null references consultation,
  parent_id uuid references theme,
  code text not null check (code ~ '^[A-Za-z0-9_-]+$'),
  label text not null,
  description text not null default '',
  keywords text[] not null default '{}',
  concepts text[] not null default '{}',
  position int not null default 0,
  retired_at timestamptz(3),
  merged_into_id uuid references theme,
  unique (consultation_id, code)
);
create table theme_version (
  id uuid primary key default uuidv7(),
  theme_id uuid not null references theme,
  parent_id uuid references theme,
  label text not null,
  description text not null,
  keywords text[] not null,
  change text not null,
  by_person uuid references person,
  at timestamptz(3) not null default now()
);
create index theme_version_theme on theme_version (theme_id, id);
create table tagging_model (
  id uuid primary key default uuidv7(),
  consultation_id uuid not null references consultation,
  version int not null,
  bytes bytea not null,
  made_from jsonb not null,
  scores jsonb,
  made_at timestamptz(3) not null default now(),
  adopted_at timestamptz(3),
  adopted_by uuid references person,
  unique (consultation_id, version)
);
create table theme_assignment (
  id uuid primary key default uuidv7(),
  comment_id uuid not null references comment,
  theme_id uuid not null references theme,
  said_by text not null check (said_by in ('machine', 'person')),
  applies boolean not null,
  score real check (score between 0 and 1),
  band text check (band in ('likely', 'possible')),
  words jsonb not null default '[]',
  model_id uuid references tagging_model,
  person_id uuid references person,
  at timestamptz(3) not null default now(),
  replaced_at timestamptz(3),
  check ((said_by = 'machine') = (person_id is null)),
  check (said_by = 'person' or (applies and score is not null and band is not null))
);
comment on table theme_assignment is 'the machine''s rows and the people''s stay side by side; a person''s word decides';
create unique index theme_assignment_current on theme_assignment (comment_id, theme_id, said_by) where replaced_at is null;
create index theme_assignment_theme on theme_assignment (theme_id) where replaced_at is null;
create table theme_confirmation (
  comment_id uuid primary key references comment,
  person_id uuid not null references person,
  at timestamptz(3) not null default now()
);
create table campaign (
  id uuid primary key default uuidv7(),
  consultation_id uuid not null references consultation,
  name text,
  letter_comment_id uuid not null references comment,
  confirmed_by uuid references person,
  confirmed_at timestamptz(3),
  made_at timestamptz(3) not null default now()
);
create table campaign_member (
  comment_id uuid primary key references comment,
  campaign_id uuid not null references campaign,
  added jsonb not null default '[]'
);
create index campaign_member_campaign on campaign_member (campaign_id);
`

const imports = `
-- A file that an officer has chosen and is still deciding about; the bytes are in the data folder under its id.
create table upload (
  id uuid primary key,
  person_id uuid not null references person,
  consultation_id uuid not null references consultation,
  file_name text not null,
  file_hash bytea not null,
  file_bytes bigint not null,
  choices jsonb not null default '{}',
  found jsonb not null,
  report jsonb,
  created_at timestamptz(3) not null default now()
);
comment on column upload.choices is 'what a person has changed: how the file is read, what its columns mean, the phase';
create table import (
  id uuid primary key default uuidv7(),
  consultation_id uuid not null references consultation,
  phase_id uuid references phase,
  series uuid not null,
  file_name text not null,
  file_hash bytea not null,
  file_bytes bigint not null,
  upload_id uuid,
  choices jsonb not null default '{}',
  decisions jsonb not null,
  map jsonb not null,
  by_person uuid references person,
  started_at timestamptz(3) not null default now(),
  finished_at timestamptz(3),
  stopped_at timestamptz(3),
  stopped_by uuid references person,
  fault text,
  undone_at timestamptz(3),
  undone_by uuid references person,
  lines int not null default 0,
  rows int not null default 0,
  accepted int not null default 0,
  rejected int not null default 0,
  held int not null default 0,
  already int not null default 0,
  submissions int not null default 0,
  notes int not null default 0,
  comments int not null default 0,
  taken_back int not null default 0,
  taken_back_late int not null default 0 check (taken_back_late between 0 and taken_back),
  warnings jsonb not null default '[]'
);
comment on column import.series is 'exports of one survey share it (the id of the first): rows with the same source ID are then the same';
comment on column import.taken_back is 'how many comments left with it when it was undone: they were received, so they are counted as withdrawn';
comment on column import.lines is 'lines of the file to be accounted for: rows, totals and repeated headings, but no blank lines';
create index import_consultation on import (consultation_id, id desc);
create index import_file on import (file_hash);
create index import_under_way on import (id) where finished_at is null and stopped_at is null and undone_at is null and fault is null;
create table import_row (
  id uuid primary key default uuidv7(),
  import_id uuid not null references import,
  line int not null,
  outcome text not null check (outcome in ('accepted', 'rejected', 'held', 'already')),
  reason text,
  raw bytea,
  source_id text,
  content_hash bytea,
  submission_id uuid references submission,
  decision text check (decision in ('taken', 'kept', 'corrected')),
  decided_by uuid references person,
  decided_at timestamptz(3),
  unique (import_id, line),
  check (outcome = 'accepted' or outcome = 'already' or reason is not null),
  check ((decision is null) = (decided_at is null))
);
comment on column import_row.raw is 'the row as it came, where a person may have to look at it; sealed, because it may hold names and addresses';
create index import_row_submission on import_row (submission_id) where submission_id is not null;
create index import_row_outcome on import_row (import_id, outcome, line) where outcome <> 'accepted';
create index import_row_kept on import_row (source_id, content_hash) where decision = 'kept';
alter table submission add foreign key (import_row_id) references import_row deferrable initially deferred;
create index submission_import_row on submission (import_row_id) where import_row_id is not null;
alter table engagement_event add column import_id uuid references import;
comment on column engagement_event.import_id is 'the import that first told of it';
create table column_map (
  id uuid primary key default uuidv7(),
  name text not null,
  shape_hash bytea not null,
  map jsonb not null,
  by_person uuid references person,
  at timestamptz(3) not null default now()
);
create unique index column_map_name on column_map (name);
create index column_map_shape on column_map (shape_hash);
create table api_key (
  id uuid primary key default uuidv7(),
  name text not null,
  key_hash bytea not null unique check (length(key_hash) = 32),
  starts text not null,
  scope text not null check (scope in ('submissions.batch')),
  consultation_id uuid not null references consultation,
  created_by uuid not null references person,
  created_at timestamptz(3) not null default now(),
  last_used_at timestamptz(3),
  revoked_at timestamptz(3),
  revoked_by uuid references person
);
comment on column api_key.starts is 'the first characters, by which a person knows it again';
`

const responses = `
create table response (
  id uuid primary key default uuidv7(),
  consultation_id uuid not null references consultation,
  phase_id uuid references phase,
  point_id uuid references point,
  ref text not null unique,
  created_by uuid not null references person,
  created_at timestamptz(3) not null default now(),
  abandoned_at timestamptz(3),
  abandoned_by uuid references person
);
create index response_consultation on response (consultation_id, id desc);
create table response_version (
  id uuid primary key default uuidv7(),
  response_id uuid not null references response,
  number int not null,
  edit int not null default 1,
  you_said text not null default '',
  we_did text not null default '',
  outcome text check (outcome in ('done', 'in-progress', 'planned', 'partly', 'already-in-place', 'not-doing', 'passed-on', 'not-decided', 'noted', 'superseded')),
  reason_code text check (reason_code in ('law', 'safety', 'evidence', 'cost', 'powers', 'fairness', 'conflict', 'timing', 'scope')),
  reason_text text,
  owner_organisation_id uuid references organisation,
  owner_group_id uuid references grouping,
  workstream_id uuid references workstream,
  decided_on date,
  decision_body text,
  decision_due_on date,
  decision_due_wording text,
  planned_for date,
  done_on date,
  next_update_on date,
  evidence text,
  changed_what jsonb not null default '[]',
  passed_to jsonb not null default '[]',
  equality_effect text,
  superseded_by_id uuid references response,
  change_reason text,
  theme_ids uuid[] not null default '{}',
  check_reasons jsonb not null default '[]',
  edited_by uuid not null references person,
  edited_at timestamptz(3) not null default now(),
  sent_at timestamptz(3),
  sent_by uuid references person,
  unique (response_id, number)
);
comment on column response_version.edit is 'raised by every save: an editor who holds an older one is told, not overwritten';
comment on column response_version.theme_ids is 'what this version speaks to; publishing copies it to response_theme, which is what the public sees';
comment on column response_version.check_reasons is 'why it was sent although a check advised against it: [{rule, reason}]';
comment on column response_version.sent_at is 'sent for review: from then on this version is frozen and an edit begins the next';
create table response_editor (
  version_id uuid not null references response_version,
  person_id uuid not null references person,
  primary key (version_id, person_id)
);
create table response_theme (
  response_id uuid not null references response,
  theme_id uuid not null references theme,
  primary key (response_id, theme_id)
);
create table response_comment (
  id uuid primary key default uuidv7(),
  response_id uuid not null references response,
  comment_id uuid not null references comment,
  linked_by uuid not null references person,
  linked_at timestamptz(3) not null default now(),
  unlinked_by uuid references person,
  unlinked_at timestamptz(3)
);
create unique index response_comment_current on response_comment (response_id, comment_id) where unlinked_at is null;
create index response_comment_comment on response_comment (comment_id) where unlinked_at is null;
-- The log of a past day asks which links held then, undone ones too.
create index response_comment_days on response_comment (response_id, linked_at, unlinked_at, comment_id);
create table response_quote (
  version_id uuid not null references response_version,
  comment_id uuid not null references comment,
  position int not null,
  primary key (version_id, comment_id)
);
create index response_version_words on response_version
  using gin (to_tsvector('english', you_said || ' ' || we_did || ' ' || coalesce(reason_text, '')));
create table review_round (
  id uuid primary key default uuidv7(),
  version_id uuid not null references response_version,
  kind text not null check (kind in ('officer', 'groups', 'board')),
  opened_by uuid not null references person,
  opened_at timestamptz(3) not null default now(),
  due_on date,
  note text
);
create index review_round_version on review_round (version_id);
create table review_round_group (
  round_id uuid not null references review_round,
  grouping_id uuid not null references grouping,
  mandate text not null check (mandate in ('advise', 'assure', 'approve')),
  waived_by uuid references person,
  waived_at timestamptz(3),
  waiver_reason text,
  primary key (round_id, grouping_id),
  check ((waived_at is null) = (waiver_reason is null))
);
-- The groups to which a consultation's responses go back: those that approve must have approved before anything is published.
create table consultation_reviewer (
  consultation_id uuid not null references consultation,
  grouping_id uuid not null references grouping,
  mandate text not null check (mandate in ('advise', 'assure', 'approve')),
  primary key (consultation_id, grouping_id)
);
create table review_invitation (
  id uuid primary key default uuidv7(),
  round_id uuid not null,
  grouping_id uuid not null,
  token_hash bytea not null unique check (length(token_hash) = 32),
  made_by uuid not null references person,
  made_at timestamptz(3) not null default now(),
  expires_at timestamptz(3) not null,
  revoked_at timestamptz(3),
  foreign key (round_id, grouping_id) references review_round_group
);
create table review (
  id uuid primary key default uuidv7(),
  version_id uuid not null references response_version,
  round_id uuid references review_round,
  reviewer_id uuid references person,
  grouping_id uuid references grouping,
  recorded_by uuid references person,
  invitation_id uuid references review_invitation,
  voice text,
  decision text not null check (decision in ('approve', 'ask-for-changes', 'dissent', 'comment')),
  passage text,
  note text,
  at timestamptz(3) not null default now(),
  check (num_nonnulls(reviewer_id, recorded_by, invitation_id) >= 1)
);
comment on column review.voice is 'how somebody who came by a private link describes themselves: a post, not a name';
comment on column review.passage is 'the words of the version that the note is about';
create index review_version on review (version_id, id);
create table publication (
  id uuid primary key default uuidv7(),
  response_id uuid not null references response,
  version_id uuid not null unique references response_version,
  published_by uuid not null references person,
  published_at timestamptz(3) not null default now(),
  published_on date not null,
  comments int not null check (comments >= 0),
  correction_reason text,
  replaced_at timestamptz(3)
);
create unique index publication_current on publication (response_id) where replaced_at is null;
create index publication_day on publication (published_on desc, id desc);
create table embargo (
  id uuid primary key default uuidv7(),
  programme_id uuid not null references programme,
  area text,
  starts_on date not null,
  ends_on date not null,
  reason text not null,
  set_by uuid references person,
  set_at timestamptz(3) not null default now(),
  lifted_by uuid references person,
  lifted_at timestamptz(3),
  check (ends_on >= starts_on)
);
comment on column embargo.area is 'null: the whole programme; otherwise one of the areas that consultations name';
create table publication_plan (
  id uuid primary key default uuidv7(),
  response_id uuid not null references response,
  version_id uuid not null references response_version,
  publish_on date not null,
  publish_hour smallint not null default 9 check (publish_hour between 0 and 23),
  planned_by uuid not null references person,
  planned_at timestamptz(3) not null default now(),
  released_at timestamptz(3),
  dropped_by uuid references person,
  dropped_at timestamptz(3),
  dropped_because text,
  check (released_at is null or dropped_at is null)
);
create unique index publication_plan_current on publication_plan (response_id) where released_at is null and dropped_at is null;
create index publication_plan_due on publication_plan (publish_on, publish_hour, id) where released_at is null and dropped_at is null;
create table commitment (
  id uuid primary key default uuidv7(),
  version_id uuid not null references response_version,
  series uuid not null default uuidv7(),
  position int not null,
  text text not null,
  owner_organisation_id uuid references organisation,
  due_on date not null,
  unique (version_id, position)
);
comment on column commitment.series is 'the same promise keeps its series from version to version; updates belong to the series';
create table commitment_update (
  id uuid primary key default uuidv7(),
  series uuid not null,
  response_id uuid not null references response,
  kept_on date,
  text text not null,
  evidence text,
  by_person uuid not null references person,
  on_day date not null,
  at timestamptz(3) not null default now()
);
create index commitment_update_series on commitment_update (series, id);
`

const meetings = `
create table board_meeting (
  id uuid primary key default uuidv7(),
  grouping_id uuid not null references grouping,
  slug text not null unique,
  title text not null,
  day date,
  day_wording text,
  starts text,
  venue text,
  in_public boolean not null default true,
  papers_published_on date,
  minutes_final_at timestamptz(3),
  minutes_final_by uuid references person,
  check (day is not null or day_wording is not null)
);
create table agenda_item (
  id uuid primary key default uuidv7(),
  meeting_id uuid not null references board_meeting,
  position int not null,
  number text,
  title text not null,
  paper_title text,
  recommendations text[] not null default '{}',
  minutes_summary text[] not null default '{}',
  unique (meeting_id, position)
);
create table resolution (
  id uuid primary key default uuidv7(),
  agenda_item_id uuid not null references agenda_item,
  number text not null,
  text text not null,
  delegated_to text,
  delegated_until date
);
create table resolution_response (
  resolution_id uuid not null references resolution,
  response_id uuid not null references response,
  primary key (resolution_id, response_id)
);
create table public_question (
  id uuid primary key default uuidv7(),
  meeting_id uuid not null references board_meeting,
  number int not null,
  received_on date,
  asker_shown text,
  asker_present boolean,
  question text not null,
  answer_mode text,
  answer text,
  answered_on date,
  answered_by text,
  attached_to_minutes boolean not null default false,
  unique (meeting_id, number)
);
`

const history = `
create table history (
  id bigint generated always as identity primary key,
  at timestamptz(3) not null default now(),
  actor_id uuid references person,
  action text not null,
  subject_id uuid not null,
  consultation_id uuid,
  detail jsonb not null default '{}'
);
comment on table history is 'who did what, when, to what; facts and codes only, never a person''s words';
create index history_subject on history (subject_id, id);
create index history_consultation on history (consultation_id, id);
`

// One function says where a comment stands; triggers call it for whatever rows a statement touched.
const standing = `
create function standing_of(wanted uuid) returns text language sql stable as $$
  select case
    when exists (select from withdrawal w where w.comment_id = wanted) then 'withdrawn'
    when exists (select from response_comment rc join publication p on p.response_id = rc.response_id and p.replaced_at is null
                 where rc.comment_id = wanted and rc.unlinked_at is null) then 'answered'
    when exists (select from set_aside s where s.comment_id = wanted and s.undone_at is null) then 'set-aside'
    else 'in-hand' end
$$;
create function restate(wanted uuid[]) returns void language sql security definer set search_path = public, pg_temp as $$
  -- Locked in id order, so that two officers who touch the same comments queue instead of deadlocking.
  with locked as (select id from comment where id = any(wanted) order by id for update),
  now_stands as (select id, standing_of(id) as standing from locked)
  update comment c set standing = n.standing from now_stands n where c.id = n.id and c.standing <> n.standing
$$;
create function restate_from_comments() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform restate(array(select distinct comment_id from touched));
  return null;
end $$;
create function restate_from_publication() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform restate(array(select distinct rc.comment_id from response_comment rc join touched t on t.response_id = rc.response_id where rc.unlinked_at is null));
  return null;
end $$;
create trigger set_aside_added after insert on set_aside referencing new table as touched for each statement execute function restate_from_comments();
create trigger set_aside_changed after update on set_aside referencing new table as touched for each statement execute function restate_from_comments();
create trigger withdrawal_added after insert on withdrawal referencing new table as touched for each statement execute function restate_from_comments();
create trigger response_comment_added after insert on response_comment referencing new table as touched for each statement execute function restate_from_comments();
create trigger response_comment_changed after update on response_comment referencing new table as touched for each statement execute function restate_from_comments();
create trigger publication_added after insert on publication referencing new table as touched for each statement execute function restate_from_publication();
create trigger publication_changed after update on publication referencing new table as touched for each statement execute function restate_from_publication();

create function restrict_flagged() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update comment c set restricted = exists (
    select from safeguarding_flag f where f.comment_id = c.id and (f.decision is null or f.decision <> 'release'))
  where c.id in (select comment_id from touched);
  return null;
end $$;
create trigger safeguarding_flag_added after insert on safeguarding_flag referencing new table as touched for each statement execute function restrict_flagged();
create trigger safeguarding_flag_changed after update on safeguarding_flag referencing new table as touched for each statement execute function restrict_flagged();
`

// comment_theme is what holds: the person's word where there is one, else the machine's; once a person has confirmed the
// whole comment, only people's words. Lists and counts read it.
const effectiveThemes = `
create table comment_theme (
  comment_id uuid not null references comment,
  theme_id uuid not null references theme,
  consultation_id uuid not null,
  said_at timestamptz(3) not null,
  said_by text not null,
  primary key (comment_id, theme_id)
);
create index comment_theme_list on comment_theme (theme_id, said_at desc, comment_id desc);
create index comment_theme_count on comment_theme (consultation_id, theme_id);
create function retheme(wanted uuid[]) returns void language sql security definer set search_path = public, pg_temp as $$
  with holds as (
    select distinct on (a.comment_id, a.theme_id) a.comment_id, a.theme_id, a.applies, a.said_by, c.consultation_id, c.said_at
    from theme_assignment a join comment c on c.id = a.comment_id
    where a.comment_id = any(wanted) and a.replaced_at is null
      and (a.said_by = 'person' or not exists (select from theme_confirmation k where k.comment_id = a.comment_id))
    order by a.comment_id, a.theme_id, (a.said_by = 'person') desc
  ), gone as (
    delete from comment_theme t where t.comment_id = any(wanted)
      and not exists (select from holds h where h.comment_id = t.comment_id and h.theme_id = t.theme_id and h.applies)
  )
  insert into comment_theme (comment_id, theme_id, consultation_id, said_at, said_by)
    select comment_id, theme_id, consultation_id, said_at, said_by from holds where applies
    on conflict (comment_id, theme_id) do update set said_by = excluded.said_by where comment_theme.said_by <> excluded.said_by
$$;
create function retheme_from_assignment() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform retheme(array(select distinct comment_id from touched));
  return null;
end $$;
create trigger theme_assignment_added after insert on theme_assignment referencing new table as touched for each statement execute function retheme_from_assignment();
create trigger theme_assignment_changed after update on theme_assignment referencing new table as touched for each statement execute function retheme_from_assignment();
create trigger theme_confirmation_added after insert on theme_confirmation referencing new table as touched for each statement execute function retheme_from_assignment();
create trigger theme_confirmation_gone after delete on theme_confirmation referencing old table as touched for each statement execute function retheme_from_assignment();
`

// What was sent for review stays as it was sent, whatever the code above it does.
const frozen = `
create function refuse_frozen_version() returns trigger language plpgsql as $$
begin
  if old.sent_at is not null then raise exception 'response_version %: sent for review, and frozen since', old.id; end if;
  return new;
end $$;
create trigger response_version_frozen before update on response_version for each row execute function refuse_frozen_version();
create function refuse_part_of_frozen_version() returns trigger language plpgsql as $$
begin
  if exists (select from response_version v where v.id = old.version_id and v.sent_at is not null) then
    raise exception 'response_version %: sent for review, and frozen since', old.version_id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create trigger commitment_frozen before update or delete on commitment for each row execute function refuse_part_of_frozen_version();
create trigger response_quote_frozen before update or delete on response_quote for each row execute function refuse_part_of_frozen_version();
create trigger response_editor_frozen before update or delete on response_editor for each row execute function refuse_part_of_frozen_version();
`

// The application cannot delete what was said. Taking back a whole import is the one way, and the database itself looks whether
// it may: nothing may have been published from it, passed to safeguarding, or withdrawn by whoever wrote it.
const takingBack = `
create function undo_obstacles(wanted uuid) returns table (obstacle text, comments int, ref text)
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
  select 'safeguarding', count(distinct f.comment_id)::int, null
    from own join safeguarding_flag f on f.comment_id = own.id and f.decision in ('refer', 'welfare-contact') having count(*) > 0
  union all
  select 'withdrawn', count(*)::int, null from own join withdrawal w on w.comment_id = own.id having count(*) > 0
$$;
create function undo_import(wanted uuid, undoer uuid) returns table (submissions int, comments int)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone_submissions uuid[];
  gone_comments uuid[];
  gone_late int;
begin
  perform from import i where i.id = wanted and i.undone_at is null for update;
  if not found then raise exception 'this import has been taken back already, or never was' using errcode = 'P0002'; end if;
  gone_submissions := array(select s.id from import_row r join submission s on s.import_row_id = r.id where r.import_id = wanted);
  -- Locked before it is looked at: a response that is being published with one of these waits, and then finds it gone.
  gone_comments := array(select c.id from comment c where c.submission_id = any(gone_submissions) order by c.id for update);
  if exists (select from undo_obstacles(wanted)) then
    raise exception 'something has come of this import' using errcode = '55006';
  end if;
  gone_late := (select count(*) from comment c join submission s on s.id = c.submission_id where s.late and c.id = any(gone_comments));
  delete from response_quote where comment_id = any(gone_comments);
  delete from response_comment where comment_id = any(gone_comments);
  delete from campaign_member where comment_id = any(gone_comments);
  update campaign k set letter_comment_id = (select m.comment_id from campaign_member m where m.campaign_id = k.id order by m.comment_id limit 1)
    where k.letter_comment_id = any(gone_comments) and exists (select from campaign_member m where m.campaign_id = k.id);
  delete from campaign where letter_comment_id = any(gone_comments);
  delete from theme_confirmation where comment_id = any(gone_comments);
  delete from theme_assignment where comment_id = any(gone_comments);
  -- After what it follows from: a trigger writes it anew when a confirmation goes.
  delete from comment_theme where comment_id = any(gone_comments);
  delete from comment_route where comment_id = any(gone_comments);
  delete from personal_mark where comment_id = any(gone_comments);
  delete from safeguarding_flag where comment_id = any(gone_comments);
  delete from set_aside where comment_id = any(gone_comments);
  delete from redaction where comment_id = any(gone_comments);
  update import_row set submission_id = null where submission_id = any(gone_submissions);
  delete from comment where id = any(gone_comments);
  delete from contact where submission_id = any(gone_submissions);
  delete from equality_answer where submission_id = any(gone_submissions);
  delete from submission where id = any(gone_submissions);
  delete from engagement_event e where e.import_id = wanted and not exists (select from submission s where s.event_id = e.id);
  update engagement_event set import_id = null where import_id = wanted;
  update import set undone_at = now(), undone_by = undoer, taken_back = cardinality(gone_comments), taken_back_late = gone_late
    where id = wanted;
  insert into history (actor_id, action, subject_id, consultation_id, detail)
    select undoer, 'import.undone', wanted, consultation_id,
      jsonb_build_object('submissions', cardinality(gone_submissions), 'comments', cardinality(gone_comments)) from import where id = wanted;
  return query select cardinality(gone_submissions), cardinality(gone_comments);
end $$;
`

// What the application may do. Words once said cannot be changed, history cannot be rewritten, states cannot be set by hand.
const grants = `
grant usage on schema public to said_and_done_app;
grant select on all tables in schema public to said_and_done_app;
grant insert, update on
  programme, organisation, organisation_name, workstream, grouping, grouping_name, person, group_member, permission_grant,
  consultation, phase, point, question, engagement_event, document, upload, import, import_row, column_map, api_key,
  theme, theme_confirmation, tagging_model, response, response_version, review_round, review_round_group,
  review_invitation, embargo, publication_plan,
  safeguarding_flag, comment_route, campaign, campaign_member, board_meeting, agenda_item, public_question, contact
  to said_and_done_app;
grant insert, update, delete on session, consultation_reviewer, response_theme, response_quote, response_editor, commitment, point_workstream to said_and_done_app;
grant delete on personal_mark, campaign_member, theme_confirmation, column_map to said_and_done_app;
grant insert, update, delete on session, response_theme, response_quote, response_editor, commitment, point_workstream to said_and_done_app;
grant delete on personal_mark, campaign_member, theme_confirmation, column_map, upload to said_and_done_app;
-- The foreign key of comment keeps every question that somebody has answered.
grant delete on question to said_and_done_app;
grant insert on
  phase_date, submission, comment, equality_answer, redaction, set_aside, withdrawal, personal_mark, theme_version, theme_assignment,
  response_comment, review, publication, commitment_update, resolution, resolution_response, history
  to said_and_done_app;
grant update (processed_at, attempts, needs_person, language, translation) on comment to said_and_done_app;
grant update (undone_by, undone_at) on set_aside to said_and_done_app;
grant update (replaced_at) on theme_assignment to said_and_done_app;
grant update (unlinked_by, unlinked_at) on response_comment to said_and_done_app;
grant update (replaced_at) on publication to said_and_done_app;
grant update (import_row_id) on submission to said_and_done_app;
-- The triggers' work is done in the owner's name; nobody else may call it by hand.
revoke execute on function restate(uuid[]), retheme(uuid[]), undo_import(uuid, uuid), undo_obstacles(uuid) from public;
grant execute on function undo_import(uuid, uuid), undo_obstacles(uuid) to said_and_done_app;
`
