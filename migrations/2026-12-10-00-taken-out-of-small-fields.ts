import { type Kysely, sql } from 'kysely'

/** Small fields that everybody reads and that anything can be typed into: what is written there can be taken out too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
insert into takeable values
  ('engagement_event', 'kind', 't.id::text', 'consultation', '(select slug from consultation where id = t.consultation_id)'),
  ('engagement_event', 'languages', 't.id::text', 'consultation', '(select slug from consultation where id = t.consultation_id)'),
  ('engagement_event', 'access_provided', 't.id::text', 'consultation', '(select slug from consultation where id = t.consultation_id)'),
  ('engagement_event', 'capture_method', 't.id::text', 'consultation', '(select slug from consultation where id = t.consultation_id)'),
  ('document', 'version', 't.id::text', 'consultation', '(select slug from consultation where id = t.consultation_id)'),
  ('agenda_item', 'number', 't.id::text', 'meeting', '(select slug from board_meeting where id = t.meeting_id)'),
  ('resolution', 'number', 't.id::text', 'meeting',
    '(select m.slug from board_meeting m join agenda_item i on i.meeting_id = m.id where i.id = t.agenda_item_id)');
`,
    )
    .execute(db)
}
