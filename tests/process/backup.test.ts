import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { backUp, restore } from '#server/process/backup.ts'
import { migrationNames, missingMigrations } from '#server/process/migrate.ts'
import { migrate } from '#server/process/migrate.ts'
import { openModels } from '#workers/models.ts'
import { readWaiting } from '#workers/read.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const dir = mkdtempSync(path.join(tmpdir(), 'said-backup-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** An empty, migrated database. */
async function emptyDatabase<T>(work: (ownerUrl: string) => Promise<T>): Promise<T> {
  const { admin, owner } = inject('database')
  const name = `r_${randomBytes(6).toString('hex')}`
  const client = new pg.Client({ connectionString: admin.replace('{database}', 'postgres') })
  await client.connect()
  await client.query('select pg_advisory_lock(727003)')
  await client.query(`create database ${name} owner said_and_done_owner template template_said strategy file_copy`)
  await client.query('select pg_advisory_unlock(727003)')
  try {
    return await work(owner.replace('{database}', name))
  } finally {
    await client.query(`drop database ${name} with (force)`)
    await client.end()
  }
}

/** The rows of a backup, in no order. */
const content = (file: string) => gunzipSync(readFileSync(file)).toString().split('\n').slice(1).sort()

test('what is backed up and restored is the same, row by row, words with tabs, backslashes and line ends included', async () => {
  const { slug } = await make(here).consultation()
  await comment(here, slug, 'A tab\there, a backslash \\ there, \\. alone,\nand a second line: “quoted” 🙏')
  await comment(here, slug, '\\.')
  await comment(here, slug, 'Keep the birth centre open.', { contact: { email: 'jo@example.org' } })
  await readWaiting(here.db, openModels(here.db))
  const first = path.join(dir, 'first.gz')
  const second = path.join(dir, 'second.gz')
  const written = await backUp(here.ownerUrl, first)
  await emptyDatabase(async (ownerUrl) => {
    expect(await restore(ownerUrl, first)).toBe(written)
    await backUp(ownerUrl, second)
  })
  expect(content(second)).toEqual(content(first))
})

test('a database that holds something is never written over, and a file that is no backup or is cut off changes nothing', async () => {
  const whole = path.join(dir, 'whole.gz')
  await backUp(here.ownerUrl, whole)
  await expect(restore(here.ownerUrl, whole)).rejects.toThrow('holds a programme already')
  const cut = path.join(dir, 'cut.gz')
  const text = gunzipSync(readFileSync(whole)).toString()
  writeFileSync(cut, gzipSync(text.slice(0, text.lastIndexOf('\\.\n'))))
  const other = path.join(dir, 'other.gz')
  writeFileSync(other, gzipSync('hello\n'))
  await emptyDatabase(async (ownerUrl) => {
    await expect(restore(ownerUrl, other)).rejects.toThrow('is not a backup')
    await expect(restore(ownerUrl, cut)).rejects.toThrow()
    const client = new pg.Client({ connectionString: ownerUrl })
    await client.connect()
    const { rows } = await client.query('select count(*)::int as n from comment')
    await client.end()
    expect(rows[0].n).toBe(0)
  })
})

test('a backup that an older version wrote is read at its own migrations, and migrated then', async () => {
  const older = path.join(dir, 'older.gz')
  const again = path.join(dir, 'again.gz')
  const until = migrationNames.filter((name) => name < '2026-11-26')
  expect(until.length).toBeLessThan(migrationNames.length)
  await emptyDatabase(async (ownerUrl) => {
    const client = new pg.Client({ connectionString: ownerUrl })
    await client.connect()
    await client.query('drop schema public cascade')
    await client.query('create schema public')
    await client.query('grant usage on schema public to public')
    await migrate(ownerUrl, { only: until })
    await client.query(`insert into programme (slug, name, area) values ('older', 'An older programme', 'Rutland')`)
    await client.end()
    await backUp(ownerUrl, older)
  })
  await emptyDatabase(async (ownerUrl) => {
    await restore(ownerUrl, older)
    const client = new pg.Client({ connectionString: ownerUrl })
    await client.connect()
    expect((await client.query('select name from programme')).rows).toEqual([{ name: 'An older programme' }])
    expect(await missingMigrations(client)).toEqual([])
    await client.end()
    await backUp(ownerUrl, again)
  })
  const newer = path.join(dir, 'newer.gz')
  const text = gunzipSync(readFileSync(again)).toString()
  writeFileSync(newer, gzipSync(text.replace('"migrations":[', '"migrations":["2999-01-01-later",')))
  await emptyDatabase((ownerUrl) =>
    expect(restore(ownerUrl, newer)).rejects.toThrow('A newer version wrote this backup'),
  )
})

test('a backup that is not there is said in a sentence, and no database is left running behind it', () => {
  const dataDir = path.join(dir, 'elsewhere')
  const missing = path.join(dir, 'there-is-none.gz')
  const plain = path.join(dir, 'plain.txt')
  writeFileSync(plain, 'Not a backup.')
  const restoring = (file: string) =>
    spawnSync(process.execPath, ['server/process/bin/restore.ts', file], {
      cwd: path.resolve(import.meta.dirname, '../..'),
      encoding: 'utf8',
      env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataDir },
    })
  for (const [file, words] of [
    [missing, `There is no file ${missing}.`],
    [plain, `${plain} is not a backup of Said and Done.`],
  ] as const) {
    const { status, stderr } = restoring(file)
    expect(stderr.trim()).toBe(words)
    expect(status).toBe(1)
    expect(existsSync(path.join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false)
  }
}, 120_000)
