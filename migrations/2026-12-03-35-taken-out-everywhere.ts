import { type Kysely, sql } from 'kysely'

// What was taken out is gone from what came after the first list too: the trace of a changed set-up, plans and evidence, statements,
// boards' answers, what waits for a code, drafts of papers.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
insert into takeable select 'set_up_change', c, 't.id::text', 'consultation', '(select slug from consultation where id = t.consultation_id)'
  from unnest(array['changed', 'reason']) c;
insert into takeable select 'plan_item_version', c, 't.id::text', 'consultation',
  '(select k.slug from plan_item i join consultation k on k.id = i.consultation_id where i.id = t.item_id)'
  from unnest(array['title', 'about', 'why', 'by_whom', 'due_wording', 'waived_because', 'changed_because', 'unit']) c;
insert into takeable select 'plan_entry', c, 't.id::text', 'consultation',
  '(select k.slug from plan_item i join consultation k on k.id = i.consultation_id where i.id = t.item_id)'
  from unnest(array['label', 'says']) c;
insert into takeable select 'privacy_statement', c, 't.consultation_id::text || ''/'' || t.version::text', 'consultation',
  '(select slug from consultation where id = t.consultation_id)'
  from unnest(array['controller', 'contact', 'keeps_contact', 'keeps_comments', 'keeps_figures', 'keeps_answers', 'policy']) c;
insert into takeable select 'board_position', 'feedback', 't.id::text', 'consultation', '(select slug from consultation where id = t.consultation_id)';
insert into takeable select 'consultation', 'length_reason', 't.id::text', 'consultation', 't.slug';
insert into takeable select 'consultation_area', 'source', 't.consultation_id::text || ''/'' || t.area', 'consultation',
  '(select slug from consultation where id = t.consultation_id)';
insert into takeable select 'engagement_event', c, 't.id::text', 'consultation', '(select slug from consultation where id = t.consultation_id)'
  from unnest(array['day_wording', 'counted_how']) c;
insert into takeable values ('publication_plan', 'early_reason', 't.id::text', 'response', '(select ref from response where id = t.response_id)');
insert into takeable select 'review_confirmation', c, 't.id::text', 'response',
  '(select r.ref from review_invitation i join review_round o on o.id = i.round_id join response_version v on v.id = o.version_id
    join response r on r.id = v.response_id where i.id = t.invitation_id)' from unnest(array['passage', 'note']) c;
insert into takeable values ('review_round', 'note', 't.id::text', 'response',
  '(select r.ref from response_version v join response r on r.id = v.response_id where v.id = t.version_id)');
insert into takeable values ('paper', 'issued_to', 't.id::text', 'paper', 't.ref');
insert into takeable select 'paper_draft', c, 't.id::text', 'consultation', '(select slug from consultation where id = t.consultation_id)'
  from unnest(array['title', 'issued_to', 'item', 'author', 'presenter', 'parts', 'figures']) c;
insert into takeable values ('theme_split', 'parts', 't.id::text', 'consultation',
  '(select k.slug from theme h join consultation k on k.id = h.consultation_id where h.id = t.theme_id)');
insert into takeable values ('grouping', 'terms_of_reference', 't.id::text', 'programme', 'null');
insert into takeable values ('group_member', 'post', 't.id::text', 'programme', 'null');
do $$
declare missing text;
begin
  select string_agg(table_name || '.' || column_name, ', ') into missing from takeable p where not exists (
    select from information_schema.columns c
    where c.table_schema = 'public' and c.table_name = p.table_name and c.column_name = p.column_name);
  if missing is not null then raise exception 'takeable names what is not there: %', missing; end if;
end $$;
alter table document add column waits boolean not null default false, add column agreed_by uuid references person,
  add column agreed_at timestamptz(3);
alter table document add constraint document_agreed_by_another check (agreed_by is null or agreed_by <> added_by) not valid;
alter table document validate constraint document_agreed_by_another;
comment on column document.waits is 'beside a response it is shown once a second person has agreed';
grant update (waits, agreed_by, agreed_at) on document to said_and_done_app;
`,
    )
    .execute(db)
}
