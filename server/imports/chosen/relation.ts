import { sql } from 'kysely'
import type { Db } from '../../data/database.ts'
import { saidAt } from '../run/entry.ts'
import { besideKeyOf, keyOf } from '../run/outcomes.ts'
import type { ColumnMap } from '../reader/mapped.ts'
import type { Table } from '../reader/table.ts'
import { type ImportedSubmission, mapBatches, plainText, rowMapper } from '../reader/rows.ts'
import { type SameSurvey, sameSurveyOf, withKnownLabels } from './same-survey.ts'
import { allThere, wordsThere } from './words-there.ts'

/** What a person says of a file that has to do with an earlier one: a newer export of it, or something else. */
export type As = 'newer' | 'another'

/** How a file stands to what was imported before. */
export type Relation = {
  /** The survey whose rows are known again; null: none of this file's rows can be there. */
  series: SameSurvey | null
  as: As
  /** A row is also known by its words alone, without an ID. */
  byWords: boolean
  /** What has to be asked once for the whole file, with what is done until somebody answers; null if all is clear. */
  question: string | null
  /** The map under whose headings rows are known again. */
  map: ColumnMap
}

const looked = 500

/**
 * Look at a file's first rows to tell whether it is a newer export, another survey that numbers from 1 again, or a second log of the
 * same words.
 * @param as  a person's word, which goes before all evidence
 */
export async function relationOf(
  db: Db,
  consultationId: string,
  table: Pick<Table, 'batches'>,
  given: ColumnMap,
  as: As | undefined,
): Promise<Relation> {
  const series = await sameSurveyOf(db, consultationId, given)
  const map = withKnownLabels(given, series)
  if (as === 'another') return { series: null, as, byWords: false, question: null, map: given }
  const sample = await firstSubmissions(table, map)
  if (series && as === undefined && (await numbersAgain(db, consultationId, series.id, sample))) {
    return {
      series: null,
      as: 'another',
      byWords: false,
      question:
        `The headings and IDs are those of “${series.fileName}”, but none of the people with the same ID say the same: it is read as ` +
        'another survey, such as a copied form. If it is a newer export of that file, please say so.',
      map: given,
    }
  }
  const others = series ? await unknownIn(db, consultationId, series.id, sample) : sample
  const bodies = others.map(({ comments }) => comments.map(({ body }) => body))
  const there = await wordsThere(db, consultationId, bodies.flat())
  const again = bodies.filter((texts) => allThere(there, texts)).length
  const most = again >= 2 && again * 2 >= others.length
  const whole = sample.length < looked ? '' : ` of the first ${looked}`
  return {
    series,
    as: as ?? (series ? 'newer' : 'another'),
    byWords: as === 'newer',
    question:
      as === undefined && most
        ? `${again} of ${others.length} rows${whole} have exactly the same words as comments that are here already. They are imported beside ` +
          'those, as from a second log. If it is a newer export of the same, please say so, and they are left out.'
        : null,
    map,
  }
}

async function firstSubmissions(table: Pick<Table, 'batches'>, map: ColumnMap): Promise<ImportedSubmission[]> {
  const found: ImportedSubmission[] = []
  const batches = table.batches()
  for await (const { accepted, held } of mapBatches(batches, rowMapper(map))) {
    for (const { submission } of [...accepted, ...held])
      if (submission && submission.comments.length > 0) found.push(submission)
    if (found.length >= looked) break
  }
  await batches.return(undefined)
  return found.slice(0, looked)
}

/** Do IDs come again with other people? Of those that are there, nobody says the same or said it at the same moment. */
async function numbersAgain(
  db: Db,
  consultationId: string,
  series: string,
  sample: ImportedSubmission[],
): Promise<boolean> {
  const identified = sample.filter(({ sourceId }) => sourceId !== null)
  const there = await submissionsWith(
    db,
    consultationId,
    identified.map((each) => keyOf(series, each)),
  )
  const known = identified.flatMap((submission) => {
    const before = there.get(keyOf(series, submission))
    return before ? [{ submission, before }] : []
  })
  if (known.length < 3) return false
  const same = known.filter(({ submission, before }) => {
    const at = saidAt(submission)
    if (before.bodyHash.toString('hex') === submission.contentHash) return true
    if (at && at.getTime() === before.saidAt.getTime()) return true
    const long = submission.comments.map(({ body }) => plainText(body)).filter((text) => text.length >= 20)
    return long.some((text) => before.bodies.includes(text))
  })
  return same.length * 10 < known.length
}

async function unknownIn(db: Db, consultationId: string, series: string, sample: ImportedSubmission[]) {
  const keys = sample.flatMap((each) => [keyOf(series, each), besideKeyOf(series, each)])
  const there = await submissionsWith(db, consultationId, keys)
  return sample.filter((each) => !there.has(keyOf(series, each)) && !there.has(besideKeyOf(series, each)))
}

async function submissionsWith(db: Db, consultationId: string, keys: string[]) {
  const rows = await db
    .selectFrom('submission as s')
    .leftJoin('comment as c', 'c.submissionId', 's.id')
    .leftJoin('originalWords as own', 'own.commentId', 'c.id')
    .select((eb) => ['s.idempotencyKey', 's.bodyHash', 's.saidAt', eb.fn.coalesce('own.body', 'c.body').as('body')])
    .where('s.consultationId', '=', consultationId)
    .where(sql<boolean>`s.idempotency_key = any(${keys}::text[])`)
    .execute()
  const found = new Map<string, { bodyHash: Buffer; saidAt: Date; bodies: string[] }>()
  for (const { idempotencyKey, bodyHash, saidAt, body } of rows) {
    const each = found.get(idempotencyKey) ?? { bodyHash, saidAt, bodies: [] }
    if (body !== null) each.bodies.push(plainText(body))
    found.set(idempotencyKey, each)
  }
  return found
}
