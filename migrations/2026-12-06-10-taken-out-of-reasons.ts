import { type Kysely, sql } from 'kysely'

/** Why something about a meeting was put right is public, so words are taken out of it too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
insert into takeable values ('meeting_correction', 'reason', 't.id::text', 'meeting',
  '(select slug from board_meeting where id = t.meeting_id)');
`,
    )
    .execute(db)
}
