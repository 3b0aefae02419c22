import { beforeAll, expect, test } from 'vitest'
import { Plans } from '#server/evidence/contract.ts'
import { Account } from '#server/log/account/contract.ts'
import { OpenLog } from '#server/log/contract.ts'
import { newSigningKey } from '#server/ledger/checkpoint.ts'
import { signingKeyFor } from '#server/ledger/signing-key.ts'
import { sequenceWaiting } from '#workers/ledger.ts'
import { useHere } from '../support/here.ts'
import { make, say } from '../support/make.ts'
import { noon, publishing } from '../support/published.ts'

const here = useHere({ PUBLIC_URL: 'https://answers.example' })
const page = () => here.app.inject({ url: '/data', headers: { accept: 'text/html' } })
const plain = (markup: string) => markup.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&quot;', '"')

beforeAll(async () => {
  const consultation = await make(here).consultation({ slug: 'care' })
  const { saidMany, response } = publishing(here)
  await response(consultation, {
    on: '2026-05-20',
    comments: await saidMany(consultation, 2, { at: noon('2026-05-10') }),
  })
  await say(here.app, consultation.slug, 'Run the bus on Sundays.')
  const ledgerKey = newSigningKey('answers.example/ledger')
  await sequenceWaiting(here.db, await signingKeyFor({ ...here.config, ledgerKey }, here.db), () => here.clock.now)
})

test('each example that the page of open data prints does what it says', async () => {
  const { body } = await page()
  const commands = [...body.matchAll(/<code[^>]*>(curl [^<]*)<\/code>/g)].map(([, command]) => plain(command as string))
  expect(commands.length).toBeGreaterThan(4)
  for (const command of commands) {
    const address = /^curl (?:-O )?'?https:\/\/answers\.example(\/[^\s']*)'?$/.exec(command)?.[1]
    expect(address, command).toBeDefined()
    const reply = await here.app.inject(address as string)
    expect(reply.statusCode, command).toBe(200)
    expect(reply.body.length, command).toBeGreaterThan(100)
  }
})

test('each file of the list is there, of the type that it says, with its licence and as its schema has it', async () => {
  const { body } = await page()
  const rows = [...body.matchAll(/<a href="(\/[^"]*)" type="([^"]+)"/g)]
  const files = rows.map(([, address, type]) => [plain(address as string), type as string] as const)
  expect(files.map(([address]) => address)).toEqual(
    expect.arrayContaining(['/log.csv', '/log.json', '/log.atom', '/log.feed.json', '/api/consultations/care/account']),
  )
  for (const [address, type] of files) {
    const reply = await here.app.inject(address)
    expect(reply.statusCode, address).toBe(200)
    expect(reply.headers['content-type'], address).toContain(type)
    const contract = { 'log.json': OpenLog, account: Account, plans: Plans }[address.split('/').at(-1) as 'account']
    if (contract) expect(contract.safeParse(reply.json()).success, address).toBe(true)
  }
  for (const schema of ['log', 'account', 'plans']) {
    expect(body).toContain(`/data/${schema}.schema.json`)
    expect((await here.app.inject(`/data/${schema}.schema.json`)).json<{ type: string }>().type).toBe('object')
  }
})

test('the page says the licence, what each number counts, and where earlier versions are', async () => {
  const { body } = await page()
  expect(body).toContain('Open Government Licence v3.0')
  expect(body).toContain('<h2>Versions</h2>')
  const [version] = /\/log\/[^"<]*\/versions\/\d+/.exec(body) ?? []
  expect((await here.app.inject({ url: version as string, headers: { accept: 'text/html' } })).statusCode).toBe(200)
  const { info } = (await here.app.inject('/api/openapi.json')).json<{ info: { version: string } }>()
  expect(body).toContain(info.version)
})
