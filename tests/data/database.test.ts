import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useHere } from '../support/here.ts'

const here = useHere()

// An error that nobody listens to ends the process; here it would fail the whole run.
test('a connection that is cut while somebody holds it fails their request, never the process, and the next is served', async () => {
  for (const db of [here.db, here.app.db]) {
    const cut = db.transaction().execute(async (trx) => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(trx)
    })
    await expect(cut).rejects.toThrow()
    expect((await sql<{ one: number }>`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }])
  }
})
