import { phasesIn } from '../consultations/queries.ts'
import { takingPhase } from '../consultations/known.ts'
import type { Db } from '../data/database.ts'
import { inWords } from '../data/time.ts'
import { refusedAt } from '../http/refusal.ts'
import { type Day, isSentence } from '../http/wire.ts'
import type { Chain } from '../responses/chain.ts'
import type { StillOpen } from '../responses/contract.ts'

/** Whether a first answer would come while people may still comment on that day, and until when; a correction answers nobody again. */
export async function stillOpenOn(db: Db, chain: Chain, day: Day): Promise<StillOpen | null> {
  if (chain.publication) return null
  const taking = takingPhase(await phasesIn(db, chain.consultationId), day)
  if (!taking) return null
  return { until: taking.late ? taking.phase.lateUntil : taking.phase.endsOn, late: taking.late }
}

/**
 * People are asked while it can still change: an answer before they have all been heard says why.
 * @throws {Refusal} `invalid` at `earlyReason`
 */
export async function refuseUnexplainedEarly(
  db: Db,
  chain: Chain,
  day: Day,
  reason: string | null | undefined,
): Promise<void> {
  const open = await stillOpenOn(db, chain, day)
  if (!open || isSentence(reason)) return
  const message = `${chain.consultationTitle} still takes ${open.late ? 'late ' : ''}comments${open.until ? ` until ${inWords(open.until)}` : ''}. Please say in a sentence why this is answered before: everybody can read it.`
  throw refusedAt('invalid', 'earlyReason', message)
}
