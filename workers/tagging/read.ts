import { explain } from './explain.ts'
import { languageOf } from './language.ts'
import { isSlight } from '../../server/screening/meanings.ts'
import type { Doubt, Model, Reading, Span, Suggestion } from './model.ts'
import { chance } from './calibrate.ts'
import { bandsOf, everydayShare, scoreText, spokenFor, type Scored } from './score.ts'
import { type CommentSense, nearestPiece, nearnessOf } from './sense.ts'
import type { Sentence } from '../reading/sentences.ts'
import { viewsIn, type Views } from '../reading/views.ts'
import { tokenise } from '../../server/screening/tokens.ts'

/** From this chance on a theme is likely, below it possible. */
const LIKELY = 0.6
const LEANING = 0.2
/** A comment of more words than this with one theme may well have another. */
const LONG = 150
/** From so many sentences on a view may be lost among others: then each is read by itself too. */
const MANY = 3
/** What a sentence alone must reach to add a theme: it has fewer words to be wrong in. */
const ALONE = 0.5
/**
 * Most comments speak to something: the best theme of one that reaches no threshold is right more often than its score alone
 * says, by so much on the scale of the curves. Found on nine subjects.
 */
const BEST_OF_ALL = 0.4
/** So many labels say more of a theme than its description. */
const FEW_LABELS = 300
/** What sense must add to be named among the reasons. */
const CLOSE = 0.3

/**
 * What a comment seems to be about, strongest first, with the words that decided; the same model and text give the same
 * reading. Greetings, closings, thanks and what a sentence says it is not about speak to nothing. A comment of several
 * sentences is read as a whole and sentence by sentence. A sub-theme stands for its parent, which is only named where no
 * sub-theme fits. Never throws.
 * @param sense  what the comment means, by `senseOf`: without it the reading goes by words alone
 */
export function readComment(model: Model, text: string, sense?: CommentSense): Reading {
  const views = viewsIn(text)
  const whole = readText(model, views.text, views.said, sense)
  const suggestions = withSentences(model, views, whole, sense)
  const language = languageOf(text, everydayShare(whole.scored))
  const chosen = suggestions.map(({ theme }) => model.frame.findIndex(({ code }) => code === theme))
  const confidence = confidenceOf(model, whole.chances, chosen)
  return {
    suggestions,
    needsHuman: doubt(model, whole.scored, chosen, whole.chances, confidence, language),
    confidence,
    language,
  }
}

type ReadText = { scored: Scored; chances: number[]; suggestions: Suggestion[] }

function readText(model: Model, text: string, said: readonly Sentence[], sense?: CommentSense): ReadText {
  const scored = scoreText(model, tokenise(text), sense)
  const { curves } = bandsOf(model, scored.sense)
  const chances = Array.from(scored.scores, (score, theme) => chance(curves[theme]!, score))
  const suggestions = choose(model, chances, scored).flatMap((theme) => {
    const suggestion = suggest(model, scored, text, theme, chances[theme]!, said, sense)
    return suggestion ? [suggestion] : []
  })
  return { scored, chances, suggestions }
}

/** A theme as it is offered; what no word of the text and no sentence’s sense speaks for is no suggestion. */
function suggest(
  model: Model,
  scored: Scored,
  text: string,
  theme: number,
  chance: number,
  said: readonly Sentence[],
  sense?: CommentSense,
): Suggestion | undefined {
  const bands = bandsOf(model, scored.sense)
  const threshold = Math.min(bands.thresholds[theme]!, bands.floor)
  const { slope, level } = bands.curves[theme]!
  const cut = (Math.log(threshold / (1 - threshold)) - level) / slope - 0.02
  const close = closeTo(model, scored, theme, said, sense)
  const reasons = explain(model, scored, text, theme, cut)
  if (reasons.spans.length === 0 && !close) return undefined
  // One everyday word alone is a hint and no more, however rare the others of its theme are; nor is one word a sentence.
  const slight = close
    ? !saysMuch(scored)
    : reasons.words.length === 1 && (isSlight(reasons.words[0]!.text) || isStrange(model, theme))
  const isBest = scored.sense !== null && chance < bands.thresholds[theme]!
  const told = isBest ? 1 / (1 + Math.exp(-Math.log(chance / (1 - chance)) - BEST_OF_ALL)) : chance
  const score = Math.round(Math.min(told, slight ? LIKELY - 0.01 : 1) * 1000) / 1000
  const band = score >= LIKELY ? 'likely' : 'possible'
  const { code } = model.frame[theme]!
  if (!close) return { theme: code, score, band, ...reasons }
  return {
    theme: code,
    score,
    band,
    words: reasons.words,
    spans: merged([...reasons.spans, close.span]),
    closeTo: close.piece,
  }
}

/**
 * Whether little more than its description is known of a theme: there one word alone was right in 11 of 20 readings that its
 * score called likely, whatever word it was.
 */
function isStrange(model: Model, theme: number): boolean {
  return model.learntFrom < FEW_LABELS && model.nearness !== null && model.nearness.lengths[theme]! > 0
}

/** The sentence whose sense speaks most for a theme, and the piece of the theme’s description that it comes nearest to. */
function closeTo(
  model: Model,
  scored: Scored,
  theme: number,
  said: readonly Sentence[],
  sense?: CommentSense,
): { span: Span; piece: string } | null {
  if (!model.sense || !sense || !scored.sense || model.trust[theme]! * scored.sense[theme]! < CLOSE) return null
  let best = -1
  let most = 0
  sense.sentences.forEach((vector, at) => {
    const near = nearnessOf(model.sense!, vector)[theme]!
    if (near > most) [best, most] = [at, near]
  })
  const sentence = said[best]
  if (!sentence) return null
  return { span: [sentence.start, sentence.end], piece: nearestPiece(model.sense, theme, sense.sentences[best]!) }
}

/** More than a word, beside those that say little; or a rare one in a sentence. */
function saysMuch({ parts }: Scored): boolean {
  const telling = parts.distinct.filter(({ word, small }) => !small && !isSlight(word)).length
  return telling > 1 || (telling === 1 && parts.distinct.length > 2)
}

/** Spans in order, those that touch as one. */
function merged(spans: Span[]): Span[] {
  const whole: Span[] = []
  for (const [start, end] of spans.sort((a, b) => a[0] - b[0])) {
    const last = whole.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else whole.push([start, end])
  }
  return whole
}

/** What a sentence says for sure, and the whole drowned: four views in one letter are four views. */
function withSentences(model: Model, { text, said }: Views, whole: ReadText, sense?: CommentSense): Suggestion[] {
  if (said.length < MANY) return whole.suggestions
  const found = new Map(whole.suggestions.map((suggestion) => [suggestion.theme, suggestion]))
  for (const [at, { start, end, kind }] of said.entries()) {
    const vector = sense?.sentences[at]
    const own = vector && { whole: vector, sentences: [vector] }
    for (const one of readText(model, text.slice(start, end), [{ start: 0, end: end - start, kind }], own)
      .suggestions) {
      if (one.score < ALONE || (one.words.length < 2 && !one.closeTo) || found.has(one.theme)) continue
      const spans = one.spans.map(([from, to]): Span => [from + start, to + start])
      found.set(one.theme, { ...one, spans })
    }
  }
  const parents = new Set(model.frame.flatMap(({ code, parent }) => (found.has(code) ? [parent] : [])))
  return [...found.values()].filter(({ theme }) => !parents.has(theme)).sort((a, b) => b.score - a.score)
}

/** Themes over their threshold, or else the best one if it comes near; a parent gives way to its sub-themes. */
function choose(model: Model, chances: number[], { evidence, sense }: Scored): number[] {
  const { thresholds, floor } = bandsOf(model, sense)
  let chosen = chances.flatMap((chance, theme) => (chance >= thresholds[theme]! ? [theme] : []))
  if (chosen.length === 0) {
    let best = 0
    chances.forEach((chance, theme) => {
      if (chance > chances[best]!) best = theme
    })
    // With no term of its own a theme needs more than a leaning: “Same as my wife said” is about nothing.
    if (chances[best]! >= (evidence[best]! > 0 ? floor : Math.max(floor, LEANING))) chosen = [best]
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
