// `npm test [-- vitest's arguments]`: every suite. Where the machine lacks what one needs, says so with the line that brings it;
// under CI=true nothing is left out.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { findBrowser } from '../../../tests/support/find-browser.ts'

const ci = process.env.CI === 'true'
const missing: string[] = []
if (!has('redis-server'))
  missing.push('The Redis suites need redis-server on the PATH: apt-get install -y redis-server')
// Asked before the first minute is spent: fifteen files drive a real browser, and none of them is ever left out.
const browser = await findBrowser().catch((error: Error) => error.message)
const trouble = typeof browser === 'string' ? browser : faultOf(browser)
if (trouble) {
  console.error(trouble)
  process.exit(1)
}
if (missing.length > 0) {
  for (const line of missing) console.error(line)
  if (ci) process.exit(1)
  console.error('Everything else is tested; those suites are left out this time.\n')
}
const vitest = path.resolve(import.meta.dirname, '../../../node_modules/vitest/vitest.mjs')
const environment: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_ENV: 'test',
  ...(missing.length > 0 && { WITHOUT_REDIS: '1' }),
}
// Where npm was called says nothing to the commands that tests run in folders of their own.
delete environment.CALLED_FROM
const run = spawnSync(process.execPath, [vitest, 'run', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: environment,
})
process.exit(run.status ?? 1)

/** Whether the browser starts at all: what a machine's libraries lack shows here. */
function faultOf({
  executablePath,
  env,
}: {
  executablePath: string
  env?: Record<string, string>
}): string | undefined {
  const tried = spawnSync(executablePath, ['--version'], { env: env ?? process.env, encoding: 'utf8' })
  if (tried.status === 0) return undefined
  return `The browser in ${executablePath} does not start: ${(tried.stderr ?? tried.error?.message ?? '').trim().split('\n')[0]}`
}

function has(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0
}
