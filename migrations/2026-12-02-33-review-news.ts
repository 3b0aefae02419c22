import { type Kysely, sql } from 'kysely'

// Whoever may give the second word hears by mail that a draft waits for it, at the pace that they chose.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(reviews).execute(db)
}

const reviews = `
alter table work_news drop constraint work_news_what_check;
alter table work_news add constraint work_news_what_check check (what in ('mentioned', 'given', 'sent-back', 'harm', 'review')) not valid;
alter table work_news validate constraint work_news_what_check;
-- Those whose role is for the response as its own: what people/permissions.ts calls so.
create function tell_of_review() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform tell_work(p.person_id, 'review', new.sent_by, new.sent_at) from (
    select distinct g.person_id from response r
      join permission_grant g on g.role in ('administrator', 'officer', 'reviewer') and g.revoked_at is null
        and (not g.needs_confirmation or g.confirmed_at is not null)
        and g.organisation_id is not distinct from r.organisation_id
        and (g.consultation_id is null or (r.organisation_id is null and g.consultation_id = r.consultation_id))
    where r.id = new.response_id
      and not exists (select from response_editor w where w.version_id = new.id and w.person_id = g.person_id)) p;
  return null;
end $$;
create trigger tell_of_review after update of sent_at on response_version
  for each row when (old.sent_at is null and new.sent_at is not null) execute function tell_of_review();
revoke execute on function tell_of_review() from public;
`
