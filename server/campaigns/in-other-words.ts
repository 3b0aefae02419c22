import { sql } from 'kysely'
import type { Db } from '../data/database.ts'
import { inLists } from '../data/visible.ts'
import { type CampaignList, leastSenders } from './contract.ts'
import { rewordingsIn } from './rewordings.ts'

/** More would keep the page waiting: comparing takes the square of them. */
const maxCompared = 500
/** A longer comment makes more than one argument. */
const longestCompared = 500

/** Arguments that several people make in their own words, among the newest comments that are no copies of a letter. */
export async function findRewordings(
  db: Db,
  consultationId: string,
): Promise<Pick<CampaignList, 'rewordings' | 'compared'>> {
  const { rows } = await sql<{ id: string; submissionId: string; text: string }>`
    select c.id, c.submission_id, coalesce(c.translation, c.body) as text from comment c
    where c.consultation_id = ${consultationId} and ${inLists()} and c.standing in ('in-hand', 'answered')
      and c.needs_person is distinct from 'spam' and length(c.body) between 20 and ${longestCompared}
      and not exists (select from campaign_member m where m.comment_id = c.id)
    order by c.said_at desc, c.id desc limit ${maxCompared}`.execute(db)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const rewordings = rewordingsIn(rows).map((ids) => {
    const members = ids.map((id) => byId.get(id)!)
    return {
      people: new Set(members.map(({ submissionId }) => submissionId)).size,
      comments: members.map(({ id, text }) => ({ id, words: text.slice(0, 240) })),
    }
  })
  return { rewordings: rewordings.filter(({ people }) => people >= leastSenders), compared: rows.length }
}
