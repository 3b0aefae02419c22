import { sql } from 'kysely'
import type { Db } from '../../data/database.ts'
import { type Cell, keyOf, shownOf } from '../../data/small-numbers.ts'
import type { Day } from '../../http/wire.ts'
import { type Channel, channels } from '../../intake/contract.ts'
import type { AccountAreas, AccountChannelWeek } from './contract.ts'

/** Comments by week and channel up to the end of a day; `key` is the week’s Monday. Unit: comments. */
export async function channelWeeksOf(db: Db, consultationId: string, day: Day): Promise<AccountChannelWeek[]> {
  const { rows } = await sql<{ week: Day; channel: Channel; n: number }>`
    select date_trunc('week', left(key, 10)::date)::date::text as week, substr(key, 12) as channel, sum(n)::int as n
    from comment_count where consultation_id = ${consultationId} and by = 'channel-day' and left(key, 10)::date <= ${day}::date
    group by 1, 2 having sum(n) > 0 order by 1, 3 desc, 2`.execute(db)
  return rows.map(({ week, channel, n }) => ({ week, channel, label: channels[channel], n }))
}

/**
 * Who took part beside who lives there: submissions by area, moved by two at most and held back under five, and the population
 * that the programme gave. Of today only: two days that differ by one person would show who came between them.
 * @returns null where the consultation names no areas, or too few took part for any table to be safe
 */
export async function areasOf(db: Db, consultation: { id: string; areas: string[] }): Promise<AccountAreas | null> {
  const { id, areas } = consultation
  if (areas.length === 0) return null
  const [{ rows }, given] = await Promise.all([
    sql<Cell & { area: string | null }>`
      select case when area = any(${areas}::text[]) then area end as area, count(*)::int as n,
        ${keyOf('id')} as key
      from submission where consultation_id = ${id} and kind = 'submission' group by 1`.execute(db),
    db
      .selectFrom('consultationArea')
      .select(['area', 'people', 'source', 'across', 'down'])
      .where('consultationId', '=', id)
      .execute(),
  ])
  const total = rows.reduce((sum, { n }) => sum + n, 0)
  const cells = [...areas, null].map((area) => rows.find((row) => row.area === area) ?? { area, n: 0, key: 0 })
  const shown = shownOf(cells, total)
  if (shown === null) return null
  return {
    submissions: total,
    rows: cells.map(({ area }, index) => {
      const { people = null, across = null, down = null } = given.find((one) => one.area === area) ?? {}
      return { area, submissions: shown[index] ?? null, people, across, down }
    }),
    sources: [...new Set(given.flatMap(({ source }) => source ?? []))].sort(),
  }
}
