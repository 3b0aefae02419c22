import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type { Known } from '../../consultations/known.ts'
import { type Db, openDatabase } from '../../data/database.ts'
import { Refusal, type RefusalKind } from '../../http/refusal.ts'
import type { Keys } from '../../intake/receive.ts'
import { guessColumns } from '../reader/columns/columns.ts'
import { linesShown } from '../contract.ts'
import { isZip } from '../reader/file/open.ts'
import { openAgain, openTable } from '../reader/read.ts'
import { type Overrides, type Table } from '../reader/table.ts'
import { FileRefused } from '../reader/refused.ts'
import type { ImportReport } from './report.ts'
import type { Choices } from './choices.ts'
import { resume, dryRun } from '../run/run.ts'
import { headOf } from '../reader/file/source.ts'

/** What looking through a file found: all but the rows, and the first of those. */
export type Found = Omit<Table, 'batches'> & { first: { line: number; cells: string[] }[] }

type DryRun = { path: string; found: Found; fileBytes: number; consultation: Known; choices: Choices; at: Date }
type Carrying = { path: string; fileBytes: number; importId: string; consultation: Known; keys: Keys; at: Date }

type Task =
  | { kind: 'inspect'; path: string; fileName: string; overrides: Overrides }
  | { kind: 'dry-run'; databaseUrl: string; given: DryRun }
  | { kind: 'carry-on'; databaseUrl: string; given: Carrying }
type Answer =
  | { result: unknown }
  | { refused: string }
  | { refusal: RefusalKind; message: string }
  | { fault: string; code?: string }

const large = 1024 * 1024

/** Reading a large file, or a workbook that may unpack to one, would keep everybody else waiting: a thread of its own does. */
async function asks(path: string, fileBytes: number): Promise<boolean> {
  return fileBytes > large || isZip(await headOf({ path }, 4))
}

const rowsShown = 8

/** Look through a file. @throws {FileRefused} */
export async function inspect(path: string, fileName: string, fileBytes: number, overrides: Overrides): Promise<Found> {
  if (await asks(path, fileBytes)) return inThread<Found>({ kind: 'inspect', path, fileName, overrides })
  return look(path, fileName, overrides)
}

/** Say what an import would give. @throws {FileRefused} */
export async function dryRunInThread(db: Db, databaseUrl: string, given: DryRun): Promise<ImportReport> {
  if (await asks(given.path, given.fileBytes)) return inThread<ImportReport>({ kind: 'dry-run', databaseUrl, given })
  return play(db, given)
}

/**
 * Do what is left of an import that was begun. @throws {FileRefused}, {Refusal} as `resume`
 * @param signal  ends it between two lines; what is done stays done
 * @param now     asked for the moment at which it ends
 */
export async function resumeInThread(
  db: Db,
  databaseUrl: string,
  given: Carrying,
  signal: AbortSignal,
  now: () => Date,
): Promise<void> {
  if (await asks(given.path, given.fileBytes)) await inThread({ kind: 'carry-on', databaseUrl, given }, signal)
  else
    await resume(db, given.keys, { path: given.path }, given.importId, given.consultation, {
      at: given.at,
      now,
      signal,
    })
}

async function look(path: string, fileName: string, overrides: Overrides): Promise<Found> {
  const { batches, ...table } = await openTable({ path }, fileName, overrides)
  const first: Found['first'] = []
  for await (const { rows } of batches()) {
    for (const { line, cells } of rows.slice(0, rowsShown - first.length))
      first.push({ line, cells: cells.map((cell) => cell.slice(0, 300).toWellFormed()) })
    if (first.length >= rowsShown) break
  }
  return { ...table, first }
}

async function play(db: Db, { path, found, consultation, choices, at }: DryRun): Promise<ImportReport> {
  const table = { ...found, ...(await openAgain({ path }, found.fileName, found.decisions)) }
  return dryRun(db, table, choices.map ?? guessColumns(table), consultation, {
    ...choices,
    at,
    rowsShown: linesShown,
  })
}

const tooMuch =
  'This file takes more memory to read than a table of its size should. Please save it as CSV and try again.'

function inThread<T>(task: Task, signal?: AbortSignal): Promise<T> {
  // A file can cost no more memory than this, whatever it holds.
  const worker = new Worker(new URL(import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 48 },
  })
  const stop = () => worker.postMessage('stop')
  signal?.addEventListener('abort', stop, { once: true })
  return new Promise<T>((resolve, reject) => {
    worker.once('message', (answer: Answer) => {
      if ('result' in answer) resolve(answer.result as T)
      else if ('refused' in answer) reject(new FileRefused(answer.refused))
      else if ('refusal' in answer) reject(new Refusal(answer.refusal, answer.message))
      else reject(Object.assign(new Error(answer.fault), { code: answer.code }))
    })
    worker.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new FileRefused(tooMuch) : error),
    )
    worker.once('exit', () => reject(new Error('The thread that read the file ended early.')))
  }).finally(() => {
    signal?.removeEventListener('abort', stop)
    return worker.terminate()
  }) as Promise<T>
}

async function perform(task: Task): Promise<unknown> {
  if (task.kind === 'inspect') return look(task.path, task.fileName, task.overrides)
  const { db, close } = openDatabase(task.databaseUrl, 2)
  const stopped = new AbortController()
  parentPort?.once('message', () => stopped.abort())
  try {
    if (task.kind === 'dry-run') return await play(db, task.given)
    const { path, importId, consultation, at } = task.given
    const keys = {
      contactKey: Buffer.from(task.given.keys.contactKey),
      receiptKey: Buffer.from(task.given.keys.receiptKey),
    }
    return await resume(db, keys, { path }, importId, consultation, {
      at,
      now: () => new Date(),
      signal: stopped.signal,
    })
  } finally {
    await close()
  }
}

async function answerFor(task: Task): Promise<Answer> {
  try {
    return { result: await perform(task) }
  } catch (error) {
    if (error instanceof FileRefused) return { refused: error.message }
    if (error instanceof Refusal) return { refusal: error.kind, message: error.message }
    const { message, code } = error as Error & { code?: string }
    return { fault: message, ...(code !== undefined && { code }) }
  }
}

if (!isMainThread && (workerData as Task | null)?.kind) parentPort?.postMessage(await answerFor(workerData as Task))
