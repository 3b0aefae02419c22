import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

/** How Chromium is started: as root, in a small container, asking nothing of the network. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

type Found = { executablePath: string; env?: Record<string, string> }

/** @throws {Error} with the one line that brings a browser */
export async function findBrowser(): Promise<Found> {
  const named = process.env.CHROMIUM_PATH
  if (named) return { executablePath: named }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const installed = names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(runs)
  if (installed) return { executablePath: installed }
  const unpacked = await unpackBrowser()
  if (unpacked) return unpacked
  throw new Error(
    'The journeys need a Chromium, and there is none here. Run: apt-get install -y --no-install-recommends chromium ' +
      '(or set CHROMIUM_PATH to a Chromium or Chrome of yours).',
  )
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The browser that comes from npm, for Linux on x64. @returns undefined where it is not installed */
async function unpackBrowser(): Promise<Found | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const { resolve } = createRequire(import.meta.url)
  let entry: string
  try {
    entry = resolve('@sparticuz/chromium')
  } catch {
    return undefined
  }
  const { version } = JSON.parse(readFileSync(path.join(entry, '../../package.json'), 'utf8')) as { version: string }
  const folder = path.join(tmpdir(), `said-and-done-chromium-${version}-${process.getuid?.()}`)
  if (!existsSync(folder)) {
    // The package takes a half-written file for a finished one, and several files' tests may start at once:
    // so each unpacks into a folder of its own, and the first to finish gives it the name.
    const fresh = mkdtempSync(`${folder}-`)
    const unpack = `const { default: chromium } = await import(${JSON.stringify(entry)}); await chromium.executablePath()`
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', unpack], {
      // Without the runtime's name it leaves out the libraries that a bare machine lacks.
      env: { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
    })
    try {
      renameSync(fresh, folder)
    } catch {
      rmSync(fresh, { recursive: true, force: true })
    }
  }
  return {
    executablePath: path.join(folder, 'chromium'),
    env: {
      ...(process.env as Record<string, string>),
      FONTCONFIG_PATH: path.join(folder, 'fonts'),
      LD_LIBRARY_PATH: [path.join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    },
  }
}
