/** Rows of a sparse matrix: row r holds `columns` and `values` from `starts[r]` up to `starts[r + 1]`. */
export type SparseRows = { starts: Int32Array; columns: Int32Array; values: Float32Array; width: number }

/**
 * Weights of a linear classifier with squared hinge loss, by dual coordinate descent. The order of visits is shuffled
 * by a fixed seed: same rows, same weights.
 * @param offsets  what is known of each row's score beforehand; the weights learn the rest, and the last weight how
 *                 far to trust it (0: as it is, −1: not at all)
 * @param signs    +1 in the class, −1 not, 0 unknown (the row is left out)
 * @param costs    how much an error on each row counts
 * @see Hsieh et al. (2008), “A dual coordinate descent method for large-scale linear SVM”, ICML, algorithm 1
 */
export function trainSvm(
  rows: SparseRows,
  offsets: Float64Array,
  signs: Int8Array,
  costs: Float64Array,
  rounds = 40,
  tolerance = 0.02,
): Float32Array {
  const count = rows.starts.length - 1
  const weights = new Float32Array(rows.width + 1)
  const trust = rows.width
  const alpha = new Float64Array(count)
  const curvature = new Float64Array(count)
  const order = new Int32Array(count)
  let active = 0
  for (let row = 0; row < count; row++) {
    if (signs[row] === 0 || costs[row] === 0) continue
    let norm = 0
    for (let at = rows.starts[row]!; at < rows.starts[row + 1]!; at++) norm += rows.values[at]! * rows.values[at]!
    curvature[row] = norm + offsets[row]! * offsets[row]! + 0.5 / costs[row]!
    order[active++] = row
  }
  const random = randomNumbers(20_061_122)
  for (let round = 0; round < rounds; round++) {
    for (let at = active - 1; at > 0; at--) {
      const other = (random() * (at + 1)) | 0
      const kept = order[at]!
      order[at] = order[other]!
      order[other] = kept
    }
    let worst = 0
    for (let at = 0; at < active; at++) {
      const row = order[at]!
      const sign = signs[row]!
      const end = rows.starts[row + 1]!
      let margin = offsets[row]! * (1 + weights[trust]!)
      for (let cell = rows.starts[row]!; cell < end; cell++)
        margin += weights[rows.columns[cell]!]! * rows.values[cell]!
      const slope = sign * margin - 1 + (alpha[row]! * 0.5) / costs[row]!
      const projected = alpha[row] === 0 ? Math.min(slope, 0) : slope
      if (Math.abs(projected) > worst) worst = Math.abs(projected)
      if (Math.abs(projected) < 1e-9) continue
      const before = alpha[row]!
      const after = Math.max(0, before - slope / curvature[row]!)
      alpha[row] = after
      const step = (after - before) * sign
      weights[trust] = weights[trust]! + step * offsets[row]!
      for (let cell = rows.starts[row]!; cell < end; cell++) {
        const column = rows.columns[cell]!
        weights[column] = weights[column]! + step * rows.values[cell]!
      }
    }
    if (worst < tolerance) break
  }
  return weights
}

/** Numbers 0–1 that look random and are the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
