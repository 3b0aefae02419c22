import { createServer } from 'node:http'
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client'
import { openDatabase } from '../data/database.ts'
import { renderings } from './renderings.ts'
import type { Config } from './config.ts'
import { type Operations, operationsNow } from './operations.ts'
import { diskOf } from './disk.ts'

const told: Record<keyof Operations, [name: string, help: string]> = {
  commentsWaiting: ['comments_waiting', 'Comments that no worker has read yet, up to 10,001'],
  oldestComment: ['oldest_comment_seconds', 'Age of the oldest comment that no worker has read yet'],
  ledgerUnsigned: ['ledger_unsigned', 'Entries of the ledger without a number, up to 10,001'],
  oldestUnsigned: ['ledger_oldest_unsigned_seconds', 'Age of the oldest comment whose entry has no number'],
  mailWaiting: ['mail_waiting', 'Mails that wait or are on their way'],
  mailFailed: ['mail_failed', 'Mails that failed, or of which nobody knows whether they arrived'],
  sinceSweep: ['since_sweep_seconds', 'Since a worker last looked for what was left behind; a minute is usual'],
  sinceBackup: ['since_backup_seconds', 'Since the last backup'],
  workersAlive: ['workers_alive', 'Processes that work in the background'],
  databaseBytes: ['database_bytes', 'Size of the database'],
}

/**
 * Serve `/metrics` (Prometheus) and `/live` on a port of their own, which is not for the public. No label holds a person's words.
 * @param live  whether this process does what it is for
 */
export async function serveMetrics(
  config: Config,
  databaseUrl: string,
  live: () => boolean,
): Promise<{ port: number; close(): Promise<void> }> {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const { db, close } = openDatabase(databaseUrl, 1)
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `said_and_done_${name}`, help, registers: [registry] })
  const up = gauge('database_up', 'Whether the database answers')
  const gauges = Object.entries(told).map(([key, words]) => ({ key: key as keyof Operations, gauge: gauge(...words) }))
  const free = config.databaseUrl ? undefined : gauge('disk_free_bytes', 'Free room on the disk of DATA_DIR')
  const counter = (name: string, help: string) =>
    new Counter({ name: `said_and_done_${name}`, help, registers: [registry] })
  const asked = counter('public_pages_total', 'Public pages and files that were asked for')
  const made = counter('public_pages_made_total', 'Those that had to be made; the others were kept')
  const look = async () => {
    asked.reset()
    asked.inc(renderings.asked)
    made.reset()
    made.inc(renderings.made)
    const found = await operationsNow(db).catch(() => undefined)
    up.set(found ? 1 : 0)
    for (const { key, gauge } of gauges) {
      // What nobody knows is not told: an alarm on its absence is the right one.
      const value = found?.[key] ?? null
      if (value === null) gauge.remove()
      else gauge.set(value)
    }
    const disk = free && (await diskOf(config.dataDir))
    if (disk) free.set(disk.free)
  }
  const server = createServer((request, reply) => {
    const answer = async () => {
      if (request.url === '/live') return reply.writeHead(live() ? 200 : 503).end()
      if (request.url !== '/metrics') return reply.writeHead(404).end()
      await look()
      reply.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics())
    }
    answer().catch(() => reply.writeHead(500).end())
  })
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject)
    server.listen(config.metricsPort, config.host, resolve)
  })
  return {
    port: (server.address() as { port: number }).port,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await close()
    },
  }
}
