import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shareOut } from '#server/desk/bulk/share-out.ts'

test('every comment is somebody’s, and nobody is one or more away from their share', () => {
  const parts = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 8 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 300 }), parts, (number, percents) => {
      const sum = percents.reduce((all, one) => all + one, 0)
      const ids = Array.from({ length: number }, (_none, index) => `c${index}`)
      const whose = shareOut(
        ids,
        percents.map((percent, index) => ({ person: `p${index}`, percent: (percent * 100) / sum })),
      )
      expect(whose).toHaveLength(number)
      percents.forEach((percent, index) => {
        const got = whose.filter((one) => one === `p${index}`).length
        expect(Math.abs(got - (number * percent) / sum)).toBeLessThan(percents.length)
      })
    }),
  )
})

test('without percents all get as many, and each gets some from everywhere in the list', () => {
  const whose = shareOut(
    Array.from({ length: 10 }, (_none, index) => `c${index}`),
    [
      { person: 'a', percent: undefined },
      { person: 'b', percent: undefined },
    ],
  )
  expect(whose.filter((one) => one === 'a')).toHaveLength(5)
  expect(new Set(whose.slice(0, 2)).size).toBe(2)
})
