import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { dayBegins, dayEnds, londonDay } from '#server/data/days.ts'
import { dayOf } from '#server/data/time.ts'
import { useHere } from '../support/here.ts'

const here = useHere()

test.each([
  ['2026-06-01', '2026-05-31T23:00:00.000Z', '2026-06-01T23:00:00.000Z'],
  ['2026-12-01', '2026-12-01T00:00:00.000Z', '2026-12-02T00:00:00.000Z'],
  ['2026-03-29', '2026-03-29T00:00:00.000Z', '2026-03-29T23:00:00.000Z'],
  ['2026-10-25', '2026-10-24T23:00:00.000Z', '2026-10-26T00:00:00.000Z'],
])('%s begins and ends at midnight in London, whatever the session’s own zone', async (day, begins, ends) => {
  await here.db.connection().execute(async (db) => {
    for (const zone of ['UTC', 'Asia/Tokyo']) {
      await sql`select set_config('TimeZone', ${zone}, false)`.execute(db)
      const { rows } = await sql<{ begins: Date; ends: Date }>`
        select ${dayBegins(day)} as begins, ${dayEnds(day)} as ends`.execute(db)
      expect(rows).toEqual([{ begins: new Date(begins), ends: new Date(ends) }])
      for (const at of [begins, ends]) {
        const { rows } = await sql<{ day: string }>`
          select ${londonDay('t.at')} as day from (select ${new Date(at)}::timestamptz as at) t`.execute(db)
        expect(rows).toEqual([{ day: dayOf(new Date(at)) }])
      }
    }
    await sql`select set_config('TimeZone', 'UTC', false)`.execute(db)
  })
})
