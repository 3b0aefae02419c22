import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'

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
    // Whoever sees the file under its name sees a whole one.
    renameSync(partial, file)
    return rows
  } finally {
    rmSync(partial, { force: true })
    await client.end()
  }
}

/**
 * Read a backup into a database that is migrated and empty, all or nothing.
 * @returns how many rows were read
 * @throws {Error} a sentence, if the database is not empty, or the file is no backup or of another shape
 */
export async function restore(ownerUrl: string, file: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin')
    const here = new Map((await tablesInOrder(client)).map((table) => [table.name, table]))
    const { rows: filled } = await client.query('select from programme limit 1')
    if (filled.length > 0)
      throw new Error(
        'This database holds a programme already. Restore into an empty one: another DATA_DIR or DATABASE_URL.',
      )
    // What the triggers keep is in the backup itself.
    for (const name of here.keys()) await client.query(`alter table ${pg.escapeIdentifier(name)} disable trigger user`)
    const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Infinity })
    const reader = lines[Symbol.asyncIterator]()
    const head = await reader.next().catch(() => ({ value: undefined }))
    if (!isHead(head.value)) throw new Error(`${file} is not a backup of Said and Done.`)
    let rows = 0
    for (let line = await reader.next(); !line.done; line = await reader.next()) {
      const table = JSON.parse(line.value) as Table
      const known = here.get(table.name)
      const strange = table.columns.find((column) => !known?.columns.includes(column))
      if (!known || strange)
        throw new Error(
          `The backup has ${table.name}${strange ? `.${strange}` : ''}, which this version does not know.`,
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
  } finally {
    await client.end()
  }
}

async function* rowsOf(reader: AsyncIterator<string>): AsyncGenerator<string> {
  for (let line = await reader.next(); ; line = await reader.next()) {
    if (line.done) throw new Error('The backup is cut off: its last table does not end.')
    if (line.value === '\\.') return
    yield `${line.value}\n`
  }
}

function isHead(line: string | undefined): boolean {
  try {
    return (JSON.parse(line ?? '') as { format?: string }).format === format
  } catch {
    return false
  }
}

async function migrationsOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from kysely_migration order by name')
  return rows.map((row) => row.name)
}

/** Our tables, each after those it refers to; what is checked only at the end of a transaction does not count. */
async function tablesInOrder(client: pg.Client): Promise<Table[]> {
  const { rows: columns } = await client.query<{ table_name: string; column_name: string }>(`
    select c.table_name, c.column_name from information_schema.columns c
    join information_schema.tables t using (table_schema, table_name)
    where table_schema = 'public' and t.table_type = 'BASE TABLE' and table_name not like 'kysely_%' and is_generated = 'NEVER'
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
