import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newKeyPair, unlock } from '#server/offline/locking.ts'
import { lock } from '#web/hall/locking.ts'
import { asking, filling } from '../support/desk.ts'
import { wordsOf } from '../support/forms.ts'
import { type Device, hall, submission } from '../support/hall.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()
let slug: string
let questions: { id: string; position: number }[]
let eventId: string
const noon = new Date('2026-06-01T12:00:00Z')
beforeAll(async () => {
  const made = await make(here).consultation()
  slug = made.slug
  questions = made.questions
  eventId = await hall(here).event(slug)
})
beforeEach(() => (here.clock.now = noon))

const ask = (...given: Parameters<ReturnType<typeof asking>>) => asking(here)(...given)
const address = () => `/api/desk/consultations/${slug}/events/${eventId}/hall`
const deskPage = async () =>
  wordsOf((await ask(here.cast.olive, 'GET', `/desk/consultations/${slug}/events/${eventId}/hall`)).body)
const sendAll = async ({ token, store }: Device) =>
  Promise.all(store.kept.map(async ({ envelope }) => (await hall(here).send(token, envelope)).json()))
const received = async (receipt: string) =>
  here.app.inject(`/api/receipts/${receipt}`).then((reply) => (reply.statusCode === 200 ? reply.json() : null))

describe('taking a kit', () => {
  test('is for officers, for a day to come on which people may comment', async () => {
    const { olive, rita } = here.cast
    expect((await ask(rita, 'POST', address(), { lastDay: '2026-06-02' })).statusCode).toBe(403)
    expect((await ask(null, 'POST', address(), { lastDay: '2026-06-02' })).statusCode).toBe(401)
    for (const lastDay of ['2026-05-31', '2026-07-01', '2026-12-01', 'soon'])
      expect((await ask(olive, 'POST', address(), { lastDay })).statusCode, lastDay).toBe(400)
    expect((await ask(olive, 'POST', address(), { lastDay: '2026-06-02' })).statusCode).toBe(201)
    const elsewhere = await make(here).consultation()
    const reply = await ask(olive, 'POST', `/api/desk/consultations/${elsewhere.slug}/events/${eventId}/hall`, {
      lastDay: '2026-06-02',
    })
    expect(reply.statusCode).toBe(404)
  })

  test('by the form leads to the page for the hall; a day that is over comes back with what was typed', async () => {
    const page = `/desk/consultations/${slug}/events/${eventId}/hall`
    const wrong = await filling(here)(here.cast.olive, page, { lastDay: '2026-05-01' })
    expect(wrong.statusCode).toBe(400)
    expect(wrong.body).toContain('value="2026-05-01"')
    expect(wordsOf(wrong.body)).toContain('That day is over.')
    const right = await filling(here)(here.cast.olive, page, { lastDay: '2026-06-01' })
    expect(right.statusCode).toBe(303)
    const opened = await here.app.inject(right.headers.location as string)
    expect(opened.statusCode).toBe(200)
    expect(opened.headers['x-robots-tag']).toContain('noindex')
    expect(opened.headers['content-security-policy']).toContain("script-src 'self'")
  })

  test('an address that is none of ours opens nothing, and a kit’s page holds no code', async () => {
    const { token } = await hall(here).take(slug, eventId)
    const wrong = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    for (const url of [`/hall/${wrong}/`, `/hall/${wrong}/worker.js`, `/api/hall/${wrong}`])
      expect((await here.app.inject(url)).statusCode, url).toBe(404)
    const { body } = await here.app.inject(`/hall/${token}/`)
    expect(body).not.toContain('hall:')
    expect(body).not.toContain('sealed')
  })

  test('the codes go to one device: the same again while an answer may be lost, then never', async () => {
    const { token } = await hall(here).take(slug, eventId)
    const [one, two] = ['a', 'b'].map((letter) => ({ device: letter.repeat(43) }))
    const codes = (device?: object) => ask(null, 'POST', `/api/hall/${token}/codes`, device)
    const first = (await codes(one)).json()
    expect(first.codes).toHaveLength(300)
    expect((await codes(one)).json()).toEqual(first)
    expect((await codes(two)).statusCode).toBe(200)
    expect((await ask(null, 'PUT', `/api/hall/${token}/kept`, one)).statusCode).toBe(409)
    expect((await ask(null, 'PUT', `/api/hall/${token}/kept`, two)).statusCode).toBe(204)
    expect((await ask(null, 'PUT', `/api/hall/${token}/kept`, two)).statusCode).toBe(204)
    for (const device of [one, two]) expect((await codes(device)).statusCode).toBe(409)
  })

  test('the worker keeps the page and its files, and nothing else of the site', async () => {
    const { token } = await hall(here).take(slug, eventId)
    const { body, headers } = await here.app.inject(`/hall/${token}/worker.js`)
    expect(headers['content-type']).toContain('text/javascript')
    expect(headers['service-worker-allowed']).toBeUndefined()
    const { files } = JSON.parse(/const kit = (.*)/.exec(body)?.[1] ?? '') as { files: string[] }
    expect(files[0]).toBe(`/hall/${token}/`)
    for (const file of files) {
      expect(file).toMatch(/^\/(hall\/[\w-]+\/|assets\/.+\.(js|css)|brand\.css|icon\.svg)$/)
      expect((await here.app.inject(file)).statusCode, file).toBe(200)
    }
    const { body: page } = await here.app.inject(files[0] as string)
    for (const [, asked] of page.matchAll(/<(?:link|script)[^>]*(?:href|src)="([^"]+)"/g))
      expect(files).toContain(asked)
    // Every language that is offered comes with it, and is no part of the page's own script.
    const languageFiles = files.filter((file) => /\/(?:gu|pa|pl|ur|bn|so|ar|hi|pt)-[^/]*\.js$/.test(file))
    expect(languageFiles).toHaveLength(9)
    for (const file of files.filter((one) => one.endsWith('.js') && !languageFiles.includes(one)))
      expect(Buffer.byteLength((await here.app.inject(file)).body), file).toBeLessThan(150_000)
    await here.db
      .updateTable('programme')
      .set({ languagesOff: ['ur'] })
      .execute()
    here.app.invalidate('settings')
    const fewer = JSON.parse(
      /const kit = (.*)/.exec((await here.app.inject(`/hall/${token}/worker.js`)).body)?.[1] ?? '',
    )
    expect(fewer.files).toHaveLength(files.length - 1)
    await here.db.updateTable('programme').set({ languagesOff: [] }).execute()
    here.app.invalidate('settings')
  })
})

test('what is locked opens with the kit’s key and with no other, and not if a bit is changed', async () => {
  const kit = newKeyPair()
  const envelope = Buffer.from(await lock('k1', kit.publicKey.toString('base64url'), { words: 'bláŧ 👩🏽‍⚕️' }), 'base64url')
  expect(unlock('k1', kit.privateKey, envelope)).toEqual({ words: 'bláŧ 👩🏽‍⚕️' })
  expect(unlock('k2', kit.privateKey, envelope)).toBeUndefined()
  expect(unlock('k1', newKeyPair().privateKey, envelope)).toBeUndefined()
  for (const at of [0, 30, 70, 90, envelope.length - 1]) {
    const changed = Buffer.from(envelope)
    changed[at] = (changed[at] as number) ^ 1
    expect(unlock('k1', kit.privateKey, changed)).toBeUndefined()
  }
  expect(unlock('k1', kit.privateKey, Buffer.alloc(10))).toBeUndefined()
})

describe('what comes back', () => {
  test('a receipt says kindly that its words are on their way, then opens them; others are unknown as ever', async () => {
    const device = await hall(here).device(slug, eventId)
    const receipt = await device.write('The bus at ten.', { questionId: questions[1]?.id })
    const awaited = await here.app.inject(`/receipts/${receipt}`)
    expect(awaited.statusCode).toBe(200)
    expect(wordsOf(awaited.body)).toContain('This code was given out at Drop-in at the village hall, Melton Mowbray')
    expect((await here.app.inject(`/pl/receipts/${receipt}`)).body).toContain('jeszcze do nas nie dotarły')
    // Named in the reader’s language as far as it is translated, here and on the device, which holds every language.
    const { consultationId } = await here.db
      .selectFrom('engagementEvent')
      .select('consultationId')
      .where('id', '=', eventId)
      .executeTakeFirstOrThrow()
    await here.db
      .insertInto('translation')
      .values({
        consultationId,
        language: 'pl',
        made: 'person',
        byPerson: here.cast.olive.id,
        at: noon,
        subject: 'event',
        subjectId: eventId,
        field: 'title',
        english: 'Drop-in at the village hall',
        text: 'Punkt konsultacyjny w świetlicy',
      })
      .execute()
    expect(wordsOf((await here.app.inject(`/pl/receipts/${receipt}`)).body)).toContain(
      'Punkt konsultacyjny w świetlicy',
    )
    expect((await here.app.inject(`/hall/${device.token}/`)).body).toContain('Punkt konsultacyjny w świetlicy')
    expect((await here.app.inject(`/api/receipts/${receipt}`)).json().detail).toContain('has not reached us yet')
    expect((await here.app.inject('/api/receipts/AAAAAA-AAAAA-AAAAA-AAAAA-AAAAA')).json().detail).toContain(
      'We know no',
    )
    expect(await sendAll(device)).toEqual([{ outcome: 'taken' }])
    const view = await received(receipt)
    expect(view.comments).toMatchObject([
      { body: 'The bus at ten.', question: 'What concerns you, or what is missing?' },
    ])
    expect((await here.app.inject(`/receipts/${receipt}`)).body).toContain('The bus at ten.')
  })

  test('keeps when it was written and when it came; what was written in time is in time, though the phase has ended since', async () => {
    const closing = await make(here).consultation({ closesOn: '2026-06-01' })
    const event = await hall(here).event(closing.slug)
    const device = await hall(here).device(closing.slug, event)
    const receipt = await device.write('In time.', { at: new Date('2026-06-01T15:30:00Z') })
    here.clock.now = new Date('2026-06-04T09:00:00Z')
    expect(await sendAll(device)).toEqual([{ outcome: 'taken' }])
    const row = await here.db
      .selectFrom('submission')
      .select(['saidAt', 'receivedAt', 'late', 'channel', 'eventId', 'enteredBy'])
      .where('eventId', '=', event)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({
      saidAt: new Date('2026-06-01T15:30:00Z'),
      receivedAt: new Date('2026-06-04T09:00:00Z'),
      late: false,
      channel: 'event',
      eventId: event,
      enteredBy: null,
    })
    expect((await received(receipt)).late).toBe(false)
  })

  test('a device’s clock that is wrong puts nothing before the kit was taken, nor after it came', async () => {
    const device = await hall(here).device(slug, eventId)
    await device.write('Clock too slow.', { at: new Date('2020-01-01') })
    await device.write('Clock too fast.', { at: new Date('2030-01-01') })
    here.clock.now = new Date('2026-06-01T16:00:00Z')
    expect(await sendAll(device)).toEqual([{ outcome: 'taken' }, { outcome: 'taken' }])
    const rows = await here.db
      .selectFrom('comment')
      .select(['body', 'saidAt'])
      .where('body', 'like', 'Clock too%')
      .orderBy('body', 'desc')
      .execute()
    expect(rows.map(({ saidAt }) => saidAt)).toEqual([noon, here.clock.now])
  })

  test('words on a day that takes no comments are held, and taken in once the dates allow it', async () => {
    const closing = await make(here).consultation({ closesOn: '2026-06-01' })
    const event = await hall(here).event(closing.slug)
    const device = await hall(here).device(closing.slug, event)
    const receipt = await device.write('Too late?', { at: new Date('2026-06-03T10:00:00Z') })
    here.clock.now = new Date('2026-06-03T11:00:00Z')
    expect(await sendAll(device)).toEqual([{ outcome: 'held' }])
    expect(await sendAll(device)).toEqual([{ outcome: 'held' }])
    // What reached us is not still to come: the line that says how to reach us then is for those whose words are on their way.
    await here.db.updateTable('programme').set({ contactLine: 'Telephone 0116 496 0001' }).execute()
    here.app.invalidate('settings')
    const waits = wordsOf((await here.app.inject(`/receipts/${receipt}`)).body)
    expect([waits.includes('We have your words'), waits.includes('still not come')]).toEqual([true, false])
    const held = `/desk/consultations/${closing.slug}/events/${event}/hall/${device.kitId}/held`
    const refused = await filling(here)(here.cast.olive, held, {})
    expect(refused.statusCode).toBe(409)
    expect(wordsOf(refused.body)).toContain('1 of them were written on a day that takes no comments')
    await here.db
      .updateTable('phase')
      .set({ lateUntil: '2026-06-30' })
      .where('consultationId', '=', closing.id)
      .execute()
    here.app.invalidate('settings')
    expect((await filling(here)(here.cast.olive, held, {})).statusCode).toBe(303)
    expect(await received(receipt)).toMatchObject({ late: true, comments: [{ body: 'Too late?' }] })
    expect(await sendAll(device)).toEqual([{ outcome: 'already' }])
  })

  test('nothing that was not locked with the kit, or has no code of it, is taken; it says so and stays on the device', async () => {
    const [device, other] = [await hall(here).device(slug, eventId), await hall(here).device(slug, eventId)]
    await other.write('Of the other kit.')
    const envelope = other.store.kept[0]?.envelope as string
    expect((await hall(here).send(device.token, envelope)).statusCode).toBe(400)
    const { publicKey } = await here.db
      .selectFrom('hallKit')
      .select('publicKey')
      .where('id', '=', device.kitId)
      .executeTakeFirstOrThrow()
    const forged = await lock(device.kitId, publicKey.toString('base64url'), {
      n: 1,
      key: 'hall:guessed',
      writtenAt: noon.toISOString(),
      submission: submission('Forged.'),
    })
    expect((await hall(here).send(device.token, forged)).statusCode).toBe(400)
    expect((await hall(here).send(device.token, 'AAAA')).statusCode).toBe(400)
    const file = await hall(here).file(slug, eventId, device.kitId, [envelope, forged])
    expect(file.json()).toEqual({ taken: 0, already: 0, held: 0, unreadable: 2 })
    expect((await hall(here).file(slug, await hall(here).event(slug), device.kitId, [])).statusCode).toBe(409)
  })

  test('a device that was put back to an earlier state uses a code twice, and both people’s words are kept', async () => {
    const device = await hall(here).device(slug, eventId)
    const codes = [...device.store.codes]
    await device.write('Of the first.')
    device.store.codes = codes
    await device.write('Of the second.')
    expect((await sendAll(device)).map(({ outcome }) => outcome).sort()).toEqual(['held', 'taken'])
    expect((await ask(here.cast.olive, 'POST', `${address()}/${device.kitId}/held`, {})).statusCode).toBe(204)
    const { n } = await here.db
      .selectFrom('comment')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('body', 'in', ['Of the first.', 'Of the second.'])
      .executeTakeFirstOrThrow()
    expect(n).toBe(2)
  })
})

describe('a kit that has ended', () => {
  test('loses nobody’s words: what comes is held until an officer takes it in, and each receipt holds then', async () => {
    const device = await hall(here).device(slug, eventId)
    const before = await device.write('Before it was lost.')
    await sendAll(device)
    const after = await device.write('Found again.')
    const { olive, rita } = here.cast
    expect((await ask(rita, 'POST', `${address()}/${device.kitId}/end`, {})).statusCode).toBe(403)
    for (const _twice of [1, 2])
      expect((await ask(olive, 'POST', `${address()}/${device.kitId}/end`, {})).statusCode).toBe(204)
    expect((await here.app.inject(`/api/hall/${device.token}`)).json()).toEqual({ ended: true, kept: true })
    expect((await sendAll(device)).map(({ outcome }) => outcome)).toEqual(['already', 'held'])
    expect(await received(before)).not.toBeNull()
    expect(await received(after)).toBeNull()
    expect(await deskPage()).toContain('1 submission held for you. 1 came after the kit had been ended.')
    // Its receipt says what is so, in the reader’s language; the officer’s home says what waits, and since when.
    const held = wordsOf((await here.app.inject(`/receipts/${after}`)).body)
    expect(held).toContain('Drop-in at the village hall, Melton Mowbray reached us on 1 June 2026 at 1:00 pm')
    expect(held).not.toContain('is on a device there')
    expect((await here.app.inject(`/pl/receipts/${after}`)).body).toContain('Mamy Twoje słowa')
    expect((await here.app.inject(`/api/receipts/${after}`)).json().detail).toContain('has reached us')
    here.clock.now = new Date('2026-06-04T13:00:00Z')
    const home = wordsOf((await ask(olive, 'GET', '/desk')).body)
    expect(home).toMatch(/Drop-in at the village hall: 1 submission to take in .* for 3 days/)
    expect(wordsOf((await ask(rita, 'GET', '/desk')).body)).not.toContain('to take in')
    here.clock.now = noon
    expect((await ask(olive, 'POST', `${address()}/${device.kitId}/held`, {})).statusCode).toBe(204)
    expect((await received(after)).comments).toMatchObject([{ body: 'Found again.' }])
    expect((await sendAll(device)).map(({ outcome }) => outcome)).toEqual(['already', 'already'])
    const history = await here.db
      .selectFrom('history')
      .select(['action', 'actorId'])
      .where('subjectId', '=', device.kitId)
      .orderBy('id')
      .execute()
    expect(history).toEqual([
      { action: 'hall.kit-taken', actorId: olive.id },
      { action: 'hall.kit-kept', actorId: null },
      { action: 'hall.kit-ended', actorId: olive.id },
      { action: 'hall.held', actorId: null },
      { action: 'hall.held-taken-in', actorId: olive.id },
    ])
    const { token } = await hall(here).take(slug, eventId)
    expect((await ask(null, 'POST', `/api/hall/${token}/codes`, { device: 'c'.repeat(43) })).statusCode).toBe(200)
  })

  test('gives no codes out', async () => {
    const { token, kitId } = await hall(here).take(slug, eventId)
    await ask(here.cast.olive, 'POST', `${address()}/${kitId}/end`, {})
    expect((await ask(null, 'POST', `/api/hall/${token}/codes`, { device: 'c'.repeat(43) })).statusCode).toBe(409)
  })
})

test('a question stays as people in the hall read it until the kit has ended', async () => {
  const other = await make(here).consultation()
  const event = await hall(here).event(other.slug)
  const device = await hall(here).device(other.slug, event)
  const question = `/api/desk/consultations/${other.slug}/questions/${other.questions[2]?.id}`
  const put = () => ask(here.cast.olive, 'PUT', question, { text: 'Other words?' })
  const reply = await put()
  expect([reply.statusCode, reply.json().detail]).toEqual([409, expect.stringContaining('End its kit first')])
  expect((await ask(here.cast.olive, 'DELETE', question)).statusCode).toBe(409)
  const receipt = await device.write('To the third.', { questionId: other.questions[2]?.id })
  const page = `/api/desk/consultations/${other.slug}/events/${event}/hall/${device.kitId}`
  await ask(here.cast.olive, 'POST', `${page}/end`, {})
  expect((await ask(here.cast.olive, 'DELETE', question)).statusCode).toBe(204)
  here.app.invalidate('settings')
  // The question is gone: the words are kept without it.
  await sendAll(device)
  expect((await ask(here.cast.olive, 'POST', `${page}/held`, {})).statusCode).toBe(204)
  expect((await received(receipt)).comments).toMatchObject([{ body: 'To the third.', question: null }])
})

test('words that were erased do not come back with a file that still holds them', async () => {
  const device = await hall(here).device(slug, eventId)
  const receipt = await device.write('To be erased.')
  await sendAll(device)
  const [comment] = (await received(receipt)).comments as { id: string }[]
  // What `erase_words` leaves: no words, and a hash that nobody can make again. Done as the owner, since the application cannot.
  const { default: pg } = await import('pg')
  const owner = new pg.Client({ connectionString: here.ownerUrl })
  await owner.connect()
  await owner.query(`update comment set body = '[These words were erased]', erased_at = now() where id = $1`, [
    comment?.id,
  ])
  await owner.query(
    `update submission set body_hash = sha256('other') where id = (select submission_id from comment where id = $1)`,
    [comment?.id],
  )
  await owner.end()
  const file = await hall(here).file(slug, eventId, device.kitId, [device.store.kept[0]?.envelope as string])
  expect(file.json()).toEqual({ taken: 0, already: 1, held: 0, unreadable: 0 })
})

test('the desk shows who took a kit, what came back, and what is still to come', async () => {
  const event = await hall(here).event(slug)
  const device = await hall(here).device(slug, event)
  for (const words of ['One.', 'Two.', 'Three.']) await device.write(words)
  const third = device.store.kept[2]?.envelope as string
  await hall(here).send(device.token, third)
  const page = wordsOf((await ask(here.cast.olive, 'GET', `/desk/consultations/${slug}/events/${event}/hall`)).body)
  expect(page).toContain('Taken by Olive Officer, 1 June 2026 at 1:00 pm On a device')
  expect(page).toContain('300 issued, at least 3 given to visitors')
  expect(page).toContain('1 submission ; the last came 1 June 2026'.replace(' ;', ';'))
  expect(page).toContain('2 given out before the last one are still to come')
  const eventPage = wordsOf((await ask(here.cast.olive, 'GET', `/desk/consultations/${slug}/events/${event}`)).body)
  expect(eventPage).toContain('Take this event offline (1 kit taken)')
})

test('a file comes in by the desk’s form; anything else that is chosen comes back with a sentence', async () => {
  const device = await hall(here).device(slug, eventId)
  await device.write('By file.')
  const upload = (text: string | null) => {
    const part = `--x\r\ncontent-disposition: form-data; name="file"; filename="${text === null ? '' : 'hall.json'}"\r\ncontent-type: application/json\r\n\r\n${text ?? ''}\r\n--x--\r\n`
    return here.app.inject({
      method: 'POST',
      url: `/desk/consultations/${slug}/events/${eventId}/hall/file`,
      headers: {
        cookie: here.cast.olive.cookie,
        'content-type': 'multipart/form-data; boundary=x',
        accept: 'text/html',
      },
      payload: part,
    })
  }
  for (const wrong of [
    null,
    '',
    '{',
    '{"kit":1}',
    JSON.stringify({ kit: device.kitId, event: 'H1', envelopes: ['§'] }),
  ]) {
    const reply = await upload(wrong)
    expect(reply.statusCode).toBe(400)
    expect(wordsOf(reply.body)).toMatch(/Please choose the file|not a file that a device/)
  }
  const file = JSON.stringify({
    kit: device.kitId,
    event: 'H1',
    envelopes: device.store.kept.map((one) => one.envelope),
  })
  const taken = await upload(file)
  expect(taken.statusCode).toBe(303)
  expect(taken.headers.location).toContain('?taken=1&already=0&held=0&unreadable=0')
  expect((await upload(file)).headers.location).toContain('?taken=0&already=1')
  expect(await sendAll(device)).toEqual([{ outcome: 'already' }])
})

test('the form on paper is there in every language and in large print, with every question', async () => {
  for (const prefix of ['', '/ur', '/pl']) {
    const reply = await here.app.inject(`${prefix}/consultations/${slug}/paper?print=large`)
    expect(reply.statusCode).toBe(200)
    expect(reply.body.match(/class="question/g)).toHaveLength(3)
    expect(reply.body).not.toContain('<script')
  }
  expect((await here.app.inject(`/consultations/${slug}`)).body).toContain(`href="/consultations/${slug}/paper"`)
  expect((await here.app.inject('/consultations/no-such/paper')).statusCode).toBe(404)
})
