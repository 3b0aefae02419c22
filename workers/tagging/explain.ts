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
  const mine = new Map<number, number>()
  model.attached.forEach((list, concept) => {
    for (const { theme: of, share } of list)
      if (of === theme) mine.set(concept, Math.max(share, mine.get(concept) ?? 0))
  })
  const weight = weigh(model, scored, theme)
  const order = [...weight.keys()].filter((word) => weight[word]! > 0).sort((a, b) => weight[b]! - weight[a]! || a - b)
  const gone = new Uint8Array(known.length)
  const signals = scored.signals.filter((signal) => signal.theme === theme)
  let left = Infinity
  for (const word of order) {
    if (left < cut) break
    if (gone[word]) continue
    gone[word] = 1
    const signal = signals.find(({ hit }) => hit.words.some((at) => parts.of[at] === word))
    if (signal) for (const at of signal.hit.words) gone[parts.of[at]!] = 1
    left = scoreWithout(model, scored, theme, gone, mine)
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
  parts.pairOf.forEach((pair, at) => {
    const row = pair < 0 ? -1 : model.rows[parts.pairs[pair]!]!
    if (row < 0) return
    const half = (model.rarity[row]! * model.weights[row * themes + theme]! * perWord) / 2
    for (const number of [parts.of[at]!, parts.of[at + 1]!]) weight[number] = weight[number]! + half
  })
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
function scoreWithout(
  model: Model,
  scored: Scored,
  theme: number,
  gone: Uint8Array,
  mine: Map<number, number>,
): number {
  const { parts, known, hits } = scored
  const themes = model.frame.length
  let words = scored.wordSum[theme]!
  let grams = scored.gramSum[theme]!
  let { wordNorm, gramNorm } = scored
  known.forEach((word, number) => {
    if (!gone[number]) return
    words -= word.lent[theme]!
    grams -= word.lent[themes + theme]!
    wordNorm -= word.wordNorm
    gramNorm -= word.gramNorm
  })
  const kept = new Uint8Array(parts.pairs.length)
  parts.pairOf.forEach((pair, at) => {
    if (pair >= 0 && !gone[parts.of[at]!] && !gone[parts.of[at + 1]!]) kept[pair] = 1
  })
  parts.pairs.forEach((place, pair) => {
    const row = model.rows[place]!
    if (row < 0 || kept[pair]) return
    const rarity = model.rarity[row]!
    words -= rarity * model.weights[row * themes + theme]!
    wordNorm -= rarity * rarity
  })
  let score = model.bias[theme]!
  if (wordNorm > 1e-6) score += words / Math.sqrt(wordNorm)
  if (gramNorm > 1e-6) score += (LETTERS * grams) / Math.sqrt(gramNorm)
  const standing = hits.filter((hit) => !hit.words.some((at) => gone[parts.of[at]!]))
  score += priorOf(model, theme, evidenceOf(standing, mine, scored))
  for (const [concept, hit] of strongestPerConcept(standing)) {
    const value = hit.kind === STRONG ? CONCEPT_STRONG : CONCEPT_WEAK
    score += value * model.conceptWeights[(concept * 2 + (hit.kind === STRONG ? 0 : 1)) * themes + theme]!
  }
  return score
}

function evidenceOf(hits: Hit[], mine: Map<number, number>, { parts }: Scored): number {
  const candidates = hits
    .filter((hit) => mine.has(hit.concept))
    .map((hit) => ({ hit, worth: strength[hit.kind]! * mine.get(hit.concept)! }))
    .sort((a, b) => b.worth - a.worth || b.hit.words.length - a.hit.words.length || a.hit.from - b.hit.from)
  const used = new Set<number>()
  let sum = 0
  for (const { hit, worth: strong } of candidates) {
    if (hit.words.some((at) => used.has(parts.of[at]!))) continue
    for (const at of hit.words) used.add(parts.of[at]!)
    sum += strong
  }
  return sum
}
