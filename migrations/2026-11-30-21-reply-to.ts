import { type Kysely, sql } from 'kysely'

// Where answers to mails go, and reports of weaknesses.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(replyTo).execute(db)
}

const replyTo = `
alter table programme add reply_to text check (length(reply_to) <= 254);
comment on column programme.reply_to is 'people who answer a mail of ours reach this address';
`
