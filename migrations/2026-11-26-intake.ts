import { type Kysely, sql } from 'kysely'

// What taking a comment in costs: its words are made searchable when it is read, seconds later, and what no question of ours
// ever used is no longer kept. And how its words go for good, where the law says that they must.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [searchWords, unused, erasure, erasing, grants]) await sql.raw(part).execute(db)
}

// The reader marks the row as read anyway: the search words that come with it cost no write of their own.
const searchWords = `
drop index comment_words;
alter table comment alter column tsv
  set expression as (case when processed_at is not null then to_tsvector('english', body || ' ' || coalesce(translation, '')) end);
create index comment_words on comment using gin (consultation_id, tsv) where tsv is not null;
comment on column comment.tsv is 'what search finds it by; null until it has been read: till then search looks through the words themselves';
`

const unused = `
drop index submission_consultation;
drop index history_consultation;
`

const erasure = `
alter table comment add column erased_at timestamptz(3);
comment on column comment.erased_at is 'when its words were destroyed; written by erase_words alone';
create table erasure (
  id uuid primary key default uuidv7(),
  comment_id uuid not null references comment on delete cascade,
  decision text not null check (decision in ('erased', 'refused')),
  reason text not null check (reason in ('person-asked', 'about-somebody', 'should-not-have', 'law',
    'public-record', 'legal-claim', 'must-keep', 'not-the-author')),
  note text,
  by_person uuid not null references person,
  at timestamptz(3) not null default now(),
  check ((decision = 'erased') = (reason in ('person-asked', 'about-somebody', 'should-not-have', 'law')))
);
comment on table erasure is 'somebody wanted the words of a comment destroyed: what was decided, and why';
create index erasure_comment on erasure (comment_id, id desc);
create unique index erasure_done on erasure (comment_id) where decision = 'erased';
`

// The application cannot change what was said. Erasing is the one way, and the database itself looks whether an administrator
// has decided so. Wherever words of the comment are kept they go; who did what to it, when, and what it counts as stays.
const erasing = `
create function erase_words(wanted uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own comment;
  line import_row;
  decided timestamptz(3);
begin
  select * into own from comment where id = wanted for update;
  decided := (select e.at from erasure e
    join permission_grant g on g.person_id = e.by_person and g.role = 'administrator' and g.revoked_at is null
    where e.comment_id = wanted and e.decision = 'erased' limit 1);
  if own.id is null or own.erased_at is not null or own.restricted or decided is null then
    raise exception 'comment %: its words are gone, or kept for safeguarding, or no administrator has decided', wanted
      using errcode = '55006';
  end if;
  -- Two comments of one submission that are erased at once queue here: the second finds that it was the last.
  perform from submission where id = own.submission_id for update;
  update comment set body = '[These words were erased]', translation = null, needs_person = null, audit = false, erased_at = decided,
    processed_at = coalesce(processed_at, decided) where id = wanted;
  update redaction set public_body = '', reason = '' where comment_id = wanted;
  update theme_assignment set words = '[]' where comment_id = wanted and words <> '[]';
  update set_aside set note = null where comment_id = wanted and note is not null;
  update withdrawal set note = null where comment_id = wanted and note is not null;
  update comment_route set note = null where comment_id = wanted and note is not null;
  update safeguarding_flag set why = '', note = null, referred_to = null where comment_id = wanted;
  update campaign_member set added = '[]' where comment_id = wanted;
  update campaign k set letter_comment_id = other.id from (
    select distinct on (m.campaign_id) m.campaign_id, c.id from campaign_member m join comment c on c.id = m.comment_id
    where c.erased_at is null order by m.campaign_id, c.id) other
    where other.campaign_id = k.id and k.letter_comment_id = wanted;
  delete from personal_mark where comment_id = wanted;
  delete from campaign_signature where comment_id = wanted;
  update paper_quote set words = '', nonce = sha256(uuid_send(gen_random_uuid())) where comment_id = wanted;
  delete from response_quote q using response_version v
    where v.id = q.version_id and v.sent_at is null and q.comment_id = wanted;
  -- Its line of a file, and the same line of other exports of that survey.
  select r.* into line from submission s join import_row r on r.id = s.import_row_id where s.id = own.submission_id;
  update import_row r set raw = null where r.raw is not null and (r.id = line.id or r.submission_id = own.submission_id
    or (r.source_id = line.source_id and r.import_id in (
      select i.id from import i join import o on o.series = i.series where o.id = line.import_id)));
  -- Whoever guesses the words must not be able to tell by the hash that they guessed right. The hash of a whole line of a file
  -- stays: it keeps the words from coming in again with the same file.
  update submission set body_hash = sha256(uuid_send(gen_random_uuid())) where id = own.submission_id and import_row_id is null;
  if not exists (select from comment where submission_id = own.submission_id and erased_at is null) then
    update submission set organisation_name = null, answers = '[]' where id = own.submission_id;
    delete from contact where submission_id = own.submission_id;
    delete from equality_answer where submission_id = own.submission_id;
    update follow_up_answer set note = null where submission_id = own.submission_id;
  end if;
end $$;
`

const grants = `
grant select, insert on erasure to said_and_done_app;
revoke execute on function erase_words(uuid) from public;
grant execute on function erase_words(uuid) to said_and_done_app;
`
