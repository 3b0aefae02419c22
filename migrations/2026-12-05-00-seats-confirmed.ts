import { type Kysely, sql } from 'kysely'

// Whoever takes a seat, or enters where its drafts go, could speak for the group alone. Seats that were there before stay as they are.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
alter table group_member
  add seated_by uuid references person,
  add waits boolean not null default false,
  add seat_confirmed_by uuid references person,
  add check (seat_confirmed_by is null or (seat_confirmed_by <> coalesce(person_id, seated_by) and seat_confirmed_by is distinct from seated_by));
comment on column group_member.seated_by is 'who gave the seat';
comment on column group_member.waits is 'one person gave it to themselves, or entered its address: what it says counts for the group once somebody else has confirmed it';
`,
    )
    .execute(db)
}
