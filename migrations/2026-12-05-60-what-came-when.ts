import { type Kysely, sql } from 'kysely'

// Beside what a comment is now, its narrow row says what came of it on which day, how long it waited for its answer, and what
// people said of its themes: from these follow the counters that the log of a past day, the account and the themes read.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `alter table comment_standing
        add column moved text[] not null default '{}',
        add column waited int,
        add column judged text[] not null default '{}'`,
    )
    .execute(db)
  for (const [column, says] of [
    [
      'moved',
      'what came of it, by day in London: “2026-05-31 + answered”, and “2026-06-02 - answered” once that held no more',
    ],
    ['waited', 'whole days that it waited for its answer; null unless it is answered'],
    [
      'judged',
      '“confirmed” if a person confirmed its themes; and by theme (id) what people and machine said: “both …”, “machine …”, “person …”',
    ],
  ])
    await sql.raw(`comment on column comment_standing.${column} is '${says}'`).execute(db)
}
