import type { Db } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import type { Known } from '../../consultations/known.ts'
import { Refusal } from '../../http/refusal.ts'
import type { Keys } from '../../intake/receive.ts'
import type { HeardDecision, HeardRow } from '../contract.ts'
import { decide, readKept } from '../decide.ts'
import type { Import } from '../queries.ts'

/** Rows shown at once; the rest follow when those have been seen to. */
const maxShown = 100

/** How many rows of imports may tell of harm and wait for the safeguarding lead: a figure without any words. */
export async function rowsHeardWaiting(db: Db): Promise<number> {
  const { waiting } = await db
    .selectFrom('rowHeard')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('seenAt', 'is', null)
    .executeTakeFirstOrThrow()
  return waiting
}

/** The rows that wait for the safeguarding lead, with their words: the most pressing first, then the longest waiting. */
export async function rowsHeard(db: Db, keys: Keys): Promise<HeardRow[]> {
  const rows = await db
    .selectFrom('rowHeard as h')
    .innerJoin('importRow as r', 'r.id', 'h.importRowId')
    .innerJoin('import as i', 'i.id', 'r.importId')
    .innerJoin('consultation as k', 'k.id', 'i.consultationId')
    .select([
      'r.importId',
      'r.line',
      'r.outcome',
      'r.reason',
      'r.decision',
      'r.raw',
      'i.fileName',
      'i.map',
      'i.decisions',
      'k.title as consultation',
      'h.kind',
      'h.urgency',
      'h.raisedAt',
    ])
    .where('h.seenAt', 'is', null)
    .orderBy('h.urgency')
    .orderBy('h.raisedAt')
    .limit(maxShown)
    .execute()
  return rows.map(({ raw, map, decisions, outcome, decision, ...row }) => {
    const { cells, readable } = readKept(keys, raw, { map, decisions } as Pick<Import, 'map' | 'decisions'>)
    return { ...row, cells, mayTake: readable && outcome === 'held' && decision === null }
  })
}

/**
 * See to a row that may tell of harm: take it in, so that it waits among the comments of the safeguarding queue, or leave it out
 * with a note of what was done. Its words stay hidden from everybody else.
 * @throws {Refusal} `not-found`; `conflict` if somebody has seen to it, or it cannot be taken as it is
 */
export async function seeToRow(
  db: Db,
  keys: Keys,
  consultation: Known,
  importId: string,
  line: number,
  given: HeardDecision,
  by: string,
  at: Date,
): Promise<void> {
  const found = await db
    .selectFrom('rowHeard as h')
    .innerJoin('importRow as r', 'r.id', 'h.importRowId')
    .select(['r.id', 'r.decision', 'h.seenAt'])
    .where('r.importId', '=', importId)
    .where('r.line', '=', line)
    .executeTakeFirst()
  if (!found) throw new Refusal('not-found', 'There is no such row in the safeguarding queue.')
  if (given.decision === 'take') await decide(db, keys, consultation, importId, line, { decision: 'take' }, by, at)
  else if (found.decision === null) await decide(db, keys, consultation, importId, line, { decision: 'keep' }, by, at)
  await db.transaction().execute(async (trx) => {
    const seen = await trx
      .updateTable('rowHeard')
      .set({ seenBy: by, seenAt: at, note: given.note ?? null })
      .where('importRowId', '=', found.id)
      .where('seenAt', 'is', null)
      .executeTakeFirst()
    if (seen.numUpdatedRows === 0n) throw new Refusal('conflict', 'Somebody has seen to this row already.')
    await record(trx, {
      actor: by,
      action: 'import.row-heard-seen',
      subjectId: importId,
      consultationId: consultation.id,
      detail: { line, decision: given.decision },
      at,
    })
  })
}
