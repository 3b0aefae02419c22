import { type Kysely, sql } from 'kysely'

/** Words are put back where other words were taken out of the same text since: those stay out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(putBack).execute(db)
}

const putBack = `
create or replace function put_words_back(wanted uuid) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own takedown;
  one record;
  later record;
  stands text;
  becomes text;
  number int;
  total int := 0;
begin
  select * into own from takedown where id = wanted for update;
  if coalesce(own.decision, '') <> 'put-back' then
    raise exception 'takedown %: nobody has decided to put its words back', wanted using errcode = '55006';
  end if;
  perform set_config('said_and_done.taking_out', 'yes', true);
  for one in
    select o.*, p.row_key as key_of, format_type(a.atttypid, a.atttypmod) as typed from taken_out o
    join takeable p on p.table_name = o.table_name and p.column_name = o.column_name
    join pg_attribute a on a.attrelid = p.table_name::regclass and a.attname = p.column_name
    where o.takedown_id = wanted and not o.put_back
  loop
    begin
      stands := one.left_standing;
      becomes := one.original;
      -- What was taken out of what this left is taken out of what it becomes.
      loop
        select o.takedown_id, o.left_standing, t.words into later from taken_out o join takedown t on t.id = o.takedown_id
          where o.table_name = one.table_name and o.column_name = one.column_name and o.row_key = one.row_key
            and o.takedown_id <> wanted and not o.put_back and o.original = stands and o.left_standing <> o.original
          order by t.asked_at desc limit 1 for update of o;
        exit when not found;
        update taken_out set original = becomes where takedown_id = later.takedown_id and table_name = one.table_name
          and column_name = one.column_name and row_key = one.row_key;
        stands := later.left_standing;
        execute format('select (regexp_replace($1, $2, ''[…]'', ''gi'')::%s)::text', one.typed) into becomes
          using becomes, words_pattern(later.words);
        update taken_out set left_standing = becomes where takedown_id = later.takedown_id and table_name = one.table_name
          and column_name = one.column_name and row_key = one.row_key;
      end loop;
      -- What somebody has written there since stays.
      execute format('update %I t set %I = $1::%s where %s = $2 and t.%I::text = $3',
        one.table_name, one.column_name, one.typed, one.key_of, one.column_name)
        using becomes, one.row_key, stands;
      get diagnostics number = row_count;
      if number = 0 then raise exception 'written since' using errcode = 'SD001'; end if;
      update taken_out set put_back = true where takedown_id = wanted and table_name = one.table_name
        and column_name = one.column_name and row_key = one.row_key;
      total := total + 1;
    exception when sqlstate 'SD001' then null;
    end;
  end loop;
  perform set_config('said_and_done.taking_out', '', true);
  return total;
end $$;
`
