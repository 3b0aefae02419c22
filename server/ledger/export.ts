import type { Db } from '../data/database.ts'
import { type Accounts, accountsInTablesAtCheckpoint } from './account.ts'
import { type ExportCheckpoint, type ExportEntry, exportLines } from './public-export.ts'
import { exportedEntries, publicKeyIn, readRecord } from './queries.ts'
import type { PublicRecord } from './record.ts'

const stretch = 5_000

/**
 * The public ledger up to its last checkpoint, line by line. One moment is looked at for checkpoints and accounts; entries never
 * change once they are signed, so they are read as the reader takes them, and a slow reader holds nothing up.
 * Before the first checkpoint there is no line at all.
 */
export async function exportLedger(db: Db): Promise<AsyncGenerator<string>> {
  const seen = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const publicKey = await publicKeyIn(trx)
      const checkpoints = await trx.selectFrom('checkpoint').select(['size', 'note']).orderBy('size').execute()
      const accounts = await accountsInTablesAtCheckpoint(trx)
      const titles = await trx.selectFrom('consultation').select(['slug', 'title', 'publishedAt']).execute()
      return { publicKey, checkpoints, accounts, titles }
    })
  const last = seen.checkpoints.at(-1)
  if (!seen.publicKey || !last) return nothing()
  const { accounts, publicKey, checkpoints } = seen
  const titles = new Map(seen.titles.map(({ slug, title }) => [slug, title]))
  const published = seen.titles.flatMap(({ slug, publishedAt }) => (publishedAt ? [slug] : []))
  const slugs = [...new Set([...published, ...accounts.keys()])].sort()
  const consultations = slugs.map((slug) => ({ slug, title: titles.get(slug) ?? slug }))
  const header = { origin: originOf(publicKey), publicKey, consultations }
  return exportLines(header, entriesUpTo(db, last.size), checkpoints satisfies ExportCheckpoint[], spoken(accounts))
}

/** A ledger that has not begun. */
async function* nothing(): AsyncGenerator<string> {}

async function* entriesUpTo(db: Db, size: number): AsyncGenerator<ExportEntry> {
  for (let after = -1; ;) {
    const rows = await exportedEntries(db, after, size, stretch)
    for (const { index, public: text, privateHash, leaf } of rows) {
      yield { index, leaf: leaf ?? new Uint8Array(), privateHash, public: asRecord(text) }
    }
    if (rows.length < stretch) return
    after = rows.at(-1)?.index as number
  }
}

/** Whatever somebody may have put in its place is shown as it is: the verifier says what is wrong with it. */
function asRecord(text: string): PublicRecord {
  try {
    return readRecord(text)
  } catch {
    return text as unknown as PublicRecord
  }
}

/** Consultations that nobody has written to yet are not in the entries either. */
function spoken(accounts: Accounts): Accounts {
  return new Map([...accounts].filter(([, account]) => account.received > 0))
}

/** A key's name is its ledger's origin. */
function originOf(publicKey: string): string {
  return publicKey.slice(0, publicKey.indexOf('+'))
}
