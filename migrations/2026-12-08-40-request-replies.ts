import { type Kysely, sql } from 'kysely'

// What is replied to a request goes by mail to whoever left an address with the comment in which they asked.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(requests).execute(db)
  await sql.raw(kinds).execute(db)
  await sql.raw(unwanted).execute(db)
}

// A mail names the request that it is about by one id. Of a million comments some thousands ask for something.
const requests = `
alter table comment_route add id uuid not null default uuidv7();
alter table comment_route add constraint comment_route_id unique (id);
comment on column comment_route.note is 'what was replied, or why it was refused; sent as it is where the reply goes by mail';
`

const kinds = `
alter table message drop constraint message_kind_check;
alter table message add constraint message_kind_check check (kind in
  ('receipt', 'confirm', 'published', 'corrected', 'outcome', 'commitment', 'ask', 'account-link', 'account-news',
   'review-asked', 'review-code', 'owner-notice', 'work', 'set-aside', 'erasure', 'request')) not valid;
alter table message validate constraint message_kind_check;
comment on column message.cause is 'the row that it tells of: a submission, a follow, a publication, an update, a response, a setting aside, a decision about erasing, a request';
`

// Whoever asks for something is answered whether they want news or not; not once the request was opened again, or its words are erased.
const unwanted = `
create or replace function message_unwanted(wanted message) returns text language sql stable set search_path = public, pg_temp as $$
  select case
    when wanted.kind = 'confirm' then null
    when f.paused_at is not null then 'paused'
    when wanted.kind = 'receipt' then null
    when f.stopped_at is not null then 'stopped'
    when exists (select from follow w where w.id = wanted.follow_id and w.ended_at is not null) then 'stopped'
    when exists (select from contact c where c.submission_id = wanted.submission_id
      and (c.stopped_at is not null or (not c.wants_news and wanted.kind not in ('erasure', 'request')))) then 'stopped'
    when wanted.kind = 'set-aside' and not exists (
      select from set_aside a join comment c on c.id = a.comment_id
      where a.id = wanted.cause and a.undone_at is null and c.standing = 'set-aside' and c.erased_at is null and not c.restricted)
      then 'taken-back'
    when wanted.kind = 'erasure' and not exists (
      select from erasure e join comment c on c.id = e.comment_id
      where e.id = wanted.cause and (e.decision = 'erased' or c.erased_at is null) and not c.restricted)
      then 'taken-back'
    when wanted.kind = 'request' and not exists (
      select from comment_route r join comment c on c.id = r.comment_id
      where r.id = wanted.cause and r.handled_at is not null and r.note is not null and c.erased_at is null and not c.restricted)
      then 'taken-back'
  end
  from follower f where f.id = wanted.follower_id
$$;
`
