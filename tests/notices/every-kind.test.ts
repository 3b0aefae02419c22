import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { erase, refuseErasure } from '#server/comments/erasing/erase.ts'
import { setAside } from '#server/comments/set-aside.ts'
import { updateCommitment } from '#server/commitments/news.ts'
import { openFollowUps } from '#server/notices/follow-up.ts'
import { languages } from '#server/http/languages/vocabulary.ts'
import { messageKinds } from '#server/notices/vocabulary.ts'
import { makeLink } from '#server/people/sign-in/account-links.ts'
import { tellAccount } from '#server/people/tell.ts'
import { endRequest, raiseRequest } from '#server/requests/handle.ts'
import { tellOwners } from '#server/desk/home/tell-owners.ts'
import { desk, expectStatus, fullDraft, group, linkTo, manyComments, published, seat, sent } from '../responses/say.ts'
import { signedInAs } from '../support/cast.ts'
import { formIn, post } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { deliver, linkIn } from '../support/mailing.ts'
import { comment, make } from '../support/make.ts'
import { unmarked, wordsByLanguage } from '../support/unmarked.ts'

/** Every kind of mail that the public and people with accounts get, in every language. */
const here = useHere({
  PUBLIC_URL: 'http://said.example',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MAIL_FROM: 'news@said.example',
})
let server: MailServer
beforeAll(async () => void (server = await startMailServer()))
afterAll(() => server.close())
const spoken = Object.keys(languages) as Spoken[]
type Spoken = keyof typeof languages
const at = (language: Spoken, address: string) => (language === 'en' ? address : `/${language}${address}`)
const mailbox = (language: Spoken) => `reader-${language}@example.org`
/** The mails of each kind that have come since the last look, by language. */
const came: Record<string, Partial<Record<Spoken, string>>> = {}
async function collect(kind: string): Promise<void> {
  await deliver(here, server)
  for (const language of spoken) {
    const mail = server.to(mailbox(language)).at(-1)
    if (!mail) throw new Error(`No mail of the kind ${kind} in ${language}.`)
    came[kind] = { ...came[kind], [language]: mail.html }
    led[`${kind} ${language}`] = await followLinks(mail.html)
  }
  server.taken.length = 0
}

/** Where the links of a mail led when it came, by kind and language: some hold for days only. */
const led: Record<string, Awaited<ReturnType<typeof followLinks>>> = {}
function followLinks(html: string) {
  const links = [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
  return Promise.all(
    links.map(async (link) => {
      const url = link.replace('http://said.example', '')
      const reply = await here.app.inject({ url, headers: { accept: 'text/html' } })
      return { link, status: reply.statusCode, lang: /<html lang="([^"]*)"/.exec(reply.body)?.[1] }
    }),
  )
}

beforeAll(async () => {
  const place = await make(here).consultation()
  const owner = await make(here).organisation()
  const said = []
  for (const language of spoken)
    said.push(
      await comment(here, place.slug, 'Keep the beds.', {
        language,
        contact: { email: mailbox(language), wantsNews: true },
      }),
    )
  await collect('receipt')
  for (const language of spoken) {
    const target = { consultation: place.slug, email: mailbox(language), language }
    expect((await post(here.app, at(language, '/follow'), target)).statusCode).toBe(303)
  }
  await deliver(here, server)
  for (const language of spoken) {
    const link = linkIn(server.to(mailbox(language)).at(-1)?.text ?? '', 'follow/confirm/')
    const page = await here.app.inject({ url: link, headers: { accept: 'text/html' } })
    expect((await post(here.app, formIn(page.body).action, {})).statusCode).toBe(303)
  }
  await collect('confirm')
  const chain = desk(here)
  const { olive, oscar } = here.cast
  const { ref } = await chain.start(olive, { comments: said.map(({ id }) => id) })
  const promise = { series: null, text: 'Open the evening clinic.', ownerOrganisationId: null, dueOn: '2026-07-01' }
  const draft = fullDraft(owner, { commitments: [promise] })
  const publish = async (given: typeof draft, version: number) => {
    const before = await chain.see(olive, ref)
    expectStatus(await chain.save(olive, ref, given, before.version, before.edit), 200)
    const now = await chain.see(olive, ref)
    expectStatus(await chain.send(olive, ref, now.version, now.edit), 204)
    expectStatus(await chain.review(oscar, ref, version, 'approve'), 204)
    expectStatus(await chain.publish(olive, ref, version), 200)
  }
  await publish(draft, 1)
  await collect('published')
  const kept = (await chain.see(olive, ref)).draft
  await publish({ ...kept, weDid: 'We kept all 19 beds.', changeReason: 'The number was wrong.' }, 2)
  await collect('corrected')
  const later = (await chain.see(olive, ref)).draft
  await publish({ ...later, outcome: 'in-progress', nextUpdateOn: '2026-07-01', changeReason: 'It takes longer.' }, 3)
  await collect('outcome')
  const { series } = await here.db.selectFrom('commitment').select('series').limit(1).executeTakeFirstOrThrow()
  const update = { text: 'The clinic opens on Tuesday.', evidence: null, reopened: false, keptOn: null }
  await updateCommitment(here.db, ref, series, update, olive.id, here.clock.now)
  await collect('commitment')
  const last = (await chain.see(olive, ref)).draft
  await publish({ ...last, outcome: 'done', doneOn: '2026-05-28', changeReason: 'It is done.' }, 4)
  await deliver(here, server)
  server.taken.length = 0
  here.clock.now = new Date('2026-07-10T12:00:00Z')
  await openFollowUps(here.db, here.clock.now)
  await collect('ask')
  for (const language of spoken) {
    const { id } = await here.db
      .insertInto('person')
      .values({ name: 'Jo Reader', email: mailbox(language), language, passwordHash: null, mailPace: 'at-once' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await here.db
      .transaction()
      .execute((trx) =>
        makeLink(trx, { personId: id, kind: 'invitation', madeBy: here.cast.ada.id, mails: true }, here.clock.now),
      )
  }
  await collect('account-link')

  // Who has joined hears what happens to their account, and what waits for them.
  const readers = await here.db
    .updateTable('person')
    .set({ passwordHash: 'none that anybody knows' })
    .where('email', 'in', spoken.map(mailbox))
    .returning('id')
    .execute()
  for (const { id } of readers) {
    const roles = { what: 'roles', about: id, by: here.cast.ada.id, roles: ['officer', 'reviewer'] } as const
    await tellAccount(here.db, { ...roles, roles: [...roles.roles] }, here.clock.now)
  }
  await collect('account-news')
  for (const { id } of readers)
    for (const [news, by] of [
      ['given', olive.id],
      ['given', olive.id],
      ['mentioned', oscar.id],
      ['sent-back', oscar.id],
      ['review', olive.id],
    ] as const)
      await sql`select tell_work(${id}::uuid, ${news}, ${by}::uuid, ${here.clock.now})`.execute(here.db)
  await collect('work')

  // What was decided about what they wrote.
  const open = await make(here).consultation({ closesOn: '2026-08-30' })
  const wrote: { id: string }[] = []
  for (const language of spoken)
    for (const [n, words] of ['Nothing.', 'Keep it.', 'Erase it.'].entries())
      wrote[n * spoken.length + spoken.indexOf(language)] = await comment(here, open.slug, words, {
        language,
        contact: { email: mailbox(language), wantsNews: true },
      })
  await deliver(here, server)
  server.taken.length = 0
  const those = (n: number) => wrote.slice(n * spoken.length, (n + 1) * spoken.length).map(({ id }) => id)
  await setAside(here.db, those(0), { reason: 'off-topic' }, signedInAs(olive, 'officer'), here.clock.now)
  here.clock.now = new Date('2026-07-10T14:00:00Z')
  await collect('set-aside')
  const ada = signedInAs(here.cast.ada, 'administrator')
  const { contactKey } = here.config
  for (const id of those(1))
    await refuseErasure(here.db, contactKey, id, { reason: 'public-record' }, ada, here.clock.now)
  await collect('erasure')
  for (const id of those(2))
    await erase(here.db, contactKey, id, { reason: 'person-asked', sure: 'yes' }, ada, here.clock.now)
  await collect('erasure, done')
  for (const language of spoken) {
    const contact = { email: mailbox(language), wantsNews: true }
    const { id } = await comment(here, open.slug, 'Send me the minutes.', { language, contact })
    await raiseRequest(here.db, id, 'foi', ada, here.clock.now)
    await deliver(here, server)
    const end = { outcome: 'refused', note: 'They are published already.', send: 'yes' } as const
    await endRequest(here.db, contactKey, { id, kind: 'foi' }, end, ada, here.clock.now)
  }
  await collect('request')

  // In English, as the desk and drafts are.
  const approves = await group(here, 'approve', 'Reference group')
  const member = await seat(here, approves)
  const asked = await sent(here)
  const round = { version: 1, groups: [approves], dueOn: '2026-07-30', note: 'Please look at the days.' }
  expectStatus(await chain.ask(olive, 'POST', `/${asked.ref}/rounds`, round), 201)
  await collectEnglish('review-asked', 'chair@example.org')
  const answer = { speaksFor: 'group', decision: 'approve' }
  await post(here.app, await linkTo(here, member), answer)
  await collectEnglish('review-code', 'chair@example.org')
  await here.db.updateTable('person').set({ mailPace: 'at-once' }).where('id', '=', olive.id).execute()
  const own = await published(here, { youSaid: 'One person said that the beds should stay.' })
  const more = { comments: await manyComments(here, own.id, 2) }
  expectStatus(await chain.ask(olive, 'POST', `/${own.ref}/comments`, more), 200)
  here.clock.now = new Date('2026-07-20T12:00:00Z')
  await tellOwners(here.db, here.clock.now)
  await collectEnglish('owner-notice', olive.email)
}, 120_000)

/** The last mail to an address, of a kind that is written in English alone. */
async function collectEnglish(kind: string, to: string): Promise<void> {
  await deliver(here, server)
  const mail = server.to(to).at(-1)
  if (!mail) throw new Error(`No mail of the kind ${kind}.`)
  inEnglish[kind] = mail.html
  server.taken.length = 0
}
const inEnglish: Record<string, string> = {}

/** `MAILS=folder` keeps them, to be looked at. */
function keep(name: string, html: string): void {
  if (!process.env.MAILS) return
  mkdirSync(process.env.MAILS, { recursive: true })
  writeFileSync(path.join(process.env.MAILS, `${name}.html`), html)
}

const names =
  /Olive Officer|Oscar Officer|Better Care Together|Care closer to home|Jo Reader|Ada Administrator|Leicester\w*|Rutland|Melton/g
const kinds = [
  'receipt',
  'confirm',
  'published',
  'corrected',
  'outcome',
  'commitment',
  'ask',
  'account-link',
  'account-news',
  'work',
  'set-aside',
  'erasure',
  'erasure, done',
  'request',
]

test.each(kinds)(
  'a mail of the kind “%s” speaks its language; what is in English is marked, and set left to right whole',
  (kind) => {
    const english = came[kind]?.en ?? ''
    for (const language of spoken.filter((one) => one !== 'en')) {
      const html = came[kind]?.[language] ?? ''
      expect(html).toContain(`<html lang="${language}" dir="${languages[language].dir}"`)
      // The title is the subject, in which no language can be marked.
      expect(unmarked(html.replace(/<title>.*?<\/title>/s, ''), english, language, names), language).toEqual([])
      for (const [tag] of html.matchAll(/<p[^>]* lang="en"[^>]*>/g)) {
        expect(tag).toContain('dir="ltr"')
        if (languages[language].dir === 'rtl') expect(tag).toContain('text-align:left')
      }
      expect(wordsByLanguage(html).length).toBeGreaterThan(3)
    }
    for (const language of spoken) keep(`${kind}-${language}`, came[kind]?.[language] ?? '')
  },
)

test.each(kinds)('each link of a mail of the kind “%s” led to a page of its language when the mail came', (kind) => {
  for (const language of spoken) {
    const found = led[`${kind} ${language}`] ?? []
    expect(found.length, language).toBeGreaterThan(0)
    // The desk is for those who sign in.
    const ours = found.filter(({ link }) => link.startsWith('http://said.example/'))
    const own = ours.filter(({ link }) => !link.startsWith('http://said.example/desk'))
    const elsewhere = found.filter((one) => !ours.includes(one)).map(({ link }) => link)
    expect(elsewhere).toEqual(kind === 'erasure' || kind === 'request' ? ['https://ico.org.uk/make-a-complaint/'] : [])
    const wanted = own.map(({ link }) => ({ link, status: 200, lang: language === 'en' ? 'en-GB' : language }))
    expect(own).toEqual(wanted)
  }
})

test.each(['review-asked', 'review-code', 'owner-notice'])(
  'a mail of the kind “%s” says who writes and what to do, in English',
  (kind) => {
    const html = inEnglish[kind] ?? ''
    expect(html).toContain('<html lang="en" dir="ltr"')
    expect(html).toMatch(/<a [^>]*href="http:\/\/said.example\/(?:review|desk)\//)
    keep(kind, html)
  },
)

test('every kind of mail is among these', () => {
  const all = [...kinds, ...Object.keys(inEnglish)].map((kind) => kind.replace(/, .*/, ''))
  expect([...new Set(all)].sort()).toEqual(Object.keys(messageKinds).sort())
})
