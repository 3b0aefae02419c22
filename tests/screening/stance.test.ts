import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { serialiseLearnt } from '#server/screening/learnt/store.ts'
import { kept } from '#server/screening/stance-learnt.ts'
import { effectOf, isProposal } from '#server/screening/stance-words.ts'
import { statedStance, type Reading } from '#server/screening/stance-stated.ts'
import { stanceOf } from '#server/screening/stance.ts'
import { tokenise } from '#server/screening/tokens.ts'
import { tonesOf } from '#server/screening/tone.ts'
import { learnStance, readStances } from '#workers/screening/stances.ts'

const told: [string, string][] = [
  ['against', 'Please leave our library alone.'],
  ['against', 'I don’t agree with this at all.'],
  ['against', 'I’m not in favour of moving the clinic.'],
  ['against', 'What a terrible idea.'],
  ['against', 'This will kill the village.'],
  ['against', 'Nobody supports this.'],
  ['against', 'Keep the surgery where it is.'],
  ['against', 'Hands off our ward!'],
  ['for', 'I fully support this, it is long overdue.'],
  ['for', 'Good idea.'],
  ['for', 'About time too!'],
  ['for', 'It makes sense to have one site.'],
  ['for', 'I have no objection.'],
  ['for', 'Go ahead, it works well elsewhere.'],
  ['mixed', 'I would support it as long as there is a bus.'],
  ['mixed', 'One site makes sense, but moving maternity is a terrible idea.'],
  ['mixed', 'Weekdays yes, weekends no.'],
  ['mixed', 'Fine for the young, a nightmare for my mother.'],
  ['for', 'I would not object.'],
  ['against', 'Please don’t do away with the letters.'],
  ['mixed', 'Fine for drivers. Rotten for everyone else.'],
  ['mixed', 'Terrible for my mother; good for the young.'],
  ['unclear', 'I would like to know when it opens.'],
  ['unclear', 'The surgery is at the back of the shop.'],
  ['unclear', 'My mother is eighty.'],
  ['unclear', 'The bus stops at six.'],
  ['unclear', 'The staff are very helpful.'],
  ['unclear', 'Thank you for asking.'],
]

test.each(told)('%s: “%s”', (stance, text) => {
  expect(stanceOf(text).stance).toBe(stance)
})

test('who wants to keep something is for a proposal that keeps it', () => {
  expect(stanceOf('Keep the pool open.', 'Do you want to keep the pool?').stance).toBe('for')
  expect(stanceOf('Keep the pool open.', 'Closing the pool').stance).toBe('against')
})

test('who speaks against ending what a proposal keeps is for it', () => {
  expect(stanceOf('Closing it would be madness.', 'keep the unit open at weekends').stance).toBe('for')
  expect(stanceOf('Closing it would be madness.', 'close the unit at weekends').stance).toBe('against')
})

test('an argument that says no side is told by what was learnt, with the words that told it', () => {
  const text = 'Families on low incomes will have nowhere to go.'
  const argued = 'Without a car I could never get there, and my mother is housebound.'
  expect(statedStance(argued).stance).toBe('unclear')
  const told = stanceOf(argued, 'move the clinic to the General Hospital')
  expect(told.stance).toBe('against')
  expect(told.spans.length).toBeGreaterThan(0)
  expect(stanceOf(text, 'close the day centre').stance).toBe('against')
})

test.each([
  ['close the library', 'ends'],
  ['give up the lease', 'ends'],
  ['stop closing the footpath at dusk', 'keeps'],
  ['keep the pool rather than close it', 'keeps'],
  ['To save money we will shut two wards', 'ends'],
  ['charge for parking', 'binds'],
  ['build 120 homes', 'brings'],
] as const)('“%s” %s something', (proposal, effect) => expect(effectOf(proposal)).toBe(effect))

test('a word that praises blames when it is denied, within its clause', () => {
  const tones = (text: string) => tonesOf(tokenise(text)).map(({ tone, turned }) => `${tone}${turned ? ' turned' : ''}`)
  expect(tones('The plan is good.')).toEqual(['praise'])
  expect(tones('The plan is not very good.')).toEqual(['blame'])
  expect(tones('It is not far but a good idea.')).toEqual(['praise turned'])
  expect(tones('The bus stops here.')).toEqual([])
})

test('the words that tell it are shown, in order, and are the comment’s own', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...told.map(([, text]) => text)), fc.string())), (parts) => {
      const text = parts.join(' ')
      const { stance, spans } = stanceOf(text)
      expect(spans.length === 0).toBe(stance === 'unclear')
      let last = 0
      for (const [from, to] of spans) {
        expect(from).toBeGreaterThanOrEqual(last)
        expect(to).toBeGreaterThan(from)
        last = from
      }
      expect(last).toBeLessThanOrEqual(text.length)
    }),
  )
})

describe('a proposal', () => {
  test.each([
    'Do you agree with the proposal?',
    'Closing the day centre',
    'Should we merge the two branches?',
    'Ban cars from the park road on Sundays',
    'Proposal 4: turn off street lights after midnight',
    'give up the lease on the youth centre',
    'charge £2 a day for parking',
  ])('“%s” is one', (text) => expect(isProposal(text)).toBe(true))
  test.each([
    'How was your visit?',
    'Tell us about travel',
    'Give us your views',
    'Open spaces',
    'End of life care',
    'Provide any further comments',
    'Use this space to say more',
  ])('“%s” is none', (text) => expect(isProposal(text)).toBe(false))
})

describe('what was learnt of comments that have it both ways', () => {
  test('holds for proposals it was not learnt from, where phrases alone do not', () => {
    const { aside } = readStances()
    const mixed = aside.filter(({ stance }) => stance === 'mixed')
    const by = (read: (text: string, proposal: string) => Reading) =>
      aside.filter(({ text, proposal }) => read(text, proposal).stance === 'mixed')
    const [alone, learnt] = [by(statedStance), by(stanceOf)]
    const right = learnt.filter((one) => mixed.includes(one)).length
    expect(alone.length).toBeLessThan(mixed.length / 5)
    expect(right / mixed.length).toBeGreaterThan(0.4)
    expect(right / learnt.length).toBeGreaterThan(0.8)
  })

  test('guesses a side that nobody stated where at most one in seven is wrong, of proposals it was not learnt from', () => {
    const guesses = readStances().aside.flatMap((one) => {
      const { stance, guessed } = stanceOf(one.text, one.proposal)
      return guessed ? [stance === one.stance] : []
    })
    expect(guesses.length).toBeGreaterThan(40)
    expect(guesses.filter((right) => !right).length * 7).toBeLessThanOrEqual(guesses.length)
  })

  test('takes no side back that was taken in so many words, where the comment does not turn', () => {
    expect(stanceOf('Keep the centre open. Closing it would be cruel.', 'Closing the centre').stance).toBe('against')
    expect(stanceOf('Keep the centre open. Closing it would be cruel.').stance).toBe('against')
  })

  test('no proposal is both learnt from and measured with', () => {
    const { taught, aside } = readStances()
    const learnt = new Set(taught.map(({ proposal }) => proposal))
    expect(aside.filter(({ proposal }) => learnt.has(proposal))).toEqual([])
    expect(taught.length).toBeGreaterThan(1_500)
  })

  test('what is kept was learnt from these examples: else node scripts/stance-model.ts', () => {
    expect(serialiseLearnt(learnStance(readStances().taught)).equals(readFileSync(kept))).toBe(true)
  })

  test('it is silent on another language, and on nothing', () => {
    for (const text of ['', '👍', 'Nie zamykajcie biblioteki, dzieci nie mają gdzie się uczyć.'])
      expect(stanceOf(text)).toEqual({ ...statedStance(text), guessed: false })
  })
})
