import { expect, test } from 'vitest'
import { askToScreenAgain, lastScreeningAgain } from '#server/safeguarding/screen-again.ts'
import { openModels } from '#workers/models.ts'
import { readWaiting } from '#workers/read.ts'
import { screenAgainWaiting } from '#workers/screen-again.ts'
import { asking } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)

test('everything is screened again, with progress, and says what changed; what people decided stands', async () => {
  const { slug } = await make(here).consultation()
  const released = await comment(here, slug, 'My husband beats me and I am scared to go home.')
  const silent = await comment(here, slug, 'N/A')
  const spam = await comment(here, slug, 'CHEAP PILLS http://pills.example best price casino')
  await comment(here, slug, 'Ring me on 07700 900 123 about the ward.')
  await readWaiting(here.db, openModels(here.db))
  // As if all but the second had been read before any of this was known.
  await here.db
    .updateTable('safeguardingFlag')
    .set({ decision: 'release', decidedBy: here.cast.sam.id, decidedAt: here.clock.now })
    .where('commentId', '=', released.id)
    .execute()
  await here.db.deleteFrom('personalMark').execute()
  await here.db.deleteFrom('spamMark').execute()

  await askToScreenAgain(here.db, here.cast.sam.id, here.clock.now)
  await askToScreenAgain(here.db, here.cast.sam.id, here.clock.now)
  const told: number[] = []
  expect(await screenAgainWaiting(here.db, undefined, (screened) => told.push(screened))).toBe(4)
  expect(told).toEqual([4])
  expect(await lastScreeningAgain(here.db)).toMatchObject({
    comments: 4,
    screened: 4,
    newlySpam: 1,
    newlyPersonal: 1,
    newlyWithoutView: 0,
  })
  const flags = await here.db.selectFrom('safeguardingFlag').select('id').where('commentId', '=', released.id).execute()
  expect(flags).toHaveLength(1)
  const { needsPerson } = await here.db
    .selectFrom('comment')
    .select('needsPerson')
    .where('id', '=', spam.id)
    .executeTakeFirstOrThrow()
  expect(needsPerson).toBe('spam')
  expect(await here.db.selectFrom('setAside').select('id').where('commentId', '=', silent.id).execute()).toHaveLength(1)
})

test('the button asks for it, and only those who see the queue may press it', async () => {
  expect((await ask(here.cast.olive, 'POST', '/desk/safeguarding/screen-again')).statusCode).toBe(403)
  const pressed = await ask(here.cast.sam, 'POST', '/desk/safeguarding/screen-again')
  expect(pressed.statusCode).toBe(303)
  const page = await ask(here.cast.sam, 'GET', '/desk/safeguarding')
  expect(page.body).toContain('Under way: 0 of')
})
