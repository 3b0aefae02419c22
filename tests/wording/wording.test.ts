import { beforeEach, expect, test } from 'vitest'
import { saidIn } from '#server/wording/sentences.ts'
import { asking } from '../support/desk.ts'
import { wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()
const ask = (...given: Parameters<ReturnType<typeof asking>>) => asking(here)(...given)
const sentence = saidIn('pl').find(({ kind }) => kind === 'help') as { english: string; said: string }
const line = async (language: string) => {
  const body = wordsOf((await ask(here.cast.rita, 'GET', '/desk/wording')).body)
  return new RegExp(`${language} \\S+ (Yes|Not yet) (\\d+) of`).exec(body)?.slice(1)
}
beforeEach(async () => {
  await make(here).consultation()
})

test('a speaker who is no officer reads sentence by sentence, the most dangerous first; their name and day stand beside it', async () => {
  const page = wordsOf((await ask(here.cast.rita, 'GET', '/desk/wording/pl')).body)
  expect(page).toContain('Help in an emergency')
  expect(page).toContain(sentence.said)
  expect(page).toContain('By machine')
  const before = Number((await line('Polish'))?.[1])
  const { english, said } = sentence
  const read = await ask(here.cast.rita, 'POST', '/api/desk/wording/pl/readings', { english, said, verdict: 'right' })
  expect(read.statusCode).toBe(204)
  expect(Number((await line('Polish'))?.[1])).toBe(before + 1)
  const after = wordsOf((await ask(here.cast.rita, 'GET', '/desk/wording/pl?kind=help')).body)
  expect(after).toContain('Right read by Rita Reviewer')
  const wrong = { english, said, verdict: 'wrong', better: 'Lepiej tak.' }
  expect((await ask(here.cast.olive, 'POST', '/api/desk/wording/pl/readings', wrong)).statusCode).toBe(204)
  expect(wordsOf((await ask(here.cast.rita, 'GET', '/desk/wording/pl?kind=help')).body)).toContain(
    'Better: Lepiej tak.',
  )
})

test('reading is refused for words that nobody is shown, without a better wording, and to anyone who may not review', async () => {
  const { english, said } = sentence
  const post = (as: typeof here.cast.rita | null, body: object) =>
    ask(as, 'POST', '/api/desk/wording/pl/readings', body)
  expect((await post(here.cast.rita, { english, said: 'Other words.', verdict: 'right' })).statusCode).toBe(409)
  expect((await post(here.cast.rita, { english, said, verdict: 'wrong' })).statusCode).toBe(400)
  expect((await post(here.cast.bea, { english, said, verdict: 'right' })).statusCode).toBe(403)
  expect((await post(null, { english, said, verdict: 'right' })).statusCode).toBe(401)
})

test('a language that is switched off leads to English, stands in no language bar, and still takes what somebody sends', async () => {
  const off = (offered: string, as = here.cast.ada) =>
    ask(as, 'POST', '/api/desk/wording/gu/offered', { offered, reason: 'Not read yet.' })
  expect((await off('no', here.cast.olive)).statusCode).toBe(403)
  expect((await here.app.inject('/gu/')).statusCode).toBe(200)
  expect((await off('no')).statusCode).toBe(204)
  const gone = await here.app.inject('/gu/receipts')
  expect([gone.statusCode, gone.headers.location]).toEqual([302, '/receipts'])
  expect((await here.app.inject('/')).body).not.toContain('href="/gu"')
  expect((await here.app.inject('/')).body).toContain('href="/pl"')
  expect((await here.app.inject({ method: 'POST', url: '/gu/receipts', payload: {} })).statusCode).toBe(400)
  expect((await off('yes')).statusCode).toBe(204)
  expect((await here.app.inject('/gu/receipts')).statusCode).toBe(200)
  const history = await here.db
    .selectFrom('history')
    .select(['action', 'detail'])
    .where('action', 'like', 'language.%')
    .orderBy('id')
    .execute()
  expect(history).toEqual([
    { action: 'language.switched-off', detail: { language: 'gu', reason: 'Not read yet.' } },
    { action: 'language.offered', detail: { language: 'gu', reason: 'Not read yet.' } },
  ])
})
