// Checks an export of the public ledger on the command line. All the checking is in verify.mjs, which a browser can
// run as well; this only opens the files, says what was found and exits with 0 if all is well and 1 if not.
import { openAsBlob } from 'node:fs'
import { access, readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { verifyCheckpoints, verifyLedger } from '../../ledger/verifier/verify.mjs'

const usage = `Usage: npm run verify -- EXPORT.jsonl [--receipt receipt.json] [--older checkpoint.txt] [--key KEY]
       npm run verify -- --older checkpoint.txt --newer checkpoint.txt --key KEY [--proof consistency.json]`

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      receipt: { type: 'string' },
      older: { type: 'string' },
      newer: { type: 'string' },
      proof: { type: 'string' },
      key: { type: 'string' },
    },
  })
  const textOf = (file: string | undefined) => file && readFile(here(file), 'utf8')
  const [receipt, older, newer] = [await textOf(values.receipt), await textOf(values.older), await textOf(values.newer)]
  let verdict: { ok: boolean; sentences: string[] }
  if (newer) {
    if (positionals.length > 0 || !older || !values.key) throw new Error(usage)
    verdict = await verifyCheckpoints(older, newer, values.key, await textOf(values.proof))
  } else {
    if (positionals.length !== 1) throw new Error(usage)
    const name = here(positionals[0]!)
    await access(name) // says which file it is that cannot be opened
    verdict = await verifyLedger(await openAsBlob(name), { receipt, older, key: values.key })
  }
  for (const sentence of verdict.sentences) console.log(sentence)
  process.exitCode = verdict.ok ? 0 : 1
} catch (error) {
  console.error(sentenceOf(error))
  process.exitCode = 1
}

function sentenceOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code, path: file } = error as NodeJS.ErrnoException
  return code === 'ENOENT' ? `There is no file ${file}.` : error.message
}

function here(file: string): string {
  return path.resolve(process.env.CALLED_FROM ?? '.', file)
}
