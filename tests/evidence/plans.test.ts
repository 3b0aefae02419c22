import { beforeAll, describe, expect, test } from 'vitest'
import type { DeskPlanItem, Plans } from '#server/evidence/contract.ts'
import { tellShown } from '#server/evidence/save.ts'
import { asking, deeds, filling, machineSays } from '../support/desk.ts'
import { wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
let slug: string
let themes: Record<string, string>
const ask: ReturnType<typeof asking> = (...given) => asking(here)(...given)
const at = (moment: string) => (here.clock.now = new Date(moment))

beforeAll(async () => {
  const made = await make(here).consultation({ title: 'Care closer to home' })
  slug = made.slug
  themes = made.themes
})

async function add(item: object): Promise<string> {
  const reply = await ask(here.cast.olive, 'POST', `/api/desk/consultations/${slug}/plans`, item)
  if (reply.statusCode !== 201) throw new Error(reply.body)
  return reply.json<{ id: string }>().id
}
const change = (id: string, item: object) =>
  ask(here.cast.olive, 'PUT', `/api/desk/consultations/${slug}/plans/${id}`, item)
const show = (id: string, from: object) =>
  ask(here.cast.olive, 'PUT', `/api/desk/consultations/${slug}/plans/${id}/public`, from)
const under = (id: string, entry: object) =>
  ask(here.cast.olive, 'POST', `/api/desk/consultations/${slug}/plans/${id}/entries`, entry)
const plans = async (query = '') => (await ask(null, 'GET', `/api/consultations/${slug}/plans${query}`)).json<Plans>()
// Other processes hear of a change a moment later; this one is told at once.
const hear = () => here.app.invalidate('settings')
const page = async () => {
  hear()
  return wordsOf(
    (await here.app.inject({ url: `/consultations/${slug}/plans`, headers: { accept: 'text/html' } })).body,
  )
}
const desk = async () =>
  (await ask(here.cast.olive, 'GET', `/api/desk/consultations/${slug}/plans`)).json<DeskPlanItem[]>()
const fault = (reply: { json(): unknown }) =>
  (reply.json() as { fields: { field: string; message: string }[] }).fields[0]
const milestone = { kind: 'milestone', title: 'Report of findings', state: 'amber', dueOn: '2026-08-01' }

describe('an item of the plans', () => {
  test('is read by nobody outside the desk until it is made public', async () => {
    const id = await add({ ...milestone, title: 'Quietly planned' })
    expect((await desk()).map(({ title }) => title)).toContain('Quietly planned')
    expect(JSON.stringify(await plans())).not.toContain('Quietly planned')
    expect(await page()).not.toContain('Quietly planned')
    await show(id, { on: '2026-06-01' })
    expect(await page()).toContain('Quietly planned')
  })

  test('becomes public by itself at its moment, to the minute, and the history is told once', async () => {
    const id = await add({ ...milestone, title: 'Public on the first of July' })
    await show(id, { on: '2026-07-01', at: '09:00' })
    at('2026-07-01T07:59:00Z')
    expect(JSON.stringify(await plans())).not.toContain('first of July')
    at('2026-07-01T08:00:00Z')
    expect(JSON.stringify(await plans())).toContain('first of July')
    expect(await page()).toContain('Public on the first of July')
    expect(await tellShown(here.db, here.clock.now)).toBeGreaterThan(0)
    expect(await tellShown(here.db, here.clock.now)).toBe(0)
    expect(await deeds(here, id)).toEqual(['plan.added', 'plan.public-from', 'plan.public'])
    at('2026-06-01T12:00:00Z')
  })

  test('cannot be hidden again once it is public', async () => {
    const id = await add(milestone)
    await show(id, { on: '2026-06-01' })
    const reply = await show(id, { on: '2026-09-01' })
    expect(reply.statusCode).toBe(409)
    expect(fault(reply)?.message).toContain('what was published stays readable')
  })

  test('keeps what it said before, by day and post, and is read as of any day', async () => {
    const id = await add({ ...milestone, title: 'Funding agreed' })
    await show(id, { on: '2026-06-01' })
    at('2026-06-10T12:00:00Z')
    await change(id, {
      title: 'Funding agreed',
      state: 'red',
      dueOn: '2026-10-01',
      why: 'The bid was late.',
      changedBecause: 'Board of 9 June',
    })
    const now = (await plans()).items.find(({ title }) => title === 'Funding agreed')
    expect(now?.stateInWords).toBe('Red: off track')
    expect(now?.history.map(({ on, because }) => [on, because])).toEqual([
      ['2026-06-10', 'Board of 9 June'],
      ['2026-06-01', null],
    ])
    expect(now?.history[0]?.changed).toEqual([
      'State: Amber: at risk → Red: off track',
      'Planned for: 1 August 2026 → 1 October 2026',
      'Why: not said → The bid was late.',
    ])
    const then = (await plans('?asOf=2026-06-05')).items.find(({ title }) => title === 'Funding agreed')
    expect([then?.stateInWords, then?.dueOn, then?.history.length]).toEqual(['Amber: at risk', '2026-08-01', 1])
    expect((await plans('?asOf=2026-05-31')).items).toEqual([])
    at('2026-06-01T12:00:00Z')
  })

  test('says in words that its day has passed', async () => {
    const id = await add({ ...milestone, title: 'Late one', dueOn: '2026-05-01' })
    await show(id, { on: '2026-06-01' })
    expect(await page()).toMatch(/Late one Amber: at risk · Planned for: 1 May 2026 · overdue/)
  })

  test.each([
    ['a state of another kind', { kind: 'risk', title: 'A', state: 'done' }, 'state'],
    ['done without its day', { kind: 'milestone', title: 'A', state: 'done' }, 'doneOn'],
    ['a day that has not come', { kind: 'gate', title: 'A', state: 'done', doneOn: '2026-06-02' }, 'doneOn'],
    ['a route without its reason', { kind: 'change', title: 'A', state: 'neither', byWhom: 'The Board' }, 'why'],
    [
      'a route that nobody decided',
      { kind: 'change', title: 'A', state: 'consult', why: 'It moves a ward.' },
      'byWhom',
    ],
    ['no number and no reason', { kind: 'measure', title: 'A', state: 'not-yet' }, 'why'],
    ['a theme that there is not', { kind: 'risk', title: 'A', state: 'red', themes: ['XYZ'] }, 'themes'],
    ['a point that there is not', { kind: 'change', title: 'A', state: 'undecided', points: '9' }, 'points'],
    ['an address that is none', { kind: 'review', title: 'A', state: 'planned', url: 'javascript:alert(1)' }, 'url'],
    ['no title', { kind: 'risk', title: ' ', state: 'red' }, 'title'],
  ])('is refused with %s', async (_what, item, field) => {
    const reply = await ask(here.cast.olive, 'POST', `/api/desk/consultations/${slug}/plans`, item)
    expect(reply.statusCode).toBe(400)
    expect(fault(reply)?.field).toBe(field)
  })

  test('is added by a form, which keeps what was typed where it does not fit', async () => {
    const refused = await filling(here)(here.cast.olive, `/desk/consultations/${slug}/plans`, {
      kind: 'change',
      title: 'Close the evening clinic',
      state: 'neither',
      why: '',
    })
    expect(refused.statusCode).toBe(400)
    expect(refused.body).toContain('value="Close the evening clinic"')
    expect(wordsOf(refused.body)).toContain('Please say why it goes this way, and who decided that.')
    const done = await filling(here)(here.cast.olive, `/desk/consultations/${slug}/plans`, {
      kind: 'risk',
      title: 'Too few drivers',
      state: 'red',
    })
    expect(done.statusCode).toBe(303)
    const shown = await ask(here.cast.olive, 'GET', done.headers.location as string)
    expect(wordsOf(shown.body)).toContain('R1 Too few drivers Red: high')
  })
})

describe('by kind', () => {
  test('a test with nothing to show for it says “No evidence”, whatever its state', async () => {
    const id = await add({ kind: 'test', title: 'Patient choice', state: 'held' })
    await show(id, { on: '2026-06-01' })
    expect(await page()).toContain('Patient choice No evidence')
    await under(id, { label: 'Choice statement', onDay: '2026-05-01' })
    expect(await page()).toContain('Patient choice Evidence held')
  })

  test('a review gives each recommendation with our reply, and says where there is none yet', async () => {
    const id = await add({ kind: 'review', title: 'Clinical senate', state: 'reported', doneOn: '2026-05-20' })
    await show(id, { on: '2026-06-01' })
    const made = await under(id, { label: 'Count the midwives.' })
    expect(await page()).toMatch(/Count the midwives\. No reply yet/)
    const { id: series } = made.json<{ id: string }>()
    await under(id, { series, label: 'Count the midwives.', says: 'Accepted.', onDay: '2026-05-30' })
    expect(await page()).toMatch(/Count the midwives\. Our reply: Accepted\. 30 May 2026/)
    expect((await plans()).items.find(({ title }) => title === 'Clinical senate')?.entries).toHaveLength(1)
    await under(id, { series, label: 'Count the midwives.', withdrawn: true })
    expect((await plans()).items.find(({ title }) => title === 'Clinical senate')?.entries).toEqual([])
  })

  test('a risk leads to the comments behind it, theme by theme', async () => {
    for (const body of ['The ward must stay.', 'Keep the beds.']) {
      const { id } = await comment(here, slug, body)
      await machineSays(here, id, [themes['acute-shift'] as string])
    }
    const id = await add({ kind: 'risk', title: 'Pace of the shift', state: 'red', themes: 'acute-shift' })
    await show(id, { on: '2026-06-01' })
    const found = (await plans()).items.find(({ title }) => title === 'Pace of the shift')
    expect(found?.themes).toEqual([{ code: 'acute-shift', label: 'Acute shift', comments: 2 }])
    const html = (await here.app.inject(`/consultations/${slug}/plans`)).body
    expect(html).toContain(`href="/consultations/${slug}/themes/acute-shift"`)
  })

  test('proposed changes are listed by the way they go', async () => {
    const [asks, quiet] = await Promise.all([
      add({
        kind: 'change',
        title: 'Move the birth centre',
        state: 'consult',
        why: 'It changes where people go.',
        byWhom: 'The Board',
      }),
      add({
        kind: 'change',
        title: 'Move within the site',
        state: 'neither',
        why: 'Nobody travels further.',
        byWhom: 'The Board',
      }),
    ])
    await Promise.all([asks, quiet].map((id) => show(id, { on: '2026-06-01' })))
    expect((await plans('?route=neither')).items.map(({ title }) => title)).toEqual(['Move within the site'])
    const html = wordsOf((await here.app.inject(`/consultations/${slug}/plans?route=consult`)).body)
    expect(html).toContain('Move the birth centre')
    expect(html).not.toContain('Move within the site')
  })

  test('a measure has its values and its year; a local one is part of it', async () => {
    const id = await add({ kind: 'measure', title: 'Delayed days', state: 'reported', every: 'quarter', annual: 'sum' })
    await show(id, { on: '2026-06-01' })
    for (const [label, value, onDay] of [
      ['April to June 2025', 10, '2025-04-01'],
      ['July to September 2025', 12, '2025-07-01'],
    ])
      await under(id, { label, value, onDay })
    const reply = await under(id, { label: 'No number' })
    expect([reply.statusCode, fault(reply)?.field]).toEqual([400, 'value'])
    const within = await add({
      kind: 'measure',
      title: 'Delayed days, Rutland',
      state: 'not-yet',
      why: 'Too few to compare.',
      within: 'N1',
    })
    await show(within, { on: '2026-06-01' })
    const measures = (await plans()).items.filter(({ kind }) => kind === 'measure')
    expect(measures[0]?.measure?.years).toEqual([{ year: '2025/26', value: 22, of: 2, whole: false }])
    expect(measures[1]?.within).toBe('N1')
    expect(await page()).toMatch(/Not available yet Not yet, because Too few to compare\./)
  })

  test('more than ten stand in a line each, which leads to the whole of it', async () => {
    const { items } = await plans()
    expect(items.length).toBeGreaterThan(10)
    const read = async (query: string) =>
      (await ask(null, 'GET', `/consultations/${slug}/plans${query}`, undefined)).body
    hear()
    const all = await read('')
    for (const { ref, kind } of items) expect(all).toContain(`href="/consultations/${slug}/plans?kind=${kind}#${ref}"`)
    expect(all).not.toContain('How it has changed')
    expect(await read('?kind=measure')).toContain('July to September 2025')
  })

  test('nothing stands under a gate', async () => {
    const id = await add({ kind: 'gate', title: 'Approved', state: 'due' })
    expect((await under(id, { label: 'Something' })).statusCode).toBe(400)
  })
})

describe('a gate', () => {
  const opening = (code: string, day: string) =>
    ask(here.cast.olive, 'POST', `/api/desk/consultations/${slug}/phases/${code}/dates`, {
      boundary: 'start',
      day,
      reason: 'The gate took longer.',
    })
  async function phase(code: string): Promise<void> {
    await ask(here.cast.olive, 'POST', `/api/desk/consultations/${slug}/phases`, {
      name: `Phase ${code}`,
      code,
      asks: true,
    })
  }
  const stateOf = async (code: string) => {
    hear()
    return (await ask(null, 'GET', `/api/consultations/${slug}`))
      .json<{ phases: { code: string; state: string; unopenedOn: string | null }[] }>()
      .phases.find((one) => one.code === code)
  }

  test('keeps its phase shut: opening is refused, and names it', async () => {
    await phase('formal')
    await add({ kind: 'gate', title: 'Business case approved', state: 'due', dueOn: '2026-05-26', phase: 'formal' })
    const reply = await opening('formal', '2026-06-01')
    expect(reply.statusCode).toBe(409)
    expect(reply.json<{ detail: string }>().detail).toBe(
      'It cannot open yet, because this gate is not done: “Business case approved” (due 26 May 2026).',
    )
  })

  test('that is not done by the planned day leaves the phase unopened, and the page says so', async () => {
    await phase('later')
    const id = await add({ kind: 'gate', title: 'Assured', state: 'due', phase: 'later' })
    expect((await opening('later', '2026-06-20')).statusCode).toBe(204)
    expect(await stateOf('later')).toMatchObject({ state: 'planned', unopenedOn: null })
    at('2026-06-20T12:00:00Z')
    expect(await stateOf('later')).toMatchObject({ state: 'undated', unopenedOn: '2026-06-20' })
    expect(await page()).toContain('Planned for 20 June 2026, and did not open.')
    // Done afterwards it opens nothing by itself: it needs a new day.
    at('2026-06-22T12:00:00Z')
    await change(id, { title: 'Assured', state: 'done', doneOn: '2026-06-22', phase: 'later' })
    expect(await stateOf('later')).toMatchObject({ state: 'undated' })
    await opening('later', '2026-06-22')
    expect(await stateOf('later')).toMatchObject({ state: 'open' })
    at('2026-06-01T12:00:00Z')
  })

  test('can be left out with a reason that everybody reads', async () => {
    await phase('urgent')
    const gate = { kind: 'gate', title: 'Second opinion', state: 'due', phase: 'urgent' }
    const id = await add(gate)
    await show(id, { on: '2026-06-01' })
    expect((await opening('urgent', '2026-06-01')).statusCode).toBe(409)
    expect((await change(id, { ...gate, waivedBecause: 'because' })).statusCode).toBe(400)
    await change(id, { ...gate, waivedBecause: 'The reviewer is ill, and the winter will not wait.' })
    expect((await opening('urgent', '2026-06-01')).statusCode).toBe(204)
    expect(await page()).toContain('Opens without it, because The reviewer is ill, and the winter will not wait.')
  })

  test('cannot shut a phase in which people are answering', async () => {
    const reply = await ask(here.cast.olive, 'POST', `/api/desk/consultations/${slug}/plans`, {
      kind: 'gate',
      title: 'Too late',
      state: 'due',
      phase: 'discussion',
    })
    expect(reply.statusCode).toBe(409)
    expect(await stateOf('discussion')).toMatchObject({ state: 'open' })
  })
})

test.each([
  ['GET', `/api/desk/consultations/:slug/plans`],
  ['POST', `/api/desk/consultations/:slug/plans`],
  ['GET', `/desk/consultations/:slug/plans`],
] as const)('%s %s requires an officer', async (method, url) => {
  const own = url.replace(':slug', slug)
  expect((await ask(null, method, own, method === 'POST' ? milestone : undefined)).statusCode).toBe(401)
  expect((await ask(here.cast.bea, method, own, method === 'POST' ? milestone : undefined)).statusCode).toBe(403)
})
