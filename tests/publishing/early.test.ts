import { beforeEach, expect, test } from 'vitest'
import { releasePlanned } from '#server/publishing/plan.ts'
import { desk, earlyReason, expectStatus, sent } from '../responses/say.ts'
import { asking, filling } from '../support/desk.ts'
import { wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)
const chain = desk(here)
beforeEach(() => (here.clock.now = new Date('2026-06-01T12:00:00Z')))

/** Approved; people may comment until 30 June. */
async function approved() {
  const place = await sent(here)
  expectStatus(await chain.review(here.cast.oscar, place.ref, 1, 'approve'), 204)
  return place
}

test('publishing while people may still comment asks why, and everybody reads the answer', async () => {
  const { olive } = here.cast
  const { ref } = await approved()
  const refused = await chain.ask(olive, 'POST', `/${ref}/publication`, { version: 1 })
  expect(refused.statusCode).toBe(400)
  expect(refused.json()).toMatchObject({
    fields: [{ field: 'earlyReason', message: expect.stringContaining('30 June 2026') }],
  })
  const page = `/desk/responses/${ref}`
  expect((await ask(olive, 'GET', page)).body).toContain('Why it is answered before everybody has been heard')
  const short = await fill(olive, `${page}/publication`, { version: '1', earlyReason: 'Why not' })
  expect(short.statusCode).toBe(400)
  expect(short.body).toMatch(/<textarea[^>]*id="publication-earlyReason"[^>]*>Why not<\/textarea>/)
  expect((await here.app.inject(`/api/log/${ref}`)).statusCode).toBe(404)
  expect((await fill(olive, `${page}/publication`, { version: '1', earlyReason })).statusCode).toBe(303)
  expect((await here.app.inject(`/api/log/${ref}`)).json()).toMatchObject({ early: earlyReason })
  expect(wordsOf((await here.app.inject(`/log/${ref}`)).body)).toContain(
    `Published while the consultation still took comments. The reason: ${earlyReason}`,
  )
})

test('after the close nothing is asked, nor of a day after it', async () => {
  const { olive } = here.cast
  const { ref } = await approved()
  expectStatus(await chain.ask(olive, 'PUT', `/${ref}/plan`, { version: 1, publishOn: '2026-06-30' }), 400)
  expectStatus(await chain.ask(olive, 'PUT', `/${ref}/plan`, { version: 1, publishOn: '2026-07-01' }), 200)
  // The log is asked on that day: of a day to come it says nothing.
  here.clock.now = new Date('2026-07-01T12:00:00Z')
  expect(await releasePlanned(here.db, here.clock.now)).toEqual([ref])
  expect((await here.app.inject(`/api/log/${ref}?asOf=2026-07-01`)).json()).toMatchObject({ early: null })
})

test('a plan for after the close is not carried out where the close has moved past it, and its author is told', async () => {
  const { olive } = here.cast
  const { ref, slug } = await approved()
  expectStatus(await chain.ask(olive, 'PUT', `/${ref}/plan`, { version: 1, publishOn: '2026-07-01' }), 200)
  const moved = { boundary: 'end', day: '2026-07-31', reason: 'People asked for more time.' }
  expectStatus(await ask(olive, 'POST', `/api/desk/consultations/${slug}/phases/discussion/dates`, moved), 204)
  expect(await releasePlanned(here.db, new Date('2026-07-01T12:00:00Z'))).toEqual([])
  const watched = (await ask(olive, 'GET', '/api/desk/watch')).json<{ ref: string; says: string }[]>()
  expect(watched.find((one) => one.ref === ref)?.says).toContain('still takes comments until 31 July 2026')
})
