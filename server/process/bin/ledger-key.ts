// `npm run ledger-key -- NAME`: a new key to sign the ledger with, for LEDGER_KEY. NAME is where the ledger is, without https://.
import { newSigningKey } from '../../ledger/checkpoint.ts'

const name = process.argv[2]
if (!name || !/^[^\s+]+$/.test(name)) {
  console.error('Name the ledger: npm run ledger-key -- your.domain/ledger')
  process.exit(1)
}
console.log(newSigningKey(name))
