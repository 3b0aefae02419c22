import { expect, test } from 'vitest'
import { unseal } from '#server/data/seal.ts'
import { equalityQuestions } from '#server/intake/equality-vocabulary.ts'
import { formIn, post, wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { make, say } from '../support/make.ts'

const here = useHere()
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
