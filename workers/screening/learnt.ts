import { readFileSync } from 'node:fs'
import path from 'node:path'
import { examples as ordinary } from '../tagging/examples.ts'
import { explain } from '../tagging/explain.ts'
import { type Model, type Span } from '../tagging/model.ts'
import { type FrameTheme } from '../tagging/theme.ts'
import { parseModel } from '../tagging/store.ts'
import { buildModel } from '../tagging/train.ts'
import { languageOf } from '../tagging/language.ts'
import { chanceOf, everydayShare, scoreText } from '../tagging/score.ts'
import { tokenise } from '../tagging/tokens.ts'
import { examples } from './examples.ts'
import type { HarmKind } from './harm.ts'

/** From this chance on a person looks: recall comes first, and of ordinary feedback one in forty may be held as well. */
const ENOUGH = 0.45
const HARM = 'harm'
const kinds: HarmKind[] = ['self-harm', 'child', 'adult', 'violence']

/**
 * Harm that is told without any of the words that name it, by a model that has learnt from examples what people say then.
 * It knows English only; whether at all is one question, of which kind the second.
 */
export function harmSaid(text: string, tokens = tokenise(text)): { kind: HarmKind; spans: Span[] } | null {
  model ??= parseModel(readFileSync(file))
  const scored = scoreText(model, tokens)
  if (chanceOf(model, 0, scored.scores[0]!) < ENOUGH) return null
  const language = languageOf(text, everydayShare(scored))
  if (language !== null && language !== 'en') return null
  const { slope, level } = model.curves[0]!
  const { spans } = explain(model, scored, text, 0, (Math.log(ENOUGH / (1 - ENOUGH)) - level) / slope)
  if (spans.length === 0) return null
  const likeliest = kinds.reduce((best, _, at) => (scored.scores[at + 1]! > scored.scores[best + 1]! ? at : best), 0)
  return { kind: kinds[likeliest]!, spans }
}

// Learning takes a second, which no first comment should wait for: `node scripts/harm-model.ts` keeps what was learnt.
export const file = path.join(import.meta.dirname, 'harm-model.bin')
let model: Model | null = null

/** Learn from the examples; comments on plans and services are what harm must be told from. */
export function learnHarm(): Model {
  const frame = [HARM, ...kinds].map((code): FrameTheme => ({ code, label: '', description: '', concepts: [] }))
  const told = (tells: string | null) => (kinds.some((kind) => kind === tells) ? [HARM, tells!] : [])
  return buildModel(frame, [
    ...examples.map(({ text, tells }) => ({ text, themes: told(tells) })),
    ...ordinary.map(({ text }) => ({ text, themes: [] })),
  ])
}
