import { type Kysely, sql } from 'kysely'

// Who read which of our own sentences in which language, and languages that a programme does not offer yet.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`set local lock_timeout = '5s'`.execute(db)
  await sql.raw(wording).execute(db)
}

const wording = `
create table sentence_reading (
  id uuid primary key default uuidv7(),
  language text not null,
  sentence text not null,
  said text not null,
  verdict text not null check (verdict in ('right', 'wrong')),
  better text check (better <> ''),
  read_by uuid not null references person,
  read_at timestamptz(3) not null
);
comment on table sentence_reading is 'a person read a sentence of ours in a language; the last one for the words as they are counts';
comment on column sentence_reading.sentence is 'the English';
comment on column sentence_reading.said is 'how the language said it then: other words have to be read again';
create index sentence_reading_of on sentence_reading (language, sentence, id);
grant select, insert on sentence_reading to said_and_done_app;
alter table programme add column languages_off text[] not null default '{}';
comment on column programme.languages_off is 'languages that the public is not offered, for example until somebody has read them';
`
