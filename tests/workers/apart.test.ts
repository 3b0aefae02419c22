import { expect, test } from 'vitest'
import { openModels } from '#workers/models.ts'
import { readWaiting } from '#workers/read.ts'
import { faultsOfLedger } from '#server/ledger/account.ts'
import { asking, deeds } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make, say } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const read = () => readWaiting(here.db, openModels(here.db))
const account = async (slug: string) =>
  (await here.app.inject(`/api/consultations/${slug}/account`)).json<{
    standings: { received: number; inHand: number; setAside: number }
    setAsideReasons: { reason: string; label: string; comments: number }[]
    units: { comments: number; views: number; looksLikeSpam: number }
  }>()
const needs = (id: string) =>
  here.db.selectFrom('comment').select(['standing', 'needsPerson']).where('id', '=', id).executeTakeFirstOrThrow()

test('what gives no view is counted apart, is nobody’s work, and is put back by one click for good', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'N/A')
  const view = await comment(here, slug, 'Keep the birth centre in Melton open.')
  await read()
  expect(await needs(id)).toEqual({ standing: 'set-aside', needsPerson: null })
  expect((await needs(view.id)).standing).toBe('in-hand')
  expect(await deeds(here, id)).toEqual(['comment.set-aside', 'comment.read'])
  expect(await account(slug)).toMatchObject({
    standings: { received: 2, inHand: 1, setAside: 1 },
    setAsideReasons: [{ reason: 'no-view', label: 'No view given', comments: 1 }],
    units: { comments: 2, views: 1, looksLikeSpam: 0 },
  })
  const page = await ask(here.cast.olive, 'GET', `/desk/comments/${id}`)
  expect(page.body).toContain('by the machine')
  const back = await ask(here.cast.olive, 'DELETE', `/api/desk/comments/${id}/set-aside`)
  expect(back.statusCode).toBe(204)
  await here.db.updateTable('comment').set({ processedAt: null }).where('id', '=', id).execute()
  await read()
  expect((await needs(id)).standing).toBe('in-hand')
  expect(await faultsOfLedger(here.db)).toEqual([])
})

test('a plain no says nothing where more was asked for, and is a view where something was proposed', async () => {
  const { slug, questions } = await make(here).consultation()
  const [more, proposal] = questions
  const asks = (id: string, text: string) =>
    here.db.updateTable('question').set({ text }).where('id', '=', id).execute()
  await asks(more!.id, 'Is there anything else you would like to say?')
  await asks(proposal!.id, 'Do you support closing the Tuesday clinic?')
  const sent = [
    { question: more!.position, body: 'No.' },
    { question: proposal!.position, body: 'No thanks' },
  ]
  const reply = await say(here.app, slug, [], { comments: sent })
  const { receipt } = reply.json<{ receipt: string }>()
  const view = await here.app.inject(`/api/receipts/${receipt}`)
  const { comments } = view.json<{ comments: { id: string; body: string }[] }>()
  const idOf = (body: string) => comments.find((one) => one.body === body)!.id
  await read()
  expect((await needs(idOf('No.'))).standing).toBe('set-aside')
  expect((await needs(idOf('No thanks'))).standing).toBe('in-hand')
})

test('what looks like spam waits for one look, without themes and outside the count of views; then it is one or the other', async () => {
  const { slug } = await make(here).consultation()
  const words = 'Maternity pills CHEAP http://pills.example best price casino'
  const [first, second] = [await comment(here, slug, words), await comment(here, slug, `${words} bonus`)]
  await read()
  for (const { id } of [first, second]) {
    expect(await needs(id)).toEqual({ standing: 'in-hand', needsPerson: 'spam' })
    expect(await here.db.selectFrom('commentTheme').select('themeId').where('commentId', '=', id).execute()).toEqual([])
  }
  expect((await account(slug)).units).toMatchObject({ comments: 2, views: 0, looksLikeSpam: 2 })
  const shown = await here.app.inject(`/consultations/${slug}/account`)
  expect(shown.body).toContain('look like spam')
  const list = await ask(here.cast.olive, 'GET', `/api/desk/comments?consultation=${slug}&spam=yes`)
  expect(list.json<{ items: unknown[] }>().items).toHaveLength(2)
  const page = await ask(here.cast.olive, 'GET', `/desk/comments/${first.id}`)
  expect(page.body).toContain('it sells something')

  const decide = (id: string, spam: boolean, who = here.cast.olive) =>
    ask(who, 'PUT', `/api/desk/comments/${id}/spam`, { spam })
  expect((await decide(first.id, true)).statusCode).toBe(204)
  expect((await decide(first.id, true)).statusCode).toBe(204)
  expect(await needs(first.id)).toEqual({ standing: 'set-aside', needsPerson: null })
  expect((await decide(second.id, false)).statusCode).toBe(204)
  await read()
  const after = await needs(second.id)
  expect(after.standing).toBe('in-hand')
  expect(after.needsPerson).not.toBe('spam')
  expect((await account(slug)).units).toMatchObject({ comments: 2, views: 1, looksLikeSpam: 0 })
  expect(await faultsOfLedger(here.db)).toEqual([])
})

test('what comes in one wording faster than by hand waits for one look; the same letter sent by hand does not', async () => {
  const words = (of: string) =>
    `Please keep the ${of} open, my whole family has relied on it for as long as I can remember.`
  const sendAll = async (of: string, copies: number, secondsApart: number) => {
    const { slug } = await make(here).consultation()
    for (let copy = 0; copy < copies; copy++) {
      expect((await say(here.app, slug, words(of))).statusCode).toBe(201)
      here.clock.now = new Date(here.clock.now.getTime() + secondsApart * 1000)
    }
    return slug
  }
  const fast = await sendAll('baths', 20, 0.1)
  const few = await sendAll('clinic', 19, 0.1)
  const slow = await sendAll('library', 20, 5)
  await read()
  const marked = async (slug: string) => (await account(slug)).units.looksLikeSpam
  expect([await marked(fast), await marked(few), await marked(slow)]).toEqual([20, 0, 0])
  const one = await here.db
    .selectFrom('comment')
    .select('id')
    .where('body', '=', words('baths'))
    .executeTakeFirstOrThrow()
  const page = await ask(here.cast.olive, 'GET', `/desk/comments/${one.id}`)
  expect(page.body).toContain('many like it came within a minute')
})

test('requires the right to change comments, and refuses a comment that nothing marked', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'Keep the birth centre.')
  const decide = (who: typeof here.cast.olive | null) =>
    ask(who, 'PUT', `/api/desk/comments/${id}/spam`, { spam: true })
  expect((await decide(null)).statusCode).toBe(401)
  expect((await decide(here.cast.rita)).statusCode).toBe(403)
  expect((await decide(here.cast.olive)).statusCode).toBe(404)
})
