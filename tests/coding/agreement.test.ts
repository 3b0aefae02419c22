import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agreementOf } from '#server/coding/agreement.ts'

const themes = ['a', 'b', 'c']
const coding = fc.array(fc.subarray(themes), { minLength: 1, maxLength: 30 })

test('two codings that are the same agree wholly', () => {
  const same = [['a'], ['b', 'c'], []]
  const { kappa, f1, exact, samplesF1 } = agreementOf(same, same, themes)
  expect([kappa, f1, exact, samplesF1]).toEqual([1, 1, 1, 1])
})

test('kappa is what Cohen’s paper says of a table worked by hand', () => {
  // 20 both, 5 only the first, 10 only the second, 15 neither: observed 0.7, expected 0.5
  const first = [...Array(25).fill(['a']), ...Array(25).fill([])] as string[][]
  const second = [
    ...Array(20).fill(['a']),
    ...Array(5).fill([]),
    ...Array(10).fill(['a']),
    ...Array(15).fill([]),
  ] as string[][]
  const { kappa, f1 } = agreementOf(first, second, ['a'])
  expect(kappa).toBeCloseTo(0.4, 10)
  expect(f1).toBeCloseTo(40 / 55, 10)
})

test('it is the same either way round', () => {
  fc.assert(
    fc.property(coding, (first) => {
      const second = first.map((codes, at) => (at % 2 ? codes : ['a']))
      const [there, back] = [agreementOf(first, second, themes), agreementOf(second, first, themes)]
      expect(back.f1).toBeCloseTo(there.f1, 12)
      expect(back.kappa ?? 2).toBeCloseTo(there.kappa ?? 2, 12)
    }),
  )
})

test('codings of different length are refused', () => {
  expect(() => agreementOf([['a']], [], themes)).toThrow(RangeError)
})
