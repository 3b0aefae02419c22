import { type Kysely, sql } from 'kysely'

// Words that were hidden, or are to be, wait for a second person for 48 hours, and so do complaints: whoever may decide hears of both by
// mail, at the pace that they chose.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(waiting).execute(db)
}

const waiting = `
alter table work_news drop constraint work_news_what_check;
alter table work_news add constraint work_news_what_check
  check (what in ('mentioned', 'given', 'sent-back', 'harm', 'harm-overdue', 'review', 'takedown', 'complaint')) not valid;
alter table work_news validate constraint work_news_what_check;

-- Those who may take words out: what people/permissions.ts calls words.take-out, for the programme.
create function deciders_of_words() returns table (person_id uuid) language sql stable set search_path = public, pg_temp as $$
  select distinct g.person_id from permission_grant g
  where g.role in ('administrator', 'officer') and g.organisation_id is null and g.consultation_id is null
    and g.revoked_at is null and (not g.needs_confirmation or g.confirmed_at is not null)
$$;
create function tell_of_takedown() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform tell_work(p.person_id, 'takedown', new.asked_by, new.asked_at) from deciders_of_words() p;
  return null;
end $$;
create trigger tell_of_takedown after insert on takedown for each row execute function tell_of_takedown();
create function tell_of_complaint() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform tell_work(p.person_id, 'complaint', null, new.at) from deciders_of_words() p;
  return null;
end $$;
create trigger tell_of_complaint after insert on complaint for each row execute function tell_of_complaint();
revoke execute on function tell_of_takedown(), tell_of_complaint(), deciders_of_words() from public;
`
