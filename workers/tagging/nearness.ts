import type { FrameTheme } from './theme.ts'
import { likeness, meaningOf, telling } from '../../server/screening/meanings.ts'
import { stemOf, tokenise } from '../../server/screening/tokens.ts'

/** How near comments come to the descriptions of themes that the lexicon has no terms for. */
export type Nearness = {
  themes: number
  compared: number
  /** Every stem of a description, with what it weighs and the themes that use it. */
  described: Map<string, { meaning: number; weight: number; themes: number[] }>
  /** How long each description is, by the weight of its stems. */
  lengths: Float64Array
}

/** What a word brings into a comparison: its weight, and how near it is to each theme’s description; null for nothing. */
export type Near = { weight: number; to: Float32Array }

/** A nearness of this much is half of all there is to gain. */
const HALF = 0.1
/** Words less alike than this have nothing to do with each other. */
const UNLIKE = 0.3

/** @param compared  which themes of the frame are compared */
export function makeNearness(frame: Required<FrameTheme>[], compared: boolean[]): Nearness {
  const stems = frame.map(({ label, description, keywords }, theme) =>
    compared[theme]
      ? new Set(tokenise([label, description, ...keywords].join('. ')).map(({ word }) => stemOf(word)))
      : new Set<string>(),
  )
  const described: Nearness['described'] = new Map()
  stems.forEach((own, theme) => {
    for (const stem of own) {
      const known = described.get(stem)
      if (known) known.themes.push(theme)
      else described.set(stem, { meaning: meaningOf(stem), weight: 0, themes: [theme] })
    }
  })
  const all = compared.filter(Boolean).length
  for (const [stem, entry] of described) entry.weight = rarity(stem, all, entry.themes.length)
  const lengths = Float64Array.from(stems, (own) =>
    Math.sqrt([...own].reduce((sum, stem) => sum + described.get(stem)!.weight ** 2, 0)),
  )
  return { themes: frame.length, compared: all, described, lengths }
}

/** Stems that say little, or that many themes use, weigh little. */
function rarity(stem: string, all: number, using: number): number {
  return telling(stem) * (Math.log((1 + all) / (1 + using)) + 0.3)
}

/** How near a stem is to each description, beyond what it is to all of them. */
export function nearOf({ themes, compared, described, lengths }: Nearness, stem: string): Near {
  const weight = described.get(stem)?.weight ?? rarity(stem, compared, 0)
  const to = new Float32Array(themes)
  if (weight === 0) return { weight, to }
  const meaning = meaningOf(stem)
  for (const [other, entry] of described) {
    const alike = other === stem ? 1 : likeness(meaning, entry.meaning)
    if (alike <= UNLIKE) continue
    const lent = ((alike - UNLIKE) / (1 - UNLIKE)) ** 2 * entry.weight
    for (const theme of entry.themes) to[theme] = to[theme]! + lent
  }
  const usual = to.reduce((sum, one) => sum + one, 0) / compared
  for (let theme = 0; theme < themes; theme++)
    to[theme] = lengths[theme]! > 0 ? (weight * Math.max(0, to[theme]! - usual)) / lengths[theme]! : 0
  return { weight, to }
}

/**
 * What nearness says for each theme, as a score: −1 for nothing in common, towards 1 for much, and less the farther a
 * theme lags behind the nearest one.
 */
export function nearTo({ themes }: Nearness, words: readonly { near: Near | null }[], gone?: Uint8Array): Float64Array {
  const near = new Float64Array(themes)
  let own = 0
  words.forEach((word, at) => {
    if (gone?.[at]) return
    const { weight, to } = word.near!
    own += weight * weight
    for (let theme = 0; theme < themes; theme++) near[theme] = near[theme]! + to[theme]!
  })
  let most = 0
  for (let theme = 0; theme < themes; theme++) {
    if (near[theme]! > 0) near[theme] = near[theme]! / Math.sqrt(own)
    most = Math.max(most, near[theme]!)
  }
  for (let theme = 0; theme < themes; theme++) {
    const share = most > 0 ? near[theme]! / most : 0
    near[theme] = -1 + (2 * share * share * near[theme]!) / (near[theme]! + HALF)
  }
  return near
}
