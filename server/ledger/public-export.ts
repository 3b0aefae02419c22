import type { Hash } from './merkle.ts'
import { canonical } from './record.ts'
import type { Account, PublicRecord } from './record.ts'

/** What the export says of itself. `publicKey` is a convenience: anyone who checks should know the key from elsewhere. */
export type ExportHeader = { origin: string; publicKey: string; consultations: { slug: string; title: string }[] }

/** One entry as the database has it. `leaf` comes from the tree's own nodes, so that two tables bear each other out. */
export type ExportEntry = { index: number; leaf: Hash; privateHash: Hash; public: PublicRecord }

/** A signed note, and the number of entries it covers. */
export type ExportCheckpoint = { size: number; note: string }

/**
 * The public ledger, line by line (each without its line feed): the format of LEDGER.md.
 * @param entries      in order of index, up to the size of the last checkpoint
 * @param checkpoints  in order of size
 * @param accounts     what our pages say of each consultation, by slug: for others to hold against the entries
 */
export async function* exportLines(
  header: ExportHeader,
  entries: AsyncIterable<ExportEntry> | Iterable<ExportEntry>,
  checkpoints: ExportCheckpoint[],
  accounts: Map<string, Account>,
): AsyncGenerator<string> {
  yield canonical({ format: 'said-and-done-ledger/1', ...header })
  let next = 0
  for await (const { index, leaf, privateHash, public: record } of entries) {
    for (; next < checkpoints.length && checkpoints[next]!.size <= index; next += 1) yield line(checkpoints[next]!)
    yield canonical({ index, leaf: hex(leaf), private: hex(privateHash), public: record })
  }
  for (; next < checkpoints.length; next += 1) yield line(checkpoints[next]!)
  yield canonical({ accounts: Object.fromEntries(accounts) })
}

function line({ note }: ExportCheckpoint): string {
  return canonical({ checkpoint: note })
}

function hex(hash: Hash): string {
  return Buffer.from(hash).toString('hex')
}
