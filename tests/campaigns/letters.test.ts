import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupLetters, makeGrouper } from '#workers/campaigns/group.ts'
import { addedTo, sentencesOf, sharedLetter } from '#workers/campaigns/letters.ts'

const file = fileURLToPath(new URL('../data/campaign-letters-synthetic.csv', import.meta.url))
const rows: { id: string; text: string; cluster: string; edit: string }[] = parse(readFileSync(file), { columns: true })
const texts = rows.map(({ text }) => text)

describe('grouping', () => {
  test('finds every letter of every campaign and no comment that stands alone', () => {
    const groups = groupLetters(texts)
    const campaigns = new Map<number, Set<string>>()
    rows.forEach(({ cluster }, at) => {
      if (cluster === '') expect(groups[at]).toBe(-1)
      else campaigns.set(groups[at]!, (campaigns.get(groups[at]!) ?? new Set()).add(cluster))
    })
    expect([...campaigns.values()].map((set) => set.size)).toEqual([1, 1, 1, 1])
    expect(campaigns.has(-1)).toBe(false)
  })

  test('does not depend on the order in which letters came', () => {
    const partition = (order: number[]) => {
      const groups = groupLetters(order.map((at) => texts[at]!))
      const members = new Map<number, number[]>()
      order.forEach((at, place) => {
        if (groups[place]! >= 0) members.set(groups[place]!, [...(members.get(groups[place]!) ?? []), at])
      })
      return [...members.values()].map((list) => list.sort((a, b) => a - b)).sort((a, b) => a[0]! - b[0]!)
    }
    const order = texts.map((_, at) => at)
    const usual = partition(order)
    fc.assert(
      fc.property(fc.shuffledSubarray(order, { minLength: order.length, maxLength: order.length }), (shuffled) => {
        expect(partition(shuffled)).toEqual(usual)
      }),
      { numRuns: 20 },
    )
  })

  test('word-for-word copies of a short letter are one, short remarks are not', () => {
    const short = 'Keep our hospital public. I agree with the campaign leaflet.'
    expect([...groupLetters([short, short.toUpperCase(), 'Thank you', 'Thank you', short])]).toEqual([0, 0, -1, -1, 0])
  })

  test('different letters stay apart, though they share the 32 bits of a wording by chance', () => {
    const grouper = makeGrouper()
    const [one, other] = [1, 2].map((seed) => Uint16Array.from({ length: 64 }, (_, bin) => seed * 100 + bin))
    for (const bins of [one!, other!, one!, other!]) grouper.add({ runs: 90, wording: 7, bins })
    expect([...grouper.groups()]).toEqual([0, 1, 0, 1])
  })

  test('takes more comments than it was told to expect', () => {
    const grouper = makeGrouper(1)
    for (let at = 0; at < 100; at++) grouper.add(`${texts.find((text) => text.length > 300)!} number ${at}`)
    expect(new Set(grouper.groups())).toEqual(new Set([0]))
  })
})

describe('what people added', () => {
  const letter =
    'Please keep the birth centre open. It is the only place of its kind. The care given to mothers cannot be matched on a busy city ward.'

  test('is the sentences that are not in the letter', () => {
    const member = `Dear Sir, ${letter} My own daughter was born there in a snow storm. Yours sincerely`
    expect(addedTo(letter)(member).map(({ text }) => text)).toEqual(['My own daughter was born there in a snow storm.'])
  })

  test('is nothing where a person only changed capitals or a letter', () => {
    expect(addedTo(letter)(letter.toUpperCase())).toEqual([])
    expect(addedTo(letter)(letter.replace('mothers', 'mohters'))).toEqual([])
  })

  test('lies in the comment where it says', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.constantFrom(...texts), (one, other) => {
        for (const { text, start, end } of addedTo(one)(other)) expect(other.slice(start, end)).toBe(text)
        for (const { text, start, end } of sentencesOf(other)) expect(other.slice(start, end)).toBe(text)
      }),
    )
  })

  test('the letter itself is the wording most of them share', () => {
    const members = rows.filter(({ cluster }) => cluster === rows.find((row) => row.edit === 'exact')!.cluster)
    const shared = sharedLetter(members.map(({ text }) => text))
    expect(members.filter(({ edit }) => edit === 'exact').map(({ text }) => text)).toContain(shared)
  })
})
