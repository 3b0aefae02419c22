import type { Db } from '../data/database.ts'
import { accountsOnPages, takenBack } from './account.ts'
import type { LedgerView } from './contract.ts'
import { latestCheckpoint, publicKeyIn } from './queries.ts'
import { emptyAccount } from './record.ts'

/** Where every comment is, by the consultation's slug; `gone` are those that left with an import that was undone. */
export async function ledgerFigures(db: Db) {
  return {
    accounts: await accountsOnPages(db),
    gone: new Map((await takenBack(db)).map(({ slug, n }) => [slug, n])),
  }
}

/** What the ledger says of itself, with the account of every published consultation from `figures`. */
export async function ledgerView(
  db: Db,
  { accounts, gone }: Awaited<ReturnType<typeof ledgerFigures>>,
): Promise<LedgerView> {
  const publicKey = (await publicKeyIn(db)) ?? null
  const checkpoint = await latestCheckpoint(db)
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
