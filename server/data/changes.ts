import { sql } from 'kysely'
import pg from 'pg'
import { type Db, isAway } from './database.ts'

/** What other processes are told: a name, never content. `public` empties finished pages, `settings` what is known of consultations. */
export type Change = 'public' | 'settings'
const channel = 'said_and_done'

/** Tell every process, when this transaction commits and not before. */
export async function announce(db: Db, change: Change): Promise<void> {
  await sql`select pg_notify(${channel}, ${change})`.execute(db)
}

/** How often the line is tried, and how long it is trusted after its last answer, in ms. */
const beat = 2_000
const trusted = 5_000
/** How long a new line may take to be laid, in ms. */
const patience = 2_000

/**
 * Listen for changes for as long as the process lives, connecting again whenever the line is lost. A line can die without a
 * word: it is asked every two seconds, and thrown away if it does not answer.
 * @param missed  called each time the line is laid: whatever happened while it was down has not been heard
 * @returns `connected` is false while changes could be missed: trust nothing that was kept then; `away` is true while the database
 * cannot be reached at all, as the last tries showed: anyone who asks it now waits for nothing
 */
export function listenForChanges(connectionString: string, heard: (change: Change) => void, missed: () => void) {
  let client: pg.Client | undefined
  let closed = false
  let answeredAt = -Infinity
  let silent = 0
  let away = false
  const connect = async () => {
    if (closed) return
    const next = new pg.Client({
      connectionString,
      connectionTimeoutMillis: patience,
      query_timeout: beat,
      keepAlive: true,
      application_name: 'said-and-done changes',
    })
    client = next
    const begun = performance.now()
    let beating: NodeJS.Timeout | undefined
    const lost = () => {
      if (client !== next) return
      clearInterval(beating)
      answeredAt = -Infinity
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
      answeredAt = performance.now()
      away = false
      silent = 0
      missed()
      let asking = false
      beating = setInterval(() => {
        // The last question is given up at this very moment, if it was not answered.
        if (asking) return
        const asked = performance.now()
        asking = true
        next.query('select').then(
          () => {
            asking = false
            answeredAt = Math.max(answeredAt, asked)
          },
          lost,
        )
      }, beat).unref()
    } catch (error) {
      // That nobody answers in time may be our own doing, or a busy machine's: only twice in a row, and not where we were busy ourselves.
      const refused = 'code' in (error as object)
      if (refused || performance.now() - begun < patience + 500) silent++
      away = isAway(error) && (refused || silent > 1)
      lost()
    }
  }
  void connect()
  return {
    connected: () => performance.now() - answeredAt < trusted,
    away: () => away,
    close: async () => {
      closed = true
      const last = client
      client = undefined
      answeredAt = -Infinity
      await last?.end().catch(() => undefined)
    },
  }
}
