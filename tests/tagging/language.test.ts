import { eld } from 'eld/extrasmall'
import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadDetector } from '#workers/tagging/detector.ts'
import { languageOf } from '#workers/tagging/language.ts'

const folder = path.join(import.meta.dirname, '../../messages')
const said = readdirSync(folder).map((file): string[] =>
  Object.values(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Record<string, unknown>).filter(
    (one) => typeof one === 'string',
  ),
)

describe('the detector', () => {
  test('finds in any text what the package finds whose knowledge it reads', () => {
    const ours = loadDetector()
    const words = said.flat().flatMap((sentence) => sentence.split(' '))
    const text = fc.oneof(
      fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((list) => list.join(' ')),
      // Words with a mark inside, which the file writes in its own way.
      fc
        .array(fc.constantFrom("d'un", "l'es", "dell'a", "don't", "n't", "o'zbek", "ne'er"), { maxLength: 5 })
        .map((list) => list.join(' ')),
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 200 }),
    )
    fc.assert(
      fc.property(text, (one) => {
        expect(ours.detect(one).getScores()).toEqual(eld.detect(one).getScores())
      }),
      { numRuns: 500 },
    )
  })
})

describe('the language of a comment', () => {
  test.each([
    ['en', 'There is nowhere to park at the General and the bus stops at six.'],
    ['gu', 'હોસ્પિટલ બહુ દૂર છે અને બસ આવતી નથી.'],
    ['hi', 'अस्पताल बहुत दूर है और बस नहीं आती।'],
    ['pa', 'ਹਸਪਤਾਲ ਬਹੁਤ ਦੂਰ ਹੈ ਅਤੇ ਬੱਸ ਨਹੀਂ ਆਉਂਦੀ।'],
    ['ur', 'ہسپتال بہت دور ہے اور بس نہیں آتی۔'],
    ['bn', 'হাসপাতাল অনেক দূরে আর বাস আসে না।'],
    ['ar', 'المستشفى بعيد جدا والحافلة لا تأتي.'],
    ['pl', 'Szpital jest za daleko, a autobus nigdy nie przyjeżdża.'],
    ['pt', 'O hospital fica muito longe e o autocarro nunca chega a horas.'],
    ['gu', 'બસ નથી'],
    ['pa', 'ਬੱਸ ਨਹੀਂ'],
    ['bn', 'বাস নেই'],
    [null, 'Parking!'],
    [null, 'Autobus nie jedzie.'],
  ])('%s: “%s”', (language, text) => {
    expect(languageOf(text)).toBe(language)
  })

  test('is not taken for English where it is one that the detector does not know', () => {
    expect(languageOf('Isbitaalka aad buu u fog yahay basna ma yimaado markaan u baahanahay.')).not.toBe('en')
  })
})
