import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildWeb } from '#server/process/build.ts'
import { ensureDatabase, startEmbedded } from '#server/process/embedded.ts'
import { migrate } from '#server/process/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser, owner and application addresses of the test server; `{database}` stands for a name. */
    database: { admin: string; owner: string; app: string }
  }
}

/** Once for the whole run: one real PostgreSQL (not durable), a migrated template that every file copies, the built pages. */
export default async function once({ provide }: TestProject) {
  const dir = mkdtempSync(path.join(tmpdir(), 'said-and-done-test-'))
  // Under root PostgreSQL runs as another account, which must be able to enter.
  chmodSync(dir, 0o755)
  const [embedded] = await Promise.all([startEmbedded(dir, { durable: false }), buildAsServed()])
  await ensureDatabase(embedded, 'template_said')
  await migrate(embedded.ownerUrl('template_said'))
  provide('database', {
    admin: embedded.adminUrl('{database}'),
    owner: embedded.ownerUrl('{database}'),
    app: embedded.appUrl('{database}'),
  })
  return async () => {
    await embedded.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

/** The pages that are served: the tools make slower ones, with aids for development, where it says `test`. */
async function buildAsServed(): Promise<void> {
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  await buildWeb()
  process.env.NODE_ENV = before
}
