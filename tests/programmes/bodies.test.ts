import { beforeAll, expect, test } from 'vitest'
import { addPerson } from '#server/people/people.ts'
import { beginSession } from '#server/people/sign-in/sessions.ts'
import { samplePassword, type Member } from '../support/cast.ts'
import { asking, filling } from '../support/desk.ts'
import { wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)
type Id = { id: string }
beforeAll(() => make(here).consultation())

test('an organisation has a page of its own, where all but its name is put right, and history keeps what it was', async () => {
  const { olive, bea } = here.cast
  const draft = { name: 'Leicester Care Trust', shortName: 'LCT', kind: 'trsut' }
  const { id } = (await ask(olive, 'POST', '/api/desk/bodies/organisations', draft)).json<Id>()
  const url = `/api/desk/bodies/organisations/${id}`
  const change = { shortName: 'LCT', kind: 'trust', activeFrom: '2012-04-01' }
  expect((await ask(bea, 'PUT', url, change)).statusCode).toBe(403)
  expect((await ask(olive, 'PUT', url, { ...change, activeUntil: '2011-01-01' })).statusCode).toBe(400)
  const odd = await fill(olive, `/desk/bodies/organisations/${id}`, { shortName: '', kind: 'trust' })
  expect(odd.statusCode).toBe(400)
  expect(odd.body).toContain(`href="#organisation-${id}-shortName"`)
  expect((await fill(olive, `/desk/bodies/organisations/${id}`, change)).headers.location).toBe(
    `/desk/bodies/organisations/${id}`,
  )
  expect((await ask(olive, 'GET', `/desk/bodies/organisations/${id}`)).body).toContain('value="2012-04-01"')
  expect((await ask(olive, 'GET', '/desk/bodies')).body).toContain(`href="/desk/bodies/organisations/${id}"`)
  expect((await ask(olive, 'GET', `/desk/bodies/groups/${id}`)).statusCode).toBe(404)
  const line = await here.db
    .selectFrom('history')
    .select('detail')
    .where('action', '=', 'organisation.changed')
    .executeTakeFirstOrThrow()
  expect(line.detail).toMatchObject({ kind: 'trsut' })
})

test('the post of a seat is put right on its group’s page; a seat that has ended stays as it was', async () => {
  const { olive } = here.cast
  const group = { name: 'Patient group', kind: 'patient group', mandate: 'advise' }
  const { id } = (await ask(olive, 'POST', '/api/desk/bodies/groups', group)).json<Id>()
  const seats = `/api/desk/bodies/groups/${id}/seats`
  const seat = (await ask(olive, 'POST', seats, { post: 'Patient, Metlon' })).json<Id>()
  expect((await ask(olive, 'PUT', `${seats}/${seat.id}`, { post: 'Patient, Melton' })).statusCode).toBe(204)
  expect((await ask(olive, 'GET', `/desk/bodies/groups/${id}`)).body).toContain('Patient, Melton')
  expect((await ask(olive, 'POST', `${seats}/${seat.id}/end`, { seatedUntil: '2026-05-01' })).statusCode).toBe(204)
  expect((await ask(olive, 'PUT', `${seats}/${seat.id}`, { post: 'Carer' })).statusCode).toBe(404)
})

test('history keeps what the programme and a workstream said before, and what they say from now on', async () => {
  const { ada, olive } = here.cast
  const settings = { name: 'Better Care Together', area: 'Leicester', colour: '#0b5a6f' }
  expect((await ask(ada, 'PUT', '/api/desk/settings', { ...settings, notice: 'Closed on Monday.' })).statusCode).toBe(
    204,
  )
  expect((await ask(ada, 'PUT', '/api/desk/settings', { ...settings, area: 'Rutland' })).statusCode).toBe(204)
  const draft = { name: 'Urgent care', publicSeats: 2, publicSeatsFilled: 1 }
  const { id } = (await ask(olive, 'POST', '/api/desk/bodies/workstreams', draft)).json<Id>()
  const next = { ...draft, publicSeatsFilled: 2 }
  expect((await ask(olive, 'PUT', `/api/desk/bodies/workstreams/${id}`, next)).statusCode).toBe(204)
  const lines = await here.db
    .selectFrom('history')
    .select('detail')
    .where('action', 'in', ['programme.changed', 'workstream.changed'])
    .orderBy('id', 'desc')
    .limit(2)
    .execute()
  expect(lines.map(({ detail }) => detail)).toEqual([
    { changed: ['publicSeatsFilled: “1” became “2”'] },
    { changed: ['area: “Leicester” became “Rutland”', 'notice: “Closed on Monday.” became “”'] },
  ])
})

test('what every page says is changed before everybody’s eyes, and somebody else looks at it within a day', async () => {
  const { ada, olive } = here.cast
  const email = 'amir@example.org'
  const amirs = { name: 'Amir Administrator', email, password: samplePassword, roles: ['administrator' as const] }
  const amirId = await addPerson(here.db, amirs, null)
  const { token } = await beginSession(here.db, amirId, new Date('2099-01-01'))
  const amir: Member = { id: amirId, email, cookie: `session=${token}` }
  const said = { name: 'Better Care Together', area: 'Rutland', colour: '#0b5a6f' }
  expect((await ask(ada, 'PUT', '/api/desk/settings', { ...said, notice: 'The close is put off.' })).statusCode).toBe(
    204,
  )
  const page = async (who: typeof ada) => wordsOf((await ask(who, 'GET', '/desk/settings')).body)
  const everybody = async (url: string) =>
    wordsOf((await here.app.inject({ url, headers: { accept: 'text/html' } })).body)
  expect(await everybody('/privacy')).toContain(
    'Notice on every page: The close is put off. A second person has not checked this yet.',
  )
  expect(await everybody('/pl/privacy')).toContain('Co zmieniło się na każdej stronie')
  expect(await page(ada)).toContain('You changed this, or your accounts are tied')
  expect(await page(amir)).toContain('Notice on every page: nothing became “The close is put off.”')
  const { id } = await here.db
    .selectFrom('setUpChange')
    .select('id')
    .where('consultationId', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const confirm = (who: typeof ada | null) => ask(who, 'POST', `/api/desk/settings/changes/${id}/confirmation`, {})
  const home = async (who: typeof ada) => wordsOf((await ask(who, 'GET', '/desk')).body)
  expect(await home(amir)).toContain('Changed while public: Notice on every page')
  expect(await home(olive)).not.toContain('Notice on every page')
  expect([(await confirm(null)).statusCode, (await confirm(olive)).statusCode]).toEqual([401, 403])
  expect((await confirm(ada)).statusCode).toBe(403)
  const form = await fill(amir, `/desk/settings/changes/${id}/confirmation`, {})
  expect(form.headers.location).toBe('/desk/settings#changes')
  expect((await confirm(amir)).statusCode).toBe(204)
  expect(await page(ada)).toContain('Looked at by Amir Administrator')
  expect(await everybody('/privacy')).toContain(
    'Notice on every page: The close is put off. A second person has checked this change.',
  )
  expect(await home(amir)).not.toContain('Changed while public: Notice on every page')
})

test('what an officer writes about the programme and its bodies is looked through as everything else they write', async () => {
  const { ada, olive } = here.cast
  const now = await here.db.selectFrom('programme').selectAll().executeTakeFirstOrThrow()
  const settings = (more: object) =>
    ask(ada, 'PUT', '/api/desk/settings', { name: now.name, area: now.area, colour: '#0b5a6f', ...more })
  const nhs = 'Her NHS number is 943 476 5919.'
  const phone = 'Please ring her on 07700 900123.'
  const fault = async (reply: ReturnType<typeof ask>) => {
    const answer = await reply
    return [answer.statusCode, answer.json().fields?.[0]?.field]
  }
  for (const field of ['strapline', 'notice', 'contactLine', 'localHelp'])
    expect(await fault(settings({ [field]: nhs })), field).toEqual([400, field])
  expect(await fault(settings({ notice: phone }))).toEqual([400, 'notice'])
  expect((await settings({ contactLine: 'Write to info@example.org or ring 0116 496 0123.' })).statusCode).toBe(204)
  const bodies = '/api/desk/bodies'
  const group = { name: 'Panel', kind: 'panel', mandate: 'advise' }
  expect(await fault(ask(olive, 'POST', `${bodies}/groups`, { ...group, termsOfReference: phone }))).toEqual([
    400,
    'termsOfReference',
  ])
  const { id } = (await ask(olive, 'POST', `${bodies}/groups`, group)).json<Id>()
  expect(await fault(ask(olive, 'PUT', `${bodies}/groups/${id}`, { ...group, termsOfReference: phone }))).toEqual([
    400,
    'termsOfReference',
  ])
  expect(await fault(ask(olive, 'POST', `${bodies}/groups/${id}/seats`, { post: 'Chair, 07700 900123' }))).toEqual([
    400,
    'post',
  ])
  expect(await fault(ask(olive, 'POST', `${bodies}/workstreams`, { name: 'Beds, 07700 900123' }))).toEqual([
    400,
    'name',
  ])
  expect(await fault(ask(ada, 'POST', '/api/desk/wording/pl/offered', { offered: 'no', reason: phone }))).toEqual([
    400,
    'reason',
  ])
  const at = new Date('2026-06-01')
  await here.db
    .insertInto('takedown')
    .values({
      tag: '0'.repeat(32),
      words: ['Zzquentin Zzmarsh'],
      reason: 'names-person',
      askedBy: olive.id,
      askedAt: at,
      dueAt: at,
    })
    .execute()
  for (const field of ['notice', 'contactLine'])
    expect(await fault(settings({ [field]: 'We thank Zzquentin Zzmarsh.' })), field).toEqual([400, field])
})
