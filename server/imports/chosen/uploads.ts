import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { newId } from '../../data/ids.ts'
import type { Known } from '../../consultations/known.ts'
import type { Db } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { seal, unseal } from '../../data/seal.ts'
import { Refusal } from '../../http/refusal.ts'
import { fitMap, guessColumns, optionsOf, shapeOf, withDateOrder } from '../reader/columns/columns.ts'
import type { ColumnMap } from '../reader/mapped.ts'
import { openAgain } from '../reader/read.ts'
import { tools } from '../reader/columns/tools.ts'
import type { UploadView } from '../contract.ts'
import { mapNamed, savedMaps, saveMap } from './maps.ts'
import type { ImportReport } from './report.ts'
import { beginImport } from '../run/run.ts'
import { type Choices } from './choices.ts'
import { sameSurveyOf } from './same-survey.ts'
import { type Found, inspect, dryRunInThread } from './thread.ts'

/** Where chosen files wait; each is deleted once it was imported, given up, or a day old. */
export function uploadPath(dataDir: string, id: string): string {
  return path.join(dataDir, 'uploads', id)
}

/** Where a chosen file is kept, and the key for what is noted of it: its first rows and samples hold people's details. */
export type Keeping = { dataDir: string; contactKey: Buffer }

function closed(key: Buffer, noted: unknown): string {
  return JSON.stringify({ sealed: seal(key, noted).toString('base64') })
}

function opened(key: Buffer, kept: unknown): unknown {
  return kept === null ? null : unseal(key, Buffer.from((kept as { sealed: string }).sealed, 'base64'))
}

export const maxBytes = 100 * 1024 * 1024

/**
 * Take a chosen file in, piece by piece, and look at it.
 * @throws {Refusal} `too-large`; @throws {FileRefused} if it cannot be imported; nothing of it is kept then
 */
export async function takeFile(
  db: Db,
  { dataDir, contactKey }: Keeping,
  given: { file: Readable; fileName: string; consultation: Known; by: string; at: Date },
): Promise<string> {
  const id = newId(given.at)
  const target = uploadPath(dataDir, id)
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
  const hash = createHash('sha256')
  let fileBytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      fileBytes += chunk.length
      if (fileBytes <= maxBytes) return done(null, chunk)
      done(
        new Refusal('too-large', 'This file is larger than 100 MB. Please split it and import the parts one by one.'),
      )
    },
  })
  try {
    await pipeline(given.file, measure, createWriteStream(target, { mode: 0o600 }))
    const fileName = path.basename(given.fileName.replaceAll('\\', '/')).slice(0, 200) || 'file'
    const found = await inspect(target, fileName, fileBytes, {})
    await db.transaction().execute(async (trx) => {
      await trx
        .insertInto('upload')
        .values({
          id,
          personId: given.by,
          consultationId: given.consultation.id,
          fileName,
          fileHash: hash.digest(),
          fileBytes,
          choices: '{}',
          found: closed(contactKey, found),
          createdAt: given.at,
        })
        .execute()
      await record(trx, {
        actor: given.by,
        action: 'import.file-chosen',
        subjectId: id,
        consultationId: given.consultation.id,
        detail: { file: fileName, bytes: fileBytes },
        at: given.at,
      })
    })
    return id
  } catch (error) {
    await rm(target, { force: true })
    throw error
  }
}

/** A chosen file of this person's. @throws {Refusal} `not-found`, also for another person's */
export async function findUpload(db: Db, contactKey: Buffer, id: string, by: string) {
  const row = await db
    .selectFrom('upload')
    .selectAll()
    .where('id', '=', id)
    .where('personId', '=', by)
    .executeTakeFirst()
  if (!row) throw await goneBecause(db, id, by)
  return {
    ...row,
    choices: row.choices as Choices,
    found: opened(contactKey, row.found) as Found,
    report: opened(contactKey, row.report) as ImportReport | null,
  }
}
type Upload = Awaited<ReturnType<typeof findUpload>>

async function goneBecause(db: Db, id: string, by: string): Promise<Refusal> {
  const imported = await db
    .selectFrom('import')
    .select('finishedAt')
    .where('uploadId', '=', id)
    .where('byPerson', '=', by)
    .executeTakeFirst()
  return new Refusal(
    'not-found',
    imported?.finishedAt
      ? 'This file has been imported, so it is not kept here any more. To import it again, please choose it again.'
      : 'There is no such file here any more. Please choose it again.',
  )
}

/**
 * Read a chosen file. It is deleted once it was imported or given up, which may happen while somebody still asks about it.
 * @throws {Refusal} `not-found` if it is gone
 */
async function reading<T>(
  db: Db,
  { id, personId }: Pick<Upload, 'id' | 'personId'>,
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw await goneBecause(db, id, personId)
  }
}

export async function uploadView(db: Db, upload: Upload, consultation: Known): Promise<UploadView> {
  const { found } = upload
  const { map, choices, decisions } = readAs(upload)
  const [maps, series] = await Promise.all([savedMaps(db, shapeOf(found)), sameSurveyOf(db, consultation.id, map)])
  return {
    id: upload.id,
    fileName: upload.fileName,
    fileBytes: upload.fileBytes,
    consultation: { slug: consultation.slug, title: consultation.title },
    phases: consultation.phases.map(({ code, name }) => ({ code, name })),
    questions: consultation.questions.map(({ text }) => text),
    decisions,
    columns: found.columns.map(({ label, samples, dates }) => ({
      label,
      samples: samples.map((sample) => sample.slice(0, 200)),
      ambiguousDates: dates.ambiguous,
      datesWhy: dates.order === null ? '' : dates.why,
    })),
    first: found.first,
    rows: found.counts.rows,
    warnings: found.warnings,
    tools: tools.map(({ code, name }) => ({ code, name })),
    map,
    choices,
    maps: maps.map(({ name, fits }) => ({ name, fits })),
    series: series && { fileName: series.fileName, startedAt: series.startedAt },
    report: upload.report,
    sheetAfter: sheetAfter(upload),
  }
}

/** How a file is read and what its columns mean, as was chosen or is guessed; nothing that the database has to be asked. */
export const readAs = (upload: Upload) => ({
  map: mapOf(upload),
  choices: upload.choices,
  decisions: upload.found.decisions,
})

function mapOf({ choices, found }: Upload): ColumnMap {
  const { columns } = choices.map ?? guessColumns(found)
  const withOptions = columns.map((column) => ({
    ...column,
    repeated: optionsOf(column.role, found.columns[column.index]!),
  }))
  return withDateOrder({ columns: withOptions }, choices.dateOrder)
}

/**
 * Change what was decided. Reading the file another way begins the columns again where their headings changed.
 * @throws {FileRefused} if the file cannot be read so; the earlier choices hold then
 */
export async function choose(
  db: Db,
  { dataDir, contactKey }: Keeping,
  upload: Upload,
  change: Choices & { mapName?: string },
): Promise<void> {
  const { mapName, ...given } = change
  const choices: Choices = { ...upload.choices, ...given }
  let { found } = upload
  if (JSON.stringify(choices.overrides ?? {}) !== JSON.stringify(upload.choices.overrides ?? {})) {
    found = await reading(db, upload, () =>
      inspect(uploadPath(dataDir, upload.id), upload.fileName, upload.fileBytes, choices.overrides ?? {}),
    )
    const otherTool = choices.overrides?.tool !== upload.choices.overrides?.tool
    if (otherTool) delete choices.map
    if (choices.map) choices.map = fitMap(choices.map, found)
  }
  if (mapName !== undefined) {
    const saved = await mapNamed(db, mapName)
    if (!saved) throw new Refusal('not-found', `There is no saved map “${mapName}”.`)
    choices.map = fitMap(saved, found)
  }
  if (choices.map && choices.map.columns.length !== found.columns.length)
    throw new Refusal('invalid', `This file has ${found.columns.length} columns; please say what each of them is.`)
  await db
    .updateTable('upload')
    .set({ choices: JSON.stringify(choices), found: closed(contactKey, found), report: null })
    .where('id', '=', upload.id)
    .execute()
}

/** Say what is to become of rows that are held, once the file is in: nothing of how it is read changes. */
export async function decideAhead(db: Db, upload: Upload, held: NonNullable<Choices['held']>): Promise<void> {
  await db
    .updateTable('upload')
    .set({ choices: JSON.stringify({ ...upload.choices, held }) })
    .where('id', '=', upload.id)
    .execute()
}

/** Keep what the columns mean under a name, for the next file of this shape. */
export async function keepMap(db: Db, upload: Upload, name: string, by: string, at: Date): Promise<void> {
  await saveMap(db, { name, shape: shapeOf(upload.found), map: mapOf(upload) }, by, at)
}

/** Say what importing it would give, and keep that. */
export async function tryOut(
  db: Db,
  databaseUrl: string,
  { dataDir, contactKey }: Keeping,
  upload: Upload,
  consultation: Known,
  at: Date,
): Promise<ImportReport> {
  const report = await reading(db, upload, () =>
    dryRunInThread(db, databaseUrl, {
      path: uploadPath(dataDir, upload.id),
      found: upload.found,
      fileBytes: upload.fileBytes,
      consultation,
      choices: { ...upload.choices, map: mapOf(upload) },
      at,
    }),
  )
  await db
    .updateTable('upload')
    .set({ report: closed(contactKey, report) })
    .where('id', '=', upload.id)
    .execute()
  return report
}

/** The sheet with people's words that comes after the one that is read; null behind the last. */
export function sheetAfter({ found }: Pick<Upload, 'found'>): string | null {
  const { worded = [], sheet } = found.decisions
  const at = worded.indexOf(sheet ?? '')
  return at === -1 ? null : (worded[at + 1] ?? null)
}

/**
 * Choose the same workbook once more, for another of its sheets, and try that out.
 * @returns the new upload's id
 */
export async function chooseSheet(
  db: Db,
  databaseUrl: string,
  keeping: Keeping,
  upload: Upload,
  given: { sheet: string; consultation: Known; by: string; at: Date },
): Promise<string> {
  const { sheet, consultation, by, at } = given
  const file = createReadStream(uploadPath(keeping.dataDir, upload.id))
  const id = await reading(db, upload, () =>
    takeFile(db, keeping, { file, fileName: upload.fileName, consultation, by, at }),
  )
  const { phaseCode } = upload.choices
  await choose(db, keeping, await findUpload(db, keeping.contactKey, id, by), {
    overrides: { sheet },
    ...(phaseCode !== undefined && { phaseCode }),
  })
  await tryOut(db, databaseUrl, keeping, await findUpload(db, keeping.contactKey, id, by), consultation, at)
  return id
}

/** Begin the import: from now on its own row tells how far it is. @returns the import's id */
export async function beginFrom(
  db: Db,
  dataDir: string,
  upload: Upload,
  consultation: Known,
  by: string,
  at: Date,
): Promise<string> {
  const begun = await db.selectFrom('import').select('id').where('uploadId', '=', upload.id).executeTakeFirst()
  if (begun) return begun.id
  return reading(db, upload, async () => {
    const path = uploadPath(dataDir, upload.id)
    const { batches } = await openAgain({ path }, upload.fileName, upload.found.decisions)
    return beginImport(db, consultation, {
      ...upload.choices,
      table: { ...upload.found, fileName: upload.fileName, batches },
      map: mapOf(upload),
      fileHash: upload.fileHash,
      fileBytes: upload.fileBytes,
      uploadId: upload.id,
      by,
      at,
    })
  })
}

/** Give a chosen file up. */
export async function dropUpload(db: Db, dataDir: string, id: string): Promise<void> {
  await db.deleteFrom('upload').where('id', '=', id).execute()
  await rm(uploadPath(dataDir, id), { force: true })
}

/** Files that were chosen more than a day ago and are not being imported. */
export async function dropOldUploads(db: Db, dataDir: string, at: Date): Promise<void> {
  const old = await db
    .selectFrom('upload as u')
    .select('u.id')
    .where('u.createdAt', '<', new Date(at.getTime() - 86_400_000))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('import as i')
            .select('i.id')
            .whereRef('i.uploadId', '=', 'u.id')
            .where('i.finishedAt', 'is', null)
            .where('i.undoneAt', 'is', null),
        ),
      ),
    )
    .execute()
  for (const { id } of old) await dropUpload(db, dataDir, id)
}
