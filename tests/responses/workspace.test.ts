import { expect, test } from 'vitest'
import { asking, filling, machineSays } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'
import { wordsOf } from '../support/forms.ts'
import { desk, earlyReason, expectStatus, manyComments, sent } from './say.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)

/** A consultation with three comments, two of them about buses, and a draft that answers none of them yet. */
async function workspace() {
  const { slug, themes } = await make(here).consultation()
  const ids: string[] = []
  for (const words of ['The last bus goes at five.', 'No bus on Sundays.', 'Beds matter.']) {
    const { id } = await comment(here, slug, words)
    await machineSays(here, id, words.includes('bus') ? [themes['community-services'] as string] : [])
    ids.push(id)
  }
  const { ref } = (await ask(here.cast.olive, 'POST', '/api/desk/responses', { consultation: slug })).json<{
    ref: string
  }>()
  const linked = async () =>
    (await ask(here.cast.olive, 'GET', `/api/desk/responses/${ref}/comments`))
      .json<{ items: { id: string }[] }>()
      .items.map(({ id }) => id)
      .sort()
  return { slug, ids: ids as [string, string, string], ref, linked }
}

test('what a filter finds is added, and again is the same as once', async () => {
  const { slug, ids, ref, linked } = await workspace()
  const add = () =>
    ask(here.cast.olive, 'POST', `/api/desk/responses/${ref}/comments/by-filter`, {
      filter: `consultation=${slug}&q=bus`,
    })
  expect((await add()).json()).toEqual({ changed: 2, comments: 2, left: 0 })
  expect((await add()).json()).toEqual({ changed: 0, comments: 2, left: 0 })
  expect(await linked()).toEqual(ids.slice(0, 2).sort())
})

test('what came since is said, and added in one act', async () => {
  const { slug, ids, ref, linked } = await workspace()
  here.clock.now = new Date('2026-06-01T13:00:00Z')
  await ask(here.cast.olive, 'POST', `/api/desk/responses/${ref}/comments/by-filter`, {
    filter: 'theme=community-services',
  })
  expect((await ask(here.cast.olive, 'GET', `/desk/responses/${ref}`)).body).not.toContain('came since')
  here.clock.now = new Date('2026-06-01T14:00:00Z')
  const { id } = await comment(here, slug, 'A bus for the evening clinic.')
  const { themes } = { themes: await here.db.selectFrom('theme').select(['id', 'code']).execute() }
  await machineSays(
    here,
    id,
    themes
      .filter(({ code }) => code === 'community-services')
      .map((theme) => theme.id)
      .slice(-1),
  )
  const page = (await ask(here.cast.olive, 'GET', `/desk/responses/${ref}`)).body
  expect(page).toContain('1 came since')
  const query = /name="filter" value="([^"]*came=[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') as string
  const added = await fill(here.cast.olive, `/desk/responses/${ref}/comments/by-filter`, { filter: query })
  expect(added.statusCode).toBe(303)
  expect(await linked()).toEqual([...ids.slice(0, 2), id].sort())
  here.clock.now = new Date('2026-06-01T12:00:00Z')
})

test('comments are taken away by a filter of those that it answers', async () => {
  const { slug, ids, ref, linked } = await workspace()
  await ask(here.cast.olive, 'POST', `/api/desk/responses/${ref}/comments/by-filter`, {
    filter: `consultation=${slug}`,
  })
  const gone = await ask(here.cast.olive, 'POST', `/api/desk/responses/${ref}/comments/by-filter/remove`, {
    filter: 'q=bus',
  })
  expect(gone.json()).toEqual({ changed: 2, comments: 1, left: 0 })
  expect(await linked()).toEqual([ids[2]])
})

test('a list of another consultation is refused kindly, and nothing is added', async () => {
  const { ref, linked } = await workspace()
  const other = await make(here).consultation()
  await comment(here, other.slug, 'Elsewhere.')
  const refused = await fill(here.cast.olive, `/desk/responses/${ref}/comments/by-filter`, {
    filter: `consultation=${other.slug}`,
  })
  expect(refused.statusCode).toBe(400)
  expect(refused.body).toContain('That list is of another consultation')
  expect(await linked()).toEqual([])
})

test('a comment goes from its own page, and a filter from the inbox, into a draft that exists', async () => {
  const { slug, ids, ref, linked } = await workspace()
  const offered = await ask(here.cast.olive, 'GET', `/desk/responses/add?comment=${ids[0]}`)
  expect(offered.body).toContain(`value="${ref}"`)
  expect((await fill(here.cast.olive, '/desk/responses/add', { comment: ids[0], ref })).headers.location).toContain(ref)
  expect(await linked()).toEqual([ids[0]])
  await fill(here.cast.olive, '/desk/responses/add', { filter: `consultation=${slug}&q=beds`, ref })
  expect(await linked()).toEqual([ids[0], ids[2]].sort())
  const unchosen = await fill(here.cast.olive, '/desk/responses/add', { comment: ids[1] })
  expect(unchosen.statusCode).toBe(400)
  expect(unchosen.body).toContain('Please choose a response.')
})

test('adding comments to what is approved, planned or public says beforehand what it costs', async () => {
  const chain = desk(here)
  const { ref, id, slug } = await sent(here)
  const [more] = await manyComments(here, id, 1)
  const { olive, oscar } = here.cast
  const says = async () => {
    const pages = [
      await ask(olive, 'GET', `/desk/responses/add?comment=${more}`),
      await ask(olive, 'GET', `/desk/responses/${ref}`),
    ]
    return pages.map(
      ({ body }) => wordsOf(body).match(/It is (?:approved|public)[^.]*\.(?: It is approved[^.]*\.)?/)?.[0],
    )
  }
  expect(await says()).toEqual([undefined, undefined])
  expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
  const approved = 'It is approved: once its comments change, somebody else has to approve it again.'
  expect(await says()).toEqual([approved, approved])
  const plan = { version: 1, publishOn: '2026-07-01', publishHour: 9, earlyReason }
  expectStatus(await chain.ask(olive, 'PUT', `/${ref}/plan`, plan), 200)
  const planned =
    'It is approved and planned for 1 July 2026: once its comments change, somebody else has to approve it again, or it is not published then.'
  expect(await says()).toEqual([planned, planned])
  expectStatus(await chain.publish(olive, ref), 200)
  const shown = 'It is public: it changes at once, and a second officer looks at it within a day.'
  expect(await says()).toEqual([shown, shown])
  await here.db.updateTable('consultation').set({ laterChanges: 'second-officer' }).where('slug', '=', slug).execute()
  const waits = 'It is public: nothing changes before a second officer agrees.'
  expect(await says()).toEqual([waits, waits])
})

test('what a reviewer asked for stands at its field, is ticked off, and the version sent again shows what became of it', async () => {
  const { ids, ref } = await workspace()
  await ask(here.cast.olive, 'POST', `/api/desk/responses/${ref}/comments`, { comments: [ids[0]] })
  await here.db
    .updateTable('responseVersion')
    .set({ sentAt: here.clock.now, sentBy: here.cast.olive.id })
    .where('responseId', '=', (eb) => eb.selectFrom('response').select('id').where('ref', '=', ref))
    .execute()
  const note = { version: 1, decision: 'ask-for-changes', note: 'Give a date.', field: 'weDid' }
  expect((await ask(here.cast.oscar, 'POST', `/api/desk/responses/${ref}/reviews`, note)).statusCode).toBeLessThan(300)
  const [asked] = await here.db.selectFrom('review').select('id').where('note', '=', 'Give a date.').execute()
  const tick = (body: object, who = here.cast.olive) =>
    ask(who, 'PUT', `/api/desk/responses/${ref}/asked/${asked?.id}`, body)
  expect((await tick({ done: 'yes' })).statusCode).toBe(409)
  await ask(here.cast.olive, 'PUT', `/api/desk/responses/${ref}`, {
    version: 1,
    edit: 1,
    draft: { weDid: 'From 1 July.' },
  })
  const editing = (await ask(here.cast.olive, 'GET', `/desk/responses/${ref}`)).body
  expect(editing).toMatch(/Oscar Officer asked<\/a>: Give a date\./)
  expect((await tick({ done: 'yes', note: 'The date is in the first line.' })).statusCode).toBe(204)
  expect((await ask(here.cast.olive, 'GET', `/desk/responses/${ref}`)).body).toContain('The date is in the first line.')
  expect((await tick({ done: 'no' }, here.cast.rita)).statusCode).toBe(403)
})

test('adding by filter asks for who may draft', async () => {
  const { ref } = await workspace()
  for (const url of [
    `/api/desk/responses/${ref}/comments/by-filter`,
    `/api/desk/responses/${ref}/comments/by-filter/remove`,
  ]) {
    expect((await ask(here.cast.rita, 'POST', url, { filter: '' })).statusCode).toBe(403)
    expect((await ask(null, 'POST', url, { filter: '' })).statusCode).toBe(401)
  }
  expect((await ask(here.cast.rita, 'GET', '/desk/responses/add')).statusCode).toBe(403)
})

test('“You said” is offered from the comments: counts that are so, each with its comments, and only words that were cleared', async () => {
  const { slug, ids, ref } = await workspace()
  expect((await ask(here.cast.olive, 'GET', `/desk/responses/${ref}`)).body).not.toContain('Start “You said”')
  await ask(here.cast.olive, 'POST', `/api/desk/responses/${ref}/comments/by-filter`, {
    filter: `consultation=${slug}&q=bus`,
  })
  const page = (await ask(here.cast.olive, 'GET', `/desk/responses/${ref}`)).body.split('id="props"')[0] ?? ''
  expect(page).toContain('We read 2 comments from 2 submissions.')
  expect(page).toContain('2 comments speak to “Community services”.')
  expect(page).toContain(`/desk/comments?consultation=${slug}&amp;theme=community-services&amp;response=${ref}`)
  expect(page.split('Start “You said”')[1]?.split('</section>')[0]).not.toContain('The last bus')
  expect(ids).toHaveLength(3)
})
