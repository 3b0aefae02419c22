// `npm run restore -- FILE`: read a backup into the empty database that the settings name.
import path from 'node:path'
import { restore } from '../backup.ts'
import { readConfig } from '../config.ts'
import { endOnSignals, explain } from '../main.ts'
import { reachDatabase } from '../reach.ts'

endOnSignals()
try {
  const name = process.argv[2]
  if (!name) throw new Error('Name the file: npm run restore -- FILE')
  const database = await reachDatabase(readConfig(), (line) => console.error(line))
  try {
    const rows = await restore(database.ownerUrl, path.resolve(process.env.CALLED_FROM ?? '.', name))
    console.log(`Restored ${rows.toLocaleString('en-GB')} rows.`)
  } finally {
    await database.close()
  }
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}
