import { type Kysely, sql } from 'kysely'

// The account of a past day was counted from all narrow rows at each reading. For its counters a narrow row says two things more:
// how long its answer had taken and why it was set aside, by day; and whether another comment of the same submission came before it.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `alter table comment_standing
        add column moved_how text[] not null default '{}',
        add column follows boolean not null default false`,
    )
    .execute(db)
  for (const [column, says] of [
    [
      'moved_how',
      'more of what came of it, by day in London: “2026-05-31 + answered 10” after ten days, “2026-06-02 + set-aside spam” for this reason; “-” once that held no more',
    ],
    ['follows', 'it is not the first comment of its submission: so the others are the submissions'],
  ])
    await sql.raw(`comment on column comment_standing.${column} is '${says}'`).execute(db)
}
