import { type Kysely, sql } from 'kysely'

/** Whether a word is one of the language shows in how it stands in public, not in how somebody types it who wants it hidden. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(plain).execute(db)
}

const plain = `
create function places_in_small_letters(word text) returns table (about_kind text, about text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  place takeable;
begin
  for place in select * from takeable loop
    return query execute format('select %L::text, %s from %I t where t.%I::text ~ $1',
      place.about_kind, place.about, place.table_name, place.column_name)
      using words_pattern(lower(word));
  end loop;
end $$;
comment on function places_in_small_letters(text) is 'where a word stands with small letters alone, however it is hyphenated or encoded';
revoke execute on function places_in_small_letters(text) from public;
grant execute on function places_in_small_letters(text) to said_and_done_app;
`
