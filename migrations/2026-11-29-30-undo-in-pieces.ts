import { type Kysely, sql } from 'kysely'

// Taking a large import back in one statement held locks for minutes and was ended by its limit of time. Now it is begun, and goes
// on piece by piece: each is a transaction of its own, checked like the whole was, and counted as it goes.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(beginning).execute(db)
  for (const index of indexes) await sql.raw(index).execute(db)
  await sql.raw(piece).execute(db)
}

const beginning = `
alter table import add column undoing_at timestamptz(3), add column undoing_by uuid references person, add column last_at timestamptz(3);
comment on column import.last_at is 'when its last lines came in, by the clock of the database';
comment on column import.undoing_at is 'when taking it back was begun; undone_at says that all of it is gone';
`

// A delete looks in every table that points to the row: without a full index it reads the whole of it, for each row.
const indexes: string[] = [
  'create index message_submission on message (submission_id)',
  'create index follow_up_answer_submission on follow_up_answer (submission_id)',
  'create index response_comment_said on response_comment (comment_id)',
  'create index response_quote_said on response_quote (comment_id)',
  'create index set_aside_said on set_aside (comment_id)',
  'create index theme_assignment_said on theme_assignment (comment_id)',
]

const piece = `
create function undo_import_piece(wanted uuid, most int) returns table (submission_ids uuid[], comment_ids uuid[], worded_ids uuid[])
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone_submissions uuid[];
  gone_comments uuid[];
  worded uuid[];
  gone_late int;
  reason text;
begin
  perform from import i where i.id = wanted and i.undone_at is null and i.undoing_at is not null for update;
  if not found then raise exception 'this import is not being taken back' using errcode = 'P0002'; end if;
  gone_submissions := array(
    select s.id from import_row r join submission s on s.import_row_id = r.id where r.import_id = wanted order by r.line limit most);
  -- Locked before it is looked at: a response that is being published with one of these waits, and then finds it gone.
  gone_comments := array(select c.id from comment c where c.submission_id = any(gone_submissions) order by c.id for update);
  worded := array(select c.id from comment c where c.id = any(gone_comments) and c.erased_at is null);
  select o into reason from (
    select 'answered' as o from response_comment rc
      join publication p on p.response_id = rc.response_id and (rc.unlinked_at is null or rc.unlinked_at > p.published_at)
      where rc.comment_id = any(gone_comments)
    union all select 'quoted' from response_quote q join publication p on p.version_id = q.version_id where q.comment_id = any(gone_comments)
    union all select 'in-paper' from paper_quote q where q.comment_id = any(gone_comments)
    union all select 'safeguarding' from safeguarding_flag f
      where f.comment_id = any(gone_comments) and f.decision in ('refer', 'welfare-contact')
    union all select 'withdrawn' from withdrawal w where w.comment_id = any(gone_comments)
    limit 1) found;
  if reason is not null then raise exception 'something has come of this import' using errcode = '55006'; end if;
  gone_late := (select count(*) from comment c join submission s on s.id = c.submission_id where s.late and c.id = any(gone_comments));
  delete from response_quote where comment_id = any(gone_comments);
  delete from response_comment where comment_id = any(gone_comments);
  delete from campaign_member where comment_id = any(gone_comments);
  update campaign k set letter_comment_id = (select m.comment_id from campaign_member m where m.campaign_id = k.id order by m.comment_id limit 1)
    where k.letter_comment_id = any(gone_comments) and exists (select from campaign_member m where m.campaign_id = k.id);
  delete from campaign where letter_comment_id = any(gone_comments);
  delete from theme_confirmation where comment_id = any(gone_comments);
  delete from theme_assignment where comment_id = any(gone_comments);
  -- After what it follows from: a trigger writes it again when a confirmation goes.
  delete from comment_theme where comment_id = any(gone_comments);
  delete from comment_route where comment_id = any(gone_comments);
  delete from personal_mark where comment_id = any(gone_comments);
  delete from safeguarding_flag where comment_id = any(gone_comments);
  delete from set_aside where comment_id = any(gone_comments);
  delete from redaction where comment_id = any(gone_comments);
  update import_row set submission_id = null where submission_id = any(gone_submissions);
  delete from comment where id = any(gone_comments);
  delete from contact where submission_id = any(gone_submissions);
  delete from equality_answer where submission_id = any(gone_submissions);
  delete from submission where id = any(gone_submissions);
  update import set taken_back = taken_back + cardinality(gone_comments), taken_back_late = taken_back_late + gone_late where id = wanted;
  return query select gone_submissions, gone_comments, worded;
end $$;
create function undo_import_end(wanted uuid, undoer uuid, at timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from import_row r join submission s on s.import_row_id = r.id where r.import_id = wanted) then
    raise exception 'not all of this import is gone' using errcode = '55006';
  end if;
  delete from engagement_event e where e.import_id = wanted and not exists (select from submission s where s.event_id = e.id);
  update engagement_event set import_id = null where import_id = wanted;
  update import set undone_at = at, undone_by = undoer where id = wanted and undone_at is null;
end $$;
revoke execute on function undo_import_piece(uuid, int), undo_import_end(uuid, uuid, timestamptz) from public;
grant execute on function undo_import_piece(uuid, int), undo_import_end(uuid, uuid, timestamptz) to said_and_done_app;
`
