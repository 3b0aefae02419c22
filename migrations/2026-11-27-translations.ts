import { type Kysely, sql } from 'kysely'

// What the programme writes, in the languages of those who read it; and the Easy Read documents that people made of it.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [translations, easyRead, grants]) await sql.raw(part).execute(db)
}

const translations = `
create table translation (
  id uuid primary key default uuidv7(),
  number bigint generated always as identity unique,
  consultation_id uuid not null references consultation,
  version_id uuid references response_version,
  subject text not null check (subject in ('consultation', 'phase', 'point', 'question', 'theme', 'event', 'response')),
  subject_id uuid not null,
  field text not null,
  language text not null check (language in ('gu', 'pa', 'pl', 'ur', 'bn', 'so', 'ar', 'hi', 'pt')),
  english text not null check (english <> ''),
  text text check (text ~ '[^[:space:]]' and length(text) <= 20000),
  made text not null check (made in ('machine', 'person')),
  by_person uuid not null references person,
  at timestamptz(3) not null,
  unique (id, by_person),
  check ((subject = 'response') = (version_id is not null)),
  check (version_id is null or version_id = subject_id)
);
comment on table translation is 'only added to: for a text and its English the last row holds';
comment on column translation.subject_id is 'the row whose words these are; a question may since have been taken away';
comment on column translation.english is 'what was translated: while the text says something else, this is out of date and not shown';
comment on column translation.text is 'null: taken back';
create index translation_consultation on translation (consultation_id, language, number desc) where version_id is null;
create index translation_version on translation (version_id, language, number desc) where version_id is not null;
create table translation_check (
  id uuid primary key default uuidv7(),
  translation_id uuid not null,
  made_by uuid not null,
  by_person uuid not null references person,
  compared boolean not null,
  at timestamptz(3) not null,
  foreign key (translation_id, made_by) references translation (id, by_person),
  unique (translation_id, compared),
  check (by_person <> made_by)
);
comment on table translation_check is 'a second person: never who entered it';
comment on column translation_check.compared is 'reads the language and has compared it with the English; false: lets it be shown with the label that nobody has';
`

const easyRead = `
alter table document
  add kind text not null default 'document' check (kind in ('document', 'easy-read')),
  add response_id uuid references response,
  add added_by uuid references person,
  add added_at timestamptz(3),
  add withdrawn_at timestamptz(3),
  add check (kind = 'document' or (url is not null and published_on is not null)),
  add check (response_id is null or kind = 'easy-read');
comment on column document.kind is 'easy-read: made by people and tried out with people, never by a machine';
create index document_response on document (response_id) where response_id is not null;
alter table consultation add easy_read_promised boolean not null default false;
`

const grants = `
grant select, insert on translation, translation_check to said_and_done_app;
`
