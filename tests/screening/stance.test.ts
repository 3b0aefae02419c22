import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isProposal } from '#server/screening/stance-words.ts'
import { stanceOf } from '#server/screening/stance.ts'

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
  test.each(['Do you agree with the proposal?', 'Closing the day centre', 'Should we merge the two branches?'])(
    '“%s” is one',
    (text) => expect(isProposal(text)).toBe(true),
  )
  test.each(['How was your visit?', 'Tell us about travel'])('“%s” is none', (text) =>
    expect(isProposal(text)).toBe(false),
  )
})
