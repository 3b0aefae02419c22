import type { Db } from '../data/database.ts'
import { accountsOnPages, takenBack } from './account.ts'
import type { LedgerView } from './contract.ts'
import { latestCheckpoint, publicKeyIn } from './queries.ts'
import { emptyAccount } from './record.ts'

/** What the ledger says of itself, with the account of every published consultation. */
export async function ledgerView(db: Db): Promise<LedgerView> {
  const publicKey = (await publicKeyIn(db)) ?? null
  const checkpoint = await latestCheckpoint(db)
  const accounts = await accountsOnPages(db)
  const gone = new Map((await takenBack(db)).map(({ slug, n }) => [slug, n]))
  const published = await db
    .selectFrom('consultation')
    .select(['slug', 'title'])
    .where('publishedAt', 'is not', null)
    .orderBy('publishedAt')
    .execute()
  return {
    publicKey,
    checkpoint: checkpoint ? { size: checkpoint.size, note: checkpoint.note, signedAt: checkpoint.signedAt } : null,
    consultations: published.map(({ slug, title }) => {
      const { received, answered, inHand, setAside, withdrawn } = accounts.get(slug) ?? emptyAccount()
      return { slug, title, received, answered, inHand, setAside, withdrawn, takenBack: gone.get(slug) ?? 0 }
    }),
  }
}
