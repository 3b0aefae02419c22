import { hash } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#server/data/database.ts'
import { unseal } from '#server/data/seal.ts'
import { type EqualityTables, peopleApart } from '#server/desk/tables/equality-contract.ts'
import { equalityQuestions } from '#server/intake/equality-vocabulary.ts'
import { bodyHash as receivedHash } from '#server/intake/receive.ts'
import { formIn, post, wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { asking as askingAs, filling } from '../support/desk.ts'
import { make, say } from '../support/make.ts'
import { textLayer } from '../support/pdf.ts'
import { chance } from '../support/generate.ts'

const here = useHere()
const ask = askingAs(here)
const fill = filling(here)
const get = async (url: string) => (await here.app.inject({ url, headers: { accept: 'text/html' } })).body
async function asking(asks: boolean) {
  const place = await make(here).consultation()
  await here.db.updateTable('consultation').set({ asksEquality: asks }).where('id', '=', place.id).execute()
  here.app.invalidate('settings')
  return place
}
const kept = async (consultationId: string) =>
  (
    await here.db
      .selectFrom('equalityAnswer as a')
      .innerJoin('submission as s', 's.id', 'a.submissionId')
      .select('a.sealed')
      .where('s.consultationId', '=', consultationId)
      .execute()
  ).map(({ sealed }) => unseal(here.config.contactKey, sealed))

test('the form says why it asks, nobody has to answer, and what is given is sealed apart from the words', async () => {
  const { slug, id } = await asking(true)
  const address = `/consultations/${slug}/comment`
  const body = await get(address)
  expect(wordsOf(body)).toContain('You need not answer any of these. We ask so that')
  for (const question of Object.keys(equalityQuestions))
    expect(body).toMatch(new RegExp(`<select[^>]*id="equality-${question}"[^>]*>.*?<option value=""[^>]*selected`, 's'))
  const form = formIn(body, `${address}/check`)
  const typed = { ...form.fields, 'answer-1': 'Keep the beds.', 'equality-age': '65-79', 'equality-sex': '' }
  const checked = (await post(here.app, form.action, typed)).body
  expect(wordsOf(checked)).toContain('How old are you? 65 to 79')
  expect(wordsOf(checked)).not.toContain('What is your sex?')
  const sending = formIn(checked, `${address}/send`)
  expect((await post(here.app, sending.action, sending.fields)).statusCode).toBe(303)
  expect(await kept(id)).toEqual([{ question: 'How old are you?', value: '65 to 79' }])
  const words = await here.db.selectFrom('comment').select('body').where('consultationId', '=', id).execute()
  expect(JSON.stringify(words)).not.toContain('65')
  const wrong = await post(here.app, form.action, { ...typed, 'equality-age': 'old' })
  expect([wrong.statusCode, wrong.body.includes('href="#equality-age"')]).toEqual([400, true])
})

test('fewer than five who answered are shown to nobody; five are, as one number', async () => {
  const { slug, id } = await asking(true)
  const shown = async () =>
    (await here.app.inject(`/api/consultations/${slug}/plans`)).json<{ equalityAnswers: number | null }>()
  for (let n = 0; n < 4; n++) await say(here.app, slug, 'Words.', { equality: { age: '25-44', sex: 'female' } })
  expect((await shown()).equalityAnswers).toBeNull()
  await say(here.app, slug, 'Words.', { equality: { disability: 'no' } })
  expect((await shown()).equalityAnswers).toBe(5)
  expect(await kept(id)).toHaveLength(9)
})

test('a consultation that does not ask has no such question, and refuses answers to it', async () => {
  const { slug, id } = await asking(false)
  expect(await get(`/consultations/${slug}/comment`)).not.toContain('equality-age')
  const refused = await say(here.app, slug, 'Words.', { equality: { age: '25-44' } })
  expect([refused.statusCode, refused.json<{ detail: string }>().detail]).toEqual([
    400,
    'This consultation does not ask about equality.',
  ])
  expect(await kept(id)).toEqual([])
})

test('paper asks the same, and what is typed in from it is sealed in the same words', async () => {
  const { olive } = here.cast
  const { slug, id } = await asking(true)
  const other = await asking(false)
  const page = wordsOf(await get(`/consultations/${slug}/paper`))
  const file = textLayer((await here.app.inject({ url: `/consultations/${slug}/paper.pdf` })).rawPayload)
  for (const paper of [page, file])
    for (const { text, choices } of Object.values(equalityQuestions))
      for (const printed of [text, ...Object.values(choices), 'I would rather not say'])
        expect(paper.replaceAll(/\s+/g, ' ')).toContain(printed)
  expect(wordsOf(await get(`/consultations/${other.slug}/paper`))).not.toContain('How old are you?')
  expect((await ask(olive, 'GET', `/desk/imports/type-in?consultation=${slug}`)).body).toContain('id="equality-age"')
  const typed = {
    key: 'a-key-of-the-page',
    consultation: slug,
    channel: 'paper',
    'words-0': 'The bus stops too early.',
  }
  const wrong = await fill(olive, '/desk/imports/type-in', { ...typed, 'equality-age': 'old' })
  expect([wrong.statusCode, wrong.body.includes('href="#equality-age"')]).toEqual([400, true])
  expect((await fill(olive, '/desk/imports/type-in', { ...typed, 'equality-age': '65-79' })).statusCode).toBe(303)
  expect(await kept(id)).toEqual([{ question: 'How old are you?', value: '65 to 79' }])
  const sent = {
    ...typed,
    consultation: other.slug,
    comments: [{ question: null, body: 'Trams.' }],
    equality: { age: '65-79' },
  }
  expect((await ask(olive, 'POST', '/api/desk/imports/typed-in', sent)).statusCode).toBe(400)
  expect(await kept(other.id)).toEqual([])
})

test('no hash beside the words can be guessed open: the same words with other sealed answers are told apart by a key', async () => {
  const { slug, id } = await asking(true)
  const given = { comments: [{ body: 'Words.' }], consentToQuote: false, language: 'en', equality: { age: '25-44' } }
  await say(here.app, slug, 'Words.', { equality: given.equality })
  const { bodyHash } = await here.db
    .selectFrom('submission')
    .select('bodyHash')
    .where('consultationId', '=', id)
    .executeTakeFirstOrThrow()
  expect(bodyHash.equals(hash('sha256', JSON.stringify(given), 'buffer'))).toBe(false)
  const key = here.config.receiptKey
  const known = receivedHash({ receiptKey: key }, given as never)
  expect(bodyHash.equals(known)).toBe(true)
  expect(receivedHash({ receiptKey: Buffer.alloc(32) }, given as never).equals(known)).toBe(false)
})

test('officers see who answered in totals: small numbers are held back, and nobody’s answer can be worked out', async () => {
  const { olive, bea } = here.cast
  const { slug } = await asking(true)
  const url = `/api/desk/themes/${slug}/equality`
  const read = async () => (await ask(olive, 'GET', url)).json<EqualityTables>()
  for (let n = 0; n < 19; n++) await say(here.app, slug, 'Words.', { equality: { age: '25-44', sex: 'female' } })
  expect(await read()).toMatchObject({
    submissions: 19,
    answered: 19,
    tables: [],
    tooFew: ['How old are you?', 'What is your sex?'],
  })
  for (let n = 0; n < 22; n++) await say(here.app, slug, 'Words.', { equality: { age: '65-79' } })
  for (let n = 0; n < 3; n++) await say(here.app, slug, 'Words.', { equality: { age: '80-over' } })
  await say(here.app, slug, 'Words.')
  const { submissions, answered, tables, tooFew } = await read()
  expect([submissions, answered, tooFew]).toEqual([45, 44, ['What is your sex?']])
  const [age] = tables
  expect(age?.answered).toBe(44)
  expect(age?.rows.map(({ answer }) => answer)).toEqual(Object.values(equalityQuestions.age.choices))
  const shown = new Map(age?.rows.map(({ answer, n }) => [answer, n]))
  expect(shown.get('80 or over')).toBeNull()
  expect(shown.get('Under 16')).toBeNull()
  // What is held back beside the total could be shared out in more than one way.
  const rest = 44 - [...shown.values()].reduce<number>((sum, n) => sum + (n ?? 0), 0)
  expect(rest).toBeGreaterThanOrEqual(5)
  const page = await ask(olive, 'GET', `/desk/themes/${slug}/equality`)
  expect(wordsOf(page.body)).toContain('80 or over held back')
  expect(JSON.stringify(page.body)).not.toMatch(/80 or over.{0,40}\b3\b/)
  expect((await ask(bea, 'GET', url)).statusCode).toBe(403)
})

test('no two looks at the totals differ by fewer than ten people, no matter who comes or is erased in between', async () => {
  const { slug, id } = await asking(true)
  const url = `/api/desk/themes/${slug}/equality`
  const random = chance(Number(process.env.SEED ?? 11))
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
  const ages = Object.keys(equalityQuestions.age.choices)
  const answering = async () => {
    const rows = await here.db
      .selectFrom('submission as s')
      .innerJoin('equalityAnswer as a', 'a.submissionId', 's.id')
      .select('s.id')
      .distinct()
      .where('s.consultationId', '=', id)
      .execute()
    return new Set(rows.map((row) => row.id))
  }
  const owner = openDatabase(here.ownerUrl, 1)
  onTestFinished(() => owner.close())
  let people = await answering()
  let shown = (await ask(here.cast.olive, 'GET', url)).body
  let changes = 0
  for (let step = 0; step < 90; step++) {
    const now = await answering()
    if (now.size > 25 && random() < 0.2)
      await owner.db
        .deleteFrom('equalityAnswer')
        .where('submissionId', '=', one([...now]))
        .execute()
    else await say(here.app, slug, 'Words.', random() < 0.9 ? { equality: { age: one(ages) } } : {})
    // Two look at the same moment.
    const [body, again] = (await Promise.all([1, 2].map(() => ask(here.cast.olive, 'GET', url)))).map(
      (reply) => reply.body,
    )
    expect(again).toBe(body)
    if (body === shown) continue
    const after = await answering()
    const apart = [...people].filter((id) => !after.has(id)).length + [...after].filter((id) => !people.has(id)).length
    expect(apart).toBeGreaterThanOrEqual(peopleApart)
    ;[people, shown] = [after, body as string]
    changes++
  }
  expect(changes).toBeGreaterThan(3)
  expect(JSON.parse(shown)).toMatchObject({ tables: [{ question: 'How old are you?' }] })
})
