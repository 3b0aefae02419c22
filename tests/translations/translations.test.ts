import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from 'kysely'
import type { GivenTranslation, Side } from '#server/translations/contract.ts'
import type { Consultation } from '#server/consultations/contract.ts'
import type { LogEntryInFull } from '#server/log/entry-contract.ts'
import type { ReceiptView } from '#server/intake/contract.ts'
import type { Member } from '../support/cast.ts'
import { asking, deeds, filling } from '../support/desk.ts'
import { formIn, wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'
import { publishing } from '../support/published.ts'

const here = useHere()
type Made = Awaited<ReturnType<ReturnType<typeof make>['consultation']>>
let ask: ReturnType<typeof asking>
let fill: ReturnType<typeof filling>
let rows: ReturnType<typeof publishing>
let one: Made
beforeAll(async () => {
  ask = asking(here)
  fill = filling(here)
  rows = publishing(here)
  one = await make(here).consultation({ slug: 'closer', title: 'Care closer to home' })
})

const ofConsultation = (slug = 'closer') => `/consultations/${slug}/languages`
const ofVersion = (ref: string, version = 1) => `/responses/${ref}/versions/${version}/languages`
const side = async (base: string, language = 'gu', who: Member = here.cast.olive) =>
  (await ask(who, 'GET', `/api/desk${base}/${language}`)).json<Side>().texts
/** Translate what says this, as a program does. */
async function translate(
  base: string,
  words: Record<string, string>,
  more: { language?: string; made?: 'machine' | 'person'; by?: Member } = {},
) {
  const { language = 'gu', made = 'person', by = here.cast.olive } = more
  const there = await side(base, language)
  const texts = Object.entries(words).map(([english, text]): GivenTranslation => {
    const found = there.find((text) => text.english === english)
    if (!found) throw new Error(`There is no text “${english}”.`)
    return { key: found.key, english, text }
  })
  return ask(by, 'PUT', `/api/desk${base}/${language}`, { made, texts })
}
const check = async (base: string, compared: boolean, by: Member, language = 'gu') =>
  ask(by, 'POST', `/api/desk${base}/${language}/check`, {
    rows: (await side(base, language)).flatMap((text) => text.row ?? []),
    compared,
  })
const page = async (url: string) => (await here.app.inject({ url, headers: { accept: 'text/html' } })).body
const entry = async (ref: string, more = '') =>
  (await here.app.inject(`/api/log/${ref}?language=gu${more}`)).json<LogEntryInFull>()

describe('what a consultation says', () => {
  test('is read in the reader’s language, with how it was translated; what is not translated is marked as English', async () => {
    const before = await page('/consultations/closer')
    await page('/gu/consultations/closer')
    expect(
      (await translate(ofConsultation(), { 'Care closer to home': 'ઘરની નજીક સંભાળ' }, { made: 'machine' })).statusCode,
    ).toBe(200)
    const gu = await page('/gu/consultations/closer')
    expect(gu, 'the finished page was forgotten').toMatch(/<h1 lang="gu" dir="ltr"[^>]*>ઘરની નજીક સંભાળ<\/h1>/)
    expect(gu).toMatch(/<p class="lead[^"]*" lang="en-GB" dir="ltr">How care should move/)
    expect(wordsOf(gu)).toContain('મશીનથી અનુવાદિત, તપાસાયું નથી. આમાંનું કેટલુંક અંગ્રેજીમાં છે')
    expect(await page('/consultations/closer'), 'nothing changes in English').toBe(before)
    expect(await page('/ur/consultations/closer')).toMatch(/<h1 lang="en-GB" dir="ltr"[^>]*>Care closer/)
    for (const url of ['/gu', '/gu/consultations/closer/comment', '/gu/consultations/closer/events'])
      expect(await page(url), url).toContain('ઘરની નજીક સંભાળ')
    expect(await deeds(here, one.id)).toContain('translation.saved')
  })

  test('is out of date when the English changes, and back once somebody says that it still fits', async () => {
    const two = await make(here).consultation({ slug: 'dated' })
    await translate(ofConsultation('dated'), { 'Where clinics are held': 'ક્લિનિક ક્યાં ચાલે' })
    const list = (lines: string[]) =>
      here.db.updateTable('consultation').set({ whatCanChange: lines }).where('id', '=', two.id).execute()
    const state = async () => {
      here.app.invalidate('settings')
      const texts = await side(ofConsultation('dated'))
      return texts.filter((text) => text.key.includes('whatCanChange')).map((text) => text.state)
    }
    await list(['Which buses run', 'Where clinics are held'])
    expect(await state(), 'a line that only moved keeps its translation').toEqual(['out-of-date', 'person'])
    expect(await page('/gu/consultations/dated')).toContain('ક્લિનિક ક્યાં ચાલે')
    await list(['Where clinics are held, and when'])
    expect(await state()).toEqual(['out-of-date'])
    expect(await page('/gu/consultations/dated')).not.toContain('ક્લિનિક ક્યાં ચાલે')

    const address = `/desk${ofConsultation('dated')}/gu`
    const form = async () => {
      const reply = await ask(here.cast.olive, 'GET', address)
      expect(wordsOf(reply.body)).toContain('It was translated when it said: Where clinics are held')
      return formIn(reply.body, '/languages/gu').fields
    }
    const fields = await form()
    // Saving something else on the page does not vouch for it.
    expect((await fill(here.cast.olive, address, fields)).statusCode).toBe(303)
    expect(await state()).toEqual(['out-of-date'])
    const [key] = Object.keys(fields).filter((name) => name.startsWith('text:') && name.includes('whatCanChange'))
    await fill(here.cast.olive, address, { ...(await form()), [(key as string).replace('text:', 'still:')]: 'yes' })
    expect(await state()).toEqual(['person'])
    expect(await page('/gu/consultations/dated')).toContain('ક્લિનિક ક્યાં ચાલે')
  })

  test('what was typed is not lost where the English or the translation was changed meanwhile; the rest is saved', async () => {
    await make(here).consultation({ slug: 'crossed' })
    const address = `/desk${ofConsultation('crossed')}/ur`
    const { fields } = formIn((await ask(here.cast.olive, 'GET', address)).body, '/languages/ur')
    const keyOf = (end: string) =>
      Object.keys(fields).find((name) => name.startsWith('text:') && name.endsWith(end)) as string
    await translate(
      ofConsultation('crossed'),
      { 'Where clinics are held': 'پہلے سے' },
      { language: 'ur', by: here.cast.oscar },
    )
    await here.db.updateTable('consultation').set({ title: 'Care nearer home' }).where('slug', '=', 'crossed').execute()
    const typed = {
      ...fields,
      [keyOf('/title')]: 'گھر کے قریب',
      [keyOf('/summary')]: 'خلاصہ',
      [keyOf('/whatCanChange.1')]: 'کلینک کہاں',
    }
    const reply = await fill(here.cast.olive, address, typed)
    expect(reply.statusCode).toBe(409)
    const said = wordsOf(reply.body)
    expect(said).toContain('Title: The English was changed while you translated.')
    expect(said).toContain('Oscar Officer changed this meanwhile, to: “پہلے سے”.')
    expect(said).toContain('One was saved')
    const back = formIn(reply.body, '/languages/ur').fields
    expect([back[keyOf('/title')], back[keyOf('/whatCanChange.1')]]).toEqual(['گھر کے قریب', 'کلینک کہاں'])
    // Sent again as it came back, it counts.
    expect((await fill(here.cast.olive, address, back)).statusCode).toBe(303)
    const texts = await side(ofConsultation('crossed'), 'ur')
    expect(texts.filter((text) => text.text).map((text) => text.text)).toEqual(['گھر کے قریب', 'خلاصہ', 'کلینک کہاں'])
  })

  test('is checked only by somebody who did not enter it; a change begins anew', async () => {
    await make(here).consultation({ slug: 'checked' })
    const base = ofConsultation('checked')
    await translate(base, { 'Where clinics are held': 'ક્લિનિક ક્યાં' })
    expect((await check(base, true, here.cast.olive)).statusCode).toBe(403)
    expect((await check(base, false, here.cast.oscar)).statusCode).toBe(409)
    expect((await check(base, true, here.cast.oscar)).json()).toEqual({ checked: 1 })
    expect((await check(base, true, here.cast.oscar)).json()).toEqual({ checked: 0 })
    expect(wordsOf(await page('/gu/consultations/checked'))).toContain('અનુવાદિત અને તપાસેલું.')
    await translate(base, { 'Where clinics are held': 'ક્લિનિક ક્યાં ચાલે' })
    expect((await side(base)).find((text) => text.text)?.state).toBe('person')
  })

  test('an emptied box takes the translation back; no row is changed or removed, nor can the application do so', async () => {
    await make(here).consultation({ slug: 'emptied' })
    const base = ofConsultation('emptied')
    await translate(base, { 'The budget': 'બજેટ' })
    await translate(base, { 'The budget': '' })
    expect(await page('/gu/consultations/emptied')).not.toContain('બજેટ')
    const kept = await here.db
      .selectFrom('translation')
      .select('text')
      .where('english', '=', 'The budget')
      .where('text', 'is distinct from', 'x')
      .orderBy('number', 'desc')
      .limit(2)
      .execute()
    expect(kept.map((row) => row.text)).toEqual([null, 'બજેટ'])
    await expect(here.db.updateTable('translation').set({ text: 'x' }).execute()).rejects.toThrow(/permission denied/)
    await expect(here.db.deleteFrom('translation').execute()).rejects.toThrow(/permission denied/)
    const own = await here.db.selectFrom('translation').select(['id', 'byPerson']).limit(1).executeTakeFirstOrThrow()
    const byItself = {
      translationId: own.id,
      madeBy: own.byPerson,
      byPerson: own.byPerson,
      compared: true,
      at: new Date(),
    }
    await expect(here.db.insertInto('translationCheck').values(byItself).execute()).rejects.toThrow(/check/)
  })

  test('the API gives it when it is asked for a language, and is as it was when it is not', async () => {
    const plain = (await here.app.inject('/api/consultations/closer')).json<Consultation>()
    expect(plain.translations).toBeUndefined()
    const gu = (await here.app.inject('/api/consultations/closer?language=gu')).json<Consultation>()
    const title = { language: 'gu', english: 'Care closer to home', text: 'ઘરની નજીક સંભાળ', how: 'machine' }
    expect(gu).toEqual({ ...plain, translations: [title] })
    const all = (await here.app.inject('/api/consultations?language=gu')).json<Consultation[]>()
    expect(all.find((one) => one.slug === 'closer')?.translations).toEqual([title])
    expect((await here.app.inject('/api/consultations?language=xx')).statusCode).toBe(400)
  })

  test('only those who may change it translate it', async () => {
    const url = `/api/desk${ofConsultation()}/gu`
    expect((await ask(null, 'GET', url)).statusCode).toBe(401)
    for (const who of [here.cast.rita, here.cast.bea, here.cast.sam])
      expect((await ask(who, 'PUT', url, { made: 'person', texts: [] })).statusCode).toBe(403)
  })
})

describe('a published response', () => {
  test('is read in another language once a second person let it be, by page, API and receipt; a correction begins without', async () => {
    here.clock.now = new Date('2026-05-15T12:00:00Z')
    const sent = await comment(here, 'closer', 'There is no bus.')
    const words = { youSaid: 'There is no bus.', weDid: 'The bus stops there now.', reasonText: 'It was asked for.' }
    const response = await rows.response(one, { ref: 'GU-1', on: '2026-05-12', comments: [sent.id], ...words })
    await translate(ofVersion('GU-1'), {
      'There is no bus.': 'બસ નથી.',
      'The bus stops there now.': 'બસ હવે ત્યાં ઊભી રહે છે.',
    })
    const addresses = ['/gu/log/GU-1', '/gu/log', `/gu/receipts/${sent.receipt}`]
    for (const url of addresses) expect(await page(url), url).not.toContain('બસ હવે')
    expect((await entry('GU-1')).translations).toEqual([])
    expect((await check(ofVersion('GU-1'), false, here.cast.olive)).statusCode).toBe(403)
    expect((await check(ofVersion('GU-1'), false, here.cast.rita)).statusCode).toBe(403)
    expect((await check(ofVersion('GU-1'), false, here.cast.oscar)).json()).toEqual({ checked: 2 })
    for (const url of addresses) {
      const body = await page(url)
      expect(body, url).toMatch(
        /<p[^>]* lang="gu" dir="ltr"[^>]*>(?:<strong[^>]*>[^<]*<\/strong> )?બસ હવે ત્યાં ઊભી રહે છે.<\/p>/,
      )
      expect(wordsOf(body), url).toContain('વ્યક્તિએ અનુવાદ કર્યો છે, તપાસાયું નથી.')
    }
    expect((await entry('GU-1')).translations?.map((one) => one.how)).toEqual(['person', 'person'])
    const receipt = (await here.app.inject(`/api/receipts/${sent.receipt}?language=gu`)).json<ReceiptView>()
    expect(receipt.comments[0]?.responses[0]?.translations?.map((one) => one.text)).toContain('બસ નથી.')
    expect((await check(ofVersion('GU-1'), true, here.cast.oscar)).json()).toEqual({ checked: 2 })
    expect((await entry('GU-1')).translations?.map((one) => one.how)).toEqual(['checked', 'checked'])
    expect(await deeds(here, response.id)).toEqual(['translation.saved', 'translation.released', 'translation.checked'])

    // What was let out stays while somebody words it anew; a new word waits.
    await translate(ofVersion('GU-1'), { 'There is no bus.': 'ત્યાં બસ નથી.' })
    expect(await page('/gu/log/GU-1')).toContain('>બસ નથી.<')

    const corrected = await rows.version(response, { ...words, weDid: 'The bus 14 stops there now.' })
    await rows.publish(corrected, '2026-05-20', 'the number')
    here.clock.now = new Date('2026-06-01T12:00:00Z')
    const now = await page('/gu/log/GU-1')
    expect(now).not.toContain('બસ')
    expect(now).toMatch(/lang="en-GB" dir="ltr"[^>]*>There is no bus\.</)
    expect(await page('/gu/log/GU-1/versions/1')).toContain('બસ હવે ત્યાં ઊભી રહે છે.')
  })

  test('was read on a past day as it could be read then', async () => {
    await rows.response(one, { ref: 'GU-2', on: '2026-05-12', youSaid: 'No lift.', weDid: 'There is one.' })
    here.clock.now = new Date('2026-05-25T12:00:00Z')
    await translate(ofVersion('GU-2'), { 'No lift.': 'લિફ્ટ નથી.' })
    here.clock.now = new Date('2026-05-28T12:00:00Z')
    await check(ofVersion('GU-2'), true, here.cast.oscar)
    here.clock.now = new Date('2026-06-01T12:00:00Z')
    expect(await page('/gu/log/GU-2?asOf=2026-05-27')).not.toContain('લિફ્ટ')
    expect(await page('/gu/log/GU-2?asOf=2026-05-28')).toContain('લિફ્ટ નથી.')
  })

  test('a reviewer may translate a draft; nobody outside reads it before the response is published', async () => {
    const draft = await rows.draft(one, { ref: 'GU-3', youSaid: 'Too dark.', weDid: 'Lamps.' })
    const reply = await translate(ofVersion('GU-3'), { 'Too dark.': 'બહુ અંધારું.' }, { by: here.cast.rita })
    expect(reply.json()).toEqual({ saved: 1, faults: [] })
    await check(ofVersion('GU-3'), true, here.cast.olive)
    for (const url of [
      '/gu/log',
      '/gu/log/GU-3',
      '/gu/log/GU-3/versions/1',
      '/api/log?language=gu',
      '/api/log/GU-3?language=gu',
    ])
      expect(await page(url), url).not.toContain('અંધારું')
    await rows.publish(draft, '2026-05-30')
    expect(await page('/gu/log/GU-3')).toContain('બહુ અંધારું.')
  })
})

describe('Easy Read', () => {
  const lastChange = (consultationId: string) =>
    here.db
      .selectFrom('setUpChange')
      .select(['id', 'changed', 'reason', 'confirmedAt'])
      .where('consultationId', '=', consultationId)
      .orderBy('id', 'desc')
      .limit(1)
      .execute()
  const given = { title: 'Buses, in Easy Read', url: 'https://example.org/easy.pdf', on: '2026-05-12' }

  test('stands beside the consultation and the response for everybody, and what is withdrawn does not', async () => {
    await rows.response(one, { ref: 'ER-1', on: '2026-05-14' })
    for (const [base, url] of [
      [ofConsultation(), '/consultations/closer'],
      [ofVersion('ER-1'), '/log/ER-1'],
    ] as const) {
      const wrong = await fill(here.cast.olive, `/desk${base}/easy-read`, { ...given, url: 'javascript:alert(1)' })
      expect(wrong.statusCode).toBe(400)
      expect(formIn(wrong.body, '/easy-read').fields['title']).toBe(given.title)
      expect((await fill(here.cast.olive, `/desk${base}/easy-read`, given)).statusCode).toBe(303)
      if (url === '/log/ER-1') {
        // It says again what four eyes approved: nobody sees it by one person's act.
        expect(await page(url)).not.toContain('Buses, in Easy Read')
        const { id } = await here.db
          .selectFrom('document')
          .select('id')
          .where('responseId', 'is not', null)
          .executeTakeFirstOrThrow()
        const agree = (who: Member) => fill(who, `/desk${base}/easy-read/${id}/agreement`, {})
        expect((await agree(here.cast.olive)).statusCode).toBe(403)
        expect((await agree(here.cast.rita)).statusCode).toBe(403)
        expect((await ask(here.cast.oscar, 'GET', `/desk${base}`)).body).toContain('show it')
        expect((await agree(here.cast.oscar)).statusCode).toBe(303)
      }
      expect(await page(url)).toMatch(
        /<a href="https:\/\/example.org\/easy.pdf"[^>]*>Buses, in Easy Read<\/a>, 12 May 2026/,
      )
    }
    expect(await page('/log/ER-1')).toContain('Older than the words beside it')
    const doc = await here.db
      .selectFrom('document')
      .select('id')
      .where('responseId', 'is not', null)
      .executeTakeFirstOrThrow()
    const away = `/desk${ofVersion('ER-1')}/easy-read/${doc.id}/withdraw`
    expect((await fill(here.cast.olive, away.replace('ER-1', 'GU-1'), {})).statusCode, 'not of this response').toBe(404)
    expect((await fill(here.cast.rita, away, {})).statusCode).toBe(403)
    expect((await fill(here.cast.olive, away, {})).statusCode, 'everybody can read it').toBe(400)
    expect(await page('/log/ER-1')).toContain('Buses, in Easy Read')
    expect((await fill(here.cast.olive, away, { reason: 'It names the old times.' })).statusCode).toBe(303)
    expect(await page('/log/ER-1')).not.toContain('Buses, in Easy Read')
    const [taken] = await lastChange(one.id)
    expect(taken).toMatchObject({
      changed: [{ what: 'Easy Read of ER-1: Buses, in Easy Read', from: given.url, to: null }],
      reason: 'It names the old times.',
      confirmedAt: null,
    })
    const look = `/desk/consultations/closer/changes/${taken?.id}/confirmation`
    expect((await fill(here.cast.olive, look, {})).statusCode).toBe(403)
    expect((await fill(here.cast.oscar, look, {})).statusCode).toBe(303)
  })

  test('is asked for before a response goes out where it was promised', async () => {
    const two = await make(here).consultation({ slug: 'promised' })
    await rows.draft(two, { ref: 'ER-2' })
    const rules = async () => {
      const reply = await ask(here.cast.olive, 'GET', '/api/desk/responses/ER-2')
      return reply.body.includes('no-easy-read')
    }
    expect(await rules()).toBe(false)
    await fill(here.cast.olive, `/desk${ofConsultation('promised')}/easy-read/promise`, { promised: 'yes' })
    expect(await rules()).toBe(true)
    await fill(here.cast.olive, `/desk${ofVersion('ER-2')}/easy-read`, given)
    expect(await rules()).toBe(false)

    // A promise that everybody could rely on is not taken back without a trace, and without somebody else.
    await fill(here.cast.olive, `/desk${ofConsultation('promised')}/easy-read/promise`, { promised: 'no' })
    expect(await lastChange(two.id)).toMatchObject([
      { changed: [{ what: 'Answers in Easy Read', from: 'promised', to: null }], confirmedAt: null },
    ])
  })
})

test('many texts stand on pages: each is saved by itself, and the first that is left is found on its own', async () => {
  const many = await make(here).consultation({ slug: 'many' })
  const lines = Array.from({ length: 40 }, (_, index) => `Part ${index + 1}`)
  await here.db.updateTable('consultation').set({ whatCanChange: lines }).where('id', '=', many.id).execute()
  const address = `/desk${ofConsultation('many')}/gu`
  const shown = async (page: number) => (await ask(here.cast.olive, 'GET', `${address}?page=${page}`)).body
  const texts = await side(ofConsultation('many'))
  const fields = [formIn(await shown(1), '/gu?page=1').fields, formIn(await shown(2), '/gu?page=2').fields] as const
  const keys = fields.map((one) => Object.keys(one).filter((name) => name.startsWith('text:')))
  expect(keys[0]).toHaveLength(25)
  expect(keys.flat()).toHaveLength(Math.min(50, texts.length))
  const filled = Object.fromEntries(keys[0]!.map((key) => [key, `ભાગ ${key.length}`]))
  const saved = await fill(here.cast.olive, `${address}?page=1`, { ...fields[0], ...filled })
  expect(saved.headers.location).toBe(`${address}?page=1&done=saved#done`)
  const after = await side(ofConsultation('many'))
  expect(after.filter(({ text }) => text).map(({ key }) => `text:${key}`)).toEqual(keys[0])
  expect(await shown(1)).toContain(`href="${address}?page=2#t-${keys[1]![0]!.slice('text:'.length)}"`)
  // What could not be saved comes back, wherever it stands.
  const wrong = await fill(here.cast.olive, `${address}?page=2`, { ...fields[1], [keys[1]![0]!]: 'x'.repeat(20_001) })
  expect(wrong.statusCode).toBe(409)
  expect(formIn(wrong.body, '/gu?page=2').fields[keys[1]![0]!]).toHaveLength(20_001)
})

test('a language that the database does not know is none that the site speaks', async () => {
  const { rows: known } = await sql<{ list: string }>`
    select pg_get_constraintdef(oid) as list from pg_constraint where conrelid = 'translation'::regclass and conname = 'translation_language_check'`.execute(
    here.db,
  )
  const { languageCodes } = await import('#server/http/languages/vocabulary.ts')
  for (const code of languageCodes.filter((one) => one !== 'en')) expect(known[0]?.list).toContain(`'${code}'`)
})
