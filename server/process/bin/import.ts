// npm run import -- FILE --consultation SLUG [--phase CODE] [--map NAME|FILE.json] [--sheet NAME|all] [--date-order day-first|month-first]
//   [--as newer|another] [--held take|keep] [--tool CODE|none] [--dry-run] [--json]
// --held decides about rows that would wait for a person: take each that can be taken as it is, or leave all out for good.
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { asKnown } from '../../consultations/known.ts'
import { type Db, openDatabase } from '../../data/database.ts'
import { fitMap } from '../../imports/reader/columns/columns.ts'
import type { ColumnMap } from '../../imports/reader/mapped.ts'
import { mapNamed } from '../../imports/chosen/maps.ts'
import { openTable } from '../../imports/reader/read.ts'
import { type Overrides } from '../../imports/reader/table.ts'
import { FileRefused } from '../../imports/reader/refused.ts'
import type { ImportReport } from '../../imports/chosen/report.ts'
import { importFile } from '../../imports/run/run.ts'
import { openSender } from '../queue.ts'
import { reachDatabase } from '../reach.ts'
import { Refusal } from '../../http/refusal.ts'

const usage =
  'npm run import -- FILE --consultation SLUG [--phase CODE] [--map NAME|FILE.json] [--sheet NAME|all] ' +
  '[--date-order day-first|month-first] [--as newer|another] [--held take|keep] [--tool CODE|none] [--dry-run] [--json]'

/** What the command line cannot do, in one sentence. */
class Mistake extends Error {}

const interrupted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => interrupted.abort())
process.on('disconnect', () => interrupted.abort())
process.channel?.unref()

try {
  await main()
} catch (error) {
  console.error(explain(error))
  process.exitCode = 1
}

async function main(): Promise<void> {
  const { positionals, values } = read()
  const [given] = positionals
  if (!given || positionals.length > 1) throw new Mistake(`Please name one file: ${usage}`)
  const file = path.resolve(process.env.CALLED_FROM ?? process.cwd(), given)
  if (!existsSync(file) || !statSync(file).isFile()) throw new Mistake(`There is no file “${given}”.`)
  if (!values.consultation) throw new Mistake(`Please say which consultation it belongs to: ${usage}`)
  const config = readConfig()
  const reached = await reachDatabase(config, (line) => console.error(line))
  const { db, close } = openDatabase(reached.appUrl, 3)
  try {
    const consultation = await asKnown(db, values.consultation)
    const source = { path: file }
    const fileName = path.basename(file)
    const sheets = await chosenSheets(values.sheet, source, fileName)
    let comments = 0
    for (const sheet of sheets) {
      const overrides = {
        ...(sheet !== undefined && { sheet }),
        ...(values.tool !== undefined && { tool: values.tool }),
      }
      const map = values.map === undefined ? undefined : await chosenMap(db, values.map, source, fileName, overrides)
      const report = await importFile(db, config, source, fileName, consultation, {
        map,
        ...(Object.keys(overrides).length > 0 && { overrides }),
        phaseCode: values.phase,
        as: oneOf(values.as, ['newer', 'another'], '--as'),
        allHeld: oneOf(values.held, ['take', 'keep'], '--held'),
        dateOrder: oneOf(values['date-order'], ['day-first', 'month-first'], '--date-order'),
        by: null,
        at: new Date(),
        now: () => new Date(),
        dryRun: values['dry-run'],
        signal: interrupted.signal,
        onProgress: values.json ? undefined : showProgress,
      })
      console.log(values.json ? JSON.stringify(report) : inWords(report, values['dry-run'] ?? false, values.held))
      comments += report.comments
    }
    if (!values['dry-run'] && comments > 0) await requestReading(config.redisUrl, reached.appUrl)
  } finally {
    await close()
    await reached.close()
  }
}

function read() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        consultation: { type: 'string' },
        phase: { type: 'string' },
        map: { type: 'string' },
        sheet: { type: 'string' },
        'date-order': { type: 'string' },
        as: { type: 'string' },
        held: { type: 'string' },
        tool: { type: 'string' },
        'dry-run': { type: 'boolean' },
        json: { type: 'boolean' },
      },
    })
  } catch (error) {
    throw new Mistake(`${(error as Error).message.split('.')[0]}: ${usage}`)
  }
}

function oneOf<T extends string>(given: string | undefined, known: T[], name: string): T | undefined {
  const found = known.find((each) => each === given)
  if (given !== undefined && found === undefined)
    throw new Mistake(`“${given}” is nothing that ${name} can be: ${known.join(' or ')}.`)
  return found
}

/** One sheet by its name, every sheet that holds sentences, or the likeliest. */
async function chosenSheets(
  wanted: string | undefined,
  source: { path: string },
  fileName: string,
): Promise<(string | undefined)[]> {
  if (wanted !== 'all') return [wanted]
  const { decisions } = await openTable(source, fileName)
  return decisions.worded && decisions.worded.length > 0 ? decisions.worded : [undefined]
}

/** A saved map by its name, or one in a file as `--json` prints it under `decisions`. */
async function chosenMap(
  db: Db,
  wanted: string,
  source: { path: string },
  fileName: string,
  overrides: Overrides,
): Promise<ColumnMap> {
  const table = await openTable(source, fileName, overrides)
  const file = path.resolve(process.env.CALLED_FROM ?? process.cwd(), wanted)
  if (!existsSync(file)) {
    const saved = await mapNamed(db, wanted)
    if (!saved) throw new Mistake(`There is neither a saved map nor a file called “${wanted}”.`)
    return fitMap(saved, table)
  }
  try {
    return fitMap(JSON.parse(readFileSync(file, 'utf8')) as ColumnMap, table)
  } catch {
    throw new Mistake(`“${wanted}” holds no map of columns.`)
  }
}

function showProgress({ done, lines }: { done: number; lines: number }): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\r${done.toLocaleString('en-GB')} of ${lines.toLocaleString('en-GB')} lines`)
  if (process.stderr.isTTY && done === lines) process.stderr.write('\n')
}

/** The worker finds new comments by itself within a minute; this only saves the wait. */
async function requestReading(redisUrl: string | undefined, databaseUrl: string): Promise<void> {
  const queue = openSender('read', { redisUrl, databaseUrl }, () => undefined)
  await queue.add({}).catch(() => undefined)
  await queue.close().catch(() => undefined)
}

function inWords(report: ImportReport, dry: boolean, decided: string | undefined): string {
  const count = (n: number, one: string, several = `${one}s`) =>
    `${n.toLocaleString('en-GB')} ${n === 1 ? one : several}`
  const lines = [
    `${report.file}: ${count(report.rows, 'row')}. ${dry ? 'Importing would give' : 'Imported'} ` +
      `${count(report.submissions, 'submission')} and ${count(report.notes, 'note')} from events with ${count(report.comments, 'comment')}; ` +
      `${report.already.toLocaleString('en-GB')} ${report.already === 1 ? 'was' : 'were'} there already.`,
    ...report.warnings,
    ...report.rejected.map(({ line, reason }) => `Line ${line} rejected: ${reason}`),
    ...report.held.map(
      ({ line, reason }) =>
        `Line ${line} ${decided === undefined || !dry ? 'held for a decision' : `would be ${decided === 'take' ? 'taken, if it can be' : 'left out'}`}: ${reason}`,
    ),
  ]
  return lines.join('\n')
}

function explain(error: unknown): string {
  if (error instanceof FileRefused || error instanceof Refusal || error instanceof Mistake) return error.message
  if (interrupted.signal.aborted) return 'Stopped. The same command goes on where this one ended.'
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ECONNREFUSED') return 'The database does not answer. Check DATABASE_URL.'
  return message
}
