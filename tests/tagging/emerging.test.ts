import { expect, test } from 'vitest'
import { emergingTopics, type Heard } from '#workers/tagging/emerging.ts'

const towns = ['Melton', 'Oakham', 'Hinckley', 'Ashby']
const ordinary = Array.from({ length: 60 }, (_, at): Heard => ({
  text: ['The bus to the hospital is late', 'Parking costs too much', 'We need more nurses', 'Keep the ward open'][
    at % 4
  ]!,
  unplaced: at % 10 === 0,
  person: `o${at}`,
  place: towns[at % 4]!,
  campaign: null,
}))
const pool = (person: number, more: Partial<Heard> = {}): Heard => ({
  text: `Please save the hydrotherapy pool, my ${['knee', 'back', 'hip', 'shoulder', 'neck', 'ankle'][person % 6]} depends on it`,
  unplaced: true,
  person: `p${person}`,
  place: towns[person % 4]!,
  campaign: null,
  ...more,
})

test('what several people say and no theme covers comes up, with its comments', () => {
  const topics = emergingTopics([...ordinary, ...Array.from({ length: 6 }, (_, at) => pool(at))])
  expect(topics[0]!.words.join(' ')).toContain('hydrotherapy pool')
  expect(topics[0]).toMatchObject({ people: 6, places: 4, comments: [60, 61, 62, 63, 64, 65] })
})

test('sixty comments on one subject among 340 others are found, and named by a phrase that people used', () => {
  const names = ['The hydrotherapy pool', 'Our hydrotherapy pool', 'That hydro pool', 'The warm water pool']
  const said = ['eases my back', 'must stay', 'is booked out for weeks', 'helps my son move', 'needs a hoist']
  const others = Array.from({ length: 340 }, (_, at): Heard => ({ ...ordinary[at % 60]!, person: `q${at}` }))
  const planted = Array.from({ length: 60 }, (_, at): Heard =>
    pool(at, { text: `${names[at % 4]} ${said[at % 5]}. I hope you think of people.` }),
  )
  const topics = emergingTopics([...others, ...planted])
  expect(topics).toHaveLength(1)
  expect(topics[0]!.words[0]).toBe('hydrotherapy pool')
  expect(topics[0]!.comments.filter((at) => at >= 340).length).toBeGreaterThan(54)
})

test('opinions and words of every day are no topic', () => {
  const opinions = Array.from({ length: 12 }, (_, at): Heard =>
    pool(at, { text: 'Everyone was so kind all day and everything was good, thank you.' }),
  )
  expect(emergingTopics([...ordinary, ...opinions])).toEqual([])
})

test('four people are too few', () => {
  expect(emergingTopics([...ordinary, ...Array.from({ length: 4 }, (_, at) => pool(at))])).toEqual([])
})

test('one person saying it six times is one person', () => {
  expect(emergingTopics([...ordinary, ...Array.from({ length: 6 }, (_, at) => pool(at, { person: 'same' }))])).toEqual(
    [],
  )
})

test('a campaign counts once', () => {
  expect(
    emergingTopics([...ordinary, ...Array.from({ length: 9 }, (_, at) => pool(at, { campaign: 'letter-1' }))]),
  ).toEqual([])
})

test('two places are too few where places are known', () => {
  const two = Array.from({ length: 8 }, (_, at) => pool(at, { place: at % 2 ? 'Melton' : 'Oakham' }))
  expect(emergingTopics([...ordinary, ...two])).toEqual([])
})
