import { sql } from 'kysely'
import type { Trx } from '../data/database.ts'
import { dayOf, inWords } from '../data/time.ts'
import { refusedAt } from '../http/refusal.ts'

/**
 * An embargo is lifted by somebody who wrote no part, with a reason; nobody slips out from under it by changing what it is about.
 * @param leaves  what would be covered no longer: areas that a consultation names, or the organisation that hosts a group
 * @throws {Refusal} `conflict` while an embargo on it holds or is to come
 */
export async function refuseUnderEmbargo(
  trx: Trx,
  leaves: { areas: readonly string[] } | { organisationId: string },
  field: string,
  at: Date,
): Promise<void> {
  const holding = await trx
    .selectFrom('embargo')
    .select(['reason', 'endsOn'])
    .where('liftedAt', 'is', null)
    .where('endsOn', '>=', dayOf(at))
    .$if('areas' in leaves, (query) =>
      query.where(
        sql<boolean>`lower(area) = any(select lower(gone) from unnest(${'areas' in leaves ? leaves.areas : []}::text[]) gone)`,
      ),
    )
    .$if('organisationId' in leaves, (query) =>
      query.where('organisationId', '=', 'organisationId' in leaves ? leaves.organisationId : null),
    )
    .orderBy('endsOn', 'desc')
    .executeTakeFirst()
  if (!holding) return
  const message = `An embargo covers this until ${inWords(holding.endsOn)}: ${holding.reason}. It can be changed after that day, or once somebody has lifted the embargo.`
  throw refusedAt('conflict', field, message)
}
