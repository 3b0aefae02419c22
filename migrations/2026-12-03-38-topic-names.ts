import { type Kysely, sql } from 'kysely'

// A name that the programme's assistant proposed for a topic, of words that people used; a person takes it, or another.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
alter table topic add column proposed_name text check (length(proposed_name) between 1 and 120), add column proposed_by text,
  add column proposed_at timestamptz(3);
comment on column topic.proposed_by is 'the assistant’s model';
grant update (proposed_name, proposed_by, proposed_at) on topic to said_and_done_app;
`,
    )
    .execute(db)
}
