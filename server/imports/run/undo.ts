import { sql } from 'kysely'
import type { Db } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { announce } from '../../data/changes.ts'
import { enter } from '../../ledger/enter.ts'
import { Refusal } from '../../http/refusal.ts'

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
        return `${those} ${has} been withdrawn by ${comments === 1 ? 'its author' : 'their authors'}; importing the file again would bring ${comments === 1 ? 'it' : 'them'} back.`
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

const pieceOf = 2_000

/**
 * Take a whole import back, piece by piece: its submissions and all that was made of them go, the import and its lines stay as the
 * account of what was there. The file can be imported again afterwards. What is begun goes on by `carryOnUndoing`, also after a stop.
 * @param mayGoOn  asked between two pieces; once it says no, the rest is left for the workers
 * @returns what is gone by now; `done` once that is all
 * @throws {Refusal} `not-found`; `conflict`, saying exactly what has come of it
 */
export async function undoImport(
  db: Db,
  importId: string,
  by: string,
  at: Date,
  mayGoOn: () => boolean = () => true,
): Promise<{ submissions: number; comments: number; done: boolean }> {
  await db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('import')
      .select(['undoneAt', 'undoingAt'])
      .where('id', '=', importId)
      .forUpdate()
      .executeTakeFirst()
    if (!found) throw new Refusal('not-found', 'There is no such import.')
    if (found.undoneAt) throw new Refusal('conflict', 'This import has been taken back already.')
    const reasons = await whyNotUndo(trx, importId)
    if (reasons.length > 0) throw cannot(reasons)
    if (!found.undoingAt)
      await trx.updateTable('import').set({ undoingAt: at, undoingBy: by }).where('id', '=', importId).execute()
  })
  return carryOnUndoing(db, importId, at, mayGoOn)
}

/**
 * Go on taking back an import that was begun to be: each piece is a transaction of its own, so that nobody waits for the whole.
 * @throws {Refusal} `conflict` if something has come of what is left: that stays, and the import is not being taken back any more
 */
export async function carryOnUndoing(
  db: Db,
  importId: string,
  at: Date,
  mayGoOn: () => boolean = () => true,
): Promise<{ submissions: number; comments: number; done: boolean }> {
  const gone = { submissions: 0, comments: 0 }
  try {
    for (;;) {
      const piece = await undoPiece(db, importId, at)
      gone.submissions += piece.submissions
      gone.comments += piece.comments
      if (piece.submissions < pieceOf) break
      if (!mayGoOn()) return { ...gone, done: false }
    }
    const whole = await finishUndoing(db, importId, gone, at)
    return { ...whole, done: true }
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === 'P0002') throw new Refusal('conflict', 'This import has been taken back already.')
    if (code !== '55006') throw error
    await db.updateTable('import').set({ undoingAt: null, undoingBy: null }).where('id', '=', importId).execute()
    throw cannot(await whyNotUndo(db, importId))
  }
}

function cannot(reasons: string[]): Refusal {
  return new Refusal('conflict', `This import cannot be taken back: ${reasons.join(' ')}`)
}

function undoPiece(db: Db, importId: string, at: Date): Promise<{ submissions: number; comments: number }> {
  return db.transaction().execute(async (trx) => {
    await sql`set local statement_timeout = '120s'`.execute(trx)
    const { rows } = await sql<{ submissionIds: string[]; commentIds: string[]; wordedIds: string[] }>`
      select * from undo_import_piece(${importId}, ${pieceOf})`.execute(trx)
    const { submissionIds = [], commentIds = [], wordedIds = [] } = rows[0] ?? {}
    await enter(
      trx,
      at,
      { kind: 'withdrawn', comments: commentIds },
      { kind: 'erased', comments: wordedIds, reason: 'import-taken-back' },
    )
    await announce(trx, 'public')
    return { submissions: submissionIds.length, comments: commentIds.length }
  })
}

function finishUndoing(db: Db, importId: string, last: { submissions: number; comments: number }, at: Date) {
  return db.transaction().execute(async (trx) => {
    const { undoingBy, consultationId, takenBack, submissions, notes } = await trx
      .selectFrom('import')
      .select(['undoingBy', 'consultationId', 'takenBack', 'submissions', 'notes'])
      .where('id', '=', importId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    await sql`select undo_import_end(${importId}, ${undoingBy}, ${at})`.execute(trx)
    const whole = { submissions: Math.max(submissions + notes, last.submissions), comments: takenBack }
    await record(trx, {
      actor: undoingBy,
      action: 'import.undone',
      subjectId: importId,
      consultationId,
      detail: whole,
      at,
    })
    return whole
  })
}
