import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { post, wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()

function takeBack(receipt: string, id: string) {
  return here.app.inject({ method: 'POST', url: `/api/receipts/${receipt}/withdrawals`, payload: { comment: id } })
}

/** How many comments of a consultation stand where. */
async function standings(consultationId: string): Promise<Record<string, number>> {
  const rows = await here.db
    .selectFrom('comment')
    .select(['standing', (eb) => eb.fn.countAll<number>().as('n')])
    .where('consultationId', '=', consultationId)
    .groupBy('standing')
    .execute()
  return Object.fromEntries(rows.map((row) => [row.standing, row.n]))
}

/** A published response that answers these comments. */
async function answer(consultationId: string, commentIds: string[]): Promise<string> {
  const officer = here.cast.olive.id
  const { id } = await here.db
    .insertInto('response')
    .values({ consultationId, ref: `W-${commentIds[0]}`, createdBy: officer })
    .returning('id')
    .executeTakeFirstOrThrow()
  const version = await here.db
    .insertInto('responseVersion')
    .values({ responseId: id, number: 1, youSaid: 'You asked.', weDid: 'We did.', outcome: 'done', editedBy: officer })
    .returning('id')
    .executeTakeFirstOrThrow()
  await here.db
    .insertInto('responseComment')
    .values(commentIds.map((commentId) => ({ responseId: id, commentId, linkedBy: officer, linkedAt: here.clock.now })))
    .execute()
  await here.db
    .insertInto('publication')
    .values({
      responseId: id,
      versionId: version.id,
      publishedBy: officer,
      publishedAt: here.clock.now,
      publishedOn: '2026-06-01',
      comments: commentIds.length,
    })
    .execute()
  return id
}

/** How many comments a response answers now. */
async function answeredBy(responseId: string): Promise<number> {
  const { n } = await here.db
    .selectFrom('responseComment as l')
    .innerJoin('comment as c', 'c.id', 'l.commentId')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('l.responseId', '=', responseId)
    .where('l.unlinkedAt', 'is', null)
    .where('c.standing', '=', 'answered')
    .executeTakeFirstOrThrow()
  return n
}

test('the author takes a comment back on the receipt page, after being asked once', async () => {
  const { slug, id: consultationId } = await make(here).consultation()
  const { id, receipt } = await comment(here, slug, 'I did not mean that.')
  const url = `/receipts/${receipt}/comments/${id}/withdraw`
  const page = await here.app.inject(`/receipts/${receipt}`)
  expect(page.body).toContain(`href="${url}"`)
  const asked = await here.app.inject(url)
  expect(wordsOf(asked.body)).toContain('I did not mean that.')
  expect(await standings(consultationId)).toEqual({ 'in-hand': 1 })

  const done = await post(here.app, url, {})
  expect([done.statusCode, done.headers.location]).toEqual([303, `/receipts/${receipt}#comment-${id}`])
  const after = await here.app.inject(`/receipts/${receipt}`)
  expect(wordsOf(after.body)).toContain('You withdrew this comment.')
  expect(after.body).not.toContain(url)
  expect(await standings(consultationId)).toEqual({ withdrawn: 1 })
})

test('the deed is in the history, in nobody’s name and without a word of the comment; twice is the same as once', async () => {
  const { slug } = await make(here).consultation()
  const { id, receipt } = await comment(here, slug, 'Secret words.')
  const replies = await Promise.all(Array.from({ length: 8 }, () => takeBack(receipt, id)))
  for (const reply of replies) {
    expect(reply.statusCode).toBe(200)
    expect(reply.json().comments[0].state).toBe('withdrawn')
  }
  const deeds = await here.db.selectFrom('history').selectAll().where('subjectId', '=', id).execute()
  expect(deeds).toMatchObject([{ action: 'comment.withdrawn', actorId: null }])
  expect(JSON.stringify(deeds)).not.toContain('Secret')
  const { byPerson } = await here.db
    .selectFrom('withdrawal')
    .select('byPerson')
    .where('commentId', '=', id)
    .executeTakeFirstOrThrow()
  expect(byPerson).toBeNull()
})

test('the public log counts one comment fewer behind the response that answered it', async () => {
  const { slug, id: consultationId } = await make(here).consultation()
  const [kept, gone] = [await comment(here, slug, 'Kept.'), await comment(here, slug, 'Gone.')]
  await answer(consultationId, [kept.id, gone.id])
  const behind = async () => (await here.app.inject(`/api/log/W-${kept.id}`)).json<{ comments: number }>().comments
  expect(await behind()).toBe(2)
  await takeBack(gone.receipt, gone.id)
  expect(await behind()).toBe(1)
})

test('nobody takes back a comment with another receipt', async () => {
  const { slug, id: consultationId } = await make(here).consultation()
  const mine = await comment(here, slug, 'Mine.')
  const theirs = await comment(here, slug, 'Theirs.')
  for (const receipt of [mine.receipt, 'ABC', '0'.repeat(26)]) {
    expect((await takeBack(receipt, theirs.id)).statusCode).toBe(404)
    expect((await post(here.app, `/receipts/${receipt}/comments/${theirs.id}/withdraw`, {})).statusCode).toBe(404)
  }
  expect((await takeBack(mine.receipt, 'not-an-id')).statusCode).toBe(400)
  expect(await standings(consultationId)).toEqual({ 'in-hand': 2 })
})

test('every process hears of it, so that no finished page keeps an old count', async () => {
  const { slug } = await make(here).consultation()
  const { id, receipt } = await comment(here, slug, 'Counted.')
  const client = await here.pool.connect()
  try {
    const heard: string[] = []
    client.on('notification', (message) => heard.push(String(message.payload)))
    await client.query('listen said_and_done')
    await takeBack(receipt, id)
    await client.query('select 1')
    expect(heard).toEqual(['public'])
    await client.query('unlisten *')
  } finally {
    client.release(true)
  }
})

test('whatever is taken back, published responses count one fewer each, and the states still add up', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 1, maxLength: 6 }), async (plan) => {
      const { slug, id: consultationId } = await make(here).consultation()
      const sent = await Promise.all(
        plan.map(async ([answered, withdrawn]) => ({ ...(await comment(here, slug, 'Words.')), answered, withdrawn })),
      )
      const linked = sent.filter((one) => one.answered)
      const response =
        linked.length > 0
          ? await answer(
              consultationId,
              linked.map((one) => one.id),
            )
          : undefined
      for (const one of sent.filter(({ withdrawn }) => withdrawn)) await takeBack(one.receipt, one.id)
      const left = linked.filter((one) => !one.withdrawn).length
      if (response) expect(await answeredBy(response)).toBe(left)
      const found = await standings(consultationId)
      expect(found.withdrawn ?? 0).toBe(sent.filter((one) => one.withdrawn).length)
      expect(found.answered ?? 0).toBe(left)
      expect(Object.values(found).reduce((sum, n) => sum + n, 0)).toBe(sent.length)
    }),
    { numRuns: 15 },
  )
})

test('a comment that was withdrawn stays so, whatever is linked, published or set aside afterwards', async () => {
  const { slug, id: consultationId } = await make(here).consultation()
  const { id, receipt } = await comment(here, slug, 'Gone.')
  await takeBack(receipt, id)
  const response = await answer(consultationId, [id])
  await here.db.insertInto('setAside').values({ commentId: id, reason: 'test', byPerson: here.cast.olive.id }).execute()
  expect(await answeredBy(response)).toBe(0)
  expect(await standings(consultationId)).toEqual({ withdrawn: 1 })
  await expect(sql`delete from withdrawal`.execute(here.db)).rejects.toThrow(/permission denied/)
})
