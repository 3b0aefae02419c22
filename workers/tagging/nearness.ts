import type { FrameTheme } from './frame.ts'
import { telling } from './meanings.ts'
import { stemOf, tokenise } from './tokens.ts'

/** How near comments come to the descriptions of themes that the lexicon has no terms for. */
export type Nearness = {
  compared: Uint8Array
  /** For each stem of a description, the themes that use it. */
  themesOf: Map<string, number[]>
  /** How long each description is, by the weight of its stems. */
  lengths: Float64Array
}

const NOTHING: readonly number[] = []
/** A nearness of this much is half of all there is to gain. */
const HALF = 0.1

/** @param compared  which themes of the frame are compared */
export function makeNearness(frame: Required<FrameTheme>[], compared: boolean[]): Nearness {
  const stems = frame.map(({ label, description, keywords }, theme) =>
    compared[theme]
      ? new Set(tokenise([label, description, ...keywords].join('. ')).map(({ word }) => stemOf(word)))
      : new Set<string>(),
  )
  const themesOf = new Map<string, number[]>()
  stems.forEach((own, theme) => {
    for (const stem of own) themesOf.set(stem, [...(themesOf.get(stem) ?? []), theme])
  })
  const nearness = { compared: Uint8Array.from(compared, Number), themesOf, lengths: new Float64Array(frame.length) }
  stems.forEach((own, theme) => {
    let squares = 0
    for (const stem of own) squares += shareOf(nearness, stem).weight
    nearness.lengths[theme] = Math.sqrt(squares)
  })
  return nearness
}

/** What a stem weighs in comparing, and for which themes; stems that many themes use weigh little. */
export function shareOf(
  nearness: Omit<Nearness, 'lengths'>,
  stem: string,
): { weight: number; themes: readonly number[] } {
  const themes = nearness.themesOf.get(stem) ?? NOTHING
  const all = nearness.compared.reduce((sum, one) => sum + one, 0)
  const rarity = telling(stem) * (Math.log((1 + all) / (1 + themes.length)) + 0.3)
  return { weight: rarity * rarity, themes }
}

/**
 * What nearness says for each theme, as a score: −1 for nothing in common, towards 1 for much, and less the farther a
 * theme lags behind the nearest one.
 */
export function nearTo(
  { lengths }: Nearness,
  words: readonly { nearWeight: number; nearThemes: readonly number[] }[],
  gone?: Uint8Array,
): Float64Array {
  const near = new Float64Array(lengths.length)
  let own = 0
  words.forEach(({ nearWeight, nearThemes }, at) => {
    if (gone?.[at]) return
    own += nearWeight
    for (const theme of nearThemes) near[theme] = near[theme]! + nearWeight
  })
  let most = 0
  for (let theme = 0; theme < near.length; theme++) {
    if (near[theme] === 0) continue
    near[theme] = near[theme]! / (lengths[theme]! * Math.sqrt(own))
    most = Math.max(most, near[theme]!)
  }
  for (let theme = 0; theme < near.length; theme++) {
    const share = most > 0 ? near[theme]! / most : 0
    near[theme] = -1 + (2 * share * share * near[theme]!) / (near[theme]! + HALF)
  }
  return near
}
