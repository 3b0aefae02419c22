// Runs one of our TypeScript programs on the pinned Node, whatever Node the machine has; installs first if need be.
// Plain JavaScript that any Node >= 18 can read, and nothing from node_modules.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..')
const modules = path.join(root, 'node_modules')
installIfNeeded()

const windows = process.platform === 'win32'
const pinned = path.join(
  modules,
  `node-${windows ? 'win' : process.platform}-${process.arch}`,
  'bin',
  windows ? 'node.exe' : 'node',
)
const node = existsSync(pinned) ? pinned : process.execPath
if (node === process.execPath && Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Said and Done needs Node 24 or newer, and npm has no copy of it for ${process.platform} on ${process.arch}.\n` +
      `Install Node 24 from nodejs.org and run the same command again.`,
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

function installIfNeeded() {
  const stamp = path.join(modules, '.lock-stamp')
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  // `npm ci` done by hand leaves its own copy of the lockfile, newer than ours: nothing to install then.
  const hidden = path.join(modules, '.package-lock.json')
  if (!existsSync(stamp) && existsSync(hidden)) {
    writeFileSync(stamp, wanted)
    return
  }
  console.error('Installing what the project needs (a minute or so, once)…')
  const npm = process.env.npm_execpath
  const flags = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  const installed = npm
    ? spawnSync(process.execPath, [npm, ...flags], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', flags, { cwd: root, stdio: ['ignore', 2, 2], shell: true })
  if (installed.status !== 0) {
    console.error('The installation did not succeed; the lines above say why. Nothing was started.')
    process.exit(installed.status ?? 1)
  }
  writeFileSync(stamp, wanted)
}
