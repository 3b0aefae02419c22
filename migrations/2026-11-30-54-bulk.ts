import { type Kysely, sql } from 'kysely'

// One act on many comments: done in pieces, with what each was before, so that all of it can be taken back.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(bulk).execute(db)
}

const bulk = `
create table bulk_act (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person,
  kind text not null check (kind in ('confirm', 'theme', 'give', 'set-aside')),
  detail jsonb not null,
  query text,
  at timestamptz(3) not null,
  undone_by uuid references person,
  undone_at timestamptz(3)
);
comment on table bulk_act is 'one act on many comments; the query is the filter that found them, if one did';
create table bulk_item (
  act_id uuid not null references bulk_act,
  comment_id uuid not null references comment on delete cascade,
  done_at timestamptz(3),
  changed boolean not null default false,
  before uuid,
  undone_at timestamptz(3),
  primary key (act_id, comment_id)
);
comment on column bulk_item.changed is 'whether the act changed this comment: it does not where it was so before, or may not be';
comment on column bulk_item.before is 'whose work it was, for an act that gives it to somebody';
create index bulk_item_waiting on bulk_item (act_id) where done_at is null;
grant select, insert, update on bulk_act, bulk_item to said_and_done_app;
`
