import { isDeepStrictEqual } from 'node:util'
import { CompiledQuery, sql } from 'kysely'
import type { Known } from '../../consultations/known.ts'
import type { Db, Trx } from '../../data/database.ts'
import { newId } from '../../data/ids.ts'
import { Refusal } from '../../http/refusal.ts'
import { seal, unseal } from '../../data/seal.ts'
import { type Asks, plain, taking, valuesOf } from '../../intake/gather.ts'
import type { Keys } from '../../intake/receive.ts'
import { entryOf } from './entry.ts'
import type { EventFinder } from './events.ts'
import { type LineFound, keyOf, shortened } from './outcomes.ts'
import type { Import } from '../queries.ts'

/** Where lines are written, and by whom. */
export type Writing = { db: Db; keys: Keys; consultation: Known; begun: Import; events: EventFinder; at: Date }

/** Some lines with all that is written of them, made while the database is at the lines before. */
export type Ready = {
  lines: LineFound[]
  accepted: number
  values: unknown[]
  /** Contact details that a newer export says otherwise, sealed, by the submission they belong to. */
  contacts: { submissionId: string; sealed: Buffer }[]
}

/** Some of these rows came in, by another hand, after they were looked for. */
export class Overtaken extends Error {}

/** Make ready what is written of some lines. An event that they name and nobody knows is added at once. */
export async function makeReady(writing: Writing, given: LineFound[]): Promise<Ready> {
  const { lines, contacts } = await withContacts(writing, given)
  const { keys, consultation, begun, events, at } = writing
  await events.makeMissing(
    lines.flatMap(({ outcome, submission }) => (outcome === 'accepted' && submission?.event) || []),
  )
  let whole: string | null = null
  const rows = lines.map((line) => {
    const { outcome, submission, partOf } = line
    const id = newId(at)
    if (partOf !== undefined && outcome === 'accepted') return { ...line, id, entry: null, submissionId: whole }
    if (outcome !== 'accepted' || !submission) return { ...line, id, entry: null }
    const place = {
      consultation,
      phaseCode: begun.choices.phaseCode ?? null,
      eventId: submission.event && events.idOf(submission.event),
      importRowId: id,
      idempotencyKey: keyOf(begun.series, submission),
      enteredBy: begun.byPerson,
      at,
    }
    const entry = entryOf(keys, submission, place)
    whole = entry.id
    return { ...line, id, entry }
  })
  const entries = rows.flatMap(({ entry }) => entry ?? [])
  const column = <T>(read: (row: (typeof rows)[number]) => T) => rows.map(read)
  const values = [
    ...valuesOf(entries),
    begun.id,
    plain(column(({ id }) => id)),
    plain(column(({ line }) => line)),
    column(({ outcome }) => outcome),
    column(({ reason }) => reason),
    column(({ raw, outcome }) => (raw && outcome !== 'accepted' ? seal(keys.contactKey, raw) : null)),
    column(({ submission }) => (submission?.sourceId == null ? null : shortened(submission.sourceId))),
    column(({ submission }) => submission && Buffer.from(submission.contentHash, 'hex')),
    plain(column(({ entry, submissionId }) => entry?.id ?? submissionId)),
  ]
  return { lines, accepted: entries.length, values, contacts }
}

/** Rows that are there already, but whose contact details have changed: we update those, and say so. */
async function withContacts({ db, keys }: Writing, lines: LineFound[]): Promise<Pick<Ready, 'lines' | 'contacts'>> {
  const asked = lines.flatMap(({ outcome, submission, submissionId }) =>
    outcome === 'already' && submission?.contact && submissionId !== null ? submissionId : [],
  )
  if (asked.length === 0) return { lines, contacts: [] }
  const rows = await db
    .selectFrom('contact')
    .select(['submissionId', 'sealed'])
    .where('submissionId', 'in', asked)
    .execute()
  const before = new Map(rows.map(({ submissionId, sealed }) => [submissionId, sealed]))
  const contacts: Ready['contacts'] = []
  const told = lines.map((line) => {
    const { outcome, submission, submissionId } = line
    // Who has none any more asked for that, or it was too old: it is not written again.
    const sealed = submissionId === null || outcome !== 'already' ? undefined : before.get(submissionId)
    if (!submission?.contact || !sealed || submissionId === null) return line
    const known = unseal(keys.contactKey, sealed) as Record<string, unknown>
    const now = {
      ...known,
      ...Object.fromEntries(Object.entries(submission.contact).filter(([, value]) => value !== null)),
    }
    if (isDeepStrictEqual(known, now)) return line
    contacts.push({ submissionId, sealed: seal(keys.contactKey, now) })
    return { ...line, reason: 'Its contact details were brought up to date.' }
  })
  return { lines: told, contacts }
}

const statement = `with ${taking}, lines as (
  insert into import_row (id, import_id, line, outcome, reason, raw, source_id, content_hash, submission_id)
  select l.id, $39, l.line, l.outcome, l.reason, l.raw, l.source_id, l.content_hash, l.submission_id
  from unnest($40::uuid[], $41::int[], $42::text[], $43::text[], $44::bytea[], $45::text[], $46::bytea[], $47::uuid[])
    as l(id, line, outcome, reason, raw, source_id, content_hash, submission_id)
)
select count(*)::int as taken from taken`

/**
 * Write lines with all that is made of them.
 * @param done    how many lines were in before
 * @param atWork  called once the database has all it needs
 * @throws {Refusal} as `countLines`
 * @throws {Overtaken}
 */
export async function writeLines(
  trx: Trx,
  importId: string,
  ready: Ready,
  done: number,
  atWork: () => void,
): Promise<void> {
  await countLines(trx, importId, ready.lines, done)
  const written = asking(trx).query<{ taken: number }>({ name: 'take-lines', text: statement, values: ready.values })
  atWork()
  const { rows } = await written
  if (rows[0]?.taken !== ready.accepted) throw new Overtaken()
  for (const { submissionId, sealed } of ready.contacts)
    await trx.updateTable('contact').set({ sealed }).where('submissionId', '=', submissionId).execute()
}

/**
 * Count lines that are about to be written. The process that counts holds the import until they are in: of two processes that carry on
 * with it, one finds itself overtaken.
 * @throws {Refusal} `conflict` if the import was stopped or taken back, or others than `done` lines were in before
 */
export async function countLines(trx: Trx, importId: string, lines: LineFound[], done: number): Promise<void> {
  const count = (wanted: LineFound['outcome']) => lines.filter(({ outcome }) => outcome === wanted).length
  const taken = lines.flatMap(({ outcome, submission }) => (outcome === 'accepted' && submission) || [])
  const notes = taken.filter(({ kind }) => kind === 'event-note').length
  const comments = taken.reduce((sum, submission) => sum + submission.comments.length, 0)
  const totals = await trx
    .updateTable('import')
    .set(({ eb }) => ({
      rows: eb('rows', '+', lines.filter(({ data }) => data).length),
      accepted: eb('accepted', '+', count('accepted')),
      rejected: eb('rejected', '+', count('rejected')),
      held: eb('held', '+', count('held')),
      already: eb('already', '+', count('already')),
      submissions: eb('submissions', '+', taken.length - notes),
      notes: eb('notes', '+', notes),
      comments: eb('comments', '+', comments),
      lastAt: sql<Date>`now()`,
    }))
    .where('id', '=', importId)
    .returning(['finishedAt', 'stoppedAt', 'undoneAt', 'undoingAt', 'accepted', 'rejected', 'held', 'already'])
    .executeTakeFirstOrThrow()
  if (totals.undoingAt ?? totals.undoneAt) throw new Refusal('conflict', 'This import has been taken back.')
  if (totals.stoppedAt) throw new Refusal('conflict', 'This import has been stopped.')
  if (totals.finishedAt || countedIn(totals) !== done + lines.length)
    throw new Refusal('conflict', 'Another process is carrying on with this import.')
}

/** How many lines of an import are in. */
export function countedIn(totals: Pick<Import, 'accepted' | 'rejected' | 'held' | 'already'>): number {
  return totals.accepted + totals.rejected + totals.held + totals.already
}

/** A transaction as the intake's statement asks for one. */
export function asking(trx: Trx): Asks {
  return {
    async query<Row>({ text, values }: { text: string; values: unknown[] }) {
      const { rows } = await trx.withoutPlugins().executeQuery(CompiledQuery.raw(text, values))
      return { rows: rows as Row[] }
    },
  }
}
