import { sql } from 'kysely'
import {
  type Count,
  type Counter,
  countsThenOf,
  type CountThenOf,
  type DayCounter,
  sortOf,
} from '../../data/counted.ts'
import { dayEnds } from '../../data/days.ts'
import type { Db } from '../../data/database.ts'
import type { SetAsideReason } from '../../intake/contract.ts'
import type { Day } from '../../http/wire.ts'
import { publicationsOn } from '../queries.ts'
import { middleAndLongest, reasonsFrom } from './queries.ts'

/** Of how everything stood at the end of a day that has passed, what the counters of days say. */
export type Then = {
  /** The same cells as `cellsOf`; themes are those that hold today. Unit: comments. */
  counts: Count[]
  reasons: { reason: SetAsideReason; n: number }[]
  /** Whole days that those had waited which were answered by then. */
  answered: { median: number | null; longest: number | null }
  submissions: number
  petitions: number
}

const counters: DayCounter[] = ['sort', 'day', 'main-theme', 'sub-theme', 'submission', 'moved-how']

export async function countedThen(db: Db, consultationId: string, day: Day): Promise<Then> {
  const told = Map.groupBy(await countsThenOf(db, [consultationId], day, counters), ({ by }) => by)
  const of = (by: DayCounter) => told.get(by) ?? []
  const how = Map.groupBy(of('moved-how'), ({ standing }) => standing)
  const submissions = new Map(of('submission').map(({ key, n }) => [key, n]))
  const cells = [
    ...of('sort').flatMap((one) => sortOf(one.key).map((part) => ({ ...one, ...part }))),
    ...of('day').map((one) => ({ ...one, by: 'day' as const })),
    ...of('main-theme').map((one) => ({ ...one, by: 'main-theme' as const })),
    ...of('sub-theme').map((one) => ({ ...one, by: 'theme' as const })),
  ]
  return {
    counts: stoodThen(consultationId, cells),
    reasons: reasonsFrom(how.get('set-aside') ?? []),
    answered: middleAndLongest((how.get('answered') ?? []).map(({ key, n }) => ({ days: Number(key), n }))),
    submissions: submissions.get('submission') ?? 0,
    petitions: submissions.get('petition') ?? 0,
  }
}

type Told = Pick<CountThenOf, 'standing' | 'n' | 'checked'> & { by: Counter; key: string }

/** In hand is what had come and of which nothing had come yet. */
function stoodThen(consultationId: string, told: Told[]): Count[] {
  return [...Map.groupBy(told, ({ by, key }) => `${by} ${key}`).values()].flatMap((own) => {
    const { by, key } = own[0]!
    const n = { received: 0, answered: 0, 'set-aside': 0, withdrawn: 0 }
    for (const one of own) n[one.standing] += one.n
    const { received, ...came } = n
    const stood = { 'in-hand': received - came.answered - came['set-aside'] - came.withdrawn, ...came }
    const cells = (Object.keys(stood) as Count['standing'][])
      .filter((standing) => stood[standing] > 0)
      .map((standing) => ({ consultationId, by, key, standing, restricted: false, n: stood[standing], checked: 0 }))
    // Wherever they stood: an account says it of all of them.
    if (cells[0]) cells[0].checked = own.reduce((sum, { checked }) => sum + checked, 0)
    return cells
  })
}

/** Dots and signatures of what had been received by the end of a day, each in its own unit. */
export async function otherUnitsOn(db: Db, consultationId: string, day: Day) {
  const { rows } = await sql<{ dots: number; signatures: number }>`
    select coalesce(sum(dots), 0)::int as dots, coalesce(sum(signatures), 0)::int as signatures from submission
    where consultation_id = ${consultationId} and (dots is not null or signatures is not null) and said_at < ${dayEnds(day)}`.execute(
    db,
  )
  return rows[0]!
}

/** Responses that everybody could read at the end of a day. */
export async function countPublishedOn(db: Db, consultationId: string, day: Day): Promise<number> {
  const row = await db
    .selectFrom(publicationsOn(db, day).as('p'))
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('p.consultationId', '=', consultationId)
    .executeTakeFirstOrThrow()
  return row.n
}
