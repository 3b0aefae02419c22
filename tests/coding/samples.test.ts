import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readComments, nextOf } from '../support/coding.ts'
import type { Member } from '../support/cast.ts'
import { asking, deeds, filling, holding, machineSays } from '../support/desk.ts'
import { useHere } from '../support/here.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)

/** Comments that the machine has read, and a sample of them that Olive and Oscar code blind. */
async function sampled(count: number, size = count) {
  const made = await readComments(
    here,
    Array.from({ length: count }, (_, n) => ({ body: `Words ${n}.`, says: ['maternity'], unsure: 'low-confidence' })),
  )
  const url = `/api/desk/themes/${made.slug}/agreement`
  const { olive, oscar } = here.cast
  const reply = await ask(olive, 'POST', url, { size, first: olive.id, second: oscar.id, seed: 7 })
  expect(reply.statusCode, reply.body).toBe(201)
  const sample = reply.json<{ id: string }>().id
  const drawn = await here.db
    .selectFrom('codingSampleComment')
    .select('commentId')
    .where('sampleId', '=', sample)
    .orderBy('position')
    .execute()
  const code = async (who: Member, id: string, themes: string[]) => {
    const answer = await ask(who, 'PUT', `${url}/${sample}/coding/${id}`, { themes })
    expect(answer.statusCode, answer.body).toBe(204)
  }
  const view = async (who: Member = olive) => (await ask(who, 'GET', `${url}/${sample}`)).json()
  return {
    ...made,
    url,
    page: `/desk/themes/${made.slug}/agreement`,
    sample,
    drawn: drawn.map((one) => one.commentId),
    code,
    view,
  }
}

test('a sample is drawn by its seed, evenly over the questions, and its comments leave the other queues', async () => {
  const { slug, url, drawn, ids, questions } = await sampled(12, 5)
  expect(drawn).toHaveLength(5)
  const left = (await nextOf(here, here.cast.olive, slug, { queue: 'all' })).items.map(({ id }) => id)
  expect(left.sort()).toEqual(ids.filter((id) => !drawn.includes(id)).sort())
  // What is being coded is not drawn again, and seven are left.
  const { olive, oscar } = here.cast
  const again = await ask(olive, 'POST', url, { size: 8, first: olive.id, second: oscar.id })
  expect(again.statusCode).toBe(400)
  expect(again.json().fields).toEqual([
    { field: 'size', message: 'There are only 7 comments to draw from. Please draw between 2 and so many.' },
  ])
  const share = await ask(olive, 'POST', url, { percent: 30, first: olive.id, second: oscar.id })
  expect(share.statusCode).toBe(201)
  const none = await ask(olive, 'POST', url, { size: 2, question: questions[0]?.id, first: olive.id, second: oscar.id })
  expect(none.statusCode).toBe(400)
})

test('who may not code cannot be asked to; one person is not two', async () => {
  const { url } = await sampled(4, 2)
  const { olive, rita } = here.cast
  for (const second of [rita.id, olive.id, '']) {
    const reply = await ask(olive, 'POST', url, { size: 2, first: olive.id, second })
    expect(reply.statusCode).toBe(400)
    expect(reply.json().fields[0].field).toBe('second')
  }
  expect((await ask(rita, 'POST', url, { size: 2, first: olive.id, second: here.cast.oscar.id })).statusCode).toBe(403)
})

test('agreement, differences and their settlement: from then on it is a person’s word', async () => {
  const { slug, url, page, sample, drawn, code, view } = await sampled(4)
  const { olive, oscar, ada } = here.cast
  const [a, b, c, d] = drawn as [string, string, string, string]
  for (const id of [a, b]) for (const who of [olive, oscar]) await code(who, id, ['maternity'])
  await code(olive, c, ['maternity', 'acute-shift'])
  await code(oscar, c, ['acute-shift'])
  await code(olive, d, [])
  expect((await view()).completedAt).toBeNull()
  expect((await ask(ada, 'POST', `${url}/${sample}/settle-agreed`)).statusCode).toBe(409)
  await code(oscar, d, ['community-services'])
  const seen = await view()
  expect(seen.completedAt).not.toBeNull()
  // Maternity: both 2, Olive alone 1; acute shift: both 1; community services: Oscar alone 1; the rest neither.
  const [pair, machine] = seen.pairs
  expect(pair).toMatchObject({ first: 'Olive Officer', second: 'Oscar Officer', exact: 0.5, f1: 6 / 8 })
  expect(pair.kappa).toBeCloseTo((10 / 12 - (16 + 64) / 144) / (1 - (16 + 64) / 144))
  expect(machine).toMatchObject({ first: 'The machine', second: 'Olive Officer', machine: true })
  const late = await ask(olive, 'PUT', `${url}/${sample}/coding/${a}`, { themes: [] })
  expect(late.statusCode).toBe(409)
  // Until it is settled, the machine's word is all there is.
  expect(await holding(here, c)).toEqual(['maternity'])

  expect((await ask(ada, 'POST', `${url}/${sample}/settle-agreed`)).json()).toEqual({ comments: 2 })
  expect((await ask(ada, 'POST', `${url}/${sample}/settle-agreed`)).json()).toEqual({ comments: 0 })
  expect((await ask(ada, 'PUT', `${url}/${sample}/comments/${c}`, { themes: ['acute-shift'] })).statusCode).toBe(204)
  const form = await fill(ada, `${page}/${sample}/comments/${d}`, { as: '' })
  expect(form.headers.location).toBe(`${page}/${sample}#comment-${d}`)
  expect(await holding(here, a)).toEqual(['maternity'])
  expect(await holding(here, c)).toEqual(['acute-shift'])
  expect(await holding(here, d)).toEqual([])
  const after = await view()
  expect(after.compared.find((one: { id: string }) => one.id === c).settled).toMatchObject({
    themes: ['acute-shift'],
    by: 'Ada Administrator',
  })
  expect(await deeds(here, c)).toEqual(['comment.themes-confirmed'])
  expect(await deeds(here, sample)).toContain('coding-sample.settled')
  expect((await ask(olive, 'GET', url)).json()).toMatchObject([{ unsettled: 0, f1: 6 / 8 }])
  expect((await nextOf(here, olive, slug, { queue: 'all' })).items).toEqual([])
})

test('a sample that will not be finished is closed: what both have coded is compared, the rest goes back', async () => {
  const { slug, url, sample, drawn, code, view } = await sampled(3)
  const { olive, oscar } = here.cast
  await code(olive, drawn[0] as string, [])
  await code(oscar, drawn[0] as string, [])
  await code(olive, drawn[1] as string, ['maternity'])
  expect((await ask(oscar, 'POST', `${url}/${sample}/close`)).statusCode).toBe(204)
  expect(await view()).toMatchObject({ completedBy: 'Oscar Officer', compared: [{ id: drawn[0], same: true }] })
  expect((await nextOf(here, olive, slug, { queue: 'all' })).items).toHaveLength(3)
})

test('the codes can be downloaded once complete, and no cell runs as a formula', async () => {
  const made = await readComments(here, [{ body: '=1+1' }, { body: 'Plain.' }])
  const { olive, oscar } = here.cast
  const url = `/desk/themes/${made.slug}/agreement`
  const reply = await ask(olive, 'POST', `/api${url}`, { size: 2, first: olive.id, second: oscar.id })
  const sample = reply.json<{ id: string }>().id
  expect((await ask(olive, 'GET', `${url}/${sample}/codes.csv`)).statusCode).toBe(409)
  for (const id of made.ids)
    for (const who of [olive, oscar])
      await ask(who, 'PUT', `/api${url}/${sample}/coding/${id}`, { themes: ['acute-shift', 'maternity'] })
  const csv = (await ask(here.cast.rita, 'GET', `${url}/${sample}/codes.csv`)).body
  expect(csv).toContain('"Olive Officer","Oscar Officer","machine"')
  expect(csv).toContain('"\'\u2060=1+1","acute-shift|maternity","acute-shift|maternity","","yes"')
})

test('whatever two coders do, neither sees what the other says, nobody else does, and no assignment changes', async () => {
  const { slug, ids, page, sample, drawn, code, themes } = await sampled(4)
  const { olive, oscar, rita } = here.cast
  const codes = ['acute-shift', 'maternity', 'community-services'] as const
  const some = fc.subarray([...codes])
  // Oscar never codes the last one, so the sample stays open.
  const [last, ...others] = drawn as [string, ...string[]]
  const everything = async (who: Member) => {
    const api = `/api/desk/themes/${slug}`
    const next = await ask(who, 'POST', `${api}/coding/next`, { sample })
    const pages = [
      `${api}/agreement`,
      `${api}/agreement/${sample}`,
      `${api}/coding`,
      page,
      `${page}/${sample}`,
      `${page}/${sample}/codes.csv`,
      `/desk/themes/${slug}`,
      `/desk/themes/${slug}/coding?sample=${sample}`,
      `/desk/comments?consultation=${slug}`,
      ...ids.flatMap((id) => [`/api/desk/comments/${id}`, `/api/desk/comments/${id}/history`]),
    ]
    const bodies = []
    for (const address of pages) bodies.push((await ask(who, 'GET', address)).body)
    return [next.statusCode === 403 ? '' : next.body, ...bodies]
  }
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...others),
      some,
      some,
      fc.option(fc.record({ id: fc.constantFrom(...drawn), says: some }), { nil: undefined }),
      async (id, his, hisAfter, hers) => {
        if (hers) await code(olive, hers.id, hers.says)
        await code(oscar, id, his)
        const before = await Promise.all([everything(olive), everything(rita)])
        await code(oscar, id, hisAfter)
        // Two worlds that differ only in what Oscar said look the same to everybody else.
        expect(await Promise.all([everything(olive), everything(rita)])).toEqual(before)
        for (const one of ids) expect(await holding(here, one)).toEqual(['maternity'])
      },
    ),
    { numRuns: 12 },
  )
  // Blind to the machine too: what it says changes nothing of what a coder is shown.
  const shown = async () => (await ask(olive, 'POST', `/api/desk/themes/${slug}/coding/next`, { sample })).json().items
  const items = await shown()
  for (const id of ids) await machineSays(here, id, Object.values(themes))
  expect(await shown()).toEqual(items)
  for (const item of items) expect(item).toMatchObject({ suggestions: [], holds: [], asks: null, audit: false })
  expect(
    (await ask(rita, 'PUT', `/api/desk/themes/${slug}/agreement/${sample}/coding/${last}`, { themes: [] })).statusCode,
  ).toBe(403)
  expect(
    (await ask(here.cast.ada, 'PUT', `/api/desk/themes/${slug}/agreement/${sample}/coding/${last}`, { themes: [] }))
      .statusCode,
  ).toBe(403)
})
