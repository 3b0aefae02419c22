import { explain } from './explain.ts'
import { languageOf } from './language.ts'
import type { Doubt, Model, Reading, Suggestion } from './model.ts'
import { chanceOf, everydayShare, scoreText, spokenFor, type Scored } from './score.ts'
import { tokenise } from '../../server/screening/tokens.ts'

/** From this chance on a theme is likely, below it possible. */
const LIKELY = 0.6
const LEANING = 0.2
/** A comment of more words than this with one theme may well have another. */
const LONG = 150

/**
 * What a comment seems to be about, strongest first, with the words that decided; the same model and text give the same
 * reading. A sub-theme stands for its parent, which is only named where no sub-theme fits. Never throws.
 */
export function readComment(model: Model, text: string): Reading {
  const scored = scoreText(model, tokenise(text))
  const language = languageOf(text, everydayShare(scored))
  const chances = Array.from(scored.scores, (score, theme) => chanceOf(model, theme, score))
  const suggestions: Suggestion[] = []
  const chosen = choose(model, chances, scored.evidence).filter((theme) => {
    const threshold = Math.min(model.thresholds[theme]!, model.floor)
    const { slope, level } = model.curves[theme]!
    const cut = (Math.log(threshold / (1 - threshold)) - level) / slope - 0.02
    const score = Math.round(chances[theme]! * 1000) / 1000
    const reasons = explain(model, scored, text, theme, cut)
    // What no word of the comment speaks for is no suggestion.
    if (reasons.spans.length === 0) return false
    suggestions.push({
      theme: model.frame[theme]!.code,
      score,
      band: score >= LIKELY ? 'likely' : 'possible',
      ...reasons,
    })
    return true
  })
  const confidence = confidenceOf(model, chances, chosen)
  return { suggestions, needsHuman: doubt(model, scored, chosen, chances, confidence, language), confidence, language }
}

/** Themes over their threshold, or else the best one if it comes near; a parent gives way to its sub-themes. */
function choose(model: Model, chances: number[], evidence: Float64Array): number[] {
  let chosen = chances.flatMap((chance, theme) => (chance >= model.thresholds[theme]! ? [theme] : []))
  if (chosen.length === 0) {
    let best = 0
    chances.forEach((chance, theme) => {
      if (chance > chances[best]!) best = theme
    })
    // With no term of its own a theme needs more than a leaning: “Same as my wife said” is about nothing.
    if (chances[best]! >= (evidence[best]! > 0 ? model.floor : Math.max(model.floor, LEANING))) chosen = [best]
  }
  const parents = new Set(chosen.map((theme) => model.frame[theme]!.parent))
  return chosen
    .filter((theme) => !parents.has(model.frame[theme]!.code))
    .sort((a, b) => chances[b]! - chances[a]! || a - b)
}

/**
 * The chance that every yes and no is right, themes taken as independent. In a frame of two levels a theme with its
 * sub-themes is asked about as one: a doubt between sub-themes is no doubt about the theme.
 */
function confidenceOf(model: Model, chances: number[], chosen: number[]): number {
  const families = familiesOf(model)
  const best = new Float64Array(chances.length)
  for (let theme = 0; theme < chances.length; theme++) {
    const family = families[theme]!
    best[family] = Math.max(best[family]!, chances[theme]!)
  }
  const named = new Uint8Array(chances.length)
  for (const theme of chosen) named[families[theme]!] = 1
  return best.reduce((product, chance, family) => product * (named[family] ? chance : 1 - chance), 1)
}

const familiesMemory = new WeakMap<Model, Int32Array>()

/** For each theme the place of its parent, or its own. */
function familiesOf(model: Model): Int32Array {
  let families = familiesMemory.get(model)
  if (!families) {
    const place = new Map(model.frame.map(({ code }, at) => [code, at]))
    families = Int32Array.from(model.frame, ({ parent }, at) => (parent === null ? at : (place.get(parent) ?? at)))
    familiesMemory.set(model, families)
  }
  return families
}

function doubt(
  model: Model,
  scored: Scored,
  chosen: number[],
  chances: number[],
  confidence: number,
  language: string | null,
): Doubt | null {
  if (language !== null && language !== 'en') return 'language'
  if (chosen.length === 0) return 'nothing-fires'
  const silent = (theme: number) => spokenFor(model)[theme] === 1 && scored.evidence[theme] === 0
  if (chosen.some((theme) => silent(theme) && chances[theme]! < 0.75)) return 'disagree'
  if (chosen.length === 1 && scored.parts.tokens.length > LONG) return 'long'
  return confidence < model.sure ? 'low-confidence' : null
}
