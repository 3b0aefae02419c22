import { type Kysely, sql } from 'kysely'

// Public words of a comment that lost words to a takedown are new public words. Which they replaced is kept, so that what is put back is
// what two people had cleared, and not words that nobody agreed to.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(kept).execute(db)
}

const kept = `
create table taken_out_redaction (
  redaction_id uuid primary key references redaction on delete cascade,
  takedown_id uuid not null references takedown,
  before_id uuid not null references redaction on delete cascade
);
comment on table taken_out_redaction is 'public words that a takedown made, and those that they replaced';
create index on taken_out_redaction (takedown_id);
create index on taken_out_redaction (before_id);
grant select, insert on taken_out_redaction to said_and_done_app;
`
