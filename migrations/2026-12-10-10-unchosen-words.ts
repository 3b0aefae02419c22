import { type Kysely, sql } from 'kysely'

// Where two changed the same field and the second chose the first's words, the second's were in no saved state: never an edit of the
// draft, they are kept beside its edits.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(kept).execute(db)
}

const kept = `
alter table response_state alter column edit drop not null;
comment on column response_state.edit is 'which edit of the version; null: words not chosen where two had changed the same';
`
