import { type Kysely, sql } from 'kysely'

// Papers from templates: drafted from the data, edited by people, issued like the consideration pack.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`set local lock_timeout = '5s'`.execute(db)
  await sql.raw(drafts).execute(db)
}

const drafts = `
alter table paper drop constraint paper_kind_check;
alter table paper add constraint paper_kind_check
  check (kind in ('consideration', 'health-board', 'trust-board', 'you-said', 'findings', 'partner-status'));
create table paper_draft (
  id uuid primary key default uuidv7(),
  template text not null check (template in ('health-board', 'trust-board', 'you-said', 'findings', 'partner-status')),
  consultation_id uuid not null references consultation,
  meeting_id uuid references board_meeting,
  issued_to text not null check (issued_to <> ''),
  title text not null check (title <> ''),
  item text,
  author text,
  presenter text,
  ask text not null default 'note' check (ask in ('note', 'decide')),
  filter jsonb not null,
  figures_on date not null,
  figures jsonb not null,
  parts jsonb not null,
  quotes jsonb not null,
  revision int not null default 1 check (revision > 0),
  made_by uuid not null references person,
  made_at timestamptz(3) not null,
  changed_by uuid not null references person,
  changed_at timestamptz(3) not null,
  paper_id uuid unique references paper,
  put_away_at timestamptz(3),
  check (paper_id is null or put_away_at is null)
);
comment on column paper_draft.figures_on is 'the day whose data its figures are locked to';
comment on column paper_draft.figures is 'the main numbers by name, with which the next report is compared';
comment on column paper_draft.parts is 'in their order: words that a person edits, and figures that only drawing them again changes';
comment on column paper_draft.quotes is 'comments that it quotes, by id: their words are read from what may be public when it is shown';
comment on column paper_draft.paper_id is 'what was issued from it; it cannot be changed afterwards';
create index paper_draft_open on paper_draft (consultation_id) where paper_id is null and put_away_at is null;
grant select, insert, update on paper_draft to said_and_done_app;
`
