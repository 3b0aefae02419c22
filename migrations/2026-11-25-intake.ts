import { type Kysely, sql } from 'kysely'

// What taking a comment in costs: its words are made searchable when it is read, seconds later, and what no question of ours
// ever used is no longer kept.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [searchWords, unused]) await sql.raw(part).execute(db)
}

// The reader marks the row as read anyway: the search words that come with it cost no write of their own.
const searchWords = `
drop index comment_words;
alter table comment alter column tsv
  set expression as (case when processed_at is not null then to_tsvector('english', body || ' ' || coalesce(translation, '')) end);
create index comment_words on comment using gin (consultation_id, tsv) where tsv is not null;
comment on column comment.tsv is 'what search finds it by; null until it has been read: till then search looks through the words themselves';
`

// comment.consultation_id is a copy of its submission's, which refers to the consultation; two transactions that both look it up
// for every comment wait for each other.
const unused = `
drop index submission_consultation;
drop index history_consultation;
alter table comment drop constraint comment_consultation_id_fkey;
`
