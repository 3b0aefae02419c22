import { expect, test } from 'vitest'
import { asking, machineSays } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)

test('“You said” counts a comment once in its main theme, as the list does that the claim opens', async () => {
  const { id: consultationId, slug, themes } = await make(here).consultation()
  const main = themes.maternity as string
  const parts = await here.db
    .insertInto('theme')
    .values(['Wards', 'Home births'].map((label, at) => ({ consultationId, parentId: main, code: `P${at}`, label })))
    .returning('id')
    .execute()
  const [wards, births] = parts.map(({ id }) => id) as [string, string]
  const ids: string[] = []
  for (const held of [[main], [wards], [wards, births]]) {
    const { id } = await comment(here, slug, 'The ward was full.')
    await machineSays(here, id, held)
    ids.push(id)
  }
  const made = await ask(here.cast.olive, 'POST', '/api/desk/responses', { consultation: slug, comments: ids })
  const { ref } = made.json() as { ref: string }
  const { code, label } = await here.db
    .selectFrom('theme')
    .select(['code', 'label'])
    .where('id', '=', main)
    .executeTakeFirstOrThrow()

  const page = (await ask(here.cast.olive, 'GET', `/desk/responses/${ref}`)).body
  expect(page).toContain(`3 comments speak to “${label}”.`)
  const opened = await ask(here.cast.olive, 'GET', `/api/desk/comments?response=${ref}&theme=${code}`)
  expect((opened.json() as { items: unknown[] }).items).toHaveLength(3)
})
