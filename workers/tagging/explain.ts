import type { Model, Span } from './model.ts'
import { CONCEPT_STRONG, CONCEPT_WEAK, LETTERS, priorOf, spokenFor, type Scored } from './score.ts'
import { STRONG, type Hit } from './matcher.ts'

const strength = [1, 0.5, 0.25]

/**
 * The words that decided a theme: taken away one signal after the other, heaviest first, until what is left would score
 * below `cut`. What each word weighs is read off the model's own weights.
 */
export function explain(
  model: Model,
  scored: Scored,
  text: string,
  theme: number,
  cut: number,
): { spans: Span[]; words: { text: string; weight: number }[] } {
  const { parts, known } = scored
  const own = ownHits(model, scored, theme)
  const weight = weigh(model, scored, theme)
  const order = [...weight.keys()].filter((word) => weight[word]! > 0).sort((a, b) => weight[b]! - weight[a]! || a - b)
  const gone = new Uint8Array(known.length)
  const signals = scored.signals.filter((signal) => signal.theme === theme)
  // Weights tell roughly when enough is gone; only then is it worth scoring what is left.
  let left = scored.scores[theme]!
  for (const word of order) {
    if (gone[word]) continue
    if (left < cut) {
      left = scoreWithout(model, scored, theme, gone, own)
      if (left < cut) break
    }
    const signal = signals.find(({ hit }) => hit.words.some((at) => parts.of[at] === word))
    for (const number of signal ? [word, ...signal.hit.words.map((at) => parts.of[at]!)] : [word]) {
      if (gone[number]) continue
      gone[number] = 1
      left -= Math.max(0, weight[number]!)
    }
  }
  const spans: Span[] = []
  const words: { text: string; weight: number }[] = []
  const heaviest = new Map<number, number>()
  let last = -2
  parts.tokens.forEach(({ start, end }, at) => {
    const number = parts.of[at]!
    if (!gone[number]) return
    if (last === at - 1 && /^[\s'’-]*$/.test(text.slice(spans.at(-1)![1], start))) spans.at(-1)![1] = end
    else spans.push([start, end])
    last = at
    if (!heaviest.has(number)) {
      heaviest.set(number, weight[number]!)
      words.push({ text: text.slice(start, end), weight: Math.round(weight[number]! * 1000) / 1000 })
    }
  })
  words.sort((a, b) => b.weight - a.weight)
  return { spans, words }
}

const sharesMemory = new WeakMap<Model, Map<number, Map<number, number>>>()

/** The concepts that speak for a theme, each with its share. */
function sharesOf(model: Model, theme: number): Map<number, number> {
  let themes = sharesMemory.get(model)
  if (!themes) sharesMemory.set(model, (themes = new Map()))
  let shares = themes.get(theme)
  if (!shares) {
    themes.set(theme, (shares = new Map()))
    for (let concept = 0; concept < model.attached.length; concept++) {
      for (const { theme: of, share } of model.attached[concept]!) {
        if (of === theme) shares.set(concept, Math.max(share, shares.get(concept) ?? 0))
      }
    }
  }
  return shares
}

/** What each distinct word adds to a theme's score: stems and letters, pairs by halves, lexicon terms by equal parts. */
function weigh(
  model: Model,
  { parts, known, signals, hits, evidence, wordNorm, gramNorm }: Scored,
  theme: number,
): Float64Array {
  const themes = model.frame.length
  const weight = new Float64Array(known.length)
  const perWord = wordNorm > 0 ? 1 / Math.sqrt(wordNorm) : 0
  const perGram = gramNorm > 0 ? LETTERS / Math.sqrt(gramNorm) : 0
  known.forEach(({ lent }, number) => {
    weight[number] = lent[theme]! * perWord + lent[themes + theme]! * perGram
  })
  for (let at = 0; at + 1 < parts.of.length; at++) {
    const pair = parts.pairOf[at]!
    const row = pair < 0 ? -1 : model.rows[parts.pairs[pair]!]!
    if (row < 0) continue
    const half = (model.rarity[row]! * model.weights[row * themes + theme]! * perWord) / 2
    weight[parts.of[at]!] = weight[parts.of[at]!]! + half
    weight[parts.of[at + 1]!] = weight[parts.of[at + 1]!]! + half
  }
  if (spokenFor(model)[theme] && evidence[theme]! > 0) {
    const gain = (priorOf(model, theme, evidence[theme]!) - priorOf(model, theme, 0)) / evidence[theme]!
    for (const signal of signals) {
      if (signal.theme !== theme) continue
      const each = (gain * signal.strength) / signal.hit.words.length
      for (const at of signal.hit.words) weight[parts.of[at]!] = weight[parts.of[at]!]! + each
    }
  }
  for (const [concept, hit] of strongestPerConcept(hits)) {
    const value = hit.kind === STRONG ? CONCEPT_STRONG : CONCEPT_WEAK
    const lent = value * model.conceptWeights[(concept * 2 + (hit.kind === STRONG ? 0 : 1)) * themes + theme]!
    for (const at of hit.words) weight[parts.of[at]!] = weight[parts.of[at]!]! + lent / hit.words.length
  }
  return weight
}

function strongestPerConcept(hits: Hit[]): Map<number, Hit> {
  const strongest = new Map<number, Hit>()
  for (const hit of hits) {
    const best = strongest.get(hit.concept)
    if (!best || hit.kind < best.kind) strongest.set(hit.concept, hit)
  }
  return strongest
}

/** The score of a theme once some distinct words are gone; word pairs that would meet anew are not counted. */
function scoreWithout(model: Model, scored: Scored, theme: number, gone: Uint8Array, own: OwnHit[]): number {
  const { parts, known, hits } = scored
  const themes = model.frame.length
  let words = scored.wordSum[theme]!
  let grams = scored.gramSum[theme]!
  let { wordNorm, gramNorm } = scored
  for (let number = 0; number < known.length; number++) {
    if (!gone[number]) continue
    const word = known[number]!
    words -= word.lent[theme]!
    grams -= word.lent[themes + theme]!
    wordNorm -= word.wordNorm
    gramNorm -= word.gramNorm
  }
  for (let at = 0; at + 1 < parts.of.length; at++) {
    const pair = parts.pairOf[at]!
    const row = pair < 0 ? -1 : model.rows[parts.pairs[pair]!]!
    if (row < 0 || (!gone[parts.of[at]!] && !gone[parts.of[at + 1]!])) continue
    const rarity = model.rarity[row]!
    words -= rarity * model.weights[row * themes + theme]!
    wordNorm -= rarity * rarity
  }
  let score = model.bias[theme]!
  if (wordNorm > 1e-6) score += words / Math.sqrt(wordNorm)
  if (gramNorm > 1e-6) score += (LETTERS * grams) / Math.sqrt(gramNorm)
  score += priorOf(model, theme, evidenceWithout(own, gone, scored))
  const levels = new Uint8Array(model.concepts.length)
  for (const hit of hits) {
    const level = hit.kind === STRONG ? 2 : 1
    if (levels[hit.concept]! >= level || touches(hit, gone, parts.of)) continue
    score +=
      conceptLent(model, hit.concept, level, theme) - conceptLent(model, hit.concept, levels[hit.concept]!, theme)
    levels[hit.concept] = level
  }
  return score
}

function touches(hit: Hit, gone: Uint8Array, of: Int32Array): boolean {
  for (const at of hit.words) if (gone[of[at]!]) return true
  return false
}

function conceptLent(model: Model, concept: number, level: number, theme: number): number {
  if (level === 0) return 0
  const value = level === 2 ? CONCEPT_STRONG : CONCEPT_WEAK
  return value * model.conceptWeights[(concept * 2 + (2 - level)) * model.frame.length + theme]!
}

type OwnHit = { hit: Hit; strong: number }

/** The hits that speak for a theme, in the order in which they are counted. */
function ownHits(model: Model, { hits }: Scored, theme: number): OwnHit[] {
  const shares = sharesOf(model, theme)
  return hits
    .filter((hit) => shares.has(hit.concept))
    .map((hit) => ({ hit, strong: strength[hit.kind]! * shares.get(hit.concept)! }))
    .sort((a, b) => b.strong - a.strong || b.hit.words.length - a.hit.words.length || a.hit.from - b.hit.from)
}

function evidenceWithout(own: OwnHit[], gone: Uint8Array, { parts, known }: Scored): number {
  const used = new Uint8Array(known.length)
  let sum = 0
  for (const { hit, strong } of own) {
    if (touches(hit, gone, parts.of) || touches(hit, used, parts.of)) continue
    for (const at of hit.words) used[parts.of[at]!] = 1
    sum += strong
  }
  return sum
}
