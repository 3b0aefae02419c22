import { expect, test } from 'vitest'
import { useHere } from '../support/here.ts'
import { make, say } from '../support/make.ts'
import { newSigningKey } from '#server/ledger/checkpoint.ts'
import { sequenceWaiting } from '#workers/ledger.ts'
import { verifyLedger } from '#server/ledger/verifier/verify.mjs'
import { publicKeyOf } from '#server/ledger/checkpoint.ts'
const here = useHere()
test('x', async () => {
  const key = newSigningKey('localhost/ledger')
  await here.db.insertInto('ledgerKey').values({ publicKey: publicKeyOf(key) }).execute()
  const { slug } = await make(here).consultation()
  const r = (await say(here.app, slug, ['a', 'b\r\nc'])).json()
  console.log(await sequenceWaiting(here.db, key, () => here.clock.now))
  const e = await here.app.inject('/ledger.jsonl')
  console.log(e.statusCode, e.body)
  const proof = await here.app.inject(`/receipts/${r.receipt}/proof.json`)
  console.log(proof.body)
  console.log(await verifyLedger(new Blob([e.body]), { receipt: proof.body }))
  for (const u of ['/ledger', '/ledger/verify', '/api/ledger', '/ledger/checkpoint', '/ledger/proof/consistency?from=1&to=2', '/ledger/verifier/page.mjs','/api/health/ready', '/api/openapi.json', '/receipts/'+r.receipt]) {
    const g = await here.app.inject(u); console.log(u, g.statusCode, g.headers['content-type'], g.body.length, g.statusCode >= 400 ? g.body : '')
  }
  expect(1).toBe(1)
})
