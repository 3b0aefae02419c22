import type { Db } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { Refusal } from '../../http/refusal.ts'

/** Stop an import between two batches of lines: what is in stays in, and it can go on or be taken back. */
export function stopImport(db: Db, id: string, by: string, at: Date): Promise<void> {
  return change(db, id, by, at, 'stop')
}

/** Let a stopped or failed import go on where it ended. */
export function resumeImport(db: Db, id: string, by: string, at: Date): Promise<void> {
  return change(db, id, by, at, 'resume')
}

async function change(db: Db, id: string, by: string, at: Date, to: 'stop' | 'resume'): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('import')
      .select(['consultationId', 'finishedAt', 'stoppedAt', 'undoneAt', 'fault'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!found) throw new Refusal('not-found', 'There is no such import.')
    if (found.undoneAt) throw new Refusal('conflict', 'This import has been taken back.')
    if (found.finishedAt) throw new Refusal('conflict', 'This import has finished already.')
    const still = found.stoppedAt !== null || found.fault !== null
    if (still === (to === 'stop')) return
    await trx
      .updateTable('import')
      .set(to === 'stop' ? { stoppedAt: at, stoppedBy: by } : { stoppedAt: null, stoppedBy: null, fault: null })
      .where('id', '=', id)
      .execute()
    await record(trx, {
      actor: by,
      action: to === 'stop' ? 'import.stopped' : 'import.resumed',
      subjectId: id,
      consultationId: found.consultationId,
      at,
    })
  })
}
