// `npm run demo`: the whole product on an embedded database, with the sample programme. Again: goes on with the same data.
import path from 'node:path'
import { readConfig } from '../config.ts'
import { type Db, openDatabase } from '../../data/database.ts'
import { loadDemo, sampleSignIns } from '../../demo/load.ts'
import { closeOnSignals, endOnSignals, explain, run } from '../main.ts'
import { reachDatabase } from '../reach.ts'
import { groupCampaigns } from '../../../workers/campaigns.ts'
import { countNew } from '../../../workers/counting.ts'
import { openModels } from '../../../workers/models.ts'
import { readWaiting } from '../../../workers/read.ts'

const say = (line: string) => console.log(line)
/** As the workers do it later, before papers are drafted from it. */
async function readComments(db: Db): Promise<void> {
  await readWaiting(db, openModels(db))
  await groupCampaigns(db, { sweeping: true, everything: true, stopped: () => false })
  await countNew(db)
}

endOnSignals()
try {
  const dataDir = process.env.DATA_DIR ?? path.join('data', 'demo')
  // The thread that reads comments asks the environment too.
  process.env.DATA_DIR = dataDir
  process.env.LOG_LEVEL ??= 'warn'
  const config = readConfig()
  say('Starting the database…')
  const database = await reachDatabase(config, say)
  const opened = openDatabase(database.appUrl)
  await loadDemo(opened, config, new Date(), say, readComments)
  await opened.close()
  await database.close()
  const running = await run(config, { sampleSignIns })
  closeOnSignals(running)
  say(`\nSaid and Done is at ${running.address}\n`)
  say('Comment as the public does:   ' + running.address)
  say('Read what was done about it:  ' + running.address + '/log')
  say('Work at the desk:             ' + running.address + '/desk\n')
  const widest = Math.max(...sampleSignIns.map(({ email }) => email.length))
  say(`Sample sign-ins, all with the password “${sampleSignIns[0]?.password}”:`)
  for (const { email, does } of sampleSignIns) say(`  ${email.padEnd(widest)}  ${does}`)
  say('\nThe data stays in ' + path.resolve(dataDir) + '. Ctrl-C stops.')
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}
