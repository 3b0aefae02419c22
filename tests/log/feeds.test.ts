import { parse } from 'csv-parse/sync'
import { beforeAll, expect, test } from 'vitest'
import type { OpenLog } from '#server/log/contract.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { publishing } from '../support/published.ts'

const here = useHere({ PUBLIC_URL: 'https://said.example' })
const dangerous = ['=1+1', '+44', '-2', '@SUM(A1)', '\tx', '\rx', '＝1', '＋1', '－1', '＠x']

beforeAll(async () => {
  const consultation = await make(here).consultation({ slug: 'closer', title: '=HYPERLINK("http://evil.example")' })
  const rows = publishing(here)
  for (const [index, words] of dangerous.entries())
    await rows.response(consultation, {
      ref: `CSV-${index}`,
      on: '2026-05-12',
      youSaid: words,
      weDid: `${words}, "quoted"\nand more`,
    })
  await rows.response(consultation, {
    ref: 'XML-1',
    on: '2026-05-20',
    youSaid: '<script>alert("&")</script> \u0001 ]]> £',
    comments: await rows.saidMany(consultation, 2),
    themes: [consultation.themes.maternity as string],
    commitments: [{ text: 'Say so', dueOn: '2026-05-25' }],
  })
})

const rowsOf = (csv: string) => parse(csv, { columns: true, bom: true }) as unknown as Record<string, string>[]

test('the CSV opens in a spreadsheet without anything being run, and says what it counts under which licence', async () => {
  const reply = await here.app.inject('/log.csv')
  expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(reply.headers['content-disposition']).toContain('you-said-we-did-2026-06-01.csv')
  expect(reply.body.startsWith('\ufeffref,')).toBe(true)
  const rows = rowsOf(reply.body)
  expect(rows).toHaveLength(11)
  for (const row of rows) {
    for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
  }
  for (const [index, words] of dangerous.entries()) {
    const row = rows.find((one) => one.ref === `CSV-${index}`)
    expect(row?.you_said).toBe(`'${words}`)
    expect(row?.we_did).toBe(`'${words}, "quoted"\nand more`)
  }
  const last = rows.find((row) => row.ref === 'XML-1')
  expect(last).toMatchObject({
    comments: '2',
    themes: 'Maternity',
    commitments: 'Say so (late; due 2026-05-25)',
    commitments_late: '1',
    address: 'https://said.example/log/XML-1',
    log_as_of: '2026-06-01',
  })
  expect(last?.licence).toContain('Open Government Licence v3.0')
  expect(last?.counted).toContain('A comment is one free-text answer')
})

test('the files take the same filters as the page', async () => {
  expect(rowsOf((await here.app.inject('/log.csv?theme=maternity')).body).map((row) => row.ref)).toEqual(['XML-1'])
  expect(rowsOf((await here.app.inject('/log.csv?asOf=2026-05-11')).body)).toEqual([])
  const json = (await here.app.inject('/log.json?theme=maternity&asOf=2026-05-20')).json<OpenLog>()
  expect(json.items.map((entry) => entry.ref)).toEqual(['XML-1'])
  expect(json.asOf).toBe('2026-05-20')
  expect(json.items[0]?.commitments[0]?.state).toBe('due')
  expect(json.licence.url).toContain('open-government-licence')
  expect(json.attribution).toContain('Better Care Together')
  const atom = (await here.app.inject('/log.atom?theme=maternity')).body
  expect(atom.match(/<entry>/g)).toHaveLength(1)
  expect(atom).toContain('href="https://said.example/log.atom?theme=maternity"')
})

test('the feed is well-formed whatever people wrote, with permanent addresses as ids', async () => {
  const reply = await here.app.inject('/log.atom')
  expect(reply.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
  expect(reply.body).toContain('<id>https://said.example/log/XML-1</id>')
  expect(reply.body).toContain('&lt;script&gt;alert(&quot;&amp;&quot;)&lt;/script&gt;')
  expect(reply.body).not.toContain('\u0001')
  expect(reply.body.match(/<entry>/g)).toHaveLength(11)
  expect(reply.body).toContain('<updated>2026-05-20T00:00:00Z</updated>')
})

test('a file that did not change is not sent again', async () => {
  const first = await here.app.inject('/log.csv')
  const again = await here.app.inject({ url: '/log.csv', headers: { 'if-none-match': String(first.headers.etag) } })
  expect([again.statusCode, again.body]).toEqual([304, ''])
})

test('a reply moves <updated> of its entry to the day on which it was told, not to the day it is dated', async () => {
  const trust = await make(here).organisation('Melton Mowbray Trust')
  const consultation = await make(here).consultation()
  const { id, ref } = await publishing(here).response(consultation, {
    ref: 'TOLD-1',
    on: '2026-05-10',
    outcome: 'passed-on',
    passedTo: [{ organisationId: trust, on: '2026-05-09', replyDue: '2026-06-01', reply: null, repliedOn: null }],
  })
  const entry = async (asOf: string) => {
    const { body } = await here.app.inject(`/log.atom?consultation=${consultation.slug}&asOf=${asOf}`)
    return /<id>[^<]*TOLD-1<\/id>.*?<updated>([^<]*)<\/updated>/s.exec(body)?.[1]
  }
  expect(await entry('2026-05-31')).toBe('2026-05-10T00:00:00Z')
  await here.db
    .insertInto('reply')
    .values({
      responseId: id,
      organisationId: trust,
      text: 'We will.',
      repliedOn: '2026-05-14',
      byPerson: here.cast.olive.id,
      onDay: '2026-05-20',
    })
    .execute()
  expect(ref).toBe('TOLD-1')
  expect(await entry('2026-05-31')).toBe('2026-05-20T00:00:00Z')
  expect(await entry('2026-05-19')).toBe('2026-05-10T00:00:00Z')
})

test('a feed of a part is told from the whole by its title', async () => {
  const titleOf = async (query: string) =>
    (await here.app.inject(`/log.feed.json${query}`)).json<{ title: string }>().title
  const whole = await titleOf('')
  const part = await titleOf('?theme=maternity&outcome=done')
  expect(part).toBe(`${whole} · Theme: Maternity · Outcome: We have done this`)
  expect((await here.app.inject('/log.atom?theme=maternity&outcome=done')).body).toContain(`<title>${part}</title>`)
  expect((await here.app.inject(`/log.atom?q=${encodeURIComponent('\u202E\u0007<b>')}`)).body).not.toContain('<b>')
})
