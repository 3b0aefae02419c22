import { type Kysely, sql } from 'kysely'

// Texts that came from forms while line ends were kept as browsers send them. What people said stays as it was sent, and so
// does what is frozen or only added to: papers, the ledger, history, imported lines.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`set local lock_timeout = '5s'`.execute(db)
  await sql.raw(texts).execute(db)
  await sql.raw(changedWords).execute(db)
}

/** Each table is looked through once; only one that holds a carriage return is written, and only in those rows. */
const texts = `
do $$
declare
  place record;
  there boolean;
begin
  for place in
    select c.table_name as tab,
      string_agg(format('strpos(%I, chr(13)) > 0', c.column_name), ' or ') as has,
      string_agg(format('%1$I = replace(replace(%1$I, chr(13) || chr(10), chr(10)), chr(13), chr(10))', c.column_name), ', ') as without
    from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type = 'text' and c.is_generated = 'NEVER'
      and c.table_name not in ('comment', 'paper', 'paper_quote', 'taken_out', 'ledger_entry', 'checkpoint', 'history', 'import_row',
        'kysely_migration', 'kysely_migration_lock')
    group by c.table_name
    order by c.table_name
  loop
    execute format('select exists (select from %I where %s)', place.tab, place.has) into there;
    if there then
      -- A version that was sent for review is frozen; its words stay the same words.
      execute format('alter table %I disable trigger user', place.tab);
      execute format('update %I set %s where %s', place.tab, place.without, place.has);
      execute format('alter table %I enable trigger user', place.tab);
    end if;
  end loop;
end $$;
`

/** What was reworded stands in jsonb, where a carriage return is written \\r. */
const changedWords = `
do $$
begin
  if exists (select from response_version where changed_what::text ~ '(?<!\\\\)(\\\\\\\\)*\\\\r') then
    alter table response_version disable trigger user;
    update response_version
    set changed_what = regexp_replace(changed_what::text, '(?<!\\\\)((?:\\\\\\\\)*)\\\\r(?:\\\\n)?', '\\1\\\\n', 'g')::jsonb
    where changed_what::text ~ '(?<!\\\\)(\\\\\\\\)*\\\\r';
    alter table response_version enable trigger user;
  end if;
end $$;
`
