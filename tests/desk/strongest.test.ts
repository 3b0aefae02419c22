import { expect, test } from 'vitest'
import { strongest } from '#server/desk/assistant/strongest.ts'

const said = (...bodies: string[]) => bodies.map((body, index) => ({ id: `c${index}`, body }))

test('the sentence that many share comes first, and none is made up', () => {
  const comments = said(
    'I like tea. The evening buses to the clinic stop too early.',
    'Evening buses to the clinic are needed on Sundays. My dog is called Rex.',
    'Please run evening buses. The clinic is far away from our village.',
    'The car park costs too much money for visitors.',
  )
  const found = strongest(comments, 2)
  expect(found[0]?.words).toMatch(/vening buses/)
  for (const { id, words } of found) expect(comments.find((one) => one.id === id)?.body).toContain(words)
})

test('copies of one sentence count as one, and a lone voice is no strong sentence', () => {
  const copies = said(...Array.from({ length: 5 }, () => 'Keep the birth centre in Melton open for families.'))
  expect(strongest(copies, 3)).toHaveLength(1)
  expect(strongest(said('Nobody else says anything like this here.'), 3)).toEqual([])
  expect(strongest([], 3)).toEqual([])
})
