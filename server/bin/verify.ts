// Checks an export of the public ledger on the command line. All the checking is in verify.mjs, which a browser can
// run as well; this only opens the files, says what was found and exits with 0 if all is well and 1 if not.
import { openAsBlob } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { verifyLedger } from '../ledger/verifier/verify.mjs'

const usage =
  'Usage: npm run verify -- EXPORT.jsonl [--receipt receipt.json] [--older older-checkpoint.txt] [--key KEY]'

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { receipt: { type: 'string' }, older: { type: 'string' }, key: { type: 'string' } },
  })
  if (positionals.length !== 1) throw new Error(usage)
  const name = here(positionals[0]!)
  await access(name) // says which file it is that cannot be opened
  const file = await openAsBlob(name)
  const verdict = await verifyLedger(file, {
    receipt: values.receipt && (await readFile(here(values.receipt), 'utf8')),
    older: values.older && (await readFile(here(values.older), 'utf8')),
    key: values.key,
  })
  for (const sentence of verdict.sentences) console.log(sentence)
  process.exitCode = verdict.ok ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

function here(file: string): string {
  return path.resolve(process.env.CALLED_FROM ?? '.', file)
}
