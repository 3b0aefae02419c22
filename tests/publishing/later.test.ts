import { beforeEach, describe, expect, test } from 'vitest'
import { countsIn, noLongerFits } from '#server/responses/checks/count-checks.ts'
import { desk, expectStatus, fullDraft, manyComments, published } from '../responses/say.ts'
import type { Member } from '../support/cast.ts'
import { asking, deeds, filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)
const chain = desk(here)
beforeEach(() => {
  here.clock.now = new Date('2026-06-01T12:00:00Z')
})

type Later = { id: string; kind: string; state: string; amount: number; overdue: boolean; whyNot: string | null }
const later = async (who: Member, ref: string) =>
  (await ask(who, 'GET', `/api/desk/responses/${ref}`)).json<{ later: Later[] }>().later
const entry = async (ref: string) =>
  (await here.app.inject(`/api/log/${ref}`)).json<{
    comments: number
    commitments: { updates: unknown[] }[]
    later: { kind: string; amount: number; on: string; checked: boolean }[]
  }>()
const agree = async (who: Member, ref: string, id: string) => {
  const amount = (await later(here.cast.olive, ref)).find((one) => one.id === id)?.amount
  return ask(who, 'POST', `/api/desk/responses/${ref}/later/${id}/agreement`, { amount })
}
const secondOfficer = (slug: string) =>
  ask(here.cast.olive, 'PUT', `/api/desk/consultations/${slug}/later`, { later: 'second-officer' })

async function withPromise() {
  const place = await published(here, {
    commitments: [{ series: null, text: 'Open the hub', dueOn: '2026-12-01', ownerOrganisationId: null }],
  })
  const { draft } = await chain.see(here.cast.olive, place.ref)
  const series = (draft.commitments as { series: string }[])[0]?.series as string
  return { ...place, series }
}

test('a second look is at what was seen: what one line grew by since has not been looked at', async () => {
  const { olive, oscar } = here.cast
  const { ref, id } = await published(here)
  const more = await manyComments(here, id, 40)
  expectStatus(await chain.ask(olive, 'POST', `/${ref}/comments`, { comments: more.slice(0, 1) }), 200)
  const [seen] = await later(oscar, ref)
  expectStatus(await chain.ask(olive, 'POST', `/${ref}/comments`, { comments: more.slice(1) }), 200)
  const url = `/api/desk/responses/${ref}/later/${seen?.id}/agreement`
  for (const body of [{ amount: seen?.amount }, {}]) {
    const reply = await ask(oscar, 'POST', url, body)
    expect([reply.statusCode, reply.json().detail]).toEqual([409, expect.stringContaining('It is 40 comments by now')])
  }
  expect((await entry(ref)).later).toMatchObject([{ amount: 40, checked: false }])
  expectStatus(await ask(oscar, 'POST', url, { amount: 40 }), 204)
  expect((await entry(ref)).later).toMatchObject([{ amount: 40, checked: true }])
})

describe('at once, with a second look within a day', () => {
  test('comments that are joined show at once; home lists what waits for my second look, and what is overdue', async () => {
    const { olive, oscar } = here.cast
    const { ref, id } = await published(here)
    const two = await manyComments(here, id, 2)
    for (const comment of two)
      expectStatus(await chain.ask(olive, 'POST', `/${ref}/comments`, { comments: [comment] }), 200)
    expect(await entry(ref)).toMatchObject({
      comments: 3,
      later: [{ kind: 'joined', amount: 2, on: '2026-06-01', checked: false }],
    })
    const [open] = await later(oscar, ref)
    expect(open).toMatchObject({ state: 'due', overdue: false, whyNot: null })
    expect((open as { comments?: { id: string }[] }).comments?.map((one) => one.id).sort()).toEqual([...two].sort())
    expect((await later(olive, ref))[0]?.whyNot).toBe('You changed this, so somebody else must look at it.')
    expect((await ask(oscar, 'GET', '/desk')).body).toMatch(`${ref}: comments joined (2 comments)`)
    here.clock.now = new Date('2026-06-02T13:00:00Z')
    expect((await later(oscar, ref))[0]?.overdue).toBe(true)
    expect((await ask(oscar, 'GET', '/desk')).body).toContain('overdue since 2 June 2026')
    expectStatus(await agree(olive, ref, open?.id as string), 403)
    expectStatus(await agree(oscar, ref, open?.id as string), 204)
    expectStatus(await agree(oscar, ref, open?.id as string), 204)
    expect((await entry(ref)).later).toMatchObject([{ checked: true }])
    expect((await here.app.inject(`/log/${ref}`)).body).toContain('a second officer has looked at it')
    expect((await here.app.inject(`/api/log/${ref}?asOf=2026-06-01`)).json()).toMatchObject({
      later: [{ checked: false }],
    })
  })

  test('news and replies are looked at too', async () => {
    const { olive, rita } = here.cast
    const { ref, series } = await withPromise()
    const update = { text: 'The builder has begun.', evidence: null, keptOn: null }
    expectStatus(await chain.ask(olive, 'POST', `/${ref}/commitments/${series}/updates`, update), 200)
    const [open] = await later(rita, ref)
    expect(open).toMatchObject({ kind: 'commitment', state: 'due' })
    const shown = await ask(rita, 'GET', `/desk/responses/${ref}`)
    expect(shown.body).toContain('News of a promise')
    expect(
      (await fill(rita, `/desk/responses/${ref}/later/${open?.id}/agreement`, { amount: String(open?.amount) }))
        .statusCode,
    ).toBe(303)
    expect(await later(rita, ref)).toMatchObject([{ state: 'looked-at' }])
    const refusal = await ask(rita, 'POST', `/api/desk/responses/${ref}/later/${open?.id}/refusal`, {
      reason: 'Wrong.',
    })
    expect(refusal.statusCode).toBe(409)
  })
})

describe('only once a second officer agrees', () => {
  test('comments joined and taken away wait, and nobody sees it before', async () => {
    const { olive, oscar } = here.cast
    const { ref, id, slug } = await published(here)
    expectStatus(await secondOfficer(slug), 204)
    const [comment, other] = (await manyComments(here, id, 2)) as [string, string]
    const asked = await chain.ask(olive, 'POST', `/${ref}/comments`, { comments: [comment, other] })
    expect(asked.json()).toEqual({ changed: 0, comments: 1, waiting: 2 })
    expect((await chain.ask(olive, 'POST', `/${ref}/comments`, { comments: [comment] })).json()).toMatchObject({
      waiting: 0,
    })
    expect(await entry(ref)).toMatchObject({ comments: 1, later: [] })
    const [waits] = await later(oscar, ref)
    expectStatus(await agree(olive, ref, waits?.id as string), 403)
    expect(await entry(ref)).toMatchObject({ comments: 1 })
    expectStatus(await agree(oscar, ref, waits?.id as string), 204)
    expect(await entry(ref)).toMatchObject({ comments: 3, later: [{ kind: 'joined', amount: 2, checked: true }] })
    const gone = await chain.ask(olive, 'POST', `/${ref}/comments/remove`, { comments: [comment] })
    expect(gone.json()).toMatchObject({ changed: 0, waiting: 1 })
    expect(await entry(ref)).toMatchObject({ comments: 3 })
    expectStatus(await agree(oscar, ref, (await later(oscar, ref))[0]?.id as string), 204)
    expect(await entry(ref)).toMatchObject({ comments: 2 })
  })

  test('a whole list waits as one change', async () => {
    const { olive } = here.cast
    const { ref, id, slug } = await published(here)
    expectStatus(await secondOfficer(slug), 204)
    await manyComments(here, id, 5)
    const filter = { filter: `consultation=${slug}&state=in-hand` }
    const asked = await chain.ask(olive, 'POST', `/${ref}/comments/by-filter`, filter)
    expect(asked.json()).toMatchObject({ changed: 0, waiting: 5, left: 0 })
    expect(await later(olive, ref)).toMatchObject([{ amount: 5, state: 'waiting' }])
  })

  test('news waits with its words, may be refused with a reason, and is true still when it goes live', async () => {
    const { olive, oscar, bea } = here.cast
    const { ref, slug, series } = await withPromise()
    expectStatus(await secondOfficer(slug), 204)
    const tell = (text: string) =>
      chain.ask(olive, 'POST', `/${ref}/commitments/${series}/updates`, { text, evidence: null, keptOn: null })
    expect((await tell('The builder has begun.')).json()).toEqual({ heldBy: null, waits: true })
    await tell('The roof is on.')
    expect(JSON.stringify(await entry(ref))).not.toMatch(/builder|roof/)
    const [roof, builder] = await later(oscar, ref)
    expectStatus(await agree(bea, ref, builder?.id as string), 403)
    expectStatus(await ask(oscar, 'POST', `/api/desk/responses/${ref}/later/${roof?.id}/refusal`, { reason: '' }), 400)
    const refused = { reason: 'The roof is not on.' }
    expectStatus(await ask(oscar, 'POST', `/api/desk/responses/${ref}/later/${roof?.id}/refusal`, refused), 204)
    expectStatus(await agree(oscar, ref, roof?.id as string), 409)
    expectStatus(await agree(oscar, ref, builder?.id as string), 204)
    expect((await entry(ref)).commitments[0]?.updates).toMatchObject([{ text: 'The builder has begun.' }])
    const { id: responseId } = await here.db
      .selectFrom('response')
      .select('id')
      .where('ref', '=', ref)
      .executeTakeFirstOrThrow()
    expect(await deeds(here, responseId)).toEqual(
      expect.arrayContaining([
        'response.later-waits',
        'response.later-refused',
        'response.later-agreed',
        'commitment.updated',
      ]),
    )
  })

  test('the rule is the consultation’s: chosen with what it costs, public, and not taken away by who wrote what waits', async () => {
    const { olive, oscar } = here.cast
    const { slug } = await published(here)
    expect((await ask(olive, 'GET', `/desk/consultations/${slug}`)).body).toContain('a day at most')
    expectStatus(await secondOfficer(slug), 204)
    expect((await here.app.inject(`/consultations/${slug}`)).body).toContain('once a second officer agrees')
    const back = { later: 'second-look', reason: 'We are too few in August to have two.' }
    const { reason: _reason, ...without } = back
    expectStatus(await ask(oscar, 'PUT', `/api/desk/consultations/${slug}/later`, without), 400)
    const { id } = await here.db
      .selectFrom('consultation')
      .select('id')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow()
    await chain.start(olive, { comments: await manyComments(here, id, 1) })
    expectStatus(await ask(olive, 'PUT', `/api/desk/consultations/${slug}/later`, back), 403)
    expectStatus(await ask(oscar, 'PUT', `/api/desk/consultations/${slug}/later`, back), 204)
  })
})

describe('a count in words', () => {
  test('is read in figures and words', () => {
    const number = (text: string) => countsIn(text)[0]?.number
    expect(number('Twelve people told us.')).toBe(12)
    expect(number('Twenty-one local residents')).toBe(21)
    expect(number('One hundred and twenty comments')).toBe(120)
    expect(number('A dozen people')).toBe(12)
    expect(number('two dozen carers')).toBe(24)
    expect(number('1,204 people')).toBe(1204)
    expect(number('Many people')).toBeUndefined()
    expect(number('A people')).toBeUndefined()
    expect(countsIn('Two beds, and a bus for people.')).toEqual([])
  })

  test('does not fit if it is more, or was their number and is not now', () => {
    const two = { words: 'Two people', number: 2 }
    expect(noLongerFits(two, 1, 2)).toBe(true)
    expect(noLongerFits(two, 5, 2)).toBe(true)
    expect(noLongerFits(two, 5, 5)).toBe(false)
    expect(noLongerFits(two, 2, 5)).toBe(false)
  })

  test('is pointed out in a draft, and on a published response, once more comments are joined', async () => {
    const { olive, oscar } = here.cast
    const { id } = await make(here).consultation()
    const comments = await manyComments(here, id, 2)
    const { ref } = await chain.start(olive, { comments })
    const draft = fullDraft(await make(here).organisation(), { youSaid: 'Two people said that the beds should stay.' })
    expectStatus(await chain.save(olive, ref, draft), 200)
    const rules = async () => (await chain.see(olive, ref)).checks.map(({ rule }) => rule)
    expect(await rules()).not.toContain('count-in-words')
    here.clock.now = new Date('2026-06-01T13:00:00Z')
    const [third, fourth] = (await manyComments(here, id, 2)) as [string, string]
    expectStatus(await chain.ask(olive, 'POST', `/${ref}/comments`, { comments: [third] }), 200)
    expect(await rules()).toContain('count-in-words')
    expectStatus(await chain.ask(olive, 'POST', `/${ref}/comments/remove`, { comments: [third] }), 200)
    expectStatus(await chain.send(olive, ref, 1, 2), 204)
    expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
    expectStatus(await chain.publish(olive, ref), 200)
    expect((await ask(olive, 'GET', `/desk/responses/${ref}`)).body).not.toContain('no longer fits')
    here.clock.now = new Date('2026-06-02T12:00:00Z')
    expectStatus(await chain.ask(olive, 'POST', `/${ref}/comments`, { comments: [third, fourth] }), 200)
    expect((await ask(olive, 'GET', `/desk/responses/${ref}`)).body).toContain('“Two people” no longer fits.')
    const watched = (await ask(olive, 'GET', '/api/desk/watch')).json<{ ref: string; what: string; says: string }[]>()
    expect(watched).toContainEqual(
      expect.objectContaining({
        ref,
        what: 'count-no-longer-fits',
        says: 'It says “Two people”, and answered 2; it answers 4 now',
      }),
    )
  })
})

test('anyone who renames the body that answers changes what everybody reads: old and new are public, and a second person looks', async () => {
  const { olive, oscar } = here.cast
  const { owner, slug, ref } = await published(here)
  const rename = (from: string) =>
    ask(olive, 'PUT', `/api/desk/bodies/organisations/${owner}/name`, { name: 'Another trust altogether', from })
  // What was published keeps the name that stood there, as a past day of the log shows it.
  for (const from of ['2015-01-01', '2026-06-01']) {
    const past = await rename(from)
    expect([past.statusCode, past.json().fields?.[0]?.field, past.json().detail.includes(ref)]).toEqual([
      400,
      'from',
      true,
    ])
  }
  here.clock.now = new Date('2026-06-02T12:00:00Z')
  const reply = await rename('2026-06-02')
  expect(reply.statusCode, reply.body).toBe(204)
  here.app.invalidate('settings')
  const { body } = await here.app.inject(`/consultations/${slug}`)
  expect(body).toContain('Name of a body, since 2 June 2026')
  expect(body).toContain('A second person has not checked this yet.')
  expect((await ask(oscar, 'GET', '/desk')).body).toContain('Changed while public: Name of a body')
  here.clock.now = new Date('2026-06-01T12:00:00Z')
})
