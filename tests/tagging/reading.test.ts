import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import bctFrame from '#workers/tagging/bct-frame.json' with { type: 'json' }
import { type Labelled } from '#workers/tagging/model.ts'
import { parseModel, serialiseModel } from '#workers/tagging/store.ts'
import { readComment } from '#workers/tagging/read.ts'
import { buildModel } from '#workers/tagging/train.ts'
import { scoreThemes } from '#workers/tagging/score-themes.ts'
import { starterFrame } from '#workers/tagging/starter-frame.ts'

const file = fileURLToPath(new URL('../data/comments-labelled-synthetic.csv', import.meta.url))
const rows: { id: string; text: string; themes: string }[] = parse(readFileSync(file), { columns: true })
const labelled: Labelled[] = rows.map(({ text, themes }) => ({
  text,
  themes: themes.split('|').filter((theme) => theme !== 'none'),
}))
const dayOne = buildModel(starterFrame, [])
const taught = buildModel(starterFrame, labelled)
const codes = (text: string, model = dayOne) => readComment(model, text).suggestions.map(({ theme }) => theme)
const comment = fc.oneof(
  fc.constantFrom(...rows.map(({ text }) => text)),
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        'the',
        'midwife',
        'bus',
        'A&E',
        '£5',
        'GP’s',
        'General',
        'not',
        'about',
        'parking',
        '👍',
        'café',
        '\n',
        '.',
      ),
      { maxLength: 40 },
    )
    .map((words) => words.join(' ')),
)

describe('on day one', () => {
  test.each([
    ['The midwives on the ward were run off their feet and the birth centre should stay.', ['maternity']],
    ['No bus goes anywhere near it and parking costs a fortune.', ['transport_access']],
    ['I cannot get an appointment at my GP surgery.', ['community_services']],
    ['Nine hours in A&E and then the ambulance home.', ['urgent_care']],
    ['CAMHS waiting list is two years.', ['mental_health']],
    ['Do not close the General hospital, we need those beds.', ['acute_shift']],
    [
      'There are not enough nurses and you waste millions of pounds on management consultants.',
      ['workforce', 'finance'],
    ],
    ['My mother has no internet and cannot use the app.', ['digital']],
    ['Provide an interpreter for people who speak Gujarati.', ['equality']],
    ['It is a done deal and the questionnaire is full of leading questions.', ['consultation_process']],
  ])('“%s” speaks to its themes', (text, themes) => {
    expect(codes(text)).toEqual(expect.arrayContaining(themes))
  })

  test.each(['Great job', 'Thank you', 'No comment', 'n/a', '', '   ', '👍'])('“%s” speaks to none', (text) => {
    expect(codes(text)).toEqual([])
  })

  test('a theme that a comment says it is not about is passed over', () => {
    expect(codes('This is not about maternity. The car park is full.')).not.toContain('maternity')
  })

  test('codes with hyphens find the starter themes too', () => {
    const model = buildModel(
      [
        { code: 'acute-shift', label: 'Acute shift', description: '' },
        { code: 'maternity', label: 'Maternity', description: '' },
        { code: 'community-services', label: 'Community services', description: '' },
      ],
      [],
    )
    expect(codes('Keep the beds at the General', model)).toContain('acute-shift')
    expect(codes('Keep the birth centre open', model)).toContain('maternity')
    expect(codes('The district nurse comes twice a week', model)).toContain('community-services')
  })

  test('a two-level frame of bare labels is understood, and a sub-theme stands for its parent', () => {
    const model = buildModel(
      bctFrame.map(({ code, label, parent }) => ({ code, label, description: '', parent })),
      [],
    )
    expect(codes('Parking costs too much', model)).toContain('ACC2')
    expect(codes('The birth centre must stay open so women have a choice', model)).toContain('MAT1')
    expect(codes('My wife has dementia', model)).toContain('OLD2')
    expect(codes('There was no interpreter', model)).toContain('INF4')
    for (const { text } of rows) {
      const found = codes(text, model)
      for (const { code, parent } of bctFrame) if (parent && found.includes(code)) expect(found).not.toContain(parent)
    }
  })

  test('a frame we know nothing of is read by its descriptions', () => {
    const model = buildModel(
      [
        {
          code: 'dogs',
          label: 'Dogs in parks',
          description: 'Dogs off the lead, dog fouling, and where dogs may run in parks.',
          keywords: ['dog', 'dogs'],
        },
        {
          code: 'swings',
          label: 'Playgrounds',
          description: 'Swings, slides and climbing frames for children.',
          keywords: ['playground', 'swings'],
        },
      ],
      [],
    )
    expect(codes('Too many dogs off the lead', model)).toEqual(['dogs'])
    expect(codes('The swings are broken', model)).toEqual(['swings'])
  })

  test('a theme known by its description alone is found by words that mean the same, and not in an empty comment', () => {
    const model = buildModel(
      [
        { code: 'odds', label: 'Betting odds', description: 'Bets and odds shown while a match is on.' },
        { code: 'freedom', label: 'Personal choice', description: 'Adults should be free to choose for themselves.' },
      ],
      [],
    )
    expect(codes('Every match is full of odds and bets', model)).toEqual(['odds'])
    expect(codes('Adults can choose for themselves', model)).toEqual(['freedom'])
    for (const text of ['', ' ', '👍', 'zzz']) expect(codes(text, model)).toEqual([])
  })

  test.each([
    ['The contractors left a mess on the public footpath', 'maternity'],
    ['I hear the church bells from my garden', 'equality'],
    ['I have no problem with the birth centre. The bus is late.', 'maternity'],
    ['As a retired midwife I only ask about the bus', 'maternity'],
  ])('“%s” is not mistaken for %s', (text, theme) => {
    expect(codes(text)).not.toContain(theme)
  })

  test('a large frame of two levels leaves fewer than half of the comments to a person', () => {
    const model = buildModel(bctFrame, [])
    const accepted = rows.filter(({ text }) => readComment(model, text).needsHuman === null)
    expect(accepted.length / rows.length).toBeGreaterThan(0.5)
  })

  test('a comment of a million letters is read like any other', () => {
    expect(codes('a'.repeat(1_000_000))).toEqual([])
    expect(codes('The nurses are short staffed. '.repeat(20_000))).toContain('workforce')
  })

  test('a comment in another language goes to a person', () => {
    expect(
      readComment(dayOne, 'Trudno dodzwonić się do przychodni rano, a potem nie ma już żadnych wizyt.').needsHuman,
    ).toBe('language')
    expect(readComment(dayOne, 'હોસ્પિટલ જવા માટે સીધી બસ નથી.').needsHuman).toBe('language')
  })
})

describe('what is measured', () => {
  test('day one and taught models stay as good as they were on the frozen set', () => {
    const themes = [...starterFrame.map(({ code }) => code), 'none']
    const judge = (model: typeof dayOne) =>
      scoreThemes(
        labelled.map(({ text, themes: truth }) => ({ truth, predicted: codes(text, model) })),
        themes,
      )
    expect(judge(dayOne).macro).toBeGreaterThan(0.8)
    expect(judge(taught).macro).toBeGreaterThan(0.9)
    expect(
      judge(dayOne)
        .perTheme.slice(0, 3)
        .every(({ f1 }) => f1 > 0.75),
    ).toBe(true)
  })

  test('comments that nobody tuned on are read as well as they were', () => {
    const themes = [...starterFrame.map(({ code }) => code), 'none']
    const fresh: { text: string; themes: string }[] = parse(
      readFileSync(fileURLToPath(new URL('../data/comments-fresh.csv', import.meta.url))),
      { columns: true },
    )
    const { macro, perTheme } = scoreThemes(
      fresh.map(({ text, themes: truth }) => ({
        truth: truth.split('|').filter((theme) => theme !== 'none'),
        predicted: codes(text),
      })),
      themes,
    )
    expect(macro).toBeGreaterThan(0.57)
    const three = perTheme.slice(0, 3).reduce((sum, { f1 }) => sum + f1 / 3, 0)
    expect(three).toBeGreaterThan(0.7)
  })

  test('deleting the shown words makes nearly every tag fall', () => {
    let shown = 0
    let fallen = 0
    for (const { text } of rows) {
      for (const { theme, spans } of readComment(taught, text).suggestions) {
        shown++
        const left = spans.reduceRight((rest, [start, end]) => rest.slice(0, start) + rest.slice(end), text)
        if (!codes(left, taught).includes(theme)) fallen++
      }
    }
    expect(fallen / shown).toBeGreaterThan(0.97)
  })
})

test('a word that a document broke with a soft hyphen is still one word', () => {
  const text = 'The ma\u00adter\u00adnity unit must stay.'
  const [tag] = readComment(dayOne, text).suggestions
  expect(tag?.theme).toBe('maternity')
  expect(tag?.spans.map(([start, end]) => text.slice(start, end))).toContain('ma\u00adter\u00adnity')
})

describe('always', () => {
  test('spans lie in the comment, in order, and are its words', () => {
    fc.assert(
      fc.property(comment, (text) => {
        for (const { spans, words, score, band } of readComment(taught, text).suggestions) {
          let last = 0
          for (const [start, end] of spans) {
            expect(start).toBeGreaterThanOrEqual(last)
            expect(end).toBeGreaterThan(start)
            expect(end).toBeLessThanOrEqual(text.length)
            expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
            last = end
          }
          const marked = spans.map(([start, end]) => text.slice(start, end)).join(' ')
          for (const word of words) expect(marked).toContain(word.text)
          expect(spans.length).toBeGreaterThan(0)
          expect(score).toBeGreaterThan(0)
          expect(score).toBeLessThanOrEqual(1)
          expect(band).toBe(score >= 0.6 ? 'likely' : 'possible')
        }
      }),
      { numRuns: 300 },
    )
  })

  test('the same model and text give the same reading, whatever was read in between', () => {
    fc.assert(
      fc.property(comment, fc.array(comment, { maxLength: 4 }), (text, others) => {
        const first = readComment(taught, text)
        for (const other of others) readComment(taught, other)
        expect(readComment(taught, text)).toEqual(first)
      }),
      { numRuns: 100 },
    )
  })

  test('a kept model reads as the one it was made from', () => {
    const kept = parseModel(serialiseModel(taught))
    for (const { text } of rows) expect(readComment(kept, text)).toEqual(readComment(taught, text))
    expect(serialiseModel(kept)).toEqual(serialiseModel(taught))
    expect(serialiseModel(taught).length).toBeLessThan(2_000_000)
  })

  test('bytes that are no model are refused', () => {
    expect(() => parseModel(new Uint8Array([1, 2, 3]))).toThrow('not a tagging model')
  })

  test('the order in which labels came does not matter, and nothing new changes nothing', () => {
    const turned = buildModel(starterFrame, [...labelled].reverse())
    expect(serialiseModel(turned)).toEqual(serialiseModel(taught))
  })

  test('a label teaches', () => {
    const odd = 'The purple widget must be refurbished.'
    expect(codes(odd)).not.toContain('digital')
    const more = Array.from({ length: 8 }, (_, at) => ({
      text: `The purple widget number ${at} is slow and must be mended.`,
      themes: ['digital'],
    }))
    expect(codes(odd, buildModel(starterFrame, [...labelled, ...more]))).toContain('digital')
  })
})
