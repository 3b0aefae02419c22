/** Turns a score into a chance: 1 / (1 + e^−(slope · score + level)). */
export type Curve = { slope: number; level: number }

export function chance(curve: Curve, score: number): number {
  return 1 / (1 + Math.exp(-(curve.slope * score + curve.level)))
}

/**
 * The curve that best fits scores to truths, held towards `prior` with the weight of `pull` comments.
 * @see Platt (1999), “Probabilistic outputs for support vector machines”; Lin, Lin & Weng (2007) for the Newton steps
 */
export function fitCurve(scores: number[], truths: boolean[], prior: Curve, pull: number): Curve {
  let { slope, level } = prior
  for (let round = 0; round < 50; round++) {
    let gSlope = pull * (slope - prior.slope)
    let gLevel = pull * (level - prior.level)
    let hSlope = pull + 1e-6
    let hBoth = 0
    let hLevel = pull + 1e-6
    for (let at = 0; at < scores.length; at++) {
      const score = scores[at]!
      const p = chance({ slope, level }, score)
      const error = p - (truths[at] ? 1 : 0)
      const spread = Math.max(p * (1 - p), 1e-9)
      gSlope += error * score
      gLevel += error
      hSlope += spread * score * score
      hBoth += spread * score
      hLevel += spread
    }
    const determinant = hSlope * hLevel - hBoth * hBoth
    const slopeStep = (hLevel * gSlope - hBoth * gLevel) / determinant
    const levelStep = (hSlope * gLevel - hBoth * gSlope) / determinant
    const length = Math.max(Math.abs(slopeStep), Math.abs(levelStep))
    const damp = length > 2 ? 2 / length : 1
    slope -= damp * slopeStep
    level -= damp * levelStep
    if (length < 1e-7) break
  }
  return { slope: Math.max(slope, 0.1), level }
}

/** The threshold with the best F1 over chances and truths; `fallback` if nothing is true. */
export function bestThreshold(chances: number[], truths: boolean[], fallback: number): number {
  const order = chances.map((_, at) => at).sort((a, b) => chances[b]! - chances[a]!)
  const all = truths.reduce((sum, truth) => sum + (truth ? 1 : 0), 0)
  if (all === 0) return fallback
  let hits = 0
  let best = 0
  let threshold = fallback
  order.forEach((at, rank) => {
    if (truths[at]) hits++
    const next = order[rank + 1]
    if (next !== undefined && chances[next] === chances[at]) return
    const f1 = (2 * hits) / (rank + 1 + all)
    if (f1 > best + 1e-12) {
      best = f1
      threshold = next === undefined ? chances[at]! * 0.9 : (chances[at]! + chances[next]!) / 2
    }
  })
  return threshold
}
