import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { readConfig } from '#server/process/config.ts'
import { explain } from '#server/process/main.ts'
import { startEmbedded } from '#server/process/embedded.ts'
import { signingKeyFrom } from '#server/ledger/checkpoint.ts'
import { layCable } from '../support/cable.ts'
import { useHere } from '../support/here.ts'
import { make, say } from '../support/make.ts'
import { eventually, type Started, startProcess } from '../support/process.ts'

const here = useHere()
const root = path.resolve(import.meta.dirname, '../..')

/** What `npm start` says and how it ends, with these settings. */
function start(settings: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/process/main.ts'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: here.appUrl,
      DATABASE_OWNER_URL: here.ownerUrl,
      CONTACT_KEY: '00'.repeat(32),
      RECEIPT_KEY: '11'.repeat(32),
      LEDGER_KEY: signingKeyFrom('localhost/ledger', Buffer.alloc(32, 5)),
      PORT: '0',
      ...settings,
    },
  })
  return { status, said: `${stdout}${stderr}`.trim() }
}

const oneSentence = (said: string) => expect(said, said).not.toMatch(/\n\s+at |Error:/)

test('a port that is taken, a password, role or database that is wrong, and keys of the wrong form are said in a sentence, at once', async () => {
  const holder = net.createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => holder.once('listening', resolve))
  const { port } = holder.address() as net.AddressInfo
  const wrong = (change: (url: URL) => void) => {
    const url = new URL(here.appUrl)
    change(url)
    return url.href
  }
  // A role of the same server that may connect, and no more.
  const admin = new pg.Client(here.ownerUrl)
  await admin.connect()
  await admin.query(`drop role if exists start_stranger`)
  await admin.query(`create role start_stranger login password 'stranger'`)
  const stranger = wrong((url) => ((url.username = 'start_stranger'), (url.password = 'stranger')))
  const cases: [Record<string, string>, RegExp][] = [
    [{ PORT: String(port) }, /Set PORT to a free one/],
    [{ DATABASE_URL: wrong((url) => (url.password = 'other')) }, /does not let us in.*Check user and password/],
    [{ DATABASE_OWNER_URL: wrong((url) => (url.username = 'nobody_such')) }, /does not let us in/],
    [{ DATABASE_URL: wrong((url) => (url.pathname = '/no_such')) }, /the database is not/],
    [{ DATABASE_URL: wrong((url) => (url.pathname = '/postgres')) }, /postgres in DATABASE_URL has no tables of ours/],
    [{ DATABASE_URL: stranger }, /The role start_stranger in DATABASE_URL may not use the tables/],
    [{ CONTACT_KEY: 'short' }, /CONTACT_KEY: .*“openssl rand -hex 32” makes one/],
    [{ LEDGER_KEY: 'ab'.repeat(32) }, /LEDGER_KEY: .*“npm run ledger-key/],
    [{ LEDGER_KEY: `PRIVATE+KEY+a/ledger+00000000+${'A'.repeat(44)}` }, /LEDGER_KEY was damaged/],
  ]
  for (const [settings, sentence] of cases) {
    const begun = Date.now()
    const { status, said } = start(settings)
    expect(said).toMatch(sentence)
    oneSentence(said)
    expect(status).toBe(1)
    expect(Date.now() - begun, said).toBeLessThan(20_000)
  }
  await admin.query(`drop role start_stranger`)
  await admin.end()
  holder.close()
})

test('a key other than the one that this database was written with is refused in a sentence', async () => {
  const { slug } = await make(here).consultation()
  const sent = await say(here.app, slug, 'Please keep the walk-in centre.', { contact: { email: 'kept@example.org' } })
  expect(sent.statusCode).toBe(201)
  for (const key of ['CONTACT_KEY', 'RECEIPT_KEY']) {
    const { status, said } = start({ [key]: '77'.repeat(32) })
    expect(said).toContain(`${key} is not the key that`)
    oneSentence(said)
    expect(status).toBe(1)
  }
})

test('a setting that does not fit is said in words, with what it should be', () => {
  const cases: [Record<string, string>, RegExp][] = [
    [{ PORT: 'abc' }, /PORT: a port, .* for example 3000\./],
    [{ PUBLIC_URL: 'example.org' }, /PUBLIC_URL: an address, for example https:/],
    [{ SMTP_URL: 'mail.example.org' }, /SMTP_URL: an address, for example smtps:/],
    [{ DATABASE_URL: 'mysql://a/b' }, /DATABASE_URL: an address, for example postgres:/],
    [{ MAIL_FROM: 'us' }, /MAIL_FROM: an e-mail address/],
    [{ ROLE: 'boss' }, /ROLE: api, worker or all\./],
    [{ OIDC_ISSUER: 'https://login.example.org' }, /OIDC_ISSUER and OIDC_CLIENT_ID belong together/],
  ]
  for (const [settings, sentence] of cases) {
    const read = () => readConfig({ CONTACT_KEY: '00'.repeat(32), RECEIPT_KEY: '11'.repeat(32), ...settings })
    expect(read, JSON.stringify(settings)).toThrow(sentence)
    expect(read).not.toThrow(/Invalid|expected/)
  }
})

test('a data folder that may not be written to, or that is a file, is said with its name', () => {
  const refused = Object.assign(new Error('EACCES: permission denied'), {
    code: 'EACCES',
    path: '/srv/data',
    syscall: 'mkdir',
  })
  expect(explain(refused)).toBe(
    'We may not write to /srv/data. Set DATA_DIR to a folder of your own, or give this account the right to write there.',
  )
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'said-start-')), 'file')
  writeFileSync(file, '')
  // Linux makes no folder in /proc, and a program that goes on trying would never say so.
  for (const dataDir of [path.join(file, 'data'), ...(process.platform === 'linux' ? ['/proc/none'] : [])]) {
    const { status, said } = start({ DATABASE_URL: '', DATABASE_OWNER_URL: '', CONTACT_KEY: '', DATA_DIR: dataDir })
    expect(said).toContain(dataDir)
    oneSentence(said)
    expect(status).toBe(1)
  }
})

test('keys that were lost beside a database are asked for, and no others are made in their place', () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'said-keys-'))
  mkdirSync(path.join(dataDir, 'postgres'))
  writeFileSync(path.join(dataDir, 'postgres', 'PG_VERSION'), '18\n')
  expect(() => readConfig({ DATA_DIR: dataDir })).toThrow(/secrets\.json is not there.*Bring it back/)
  expect(existsSync(path.join(dataDir, 'secrets.json'))).toBe(false)
  rmSync(path.join(dataDir, 'postgres'), { recursive: true })
  readConfig({ DATA_DIR: dataDir })
  expect(existsSync(path.join(dataDir, 'secrets.json'))).toBe(true)
  rmSync(dataDir, { recursive: true })
})

test('a process that is started while the database is away waits for it, however it flickers', async () => {
  const cable = await layCable(here.appUrl)
  cable.cut()
  const begun = Promise.withResolvers<Started>()
  const addresses = { appUrl: cable.through(here.appUrl), ownerUrl: cable.through(here.ownerUrl) }
  const starting = startProcess(addresses, {}, begun.resolve)
  const waiting = await begun.promise
  await eventually('it waits', () => Promise.resolve(waiting.said().includes('Waiting for the database')), 60)
  for (const up of [40, 90, 300]) {
    await new Promise((resolve) => setTimeout(resolve, 700))
    await cable.mend()
    await new Promise((resolve) => setTimeout(resolve, up))
    cable.cut()
  }
  await cable.mend()
  const running = await starting
  expect(running.said()).toContain('Waiting for the database')
  oneSentence(running.said())
  await eventually('it is ready', async () => (await fetch(`${running.url}/api/health/ready`)).ok)
  await running.kill('SIGTERM')
  cable.cut()
})

test('the embedded database is started again when it dies', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'said-embedded-'))
  chmodSync(dir, 0o755)
  const said: string[] = []
  const embedded = await startEmbedded(dir, { durable: true, say: (line) => said.push(line) })
  try {
    const pid = Number(readFileSync(path.join(dir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 'SIGKILL')
    await eventually(
      'it answers again at the same address',
      async () => {
        const client = new pg.Client({ connectionString: embedded.appUrl('postgres'), connectionTimeoutMillis: 1_000 })
        client.on('error', () => undefined)
        const answers = await client.connect().then(
          () => true,
          () => false,
        )
        void client.end().catch(() => undefined)
        return answers && said.includes('The embedded database runs again.')
      },
      60,
    ).catch((error: Error) => {
      const log = readFileSync(path.join(dir, 'postgres.log'), 'utf8')
      throw new Error(`${error.message}\n${said.join('\n')}\n${log}`)
    })
  } finally {
    await embedded.stop()
    rmSync(dir, { recursive: true, force: true })
  }
})

test('a start that is cut short leaves no database running behind it', async () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'said-cut-short-'))
  chmodSync(dir, 0o755)
  const pidFile = path.join(dir, 'postgres', 'postmaster.pid')
  const child = spawn(process.execPath, ['server/process/bin/migrate.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dir },
  })
  const ended = once(child, 'exit')
  try {
    await eventually('the database was started', async () => existsSync(pidFile))
    child.kill('SIGTERM')
    await ended
    await eventually('the database has ended', async () => !existsSync(pidFile), 20)
  } finally {
    child.kill('SIGKILL')
    await stopLeftOver(pidFile)
    rmSync(dir, { recursive: true, force: true })
  }
})

/** So that a test which fails leaves nothing behind either. */
async function stopLeftOver(pidFile: string): Promise<void> {
  if (!existsSync(pidFile)) return
  process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGINT')
  await eventually('it has ended', async () => !existsSync(pidFile), 20)
}

// Only root meets this: PostgreSQL refuses to run as root, and its own account cannot enter.
if (process.getuid?.() === 0) {
  test('under root, below a folder that is closed to others, the embedded database lies in the data folder all the same', async () => {
    const closed = mkdtempSync(path.join(tmpdir(), 'said-closed-'))
    chmodSync(closed, 0o700)
    const dir = path.join(closed, 'data')
    mkdirSync(dir)
    const embedded = await startEmbedded(dir, { durable: false })
    try {
      const client = new pg.Client({ connectionString: embedded.adminUrl('postgres') })
      await client.connect()
      await client.query('create table kept as select generate_series(1, 1000) as n')
      await client.end()
      expect(readFileSync(path.join(dir, 'postgres', 'PG_VERSION'), 'utf8').trim()).toBe('18')
    } finally {
      await embedded.stop()
      rmSync(closed, { recursive: true, force: true })
    }
  })
}

test('without the owner’s address a process waits for the migrations, and begins when they are there', async () => {
  const owner = new pg.Client({ connectionString: here.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query<{ name: string; timestamp: string }>(
    'delete from kysely_migration where name = (select max(name) from kysely_migration) returning *',
  )
  const begun = Promise.withResolvers<Started>()
  const starting = startProcess(here, { DATABASE_OWNER_URL: '', ROLE: 'api' }, begun.resolve)
  const waiting = await begun.promise
  // Not after so many seconds: on a busy machine it has not yet looked by then.
  await eventually('it waits', () => Promise.resolve(waiting.said().includes('npm run migrate')), 60)
  await owner.query('insert into kysely_migration values ($1, $2)', [rows[0]?.name, rows[0]?.timestamp])
  const running = await starting
  expect(running.said()).toContain('Run “npm run migrate” with DATABASE_OWNER_URL')
  expect(running.said()).not.toContain('owns the tables, so')
  await running.kill('SIGTERM')
  await owner.end()
})

test('an application that is given the address of the tables’ owner is told what that costs', async () => {
  const running = await startProcess({ ...here, appUrl: here.ownerUrl }, { ROLE: 'api' })
  expect(running.said()).toMatch(/The role \w+ in DATABASE_URL owns the tables, so the database keeps nobody/)
  await running.kill('SIGTERM')
})
