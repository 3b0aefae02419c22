import { type Kysely, sql } from 'kysely'

// What came while a consultation was closed by mistake is not late, once a second person agrees that it was a mistake.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [closures, undoing, grants]) await sql.raw(part).execute(db)
}

const closures = `
create table mistaken_closure (
  id uuid primary key default uuidv7(),
  consultation_id uuid not null references consultation,
  from_day date not null,
  to_day date not null,
  reason text not null check (length(reason) between 10 and 1000),
  by_person uuid not null references person,
  at timestamptz(3) not null,
  agreed_by uuid references person,
  agreed_at timestamptz(3),
  comments integer,
  check (from_day <= to_day),
  check ((agreed_by is null) = (agreed_at is null) and (agreed_by is null) = (comments is null)),
  check (agreed_by is null or agreed_by <> by_person)
);
comment on table mistaken_closure is 'days on which comments were taken as late by mistake; from the moment a second person agrees they are not late';
comment on column mistaken_closure.comments is 'how many are no longer late; unit: comments';
create index mistaken_closure_consultation on mistaken_closure (consultation_id, id);
insert into takeable values ('mistaken_closure', 'reason', 't.id::text', 'consultation', '(select slug from consultation where id = t.consultation_id)');
`

// What was said is never changed by the application; this alone may take a mark of lateness away, and only what was agreed to.
const undoing = `
create function comments_not_late(wanted uuid) returns setof uuid language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own mistaken_closure;
  ids uuid[];
begin
  select * into own from mistaken_closure where id = wanted for update;
  if own.agreed_by is null then
    raise exception 'mistaken closure %: nobody has agreed to it', wanted using errcode = '55006';
  end if;
  ids := array(select c.id from comment c join submission s on s.id = c.submission_id
    where s.consultation_id = own.consultation_id and s.late
      and (s.said_at at time zone 'Europe/London')::date between own.from_day and own.to_day order by c.id);
  perform from comment where id = any(ids) order by id for update;
  update submission set late = false where late and id in (select submission_id from comment where id = any(ids));
  update comment_standing set late = false where late and id = any(ids);
  return query select unnest(ids);
end $$;
`

const grants = `
grant select, insert on mistaken_closure to said_and_done_app;
grant update (agreed_by, agreed_at, comments) on mistaken_closure to said_and_done_app;
revoke execute on function comments_not_late(uuid) from public;
grant execute on function comments_not_late(uuid) to said_and_done_app;
`
