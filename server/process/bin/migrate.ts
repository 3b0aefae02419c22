// `npm run migrate`: migrate the database that the settings name.
import { readConfig } from '../config.ts'
import { endOnSignals, explain } from '../main.ts'
import { migrate } from '../migrate.ts'
import { reachDatabase } from '../reach.ts'

endOnSignals()
try {
  const database = await reachDatabase(readConfig(), (line) => console.error(line))
  const done = await migrate(database.ownerUrl)
  console.log(done.length > 0 ? `Carried out: ${done.join(', ')}` : 'The database is up to date.')
  await database.close()
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}
