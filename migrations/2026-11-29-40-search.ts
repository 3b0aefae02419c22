import { type Kysely, sql } from 'kysely'

// One reading of words for what is searched and what is searched for, the same on every server: it asks neither the server's
// locale nor its dictionaries' parser, so that curly quotes, dashes, accents and Indic vowel signs never part or glue words.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [plainWords, vectors, terms, queries, comments, responses, campaigns])
    await sql.raw(part).execute(db)
}

const plainWords = String.raw`
create function plain_words(written text) returns text language sql immutable strict parallel safe
set search_path = pg_catalog, pg_temp as $$
  select btrim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(translate(
    regexp_replace(normalize(lower(regexp_replace(written, '[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]', '', 'g') collate pg_c_utf8), NFKD),
      '[\u0300-\u036f\u0483-\u0487\u0640\u064b-\u065f\u0670\u093c\u09bc\u0a3c\u0a71\u0abc]', '', 'g'),
    'łøđħıœæßىیةۃہھک' || U&'\0901\0981\0a81\0a70', 'lodhioasييههههك' || U&'\0902\0982\0a82\0a02'),
    '[''’‘ʼ′\u0060]s(?![a-z0-9])', '', 'g'),
    '[''’‘ʼ′\u0060]', '', 'g'),
    '(?<![a-z0-9])([a-z])\.(?=[a-z](?![a-z0-9]))', '\1', 'g'),
    '(?<![a-z0-9])([a-z])( ?& ?| and )([a-z])(?![a-z0-9])', '\1and\3', 'g'),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u055a-\u055f\u05be\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965\u1680\u2000-\u206f\u20a0-\u20cf\u2100-\u2bff\u2e00-\u2e7f\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\U0001f000-\U0001faff]+', ' ', 'g'),
    '(?<=[^ ]{60})[^ ]+', '', 'g'))
$$;
comment on function plain_words(text) is 'the words of a text as search knows them, parted by spaces: no case, accents, quotes, dashes or dots';
`

const vectors = `
create function search_vector(written text) returns tsvector language sql immutable parallel safe
set search_path = public, pg_catalog, pg_temp as $$
  select coalesce(string_agg('''' || word || ''':' || least(place, 16383), ' '), '')::tsvector
  from string_to_table(plain_words(written), ' ') with ordinality as t(word, place) where word <> ''
$$;
create function search_vector(written jsonb) returns tsvector language sql immutable parallel safe
set search_path = public, pg_catalog, pg_temp as $$
  select search_vector((select string_agg(one #>> '{}', ' . ') from jsonb_path_query(written, 'strict $.**') one where jsonb_typeof(one) = 'string'))
$$;
`

const terms = `
-- Words of English that stand in nearly every comment.
create function is_too_common(word text) returns boolean language sql immutable parallel safe as
  $$ select coalesce(cardinality(ts_lexize('english_stem', word)) = 0, false) $$;

-- A word with its endings of number and tense, and the words that begin with it; of three letters or fewer only itself and its plural.
create function search_term(word text) returns text language plpgsql immutable parallel safe
set search_path = public, pg_catalog, pg_temp as $$
declare
  stem text := (ts_lexize('english_stem', word))[1];
  same int := 0;
  base text;
  forms text[] := array[]::text[];
begin
  if word !~ '^[a-z]+$' then return quote_literal(word) || case when length(word) > 2 and word !~ '^[0-9]+$' then ':*' else '' end; end if;
  if length(word) < 4 then return '(' || quote_literal(word) || '|' || quote_literal(word || 's') || '|' || quote_literal(word || 'es') || ')'; end if;
  while same < length(stem) and substr(stem, same + 1, 1) = substr(word, same + 1, 1) loop same := same + 1; end loop;
  base := left(word, same);
  if same > 2 then
    select array_agg(quote_literal(base || ending)) into forms
      from unnest(array['', 's', 'es', 'e', 'ed', 'ing', 'ings', 'y', 'ies', 'ied', 'ly', right(base, 1) || 'ed', right(base, 1) || 'ing']) ending;
  end if;
  return '(' || array_to_string(array[quote_literal(word) || ':*'] || forms, '|') || ')';
end $$;

-- A word, and every word that one slip of a finger makes of it: a letter left out, put in, changed, or two changed places.
create function search_near_term(word text) returns text language sql immutable parallel safe
set search_path = public, pg_catalog, pg_temp as $$
  with letters as (
    select chr(code) as letter from generate_series(97, 122) code where word ~ '^[a-z0-9]+$'
    union all
    select chr(code) from generate_series(ascii(word) / 128 * 128, ascii(word) / 128 * 128 + 127) code where word !~ '^[a-z0-9]+$'
  ), places as (select place from generate_series(1, length(word) + 1) place),
  slips as (
    select left(word, place - 1) || substr(word, place + 1) as slip from places where place <= length(word)
    union select left(word, place - 1) || substr(word, place + 1, 1) || substr(word, place, 1) || substr(word, place + 2) from places where place < length(word)
    union select left(word, place - 1) || letter || substr(word, place + 1) from places, letters where place <= length(word)
    union select left(word, place - 1) || letter || substr(word, place) from places, letters
  )
  select case when length(word) < 4 or word ~ '^[0-9]+$' then search_term(word) else (
    select '(' || string_agg(quote_literal(slip) || case when length(slip) > 4 then ':*' else '' end, '|') || ')' from slips
    where slip !~ '[\\s''\\\\[:cntrl:]]') end
$$;
`

const queries = String.raw`
-- What a person types: words that must all be there, “a phrase”, -without, one or another. Too common words are passed over
-- outside a phrase.
create function search_query(asked text, near boolean default false) returns tsquery language plpgsql immutable parallel safe
set search_path = public, pg_catalog, pg_temp as $$
declare
  part text[];
  words text[];
  term text;
  made text := '';
  joint text := '';
begin
  for part in select regexp_matches(regexp_replace(asked, '[“”„«»]', '"', 'g'), '(-?)(?:"([^"]*)"|([^\s"]+))', 'g') loop
    if part[2] is null and lower(part[3]) = 'or' and part[1] = '' and made <> '' then joint := '|'; continue; end if;
    words := array_remove(string_to_array(plain_words(coalesce(part[2], part[3])), ' '), '');
    if part[2] is null and cardinality(words) = 1 and is_too_common(words[1]) then continue; end if;
    if coalesce(cardinality(words), 0) = 0 then continue; end if;
    if part[2] is null and cardinality(words) = 1 then
      term := case when near then search_near_term(words[1]) else search_term(words[1]) end;
    else
      term := '(' || array_to_string(array(select quote_literal(word) from unnest(words) word), '<->') || ')';
    end if;
    made := made || case when made = '' then '' when joint = '' then '&' else joint end || case when part[1] = '-' then '!' else '' end || term;
    joint := '';
  end loop;
  return made::tsquery;
end $$;
comment on function search_query(text, boolean) is 'what is searched for; near: a word may differ by one letter';

create function too_common_words(asked text) returns text[] language sql immutable parallel safe
set search_path = public, pg_catalog, pg_temp as $$
  select coalesce(array_agg(distinct word), '{}') from string_to_table(plain_words(regexp_replace(asked, '["“”„«»][^"“”„«»]*["“”„«»]', ' ', 'g')), ' ') word
  where word <> '' and word <> 'or' and is_too_common(word)
$$;
`

// A comment is made searchable as it is read. Those that were read before are filled in by the worker, some at a time, so that
// no lock is held; until then search looks through their words.
const comments = `
alter table comment add column words tsvector;
comment on column comment.words is 'what search finds it by; null until it has been read, or after an update until the worker has come to it';
create index comment_searched on comment using gin (consultation_id, words) where words is not null;
create index comment_unsearched on comment (id) where words is null and processed_at is not null;
create function make_searchable() returns trigger language plpgsql as $$
begin
  new.words := case when new.processed_at is not null then search_vector(new.body || ' . ' || coalesce(new.translation, '')) end;
  return new;
end $$;
create trigger comment_searchable before update of body, translation, processed_at on comment for each row execute function make_searchable();
drop index comment_words;
alter table comment drop column tsv;
grant update (words) on comment to said_and_done_app;
`

const responses = `
do $$ declare old text; begin
  for old in select indexname from pg_indexes where tablename = 'response_version' and indexdef like '%to_tsvector%' loop
    execute format('drop index %I', old);
  end loop;
end $$;
create index response_version_searched on response_version
  using gin (search_vector(you_said || ' . ' || we_did || ' . ' || coalesce(reason_text, '')));
`

const campaigns = `
alter table campaign_member alter column added_words set expression as (search_vector(added));
`
