import { expect, test } from 'vitest'
import { sql } from 'kysely'
import { cutIn } from '#server/data/cut.ts'
import { cutTo } from '#server/data/vocabulary.ts'
import { useHere } from '../support/here.ts'

const here = useHere()

test.each([
  ['Keep the beds.', 40, 'Keep the beds.'],
  ['Keep the beds.', 14, 'Keep the beds.'],
  ['Closing it would send everybody away', 24, 'Closing it would send…'],
  ['Donaudampfschifffahrt', 10, 'Donaudamp…'],
])('“%s” within %i reads “%s”, in the database as in a page', async (words, most, cut) => {
  expect(cutTo(words, most)).toBe(cut)
  const { rows } = await sql<{ cut: string }>`
    select ${cutIn('c.body', most)} as cut from (select ${words}::text as body) c`.execute(here.db)
  expect(rows[0]?.cut).toBe(cut)
  expect(cut.length).toBeLessThanOrEqual(most)
})
