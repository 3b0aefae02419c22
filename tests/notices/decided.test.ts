import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { erase, refuseErasure } from '#server/comments/erasing/erase.ts'
import { setAsideWithoutView } from '#server/comments/no-view.ts'
import { setAside, undoSetAside } from '#server/comments/set-aside.ts'
import { lookupOf } from '#server/followers/address.ts'
import { forgetOld } from '#server/followers/retain.ts'
import { stopAll } from '#server/followers/stop.ts'
import type { SetAsideReason } from '#server/intake/contract.ts'
import { signedInAs } from '../support/cast.ts'
import { useHere } from '../support/here.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { deliver, messages } from '../support/mailing.ts'
import { comment, make } from '../support/make.ts'

/** What authors are told of decisions about their comments. */
const here = useHere({ PUBLIC_URL: 'http://said.example' })
let server: MailServer
let slug: string
beforeAll(async () => {
  server = await startMailServer()
  slug = (await make(here).consultation({ closesOn: '2027-06-30' })).slug
})
afterAll(() => server.close())

const olive = () => signedInAs(here.cast.olive, 'officer')
const ada = () => signedInAs(here.cast.ada, 'administrator')
const words = 'Keep the zzbirthing pool.'
const later = (minutes: number) => (here.clock.now = new Date(here.clock.now.getTime() + minutes * 60_000))
const aside = (ids: string[], reason: SetAsideReason = 'off-topic') =>
  setAside(here.db, ids, { reason }, olive(), here.clock.now)
const eraseIt = (id: string, reason: 'person-asked' | 'law' = 'person-asked') =>
  erase(here.db, here.config.contactKey, id, { reason, sure: 'yes' }, ada(), here.clock.now)
const refuse = (id: string) =>
  refuseErasure(here.db, here.config.contactKey, id, { reason: 'legal-claim' }, ada(), here.clock.now)

/** Found to tell of harm: from then on only safeguarding sees it. */
const restrict = (id: string) =>
  here.db.insertInto('safeguardingFlag').values({ commentId: id, kind: 'harm', why: 'a test' }).execute()

let people = 0
/** A comment of somebody who has had the receipt already. */
async function wrote(email = `author-${++people}@example.org`, wantsNews = true) {
  const said = await comment(here, slug, words, { contact: { email, wantsNews, name: 'Zz Author' } })
  await deliver(here, server)
  server.taken.length = 0
  return { ...said, email }
}

const followerOf = (email: string) =>
  here.db
    .selectFrom('follower')
    .select(['id', 'sealed'])
    .where('lookup', '=', lookupOf(here.config.contactKey, email))
    .executeTakeFirst()

/** What came of mails of a kind. */
const states = async (kind: string) =>
  (await messages(here)).filter((one) => one.kind === kind).map(({ state, reason }) => [state, reason].join(' ').trim())

beforeEach(async () => {
  here.clock.now = new Date(here.clock.now.getTime() + 86_400_000)
  await here.db
    .updateTable('message')
    .set({ state: 'dropped', leasedUntil: null, settledAt: here.clock.now })
    .where('settledAt', 'is', null)
    .execute()
  server.taken.length = 0
})

test('whoever wrote what is set aside hears why an hour later, once for all comments, with none of the words', async () => {
  const one = await wrote()
  const two = await wrote(one.email)
  const other = await wrote()
  await aside([one.id, other.id])
  await aside([two.id], 'thanks')
  await deliver(here, server)
  expect(server.taken, 'an undo within the hour costs nobody a mail').toHaveLength(0)
  later(61)
  await deliver(here, server)
  expect(server.taken.map(({ to }) => to).sort()).toEqual([one.email, other.email].sort())
  const [mail] = server.to(one.email)
  expect(mail?.subject).toContain('a comment of yours was set aside')
  expect(mail?.text).toContain('We have set aside 2 of your comments')
  expect(mail?.text).toContain('Not about this consultation')
  expect(mail?.text).toContain('A thank you')
  expect(mail?.text).toContain('stays counted in public')
  expect(mail?.text).toContain('If you think that this is wrong')
  expect(mail?.text).toContain('http://said.example/receipts\n')
  expect(mail?.text).not.toContain('zzbirthing')
  expect(mail?.text, 'nobody has confirmed the address').not.toContain(one.receipt)
  expect(server.to(other.email)[0]?.text).toContain('Your comment has been set aside')
  later(600)
  await deliver(here, server)
  expect(server.taken).toHaveLength(2)
})

test('a receipt’s code goes to an address that was confirmed', async () => {
  const { id, email, receipt } = await wrote()
  const follower = await followerOf(email)
  await here.db
    .insertInto('follow')
    .values({ followerId: follower!.id, kind: 'log', confirmedAt: here.clock.now })
    .execute()
  await aside([id])
  later(61)
  await deliver(here, server)
  expect(server.to(email)[0]?.text).toContain(`http://said.example/receipts/${receipt}`)
})

test('what is set aside in turn waits for the last, and what is undone meanwhile is told to nobody', async () => {
  const one = await wrote()
  const two = await wrote(one.email)
  const three = await wrote(one.email)
  await aside([one.id, two.id])
  later(40)
  await aside([three.id])
  later(30)
  await deliver(here, server)
  expect(server.taken, 'the first alone is due').toHaveLength(0)
  await undoSetAside(here.db, one.id, olive(), here.clock.now)
  // By another way than ours: the database itself holds it back.
  await here.db
    .updateTable('setAside')
    .set({ undoneAt: here.clock.now, undoneBy: here.cast.olive.id })
    .where('commentId', '=', two.id)
    .execute()
  later(31)
  await deliver(here, server)
  expect(server.taken).toHaveLength(1)
  expect(server.to(one.email)[0]?.text).toContain('Your comment has been set aside')
  expect((await states('set-aside')).slice(-3)).toEqual(['dropped taken-back', 'dropped taken-back', 'sent'])
})

test('while one line holds a person’s mail no other takes what may stand in it: two would wait for each other', async () => {
  const one = await wrote()
  const two = await wrote(one.email)
  await aside([one.id])
  await aside([two.id])
  later(61)
  const held = await here.db.startTransaction().execute()
  // What a line has taken, before it has written that down.
  await held
    .selectFrom('message')
    .select('id')
    .where('kind', '=', 'set-aside')
    .where('state', '=', 'waiting')
    .orderBy('number')
    .limit(1)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const other = deliver(here, server)
  try {
    expect(await Promise.race([other, setTimeout(5_000, 'waits for the first')])).toBe(0)
  } finally {
    await held.rollback().execute()
    await other
  }
  await deliver(here, server)
  expect(server.to(one.email)[0]?.text).toContain('We have set aside 2 of your comments')
})

test('one mail a day is one mail a day', async () => {
  const { id, email } = await wrote()
  await here.db
    .updateTable('follower')
    .set({ howOften: 'daily' })
    .where('id', '=', (await followerOf(email))!.id)
    .execute()
  await aside([id])
  later(61)
  await deliver(here, server)
  expect(server.taken).toHaveLength(0)
  later(1440)
  await deliver(here, server)
  expect(server.to(email)).toHaveLength(1)
})

test('nobody is told who asked for no news or stopped it, nor of spam, tests, what the machine or safeguarding set aside', async () => {
  const quiet = await wrote(undefined, false)
  const stopped = await wrote()
  await stopAll(here.db, (await followerOf(stopped.email))!.id, here.clock.now)
  const [spam, tried, empty, restricted] = [await wrote(), await wrote(), await wrote(), await wrote()]
  const before = (await states('set-aside')).length
  await aside([quiet.id, stopped.id])
  await aside([spam.id], 'spam')
  await aside([tried.id], 'test')
  await here.db.transaction().execute((trx) => setAsideWithoutView(trx, [empty.id], here.clock.now))
  await restrict(restricted.id)
  await setAside(
    here.db,
    [restricted.id],
    { reason: 'thanks' },
    signedInAs(here.cast.sam, 'safeguarding'),
    here.clock.now,
  )
  expect((await states('set-aside')).length).toBe(before)

  // Restricted while its mail waits.
  const late = await wrote()
  await aside([late.id])
  await restrict(late.id)
  later(61)
  await deliver(here, server)
  expect(server.taken).toHaveLength(0)
  expect((await states('set-aside')).at(-1)).toBe('dropped taken-back')
})

test('of many that are set aside at once each person hears in one mail', async () => {
  const all = await Promise.all(Array.from({ length: 40 }, (_, n) => wrote(`crowd-${n % 8}@example.org`)))
  await deliver(here, server)
  server.taken.length = 0
  await aside(all.map(({ id }) => id))
  later(61)
  await deliver(here, server)
  expect(server.taken).toHaveLength(8)
  for (const { text } of server.taken) expect(text).toContain('We have set aside 5 of your comments')
})

test('a refusal to erase is told with its ground and how to complain, also to somebody who wants no news', async () => {
  const quiet = await wrote(undefined, false)
  const stopped = await wrote()
  await stopAll(here.db, (await followerOf(stopped.email))!.id, here.clock.now)
  await refuse(quiet.id)
  await refuse(stopped.id)
  await deliver(here, server)
  expect(server.taken.map(({ to }) => to)).toEqual([quiet.email])
  const [mail] = server.to(quiet.email)
  expect(mail?.text).toContain('We have decided to keep it')
  expect(mail?.text).toContain('They are needed for a legal claim or an inquiry')
  expect(mail?.text).toContain('https://ico.org.uk/make-a-complaint/')
  expect(mail?.text).not.toContain('zzbirthing')
  expect(mail?.text, 'no news was asked for').not.toContain('asked for news')
  expect(await followerOf(quiet.email)).toBeDefined()
})

test('that words are erased is told, and then the address is gone', async () => {
  const { id, email } = await wrote(undefined, false)
  await aside([id])
  await eraseIt(id)
  await forgetOld(here.db, here.clock.now)
  expect(await followerOf(email), 'it is needed for the mail').toBeDefined()
  await deliver(here, server)
  const [mail] = server.to(email)
  expect(server.to(email)).toHaveLength(1)
  expect(mail?.text).toContain('are erased')
  expect(mail?.text).toContain('The person who wrote them asked us to')
  expect(mail?.text).not.toContain('zzbirthing')
  expect(mail?.text, 'its links would lead nowhere').not.toContain('/news/')
  await forgetOld(here.db, here.clock.now)
  expect(await followerOf(email)).toBeUndefined()
  const last = (await messages(here)).filter(({ kind }) => kind === 'erasure').at(-1)
  expect(last).toMatchObject({ state: 'sent', followerId: null })
})

test('an author whom the worker has not come to yet is told as well', async () => {
  const email = 'unread@example.org'
  const { id } = await comment(here, slug, words, { contact: { email } })
  expect(await followerOf(email)).toBeUndefined()
  await eraseIt(id)
  await deliver(here, server)
  expect(server.to(email).map(({ text }) => text.includes('are erased'))).toEqual([true])
  await forgetOld(here.db, here.clock.now)
  expect(await followerOf(email)).toBeUndefined()
})

test('where the mail cannot be sent, or a person has to, the address goes after two weeks all the same', async () => {
  const refused = await startMailServer({ onWords: () => '554 5.7.1 no' })
  const failing = await wrote()
  const large = await wrote()
  await here.db
    .updateTable('follower')
    .set({ format: 'large-print' })
    .where('id', '=', (await followerOf(large.email))!.id)
    .execute()
  await eraseIt(failing.id)
  await eraseIt(large.id)
  await deliver(here, refused)
  await refused.close()
  expect((await states('erasure')).slice(-2)).toEqual(['failed rejected', 'by-hand format'])
  later(13 * 1440)
  await forgetOld(here.db, here.clock.now)
  expect(await followerOf(failing.email)).toBeDefined()
  expect(await followerOf(large.email)).toBeDefined()
  later(2 * 1440)
  await forgetOld(here.db, here.clock.now)
  expect(await followerOf(failing.email)).toBeUndefined()
  expect(await followerOf(large.email)).toBeUndefined()
  expect((await states('erasure')).slice(-2)).toEqual(['failed rejected', 'dropped erased'])
})

test('an address that somebody left for something else stays; other mails of what is erased do not go out', async () => {
  const one = await wrote()
  const two = await wrote(one.email)
  await aside([one.id])
  await eraseIt(one.id)
  later(61)
  await deliver(here, server)
  expect(server.to(one.email).map(({ subject }) => subject.includes('erasing'))).toEqual([true])
  await forgetOld(here.db, here.clock.now)
  expect(await followerOf(two.email)).toBeDefined()
  await aside([two.id])
  await eraseIt(two.id)
  later(61)
  await deliver(here, server)
  expect(server.to(one.email)).toHaveLength(2)
  await forgetOld(here.db, here.clock.now)
  expect(await followerOf(one.email)).toBeUndefined()
})

test('words that the law takes are told to whoever wants news, and to nobody else; those of a restricted comment to nobody', async () => {
  const keen = await wrote()
  const quiet = await wrote(undefined, false)
  const held = await wrote()
  await eraseIt(keen.id, 'law')
  await eraseIt(quiet.id, 'law')
  expect(await followerOf(quiet.email), 'gone at once, as nothing has to be told').toBeUndefined()
  await restrict(held.id)
  await refuseErasure(
    here.db,
    here.config.contactKey,
    held.id,
    { reason: 'must-keep' },
    signedInAs(here.cast.sam, 'safeguarding'),
    here.clock.now,
  )
  await deliver(here, server)
  expect(server.taken.map(({ to }) => to)).toEqual([keen.email])
})
