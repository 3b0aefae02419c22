import path from 'node:path'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import pg from 'pg'
import { databaseOver } from '#server/data/database.ts'
import { buildWeb } from '#server/process/build.ts'
import { addPerson } from '#server/people/people.ts'
import { beginSession } from '#server/people/sign-in/sessions.ts'
import { cpuOf, difference } from './support/cpu.ts'
import { countersAreTrue, databaseOf, keptCluster, largest } from './support/large.ts'
import { quantiles } from './support/load.ts'
import { secrets, startProgram } from './support/server.ts'

export const about =
  'what people open, with 10,000 and 100,000 comments (or the sizes that are named): one after another and 8 at once, CPU of node and database'

type Figure = { name: string; value: number; unit: string }
const account = `/consultations/${largest}/account`
/** What is opened, each in its dearest form; the public ones are made again every time. */
const opened: { name: string; path: string; desk?: true }[] = [
  { name: 'home', path: '/' },
  { name: 'log', path: '/log' },
  { name: 'log of a past day', path: '/log?asOf={day}' },
  { name: 'account of the largest consultation', path: account },
  { name: 'account of a past day', path: `${account}?asOf={day}` },
  { name: 'accounts of all', path: '/account' },
  { name: 'a theme', path: `/consultations/${largest}/themes/maternity` },
  { name: 'a theme on a past day', path: `/consultations/${largest}/themes/maternity?asOf={day}` },
  { name: 'log of a past day, one theme', path: `/log?consultation=${largest}&theme=maternity&asOf={day}` },
  { name: 'ledger', path: '/ledger' },
  { name: 'form', path: `/consultations/${largest}/comment` },
  { name: 'overview', path: '/desk', desk: true },
  { name: 'inbox', path: '/desk/comments', desk: true },
  { name: 'inbox of the largest consultation', path: `/desk/comments?consultation=${largest}`, desk: true },
  { name: 'inbox, in hand', path: `/desk/comments?consultation=${largest}&state=in-hand`, desk: true },
  { name: 'inbox, from one area', path: `/desk/comments?consultation=${largest}&area=Area%203`, desk: true },
  {
    name: 'inbox, one channel and reason',
    path: `/desk/comments?consultation=${largest}&channel=api&reason=thanks`,
    desk: true,
  },
  { name: 'inbox, a word that few hold', path: '/desk/comments?q=999', desk: true },
  { name: 'inbox, a word that many hold', path: '/desk/comments?q=parking', desk: true },
  { name: 'inbox, a word one letter amiss', path: '/desk/comments?q=zebro', desk: true },
  { name: 'desk account', path: `/desk/consultations/${largest}/account`, desk: true },
  { name: 'themes', path: `/desk/themes/${largest}`, desk: true },
  { name: 'responses', path: '/desk/responses', desk: true },
]

/** @param options  sizes, in comments */
export async function run(options: string[]): Promise<Figure[]> {
  const sizes = options.length > 0 ? options.map(Number) : [10_000, 100_000]
  const figures: Figure[] = []
  await buildWeb()
  const embedded = await keptCluster()
  try {
    const medians = new Map<string, number[]>()
    for (const size of sizes) {
      const urls = await databaseOf(embedded, size)
      if (!(await countersAreTrue(urls.ownerUrl))) throw new Error('The counters differ from the rows.')
      for (const figure of await measure(urls, size)) {
        figures.push(figure)
        if (figure.unit !== 'ms') continue
        const name = figure.name.replace(/^[\d,]+: /, '')
        medians.set(name, [...(medians.get(name) ?? []), figure.value])
      }
    }
    for (const [name, [first = 0, ...rest]] of medians) {
      const grown = (rest.at(-1) ?? first) / Math.max(first, 1)
      if (grown >= 3 && / p50$/.test(name)) figures.push({ name: `GROWS: ${name}`, value: round(grown), unit: 'times' })
    }
  } finally {
    await embedded.stop()
  }
  return figures
}

async function measure({ appUrl, ownerUrl }: { appUrl: string; ownerUrl: string }, size: number): Promise<Figure[]> {
  const figures: Figure[] = []
  const say = (name: string, value: number, unit: string) =>
    figures.push({ name: `${size.toLocaleString('en-GB')}: ${name}`, value: round(value), unit })
  const cookie = await officer(appUrl)
  const env = {
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    DATA_DIR: path.join(tmpdir(), 'said-and-done-scale'),
    ...secrets,
  }
  const server = await startProgram('server/process/main.ts', { ...env, ROLE: 'api' })
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 8 })
  try {
    const day = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10)
    for (const { name, path, desk } of opened) {
      const ask = async () => {
        // Whatever was kept is forgotten, as after a publication.
        await owner.query(`select pg_notify('said_and_done', 'public')`)
        const begun = performance.now()
        const reply = await fetch(server.url + path.replace('{day}', day), {
          headers: { accept: 'text/html', ...(desk && { cookie }) },
        })
        await reply.text()
        if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}`)
        return performance.now() - begun
      }
      await ask()
      const before = cpuOf([server.pid], owner)
      const times: number[] = []
      for (let n = 0; n < 10; n++) times.push(await ask())
      const used = difference(await before, await cpuOf([server.pid], owner))
      say(`${name}, p50`, quantiles(times).p50, 'ms')
      say(`${name}, CPU of node`, used.node / 10, 'ms a request')
      say(`${name}, CPU of the database`, used.database / 10, 'ms a request')
      say(`${name}, 8 at once, p95`, quantiles(await Promise.all(Array.from({ length: 8 }, ask))).p95, 'ms')
    }
    const posts = await whileReading(server.url)
    say('submissions while eight read accounts, refused', posts.refused, 'of 100')
    say('submissions while eight read accounts, p95', posts.p95, 'ms')
  } finally {
    await owner.end()
    await server.stop()
  }
  return figures
}

/** A hundred submissions, while eight readers open the account in ten languages as fast as they can. */
async function whileReading(url: string): Promise<{ refused: number; p95: number }> {
  let reading = true
  const languages = ['', '/gu', '/pa', '/pl', '/ur', '/bn', '/so', '/ar', '/hi', '/pt']
  const readers = Array.from({ length: 8 }, async (_, n) => {
    for (let at = n; reading; at++) await (await fetch(`${url}${languages[at % 10]}${account}`)).text()
  })
  const times: number[] = []
  let refused = 0
  for (let n = 0; n < 100; n++) {
    const begun = performance.now()
    const reply = await fetch(`${url}/api/consultations/${largest}/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ comments: [{ body: `Keep the bus to the clinic. (${n})` }] }),
    })
    times.push(performance.now() - begun)
    if (reply.status !== 201) refused++
  }
  reading = false
  await Promise.all(readers)
  return { refused, p95: quantiles(times).p95 }
}

async function officer(appUrl: string): Promise<string> {
  const pool = new pg.Pool({ connectionString: appUrl, max: 1 })
  const db = databaseOver(pool)
  const email = `bench-${randomUUID()}@example.org`
  const person = await addPerson(db, { name: 'Bench', email, password: 'bench bench bench', roles: ['officer'] }, null)
  const { token } = await beginSession(db, person, new Date())
  await pool.end()
  return `session=${token}`
}

const round = (value: number) => Math.round(value * 10) / 10
