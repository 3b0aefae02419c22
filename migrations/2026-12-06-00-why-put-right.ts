import { type Kysely, sql } from 'kysely'

/** When a board met decides what it can have agreed to: why that is put right afterwards is kept, and everybody reads it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
alter table meeting_correction add reason text check (length(reason) between 10 and 1000);
comment on column meeting_correction.reason is 'why it was put right, for everybody to read; null where nothing rested on it';
`,
    )
    .execute(db)
}
