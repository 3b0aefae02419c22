import type { Config } from './config.ts'
import { waitForDatabase } from '../data/database.ts'
import { ensureDatabase, startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'

export type Reached = { appUrl: string; ownerUrl: string; close(): Promise<void> }

/**
 * The database that the settings name, migrated: a server of yours, or PostgreSQL from npm in `DATA_DIR`.
 * Commands use it too, also while the server is up.
 */
export async function reachDatabase(config: Config, say: (line: string) => void): Promise<Reached> {
  if (config.databaseUrl) {
    const ownerUrl = config.databaseOwnerUrl ?? config.databaseUrl
    await waitForDatabase(ownerUrl, 30, say)
    await migrate(ownerUrl)
    return { appUrl: config.databaseUrl, ownerUrl, close: async () => undefined }
  }
  const embedded = await startEmbedded(config.dataDir)
  try {
    await ensureDatabase(embedded, 'said_and_done')
    await migrate(embedded.ownerUrl('said_and_done'))
  } catch (error) {
    await embedded.stop()
    throw error
  }
  return {
    appUrl: embedded.appUrl('said_and_done'),
    ownerUrl: embedded.ownerUrl('said_and_done'),
    close: () => embedded.stop(),
  }
}
