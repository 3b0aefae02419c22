import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { notPersonal, personal } from '#server/data/personal.ts'

/** Ask the migrated database. */
async function ask<Row extends object>(query: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: inject('database').owner.replace('{database}', 'template_said') })
  await client.connect()
  const { rows } = await client.query<Row>(query)
  await client.end()
  return rows
}

test('every column that can hold words beside a comment, a submission or an address is in the registry, or says what it holds', async () => {
  const rows = await ask<{ name: string }>(`
    select c.table_name || '.' || c.column_name as name from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
    where c.table_schema = 'public' and c.udt_name in ('text', 'varchar', 'jsonb', 'json', 'bytea', '_text', 'tsvector')
      and (c.table_name in ('comment', 'submission', 'follower') or exists (
        select from information_schema.columns own where own.table_schema = 'public' and own.table_name = c.table_name
          and own.column_name in ('comment_id', 'submission_id', 'follower_id')))
    order by 1`)
  const kept = new Set(personal.map(({ table, column }) => `${table}.${column}`))
  expect(rows.length).toBeGreaterThan(30)
  expect(rows.map(({ name }) => name).filter((name) => !kept.has(name) && !(name in notPersonal))).toEqual([])
  const there = new Set(rows.map(({ name }) => name))
  expect([...kept, ...Object.keys(notPersonal)].filter((name) => !there.has(name))).toEqual([])
})

test('what the registry says is emptied or deleted, erasing empties or deletes', async () => {
  const rows = await ask<{ body: string }>(`
    select pg_get_functiondef(oid) as body from pg_proc where proname = 'erase_words'`)
  const body = rows[0]?.body.replaceAll(/\s+/g, ' ') ?? ''
  const missed = personal.filter(({ table, column, gone }) => {
    if (gone === 'row deleted') return !body.includes(`delete from ${table} `)
    if (gone === 'emptied') return !new RegExp(`update ${table} (?:\\w+ )?set [^;]*\\b${column} = `).test(body)
    return false
  })
  expect(missed.map(({ table, column }) => `${table}.${column}`)).toEqual([])
})
