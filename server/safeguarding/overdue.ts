import { sql } from 'kysely'
import { decideWithinHours } from '../comments/flag-contract.ts'
import type { Db } from '../data/database.ts'

/**
 * Tell safeguarding by mail, without words of the public, that nobody has decided in time about what may tell of harm: once a day until
 * somebody does. Twice, or by two processes at once, is the same as once.
 * @returns how many flags are overdue and were told of
 */
export async function tellOverdue(db: Db, at: Date): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const late = await trx
      .updateTable('safeguardingFlag')
      .set({ overdueToldAt: at })
      .where('decision', 'is', null)
      .where('raisedAt', '<', new Date(at.getTime() - decideWithinHours * 3_600_000))
      .where((eb) =>
        eb.or([eb('overdueToldAt', 'is', null), eb('overdueToldAt', '<=', new Date(at.getTime() - 86_400_000))]),
      )
      .returning('commentId')
      .execute()
    if (late.length > 0)
      await sql`
        select tell_work(p.person_id, 'harm-overdue', null, ${at}::timestamptz)
        from safeguarding_for(${late.map(({ commentId }) => commentId)}::uuid[]) p`.execute(trx)
    return late.length
  })
}
