import { beforeEach, expect, test } from 'vitest'
import { addPerson } from '#server/people/people.ts'
import { independent } from '#server/people/independent.ts'
import { beginSession } from '#server/people/sign-in/sessions.ts'
import { type Member, samplePassword } from '../support/cast.ts'
import { filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { desk, fullDraft, manyComments } from '../responses/say.ts'

const here = useHere()
const fill = filling(here)
// The database itself says who may hold whose access, by its own clock.
beforeEach(() => void (here.clock.now = new Date()))

async function administrator(name: string): Promise<Member> {
  const email = `${name}@example.org`
  const id = await addPerson(here.db, { name, email, password: samplePassword, roles: ['administrator'] }, null)
  const { token } = await beginSession(here.db, id, new Date('2099-01-01'))
  return { id, email, cookie: `session=${token}` }
}

let invited = 0
/** Without a mail server: the link is shown to who invites. */
async function invite(by: Member, roles: string[] = ['officer'], more: Record<string, string> = {}) {
  const email = `new${++invited}@example.org`
  const reply = await fill(by, '/desk/people', { name: `Nadia ${invited}`, email, roles, ...more })
  const link = /\/account-links\/[\w-]{48}/.exec(reply.body)?.[0] ?? ''
  const { id } = await here.db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirstOrThrow()
  return { reply, id, email, link }
}
const answer = (link: string, password: string) =>
  here.app.inject({
    method: 'POST',
    url: link,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload: new URLSearchParams({ password }).toString(),
  })
async function join(by: Member, roles?: string[]): Promise<Member> {
  const { id, email, link } = await invite(by, roles)
  expect((await answer(link, 'green teapot on tuesday')).statusCode).toBe(303)
  const { token } = await beginSession(here.db, id, new Date('2099-01-01'))
  return { id, email, cookie: `session=${token}` }
}
async function drafted(by: Member): Promise<string> {
  const chain = desk(here)
  const { id } = await make(here).consultation()
  const { ref } = await chain.start(by, { comments: await manyComments(here, id, 1) })
  await chain.save(by, ref, fullDraft(await make(here).organisation()))
  expect((await chain.send(by, ref, 1, 2)).statusCode).toBe(204)
  return ref
}
const approve = async (who: Member, ref: string) => (await desk(here).review(who, ref, 1, 'approve')).statusCode

test('the person chooses the password, once; the link then opens nothing, and an administrator never had one to give', async () => {
  const { link, id } = await invite(here.cast.ada)
  const account = () =>
    here.db.selectFrom('person').select('passwordHash').where('id', '=', id).executeTakeFirstOrThrow()
  expect((await account()).passwordHash).toBeNull()
  expect((await here.app.inject({ url: link })).body).toContain('Ada Administrator has invited you')
  expect((await account()).passwordHash).toBeNull()
  for (const weak of ['short', 'Password123!', 'nadia123456']) expect((await answer(link, weak)).statusCode).toBe(400)
  expect((await answer(link, 'green teapot on tuesday')).statusCode).toBe(303)
  expect((await account()).passwordHash).toMatch(/^\$argon2id\$/)
  expect((await answer(link, 'another teapot on monday')).statusCode).toBe(404)
})

test('a link ends after its days, with a newer one, and with the account; a made-up one opens nothing', async () => {
  const { link, id } = await invite(here.cast.ada)
  const newer = await fill(here.cast.ada, `/desk/people/${id}/link`, {})
  expect((await here.app.inject({ url: link })).statusCode).toBe(404)
  const second = /\/account-links\/[\w-]{48}/.exec(newer.body)?.[0] ?? ''
  expect((await here.app.inject({ url: second })).statusCode).toBe(200)
  const made = second.slice(0, -1) + (second.endsWith('A') ? 'B' : 'A')
  expect((await here.app.inject({ url: made })).statusCode).toBe(404)
  here.clock.now = new Date(Date.now() + 8 * 86_400_000)
  expect((await here.app.inject({ url: second })).statusCode).toBe(404)
})

test('without a mail server the link is shown once, to who asked, which stays on record', async () => {
  const { link, id, reply } = await invite(here.cast.ada)
  expect(reply.body).toContain('It is shown this once')
  const again = await here.app.inject({ url: '/desk/people', headers: { cookie: here.cast.ada.cookie } })
  expect(again.body).not.toContain(link)
  const row = await here.db.selectFrom('accountLink').selectAll().where('personId', '=', id).executeTakeFirstOrThrow()
  expect(row.shownTo).toBe(here.cast.ada.id)
})

test('anyone who was invited by the author, or invited them, does not approve what they wrote, until another administrator has confirmed', async () => {
  const second = await administrator('beatrice')
  const nadia = await join(here.cast.ada, ['reviewer'])
  const byAda = await drafted(here.cast.ada)
  expect(await approve(nadia, byAda)).toBe(403)
  expect(await approve(here.cast.oscar, byAda)).toBe(204)
  expect(await independent(here.db, here.cast.ada.id, nadia.id, here.clock.now)).toBe(false)
  expect((await fill(here.cast.ada, `/desk/people/${nadia.id}/confirm`, {})).statusCode).toBe(403)
  expect((await fill(second, `/desk/people/${nadia.id}/confirm`, {})).statusCode).toBe(303)
  expect(await approve(nadia, await drafted(here.cast.ada))).toBe(204)
})

test('an administrator cannot confirm, nor approve, through a second account that they made for themselves', async () => {
  const second = await administrator('carla')
  const puppet = await join(here.cast.ada, ['administrator'])
  // Its role waits for the second administrator; say she confirmed the role of a person she took for real, by mistake.
  expect((await fill(puppet, '/desk/people', { name: 'X', email: 'x@example.org', roles: 'officer' })).statusCode).toBe(
    403,
  )
  await here.db
    .updateTable('permissionGrant')
    .set({ confirmedBy: second.id, confirmedAt: here.clock.now })
    .where('personId', '=', puppet.id)
    .execute()
  const third = await join(puppet, ['reviewer'])
  expect((await fill(puppet, `/desk/people/${third.id}/confirm`, {})).statusCode).toBe(403)
  const other = await join(here.cast.ada, ['reviewer'])
  expect((await fill(puppet, `/desk/people/${other.id}/confirm`, {})).statusCode).toBe(403)
  // Through the puppet Ada holds the third account as well.
  expect(await approve(third, await drafted(here.cast.ada))).toBe(403)
})

test('a recovery that an author began ties as an invitation does; after 14 days it no longer does', async () => {
  const reviewer = await join(here.cast.ada, ['reviewer'])
  await here.db
    .updateTable('accountLink')
    .set({ usedAt: new Date(Date.now() - 15 * 86_400_000) })
    .execute()
  const before = await drafted(here.cast.ada)
  expect(await approve(reviewer, before)).toBe(204)
  const shown = await fill(here.cast.ada, `/desk/people/${reviewer.id}/link`, {})
  await answer(/\/account-links\/[\w-]{48}/.exec(shown.body)?.[0] ?? '', 'yellow kettle on friday')
  // Every browser was signed out.
  expect(await approve(reviewer, before)).toBe(401)
  const { token } = await beginSession(here.db, reviewer.id, new Date('2099-01-01'))
  expect(await approve({ ...reviewer, cookie: `session=${token}` }, await drafted(here.cast.ada))).toBe(403)
})

test('anyone who was shown the way back into two accounts writes with neither what the other approves, until one is confirmed', async () => {
  const { ada } = here.cast
  const carol = await administrator('carol')
  const taken = async (name: string): Promise<Member> => {
    const email = `${name}@example.org`
    const id = await addPerson(here.db, { name, email, password: samplePassword, roles: ['officer'] }, null)
    const shown = await fill(ada, `/desk/people/${id}/link`, {})
    await answer(/\/account-links\/[\w-]{48}/.exec(shown.body)?.[0] ?? '', 'yellow kettle on friday')
    const { token } = await beginSession(here.db, id, new Date('2099-01-01'))
    return { id, email, cookie: `session=${token}` }
  }
  const [one, two] = [await taken('odile'), await taken('oskar')]
  const ref = await drafted(one)
  expect(await approve(two, ref)).toBe(403)
  expect((await fill(carol, `/desk/people/${two.id}/confirm`, {})).statusCode).toBe(303)
  expect(await approve(two, ref)).toBe(204)
})

test('a role that sees more waits for a second administrator, holds once confirmed, and everybody concerned is told', async () => {
  const second = await administrator('diana')
  const { rita, ada } = here.cast
  await here.db
    .deleteFrom('message')
    .where('kind', '=', 'account-news')
    .execute()
    .catch(() => undefined)
  expect((await fill(ada, `/desk/people/${rita.id}`, { roles: ['reviewer', 'safeguarding'] })).statusCode).toBe(303)
  const sees = async () =>
    (await here.app.inject({ url: '/desk/safeguarding', headers: { cookie: rita.cookie } })).statusCode
  expect(await sees()).toBe(403)
  const news = await here.db
    .selectFrom('accountNews')
    .select(['what', 'recipientId'])
    .where('aboutId', '=', rita.id)
    .execute()
  expect(news).toContainEqual({ what: 'confirm-roles', recipientId: second.id })
  expect(news).toContainEqual({ what: 'roles', recipientId: rita.id })
  expect((await fill(second, `/desk/people/${rita.id}/confirm`, {})).statusCode).toBe(303)
  expect(await sees()).toBe(200)
})

test('a role for one consultation does not hold for the programme, and can be taken away', async () => {
  const { id } = await make(here).consultation()
  const { bea, ada } = here.cast
  await fill(ada, `/desk/people/${bea.id}/roles`, { roles: 'reviewer', scope: `consultation:${id}` })
  const session = await here.app.inject({ url: '/api/session', headers: { cookie: bea.cookie } })
  expect(session.json<{ grants: object[] }>().grants).toContainEqual({
    role: 'reviewer',
    organisationId: null,
    consultationId: id,
  })
  const grant = await here.db
    .selectFrom('permissionGrant')
    .select('id')
    .where('consultationId', '=', id)
    .executeTakeFirstOrThrow()
  expect((await fill(ada, `/desk/people/${bea.id}/roles/${grant.id}/take`, {})).statusCode).toBe(303)
  const after = await here.app.inject({ url: '/api/session', headers: { cookie: bea.cookie } })
  expect(after.json<{ roles: string[] }>().roles).toEqual(['board-member'])
})

test('what lets somebody into an account is not shown in the outbox', async () => {
  const { rita } = here.cast
  const link = await here.db
    .insertInto('accountLink')
    .values({
      personId: rita.id,
      kind: 'recovery',
      madeAt: here.clock.now,
      expiresAt: new Date(Date.now() + 3_600_000),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const message = await here.db
    .insertInto('message')
    .values({
      kind: 'account-link',
      cause: link.id,
      personId: rita.id,
      createdAt: here.clock.now,
      dueAt: here.clock.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const page = await here.app.inject({ url: `/desk/outbox/${message.id}`, headers: { cookie: here.cast.olive.cookie } })
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toMatch(/account-links\/[\w-]{48}/)
})

test('inviting and confirming require the permission to manage people', async () => {
  const { olive, oscar } = here.cast
  for (const url of [
    '/desk/people',
    `/desk/people/${oscar.id}`,
    `/desk/people/${oscar.id}/confirm`,
    `/desk/people/${oscar.id}/link`,
    `/desk/people/${oscar.id}/roles`,
    `/desk/people/${oscar.id}/second-factor`,
    '/desk/people/second-factor',
  ])
    expect((await fill(olive, url, { roles: 'administrator' })).statusCode, url).toBe(403)
})

test('an administrator puts a name or a post right; what they were called is kept, and nobody else may', async () => {
  const { olive, ada } = here.cast
  const change = { name: 'Olive Oldham', post: 'Head of engagement' }
  expect((await fill(olive, `/desk/people/${olive.id}/name`, change)).statusCode).toBe(403)
  const empty = await fill(ada, `/desk/people/${olive.id}/name`, { name: ' ', post: '' })
  expect(empty.statusCode).toBe(400)
  expect(empty.body).toContain(`href="#person-${olive.id}-name"`)
  expect((await fill(ada, `/desk/people/${olive.id}/name`, change)).statusCode).toBe(303)
  const page = await here.app.inject({ url: '/desk/people', headers: { cookie: ada.cookie } })
  expect(page.body).toContain('Olive Oldham, Head of engagement')
  const line = await here.db
    .selectFrom('history')
    .select('detail')
    .where('action', '=', 'person.renamed')
    .executeTakeFirstOrThrow()
  expect(line.detail).toMatchObject({ name: 'Olive Officer' })
})

test('one administrator opens no account again with what it saw: a second confirms the roles, in every part', async () => {
  const second = await administrator('looks-again')
  const { ada } = here.cast
  const { id: consultationId } = await make(here).consultation()
  const old = await addPerson(
    here.db,
    { name: 'Gone Long Ago', email: 'gone@example.org', password: samplePassword, roles: ['officer', 'reviewer'] },
    null,
  )
  await here.db
    .insertInto('permissionGrant')
    .values({ personId: old, role: 'officer', organisationId: null, consultationId })
    .execute()
  const set = (by: Member, disabled: string, roles = ['officer', 'reviewer', 'safeguarding']) =>
    fill(by, `/desk/people/${old}`, { roles, disabled })
  expect((await set(second, 'yes', ['officer', 'reviewer'])).statusCode).toBe(303)
  expect((await set(ada, '')).statusCode).toBe(303)
  const { token } = await beginSession(here.db, old, new Date('2099-01-01'))
  const holds = async () => {
    const reply = await here.app.inject({ url: '/api/session', headers: { cookie: `session=${token}` } })
    return reply
      .json<{ grants: { role: string; consultationId: string | null }[] }>()
      .grants.map(({ role, consultationId: of }) => (of === null ? role : `${role} of one`))
      .toSorted()
  }
  expect(await holds()).toEqual(['reviewer'])
  expect((await fill(ada, `/desk/people/${old}/confirm`, {})).statusCode).toBe(403)
  expect((await fill(second, `/desk/people/${old}/confirm`, {})).statusCode).toBe(303)
  expect(await holds()).toEqual(['officer', 'officer of one', 'reviewer', 'safeguarding'])
})

test('an administrator who shuts the other out cannot give roles that see more, until they are let in again', async () => {
  const others = await here.db
    .selectFrom('permissionGrant')
    .select('personId')
    .where('role', '=', 'administrator')
    .where('personId', '<>', here.cast.ada.id)
    .execute()
  for (const { personId } of others)
    await here.db
      .updateTable('person')
      .set({ disabledAt: new Date('2020-01-01') })
      .where('id', '=', personId)
      .execute()
  const second = await administrator('shut-out')
  const close = (disabled: string) =>
    fill(here.cast.ada, `/desk/people/${second.id}`, { roles: ['administrator'], disabled })
  expect((await close('yes')).statusCode).toBe(303)
  const give = (roles: string[]) =>
    fill(here.cast.ada, '/desk/people', { name: 'Nobody', email: 'alone@example.org', roles })
  const refused = await give(['officer'])
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('You shut out shut-out')
  expect(await here.db.selectFrom('person').select('id').where('email', '=', 'alone@example.org').execute()).toEqual([])
  expect((await close('')).statusCode).toBe(303)
  // Their word is waited for again.
  expect((await give(['officer'])).statusCode).toBeLessThan(400)
  const grant = await here.db
    .selectFrom('permissionGrant as g')
    .innerJoin('person as p', 'p.id', 'g.personId')
    .select('g.needsConfirmation')
    .where('p.email', '=', 'alone@example.org')
    .executeTakeFirstOrThrow()
  expect(grant.needsConfirmation).toBe(true)
})

test('every link that was handed over stays on the page of people, with who was shown it and whether it was used', async () => {
  const by = await administrator('hands-over')
  const { id, link } = await invite(by, ['reviewer'])
  expect((await answer(link, 'green teapot on tuesday')).statusCode).toBe(303)
  await fill(by, `/desk/people/${id}/link`, {})
  const { body } = await here.app.inject({ url: '/desk/people', headers: { cookie: by.cookie } })
  const said = body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  expect(said.match(/A link was handed over by hands-over on [^.]+, and used on/g)).toHaveLength(1)
  expect(said.match(/A link was handed over by hands-over on [^.;]+; nobody has used it/g)).toHaveLength(1)
})

test('two accounts that were answered in one browser are one pair of eyes, although neither invited the other', async () => {
  const { ada } = here.cast
  const browser: Record<string, string> = {}
  const inBrowser = async (link: string, cookies: Record<string, string>) => {
    const reply = await here.app.inject({
      method: 'POST',
      url: link,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      cookies,
      payload: new URLSearchParams({ password: 'green teapot on tuesday' }).toString(),
    })
    expect(reply.statusCode).toBe(303)
    for (const { name, value } of reply.cookies) if (name === 'device') cookies[name] = value
  }
  const joinIn = async (cookies: Record<string, string>): Promise<Member> => {
    const { id, email, link } = await invite(ada)
    await inBrowser(link, cookies)
    here.clock.now = new Date(here.clock.now.getTime() + 60_000)
    // The role holds; that the account is one person’s, nobody has said.
    await here.db.updateTable('permissionGrant').set({ needsConfirmation: false }).where('personId', '=', id).execute()
    const { token } = await beginSession(here.db, id, new Date('2099-01-01'))
    return { id, email, cookie: `session=${token}` }
  }
  const first = await joinIn(browser)
  const second = await joinIn(browser)
  const elsewhere = await joinIn({})
  const tied = async (one: Member, other: Member) => !(await independent(here.db, one.id, other.id, new Date()))
  expect(browser['device']).toBeDefined()
  expect(await tied(first, second)).toBe(true)
  expect(await tied(first, elsewhere)).toBe(false)
  const ref = await drafted(first)
  const refused = await desk(here).review(second, ref, 1, 'approve')
  expect([refused.statusCode, refused.json<{ detail: string }>().detail]).toEqual([
    403,
    expect.stringContaining('opened in one browser'),
  ])
  expect(await approve(elsewhere, ref)).toBe(204)

  // An administrator who is neither of the two makes sure that they are two people.
  const sure = await administrator('anna')
  expect((await fill(sure, `/desk/people/${second.id}/confirm`, {})).statusCode).toBe(303)
  expect(await tied(first, second)).toBe(false)
})
