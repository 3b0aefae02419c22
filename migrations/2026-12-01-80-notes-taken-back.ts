import { type Kysely, sql } from 'kysely'

// A note beside one of its comments kept a whole import from being taken back: the foreign key refused the delete. What colleagues
// wrote beside a comment goes with it, as when its words are erased.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(notes).execute(db)
}

const notes = `
do $do$
declare
  before text := pg_get_functiondef('undo_import_piece(uuid, int)'::regprocedure);
  after text := replace(before, 'delete from personal_mark where comment_id = any(gone_comments);',
    'delete from personal_mark where comment_id = any(gone_comments);
  delete from work_note where comment_id = any(gone_comments);');
begin
  if after = before then raise exception 'undo_import_piece has no place for notes'; end if;
  execute after;
end $do$;
`
