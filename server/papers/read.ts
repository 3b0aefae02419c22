import { createHash } from 'node:crypto'
import type { Db } from '../data/database.ts'
import { noSuch } from '../http/refusal.ts'
import { type Paper, PaperContent } from './contract.ts'
import { notesOf } from '../takedowns/queries.ts'
import { findPaper, quotesOf } from './queries.ts'

/** A paper with what its files need: its id, whether everybody may read it, and the canonical JSON as it was hashed. */
export type ReadPaper = { paper: Paper; id: string; public: boolean; text: string }

/**
 * A paper as it was issued, with those of its quotations that may be public still.
 * @param by  its reference, or its id where somebody holds a link of their own to it
 * @throws {Refusal} `not-found` if there is none, or `which` is public and it was not issued to a meeting in public
 */
export async function readPaper(
  db: Db,
  by: { ref: string } | { id: string },
  which: 'public' | 'all',
): Promise<ReadPaper> {
  const row = await findPaper(db, by)
  if (!row || (which === 'public' && !row.public)) throw noSuch('paper')
  return {
    paper: {
      content: PaperContent.parse(JSON.parse(row.content)),
      hash: row.hash,
      quotes: await quotesOf(db, row.id),
      replacedBy: row.replacedBy,
      takenOut: await notesOf(db, 'paper', row.ref),
      nowHash: createHash('sha256').update(row.content).digest('hex'),
    },
    id: row.id,
    public: row.public,
    text: row.content,
  }
}
