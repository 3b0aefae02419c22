import { type Kysely, sql } from 'kysely'

/** Words that were taken out are looked for again: somebody may have been writing them at that moment. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(again).execute(db)
}

const again = `
create or replace function take_words_out(wanted uuid) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own takedown;
  place record;
  found_here int;
  number int := 0;
begin
  select * into own from takedown where id = wanted for update;
  if own.id is null or own.decision = 'put-back' then
    raise exception 'takedown %: there is none, or its words were put back', wanted using errcode = '55006';
  end if;
  perform set_config('said_and_done.taking_out', 'yes', true);
  for place in
    select p.*, format_type(a.atttypid, a.atttypmod) as typed from takeable p
    join pg_attribute a on a.attrelid = p.table_name::regclass and a.attname = p.column_name
  loop
    execute format('
      with found as (
        select %1$s as row_key, %2$s as about, t.%3$I::text as original from %4$I t where t.%3$I::text ~* $1 for update),
      changed as (
        update %4$I t set %3$I = regexp_replace(t.%3$I::text, $1, ''[…]'', ''gi'')::%5$s from found where found.row_key = %1$s
        returning found.row_key, found.about, found.original, t.%3$I::text as left_standing)
      insert into taken_out as o (takedown_id, table_name, column_name, row_key, about_kind, about, original, left_standing)
      select $2, %6$L, %7$L, row_key, %8$L, about, original, left_standing from changed
      on conflict (takedown_id, table_name, column_name, row_key)
        do update set original = excluded.original, left_standing = excluded.left_standing',
      place.row_key, place.about, place.column_name, place.table_name, place.typed, place.table_name, place.column_name, place.about_kind)
      using words_pattern(own.words), wanted;
    get diagnostics found_here = row_count;
    number := number + found_here;
  end loop;
  perform set_config('said_and_done.taking_out', '', true);
  return number;
end $$;
comment on function take_words_out(uuid) is 'may be asked again: what was being written while it looked is taken out too; returns how many places';
`
