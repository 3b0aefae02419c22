import { type Kysely, sql } from 'kysely'

// Several things in one mail: what was published together, and a day's news for those who want it once a day.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(gathered).execute(db)
}

const gathered = `
alter table follower add column how_often text not null default 'at-once' check (how_often in ('at-once', 'daily'));
comment on column follower.how_often is 'a mail for each thing, or one a day with all of them';
alter table message add column batch_id uuid, add column gathered_into uuid references message;
comment on column message.batch_id is 'published together: one mail tells a person of all of it';
comment on column message.gathered_into is 'the mail that tells of this too';
alter table message drop constraint message_state_check;
alter table message add constraint message_state_check check (state in
  ('waiting', 'sending', 'sent', 'uncertain', 'failed', 'dropped', 'by-hand', 'gathered')) not valid;
alter table message validate constraint message_state_check;
alter table message add constraint message_gathered check ((state = 'gathered') = (gathered_into is not null)) not valid;
alter table message validate constraint message_gathered;
`
