import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { keepHonest } from '#server/desk/assistant/check.ts'
import { asking, filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

/** An assistant that lies: it answers what the test says, and keeps what it was sent. */
const assistant = { answer: '', status: 200, sent: '', path: '' }
const server = createServer((request, reply) => {
  let body = ''
  request.on('data', (part: Buffer) => (body += part.toString()))
  request.on('end', () => {
    assistant.sent = body
    assistant.path = request.url ?? ''
    reply.writeHead(assistant.status, { 'content-type': 'application/json' })
    reply.end(JSON.stringify({ choices: [{ message: { content: assistant.answer } }] }))
  })
})
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
afterAll(() => new Promise((closed) => server.close(closed)))
const { port } = server.address() as AddressInfo

const here = useHere({ ASSISTANT_URL: `http://127.0.0.1:${port}/v1`, ASSISTANT_MODEL: 'stand-in' })
const ask = asking(here)
const fill = filling(here)

const read = (id: string) =>
  here.db
    .updateTable('comment')
    .set({ processedAt: new Date('2026-06-01') })
    .where('id', '=', id)
    .execute()

/** A draft that answers comments of every kind: quoted, agreed to, not agreed to, restricted, withdrawn, erased, paraphrased. */
async function draft() {
  const { slug } = await make(here).consultation()
  const { olive, sam, ada } = here.cast
  const say = async (body: string, consentToQuote = true) => {
    const said = await comment(here, slug, body, { consentToQuote })
    await read(said.id)
    return said
  }
  const cleared = await say('The last bus goes at 5.40 and the clinic closes at six.')
  await ask(olive, 'POST', `/api/desk/comments/${cleared.id}/redactions`, {
    publicBody: 'The last bus goes at 5.40 and the clinic closes at six.',
    reason: 'Nothing to take out.',
  })
  const agreed = await say(
    'Please ring me on 07700 900123 about evening buses in Melton. Sunday buses would help my mother visit.',
  )
  const unconsented = await say('Quokka words that nobody may quote.', false)
  const restricted = await say('Wombat words that tell of harm.')
  const withdrawn = await say('Numbat words that were taken back.')
  const erased = await say('Bilby words that are gone.')
  const paraphrased = await say('Dingo words that stay with safeguarding.')
  const all = [cleared, agreed, unconsented, restricted, withdrawn, erased, paraphrased]
  const made = await ask(olive, 'POST', '/api/desk/responses', {
    consultation: slug,
    comments: all.map(({ id }) => id),
  })
  expect(made.statusCode, made.body).toBe(201)
  const { ref } = made.json<{ ref: string }>()
  for (const { id } of [restricted, paraphrased])
    await ask(olive, 'POST', `/api/desk/comments/${id}/flags`, { kind: 'other', why: 'A test.' })
  await ask(sam, 'PUT', `/api/desk/safeguarding/${paraphrased.id}/decision`, { decision: 'no-action', note: 'A test.' })
  await ask(sam, 'PUT', `/api/desk/safeguarding/${paraphrased.id}/paraphrase`, {
    words: 'Bandicoot words by the lead.',
  })
  await read(paraphrased.id)
  await ask(ada, 'POST', `/api/desk/comments/${erased.id}/erasure`, { reason: 'law', sure: 'yes' })
  await here.db.insertInto('withdrawal').values({ commentId: withdrawn.id }).execute()
  return { ref, cleared, agreed }
}

test('a stand-in that lies gets nothing of its own into a draft', async () => {
  const { ref } = await draft()
  assistant.answer = [
    'People asked for later buses. [F1] Some quoted the timetable: “The last bus goes at 5.40”.',
    'Someone said: “We will all leave town if this happens”. Another wrote “I hate the new hospital.',
    'Almost 400 people agreed. Seventeen were against. Half of them were carers. [F99]',
    'Councillor Barnaby Fitzgerald spoke for Grantham. Fitzgerald disagreed.',
    'Sunday buses would help my mother visit every single week of the year.',
  ].join('\n')
  const made = await ask(here.cast.olive, 'POST', `/api/desk/responses/${ref}/assistant`)
  expect(made.statusCode, made.body).toBe(201)
  const { kept, dropped } = made.json<{ kept: string; dropped: { words: string; why: string }[] }>()
  expect(kept).toMatch(/^People asked for later buses\. We read \d+ comments from \d+ submissions\. Some quoted/)
  for (const lie of ['400', 'Seventeen', 'Half', 'Fitzgerald', 'Grantham', 'leave town', 'hate', 'F99'])
    expect(kept).not.toContain(lie)
  expect(dropped.map(({ words }) => words).join(' ')).toContain('Fitzgerald disagreed.')
  const page = (await ask(here.cast.oscar, 'GET', `/desk/responses/${ref}`)).body
  expect(page).toContain('People asked for later buses.')
  expect(page).toContain('It quotes words that are in none of the cleared comments.')
  const shown = await ask(here.cast.olive, 'GET', `/api/desk/responses/${ref}`)
  expect(shown.body).not.toContain('later buses')
})

test('what is restricted, erased, withdrawn, unconsented or written by safeguarding is never sent; personal data is masked', async () => {
  const { ref } = await draft()
  assistant.answer = 'People asked for later buses.'
  await ask(here.cast.olive, 'POST', `/api/desk/responses/${ref}/assistant`)
  expect(assistant.path).toBe('/v1/chat/completions')
  expect(assistant.sent).toContain('evening buses')
  for (const never of ['Quokka', 'Wombat', 'Numbat', 'Bilby', 'Dingo', 'Bandicoot', '900123'])
    expect(assistant.sent).not.toContain(never)
  expect(assistant.sent).toContain('[number removed]')
})

test('while it is down a person hears so kindly, and nothing is kept', async () => {
  const { ref } = await draft()
  assistant.status = 500
  const reply = await fill(here.cast.olive, `/desk/responses/${ref}/assistant`, {})
  assistant.status = 200
  expect(reply.statusCode).toBe(503)
  expect(reply.body).toContain('The assistant does not answer now.')
  expect((await ask(here.cast.olive, 'GET', `/desk/responses/${ref}`)).statusCode).toBe(200)
})

test('an answer goes with the words that it was made from', async () => {
  const { ref, agreed } = await draft()
  assistant.answer = 'People asked for evening buses.'
  await ask(here.cast.olive, 'POST', `/api/desk/responses/${ref}/assistant`)
  await ask(here.cast.ada, 'POST', `/api/desk/comments/${agreed.id}/erasure`, { reason: 'law', sure: 'yes' })
  expect((await ask(here.cast.olive, 'GET', `/desk/responses/${ref}`)).body).not.toContain('asked for evening buses')
  const { n } = await here.db
    .selectFrom('assistantSent')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('commentId', '=', agreed.id)
    .executeTakeFirstOrThrow()
  expect(n).toBe(0)
})

test('only who drafts may ask it', async () => {
  const { ref } = await draft()
  for (const who of [here.cast.rita, here.cast.bea, here.cast.sam])
    expect((await ask(who, 'POST', `/api/desk/responses/${ref}/assistant`)).statusCode).toBe(403)
  expect((await ask(null, 'POST', `/api/desk/responses/${ref}/assistant`)).statusCode).toBe(401)
})

test.each([
  ['People want Sunday buses.', true],
  ['People in Melton want Sunday buses.', true],
  ['[F1]', true],
  ['They said “keep the last bus”.', true],
  ['They said “KEEP the last bus.”', true],
  ['They said “keep the first bus”.', false],
  ["They said 'keep the very first bus'.", false],
  ['They said keep the last bus”.', false],
  ['[F2]', false],
  ['There were ٣ of them.', false],
  ['A dozen asked.', false],
  ['Everybody agreed.', false],
  ['Zanzibar was named.', false],
  ['Ask dr jones on 07700 900123.', false],
  ['It said i would walk to the clinic in the rain each week.', false],
])('%s: %s', (sentence, holds) => {
  const given = {
    facts: ['We read 3 comments from 3 submissions.'],
    cleared: ['Keep the last bus.'],
    read: ['I would walk to the clinic in the rain each week, said Melton people on Sunday.'],
    known: [],
  }
  expect(keepHonest(sentence, given).kept !== '').toBe(holds)
})

test('a name for a topic is made of words that people used, or it is not taken; restricted and unconsented words are not sent', async () => {
  const { slug, id: consultationId } = await make(here).consultation()
  const ids: string[] = []
  for (const [body, consent] of [
    ['The allotment by the canal is flooded each winter. Ring me on 07700 900123.', true],
    ['Quokka words about the allotment.', false],
    ['Wombat words about the allotment that tell of harm.', true],
  ] as const) {
    const said = await comment(here, slug, body, { consentToQuote: consent })
    await read(said.id)
    ids.push(said.id)
  }
  await ask(here.cast.olive, 'POST', `/api/desk/comments/${ids[2]}/flags`, { kind: 'other', why: 'A test.' })
  const { id } = await here.db
    .insertInto('topic')
    .values({
      consultationId,
      words: ['allotment', 'flooded'],
      strength: 3,
      people: 3,
      places: 1,
      foundAt: here.clock.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await here.db
    .insertInto('topicComment')
    .values(ids.map((commentId) => ({ topicId: id, commentId })))
    .execute()
  const name = (who = here.cast.olive) => ask(who, 'POST', `/api/desk/themes/${slug}/topics/${id}/name`)
  for (const lie of [
    'Flooded allotments in Grantham',
    'Seventeen flooded allotments',
    'Allotments of Mrs Barnaby Fitzgerald',
    '',
  ]) {
    assistant.answer = lie
    const refused = await name()
    expect(refused.statusCode, lie).toBe(409)
    expect(refused.json<{ detail: string }>().detail).toContain('was not taken')
  }
  assistant.answer = '“Flooding of allotments.”'
  expect((await name()).json()).toEqual({ name: 'Flooding of allotments' })
  for (const never of ['Quokka', 'Wombat', '900123']) expect(assistant.sent).not.toContain(never)
  expect(assistant.sent).toContain('canal')
  const page = (await ask(here.cast.olive, 'GET', `/desk/themes/${slug}/topics`)).body
  expect(page).toContain('value="Flooding of allotments"')
  expect(page).toContain('Proposed by the programme’s assistant (stand-in)')
  expect((await name(here.cast.rita)).statusCode).toBe(403)
  assistant.status = 500
  expect((await name()).statusCode).toBe(503)
  assistant.status = 200
})
