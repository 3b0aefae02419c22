import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Config } from '../process/config.ts'
import type { Db } from '../data/database.ts'
import { newSigningKey, publicKeyOf } from './checkpoint.ts'
import { makeFolder } from '../process/folder.ts'
import { publicKeyIn } from './queries.ts'

/**
 * The key that signs this installation's ledger: `LEDGER_KEY`, else the one in `DATA_DIR/ledger.key`, which is made (readable by
 * us alone) if there is none and the ledger has not begun. Its public half is written down in the database, once and for all.
 * @throws {Error} with a sentence that says what to set, if the ledger was begun with another key
 */
export async function signingKeyFor(config: Config, db: Db): Promise<string> {
  const known = await publicKeyIn(db)
  // A new one made here would lie where the lost one is looked for.
  if (known && !config.ledgerKey && !existsSync(keyFile(config)))
    throw new Error(`This ledger is signed with the key ${known}, and ${keyFile(config)} is not there. ${howToGive}`)
  const key = config.ledgerKey ?? keyInFile(config)
  const ours = publicKeyOf(key)
  await db
    .insertInto('ledgerKey')
    .values({ publicKey: ours })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const begunWith = await publicKeyIn(db)
  if (begunWith !== ours) {
    throw new Error(
      `This ledger is signed with the key ${begunWith}, but ${config.ledgerKey ? 'LEDGER_KEY' : keyFile(config)} is another. ${howToGive}`,
    )
  }
  return key
}

const howToGive =
  'Give every process that works in the background the same LEDGER_KEY (the line in ledger.key, in the DATA_DIR of the ' +
  'process that began the ledger), or one DATA_DIR; if the file was lost, bring it back from where you keep a copy.'

const keyFile = ({ dataDir }: Config) => path.join(dataDir, 'ledger.key')

function keyInFile(config: Config): string {
  const file = keyFile(config)
  const origin = `${config.publicUrl ? new URL(config.publicUrl).host : 'localhost'}/ledger`
  try {
    makeFolder(config.dataDir)
    // 'wx': two processes that start at once must not each make a key of their own.
    writeFileSync(file, `${newSigningKey(origin)}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file, 'utf8').trim()
}
