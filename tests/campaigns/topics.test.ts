import { describe, expect, test } from 'vitest'
import type { TopicList } from '#server/topics/contract.ts'
import { groupCampaigns } from '#workers/campaigns.ts'
import { learnWaiting } from '#workers/learning/learn.ts'
import { retagWaiting } from '#workers/learning/retag.ts'
import { openModels } from '#workers/models.ts'
import { readWaiting } from '#workers/read.ts'
import { searchTopics } from '#workers/topics.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'
import { publishing } from '../support/published.ts'

const here = useHere()
const allotments = [
  'Could we have an allotment? It cheers the whole street.',
  'An allotment group, please. Digging together is the best talk I ever had.',
  'My brother came back to life on an allotment. Give people a spade.',
  'A shared allotment, a shed, a kettle. That is all it takes.',
  'There are eleven empty plots on our allotment.',
  'Has anybody thought of an allotment scheme?',
]
const areas = ['Leicester city', 'Melton', 'Rutland']

async function work() {
  here.clock.now = new Date(here.clock.now.getTime() + 60_000)
  await readWaiting(here.db, openModels(here.db))
  await groupCampaigns(here.db, { sweeping: true, at: () => here.clock.now })
  return searchTopics(here.db, { at: () => here.clock.now })
}
/** A consultation whose themes cover most of what is said, and what these people say not. */
async function said(bodies = allotments) {
  const made = await make(here).consultation()
  for (let n = 0; n < 12; n++) {
    await comment(here, made.slug, `My midwife was kind on day ${n}; more midwives, please.`, {
      area: areas[n % 3],
    })
  }
  const sent: { id: string; receipt: string }[] = []
  for (const [n, body] of bodies.entries()) sent.push(await comment(here, made.slug, body, { area: areas[n % 3] }))
  await work()
  return { ...made, sent, ids: sent.map(({ id }) => id) }
}
function ask(method: 'GET' | 'POST', url: string, payload?: object, as = here.cast.olive) {
  return here.app.inject({ method, url, headers: { cookie: as.cookie }, ...(payload && { payload }) })
}
const list = async (slug: string) => (await ask('GET', `/api/desk/themes/${slug}/topics`)).json<TopicList>()
const found = async (slug: string) => {
  const { topics } = await list(slug)
  expect(topics.map((topic) => topic.words[0])).toEqual(['allotment'])
  return topics[0]!
}

describe('new topics', () => {
  test('are what five people and more say and no theme covers, each with its comments', async () => {
    const { slug, ids } = await said()
    const topic = await found(slug)
    expect(topic).toMatchObject({ people: 6, places: 3, comments: 6 })
    expect(topic.examples).toHaveLength(5)
    const inbox = await ask('GET', `/api/desk/comments?topic=${topic.id}`)
    expect(
      inbox
        .json()
        .items.map((one: { id: string }) => one.id)
        .sort(),
    ).toEqual([...ids].sort())
  })

  test('are not what one campaign says, however many sent it', async () => {
    const letter =
      'Give us an allotment behind the bowling green, with a shed and a tap, so that people can dig and talk there.'
    const { slug } = await said(Array.from({ length: 8 }, (_, n) => `${letter} Number ${n}.`))
    expect((await list(slug)).topics).toEqual([])
  })

  test('hold no comment that is restricted, and show none that became so', async () => {
    const { slug, ids } = await said()
    await publishing(here).flag(ids[5]!)
    expect((await found(slug)).comments).toBe(5)
    expect(JSON.stringify(await list(slug))).not.toContain('Has anybody thought')
  })

  test('show and count no words that their author has withdrawn', async () => {
    const { slug, sent } = await said()
    const newest = sent.at(-1)!
    const shown = async () => (await found(slug)).examples.map(({ id }) => id)
    expect(await shown()).toContain(newest.id)
    await here.app.inject({
      method: 'POST',
      url: `/api/receipts/${newest.receipt}/withdrawals`,
      payload: { comment: newest.id },
    })
    expect(await shown()).not.toContain(newest.id)
    expect((await found(slug)).comments).toBe(5)
  })

  test('are looked for again when somebody asks, or when much has come in', async () => {
    const { slug } = await said()
    expect(await work()).toBe(0)
    // The worker is not running here: the page says that it has been asked.
    const asked = ask('POST', `/api/desk/themes/${slug}/topics/search`)
    await expect.poll(async () => (await list(slug)).asked).toBe(true)
    expect(await work()).toBe(1)
    expect((await asked).statusCode).toBe(204)
    expect((await list(slug)).asked).toBe(false)
  })

  test('become a theme, which their comments then have; what people said of them stays', async () => {
    const { slug, ids, themes } = await said()
    await ask('PUT' as 'POST', `/api/desk/comments/${ids[0]}/themes`, { themes: ['maternity'] })
    const topic = await found(slug)
    const given = { label: 'Allotments', description: 'Growing things together.', keywords: topic.words, parent: '' }
    const reply = await ask('POST', `/api/desk/themes/${slug}/topics/${topic.id}/theme`, given)
    expect([reply.statusCode, reply.json()]).toEqual([201, { code: 'allotments', comments: 6 }])
    await work()
    const { topics, accepted } = await list(slug)
    expect(topics).toEqual([])
    expect(accepted).toMatchObject([{ theme: { code: 'allotments' }, comments: 6, waiting: 0, holds: 5 }])
    const own = await here.db.selectFrom('commentTheme').select('themeId').where('commentId', '=', ids[0]!).execute()
    expect(own).toEqual([{ themeId: themes.maternity }])
    expect((await ask('POST', `/api/desk/themes/${slug}/topics/${topic.id}/theme`, given)).statusCode).toBe(409)
  })

  test('belong to a theme there is, which takes their words; what people said of their comments stays', async () => {
    const { slug, ids, themes } = await said()
    await ask('PUT' as 'POST', `/api/desk/comments/${ids[0]}/themes`, { themes: ['maternity'] })
    const topic = await found(slug)
    const to = `/api/desk/themes/${slug}/topics/${topic.id}/belongs`
    const given = { theme: 'community-services', keywords: topic.words }
    expect((await ask('POST', to, { ...given, theme: '' })).statusCode).toBe(400)
    expect((await ask('POST', to, given, here.cast.rita)).statusCode).toBe(403)
    const reply = await ask('POST', to, given)
    expect([reply.statusCode, reply.json()]).toEqual([200, { code: 'community-services', comments: 6 }])
    here.clock.now = new Date(here.clock.now.getTime() + 60_000)
    expect(await learnWaiting(here.db, () => here.clock.now, new AbortController().signal)).toBe(1)
    await retagWaiting(here.db, openModels(here.db), null)
    await work()
    const { topics, accepted } = await list(slug)
    expect(topics).toEqual([])
    expect(accepted).toMatchObject([{ theme: { code: 'community-services' }, comments: 6, waiting: 0, holds: 5 }])
    const theme = await here.db
      .selectFrom('theme')
      .select('keywords')
      .where('id', '=', themes['community-services']!)
      .executeTakeFirstOrThrow()
    expect(theme.keywords).toEqual(topic.words)
    const own = await here.db.selectFrom('commentTheme').select('themeId').where('commentId', '=', ids[0]!).execute()
    expect(own).toEqual([{ themeId: themes.maternity }])
    expect((await ask('POST', to, given)).statusCode).toBe(409)
  })

  test('belong to no theme that is retired, nor to one that would have too many words', async () => {
    const { slug } = await said()
    const { id } = await found(slug)
    const to = `/api/desk/themes/${slug}/topics/${id}/belongs`
    await ask('PUT' as 'POST', `/api/desk/themes/${slug}/acute-shift/retired`, { retired: true })
    expect((await list(slug)).themes.map(({ code }) => code)).toEqual(['maternity', 'community-services'])
    expect((await ask('POST', to, { theme: 'acute-shift', keywords: [] })).statusCode).toBe(409)
    const many = (from: number, count: number) => Array.from({ length: count }, (_, n) => `word ${from + n}`)
    await ask('PATCH' as 'POST', `/api/desk/themes/${slug}/community-services`, { keywords: many(0, 199) })
    expect((await ask('POST', to, { theme: 'community-services', keywords: many(199, 2) })).statusCode).toBe(400)
    expect((await ask('POST', to, { theme: 'community-services', keywords: many(198, 2) })).statusCode).toBe(200)
  })

  test('are put under a theme by a form, which comes back with everything in it where it does not fit', async () => {
    const { slug } = await said()
    const { id } = await found(slug)
    const page = `/desk/themes/${slug}/topics`
    expect((await ask('GET', page)).body).toContain('Put it under that theme')
    const send = (typed: Record<string, string>) =>
      here.app.inject({
        method: 'POST',
        url: `${page}/${id}/belongs`,
        headers: { cookie: here.cast.olive.cookie, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(typed).toString(),
      })
    const again = await send({ theme: '', keywords: 'plots, spades' })
    expect([again.statusCode, again.body]).toEqual([400, expect.stringContaining('plots, spades')])
    const placed = await send({ theme: 'maternity', keywords: 'plots, spades' })
    expect([placed.statusCode, placed.headers.location]).toEqual([303, `${page}#accepted`])
    expect((await list(slug)).accepted).toMatchObject([{ theme: { code: 'maternity' } }])
  })

  test('that were dismissed do not come back, until somebody asks for it', async () => {
    const { slug } = await said()
    const topic = await found(slug)
    await ask('POST', `/api/desk/themes/${slug}/topics/${topic.id}/dismissal`)
    await comment(here, slug, 'Another word for the allotment, from me.', { area: 'Melton' })
    here.clock.now = new Date(here.clock.now.getTime() + 60_000)
    const asked = ask('POST', `/api/desk/themes/${slug}/topics/search`)
    await expect.poll(async () => (await list(slug)).asked).toBe(true)
    await work()
    await asked
    const { topics, dismissed } = await list(slug)
    expect([topics, dismissed.map((one) => one.id)]).toEqual([[], [topic.id]])
    await ask('POST', `/api/desk/themes/${slug}/topics/${topic.id}/dismissal/undo`)
    expect((await found(slug)).id).toBe(topic.id)
  })

  test('are accepted and dismissed by those who may change themes only', async () => {
    const { slug } = await said()
    const { id } = await found(slug)
    expect((await ask('POST', `/api/desk/themes/${slug}/topics/${id}/dismissal`, {}, here.cast.rita)).statusCode).toBe(
      403,
    )
    expect((await ask('GET', `/api/desk/themes/${slug}/topics`, undefined, here.cast.bea)).statusCode).toBe(403)
  })
})
