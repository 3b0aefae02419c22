import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { formIn, post, wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'

const here = useHere()
// The cast is what makes an installation more than empty.
beforeAll(async () => {
  const owner = new pg.Client({ connectionString: here.ownerUrl })
  await owner.connect()
  await owner.query('truncate person cascade')
  await owner.end()
})

test('an empty installation says so on its home page, leads to set-up, and is then itself', async () => {
  const home = await here.app.inject('/')
  expect(home.statusCode).toBe(200)
  expect(wordsOf(home.body)).toContain('Nobody has set it up yet')
  expect(home.body).toContain('href="/set-up"')

  const page = await here.app.inject('/set-up')
  const { action } = formIn(page.body, '/set-up')
  const wrong = await post(here.app, action, {
    programme: 'Better Births',
    area: '',
    name: 'Ada',
    email: 'ada',
    password: 'short',
  })
  expect(wrong.statusCode).toBe(400)
  expect(formIn(wrong.body, '/set-up').fields).toMatchObject({ programme: 'Better Births', name: 'Ada', email: 'ada' })
  expect(wrong.body).not.toContain('short')
  for (const field of ['area', 'email', 'password']) expect(wrong.body).toContain(`href="#${field}"`)

  const right = await post(here.app, action, {
    programme: 'Better Births',
    area: 'Rutland',
    name: 'Ada',
    email: 'ada@example.org',
    password: 'correct horse battery',
  })
  expect(right.statusCode).toBe(303)
  const after = wordsOf((await here.app.inject('/')).body)
  expect(after).toContain('Better Births')
  expect(after).toContain('Nothing is open for comments today.')
  expect(after).not.toContain('Nobody has set it up yet')
})
