import type { Db } from '../data/database.ts'
import type { Reach } from '../data/visible.ts'
import { addDays, dayOf } from '../data/time.ts'
import type { Day } from '../http/wire.ts'
import { type Chain, findChains } from '../responses/chain.ts'
import type { Embargo } from '../responses/contract.ts'
import type { Held } from './contract.ts'
import { embargoesOn, updatesHeld } from '../responses/queries.ts'

/** Everything within somebody’s reach that waits for the end of an embargo, in the order in which it will come out. */
export async function heldBack(db: Db, today: Day, reach: Reach): Promise<Held[]> {
  const held: (Held & { order: string })[] = []
  for (const chain of await findChains(db, { reach, planned: true })) {
    if (!chain.plan) continue
    const { publishOn, publishHour, id } = chain.plan
    const hold = await holdFrom(db, chain, publishOn > today ? publishOn : today)
    if (!hold) continue
    const what = chain.publication
      ? chain.publication.outcome === chain.outcome
        ? ('correction' as const)
        : ('outcome-change' as const)
      : ('response' as const)
    held.push({ ...lineOf(chain, hold), what, since: publishOn, order: orderOf(publishOn, publishHour, id) })
  }
  for (const update of await updatesHeld(db)) {
    const [chain] = await findChains(db, { ref: update.ref, reach })
    if (!chain) continue
    const since = dayOf(update.at)
    const hold = await holdFrom(db, chain, today)
    if (!hold) continue
    const what = 'series' in (update.what as object) ? ('commitment-update' as const) : ('reply' as const)
    held.push({ ...lineOf(chain, hold), what, since, order: update.at.toISOString() })
  }
  return held.sort((a, b) => (a.until + a.order < b.until + b.order ? -1 : 1)).map(({ order: _order, ...line }) => line)
}

function lineOf(chain: Chain, { embargo, until }: { embargo: Embargo; until: Day }) {
  return { ref: chain.ref, consultation: chain.consultationTitle, until, reason: embargo.reason }
}

const orderOf = (day: Day, hour: number, id: string) => `${day}T${String(hour).padStart(2, '0')}${id}`

/** The embargo that holds a response on a day, and the first day on which none does: one may follow upon another. */
async function holdFrom(db: Db, chain: Chain, from: Day): Promise<{ embargo: Embargo; until: Day } | null> {
  const [embargo] = await embargoesOn(db, chain, from)
  if (!embargo) return null
  let until = addDays(embargo.endsOn, 1)
  for (let next = await embargoesOn(db, chain, until); next[0]; next = await embargoesOn(db, chain, until)) {
    until = addDays(next[0].endsOn, 1)
  }
  return { embargo, until }
}
