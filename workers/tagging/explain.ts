import type { Model, Span } from './model.ts'
import { nearTo } from './nearness.ts'
import { beliefIn, CONCEPT_STRONG, CONCEPT_WEAK, LETTERS, priorOf, spokenFor, type Scored } from './score.ts'
import { STRONG, type Hit } from './matcher.ts'

const strength = [1, 0.5, 0.25]

/**
 * The words that decided a theme: taken away one signal after the other, heaviest first, until what is left would score
 * below `cut`; small words only as part of a lexicon’s term. What each word weighs is read off the model's own weights.
 */
export function explain(
  model: Model,
  scored: Scored,
  text: string,
  theme: number,
  cut: number,
): { spans: Span[]; words: { text: string; weight: number }[] } {
  const { parts } = scored
  const known = parts.distinct
  const own = ownHits(model, scored, theme)
  const weight = weigh(model, scored, theme)
  const order = [...weight.keys()]
    .filter((word) => weight[word]! > 0 && !known[word]!.small)
    .sort((a, b) => weight[b]! - weight[a]! || a - b)
  const gone = new Uint8Array(known.length)
  const inTerm = new Set<number>()
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
    for (const at of signal?.hit.words ?? []) inTerm.add(at)
    for (const number of signal ? [word, ...signal.hit.words.map((at) => parts.of[at]!)] : [word]) {
      if (gone[number]) continue
      gone[number] = 1
      left -= Math.max(0, weight[number]!)
    }
  }
  const spans: Span[] = []
  const words: { text: string; weight: number }[] = []
  const told = new Uint8Array(known.length)
  let last = -2
  parts.tokens.forEach(({ start, end }, at) => {
    const number = parts.of[at]!
    if (!gone[number] || (known[number]!.small && !inTerm.has(at))) return
    if (last === at - 1 && /^[\s'’-]*$/.test(text.slice(spans.at(-1)![1], start))) spans.at(-1)![1] = end
    else spans.push([start, end])
    last = at
    if (!told[number] && !known[number]!.small) {
      told[number] = 1
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

/** What each distinct word adds to a theme's score: stems, letters and meaning, pairs by halves, lexicon terms by equal parts. */
function weigh(model: Model, scored: Scored, theme: number): Float64Array {
  const { parts, signals, hits, evidence, near, wordNorm, gramNorm, meaningNorm } = scored
  const { distinct, of, pairs, pairAt } = parts
  const themes = model.frame.length
  const weight = new Float64Array(distinct.length)
  const perWord = wordNorm > 0 ? 1 / Math.sqrt(wordNorm) : 0
  const perGram = gramNorm > 0 ? LETTERS / Math.sqrt(gramNorm) : 0
  const perMeaning = meaningNorm > 0 ? model.meaningScale / Math.sqrt(meaningNorm) : 0
  for (let number = 0; number < distinct.length; number++) {
    const { lent } = distinct[number]!
    weight[number] = lent[theme]! * perWord + lent[themes + theme]! * perGram + lent[2 * themes + theme]! * perMeaning
  }
  for (let pair = 0; pair < pairs.length; pair++) {
    const row = pairs[pair]!
    const at = pairAt[pair]!
    const half = (model.rarity[row]! * model.weights[row * themes + theme]! * perWord) / 2
    weight[of[at]!] = weight[of[at]!]! + half
    weight[of[at + 1]!] = weight[of[at + 1]!]! + half
  }
  const gained = priorOf(model, theme, evidence[theme]!, near, null) - priorOf(model, theme, 0, null, null)
  if (evidence[theme]! > 0 && spokenFor(model)[theme]) {
    const gain = gained / evidence[theme]!
    for (const signal of signals) {
      if (signal.theme !== theme) continue
      const each = (gain * signal.strength) / signal.hit.words.length
      for (const at of signal.hit.words) weight[of[at]!] = weight[of[at]!]! + each
    }
  } else if (near && near[theme]! > -1) {
    const own = distinct.map((word) => word.near!.to[theme]!)
    const whole = own.reduce((sum, one) => sum + one, 0)
    const gain = model.trust[theme]! * (near[theme]! + 1)
    own.forEach((share, number) => (weight[number] = weight[number]! + (gain * share) / whole))
  }
  for (const [concept, hit] of strongestPerConcept(hits)) {
    const lent = conceptLent(model, concept, hit.kind === STRONG ? 2 : 1, theme)
    for (const at of hit.words) weight[of[at]!] = weight[of[at]!]! + lent / hit.words.length
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

/** The score of a theme once some distinct words are gone; word pairs that would meet then are not counted. */
function scoreWithout(model: Model, scored: Scored, theme: number, gone: Uint8Array, own: OwnHit[]): number {
  const { hits, sums } = scored
  const { distinct, of, pairs, pairAt } = scored.parts
  const themes = model.frame.length
  let words = sums[theme]!
  let grams = sums[themes + theme]!
  let meanings = sums[2 * themes + theme]!
  let { wordNorm, gramNorm, meaningNorm } = scored
  for (let number = 0; number < distinct.length; number++) {
    if (!gone[number]) continue
    const word = distinct[number]!
    words -= word.lent[theme]!
    grams -= word.lent[themes + theme]!
    meanings -= word.lent[2 * themes + theme]!
    wordNorm -= word.wordNorm
    gramNorm -= word.gramNorm
    meaningNorm -= word.meaningNorm
  }
  for (let pair = 0; pair < pairs.length; pair++) {
    const at = pairAt[pair]!
    if (!gone[of[at]!] && !gone[of[at + 1]!]) continue
    const row = pairs[pair]!
    const rarity = model.rarity[row]!
    words -= rarity * model.weights[row * themes + theme]!
    wordNorm -= rarity * rarity
  }
  let score = model.bias[theme]!
  if (wordNorm > 1e-6) score += words / Math.sqrt(wordNorm)
  if (gramNorm > 1e-6) score += (LETTERS * grams) / Math.sqrt(gramNorm)
  if (meaningNorm > 1e-6) score += (model.meaningScale * meanings) / Math.sqrt(meaningNorm)
  const near = model.nearness ? nearTo(model.nearness, distinct, gone) : null
  score += priorOf(model, theme, evidenceWithout(own, gone, scored), near, scored.sense)
  const levels = new Uint8Array(model.concepts.length)
  for (const hit of hits) {
    const level = hit.kind === STRONG ? 2 : 1
    if (levels[hit.concept]! >= level || touches(hit, gone, of)) continue
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
function ownHits(model: Model, { hits, sense }: Scored, theme: number): OwnHit[] {
  const shares = sharesOf(model, theme)
  return hits
    .filter((hit) => shares.has(hit.concept))
    .map((hit) => {
      const belief = beliefIn(model, hit.concept, sense !== null)
      return { hit, strong: strength[hit.kind]! * shares.get(hit.concept)! * belief }
    })
    .sort((a, b) => b.strong - a.strong || b.hit.words.length - a.hit.words.length || a.hit.from - b.hit.from)
}

function evidenceWithout(own: OwnHit[], gone: Uint8Array, { parts }: Scored): number {
  const used = new Uint8Array(parts.distinct.length)
  let sum = 0
  for (const { hit, strong } of own) {
    if (touches(hit, gone, parts.of) || touches(hit, used, parts.of)) continue
    for (const at of hit.words) used[parts.of[at]!] = 1
    sum += strong
  }
  return sum
}
