import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

const root = path.resolve(import.meta.dirname, '../..')
const dist = path.join(root, 'web/dist')
const stamp = path.join(dist, '.sources')

/** The files of the server that pages may import: what one of them says, a page shows. */
export const reachesPages =
  /(contract|wire|page|action|refusal|vocabulary|verify|data\/time|people\/permissions|intake\/form|responses\/fields)\.(ts|mjs)$/

/** What those take from the rest of the server: small, and safe to be sent to a browser. */
export const sentAlong = /(data\/(patterns|working-days)|http\/(email|forms)|screening\/stance-words)\.ts$/

/**
 * Build the pages for browsers and for the server's own rendering, if their sources changed since the last time.
 * @returns whether anything was built
 */
export async function buildWeb(options: { force?: boolean } = {}): Promise<boolean> {
  const wanted = fingerprint()
  if (!options.force && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false
  const { build } = await import('vite')
  const { default: configure } = await import('../../web/vite.config.ts')
  // Beside what is served, and put in its place when it is whole: a process that serves meanwhile goes on with the old one.
  const fresh = `${dist}.${process.pid}`
  // Two builds in one process share plugin state by name, so they go one after the other.
  for (const isSsrBuild of [false, true]) {
    const config = await configure({ command: 'build', mode: 'production', isSsrBuild, isPreview: false })
    const outDir = path.join(fresh, isSsrBuild ? 'server' : 'client')
    await build({ ...config, configFile: false, build: { ...config.build, outDir, ssr: isSsrBuild } })
  }
  const assets = path.join(fresh, 'client/assets')
  for (const file of readdirSync(assets)) if (file.endsWith('.css')) rmSync(path.join(assets, file))
  cpSync(path.join(fresh, 'server/assets'), assets, { recursive: true })
  for (const file of readdirSync(assets)) {
    if (/\.(css|js)$/.test(file))
      writeFileSync(path.join(assets, `${file}.gz`), gzipSync(readFileSync(path.join(assets, file)), { level: 9 }))
  }
  writeFileSync(path.join(fresh, '.sources'), wanted)
  putInPlace(fresh, wanted)
  return true
}

/** Another process may have built the same meanwhile: then its build stays. */
function putInPlace(fresh: string, wanted: string): void {
  const old = `${fresh}.old`
  if (existsSync(dist)) renameSync(dist, old)
  try {
    renameSync(fresh, dist)
  } catch (error) {
    if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) throw error
    rmSync(fresh, { recursive: true, force: true })
  }
  rmSync(old, { recursive: true, force: true })
}

/** Everything that can change the pages: web's sources, what they say in other languages, the contracts they import, and the versions of the tools. */
function fingerprint(): string {
  const hash = createHash('sha256')
  const add = (file: string) => hash.update(file).update(readFileSync(path.join(root, file)))
  for (const folder of ['web', 'server']) {
    const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).sort()
    for (const file of files) {
      if (folder === 'web' && !file.startsWith('dist') && /\.(svelte|ts|css)$/.test(file)) add(path.join(folder, file))
      if (folder === 'server' && (reachesPages.test(`server/${file}`) || sentAlong.test(`server/${file}`)))
        add(path.join(folder, file))
    }
  }
  for (const file of readdirSync(path.join(root, 'messages')).sort()) add(path.join('messages', file))
  add('package-lock.json')
  return hash.digest('hex')
}
