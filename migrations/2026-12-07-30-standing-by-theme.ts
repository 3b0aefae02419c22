import { type Kysely, sql } from 'kysely'

export const withoutTransaction = true

// A theme's page and the log narrowed by a theme look for its comments, under it or under one of its sub-themes (`isAbout`):
// without this they read the narrow rows of every consultation.
export async function up(db: Kysely<unknown>): Promise<void> {
  const how = db.isTransaction ? '' : 'concurrently'
  await sql
    .raw(
      `create index ${how} if not exists comment_standing_themes on comment_standing using gin ((themes || main_themes))`,
    )
    .execute(db)
}
