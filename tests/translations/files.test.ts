import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { FileReport, Side } from '#server/translations/contract.ts'
import { readTranslationFile, translationCsv, translationXliff } from '#server/translations/file.ts'
import { saveFile } from '#server/translations/save.ts'
import { consultationScope } from '#server/translations/scope.ts'
import { asking } from '../support/desk.ts'
import { wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()
let ask: ReturnType<typeof asking>
beforeAll(() => {
  ask = asking(here)
})

const side = (key: string, english: string, text: string) => ({
  key,
  where: 'Title',
  english,
  seen: '',
  state: 'missing' as const,
  row: null,
  text,
  made: null,
  by: null,
  on: null,
  checkedBy: null,
  mine: false,
  madeFrom: null,
})
// What no XML can hold is left out of both kinds of file on its way in.
const words = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .map((text) => text.replace(/[\p{Cc}\p{Cs}\p{Cn}]/gu, ' ').trim())

describe('a file for an agency', () => {
  test('read back, holds what was written, formulas and signs of XML too', () => {
    const texts = fc.array(fc.tuple(words, fc.oneof(words, fc.constantFrom('=1+1', '-x', "'a", '<b>&"', 'a\nb'))), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(texts, (pairs) => {
        const sides = pairs.map(([english, text], index) => side(`k/${index}`, english, text))
        const expected = sides.map(({ key, english, text }) => ({ key, english, text }))
        const files = [translationCsv(sides), translationXliff(sides, 'ur', 'closer')]
        for (const file of files) {
          const rows = readTranslationFile(Buffer.from(file), 'ur')
          expect(rows.map(({ key, english, text }) => ({ key, english, text }))).toEqual(expected)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('no cell of it can run as a formula', () => {
    for (const [cell] of parse(translationCsv([side('k', '=cmd()', '@x')]), { bom: true, from: 2 }) as string[][])
      expect(cell).not.toMatch(/^[=+\-@]/)
  })

  test.each([
    ['nothing', '', 'headings'],
    ['other headings', 'a,b\n1,2', 'headings'],
    ['a column short', 'id,english\nx,y', 'translation'],
    ['another language', '<xliff version="1.2"><file target-language="gu"><body/></file></xliff>', 'another language'],
    ['broken XML', '<xliff version="1.2"><file>', 'not whole'],
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><xliff version="1.2"/>', 'document type'],
    ['a newer XLIFF', '<xliff version="2.0"><file/></xliff>', 'XLIFF 1.2'],
  ])('%s is refused with a reason', (_name, text, reason) => {
    expect(() => readTranslationFile(Buffer.from(text), 'ur')).toThrow(reason)
  })

  test('letters that cannot be read are refused before anything is kept', () => {
    expect(() => readTranslationFile(Buffer.from([0x69, 0x64, 0x2c, 0xe9, 0xff]), 'ur')).toThrow('CSV UTF-8')
  })
})

test('filled and uploaded: good rows are kept, bad ones come back with line, reason and words, old ones are flagged', async () => {
  await make(here).consultation({ slug: 'filed' })
  const base = '/desk/consultations/filed/languages/ur'
  const csv = (await ask(here.cast.olive, 'GET', `${base}/texts.csv`)).body
  const lines = parse(csv, { bom: true }) as string[][]
  const at = (where: string) => lines.find((line) => line[1] === where) as string[]
  at('Title')[3] = 'گھر کے قریب نگہداشت'
  at('Summary')[3] = 'پرانا خلاصہ'
  at('Summary')[2] = 'What the summary said before.'
  at('Can change, 1')[3] = 'x'.repeat(20_001)
  at('Question 1')[3] = 'آپ کو منصوبے میں کیا پسند ہے؟'
  const double = [...at('Question 1')]
  double[3] = 'دوسرا'
  const file = [...lines, double, ['made-up', '', 'English', 'کچھ'], ['', '', '', 'بے نام']]
  const upload = async () => {
    const body = file.map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\r\n')
    const form = new FormData()
    form.append('made', 'person')
    form.append('file', new Blob([body], { type: 'text/csv' }), 'ur.csv')
    const request = new Request('http://x', { method: 'POST', body: form })
    return here.app.inject({
      method: 'POST',
      url: `${base}/file`,
      headers: { cookie: here.cast.olive.cookie, 'content-type': request.headers.get('content-type') as string },
      payload: Buffer.from(await request.arrayBuffer()),
    })
  }
  const reply = await upload()
  expect(reply.statusCode).toBe(200)
  const said = wordsOf(reply.body)
  expect(said).toContain('2 saved')
  expect(said).toContain('1 out of date, 4 not taken')
  for (const part of [
    'longer than 20,000',
    'translates the same text',
    'no text of this name',
    'its first cell is empty',
    'پرانا خلاصہ',
    'دوسرا',
    'کچھ',
    'بے نام',
  ])
    expect(said).toContain(part)
  const texts = (await ask(here.cast.olive, 'GET', `/api${base}`)).json<Side>().texts
  expect(texts.filter((text) => text.text).map(({ where, state }) => `${where}: ${state}`)).toEqual([
    'Title: person',
    'Summary: out-of-date',
    'Question 1: person',
  ])
  const page = (await here.app.inject('/ur/consultations/filed')).body
  expect(page).toContain('گھر کے قریب نگہداشت')
  expect(page).not.toContain('پرانا خلاصہ')
  // Once more: nothing new is kept.
  const before = await here.db.selectFrom('translation').select('id').execute()
  expect(wordsOf((await upload()).body)).toContain('0 saved')
  expect(await here.db.selectFrom('translation').select('id').execute()).toHaveLength(before.length)
})

test('every row of a file is accounted for, whatever stands in it', async () => {
  await make(here).consultation({ slug: 'counted' })
  const find = consultationScope('counted')
  const { texts } = await find(here.db)
  const row = fc.record({
    key: fc.constantFrom(...texts.map((text) => text.key), 'unknown', ''),
    english: fc.constantFrom(...texts.map((text) => text.english), 'Something else.', ''),
    text: fc.constantFrom('ایک', 'دو', ' ', '', 'x'.repeat(20_001)),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (given) => {
      const csv = translationCsv(given.map(({ key, english, text }) => side(key, english, text)))
      const rows = readTranslationFile(Buffer.from(csv), 'ur')
      const report: FileReport = await saveFile(
        here.db,
        find,
        'ur',
        { made: 'machine', rows },
        here.cast.olive.id,
        here.clock.now,
      )
      const { saved, same, empty, outOfDate, bad } = report
      expect(report.rows).toBe(given.length)
      expect(saved + same + empty + outOfDate.length + bad.length).toBe(given.length)
    }),
    { numRuns: 40 },
  )
})
