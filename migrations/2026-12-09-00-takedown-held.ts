import { type Kysely, sql } from 'kysely'

/** What one person alone could blank widely waits for the second person before anything is hidden. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
alter table takedown add column held boolean not null default false;
comment on column takedown.held is 'the words stand in too much for one person: nothing is hidden before a second decides that they are taken out';
`,
    )
    .execute(db)
}
