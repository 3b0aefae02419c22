import { v7 as uuid } from 'uuid'
import { expect, test } from 'vitest'
import { drawnForAudit } from '#workers/audit.ts'
import { openModels } from '#workers/models.ts'
import { readWaiting } from '#workers/read.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()

test('about one in twenty is drawn, the same ones every time, others for another model', () => {
  const ids = Array.from({ length: 20_000 }, (_, n) => uuid({ msecs: n }))
  const [first, second] = [uuid(), uuid()]
  const drawn = (model: string) => ids.filter((id) => drawnForAudit(id, model))
  expect(drawn(first).length).toBeGreaterThan(800)
  expect(drawn(first).length).toBeLessThan(1_200)
  expect(drawn(first)).toEqual(drawn(first))
  expect(drawn(second)).not.toEqual(drawn(first))
})

test('only what the machine was sure of is drawn, and how sure it was is kept', async () => {
  const { slug, id } = await make(here).consultation()
  // Each in its own words: so many of one wording within seconds are spam, and get no theme.
  for (let n = 0; n < 60; n++) {
    await comment(here, slug, `My midwife ${n} was wonderful, keep the maternity ward.`)
    await comment(here, slug, 'Great job')
  }
  await readWaiting(here.db, openModels(here.db))
  const rows = await here.db
    .selectFrom('comment')
    .innerJoin('themeAssignment as a', 'a.commentId', 'comment.id')
    .select(['comment.id', 'needsPerson', 'confidence', 'audit', 'a.modelId'])
    .where('consultationId', '=', id)
    .execute()
  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) {
    expect(row.confidence).toBeGreaterThan(0)
    expect(row.audit).toBe(row.needsPerson === null && drawnForAudit(row.id, row.modelId as string))
  }
  const unsure = await here.db.selectFrom('comment').select('audit').where('needsPerson', 'is not', null).execute()
  expect(unsure.length).toBeGreaterThan(0)
  expect(unsure.every((row) => !row.audit)).toBe(true)
})
