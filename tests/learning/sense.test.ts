import { afterAll, beforeAll, expect, test } from 'vitest'
import { learnWaiting } from '#workers/learning/learn.ts'
import { retagWaiting } from '#workers/learning/retag.ts'
import { openModels } from '#workers/models.ts'
import { readWaiting } from '#workers/read.ts'
import { readBySense } from '#workers/sense.ts'
import { type Encoder, openEncoder } from '#workers/tagging/encoder.ts'
import { asking, holding } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { make, say } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
let encoder: Encoder
beforeAll(() => {
  encoder = openEncoder()!
})
afterAll(() => encoder.close())

test('a consultation on another subject is read by words at once, then by sense, with the reason in the description’s words', async () => {
  const { id, slug } = await make(here).consultation()
  await here.db
    .updateTable('theme')
    .set({ retiredAt: new Date('2026-01-01') })
    .where('consultationId', '=', id)
    .execute()
  const themes = [
    [
      'Safety of women and girls',
      'Drink spiking, harassment, lighting, getting home alone, and training of door staff.',
    ],
    [
      'Live music and culture',
      'Small venues, gigs, bands, theatres, festivals, and what a lively evening brings to young people.',
    ],
    [
      'Streets the morning after',
      'Vomit, urine, broken glass, takeaway boxes, toilets and cleaning up after the night.',
    ],
  ]
  for (const [label, description] of themes)
    await ask(here.cast.olive, 'POST', `/api/desk/themes/${slug}`, { label, description })
  const models = openModels(here.db)
  const body = 'Better lamps would help a girl to get back to her flat in peace.'
  const waiting = () => here.db.selectFrom('senseWaiting').selectAll().execute()

  await say(here.app, slug, [body])
  await readWaiting(here.db, models)
  // The first model goes by words; the machine then learns the frame by sense, and reads again.
  expect(await waiting()).toEqual([])
  here.clock.now = new Date(here.clock.now.getTime() + 60_000)
  const learn = () => learnWaiting(here.db, () => here.clock.now, new AbortController().signal)
  expect(await learn()).toBe(1)
  expect(await learn()).toBe(0)
  expect(await retagWaiting(here.db, models, encoder)).toBe(1)
  const first = await here.db.selectFrom('comment').select('id').where('body', '=', body).executeTakeFirstOrThrow()
  expect(await holding(here, first.id)).toEqual(['safety-of-women-and-girls'])
  const told = await ask(here.cast.olive, 'GET', `/api/desk/comments/${first.id}`)
  type Told = { themes: { code: string; machine: { words: { closeTo?: string }[] } | null }[] }
  const safety = told.json<Told>().themes.find(({ code }) => code === 'safety-of-women-and-girls')
  const closeTo = safety?.machine?.words.find((word) => word.closeTo)?.closeTo
  expect(themes[0]?.join(' ')).toContain(closeTo)

  // What comes now is read by words at once, and waits for its sense.
  await say(here.app, slug, ['Please bring back the folk singers on Sundays.'])
  await readWaiting(here.db, models)
  expect(await waiting()).toHaveLength(1)
  expect(await readBySense(here.db, models, null)).toBe(0)
  expect(await readBySense(here.db, models, encoder)).toBe(1)
  expect(await waiting()).toEqual([])
}, 60_000)
