import { type Kysely, sql } from 'kysely'

// Why a response was published while its consultation still took comments; everybody can read it.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(early).execute(db)
}

const early = `
alter table publication add column early_reason text check (length(early_reason) between 10 and 1000);
comment on column publication.early_reason is 'why it was published while the consultation still took comments; everybody can read it';
alter table publication_plan add column early_reason text check (length(early_reason) between 10 and 1000);
insert into takeable values ('publication', 'early_reason', 't.id::text', 'response', '(select ref from response where id = t.response_id)');
`
