import { type Kysely, sql } from 'kysely'

// What the programme's own assistant was asked for a draft and what it answered, with the words of comments that it was sent. They go
// with the comment: when its words are erased, changed by safeguarding, or taken back with their import.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db)
  await sql.raw(patches).execute(db)
}

const tables = `
create table assistant_answer (
  id uuid primary key default uuidv7(),
  response_id uuid not null references response,
  by_person uuid not null references person,
  at timestamptz(3) not null,
  model text not null,
  facts jsonb not null,
  answer text not null,
  kept text not null,
  dropped jsonb not null
);
comment on table assistant_answer is 'what an assistant was asked for a draft, what it answered, and what of that could be offered; emptied when words that it was sent are gone';
create index assistant_answer_response on assistant_answer (response_id, id desc);
create table assistant_sent (
  answer_id uuid not null references assistant_answer,
  comment_id uuid not null references comment,
  words text not null,
  primary key (answer_id, comment_id)
);
comment on table assistant_sent is 'the words of a comment as they were sent to the assistant, with personal data masked';
create index assistant_sent_comment on assistant_sent (comment_id);
grant select, insert on assistant_answer, assistant_sent to said_and_done_app;
create function drop_sent_words(wanted uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update assistant_answer set answer = '', kept = '', dropped = '[]'
    where id in (select s.answer_id from assistant_sent s where s.comment_id = any(wanted));
  delete from assistant_sent where comment_id = any(wanted);
end $$;
revoke execute on function drop_sent_words(uuid[]) from public;
`

const patches = `
do $do$
declare
  before text;
  after text;
begin
  before := pg_get_functiondef('erase_words(uuid)'::regprocedure);
  after := replace(before, 'delete from paraphrase where comment_id = wanted;',
    'delete from paraphrase where comment_id = wanted;
  perform drop_sent_words(array[wanted]);
  delete from assistant_sent where comment_id = wanted;');
  if after = before then raise exception 'erase_words has no place for the assistant'; end if;
  execute after;
  before := pg_get_functiondef('change_words(uuid, text, text, text)'::regprocedure);
  after := replace(before, 'delete from campaign_signature where comment_id = wanted;',
    'delete from campaign_signature where comment_id = wanted;
  perform drop_sent_words(array[wanted]);');
  if after = before then raise exception 'change_words has no place for the assistant'; end if;
  execute after;
  before := pg_get_functiondef('undo_import_piece(uuid, int)'::regprocedure);
  after := replace(before, 'delete from paraphrase where comment_id = any(gone_comments);',
    'delete from paraphrase where comment_id = any(gone_comments);
  perform drop_sent_words(gone_comments);');
  if after = before then raise exception 'undo_import_piece has no place for the assistant'; end if;
  execute after;
end $do$;
`
