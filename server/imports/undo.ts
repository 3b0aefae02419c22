import { sql } from 'kysely'
import type { Db, Trx } from '../data/database.ts'
import { announce } from '../data/changes.ts'
import { enter } from '../ledger/enter.ts'
import { Refusal } from '../http/refusal.ts'

type Obstacle = {
  obstacle: 'answered' | 'quoted' | 'in-paper' | 'safeguarding' | 'withdrawn'
  comments: number
  ref: string | null
}

/** Why an import cannot be taken back, a sentence for each reason; none if it can. */
export async function whyNotUndo(db: Db, importId: string): Promise<string[]> {
  const { rows } = await sql<Obstacle>`select * from undo_obstacles(${importId}) order by obstacle, ref`.execute(db)
  return rows.map(({ obstacle, comments, ref }) => {
    const those = comments === 1 ? '1 of its comments' : `${comments.toLocaleString('en-GB')} of its comments`
    const is = comments === 1 ? 'is' : 'are'
    const has = comments === 1 ? 'has' : 'have'
    switch (obstacle) {
      case 'answered':
        return `${those} ${is} answered by the published response ${ref}.`
      case 'quoted':
        return `${those} ${is} quoted in the published response ${ref}.`
      case 'in-paper':
        return `${those} ${is} quoted in the paper ${ref}, which has been issued.`
      case 'safeguarding':
        return `${those} ${has} been acted on for safeguarding.`
      case 'withdrawn':
        return `${those} ${has} been withdrawn by whoever wrote ${comments === 1 ? 'it' : 'them'}; importing the file again would bring ${comments === 1 ? 'it' : 'them'} back.`
    }
  })
}

/** How many links from comments of this import to unpublished responses would go with it. */
export async function draftLinks(db: Db, importId: string): Promise<number> {
  const { links } = await db
    .selectFrom('importRow as r')
    .innerJoin('submission as s', 's.importRowId', 'r.id')
    .innerJoin('comment as c', 'c.submissionId', 's.id')
    .innerJoin('responseComment as l', (join) => join.onRef('l.commentId', '=', 'c.id').on('l.unlinkedAt', 'is', null))
    .select(({ fn }) => fn.countAll<number>().as('links'))
    .where('r.importId', '=', importId)
    .executeTakeFirstOrThrow()
  return links
}

/**
 * Take a whole import back: its submissions and all that was made of them go, the import and its lines stay as the account of
 * what was there. The file can be imported again afterwards.
 * @throws {Refusal} `not-found`; `conflict`, saying exactly what has come of it
 */
export async function undoImport(
  db: Db,
  importId: string,
  by: string,
  at: Date,
): Promise<{ submissions: number; comments: number }> {
  const found = await db.selectFrom('import').select('undoneAt').where('id', '=', importId).executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'There is no such import.')
  if (found.undoneAt) throw new Refusal('conflict', 'This import has been taken back already.')
  try {
    return await db.transaction().execute(async (trx) => {
      // A large import takes longer than a request may; the database still ends what hangs.
      await sql`set local statement_timeout = '120s'`.execute(trx)
      await trx.selectFrom('import').select('id').where('id', '=', importId).forUpdate().execute()
      const comments = await commentsOf(trx, importId)
      const { rows } = await sql<{ submissions: number; comments: number }>`
        select * from undo_import(${importId}, ${by})`.execute(trx)
      for (let from = 0; from < comments.length; from += 10_000) {
        const some = comments.slice(from, from + 10_000)
        const worded = some.filter(({ erasedAt }) => !erasedAt)
        await enter(
          trx,
          at,
          { kind: 'withdrawn', comments: some.map(({ id }) => id) },
          { kind: 'erased', comments: worded.map(({ id }) => id), reason: 'import-taken-back' },
        )
      }
      await announce(trx, 'public')
      return rows[0] ?? { submissions: 0, comments: 0 }
    })
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'P0002') throw new Refusal('conflict', 'This import has been taken back already.')
    if (code !== '55006') throw error
    const reasons = await whyNotUndo(db, importId)
    throw new Refusal('conflict', `This import cannot be taken back: ${reasons.join(' ')}`)
  }
}

function commentsOf(trx: Trx, importId: string): Promise<{ id: string; erasedAt: Date | null }[]> {
  return trx
    .selectFrom('importRow as r')
    .innerJoin('submission as s', 's.importRowId', 'r.id')
    .innerJoin('comment as c', 'c.submissionId', 's.id')
    .select(['c.id', 'c.erasedAt'])
    .where('r.importId', '=', importId)
    .execute()
}
