import { expect, test } from 'vitest'
import { readComments, nextOf } from '../support/coding.ts'
import { asking, deeds, filling, holding, machineSays } from '../support/desk.ts'
import { useHere } from '../support/here.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)
const unsure = 'low-confidence'
const later = (minutes: number) => (here.clock.now = new Date(here.clock.now.getTime() + minutes * 60_000))
const idsOf = (batch: { items: { id: string }[] }) => batch.items.map(({ id }) => id)

test('what needs a person comes by what it teaches: the least certain first, one of identical texts, kinds by turns', async () => {
  const { slug, ids } = await readComments(here, [
    { body: 'Beds one.', says: ['acute-shift'], unsure, confidence: 0.1 },
    { body: 'Beds two.', says: ['acute-shift'], unsure, confidence: 0.12 },
    { body: 'None', unsure, confidence: 0.3 },
    { body: 'none ', unsure, confidence: 0.31 },
    { body: 'Midwives.', says: ['maternity'], unsure, confidence: 0.2 },
    { body: 'The machine is sure of this.', says: ['maternity'] },
  ])
  const [one, two, none, , midwives] = ids
  expect(idsOf(await nextOf(here, here.cast.olive, slug))).toEqual([one, midwives, none, two])
  const counts = (await ask(here.cast.olive, 'GET', `/api/desk/themes/${slug}/coding`)).json().counts
  expect(counts).toMatchObject({ person: { count: 5 }, sure: { count: 0 }, all: { count: 6 } })
})

test('copies of a letter come once, unless a person added to theirs', async () => {
  const letter = 'Please keep our hospital open.'
  const {
    id: consultationId,
    slug,
    ids,
  } = await readComments(here, [
    { body: `${letter} A`, unsure },
    { body: `${letter} B`, unsure },
    { body: `${letter} C, and my mother was born there.`, unsure },
  ])
  const [a, b, c] = ids as [string, string, string]
  const campaign = await here.db
    .insertInto('campaign')
    .values({ consultationId, letterCommentId: a })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const commentId of ids) {
    const added = JSON.stringify(commentId === c ? [{ start: 0, end: 3 }] : [])
    await here.db.insertInto('campaignMember').values({ commentId, campaignId: campaign.id, added }).execute()
  }
  const first = await nextOf(here, here.cast.olive, slug)
  expect(first.items).toHaveLength(2)
  expect(first.items[0]?.copies).toBe(3)
  expect(idsOf(first)).toContain(c)
  await ask(here.cast.olive, 'PUT', `/api/desk/themes/${slug}/coding/${a}`, { themes: [] })
  expect(idsOf(await nextOf(here, here.cast.olive, slug))).toEqual([c])
  // Nothing is dropped: the other copy is still not confirmed.
  expect(idsOf(await nextOf(here, here.cast.olive, slug, { queue: 'all' })).sort()).toEqual([b, c].sort())
})

test('two officers who ask at the same moment get different comments, until the first has been away for a while', async () => {
  const { slug } = await readComments(
    here,
    Array.from({ length: 30 }, (_, n) => ({ body: `Comment ${n}`, unsure, confidence: n / 100 })),
  )
  const [olive, oscar] = await Promise.all([nextOf(here, here.cast.olive, slug), nextOf(here, here.cast.oscar, slug)])
  const [hers, his] = [idsOf(olive), idsOf(oscar)]
  expect(hers).toHaveLength(10)
  expect(his).toHaveLength(10)
  expect(hers.filter((id) => his.includes(id))).toEqual([])
  // The same page opened again shows the same comments; what the screen holds is not sent twice.
  expect(idsOf(await nextOf(here, here.cast.olive, slug))).toEqual(hers)
  const more = idsOf(await nextOf(here, here.cast.olive, slug, { holding: hers }))
  expect(more.filter((id) => hers.includes(id) || his.includes(id))).toEqual([])
  // Now all thirty are somebody's.
  expect(idsOf(await nextOf(here, here.cast.ada, slug))).toEqual([])
  later(20)
  expect(idsOf(await nextOf(here, here.cast.ada, slug))).toHaveLength(10)
})

test('where somebody else was faster, theirs stays, and the second is told', async () => {
  const { slug, ids } = await readComments(here, [{ body: 'Beds.', says: ['acute-shift'], unsure }])
  const id = ids[0] as string
  const url = `/api/desk/themes/${slug}/coding/${id}`
  expect((await ask(here.cast.oscar, 'PUT', url, { themes: ['maternity'] })).statusCode).toBe(204)
  const reply = await ask(here.cast.olive, 'PUT', url, { themes: [] })
  expect(reply.statusCode).toBe(409)
  expect(reply.json().detail).toContain('Oscar Officer has confirmed this comment meanwhile')
  expect(await holding(here, id)).toEqual(['maternity'])
  expect((await nextOf(here, here.cast.olive, slug, { holding: [id] })).gone).toEqual([id])
  // One's own decision may be changed.
  expect((await ask(here.cast.oscar, 'PUT', url, { themes: ['acute-shift'] })).statusCode).toBe(204)
  expect(await holding(here, id)).toEqual(['acute-shift'])
  expect((await ask(here.cast.olive, 'DELETE', url)).statusCode).toBe(409)
})

test('taking a decision back brings what held before, and the machine asks again', async () => {
  const { slug, ids, themes } = await readComments(here, [{ body: 'Beds.', says: ['acute-shift'], unsure }])
  const id = ids[0] as string
  await ask(here.cast.oscar, 'PATCH', `/api/desk/comments/${id}/themes`, {
    themes: [{ code: 'maternity', applies: true }],
  })
  later(1)
  const url = `/api/desk/themes/${slug}/coding/${id}`
  await ask(here.cast.olive, 'PUT', url, { themes: ['community-services'] })
  expect(await holding(here, id)).toEqual(['community-services'])
  later(1)
  for (const _time of [1, 2]) expect((await ask(here.cast.olive, 'DELETE', url)).statusCode).toBe(204)
  expect(await holding(here, id)).toEqual(['acute-shift', 'maternity'])
  const view = (await ask(here.cast.olive, 'GET', `/api/desk/comments/${id}`)).json()
  expect(view).toMatchObject({ confirmed: null, needsPerson: unsure })
  expect(view.themes.find((theme: { code: string }) => theme.code === 'maternity').person.name).toBe('Oscar Officer')
  // And what the machine says from now on counts again.
  await machineSays(here, id, [themes['community-services'] as string])
  expect(await holding(here, id)).toEqual(['community-services', 'maternity'])
  expect(await deeds(here, id)).toEqual([
    'comment.themes-corrected',
    'comment.themes-confirmed',
    'comment.confirmation-taken-back',
  ])
})

test('a restricted comment is in no queue and cannot be coded, nor one of another consultation', async () => {
  const { slug, ids } = await readComments(here, [{ body: 'Harm.', unsure, audit: true }])
  const other = await readComments(here, [{ body: 'Elsewhere.', unsure }])
  const id = ids[0] as string
  await here.db.insertInto('safeguardingFlag').values({ commentId: id, kind: 'other', why: 'A test.' }).execute()
  for (const queue of ['person', 'sure', 'all'])
    expect(await nextOf(here, here.cast.olive, slug, { queue, holding: [] })).toEqual({ items: [], gone: [] })
  expect((await nextOf(here, here.cast.olive, slug, { holding: [id] })).gone).toEqual([id])
  for (const one of [id, other.ids[0] as string])
    expect(
      (await ask(here.cast.olive, 'PUT', `/api/desk/themes/${slug}/coding/${one}`, { themes: [] })).statusCode,
    ).toBe(404)
  const page = await ask(here.cast.olive, 'GET', `/desk/themes/${slug}/coding?comment=${id}`)
  expect(page.body).not.toContain('Harm.')
  expect((await ask(here.cast.olive, 'GET', `/desk/themes/${slug}/coding?comment=${other.ids[0]}`)).body).not.toContain(
    'Elsewhere.',
  )
})

test('the queue by theme holds what the machine gives it or its sub-themes; set aside and confirmed leave every queue', async () => {
  const { slug, ids } = await readComments(here, [
    { body: 'One.', says: ['maternity'] },
    { body: 'Two.', says: ['maternity'] },
    { body: 'Three.', says: ['acute-shift'] },
  ])
  const [one, two, three] = ids as [string, string, string]
  const byTheme = { queue: 'theme', theme: 'maternity' }
  expect(idsOf(await nextOf(here, here.cast.olive, slug, byTheme)).sort()).toEqual([one, two].sort())
  expect(
    (await ask(here.cast.olive, 'GET', `/api/desk/themes/${slug}/coding?queue=theme`)).json().counts.themes,
  ).toEqual({
    maternity: 2,
    'acute-shift': 1,
  })
  await ask(here.cast.olive, 'PUT', `/api/desk/themes/${slug}/coding/${one}`, { themes: ['maternity'] })
  await ask(here.cast.olive, 'PUT', `/api/desk/comments/${two}/set-aside`, { reason: 'thanks' })
  expect(await nextOf(here, here.cast.olive, slug, byTheme)).toEqual({ items: [], gone: [] })
  expect(idsOf(await nextOf(here, here.cast.olive, slug, { queue: 'all' }))).toEqual([three])
})

test('what the machine said before it was checked is what counts, and a few checks are too few to tell', async () => {
  const { slug, ids, themes } = await readComments(
    here,
    Array.from({ length: 40 }, (_, n) => ({ body: `Sure ${n}.`, says: ['maternity'], audit: true })),
  )
  const url = (id: string) => `/api/desk/themes/${slug}/coding/${id}`
  const measured = async () => (await ask(here.cast.olive, 'GET', `/api/desk/themes/${slug}/coding`)).json().measured
  for (const id of ids.slice(0, 3)) await ask(here.cast.olive, 'PUT', url(id), { themes: ['maternity'] })
  await ask(here.cast.olive, 'PUT', url(ids[3] as string), { themes: ['acute-shift'] })
  expect(await measured()).toMatchObject({
    drawn: 40,
    checked: 4,
    exact: 3,
    range: null,
    likely: { said: 4, kept: 3 },
    added: 1,
  })
  // The machine has learnt meanwhile, and says what the person said: that is no agreement.
  await machineSays(here, ids[3] as string, [themes['acute-shift'] as string])
  for (const id of ids.slice(4, 32)) await ask(here.cast.olive, 'PUT', url(id), { themes: ['maternity'] })
  const unchecked = idsOf(await nextOf(here, here.cast.olive, slug, { queue: 'sure' }))
  expect(unchecked.sort()).toEqual(ids.slice(32).sort())
  const figures = await measured()
  expect(figures).toMatchObject({ checked: 32, exact: 31, from: '2026-06-01T12:22:00.000Z' })
  expect(figures.f1).toBeCloseTo(62 / 64)
  expect(figures.range.low).toBeLessThan(31 / 32)
  expect(figures.range.high).toBeGreaterThan(31 / 32)
})

test('forty Enters without reading measure nothing: in the slice to check nothing is ticked, and nothing is no answer', async () => {
  const { slug, ids } = await readComments(
    here,
    Array.from({ length: 40 }, (_, n) => ({ body: `Unread ${n}.`, says: ['maternity'], audit: true })),
  )
  const measured = async () => (await ask(here.cast.olive, 'GET', `/api/desk/themes/${slug}/coding`)).json().measured
  const { items } = await nextOf(here, here.cast.olive, slug, { queue: 'sure' })
  for (const item of items) expect(item).toMatchObject({ holds: [], suggestions: [{ code: 'maternity' }] })
  for (const id of ids.slice(0, 20)) {
    const enter = await fill(here.cast.olive, `/desk/themes/${slug}/coding`, {
      queue: 'sure',
      comment: id,
      act: 'confirm',
    })
    expect(enter.statusCode).toBe(400)
    expect(enter.body).toContain('Nothing is ticked. Tick what the comment speaks to')
  }
  // On a comment's own page, and for many at once, the machine's themes stand ticked: agreeing to them is no check.
  for (const id of ids.slice(20)) {
    await ask(here.cast.olive, 'PUT', `/api/desk/comments/${id}/themes`, { themes: ['maternity'] })
  }
  expect(await measured()).toMatchObject({ drawn: 40, checked: 0, exact: 0 })
  const ticked = { queue: 'sure', comment: ids[0] as string, act: 'confirm', says: 'maternity' }
  expect((await fill(here.cast.olive, `/desk/themes/${slug}/coding`, ticked)).statusCode).toBe(303)
  const none = { queue: 'sure', comment: ids[1] as string, act: 'none' }
  expect((await fill(here.cast.olive, `/desk/themes/${slug}/coding`, none)).statusCode).toBe(303)
  expect(await measured()).toMatchObject({ drawn: 40, checked: 2, exact: 1 })
})

test('a reviewer looks without taking, and may not decide; others see nothing', async () => {
  const { slug, ids } = await readComments(here, [{ body: 'Beds.', unsure }])
  expect(idsOf(await nextOf(here, here.cast.rita, slug))).toEqual(ids)
  expect(idsOf(await nextOf(here, here.cast.olive, slug))).toEqual(ids)
  const url = `/api/desk/themes/${slug}/coding/${ids[0]}`
  expect((await ask(here.cast.rita, 'PUT', url, { themes: [] })).statusCode).toBe(403)
  expect((await ask(here.cast.rita, 'DELETE', url)).statusCode).toBe(403)
  expect((await ask(here.cast.bea, 'GET', `/desk/themes/${slug}/coding`)).statusCode).toBe(403)
  expect((await ask(here.cast.sam, 'POST', `/api/desk/themes/${slug}/coding/next`, {})).statusCode).toBe(403)
  expect((await ask(null, 'GET', `/api/desk/themes/${slug}/coding`)).statusCode).toBe(401)
})

test('as a plain form: confirm, take back, leave for later, set aside; what does not fit comes back as it was ticked', async () => {
  const { slug, ids } = await readComments(here, [
    { body: 'First words.', says: ['maternity'], unsure, confidence: 0.1 },
    { body: 'Second words.', unsure, confidence: 0.5 },
  ])
  const [first, second] = ids as [string, string]
  const url = `/desk/themes/${slug}/coding`
  const shown = async (address = url) => (await ask(here.cast.olive, 'GET', address)).body
  expect(await shown()).toContain('First words.')
  const reply = await fill(here.cast.olive, url, {
    comment: first,
    queue: 'person',
    says: ['acute-shift', 'maternity'],
  })
  expect(reply.statusCode).toBe(303)
  expect(await holding(here, first)).toEqual(['acute-shift', 'maternity'])
  const next = await shown(reply.headers.location as string)
  expect(next).toContain('Saved: Acute shift, Maternity')
  expect(next).toContain('Second words.')
  await fill(here.cast.olive, url, { comment: first, queue: 'person', act: 'undo' })
  expect(await holding(here, first)).toEqual(['maternity'])
  await fill(here.cast.olive, url, { comment: first, queue: 'person', act: 'later' })
  expect((await nextOf(here, here.cast.olive, slug)).items.map(({ id }) => id)).toEqual([second])
  const wrong = await fill(here.cast.olive, url, { comment: second, queue: 'person', says: ['no-such', 'acute-shift'] })
  expect(wrong.statusCode).toBe(400)
  expect(wrong.body).toContain('There is no theme “no-such”')
  expect(wrong.body).toMatch(/value="acute-shift"[^>]* checked/)
  const noReason = await fill(here.cast.olive, url, { comment: second, queue: 'person', act: 'set-aside' })
  expect(noReason.statusCode).toBe(400)
  expect(noReason.body).toContain('Please choose a reason.')
  await fill(here.cast.olive, url, { comment: second, queue: 'person', act: 'set-aside', reason: 'thanks' })
  const row = await here.db.selectFrom('comment').select('standing').where('id', '=', second).executeTakeFirstOrThrow()
  expect(row.standing).toBe('set-aside')
})

test('no theme may be called as a page of the themes is', async () => {
  const { slug } = await readComments(here, [])
  const named = await ask(here.cast.olive, 'POST', `/api/desk/themes/${slug}`, { label: 'Coding' })
  expect(named.json()).toEqual({ code: 'theme-coding' })
  const reply = await ask(here.cast.olive, 'POST', `/api/desk/themes/${slug}`, { label: 'Letters', code: 'campaigns' })
  expect(reply.statusCode).toBe(400)
})
