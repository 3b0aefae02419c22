import { type Kysely, sql } from 'kysely'

// Near-identical letters as they come in, what people added to them, and topics that no theme covers yet.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [campaigns, publications, topics, grants]) await sql.raw(part).execute(db)
}

const campaigns = `
alter table campaign
  add column ended_at timestamptz(3),
  add column ended_by uuid references person,
  add column merged_into_id uuid references campaign on delete set null;
comment on column campaign.ended_by is 'who said that it is no campaign, or merged it; null with ended_at: the machine, because its letters are gone or were found to be another''s';
create index campaign_consultation on campaign (consultation_id);
create index campaign_letter on campaign (letter_comment_id);
create index campaign_merged on campaign (merged_into_id) where merged_into_id is not null;
alter table campaign_member
  add column compared_with uuid,
  add column added_words tsvector generated always as (jsonb_to_tsvector('english', added, '["string"]')) stored;
comment on column campaign_member.added is 'the sentences that are not in the letter: [{start, end, text}], UTF-16 offsets into the body';
comment on column campaign_member.compared_with is 'the comment whose letter the sentences were compared with; another than the campaign''s: to be done again';
create table campaign_signature (
  comment_id uuid primary key references comment on delete cascade,
  consultation_id uuid not null references consultation,
  number bigint generated always as identity,
  signing smallint not null,
  runs int not null check (runs >= 0),
  wording int not null,
  bins bytea check (length(bins) = 128),
  apart_by uuid references person,
  apart_at timestamptz(3),
  check ((apart_by is null) = (apart_at is null)),
  check ((bins is null) = (runs = 0))
);
comment on table campaign_signature is 'what is kept of a comment''s words to know its likes by; no word can be read from it';
comment on column campaign_signature.wording is 'the same for the same words in the same order; 0 where they are too few to mean anything';
comment on column campaign_signature.apart_at is 'a person said that this comment is no copy of a letter';
create index campaign_signature_newest on campaign_signature (consultation_id, number);
create index campaign_signature_wording on campaign_signature (consultation_id, wording, comment_id);
create table campaign_grouping (
  consultation_id uuid primary key references consultation,
  comments int not null default 0,
  last_number bigint not null default 0,
  grouped_at timestamptz(3)
);
comment on table campaign_grouping is 'how many signed comments the last grouping saw, and the number of the newest';
`

// What the log says of letters is what was so, and confirmed by a person, when the response was published.
const publications = `
create table publication_campaign (
  publication_id uuid not null references publication,
  letter int not null,
  comments int not null check (comments > 0),
  submissions int not null check (submissions > 0),
  wordings int not null check (wordings > 0),
  primary key (publication_id, letter)
);
create function keep_campaigns_of_publication() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into publication_campaign (publication_id, letter, comments, submissions, wordings)
  select t.id, row_number() over (partition by t.id order by count(*) desc, m.campaign_id),
    count(*), count(distinct c.submission_id), count(distinct s.wording)
  from touched t
  join response_comment rc on rc.response_id = t.response_id and rc.unlinked_at is null
  join comment c on c.id = rc.comment_id and c.standing <> 'withdrawn'
  join campaign_member m on m.comment_id = c.id
  join campaign k on k.id = m.campaign_id and k.ended_at is null and k.confirmed_at is not null
  join campaign_signature s on s.comment_id = c.id
  group by t.id, m.campaign_id having count(*) >= 3;
  return null;
end $$;
create trigger publication_keeps_campaigns after insert on publication referencing new table as touched
  for each statement execute function keep_campaigns_of_publication();
`

const topics = `
create table topic_search (
  consultation_id uuid primary key references consultation,
  asked_at timestamptz(3),
  as_of timestamptz(3),
  comments int not null default 0,
  considered int not null default 0,
  unplaced int not null default 0
);
comment on table topic_search is 'asked_at after as_of: somebody waits for the machine to look again';
create table topic (
  id uuid primary key default uuidv7(),
  consultation_id uuid not null references consultation,
  words text[] not null check (cardinality(words) > 0),
  strength real not null,
  people int not null,
  places int not null,
  found_at timestamptz(3) not null,
  gone_at timestamptz(3),
  dismissed_by uuid references person,
  dismissed_at timestamptz(3),
  theme_id uuid references theme,
  accepted_by uuid references person,
  accepted_at timestamptz(3),
  check ((dismissed_at is null) = (dismissed_by is null)),
  check ((accepted_at is null) = (accepted_by is null) and (accepted_at is null) = (theme_id is null))
);
comment on column topic.gone_at is 'the machine looked again and found it no more';
create index topic_consultation on topic (consultation_id);
create table topic_comment (
  topic_id uuid not null references topic,
  comment_id uuid not null references comment on delete cascade,
  primary key (topic_id, comment_id)
);
create index topic_comment_comment on topic_comment (comment_id);
`

const grants = `
grant select on campaign_signature, campaign_grouping, publication_campaign, topic_search, topic, topic_comment to said_and_done_app;
grant insert, update on campaign_signature, campaign_grouping, topic_search, topic to said_and_done_app;
grant insert on topic_comment to said_and_done_app;
grant delete on campaign_signature, topic_comment to said_and_done_app;
revoke execute on function keep_campaigns_of_publication() from public;
`
