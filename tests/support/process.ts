import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { signingKeyFrom } from '#server/ledger/checkpoint.ts'
import { freePort } from '#server/process/embedded.ts'
import type { Here } from './here.ts'

const root = path.resolve(import.meta.dirname, '../..')

export type Started = { url: string; child: ChildProcess; said(): string; kill(signal?: NodeJS.Signals): Promise<void> }

/**
 * The product as a process of its own, on the file's database, as an operator starts it.
 * @param begun  is handed the process before it is ready
 */
export async function startProcess(
  here: Pick<Here, 'appUrl' | 'ownerUrl'>,
  settings: Record<string, string> = {},
  begun?: (started: Started) => void,
): Promise<Started> {
  const port = settings.PORT ?? String(await freePort())
  const child = spawn(process.execPath, ['server/process/main.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATABASE_URL: here.appUrl,
      DATABASE_OWNER_URL: here.ownerUrl,
      CONTACT_KEY: '00'.repeat(32),
      RECEIPT_KEY: '11'.repeat(32),
      LEDGER_KEY: signingKeyFrom('localhost/ledger', Buffer.alloc(32, 5)),
      LOG_LEVEL: 'warn',
      PORT: port,
      ...settings,
    },
  })
  let words = ''
  child.stdout?.on('data', (data: Buffer) => (words += data.toString()))
  child.stderr?.on('data', (data: Buffer) => (words += data.toString()))
  const started: Started = {
    url: `http://127.0.0.1:${port}`,
    child,
    said: () => words,
    kill: async (signal = 'SIGKILL') => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill(signal)
      await once(child, 'exit')
    },
  }
  begun?.(started)
  // A process that serves no pages is ready once it says nothing more than that it runs.
  if (settings.ROLE === 'worker') return started
  for (let tries = 0; tries < 1_200; tries++) {
    if (child.exitCode !== null) throw new Error(`The process ended:\n${words}`)
    const ready = await fetch(`${started.url}/api/health/live`).then(
      (reply) => reply.ok,
      () => false,
    )
    if (ready) return started
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await started.kill()
  throw new Error(`The process did not begin to listen:\n${words}`)
}

/**
 * Ask again until it is so. Only what never comes takes so long: on a busy machine a process alone begins in half a minute.
 * @throws {Error} in the given words, if it never is
 */
export async function eventually(what: string, so: () => Promise<boolean>, seconds = 90): Promise<void> {
  for (const until = Date.now() + seconds * 1000; Date.now() < until;) {
    if (await so()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Not within ${seconds} s: ${what}`)
}
