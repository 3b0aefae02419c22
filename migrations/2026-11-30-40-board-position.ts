import { type Kysely, sql } from 'kysely'

// What a board as such says to a consultation: due on a day, given, and approved by the board itself. Never one of the public’s.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
create table board_position (
  id uuid primary key default uuidv7(),
  grouping_id uuid not null references grouping,
  consultation_id uuid not null references consultation,
  feedback_due_on date,
  given_on date,
  feedback text,
  approval_due_on date,
  approved_on date,
  by_person uuid not null references person,
  at timestamptz(3) not null,
  unique (grouping_id, consultation_id),
  check ((given_on is null) = (feedback is null)),
  check (approved_on is null or given_on is not null)
);
comment on table board_position is 'the response of a board to a consultation, by the days on which it is due; its history says what stood there before';
create index on board_position (consultation_id);
grant select, insert, update on board_position to said_and_done_app;
`,
    )
    .execute(db)
}
