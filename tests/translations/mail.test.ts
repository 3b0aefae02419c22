import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { OtherLanguage } from '#server/http/languages/contract.ts'
import { checkTranslations } from '#server/translations/check.ts'
import { translationRows } from '#server/translations/queries.ts'
import { saveTranslations } from '#server/translations/save.ts'
import { consultationScope, type FindScope, versionScope } from '#server/translations/scope.ts'
import { desk, expectStatus, fullDraft } from '../responses/say.ts'
import { useHere } from '../support/here.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { deliver } from '../support/mailing.ts'
import { comment, make } from '../support/make.ts'

const here = useHere({ PUBLIC_URL: 'http://said.example', SMTP_URL: 'smtp://127.0.0.1:1' })
let server: MailServer
beforeAll(async () => void (server = await startMailServer()))
afterAll(() => server.close())
beforeEach(() => void (server.taken.length = 0))

/** Translate some of it, by their English; `released` by a second person, or left waiting. */
async function translate(find: FindScope, language: OtherLanguage, words: Record<string, string>, released: boolean) {
  const { texts, versionId, consultationId } = await find(here.db)
  const given = texts.flatMap(({ key, english }) => (words[english] ? [{ key, english, text: words[english] }] : []))
  expect(given).toHaveLength(Object.keys(words).length)
  await saveTranslations(here.db, find, language, { made: 'machine', texts: given }, here.cast.olive.id, here.clock.now)
  if (!released) return
  const rows = await translationRows(here.db, versionId ? { versionId } : { consultationId }, language)
  const read = { rows: rows.map((row) => row.id), compared: false }
  await checkTranslations(here.db, find, language, read, here.cast.oscar.id, here.clock.now)
}

async function author(slug: string, language: OtherLanguage) {
  const email = `${language}@example.org`
  return comment(here, slug, 'Keep the beds.', { language, contact: { email, wantsNews: true } })
}

test('news of a response goes in the language of the person who gets it, with the translation that a second person let out; else in English, marked as such', async () => {
  const { slug } = await make(here).consultation({ title: 'Care closer to home' })
  await translate(consultationScope(slug), 'pl', { 'Care closer to home': 'Opieka bliżej domu' }, false)
  const sent = [await author(slug, 'pl'), await author(slug, 'ur'), await author(slug, 'gu')]
  await deliver(here, server)
  const receipt = server.to('pl@example.org')[0]
  expect(receipt?.text).toContain('  Opieka bliżej domu')
  expect(receipt?.html).toMatch(/<p style="[^"]*">Opieka bliżej domu<\/p>/)
  expect(server.to('ur@example.org')[0]?.html).toMatch(/<p lang="en" dir="ltr"[^>]*>Care closer to home<\/p>/)

  const owner = await make(here).organisation()
  const chain = desk(here)
  const { ref } = await chain.start(here.cast.olive, { comments: sent.map(({ id }) => id) })
  const draft = fullDraft(owner)
  expectStatus(await chain.save(here.cast.olive, ref, draft), 200)
  const version = versionScope(ref, 1)
  await translate(version, 'pl', { [draft.youSaid]: 'Zostawcie łóżka.', [draft.weDid]: 'Zostawiliśmy.' }, true)
  // Nobody has let this one out.
  await translate(version, 'gu', { [draft.youSaid]: 'પથારી રાખો.' }, false)
  expectStatus(await chain.send(here.cast.olive, ref, 1, 2), 204)
  expectStatus(await chain.review(here.cast.oscar, ref, 1, 'approve'), 204)
  expectStatus(await chain.publish(here.cast.olive, ref), 200)
  await deliver(here, server)

  const pl = server.to('pl@example.org')[1]
  expect(pl?.text).toContain('  Zostawcie łóżka.')
  expect(pl?.text).toContain('  Zrobiliśmy to. Zostawiliśmy.')
  expect(pl?.text).toContain('Przetłumaczone maszynowo, niesprawdzone.')
  expect(pl?.html).not.toContain(draft.weDid)
  expect(pl?.text).toContain(`/pl/log/${ref}`)
  for (const language of ['ur', 'gu']) {
    const mail = server.to(`${language}@example.org`)[1]
    expect(mail?.html, language).toContain(`lang="en" dir="ltr"`)
    expect(mail?.text, language).toContain(draft.weDid)
    expect(mail?.text, language).not.toContain('પથારી')
  }
})
