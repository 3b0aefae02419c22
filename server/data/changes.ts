import { sql } from 'kysely'
import pg from 'pg'
import type { Db } from './database.ts'

/** What other processes are told: a name, never content. `public` empties finished pages, `settings` what is known of consultations. */
export type Change = 'public' | 'settings'
const channel = 'said_and_done'

/** Tell every process, when this transaction commits and not before. */
export async function announce(db: Db, change: Change): Promise<void> {
  await sql`select pg_notify(${channel}, ${change})`.execute(db)
}

/**
 * Listen for changes for as long as the process lives, connecting again whenever the line is lost.
 * @returns `connected` is false while changes could be missed: keep nothing then
 */
export function listenForChanges(connectionString: string, heard: (change: Change) => void) {
  let client: pg.Client | undefined
  let closed = false
  let connected = false
  const connect = async () => {
    if (closed) return
    const next = new pg.Client({
      connectionString,
      connectionTimeoutMillis: 2_000,
      keepAlive: true,
      application_name: 'said-and-done changes',
    })
    client = next
    const lost = () => {
      if (client !== next) return
      connected = false
      client = undefined
      void next.end().catch(() => undefined)
      if (!closed) setTimeout(() => void connect(), 500).unref()
    }
    next.on('error', lost)
    next.on('end', lost)
    next.on('notification', (message) => heard(message.payload as Change))
    try {
      await next.connect()
      await next.query(`listen ${channel}`)
      connected = true
      // Whatever happened while the line was down has not been heard.
      heard('public')
      heard('settings')
    } catch {
      lost()
    }
  }
  void connect()
  return {
    connected: () => connected,
    close: async () => {
      closed = true
      connected = false
      await client?.end().catch(() => undefined)
    },
  }
}
