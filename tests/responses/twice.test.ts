import { expect, test } from 'vitest'
import { asking, filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { desk, expectStatus, group, published, seat, sent } from './say.ts'

const here = useHere()
const chain = desk(here)
const ask = asking(here)
const fill = filling(here)
/** What a button sends that is pressed twice before its answer has come. */
const pressedTwice = (url: string, fields: Record<string, string>) =>
  Promise.all([1, 2].map(() => fill(here.cast.olive, url, fields)))

test('a button that is pressed twice begins one response, writes one note, and shows both the same', async () => {
  const { slug, ref, comment } = await sent(here)
  const begun = await pressedTwice('/desk/responses/new', { consultation: slug, comment })
  expect(begun.map(({ statusCode }) => statusCode)).toEqual([303, 303])
  expect(begun[0]?.headers.location).toBe(begun[1]?.headers.location)
  await pressedTwice(`/desk/responses/${ref}/notes`, { body: 'Who knows the ward?' })
  const { notes } = (await ask(here.cast.olive, 'GET', `/api/desk/responses/${ref}/notes`)).json<{ notes: object[] }>()
  expect(notes).toHaveLength(1)
})

test('links that are shown once are shown to who pressed twice', async () => {
  const { ref } = await sent(here)
  const asked = await group(here, 'approve')
  await seat(here, asked)
  const round = { version: '1', [`group-${asked}`]: 'on', dueOn: '2026-06-15', note: '' }
  const opened = await pressedTwice(`/desk/responses/${ref}/rounds`, round)
  expect(opened.map(({ statusCode }) => statusCode)).toEqual([200, 200])
})

test('the same news of a promise is said once on a day, and again on another', async () => {
  const promise = { series: null, text: 'Publish a bus plan', ownerOrganisationId: null, dueOn: '2026-09-01' }
  const { ref } = await published(here, {
    outcome: 'planned',
    plannedFor: '2026-09-01',
    doneOn: null,
    commitments: [promise],
  })
  const { draft } = await chain.see(here.cast.olive, ref)
  const series = draft.commitments[0]?.series as string
  const news = (text: string) =>
    chain.ask(here.cast.olive, 'POST', `/${ref}/commitments/${series}/updates`, { text, evidence: null, keptOn: null })
  const told = async () =>
    (
      await here.db.selectFrom('commitmentUpdate').select('text').where('series', '=', series).orderBy('id').execute()
    ).map(({ text }) => text)
  for (const text of ['Work goes on.', 'Work goes on.']) expectStatus(await news(text), 200)
  expect(await told()).toEqual(['Work goes on.'])
  const looks = await here.db.selectFrom('laterChange').select('id').where('series', '=', series).execute()
  expect(looks).toHaveLength(1)
  here.clock.now = new Date(here.clock.now.getTime() + 86_400_000)
  for (const text of ['Work goes on.', 'It is late.', 'Work goes on.']) expectStatus(await news(text), 200)
  expect(await told()).toEqual(['Work goes on.', 'Work goes on.', 'It is late.', 'Work goes on.'])
})

test('what a reviewer asks for twice in the same words is to be ticked off once', async () => {
  const { ref } = await sent(here)
  for (const note of ['Say when.', 'Say when.', 'Say who.'])
    expectStatus(await chain.review(here.cast.rita, ref, 1, 'ask-for-changes', { note }), 204)
  const { reviews } = await chain.see(here.cast.olive, ref)
  expect(reviews.map(({ note }) => note)).toEqual(['Say who.', 'Say when.'])
})
