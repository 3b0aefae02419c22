import { sql } from 'kysely'
import { dayBegins, londonDay } from '../data/days.ts'
import type { Db, Trx } from '../data/database.ts'
import type { NewEntry } from './entry.ts'
import type { NodeReader, StoredNode } from './merkle.ts'
import type { PublicRecord, RecordOfComment } from './record.ts'

/** The tree's nodes in the database. One statement a read, by primary key. */
export function nodesIn(db: Db): NodeReader {
  return {
    async readNodes(ids) {
      if (ids.length === 0) return []
      const { rows } = await sql<{ hash: Buffer | null }>`
        select n.hash
        from unnest(${ids.map(({ level }) => level)}::smallint[], ${ids.map(({ index }) => index)}::bigint[])
          with ordinality as w(level, index, position)
        left join ledger_node n on n.level = w.level and n.index = w.index
        order by w.position`.execute(db)
      return rows.map(({ hash }, n) => {
        if (!hash) throw new Error(`The ledger's tree has no node ${ids[n]?.level}/${ids[n]?.index}.`)
        return hash
      })
    },
  }
}

/** Put entries in line for a number. */
export async function insertEntries(trx: Trx, entries: NewEntry[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    insert into ledger_entry (comment_id, public, private_hash, private, nonce)
    select * from unnest(
      ${entries.map(({ commentId }) => commentId)}::uuid[], ${entries.map((entry) => entry.public)}::text[],
      ${entries.map(({ privateHash }) => privateHash)}::bytea[], ${entries.map((entry) => entry.private)}::text[],
      ${entries.map(({ nonce }) => nonce)}::bytea[])
    returning id`.execute(trx)
  return rows.map(({ id }) => id)
}

/** What the ledger says of these comments, each in the order in which it was done; entries still without a number included. */
export async function recordsOf(
  db: Db,
  commentIds: string[],
  which: 'all' | 'numbered' = 'all',
): Promise<{ commentId: string; record: RecordOfComment }[]> {
  const rows = await db
    .selectFrom('ledgerEntry')
    .select(['commentId', 'public'])
    .where((eb) => eb('commentId', '=', eb.fn.any(eb.val(commentIds))))
    .$if(which === 'numbered', (query) => query.where('index', 'is not', null))
    .orderBy('commentId')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ commentId: row.commentId as string, record: readRecord(row.public) as RecordOfComment }))
}

/** A public record as it was written down. @throws {SyntaxError} if somebody put something else in its place */
export function readRecord(text: string): PublicRecord {
  return JSON.parse(text) as PublicRecord
}

/** Whatever waits for a number, oldest first. */
export function waitingEntries(db: Db, limit: number) {
  return db
    .selectFrom('ledgerEntry')
    .select(['id', 'commentId', 'public', 'privateHash'])
    .where('index', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Give entries their numbers; `public` changes only for an entry that comes after its day was closed. */
export async function numberEntries(trx: Trx, entries: { id: number; index: number; public: string }[]): Promise<void> {
  await sql`
    update ledger_entry e set index = t.index, public = t.public
    from unnest(${entries.map(({ id }) => id)}::bigint[], ${entries.map(({ index }) => index)}::bigint[],
      ${entries.map((entry) => entry.public)}::text[]) as t(id, index, public)
    where e.id = t.id and e.index is null`.execute(trx)
}

export async function insertNodes(trx: Trx, nodes: StoredNode[]): Promise<void> {
  await sql`
    insert into ledger_node (level, index, hash)
    select * from unnest(${nodes.map(({ level }) => level)}::smallint[], ${nodes.map(({ index }) => index)}::bigint[],
      ${nodes.map(({ hash }) => hash)}::bytea[])`.execute(trx)
}

export function latestCheckpoint(db: Db) {
  return db.selectFrom('checkpoint').selectAll().orderBy('size', 'desc').limit(1).executeTakeFirst()
}

export function checkpointAt(db: Db, size: number) {
  return db.selectFrom('checkpoint').select(['size', 'note']).where('size', '=', size).executeTakeFirst()
}

/** The last checkpoint of each day in London, newest first. */
export async function dailyCheckpoints(db: Db, limit: number): Promise<{ size: number; signedAt: Date }[]> {
  const { rows } = await sql<{ size: number; signedAt: Date }>`
    with recursive last_of_day as (
      (select size, signed_at from checkpoint order by size desc limit 1)
      union all
      select earlier.size, earlier.signed_at from last_of_day l cross join lateral (
        select c.size, c.signed_at from checkpoint c
        where c.signed_at < ${dayBegins(londonDay('l.signed_at'))}
        order by c.signed_at desc, c.size desc limit 1
      ) earlier
    )
    select size, signed_at from last_of_day limit ${limit}`.execute(db)
  return rows
}

/** The public half of the key that signs; undefined before the ledger has begun. */
export async function publicKeyIn(db: Db): Promise<string | undefined> {
  return (await db.selectFrom('ledgerKey').select('publicKey').executeTakeFirst())?.publicKey
}

/** A stretch of the export: numbered entries after `after` and below `size`, each with its leaf out of the tree. */
export async function exportedEntries(db: Db, after: number, size: number, limit: number) {
  const { rows } = await sql<{ index: number; public: string; privateHash: Buffer; leaf: Buffer | null }>`
    select e.index, e.public, e.private_hash, n.hash as leaf
    from ledger_entry e left join ledger_node n on n.level = 0 and n.index = e.index
    where e.index > ${after} and e.index < ${size} order by e.index limit ${limit}`.execute(db)
  return rows
}
