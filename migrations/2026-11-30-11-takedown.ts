import { type Kysely, sql } from 'kysely'

// What was published can be taken out of everything public by two people: at once, and provably.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [tables, places, frozen, taking, grants]) await sql.raw(part).execute(db)
}

const tables = `
create table complaint (
  id uuid primary key default uuidv7(),
  response_id uuid not null references response,
  receipt_hash bytea not null unique check (length(receipt_hash) = 32),
  kind text not null check (kind in ('names-somebody', 'untrue', 'harmful', 'other')),
  words text check (length(words) <= 2000),
  message text not null check (length(message) between 1 and 5000),
  language text not null,
  at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  answer text check (length(answer) between 1 and 5000),
  answered_by uuid references person,
  answered_at timestamptz(3),
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);
comment on table complaint is 'somebody says that something published names them or is wrong';
comment on column complaint.due_at is '48 hours later, weekends and bank holidays apart';
create index complaint_waiting on complaint (due_at) where answered_at is null;

create table takedown (
  id uuid primary key default uuidv7(),
  tag text not null unique check (tag ~ '^[0-9a-f]{32}$'),
  words text[] not null check (cardinality(words) between 1 and 10),
  reason text not null check (reason in ('names-person', 'identifies', 'health-detail', 'defamatory', 'wrong', 'legal')),
  complaint_id uuid references complaint,
  asked_by uuid not null references person,
  asked_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  decision text check (decision in ('taken-out', 'put-back')),
  decided_by uuid references person,
  decided_at timestamptz(3),
  check ((decision is null) = (decided_by is null) and (decision is null) = (decided_at is null)),
  check (decided_by is null or decided_by <> asked_by)
);
comment on table takedown is 'words hidden from everything public at once; a second person lets them stay out or puts them back';
comment on column takedown.tag is 'its name in the public ledger';
create index takedown_waiting on takedown (due_at) where decided_at is null;

create table taken_out (
  takedown_id uuid not null references takedown,
  table_name text not null,
  column_name text not null,
  row_key text not null,
  about_kind text not null,
  about text,
  original text not null,
  left_standing text not null,
  put_back boolean not null default false,
  primary key (takedown_id, table_name, column_name, row_key)
);
comment on table taken_out is 'each place that words were taken out of, as it was and as it was left: for whoever may still read it';
create index taken_out_about on taken_out (about_kind, about);
`

// Where words can become public. What stands in one of these is written by the programme; what people sent is redacted by the
// room of comments. "t" is the row.
const places = `
create table takeable (
  table_name text not null,
  column_name text not null,
  row_key text not null,
  about_kind text not null check (about_kind in ('response', 'paper', 'meeting', 'consultation', 'programme')),
  about text not null,
  primary key (table_name, column_name)
);
comment on table takeable is 'the columns whose words can be public; row_key and about are SQL over the row, called t';
insert into takeable select 'response_version', c, 't.id::text', 'response', '(select ref from response where id = t.response_id)'
  from unnest(array['you_said', 'we_did', 'reason_text', 'decision_body', 'decision_due_wording', 'evidence', 'equality_effect',
    'change_reason', 'changed_what', 'passed_to', 'check_reasons']) c;
insert into takeable values ('commitment', 'text', 't.id::text', 'response',
  '(select r.ref from response_version v join response r on r.id = v.response_id where v.id = t.version_id)');
insert into takeable select 'commitment_update', c, 't.id::text', 'response', '(select ref from response where id = t.response_id)'
  from unnest(array['text', 'evidence']) c;
insert into takeable select 'reply', 'text', 't.id::text', 'response', '(select ref from response where id = t.response_id)';
insert into takeable select 'held_update', 'what', 't.id::text', 'response', '(select ref from response where id = t.response_id)';
insert into takeable select 'publication', c, 't.id::text', 'response', '(select ref from response where id = t.response_id)'
  from unnest(array['correction_reason', 'embargo_reason', 'override_reason']) c;
insert into takeable select 'embargo_override', 'reason', 't.id::text', 'response',
  '(select r.ref from response_version v join response r on r.id = v.response_id where v.id = t.version_id)';
insert into takeable select 'amendment', 'what', 't.version_id::text', 'response',
  '(select r.ref from response_version v join response r on r.id = v.response_id where v.id = t.version_id)';
insert into takeable select 'review', c, 't.id::text', 'response',
  '(select r.ref from response_version v join response r on r.id = v.response_id where v.id = t.version_id)'
  from unnest(array['note', 'passage', 'voice', 'present', 'minute']) c;
insert into takeable select 'review_round_group', 'waiver_reason', 't.round_id::text || ''/'' || t.grouping_id::text', 'response',
  '(select r.ref from review_round o join response_version v on v.id = o.version_id join response r on r.id = v.response_id where o.id = t.round_id)';
insert into takeable select 'translation', c, 't.id::text', 'response',
  '(select r.ref from response_version v join response r on r.id = v.response_id where v.id = t.version_id)'
  from unnest(array['english', 'text']) c;
insert into takeable values ('paper', 'content', 't.id::text', 'paper', 't.ref');
insert into takeable select 'resolution', c, 't.id::text', 'meeting',
  '(select m.slug from agenda_item i join board_meeting m on m.id = i.meeting_id where i.id = t.agenda_item_id)'
  from unnest(array['text', 'delegated_to', 'delegated_scope']) c;
insert into takeable select 'agenda_item', c, 't.id::text', 'meeting', '(select slug from board_meeting where id = t.meeting_id)'
  from unnest(array['title', 'paper_title', 'recommendations', 'minutes_summary']) c;
insert into takeable select 'board_meeting', c, 't.id::text', 'meeting', 't.slug' from unnest(array['title', 'venue']) c;
insert into takeable select 'public_question', c, 't.id::text', 'meeting', '(select slug from board_meeting where id = t.meeting_id)'
  from unnest(array['asker_shown', 'question', 'answer', 'answered_by']) c;
insert into takeable select 'consultation', c, 't.id::text', 'consultation', 't.slug'
  from unnest(array['title', 'summary', 'what_can_change', 'what_cannot_change', 'privacy_notice']) c;
insert into takeable select table_name, column_name, 't.id::text', 'consultation', '(select slug from consultation where id = t.consultation_id)'
  from (values ('phase', 'name'), ('phase', 'note'), ('point', 'title'), ('point', 'summary'), ('question', 'text'), ('question', 'hint'),
    ('document', 'title'), ('engagement_event', 'title'), ('engagement_event', 'venue'), ('engagement_event', 'place'),
    ('engagement_event', 'audience'), ('engagement_event', 'came_of_it'), ('late_reason', 'reason'), ('theme', 'label'),
    ('theme', 'description'), ('campaign', 'name')) as own (table_name, column_name);
insert into takeable select 'phase_date', c, 't.id::text', 'consultation',
  '(select k.slug from phase p join consultation k on k.id = p.consultation_id where p.id = t.phase_id)'
  from unnest(array['wording', 'said_by', 'reason', 'recorded_on_wording']) c;
insert into takeable select 'theme_version', c, 't.id::text', 'consultation',
  '(select k.slug from theme h join consultation k on k.id = h.consultation_id where h.id = t.theme_id)'
  from unnest(array['label', 'description']) c;
insert into takeable select 'programme', c, 't.id::text', 'programme', 't.slug'
  from unnest(array['name', 'strapline', 'notice', 'contact_line', 'local_help']) c;
insert into takeable values ('embargo', 'reason', 't.id::text', 'programme', 'null'), ('workstream', 'name', 't.id::text', 'programme', 'null');
do $$
declare missing text;
begin
  select string_agg(table_name || '.' || column_name, ', ') into missing from takeable p where not exists (
    select from information_schema.columns c
    where c.table_schema = 'public' and c.table_name = p.table_name and c.column_name = p.column_name);
  if missing is not null then raise exception 'takeable names what is not there: %', missing; end if;
end $$;
`

// What is frozen stays so for everybody but the one function that takes words out.
const frozen = `
create function taking_out() returns boolean language sql stable as $$
  select coalesce(current_setting('said_and_done.taking_out', true), '') = 'yes'
    and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = 'takedown'::regclass)
$$;
create or replace function refuse_frozen_version() returns trigger language plpgsql as $$
begin
  if old.sent_at is not null and not taking_out() then
    raise exception 'response_version %: sent for review, and frozen since', old.id;
  end if;
  return new;
end $$;
create or replace function refuse_part_of_frozen_version() returns trigger language plpgsql as $$
begin
  if not taking_out() and exists (select from response_version v where v.id = old.version_id and v.sent_at is not null) then
    raise exception 'response_version %: sent for review, and frozen since', old.version_id;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
create or replace function refuse_change_to_paper() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or not taking_out() then raise exception 'paper %: what was issued cannot be changed', old.id; end if;
  return new;
end $$;
`

const taking = `
create function words_pattern(words text) returns text language sql immutable strict parallel safe as $$
  select case when words ~ '^\\w' then '(?:(?<!\\w)|(?<=\\\\[nrt]))' else '' end
    || regexp_replace(regexp_replace(regexp_replace(regexp_replace(
        btrim(words, E' \\t\\n\\r'), '([].*+?^$(){}|\\\\[-])', '\\\\\\1', 'g'),
        '["“”]', '(?:\\\\\\\\?"|[“”])', 'g'),
        '[''’]', '[''’]', 'g'),
        '\\s+', '(?:\\\\s|\\\\\\\\[nrt])+', 'g')
    || case when words ~ '\\w$' then '(?!\\w)' else '' end
$$;
comment on function words_pattern(text) is 'finds the words however they are spaced, quoted or cased, in plain text, JSON and arrays alike';

create function words_pattern(words text[]) returns text language sql immutable strict parallel safe as $$
  select '(?:' || string_agg(words_pattern(w), '|' order by length(w) desc) || ')' from unnest(words) w
$$;

create function places_of_words(words text[]) returns table (table_name text, column_name text, row_key text, about_kind text, about text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  place takeable;
begin
  for place in select * from takeable loop
    return query execute format(
      'select %L::text, %L::text, %s, %L::text, %s from %I t where t.%I::text ~* $1',
      place.table_name, place.column_name, place.row_key, place.about_kind, place.about, place.table_name, place.column_name)
      using words_pattern(words);
  end loop;
end $$;

create function take_words_out(wanted uuid) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own takedown;
  place record;
  typed text;
  number int := 0;
begin
  select * into own from takedown where id = wanted for update;
  if own.id is null or own.decided_at is not null or exists (select from taken_out where takedown_id = wanted) then
    raise exception 'takedown %: there is none, or it was done', wanted using errcode = '55006';
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
      insert into taken_out (takedown_id, table_name, column_name, row_key, about_kind, about, original, left_standing)
      select $2, %6$L, %7$L, row_key, %8$L, about, original, left_standing from changed',
      place.row_key, place.about, place.column_name, place.table_name, place.typed, place.table_name, place.column_name, place.about_kind)
      using words_pattern(own.words), wanted;
  end loop;
  perform set_config('said_and_done.taking_out', '', true);
  select count(*) into number from taken_out where takedown_id = wanted;
  return number;
end $$;

create function put_words_back(wanted uuid) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own takedown;
  one record;
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
    -- What somebody has written there since stays.
    execute format('update %I t set %I = $1::%s where %s = $2 and t.%I::text = $3',
      one.table_name, one.column_name, one.typed, one.key_of, one.column_name)
      using one.original, one.row_key, one.left_standing;
    get diagnostics number = row_count;
    if number > 0 then
      update taken_out set put_back = true where takedown_id = wanted and table_name = one.table_name
        and column_name = one.column_name and row_key = one.row_key;
      total := total + 1;
    end if;
  end loop;
  perform set_config('said_and_done.taking_out', '', true);
  return total;
end $$;
`

const grants = `
grant select, insert on complaint, takedown to said_and_done_app;
grant update (answer, answered_by, answered_at) on complaint to said_and_done_app;
grant update (decision, decided_by, decided_at) on takedown to said_and_done_app;
grant select on taken_out, takeable to said_and_done_app;
revoke execute on function places_of_words(text[]), take_words_out(uuid), put_words_back(uuid) from public;
grant execute on function places_of_words(text[]), take_words_out(uuid), put_words_back(uuid) to said_and_done_app;
`
