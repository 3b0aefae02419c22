import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { openDatabase } from '#server/data/database.ts'
import { soak } from '../tests/support/soak.ts'
import { benchConsultation } from './support/programme.ts'
import { asOwner, benchDatabase } from './support/server.ts'

export const about = 'kill -9 of API, worker and PostgreSQL in turn while people send (200 kills take some ten minutes)'

/** @param options  how many kills, 200 unless told */
export async function run([kills = '200']: string[]) {
  const { appUrl, ownerUrl, dir, close } = await benchDatabase()
  const opened = openDatabase(appUrl, 2)
  try {
    const { slug } = await asOwner(ownerUrl, (client) => benchConsultation(client))
    const killDatabase = () => {
      const file = path.join(dir, 'postgres', 'postmaster.pid')
      // On a busy machine it may not have come back from the kill before.
      if (!existsSync(file)) return
      const [pid] = readFileSync(file, 'utf8').split('\n')
      process.kill(Number(pid), 'SIGKILL')
    }
    const counted = await soak({ appUrl, ownerUrl, db: opened.db, slug, killDatabase }, Number(kills), 1_500)
    return Object.entries(counted).map(([name, value]) => ({ name, value, unit: '' }))
  } finally {
    await opened.close()
    await close()
  }
}
