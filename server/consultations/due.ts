import { countsOf } from '../data/counted.ts'
import type { Db } from '../data/database.ts'
import { addDays, daysBetween } from '../data/time.ts'
import type { Day } from '../http/wire.ts'
import type { Due } from './contract.ts'
import type { Known } from './known.ts'

/** Public bodies answer within twelve weeks of the close, or say why not (Consultation Principles 2018, J). */
const twelveWeeks = 84

/** By when a consultation's comments are to be answered: as it says itself, else twelve weeks after the last day of asking. */
export function dueBy({ responseDueBy, phases }: Pick<Known, 'responseDueBy' | 'phases'>): Day | null {
  if (responseDueBy !== null) return responseDueBy
  const closes = phases.flatMap((phase) => (phase.asks && phase.endsOn !== null ? [phase.endsOn] : [])).sort()
  const last = closes.at(-1)
  return last ? addDays(last, twelveWeeks) : null
}

/** The day that answers are due, and whether they are late: worked out from the comments still in hand, never typed. */
export async function dueOf(
  db: Db,
  consultation: Pick<Known, 'id' | 'responseDueBy' | 'phases'>,
  today: Day,
): Promise<Due | null> {
  const by = dueBy(consultation)
  if (by === null) return null
  if (by >= today) return { by, late: null }
  const counts = await countsOf(db, [consultation.id], ['all'])
  const inHand = counts.reduce((sum, { standing, n }) => (standing === 'in-hand' ? sum + n : sum), 0)
  if (inHand === 0) return { by, late: null }
  const said = await db
    .selectFrom('lateReason')
    .select('reason')
    .where('consultationId', '=', consultation.id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { by, late: { days: daysBetween(by, today), inHand, reason: said?.reason ?? null } }
}
