import { readdirSync, readFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import type { ImportView, LineDetail, LineView, ProgressView, UploadView } from '#server/imports/contract.ts'
import { uploadPath } from '#server/imports/chosen/uploads.ts'
import { importWaiting } from '#workers/imports.ts'
import { multipart } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { relations, words, workbook, worksheet } from '../support/workbook.ts'

type Expected = { file: string; dataRows: number; accepted: number; rejected: number; comments: number }

const dataDir = mkdtempSync(path.join(tmpdir(), 'said-desk-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
const here = useHere({ DATA_DIR: dataDir })
const folder = fileURLToPath(new URL('../../server/demo/imports/', import.meta.url))
const { files } = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as { files: Expected[] }

const as = (who: 'olive' | 'oscar' | 'rita' | 'ada' = 'olive') => ({ cookie: here.cast[who].cookie })

const fileForm = (...given: Parameters<typeof multipart>) => {
  const { headers, payload } = multipart(...given)
  return { headers: { ...headers, ...as() }, payload }
}

const upload = (slug: string, name: string, content: Buffer | string) =>
  here.app.inject({
    method: 'POST',
    url: '/api/desk/imports/files',
    ...fileForm({ consultation: slug }, { name, content }),
  })

const api = async <T>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object) => {
  const reply = await here.app.inject({
    method,
    url: `/api/desk/imports${url}`,
    headers: as(),
    ...(payload && { payload }),
  })
  return {
    status: reply.statusCode,
    body: (reply.body && reply.headers['content-type']?.includes('json') ? reply.json() : reply.body) as T,
  }
}

const form = (url: string, fields: Record<string, string>) =>
  here.app.inject({
    method: 'POST',
    url: `/desk/imports${url}`,
    headers: { ...as(), 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })

const work = () =>
  importWaiting(
    here.db,
    { ...here.config, databaseUrl: here.appUrl },
    () => here.clock.now,
    new AbortController().signal,
  )

/** A file chosen, begun and worked off. @returns the import's id */
async function imported(slug: string, name: string, content: Buffer | string): Promise<string> {
  const chosen = (await upload(slug, name, content)).json<UploadView>()
  const begun = await api<{ id: string }>('POST', `/files/${chosen.id}/import`)
  await work()
  return begun.body.id
}

describe.each(files)('$file', (expected) => {
  test('gives what the manifest says through the API and through the browser’s form', async () => {
    const content = readFileSync(path.join(folder, expected.file))
    const { slug } = await make(here).consultation()
    const chosen = (await upload(slug, expected.file, content)).json<UploadView>()
    const dry = await api<{ rows: number; rejected: object[] }>('POST', `/files/${chosen.id}/dry-run`)
    expect(dry.body).toMatchObject({
      rows: expected.dataRows,
      accepted: expected.accepted,
      comments: expected.comments,
    })
    expect(dry.body.rejected).toHaveLength(expected.rejected)

    const sent = await here.app.inject({
      method: 'POST',
      url: '/desk/imports/new',
      ...fileForm({ consultation: slug }, { name: expected.file, content }),
    })
    expect(sent.statusCode).toBe(303)
    const page = sent.headers.location as string
    expect((await here.app.inject({ url: page, headers: as() })).statusCode).toBe(200)
    const tried = await form(page.replace('/desk/imports', ''), { do: 'try' })
    expect(tried.headers.location).toBe(`${page}#report`)
    expect((await here.app.inject({ url: page, headers: as() })).body).toContain('What importing it would give')
    const begun = await form(page.replace('/desk/imports', ''), { do: 'import' })
    await work()
    const id = (begun.headers.location as string).split('/').at(-1) as string
    const view = (await api<ImportView>('GET', `/${id}`)).body
    expect(view).toMatchObject({
      state: 'finished',
      accepted: expected.accepted,
      rejected: expected.rejected,
      comments: expected.comments,
      held: 0,
      already: 0,
      obstacles: [],
    })
    expect((await here.app.inject({ url: `/desk/imports/${id}`, headers: as() })).statusCode).toBe(200)
  })
})

test('a trial shows the rows that are not taken in, without where they were sent from', async () => {
  const { slug } = await make(here).consultation()
  const text =
    'Ref,IP address,Date,Comment\n1,192.0.2.9,13/02/2026,Beds\n2,192.0.2.8,14/02/2026,a,b\n3,192.0.2.7,soon,\0\n'
  const chosen = (await upload(slug, 'rows.csv', `${text}4,192.0.2.6,soon,Buses\n`)).json<UploadView>()
  const dry = await api<{ rejected: object[]; held: object[] }>('POST', `/files/${chosen.id}/dry-run`)
  expect(dry.body.rejected).toMatchObject([
    { line: 3, row: '2,,14/02/2026,a,b' },
    { line: 4, row: '3,,soon,\ufffd' },
  ])
  expect(dry.body.held).toMatchObject([{ line: 5, row: '4,,soon,Buses' }])
  const page = await here.app.inject({ url: `/desk/imports/files/${chosen.id}`, headers: as() })
  expect(page.body).toContain('2,,14/02/2026,a,b')
})

test('a trial asks once for all dates, says why an order was chosen, and lists alike rows together', async () => {
  const { slug } = await make(here).consultation()
  const days = ['01/02/2025', '03/04/2025', '05/06/2025', '07/08/2025']
  const rows = days.map((day, n) => `${n + 1},${day},The bus comes too late for visiting (${n})`)
  const text = (more: string[]) => ['Ref,Received,What should change?', ...rows, ...more].join('\n')
  const look = async (page: string) => (await here.app.inject({ url: page, headers: as() })).body
  const choose = async (name: string, content: string) =>
    (
      await here.app.inject({
        method: 'POST',
        url: '/desk/imports/new',
        ...fileForm({ consultation: slug }, { name, content }),
      })
    ).headers.location as string

  const page = await choose('either-way.csv', text([]))
  const asked = await look(page)
  expect(asked).toContain('Which comes first in its dates, the day or the month?')
  expect(asked.replace(/<!--.*?-->/g, '')).toMatch(/4 lines<\/strong>, such as\s+line 2: Is “01\/02\/2025”/)
  await form(page.replace('/desk/imports', ''), { do: 'try', dateOrder: 'day-first' })
  const told = await look(page)
  expect(told).not.toContain('Which comes first in its dates')
  expect(told).toContain('read day first: as somebody said.')
  expect(told).toContain('Import 4 new rows')

  const plain = await look(await choose('one-way.csv', text(['5,23/08/2025,More seats in the waiting room please'])))
  expect(plain).toContain('read day first: 23/08/2025 can only be day first.')
})

test('what becomes of held rows is said while one looks at the file, and done once it is in', async () => {
  const { slug } = await make(here).consultation()
  const rows = [
    'Ref,Received,What should change?',
    '1,23/08/2025,The bus comes too late for visiting',
    '1,24/08/2025,Another row with the same number',
    '2,32/13/2025,A day that there is not',
    '3,33/13/2025,Another day that there is not',
  ]
  const begin = async (name: string) =>
    (
      await here.app.inject({
        method: 'POST',
        url: '/desk/imports/new',
        ...fileForm({ consultation: slug }, { name, content: rows.join('\n') }),
      })
    ).headers.location as string
  const page = await begin('held.csv')
  const trial = (await here.app.inject({ url: page, headers: as() })).body
  const asked = [...trial.matchAll(/name="held\.(\d)\.reason" value="([^"]*)"/g)].map(([, index, reason]) => ({
    index: index as string,
    reason: (reason as string).replaceAll('&quot;', '"'),
  }))
  expect(asked).toHaveLength(2)
  const fields = Object.fromEntries(
    asked.flatMap(({ index, reason }) => [
      [`held.${index}.reason`, reason],
      [`held.${index}.decision`, reason.includes('not a date') ? 'keep' : 'take'],
    ]),
  )
  // It is imported at once: nothing of how the file is read has changed.
  const begun = await form(page.replace('/desk/imports', ''), { ...fields, do: 'import' })
  expect(begun.headers.location).toMatch(/^\/desk\/imports\/[0-9a-f-]{36}$/)
  await work()
  const id = (begun.headers.location as string).split('/').at(-1) as string
  const { body } = await api<{ items: LineView[] }>('GET', `/${id}/lines?outcome=held`)
  expect(body.items.map(({ line, decision, decidedBy }) => [line, decision, decidedBy])).toEqual([
    [3, 'taken', 'Olive Officer'],
    [4, 'kept', 'Olive Officer'],
    [5, 'kept', 'Olive Officer'],
  ])
  const { body: view } = await api<ImportView>('GET', `/${id}`)
  expect([view.comments, view.undecided]).toEqual([2, 0])
})

describe('choosing how a file is read', () => {
  test('shows what was decided beside the first rows, and each decision can be changed', async () => {
    const { slug } = await make(here).consultation()
    const chosen = (
      await upload(slug, 'cards.csv', 'A title\n\nRef;Date;Comment\n1;03/04/2026;Beds, please\n2;05/06/2026;Buses\n')
    ).json<UploadView>()
    expect(chosen.decisions).toMatchObject({ encoding: 'utf-8', delimiter: ';', headerLine: 3 })
    expect(chosen.first.at(-1)).toEqual({ line: 5, cells: ['2', '05/06/2026', 'Buses'] })
    expect(chosen.map.columns.every(({ guessed, why }) => guessed && why !== '')).toBe(true)
    const changed = await api<UploadView>('PATCH', `/files/${chosen.id}`, { overrides: { headerRows: 0 } })
    expect(changed.body.decisions.headerRows).toBe(0)
    expect(changed.body.columns[0]?.label).toBe('Column 1')
  })

  test('an ambiguous column asks; the answer is a person’s word', async () => {
    const { slug } = await make(here).consultation()
    const chosen = (
      await upload(
        slug,
        'c.csv',
        'ID,Date,Comment\n1,03/04/2026,More beds in Melton please\n2,05/04/2026,And a bus to the clinic',
      )
    ).json<UploadView>()
    const dry = await api<{ held: { reason: string }[]; decisions: { dateOrder: string } }>(
      'POST',
      `/files/${chosen.id}/dry-run`,
    )
    expect(dry.body.decisions.dateOrder).toBe('ambiguous')
    expect(dry.body.held).toHaveLength(2)
    await form(`/files/${chosen.id}`, {
      do: 'apply',
      ...Object.fromEntries(chosen.map.columns.map(({ index, role }) => [`columns.${index}.role`, role])),
      'columns.1.dateOrder': 'day-first',
    })
    const view = (await api<UploadView>('GET', `/files/${chosen.id}`)).body
    expect(view.map.columns[1]).toMatchObject({ dateOrder: 'day-first', guessed: false })
    expect(view.map.columns[0]).toMatchObject({ guessed: true })
    expect((await api<object>('POST', `/files/${chosen.id}/dry-run`)).body).toMatchObject({ accepted: 2, held: [] })
  })

  test('a map saved under a name is offered when the same shape comes again, and can be used', async () => {
    const { slug } = await make(here).consultation()
    const content = 'Ref,When,Said\nA,2026-05-02,More beds in Melton\nB,2026-05-03,A bus to the clinic'
    const first = (await upload(slug, 'a.csv', content)).json<UploadView>()
    const columns = first.map.columns.map((column) =>
      column.label === 'Said' ? { ...column, role: 'comment', guessed: false } : column,
    )
    await api('PATCH', `/files/${first.id}`, { map: { columns } })
    expect((await api('POST', `/files/${first.id}/map`, { name: 'Cards' })).status).toBe(204)
    const second = (await upload(slug, 'b.csv', content.replace('A,', 'C,'))).json<UploadView>()
    expect(second.maps[0]).toEqual({ name: 'Cards', fits: true })
    const used = await form(`/files/${second.id}`, { do: 'use-map', mapName: 'Cards' })
    expect(used.statusCode).toBe(303)
    const view = (await api<UploadView>('GET', `/files/${second.id}`)).body
    expect(view.map.columns[2]).toMatchObject({ role: 'comment', guessed: false })
  })

  test('is only for the person who chose it, and a role that may import', async () => {
    const { slug } = await make(here).consultation()
    const chosen = (await upload(slug, 'a.csv', 'Comment\nMore beds')).json<UploadView>()
    const asked = (who: 'oscar' | 'rita') =>
      here.app.inject({ url: `/api/desk/imports/files/${chosen.id}`, headers: as(who) })
    expect((await asked('oscar')).statusCode).toBe(404)
    expect((await asked('rita')).statusCode).toBe(403)
  })

  test('a file that is given up is deleted', async () => {
    const { slug } = await make(here).consultation()
    const chosen = (await upload(slug, 'a.csv', 'Comment\nMore beds')).json<UploadView>()
    expect(existsSync(uploadPath(dataDir, chosen.id))).toBe(true)
    expect((await api('DELETE', `/files/${chosen.id}`)).status).toBe(204)
    expect(existsSync(uploadPath(dataDir, chosen.id))).toBe(false)
  })
})

test('a workbook with two sheets of comments is imported sheet after sheet, each of them seen first', async () => {
  const { slug, id: consultationId } = await make(here).consultation()
  const sheet = (first: string) =>
    worksheet(
      `<row r="1">${words('A1', 'ID')}${words('B1', 'Comment')}</row>` +
        [1, 2]
          .map(
            (n) =>
              `<row r="${n + 1}">${words(`A${n + 1}`, `${first}${n}`)}${words(`B${n + 1}`, `${first} people wait in the cold, day ${n}`)}</row>`,
          )
          .join(''),
    )
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const content = workbook('', {
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="Online" sheetId="1" r:id="rId1"/><sheet name="Paper" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ['worksheet', 'worksheets/sheet1.xml'],
      ['worksheet', 'worksheets/sheet2.xml'],
    ),
    'xl/worksheets/sheet1.xml': sheet('W'),
    'xl/worksheets/sheet2.xml': sheet('P'),
  })
  const chosen = (await upload(slug, 'both.xlsx', content)).json<UploadView>()
  expect(chosen.sheetAfter).toBe('Paper')
  await form(`/files/${chosen.id}`, { do: 'try' })
  const next = (await form(`/files/${chosen.id}`, { do: 'import-next', sheet: 'Online' })).headers.location as string
  expect(next).not.toContain(chosen.id)
  const page = (await here.app.inject({ url: next, headers: as() })).body
  expect(page).toContain('What importing it would give')
  expect(page).toContain('P1')
  await form(next.replace('/desk/imports', ''), { do: 'import', sheet: 'Paper' })
  await work()
  const bodies = await here.db
    .selectFrom('comment')
    .select('body')
    .where('consultationId', '=', consultationId)
    .execute()
  expect(bodies.map(({ body }) => body).sort()).toEqual([
    'P people wait in the cold, day 1',
    'P people wait in the cold, day 2',
    'W people wait in the cold, day 1',
    'W people wait in the cold, day 2',
  ])
})

describe('a file that cannot be imported', () => {
  test.each([
    ['a web page', 'page.csv', '<!doctype html><html><body>Please sign in</body></html>', /web page/],
    ['an empty file', 'a.csv', '', /empty/],
    ['headings alone', 'a.csv', 'Ref,Comment\n', /no rows/],
    ['a damaged workbook', 'a.xlsx', 'PK\u0003\u0004rest', /damaged/],
    ['a PDF', 'a.csv', '%PDF-1.7 …', /PDF/],
  ])(
    '%s is refused in a sentence beside the field, and nothing of it is kept',
    async (_what, name, content, sentence) => {
      const { slug } = await make(here).consultation()
      const before = readdirSync(path.join(dataDir, 'uploads')).length
      const reply = await upload(slug, name, content)
      expect(reply.statusCode).toBe(400)
      expect(reply.json().detail).toMatch(sentence)
      const page = await here.app.inject({
        method: 'POST',
        url: '/desk/imports/new',
        ...fileForm({ consultation: slug }, { name, content }),
      })
      expect(page.statusCode).toBe(400)
      expect(page.body).toMatch(sentence)
      expect(page.body).toContain('id="file-fault"')
      expect(readdirSync(path.join(dataDir, 'uploads'))).toHaveLength(before)
    },
  )

  test('no file, no consultation, an unknown one, or JSON: each has its sentence', async () => {
    const { slug } = await make(here).consultation()
    const file = { name: 'a.csv', content: 'Comment\nx' }
    const send = (parts: ReturnType<typeof fileForm>) =>
      here.app.inject({ method: 'POST', url: '/api/desk/imports/files', ...parts })
    expect((await send(fileForm({ consultation: slug }))).json().fields[0].field).toBe('file')
    expect((await send(fileForm({}, file))).json().fields[0].field).toBe('consultation')
    expect((await send(fileForm({ consultation: 'nowhere' }, file))).statusCode).toBe(404)
    const json = await here.app.inject({ method: 'POST', url: '/api/desk/imports/files', headers: as(), payload: {} })
    expect(json.statusCode).toBe(415)
  })
})

const survey = (...rows: string[]) => ['Response ID,Date,Comment', ...rows].join('\r\n')

describe('an import under way', () => {
  test('tells how far it is, as one answer and as a stream that ends with it', async () => {
    const { slug } = await make(here).consultation()
    const chosen = (await upload(slug, 'a.csv', survey('1,2026-05-02,Beds', '2,2026-05-02,Buses'))).json<UploadView>()
    const { id } = (await api<{ id: string }>('POST', `/files/${chosen.id}/import`)).body
    expect((await api<ProgressView>('GET', `/${id}/progress`)).body).toMatchObject({
      state: 'waiting',
      done: 0,
      lines: 2,
    })
    const stream = here.app.inject({
      url: `/api/desk/imports/${id}/progress`,
      headers: { ...as(), accept: 'text/event-stream' },
    })
    await work()
    const told = (await stream).body.split('\n\n').filter((event) => event.startsWith('data: '))
    expect(JSON.parse(told.at(-1)?.slice(6) as string)).toMatchObject({ state: 'finished', done: 2, accepted: 2 })
    expect(existsSync(uploadPath(dataDir, chosen.id))).toBe(false)
  })

  test('asked for twice is begun once', async () => {
    const { slug } = await make(here).consultation()
    const chosen = (await upload(slug, 'a.csv', survey('1,2026-05-02,Beds'))).json<UploadView>()
    const first = await api<{ id: string }>('POST', `/files/${chosen.id}/import`)
    expect((await api<{ id: string }>('POST', `/files/${chosen.id}/import`)).body.id).toBe(first.body.id)
  })

  test('stopped, it stays so until somebody lets it go on', async () => {
    const { slug } = await make(here).consultation()
    const chosen = (await upload(slug, 'a.csv', survey('1,2026-05-02,Beds'))).json<UploadView>()
    const { id } = (await api<{ id: string }>('POST', `/files/${chosen.id}/import`)).body
    expect((await api<ImportView>('POST', `/${id}/stop`)).body.state).toBe('stopped')
    await work()
    expect((await api<ImportView>('GET', `/${id}`)).body).toMatchObject({ state: 'stopped', accepted: 0 })
    await form(`/${id}`, { do: 'resume' })
    await work()
    expect((await api<ImportView>('GET', `/${id}`)).body).toMatchObject({ state: 'finished', accepted: 1 })
    expect((await api('POST', `/${id}/stop`)).status).toBe(409)
  })

  test('a file of many megabytes is read in a thread of its own, and gives the same', async () => {
    const { slug } = await make(here).consultation()
    const words = 'a long walk to the bus '.repeat(20)
    const rows = Array.from({ length: 5_000 }, (_, n) => `L-${n},2026-05-02,${n} ${words}`)
    const id = await imported(slug, 'large.csv', survey(...rows))
    expect((await api<ImportView>('GET', `/${id}`)).body).toMatchObject({
      state: 'finished',
      accepted: 5_000,
      comments: 5_000,
    })
  })

  test('whose file has gone says so, and what is in is not doubled later', async () => {
    const { slug } = await make(here).consultation()
    const chosen = (await upload(slug, 'a.csv', survey('1,2026-05-02,Beds'))).json<UploadView>()
    const { id } = (await api<{ id: string }>('POST', `/files/${chosen.id}/import`)).body
    rmSync(uploadPath(dataDir, chosen.id))
    await work()
    expect((await api<ImportView>('GET', `/${id}`)).body).toMatchObject({
      state: 'failed',
      fault: expect.stringContaining('no longer on this server'),
    })
  })
})

describe('a chosen file that goes while somebody asks about it', () => {
  const book = readFileSync(path.join(folder, files.find(({ file }) => file.endsWith('.xlsx'))!.file))

  test.each([
    ['a table', 'a.csv', survey('1,2026-05-02,Beds', '2,2026-05-02,Buses')],
    ['a workbook', 'a.xlsx', book],
  ])('%s: whatever would read it says that it is not there', async (_what, name, content) => {
    const { slug } = await make(here).consultation()
    const { id } = (await upload(slug, name, content)).json<UploadView>()
    rmSync(uploadPath(dataDir, id))
    const gone = expect.stringContaining('There is no such file here any more')
    for (const asked of [
      await api<{ detail: string }>('POST', `/files/${id}/dry-run`),
      await api<{ detail: string }>('POST', `/files/${id}/import`),
      await api<{ detail: string }>('PATCH', `/files/${id}`, { overrides: { headerLine: 2 } }),
    ])
      expect(asked).toMatchObject({ status: 404, body: { detail: gone } })
    for (const what of ['try', 'import']) {
      const reply = await form(`/files/${id}`, { do: what })
      expect([what, reply.statusCode, reply.body]).toEqual([what, 404, gone])
    }
  })

  test('once it was imported, that is said', async () => {
    const { slug } = await make(here).consultation()
    const { id } = (await upload(slug, 'a.csv', survey('1,2026-05-02,Beds'))).json<UploadView>()
    await api('POST', `/files/${id}/import`)
    await work()
    const asked = await api<{ detail: string }>('POST', `/files/${id}/dry-run`)
    expect(asked).toMatchObject({ status: 404, body: { detail: expect.stringContaining('has been imported') } })
    const other = await here.app.inject({ url: `/api/desk/imports/files/${id}`, headers: as('oscar') })
    expect(other.json()).toMatchObject({ detail: expect.stringContaining('There is no such file') })
  })
})

describe('rows to decide about', () => {
  async function changed() {
    const { slug, id: consultationId } = await make(here).consultation()
    await imported(slug, 'a.csv', survey('R-1,2026-05-02,Beds', 'R-2,2026-05-03,Buses'))
    const id = await imported(slug, 'b.csv', survey('R-1,2026-05-02,Beds', 'R-2,2026-05-03,More buses'))
    const bodies = async () =>
      (
        await here.db
          .selectFrom('comment')
          .select('body')
          .where('consultationId', '=', consultationId)
          .orderBy('body')
          .execute()
      ).map(({ body }) => body)
    return { slug, id, bodies }
  }

  test('a changed row is shown beside what is there; taken, both stay, and it is known from then on', async () => {
    const { slug, id, bodies } = await changed()
    const detail = (await api<LineDetail>('GET', `/${id}/lines/3`)).body
    expect(detail).toMatchObject({
      outcome: 'held',
      cells: ['R-2', '2026-05-03', 'More buses'],
      comments: [{ body: 'Buses' }],
    })
    const taken = await api<LineDetail>('POST', `/${id}/lines/3/decision`, { decision: 'take' })
    expect(taken.body).toMatchObject({ decision: 'taken', comments: [{ body: 'More buses' }] })
    expect(await bodies()).toEqual(['Beds', 'Buses', 'More buses'])
    expect((await api('POST', `/${id}/lines/3/decision`, { decision: 'take' })).status).toBe(409)
    const again = await imported(slug, 'c.csv', survey('R-1,2026-05-02,Beds', 'R-2,2026-05-03,More buses'))
    expect((await api<ImportView>('GET', `/${again}`)).body).toMatchObject({ accepted: 0, held: 0, already: 2 })
  })

  test.each([
    [
      'restricted',
      (id: string) => here.db.insertInto('safeguardingFlag').values({ commentId: id, kind: 'other', why: '…' }),
    ],
    ['withdrawn', (id: string) => here.db.insertInto('withdrawal').values({ commentId: id })],
  ])('a row’s words are nowhere to be read once the comment they became is %s', async (_how, taken) => {
    const { slug, id } = await changed()
    await api('POST', `/${id}/lines/3/decision`, { decision: 'take' })
    const words = 'More buses'
    const comments = await here.db
      .selectFrom('comment as c')
      .innerJoin('consultation as k', 'k.id', 'c.consultationId')
      .select('c.id')
      .where('k.slug', '=', slug)
      .where('c.body', '=', words)
      .execute()
    expect(comments).toHaveLength(1)
    await taken(comments[0]?.id as string).execute()
    for (const url of [
      `/api/desk/imports/${id}/lines/3`,
      `/api/desk/imports/${id}/lines`,
      `/desk/imports/${id}/lines/3`,
    ]) {
      const reply = await here.app.inject({ url, headers: { ...as(), accept: 'text/html' } })
      expect(reply.statusCode, url).toBe(200)
      expect(reply.body, url).not.toContain(words)
    }
    expect((await api<LineDetail>('GET', `/${id}/lines/3`)).body).toMatchObject({
      cells: null,
      text: null,
      comments: [],
    })
  })

  test('kept as it was, it is not asked about with the next export', async () => {
    const { slug, id, bodies } = await changed()
    await form(`/${id}/lines/3`, { decision: 'keep' })
    expect(await bodies()).toEqual(['Beds', 'Buses'])
    const again = await imported(slug, 'c.csv', survey('R-2,2026-05-03,More buses'))
    expect((await api<ImportView>('GET', `/${again}`)).body).toMatchObject({ held: 0, already: 1 })
  })

  test('a rejected row is corrected in its fields and imported alone; undoing the import takes it back too', async () => {
    const { slug, id: consultationId } = await make(here).consultation()
    const id = await imported(slug, 'a.csv', survey('R-1,2026-05-02,Beds', 'R-2,2026-05-03,Buses,please,now'))
    const page = await here.app.inject({ url: `/desk/imports/${id}/lines/3`, headers: as() })
    expect(page.body).toContain('more cells than there are columns')
    const bad = await form(`/${id}/lines/3`, {
      decision: 'correct',
      'cell-0': 'R-2',
      'cell-1': 'the third',
      'cell-2': 'Buses, please, now',
    })
    expect(bad.statusCode).toBe(400)
    expect(bad.body).toContain('is not a date')
    expect(bad.body).toContain('value="the third"')
    const good = await form(`/${id}/lines/3`, {
      decision: 'correct',
      'cell-0': 'R-2',
      'cell-1': '2026-05-03',
      'cell-2': 'Buses, please, now',
    })
    expect(good.statusCode).toBe(303)
    const lines = (await api<{ items: LineView[] }>('GET', `/${id}/lines`)).body.items
    expect(lines[1]).toMatchObject({
      line: 3,
      outcome: 'rejected',
      decision: 'corrected',
      comments: [{ body: 'Buses, please, now' }],
    })
    expect((await api<ImportView>('POST', `/${id}/undo`)).body.state).toBe('undone')
    const left = await here.db.selectFrom('comment').select('id').where('consultationId', '=', consultationId).execute()
    expect(left).toEqual([])
  })

  test('the rejected rows come as a safe file that can be mended and imported again', async () => {
    const { slug } = await make(here).consultation()
    const id = await imported(slug, 'a.csv', survey('R-1,2026-05-02,Beds', 'R-2,2026-05-03,=cmd(),please'))
    const csv = await here.app.inject({ url: `/api/desk/imports/${id}/rejected.csv`, headers: as() })
    expect(csv.headers['content-disposition']).toContain('attachment')
    expect(csv.body.startsWith('\uFEFF"Response ID","Date","Comment","Why it was rejected","Line in the file"')).toBe(
      true,
    )
    const [head = '', row = ''] = csv.body.trimEnd().split('\r\n')
    expect(head).toContain('"Line in the file","Further cell 1"')
    expect(row).toMatch(
      /^"R-2","2026-05-03","'.?=cmd\(\)","Rejected: This row has 4 cells, but there are only 3 headings\.","3","please"$/,
    )
    const mended =
      '\uFEFF"Response ID","Date","Comment","Why it was rejected","Line in the file"\r\n"R-2","2026-05-03","Buses","This row has 4 cells","3"\r\n'
    const second = await imported(slug, 'mended.csv', mended)
    expect((await api<ImportView>('GET', `/${second}`)).body).toMatchObject({ accepted: 1, comments: 1, held: 0 })
  })

  test('anyone who may not import sees nothing of it', async () => {
    const { id } = await changed()
    for (const url of ['', `/${id}`, `/${id}/lines`, `/${id}/lines/3`, `/${id}/rejected.csv`, `/${id}/progress`]) {
      const reply = await here.app.inject({ url: `/api/desk/imports${url}`, headers: as('rita') })
      expect([url, reply.statusCode]).toEqual([url, 403])
    }
  })

  test('an unknown import or line is not found', async () => {
    const { id } = await changed()
    const none = '00000000-0000-7000-8000-000000000000'
    expect((await api('GET', `/${none}`)).status).toBe(404)
    expect((await api('GET', `/${none}/progress`)).status).toBe(404)
    expect((await api('GET', `/${id}/lines/99`)).status).toBe(404)
    expect((await api('POST', `/${none}/undo`)).status).toBe(404)
  })
})

test('a file that is being mapped is listed for the person who chose it, until it is imported', async () => {
  const { slug } = await make(here).consultation()
  const chosen = (await upload(slug, 'half-mapped.csv', 'ID,What would you change?\n1,The bus\n')).json<UploadView>()
  const list = async (who: 'olive' | 'oscar') =>
    (await here.app.inject({ url: `/desk/imports?consultation=${slug}`, headers: as(who) })).body
  expect(await list('olive')).toContain(`href="/desk/imports/files/${chosen.id}"`)
  expect(await list('oscar')).not.toContain('half-mapped.csv')
  await api('POST', `/files/${chosen.id}/import`)
  expect(await list('olive')).not.toContain('Chosen, not imported yet')
})
