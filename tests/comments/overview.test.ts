import { beforeEach, expect, test } from 'vitest'
import { asking } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const words = 'The birth centre in Melton was good to me'

beforeEach(async () => {
  const { slug } = await make(here).consultation()
  await comment(here, slug, words)
})

/** The overview as a page and as the API gives it. */
const oldest = async (who: 'olive' | 'rita' | 'sam') =>
  (await ask(here.cast[who], 'GET', '/desk')).body + (await ask(here.cast[who], 'GET', '/api/desk/overview')).body

test('the overview shows the comment that has waited longest to anyone who reads comments, and to nobody else', async () => {
  expect(await oldest('olive')).toContain(words)
  expect(await oldest('rita')).toContain(words)
  expect(await oldest('sam')).not.toContain(words)
})

test('a comment that went to the restricted queue is on nobody’s overview', async () => {
  for (const { id } of await here.db.selectFrom('comment').select('id').execute())
    expect(
      (await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/flags`, { kind: 'other', why: 'Not sure.' }))
        .statusCode,
    ).toBeLessThan(300)
  for (const who of ['olive', 'rita', 'sam'] as const) expect(await oldest(who)).not.toContain(words)
})
