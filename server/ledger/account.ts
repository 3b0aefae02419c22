import type { Db, Trx } from '../data/database.ts'
import { countsOfAll } from '../data/counted.ts'
import type { standings } from '../intake/vocabulary.ts'
import { latestCheckpoint, nodesIn, recordsOf } from './queries.ts'
import { rootAt } from './merkle.ts'
import { type Account, advance, emptyAccount, type RecordOfComment, type Standing, tally } from './record.ts'

type TableStanding = keyof typeof standings

/** Every consultation's account, by slug. */
export type Accounts = Map<string, Account>

/** What our tables say of every comment that is there, now: the figures that our pages show. Reads no record of the ledger. */
export async function accountsOnPages(db: Db): Promise<Accounts> {
  const [counts, consultations] = [
    await countsOfAll(db, ['all']),
    await db.selectFrom('consultation').select(['id', 'slug']).execute(),
  ]
  const slugs = new Map(consultations.map(({ id, slug }) => [id, slug]))
  const accounts: Accounts = new Map()
  for (const { consultationId, standing, n } of counts) {
    const account = accountOf(accounts, slugs.get(consultationId) ?? '')
    account.received += n
    account[named[standing]] += n
  }
  return accounts
}

/** The same with the comments that left together with an import that was undone. */
async function accountsInTables(db: Db): Promise<Accounts> {
  const accounts = await accountsOnPages(db)
  for (const { slug, n } of await takenBack(db)) {
    const account = accountOf(accounts, slug)
    account.received += n
    account.withdrawn += n
  }
  return accounts
}

/** The same with what a comment may be besides: late, set aside for a reason, erased. Reads every late comment's submission. */
async function detailedAccountsInTables(db: Db): Promise<Accounts> {
  const accounts = await accountsInTables(db)
  const late = await db
    .selectFrom('commentStanding as c')
    .innerJoin('consultation as k', 'k.id', 'c.consultationId')
    .select(({ fn }) => ['k.slug', fn.countAll<number>().as('n')])
    .where('c.late', '=', true)
    .groupBy('k.slug')
    .execute()
  for (const { slug, n } of late) accountOf(accounts, slug).late = n
  const gone = await takenBack(db)
  for (const { slug, n, late } of gone) {
    accountOf(accounts, slug).late += late
    accountOf(accounts, slug).erased += n
  }
  const reasons = await db
    .selectFrom('setAside as a')
    .innerJoin('comment as c', 'c.id', 'a.commentId')
    .innerJoin('consultation as k', 'k.id', 'c.consultationId')
    .select(({ fn }) => ['k.slug', 'a.reason', fn.countAll<number>().as('n')])
    .where('a.undoneAt', 'is', null)
    .where('c.standing', '=', 'set-aside')
    .groupBy(['k.slug', 'a.reason'])
    .execute()
  for (const { slug, reason, n } of reasons) accountOf(accounts, slug).setAsideFor[reason] = n
  const erased = await db
    .selectFrom('ledgerEntry as e')
    .innerJoin('comment as c', 'c.id', 'e.commentId')
    .innerJoin('consultation as k', 'k.id', 'c.consultationId')
    .select(({ fn }) => ['k.slug', fn.count<number>('e.commentId').distinct().as('n')])
    .where('e.private', 'is', null)
    .groupBy('k.slug')
    .execute()
  for (const { slug, n } of erased) accountOf(accounts, slug).erased += n
  return accounts
}

/**
 * What our tables say of the comments as the last checkpoint knows them: without what has happened since, which the ledger has
 * written down but not numbered. Must see one moment: ask in a transaction that repeats its reads.
 */
export async function accountsInTablesAtCheckpoint(trx: Trx): Promise<Accounts> {
  const accounts = await detailedAccountsInTables(trx)
  await eachWaiting(trx, (before, after) => {
    tally(accounts, after, -1)
    if (before) tally(accounts, before, 1)
  })
  return accounts
}

/**
 * Hold the ledger against the tables: received = answered + in hand + set aside + withdrawn in both, the same figures in both,
 * and the tree still has the root that was signed. What waits for a number counts.
 * @returns a sentence for each thing that does not fit; none if all is well
 */
export function faultsOfLedger(db: Db): Promise<string[]> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const checkpoint = await latestCheckpoint(trx)
      const ledger = readAccounts(checkpoint?.accounts)
      await eachWaiting(trx, (before, after) => {
        if (before) tally(ledger, before, -1)
        tally(ledger, after, 1)
      })
      const tables = await accountsInTables(trx)
      const faults = [...new Set([...ledger.keys(), ...tables.keys()])].flatMap((slug) =>
        faultsOfAccount(slug, tables.get(slug) ?? emptyAccount(), ledger.get(slug) ?? emptyAccount()),
      )
      if (checkpoint) {
        const root = await rootAt(nodesIn(trx), checkpoint.size).catch(() => undefined)
        if (!root || !checkpoint.root.equals(root)) {
          faults.push(`The tree of ${checkpoint.size} entries does not have the root that was signed.`)
        }
        const last = await trx
          .selectFrom('ledgerEntry')
          .select(({ fn }) => fn.max('index').as('index'))
          .executeTakeFirstOrThrow()
        if (last.index !== checkpoint.size - 1) {
          faults.push(`The last entry is ${last.index}, but ${checkpoint.size} were signed.`)
        }
      }
      return faults
    })
}

/** Accounts as `writeAccounts` wrote them down; none if there is nothing. */
export function readAccounts(text: string | undefined): Accounts {
  return new Map(Object.entries(JSON.parse(text ?? '{}') as Record<string, Account>))
}

export function writeAccounts(accounts: Accounts): string {
  return JSON.stringify(Object.fromEntries(accounts))
}

const named = {
  'in-hand': 'inHand',
  answered: 'answered',
  'set-aside': 'setAside',
  withdrawn: 'withdrawn',
} as const satisfies Record<TableStanding, keyof Account>

const states = ['received', 'answered', 'inHand', 'setAside', 'withdrawn'] as const

function faultsOfAccount(slug: string, tables: Account, ledger: Account): string[] {
  const sum = tables.answered + tables.inHand + tables.setAside + tables.withdrawn
  return [
    ...(tables.received === sum ? [] : [`${slug}: ${tables.received} received, but ${sum} accounted for.`]),
    ...states
      .filter((state) => tables[state] !== ledger[state])
      .map((state) => `${slug}: ${tables[state]} ${state} in the tables, ${ledger[state]} in the ledger.`),
  ]
}

/** Each comment of which something waits for a number: where it stands without that, and with it. */
async function eachWaiting(trx: Trx, tell: (before: Standing | undefined, after: Standing) => void): Promise<void> {
  const waiting = await trx
    .selectFrom('ledgerEntry')
    .select('commentId')
    .distinct()
    .where('index', 'is', null)
    .where('commentId', 'is not', null)
    .execute()
  const ids = waiting.map(({ commentId }) => commentId as string)
  for (let from = 0; from < ids.length; from += 10_000) {
    const some = ids.slice(from, from + 10_000)
    const before = standingsAfter(await recordsOf(trx, some, 'numbered'))
    const after = standingsAfter(await recordsOf(trx, some))
    for (const id of some) tell(before.get(id), after.get(id) as Standing)
  }
}

function standingsAfter(records: { commentId: string; record: RecordOfComment }[]): Map<string, Standing> {
  const standings = new Map<string, Standing>()
  for (const { commentId, record } of records) standings.set(commentId, advance(standings.get(commentId), record))
  return standings
}

/** Comments that left with an import that was undone: they were received, and count as withdrawn; their words are gone. */
export function takenBack(db: Db) {
  return db
    .selectFrom('import as i')
    .innerJoin('consultation as k', 'k.id', 'i.consultationId')
    .select(({ fn }) => ['k.slug', fn.sum<number>('i.takenBack').as('n'), fn.sum<number>('i.takenBackLate').as('late')])
    .where('i.takenBack', '>', 0)
    .groupBy('k.slug')
    .execute()
}

function accountOf(accounts: Accounts, slug: string): Account {
  const account = accounts.get(slug) ?? emptyAccount()
  accounts.set(slug, account)
  return account
}
