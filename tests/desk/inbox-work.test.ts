import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asking, filling, holding } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)

async function list(words: string[]) {
  const { slug } = await make(here).consultation()
  const ids: string[] = []
  for (const one of words) ids.push((await comment(here, slug, one)).id)
  return { slug, ids }
}
type View = { id: string; says: string; comments: number; done: number; changed: number; undone: number }
/** Do all of an act. */
async function all(id: string): Promise<View> {
  let view = (await ask(here.cast.olive, 'POST', `/api/desk/bulk/${id}/pieces`)).json<View>()
  for (let tries = 0; view.done < view.comments && tries < 20; tries++)
    view = (await ask(here.cast.olive, 'POST', `/api/desk/bulk/${id}/pieces`)).json<View>()
  return view
}
const begin = (body: object, who = here.cast.olive) => ask(who, 'POST', '/api/desk/bulk', body)
const standings = async (ids: string[]) =>
  (await here.db.selectFrom('comment').select('standing').where('id', 'in', ids).orderBy('id').execute()).map(
    (row) => row.standing,
  )

test('everything that a filter finds is set aside, and taken back in one', async () => {
  const { slug, ids } = await list(['Thank you.', 'Thanks a lot.', 'More beds.'])
  const begun = await begin({
    kind: 'set-aside',
    reason: 'thanks',
    filter: `consultation=${slug}&q=thank or thanks`,
    expected: 2,
  })
  expect(begun.statusCode).toBe(201)
  const { id } = begun.json<View>()
  expect(await all(id)).toMatchObject({ comments: 2, done: 2, changed: 2 })
  expect(await standings(ids)).toEqual(['set-aside', 'set-aside', 'in-hand'])
  expect((await ask(here.cast.olive, 'POST', `/api/desk/bulk/${id}/undo`)).json()).toMatchObject({ undone: 2 })
  expect(await standings(ids)).toEqual(['in-hand', 'in-hand', 'in-hand'])
})

test('a theme given to many leaves no trace once it is taken back', async () => {
  const { ids } = await list(['Buses.', 'More buses.'])
  const { id, says } = (await begin({ kind: 'theme', theme: 'maternity', comments: ids })).json<View>()
  expect(says).toMatch(/^Give the theme Maternity\b.* \(maternity\)$/)
  await all(id)
  expect(await holding(here, ids[0] as string)).toEqual(['maternity'])
  await ask(here.cast.olive, 'POST', `/api/desk/bulk/${id}/undo`)
  for (const one of ids) expect(await holding(here, one)).toEqual([])
})

test('comments are given to a person, found by it, and go back to whose they were', async () => {
  const { slug, ids } = await list(['One.', 'Two.'])
  const first = (await begin({ kind: 'give', person: here.cast.oscar.id, comments: [ids[0]] })).json<View>()
  await all(first.id)
  const second = (await begin({ kind: 'give', person: here.cast.ada.id, filter: `consultation=${slug}` })).json<View>()
  await all(second.id)
  const found = async (who: string) =>
    (await ask(here.cast.olive, 'GET', `/api/desk/comments?consultation=${slug}&assignee=${who}`))
      .json<{ items: { id: string }[] }>()
      .items.map(({ id }) => id)
  expect((await found(here.cast.ada.id)).sort()).toEqual([...ids].sort())
  await ask(here.cast.olive, 'POST', `/api/desk/bulk/${second.id}/undo`)
  expect(await found(here.cast.oscar.id)).toEqual([ids[0]])
  expect(await found('none')).toEqual([ids[1]])
})

test('comments are shared out: as many each, or by percent, of so many; and go back in one', async () => {
  const { ids } = await list(['Shared one', 'Shared two', 'Shared three', 'Shared four', 'Shared five'])
  const { olive, oscar, ada } = here.cast
  const holders = async () => {
    const rows = await here.db.selectFrom('commentAssignee').select('personId').where('commentId', 'in', ids).execute()
    return [olive, oscar, ada].map(({ id }) => rows.filter(({ personId }) => personId === id).length)
  }
  const share = async (more: object) => {
    const { id } = (await begin({ kind: 'share', comments: ids, ...more })).json<View>()
    return all(id)
  }
  const even = await share({ sharers: [{ person: olive.id }, { person: oscar.id }] })
  expect(even.says).toBe('Share out: Olive Officer 3, Oscar Officer 2')
  expect(await holders()).toEqual([3, 2, 0])
  await ask(olive, 'POST', `/api/desk/bulk/${even.id}/undo`)
  expect(await holders()).toEqual([0, 0, 0])
  const percents = [
    { person: olive.id, percent: 75 },
    { person: ada.id, percent: 25 },
  ]
  await share({ number: 4, sharers: percents })
  expect(await holders()).toEqual([3, 0, 1])
})

test('sharing out needs two people, and percentages that add up to 100; what was chosen comes back', async () => {
  const { ids } = await list(['Shared badly'])
  const [id] = ids
  const { olive, oscar } = here.cast
  const sharers = (...percents: (number | undefined)[]) =>
    percents.map((percent, index) => ({ person: index === 0 ? olive.id : oscar.id, percent }))
  for (const wrong of [sharers(undefined), sharers(50, 40), sharers(100, undefined)])
    expect((await begin({ kind: 'share', comments: [id], sharers: wrong })).statusCode).toBe(400)
  const back = await fill(olive, '/desk/bulk', {
    kind: 'share',
    comment: id as string,
    sharer: [olive.id, oscar.id],
    [`percent-${olive.id}`]: '50',
    [`percent-${oscar.id}`]: '40',
  })
  expect(back.statusCode).toBe(400)
  expect(back.body).toContain('The percentages add up to 90. Please make them 100.')
  expect(back.body).toMatch(new RegExp(`name="percent-${oscar.id}"[^>]*value="40"`))
})

test('a list that has changed since is not acted on; what is missing is asked for with everything still chosen', async () => {
  const { slug, ids } = await list(['One.', 'Two.'])
  expect(
    (await begin({ kind: 'set-aside', reason: 'thanks', filter: `consultation=${slug}`, expected: 5 })).statusCode,
  ).toBe(409)
  const unsaid = await fill(here.cast.olive, '/desk/bulk', { kind: 'set-aside', comment: ids })
  expect(unsaid.statusCode).toBe(400)
  expect(unsaid.body).toContain('Please choose a reason.')
  expect(unsaid.body).toContain(ids[1])
})

test('only the person who began an act goes on with it; readers begin none', async () => {
  const { ids } = await list(['One.'])
  const { id } = (await begin({ kind: 'give', person: here.cast.oscar.id, comments: ids })).json<View>()
  expect((await ask(here.cast.oscar, 'POST', `/api/desk/bulk/${id}/pieces`)).statusCode).toBe(403)
  expect((await ask(here.cast.oscar, 'POST', `/api/desk/bulk/${id}/undo`)).statusCode).toBe(403)
  expect((await begin({ kind: 'give', person: here.cast.oscar.id, comments: ids }, here.cast.rita)).statusCode).toBe(
    403,
  )
})

test('what a filter lists, counts and exports is the same set', async () => {
  const { slug } = await list(['A bus at night.', 'No bus at all.', 'Beds, please.', 'Ein Bus.'])
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        q: fc.constantFrom('', 'bus', 'beds'),
        state: fc.constantFrom('', 'in-hand', 'answered'),
        letter: fc.constantFrom('', 'no', 'yes'),
      }),
      async (filter) => {
        const query = new URLSearchParams({ consultation: slug, ...filter }).toString()
        const listed = (await ask(here.cast.olive, 'GET', `/api/desk/comments?${query}`)).json<{
          items: { id: string }[]
          count: number
        }>()
        const file = (await ask(here.cast.olive, 'GET', `/desk/comments/export.csv?${query}`)).body
        const exported = [...file.matchAll(/^"([0-9a-f-]{36})"/gm)].map((line) => line[1])
        expect(exported.sort()).toEqual(listed.items.map(({ id }) => id).sort())
        expect(listed.count).toBe(listed.items.length)
      },
    ),
    { numRuns: 12 },
  )
})

test('a file has what a person said of for and against, and the English of a comment without names', async () => {
  const { slug, ids } = await list(['Prosze nie zamykac oddzialu.', 'Keep it.'])
  const [polish = ''] = ids
  const english = 'Please do not close the ward, says Dr Helen Smith of 07700 900123.'
  await ask(here.cast.olive, 'PUT', `/api/desk/comments/${polish}/translation`, { translation: english })
  await ask(here.cast.olive, 'PUT', `/api/desk/themes/${slug}/coding/${polish}/stance`, { stance: 'against' })
  const file = (await ask(here.cast.olive, 'GET', `/desk/comments/export.csv?consultation=${slug}`)).body
  const [head = '', ...lines] = file.trim().split('\r\n')
  expect(head).toMatch(/"Words","In English","For or against \(a person said\)"$/)
  const line = lines.find((one) => one.includes(polish)) ?? ''
  expect(line).toContain('"Please do not close the ward, says')
  expect(line).not.toMatch(/Smith|07700/)
  expect(line).toMatch(/"Against"$/)
  expect(lines.find((one) => one.includes('Keep it.'))).toMatch(/"Keep it\.","",""$/)
  const whole = (await ask(here.cast.ada, 'GET', `/desk/comments/export.csv?consultation=${slug}&full=yes`)).body
  expect(whole).toContain(english)
})

test('a file has names taken out, in full only for an administrator, and says in the history who took it', async () => {
  const { slug, ids } = await list(['Dr Smith is kind.'])
  await here.db
    .insertInto('personalMark')
    .values({ commentId: ids[0] as string, kind: 'name', starts: 0, ends: 8 })
    .execute()
  const address = `/desk/comments/export.csv?consultation=${slug}`
  expect((await ask(here.cast.rita, 'GET', address)).body).toContain('[name removed] is kind.')
  expect((await ask(here.cast.olive, 'GET', `${address}&full=yes`)).statusCode).toBe(403)
  expect((await ask(here.cast.ada, 'GET', `${address}&full=yes`)).body).toContain('Dr Smith')
  const page = async (who = here.cast.olive) => (await ask(who, 'GET', `/desk/comments?consultation=${slug}`)).body
  const inFull = `/desk/comments/export.csv?consultation=${slug}&amp;full=yes`
  expect([(await page()).includes(inFull), (await page(here.cast.ada)).includes(inFull)]).toEqual([false, true])
  // A desk that was left: names go out only once it is seen who sits there; what everybody at the desk reads does not ask.
  const left = here.db.updateTable('session').set({ confirmedAt: new Date('2026-06-01T11:00:00Z') })
  await left.where('personId', '=', here.cast.ada.id).execute()
  const asked = await ask(here.cast.ada, 'GET', `${address}&full=yes`)
  expect([asked.statusCode, asked.body]).toEqual([403, expect.stringContaining('confirm that it is you')])
  expect((await ask(here.cast.ada, 'GET', address)).statusCode).toBe(200)
  const sheet = await ask(here.cast.olive, 'GET', `/desk/comments/export.xlsx?consultation=${slug}`)
  expect(sheet.rawPayload.subarray(0, 2).toString()).toBe('PK')
  const taken = await here.db.selectFrom('history').select('detail').where('action', '=', 'comments.exported').execute()
  expect(taken.map(({ detail }) => detail)).toContainEqual(expect.objectContaining({ comments: 1, full: true }))
  expect((await ask(null, 'GET', address)).statusCode).toBe(401)
})

test('a list is saved under a name, shared with others, and dropped by its owner alone', async () => {
  const { slug } = await list(['One.'])
  const saved = await fill(here.cast.olive, '/desk/views', {
    name: 'Late ones',
    query: `consultation=${slug}&late=yes`,
    shared: 'yes',
  })
  expect(saved.headers.location).toBe(`/desk/comments?consultation=${slug}&late=yes`)
  type Saved = { id: string; name: string; mine: boolean }
  const seen = async (who = here.cast.oscar) => (await ask(who, 'GET', '/api/desk/views')).json<Saved[]>()
  const [view] = await seen()
  expect(view).toMatchObject({ name: 'Late ones', mine: false })
  await fill(here.cast.oscar, `/desk/views/${view?.id}/drop`, {})
  expect(await seen()).toHaveLength(1)
  await fill(here.cast.olive, `/desk/views/${view?.id}/drop`, {})
  expect(await seen()).toHaveLength(0)
  expect((await ask(here.cast.sam, 'GET', '/api/desk/views')).statusCode).toBe(403)
})

test('a list that cannot be read is never everything: nothing is offered for it, and a page that shows all says so', async () => {
  await list(['One.', 'Two.'])
  const page = async (url: string) => ask(here.cast.olive, 'GET', url)
  // One name that we do not know, beside others that we do, would find more than was meant.
  for (const filter of ['stat=in-hand', 'state=bogus', 'state=in-hand&them=HOM2', 'state=in-hand&state=answered']) {
    const url = `/desk/bulk?filter=${encodeURIComponent(filter)}`
    const begun = await fill(here.cast.olive, '/desk/responses/new', { filter })
    expect([begun.statusCode, begun.body], filter).toEqual([400, expect.stringContaining('This list cannot be read.')])
    const offered = await page(url)
    expect(offered.statusCode, url).toBe(400)
    expect(offered.body).toContain('This list cannot be read.')
  }
  for (const url of [
    '/desk/requests?kind=bogus',
    '/desk/responses?state=bogus',
    '/desk/responses?consultation=bogus',
  ]) {
    const shown = await page(url)
    expect(shown.statusCode, url).toBe(200)
    expect(shown.body).toContain('The filter in this address cannot be read')
  }
  for (const url of ['/desk/requests', '/desk/responses', '/desk/responses?state='])
    expect((await page(url)).body, url).not.toContain('The filter in this address')
})
