import { type Kysely, sql } from 'kysely'

/** Words are found with any hyphen, with what nobody sees between their letters, and with accents in one code or two. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(pattern).execute(db)
}

const pattern = `
create or replace function words_pattern(words text) returns text language sql immutable strict parallel safe as $$
  with given as (
    select regexp_replace(normalize(regexp_replace(btrim(words, E' \\t\\n\\r'), E'[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]', '', 'g'), NFC),
      '\\s+', ' ', 'g') as w)
  select case when w ~ '^\\w' then '(?:(?<!\\w)|(?<=\\\\[nrt]))' else '' end
    || (select string_agg(case
        when c = ' ' then '(?:\\s|\\\\[nrt])+'
        when c in ('"', '“', '”') then '(?:\\\\?"|[“”])'
        when c in ('''', '’', '‘', 'ʼ') then '[''’‘ʼ]'
        when c in ('-', '‐', '‑', '‒', '–') then '[-‐‑‒–]'
        when position(c in '].*+?^$(){}|\\[') > 0 then '\\' || c
        when normalize(c, NFD) <> c then '(?:' || c || '|' || normalize(c, NFD) || ')'
        else c end, E'[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]*' order by n)
      from regexp_split_to_table(w, '') with ordinality as letter (c, n))
    || case when w ~ '\\w$' then '(?!\\w)' else '' end
  from given
$$;
comment on function words_pattern(text) is 'finds the words however they are spaced, quoted, hyphenated, encoded or cased, in plain text, JSON and arrays alike';
`
