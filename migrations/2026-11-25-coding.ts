import { type Kysely, sql } from 'kysely'

// What coding by people needs: how sure the machine was, a slice of its sure ones to check, who has which comment on the
// screen, and samples that several people code blind.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [reading, confirming, merged, claims, samples, grants]) await sql.raw(part).execute(db)
}

const reading = `
alter table comment add column confidence real check (confidence between 0 and 1);
alter table comment add column audit boolean not null default false;
comment on column comment.confidence is 'the chance that every yes and no of the machine is right; null where it did not read';
comment on column comment.audit is 'in the slice of comments the machine was sure of that people check; drawn by the comment and model''s ids, by nobody''s choice';
create index comment_unsure on comment (consultation_id, confidence, id) where needs_person is not null and not restricted;
create index comment_audit on comment (consultation_id, md5(id::text)) where audit and not restricted;
`

// What the machine had said is kept as it was then: a model that has learnt from the person's word would only agree with itself.
const confirming = `
alter table theme_confirmation add column machine jsonb not null default '[]';
alter table theme_confirmation add column audited boolean not null default false;
alter table theme_confirmation add column asked text;
comment on column theme_confirmation.machine is 'what the machine said when a person first confirmed: a list of theme (id) and band';
comment on column theme_confirmation.audited is 'the comment was in the slice of sure ones to check';
comment on column theme_confirmation.asked is 'why the machine asked for a person, to be asked again if this is taken back';
create index theme_confirmation_audited on theme_confirmation (comment_id) where audited;
`

// What was said of a theme that was merged, perhaps more than once, is said of the theme it became.
const merged = `
create function theme_now(wanted uuid) returns uuid language sql stable set search_path = public, pg_temp as $$
  with recursive became as (
    select id, merged_into_id from theme where id = wanted
    union select t.id, t.merged_into_id from theme t join became b on t.id = b.merged_into_id
  )
  select id from became where merged_into_id is null
$$;
`

const claims = `
create table coding_claim (
  comment_id uuid not null references comment on delete cascade,
  person_id uuid not null references person,
  place bigint generated always as identity,
  until timestamptz(3) not null,
  left_until timestamptz(3),
  primary key (comment_id, person_id)
);
comment on table coding_claim is 'who has a comment on the coding screen, for minutes: nobody else is offered it meanwhile';
comment on column coding_claim.left_until is 'this person left it for later, and is not offered it before then';
create index coding_claim_person on coding_claim (person_id, until);
`

const samples = `
create table coding_sample (
  id uuid primary key default uuidv7(),
  consultation_id uuid not null references consultation,
  question_id uuid references question,
  seed int not null,
  drawn_from int not null check (drawn_from >= 0),
  drawn_by uuid not null references person,
  drawn_at timestamptz(3) not null default now(),
  completed_at timestamptz(3),
  completed_by uuid references person
);
comment on table coding_sample is 'comments that several people code without seeing the machine''s themes or each other''s';
comment on column coding_sample.completed_at is 'from here on everybody''s coding is shown, and none of it changes';
comment on column coding_sample.completed_by is 'null: complete because everybody had coded everything';
create index coding_sample_consultation on coding_sample (consultation_id, id desc);
create table coding_sample_coder (
  sample_id uuid not null references coding_sample,
  person_id uuid not null references person,
  position int not null,
  primary key (sample_id, person_id)
);
create table coding_sample_comment (
  sample_id uuid not null references coding_sample,
  comment_id uuid not null references comment on delete cascade,
  position int not null,
  machine uuid[] not null,
  settled_themes uuid[],
  settled_by uuid references person,
  settled_at timestamptz(3),
  primary key (sample_id, comment_id),
  check ((settled_at is null) = (settled_by is null) and (settled_at is null) = (settled_themes is null))
);
comment on column coding_sample_comment.machine is 'the machine''s themes on the day the sample was drawn';
create index coding_sample_comment_comment on coding_sample_comment (comment_id);
create table blind_coding (
  id uuid primary key default uuidv7(),
  sample_id uuid not null,
  comment_id uuid not null,
  person_id uuid not null,
  themes uuid[] not null,
  at timestamptz(3) not null default now(),
  replaced_at timestamptz(3),
  foreign key (sample_id, comment_id) references coding_sample_comment on delete cascade,
  foreign key (sample_id, person_id) references coding_sample_coder
);
comment on table blind_coding is 'what one coder said of one comment of a sample; touches no assignment until the sample is settled';
create unique index blind_coding_current on blind_coding (sample_id, comment_id, person_id) where replaced_at is null;
`

const grants = `
grant update (confidence, audit) on comment to said_and_done_app;
grant select, insert, update, delete on coding_claim to said_and_done_app;
grant select, insert on coding_sample, coding_sample_coder, coding_sample_comment, blind_coding to said_and_done_app;
grant update (completed_at, completed_by) on coding_sample to said_and_done_app;
grant update (settled_themes, settled_by, settled_at) on coding_sample_comment to said_and_done_app;
grant update (replaced_at) on blind_coding to said_and_done_app;
`
