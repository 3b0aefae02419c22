import { type Kysely, sql } from 'kysely'

// Agreement with the machine counts where a person chose the themes: none of the machine's stood ticked before they did.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`set local lock_timeout = '5s'`.execute(db)
  await sql`alter table theme_confirmation add column chosen boolean not null default false`.execute(db)
  await sql`comment on column theme_confirmation.chosen is
    'nothing of the machine''s stood ticked when the person chose: in the slice to check, or coded blind'`.execute(db)
}
