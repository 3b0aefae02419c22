// Runs one of our TypeScript programs on the pinned Node, whatever Node the machine has; installs first if need be.
// Plain JavaScript that any Node >= 18 can read, and nothing from node_modules.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..')
const modules = path.join(root, 'node_modules')
const windows = process.platform === 'win32'
const pinned = pinnedNode()
installIfNeeded()

const node = existsSync(pinned) ? pinned : process.execPath
if (node === process.execPath && !isNewEnough()) {
  console.error(
    `Said and Done needs Node 24.7 or newer, and npm has no copy of it for ${process.platform} on ${process.arch}.\n` +
      `Install the newest Node 24 from nodejs.org and run the same command again.`,
  )
  process.exit(1)
}

const child = spawn(node, process.argv.slice(2), {
  cwd: root,
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env: {
    ...process.env,
    // Files named on the command line are meant from where the person stands, not from where npm runs us.
    CALLED_FROM: process.env.INIT_CWD ?? process.cwd(),
    PATH: [path.dirname(node), path.join(modules, '.bin'), process.env.PATH].join(path.delimiter),
  },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
// npm 10 dies on SIGTERM without passing it on: when our parent is gone, we take that as the signal.
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) child.kill('SIGTERM')
}, 500).unref()
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))

/** Where npm puts the Node that package.json pins for this kind of machine. */
function pinnedNode() {
  // Apple silicon has had Node under another name since version 16.
  const names = [
    `node-${windows ? 'win' : process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`,
  ]
  const { optionalDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  const name = names.find((one) => one in optionalDependencies) ?? names[0]
  return path.join(modules, name, 'bin', windows ? 'node.exe' : 'node')
}

/** Whether the Node that runs this file could run the product: passwords need argon2, which came with 24.7. */
function isNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  return major > 24 || (major === 24 && minor >= 7)
}

function installIfNeeded() {
  const stamp = path.join(modules, '.lock-stamp')
  const lockfile = readFileSync(path.join(root, 'package-lock.json'), 'utf8')
  const wanted = createHash('sha256').update(lockfile).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  // `npm ci` done by hand leaves its own copy of the lockfile, newer than ours: only what it skipped is installed then.
  const byHand = !existsSync(stamp) && existsSync(path.join(modules, '.package-lock.json'))
  if (!byHand) install('ci', process.execPath)
  // npm skips an optional package that asks for a newer Node than npm itself runs on: the pinned one installs those.
  if (existsSync(pinned) && skipped(JSON.parse(lockfile)).length > 0) install('install', pinned)
  writeFileSync(stamp, wanted)
}

/** What package.json calls optional, fits this machine and is not there. */
function skipped(lockfile) {
  const { optionalDependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
  return Object.keys(optionalDependencies).filter((name) => {
    const { os, cpu } = lockfile.packages[`node_modules/${name}`] ?? {}
    const fits =
      [os ?? process.platform].flat().includes(process.platform) && [cpu ?? process.arch].flat().includes(process.arch)
    return fits && !existsSync(path.join(modules, name))
  })
}

/** @param command  `ci` makes node_modules again from the lockfile; `install` adds what is missing. @param by  the Node that npm runs on */
function install(command, by) {
  console.error(
    command === 'ci'
      ? 'Installing what the project needs (a minute or so, once)…'
      : 'Installing what needs the Node that was just installed…',
  )
  const flags = [
    command,
    '--include=dev',
    '--include=optional',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const npm = process.env.npm_execpath
  const environment = { ...process.env, PATH: [path.dirname(by), process.env.PATH].join(path.delimiter) }
  const options = { cwd: root, stdio: ['ignore', 2, 2], env: environment }
  const installed = npm ? spawnSync(by, [npm, ...flags], options) : spawnSync('npm', flags, { ...options, shell: true })
  if (installed.status === 0) return
  console.error('The installation did not succeed; the lines above say why. Nothing was started.')
  process.exit(installed.status ?? 1)
}
