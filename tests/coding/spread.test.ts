import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, spread } from '#server/coding/spread.ts'

const candidate = fc.record({
  id: fc.uuid(),
  gain: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.constantFrom('a', 'b', 'c'),
  likeness: fc.constantFrom(...'klmnopqrst'),
})
const candidates = fc.uniqueArray(candidate, { selector: (one) => one.id, maxLength: 40 })

test('of copies of one text there is one, none twice, none that is on the screen, and as many as there can be', () => {
  fc.assert(
    fc.property(
      candidates,
      fc.array(candidate, { maxLength: 4 }),
      fc.integer({ min: 1, max: 15 }),
      (all, before, most) => {
        const chosen = spread(all, before, most)
        const texts = chosen.map((id) => all.find((one) => one.id === id)?.likeness)
        expect(new Set(texts).size).toBe(texts.length)
        for (const { likeness } of before) expect(texts).not.toContain(likeness)
        const free = new Set(
          all.map((one) => one.likeness).filter((text) => !before.some((one) => one.likeness === text)),
        )
        expect(chosen).toHaveLength(Math.min(most, free.size))
      },
    ),
  )
})

test('the order in which they come changes nothing', () => {
  fc.assert(
    fc.property(candidates, (all) => {
      expect(spread([...all].reverse(), [], 10)).toEqual(spread(all, [], 10))
    }),
  )
})

test('the least certain comes first, and a kind does not come over and over while others are about as uncertain', () => {
  const all: Candidate[] = [0.9, 0.89, 0.88, 0.87].flatMap((gain, index) => [
    { id: `beds ${index}`, gain, kind: 'beds', likeness: `beds ${index}` },
    { id: `birth ${index}`, gain: gain - 0.1, kind: 'birth', likeness: `birth ${index}` },
  ])
  expect(spread(all, [], 4)).toEqual(['beds 0', 'birth 0', 'beds 1', 'birth 1'])
})

test('a kind that is far more uncertain than all others still comes first', () => {
  const all: Candidate[] = [
    { id: 'a', gain: 0.95, kind: 'beds', likeness: 'a' },
    { id: 'b', gain: 0.9, kind: 'beds', likeness: 'b' },
    { id: 'c', gain: 0.1, kind: 'birth', likeness: 'c' },
  ]
  expect(spread(all, [], 3)).toEqual(['a', 'b', 'c'])
})
