import { type Kysely, sql } from 'kysely'

// Officers add documents at the desk: Word and OpenDocument files beside PDF. What ran before goes on writing and reading `pdf`.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(formats).execute(db)
}

const formats = `
alter table document_file alter pdf drop not null;
alter table document_file add column format text not null default 'pdf' check (format in ('pdf', 'docx', 'odt'));
alter table document_file add column zipped bytea check (substring(zipped from 1 for 4) = '\\x504b0304'::bytea);
comment on column document_file.zipped is 'a DOCX or ODT file, which is an archive; a PDF stands in pdf';
alter table document_file add constraint document_file_is_one
  check (case format when 'pdf' then pdf is not null and zipped is null else pdf is null and zipped is not null end) not valid;
alter table document_file validate constraint document_file_is_one;
insert into takeable values ('document_file', 'name', 't.document_id::text', 'consultation',
  '(select k.slug from document d join consultation k on k.id = d.consultation_id where d.id = t.document_id)');
`
