import { type Kysely, sql } from 'kysely'

// Plans and evidence of a consultation: gates, tests, reviews, proposed changes, equality, milestones, risks and measures have one
// shape. What is said of one is a version, never overwritten; what stands under one is an entry, whose series goes on.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
create table plan_item (
  id uuid primary key default uuidv7(),
  consultation_id uuid not null references consultation,
  kind text not null check (kind in ('gate', 'change', 'test', 'review', 'equality', 'milestone', 'risk', 'measure')),
  number int not null check (number > 0),
  within_id uuid references plan_item,
  public_from timestamptz(3),
  shown_at timestamptz(3),
  made_by uuid not null references person,
  made_at timestamptz(3) not null,
  unique (consultation_id, kind, number),
  check (within_id is null or kind = 'measure')
);
comment on column plan_item.public_from is 'everybody can read it from this moment on; null: nobody outside the desk';
comment on column plan_item.shown_at is 'when the history was told that it had become public';
comment on column plan_item.within_id is 'the measure that a local one is part of';
create index plan_item_within on plan_item (within_id) where within_id is not null;
create index plan_item_to_show on plan_item (public_from) where shown_at is null and public_from is not null;

create table plan_item_version (
  id uuid primary key default uuidv7(),
  item_id uuid not null references plan_item,
  title text not null check (title <> ''),
  about text,
  state text not null,
  why text,
  by_whom text,
  due_on date,
  due_wording text,
  done_on date,
  url text check (url ~ '^(https?:/)?/'),
  point_ids uuid[] not null default '{}',
  theme_ids uuid[] not null default '{}',
  phase_id uuid references phase,
  waived_because text,
  unit text,
  every text check (every in ('month', 'quarter', 'year', 'other')),
  annual text check (annual in ('sum', 'mean', 'latest')),
  changed_because text,
  by_person uuid not null references person,
  at timestamptz(3) not null,
  check ((every is null) = (annual is null)),
  check (waived_because is null or phase_id is not null)
);
comment on column plan_item_version.phase_id is 'the phase that cannot open before this gate is done';
comment on column plan_item_version.waived_because is 'why the phase may open without it';
create index plan_item_version_item on plan_item_version (item_id, at desc, id desc);
create index plan_item_version_phase on plan_item_version (phase_id) where phase_id is not null;

create table plan_entry (
  id uuid primary key default uuidv7(),
  series uuid not null,
  item_id uuid not null references plan_item,
  label text not null check (label <> ''),
  says text,
  url text check (url ~ '^(https?:/)?/'),
  value float8,
  on_day date,
  withdrawn boolean not null default false,
  by_person uuid not null references person,
  at timestamptz(3) not null
);
comment on table plan_entry is 'evidence for a test, a recommendation of a review with its reply, a group that an assessment looked at, a value of a measure';
create index plan_entry_item on plan_entry (item_id, series, at desc, id desc);

grant select, insert on plan_item, plan_item_version, plan_entry to said_and_done_app;
grant update (public_from, shown_at) on plan_item to said_and_done_app;
`,
    )
    .execute(db)
}
