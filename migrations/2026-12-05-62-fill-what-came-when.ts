import { type Kysely, sql } from 'kysely'

export const withoutTransaction = true

// The columns of the two migrations before, for comments of which something had come already: some at a time, each time by those that
// keep them ever after. Doing it twice is the same as doing it once.
export async function up(db: Kysely<unknown>): Promise<void> {
  const most = 1_000
  for (let after: string | undefined = '00000000-0000-0000-0000-000000000000'; after !== undefined;) {
    const { rows }: { rows: { last: string | null }[] } = await sql<{ last: string | null }>`
      with piece as (select id from comment_standing where id > ${after} order by id limit ${most}),
      came as (
        select restate(array(select id from piece where exists (select from response_comment l where l.comment_id = piece.id)
          or exists (select from set_aside a where a.comment_id = piece.id) or exists (select from withdrawal w where w.comment_id = piece.id)))
      ),
      judged as (
        select place_themes(array(select id from piece where exists (select from theme_confirmation k where k.comment_id = piece.id)
          or exists (select from theme_assignment a where a.comment_id = piece.id and a.said_by = 'person' and a.replaced_at is null)))
      )
      select (select max(id::text) from piece) as last, (select count(*) from came), (select count(*) from judged)`.execute(
      db,
    )
    after = rows[0]?.last ?? undefined
  }
}
