import path from 'node:path'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { databaseOver } from '#server/data/database.ts'
import { buildWeb } from '#server/process/build.ts'
import { freePort } from '#server/process/embedded.ts'
import { countNew } from '../workers/counting.ts'
import { cpuOf, difference } from './support/cpu.ts'
import { databaseOf, keptCluster, largest } from './support/large.ts'
import { quantiles } from './support/load.ts'
import { benchComment } from './support/programme.ts'
import { secrets, startProgram } from './support/server.ts'

export const about =
  'public pages with 100,000 comments (or as many as are named) while 20 submissions come a second and a response is published each minute: how many are shown as kept, and how soon'

/** Pages a second that are read, and submissions a second that come. */
const [read, come] = [100, 20]

/** @param options  comments; seconds, 180 unless told */
export async function run([size = '100000', seconds = '180']: string[]) {
  await buildWeb()
  const embedded = await keptCluster()
  const figures: { name: string; value: number; unit: string }[] = []
  const say = (name: string, value: number, unit: string) =>
    figures.push({ name, value: Math.round(value * 10) / 10, unit })
  try {
    const { appUrl, ownerUrl } = await databaseOf(embedded, Number(size))
    const metrics = await freePort()
    const server = await startProgram('server/process/main.ts', {
      DATABASE_URL: appUrl,
      DATABASE_OWNER_URL: ownerUrl,
      DATA_DIR: path.join(tmpdir(), 'said-and-done-scale'),
      ...secrets,
      ROLE: 'api',
      METRICS_PORT: String(metrics),
    })
    const owner = new pg.Pool({ connectionString: ownerUrl, max: 4 })
    const app = new pg.Pool({ connectionString: appUrl, max: 2 })
    const db = databaseOver(app)
    try {
      const addresses = await pagesOf(owner)
      const pagesMade = async () => {
        const told = await (await fetch(`http://127.0.0.1:${metrics}/metrics`)).text()
        const figure = (name: string) => Number(new RegExp(`^said_and_done_${name} (\\S+)$`, 'm').exec(told)?.[1])
        return { asked: figure('public_pages_total'), made: figure('public_pages_made_total') }
      }
      const times: number[] = []
      const begun = Date.now()
      const before = await pagesMade()
      const cpu = await cpuOf([server.pid], owner)
      let [refused, failed, drawn] = [0, 0, 7]
      // The first of the list are read most.
      const draw = () => {
        drawn = (Math.imul(drawn, 1_664_525) + 1_013_904_223) >>> 0
        return addresses[Math.floor((drawn / 2 ** 32) ** 2 * addresses.length)]!
      }
      const open = async (address: string) => {
        const asked = performance.now()
        const reply = await fetch(server.url + address, { headers: { accept: 'text/html' } })
        await reply.text()
        times.push(performance.now() - asked)
        if (reply.status !== 200) failed++
      }
      const send = async (n: number) => {
        const reply = await fetch(`${server.url}/api/consultations/${largest}/submissions`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
          body: JSON.stringify({ comments: [{ body: benchComment(n) }] }),
        })
        if (reply.status !== 201) refused++
      }
      const under: Promise<void>[] = []
      const ticks = Number(seconds) * 10
      for (let tick = 0; tick < ticks; tick++) {
        for (let n = 0; n < read / 10; n++) under.push(open(draw()))
        for (let n = 0; n < come / 10; n++) under.push(send(tick * 2 + n))
        // What is told at a publication, which empties what is kept; and what a worker does of what has come.
        if (tick % 600 === 300) await owner.query(`select pg_notify('said_and_done', 'public')`)
        if (tick % 50 === 0) under.push(countNew(db).then(() => undefined))
        await pause(Math.max(0, begun + (tick + 1) * 100 - Date.now()))
      }
      await Promise.all(under)
      const after = await pagesMade()
      const used = difference(cpu, await cpuOf([server.pid], owner))
      const asked = after.asked - before.asked
      const { p50, p95, p99 } = quantiles(times)
      say('pages read', asked, '')
      say('shown as kept', (100 * (asked - (after.made - before.made))) / asked, '%')
      say('p50', p50, 'ms')
      say('p95', p95, 'ms')
      say('p99', p99, 'ms')
      say('pages that failed', failed, '')
      say('submissions refused', refused, `of ${ticks * 2}`)
      say('CPU of node', used.node / ticks, '% of a core')
      say('CPU of the database', used.database / ticks, '% of a core')
    } finally {
      await owner.end()
      await app.end()
      await server.stop()
    }
  } finally {
    await embedded.stop()
  }
  return figures
}

/** What people read: the log and its entries most, then what was said of the largest consultation, by theme and by day. */
async function pagesOf(owner: pg.Pool): Promise<string[]> {
  const { rows } = await owner.query<{ ref: string }>(
    'select ref from publication p join response r on r.id = p.response_id order by p.published_on desc, ref limit 60',
  )
  const subject = `/consultations/${largest}`
  return [
    '/',
    '/log',
    subject,
    `${subject}/account`,
    ...rows.map(({ ref }) => `/log/${ref}`),
    `${subject}/themes/maternity`,
    '/account',
    '/ledger',
    `/log?consultation=${largest}`,
    `/log?consultation=${largest}&theme=maternity`,
  ]
}
