import { expect, test } from 'vitest'
import { asking, machineSays } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)

test('parts of a main theme that the machine named stand under its name, not under the theme before it', async () => {
  const { id: consultationId, slug, themes } = await make(here).consultation()
  const parentId = themes.maternity as string
  await here.db
    .insertInto('theme')
    .values(['Wards', 'Home births'].map((label, at) => ({ consultationId, parentId, code: `P${at}`, label })))
    .execute()
  const { id } = await comment(here, slug, 'The ward was full.')
  await machineSays(here, id, [parentId])

  const page = (await ask(here.cast.olive, 'GET', `/desk/comments/${id}`)).body
  const others = page.split('aria-label="Other themes"')[1]?.split('</ul>')[0]
  expect(others?.match(/Maternity \(above\)|Wards|Home births/g)).toEqual(['Maternity (above)', 'Wards', 'Home births'])
})
