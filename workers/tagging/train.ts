import { learnBands, lift } from './bands.ts'
import type { Curve } from './calibrate.ts'
import { signalsOf, standingHits, touched } from './evidence.ts'
import { examples } from './examples.ts'
import { makeReader, partsOf, SPACE, type Parts } from './features.ts'
import { attach, comparedIn, conceptsFor, enrich, keywordTerms, type Attachment } from './frame.ts'
import { type FrameTheme } from './theme.ts'
import { LEXICON_VERSION, type Concept } from './lexicon.ts'
import { compile, termsOf, type Hit } from './matcher.ts'
import type { Core, Labelled, Model } from './model.ts'
import { addMeaning, DIMENSIONS } from '../../server/screening/meanings.ts'
import { makeNearness, nearOf, nearTo, type Near } from './nearness.ts'
import {
  beliefIn,
  CONCEPT_STRONG,
  CONCEPT_WEAK,
  foreknown,
  LETTERS,
  meaningShare,
  spokenFor,
  modelFrom,
} from './score.ts'
import { type Senses, senseScores } from './sense.ts'
import { starterFrame } from './starter-frame.ts'
import { trainSvm, type SparseRows } from './svm.ts'

const FOLDS = 5
/** For a theme the lexicon knows nothing of. */
const UNSPOKEN: Curve = { slope: 1.8, level: -0.6 }
/** Found on comments in voices that had no part in the lexicon; labels move it as they come in. */
const DAY_ONE: Curve = { slope: 3.6, level: -0.4 }
/** For a theme that is known by its description alone, and for one that everyday words speak for too: found on four subjects. */
const STRANGE: Curve = { slope: 3.1, level: 3.6 }
const EVERYDAY: Curve = { slope: 3.4, level: 2.6 }
const STRANGE_BIAS = -0.9
/** Where sense speaks as well: found on nine subjects, each by what the others taught. */
const SENSED: Curve = { slope: 1.65, level: 0.42 }
/** By how much that curve is steeper, and lower, the more labels teach. */
const SENSED_TAUGHT: Curve = { slope: 0.75, level: -0.75 }

export const settings = {
  cost: 0.22,
  meaningScale: 1.3,
  /** Where comments are compared with descriptions, meanings have spoken already. */
  meaningBesideNearness: 0.6,
  exampleCost: 0.5,
  outgrown: 250,
  kinship: 0.5,
  boost: 0.4,
  descriptionCost: 0.3,
  conceptCost: 0.2,
  dayOneThreshold: 0.28,
  strangeThreshold: 0.28,
  everydayThreshold: 0.4,
  sensedThreshold: 0.36,
  sensedFloor: 0.2,
  sensedPull: 100,
  sensedPullOfOne: 150,
  /** So many labelled comments teach as much as descriptions and sense know beforehand: found on nine subjects. */
  sensedLabels: 65,
  /** So many labelled comments outweigh the day-one threshold. */
  thresholdPull: 300,
  curvePull: 100,
  lift: 0.9,
  floor: 0.1,
  sure: 0.5,
  leastSure: 0.3,
}

/** A training row before it is numbers: +1 in these themes, 0 (unknown) in those, −1 in the rest. */
type Row = {
  text: string
  themes: number[]
  unknown: number[]
  cost: number
  labelled: boolean
  /**
   * What is taken as known of it beforehand: what the lexicon finds; that it finds nothing, as it will in many a comment
   * to come; or, for what defines a theme and is near itself, nothing either way.
   */
  beforehand: 'lexicon' | 'silence' | 'open'
  fold: number
}
/** `known` is what words say beforehand; `sense` what is added to it where a row is read by sense as well. */
type Seen = { parts: Parts; hits: Hit[]; levels: Uint8Array; known: Float64Array; sense: Float64Array | null }

/**
 * Learn a model for a frame from its names, descriptions and keywords, the lexicon, and whatever people have labelled
 * (nothing on day one). The same frame and labels, in any order, give the same model.
 * @param senses  where comments are to be read by their sense too
 */
export function buildModel(frame: FrameTheme[], labelled: Labelled[], senses?: Senses): Model {
  const themes = enrich(frame)
  const lexiconConcepts = conceptsFor(themes)
  const concepts = [
    ...lexiconConcepts.map(({ id, strong, weak, hint, not }) => ({
      id,
      strong,
      weak: weak ?? '',
      hint: hint ?? '',
      not: not ?? '',
    })),
    ...themes.map((theme) => ({
      id: `theme ${theme.code}`,
      strong: keywordTerms(theme),
      weak: labelTerm(theme.label),
      hint: '',
      not: '',
    })),
  ]
  const strange = comparedIn(themes)
  const attached = attach(themes, lexiconConcepts)
  const ease = 1 / (1 + (labelled.length / settings.outgrown) ** 2)
  const rows = rowsFor(themes, strange, lexiconConcepts, attached, labelled, ease)
  const everyday = themes.map(
    (_, theme) => strange[theme]! && attached.some((to) => to.some((one) => one.theme === theme)),
  )
  themes.forEach((_, theme) => attached.push([{ theme, share: 1 }]))
  const matcher = compile(concepts)
  const reader = makeReader(matcher)
  const speaks = spokenFor({ attached })
  const nearness = strange.includes(true) ? makeNearness(themes, strange) : null
  const core: Core = {
    lexicon: LEXICON_VERSION,
    learntFrom: labelled.length,
    frame: themes,
    concepts,
    attached,
    places: new Int32Array(0),
    rarity: new Float32Array(0),
    steps: new Int16Array(0),
    scales: new Float32Array(themes.length),
    conceptWeights: new Float32Array(concepts.length * 2 * themes.length),
    meaningWeights: new Float32Array(DIMENSIONS * themes.length),
    unseen: 1,
    meaningScale: nearness ? settings.meaningBesideNearness : settings.meaningScale,
    bias: new Float32Array(themes.length),
    trust: new Float32Array(themes.length).fill(1),
    bands: {
      curves: themes.map((_, theme) =>
        strange[theme] ? (everyday[theme] ? EVERYDAY : STRANGE) : speaks[theme] ? DAY_ONE : UNSPOKEN,
      ),
      thresholds: strange.map((one, theme) =>
        one ? (everyday[theme] ? settings.everydayThreshold : settings.strangeThreshold) : settings.dayOneThreshold,
      ),
      floor: settings.floor,
    },
    sense: senses
      ? {
          ...senses.frame,
          bands: {
            curves: themes.map(() => sensedCurve(themes.length, labelled.length)),
            thresholds: themes.map(() => settings.sensedThreshold),
            floor: settings.sensedFloor,
          },
        }
      : null,
    sure: sureFrom(themes),
  }
  const nearWords = new Map<string, Near>()
  const nearWord = (root: string): Near => {
    let near = nearWords.get(root)
    if (!near) nearWords.set(root, (near = nearOf(nearness!, root)))
    return near
  }
  const seen = rows.map((row): Seen => {
    const parts = partsOf(row.text, reader)
    const hits = standingHits(matcher, parts)
    const signals = signalsOf(hits, attached, parts)
    const near =
      nearness &&
      nearTo(
        nearness,
        parts.distinct.map(({ root }) => ({ near: nearWord(root) })),
      )
    const knownBy = (isSensed: boolean) => {
      const evidence = new Float64Array(themes.length)
      for (const { theme, strength, hit } of signals)
        evidence[theme] = evidence[theme]! + strength * beliefIn(core, hit.concept, isSensed)
      return evidence.map((sum, theme) => {
        if (row.beforehand === 'open') return 0
        const silent = row.beforehand === 'silence'
        return foreknown(speaks[theme] === 1, silent ? 0 : sum, silent ? -1 : (near?.[theme] ?? -1), near !== null)
      })
    }
    const known = knownBy(false)
    const meant = row.labelled ? senses?.of(row.text) : undefined
    const beside = meant && knownBy(true)
    const sense =
      senses && meant && beside
        ? senseScores(senses.frame, meant).map((score, theme) => score + beside[theme]! - known[theme]!)
        : null
    return { parts, hits, levels: touched(hits, concepts.length), known, sense }
  })
  learnVocabulary(core, seen)
  const matrix = toMatrix(core, seen)
  const active = activeThemes(core, rows)
  const fitted = makeFitter(core, rows, seen, matrix)
  if (labelled.length >= 40) calibrate(core, rows, seen, matrix, active, strange, fitted)
  learnWeights(core, matrix, active, fitted)
  return modelFrom(core)
}

/** The more themes there are, the fewer comments speak to each: the curves were found on frames of eight. */
function sensedCurve(themes: number, labels: number): Curve {
  const share = shareOfLabels(labels)
  return {
    slope: SENSED.slope + share * SENSED_TAUGHT.slope,
    level: SENSED.level + share * SENSED_TAUGHT.level - Math.log(Math.max(1, themes / 8)),
  }
}

/** How much of what is known labels make up, beside descriptions and sense. */
function shareOfLabels(labels: number): number {
  return labels / (labels + settings.sensedLabels)
}

/** The more themes are asked about, the less likely is a slip in none of them; those of one parent are asked as one. */
function sureFrom(themes: Required<FrameTheme>[]): number {
  const families = new Set(themes.map(({ code, parent }) => parent ?? code)).size
  return Math.max(settings.leastSure, settings.sure ** (Math.max(families, 12) / 12))
}

function labelTerm(label: string): string {
  const words = label.split(/[\s,]+/).filter(Boolean)
  return words.length <= 4 ? words.join(' ').replace(/[^\p{L}\p{N}\s'’&-]/gu, ' ') : ''
}

function rowsFor(
  themes: Required<FrameTheme>[],
  strange: boolean[],
  lexiconConcepts: readonly Concept[],
  attached: Attachment[][],
  labelled: Labelled[],
  ease: number,
): Row[] {
  const number = new Map(themes.map((theme, at) => [theme.code, at]))
  const children = themes.map((theme) => themes.flatMap((other, at) => (other.parent === theme.code ? [at] : [])))
  const parent = themes.map((theme) => (theme.parent === null ? undefined : number.get(theme.parent)))
  const rows: Row[] = []
  const add = (row: Omit<Row, 'unknown' | 'fold'>, unsure: number[] = []) => {
    const unknown = new Set(unsure)
    for (const theme of row.themes) {
      if (parent[theme] !== undefined) unknown.add(parent[theme])
      for (const child of children[theme]!) unknown.add(child)
    }
    for (const theme of row.themes) unknown.delete(theme)
    rows.push({ ...row, unknown: [...unknown], fold: foldOf(row.text) })
  }
  for (const { text, themes: codes, weight } of labelled) {
    const own = [...new Set(codes.flatMap((code) => number.get(code) ?? []))]
    add({ text, themes: own, cost: weight ?? 1, labelled: true, beforehand: 'lexicon' })
  }
  themes.forEach((theme, at) => {
    for (const text of [theme.label, ...theme.description.split(/[;:.]\s+/), ...termsOf(theme.keywords.join(','))]) {
      if (text.length > 2)
        add({
          text,
          themes: [at],
          cost: settings.descriptionCost * ease,
          labelled: false,
          beforehand: strange[at] ? 'open' : 'lexicon',
        })
    }
  })
  const starter = starterFrame.map((theme) => number.get(theme.code) ?? number.get(theme.code.replaceAll('_', '-')))
  if (starter.filter((at) => at !== undefined).length >= 3) {
    const codes = new Map(starterFrame.map((theme, at) => [theme.code, starter[at]]))
    const rest = themes.flatMap((_, at) => (starter.includes(at) ? [] : [at]))
    examples.forEach(({ text, themes: names }, at) => {
      const own = names.flatMap((name) => codes.get(name) ?? [])
      add(
        {
          text,
          themes: own,
          cost: settings.exampleCost * ease,
          labelled: false,
          beforehand: at % 2 ? 'silence' : 'lexicon',
        },
        rest,
      )
    })
    // The lexicon’s own terms: a word it lacks may mean the like. Without examples beside them nothing would say how rare a theme is.
    attached.forEach((to, concept) => {
      const spokenOf = (from: number, below: number) =>
        to.flatMap(({ theme, share }) => (share >= from && share < below && !strange[theme] ? [theme] : []))
      const sure = spokenOf(0.7, Infinity)
      const text = wordsOf(lexiconConcepts[concept]!.strong)
      const cost = settings.conceptCost * ease
      if (sure.length > 0)
        add({ text, themes: sure, cost, labelled: false, beforehand: 'open' }, [...rest, ...spokenOf(0, 0.7)])
    })
  }
  // The order of training must not depend on the order of arrival.
  return rows.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.themes.join() < b.themes.join() ? -1 : 1))
}

/** The words of a concept’s terms, without the marks of the pattern. */
function wordsOf(terms: string): string {
  return termsOf(terms)
    .map((term) => term.replace(/@\w+/g, ' ').replace(/[~=*|]/g, ' '))
    .join('. ')
}

function foldOf(text: string): number {
  let state = 7
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193)
  state ^= state >>> 15
  return (state >>> 0) % FOLDS
}

function learnVocabulary(core: Core, seen: Seen[]) {
  const counts = new Uint32Array(SPACE)
  const stamp = new Int32Array(SPACE).fill(-1)
  seen.forEach(({ parts }, row) => {
    const count = (place: number) => {
      if (stamp[place] === row) return
      stamp[place] = row
      counts[place] = counts[place]! + 1
    }
    for (const word of parts.distinct) {
      count(word.stem)
      for (const place of word.grams) count(place)
    }
    for (const place of parts.pairs) count(place)
  })
  const places: number[] = []
  for (let place = 0; place < SPACE; place++) if (counts[place]! >= 2) places.push(place)
  core.places = Int32Array.from(places)
  core.unseen = Math.fround(Math.log(1 + seen.length) + 0.6)
  core.rarity = Float32Array.from(places, (place) => Math.log((1 + seen.length) / (1 + counts[place]!)) + 1)
}

/** Rows as the model will see them: words, letters, concepts, and a constant. */
function toMatrix(core: Core, seen: Seen[]): SparseRows {
  const rowOf = new Int32Array(SPACE).fill(-1)
  core.places.forEach((place, row) => (rowOf[place] = row))
  const features = core.places.length
  const width = features + core.concepts.length * 2 + DIMENSIONS + 1
  const starts = new Int32Array(seen.length + 1)
  const columns: number[] = []
  const values: number[] = []
  const push = (column: number, value: number) => {
    columns.push(column)
    values.push(value)
  }
  seen.forEach(({ parts, levels }, row) => {
    const words = new Map<number, number>()
    const grams = new Map<number, number>()
    let wordNorm = 0
    let gramNorm = 0
    const add = (to: Map<number, number>, place: number): number => {
      const at = rowOf[place]!
      if (at < 0) return 0
      const rarity = core.rarity[at]!
      to.set(at, (to.get(at) ?? 0) + rarity)
      return rarity * rarity
    }
    for (const word of parts.distinct) {
      wordNorm += add(words, word.stem)
      for (const place of word.grams) gramNorm += add(grams, place)
    }
    for (const place of parts.pairs) wordNorm += add(words, place)
    const wordScale = wordNorm > 0 ? 1 / Math.sqrt(wordNorm) : 0
    const gramScale = gramNorm > 0 ? LETTERS / Math.sqrt(gramNorm) : 0
    for (const [at, value] of words) push(at, value * wordScale)
    for (const [at, value] of grams) push(at, value * gramScale)
    levels.forEach((level, concept) => {
      if (level > 0) push(features + concept * 2 + (2 - level), level === 2 ? CONCEPT_STRONG : CONCEPT_WEAK)
    })
    const meaning = new Float64Array(DIMENSIONS)
    let meaningNorm = 0
    for (const word of parts.distinct) {
      if (word.meaning < 0) continue
      const at = rowOf[word.stem]!
      const share = meaningShare(word.root, at >= 0 ? core.rarity[at]! : core.unseen)
      meaningNorm += share * share
      addMeaning(word.meaning, share, meaning)
    }
    const meaningScale = meaningNorm > 0 ? core.meaningScale / Math.sqrt(meaningNorm) : 0
    if (meaningScale > 0)
      meaning.forEach((value, at) => value !== 0 && push(width - 1 - DIMENSIONS + at, meaningScale * value))
    push(width - 1, 1)
    starts[row + 1] = columns.length
  })
  return { starts, columns: Int32Array.from(columns), values: Float32Array.from(values), width }
}

/** Themes that rows can teach: a theme no labelled comment has yet is learnt from descriptions and examples alone. */
function activeThemes(core: Core, rows: Row[]): { taught: boolean; positives: number }[] {
  return core.frame.map((_, theme) => {
    const positives = rows.filter((row) => row.labelled && row.themes.includes(theme)).length
    return { taught: positives > 0, positives }
  })
}

function fit(
  core: Core,
  rows: Row[],
  seen: Seen[],
  matrix: SparseRows,
  theme: number,
  taught: boolean,
  without: number,
): Float32Array {
  const offsets = new Float64Array(rows.length)
  const signs = new Int8Array(rows.length)
  const costs = new Float64Array(rows.length)
  const positives = rows.filter((row) => row.labelled && row.themes.includes(theme)).length
  const boost = Math.min(8, Math.max(1, ((core.learntFrom - positives) / (positives + 1)) ** settings.boost))
  rows.forEach((row, at) => {
    if (row.labelled && (!taught || row.fold === without)) return
    offsets[at] = seen[at]!.known[theme]! + (seen[at]!.sense?.[theme] ?? 0)
    signs[at] = row.themes.includes(theme) ? 1 : row.unknown.includes(theme) ? 0 : -1
    costs[at] = settings.cost * row.cost * (signs[at]! > 0 ? boost : 1)
  })
  return trainSvm(matrix, offsets, signs, costs)
}

/**
 * Themes under one parent, or of one question, share what tells their kind from the rest: each takes part of the weights
 * of “any of these”, so that a rare one learns from its kin.
 * @see Evgeniou & Pontil (2004), “Regularized multi-task learning”, KDD
 */
function makeFitter(core: Core, rows: Row[], seen: Seen[], matrix: SparseRows) {
  const parents = new Set(core.frame.map(({ parent }) => parent))
  const kinds = core.frame.map(({ code, parent, question }) => parent ?? (parents.has(code) ? code : question))
  const shared = new Map<string, Float32Array>()
  const sharedBy = (kind: string, without: number) => {
    const key = `${without} ${kind}`
    let weights = shared.get(key)
    if (!weights) {
      const kin = new Set(kinds.flatMap((one, theme) => (one === kind ? [theme] : [])))
      const signs = Int8Array.from(rows, (row) => (row.themes.some((theme) => kin.has(theme)) ? 1 : -1))
      const costs = Float64Array.from(rows, (row) =>
        row.labelled && row.fold === without ? 0 : settings.cost * row.cost,
      )
      shared.set(key, (weights = trainSvm(matrix, new Float64Array(rows.length), signs, costs)))
    }
    return weights
  }
  // Where sense speaks, what a few labels teach is a part of what is known: by themselves they made it worse.
  const learnt = core.sense ? shareOfLabels(core.learntFrom) : 1
  const fitOne = (theme: number, taught: boolean, without: number): Float32Array => {
    const weights = fit(core, rows, seen, matrix, theme, taught, without)
    if (!taught || learnt === 1) return weights
    const before = fit(core, rows, seen, matrix, theme, false, without)
    before[matrix.width - 1] = Math.min(before[matrix.width - 1]!, STRANGE_BIAS)
    return weights.map((weight, at) => learnt * weight + (1 - learnt) * before[at]!)
  }
  return (theme: number, taught: boolean, without: number): Float32Array => {
    const weights = fitOne(theme, taught, without)
    const kind = kinds[theme]
    const kin = kinds.filter((one) => one === kind).length
    if (kind === null || kind === undefined || kin < 2 || kin === kinds.length) return weights
    const common = sharedBy(kind, without)
    for (let at = 0; at < matrix.width; at++) weights[at] = weights[at]! + settings.kinship * common[at]!
    return weights
  }
}

type Fitter = ReturnType<typeof makeFitter>

function calibrate(
  core: Core,
  rows: Row[],
  seen: Seen[],
  matrix: SparseRows,
  active: { taught: boolean; positives: number }[],
  strange: boolean[],
  fitted: Fitter,
) {
  const labelled = rows.flatMap((row, at) => (row.labelled ? [at] : []))
  const spoken = spokenFor(core)
  const scores = active.map(() => new Array<number>(labelled.length).fill(0))
  /** By words alone. */
  const plain = active.map(() => new Array<number>(labelled.length).fill(0))
  const truths = active.map((_, theme) => labelled.map((at) => rows[at]!.themes.includes(theme)))
  active.forEach(({ taught }, theme) => {
    if (!taught) return
    for (let fold = 0; fold < FOLDS; fold++) {
      const weights = fitted(theme, true, fold)
      labelled.forEach((at, place) => {
        if (rows[at]!.fold !== fold) return
        const trust = 1 + weights[matrix.width]!
        let score = trust * seen[at]!.known[theme]!
        for (let cell = matrix.starts[at]!; cell < matrix.starts[at + 1]!; cell++) {
          score += weights[matrix.columns[cell]!]! * matrix.values[cell]!
        }
        plain[theme]![place] = score
        scores[theme]![place] = score + trust * (seen[at]!.sense?.[theme] ?? 0)
      })
    }
  })
  const taught = active.flatMap((theme, at) => (theme.taught ? [at] : []))
  const positives = active.map((theme) => theme.positives)
  const known = taught.filter((theme) => spoken[theme]).length * 2 >= taught.length
  // A few labels are soon known by heart where the lexicon helps: comments to come are less like them.
  const heard = labelled.length ** 3 / (labelled.length ** 3 + settings.thresholdPull ** 3)
  const learnt = learnBands(
    core.bands,
    { scores: plain, truths, taught, positives },
    {
      curve: known ? DAY_ONE : UNSPOKEN,
      pull: known ? 1 + settings.curvePull * (1 - heard) : 1,
      pullOfOne: 10,
      threshold: settings.dayOneThreshold,
      floor: settings.floor,
      trusted: known ? heard : 1,
      heard,
    },
  )
  core.bands = taught.every((theme) => strange[theme]) ? lift(learnt, taught, settings.lift * (1 - heard)) : learnt
  if (!core.sense) return
  core.sense.bands = learnBands(
    core.sense.bands,
    { scores, truths, taught, positives },
    {
      curve: sensedCurve(core.frame.length, labelled.length),
      pull: 1 + settings.sensedPull * (1 - heard),
      pullOfOne: 10 + settings.sensedPullOfOne * (1 - heard),
      threshold: settings.sensedThreshold,
      floor: settings.sensedFloor,
      trusted: heard,
      heard,
    },
  )
}

function learnWeights(core: Core, matrix: SparseRows, active: { taught: boolean }[], fitted: Fitter) {
  const themes = core.frame.length
  const features = core.places.length
  core.steps = new Int16Array(features * themes)
  active.forEach(({ taught }, theme) => {
    const weights = fitted(theme, taught, -1)
    let largest = 0
    for (let at = 0; at < features; at++) largest = Math.max(largest, Math.abs(weights[at]!))
    const scale = Math.fround(largest / 32_000)
    core.scales[theme] = scale
    if (scale > 0)
      for (let at = 0; at < features; at++) core.steps[at * themes + theme] = Math.round(weights[at]! / scale)
    for (let at = 0; at < core.concepts.length * 2; at++)
      core.conceptWeights[at * themes + theme] = weights[features + at]!
    const meanings = features + core.concepts.length * 2
    for (let at = 0; at < DIMENSIONS; at++) core.meaningWeights[at * themes + theme] = weights[meanings + at]!
    const bias = weights[matrix.width - 1]!
    // A handful of descriptions says nothing of how rare a theme is.
    const curve = core.bands.curves[theme]
    const alone = curve === STRANGE || curve === EVERYDAY
    core.bias[theme] = alone ? Math.min(bias, STRANGE_BIAS) : bias
    core.trust[theme] = 1 + weights[matrix.width]!
  })
}
