import { beforeAll, expect, test } from 'vitest'
import { formNumberAsPrinted, formNumberOf } from '#server/imports/typed-in/form-number-contract.ts'
import { languageCodes } from '#server/http/languages/vocabulary.ts'
import { asking, filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { textLayer } from '../support/pdf.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)
let slug: string
beforeAll(async () => void ({ slug } = await make(here).consultation()))

const code = /[0-9A-HJKMNP-TV-Z]{6}(?:-[0-9A-HJKMNP-TV-Z]{5}){4}/
const number = /[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z](?![0-9A-Z-])/
const printed = async (url: string) => textLayer((await here.app.inject({ url })).rawPayload)

test('a number of a form is read as people write it, and a misread sign is noticed', () => {
  const made = formNumberOf(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))
  expect(formNumberAsPrinted(made.toLowerCase().replaceAll('-', ' '))).toBe(made)
  expect(formNumberAsPrinted(made.replace(/^./, (sign) => (sign === '7' ? '8' : '7')))).toBeUndefined()
})

test.each(languageCodes)('the form is set as PDF/UA in %s, with its own receipt', async (language) => {
  const path = language === 'en' ? '' : `/${language}`
  const text = await printed(`${path}/consultations/${slug}/paper.pdf`)
  expect(text.replace(/\s/g, '')).toMatch(code)
})

test('the receipt that was torn off works once the form was typed in by its number, in whichever order of two', async () => {
  const { olive } = here.cast
  const text = await printed(`/consultations/${slug}/paper.pdf`)
  const [receipt] = code.exec(text) as RegExpExecArray
  const [formNumber] = number.exec(text.replace(receipt, '')) as RegExpExecArray
  expect((await here.app.inject(`/api/receipts/${receipt}`)).statusCode).toBe(404)
  const typed = { key: 'a-key-of-the-page', consultation: slug, channel: 'paper', formNumber: formNumber.toLowerCase() }
  const form = { ...typed, 'words-0': 'The bus stops too early.' }
  const wrong = await fill(olive, '/desk/imports/type-in', { ...form, formNumber: 'ABCDE-FGHJK-Z' })
  expect(wrong.statusCode).toBe(400)
  expect(wrong.body).toContain('This is no number of our forms.')
  expect((await fill(olive, '/desk/imports/type-in', form)).statusCode).toBe(303)
  expect((await here.app.inject(`/api/receipts/${receipt}`)).statusCode).toBe(200)
  const other = await fill(olive, '/desk/imports/type-in', { ...form, key: 'another-key', 'words-0': 'Other words.' })
  expect(other.statusCode).toBe(409)
  expect(other.body).toContain('The form with this number was typed in already')
})

test('many forms have a receipt each; only those who take in paper print them, and a receipt of what they typed in', async () => {
  const { olive, bea } = here.cast
  const url = `/desk/consultations/${slug}/forms.pdf?copies=3&language=pl`
  expect((await ask(bea, 'GET', url)).statusCode).toBe(403)
  expect((await ask(null, 'GET', url)).statusCode).toBe(401)
  const forms = textLayer((await ask(olive, 'GET', url)).rawPayload)
  expect(new Set(forms.match(new RegExp(code, 'g'))).size).toBe(3)
  const typed = {
    key: 'yet-another-key',
    consultation: slug,
    channel: 'paper',
    comments: [{ question: null, body: 'Trams.' }],
  }
  const { id, receipt } = (await ask(olive, 'POST', '/api/desk/imports/typed-in', typed)).json<{
    id: string
    receipt: string
  }>()
  const own = await ask(olive, 'GET', `/desk/imports/typed-in/${id}/receipt.pdf?language=ur`)
  expect(textLayer(own.rawPayload)).toContain(receipt)
  expect((await ask(here.cast.oscar, 'GET', `/desk/imports/typed-in/${id}/receipt.pdf`)).statusCode).toBe(404)
})
