import { beforeAll, expect, test } from 'vitest'
import { v7 as uuidv7 } from 'uuid'
import { talliesOf } from '#server/comments/inbox/facets.ts'
import { scopeOf } from '#server/comments/inbox/filter.ts'
import { found } from '#server/comments/inbox/inbox.ts'
import { newId } from '#server/data/ids.ts'
import { asking, filling, machineSays } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make, say } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
let olive: typeof here.cast.olive
beforeAll(() => {
  olive = here.cast.olive
})

type Item = { id: string; words: string; key: string; themes: { code: string; said: string }[] }
const inbox = async (query: string) => {
  const reply = await ask(olive, 'GET', `/api/desk/comments?${query}`)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json<{
    items: Item[]
    next: string | null
    previous: string | null
    count: number
    more: boolean
    unsearched: boolean
  }>()
}
const words = async (query: string) => (await inbox(query)).items.map((item) => item.words)

test('lists the newest first, with what each speaks to and who said so', async () => {
  const { slug, themes } = await make(here).consultation()
  const first = await comment(here, slug, 'More midwives, please.')
  here.clock.now = new Date('2026-06-01T12:00:01Z')
  const second = await comment(here, slug, 'And a bus to Melton.')
  here.clock.now = new Date('2026-06-01T12:00:00Z')
  await machineSays(here, first.id, [themes.maternity as string])
  const { items, count, more } = await inbox(`consultation=${slug}`)
  expect(items.map((item) => item.id)).toEqual([second.id, first.id])
  expect(items[1]?.themes).toEqual([{ code: 'maternity', label: 'Maternity', said: 'likely' }])
  expect([count, more]).toEqual([2, false])
})

test.each([
  ['who is speaking', 'speaker=carer'],
  ['state', 'state=in-hand'],
  ['a theme', 'theme=maternity'],
  ['words in any form', 'q=clinic'],
  ['a phrase', 'q=%22birth+clinics%22'],
  ['one word but not another', 'q=please+-bus'],
  ['not yet read by the machine', 'unread=yes'],
  ['what the machine is unsure of', 'person=yes'],
])('filters by %s', async (_what, query) => {
  const { slug, themes } = await make(here).consultation()
  const wanted = await comment(here, slug, 'Two birth clinics, please.', { respondentKind: 'carer' })
  const other = await comment(here, slug, 'Please, a bus for birth.', { respondentKind: 'staff' })
  await machineSays(here, wanted.id, [themes.maternity as string])
  await machineSays(here, other.id, [])
  await here.db
    .updateTable('comment')
    .set({ processedAt: null, needsPerson: 'low-confidence' })
    .where('id', '=', wanted.id)
    .execute()
  await here.db.insertInto('setAside').values({ commentId: other.id, reason: 'test', byPerson: olive.id }).execute()
  expect(await words(`consultation=${slug}`)).toHaveLength(2)
  expect(await words(`consultation=${slug}&${query}`)).toEqual(['Two birth clinics, please.'])
})

test('a reason for setting aside is the one that holds now, not one that was taken back', async () => {
  const { slug } = await make(here).consultation()
  const [twice, once] = [await comment(here, slug, 'A bus.'), await comment(here, slug, 'A lift.')]
  const setAside = { byPerson: olive.id, at: new Date('2026-06-03T10:00:00Z') }
  await here.db
    .insertInto('setAside')
    .values([
      {
        ...setAside,
        commentId: twice.id,
        reason: 'thanks',
        at: new Date('2026-06-01T10:00:00Z'),
        undoneAt: new Date('2026-06-02T10:00:00Z'),
        undoneBy: olive.id,
      },
      { ...setAside, commentId: twice.id, reason: 'test' },
      { ...setAside, commentId: once.id, reason: 'thanks' },
    ])
    .execute()
  const because = (reason: string) => words(`consultation=${slug}&reason=${reason}`)
  expect(await because('test')).toEqual(['A bus.'])
  expect(await because('thanks')).toEqual(['A lift.'])
  // Beside a question of the words, which the narrow rows do not have.
  expect(await words(`consultation=${slug}&reason=thanks&q=lift`)).toEqual(['A lift.'])
  await here.db.updateTable('setAside').set({ undoneAt: here.clock.now, undoneBy: olive.id }).execute()
  expect(await because('test')).toEqual([])
})

test('a theme finds what its sub-themes hold, and counts each comment once', async () => {
  const { slug, id, themes } = await make(here).consultation()
  const child = await here.db
    .insertInto('theme')
    .values({ consultationId: id, parentId: themes.maternity as string, code: 'birth-centre', label: 'Birth centre' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const both = await comment(here, slug, 'Keep the birth centre.')
  await comment(here, slug, 'Nothing of the kind.')
  await machineSays(here, both.id, [themes.maternity as string, child.id])
  expect(await words(`consultation=${slug}&theme=maternity`)).toEqual(['Keep the birth centre.'])
  expect(await words(`consultation=${slug}&theme=none`)).toEqual(['Nothing of the kind.'])
  const facets = await ask(olive, 'GET', `/api/desk/comments/facets?consultation=${slug}`)
  const counts = Object.fromEntries(
    facets.json<{ themes: { key: string; count: number }[] }>().themes.map((theme) => [theme.key, theme.count]),
  )
  expect(counts).toEqual({ 'acute-shift': 0, maternity: 1, 'birth-centre': 1, 'community-services': 0 })
  const narrowed = await ask(olive, 'GET', `/api/desk/comments/facets?consultation=${slug}&q=nothing`)
  expect(narrowed.json<{ themes: { count: number }[] }>().themes.every((theme) => theme.count === 0)).toBe(true)
})

test('pages by key, forwards and back, through the same comments in the same order', async () => {
  const { slug } = await make(here).consultation()
  for (let batch = 0; batch < 3; batch++) {
    await say(
      here.app,
      slug,
      Array.from({ length: 40 }, (_, index) => `Comment ${batch * 40 + index}`),
    )
  }
  const first = await inbox(`consultation=${slug}`)
  const second = await inbox(`consultation=${slug}&after=${first.next}`)
  const third = await inbox(`consultation=${slug}&after=${second.next}`)
  expect([first, second, third].map((page) => page.items.length)).toEqual([50, 50, 20])
  expect([first.previous, third.next]).toEqual([null, null])
  expect(new Set([first, second, third].flatMap((page) => page.items.map((item) => item.id))).size).toBe(120)
  const back = await inbox(`consultation=${slug}&before=${third.previous}`)
  expect(back.items).toEqual(second.items)
  const start = await inbox(`consultation=${slug}&before=${back.previous}`)
  expect(start.items).toEqual(first.items)
  expect(start.previous).toBeNull()
})

test('counts up to a thousand and no further', async () => {
  const { slug, id } = await make(here).consultation()
  const { id: submission } = await here.db
    .selectFrom('comment')
    .select('submissionId as id')
    .where('id', '=', (await comment(here, slug, 'The first of many.')).id)
    .executeTakeFirstOrThrow()
  await here.db
    .insertInto('comment')
    .values(
      Array.from({ length: 1_050 }, (_, index) => ({
        id: uuidv7(),
        submissionId: submission,
        consultationId: id,
        position: index + 1,
        body: `And ${index} more.`,
        saidAt: new Date('2026-05-20'),
      })),
    )
    .execute()
  const list = await inbox(`consultation=${slug}`)
  expect([list.count, list.more]).toEqual([1_000, true])
  const page = await ask(olive, 'GET', `/desk/comments?consultation=${slug}`)
  expect(page.body).toContain('1,000+ comments')
})

test('what lies before and after a comment follows the filter, even once it has left the list', async () => {
  const { slug } = await make(here).consultation()
  const made: string[] = []
  for (const [index, body] of ['bus one', 'train', 'bus two', 'bus three'].entries()) {
    here.clock.now = new Date(`2026-06-01T12:00:0${index}Z`)
    made.push((await comment(here, slug, body)).id)
  }
  here.clock.now = new Date('2026-06-01T12:00:00Z')
  const [one, , two, three] = made as [string, string, string, string]
  const near = async (id: string) => {
    const reply = await ask(olive, 'GET', `/api/desk/comments/${id}/around?consultation=${slug}&q=bus&state=in-hand`)
    const { newer, older } = reply.json<{ newer: Item[]; older: Item[] }>()
    return [newer.map((row) => row.id), older.map((row) => row.id)]
  }
  expect(await near(two)).toEqual([[three], [one]])
  await ask(olive, 'PUT', `/api/desk/comments/${two}/set-aside`, { reason: 'thanks' })
  expect(await near(two)).toEqual([[three], [one]])
})

test('a restricted comment is in no list, count, facet or page, and its address is like any that never was', async () => {
  const { slug, themes } = await make(here).consultation()
  const { id } = await comment(here, slug, 'I want to hurt myself.')
  await machineSays(here, id, [themes.maternity as string])
  await here.db
    .insertInto('safeguardingFlag')
    .values({ commentId: id, kind: 'self-harm', why: 'hurt myself' })
    .execute()
  for (const query of ['', '&theme=maternity', '&q=hurt', '&state=in-hand']) {
    const list = await inbox(`consultation=${slug}${query}`)
    expect([list.items, list.count]).toEqual([[], 0])
  }
  const facets = await ask(olive, 'GET', `/api/desk/comments/facets?consultation=${slug}`)
  expect(facets.json<{ themes: { count: number }[] }>().themes.every((theme) => theme.count === 0)).toBe(true)
  const ghost = '01890000-0000-7000-8000-000000000000'
  for (const path of ['', '/history', '/around']) {
    const hidden = await ask(olive, 'GET', `/api/desk/comments/${id}${path}`)
    const never = await ask(olive, 'GET', `/api/desk/comments/${ghost}${path}`)
    expect(hidden.statusCode).toBe(404)
    expect(hidden.body).toBe(never.body)
  }
  expect((await ask(olive, 'GET', `/desk/comments/${id}`)).statusCode).toBe(404)
})

test('where every comment stands always adds up, the restricted ones included', async () => {
  const { slug } = await make(here).consultation()
  const ids = []
  for (const body of ['one', 'two', 'three', 'four']) ids.push((await comment(here, slug, body)).id)
  await ask(olive, 'PUT', `/api/desk/comments/${ids[0]}/set-aside`, { reason: 'test' })
  await here.db
    .insertInto('withdrawal')
    .values({ commentId: ids[1] as string })
    .execute()
  await ask(olive, 'POST', `/api/desk/comments/${ids[2]}/flags`, { kind: 'other', why: 'Not sure.' })
  const { consultations } = (await ask(olive, 'GET', '/api/desk/overview')).json<{
    consultations: ({ slug: string } & Record<string, number>)[]
  }>()
  const own = consultations.find((one) => one.slug === slug)
  expect(own).toMatchObject({ received: 4, answered: 0, inHand: 2, setAside: 1, withdrawn: 1, restricted: 1 })
})

test.each([
  ['a consultation', 'consultation=no-such'],
  ['a theme', 'theme=no-such'],
  ['a point', 'point=77'],
])('%s that is not there is not found', async (_what, query) => {
  expect((await ask(olive, 'GET', `/api/desk/comments?${query}`)).statusCode).toBe(404)
})

test.each(['after=yesterday', 'after=1.not-an-id', 'state=lost', 'q=a%00b', 'channel=pigeon'])(
  '%s is refused with a sentence',
  async (query) => {
    const reply = await ask(olive, 'GET', `/api/desk/comments?${query}`)
    expect(reply.statusCode).toBe(400)
    expect(reply.json<{ fields: unknown[] }>().fields).toHaveLength(1)
  },
)

test.each(['%22', '-', '(', "' or 1=1 --", '&|!', 'the', ':*'])('searching for %s is no fault', async (query) => {
  const reply = await ask(olive, 'GET', `/api/desk/comments?q=${encodeURIComponent(decodeURIComponent(query))}`)
  expect(reply.statusCode).toBe(200)
})

test('only those who may read comments see any: nobody else, signed in or not', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'Only for the desk.')
  for (const path of [
    '/api/desk/comments',
    '/api/desk/comments/facets',
    `/api/desk/comments/${id}`,
    `/api/desk/comments/${id}/history`,
    '/desk/comments',
    `/desk/comments/${id}`,
    '/desk/themes',
  ]) {
    expect((await ask(null, 'GET', path)).statusCode, path).toBe(401)
    expect((await ask(here.cast.bea, 'GET', path)).statusCode, path).toBe(403)
    expect((await ask(here.cast.sam, 'GET', path)).statusCode, path).toBe(403)
    expect((await ask(here.cast.rita, 'GET', path)).statusCode, path).toBe(200)
  }
})

test('the comment’s page shows the words that decided, and every word of the comment as it was typed', async () => {
  const { slug, themes } = await make(here).consultation()
  const body = '  Two  spaces,\n\na <b>tag</b> & a midwife 👩🏽‍⚕️ too  '
  const { id } = await comment(here, slug, body)
  const start = body.indexOf('midwife')
  await machineSays(here, id, [themes.maternity as string], [{ start, end: start + 7, weight: 1, text: 'midwife' }])
  const page = await ask(olive, 'GET', `/desk/comments/${id}`)
  const shown = /<p class="words said-words[^>]*>([\s\S]*?)<\/p>/.exec(page.body)?.[1] ?? ''
  expect(shown).toContain('>midwife</mark>')
  const text = shown
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
  expect(text).toBe(body)
})

test('a response is begun from all that a filter finds', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'A bus, please.')
  await comment(here, slug, 'A train, please.')
  const reply = await filling(here)(olive, '/desk/responses/new', { filter: `consultation=${slug}&q=bus` })
  expect(reply.statusCode).toBe(303)
  const view = await ask(olive, 'GET', `/api/desk/comments/${id}`)
  const [response] = view.json<{ responses: { ref: string; published: boolean }[] }>().responses
  expect(response?.published).toBe(false)
  const page = await ask(olive, 'GET', `/desk/comments/${id}`)
  expect(page.body).toContain(`href="/desk/responses/${response?.ref}"`)
  expect((await ask(olive, 'GET', `/desk/responses/${response?.ref}`)).statusCode).toBe(200)
})

test('while thousands wait to be read, the newest are searched, and the list says that there are others', async () => {
  const { slug, id } = await make(here).consultation()
  const first = await comment(here, slug, 'A zebra crossing, please.')
  expect(await inbox(`consultation=${slug}&q=zebra`)).toMatchObject({ count: 1, unsearched: false })
  const later = new Date(here.clock.now.getTime() + 60_000)
  const ids = Array.from({ length: 5_001 }, () => newId(later))
  await here.pool.query(
    `with s as (
       insert into submission (id, consultation_id, channel, receipt_hash, idempotency_key, body_hash, said_at)
       select id, $1, 'import', sha256(uuid_send(id)), id, sha256(''), $3 from unnest($2::uuid[]) id returning id)
     insert into comment (id, submission_id, consultation_id, position, body, said_at)
     select id, id, $1, 0, 'More buses, ' || id, $3 from s`,
    [id, ids, later],
  )
  expect(await inbox(`consultation=${slug}&q=zebra`)).toMatchObject({ count: 0, unsearched: true })
  expect(await inbox(`consultation=${slug}&q=buses`)).toMatchObject({ count: 1_000, more: true, unsearched: true })
  expect(await inbox(`consultation=${slug}`)).toMatchObject({ more: true, unsearched: false })
  const page = await ask(olive, 'GET', `/desk/comments?consultation=${slug}&q=zebra`)
  expect(page.body).toContain('only the newest were searched')
  await here.db.updateTable('comment').set({ processedAt: new Date() }).where('id', '=', first.id).execute()
  expect(await words(`consultation=${slug}&q=zebra`)).toEqual(['A zebra crossing, please.'])
  await here.db.updateTable('comment').set({ processedAt: new Date() }).where('consultationId', '=', id).execute()
  expect(await inbox(`consultation=${slug}&q=zebra`)).toMatchObject({ count: 1, unsearched: false })
})

test('beside each choice of the filter stands how many comments it finds', async () => {
  const { slug, id: consultationId, themes } = await make(here).consultation()
  const made: string[] = []
  for (const [index, more] of [{ area: 'Melton' }, { respondentKind: 'carer' as const }, {}, {}, {}].entries()) {
    const { id } = await comment(here, slug, `Comment ${index} about the bus.`, more)
    made.push(id)
  }
  const [given, asks, copy, drafted, checked] = made as [string, string, string, string, string]
  for (const id of made.slice(1)) await machineSays(here, id, [])
  await here.db.insertInto('commentRoute').values({ commentId: asks, route: 'foi' }).execute()
  await here.db.insertInto('commentRoute').values({ commentId: asks, route: 'complaint' }).execute()
  await here.db.updateTable('comment').set({ needsPerson: 'spam', language: 'pl' }).where('id', '=', asks).execute()
  await here.db
    .insertInto('commentAssignee')
    .values({ commentId: given, personId: olive.id, givenBy: olive.id, givenAt: here.clock.now })
    .execute()
  await ask(olive, 'POST', '/api/desk/responses', { comments: [drafted] })
  await ask(olive, 'PUT', `/api/desk/comments/${checked}/themes`, { themes: ['maternity'] })
  const campaign = await here.db
    .insertInto('campaign')
    .values({ consultationId, letterCommentId: copy })
    .returning('id')
    .executeTakeFirstOrThrow()
  await here.db.insertInto('campaignMember').values({ campaignId: campaign.id, commentId: copy, added: '[]' }).execute()
  expect(themes.maternity).toBeDefined()
  const { places } = await found(here.db, await scopeOf(here.db, { consultation: slug }, 'whole'))
  const tallies = await talliesOf(here.db, places, 'whole')
  const said = Object.entries(tallies).flatMap(([by, keys]) =>
    Object.entries(keys).map(([key, n]) => [by === 'tick' ? `${key}=yes` : `${by}=${key}`, n] as const),
  )
  expect(said.length).toBeGreaterThan(15)
  for (const [query, n] of said) expect((await inbox(`consultation=${slug}&${query}`)).count, query).toBe(n)
  expect(Object.keys(tallies.tick ?? {}).sort()).toEqual(['checked', 'late', 'person', 'spam', 'undrafted', 'unread'])
  expect(tallies.request).toEqual({ any: 1, complaint: 1, foi: 1 })
})
