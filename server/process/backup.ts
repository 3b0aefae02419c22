import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { SteadyClient } from '../data/database.ts'
import { migrationNames } from './migrate.ts'
import { migrate } from './migrate.ts'

const format = 'said-and-done backup 1'

type Table = { name: string; columns: string[] }

/**
 * Write every row into one gzip file, as of one moment, while the product goes on: no program of PostgreSQL's is needed.
 * The keys in DATA_DIR are not in it: without them nobody who holds the file can read contacts or equality answers.
 * @returns how many rows were written
 */
export async function backUp(ownerUrl: string, file: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const partial = `${file}.part`
  try {
    await client.query('begin isolation level repeatable read read only')
    let rows = 0
    const lines = async function* () {
      yield `${JSON.stringify({ format, migrations: await migrationsOf(client) })}\n`
      for (const table of await tablesInOrder(client)) {
        yield `${JSON.stringify(table)}\n`
        const columns = table.columns.map((column) => pg.escapeIdentifier(column)).join(', ')
        const stream = client.query(copyTo(`copy ${pg.escapeIdentifier(table.name)} (${columns}) to stdout`))
        for await (const chunk of stream) yield chunk as Buffer
        rows += stream.rowCount
        // What ends a table in PostgreSQL's own text form: no row can look like it.
        yield '\\.\n'
      }
    }
    await pipeline(Readable.from(lines()), createGzip(), createWriteStream(partial, { mode: 0o600 }))
    // Anyone who sees the file under its name sees a whole one.
    renameSync(partial, file)
    await client.query('commit')
    // A standby, which nobody can write to, may be backed up as well.
    await client
      .query(
        `insert into operation (name, at) values ('backup', now()) on conflict (name) do update set at = excluded.at`,
      )
      .catch(() => undefined)
    return rows
  } finally {
    rmSync(partial, { force: true })
    await client.end()
  }
}

/**
 * Read a backup into a database that is migrated and empty, all or nothing. One that an older version wrote is read at its own
 * migrations, and migrated then, so that what a later migration fills in is filled in.
 * @returns how many rows were read
 * @throws {Error} a sentence, if the database is not empty, or the file is no backup or a newer version's
 */
export async function restore(ownerUrl: string, file: string): Promise<number> {
  const { migrations } = await headOf(file)
  const newer = migrations.filter((name) => !migrationNames.includes(name))
  if (newer.length > 0)
    throw new Error(`A newer version wrote this backup: it has ${newer.join(', ')}. Restore it with that version.`)
  const client = new SteadyClient({ connectionString: ownerUrl, connectionTimeoutMillis: 2_000 })
  await client.connect()
  try {
    const { rows: filled } = await client.query('select from programme limit 1')
    if (filled.length > 0)
      throw new Error(
        'This database holds a programme already. Restore into an empty one: another DATA_DIR or DATABASE_URL.',
      )
    if (migrations.length === migrationNames.length) return await readInto(client, file)
    await client.query('begin')
    await client.query('drop schema public cascade')
    await client.query('create schema public')
    await client.query('grant usage on schema public to public')
    await client.query('commit')
    try {
      await migrate(ownerUrl, { only: migrations })
      return await readInto(client, file)
    } finally {
      await migrate(ownerUrl)
    }
  } finally {
    await client.end()
  }
}

async function readInto(client: pg.Client, file: string): Promise<number> {
  await client.query('begin')
  const here = new Map((await tablesInOrder(client)).map((table) => [table.name, table]))
  // What the triggers keep is in the backup itself.
  for (const name of here.keys()) await client.query(`alter table ${pg.escapeIdentifier(name)} disable trigger user`)
  const { lines } = opened(file)
  const reader = lines[Symbol.asyncIterator]()
  await reader.next()
  let rows = 0
  try {
    for (let line = await reader.next(); !line.done; line = await reader.next()) {
      const table = JSON.parse(line.value) as Table
      const known = here.get(table.name)
      const strange = table.columns.find((column) => !known?.columns.includes(column))
      if (!known || strange)
        throw new Error(
          `The backup has ${table.name}${strange ? `.${strange}` : ''}, which its own migrations do not make.`,
        )
      const columns = table.columns.map((column) => pg.escapeIdentifier(column)).join(', ')
      const into = client.query(copyFrom(`copy ${pg.escapeIdentifier(table.name)} (${columns}) from stdin`))
      await pipeline(Readable.from(rowsOf(reader)), into)
      rows += into.rowCount
    }
    await client.query('set constraints all immediate')
    for (const name of here.keys()) await client.query(`alter table ${pg.escapeIdentifier(name)} enable trigger user`)
    await countOn(client)
    await client.query('commit')
    return rows
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** @throws {Error} a sentence, if the file is no backup */
async function headOf(file: string): Promise<{ migrations: string[] }> {
  const { input, lines } = opened(file)
  try {
    const { value } = await lines[Symbol.asyncIterator]().next()
    const head = JSON.parse(value as string) as { format?: string; migrations: string[] }
    if (head.format === format) return head
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new Error(`There is no file ${file}.`, { cause: error })
  } finally {
    lines.close()
    input.destroy()
  }
  throw new Error(`${file} is not a backup of Said and Done.`)
}

/** The lines of a backup. A file that cannot be read throws to its reader. */
function opened(file: string) {
  const text = createGunzip()
  const input = createReadStream(file).on('error', (error) => text.destroy(error))
  return { input, lines: createInterface({ input: input.pipe(text), crlfDelay: Infinity }) }
}

async function* rowsOf(reader: AsyncIterator<string>): AsyncGenerator<string> {
  for (let line = await reader.next(); ; line = await reader.next()) {
    if (line.done) throw new Error('The backup is cut off: its last table does not end.')
    if (line.value === '\\.') return
    yield `${line.value}\n`
  }
}

async function migrationsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from kysely_migration order by name')
  return rows.map((row) => row.name)
}

/**
 * Our tables, each after those it refers to; what is checked only at the end of a transaction does not count. `takeable` is
 * filled by migrations alone, so a restored database has it already.
 */
async function tablesInOrder(client: pg.Client): Promise<Table[]> {
  const { rows: columns } = await client.query<{ table_name: string; column_name: string }>(`
    select c.table_name, c.column_name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where table_schema = 'public' and t.table_type = 'BASE TABLE' and table_name not like 'kysely_%'
      and table_name <> 'takeable' and is_generated = 'NEVER'
    order by table_name, ordinal_position`)
  const { rows: references } = await client.query<{ child: string; parent: string }>(`
    select child.relname as child, parent.relname as parent
    from pg_constraint k join pg_class child on child.oid = k.conrelid join pg_class parent on parent.oid = k.confrelid
    where contype = 'f' and not condeferrable and conrelid <> confrelid`)
  const waiting = new Map<string, Table>()
  for (const { table_name: name, column_name: column } of columns) {
    waiting.set(name, { name, columns: [...(waiting.get(name)?.columns ?? []), column] })
  }
  const order: Table[] = []
  while (waiting.size > 0) {
    const free = [...waiting.values()].filter(
      (table) => !references.some(({ child, parent }) => child === table.name && waiting.has(parent)),
    )
    if (free.length === 0)
      throw new Error(`These tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}.`)
    for (const table of free) waiting.delete(table.name)
    order.push(...free)
  }
  return order
}

/** Numbers given out by the database go on after the highest that was restored. */
async function countOn(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table_name: string; column_name: string }>(
    `select table_name, column_name from information_schema.columns where table_schema = 'public' and is_identity = 'YES'`,
  )
  for (const { table_name: table, column_name: column } of rows) {
    const [t, c] = [pg.escapeIdentifier(table), pg.escapeIdentifier(column)]
    await client.query(`select setval(pg_get_serial_sequence($1, $2), greatest((select max(${c}) from ${t}), 1))`, [
      t,
      column,
    ])
  }
}
