import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { attach, conceptsFor, enrich } from '#workers/tagging/frame.ts'
import { readComment } from '#workers/tagging/read.ts'
import { frameFrom } from '#workers/tagging/read-frame.ts'
import { scoreThemes } from '#workers/tagging/score-themes.ts'
import { buildModel } from '#workers/tagging/train.ts'

const folder = path.join(import.meta.dirname, '../data/subjects')
const read = (name: string): Record<string, string>[] =>
  parse(readFileSync(path.join(folder, `${name}.csv`)), { columns: true })

describe('a subject that is not health', () => {
  test.each([
    ['libraries', 0.7],
    ['admissions', 0.7],
    ['parking', 0.65],
    ['waste', 0.65],
  ])('%s is read on day one from eight names and a paragraph each', (name, least) => {
    const frame = frameFrom(read(`${name}-themes`))
    const model = buildModel(frame, [])
    const judged = read(name).map(({ text, themes }) => ({
      truth: themes!.split('|').filter((theme) => theme !== 'none'),
      predicted: readComment(model, text!).suggestions.map(({ theme }) => theme),
    }))
    const { macro } = scoreThemes(
      judged,
      frame.map(({ code }) => code),
    )
    expect(macro).toBeGreaterThan(least)
    // Nothing of hospitals speaks for its themes; a theme of special educational needs has that concept’s very name.
    expect(model.frame.flatMap(({ concepts }) => concepts).filter((id) => id !== 'send')).toEqual([])
  })

  test('is no health frame for having a theme on ambulances and one on equality', () => {
    const model = buildModel(
      [
        { code: 'traffic', label: 'Traffic on other roads', description: 'Cars that now use other roads, and jams.' },
        { code: 'emergency', label: 'Emergency vehicles', description: 'Ambulances and fire engines getting through.' },
        { code: 'fair', label: 'Fairness', description: 'Whether some streets gain while others lose.' },
        { code: 'trade', label: 'Shops', description: 'Customers, deliveries and takings of local businesses.' },
        { code: 'air', label: 'Clean air', description: 'Fumes, asthma and the air that we breathe.' },
        { code: 'how', label: 'The decision', description: 'How the council asked residents and decided.' },
      ],
      [],
    )
    const codes = (text: string) => readComment(model, text).suggestions.map(({ theme }) => theme)
    expect(codes('My café has lost half its customers since the bollards went in.')).toEqual(['trade'])
    expect(codes('The fire brigade could not get through the bollards.')).toContain('emergency')
    expect(codes('All the jams have moved to our road.')).toContain('traffic')
    expect(codes('Nobody asked us, it was a done deal.')).toEqual(['how'])
  })
})

/** Which everyday concepts each theme of a frame takes. */
function everydayOf(themes: [label: string, description: string][]): string[][] {
  const frame = enrich(themes.map(([label, description]) => ({ code: label, label, description })))
  const concepts = conceptsFor(frame)
  const attached = attach(frame, concepts)
  return frame.map((_, theme) =>
    concepts.flatMap(({ id }, at) => (attached[at]!.some((one) => one.theme === theme) ? [id] : [])),
  )
}

test('everyday words speak only in a frame that speaks of their subject', () => {
  const industry: [string, string] = ['Industry and factories', 'What the industry says for itself.']
  expect(everydayOf([industry, ['Night noise', 'Noise that keeps people awake.']])[0]).toContain(
    'factories and trade noise',
  )
  expect(everydayOf([industry, ['Betting', 'Fixed odds and slot machines.']])[0]).not.toContain(
    'factories and trade noise',
  )
})

test('what most themes of a frame share speaks for none of them', () => {
  const other: [string, string][] = ['Books', 'Closure', 'Volunteers', 'Computers', 'Religion'].map((name) => [
    name,
    '',
  ])
  const journeys: [string, string][] = ['Bus routes', 'Bus travel', 'Bus journeys'].map((name) => [name, ''])
  expect(everydayOf([journeys[0]!, ...other])[0]).toContain('the journey')
  expect(everydayOf([...journeys, ...other.slice(0, 3)]).flat()).not.toContain('the journey')
})

test('one word alone is never likely where little more than a description is known', () => {
  const likely = ['buses', 'noise', 'parks'].flatMap((name) => {
    const model = buildModel(frameFrom(read(`${name}-themes`)), [])
    return read(name).flatMap(({ text }) =>
      readComment(model, text!).suggestions.filter(({ band }) => band === 'likely'),
    )
  })
  expect(likely.length).toBeGreaterThan(20)
  expect(likely.filter(({ words }) => words.length === 1)).toEqual([])
})
