import { expect, test } from 'vitest'
import { rewordingsIn } from '#server/campaigns/rewordings.ts'
import { asking } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { make, say } from '../support/make.ts'

const here = useHere()

const argument = [
  'Moving the birth unit to the city means women in labour will have an hour in the car.',
  'An hour’s drive while you are in labour is too far, keep the maternity beds here.',
  'How is a mother having contractions meant to sit in traffic to the city for sixty minutes?',
  'Women about to give birth should not have to travel so far. The maternity unit must stay local.',
  'If maternity goes, babies will be born at the side of the road on the long journey to the city.',
  'It is a long way to go when you are in labour, and some mothers won’t make it to the hospital in time.',
  'The journey to the new maternity hospital is far too long for a woman in labour.',
  'Keep births local: the distance to the city is dangerous for mothers and babies.',
]
const others = [
  'The parking machine takes no coins and the app does not work.',
  'Please mend the lift at the health centre.',
  'I could not get past the recorded message at my surgery.',
  'The new leisure centre should open earlier for swimmers.',
  'Nobody answers letters any more.',
  'More benches on the walk up from the station would help.',
  'The dentist in town takes no new patients.',
  'Give the nurses a pay rise and a proper break.',
  'My hearing aid batteries used to be free at the library.',
  'The questionnaire is too long and uses words nobody knows.',
  'Physiotherapy by video is no use for my shoulder.',
  'A young people’s worker in each town, please.',
]

test('rewordings of one argument are found together, and what says something else is not among them', () => {
  const comments = [...argument, ...others].map((text, at) => ({ id: `${at}`, text }))
  const groups = rewordingsIn(comments)
  expect(groups).toHaveLength(1)
  expect(groups[0]!.length).toBeGreaterThanOrEqual(6)
  for (const id of groups[0]!) expect(Number(id)).toBeLessThan(argument.length)
  expect(rewordingsIn(comments.slice(8))).toEqual([])
  expect(rewordingsIn([])).toEqual([])
})

test('they are offered beside the letters for reading; every one stays a comment that counts', async () => {
  const { slug } = await make(here).consultation()
  for (const text of [...argument, ...others]) await say(here.app, slug, [text])
  const ask = asking(here)
  const list = (await ask(here.cast.olive, 'GET', `/api/desk/themes/${slug}/campaigns`)).json()
  expect(list).toMatchObject({ campaigns: [], copies: 0, comments: 20, compared: 20 })
  expect(list.rewordings).toHaveLength(1)
  expect(list.rewordings[0].people).toBeGreaterThanOrEqual(6)
  const page = await ask(here.cast.olive, 'GET', `/desk/themes/${slug}/campaigns`)
  expect(page.body).toContain('The same argument in other words')
  expect(page.body).toContain(argument[6])
})
