import type { Trx } from '../data/database.ts'
import type { standings } from '../intake/vocabulary.ts'
import { dayOf } from '../data/time.ts'
import { newEntries } from './entry.ts'
import { insertEntries, recordsOf } from './queries.ts'
import {
  type Act,
  type ActOnWords,
  advance,
  type CommentState,
  type CommentTag,
  ImpossibleRecord,
  publicRecordOf,
  type RecordOfComment,
  type Standing,
} from './record.ts'

type TableStanding = keyof typeof standings

/** What was done, to which comments (ids). `response` is a published reference, `draft` a response's id, `reason` a code. */
export type Change =
  | { kind: 'redacted'; comments: string[]; text: string }
  | { kind: 'set-aside'; comments: string[]; reason: string }
  | { kind: 'restored' | 'withdrawn' | 'not-late'; comments: string[] }
  | { kind: 'linked' | 'unlinked'; comments: string[]; draft: string }
  | { kind: 'answered'; comments: string[]; response: string }
  | { kind: 'unanswered'; comments: string[]; response: string; reason: string }
  | { kind: 'erased'; comments: string[]; reason: string }

/**
 * Write into the ledger what this transaction has done to comments, in the order it was done. Call it last: it holds the
 * comments still and compares, so that a transaction in which tables and ledger would part is undone whole. The entries get
 * their numbers within seconds of the commit.
 * @throws {ImpossibleRecord} if an act cannot follow what the ledger says already, or the tables say something else than it
 *                            would: a fault of ours
 */
export async function enter(trx: Trx, at: Date, ...changes: Change[]): Promise<void> {
  const ids = [...new Set(changes.flatMap(({ comments }) => comments))]
  if (ids.length === 0) return
  const tables = await lockStandings(trx, ids)
  const ledger = await standingsOf(trx, ids)
  const day = dayOf(at)
  const acts: Act[] = []
  for (const change of changes) {
    for (const id of change.comments) {
      const known = ledger.get(id)
      if (!known) throw new ImpossibleRecord('This comment was never received.')
      const { tag, standing } = known
      const act = { ...change, consultation: standing.consultation, comment: { id, tag }, at, day } as Act
      known.standing = advance(standing, publicRecordOf(act) as RecordOfComment)
      acts.push(act)
    }
  }
  for (const [id, { standing }] of ledger) {
    // Anyone who takes back an import removes its comments; the ledger keeps that they came and went.
    const inTables = tables.get(id) ?? 'withdrawn'
    if (named[inTables] !== standing.state) {
      throw new ImpossibleRecord(`Comment ${id} is ${named[inTables]}, but the ledger would say ${standing.state}.`)
    }
  }
  const erased = changes.flatMap((change) => (change.kind === 'erased' ? change.comments : []))
  if (erased.length > 0) await destroyOpenings(trx, erased)
  await insertEntries(trx, newEntries(acts))
}

/** Write into the ledger that words of the programme's own were taken out of everything public, or put back. */
export async function enterWords(trx: Trx, act: Omit<ActOnWords, 'at' | 'day'>, at: Date): Promise<void> {
  await insertEntries(trx, newEntries([{ ...act, at, day: dayOf(at) }]))
}

const named: Record<TableStanding, CommentState> = {
  'in-hand': 'in hand',
  answered: 'answered',
  'set-aside': 'set aside',
  withdrawn: 'withdrawn',
}

/** Held in id order, so that two who act on the same comments queue instead of deadlocking. */
async function lockStandings(trx: Trx, ids: string[]): Promise<Map<string, TableStanding>> {
  const rows = await trx
    .selectFrom('comment')
    .select(['id', 'standing'])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
    .orderBy('id')
    .forUpdate()
    .execute()
  return new Map(rows.map(({ id, standing }) => [id, standing]))
}

async function standingsOf(trx: Trx, ids: string[]): Promise<Map<string, { tag: CommentTag; standing: Standing }>> {
  const standings = new Map<string, { tag: CommentTag; standing: Standing }>()
  for (const { commentId, record } of await recordsOf(trx, ids)) {
    const standing = advance(standings.get(commentId)?.standing, record)
    standings.set(commentId, { tag: record.comment, standing })
  }
  return standings
}

/** Without private record and nonce nobody can connect what stays in the ledger to a text, however short. */
async function destroyOpenings(trx: Trx, ids: string[]): Promise<void> {
  await trx
    .updateTable('ledgerEntry')
    .set({ private: null, nonce: null })
    .where((eb) => eb('commentId', '=', eb.fn.any(eb.val(ids))))
    .execute()
}
