import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { newSigningKey, publicKeyOf } from '#server/ledger/checkpoint.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { eventually, startProcess } from '../support/process.ts'

const here = useHere()
const key = newSigningKey('localhost/ledger')
const publicKey = publicKeyOf(key)

test('npm run verify checks the export of a running server', async () => {
  const { slug } = await make(here).consultation({ opensOn: '2020-01-01', closesOn: '2999-12-31' })
  const running = await startProcess(here, { LEDGER_KEY: key })
  const dir = mkdtempSync(path.join(tmpdir(), 'said-ledger-'))
  try {
    const reply = await fetch(`${running.url}/api/consultations/${slug}/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ comments: [{ body: 'Please keep the ward.' }] }),
    })
    const { receipt } = (await reply.json()) as { receipt: string }
    const save = async (address: string, name: string) => {
      const file = await fetch(running.url + address)
      if (file.ok) writeFileSync(path.join(dir, name), await file.text())
      return file.ok
    }
    await eventually('the comment has its proof', () => save(`/receipts/${receipt}/proof.json`, 'proof.json'), 10)
    expect(await save('/ledger.jsonl', 'ledger.jsonl')).toBe(true)
    const verify = promisify(execFile)(
      process.execPath,
      [
        path.resolve(import.meta.dirname, '../../server/process/bin/verify.ts'),
        'ledger.jsonl',
        '--receipt',
        'proof.json',
        '--key',
        publicKey,
      ],
      { cwd: dir },
    )
    const { stdout } = await verify
    expect(stdout).toContain(
      'Nothing was altered, dropped, reordered, inserted or added late: 1 entry, 1 signed checkpoint.',
    )
    expect(stdout).toContain('Your comment is entry 0, word for word.')
  } finally {
    await running.kill('SIGTERM')
    rmSync(dir, { recursive: true })
  }
})
