import { asMailed } from '#server/http/email.ts'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { catalogue } from '#server/notices/messages/catalogue.ts'
import { updateCommitment } from '#server/commitments/news.ts'
import { formIn, post, wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { deliver, linkIn, messages, states } from '../support/mailing.ts'
import { comment, make } from '../support/make.ts'
import { desk, expectStatus, fullDraft, published } from '../responses/say.ts'

const here = useHere({
  PUBLIC_URL: 'http://said.example',
  MAIL_FROM: 'news@said.example',
  SMTP_URL: 'smtp://127.0.0.1:1',
})
let server: MailServer
beforeAll(async () => void (server = await startMailServer()))
afterAll(() => server.close())
const noon = new Date('2026-06-01T12:00:00Z')
beforeEach(async () => {
  here.clock.now = noon
  server.taken.length = 0
  await here.db.deleteFrom('contact').execute()
  await here.db.deleteFrom('follower').execute()
  await here.db
    .updateTable('message')
    .set({ state: 'dropped', settledAt: noon })
    .where('state', 'in', ['waiting', 'by-hand'])
    .execute()
})

const get = (url: string) => here.app.inject({ url, headers: { accept: 'text/html' } })
const ask = (fields: Record<string, string>) => post(here.app, '/follow', fields)

/** Follow as a person does: form, mail, link, button. @returns the private address of what they get */
async function follow(email: string, target: Record<string, string> = {}, more: Record<string, string> = {}) {
  expect((await ask({ ...target, email, ...more })).headers.location).toBe('/follow/sent')
  await deliver(here, server)
  const link = linkIn(server.to(email).at(-1)?.text ?? '', 'follow/confirm/')
  const page = await get(link)
  expect(page.statusCode).toBe(200)
  const done = await post(here.app, formIn(page.body).action, {})
  expect(done.statusCode).toBe(303)
  return String(done.headers.location).split('?')[0] as string
}

async function correct(ref: string, draft: ReturnType<typeof fullDraft>, version: number) {
  const chain = desk(here)
  const before = await chain.see(here.cast.olive, ref)
  const saved = await chain.save(here.cast.olive, ref, draft, before.version, before.edit)
  expectStatus(saved, 200)
  const now = await chain.see(here.cast.olive, ref)
  expectStatus(await chain.send(here.cast.olive, ref, now.version, now.edit), 204)
  expectStatus(await chain.review(here.cast.oscar, ref, version, 'approve'), 204)
  expectStatus(await chain.publish(here.cast.olive, ref, version), 200)
}

test('nothing is followed before the owner of the address presses a button: opening the link, as scanners do, changes nothing', async () => {
  const { ref } = await published(here)
  const form = formIn((await get(`/follow?response=${ref}`)).body, '/follow')
  expect(
    (await post(here.app, form.action, { ...form.fields, email: 'jo@example.org', format: 'ordinary' })).statusCode,
  ).toBe(303)
  await deliver(here, server)
  expect(server.taken.map(({ to, subject }) => [to, subject])).toEqual([
    ['jo@example.org', 'Better Care Together: Please confirm'],
  ])
  const link = linkIn(server.taken[0]?.text ?? '', 'follow/confirm/')
  for (let looks = 0; looks < 3; looks++) await get(link)
  const active = () => here.db.selectFrom('follow').select('id').where('confirmedAt', 'is not', null).execute()
  expect(await active()).toHaveLength(0)
  const done = await post(here.app, link, {})
  expect(wordsOf((await get(String(done.headers.location))).body)).toMatch(new RegExp(`Response ?: ${ref}`))
  expect(await active()).toHaveLength(1)
  await post(here.app, link, {})
  expect(await active()).toHaveLength(1)
})

test('a known and an unknown address get the same answer, and one address gets three mails a day at most', async () => {
  await follow('known@example.org')
  server.taken.length = 0
  const [known, unknown] = await Promise.all([
    ask({ email: 'KNOWN@example.org' }),
    ask({ email: 'unknown@example.org' }),
  ])
  expect([known.statusCode, known.body, known.headers.location]).toEqual([
    unknown.statusCode,
    unknown.body,
    unknown.headers.location,
  ])
  // Anyone who is asked about several things before the mail goes out gets one mail about all of them.
  for (let again = 0; again < 5; again++) await ask({ email: 'unknown@example.org' })
  await deliver(here, server)
  expect(server.to('unknown@example.org')).toHaveLength(1)
  for (let again = 0; again < 5; again++) {
    await ask({ email: 'unknown@example.org' })
    await deliver(here, server)
  }
  expect(server.to('unknown@example.org')).toHaveLength(3)
  expect(await states(here)).toContain('confirm dropped too-many')
  here.clock.now = new Date('2026-06-02T12:01:00Z')
  await ask({ email: 'unknown@example.org' })
  await deliver(here, server)
  expect(server.to('unknown@example.org')).toHaveLength(4)
})

test('one mail asks about several follows by name, and one press confirms exactly those', async () => {
  const place = await published(here)
  await ask({ email: 'jo@example.org', response: place.ref })
  await ask({ email: 'jo@example.org', consultation: place.slug })
  await deliver(here, server)
  const [mail] = server.to('jo@example.org')
  expect(server.to('jo@example.org')).toHaveLength(1)
  expect(mail?.text).toMatch(new RegExp(`${place.ref}: .+ – Care closer to home`))
  const link = linkIn(mail?.text ?? '', 'follow/confirm/')
  // What is asked later is in no mail yet, so this press does not agree to it.
  here.clock.now = new Date(here.clock.now.getTime() + 1_000)
  await ask({ email: 'jo@example.org' })
  expect((await get(link)).body).toContain(place.ref)
  await post(here.app, link, {})
  const kinds = await here.db.selectFrom('follow').select('kind').where('confirmedAt', 'is not', null).execute()
  expect(kinds.map(({ kind }) => kind).sort()).toEqual(['consultation', 'response'])
})

test('what was asked for twice is asked about once, and followed once', async () => {
  const { slug } = await make(here).consultation({ title: 'Beds in Oakham' })
  for (const _ of [1, 2]) await ask({ consultation: slug, email: 'twice@example.org' })
  await deliver(here, server)
  const mail = server.to('twice@example.org').at(-1)?.text ?? ''
  expect(mail.match(/Beds in Oakham/g)).toHaveLength(1)
  const page = await get(linkIn(mail, 'follow/confirm/'))
  expect(wordsOf(page.body).match(/Beds in Oakham/g)).toHaveLength(1)
  await post(here.app, formIn(page.body).action, {})
  const rows = await here.db.selectFrom('follow').select(['confirmedAt', 'endedAt']).orderBy('id').execute()
  expect(rows.map(({ confirmedAt, endedAt }) => [confirmedAt !== null, endedAt !== null])).toEqual([
    [false, true],
    [true, false],
  ])
})

test.each(['a&b@example.org', "o'neil+news@example.org", 'jo@bücher.example', 'jo@उदाहरण.example'])(
  '%s is an address',
  async (email) => {
    expect((await ask({ email: asMailed(email) })).headers.location).toBe('/follow/sent')
    expect((await ask({ email })).headers.location).toBe('/follow/sent')
    await deliver(here, server)
    expect(server.taken).toHaveLength(1)
    const people = await here.db.selectFrom('follower').select('id').execute()
    expect(people, 'the same mailbox, however its domain is written').toHaveLength(1)
  },
)

test('answers reach the programme, and so do reports of weaknesses', async () => {
  await here.db.updateTable('programme').set({ replyTo: 'team@example.org' }).execute()
  here.app.invalidate('settings')
  await ask({ email: 'jo@example.org' })
  await deliver(here, server)
  expect(server.taken[0]?.headers.get('reply-to')).toContain('team@example.org')
  expect((await get('/.well-known/security.txt')).body).toContain('Contact: mailto:team@example.org')
  await here.db.updateTable('programme').set({ replyTo: null }).execute()
  here.app.invalidate('settings')
})

test('a link expires after seven days, opens nothing else, and a changed one opens nothing', async () => {
  await ask({ email: 'jo@example.org' })
  await deliver(here, server)
  const link = linkIn(server.taken[0]?.text ?? '', 'follow/confirm/')
  const token = link.split('/').at(-1) as string
  expect((await get(`/news/${token}`)).statusCode).toBe(404)
  const changed = token.slice(0, -1) + (token.endsWith('A') ? 'B' : 'A')
  expect((await post(here.app, `/follow/confirm/${changed}`, {})).statusCode).toBe(404)
  here.clock.now = new Date('2026-06-08T12:00:01Z')
  expect((await get(link)).body).toContain('This link has expired')
  expect((await post(here.app, link, {})).statusCode).toBe(404)
})

test('neither the database nor a history line holds an address', async () => {
  await follow('a.very.private.person@example.org', {}, { formatNote: 'zzprivatenotezz' })
  const { rows } = await here.pool.query<{ table_name: string }>(
    `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  for (const { table_name } of rows) {
    const found = await here.pool.query(
      `select 1 from ${table_name} t where t::text ~* 'very.private.person|zzprivatenote' limit 1`,
    )
    expect(found.rows, table_name).toEqual([])
  }
})

test('a follower of a response, its theme, its consultation or everything is told of it, each once; others are not', async () => {
  const place = await published(here, {})
  const other = await make(here).consultation()
  await follow('response@example.org', { response: place.ref })
  await follow('consultation@example.org', { consultation: place.slug })
  await follow('everything@example.org')
  await follow('several@example.org')
  await follow('several@example.org', { consultation: place.slug })
  await follow('several@example.org', { response: place.ref })
  await follow('theme@example.org', { consultation: place.slug, theme: 'maternity' })
  await follow('other@example.org', { consultation: other.slug })
  server.taken.length = 0
  await correct(
    place.ref,
    { ...place.draft, changeReason: 'The figure was wrong.', themes: [place.themes.maternity as string] },
    2,
  )
  await deliver(here, server)
  expect(server.taken.map(({ to }) => to).sort()).toEqual([
    'consultation@example.org',
    'everything@example.org',
    'response@example.org',
    'several@example.org',
    'theme@example.org',
  ])
  const [mail] = server.taken
  expect(mail?.subject).toBe(`Better Care Together: a correction to what we did about Maternity (${place.ref})`)
  expect(mail?.text).toContain('The figure was wrong.')
  expect(mail?.text).toContain(`http://said.example/log/${place.ref}`)
})

test('what an embargo holds waits, and comes afterwards in order and once; receipts do not wait', async () => {
  const place = await published(here, { commitments: [] })
  await follow('jo@example.org', { response: place.ref })
  server.taken.length = 0
  await correct(
    place.ref,
    { ...place.draft, changeReason: 'First.', weDid: 'We kept all 17 beds open until 31 July 2026.' },
    2,
  )
  await correct(
    place.ref,
    {
      ...place.draft,
      outcome: 'in-progress',
      doneOn: null,
      nextUpdateOn: '2026-09-01',
      changeReason: 'Second.',
      weDid: 'We are keeping all 17 beds open until 31 July 2026.',
    },
    3,
  )
  const embargo = await here.app.inject({
    method: 'POST',
    url: '/api/desk/embargoes',
    headers: { cookie: here.cast.olive.cookie },
    payload: { startsOn: '2026-06-01', endsOn: '2026-06-10', reason: 'Election' },
  })
  expect(embargo.statusCode).toBe(201)
  await comment(here, place.slug, 'During the embargo.', { contact: { email: 'author@example.org' } })
  await deliver(here, server)
  expect(server.taken.map(({ to }) => to)).toEqual(['author@example.org'])
  const outbox = await here.app.inject({ url: '/desk/outbox?state=held', headers: { cookie: here.cast.olive.cookie } })
  expect(wordsOf(outbox.body)).toContain('Held by an embargo (2)')
  here.clock.now = new Date('2026-06-10T22:59:00Z')
  await deliver(here, server)
  expect(server.taken).toHaveLength(1)
  here.clock.now = new Date('2026-06-10T23:00:00Z')
  await deliver(here, server, 4)
  await deliver(here, server, 4)
  expect(
    server
      .to('jo@example.org')
      .map(({ subject, text }) => [subject.replace(/ about.*/, ''), /First|Second/.exec(text)?.[0]]),
  ).toEqual([
    ['Better Care Together: a correction to what we did', 'First'],
    ['Better Care Together: a change in what we do', 'Second'],
  ])
  const changed = server.to('jo@example.org').at(-1)
  expect(changed?.subject).toContain(place.ref)
  expect(changed?.text).toMatch(/Before:\s+We have done this[\s\S]*What is new:\s+We are doing this/)
  expect(changed?.text).toContain('We kept all 17 beds open until 31 July 2026.')
  const lifted = await here.app.inject({
    method: 'DELETE',
    url: `/api/desk/embargoes/${embargo.json<{ id: string }>().id}`,
    headers: { cookie: here.cast.ada.cookie },
    payload: { reason: 'The election is over.' },
  })
  expect(lifted.statusCode, lifted.body).toBe(204)
})

test('one click, without cookie, page or JavaScript, ends everything at once, what is waiting included, and the database sees to it', async () => {
  const place = await published(here)
  const news = await follow('jo@example.org')
  await correct(place.ref, { ...place.draft, changeReason: 'One.' }, 2)
  server.taken.length = 0
  await deliver(here, server)
  const mail = server.taken[0]
  expect(mail?.headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  const url = new URL((mail?.headers.get('list-unsubscribe') ?? '').slice(1, -1)).pathname
  await correct(place.ref, { ...place.draft, changeReason: 'Two.' }, 3)
  // As RFC 8058 has it: a POST from a server of the mail provider's, as multipart or as a form.
  const clicked = await here.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'multipart/form-data; boundary=x', origin: 'https://mail.example' },
    payload: '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
  })
  expect(clicked.statusCode).toBe(303)
  server.taken.length = 0
  await deliver(here, server)
  expect(server.taken).toEqual([])
  // Even a program that forgets to ask is held back, also with news that belongs to nothing they followed.
  const { id } = (await messages(here)).at(-1) as { id: string }
  await here.db
    .updateTable('message')
    .set({ state: 'waiting', settledAt: null, followId: null })
    .where('id', '=', id)
    .execute()
  await here.db
    .updateTable('message')
    .set({ state: 'sending', leasedUntil: new Date('2099-01-01') })
    .where('id', '=', id)
    .execute()
  expect((await messages(here)).at(-1)).toMatchObject({ state: 'dropped', reason: 'stopped' })
  expect(wordsOf((await get(news)).body)).toContain('You get no news at present.')
  expect(wordsOf((await get(`${news}/stop`)).body)).toContain('Stop all mail?')
})

test('who stops is on no list of what an officer sends by hand either', async () => {
  const place = await published(here)
  const news = await follow('jo@example.org')
  await here.db.updateTable('follower').set({ format: 'large-print' }).execute()
  await correct(place.ref, { ...place.draft, changeReason: 'One.' }, 2)
  await deliver(here, server)
  expect((await states(here)).at(-1)).toBe('corrected by-hand format')
  await post(here.app, `${news}/stop`, {})
  expect((await states(here)).at(-1)).toBe('corrected dropped stopped')
})

test('who stops while the mail is already on the line is spared it: it is called back before its last line', async () => {
  const place = await published(here)
  const news = await follow('jo@example.org')
  await correct(place.ref, { ...place.draft, changeReason: 'One.' }, 2)
  server.taken.length = 0
  // The mail is claimed, and its envelope is being looked at.
  server.manner.onRecipient = async () => {
    await post(here.app, `${news}/stop`, {})
    return undefined
  }
  await deliver(here, server)
  delete server.manner.onRecipient
  expect(server.taken).toEqual([])
  expect((await states(here)).at(-1)).toBe('corrected dropped stopped')
})

test('an author gets a receipt, with its code only once the address was confirmed, then the answer; a stranger’s form cannot send an address more than three receipts a day', async () => {
  const place = await make(here).consultation()
  const owner = await make(here).organisation()
  await comment(here, place.slug, 'Somebody else’s words.', { contact: { email: 'author@example.org' } })
  await deliver(here, server)
  expect(server.taken[0]?.text).toContain('an address that nobody has confirmed')
  expect(server.taken[0]?.text).not.toMatch(/receipts\/[0-9A-Z]/)
  await follow('author@example.org', { consultation: place.slug })
  server.taken.length = 0
  const said = await comment(here, place.slug, 'Keep the beds.', {
    contact: { email: 'author@example.org', wantsNews: true },
  })
  await deliver(here, server)
  const [receipt] = server.taken
  expect(receipt?.text).toContain(said.receipt)
  expect(receipt?.subject).not.toContain(said.receipt)
  expect((await get(linkIn(receipt?.text ?? '', 'receipts/'))).body).toContain('Keep the beds.')
  const chain = desk(here)
  const { ref } = await chain.start(here.cast.olive, { comments: [said.id] })
  expectStatus(await chain.save(here.cast.olive, ref, fullDraft(owner)), 200)
  expectStatus(await chain.send(here.cast.olive, ref, 1, 2), 204)
  expectStatus(await chain.review(here.cast.oscar, ref, 1, 'approve'), 204)
  expectStatus(await chain.publish(here.cast.olive, ref), 200)
  await deliver(here, server)
  expect(server.taken.map(({ subject }) => subject.replace(/^.*?: | about.*/g, ''))).toEqual([
    'Your receipt',
    'what we did',
  ])
  expect(server.taken[1]?.text).toContain('There is a response to a comment that you sent us.')
  expect(server.taken[1]?.text).not.toContain('Keep the beds.\n')
  // Linked only after it was published, and told of it all the same.
  const late = await comment(here, place.slug, 'Me too.', { contact: { email: 'late@example.org', wantsNews: true } })
  expectStatus(await chain.ask(here.cast.olive, 'POST', `/${ref}/comments`, { comments: [late.id] }), 200)
  await deliver(here, server)
  expect(
    server
      .to('late@example.org')
      .map(({ subject }) => subject.replace(/^.*?: | about.*/g, ''))
      .sort(),
  ).toEqual(['Your receipt', 'what we did'])
  for (let n = 0; n < 5; n++) await comment(here, place.slug, `Bomb ${n}`, { contact: { email: 'victim@example.org' } })
  await deliver(here, server)
  expect(server.to('victim@example.org')).toHaveLength(3)
})

test('one person with several comments under one response is told once; who asked for no news gets a receipt and no more', async () => {
  const place = await make(here).consultation()
  const owner = await make(here).organisation()
  const contact = { email: 'twice@example.org', wantsNews: true }
  const ids = [
    await comment(here, place.slug, 'One.', { contact }),
    await comment(here, place.slug, 'Two.', { contact: { ...contact, email: 'Twice@Example.org' } }),
    await comment(here, place.slug, 'Three.', { contact: { email: 'quiet@example.org' } }),
  ].map(({ id }) => id)
  const chain = desk(here)
  const { ref } = await chain.start(here.cast.olive, { comments: ids })
  expectStatus(await chain.save(here.cast.olive, ref, fullDraft(owner)), 200)
  expectStatus(await chain.send(here.cast.olive, ref, 1, 2), 204)
  expectStatus(await chain.review(here.cast.oscar, ref, 1, 'approve'), 204)
  // Published before the worker has ever looked at those addresses.
  expectStatus(await chain.publish(here.cast.olive, ref), 200)
  await deliver(here, server)
  expect(server.taken.filter(({ subject }) => subject.includes('what we did about')).map(({ to }) => to)).toEqual([
    'twice@example.org',
  ])
  expect(server.to('quiet@example.org')).toHaveLength(1)
})

test('who needs another format is never sent an ordinary mail: it goes to a list at the desk, with what they need, and is marked there', async () => {
  const place = await make(here).consultation()
  await comment(here, place.slug, 'Large print, please.', {
    contact: { name: 'Pat Person', email: 'pat@example.org', format: 'large-print', wantsNews: true },
  })
  await deliver(here, server)
  expect(server.taken).toEqual([])
  expect((await states(here)).at(-1)).toBe('receipt by-hand format')
  const { id } = (await messages(here)).at(-1) as { id: string }
  const { olive, rita } = here.cast
  expect((await here.app.inject({ url: `/desk/outbox/${id}`, headers: { cookie: rita.cookie } })).statusCode).toBe(403)
  const page = wordsOf((await here.app.inject({ url: `/desk/outbox/${id}`, headers: { cookie: olive.cookie } })).body)
  for (const words of ['Large print', 'Pat Person', 'pat@example.org', 'Your receipt']) expect(page).toContain(words)
  const opened = await here.db
    .selectFrom('history')
    .select('actorId')
    .where('action', '=', 'mail.opened')
    .where('subjectId', '=', id)
    .execute()
  expect(opened).toEqual([{ actorId: olive.id }])
  const list = wordsOf((await here.app.inject({ url: '/desk/outbox', headers: { cookie: olive.cookie } })).body)
  expect(list).not.toContain('pat@example.org')
  const marked = await here.app.inject({
    method: 'POST',
    url: `/api/desk/outbox/${id}`,
    headers: { cookie: olive.cookie },
    payload: { do: 'mark-sent' },
  })
  expect(marked.statusCode).toBe(204)
  expect((await states(here)).at(-1)).toBe('receipt sent by-hand')
  // The database stands behind it: even claimed by mistake it does not become an ordinary mail.
  await here.db.updateTable('message').set({ state: 'waiting', settledAt: null }).where('id', '=', id).execute()
  await here.db
    .updateTable('message')
    .set({ state: 'sending', leasedUntil: new Date('2099-01-01') })
    .where('id', '=', id)
    .execute()
  expect((await states(here)).at(-1)).toBe('receipt by-hand format')
})

test('mails and the pages behind them speak the person’s language, right to left where it is; the response stays marked as English', async () => {
  const place = await published(here)
  const news = await follow('ur@example.org', { response: place.ref }, { language: 'ur' })
  const [asked] = server.taken
  expect(asked?.subject).toBe('Better Care Together: براہِ کرم تصدیق کریں')
  expect(asked?.html).toContain('<html lang="ur" dir="rtl">')
  expect(asked?.html).toContain('not yet checked by a native reader')
  expect(asked?.headers.get('content-language')).toBe('ur')
  await correct(place.ref, { ...place.draft, changeReason: 'One.' }, 2)
  await deliver(here, server)
  expect(server.taken[1]?.html).toMatch(/<p style="[^"]*">ہم نے یہ کر دیا ہے<\/p>/)
  expect(server.taken[1]?.html).toMatch(/<p lang="en" dir="ltr"[^>]*>We kept all 17 beds/)
  expect(news).toMatch(/^\/ur\/news\//)
  const page = (await get(news)).body
  expect(page).toContain('<html lang="ur" dir="rtl">')
  expect(page).toContain(catalogue.ur.page.title)
  const form = formIn(page, '/settings')
  const saved = await post(here.app, form.action, { ...form.fields, language: 'pl', format: 'ordinary' })
  expect(saved.headers.location).toMatch(/^\/ur\/news\//)
  await correct(place.ref, { ...place.draft, changeReason: 'Two.' }, 3)
  await deliver(here, server)
  expect(server.taken.at(-1)?.subject).toMatch(/^Better Care Together: Poprawiono odpowiedź: /)
  expect(server.taken.at(-1)?.subject).toContain(place.ref)
  const wrong = await post(here.app, form.action, { language: 'xx', format: 'ordinary', formatNote: 'kept' })
  expect(wrong.statusCode).toBe(400)
  expect(wrong.body).toContain('value="kept"')
})

test('only the owner’s link changes language and format: another form with the same address does not', async () => {
  await follow('jo@example.org')
  await ask({ email: 'jo@example.org', language: 'pl', format: 'audio' })
  const found = await here.db.selectFrom('follower').select(['language', 'format']).executeTakeFirstOrThrow()
  expect(found).toEqual({ language: 'en', format: 'ordinary' })
})

test('one thing can be ended and the rest goes on; deleting the address leaves a count and nothing that leads back', async () => {
  const place = await published(here)
  await follow('jo@example.org', { response: place.ref })
  const news = await follow('jo@example.org', { consultation: place.slug })
  await comment(here, place.slug, 'Mine.', { contact: { name: 'Jo', email: 'jo@example.org', wantsNews: true } })
  await deliver(here, server)
  const page = (await get(news)).body
  expect([...page.matchAll(/\/end\//g)]).toHaveLength(3)
  await post(here.app, formIn(page, '/end/' + (/\/end\/([0-9a-f-]+)/.exec(page)?.[1] as string)).action, {})
  expect([...(await get(news)).body.matchAll(/\/end\//g)]).toHaveLength(2)
  await correct(place.ref, { ...place.draft, changeReason: 'One.' }, 2)
  const gone = await post(here.app, formIn((await get(`${news}/erase`)).body, '/erase').action, {})
  expect(wordsOf(gone.body)).toContain('Your address has been deleted.')
  expect(await here.db.selectFrom('follower').select('id').execute()).toEqual([])
  expect(await here.db.selectFrom('contact').select('submissionId').execute()).toEqual([])
  const left = await here.db
    .selectFrom('message')
    .select('id')
    .where((eb) => eb.or([eb('followerId', 'is not', null), eb('state', '=', 'waiting')]))
    .where('personId', 'is', null)
    .execute()
  expect(left).toEqual([])
  server.taken.length = 0
  await deliver(here, server)
  expect(server.taken).toEqual([])
  expect((await get(news)).statusCode).toBe(404)
  const count = wordsOf(
    (await here.app.inject({ url: '/desk/followers', headers: { cookie: here.cast.olive.cookie } })).body,
  )
  expect(count).toMatch(/\d+ deleted by their owners/)
})

test('a commitment’s news goes to who follows it; a comment with only a telephone number puts a call on the list', async () => {
  const place = await published(here, {
    commitments: [{ series: null, text: 'Reopen the ward', ownerOrganisationId: null, dueOn: '2026-07-01' }],
  })
  await follow('jo@example.org', { response: place.ref })
  const phoned = await comment(here, place.slug, 'Ring me.', { contact: { phone: '0116 496 0000', wantsNews: true } })
  expectStatus(await desk(here).ask(here.cast.olive, 'POST', `/${place.ref}/comments`, { comments: [phoned.id] }), 200)
  await deliver(here, server)
  expect((await states(here)).filter((state) => state.endsWith('telephone'))).toEqual(['published by-hand telephone'])
  server.taken.length = 0
  const { series } = await here.db.selectFrom('commitment').select('series').executeTakeFirstOrThrow()
  await updateCommitment(
    here.db,
    place.ref,
    series,
    { text: 'It is open again.', evidence: null, reopened: false, keptOn: '2026-06-01' },
    here.cast.olive.id,
    here.clock.now,
  )
  await deliver(here, server)
  expect(
    server.taken.map(({ subject, text }) => [
      subject.replace(/ about.*/, ''),
      text.includes('A commitment has been kept.'),
      text.includes('Reopen the ward'),
    ]),
  ).toEqual([['Better Care Together: what became of a promise', true, true]])
})

test('bad input comes back with a kind sentence and everything still typed in; what is not public cannot be followed', async () => {
  const bad = await ask({ email: 'jo at example', language: 'gu', format: 'other', formatNote: 'Braille' })
  expect(bad.statusCode).toBe(400)
  expect(wordsOf(bad.body)).toContain('Please type an e-mail address')
  expect(formIn(bad.body, '/follow').fields).toMatchObject({
    email: 'jo at example',
    language: 'gu',
    format: 'other',
    formatNote: 'Braille',
  })
  for (const target of ['response=NONE-1', 'consultation=none', 'theme=maternity', `response=${randomUUID()}`])
    expect((await get(`/follow?${target}`)).statusCode).toBe(404)
})

const hostile = [
  'jo@example.org\r\nBcc: victim@example.org',
  'jo@example.org\nSubject: x',
  'jo@example.org,victim@example.org',
  'jo@example.org;victim@example.org',
  'jo@example.org victim@example.org',
  '"a b"@example.org',
  'Jo <jo@example.org>',
  'group:jo@example.org;',
  'jo@example.org\u0000',
  'jo@example.org%0aBcc:victim@example.org',
  'jo@[127.0.0.1]',
  "jo'@example.org>\r\nRCPT TO:<victim@example.org",
]
test.each(hostile)('an address such as %j makes neither a second recipient nor a header', async (email) => {
  await ask({ email })
  const place = await make(here).consultation()
  await here.app.inject({
    method: 'POST',
    url: `/api/consultations/${place.slug}/submissions`,
    payload: { comments: [{ body: 'x' }], contact: { email, name: 'a\r\nBcc: victim@example.org' } },
  })
  await deliver(here, server)
  for (const mail of server.taken) {
    expect(mail.to).not.toContain('victim')
    expect(mail.raw).not.toMatch(/^(bcc|cc):/im)
  }
})

test('a programme’s name with line ends in it makes no header, and what officers write stays text', async () => {
  const place = await published(here, {
    weDid: 'We kept <img src=x onerror=alert()> all 17 beds & "more" until 30 June 2026.',
  })
  await here.db.updateTable('programme').set({ name: 'Better\r\nBcc: victim@example.org\r\n\r\n<b>Care</b>' }).execute()
  here.app.invalidate('settings')
  await follow('jo@example.org', { response: place.ref })
  await correct(place.ref, { ...place.draft, changeReason: '</p><script>alert()</script>' }, 2)
  await deliver(here, server)
  const mail = server.taken.at(-1)
  expect(mail?.raw).not.toMatch(/^bcc:/im)
  expect(mail?.html).not.toMatch(/<(img|script|b)[ >]/)
  expect(mail?.html).toContain('&lt;img src=x onerror=alert()&gt;')
  await here.db.updateTable('programme').set({ name: 'Better Care Together' }).execute()
})

test('who asks in Urdu is asked in Urdu: the form, what does not fit, the other languages with what is followed; English is marked', async () => {
  const { slug } = await make(here).consultation()
  const form = await get(`/ur/follow?consultation=${slug}`)
  const page = wordsOf(form.body)
  for (const said of ['آپ کا ای میل پتہ', 'آپ کتنی بار ای میل چاہتے ہیں؟', 'دن میں ایک بار، سب ایک ہی ای میل میں'])
    expect(page).toContain(said)
  expect(page).not.toMatch(/Your e-mail address|How often|This page is in English/)
  expect(form.body).toMatch(/<strong [^>]*lang="en-GB" dir="ltr"[^>]*>Care closer to home</)
  expect(form.body).toContain(`href="/gu/follow?consultation=${slug}"`)
  expect(formIn(form.body).action).toBe('/ur/follow')
  const wrong = await post(here.app, '/ur/follow', { consultation: slug, email: 'jo at', formatNote: 'a'.repeat(501) })
  expect(wordsOf(wrong.body)).toContain('براہ کرم اسے \u2068500\u2069 حروف تک رکھیں۔')
  expect(wordsOf(wrong.body)).not.toMatch(/Please (type|keep|check)/)
  const sent = await post(here.app, '/ur/follow', { consultation: slug, email: 'ur@example.org', language: 'ur' })
  expect(sent.headers.location).toBe('/ur/follow/sent')
  expect(wordsOf((await get('/ur/follow/sent')).body)).toContain('براہ کرم اپنی میل دیکھیں')
})
