import { beforeAll, expect, test } from 'vitest'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()
beforeAll(() => make(here).consultation({ slug: 'care' }))

test.each([
  ['themes', '/consultations/care/account#themes'],
  ['points', '/consultations/care#points'],
  ['places', '/consultations/care/account#areas-title'],
  ['documents', '/consultations/care#documents'],
  ['privacy', '/consultations/care#privacy'],
])('an address that was cut after “%s” leads to their list, in the same language', async (part, list) => {
  const ask = (url: string) => here.app.inject({ url, headers: { accept: 'text/html' } })
  expect((await ask(`/consultations/care/${part}`)).headers.location).toBe(list)
  expect((await ask(`/ur/consultations/care/${part}`)).headers.location).toBe(`/ur${list}`)
  expect((await ask(`/consultations/none/${part}`)).statusCode).toBe(404)
})
