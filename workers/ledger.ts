import { sql } from 'kysely'
import type { Db, Trx } from '#server/data/database.ts'
import { type Accounts, faultsOfLedger, readAccounts, writeAccounts } from '#server/ledger/account.ts'
import { signCheckpoint } from '#server/ledger/checkpoint.ts'
import { newEntries } from '#server/ledger/entry.ts'
import { emptyTree, grow, leafHash, rootOf, treeAt } from '#server/ledger/merkle.ts'
import {
  insertEntries,
  insertNodes,
  latestCheckpoint,
  nodesIn,
  numberEntries,
  readRecord,
  recordsOf,
  waitingEntries,
} from '#server/ledger/queries.ts'
import {
  advance,
  canonical,
  commitmentOf,
  ImpossibleRecord,
  type PublicRecord,
  type Standing,
  tally,
  isOfComment,
} from '#server/ledger/record.ts'
import { addDays, dayOf } from '#server/data/time.ts'
import type { Day } from '#server/http/wire.ts'

/** How many entries were numbered, how many had to be left because they cannot follow those before, and whether more may wait. */
export type Sequenced = { numbered: number; impossible: number; more: boolean }

const batchSize = 2_000
const maxTries = 3_000
/** In ms. */
const tryEvery = 10
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Number everything that waits, a batch at a time. @returns how many were numbered, and how many cannot be */
export async function sequenceWaiting(
  db: Db,
  signingKey: string,
  now: () => Date,
  stopped: () => boolean = () => false,
): Promise<Omit<Sequenced, 'more'>> {
  const sum = { numbered: 0, impossible: 0 }
  while (!stopped()) {
    const { numbered, impossible, more } = await sequence(db, signingKey, now())
    sum.numbered += numbered
    sum.impossible = impossible
    if (!more || numbered === 0) break
  }
  return sum
}

/**
 * Give the oldest entries that wait their numbers, grow the tree over them and sign its root, in one transaction: all or nothing,
 * and one at a time however many processes try. Once nothing waits any more, the days before today are closed.
 * @param at  the moment: the day before its own is closed from five past midnight
 * @throws {Error} if the tree is not the one that was signed last: somebody has changed it, and nothing is signed over that
 */
export async function sequence(db: Db, signingKey: string, at: Date, limit: number = batchSize): Promise<Sequenced> {
  // Asked again rather than waited for: a wait inside the database holds a connection, and fills its log with lock waits.
  for (let tries = 0; tries < maxTries; tries++) {
    const done = await sequenceInTurn(db, signingKey, at, limit)
    // Anyone who has had a turn leaves a moment in which another may take the next.
    if (done?.more) await pause(4 * tryEvery)
    if (done) return done
    await pause(tryEvery)
  }
  throw new Error('Another process has been numbering the ledger for half a minute.')
}

/** @returns undefined while another process is at it */
function sequenceInTurn(db: Db, signingKey: string, at: Date, limit: number): Promise<Sequenced | undefined> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${lock}) as mine`.execute(trx)
    if (!rows[0]?.mine) return undefined
    const signed = await latestCheckpoint(trx)
    const nodes = nodesIn(trx)
    const tree = signed ? await treeAt(nodes, signed.size) : emptyTree
    if (signed && !signed.root.equals(rootOf(tree))) {
      throw new Error(
        `The ledger's tree of ${signed.size} entries does not have the root that was signed: it was changed.`,
      )
    }
    const accounts = readAccounts(signed?.accounts)
    const ended = await lastEnded(trx)
    const waiting = await waitingEntries(trx, limit)
    const fitting = await whatCanFollow(trx, waiting, accounts)
    const more = waiting.length === limit
    const entries = fitting.map((entry) => ({ ...entry, record: inOpenDay(entry.record, ended, at) }))
    const closes = dayToClose(at)
    const begun = await firstSigned(trx)
    if (!more && begun && dayOf(begun) <= closes && closes > ended) entries.push(await endOfDay(trx, closes, at))
    if (entries.length > 0) {
      const leaves = entries.map(({ record, privateHash }) => leafHash(commitmentOf(record, privateHash)))
      const grown = grow(tree, leaves)
      await numberEntries(
        trx,
        entries.map(({ id, record }, n) => ({ id, index: tree.size + n, public: canonical(record) })),
      )
      await insertNodes(trx, grown.nodes)
      const { size } = grown.tree
      const root = Buffer.from(rootOf(grown.tree))
      const note = signCheckpoint({ size, root }, signingKey)
      const written = writeAccounts(accounts)
      await trx.insertInto('checkpoint').values({ size, root, note, accounts: written, signedAt: at }).execute()
    }
    return { numbered: entries.length, impossible: waiting.length - fitting.length, more }
  })
}

/**
 * Does every comment stand where the ledger says? What was found is written down for /api/health/ready.
 * @returns a sentence for each thing that does not fit
 */
export async function checkLedger(db: Db): Promise<string[]> {
  const found = { at: new Date(), faults: await faultsOfLedger(db) }
  await db
    .insertInto('ledgerCheck')
    .values(found)
    .onConflict((conflict) => conflict.column('singleton').doUpdateSet(found))
    .execute()
  return found.faults
}

/** Held by the process that gives numbers; the number itself means nothing. */
const lock = 72_700_431

type Waiting = { id: number; commentId: string | null; privateHash: Uint8Array; record: PublicRecord }

/**
 * Those entries that can follow what is in the ledger, counted into the accounts. `enter` never writes another, so the rest were
 * put there by other hands: they are left lying, since a ledger that held them would never verify again.
 */
async function whatCanFollow(
  trx: Trx,
  waiting: { id: number; commentId: string | null; public: string; privateHash: Buffer }[],
  accounts: Accounts,
): Promise<Waiting[]> {
  const entries = waiting.flatMap(({ public: text, ...entry }) => {
    try {
      return [{ ...entry, record: readRecord(text) }]
    } catch {
      return []
    }
  })
  const later = entries.flatMap(({ commentId, record }) => (commentId && record.kind !== 'received' ? [commentId] : []))
  const standings = new Map<string, Standing>()
  for (const { record } of await recordsOf(trx, [...new Set(later)], 'numbered')) {
    standings.set(record.comment, advance(standings.get(record.comment), record))
  }
  const words = await wordsSoFar(
    trx,
    entries.map(({ record }) => record),
  )
  return entries.filter(({ record }) => {
    if (record.kind === 'day-end') return false
    if (!isOfComment(record)) return wordsMayFollow(words, record)
    const before = standings.get(record.comment)
    try {
      const after = advance(before, record)
      standings.set(record.comment, after)
      if (before) tally(accounts, before, -1)
      tally(accounts, after, 1)
      return true
    } catch (error) {
      if (error instanceof ImpossibleRecord) return false
      throw error
    }
  })
}

type RecordOfWords = Extract<PublicRecord, { words: string }>

/** The last record of each takedown of words, by its name; asked for only where one waits. */
async function wordsSoFar(trx: Trx, waiting: PublicRecord[]): Promise<Map<string, RecordOfWords['kind']>> {
  if (!waiting.some((record) => 'words' in record)) return new Map()
  const rows = await trx
    .selectFrom('ledgerEntry')
    .select('public')
    .where('commentId', 'is', null)
    .where('index', 'is not', null)
    .orderBy('index')
    .execute()
  const records = rows.map((row) => readRecord(row.public)).filter((record) => 'words' in record)
  return new Map(records.map((record) => [record.words, record.kind]))
}

/** Words are taken out once, and put back once, after that. */
function wordsMayFollow(words: Map<string, RecordOfWords['kind']>, record: RecordOfWords): boolean {
  const may = words.get(record.words) === (record.kind === 'taken-out' ? undefined : 'taken-out')
  if (may) words.set(record.words, record.kind)
  return may
}

/** On the day a ledger begins no day is closed: anyone who moves in brings acts of other days along. */
async function firstSigned(trx: Trx): Promise<Date | undefined> {
  const row = await trx.selectFrom('checkpoint').select('signedAt').orderBy('size').limit(1).executeTakeFirst()
  return row?.signedAt
}

async function lastEnded(trx: Trx): Promise<Day | ''> {
  const row = await trx
    .selectFrom('ledgerEntry')
    .select('public')
    .where('commentId', 'is', null)
    .where('index', 'is not', null)
    .where('public', 'like', '%"kind":"day-end"%')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? readRecord(row.public).day : ''
}

/** A record that got here only after its day was closed bears today's date; the private record keeps the moment. */
function inOpenDay(record: PublicRecord, ended: Day | '', at: Date): PublicRecord {
  if (record.day > ended || ended === '') return record
  const today = dayOf(at)
  return { ...record, day: today > ended ? today : addDays(ended, 1) }
}

/** Yesterday, but for the first minutes: what was begun before midnight is in by then. */
function dayToClose(at: Date): Day {
  return addDays(dayOf(new Date(at.getTime() - 5 * 60_000)), -1)
}

async function endOfDay(trx: Trx, day: Day, at: Date): Promise<Waiting> {
  const [entry] = newEntries([{ kind: 'day-end', at, day }])
  if (!entry) throw new Error('There is an entry for each act.')
  const [id] = await insertEntries(trx, [entry])
  return { id: id as number, commentId: null, privateHash: entry.privateHash, record: readRecord(entry.public) }
}
