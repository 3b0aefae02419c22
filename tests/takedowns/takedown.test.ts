import { sql } from 'kysely'
import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { sequenceWaiting } from '#workers/ledger.ts'
import { newSigningKey, publicKeyOf } from '#server/ledger/checkpoint.ts'
import { verifyLedger } from '#server/ledger/verifier/verify.mjs'
import { confirmFollow } from '#server/followers/confirm.ts'
import { askToFollow } from '#server/followers/follow.ts'
import { addDocument } from '#server/consultations/documents/documents.ts'
import { publicWords } from '#server/comments/public-words.ts'
import { knownWords, takenOutIn } from '#server/screening/refuse.ts'
import { takeOutAgain } from '#server/takedowns/take-out.ts'
import { renderMessage } from '#server/notices/render.ts'
import type { PaperContent } from '#server/papers/contract.ts'
import { desk, expectStatus, fullDraft, group, manyComments } from '../responses/say.ts'
import { meets } from '../reviews/boards.ts'
import { asking, filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { textLayer } from '../support/pdf.ts'
import { watchRoutes } from '../support/routes.ts'

const seen = watchRoutes()
const here = useHere()
const ask = asking(here)
const fill = filling(here)
const chain = desk(here)

const words = 'Zzhenrietta “Hen” Zzoldacre'
const fragments = ['zzhenrietta', 'zzoldacre']
let slug = ''
let ref = ''
let paper = ''
let paperHash = ''
let meeting = ''
let commentId = ''
let boardSlug = ''

/** Publish the latest version, written by Olive. */
async function publishVersion(number: number, edit: number) {
  expectStatus(await chain.send(here.cast.olive, ref, number, edit), 204)
  expectStatus(await chain.review(here.cast.oscar, ref, number, 'approve'), 204)
  expectStatus(await chain.publish(here.cast.olive, ref, number), 200)
}

/** Somebody who has confirmed that they want mail about everything. */
async function follow(email: string) {
  await askToFollow(here.db, here.config.contactKey, { email, language: 'en', format: 'ordinary' }, here.clock.now)
  const { id } = await here.db.selectFrom('follow').select('id').executeTakeFirstOrThrow()
  await confirmFollow(here.db, id, here.clock.now)
}

/** The words of every mail that has not been sent yet, as it would go out now. */
async function waitingMails(): Promise<string> {
  const waiting = await here.db
    .selectFrom('message')
    .select('id')
    .where('state', '=', 'waiting')
    .where('kind', '=', 'published')
    .execute()
  const mails = await Promise.all(waiting.map(({ id }) => renderMessage(here.db, here.config, id)))
  return mails.map((mail) => `${mail?.subject} ${mail?.text} ${mail?.html}`.toLowerCase()).join()
}

beforeAll(async () => {
  const { olive } = here.cast
  const consultation = await make(here).consultation({ slug: 'named', title: `Care, says ${words}` })
  slug = consultation.slug
  const owner = await make(here).organisation()
  const [comment] = (await manyComments(here, consultation.id, 1, { consentToQuote: true })) as [string]
  commentId = comment
  await here.db
    .insertInto('redaction')
    .values({
      commentId,
      publicBody: `I saw ${words} there.`,
      reason: 'none',
      byPerson: olive.id,
      at: new Date('2026-05-01'),
    })
    .execute()
  const started = await chain.start(olive, { comments: [comment] })
  ref = started.ref
  const draft = fullDraft(owner, {
    decidedOn: null,
    youSaid: `Of ${words} it was said:\nzzhenrietta   "hen"\nzzoldacre caused delays.`,
    evidence: `Ask ${words}.`,
    quotes: [comment],
    changedWhat: [{ document: 'Plan', section: words, before: `By ${words}`, after: 'By the matron' }],
    commitments: [{ series: null, text: `${words} will write`, ownerOrganisationId: owner, dueOn: '2027-01-01' }],
  })
  expectStatus(await chain.save(olive, ref, draft), 200)
  await follow('reader@example.org')
  await publishVersion(1, 2)
  const board = await group(here, 'approve', 'Partnership Board')
  const met = await meets(here, board, '2026-06-01')
  meeting = met.meeting
  await here.db
    .insertInto('publicQuestion')
    .values({ meetingId: met.meetingId, number: 1, question: `Who is ${words}?`, answer: `${words} is our matron.` })
    .execute()
  await here.db
    .insertInto('meetingCorrection')
    .values({
      meetingId: met.meetingId,
      subjectId: met.meetingId,
      before: JSON.stringify({ day: '2026-05-31', starts: null }),
      reason: `${words} fell ill.`,
      byPerson: olive.id,
      at: new Date('2026-06-01'),
    })
    .execute()
  await here.db
    .updateTable('agendaItem')
    .set({ recommendations: [`Thank ${words}`, 'Note the rest'], minutesSummary: [`${words} spoke.`] })
    .where('meetingId', '=', met.meetingId)
    .execute()
  const issued = await ask(olive, 'POST', `/api/desk/consultations/${slug}/pack`, { meeting: met.meetingId })
  expectStatus(issued, 201)
  ;({ ref: paper, hash: paperHash } = issued.json<{ ref: string; hash: string }>())
  const { versionId } = await here.db
    .selectFrom('publication')
    .select('versionId')
    .orderBy('publishedAt', 'desc')
    .executeTakeFirstOrThrow()
  const translated = await here.db
    .insertInto('translation')
    .values({
      consultationId: consultation.id,
      versionId,
      subject: 'response',
      subjectId: versionId,
      field: 'youSaid',
      language: 'gu',
      english: draft.youSaid,
      text: `ગુજરાતી ${words}`,
      made: 'person',
      byPerson: olive.id,
      at: here.clock.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await here.db
    .insertInto('translationCheck')
    .values({
      translationId: translated.id,
      madeBy: olive.id,
      byPerson: here.cast.oscar.id,
      compared: true,
      at: here.clock.now,
    })
    .execute()
  const by = { byPerson: olive.id, at: here.clock.now }
  await here.db
    .insertInto('setUpChange')
    .values({
      consultationId: consultation.id,
      changed: JSON.stringify([{ what: 'Title', from: `Care by ${words}`, to: 'Care' }]),
      reason: `It named ${words}.`,
      ...by,
    })
    .execute()
  const plan = { consultationId: consultation.id, publicFrom: here.clock.now, madeBy: olive.id, madeAt: here.clock.now }
  const { id: itemId } = await here.db
    .insertInto('planItem')
    .values({ ...plan, kind: 'review', number: 1 })
    .returning('id')
    .executeTakeFirstOrThrow()
  await here.db
    .insertInto('planItemVersion')
    .values({ itemId, title: `Review by ${words}`, state: 'planned', why: words, byWhom: words, ...by })
    .execute()
  await here.db
    .insertInto('planEntry')
    .values({ itemId, series: itemId, label: `Ask ${words}`, says: words, ...by })
    .execute()
  await here.db
    .insertInto('privacyStatement')
    .values({
      consultationId: consultation.id,
      version: 1,
      controller: words,
      contact: words,
      keepsContact: 'one year',
      keepsComments: 'one year',
      keepsFigures: 'one year',
      keepsAnswers: 'one year',
      bases: JSON.stringify([]),
      ...by,
    })
    .execute()
  const { slug: named } = await here.db
    .selectFrom('grouping')
    .select('slug')
    .where('id', '=', board)
    .executeTakeFirstOrThrow()
  boardSlug = named
  await here.db
    .insertInto('boardPosition')
    .values({
      groupingId: board,
      consultationId: consultation.id,
      givenOn: '2026-06-01',
      feedback: `We thank ${words}.`,
      ...by,
    })
    .execute()
  // The name is corrected away; the old version stays readable.
  const corrected = { ...draft, youSaid: 'The matron caused delays.', changeReason: `${words} was named` }
  expectStatus(await chain.save(olive, ref, corrected, 1, 2), 200)
  here.app.invalidate('settings')
  here.app.invalidate('public')
})

/** Every public address of the product, with what is real in its places. */
function addresses(): string[] {
  const values: Record<string, string[]> = {
    '/papers/:ref': [paper],
    '/log/:ref': [ref],
    '/meetings/:slug': [meeting],
    '/consultations/:slug': [slug],
  }
  const gets = seen.routes.filter(
    (route) => [route.method].flat().includes('GET') && route.config?.access === 'public' && !route.url.includes('*'),
  )
  const plain = gets.flatMap(({ url }) => {
    const known = Object.entries(values).find(([prefix]) => url.replace(/^\/api/, '').startsWith(prefix))
    const filled = known
      ? known[1].map((value) => url.replace(/:\w+/, value))
      : [url.replace('/:ref', `/${ref}`).replace('/:slug', `/${slug}`)]
    return filled.map((address) => address.replace(':version', '1').replace(':language', 'gu').replaceAll(/:\w+/g, '1'))
  })
  return [
    ...plain,
    ...plain.filter((url) => /^\/(log|consultations|meetings|receipts)/.test(url)).map((url) => `/gu${url}`),
    `/log/${ref}?asOf=2026-06-01`,
    `/meetings?board=${boardSlug}`,
    `/api/boards/${boardSlug}/positions`,
    `/api/log/${ref}?version=1`,
    `/api/log/${ref}?language=gu`,
    `/log/${ref}/versions/2`,
    '/log?q=Zzoldacre',
    '/log?view=all&asOf=2026-06-01',
  ]
}

/** The trace of a changed set-up, apart from what its page says now. */
async function traces(): Promise<string> {
  const { body } = await here.app.inject(`/consultations/${slug}`)
  return body.slice(body.indexOf('It named'))
}

/** The public answers in which any of the words stand. */
async function holders(): Promise<string[]> {
  const found: string[] = []
  for (const url of addresses()) {
    const reply = await here.app.inject({ url, headers: { accept: 'text/html' } })
    const body = url.endsWith('.pdf') ? textLayer(reply.rawPayload) : reply.body
    // What was typed into the search comes back in its own field.
    const text = (typeof body === 'string' ? body : await body).toLowerCase()
    const plain = url.includes('q=') ? text.replaceAll('zzoldacre', '') : text
    if (fragments.some((one) => plain.includes(one))) found.push(url)
  }
  return found
}

test('one person hides words everywhere at once, a second lets them stay out: they are in no public answer', async () => {
  const before = await holders()
  // What is walked does hold them first, in every kind of answer.
  for (const url of [
    `/log/${ref}`,
    `/log/${ref}/versions/1`,
    `/api/log/${ref}`,
    '/log.csv',
    '/log.json',
    '/log.atom',
    '/programme.atom',
    `/papers/${paper}`,
    `/papers/${paper}/paper.pdf`,
    `/papers/${paper}/paper.json`,
    `/meetings/${meeting}`,
    `/consultations/${slug}`,
    `/consultations/${slug}/plans`,
    `/api/consultations/${slug}/plans`,
    '/privacy',
    `/meetings?board=${boardSlug}`,
    `/api/boards/${boardSlug}/positions`,
    `/gu/log/${ref}`,
  ])
    expect(before, url).toContain(url)

  expect(await traces()).toContain('Zzhenrietta')

  expect(await waitingMails(), 'a mail that waits holds them').toContain('zzhenrietta')
  const places = await ask(here.cast.olive, 'POST', '/api/desk/takedowns/places', { words: [words] })
  expect(places.json()).toEqual(
    expect.arrayContaining([
      { kind: 'response', about: ref, places: expect.any(Number) },
      { kind: 'paper', about: paper, places: 1 },
      { kind: 'comment', about: null, places: 1 },
    ]),
  )
  const taken = await ask(here.cast.olive, 'POST', '/api/desk/takedowns', { words: [words], reason: 'names-person' })
  expectStatus(taken, 201)
  const { id } = taken.json<{ id: string }>()
  expect(await holders()).toEqual([])
  const mails = await waitingMails()
  expect(mails).toContain(ref.toLowerCase())
  for (const one of fragments) expect(mails, 'a mail that waits is sent without them').not.toContain(one)
  const entry = async () =>
    (await here.app.inject(`/api/log/${ref}`)).json<{ youSaid: string; takenOut: { hidden: boolean }[] }>()
  expect((await entry()).takenOut).toMatchObject([{ hidden: true, reason: 'names-person', on: '2026-06-01' }])
  expect((await entry()).youSaid).toBe('Of […] it was said:\n[…] caused delays.')
  expect((await here.app.inject(`/log/${ref}`)).body).toContain('Words on this page are hidden since')

  const decide = (by: Parameters<typeof ask>[0], decision: string) =>
    ask(by, 'POST', `/api/desk/takedowns/${id}/decision`, { decision })
  expect((await decide(here.cast.olive, 'taken-out')).statusCode).toBe(403)
  expect((await decide(here.cast.rita, 'taken-out')).statusCode).toBe(403)
  expect((await decide(null, 'taken-out')).statusCode).toBe(401)
  expectStatus(await decide(here.cast.oscar, 'taken-out'), 204)
  expect((await decide(here.cast.ada, 'put-back')).statusCode).toBe(409)
  expect(await holders()).toEqual([])
  expect((await here.app.inject(`/log/${ref}`)).body).toContain('Words were taken out of this page on')
  expect((await here.app.inject('/taken-out')).body).toContain(`/log/${ref}`)

  // What was issued is still what was issued, to anyone who may read it: the hash of the original, kept for the auditor.
  const { original } = await here.db
    .selectFrom('takenOut')
    .select('original')
    .where('tableName', '=', 'paper')
    .executeTakeFirstOrThrow()
  expect(createHash('sha256').update(original).digest('hex')).toBe(paperHash)
  const left = (await here.app.inject(`/papers/${paper}/paper.json`)).json<PaperContent>()
  expect(JSON.stringify(left)).toContain('[…]')
  const page = (await here.app.inject(`/papers/${paper}`)).body
  expect(page).toContain(paperHash)
  expect(page).toContain('SHA-256 of what is left')
  const audit = await ask(here.cast.ada, 'GET', `/desk/takedowns/${id}`)
  expect(audit.body).toContain('Zzhenrietta')
  expect((await ask(here.cast.olive, 'GET', `/desk/takedowns/${id}`)).statusCode).toBe(403)
  expect((await ask(here.cast.olive, 'GET', '/desk/takedowns')).body.toLowerCase()).not.toContain('zzhenrietta')
})

test('the ledger has the commitment of the words that were taken out, and verifies', async () => {
  const key = newSigningKey('localhost/ledger')
  await here.db
    .insertInto('ledgerKey')
    .values({ publicKey: publicKeyOf(key) })
    .execute()
  await sequenceWaiting(here.db, key, () => here.clock.now)
  const exported = (await here.app.inject('/ledger.jsonl')).body
  expect(exported).toContain('"kind":"taken-out"')
  expect(exported.toLowerCase()).not.toContain('zzhenrietta')
  const verdict = await verifyLedger(new Blob([exported]))
  expect(verdict.sentences.join('\n')).toContain('taken out of everything public 1 time')
  expect(verdict.ok).toBe(true)
})

test('words that a second person finds harmless are put back where they stood, and what was written since stays', async () => {
  const asked = await ask(here.cast.oscar, 'POST', '/api/desk/takedowns', { words: ['By the matron'], reason: 'wrong' })
  const { id } = asked.json<{ id: string }>()
  const changed = async () =>
    (await here.app.inject(`/api/log/${ref}`)).json<{ changedWhat: { after: string }[]; takenOut: object[] }>()
  expect((await changed()).changedWhat[0]?.after).toBe('[…]')
  expectStatus(await ask(here.cast.olive, 'POST', `/api/desk/takedowns/${id}/decision`, { decision: 'put-back' }), 204)
  expect((await changed()).changedWhat[0]?.after).toBe('By the matron')
  expect((await changed()).takenOut).toHaveLength(1)
})

test('words that stand nowhere, too few letters and no reason are refused, with what was typed kept', async () => {
  const nowhere = await fill(here.cast.olive, '/desk/takedowns', { words: 'Nobody wrote this', reason: 'wrong' })
  expect(nowhere.statusCode).toBe(409)
  expect(nowhere.body).toContain('Nobody wrote this</textarea>')
  // One person alone cannot blank what is public.
  const everywhere = await fill(here.cast.olive, '/desk/takedowns', { words: 'We were', reason: 'wrong' })
  expect(everywhere.statusCode).toBe(400)
  expect(everywhere.body).toContain('stands in every text')
  expect((await fill(here.cast.olive, '/desk/takedowns', { words: 'a', reason: 'wrong' })).statusCode).toBe(400)
  expect((await fill(here.cast.olive, '/desk/takedowns', { words: 'the bus', reason: '' })).statusCode).toBe(400)
  expect(await here.db.selectFrom('takedown').select('id').execute()).toHaveLength(2)
})

test('not even the application’s own connection can change what is frozen, outside of a takedown', async () => {
  const change = here.db.transaction().execute(async (trx) => {
    await here.pool.query('select 1')
    await trx
      .selectNoFrom((eb) =>
        eb.fn('set_config', [eb.val('said_and_done.taking_out'), eb.val('yes'), eb.val(true)]).as('c'),
      )
      .execute()
    await trx.updateTable('responseVersion').set({ weDid: 'Nothing.' }).where('sentAt', 'is not', null).execute()
  })
  await expect(change).rejects.toThrow(/frozen/)
})

test('anybody complains about an entry without JavaScript, gets a code, and reads the answer with it', async () => {
  const form = await here.app.inject(`/log/${ref}/complaint`)
  expect(form.statusCode).toBe(200)
  const post = (payload: string) =>
    here.app.inject({
      method: 'POST',
      url: `/log/${ref}/complaint`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload,
    })
  const empty = await post('kind=&message=')
  expect(empty.statusCode).toBe(400)
  expect(empty.body).toContain('Please choose what is wrong.')
  // Friday noon: the weekend does not count.
  here.clock.now = new Date('2026-06-05T12:00:00Z')
  const sent = await post('kind=untrue&words=the+bus&message=It+never+came.')
  expect(sent.statusCode).toBe(303)
  const receipt = sent.headers.location as string
  expect((await here.app.inject(receipt)).body).toContain('We have your complaint')
  expect((await here.app.inject('/complaints/000000-00000-00000-00000-00000')).statusCode).toBe(404)
  const { id, dueAt } = await here.db.selectFrom('complaint').select(['id', 'dueAt']).executeTakeFirstOrThrow()
  const home = async () => (await ask(here.cast.olive, 'GET', '/desk')).body
  expect(await home()).toContain('1 complaint about what is published')
  const told = await here.db.selectFrom('workNews').select('personId').where('what', '=', 'complaint').execute()
  expect(told.map(({ personId }) => personId)).toContain(here.cast.olive.id)
  expect(told.map(({ personId }) => personId)).not.toContain(here.cast.rita.id)
  expect(dueAt.toISOString()).toBe('2026-06-09T12:00:00.000Z')
  expect((await ask(here.cast.rita, 'GET', '/desk/takedowns')).statusCode).toBe(403)
  here.clock.now = new Date('2026-06-09T13:00:00Z')
  const list = await ask(here.cast.olive, 'GET', '/desk/takedowns')
  expect(list.body).toContain('It never came.')
  expect(list.body).toContain('Overdue since')
  const answered = await fill(here.cast.olive, `/desk/complaints/${id}/answer`, { answer: 'We have put it right.' })
  expect(await home()).not.toContain('about what is published')
  expect(answered.statusCode).toBe(303)
  expect((await here.app.inject(receipt)).body).toContain('We have put it right.')
})

test('what was being written while words were taken out goes a moment later, and nothing once they were put back', async () => {
  const { olive, oscar } = here.cast
  const { slug } = await make(here).consultation()
  const name = 'Zzmarmaduke Zzfeather'
  const about = async (summary: string) => {
    const { id } = await here.db
      .updateTable('consultation')
      .set({ summary })
      .where('slug', '=', slug)
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }
  const summary = async () =>
    (await here.db.selectFrom('consultation').select('summary').where('slug', '=', slug).executeTakeFirstOrThrow())
      .summary
  await about(`The beds, says ${name}.`)
  const made = await ask(olive, 'POST', '/api/desk/takedowns', { words: [name], reason: 'names-person' })
  expect([made.statusCode, await summary()]).toEqual([201, 'The beds, says […].'])
  expect(await takeOutAgain(here.db, here.clock.now)).toBe(0)
  // Screened before, written after.
  await about(`The buses, says ${name} again.`)
  const minutes = (n: number) => new Date(here.clock.now.getTime() + n * 60_000)
  expect(await takeOutAgain(here.db, minutes(1))).toBe(1)
  expect(await takeOutAgain(here.db, minutes(2))).toBe(0)
  expect(await summary()).toBe('The buses, says […] again.')
  const { id } = made.json<{ id: string }>()
  expect((await ask(oscar, 'POST', `/api/desk/takedowns/${id}/decision`, { decision: 'put-back' })).statusCode).toBe(
    204,
  )
  expect(await summary()).toBe(`The buses, says ${name} again.`)
  expect(await takeOutAgain(here.db, minutes(3))).toBe(0)
})

test('however they are hyphenated, spaced or encoded, and whatever unseen stands within them, the words go', async () => {
  const { olive, oscar } = here.cast
  const { slug } = await make(here).consultation()
  const typed = [
    'Zzoé Zzquirke-Low',
    'Zzoe\u0301 Zzquirke\u2011Low',
    'ZZOÉ\u00a0Zzquirke\u2013Low',
    'Zz\u00adoé Zz\u200bquirke\u2010Low',
    'zzoé\n zzquirke-\u2060low',
  ]
  const spared = 'Zzoé Zzquirke-Lowe (Zzoé) and xZzoé Zzquirke-Low'
  const summary = `${typed.map((one) => `By ${one}.`).join(' ')} ${spared}`
  await here.db.updateTable('consultation').set({ summary }).where('slug', '=', slug).execute()
  const taken = { words: ['Zzoe\u0301 Zzquirke-Low'], reason: 'names-person' }
  const made = await ask(olive, 'POST', '/api/desk/takedowns', taken)
  expectStatus(made, 201)
  const left = () => here.db.selectFrom('consultation').select('summary').where('slug', '=', slug).executeTakeFirst()
  expect(await left()).toEqual({ summary: `${typed.map(() => 'By […].').join(' ')} ${spared}` })
  for (const one of typed) expect(takenOutIn(`By ${one}.`, taken.words), one).toEqual(taken.words)
  expect(takenOutIn(spared, taken.words)).toEqual([])
  const { id } = made.json<{ id: string }>()
  expectStatus(await ask(oscar, 'POST', `/api/desk/takedowns/${id}/decision`, { decision: 'put-back' }), 204)
  expect(await left()).toEqual({ summary })
  // The longest that may be asked for at once is still looked for.
  const long = Array.from({ length: 10 }, (_one, at) => `${at}é-e `.repeat(100).trim())
  expect((await ask(olive, 'POST', '/api/desk/takedowns', { words: long, reason: 'wrong' })).statusCode).toBe(409)
})

test('words that were taken out do not come back as the public words of a comment', async () => {
  const { olive } = here.cast
  const { id, slug } = await make(here).consultation()
  const summary = 'Ward zz-seventeen hurts people.'
  await here.db.updateTable('consultation').set({ summary }).where('slug', '=', slug).execute()
  const [comment] = await manyComments(here, id, 1, { consentToQuote: true })
  const words = 'ward zz-seventeen hurts people'
  expectStatus(await ask(olive, 'POST', '/api/desk/takedowns', { words: [words], reason: 'defamatory' }), 201)
  const clear = (publicBody: string) =>
    ask(olive, 'POST', `/api/desk/comments/${comment}/redactions`, { publicBody, reason: 'none' })
  const refused = await clear('[I know that Ward zz\u2011seventeen hurts people.]')
  expect(refused.statusCode).toBe(400)
  expect(refused.json()).toMatchObject({ fields: [{ field: 'publicBody' }] })
  expectStatus(await clear('[I know that ward.]'), 201)
  // Looked through before, written after.
  await here.db
    .insertInto('redaction')
    .values({
      commentId: comment as string,
      publicBody: `So ${words}.`,
      reason: 'none',
      byPerson: olive.id,
      at: here.clock.now,
    })
    .execute()
  const soon = new Date(here.clock.now.getTime() + 60_000)
  expect(await takeOutAgain(here.db, soon)).toBe(1)
  expect(await takeOutAgain(here.db, soon)).toBe(0)
  const latest = here.db
    .selectFrom('redaction')
    .select('publicBody')
    .where('commentId', '=', comment as string)
  expect(await latest.orderBy('id', 'desc').limit(1).executeTakeFirst()).toEqual({ publicBody: 'So […].' })
})

test('words come back where others were taken out of the same text since, in any order, and those stay out', async () => {
  const { olive, oscar } = here.cast
  const { slug } = await make(here).consultation()
  const text = 'Zzfirst, then zzsecond, then zzthird.'
  const { id } = await here.db
    .updateTable('consultation')
    .set({ summary: text })
    .where('slug', '=', slug)
    .returning('id')
    .executeTakeFirstOrThrow()
  await here.db
    .updateTable('consultation')
    .set({ whatCanChange: [text, 'Another'] })
    .where('id', '=', id)
    .execute()
  const hide = async (word: string) => {
    const made = await ask(olive, 'POST', '/api/desk/takedowns', { words: [word], reason: 'wrong' })
    expectStatus(made, 201)
    return made.json<{ id: string }>().id
  }
  const back = async (which: string) =>
    expectStatus(await ask(oscar, 'POST', `/api/desk/takedowns/${which}/decision`, { decision: 'put-back' }), 204)
  const left = async () => {
    const { summary, whatCanChange } = await here.db
      .selectFrom('consultation')
      .select(['summary', 'whatCanChange'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(whatCanChange).toEqual([summary, 'Another'])
    return summary
  }
  const [first, second, third] = [await hide('zzfirst'), await hide('zzsecond'), await hide('zzthird')]
  expect(await left()).toBe('[…], then […], then […].')
  await back(first)
  expect(await left()).toBe('Zzfirst, then […], then […].')
  await back(third)
  expect(await left()).toBe('Zzfirst, then […], then zzthird.')
  await back(second)
  expect(await left()).toBe(text)
})

test('what stands in much is hidden only once a second person agrees: one alone cannot blank what is public', async () => {
  const { olive, oscar } = here.cast
  for (let position = 31; position <= 41; position++) {
    const one = await make(here).consultation({ title: `Zzqfurlongs of care ${position}` })
    await here.db
      .insertInto('question')
      .values({
        consultationId: one.id,
        position,
        text: position < 35 ? `What of zzqplodge, ${position}, or 01632 960077?` : 'What of the buses?',
      })
      .execute()
  }
  const taking = async (word: string) => {
    const reply = await ask(olive, 'POST', '/api/desk/takedowns', { words: [word], reason: 'wrong' })
    expectStatus(reply, 201)
    return reply.json<{ id: string; places: number; held: boolean }>()
  }
  const titles = () =>
    here.db.selectFrom('consultation').select('title').where('title', 'like', 'Zzqfurlongs%').execute()
  const notes = async () => (await here.app.inject('/taken-out')).body.match(/<code/g)?.length ?? 0
  const before = await notes()
  const { id: consultationId, slug } = await make(here).consultation()
  await addDocument(
    here.db,
    consultationId,
    {
      kind: 'document',
      title: 'The plan as a file',
      language: 'en',
      url: undefined,
      file: { name: 'Plan.pdf', base64: Buffer.from('%PDF-1.7\n%%EOF\n').toString('base64') },
      changeReason: 'It was asked for.',
      version: undefined,
    },
    olive.id,
    here.clock.now,
  )
  const looking = await fill(olive, '/desk/takedowns/places', { words: 'Zzqfurlongs' })
  expect(looking.body).toContain('The plan as a file</a>')
  expect(looking.body).toContain(`/desk/consultations/${slug}/documents`)
  expect(looking.body).toContain('That is too much for one person.')
  expect((await fill(olive, '/desk/takedowns/places', { words: '35?' })).body).not.toContain('too much for one')
  const held = await taking('Zzqfurlongs')
  expect(held).toMatchObject({ held: true, places: 0 })
  expect(await titles()).toHaveLength(11)
  expect(await takeOutAgain(here.db, here.clock.now)).toBe(0)
  expect(await notes()).toBe(before)
  expect(takenOutIn('Zzqfurlongs', (await knownWords(here.db)).takenOut)).toEqual([])
  const page = await here.app.inject({ url: '/desk/takedowns', headers: { cookie: oscar.cookie, accept: 'text/html' } })
  expect(page.body).toContain('nothing is hidden yet')
  const decide = (who: typeof olive, id: string, decision: string) =>
    ask(who, 'POST', `/api/desk/takedowns/${id}/decision`, { decision })
  expectStatus(await decide(olive, held.id, 'taken-out'), 403)
  expectStatus(await decide(oscar, held.id, 'taken-out'), 204)
  expect(await titles()).toEqual([])
  // What was rewritten while it waited has nothing to take out any more.
  await here.db
    .updateTable('question')
    .set({ text: sql`text || ' zzqgone'` })
    .where('text', 'like', '%buses?')
    .execute()
  const gone = await taking('zzqgone')
  await here.db.updateTable('question').set({ text: 'What of it?' }).where('text', 'like', '%zzqgone').execute()
  expectStatus(await decide(oscar, gone.id, 'taken-out'), 409)
  expectStatus(await decide(oscar, gone.id, 'put-back'), 204)
  // A plain word waits sooner than a name or a number; what is left as it was hides nothing.
  // A capital, or what nobody sees, makes no name of it.
  for (const typed of ['Zzqplodge', 'ZZQPLODGE', 'Zzq\u00adplodge']) {
    const { id, held } = await taking(typed)
    expect(held, typed).toBe(true)
    expectStatus(await decide(oscar, id, 'put-back'), 204)
  }
  const plain = await taking('zzqplodge')
  expect(plain.held).toBe(true)
  expectStatus(await decide(oscar, plain.id, 'put-back'), 204)
  const questions = await here.db.selectFrom('question').select('id').where('text', 'like', '%zzqplodge%').execute()
  expect(questions).toHaveLength(4)
  expect(await taking('01632 960077')).toMatchObject({ held: false, places: 4 })
  // Nor can one blank it bit by bit: five that wait for a second are enough.
  await make(here).consultation({ title: 'Zzqone Zzqtwo Zzqthree Zzqfour Zzqfive Zzqsix' })
  const waiting = await here.db
    .selectFrom('takedown')
    .select('id')
    .where('askedBy', '=', olive.id)
    .where('decision', 'is', null)
    .execute()
  const asked = []
  for (const word of ['Zzqone', 'Zzqtwo', 'Zzqthree', 'Zzqfour', 'Zzqfive', 'Zzqsix'].slice(waiting.length))
    asked.push((await taking(word)).held)
  expect(asked).toEqual(asked.map((_held, index) => index === asked.length - 1))
})

test('what one person asks for at the same moment is counted one after another: five hide, the rest waits', async () => {
  const { oscar, ada } = here.cast
  const names = Array.from({ length: 9 }, (_one, n) => `Zzqtogether${'abcdefghi'[n]}`)
  await make(here).consultation({ title: names.join(' ') })
  const replies = await Promise.all(
    names.map((name) => ask(ada, 'POST', '/api/desk/takedowns', { words: [name], reason: 'names-person' })),
  )
  const made = replies.map((reply) => reply.json<{ id: string; held: boolean }>())
  expect(made.filter(({ held }) => !held)).toHaveLength(5)
  for (const { id } of made)
    expectStatus(await ask(oscar, 'POST', `/api/desk/takedowns/${id}/decision`, { decision: 'put-back' }), 204)
})

test('whoever may decide finds what is hidden, and complaints, on their home, and hears of them by mail, without the words', async () => {
  const { olive, oscar, rita } = here.cast
  const home = async (who: typeof olive) =>
    (await here.app.inject({ url: '/desk', headers: { cookie: who.cookie, accept: 'text/html' } })).body
  const told = async (who: typeof olive) =>
    (
      await here.db
        .selectFrom('workNews')
        .select('id')
        .where('personId', '=', who.id)
        .where('what', '=', 'takedown')
        .execute()
    ).length
  await here.db
    .updateTable('takedown')
    .set({ decision: 'put-back', decidedBy: oscar.id, decidedAt: here.clock.now })
    .where('decision', 'is', null)
    .execute()
  expect(await home(oscar)).not.toContain('Words are hidden')
  const [before, mine] = [await told(oscar), await told(olive)]
  await make(here).consultation({ title: 'Of Zzqhollis' })
  expectStatus(await ask(olive, 'POST', '/api/desk/takedowns', { words: ['Zzqhollis'], reason: 'names-person' }), 201)
  expect(await told(oscar)).toBe(before + 1)
  expect(await told(olive)).toBe(mine)
  expect(await told(rita)).toBe(0)
  expect(await home(oscar)).toMatch(/Mine to do.*Words are hidden in 1 place.*Waiting for others/s)
  expect(await home(olive)).toMatch(/Waiting for others.*Words are hidden in 1 place/s)
  for (const who of [olive, oscar, rita]) expect(await home(who)).not.toContain('Zzqhollis')
  expect(await home(rita)).not.toContain('Words are hidden')
  here.clock.now = new Date(here.clock.now.getTime() + 7 * 86_400_000)
  expect(await home(oscar)).toContain('overdue since')
})

test('what is put back shows the quotations again that two people had cleared, but for what another takedown hides', async () => {
  const { olive, oscar } = here.cast
  const consultation = await make(here).consultation()
  const owner = await make(here).organisation()
  const [first, second] = (await manyComments(here, consultation.id, 2, { consentToQuote: true })) as [string, string]
  const cleared = (comment: string, publicBody: string) =>
    here.db
      .insertInto('redaction')
      .values({ commentId: comment, publicBody, reason: 'none', byPerson: olive.id, at: new Date('2026-05-01') })
      .execute()
  await cleared(first, 'Zzqanders met Zzqbell at the clinic.')
  await cleared(second, 'Ask Zzqanders about the rota.')
  const started = await chain.start(olive, { comments: [first, second] })
  expectStatus(await chain.save(olive, started.ref, fullDraft(owner, { quotes: [first, second] })), 200)
  expectStatus(await chain.send(olive, started.ref, 1, 2), 204)
  expectStatus(await chain.review(oscar, started.ref, 1, 'approve'), 204)
  expectStatus(await chain.publish(olive, started.ref, 1), 200)
  const quoted = async () => {
    const rows = await publicWords(here.db).where('c.id', 'in', [first, second]).execute()
    return rows.map(({ words }) => words).sort()
  }
  const both = ['Ask Zzqanders about the rota.', 'Zzqanders met Zzqbell at the clinic.']
  expect(await quoted()).toEqual(both)
  const taking = async (word: string) => {
    const reply = await ask(olive, 'POST', '/api/desk/takedowns', { words: [word], reason: 'names-person' })
    expectStatus(reply, 201)
    return reply.json<{ id: string; held: boolean }>().id
  }
  const putBack = async (id: string) =>
    expectStatus(await ask(oscar, 'POST', `/api/desk/takedowns/${id}/decision`, { decision: 'put-back' }), 204)
  const latest = (comment: string) =>
    here.db
      .selectFrom('redaction')
      .select(['id', 'publicBody'])
      .where('commentId', '=', comment)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
  await here.db
    .updateTable('takedown')
    .set({ decision: 'put-back', decidedBy: oscar.id, decidedAt: here.clock.now })
    .where('decision', 'is', null)
    .execute()

  // Words that were cleared after the approval are not what was approved.
  here.clock.now = new Date(here.clock.now.getTime() + 3_600_000)
  const anders = await taking('Zzqanders')
  const bell = await taking('Zzqbell')
  expect(await quoted()).toEqual([])
  await putBack(anders)
  // The other takedown stands, with its own gap alone.
  expect(await quoted()).toEqual(['Ask Zzqanders about the rota.'])
  expect((await latest(first)).publicBody).toBe('Zzqanders met […] at the clinic.')
  await putBack(bell)
  expect(await quoted()).toEqual(both)

  // What an officer cleared meanwhile is theirs, and stays.
  const again = await taking('Zzqanders')
  const now = await latest(second)
  const saying = { publicBody: '[Ask the matron about the rota.]', reason: 'A name left out.', basedOn: now.id }
  expectStatus(await ask(oscar, 'POST', `/api/desk/comments/${second}/redactions`, saying), 201)
  await putBack(again)
  expect((await latest(second)).publicBody).toBe('[Ask the matron about the rota.]')
  expect((await latest(first)).publicBody).toBe('Zzqanders met Zzqbell at the clinic.')
})

test('what was decided says which words, out of what; files that are not named are counted', async () => {
  const { ada, olive, oscar } = here.cast
  const consultation = await make(here).consultation()
  const summary = 'As Zzqdecided said.'
  await here.db.updateTable('consultation').set({ summary }).where('id', '=', consultation.id).execute()
  const made = await ask(olive, 'POST', '/api/desk/takedowns', { words: ['Zzqdecided'], reason: 'names-person' })
  expectStatus(made, 201)
  const decision = `/api/desk/takedowns/${made.json().id}/decision`
  expectStatus(await ask(oscar, 'POST', decision, { decision: 'taken-out' }), 204)
  const decided = async (who: typeof ada) =>
    (await ask(who, 'GET', '/desk/takedowns')).body.split('<h2>Decided</h2>')[1]
  expect(await decided(ada)).toMatch(
    new RegExp(`“Zzqdecided”.*Out of\\s+1 place: ${consultation.slug}.*What was taken out`, 's'),
  )
  // Who only decides is told where, and not which words.
  expect(await decided(oscar)).toMatch(new RegExp(`Out of\\s+1 place: ${consultation.slug}`))
  expect(await decided(oscar)).not.toContain('Zzqdecided')
  const files = await here.db
    .insertInto('document')
    .values(
      Array.from({ length: 210 }, (_one, at) => ({
        consultationId: consultation.id,
        title: `Zz file ${at}`,
        url: `https://example.org/zz-${at}`,
      })),
    )
    .returning('id')
    .execute()
  await here.db
    .insertInto('documentFile')
    .values(files.map(({ id }) => ({ documentId: id, name: 'file.pdf', pdf: Buffer.from('%PDF-1.7\n%%EOF\n') })))
    .execute()
  const places = await fill(olive, '/desk/takedowns/places', { words: 'Zznowhere', reason: 'wrong' })
  expect(places.body).toMatch(/1\d more files not named here/)
})
