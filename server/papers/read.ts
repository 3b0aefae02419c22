import type { Db } from '../data/database.ts'
import { Refusal } from '../http/refusal.ts'
import { type Paper, PaperContent } from './contract.ts'
import { findPaper, quotesOf } from './queries.ts'

/**
 * A paper as it was issued, with those of its quotations that may be public still.
 * @throws {Refusal} `not-found` if there is none, or `which` is public and it was not issued to a meeting in public
 */
export async function readPaper(db: Db, ref: string, which: 'public' | 'all'): Promise<Paper & { text: string }> {
  const row = await findPaper(db, ref)
  if (!row || (which === 'public' && !row.public)) throw new Refusal('not-found', 'There is no such paper.')
  return {
    content: PaperContent.parse(JSON.parse(row.content)),
    hash: row.hash,
    quotes: await quotesOf(db, row.id),
    replacedBy: row.replacedBy,
    text: row.content,
  }
}
