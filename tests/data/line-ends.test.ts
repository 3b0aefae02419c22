import pg from 'pg'
import { Kysely, PostgresDialect } from 'kysely'
import { expect, test } from 'vitest'
import { up } from '../../migrations/2026-11-30-60-line-ends.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()

test('what was stored with the line ends of browsers has ours afterwards; what people said stays as it was sent', async () => {
  const { id } = await make(here).consultation()
  await here.db.updateTable('phase').set({ name: 'One\r\ntwo\rthree' }).where('consultationId', '=', id).execute()
  const pool = new pg.Pool({ connectionString: here.ownerUrl, max: 1 })
  const owner = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  for (const _twice of [1, 2]) await owner.transaction().execute((trx) => up(trx))
  await owner.destroy()
  const { name } = await here.db
    .selectFrom('phase')
    .select('name')
    .where('consultationId', '=', id)
    .limit(1)
    .executeTakeFirstOrThrow()
  expect(name).toBe('One\ntwo\nthree')
})
