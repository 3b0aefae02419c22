import { expect, test } from 'vitest'
import { asking, deeds, filling } from '../support/desk.ts'
import type { ReceiptView } from '#server/intake/contract.ts'
import { wordsOf } from '../support/forms.ts'
import { startMailServer } from '../support/mail-server.ts'
import { deliver } from '../support/mailing.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)

/** A comment that asks for something, as the machine finds it. */
async function asksFor(
  route: 'foi' | 'erasure' | 'subject-access' | 'complaint',
  body = 'Under the FOI Act, send me the minutes.',
  contact?: { email?: string; phone?: string; wantsNews: boolean },
) {
  const { slug } = await make(here).consultation()
  const { id, receipt } = await comment(here, slug, body, contact && { contact })
  await here.db.insertInto('commentRoute').values({ commentId: id, route }).execute()
  return { id, slug, receipt }
}
type Line = {
  commentId: string
  kind: string
  dueOn: string
  days: number
  owner: { id: string } | null
  left: string
  end: { outcome: string; mail: string | null } | null
}
const open = async (query = '') => (await ask(here.cast.olive, 'GET', `/api/desk/requests${query}`)).json<Line[]>()

test('a request has the day of its law, counted from when the comment reached us', async () => {
  const { id } = await asksFor('foi')
  const { id: access } = await asksFor('subject-access')
  const lines = await open()
  expect(lines.find((line) => line.commentId === id)).toMatchObject({ kind: 'foi', dueOn: '2026-06-29', days: 28 })
  expect(lines.find((line) => line.commentId === access)).toMatchObject({ dueOn: '2026-07-01' })
})

test('confirming the themes and setting the comment aside do not end it', async () => {
  const { id, slug } = await asksFor('foi')
  await ask(here.cast.olive, 'PUT', `/api/desk/comments/${id}/themes`, { themes: [] })
  await ask(here.cast.olive, 'PUT', `/api/desk/comments/${id}/set-aside`, { reason: 'thanks' })
  expect((await open(`?consultation=${slug}`)).map((line) => line.commentId)).toEqual([id])
  expect((await ask(here.cast.olive, 'GET', `/desk/comments/${id}`)).body).toContain(`/desk/requests#request-${id}`)
})

test('it is given to a person, and ended with what was replied', async () => {
  const { id, slug } = await asksFor('foi')
  const own = `/desk/requests/${id}/foi`
  expect((await fill(here.cast.olive, `${own}/owner`, { owner: here.cast.oscar.id })).statusCode).toBe(303)
  expect((await open(`?consultation=${slug}`))[0]?.owner?.id).toBe(here.cast.oscar.id)
  expect((await ask(here.cast.oscar, 'GET', '/desk')).body).toContain('Freedom of information')
  const unsaid = await fill(here.cast.oscar, `${own}/end`, { outcome: 'refused', note: ' ' })
  expect(unsaid.statusCode).toBe(400)
  expect(unsaid.body).toContain('Please say what was replied')
  const done = await fill(here.cast.oscar, `${own}/end`, {
    outcome: 'answered',
    note: 'Minutes sent by mail on 3 June.',
  })
  expect(done.statusCode).toBe(303)
  expect(await open(`?consultation=${slug}`)).toEqual([])
  expect((await open(`?consultation=${slug}&done=yes`))[0]?.end?.outcome).toBe('answered')
  expect(await deeds(here, id)).toEqual(expect.arrayContaining(['request.given', 'request.ended']))
  const twice = await fill(here.cast.oscar, `${own}/end`, { outcome: 'answered', note: 'Again.' })
  expect(twice.statusCode).toBe(409)
})

test('a person who reads one adds it, and opens again what had ended', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'I wish to complain about how I was treated.')
  expect(
    (await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/requests`, { kind: 'complaint' })).statusCode,
  ).toBe(204)
  await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/requests`, { kind: 'complaint' })
  expect(await open(`?consultation=${slug}`)).toHaveLength(1)
  await ask(here.cast.olive, 'PUT', `/api/desk/requests/${id}/complaint/end`, { outcome: 'not-a-request' })
  await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/requests`, { kind: 'complaint' })
  expect(await open(`?consultation=${slug}`)).toHaveLength(1)
  expect(await deeds(here, id)).toEqual(expect.arrayContaining(['request.raised', 'request.ended', 'request.reopened']))
})

test('whose work it is sees how to reach whoever asked, and each look is in the history', async () => {
  const { id } = await asksFor('foi', 'Send me the minutes.', { email: 'asks@example.org', wantsNews: false })
  const own = `/desk/requests/${id}/foi`
  const nobodys = await fill(here.cast.olive, `${own}/author`, {})
  expect(nobodys.statusCode).toBe(409)
  expect(nobodys.body).not.toContain('asks@example.org')
  await fill(here.cast.olive, `${own}/owner`, { owner: here.cast.olive.id })
  expect((await fill(here.cast.oscar, `${own}/author`, {})).statusCode).toBe(409)
  expect(await deeds(here, id)).not.toContain('comment.contact-seen')
  expect((await ask(here.cast.olive, 'GET', '/desk/requests')).body).not.toContain('asks@example.org')
  const shown = await fill(here.cast.olive, `${own}/author`, {})
  expect(shown.statusCode).toBe(200)
  expect(shown.body).toContain('asks@example.org')
  expect(await deeds(here, id)).toContain('comment.contact-seen')
  expect((await ask(here.cast.olive, 'GET', `/desk/comments/${id}`)).body).toContain(
    'Whoever deals with its request looked at the contact details',
  )
})

test('a reply goes by mail to whoever asked, whether they want news or not, and once', async () => {
  const server = await startMailServer()
  try {
    const { id, slug, receipt } = await asksFor('foi', 'Zzminutes, please.', {
      email: 'asks@example.org',
      wantsNews: false,
    })
    await deliver(here, server)
    server.taken.length = 0
    expect((await open(`?consultation=${slug}`))[0]).toMatchObject({ left: 'email' })
    const note = 'The hours are:\n\nMonday 9 to 5 & Tuesday.'
    const sent = await fill(here.cast.olive, `/desk/requests/${id}/foi/end`, { outcome: 'refused', note, send: 'yes' })
    expect(sent.statusCode).toBe(303)
    const back = await ask(here.cast.olive, 'GET', String(sent.headers.location))
    expect(wordsOf(back.body)).toMatch(
      /Ended: Freedom of information\. Refused, with a reason\.\s+The reply goes by mail\./,
    )
    await deliver(here, server)
    await deliver(here, server)
    expect(server.taken).toHaveLength(1)
    const [mail] = server.to('asks@example.org')
    expect(mail?.subject).toContain('our reply to what you asked for')
    expect(mail?.text).toContain('You asked for information (Freedom of Information Act 2000).')
    expect(mail?.text).toContain(note)
    expect(mail?.text).toContain('We refuse this. The reason')
    expect(mail?.text).toContain('https://ico.org.uk/make-a-complaint/')
    expect(mail?.text).not.toContain('Zzminutes')
    expect((await open(`?consultation=${slug}&done=yes`))[0]?.end).toMatchObject({ outcome: 'refused', mail: 'sent' })
    const page = wordsOf((await here.app.inject(`/receipts/${receipt}`)).body)
    expect(page).toContain(
      'You asked for information (Freedom of Information Act 2000). Refused, with a reason: 1 June 2026.',
    )
    expect(page).not.toContain('Monday 9 to 5')
  } finally {
    await server.close()
  }
})

test('a reply that waits is not sent once the request was opened again, or was none', async () => {
  const server = await startMailServer()
  try {
    const contact = { email: 'waits@example.org', wantsNews: true }
    const again = await asksFor('foi', 'Send me the minutes.', contact)
    const none = await asksFor('complaint', 'I complain.', { ...contact, email: 'none@example.org' })
    await deliver(here, server)
    server.taken.length = 0
    const end = { outcome: 'answered', note: 'Here they are.', send: 'yes' }
    await fill(here.cast.olive, `/desk/requests/${again.id}/foi/end`, end)
    await ask(here.cast.olive, 'POST', `/api/desk/comments/${again.id}/requests`, { kind: 'foi' })
    await fill(here.cast.olive, `/desk/requests/${none.id}/complaint/end`, { ...end, outcome: 'not-a-request' })
    await deliver(here, server)
    expect(server.taken).toHaveLength(0)
    // Ended once more, it is told.
    await fill(here.cast.olive, `/desk/requests/${again.id}/foi/end`, end)
    await deliver(here, server)
    expect(server.taken.map(({ to }) => to)).toEqual(['waits@example.org'])
  } finally {
    await server.close()
  }
})

test('where no address was left nothing is sent, and what was typed stays', async () => {
  const phone = await asksFor('complaint', 'Ring me.', { phone: '07700 900123', wantsNews: false })
  const none = await asksFor('complaint', 'Nobody can reach me.')
  expect((await open(`?consultation=${phone.slug}`))[0]?.left).toBe('phone')
  expect((await open(`?consultation=${none.slug}`))[0]?.left).toBe('nothing')
  for (const { id } of [phone, none]) {
    const note = 'Zzkept: we are sorry.'
    const reply = await fill(here.cast.olive, `/desk/requests/${id}/complaint/end`, {
      outcome: 'answered',
      note,
      send: 'yes',
    })
    expect(reply.statusCode).toBe(400)
    expect(reply.body).toContain('Please reply in another way.')
    expect(reply.body).toContain(note)
  }
  expect(await open(`?consultation=${phone.slug}`)).toHaveLength(1)
})

test('whether words are erased is decided on their own page, and ends the request there', async () => {
  const { id, slug } = await asksFor('erasure', 'Please delete this.')
  const end = await fill(here.cast.olive, `/desk/requests/${id}/erasure/end`, { outcome: 'answered', note: 'Done.' })
  expect(end.statusCode).toBe(400)
  expect(await open(`?consultation=${slug}`)).toHaveLength(1)
  const mistake = await fill(here.cast.olive, `/desk/requests/${id}/erasure/end`, { outcome: 'not-a-request' })
  expect(mistake.statusCode).toBe(303)
})

test('a receipt says until when what was asked for is answered, and nothing of who was reported', async () => {
  const { id, receipt } = await asksFor('foi')
  await here.db.insertInto('commentRoute').values({ commentId: id, route: 'whistleblowing' }).execute()
  const page = async (address = `/receipts/${receipt}`) => wordsOf((await here.app.inject(address)).body)
  expect(await page()).toContain(
    'You asked for information (Freedom of Information Act 2000). A program found this; a person checks it. An answer is due by 29 June 2026.',
  )
  expect(await page()).not.toContain('something is wrong')
  expect(await page(`/pl/receipts/${receipt}`)).toContain('Znalazł to program; sprawdza to człowiek.')
  const { requests } = (await here.app.inject(`/api/receipts/${receipt}`)).json<ReceiptView>().comments[0]!
  expect(requests).toEqual([{ kind: 'foi', unread: true, dueOn: '2026-06-29', late: false, end: null }])
  await ask(here.cast.olive, 'PUT', `/api/desk/requests/${id}/foi/end`, { outcome: 'not-a-request' })
  expect(await page()).not.toContain('You asked for information')
})

test('what may tell of harm is in no list of requests', async () => {
  const { id } = await asksFor('complaint')
  await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/flags`, { kind: 'other', why: 'Not sure.' })
  expect((await open()).map((line) => line.commentId)).not.toContain(id)
})

test('requests ask for who may read comments, and their changes for who may change them', async () => {
  const { id } = await asksFor('foi')
  expect((await ask(null, 'GET', '/api/desk/requests')).statusCode).toBe(401)
  expect((await ask(here.cast.sam, 'GET', '/desk/requests')).statusCode).toBe(403)
  expect((await ask(here.cast.rita, 'GET', '/desk/requests')).statusCode).toBe(200)
  for (const [method, url, body] of [
    ['PUT', `/api/desk/requests/${id}/foi/owner`, {}],
    ['PUT', `/api/desk/requests/${id}/foi/end`, { outcome: 'not-a-request' }],
    ['POST', `/api/desk/requests/${id}/foi/author`, {}],
    ['POST', `/api/desk/comments/${id}/requests`, { kind: 'foi' }],
  ] as const)
    expect((await ask(here.cast.rita, method, url, body)).statusCode).toBe(403)
  expect(
    (await ask(here.cast.olive, 'PUT', `/api/desk/requests/${id}/foi/owner`, { owner: here.cast.bea.id })).statusCode,
  ).toBe(400)
})
