import { expect, test } from 'vitest'
import { linkFor } from '#server/data/links.ts'
import { renderMessage } from '#server/notices/render.ts'
import { asking, filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'

const here = useHere({ SMTP_URL: 'smtp://127.0.0.1:1', PUBLIC_URL: 'http://127.0.0.1:9' })
const ask = asking(here)
const fill = filling(here)

/** Mails that wait for somebody with an account, as they would go out now. */
async function waiting(personId: string) {
  const rows = await here.db
    .selectFrom('message')
    .select('id')
    .where('personId', '=', personId)
    .where('state', '=', 'waiting')
    .orderBy('number')
    .execute()
  return Promise.all(rows.map(({ id }) => renderMessage(here.db, here.config, id)))
}
const addressOf = async (id: string) =>
  (await here.db.selectFrom('person').select('email').where('id', '=', id).executeTakeFirstOrThrow()).email

test('a changed address gets its link and nothing else until that is used; the old one hears of it', async () => {
  const { olive } = here.cast
  const taken = await fill(olive, '/desk/me/address', { email: 'oscar@example.org' })
  expect(taken.statusCode).toBe(409)
  expect(taken.body).toContain('has an account already')
  expect((await fill(olive, '/desk/me/address', { email: 'new@example.org' })).statusCode).toBe(303)
  expect(await addressOf(olive.id)).toBe('olive@example.org')
  expect((await ask(olive, 'GET', '/desk/me')).body).toContain('new@example.org waits for you')
  const [mail] = await waiting(olive.id)
  expect(mail?.to).toBe('new@example.org')
  const { id } = await here.db
    .selectFrom('accountLink')
    .select('id')
    .where('kind', '=', 'address')
    .executeTakeFirstOrThrow()
  const link = `/account-links/${linkFor(here.config.contactKey, 'account', id)}`
  expect(mail?.text).toContain(link)
  // Looking at it changes nothing, and it opens no session and changes no password.
  expect((await here.app.inject({ url: link })).body).toContain('Press the button to make new@example.org the address')
  expect(await addressOf(olive.id)).toBe('olive@example.org')
  const use = () =>
    here.app.inject({
      method: 'POST',
      url: link,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      payload: 'password=green+teapot+on+tuesday',
    })
  const used = await use()
  expect(used.statusCode).toBe(303)
  expect(used.cookies.filter(({ name }) => name === 'session')).toEqual([])
  expect(await addressOf(olive.id)).toBe('new@example.org')
  expect((await waiting(olive.id)).map((one) => one?.to)).toContain('olive@example.org')
  expect((await waiting(here.cast.ada.id)).map((one) => one?.text).join()).toContain(
    'address of this account was changed',
  )
  expect((await use()).statusCode).toBe(404)
})

test('anyone who has not answered an invitation gets that and nothing else', async () => {
  await fill(here.cast.ada, '/desk/people', { name: 'Nina', email: 'nina@example.org', roles: ['officer'] })
  const { id } = await here.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', 'nina@example.org')
    .executeTakeFirstOrThrow()
  await fill(here.cast.ada, `/desk/people/${id}/roles`, { roles: ['reviewer'], scope: 'programme' })
  const mails = await waiting(id)
  expect(mails.map((one) => [one?.kind, one?.to])).toEqual([
    ['account-link', 'nina@example.org'],
    ['account-news', null],
  ])
})

test('changing one’s address refuses anyone who is not signed in', async () => {
  const reply = await here.app.inject({
    method: 'POST',
    url: '/desk/me/address',
    headers: { accept: 'application/json' },
  })
  expect(reply.statusCode).toBe(401)
})
