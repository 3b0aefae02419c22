import { describe, expect, test } from 'vitest'
import { outcomesOf, rewordingsOf } from '../support/words.ts'

/** What of each set has to be right, in per cent. */
const least: Record<string, number> = {
  'non-answers known': 90,
  'views not taken for non-answers': 95,
  'answers held against their question': 100,
  'greetings, closings, signatures known': 90,
  'personal data marked': 90,
  'personal data marked, and called so': 88,
  'look-alikes not marked': 93,
  'personal data in responses': 95,
  'spam marked': 85,
  'what only sounds like spam not marked': 95,
  'transcripts of chat programs': 95,
  'claims held against comments': 85,
  stance: 75,
  'disclosures heard': 85,
  'disclosures heard, and called so': 80,
  'ordinary feedback not held': 95,
  'disclosures in other languages heard': 85,
  'ordinary in other languages not held': 100,
}

describe('words as residents and officers write them', () => {
  const outcomes = outcomesOf('open')
  test.each(Object.keys(outcomes))('%s', (name) => {
    const all = outcomes[name]!
    expect((100 * all.filter(({ right }) => right).length) / all.length).toBeGreaterThanOrEqual(least[name]!)
  })

  test('each argument has a group of its own, with nobody else in it', () => {
    for (const { found, of, strangers } of rewordingsOf()) {
      expect(found * 2).toBeGreaterThanOrEqual(of)
      expect(strangers).toBe(0)
    }
  })
})
