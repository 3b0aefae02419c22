import { type Kysely, sql } from 'kysely'

// The ledger: an entry for every act on a comment, the tree of hashes over them, and the tree's signed roots.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [tables, unchangeable, grants]) await sql.raw(part).execute(db)
}

// Records are kept as text: they are hashed byte for byte, and jsonb would order and space them anew.
const tables = `
create table ledger_entry (
  id bigint generated always as identity,
  index bigint check (index >= 0),
  comment_id uuid,
  public text not null,
  private_hash bytea not null check (length(private_hash) = 32),
  private text,
  nonce bytea check (length(nonce) = 32),
  check ((private is null) = (nonce is null))
);
comment on column ledger_entry.index is 'its number in the ledger, from 0; null until the sequencer has come to it';
comment on column ledger_entry.comment_id is 'null for the end of a day; no reference, because the ledger outlives a comment that is taken back with its import';
comment on column ledger_entry.private is 'what opens private_hash, with the nonce; both are destroyed when the words are erased';
create unique index ledger_entry_index on ledger_entry (index) where index is not null;
-- The only index by id, since nobody looks for an entry by it later: each index less makes the intake faster.
create unique index ledger_entry_waiting on ledger_entry (id) where index is null;
create index ledger_entry_comment on ledger_entry (comment_id, id);
create index ledger_entry_erased on ledger_entry (comment_id) where private is null;
create table ledger_node (
  level smallint not null check (level >= 0),
  index bigint not null check (index >= 0),
  hash bytea not null check (length(hash) = 32),
  primary key (level, index)
);
comment on table ledger_node is 'complete subtrees of 2^level leaves, as RFC 9162 hashes them; level 0 holds the leaves';
create table checkpoint (
  size bigint primary key check (size > 0),
  root bytea not null check (length(root) = 32),
  note text not null,
  accounts text not null,
  signed_at timestamptz(3) not null
);
comment on column checkpoint.accounts is 'JSON, by the consultation''s slug: what the first size entries come to';
create index checkpoint_signed on checkpoint (signed_at desc);
create table ledger_key (
  singleton boolean primary key default true check (singleton),
  public_key text not null,
  since timestamptz(3) not null default now()
);
comment on table ledger_key is 'the public half of the one key that signs this ledger';
create table ledger_check (
  singleton boolean primary key default true check (singleton),
  at timestamptz(3) not null,
  faults text[] not null
);
comment on table ledger_check is 'what the last comparison of the ledger with the comments found; no faults: they agree';
`

// Stands behind the code: whoever is not a superuser cannot change what has a number, only destroy what opens it.
const unchangeable = `
create function refuse_change_to_ledger() returns trigger language plpgsql as $$
begin
  raise exception 'ledger_entry %: what is in the ledger cannot be changed', old.id;
end $$;
create trigger ledger_entry_numbered before update of index, public on ledger_entry
  for each row when (old.index is not null) execute function refuse_change_to_ledger();
create trigger ledger_entry_opening before update of private, nonce on ledger_entry
  for each row when (new.private is not null) execute function refuse_change_to_ledger();
`

const grants = `
grant select on ledger_entry, ledger_node, checkpoint, ledger_key, ledger_check to said_and_done_app;
grant insert (comment_id, public, private_hash, private, nonce) on ledger_entry to said_and_done_app;
grant update (index, public, private, nonce) on ledger_entry to said_and_done_app;
grant insert on ledger_node, checkpoint, ledger_key to said_and_done_app;
grant insert, update on ledger_check to said_and_done_app;
`
