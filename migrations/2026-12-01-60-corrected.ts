import { type Kysely, sql } from 'kysely'

// What was entered about a meeting can be put right, and why a draft was abandoned is kept.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
create table meeting_correction (
  id uuid primary key default uuidv7(),
  meeting_id uuid not null references board_meeting,
  subject_id uuid not null,
  before jsonb not null,
  by_person uuid not null references person,
  at timestamptz(3) not null
);
comment on table meeting_correction is 'what a meeting, an item, a resolution or a question said before it was put right';
create index on meeting_correction (meeting_id);
create index on meeting_correction (subject_id);
grant select, insert on meeting_correction to said_and_done_app;
grant update on agenda_item, resolution, board_meeting, public_question, organisation to said_and_done_app;
grant delete on agenda_item to said_and_done_app;
alter table response add abandoned_reason text check (length(abandoned_reason) between 3 and 500);
grant update (abandoned_reason) on response to said_and_done_app;
`,
    )
    .execute(db)
}
