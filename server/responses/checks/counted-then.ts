import { sql } from 'kysely'
import type { Db } from '../../data/database.ts'
import { type CountedThen, countsIn } from './count-checks.ts'

/** How many comments a response answered at a moment, without those withdrawn or erased by then. */
const linkedAt = (response: string, moment: string) =>
  sql.raw(`(select count(*)::int from response_comment l
  where l.response_id = ${response} and l.linked_at <= ${moment} and (l.unlinked_at is null or l.unlinked_at > ${moment})
    and not exists (select from withdrawal w where w.comment_id = l.comment_id and w.at <= ${moment})
    and not exists (select from erasure e where e.comment_id = l.comment_id and e.decision = 'erased' and e.at <= ${moment}))`)

/** How many comments there were behind a response when each count in these words was first saved. */
export async function countsWhenWritten(db: Db, responseId: string, youSaid: string): Promise<CountedThen[]> {
  const counted = countsIn(youSaid).map(({ words }) => words)
  if (counted.length === 0) return []
  const { rows } = await sql<CountedThen>`
    select c.words, ${linkedAt('first.response_id', 'first.at')} as comments
    from unnest(${counted}::text[]) as c (words) cross join lateral (
      select v.response_id, min(x.at) as at from response_version v cross join lateral (
        select s.at, s.draft ->> 'youSaid' as you_said from response_state s where s.version_id = v.id
        union all select v.edited_at, v.you_said) x
      where v.response_id = ${responseId}::uuid and strpos(x.you_said, c.words) > 0 group by 1) first`.execute(db)
  return rows
}

export type Stale = {
  ref: string
  youSaid: string
  then: number
  now: number
  owner: string
  ownerId: string
  since: string
}

/**
 * Published responses that count people and whose number of comments has changed since: how many there were, and how many there
 * are. Only those whose words hold a count are counted again.
 * @param editor  who wrote them last; anybody if left out
 */
export async function changedInNumber(db: Db, editor?: string): Promise<Stale[]> {
  const published = await db
    .selectFrom('publication as p')
    .innerJoin('responseVersion as v', 'v.id', 'p.versionId')
    .select(['p.id', 'v.youSaid'])
    .where('p.replacedAt', 'is', null)
    .$if(editor !== undefined, (query) => query.where('v.editedBy', '=', editor as string))
    .execute()
  const counting = published.filter(({ youSaid }) => countsIn(youSaid).length > 0).map(({ id }) => id)
  if (counting.length === 0) return []
  const { rows } = await sql<Stale>`
    select * from (
      select r.ref, v.you_said as "youSaid", p.comments as "then", ${linkedAt('r.id', `'infinity'::timestamptz`)} as now, e.name as owner,
        e.id as "ownerId", p.published_on::text as since
      from publication p join response r on r.id = p.response_id join response_version v on v.id = p.version_id
      join person e on e.id = v.edited_by
      where p.id = any(${counting}::uuid[])) counted
    where now <> "then" order by ref`.execute(db)
  return rows
}
