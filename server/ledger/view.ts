import type { Db } from '../database.ts'
import { accountsInTables } from './account.ts'
import type { LedgerView } from './contract.ts'
import { latestCheckpoint, publicKeyIn } from './queries.ts'
import { type Account, emptyAccount } from './record.ts'

/** What the ledger says of itself, with the account of every published consultation. */
export async function ledgerView(db: Db): Promise<LedgerView> {
  const publicKey = (await publicKeyIn(db)) ?? null
  const checkpoint = await latestCheckpoint(db)
  const accounts = await accountsInTables(db)
  const published = await db
    .selectFrom('consultation')
    .select(['slug', 'title'])
    .where('publishedAt', 'is not', null)
    .orderBy('publishedAt')
    .execute()
  return {
    publicKey,
    checkpoint: checkpoint ? { size: checkpoint.size, note: checkpoint.note, signedAt: checkpoint.signedAt } : null,
    consultations: published.map(({ slug, title }) => ({
      slug,
      title,
      ...shown(accounts.get(slug) ?? emptyAccount()),
    })),
  }
}

function shown({ received, answered, inHand, setAside, withdrawn }: Account) {
  return { received, answered, inHand, setAside, withdrawn }
}
