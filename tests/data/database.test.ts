import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase, plannedOnce } from '#server/data/database.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

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

test('a query that is planned once is planned once for each connection, and answers each key with its own', async () => {
  const made = [await make(here).consultation(), await make(here).consultation()]
  const { db, close } = openDatabase(here.appUrl, 1)
  try {
    const slugOf = (id: string) =>
      db.selectFrom('consultation').select('slug').where('id', '=', id).modifyEnd(plannedOnce).executeTakeFirst()
    for (const { id, slug } of [...made, ...made]) expect(await slugOf(id)).toEqual({ slug })
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(db)
    expect(rows.map(({ statement }) => statement)).toEqual([expect.stringContaining('from "consultation"')])
  } finally {
    await close()
  }
})
