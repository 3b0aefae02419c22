import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { useHere } from '../support/here.ts'
import { desk, expectStatus, group, sent } from './say.ts'

const here = useHere()
const chain = desk(here)

test('everything that is done to a response has its words in its history', () => {
  // What stands in brackets or behind a dot is a column or a field.
  const done = /(?<=action: |\? |: |, )'((?:response|commitment|hold)\.[a-z-]+)'/g
  const page = readFileSync('server/desk/responses/response.ts', 'utf8')
  const columns = new Set(['response.id', 'response.ref'])
  const missing = globSync('server/**/*.ts')
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(done)].map(([, action = '']) => action))
    .filter((action) => !columns.has(action) && !page.includes(`'${action}': '`))
  expect([...new Set(missing)]).toEqual([])
})

test('the history says which groups were asked, and for which one an officer recorded what it said', async () => {
  const { olive, oscar } = here.cast
  const { ref } = await sent(here)
  const [asked, advises] = [await group(here, 'approve'), await group(here, 'advise')]
  expectStatus(
    await chain.ask(olive, 'POST', `/${ref}/rounds`, { version: 1, groups: [asked, advises], dueOn: '2026-06-15' }),
    201,
  )
  expectStatus(await chain.recorded(oscar, ref, 1, 'approve', asked), 204)
  expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
  const { history } = (await chain.ask(olive, 'GET', `/${ref}`)).json()
  expect(history.slice(-3).map((one: { what: string }) => one.what)).toEqual([
    'Took it back to groups (Group that may advise, Group that may approve, version 1)',
    'Approved it (Group that may approve, recorded from its meeting, version 1)',
    'Approved it (version 1)',
  ])
})
