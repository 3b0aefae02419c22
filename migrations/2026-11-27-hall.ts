import { type Kysely, sql } from 'kysely'

// Events where there is no signal: what an officer takes there on a device, and what comes back from it.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [kits, grants]) await sql.raw(part).execute(db)
}

const kits = `
create table hall_kit (
  id uuid primary key,
  event_id uuid not null references engagement_event,
  taken_by uuid not null references person,
  taken_at timestamptz(3) not null,
  last_day date not null,
  public_key bytea not null check (length(public_key) = 65),
  sealed_key bytea not null,
  device bytea check (length(device) = 32),
  kept_at timestamptz(3),
  ended_at timestamptz(3),
  ended_by uuid references person,
  check ((ended_at is null) = (ended_by is null)),
  check (kept_at is null or device is not null)
);
comment on table hall_kit is 'an event taken to a hall without signal, on one device';
comment on column hall_kit.last_day is 'the last day on which people can write with it';
comment on column hall_kit.public_key is 'what the device locks words with; it cannot open them again';
comment on column hall_kit.sealed_key is 'what opens them, sealed with a key that is not in this database';
comment on column hall_kit.device is 'SHA-256 of a secret of the device that asked for the codes';
comment on column hall_kit.kept_at is 'the device has its codes; they are given out no second time';
create index hall_kit_event on hall_kit (event_id);
create table hall_code (
  kit_id uuid not null references hall_kit,
  n int not null check (n > 0),
  receipt_hash bytea not null unique check (length(receipt_hash) = 32),
  primary key (kit_id, n)
);
comment on table hall_code is 'receipts that a device may give out, in this order; each is a submission''s once that has come';
create table hall_held (
  id uuid primary key,
  kit_id uuid not null,
  n int not null,
  envelope bytea not null,
  envelope_hash bytea not null check (length(envelope_hash) = 32),
  reason text not null check (reason in ('ended', 'closed', 'other-words')),
  arrived_at timestamptz(3) not null,
  unique (kit_id, envelope_hash),
  foreign key (kit_id, n) references hall_code
);
comment on table hall_held is 'locked words that wait for an officer: the kit had ended, or the day takes no comments. Gone once taken in';
`

const grants = `
grant select, insert on hall_kit, hall_code, hall_held to said_and_done_app;
grant update (device, kept_at, ended_at, ended_by) on hall_kit to said_and_done_app;
grant delete on hall_held to said_and_done_app;
`
