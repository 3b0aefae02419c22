import type { Db } from '#server/data/database.ts'
import { type FirstAct, firstEntries } from '#server/ledger/entry.ts'
import { insertEntries } from '#server/ledger/queries.ts'
import { dayOf } from '#server/data/time.ts'

/** What the intake would have written into the ledger of comments that a test put past it. */
export async function entered(db: Db, ids: string[]): Promise<void> {
  const comments = await db
    .selectFrom('comment as c')
    .innerJoin('submission as s', 's.id', 'c.submissionId')
    .innerJoin('consultation as k', 'k.id', 'c.consultationId')
    .select(['c.id', 'c.body', 's.late', 's.receivedAt', 'k.slug'])
    .where((eb) => eb('c.id', '=', eb.fn.any(eb.val(ids))))
    .orderBy('c.id')
    .execute()
  const acts = comments.map(({ id, body, late, receivedAt: at, slug }): FirstAct => ({
    kind: 'received',
    consultation: slug,
    comment: { id },
    text: body,
    late,
    at,
    day: dayOf(at),
  }))
  await db.transaction().execute((trx) => insertEntries(trx, firstEntries(acts)))
}
