import { beforeAll, expect, test } from 'vitest'
import { asking } from '../support/desk.ts'
import { formIn, multipart, wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { packStored } from '../support/workbook.ts'

const here = useHere()
const ask = asking(here)
let slug: string
let desk: string
beforeAll(async () => {
  ;({ slug } = await make(here).consultation())
  desk = `/desk/consultations/${slug}/documents`
})

const zip = (parts: Record<string, string>) =>
  packStored(new Map(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)])))
const pdf = (inside = '') => Buffer.from(`%PDF-1.7\n${inside}\ntrailer\n%%EOF\n`)
const docx = (more: Record<string, string> = {}) =>
  zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>', ...more })
const odt = (more: Record<string, string> = {}) =>
  zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office/>', ...more })

/** Sends the form of the page with a file, as a browser does. */
async function upload(
  title: string,
  name: string,
  content: Buffer,
  more: Record<string, string> = {},
  who = here.cast.olive,
) {
  const { headers, payload } = multipart(
    { title, kind: 'document', language: 'en', url: '', version: '', changeReason: '', ...more },
    { name, content },
  )
  return here.app.inject({
    method: 'POST',
    url: desk,
    headers: { ...headers, cookie: who.cookie, accept: 'text/html' },
    payload,
  })
}
const page = async (who = here.cast.olive) =>
  (await here.app.inject({ url: desk, headers: { cookie: who.cookie, accept: 'text/html' } })).body
const byTitle = (title: string) =>
  here.db.selectFrom('document').select(['id', 'url']).where('title', '=', title).executeTakeFirstOrThrow()
const changes = () =>
  here.db.selectFrom('setUpChange').select(['id', 'changed', 'reason', 'confirmedAt']).orderBy('id', 'desc').execute()

test.each([
  ['pdf', pdf(), 'application/pdf', 'inline'],
  ['docx', docx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'attachment'],
  ['odt', odt(), 'application/vnd.oasis.opendocument.text', 'attachment'],
])('a %s is kept, whatever its name says, at an address that everybody can open', async (format, bytes, type, how) => {
  const title = `The plan as ${format}`
  const sent = await upload(title, 'C:\\My files\\Plan, größer.exe', bytes, { changeReason: 'It was left out' })
  expect(sent.statusCode).toBe(303)
  const { url } = await byTitle(title)
  const opened = await here.app.inject(url!)
  expect([opened.statusCode, opened.headers['content-type']]).toEqual([200, type])
  expect(opened.headers['content-disposition']).toBe(
    `${how}; filename="Plan_ gr__er.${format}"; filename*=UTF-8''Plan%2C%20gr%C3%B6%C3%9Fer.${format}`,
  )
  expect(opened.headers['x-content-type-options']).toBe('nosniff')
  expect(opened.rawPayload.equals(bytes)).toBe(true)
  here.app.invalidate('settings')
  const shown = await here.app.inject(`/consultations/${slug}`)
  expect(shown.body).toContain(`href="${url}"`)
  const [last] = await changes()
  expect(last).toMatchObject({
    changed: [{ what: `Document: ${title}`, from: null, to: url }],
    reason: 'It was left out',
    confirmedAt: null,
  })
})

test.each([
  ['nothing', Buffer.alloc(0), 'Please choose a file first.'],
  ['a page that says it is a PDF', Buffer.from('<html><script>alert(1)</script>%PDF-1.7 %%EOF'), 'neither a PDF nor'],
  ['half a PDF', Buffer.from('%PDF-1.7 and then the line broke'), 'damaged'],
  ['a PDF behind a password', pdf('<< /Encrypt 5 0 R >>'), 'locked with a password'],
  ['a PDF with a script', pdf('<< /S /JavaScript /JS (app.alert(1)) >>'), 'holds a program'],
  ['a Word file of the old kind', Buffer.from('D0CF11E0A1B11AE1', 'hex'), 'of the old kind'],
  ['a Word file with macros', docx({ 'word/vbaProject.bin': 'Sub AutoOpen' }), 'holds a program'],
  ['an OpenDocument with macros', odt({ 'Basic/Standard/Module1.xml': 'Sub Main' }), 'holds a program'],
  ['a spreadsheet', zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<w/>' }), 'neither a Word'],
  ['half an archive', docx().subarray(0, 60), 'damaged'],
  ['more than 15 MB', Buffer.concat([pdf(), Buffer.alloc(15 * 1024 * 1024)]), 'larger than 15 MB'],
])('%s is refused in plain words, and what was typed stays', async (_what, bytes, says) => {
  const sent = await upload('Never kept', 'plan.pdf', bytes, { version: '3' })
  expect(sent.statusCode).toBe(400)
  expect(wordsOf(sent.body)).toContain(says)
  expect(formIn(sent.body, desk).fields).toMatchObject({ title: 'Never kept', version: '3' })
  expect(await here.db.selectFrom('document').select('id').where('title', '=', 'Never kept').execute()).toEqual([])
})

test('a program sends the same as JSON; an address elsewhere takes no file; one title is one document', async () => {
  const { olive, rita } = here.cast
  const at = `/api/desk/consultations/${slug}/documents`
  const file = { name: 'Appendix.pdf', base64: pdf('appendix').toString('base64') }
  expect((await ask(rita, 'POST', at, { title: 'Appendix', file })).statusCode).toBe(403)
  const made = await ask(olive, 'POST', at, { title: 'Appendix', file })
  expect(made.statusCode).toBe(201)
  const { id } = made.json<{ id: string }>()
  expect((await here.app.inject(`/documents/${id}`)).rawPayload.equals(pdf('appendix'))).toBe(true)
  const again = await ask(olive, 'POST', at, { title: 'appendix', url: 'https://example.org/a.pdf' })
  expect(again.statusCode).toBe(409)
  const url = 'https://example.org/b.pdf'
  expect((await ask(olive, 'POST', at, { title: 'Both', file, url })).statusCode).toBe(400)
  expect((await ask(olive, 'POST', at, { title: 'Neither' })).statusCode).toBe(400)
  expect((await ask(olive, 'POST', at, { title: 'Evil', url: 'javascript:alert(1)' })).statusCode).toBe(400)
  expect((await ask(olive, 'POST', at, { title: 'Elsewhere', url })).statusCode).toBe(201)
  expect(await page()).toContain(`href="${url}"`)
})

test('what is taken away needs its reason and a second person, and is served no longer', async () => {
  const { olive, oscar } = here.cast
  const { id, url } = await byTitle('The plan as pdf')
  const at = `/api/desk/consultations/${slug}/documents/${id}/removal`
  expect((await ask(olive, 'POST', at, {})).statusCode).toBe(400)
  expect((await here.app.inject(url!)).statusCode).toBe(200)
  expect((await ask(olive, 'POST', at, { reason: 'Version 2 replaces it' })).statusCode).toBe(204)
  expect((await here.app.inject(url!)).statusCode).toBe(404)
  // Those who set it up can still look at what was there.
  expect((await here.app.inject({ url: `${desk}/${id}`, headers: { cookie: olive.cookie } })).statusCode).toBe(200)
  here.app.invalidate('settings')
  const shown = await here.app.inject(`/consultations/${slug}`)
  expect(shown.body).not.toContain(`href="${url}"`)
  expect(wordsOf(shown.body)).toContain('Version 2 replaces it')
  const [last] = await changes()
  expect(last).toMatchObject({
    changed: [{ what: 'Document: The plan as pdf', from: url, to: null }],
    confirmedAt: null,
  })
  const confirmation = `/api/desk/consultations/${slug}/changes/${last!.id}/confirmation`
  expect((await ask(olive, 'POST', confirmation, {})).statusCode).toBe(403)
  expect((await ask(oscar, 'POST', confirmation, {})).statusCode).toBe(204)
})

test('an Easy Read document is put and taken away by the same rules', async () => {
  await upload('The plan in Easy Read', 'easy.pdf', pdf('easy'), { kind: 'easy-read' })
  const { id } = await byTitle('The plan in Easy Read')
  const old = `/api/desk/consultations/${slug}/languages/easy-read/${id}/withdraw`
  expect((await ask(here.cast.olive, 'POST', old, {})).statusCode).toBe(400)
  expect((await ask(here.cast.olive, 'POST', old, { reason: 'A picture misleads' })).statusCode).toBe(204)
  expect((await here.app.inject(`/documents/${id}`)).statusCode).toBe(404)
  expect((await changes())[0]).toMatchObject({ reason: 'A picture misleads', confirmedAt: null })
})

test('nobody outside reads the file of a consultation that is not public or is offline, of one that waits, or by another’s desk', async () => {
  const other = await make(here).consultation()
  await here.db.updateTable('consultation').set({ publishedAt: null }).where('slug', '=', other.slug).execute()
  const hidden = await ask(here.cast.olive, 'POST', `/api/desk/consultations/${other.slug}/documents`, {
    title: 'Draft',
    file: { name: 'draft.pdf', base64: pdf().toString('base64') },
  })
  const { id } = hidden.json<{ id: string }>()
  expect((await here.app.inject(`/documents/${id}`)).statusCode).toBe(404)
  const across = await here.app.inject({ url: `${desk}/${id}`, headers: { cookie: here.cast.olive.cookie } })
  expect(across.statusCode).toBe(404)

  const { id: open, url } = await byTitle('The plan as docx')
  const status = async () => (await here.app.inject(url!)).statusCode
  await here.db.updateTable('document').set({ waits: true }).where('id', '=', open).execute()
  expect(await status()).toBe(404)
  await here.db.updateTable('document').set({ waits: false }).where('id', '=', open).execute()
  expect(await status()).toBe(200)
  const offline = `/api/desk/consultations/${slug}/offline`
  await ask(here.cast.olive, 'POST', offline, { reason: 'A question was worded wrongly.' })
  expect(await status()).toBe(404)
})

test('the name of a file can be taken out of everything public', async () => {
  const name = 'Zzhenrietta Zzoldacre'
  await upload('Letter', `Letter of ${name}.odt`, odt(), { whyNamed: 'She asked for it' })
  const { id } = await byTitle('Letter')
  const taken = await ask(here.cast.ada, 'POST', '/api/desk/takedowns', { words: [name], reason: 'names-person' })
  expect(taken.statusCode).toBe(201)
  const file = await here.db
    .selectFrom('documentFile')
    .select('name')
    .where('documentId', '=', id)
    .executeTakeFirstOrThrow()
  expect(file.name).toBe('Letter of […].odt')
})
