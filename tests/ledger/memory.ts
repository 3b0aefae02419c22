import { signCheckpoint, signingKeyFrom, publicKeyOf } from '#server/ledger/checkpoint.ts'
import { emptyTree, grow, rootOf } from '#server/ledger/merkle.ts'
import type { Hash, NodeReader, StoredNode } from '#server/ledger/merkle.ts'
import { exportLines } from '#server/ledger/public-export.ts'
import type { ExportCheckpoint, ExportEntry } from '#server/ledger/public-export.ts'
import { accountFor, seal } from '#server/ledger/record.ts'
import type { Act, Opening } from '#server/ledger/record.ts'

/** Nodes in a Map, which counts what is read: the storage that PostgreSQL is elsewhere. */
export function memoryNodes(): NodeReader & { store: (nodes: StoredNode[]) => void; read: number } {
  const nodes = new Map<string, Hash>()
  return {
    read: 0,
    store(more) {
      for (const { level, index, hash } of more) nodes.set(`${level}/${index}`, hash)
    },
    async readNodes(ids) {
      this.read += ids.length
      return ids.map(({ level, index }) => {
        const hash = nodes.get(`${level}/${index}`)
        if (!hash) throw new Error(`no node ${level}/${index}`)
        return hash
      })
    },
  }
}

export const signingKey = signingKeyFrom('consult.example.org/ledger', Buffer.alloc(32, 7))
export const publicKey = publicKeyOf(signingKey)
export const header = {
  origin: 'consult.example.org/ledger',
  publicKey,
  consultations: [
    { slug: 'maternity-2015', title: 'Maternity services' },
    { slug: 'urgent-care', title: 'Urgent care' },
  ],
}

export type Log = {
  entries: ExportEntry[]
  openings: Opening[]
  checkpoints: ExportCheckpoint[]
  nodes: ReturnType<typeof memoryNodes>
}

/** A ledger of these acts, with a signed checkpoint after each batch. Nonces are the entry's number: never in earnest. */
export function logOf(acts: Act[], batch: number): Log {
  const log: Log = { entries: [], openings: [], checkpoints: [], nodes: memoryNodes() }
  let tree = emptyTree
  for (let start = 0; start < acts.length; start += batch) {
    const sealed = acts.slice(start, start + batch).map((act, i) => seal(act, bytes(start + i, 32)))
    const grown = grow(
      tree,
      sealed.map(({ leaf }) => leaf),
    )
    tree = grown.tree
    log.nodes.store(grown.nodes)
    sealed.forEach(({ opening, privateHash, leaf }) => {
      log.entries.push({ index: log.entries.length, leaf, privateHash, public: opening.public })
      log.openings.push(opening)
    })
    const note = signCheckpoint({ size: tree.size, root: rootOf(tree) }, signingKey)
    log.checkpoints.push({ size: tree.size, note })
  }
  return log
}

/** The ledger as anyone can fetch it. `accounts` is what the pages say, and by default they are right. */
export async function exportOf(
  log: Pick<Log, 'entries' | 'checkpoints'>,
  accounts = accountFor(log.entries.map((entry) => entry.public)),
): Promise<string[]> {
  const lines: string[] = []
  for await (const line of exportLines(header, log.entries, log.checkpoints, accounts)) lines.push(line)
  return lines
}

export function blobOf(lines: string[]): Blob {
  return new Blob([lines.map((line) => `${line}\n`).join('')])
}

/** `count` acts that a consultation could see: comments come in, and each is dealt with in one way or another. */
export function actsOf(count: number): Act[] {
  const acts: Act[] = []
  for (let n = 0; acts.length < count; n += 1) {
    const comment = {
      id: `01890000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`,
      tag: bytes(n, 16).toString('hex'),
    }
    const consultation = n % 5 === 0 ? 'urgent-care' : 'maternity-2015'
    const day = `2026-06-${String(1 + Math.floor(acts.length / 50)).padStart(2, '0')}`
    const of = { consultation, comment, at: new Date(`${day}T09:30:00Z`), day }
    acts.push({ ...of, kind: 'received', text: `Comment number ${n}: please keep the ward open.`, late: n % 11 === 0 })
    if (n % 7 === 0) acts.push({ ...of, kind: 'redacted', text: `Comment number ${n}: please keep it open.` })
    if (n % 3 === 0)
      acts.push({ ...of, kind: 'linked', draft: 'draft-1' }, { ...of, kind: 'answered', response: 'ys-06' })
    if (n % 9 === 0) acts.push({ ...of, kind: 'unanswered', response: 'ys-06', reason: 'linked-in-error' })
    if (n % 4 === 1 && n % 3 > 0)
      acts.push({ ...of, kind: 'set-aside', reason: n % 8 === 1 ? 'not-about-this' : 'repeat' })
    if (n % 12 === 5) acts.push({ ...of, kind: 'restored' })
    if (n % 13 === 1) acts.push({ ...of, kind: 'withdrawn' })
    if (n % 17 === 2) acts.push({ ...of, kind: 'erased', reason: 'person-asked' })
  }
  return acts.slice(0, count)
}

/** A number as bytes that look like nothing else in the test. */
export function bytes(n: number, length: number): Buffer {
  const buffer = Buffer.alloc(length, 0xa5)
  buffer.writeUInt32BE(n)
  return buffer
}
