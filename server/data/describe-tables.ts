import type pg from 'pg'

type Column = {
  table_name: string
  column_name: string
  udt_name: string
  is_nullable: 'YES' | 'NO'
  column_default: string | null
  is_generated: 'ALWAYS' | 'NEVER'
  is_identity: 'YES' | 'NO'
}

const plain: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  date: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  bool: 'boolean',
  timestamptz: 'Date',
  bytea: 'Buffer',
  jsonb: 'Json',
  tsvector: 'string',
  _text: 'string[]',
  _uuid: 'string[]',
}

/**
 * TypeScript for every table of a migrated database: one type a table, camelCase, for Kysely.
 * A `check (column in (…))` becomes a union of its words.
 */
export async function describeTables(client: pg.Client): Promise<string> {
  const columns = await client.query<Column>(`
    select c.table_name, column_name, udt_name, is_nullable, column_default, is_generated, is_identity
    from information_schema.columns c
    where table_schema = 'public' and table_name not like 'kysely_%'
    order by c.table_name, ordinal_position`)
  const checks = await client.query<{ table_name: string; definition: string }>(`
    select t.relname as table_name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k join pg_class t on t.oid = k.conrelid where contype = 'c' order by 1, 2`)
  const unions = new Map<string, string>()
  for (const { table_name, definition } of checks.rows) {
    const found = /^CHECK \(\((\w+) = ANY \(ARRAY\[(.+)\]\)\)\)$/.exec(definition)
    if (!found?.[1] || !found[2]) continue
    unions.set(
      `${table_name}.${found[1]}`,
      [...found[2].matchAll(/'([^']+)'::text/g)].map((word) => `'${word[1]}'`).join(' | '),
    )
  }
  const tables = Map.groupBy(columns.rows, (column) => column.table_name)
  const lines = [
    '// Written by scripts/generate-tables.ts from the migrated database; not by hand.',
    "import type { ColumnType, Generated, GeneratedAlways } from 'kysely'",
    '',
    '/** What jsonb holds. It is read as it was written; the rooms say its shape where they read it. */',
    'export type Json = ColumnType<unknown, string | null | undefined, string | null>',
    '',
  ]
  for (const [table, own] of tables) {
    lines.push(`export type ${camel(table, true)}Table = {`)
    for (const column of own) lines.push(`  ${camel(column.column_name)}: ${typeOf(column, unions)}`)
    lines.push('}', '')
  }
  lines.push('export type Tables = {')
  for (const table of tables.keys()) lines.push(`  ${camel(table)}: ${camel(table, true)}Table`)
  lines.push('}', '')
  return lines.join('\n')
}

function typeOf(column: Column, unions: Map<string, string>): string {
  const base = unions.get(`${column.table_name}.${column.column_name}`) ?? plain[column.udt_name]
  if (!base)
    throw new Error(
      `${column.table_name}.${column.column_name} has the type ${column.udt_name}, which has no TypeScript yet.`,
    )
  if (base === 'Json') return column.is_nullable === 'YES' ? 'Json | null' : 'Json'
  const type = column.is_nullable === 'YES' ? `${base} | null` : base
  if (column.is_generated === 'ALWAYS' || column.is_identity === 'YES') return `GeneratedAlways<${type}>`
  return column.column_default === null ? type : `Generated<${type}>`
}

function camel(name: string, capital = false): string {
  const joined = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  return capital ? joined.charAt(0).toUpperCase() + joined.slice(1) : joined
}
