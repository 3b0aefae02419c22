import { type Kysely, sql } from 'kysely'

// One person writes “child care”, another “childcare” and a third “child-care”. What is kept for searching stays as it is; only what
// is asked for is read in more ways, so no index is built again.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [compounds, queries]) await sql.raw(part).execute(db)
}

const compounds = `
-- A word in two, wherever it may be parted: childcare as child care, email as e mail, dropin as drop in, covid19 as covid 19.
create function search_parted(word text) returns text[] language sql immutable parallel safe
set search_path = public, pg_catalog, pg_temp as $$
  select coalesce(array_agg('(' || quote_literal(first) || '<->' || quote_literal(second) || case when length(second) > 3 then ':*' else '' end || ')'), '{}')
  from (select left(word, place) as first, substr(word, place + 1) as second from generate_series(1, length(word) - 1) place) cut
  where case when word ~ '^[a-z]+[0-9]+$' then first ~ '^[a-z]+$' and second ~ '^[0-9]+$'
    else word ~ '^[a-z]{4,30}$'
      and (length(first) > 2 and not is_too_common(first) and length(word) > 4 or first in ('on', 'in', 'up', 'off', 'out', 'over', 'down', 'e', 'x', 't'))
      and (length(second) > 2 and not is_too_common(second) or second in ('on', 'in', 'up', 'off', 'out', 'down'))
    end
$$;

-- A word as it is typed or with one letter amiss, and in two.
create function search_single(word text, near boolean) returns text language sql immutable parallel safe
set search_path = public, pg_catalog, pg_temp as $$
  select '(' || array_to_string(array[case when near then search_near_term(word) else search_term(word) end] || search_parted(word), '|') || ')'
$$;
`

const queries = String.raw`
create or replace function search_query(asked text, near boolean default false) returns tsquery language plpgsql immutable parallel safe
set search_path = public, pg_catalog, pg_temp as $$
declare
  part text[];
  words text[];
  term text;
  made text := '';
  joint text := '';
  -- The plain word before, with all that was made before it, so that the two may be read as one.
  previous text;
  base text;
  last text;
begin
  for part in select regexp_matches(regexp_replace(asked, '[“”„«»]', '"', 'g'), '(-?)(?:"([^"]*)"|([^\s"]+))', 'g') loop
    if part[2] is null and lower(part[3]) = 'or' and part[1] = '' and made <> '' then joint := '|'; previous := null; continue; end if;
    words := array_remove(string_to_array(plain_words(coalesce(part[2], part[3])), ' '), '');
    if part[2] is null and cardinality(words) = 1 and is_too_common(words[1]) then previous := null; continue; end if;
    if coalesce(cardinality(words), 0) = 0 then previous := null; continue; end if;
    if part[2] is null and cardinality(words) = 1 then
      term := search_single(words[1], near);
      if part[1] = '' and joint = '' and previous ~ '^[a-z0-9]{2,30}$' and words[1] ~ '^[a-z0-9]{2,30}$' then
        term := '((' || last || '&' || term || ')|' || quote_literal(previous || words[1]) || ':*)';
        made := base || case when base = '' then '' else '&' end || term;
        previous := null;
        continue;
      end if;
      base := made;
      last := term;
      previous := case when part[1] = '' and joint = '' then words[1] end;
    else
      term := '(' || array_to_string(array(select quote_literal(word) from unnest(words) word), '<->') || ')';
      if part[2] is null and array_to_string(words, '') ~ '^[a-z0-9]{4,40}$' then
        term := '(' || term || '|' || quote_literal(array_to_string(words, '')) || ':*)';
      end if;
      previous := null;
    end if;
    made := made || case when made = '' then '' when joint = '' then '&' else joint end || case when part[1] = '-' then '!' else '' end || term;
    joint := '';
  end loop;
  return made::tsquery;
end $$;
`
