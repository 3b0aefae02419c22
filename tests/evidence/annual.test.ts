import fc from 'fast-check'
import { expect, test } from 'vitest'
import { yearsOf } from '#server/evidence/annual.ts'

const monthly = [41, 39, 44, 40, 38, 42, 45, 47, 43, 49, 46, 44].map((value, index) => ({
  value,
  onDay: `${index < 9 ? 2014 : 2015}-${String(((index + 3) % 12) + 1).padStart(2, '0')}-01`,
}))

test('twelve months from April are one whole year, added up', () => {
  expect(yearsOf(monthly, 'month', 'sum')).toEqual([{ year: '2014/15', value: 518, of: 12, whole: true }])
})

test('a year that lacks months says of how many it is made, and is not called whole', () => {
  expect(yearsOf(monthly.slice(0, 3), 'month', 'mean')).toEqual([{ year: '2014/15', value: 41.3, of: 3, whole: false }])
})

test('31 March belongs to the year before 1 April, and the latest year comes first', () => {
  const values = [
    { value: 81.2, onDay: '2014-03-31' },
    { value: 82.6, onDay: '2014-04-01' },
  ]
  expect(yearsOf(values, 'year', 'latest').map(({ year, value }) => [year, value])).toEqual([
    ['2014/15', 82.6],
    ['2013/14', 81.2],
  ])
})

test('whatever the values and their order, a sum over all years is the sum of all values that have a day', () => {
  const day = fc
    .tuple(fc.integer({ min: 2000, max: 2030 }), fc.integer({ min: 1, max: 12 }))
    .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}-01`)
  const values = fc.array(fc.record({ value: fc.option(fc.integer({ min: -999, max: 999 })), onDay: fc.option(day) }))
  fc.assert(
    fc.property(values, (all) => {
      const whole = all.reduce((sum, { value, onDay }) => sum + (onDay === null ? 0 : (value ?? 0)), 0)
      expect(yearsOf(all, 'month', 'sum').reduce((sum, { value }) => sum + value, 0)).toBe(whole)
    }),
  )
})
