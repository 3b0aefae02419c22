import { type Kysely, sql } from 'kysely'

// Public words in which a mark of personal data still stands need a reason for each mark, and a second officer.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [marks, erasing, grants]) await sql.raw(part).execute(db)
}

const marks = `
create table redaction_mark (
  redaction_id uuid not null references redaction on delete cascade,
  comment_id uuid not null references comment on delete cascade,
  starts int not null check (starts >= 0),
  ends int not null,
  kind text not null,
  reason text not null check (length(reason) between 1 and 500),
  primary key (redaction_id, starts),
  check (ends > starts)
);
create index on redaction_mark (comment_id);
comment on table redaction_mark is 'what of the public words still looks like personal data, and why it stays';
comment on column redaction_mark.starts is 'UTF-16 offset into the public words';
create table redaction_confirmation (
  redaction_id uuid primary key references redaction on delete cascade,
  comment_id uuid not null references comment on delete cascade,
  by_person uuid not null references person,
  at timestamptz(3) not null
);
create index on redaction_confirmation (comment_id);
comment on table redaction_confirmation is 'a second officer agreed that the marks may stand; until then the words are not cleared';
`

// One line more in the one way in which words are destroyed, whatever else has been added to it.
const erasing = `
do $do$
declare
  before text := pg_get_functiondef('erase_words(uuid)'::regprocedure);
  line text := 'delete from personal_mark where comment_id = wanted;';
begin
  if position(line in before) = 0 then raise exception 'erase_words has no line to follow'; end if;
  execute replace(before, line, line || E'\\n  delete from redaction_mark where comment_id = wanted;');
end $do$;
`

const grants = `
grant select, insert on redaction_mark, redaction_confirmation to said_and_done_app;
`
