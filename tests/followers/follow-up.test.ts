import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openFollowUps } from '#server/notices/follow-up.ts'
import { forgetOld } from '#server/followers/retain.ts'
import { formIn, post, wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { deliver, linkIn } from '../support/mailing.ts'
import { comment, make } from '../support/make.ts'
import { desk, expectStatus, fullDraft } from '../responses/say.ts'

const here = useHere({ PUBLIC_URL: 'http://said.example' })
let server: MailServer
beforeAll(async () => void (server = await startMailServer()))
afterAll(() => server.close())
beforeEach(() => {
  here.clock.now = new Date('2026-06-01T12:00:00Z')
  server.taken.length = 0
})

const get = (url: string) => here.app.inject({ url, headers: { accept: 'text/html' } })

/** A response that says “done on 28 May”, to comments whose authors left these addresses. */
async function done(authors: string[], wantsNews = true) {
  const place = await make(here).consultation()
  const owner = await make(here).organisation()
  const said = []
  for (const email of authors)
    said.push(await comment(here, place.slug, 'Keep the beds.', { contact: { email, wantsNews } }))
  said.push(await comment(here, place.slug, 'No address.'))
  const chain = desk(here)
  const { ref } = await chain.start(here.cast.olive, { comments: said.map(({ id }) => id) })
  expectStatus(await chain.save(here.cast.olive, ref, fullDraft(owner)), 200)
  expectStatus(await chain.send(here.cast.olive, ref, 1, 2), 204)
  expectStatus(await chain.review(here.cast.oscar, ref, 1, 'approve'), 204)
  expectStatus(await chain.publish(here.cast.olive, ref), 200)
  return { ref, said, owner, chain }
}
const asks = () => server.taken.filter(({ subject }) => subject.includes('has this happened?'))
const open = () => openFollowUps(here.db, here.clock.now)

test('four weeks after it was done and public, anyone who wanted news is asked once, by however many workers; the rate is public once five have answered', async () => {
  const people = Array.from({ length: 6 }, (_, n) => `asked${n}@example.org`)
  const { ref, said } = await done(people)
  here.clock.now = new Date('2026-06-28T22:59:00Z')
  expect(await open()).toEqual([])
  // Published on 1 June, later than the day it was done; 29 June begins at 23:00 UTC.
  here.clock.now = new Date('2026-06-28T23:00:00Z')
  expect((await Promise.all([open(), open(), open()])).flat()).toEqual([ref])
  await deliver(here, server)
  expect(
    asks()
      .map(({ to }) => to)
      .sort(),
  ).toEqual(people)
  expect(await open()).toEqual([])
  const answers = ['yes', 'yes', 'yes', 'not-really']
  const links = asks()
    .sort((a, b) => (a.to < b.to ? -1 : 1))
    .map(({ text }) => linkIn(text, 'is-it-so/'))
  for (const [index, answer] of answers.entries()) {
    const link = (links[index] as string).split('?')[0] as string
    const form = formIn((await get(`${link}?answer=${answer}`)).body, link)
    expect(form.fields.answer, 'a look chooses, and sends nothing').toBe(answer)
    expect(
      (await post(here.app, form.action, { ...form.fields, note: index === 3 ? 'The lift is still broken.' : '' }))
        .statusCode,
    ).toBe(303)
  }
  expect(wordsOf((await get(`/log/${ref}`)).body)).toContain('Fewer than 5 have answered so far')
  // Somebody who left no address answers from their receipt, and changes their mind.
  const receipt = said.at(-1)?.receipt as string
  expect(wordsOf((await get(`/receipts/${receipt}`)).body)).toContain(`${ref}: Has this happened?`)
  const at = `/receipts/${receipt}/is-it-so/${ref}`
  expect((await post(here.app, at, { answer: 'yes' })).statusCode).toBe(303)
  expect((await post(here.app, at, { answer: 'no', note: '' })).statusCode).toBe(303)
  const page = wordsOf((await get(`/log/${ref}`)).body)
  expect(page).toContain('3 of 5 answers said yes , 1 not really, 1 no.')
  expect(page).toContain('6 people asked by e-mail')
  expect(page).not.toContain('lift')
  const officer = await here.app.inject({ url: `/desk/responses/${ref}`, headers: { cookie: here.cast.olive.cookie } })
  expect(wordsOf(officer.body)).toContain('The lift is still broken.')
  for (const path of [
    `/log/${ref}`,
    '/log',
    '/log.json',
    '/log.csv',
    '/log.atom',
    '/programme.atom',
    `/receipts/${receipt}`,
    `/api/receipts/${receipt}`,
  ])
    expect((await get(path)).body, path).not.toContain('lift is still')
  // The same person answering by the mail and at the receipt is one answer.
  expect(
    (await post(here.app, `/receipts/${said[0]?.receipt as string}/is-it-so/${ref}`, { answer: 'yes' })).statusCode,
  ).toBe(303)
  expect(wordsOf((await get(`/log/${ref}`)).body)).toContain('3 of 5 answers')
})

test('what no longer says “done” is not asked about; who asked for no news is not asked; bad answers come back', async () => {
  const { ref, chain } = await done(['quiet@example.org'], false)
  const other = await done(['changed@example.org'])
  const before = await chain.see(here.cast.olive, other.ref)
  const draft = fullDraft(other.owner, {
    outcome: 'in-progress',
    doneOn: null,
    nextUpdateOn: '2026-09-01',
    changeReason: 'It was too early.',
    weDid: 'We are keeping all 17 beds open until 30 June 2026.',
  })
  expectStatus(await chain.save(here.cast.olive, other.ref, draft, before.version, before.edit), 200)
  const now = await chain.see(here.cast.olive, other.ref)
  expectStatus(await chain.send(here.cast.olive, other.ref, now.version, now.edit), 204)
  expectStatus(await chain.review(here.cast.oscar, other.ref, now.version, 'approve'), 204)
  expectStatus(await chain.publish(here.cast.olive, other.ref, now.version), 200)
  here.clock.now = new Date('2026-07-01T12:00:00Z')
  expect(await open()).toEqual([ref])
  await deliver(here, server)
  expect(asks()).toEqual([])
  expect((await post(here.app, '/is-it-so/nonsense', { answer: 'yes' })).statusCode).toBe(404)
})

test('an answer that is none comes back with the note still typed', async () => {
  const { said, ref } = await done([])
  here.clock.now = new Date('2026-07-01T12:00:00Z')
  await open()
  const at = `/receipts/${said[0]?.receipt as string}/is-it-so/${ref}`
  const bad = await post(here.app, at, { note: 'My words.\nTwo lines.' })
  expect(bad.statusCode).toBe(400)
  expect(wordsOf(bad.body)).toContain('Please choose one of the answers.')
  expect(formIn(bad.body, at).fields.note).toBe('My words.\nTwo lines.')
})

test('after 90 days nobody can tell whose a mail was; its count stays', async () => {
  await done(['old@example.org'])
  await deliver(here, server)
  const before = await here.db
    .selectFrom('message')
    .select('id')
    .where('state', '=', 'sent')
    .where('followerId', 'is not', null)
    .execute()
  expect(before.length).toBeGreaterThan(0)
  await forgetOld(here.db, new Date('2026-08-29T12:00:00Z'))
  expect(
    (await here.db.selectFrom('message').select('id').where('followerId', 'is not', null).execute()).length,
  ).toBeGreaterThan(0)
  await forgetOld(here.db, new Date('2026-10-30T12:00:00Z'))
  expect(
    await here.db
      .selectFrom('message')
      .select('id')
      .where('followerId', 'is not', null)
      .where('state', '=', 'sent')
      .execute(),
  ).toEqual([])
  const after = await here.db.selectFrom('message').select('id').where('state', '=', 'sent').execute()
  expect(after.length).toBeGreaterThanOrEqual(before.length)
})
