import type { Trx } from '#server/data/database.ts'

/**
 * One at a time may work on a consultation: its row of the table says whose turn it is, made if it is missing, and held until
 * the transaction ends.
 * @returns false if another has the turn: who comes second passes it over
 */
export async function takeTurn(
  trx: Trx,
  table: 'campaignGrouping' | 'topicSearch',
  consultationId: string,
): Promise<boolean> {
  await trx
    .insertInto(table)
    .values({ consultationId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const row = await trx
    .selectFrom(table)
    .select('consultationId')
    .where('consultationId', '=', consultationId)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return row !== undefined
}
