import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '#server/data/ids.ts'

test('ids of later moments are greater, and so are later ids of one moment', () => {
  const moments = fc.array(fc.date({ min: new Date('2026-01-01'), max: new Date('2026-01-02'), noInvalidDate: true }))
  fc.assert(
    fc.property(moments, fc.integer({ min: 1, max: 50 }), (all, each) => {
      const sorted = all.toSorted((a, b) => a.getTime() - b.getTime())
      const ids = sorted.flatMap((at) => Array.from({ length: each }, () => newId(at)))
      expect(ids).toEqual(ids.toSorted())
      expect(new Set(ids).size).toBe(ids.length)
    }),
  )
})
