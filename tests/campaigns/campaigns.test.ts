import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Campaign, CampaignList } from '#server/campaigns/contract.ts'
import { undoImport } from '#server/imports/run/undo.ts'
import { importFile } from '#server/imports/run/run.ts'
import { groupCampaigns } from '#workers/campaigns.ts'
import { openModels } from '#workers/models.ts'
import { readWaiting } from '#workers/read.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'
import { publishing } from '../support/published.ts'

const here = useHere()
const models = () => openModels(here.db)
const group = (sweeping = false) => groupCampaigns(here.db, { sweeping, at: () => here.clock.now })
async function readAndGroup() {
  await readWaiting(here.db, models())
  await group()
}

const letter =
  'Please keep the birth centre in Melton open. It is the only place of its kind in the county. The care given to mothers there cannot be matched on a busy city ward.'
const variants = [
  letter,
  letter.toUpperCase(),
  `Dear Board, ${letter}`,
  `${letter} My own daughter was born there in the snow.`,
]

/** A consultation with copies of the letter, each a submission of its own, read and grouped; and one comment like no other. */
async function sent(bodies = variants) {
  const made = await make(here).consultation()
  const ids: string[] = []
  for (const body of bodies) ids.push((await comment(here, made.slug, body)).id)
  const single = await comment(
    here,
    made.slug,
    'The car park is always full on Mondays when the market is on, and nobody minds it.',
  )
  await readAndGroup()
  return { ...made, ids, single: single.id }
}
const list = async (slug: string) => (await ask('GET', `/api/desk/themes/${slug}/campaigns`)).json<CampaignList>()
const page = async (slug: string, id: string, query = '') =>
  (await ask('GET', `/api/desk/themes/${slug}/campaigns/${id}${query}`)).json<Campaign>()
const only = async (slug: string) => {
  const { campaigns } = await list(slug)
  expect(campaigns).toHaveLength(1)
  return campaigns[0]!
}
function ask(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, as = here.cast.olive) {
  return here.app.inject({ method, url, headers: { cookie: as.cookie }, ...(payload && { payload }) })
}
async function done(method: 'POST' | 'PUT', url: string, payload: object = {}) {
  const reply = await ask(method, url, payload)
  expect([reply.statusCode, reply.body.slice(0, 200)]).toEqual([expect.toBeOneOf([201, 204]), expect.anything()])
  return reply
}
/** The comments of each campaign of a consultation that stands, by their words. */
async function partition(consultationId: string): Promise<string[][]> {
  const rows = await here.db
    .selectFrom('campaignMember as m')
    .innerJoin('campaign as k', 'k.id', 'm.campaignId')
    .innerJoin('comment as c', 'c.id', 'm.commentId')
    .select(['k.id', 'c.body'])
    .where('k.consultationId', '=', consultationId)
    .where('k.endedAt', 'is', null)
    .execute()
  return [...Map.groupBy(rows, (row) => row.id).values()].map((own) => own.map(({ body }) => body).sort()).sort()
}

describe('as comments arrive', () => {
  test('near-identical letters are one campaign: raw and distinct totals, and what was added', async () => {
    const { slug, ids, single } = await sent()
    const campaign = await only(slug)
    expect(campaign).toMatchObject({ comments: 4, submissions: 4, wordings: 3, withAdditions: 1, confirmed: null })
    const seen = await page(slug, campaign.id)
    expect(seen.letter?.body).toBe(letter)
    expect(seen.additions.map(({ commentId, sentences }) => [commentId, sentences])).toEqual([
      [ids[3], ['My own daughter was born there in the snow.']],
    ])
    expect((await page(slug, campaign.id, '?q=snow')).found).toBe(1)
    // The letter’s own words are not what people added.
    expect((await page(slug, campaign.id, '?q=mothers')).found).toBe(0)
    expect(JSON.stringify(seen)).not.toContain(single)
    const beside = await ask('GET', `/api/desk/comments/${ids[3]}`)
    expect(beside.json().campaign).toMatchObject({ comments: 4, wordings: 3, confirmed: false })
  })

  test('three times in one submission is one person, and no campaign', async () => {
    const { slug } = await make(here).consultation()
    await here.app.inject({
      method: 'POST',
      url: `/api/consultations/${slug}/submissions`,
      headers: { 'idempotency-key': 'one-person-three-times' },
      payload: { comments: [letter, letter, letter].map((body) => ({ body })) },
    })
    await readAndGroup()
    expect((await list(slug)).campaigns).toEqual([])
  })

  test('any order and any batches come to the same groups', async () => {
    const file = fileURLToPath(new URL('../data/campaign-letters-synthetic.csv', import.meta.url))
    const rows: { text: string; cluster: string }[] = parse(readFileSync(file), { columns: true })
    const letters = [...Map.groupBy(rows, ({ cluster }) => cluster)].flatMap(([, own]) => own.slice(0, 9))
    const texts = [...new Set(letters.map(({ text }) => text))]
    let usual: string[][] | undefined
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(texts, { minLength: texts.length, maxLength: texts.length }),
        fc.array(fc.nat(texts.length), { maxLength: 4 }),
        async (order, cuts) => {
          const { id } = await make(here).consultation()
          const edges = [0, ...cuts.sort((a, b) => a - b), order.length]
          for (const [at, from] of edges.slice(0, -1).entries()) {
            for (const body of order.slice(from, edges[at + 1])) await publishing(here).said({ id }, { body })
            await readWaiting(here.db, models())
            await group(true)
          }
          const groups = await partition(id)
          expect(groups).toEqual((usual ??= groups))
        },
      ),
      { numRuns: 6 },
    )
    expect(usual).toHaveLength(4)
  })

  test('grouping twice, in two workers at once, and after all was read again, changes nothing', async () => {
    const { id, slug } = await sent()
    const before = await partition(id)
    const { id: campaignId } = await only(slug)
    await sql`update comment set processed_at = null where consultation_id = ${id}`.execute(here.db)
    await Promise.all([readAndGroup(), readAndGroup(), group(true)])
    await group(true)
    expect(await partition(id)).toEqual(before)
    expect((await only(slug)).id).toBe(campaignId)
  })

  test('comments that were read before there were signatures are found by the sweep', async () => {
    const { id, slug } = await sent()
    await here.db.deleteFrom('campaignSignature').where('consultationId', '=', id).execute()
    await group(true)
    expect((await only(slug)).comments).toBe(4)
  })

  test('an import that is taken back takes its copies with it', async () => {
    const made = await sent(variants.slice(0, 2))
    const csv = `Response ID,Comment\nA-1,"${letter}"\nA-2,"${letter} A third of us walk there."\n`
    await importFile(here.db, here.config, Buffer.from(csv), 'letters.csv', await here.app.consultation(made.slug), {
      by: here.cast.olive.id,
      at: here.clock.now,
    })
    await readAndGroup()
    expect((await only(made.slug)).comments).toBe(4)
    const found = await here.db
      .selectFrom('import')
      .select('id')
      .where('consultationId', '=', made.id)
      .executeTakeFirstOrThrow()
    await undoImport(here.db, found.id, here.cast.olive.id, here.clock.now)
    await group(true)
    // Two are left, which is too few; they stay in the inbox like any other comment.
    expect((await list(made.slug)).campaigns).toEqual([])
  })

  test('a restricted copy counts, and is shown nowhere, not even as the letter', async () => {
    const { slug, ids } = await sent()
    const { id } = await only(slug)
    const said = await here.db
      .selectFrom('campaign')
      .select('letterCommentId')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    for (const one of [said.letterCommentId, ids[3]!]) await publishing(here).flag(one)
    const seen = await page(slug, id)
    expect(seen.campaign).toMatchObject({ comments: 4, restricted: 2, withAdditions: 0 })
    expect(seen.letter?.commentId).not.toBe(said.letterCommentId)
    expect(JSON.stringify([seen, await list(slug)])).not.toContain('snow')
    expect((await ask('GET', `/api/desk/comments?campaign=${id}`)).json().items).toHaveLength(2)
  })
})

describe('what a person decides', () => {
  test('confirms and names it; it then takes in copies, and history says who', async () => {
    const { slug } = await sent()
    const { id } = await only(slug)
    await done('PUT', `/api/desk/themes/${slug}/campaigns/${id}/confirmation`, { name: 'Keep the birth centre' })
    await comment(here, slug, `${letter} I was born there.`)
    await readAndGroup()
    expect(await only(slug)).toMatchObject({
      id,
      name: 'Keep the birth centre',
      comments: 5,
      confirmed: { by: 'Olive Officer' },
    })
    const deeds = await here.db
      .selectFrom('history')
      .select('action')
      .where('subjectId', '=', id)
      .orderBy('id')
      .execute()
    expect(deeds.map(({ action }) => action)).toEqual(['campaign.found', 'campaign.confirmed', 'campaign.grew'])
  })

  test('takes a comment out, which stays out, and may put it back', async () => {
    const { slug, ids } = await sent()
    const { id } = await only(slug)
    await done('POST', `/api/desk/themes/${slug}/campaigns/${id}/apart`, { comment: ids[3] })
    await group(true)
    expect((await only(slug)).comments).toBe(3)
    expect((await list(slug)).apart.map((one) => one.commentId)).toEqual([ids[3]])
    await done('POST', `/api/desk/themes/${slug}/campaigns/together`, { comment: ids[3] })
    await group()
    expect((await only(slug)).comments).toBe(4)
  })

  test('says that it is none: it is not found again, also not with new copies, until that is taken back', async () => {
    const { slug } = await sent()
    const { id } = await only(slug)
    await done('POST', `/api/desk/themes/${slug}/campaigns/${id}/refusal`)
    await comment(here, slug, `${letter} Yet another one.`)
    await readAndGroup()
    await group(true)
    expect((await list(slug)).campaigns).toEqual([])
    expect((await list(slug)).refused.map((one) => one.id)).toEqual([id])
    await done('POST', `/api/desk/themes/${slug}/campaigns/${id}/refusal/undo`)
    await group()
    expect(await only(slug)).toMatchObject({ id, comments: 5 })
  })

  test('merges two; the old address leads to what it became, and they stay one', async () => {
    const other =
      'Do not sell the cottage hospital garden. Patients sit there between treatments and it costs next to nothing to keep it green.'
    const { slug } = await sent([...variants, other, `${other} Please.`, `Dear all, ${other}`])
    const [first, second] = (await list(slug)).campaigns
    expect(
      (await ask('POST', `/api/desk/themes/${slug}/campaigns/${second!.id}/merge`, { into: second!.id })).statusCode,
    ).toBe(400)
    await done('POST', `/api/desk/themes/${slug}/campaigns/${second!.id}/merge`, { into: first!.id })
    await group(true)
    expect(await only(slug)).toMatchObject({ id: first!.id, comments: 7, confirmed: { by: 'Olive Officer' } })
    const old = await ask('GET', `/desk/themes/${slug}/campaigns/${second!.id}`)
    expect([old.statusCode, old.headers.location]).toEqual([303, `/desk/themes/${slug}/campaigns/${first!.id}`])
  })

  test('gives the letter its themes once: for every copy, but where a person has said otherwise', async () => {
    const { slug, ids, themes } = await sent()
    const { id } = await only(slug)
    const [yes, no, all] = ids as [string, string, string]
    await ask('PUT', `/api/desk/comments/${all}/themes`, { themes: [] })
    const said = { personId: here.cast.oscar.id, saidBy: 'person' as const, applies: false }
    await here.db
      .insertInto('themeAssignment')
      .values({ commentId: no, themeId: themes['acute-shift'] as string, ...said })
      .execute()
    const reply = await done('POST', `/api/desk/themes/${slug}/campaigns/${id}/themes`, { themes: ['acute-shift'] })
    expect(reply.json()).toEqual({ tagged: 2, left: 2 })
    const holds = await here.db
      .selectFrom('commentTheme')
      .select('commentId')
      .where('themeId', '=', themes['acute-shift'] as string)
      .where('saidBy', '=', 'person')
      .execute()
    expect(holds.map((one) => one.commentId).sort()).toEqual([yes, ids[3]].sort())
    expect(
      (await done('POST', `/api/desk/themes/${slug}/campaigns/${id}/themes`, { themes: ['acute-shift'] })).json(),
    ).toEqual({ tagged: 0, left: 4 })
    expect(
      (await ask('POST', `/api/desk/themes/${slug}/campaigns/${id}/themes`, { themes: ['nowhere'] })).statusCode,
    ).toBe(400)
  })

  test('answers all copies in hand at once; the response says which letter', async () => {
    const { slug, ids } = await sent()
    const { id } = await only(slug)
    await publishing(here).flag(ids[1]!)
    const started = await ask('POST', '/api/desk/responses', { campaign: id })
    expect(started.json()).toMatchObject({ comments: 3 })
    const shown = await here.app.inject({
      url: `/desk/responses/${started.json().ref}`,
      headers: { cookie: here.cast.olive.cookie, accept: 'text/html' },
    })
    expect(shown.body).toContain(`/desk/themes/${slug}/campaigns/${id}`)
    expect((await ask('POST', '/api/desk/responses', { campaign: crypto.randomUUID() })).statusCode).toBe(400)
  })

  test('is asked of those who may change comments only', async () => {
    const { slug } = await sent()
    const { id } = await only(slug)
    expect((await ask('POST', `/api/desk/themes/${slug}/campaigns/${id}/refusal`, {}, here.cast.rita)).statusCode).toBe(
      403,
    )
    expect((await ask('GET', `/api/desk/themes/${slug}/campaigns`, undefined, here.cast.bea)).statusCode).toBe(403)
  })
})

describe('in the log', () => {
  const entry = async (ref: string, day = '2026-06-01') => (await here.app.inject(`/api/log/${ref}?asOf=${day}`)).json()

  test('a published response says how many of its comments were copies, if a person had confirmed it, and keeps to it', async () => {
    const made = await sent()
    const { id } = await only(made.slug)
    const rows = publishing(here)
    await rows.response(made, { ref: 'LET-1', on: '2026-05-12', comments: [...made.ids, made.single] })
    expect((await entry('LET-1')).includesCampaign).toBeNull()
    await done('PUT', `/api/desk/themes/${made.slug}/campaigns/${id}/confirmation`)
    await rows.response(made, { ref: 'LET-2', on: '2026-05-20', comments: [...made.ids, made.single] })
    const told = { of: 5, letters: [{ comments: 4, submissions: 4, wordings: 3 }] }
    expect((await entry('LET-2')).includesCampaign).toEqual(told)
    await done('POST', `/api/desk/themes/${made.slug}/campaigns/${id}/refusal`)
    expect((await entry('LET-2', '2026-05-21')).includesCampaign).toEqual(told)
    const html = (await here.app.inject({ url: '/log/LET-2', headers: { accept: 'text/html' } })).body
    expect(html).toContain('4 were near-identical copies of one letter (4 submissions, 3 distinct texts)')
    expect(html).not.toContain('birth centre in Melton')
  })
})
