import { type Kysely, sql } from 'kysely'

export const withoutTransaction = true

const piece = 5_000

// The narrow rows of what was there before, and their counters, some at a time: what is changed meanwhile waits for one piece at
// most, and what arrives waits for nothing. Doing it twice does no harm.
export async function up(db: Kysely<unknown>): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await sql<{ id: string }>`
      with still as (select * from comment where id > ${after} order by id limit ${piece} for share), placed as (
        insert into comment_standing (id, submission_id, consultation_id, said_at, point_id, channel, kind, late, event_id, area,
            respondent_kind, standing, restricted)
          select c.id, c.submission_id, c.consultation_id, c.said_at, c.point_id, s.channel, s.kind, s.late, s.event_id, s.area,
            s.respondent_kind, c.standing, c.restricted
          from still c join submission s on s.id = c.submission_id
          on conflict (id) do nothing
      )
      select id from still order by id`.execute(db)
    const last = rows.at(-1)
    if (!last) break
    after = last.id
    await sql`select place_themes(${rows.map(({ id }) => id)}::uuid[])`.execute(db)
    await sql`select count_new_comments(${piece})`.execute(db)
  }
  await sql`select add_up_tallies()`.execute(db)
}
