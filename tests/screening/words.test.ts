import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { screen } from '#workers/screening/screen.ts'
import { frameFrom } from '#workers/tagging/read-frame.ts'
import { readComment } from '#workers/tagging/read.ts'
import { buildModel } from '#workers/tagging/train.ts'
import { outcomesOf, rewordingsOf, wordsOf } from '../support/words.ts'

/** What of each set has to be right, in per cent. */
const least: Record<string, number> = {
  'non-answers known': 92,
  'views not taken for non-answers': 99,
  'answers held against their question': 100,
  'greetings, closings, signatures known': 92,
  'personal data marked': 95,
  'personal data marked, and called so': 93,
  'look-alikes not marked': 97,
  'personal data in responses': 99,
  'spam marked': 95,
  'what only sounds like spam not marked': 99,
  'spam in other languages marked': 85,
  'what only sounds like spam in other languages not marked': 99,
  'transcripts of chat programs': 99,
  'claims held against comments': 94,
  stance: 90,
  'sides that are only guessed, right': 80,
  'disclosures heard': 88,
  'disclosures heard, and called so': 80,
  'ordinary feedback not held': 95,
  'disclosures in other languages heard': 90,
  'ordinary in other languages not held': 100,
}

describe('words as residents and officers write them', () => {
  const outcomes = outcomesOf('all')
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

test('how a letter begins and ends moves hardly any theme, and no harm', () => {
  const read = (name: string): Record<string, string>[] =>
    parse(readFileSync(path.join(import.meta.dirname, `../data/subjects/kept/${name}.csv`)), { columns: true })
  const model = buildModel(frameFrom(read('transport-themes')), [])
  const likely = (text: string) =>
    readComment(model, text)
      .suggestions.filter(({ band }) => band === 'likely')
      .map(({ theme }) => theme)
      .sort()
      .join(' ')
  const isHeld = (text: string) => screen(text).safeguarding !== null
  const texts = read('transport').flatMap(({ text }, at) => (at % 4 === 0 ? [text!] : []))
  const moved = wordsOf('neutral', 'all').flatMap(({ text: courtesy }) =>
    texts.map((text) => {
      const both = `${text}\n\n${courtesy}`
      return { theme: likely(both) !== likely(text), harm: isHeld(both) !== isHeld(text) }
    }),
  )
  expect(moved.filter(({ theme }) => theme).length / moved.length).toBeLessThan(0.02)
  expect(moved.filter(({ harm }) => harm).length / moved.length).toBeLessThan(0.005)
})
