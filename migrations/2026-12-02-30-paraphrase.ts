import { type Kysely, sql } from 'kysely'

// A comment that tells of harm could be decided about, and then nobody ever answered it: only one person may read it. That
// person writes a safe paraphrase. It takes the place of the words in everything that reads comments, and the original is
// kept apart: whoever forgets to ask for it shows too little, never too much.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(tables).execute(db)
  await sql.raw(functions).execute(db)
  await sql.raw(patches).execute(db)
  await sql.raw(grants).execute(db)
}

const tables = `
create table original_words (
  comment_id uuid primary key references comment,
  body text not null,
  translation text,
  language text
);
comment on table original_words is 'what the author of a comment wrote, while a safe paraphrase stands in its place; read by safeguarding, the author''s receipt and its proof alone';
create table paraphrase (
  id uuid primary key default uuidv7(),
  comment_id uuid not null references comment,
  body text not null check (length(body) between 1 and 20000),
  by_person uuid not null references person,
  at timestamptz(3) not null default now()
);
comment on table paraphrase is 'what a comment says without what must stay with safeguarding, by its lead; the last one stands while original_words has a row';
create index paraphrase_comment on paraphrase (comment_id, id desc);
alter table safeguarding_flag add acted_on date;
comment on column safeguarding_flag.acted_on is 'the day of the referral or of the welfare contact';
alter table safeguarding_flag add named boolean not null default true;
comment on column safeguarding_flag.named is 'false: no word names the harm, the sentence is like others that told of it';
update safeguarding_flag set named = false where raised_by is null and why like '%No word names it%';
`

const functions = `
-- Open to the lists once nothing waits for a decision, and either all was released or a paraphrase stands in place of the words.
create function restrict_comments(wanted uuid[]) returns void language sql security definer set search_path = public, pg_temp as $$
  with moved as (
    update comment c set restricted = exists (
      select from safeguarding_flag f where f.comment_id = c.id and (f.decision is null or (f.decision <> 'release'
        and not exists (select from original_words o where o.comment_id = c.id))))
    where c.id = any(wanted) returning c.id, c.restricted
  )
  update comment_standing t set restricted = m.restricted from moved m where t.id = m.id and t.restricted <> m.restricted;
$$;
create or replace function restrict_flagged() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform restrict_comments(array(select distinct comment_id from touched));
  return null;
end $$;

-- What was found in the other words does not hold of these; who did what to the comment, and what it counts as, stays.
create function change_words(wanted uuid, said text, meant text, tongue text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update comment set body = said, translation = meant, language = tongue, words = null, needs_person = null, audit = false,
    confidence = null, attempts = 0, processed_at = null where id = wanted;
  update theme_assignment set words = '[]' where comment_id = any(array[wanted]) and words <> '[]';
  update campaign_member set added = '[]' where comment_id = any(array[wanted]);
  update campaign k set letter_comment_id = other.id from (
    select distinct on (m.campaign_id) m.campaign_id, c.id from campaign_member m join comment c on c.id = m.comment_id
    where c.erased_at is null and c.id <> wanted order by m.campaign_id, c.id) other
    where other.campaign_id = k.id and k.letter_comment_id = wanted;
  delete from personal_mark where comment_id = wanted;
  delete from campaign_signature where comment_id = wanted;
  update redaction set public_body = '', reason = '' where comment_id = wanted;
  delete from redaction_mark where comment_id = wanted;
  update paper_quote set words = '', nonce = sha256(uuid_send(gen_random_uuid())) where comment_id = wanted;
  delete from response_quote q using response_version v
    where v.id = q.version_id and v.sent_at is null and q.comment_id = wanted;
end $$;

-- The application cannot change what was said. This is the way, and the database itself looks whether safeguarding has written it.
create function put_paraphrase(wanted uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own comment;
  said text;
begin
  select * into own from comment where id = wanted for update;
  said := (select p.body from paraphrase p
    join permission_grant g on g.person_id = p.by_person and g.role = 'safeguarding' and g.revoked_at is null
    where p.comment_id = wanted order by p.id desc limit 1);
  if own.id is null or own.erased_at is not null or said is null
    or not exists (select from safeguarding_flag f where f.comment_id = wanted and f.decision <> 'release')
    or exists (select from safeguarding_flag f where f.comment_id = wanted and f.decision is null) then
    raise exception 'comment %: its words are gone, or safeguarding has not decided, or has written no paraphrase', wanted
      using errcode = '55006';
  end if;
  insert into original_words (comment_id, body, translation, language) values (wanted, own.body, own.translation, own.language)
    on conflict do nothing;
  perform change_words(wanted, said, null, 'en');
  perform restrict_comments(array[wanted]);
end $$;

-- Released after all: the words themselves may be read by everybody who reads comments.
create function put_original_back(wanted uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own original_words;
begin
  perform from comment where id = wanted for update;
  select * into own from original_words where comment_id = wanted;
  if own.comment_id is null then return; end if;
  if exists (select from safeguarding_flag f where f.comment_id = wanted and (f.decision is null or f.decision <> 'release')) then
    raise exception 'comment %: safeguarding has not released it', wanted using errcode = '55006';
  end if;
  perform change_words(wanted, own.body, own.translation, own.language);
  delete from original_words where comment_id = wanted;
  perform restrict_comments(array[wanted]);
end $$;
`

// Safeguarding erases what it holds, because nobody else may read it: once every flag is decided, never before. And what an
// erasure or an import that is taken back must reach is more now.
const patches = `
do $do$
declare
  before text := pg_get_functiondef('erase_words(uuid)'::regprocedure);
  after text := replace(before, $$g.role = 'administrator' and g.revoked_at is null$$,
    $$g.role = case when own.restricted then 'safeguarding' else 'administrator' end and g.revoked_at is null$$);
begin
  if after = before then raise exception 'erase_words has no place for who decides'; end if;
  before := after;
  after := replace(before, 'own.restricted or decided is null',
    $$exists (select from safeguarding_flag f where f.comment_id = wanted and f.decision is null) or decided is null$$);
  if after = before then raise exception 'erase_words has no place for what is undecided'; end if;
  before := after;
  after := replace(before, 'delete from personal_mark where comment_id = wanted;',
    'delete from personal_mark where comment_id = wanted;
  delete from original_words where comment_id = wanted;
  delete from paraphrase where comment_id = wanted;');
  if after = before then raise exception 'erase_words has no place for the original'; end if;
  execute after;
  before := pg_get_functiondef('undo_import_piece(uuid, int)'::regprocedure);
  after := replace(before, 'delete from personal_mark where comment_id = any(gone_comments);',
    'delete from personal_mark where comment_id = any(gone_comments);
  delete from original_words where comment_id = any(gone_comments);
  delete from paraphrase where comment_id = any(gone_comments);');
  if after = before then raise exception 'undo_import_piece has no place for the original'; end if;
  execute after;
end $do$;
`

const grants = `
grant select on original_words to said_and_done_app;
grant select, insert on paraphrase to said_and_done_app;
revoke execute on function restrict_comments(uuid[]), change_words(uuid, text, text, text), put_paraphrase(uuid), put_original_back(uuid) from public;
grant execute on function put_paraphrase(uuid), put_original_back(uuid) to said_and_done_app;
`
