import { bestThreshold, chance, fitCurve, type Curve } from './calibrate.ts'
import type { Bands } from './model.ts'

/** What a model said of labelled comments it had not learnt from: a list per theme, a place per comment. */
export type Heldout = {
  scores: number[][]
  truths: boolean[][]
  /** Themes with a labelled comment, and how many of them each has. */
  taught: number[]
  positives: number[]
}

/** What holds before any label, and how far labels are believed against it. */
export type Start = {
  curve: Curve
  /** In comments: how much it takes to move the curve. */
  pull: number
  /** In comments: how much it takes to move the curve of one theme from that of all. */
  pullOfOne: number
  threshold: number
  floor: number
  /** 0–1: how far thresholds and floor that were found are believed. */
  trusted: number
  heard: number
}

/** How scores are to be read after labels: of themes that no label speaks of as before. */
export function learnBands(before: Bands, heldout: Heldout, start: Start): Bands {
  const { scores, truths, taught, positives } = heldout
  const curves = [...before.curves]
  const thresholds = [...before.thresholds]
  const shared = fitCurve(
    taught.flatMap((theme) => scores[theme]!),
    taught.flatMap((theme) => truths[theme]!),
    start.curve,
    start.pull,
  )
  const chances = scores.map(() => [] as number[])
  for (const theme of taught) {
    const curve = fitCurve(scores[theme]!, truths[theme]!, shared, start.pullOfOne)
    curves[theme] = curve
    chances[theme] = scores[theme]!.map((score) => chance(curve, score))
  }
  const found = bestThreshold(
    taught.flatMap((theme) => chances[theme]!),
    taught.flatMap((theme) => truths[theme]!),
    start.threshold,
  )
  const common = start.trusted * found + (1 - start.trusted) * start.threshold
  for (const theme of taught) {
    const own = bestThreshold(chances[theme]!, truths[theme]!, common)
    const trust = (start.trusted * positives[theme]!) / (positives[theme]! + 30)
    thresholds[theme] = trust * own + (1 - trust) * common
  }
  const floor = bestFloor(thresholds, chances, truths, taught)
  return { curves, thresholds, floor: start.heard * floor + (1 - start.heard) * start.floor }
}

/**
 * Chances were found with a fifth of the labels left out. Where there are few, and descriptions are all there is besides, a
 * model of all of them is right more often than that: measured on four subjects. What is offered stays the same.
 */
export function lift(bands: Bands, themes: number[], by: number): Bands {
  const lifted = (chance: number) => 1 / (1 + Math.exp(-Math.log(chance / (1 - chance)) - by))
  return {
    curves: bands.curves.map((curve, theme) =>
      themes.includes(theme) ? { ...curve, level: curve.level + by } : curve,
    ),
    thresholds: bands.thresholds.map((threshold, theme) => (themes.includes(theme) ? lifted(threshold) : threshold)),
    floor: lifted(bands.floor),
  }
}

/** From which chance on it pays to offer the best theme of a comment that reaches no threshold; no theme is a truth too. */
function bestFloor(thresholds: number[], chances: number[][], truths: boolean[][], taught: number[]): number {
  const doubtful = (truths[0] ?? []).flatMap((_, comment) => {
    let best = -1
    let most = 0
    for (const theme of taught) {
      const p = chances[theme]![comment]!
      if (p >= thresholds[theme]!) return []
      if (p > most) [best, most] = [theme, p]
    }
    return best < 0
      ? []
      : [{ most, right: truths[best]![comment]!, none: taught.every((theme) => !truths[theme]![comment]) }]
  })
  doubtful.sort((a, b) => b.most - a.most)
  // A hit is worth more than a wrong offer costs, as F1 counts them; where there was nothing to find, “none” is lost too.
  let gain = 0
  let best = 0
  let floor = 0.5
  doubtful.forEach(({ most, right, none }, at) => {
    gain += right ? 0.65 : none ? -1 : -0.35
    if (gain > best) [best, floor] = [gain, (most + (doubtful[at + 1]?.most ?? most)) / 2]
  })
  return floor
}
