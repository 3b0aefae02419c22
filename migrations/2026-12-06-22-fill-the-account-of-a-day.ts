import { type Kysely, sql } from 'kysely'

export const withoutTransaction = true

// The columns of the two migrations before, for comments that were there: some at a time, and only those that have something to
// say. Doing it twice is the same as doing it once.
export async function up(db: Kysely<unknown>): Promise<void> {
  const most = 1_000
  for (let after: string | undefined = '00000000-0000-0000-0000-000000000000'; after !== undefined;) {
    const { rows }: { rows: { last: string | null }[] } = await sql<{ last: string | null }>`
      with piece as (select id, moved from comment_standing where id > ${after} order by id limit ${most}),
      came as (select restate(array(select id from piece where moved <> '{}')))
      select (select max(id::text) from piece) as last, (select count(*) from came)`.execute(db)
    const last: string | undefined = rows[0]?.last ?? undefined
    if (last !== undefined)
      await sql`
        update comment_standing set follows = true where not follows
          and id = any(array(select id from comment where id > ${after} and id <= ${last} and position > 0))`.execute(
        db,
      )
    after = last
  }
  await sql`select add_up_tallies()`.execute(db)
}
