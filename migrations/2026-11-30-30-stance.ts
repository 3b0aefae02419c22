import { type Kysely, sql } from 'kysely'

// Whether a comment is for or against what is proposed, as a person said; what the machine suggests is read off the words.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(stance).execute(db)
}

const stance = `
create table comment_stance (
  comment_id uuid primary key references comment on delete cascade,
  stance text not null check (stance in ('for', 'against', 'mixed', 'unclear')),
  said_by uuid not null references person,
  said_at timestamptz(3) not null
);
comment on table comment_stance is 'what a comment thinks of the proposal, as a person confirmed it; earlier words are in the history';
grant select, insert, update, delete on comment_stance to said_and_done_app;
`
