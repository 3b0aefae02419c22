import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lettersOf } from '#workers/reading/letters.ts'
import { type Encoder, openEncoder } from '#workers/tagging/encoder.ts'
import { readComment } from '#workers/tagging/read.ts'
import { frameFrom } from '#workers/tagging/read-frame.ts'
import { scoreThemes } from '#workers/tagging/score-themes.ts'
import { isReadBySense, nearestPiece, senseOf, sensesFor, wholeSenseOf } from '#workers/tagging/sense.ts'
import { senseTopics } from '#workers/tagging/sense-topics.ts'
import { starterFrame } from '#workers/tagging/starter-frame.ts'
import { parseModel, serialiseModel } from '#workers/tagging/store.ts'
import { buildModel } from '#workers/tagging/train.ts'

const folder = path.join(import.meta.dirname, '../data/subjects')
const read = (name: string): Record<string, string>[] =>
  parse(readFileSync(path.join(folder, `${name}.csv`)), { columns: true })
const frame = frameFrom(read('licensing-themes'))
const rows = read('licensing').map(({ text, themes }) => ({
  text: text!,
  themes: themes!.split('|').filter((theme) => theme !== 'none'),
}))
let encoder: Encoder
beforeAll(() => {
  encoder = openEncoder()!
})
afterAll(() => encoder.close())

test('a process that closes ends what is under way and begins no more', async () => {
  let asked = 0
  const closing = openEncoder(() => ++asked > 1)!
  const many = Array.from({ length: 2_000 }, (_, n) => `Comment ${n} on the bins.`)
  await expect(closing.encode(many)).rejects.toThrow('The process closes')
  expect(asked).toBe(2)
  await closing.close()
})

test('a subject said in ever other words is found by sense among others, and named by words that people used', async () => {
  const planted = read('waste').map(({ text }) => text!)
  const others = ['libraries', 'admissions', 'parking', 'licensing'].flatMap((name) =>
    read(name).map(({ text }) => text!),
  )
  const heard = [...planted, ...others].map((text, at) => ({
    text,
    unplaced: at < planted.length || at % 4 === 0,
    person: `p${at}`,
    place: null,
    campaign: null,
  }))
  const meant = await senseOf(
    encoder,
    heard.map(({ text }) => text),
  )
  const vectors = meant.map(({ whole }) => whole)
  const topic = (await senseTopics(encoder, heard, vectors))[0]!
  const own = topic.comments.filter((at) => at < planted.length)
  expect(own.length).toBeGreaterThan(20)
  expect(own.length / topic.comments.length).toBeGreaterThan(0.7)
  expect(topic.words[0]).toMatch(/ /)
  const said = lettersOf(topic.comments.map((at) => heard[at]!.text).join(' '))
  expect(said).toContain(lettersOf(topic.words[0]!))
}, 240_000)

test('a subject that is planted among comments on care is found there too', async () => {
  const own = read('noise').map(({ text }) => text!)
  const care = ['comments-labelled-synthetic', 'comments-fresh'].flatMap((name) =>
    read(`../${name}`).map(({ text }) => text!),
  )
  const heard = [...own, ...care].map((text, at) => ({
    text,
    unplaced: at < own.length || at % 4 === 0,
    person: `p${at}`,
    place: null,
    campaign: null,
  }))
  const vectors = await wholeSenseOf(
    encoder,
    heard.map(({ text }) => text),
  )
  const topic = (await senseTopics(encoder, heard, vectors))[0]!
  const found = topic.comments.filter((at) => at < own.length)
  expect(found.length).toBeGreaterThan(20)
  expect(found.length / topic.comments.length).toBeGreaterThan(0.7)
}, 240_000)

describe('read by sense', () => {
  test('a subject that no list knows is read better than by words alone, and the model is kept as it is', async () => {
    const model = buildModel(frame, [], await sensesFor(encoder, frame, []))
    const meant = await senseOf(
      encoder,
      rows.map(({ text }) => text),
    )
    const macro = (by: (at: number) => string[]) =>
      scoreThemes(
        rows.map(({ themes }, at) => ({ truth: themes, predicted: by(at) })),
        frame.map(({ code }) => code),
      ).macro
    const kept = parseModel(serialiseModel(model))
    const words = macro((at) => readComment(model, rows[at]!.text).suggestions.map(({ theme }) => theme))
    const sense = macro((at) => readComment(kept, rows[at]!.text, meant[at]).suggestions.map(({ theme }) => theme))
    expect(sense).toBeGreaterThan(words + 0.06)
    for (const [at, { text }] of rows.entries())
      expect(readComment(kept, text, meant[at])).toEqual(readComment(model, text, meant[at]))
  })

  test('a reason says which piece of the description a sentence comes close to, and marks that sentence', async () => {
    const senses = await sensesFor(encoder, frame, [])
    const text = 'Hello. My sister is harassed by drunk men whenever she walks home alone.'
    const [meant] = await senseOf(encoder, [text])
    const found = readComment(buildModel(frame, [], senses), text, meant).suggestions.find(
      ({ theme }) => theme === 'women',
    )!
    expect(found.closeTo).toBe(nearestPiece(senses.frame, 3, meant!.sentences[0]!))
    expect(frame[3]!.description).toContain(found.closeTo)
    expect(found.spans.map(([start, end]) => text.slice(start, end))).toEqual([text.slice(7)])
  })

  test('case, marks, soft hyphens and the order of sentences change nothing of what is likely', async () => {
    const model = buildModel(frame, [], await sensesFor(encoder, frame, []))
    const likely = async (text: string) => {
      const [meant] = await senseOf(encoder, [text])
      const { suggestions } = readComment(model, text, meant)
      return suggestions.flatMap(({ theme, band }) => (band === 'likely' ? [theme] : [])).sort()
    }
    const sentences = rows.map(({ text }) => text).filter((text) => /^[^.!?]{20,90}[.]$/.test(text))
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.constantFrom(...sentences), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(
          (text: string) => text.toUpperCase(),
          (text: string) => text.replaceAll('.', '!').replaceAll("'", '’'),
          (text: string) => text.replace(/(\p{L}{3})(\p{L}{3})/gu, '$1\u00ad$2'),
          (text: string) => text.replaceAll(',', ' –'),
        ),
        async (some, changed) => {
          const before = await likely(some.join(' '))
          expect(await likely(changed(some.join(' ')))).toEqual(before)
          expect(await likely([...some].reverse().join(' '))).toEqual(before)
        },
      ),
      { numRuns: 12 },
    )
  }, 240_000)

  test('one everyday word alone is never likely', async () => {
    const model = buildModel(frame, [], await sensesFor(encoder, frame, []))
    const words = ['Music', 'Women.', 'night', 'drink', 'streets', 'Noise!', 'taxi', 'Clubs']
    const meant = await senseOf(encoder, words)
    for (const [at, word] of words.entries())
      for (const { band } of readComment(model, word, meant[at]).suggestions)
        expect([word, band]).toEqual([word, 'possible'])
  })

  test('a frame of care is not, nor one of bare labels', () => {
    expect(isReadBySense(starterFrame)).toBe(false)
    expect(isReadBySense(frame)).toBe(true)
    expect(isReadBySense(frame.map((theme) => ({ ...theme, description: '' })))).toBe(false)
    // Two are not told from each other by what all have in common.
    expect(isReadBySense(frame.slice(0, 2))).toBe(false)
  })

  test('a theme’s own keyword counts in full', async () => {
    const own = frame.map((theme) => (theme.code === 'taxis' ? { ...theme, keywords: ['zebra scheme'] } : theme))
    const text = 'What became of the zebra scheme?'
    const [meant] = await senseOf(encoder, [text])
    const codes = async (of: typeof frame) =>
      readComment(buildModel(of, [], await sensesFor(encoder, of, [])), text, meant).suggestions.map(
        ({ theme }) => theme,
      )
    expect(await codes(frame)).not.toContain('taxis')
    expect(await codes(own)).toContain('taxis')
  })

  // A third of the comments each time is read by what the others taught, over subjects that no list was written for.
  test('forty labels do no harm on subjects that no list knows', async () => {
    const macros = { dayOne: 0, taught: 0 }
    const names = ['buses', 'noise', 'parks', 'pool']
    for (const name of names) {
      const own = frameFrom(read(`${name}-themes`))
      const labelled = read(name).map(({ text, themes }) => ({
        text: text!,
        themes: themes!.split('|').filter((theme) => theme !== 'none'),
      }))
      const senses = await sensesFor(
        encoder,
        own,
        labelled.map(({ text }) => text),
      )
      const macro = (modelFor: (at: number) => ReturnType<typeof buildModel>) =>
        scoreThemes(
          labelled.map(({ text, themes }, at) => ({
            truth: themes,
            predicted: readComment(modelFor(at), text, senses.of(text)).suggestions.map(({ theme }) => theme),
          })),
          own.map(({ code }) => code),
        ).macro
      const dayOne = buildModel(own, [], senses)
      const taught = [0, 1, 2].map((third) =>
        buildModel(
          own,
          labelled.filter((_, at) => at % 3 !== third),
          senses,
        ),
      )
      macros.dayOne += macro(() => dayOne) / names.length
      macros.taught += macro((at) => taught[at % 3]!) / names.length
    }
    expect(macros.dayOne).toBeGreaterThan(0.6)
    expect(macros.taught).toBeGreaterThan(macros.dayOne - 0.005)
  }, 240_000)
})
