// `npm run backup -- FILE`: every row into one file, also while the product runs.
import path from 'node:path'
import { backUp } from '../backup.ts'
import { readConfig } from '../config.ts'
import { endOnSignals, explain } from '../main.ts'
import { reachDatabase } from '../reach.ts'

endOnSignals()
try {
  const name =
    process.argv[2] ?? `said-and-done-${new Date().toISOString().slice(0, 16).replace(/[:T]/g, '-')}.backup.gz`
  const file = path.resolve(process.env.CALLED_FROM ?? '.', name)
  const config = readConfig()
  const database = await reachDatabase(config, (line) => console.error(line))
  try {
    const rows = await backUp(database.ownerUrl, file)
    console.log(`Wrote ${rows.toLocaleString('en-GB')} rows to ${file}`)
  } finally {
    await database.close()
  }
  console.log(
    `Keep the keys as well, in another place: ${path.join(config.dataDir, 'secrets.json')} and ledger.key beside it, unless you set them in the environment.`,
  )
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}
