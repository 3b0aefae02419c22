import { type Kysely, sql } from 'kysely'

// What the machine learns from people, version by version, and what becomes of people's words when a code frame is reshaped.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [models, reshaping, splits, grants]) await sql.raw(part).execute(db)
}

const models = `
create table model_adoption (
  id uuid primary key default uuidv7(),
  consultation_id uuid not null references consultation,
  model_id uuid not null references tagging_model,
  by_person uuid references person,
  at timestamptz(3) not null default now()
);
comment on table model_adoption is 'the last of a consultation names the model in force; going back to an earlier one is a row like any other';
create index model_adoption_consultation on model_adoption (consultation_id, id desc);
insert into model_adoption (consultation_id, model_id, by_person, at)
  select consultation_id, id, adopted_by, adopted_at from tagging_model where adopted_at is not null order by adopted_at, version;
alter table tagging_model drop column adopted_at, drop column adopted_by,
  add column reason text not null default 'Made before reasons were kept.';
alter table tagging_model alter column reason drop default;
comment on column tagging_model.reason is 'why it was put in force, or kept back, in a sentence';
create table learning (
  consultation_id uuid primary key references consultation,
  wanted_at timestamptz(3),
  wanted_by uuid references person,
  began_at timestamptz(3),
  failed_at timestamptz(3),
  check ((wanted_at is null) = (wanted_by is null))
);
create table retagging (
  id uuid primary key default uuidv7(),
  consultation_id uuid not null references consultation,
  model_id uuid not null references tagging_model,
  asked_by uuid references person,
  at timestamptz(3) not null default now(),
  total int not null,
  done int not null default 0,
  changed int not null default 0,
  last_comment_id uuid,
  finished_at timestamptz(3)
);
comment on column retagging.last_comment_id is 'how far it has come, by id: whoever takes it up goes on after it';
create unique index retagging_under_way on retagging (consultation_id) where finished_at is null;
create index retagging_consultation on retagging (consultation_id, id desc);
`

const reshaping = `
create table frame_change (
  id uuid primary key default uuidv7(),
  consultation_id uuid not null references consultation,
  kind text not null check (kind in ('merge', 'split')),
  theme_id uuid not null references theme,
  detail jsonb not null default '{}',
  by_person uuid not null references person,
  at timestamptz(3) not null,
  undone_at timestamptz(3),
  undone_by uuid references person,
  check ((undone_at is null) = (undone_by is null))
);
comment on table frame_change is 'a theme that was merged into another, or split into several';
create index frame_change_theme_id on frame_change (theme_id);
create table frame_change_into (
  change_id uuid not null references frame_change,
  theme_id uuid not null references theme,
  primary key (change_id, theme_id)
);
create index frame_change_into_theme on frame_change_into (theme_id);
alter table theme_assignment
  add column carried_from uuid references theme_assignment,
  add column carried_in uuid references frame_change,
  add column replaced_in uuid references frame_change;
comment on column theme_assignment.carried_from is 'the word that this one repeats under another theme; null for what somebody said of this theme itself';
create index theme_assignment_carried on theme_assignment (carried_in) where carried_in is not null;
create index theme_assignment_replaced on theme_assignment (replaced_in) where replaced_in is not null;
-- Taking an import back deletes assignments: what repeats them is looked for by this.
create index theme_assignment_carried_from on theme_assignment (carried_from) where carried_from is not null;
`

const splits = `
create table theme_split (
  id uuid primary key default uuidv7(),
  theme_id uuid not null references theme,
  parts jsonb not null,
  by_person uuid not null references person,
  at timestamptz(3) not null,
  proposed_at timestamptz(3),
  change_id uuid references frame_change,
  dropped_at timestamptz(3)
);
comment on table theme_split is 'a split that is being prepared; done once it has a change';
create unique index theme_split_open on theme_split (theme_id) where change_id is null and dropped_at is null;
create table theme_split_place (
  split_id uuid not null references theme_split,
  comment_id uuid not null references comment on delete cascade,
  part smallint not null check (part >= 0),
  primary key (split_id, comment_id)
);
create index theme_split_place_comment on theme_split_place (comment_id);
`

const grants = `
grant select, insert, update on learning, retagging, frame_change, theme_split to said_and_done_app;
grant select, insert on model_adoption, frame_change_into to said_and_done_app;
grant select, insert, delete on theme_split_place to said_and_done_app;
grant update (replaced_in) on theme_assignment to said_and_done_app;
`
