import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { databaseOver, poolOptions } from '#server/data/database.ts'
import { importWaiting } from '#workers/imports.ts'
import { axe, sticksOut, useBrowser } from '../support/browser.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { relations, words, workbook, worksheet } from '../support/workbook.ts'

const dataDir = mkdtempSync(path.join(tmpdir(), 'said-journey-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
const here = useHere({ DATA_DIR: dataDir })
const browsing = useBrowser(here)
const samples = fileURLToPath(new URL('../../server/demo/imports/', import.meta.url))

const work = (db = here.db) =>
  importWaiting(db, { ...here.config, databaseUrl: here.appUrl }, () => here.clock.now, new AbortController().signal)

/** Tab until the thing with this name has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 300; presses++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const at = document.activeElement as HTMLInputElement | null
      return [at?.id, at?.getAttribute('aria-label'), at?.textContent?.replace(/\s+/g, ' ').trim()]
    })
    if (focused.includes(name)) return
  }
  throw new Error(`The keyboard does not reach “${name}”.`)
}

async function fits(page: Page, javaScript = true): Promise<void> {
  if (!javaScript) return
  expect(await axe(page)).toEqual([])
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await sticksOut(page), `${page.url()} at ${width}`).toEqual([])
    if (process.env.LOOK) {
      const name = new URL(page.url()).pathname.replace(/[0-9a-f-]{36}/g, 'id').replaceAll('/', '_')
      await page.screenshot({ path: `${process.env.LOOK}/${name}-${width}.png`, fullPage: true })
    }
  }
}

test.each([true, false])(
  'from dropping a file to its comments, by keyboard alone (scripts: %s)',
  async (javaScript) => {
    const { slug } = await make(here).consultation({ title: `Care closer to home ${javaScript}` })
    const page = await browsing.open({ as: here.cast.olive, javaScript })
    // Asked for early: the browser must have heard of it before the window would open.
    const choosing = page.waitForEvent('filechooser', { timeout: 60_000 })
    await page.goto('/desk/imports')
    await fits(page, javaScript)
    await tabTo(page, 'Import a file')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/desk/imports/new')
    await fits(page, javaScript)
    await tabTo(page, 'consultation')
    await page.keyboard.type(`Care closer to home ${javaScript}`)
    expect(await page.inputValue('#consultation')).toBe(slug)
    await tabTo(page, 'file')
    // The one step that no keyboard of ours types: the system's own window that chooses a file.
    await page.keyboard.press('Enter')
    await (await choosing).setFiles(path.join(samples, 'citizen-space.csv'))
    await tabTo(page, 'Look at the file')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/desk/imports/files/*')
    expect(await page.textContent('h1')).toBe('citizen-space.csv')
    await fits(page, javaScript)
    expect(await page.textContent('#columns ~ .columns')).toContain('Guessed')
    // Another word on one column: it is a person's then.
    await tabTo(page, 'columns.2.role')
    const role = () => page.inputValue('[id="columns.2.role"]')
    await page.keyboard.type('Not imported')
    expect(await role()).toBe('ignore')
    await page.keyboard.press('Enter')
    await tabTo(page, 'Try it out')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#report')
    expect(await role()).toBe('ignore')
    expect(await page.textContent('.columns > li:has([id="columns.2.role"])')).toContain('Chosen')
    expect(await page.textContent('[aria-labelledby=report]')).toMatch(/92\s+new submissions/)
    await fits(page, javaScript)
    await tabTo(page, 'Import 92 new rows')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/desk\/imports\/[0-9a-f-]{36}$/)
    expect(await page.textContent('main h2')).toBe('Waiting to begin')
    await fits(page, javaScript)
    await work()
    if (!javaScript) {
      await tabTo(page, 'Look again')
      await page.keyboard.press('Enter')
    }
    await page.waitForSelector('.tag.good')
    expect(await page.textContent('.figures')).toMatch(/92\s+submissions.*120\s+comments/s)
    expect(await page.textContent('table')).toContain('The midwives were marvellous.')
    await fits(page, javaScript)
    await tabTo(page, 'Take the whole import back')
    await page.keyboard.press('Enter')
    await tabTo(page, 'Yes, take back 92 rows')
    await page.keyboard.press('Enter')
    await page.waitForSelector('text=Taken back')
    await fits(page, javaScript)
  },
)

test('a file dropped anywhere on the page; its comments in the inbox; a rejected row mended and imported again', async () => {
  const { slug } = await make(here).consultation()
  const page = await browsing.open({ as: here.cast.olive })
  const drop = async (name: string, text: string) => {
    await page.goto(`/desk/imports/new?consultation=${slug}`)
    const dataTransfer = await page.evaluateHandle(
      ([name, text]) => {
        const data = new DataTransfer()
        data.items.add(new File([text!], name!, { type: 'text/csv' }))
        return data
      },
      [name, text],
    )
    // Dropped again until the page's scripts are there to take it.
    await expect
      .poll(async () => {
        await page.dispatchEvent('h1', 'dragover', { dataTransfer })
        await page.dispatchEvent('h1', 'drop', { dataTransfer })
        return page.locator('#file').evaluate((field: HTMLInputElement) => field.files?.length)
      })
      .toBe(1)
    await page.click('text=Look at the file')
    await page.click('.actions button:has-text("Try it out")')
    await page.waitForSelector('#report')
  }
  const imported = async () => {
    await page.click('button[value=import]')
    await page.waitForURL(/\/desk\/imports\/[0-9a-f-]{36}$/)
    await work()
    await page.waitForSelector('.tag.good')
  }
  const saved = async (link: string) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click(link)])
    return readFileSync(await download.path(), 'utf8')
  }
  await drop('corrupt.csv', readFileSync(path.join(samples, 'awkward-one-corrupt-row.csv'), 'utf8'))
  expect(await page.textContent('[aria-labelledby=report]')).toMatch(/12\s+new submissions/)

  // What is changed after it was tried out is not imported unseen.
  await page.selectOption('[id="columns.3.role"]', 'ignore')
  await page.click('button[value=import]')
  await page.waitForSelector('text=You had changed something')
  await fits(page)
  await imported()
  expect(await saved('text=Download the report')).toMatch(/"8","Rejected","[^"]+","","0"\r\n"9","Imported","","","1"/)
  const rejected = (await saved('text=Download the rejected and held rows')).split('\r\n')
  await page.click('text=Its comments in the inbox')
  await page.waitForURL('**/desk/comments?import=*')
  expect(await page.textContent('main')).toContain('Parking charges')

  const cells = ['X-BAD', '14/08/2014', 'Letter', 'Charnwood', 'They said come back on Monday']
  const width = (rejected[0] ?? '').split('","').length
  const line = Array.from({ length: width }, (_, at) => `"${cells[at] ?? ''}"`).join(',')
  const mended = [rejected[0], line].join('\r\n')
  await drop('mended.csv', mended)
  expect(await page.textContent('[aria-labelledby=report]')).toMatch(/1\s+new submission(?!s)/)
  await imported()
  await page.click('text=Take the whole import back')
  await page.click('text=Yes, take back 1 row')
  await page.waitForSelector('text=Taken back')
})

test('progress is true and survives a reload; an import that is stopped goes on where it was', async () => {
  const { slug } = await make(here).consultation()
  const rows = Array.from({ length: 5_000 }, (_, n) => `N-${n},2026-05-02,Comment number ${n}`)
  const file = path.join(dataDir, 'many.csv')
  writeFileSync(file, ['Response ID,Date,Comment', ...rows].join('\n'))
  // A gate after the first thousand lines, so that the page can be looked at before the next.
  const gate = new pg.Client({ connectionString: here.ownerUrl })
  await gate.connect()
  await gate.query(`create table gate as select true as shut; grant select on gate to said_and_done_app;
    create function wait_at_gate() returns trigger language plpgsql as
    'begin while (select shut from gate) and exists (select from import_row join import i on i.id = import_id where file_name = ''many.csv'')
      loop perform pg_sleep(0.02); end loop; return null; end';
    create trigger gate before insert on import_row for each statement execute function wait_at_gate()`)
  const open = () => gate.query('update gate set shut = false')
  // Anyone who waits at the gate waits for a browser: as long as that takes.
  const patient = new pg.Pool({ ...poolOptions(here.appUrl, 4), statement_timeout: 0 })
  const waits = async (wanted: string) => {
    for (;;) {
      // Asked as the application, which alone sees what its own connections do.
      const { rows } = await here.pool.query(
        `select from pg_stat_activity where datname = current_database() and ${wanted}`,
      )
      if (rows.length > 0) return
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  try {
    const page = await browsing.open({ as: here.cast.olive })
    await page.goto(`/desk/imports/new?consultation=${slug}`)
    await page.setInputFiles('#file', file)
    await page.click('text=Look at the file')
    await page.click('.actions button:has-text("Try it out")')
    await page.click('button[value=import]')
    await page.waitForURL(/\/desk\/imports\/[0-9a-f-]{36}$/)
    const bar = () => page.locator('progress').evaluate((found: HTMLProgressElement) => [found.value, found.max])

    const first = work(databaseOver(patient))
    first.catch(() => undefined)
    await page.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) >= 1_000)
    expect(await bar()).toEqual([1_000, 5_000])
    await page.reload()
    expect(await bar()).toEqual([1_000, 5_000])
    await Promise.all([
      page.click('button[value=stop]', { noWaitAfter: true }),
      waits(`wait_event_type = 'Lock' and query ilike '%from "import"%for update%'`).then(open),
    ])
    await first
    await page.waitForSelector('text=Go on with it')
    await fits(page)
    // The lines that were at the gate are in; the next thousand may have begun before the stop was heard.
    expect(await page.textContent('main')).toMatch(/[2-4],000\s+of\s+5,000 lines are done/)
    await page.click('text=Go on with it')
    await work()
    await page.waitForSelector('.tag.good')
    expect(await page.textContent('.figures')).toMatch(/5,000\s+submissions.*5,000\s+comments/s)
  } finally {
    await open()
    await gate.query('drop trigger gate on import_row; drop table gate')
    await gate.end()
    await patient.end()
  }
})

test('a held row is decided about on a page of its own', async () => {
  const { slug } = await make(here).consultation()
  const page = await browsing.open({ as: here.cast.olive })
  for (const [name, words] of [
    ['a.csv', 'Buses'],
    ['b.csv', 'More buses'],
  ] as const) {
    const file = path.join(dataDir, name)
    writeFileSync(
      file,
      `Response ID,Date,Comment\nR-1,2026-05-02,Beds\nR-2,2026-05-03,${words}\nR-3,2026-05-03,too,many,cells`,
    )
    await page.goto('/desk/imports/new')
    await page.selectOption('#consultation', slug)
    await page.setInputFiles('#file', file)
    await page.click('text=Look at the file')
    await page.click('button.secondary:has-text("Try it out"), .actions button:has-text("Try it out")')
    await page.click('button[value=import]')
    await page.waitForURL(/\/desk\/imports\/[0-9a-f-]{36}$/)
    await work()
    await page.waitForSelector('.tag.good')
  }
  await fits(page)
  await page.click('text=1 row waits for your decision')
  await page.click('text=Decide about line 3')
  expect(await page.textContent('blockquote')).toContain('Buses')
  await fits(page)
  await page.click('text=Take it as it came')
  await page.waitForSelector('text=Taken as a new submission')
  await page.click('text=Rejected (1)')
  await page.click('text=Correct line 4')
  await fits(page)
})

test('typing in goes on from one to the next, and a key is made and taken back', async () => {
  const { slug } = await make(here).consultation()
  const page = await browsing.open({ as: here.cast.ada })
  await page.goto(`/desk/imports/type-in?consultation=${slug}`)
  await fits(page)
  for (const words of ['A bus to the clinic', 'More beds in Melton']) {
    // The cursor stands in the first question already.
    await page.keyboard.type(words)
    if (words.startsWith('A')) await page.fill('#batch', 'B7')
    await tabTo(page, 'Take it in')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.slip')
    expect(await page.inputValue('#batch')).toBe('B7')
  }
  await fits(page)
  // Twice over, to compare; still without a mouse.
  await tabTo(page, 'twice')
  await page.keyboard.press('Space')
  await tabTo(page, 'words-0')
  await page.keyboard.type('The bus leaves at ten')
  await tabTo(page, 'scan')
  await page.keyboard.type('Box 3, 17')
  await tabTo(page, 'signatures')
  await page.keyboard.type('many')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.fault')
  expect(await page.inputValue('#words-0')).toBe('The bus leaves at ten')
  await tabTo(page, 'signatures')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('204')
  await page.keyboard.press('Enter')
  await page.waitForSelector('text=Now type the words a second time')
  // Blind: what was typed the first time does not come back to be agreed with.
  expect(await page.inputValue('#words-0')).toBe('')
  await tabTo(page, 'words-0')
  await page.keyboard.type('The bus leaves at two')
  await tabTo(page, 'Compare and take it in')
  await page.keyboard.press('Enter')
  await page.waitForSelector('del')
  await fits(page)
  await tabTo(page, 'Take it in')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.slip')
  const taken = await here.db
    .selectFrom('submission')
    .select(['kind', 'signatures', 'answers'])
    .where('signatures', 'is not', null)
    .executeTakeFirstOrThrow()
  expect(taken).toMatchObject({ kind: 'petition', signatures: 204 })
  expect(taken.answers).toContainEqual({ question: 'Scan reference', value: 'Box 3, 17' })
  // The slip alone is printed.
  await page.emulateMedia({ media: 'print' })
  expect(await page.locator('.slip .code').isVisible()).toBe(true)
  expect(await page.locator('form').first().isVisible()).toBe(false)
  await page.emulateMedia({ media: 'screen' })
  await page.goto('/desk/imports/keys')
  await page.fill('#name', 'Kiosk')
  await page.selectOption('#consultation', slug)
  await page.click('text=Make the key')
  await page.waitForSelector('.key')
  await fits(page)
  await page.click('text=Take back')
  await page.waitForSelector('text=Taken back')
})

test('a workbook with words on two sheets: the first is imported and the second stands there to be looked at', async () => {
  const { slug, id: consultationId } = await make(here).consultation()
  const page = await browsing.open({ as: here.cast.olive })
  await page.goto(`/desk/imports/new?consultation=${slug}`)
  await page.setInputFiles('#file', { name: 'both.xlsx', mimeType: 'application/octet-stream', buffer: twoSheets() })
  await page.click('text=Look at the file')
  await page.waitForSelector('#report')
  await fits(page)
  await page.click('button[value=import-next]')
  await page.waitForURL((url) => url.pathname.startsWith('/desk/imports/files/'))
  await page.waitForSelector('text=Paper people wait in the cold, day 1')
  await fits(page)
  await page.click('button[value=import]')
  await page.waitForURL(/\/desk\/imports\/[0-9a-f-]{36}$/)
  await work()
  await page.waitForSelector('.tag.good')
  const said = await here.db.selectFrom('comment').select('body').where('consultationId', '=', consultationId).execute()
  expect(said.map(({ body }) => body).sort()).toEqual(
    ['Online', 'Paper'].flatMap((sheet) => [1, 2].map((n) => `${sheet} people wait in the cold, day ${n}`)),
  )
})

function twoSheets(): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const sheet = (name: string) =>
    worksheet(
      `<row r="1">${words('A1', 'ID')}${words('B1', 'Comment')}</row>` +
        [2, 3]
          .map(
            (row) =>
              `<row r="${row}">${words(`A${row}`, `${name}-${row}`)}${words(`B${row}`, `${name} people wait in the cold, day ${row - 1}`)}</row>`,
          )
          .join(''),
    )
  return workbook('', {
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="Online" sheetId="1" r:id="rId1"/><sheet name="Paper" sheetId="2" r:id="rId2"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      ['worksheet', 'worksheets/sheet1.xml'],
      ['worksheet', 'worksheets/sheet2.xml'],
    ),
    'xl/worksheets/sheet1.xml': sheet('Online'),
    'xl/worksheets/sheet2.xml': sheet('Paper'),
  })
}
