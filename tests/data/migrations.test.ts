import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { openDatabase } from '#server/data/database.ts'
import { migrationNames } from '#server/process/migrate.ts'
import { migrate } from '#server/process/migrate.ts'

/** Tables that grow with what people send: locking one of these for long stops intake or the desk. A mail can wait. */
const large = [
  'submission',
  'comment',
  'contact',
  'equality_answer',
  'ledger_entry',
  'ledger_node',
  'history',
  'theme_assignment',
  'comment_theme',
  'campaign_member',
  'import_row',
  'response_comment',
]

/** The migrations that came before the rule ran on empty databases only. */
const firstUnderRule = '2026-11-29'

/** Why a statement would hold a large table for long; undefined if it would not. @param fresh  tables that the same migration made */
function locksLong(statement: string, fresh: ReadonlySet<string>): string | undefined {
  const text = statement.replace(/--.*$/gm, ' ').replace(/\s+/g, ' ').trim().toLowerCase()
  const held = (pattern: RegExp) => {
    const table = pattern.exec(text)?.[1]?.replace(/^public\./, '').replaceAll('"', '')
    return table !== undefined && large.includes(table) && !fresh.has(table)
  }
  const alters = /^alter table (?:only |if exists )*([\w".]+)/
  if (/^create (unique )?index (?!concurrently)/.test(text) && held(/ on (?:only )?([\w".]+)/))
    return 'create index concurrently'
  if (held(alters)) {
    if (/ add (constraint|check|foreign|unique|primary|exclude)/.test(text) && !/ not valid| using index/.test(text))
      return 'add the constraint not valid, and validate it in another migration'
    if (/ set not null/.test(text)) return 'add a check not valid, validate it, and set not null after that'
    if (/ alter (column )?\S+ (set data )?type /.test(text)) return 'add another column, and fill it by pieces'
    if (/ (set expression|generated always as .* stored)/.test(text)) return 'a generated column rewrites the table'
    if (/ add (column )?.*default (gen_random_uuid|clock_timestamp|nextval|uuidv7)/.test(text))
      return 'such a default rewrites the table'
    if (/ validate constraint/.test(text)) return undefined
  }
  if (held(/^(?:update|delete from) (?:only )?([\w".]+)/) && !/ limit | any\(| between /.test(text))
    return 'change rows by pieces, outside one transaction'
  if (held(/^(?:lock table|lock|vacuum full|cluster|truncate) ([\w".]+)/)) return 'this locks the table'
  return undefined
}

test.each([
  ['create index a on comment (id)', 'create index concurrently'],
  ['create index concurrently a on comment (id)', undefined],
  ['create unique index a on made (id)', undefined],
  ['alter table comment add constraint c check (true)', 'add the constraint not valid, and validate it in another migration'],
  ['alter table comment add constraint c check (true) not valid', undefined],
  ['alter table "history" alter column detail set not null', 'add a check not valid, validate it, and set not null after that'],
  ['alter table comment add column seen boolean', undefined],
  ['update comment set seen = false', 'change rows by pieces, outside one transaction'],
  ['update comment set seen = false where id = any($1)', undefined],
  ['alter table person add constraint c check (true)', undefined],
])('%s: %s', (statement, why) => {
  expect(locksLong(statement, new Set(['made']))).toBe(why)
})

test('no migration since the rule locks a large table for long', async () => {
  const { admin, owner } = inject('database')
  const name = `m_${randomBytes(6).toString('hex')}`
  const client = new pg.Client({ connectionString: admin.replace('{database}', 'postgres') })
  await client.connect()
  await client.query(`create database ${name} owner said_and_done_owner`)
  try {
    const ran: string[] = []
    const wrong: string[] = []
    let statements: string[] = []
    await migrate(owner.replace('{database}', name), {
      log: ({ query }) => {
        const done = /^insert into kysely_migration/.test(query.sql) ? String(query.parameters[0]) : undefined
        if (done === undefined) return void statements.push(...query.sql.split(/;\s*(?:\n|$)/))
        ran.push(done)
        const fresh = new Set(
          statements.flatMap((one) => /create (?:unlogged )?table (?:if not exists )?([\w"]+)/i.exec(one)?.[1]?.replaceAll('"', '') ?? []),
        )
        if (done >= firstUnderRule)
          for (const one of statements) {
            const why = locksLong(one, fresh)
            if (why) wrong.push(`${done}: ${one.trim().slice(0, 100)} → ${why}`)
          }
        statements = []
      },
    })
    expect(ran).toEqual(migrationNames)
    expect(wrong).toEqual([])
  } finally {
    await client.query(`drop database ${name} with (force)`)
    await client.end()
  }
})

test('a migration waits two seconds for its lock, lets writers pass meanwhile, and is done once the reader has gone', async () => {
  const { admin, owner } = inject('database')
  const name = `m_${randomBytes(6).toString('hex')}`
  const client = new pg.Client({ connectionString: admin.replace('{database}', 'postgres') })
  await client.connect()
  await client.query(`create database ${name} owner said_and_done_owner`)
  const url = owner.replace('{database}', name)
  // The first that alters what another made: with the table held by a reader it must wait.
  const altering = migrationNames.indexOf('2026-11-26-intake')
  const opened = openDatabase(url, 4)
  try {
    await migrate(url, { only: migrationNames.slice(0, altering) })
    const reader = new pg.Client({ connectionString: url })
    await reader.connect()
    await reader.query('begin')
    await reader.query('select from comment limit 1')
    const migrating = migrate(url, { only: migrationNames.slice(0, altering + 1) })
    const waits: number[] = []
    for (const until = Date.now() + 6_000; Date.now() < until;) {
      const begun = Date.now()
      await sql`select from comment limit 1`.execute(opened.db)
      waits.push(Date.now() - begun)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect(Math.max(...waits)).toBeLessThan(4_000)
    await reader.query('rollback')
    await reader.end()
    expect(await migrating).toEqual(['2026-11-26-intake'])
  } finally {
    await opened.close()
    await client.query(`drop database ${name} with (force)`)
    await client.end()
  }
})
