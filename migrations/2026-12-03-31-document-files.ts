import { type Kysely, sql } from 'kysely'

// A document may be kept here, at an address of our own that lasts, instead of on another site whose addresses come and go.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(files).execute(db)
}

const files = `
create table document_file (
  document_id uuid primary key references document,
  name text not null,
  pdf bytea not null check (substring(pdf from 1 for 5) = '%PDF-'::bytea)
);
grant select, insert on document_file to said_and_done_app;
alter table document drop constraint document_url_check;
alter table document add constraint document_url_check
  check (url ~ '^https?://' or url ~ '^/documents/[0-9a-f-]{36}$') not valid;
`
