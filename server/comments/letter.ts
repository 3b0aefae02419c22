import { sql } from 'kysely'
import type { Db } from '../data/database.ts'
import type { CopyOf } from './contract.ts'

/** The letter that a comment is a copy of, if it is in a campaign. */
export async function copyOf(db: Db, commentId: string): Promise<CopyOf | null> {
  const { rows } = await sql<CopyOf>`
    select k.id, k.name, k.confirmed_at is not null as confirmed, own.added,
      count(*)::int as comments, count(distinct s.wording)::int as wordings
    from campaign_member own join campaign k on k.id = own.campaign_id and k.ended_at is null
    join campaign_member m on m.campaign_id = k.id join campaign_signature s on s.comment_id = m.comment_id
    where own.comment_id = ${commentId} group by k.id, own.added`.execute(db)
  return rows[0] ?? null
}
