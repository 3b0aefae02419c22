// `npm run check`: what a machine can say about the code: style, lint, types of TypeScript and of Svelte.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const bin = (name: string) => path.resolve(import.meta.dirname, '../../../node_modules/.bin', name)
const checks: [string, string[]][] = [
  ['prettier', ['--check', '.']],
  ['eslint', ['.', '--max-warnings', '0']],
  ['tsc', ['--noEmit']],
  ['svelte-check', ['--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human']],
]
const failed = checks.filter(([name, args]) => {
  console.log(`\n— ${name} ${args.join(' ')}`)
  return spawnSync(bin(name), args, { stdio: 'inherit' }).status !== 0
})
if (failed.length > 0) console.error(`\nNot in order: ${failed.map(([name]) => name).join(', ')}`)
process.exit(failed.length > 0 ? 1 : 0)
