import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openModels } from '#workers/models.ts'
import { readWaiting } from '#workers/read.ts'
import { lookAhead, openHarmScreen } from '#workers/screening/ahead.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const disclosure = 'I have been saving up my tablets and I do not want to be here any more.'

/** Comments that came with a file; the words of the n-th are `bodyOf(n)`. @returns their ids, the oldest first */
async function imported(consultationId: string, count: number, bodyOf: (n: number) => string): Promise<string[]> {
  const bodies = Array.from({ length: count }, (_, n) => bodyOf(n))
  const { rows } = await sql<{ id: string }>`
    with sent as (
      insert into submission (id, consultation_id, channel, receipt_hash, idempotency_key, body_hash, said_at)
      values (uuidv7(), ${consultationId}, 'import', sha256(${randomUUID()}::bytea), ${randomUUID()}, sha256('x'), now())
      returning id)
    insert into comment (id, submission_id, consultation_id, position, body, said_at, imported)
    select uuidv7(), sent.id, ${consultationId}, n, body, now(), true
    from sent, unnest(${bodies}::text[]) with ordinality as t (body, n) order by n
    returning id`.execute(here.db)
  return rows.map(({ id }) => id)
}

const flagsOn = (id: string) =>
  here.db.selectFrom('safeguardingFlag').select(['kind', 'raisedBy']).where('commentId', '=', id).execute()

test('what somebody has just sent is read before a file that came earlier or later, the newest first', async () => {
  const { id, slug } = await make(here).consultation()
  const before = await imported(id, 250, (n) => `Line ${n}: more buses to the hospital.`)
  const first = await comment(here, slug, 'The first that was sent: keep the wards.')
  const second = await comment(here, slug, 'The second that was sent: keep the wards.')
  const after = await imported(id, 250, (n) => `Row ${n}: more buses to the hospital.`)
  expect(await readWaiting(here.db, openModels(here.db))).toBe(502)
  const rows = await here.db
    .selectFrom('history')
    .select('subjectId')
    .where('action', '=', 'comment.read')
    .where('consultationId', '=', id)
    .orderBy('id')
    .execute()
  const order = rows.map(({ subjectId }) => subjectId)
  expect(order).toHaveLength(502)
  expect(order.slice(0, 2)).toEqual([second.id, first.id])
  // Of the files' lines, those that came last were in the first batch, and those that came first in the last.
  expect(after).toContain(order[2])
  expect(before).toContain(order.at(-1))
})

test('a disclosure in a long file asks for a person before the file is read, once, and its comment is restricted', async () => {
  const { id } = await make(here).consultation()
  const lines = await imported(id, 450, (n) => (n === 3 ? disclosure : `Line ${n}: more buses to the hospital.`))
  const look = openHarmScreen(here.db)
  let looked = 0
  for (let some = 1; some > 0; looked += some) some = await look()
  expect(looked).toBe(450)
  const flagged = await here.db
    .selectFrom('safeguardingFlag as f')
    .innerJoin('comment as c', 'c.id', 'f.commentId')
    .select(['c.id', 'c.processedAt', 'c.restricted', 'f.kind'])
    .where('c.consultationId', '=', id)
    .execute()
  expect(flagged).toEqual([{ id: lines[3], processedAt: null, restricted: true, kind: 'self-harm' }])

  await readWaiting(here.db, openModels(here.db))
  expect(await flagsOn(lines[3] as string)).toEqual([{ kind: 'self-harm', raisedBy: null }])
})

test('the look ahead takes what has come since before the rest of what waited', async () => {
  const { id, slug } = await make(here).consultation()
  const lines = await imported(id, 450, (n) => (n === 0 ? disclosure : `Line ${n}: more buses to the hospital.`))
  const look = openHarmScreen(here.db)
  expect(await look()).toBe(200)
  const sent = await comment(here, slug, disclosure)
  expect(await look()).toBe(1)
  expect(await flagsOn(sent.id)).toHaveLength(1)
  expect(await flagsOn(lines[0] as string)).toEqual([])
  await look()
  await look()
  expect(await flagsOn(lines[0] as string)).toHaveLength(1)
  await readWaiting(here.db, openModels(here.db))
})

test('what comes while the rest is read is looked at too, until that ends', async () => {
  const { slug } = await make(here).consultation()
  let endReading = () => {}
  const reading = new Promise<void>((resolve) => (endReading = resolve))
  const looking = lookAhead(here.db, reading, () => false)
  const sent = await comment(here, slug, disclosure)
  while ((await flagsOn(sent.id)).length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  endReading()
  await looking
  const later = await comment(here, slug, disclosure)
  expect(await flagsOn(later.id)).toEqual([])
  await readWaiting(here.db, openModels(here.db))
})
