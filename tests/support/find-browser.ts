import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
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

/**
 * The browser that npm brings, on Linux on x64; elsewhere a Chromium or Chrome of the machine. `CHROMIUM_PATH` goes before both.
 * @throws {Error} with the one line that brings a browser
 */
export async function findBrowser(): Promise<Found> {
  const named = process.env.CHROMIUM_PATH
  if (named) return { executablePath: named }
  const unpacked = await unpackBrowser()
  if (unpacked) return unpacked
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const places = [
    ...names.flatMap((name) => folders.map((folder) => path.join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ]
  const installed = places.find(runs)
  if (installed) return { executablePath: installed }
  throw new Error(
    'The journeys need a Chromium, and npm brings one for Linux on x64 only. Install Chrome or Chromium, or set ' +
      'CHROMIUM_PATH to one of yours.',
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
      FONTCONFIG_FILE: listFonts(folder),
      LD_LIBRARY_PATH: [path.join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    },
  }
}

/** A bare machine has no fonts, and the browser's package brings one for Latin letters only: the tests see ours too. */
function listFonts(folder: string): string {
  const modules = path.resolve(import.meta.dirname, '../../node_modules')
  const places = [
    path.join(folder, 'fonts'),
    path.join(modules, 'dejavu-fonts-ttf/ttf'),
    path.join(modules, '@expo-google-fonts'),
  ]
  const file = path.join(folder, `fonts-${createHash('sha256').update(modules).digest('hex').slice(0, 16)}.conf`)
  if (!existsSync(file)) {
    const own = `${file}.${process.pid}`
    writeFileSync(
      own,
      `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n<fontconfig>` +
        places.map((place) => `<dir>${place.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</dir>`).join('') +
        `<cachedir>${path.join(folder, 'font-cache')}</cachedir></fontconfig>\n`,
    )
    renameSync(own, file)
  }
  return file
}
