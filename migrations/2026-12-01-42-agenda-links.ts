import { type Kysely, sql } from 'kysely'

// Where a meeting and an item of its agenda stand on the council's own site, for example in ModernGov.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
alter table board_meeting add column url text, add constraint board_meeting_url check (url ~ '^https?://') not valid;
alter table agenda_item add column url text, add constraint agenda_item_url check (url ~ '^https?://') not valid;
alter table board_meeting validate constraint board_meeting_url;
alter table agenda_item validate constraint agenda_item_url;
comment on column agenda_item.url is 'its page on the body''s own site, for example mgAi.aspx?ID=60613';
`,
    )
    .execute(db)
}
