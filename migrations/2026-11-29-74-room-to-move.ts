import { type Kysely, sql } from 'kysely'

// Where a comment stands is in no index of the wide table any more: a change of it needs no new entry in any index, the one of
// the words included, as long as the page has room for the row's next version. So pages of new comments are filled by half.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table comment set (fillfactor = 50)`).execute(db)
}
