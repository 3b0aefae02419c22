import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { plainText } from '#server/imports/reader/rows.ts'
import { wordsThere } from '#server/imports/chosen/words-there.ts'
import { useHere } from '../support/here.ts'
import { make, say } from '../support/make.ts'

const here = useHere()

test('a text has the key of its plain form, whatever its spaces, quotation marks, dashes and accents are written with', async () => {
  const piece = fc.constantFrom(
    ...['bus', 'é', 'e\u0301', '‘', '’', '‚', '′', "'", '“', '”', '„', '″', '"', '–', '—', '-', '\\', '%', 'ગુ', '😔'],
    ...[
      ' ',
      '\t',
      '\n',
      '\v',
      '\f',
      '\r\n',
      '\u00a0',
      '\u1680',
      '\u2003',
      '\u2009',
      '\u200b',
      '\u2028',
      '\u202f',
      '\u205f',
    ],
    ...['\u3000', '\ufeff', '\u0085'],
  )
  const texts = fc.array(
    fc.array(piece, { minLength: 1, maxLength: 12 }).map((pieces) => pieces.join('')),
    { minLength: 200, maxLength: 200 },
  )
  await fc.assert(
    fc.asyncProperty(texts, async (bodies) => {
      const { rows } = await sql<{ body: string }>`
        select body from unnest(${bodies}::text[], ${bodies.map(plainText)}::text[]) as t(body, plain)
        where same_words(body) <> same_words(plain)`.execute(here.db)
      expect(rows).toEqual([])
    }),
    { numRuns: 10 },
  )
})

test('finds what was read and what still waits, word for word only, and never what many write alike', async () => {
  const { slug, id } = await make(here).consultation()
  const said = ['The bus — “the 54” —\u00a0never comes after six', 'There is no bus after six in the evening', 'No bus']
  for (const body of said) await say(here.app, slug, body)
  const asked = [
    'The bus - "the 54" -  never comes after six ',
    'There is no bus after six in the  evening',
    'There is no bus after seven in the evening',
    'No bus',
  ]
  const found = ['The bus - "the 54" - never comes after six', 'There is no bus after six in the evening']
  expect([...(await wordsThere(here.db, id, asked))]).toEqual(found)
  await here.db.updateTable('comment').set({ processedAt: here.clock.now }).where('consultationId', '=', id).execute()
  expect([...(await wordsThere(here.db, id, asked))]).toEqual(found)
  const { id: another } = await make(here).consultation()
  expect([...(await wordsThere(here.db, another, asked))]).toEqual([])
})
