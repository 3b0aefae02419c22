import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { UploadView } from '#server/imports/contract.ts'
import { accountCsv } from '#server/imports/queries.ts'
import { guessColumns, withColumn } from '#server/imports/reader/columns/columns.ts'
import { readTable } from '#server/imports/reader/read.ts'
import { roles } from '#server/imports/reader/columns/roles.ts'
import { importFile } from '#server/imports/run/run.ts'
import { multipart } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()
const planted = /thistledown|07700 ?900321|943 ?476 ?5919|AB ?12 ?34 ?56/i

/** All that the application can read of its database, as text; what is sealed is bytes. */
async function everything(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and has_table_privilege(oid, 'select')`.execute(
    here.db,
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(here.db)
    texts.push(...rows.map(({ row }) => row))
  }
  return texts.join('\n')
}

// What people wrote to be read, and what it means in English, is kept as it is and screened.
const others = roles.filter((role) => role !== 'comment' && role !== 'translation')

describe.each(others)('in a column taken for “%s”', (role) => {
  test('personal details are in clear nowhere', async () => {
    const { slug } = await make(here).consultation({})
    const consultation = await here.app.consultation(slug)
    const cells = [
      'ann.thistledown@example.org',
      '07700 900321',
      'Ask for NHS number 943 476 5919, or ring 07700 900321',
      'AB 12 34 56 C',
      'mail thistledown@example.org',
    ]
    const file = Buffer.from(
      ['Comment,Something', ...cells.map((cell, n) => `The lift was out of order ${role} ${n},"${cell}"`)].join('\n'),
    )
    const map = withColumn(guessColumns(await readTable(file, 'planted.csv')), 1, { role })
    const given = { map, by: here.cast.olive.id, at: here.clock.now }
    const report = await importFile(here.db, here.config, file, 'list.csv', consultation, given)
    expect(report.rows).toBe(5)
    const last = await here.db.selectFrom('import').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
    const account = await text(Readable.from(accountCsv(here.db, last.id)))
    expect(account).toContain('Line')
    for (const kept of [await everything(), JSON.stringify({ ...report, file: '' }), account])
      expect(planted.exec(kept)?.[0]).toBeUndefined()
  })
})

test('what is noted of a chosen file is sealed, its first rows and its trial among it', async () => {
  const { slug } = await make(here).consultation({})
  const file =
    'Name,Email,Comment,Date\nThistledown Person,thistledown@example.org,The lift was out of order,07/08/2014\nThistledown Two,,The lift is slow,08/09/2014\n'
  const { headers, payload } = multipart({ consultation: slug }, { name: 'people.csv', content: file })
  const cookie = here.cast.olive.cookie
  const sent = await here.app.inject({
    method: 'POST',
    url: '/api/desk/imports/files',
    headers: { ...headers, cookie },
    payload,
  })
  const { id, first } = sent.json<UploadView>()
  expect(first[0]!.cells).toContain('thistledown@example.org')
  const tried = await here.app.inject({
    method: 'POST',
    url: `/api/desk/imports/files/${id}/dry-run`,
    headers: { cookie },
  })
  expect(tried.statusCode).toBe(200)
  expect(planted.exec(await everything())?.[0]).toBeUndefined()
})
