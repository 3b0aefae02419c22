import { randomUUID } from 'node:crypto'
import { earlyReason } from '../responses/say.ts'
import type { RouteOptions } from 'fastify'
import { beforeAll, expect, test } from 'vitest'
import { reachOf } from '#server/people/reach.ts'
import { addPerson } from '#server/people/people.ts'
import { beginSession } from '#server/people/sign-in/sessions.ts'
import { chainOf } from '#server/responses/chain.ts'
import { raiseRequest } from '#server/requests/handle.ts'
import { startResponse } from '#server/responses/draft.ts'
import { type Member, samplePassword, signedInAs } from '../support/cast.ts'
import { asking, filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'
import { watchRoutes } from '../support/routes.ts'

const seen = watchRoutes()
const here = useHere()
const ask = asking(here)
const fill = filling(here)

type Role = 'officer' | 'reviewer' | 'administrator'
async function member(
  name: string,
  role: Role,
  scope: { organisationId?: string; consultationId?: string },
): Promise<Member> {
  const email = `${name}@example.org`
  const id = await addPerson(
    here.db,
    {
      name,
      email,
      password: samplePassword,
      roles: [role],
      scope: { organisationId: scope.organisationId ?? null, consultationId: scope.consultationId ?? null },
    },
    null,
  )
  const { token } = await beginSession(here.db, id, new Date('2099-01-01'))
  return { id, email, cookie: `session=${token}` }
}

// No page, list or file may show these to an officer of the city.
const secretComment = 'Zwetschgenknödel'
const secretDraft = 'Quastenflosser'
const of = {} as Record<'city' | 'county', { organisation: string; officer: Member; second: Member; ref: string }>
let joint: { id: string; slug: string }
let secret: { id: string; receipt: string }
let ofJoint: { id: string }
let programmeRef: string
let theirsRef: string
let theirsImport: string

beforeAll(async () => {
  joint = await make(here).consultation({ slug: 'joint' })
  const theirs = await make(here).consultation({ slug: 'theirs' })
  for (const name of ['city', 'county'] as const) {
    const organisation = await make(here).organisation(`The ${name}`)
    const officer = await member(`${name}-officer`, 'officer', { organisationId: organisation })
    const second = await member(`${name}-second`, 'officer', { organisationId: organisation })
    of[name] = { organisation, officer, second, ref: '' }
  }
  const owning = (slug: string, organisations: string[]) =>
    ask(here.cast.ada, 'PUT', `/api/desk/consultations/${slug}/owners`, { organisations })
  expect((await owning('joint', [of.city.organisation, of.county.organisation])).statusCode).toBe(204)
  expect((await owning('theirs', [of.county.organisation])).statusCode).toBe(204)
  secret = await comment(here, 'theirs', `Please think of the ${secretComment} at the hospital.`)
  ofJoint = await comment(here, 'joint', 'Please keep the clinic in Melton.')
  for (const name of ['city', 'county'] as const) {
    const begun = await ask(of[name].officer, 'POST', '/api/desk/responses', {
      consultation: 'joint',
      comments: [ofJoint.id],
    })
    expect(begun.statusCode, begun.body).toBe(201)
    of[name].ref = begun.json<{ ref: string }>().ref
  }
  for (const ref of [of.county.ref]) await write(of.county.officer, ref, `People asked about the ${secretDraft}.`)
  const olive = signedInAs(here.cast.olive, 'officer')
  const started = await startResponse(
    here.db,
    { comments: [secret.id] },
    signedInAs(here.cast.olive, 'officer'),
    here.clock.now,
  )
  theirsRef = started.ref
  ;({ id: theirsImport } = await here.db
    .insertInto('import')
    .values({
      consultationId: theirs.id,
      series: randomUUID(),
      fileName: `${secretComment}.csv`,
      fileHash: Buffer.alloc(32, 1),
      fileBytes: 1,
      map: JSON.stringify({ columns: [] }),
      decisions: JSON.stringify({}),
      choices: JSON.stringify({}),
      warnings: JSON.stringify([]),
      startedAt: here.clock.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow())
  programmeRef = (await startResponse(here.db, { comments: [ofJoint.id] }, olive, here.clock.now)).ref
})

async function write(who: Member, ref: string, youSaid: string) {
  const { draft, version, edit } = (await ask(who, 'GET', `/api/desk/responses/${ref}`)).json<{
    draft: Record<string, unknown>
    version: number
    edit: number
  }>()
  const saved = await ask(who, 'PUT', `/api/desk/responses/${ref}`, { version, edit, draft: { ...draft, youSaid } })
  expect(saved.statusCode, saved.body).toBe(200)
}

const methodsOf = (route: RouteOptions) => [route.method].flat().filter((method) => method !== 'HEAD')
const deskRoutes = () =>
  seen.routes.filter((route) => /^\/(api\/)?desk/.test(route.url) && route.config?.access !== 'signed-in')

/** An address that leads to the county's things: everything that its parts can name. */
function addressesOf(url: string): string[] {
  const things: Record<string, string[]> = {
    consultations: ['theirs'],
    themes: ['theirs'],
    comments: [secret.id],
    safeguarding: [secret.id],
    responses: [of.county.ref, theirsRef, programmeRef],
    imports: [theirsImport],
    'passed-on': [of.county.organisation],
  }
  let all = ['']
  let before = ''
  for (const part of url.split('/').slice(1)) {
    const filled = !part.startsWith(':') ? [part] : (things[before] ?? [randomUUID()])
    all = all.flatMap((one) => filled.map((next) => `${one}/${next}`))
    before = part
  }
  return all
}

test('no page, list, search, count, file or API shows the city anything of the county', async () => {
  const queries = [
    '',
    `?q=${secretComment}`,
    '?consultation=theirs',
    `?consultation=joint&q=${secretDraft}`,
    '?state=in-hand',
  ]
  const shown: string[] = []
  let asked = 0
  for (const route of deskRoutes().filter((one) => methodsOf(one).includes('GET') && !one.url.endsWith('/progress'))) {
    for (const address of addressesOf(route.url))
      for (const query of queries) {
        const reply = await ask(of.city.officer, 'GET', address + query)
        asked++
        // What was searched for comes back in the search's own field.
        const body = reply.body.replaceAll(/value="[^"]*"|"q":"[^"]*"|[?&;]q=[^"&]*|“[^”]*”/g, '')
        if (reply.statusCode >= 500) shown.push(`${address}${query}: ${reply.statusCode}`)
        for (const word of [secretComment, secretDraft, secret.id, of.county.ref, theirsRef, programmeRef])
          if (reply.statusCode < 400 && body.includes(word)) shown.push(`${address}${query}: ${word}`)
      }
  }
  expect(asked).toBeGreaterThan(500)
  expect(shown).toEqual([])
})

test('what is another’s is answered as what is not there, and is not changed by any route', async () => {
  const counted = async () =>
    Promise.all(
      (['history', 'setAside', 'redaction', 'responseComment', 'response', 'review', 'responseVersion'] as const).map(
        (table) =>
          here.db
            .selectFrom(table)
            .select(({ fn }) => fn.countAll<number>().as('n'))
            .executeTakeFirstOrThrow(),
      ),
    )
  const before = await counted()
  const wrong: string[] = []
  for (const route of deskRoutes().filter((one) =>
    /\/:(slug|consultation|ref|organisation)\b|(comments|imports)\/:id/.test(one.url),
  ))
    for (const method of methodsOf(route)) {
      if (route.config?.upload || route.config?.confirms) continue
      for (const address of addressesOf(route.url)) {
        const real = await ask(of.city.officer, method as 'GET', address, method === 'GET' ? undefined : {})
        if (real.statusCode !== 404 && real.statusCode !== 403) wrong.push(`${method} ${address}: ${real.statusCode}`)
        if (real.statusCode === 403) continue
        const ghost = await ask(
          of.city.officer,
          method as 'GET',
          route.url.replaceAll(/:\w+/g, randomUUID()),
          method === 'GET' ? undefined : {},
        )
        if (
          ghost.statusCode !== 404 ||
          ghost.json<{ detail: string }>().detail !== real.json<{ detail: string }>().detail
        )
          wrong.push(`${method} ${address}: another answer than for nothing`)
      }
    }
  expect(wrong).toEqual([])
  expect(await counted()).toEqual(before)
})

test('ids of another’s comments in a bulk act are not found', async () => {
  const aside = { comments: [secret.id], reason: 'off-topic' }
  const reply = await ask(of.city.officer, 'POST', '/api/desk/comments/set-aside', aside)
  expect(reply.json()).not.toEqual({ setAside: 1 })
  const linked = await ask(of.city.officer, 'POST', `/api/desk/responses/${of.city.ref}/comments`, {
    comments: [secret.id],
  })
  expect(linked.statusCode).toBe(400)
  const begun = await ask(of.city.officer, 'POST', '/api/desk/responses', { comments: [secret.id] })
  expect(begun.statusCode).toBe(403)
  const { standing } = await here.db
    .selectFrom('comment')
    .select('standing')
    .where('id', '=', secret.id)
    .executeTakeFirstOrThrow()
  expect(standing).toBe('in-hand')
})

test('each organisation’s officers have their own list, and the programme sees all and decides none of theirs', async () => {
  const refs = async (who: Member) =>
    (await ask(who, 'GET', '/api/desk/responses'))
      .json<{ items: { ref: string }[] }>()
      .items.map(({ ref }) => ref)
      .sort()
  expect(await refs(of.city.officer)).toEqual([of.city.ref])
  expect(await refs(of.county.officer)).toEqual([of.county.ref])
  expect(await refs(here.cast.olive)).toEqual([of.city.ref, of.county.ref, programmeRef, theirsRef].sort())
  const body = { version: 1, edit: 1, reasons: [] }
  for (const who of [here.cast.olive, here.cast.ada])
    expect((await ask(who, 'POST', `/api/desk/responses/${of.county.ref}/send`, body)).statusCode).toBe(403)
  expect((await ask(here.cast.olive, 'GET', `/api/desk/responses/${of.county.ref}`)).statusCode).toBe(200)
})

test('a list of comments is not narrowed by what another organisation drafts about', async () => {
  const count = async (who: Member, query: string) => {
    const reply = await ask(who, 'GET', `/api/desk/comments?consultation=joint&${query}`)
    return reply.json<{ count: number }>().count
  }
  const { city, county } = of
  expect(await count(county.officer, `response=${county.ref}`)).toBe(1)
  expect(await count(city.officer, `response=${county.ref}`)).toBe(0)
  expect(await count(city.officer, `without=${county.ref}`)).toBe(await count(city.officer, ''))
  expect(await count(here.cast.olive, `response=${county.ref}`)).toBe(1)
})

test('that the other organisation answers the same comments too is said without the name of its draft', async () => {
  const { city, county } = of
  const { id: programmeId } = await here.db.selectFrom('programme').select('id').limit(1).executeTakeFirstOrThrow()
  const { id: board } = await here.db
    .insertInto('grouping')
    .values({ programmeId, slug: 'clinic-board', name: 'Clinic Board', kind: 'board', mandate: 'approve' })
    .returning('id')
    .executeTakeFirstOrThrow()
  expect((await ask(county.officer, 'PUT', `/api/desk/responses/${county.ref}/board`, { board })).statusCode).toBe(204)
  const checks = async (who: Member, ref: string) =>
    (await ask(who, 'GET', `/api/desk/responses/${ref}`))
      .json<{ checks: { rule: string; message: string }[] }>()
      .checks.find(({ rule }) => rule === 'answered-beside')?.message
  const said = await checks(city.officer, city.ref)
  expect(said).toContain(
    'A response of another organisation answers 1 of these comments too and waits for Clinic Board',
  )
  expect(said).not.toContain(county.ref)
})

test('a draft that is shared can be read, and neither changed nor approved', async () => {
  const at = `/api/desk/responses/${of.county.ref}`
  const shared = await ask(of.county.officer, 'PUT', `${at}/shares`, { organisations: [of.city.organisation] })
  expect(shared.statusCode).toBe(204)
  expect((await ask(of.city.officer, 'GET', at)).body).toContain(secretDraft)
  const review = { version: 1, decision: 'approve', note: null, passage: null, group: null }
  for (const [method, url, body] of [
    ['POST', `${at}/reviews`, review],
    ['POST', `${at}/publication`, { version: 1, earlyReason }],
    ['PUT', `${at}/shares`, { organisations: [] }],
    ['PUT', `${at}/organisation`, { organisation: of.city.organisation, reason: 'Ours' }],
    ['DELETE', at, undefined],
  ] as const)
    expect((await ask(of.city.officer, method, url, body)).statusCode, `${method} ${url}`).toBe(403)
  await ask(of.county.officer, 'PUT', `${at}/shares`, { organisations: [] })
  expect((await ask(of.city.officer, 'GET', at)).statusCode).toBe(404)
})

test('a response that is handed over belongs to the other organisation, and the first can still look', async () => {
  const begun = await ask(of.city.officer, 'POST', '/api/desk/responses', { consultation: 'joint' })
  const { ref } = begun.json<{ ref: string }>()
  const form = { organisation: of.county.organisation, reason: '' }
  const again = await fill(of.city.officer, `/desk/responses/${ref}/organisation`, form)
  expect(again.statusCode).toBe(400)
  const done = await fill(of.city.officer, `/desk/responses/${ref}/organisation`, {
    ...form,
    reason: 'The county runs it.',
  })
  expect(done.statusCode).toBe(303)
  await write(of.county.officer, ref, 'People asked about buses.')
  expect((await ask(of.city.officer, 'GET', `/api/desk/responses/${ref}`)).statusCode).toBe(200)
  expect((await ask(of.city.officer, 'DELETE', `/api/desk/responses/${ref}`)).statusCode).toBe(403)
  const outside = await ask(of.county.officer, 'PUT', `/api/desk/responses/${ref}/organisation`, {
    organisation: randomUUID(),
    reason: 'Nobody.',
  })
  expect(outside.statusCode).toBe(400)
})

test('who owns a consultation can be changed by an administrator only, and not while one that goes answers for something', async () => {
  const owners = '/api/desk/consultations/joint/owners'
  expect((await ask(here.cast.olive, 'PUT', owners, { organisations: [] })).statusCode).toBe(403)
  const left = await ask(here.cast.ada, 'PUT', owners, { organisations: [of.city.organisation] })
  expect(left.statusCode).toBe(409)
  expect(left.json<{ detail: string }>().detail).toContain('The county answers for')
})

test('a role for one consultation sees that consultation alone', async () => {
  const reader = await member('joint-reviewer', 'reviewer', { consultationId: joint.id })
  const list = await ask(reader, 'GET', '/api/desk/comments')
  expect(list.json<{ items: unknown[] }>().items).toHaveLength(1)
  expect((await ask(reader, 'GET', '/api/desk/comments?consultation=theirs')).statusCode).toBe(404)
  expect((await ask(reader, 'GET', `/api/desk/responses/${programmeRef}`)).statusCode).toBe(200)
  expect((await ask(reader, 'GET', '/desk/settings')).statusCode).toBe(403)
})

test('anyone who works for the whole programme adds no word to a query', async () => {
  const none = new Proxy({} as typeof here.db, {
    get: () => {
      throw new Error('It was asked.')
    },
  })
  const olive = signedInAs(here.cast.olive, 'officer')
  expect(await reachOf(none, olive, 'comments.read')).toBe('whole')
})

test('each organisation’s officers take in what people sent to their own consultations, and see no other’s files', async () => {
  const typed = (consultation: string) => ({
    consultation,
    key: randomUUID(),
    channel: 'paper',
    comments: [{ question: null, body: 'Please keep the bus.' }],
    consentToQuote: false,
  })
  const type = (who: Member, slug: string) => ask(who, 'POST', '/api/desk/imports/typed-in', typed(slug))
  const own = await type(of.city.officer, 'joint')
  expect(own.statusCode, own.body).toBe(201)
  expect((await type(of.city.officer, 'theirs')).statusCode).toBe(404)
  expect((await type(of.county.officer, 'theirs')).statusCode).toBe(201)
  const page = await ask(of.city.officer, 'GET', '/desk/imports/new')
  expect(page.body).toContain('value="joint"')
  expect(page.body).not.toContain('value="theirs"')
  const upload = (who: Member, slug: string) => {
    const form = `--x\r\ncontent-disposition: form-data; name="consultation"\r\n\r\n${slug}\r\n--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\nID,Comment\r\n1,Please keep the bus\r\n--x--\r\n`
    return here.app.inject({
      method: 'POST',
      url: '/api/desk/imports/files',
      headers: { cookie: who.cookie, 'content-type': 'multipart/form-data; boundary=x' },
      payload: form,
    })
  }
  expect((await upload(of.city.officer, 'theirs')).statusCode).toBe(404)
  const taken = await upload(of.city.officer, 'joint')
  expect(taken.statusCode, taken.body).toBe(201)
  const { id } = taken.json<{ id: string }>()
  const begun = await ask(of.city.officer, 'POST', `/api/desk/imports/files/${id}/import`, {})
  expect(begun.statusCode, begun.body).toBeLessThan(300)
  const listed = async (who: Member) =>
    (await ask(who, 'GET', '/api/desk/imports'))
      .json<{ items: { consultation: { slug: string } }[] }>()
      .items.map(({ consultation }) => consultation.slug)
  expect(await listed(of.city.officer)).toEqual(['joint'])
  expect((await listed(of.county.officer)).sort()).toEqual(['joint', 'theirs'])
  expect((await ask(of.city.officer, 'GET', `/api/desk/imports/${theirsImport}`)).statusCode).toBe(404)
  const ownImport = `/api/desk/imports/${begun.json<{ id: string }>().id}`
  for (const who of [of.city.officer, of.county.officer])
    expect((await ask(who, 'GET', ownImport)).statusCode).toBe(200)
})

test('the menu of a role for a part of the programme offers nothing that it may not open', async () => {
  const reader = await member('theirs-officer', 'officer', { consultationId: joint.id })
  for (const who of [of.city.officer, reader]) {
    const { body } = await ask(who, 'GET', '/desk')
    const menu = [...body.matchAll(/href="(\/desk[^"#]*)"/g)].map(([, href]) => (href ?? '').replaceAll('&amp;', '&'))
    expect(menu).toContain('/desk/imports?consultation=joint')
    for (const href of new Set(menu)) expect((await ask(who, 'GET', href)).statusCode, href).toBeLessThan(400)
  }
})

test('what one owner changes of a joint consultation another looks at, and until then its answers wait', async () => {
  const { city, county } = of
  const { ada } = here.cast
  const group = (
    await ask(ada, 'POST', '/api/desk/bodies/groups', { name: 'Joint group', kind: 'board', mandate: 'approve' })
  ).json<{ id: string }>().id
  const desk = '/api/desk/consultations/joint'
  const reviewers = (who: Member, body: object) => ask(who, 'PUT', `${desk}/reviewers`, body)
  const last = () =>
    here.db
      .selectFrom('setUpChange')
      .select(['id', 'changed'])
      .where('consultationId', '=', joint.id)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
  const look = async (who: Member) =>
    (await ask(who, 'POST', `${desk}/changes/${(await last()).id}/confirmation`)).statusCode
  const held = async (ref: string) => (await chainOf(here.db, ref)).holdsChangedBy

  expect((await reviewers(county.second, { [group]: 'approve' })).statusCode).toBe(204)
  expect((await last()).changed).toEqual([{ what: 'Asked: Joint group', from: null, to: 'approve' }])
  expect((await reviewers(city.second, { reason: 'The group was dissolved by its vote.' })).statusCode).toBe(204)
  expect(await held(county.ref)).toEqual(['city-second'])
  expect(await held(programmeRef)).toEqual(['city-second'])
  expect(await held(city.ref)).toEqual([])
  expect(await look(city.officer), 'of the same owner').toBe(403)
  expect((await ask(city.officer, 'GET', '/desk')).body).not.toContain('By city-second')
  expect(await look(county.officer)).toBe(204)
  expect([await held(county.ref), await held(programmeRef)]).toEqual([[], []])

  const document = { title: 'Joint plan', url: 'https://example.org/plan.pdf', kind: 'document', language: 'en' }
  expect((await ask(city.officer, 'POST', `${desk}/documents`, document)).statusCode).toBe(201)
  expect(await look(city.second)).toBe(403)
  // Its button is not offered to anybody for whom it is refused: they read who may.
  const page = async (who: Member) => {
    const { body } = await ask(who, 'GET', '/desk/consultations/joint')
    return body.includes(`${(await last()).id}/confirmation`) ? 'button' : body.split('must look at it.').length - 1
  }
  expect([await page(city.officer), await page(city.second)]).toEqual([1, 1])
  expect([await page(county.officer), await page(here.cast.oscar)]).toEqual(['button', 'button'])
  expect(await look(here.cast.oscar), 'of the programme').toBe(204)
})

test('“in no draft” is in none that the reader may see: nothing of another organisation’s is missing from that list', async () => {
  const count = async (who: Member, query: string) =>
    (await ask(who, 'GET', `/api/desk/comments?consultation=joint&${query}`)).json<{ count: number }>().count
  const { city, county } = of
  const onlyTheirs = await comment(here, 'joint', 'A later bus to Melton would do.')
  const begun = await ask(county.officer, 'POST', '/api/desk/responses', {
    consultation: 'joint',
    comments: [onlyTheirs.id],
  })
  expect(begun.statusCode, begun.body).toBe(201)
  const all = await count(city.officer, '')
  expect(await count(city.officer, 'undrafted=yes')).toBe(all - 1)
  expect(await count(here.cast.olive, 'undrafted=yes')).toBe(all - 2)
  expect(await count(county.officer, 'undrafted=yes')).toBe(all - 2)
  const shown = await here.app.inject({
    url: '/desk/comments?consultation=joint',
    headers: { cookie: city.officer.cookie, accept: 'text/html' },
  })
  expect(shown.body).toMatch(new RegExp(`In no draft, oldest first[^\\d]*${all - 1}\\b`))
  const home = await here.app.inject({ url: '/desk', headers: { cookie: city.officer.cookie, accept: 'text/html' } })
  expect(home.body).toContain('A later bus to Melton')
})

test('nobody is named beside, or given, what they may not see', async () => {
  const { city, county } = of
  const note = (body: string) => fill(county.officer, `/desk/responses/${county.ref}/notes`, { body })
  const home = async () => (await ask(city.officer, 'GET', '/desk')).body
  const shared = (organisations: string[]) =>
    ask(county.officer, 'PUT', `/api/desk/responses/${county.ref}/shares`, { organisations })
  const named = await note('@city-officer, we shall refuse the Mostbirne.')
  expect(named.statusCode).toBe(400)
  expect(named.body).toContain('Nobody who may see this is called “city-officer”')
  const offered = await ask(county.officer, 'GET', `/api/desk/responses/${county.ref}/notes`)
  expect(offered.json<{ people: { name: string }[] }>().people.map(({ name }) => name)).not.toContain('city-officer')
  expect((await shared([city.organisation])).statusCode).toBe(204)
  expect((await note('@city-officer, we may refuse the Mostbirne.')).statusCode).toBe(303)
  expect(await home()).toContain('Mostbirne')
  await shared([])
  expect(await home(), 'no longer shared').not.toContain('Mostbirne')

  const give = (person: string) =>
    ask(county.officer, 'POST', '/api/desk/bulk', { kind: 'give', person, comments: [secret.id] })
  expect((await give(city.officer.id)).statusCode).toBe(400)
  expect((await give(county.second.id)).statusCode).toBe(201)
  await raiseRequest(here.db, secret.id, 'foi', signedInAs(here.cast.olive, 'officer'), here.clock.now)
  const request = (owner: string) => ask(county.officer, 'PUT', `/api/desk/requests/${secret.id}/foi/owner`, { owner })
  expect((await request(city.officer.id)).statusCode).toBe(400)
  expect((await request(county.second.id)).statusCode).toBe(204)
})
