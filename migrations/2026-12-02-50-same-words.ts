import { type Kysely, sql } from 'kysely'

export const withoutTransaction = true

// Whether a comment with these very words is there was asked by its first ten words. Where thousands of comments begin alike, each of
// five hundred texts was compared with all of them; now each has a key of its own. It is made when a comment has been read, so that
// taking one in costs no more. (`words is not null` would say the same, and be taken for a search's own index by the planner.)
export async function up(db: Kysely<unknown>): Promise<void> {
  const how = db.isTransaction ? '' : 'concurrently'
  await sql.raw(sameWords).execute(db)
  await sql
    .raw(
      `create index ${how} if not exists comment_same_words on comment (consultation_id, same_words(body)) where processed_at is not null`,
    )
    .execute(db)
}

const quotes = '‘’‚′“”„″–—'
const plain = `''''''''""""--`
const spaces = String.raw`\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff`

const sameWords = `
create or replace function same_words(written text) returns uuid language sql immutable strict parallel safe
return md5(translate(normalize(written, nfc), E'${quotes}${spaces}', E'${plain}'))::uuid;
comment on function same_words(text) is 'the same for texts that differ in nothing but spaces and the form of quotation marks and dashes';
`
