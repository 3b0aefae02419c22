import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { viewsIn } from '#workers/reading/views.ts'
import { readComment } from '#workers/tagging/read.ts'
import { starterFrame } from '#workers/tagging/starter-frame.ts'
import { buildModel } from '#workers/tagging/train.ts'

const model = buildModel(starterFrame, [])
const codes = (text: string) => readComment(model, text).suggestions.map(({ theme }) => theme)
const likely = (text: string) =>
  readComment(model, text)
    .suggestions.filter(({ band }) => band === 'likely')
    .map(({ theme }) => theme)
    .sort()

const views = [
  'The midwives on the ward were run off their feet.',
  'No bus goes anywhere near the hospital.',
  'Parking costs a fortune.',
  'My mother has no internet and cannot use the app.',
  'It is a done deal and the questionnaire is full of leading questions.',
  'CAMHS waiting list is two years.',
  'We need more district nurses.',
]

describe('what is not said', () => {
  test.each([
    ['This is not about maternity. The car park is full.', 'maternity'],
    ['I have no views on mental health, but the bus is late.', 'mental_health'],
    ['My point has nothing to do with parking.', 'transport_access'],
    ['Leaving aside the birth centre, the bus is always late.', 'maternity'],
    ['I cannot comment on A&E.', 'urgent_care'],
  ])('“%s” does not speak to %s', (text, theme) => {
    expect(codes(text)).not.toContain(theme)
  })

  test('“Yours faithfully” and how a letter begins speak to no theme', () => {
    for (const view of views) {
      expect(
        codes(`Dear Sir or Madam,\nI am writing as a local resident.\n${view}\nYours faithfully,\nA. Reader`),
      ).toEqual(codes(view))
    }
    expect(codes('Yours faithfully')).toEqual([])
  })

  test('what stands after a denial counts', () => {
    expect(codes('This is not about maternity but the bus, which never comes.')).toContain('transport_access')
  })

  test('every place stays as it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...views, 'Not about buses.', 'Dear Sir,\n', 'Kind regards'), fc.string()), {
          maxLength: 8,
        }),
        (parts) => {
          const text = parts.join(' ')
          expect(viewsIn(text).text).toHaveLength(text.length)
        },
      ),
    )
  })
})

describe('several views in one comment', () => {
  test('are each found', () => {
    const found = codes(views.slice(0, 5).join(' '))
    for (const theme of ['maternity', 'transport_access', 'digital', 'consultation_process'])
      expect(found).toContain(theme)
  })

  test('are found in a list', () => {
    const found = codes('- no bus goes near the hospital\n- midwives are run off their feet\n- the app does not work')
    expect(found).toEqual(expect.arrayContaining(['transport_access', 'maternity', 'digital']))
  })
})

test('one everyday word alone is never likely', () => {
  for (const text of ['The hours', 'A long way', 'Money', 'My family', 'Staff', 'Local services', 'The children']) {
    for (const { band, words } of readComment(model, text).suggestions)
      if (words.length === 1) expect([text, band]).toEqual([text, 'possible'])
  }
})

test('order, case and typographic marks change nothing that is likely', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(views, { minLength: 1, maxLength: 4 }), (some) => {
      const text = some.join(' ')
      const said = likely(text)
      expect(likely([...some].reverse().join(' '))).toEqual(said)
      expect(likely(`${text} Thank you.`)).toEqual(said)
      expect(likely(text.toUpperCase())).toEqual(said)
      expect(likely(text.replaceAll('hospital', 'hos\u00adpital'))).toEqual(said)
    }),
    { numRuns: 40 },
  )
})
