// Writes server/data/tables.ts from a freshly migrated database, so that the types cannot drift from the migrations.
// `node scripts/generate-tables.ts` writes it; `-- --check` fails when it is out of date (tests/house.test.ts does the same).
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { ensureDatabase, startEmbedded } from '../server/process/embedded.ts'
import { migrate } from '../server/process/migrate.ts'
import { describeTables } from '../server/data/describe-tables.ts'

const target = path.resolve(import.meta.dirname, '../server/data/tables.ts')
const dir = mkdtempSync(path.join(tmpdir(), 'tables-'))
// Under root PostgreSQL runs as another account, which must be able to enter.
chmodSync(dir, 0o755)
const embedded = await startEmbedded(dir, { durable: false })
try {
  await ensureDatabase(embedded, 'tables')
  await migrate(embedded.ownerUrl('tables'))
  const client = new pg.Client({ connectionString: embedded.ownerUrl('tables') })
  await client.connect()
  const text = await describeTables(client)
  await client.end()
  if (process.argv.includes('--check')) {
    if (readFileSync(target, 'utf8') !== text) {
      console.error('server/data/tables.ts is out of date: run node scripts/generate-tables.ts')
      process.exitCode = 1
    }
  } else writeFileSync(target, text)
} finally {
  await embedded.stop()
  rmSync(dir, { recursive: true, force: true })
}
