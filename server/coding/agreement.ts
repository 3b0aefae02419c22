/** How well two people, or a person and the machine, agree on themes; all figures 0–1, kappa −1–1. */
export type Agreement = {
  comments: number
  /** Share of comments with exactly the same themes. */
  exact: number
  /** F1 over all decisions, the one taken as truth for the other; it is the same either way round. */
  f1: number
  /** Mean of each comment's own F1; two empty sets agree. */
  samplesF1: number
  /** Cohen's kappa over all decisions, theme by comment; null where chance alone leaves nothing to agree on. */
  kappa: number | null
  themes: {
    theme: string
    both: number
    onlyFirst: number
    onlySecond: number
    neither: number
    f1: number
    kappa: number | null
  }[]
}

/**
 * Compare two codings of the same comments, in the same order.
 * @param themes  the themes they could choose from
 * @throws {RangeError} if one coding has more comments than the other
 * @see Cohen (1960), “A coefficient of agreement for nominal scales”, Educational and Psychological Measurement 20(1)
 */
export function agreementOf(first: string[][], second: string[][], themes: string[]): Agreement {
  if (first.length !== second.length) throw new RangeError('Both codings must be of the same comments.')
  const pairs = first.map((codes, at) => [new Set(codes), new Set(second[at])] as const)
  const rows = themes.map((theme) => {
    const count = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 }
    for (const [a, b] of pairs) {
      if (a.has(theme)) count[b.has(theme) ? 'both' : 'onlyFirst']++
      else count[b.has(theme) ? 'onlySecond' : 'neither']++
    }
    return { theme, ...count, f1: f1Of(count), kappa: kappaOf(count) }
  })
  const total = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 }
  for (const row of rows)
    for (const key of ['both', 'onlyFirst', 'onlySecond', 'neither'] as const) total[key] += row[key]
  const shares = pairs.map(([a, b]) =>
    a.size + b.size === 0 ? 1 : (2 * [...a].filter((code) => b.has(code)).length) / (a.size + b.size),
  )
  return {
    comments: pairs.length,
    exact: mean(shares.map((share) => (share === 1 ? 1 : 0))),
    f1: f1Of(total),
    samplesF1: mean(shares),
    kappa: kappaOf(total),
    themes: rows,
  }
}

/**
 * Between which shares the true one lies 95 times of 100, having seen `hits` of `all` (more than none).
 * @see Wilson (1927), “Probable inference, the law of succession, and statistical inference”, JASA 22(158)
 */
export function likelyRange(hits: number, all: number): { low: number; high: number } {
  const z = 1.96
  const share = hits / all
  const middle = (share + (z * z) / (2 * all)) / (1 + (z * z) / all)
  const reach = (z / (1 + (z * z) / all)) * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all))
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) }
}

type Count = { both: number; onlyFirst: number; onlySecond: number; neither: number }

function f1Of({ both, onlyFirst, onlySecond }: Count): number {
  return both === 0 ? 0 : (2 * both) / (2 * both + onlyFirst + onlySecond)
}

function kappaOf({ both, onlyFirst, onlySecond, neither }: Count): number | null {
  const all = both + onlyFirst + onlySecond + neither
  if (all === 0) return null
  const yes = ((both + onlyFirst) / all) * ((both + onlySecond) / all)
  const no = ((onlySecond + neither) / all) * ((onlyFirst + neither) / all)
  return yes + no >= 1 - 1e-12 ? null : ((both + neither) / all - yes - no) / (1 - yes - no)
}

function mean(list: number[]): number {
  return list.length === 0 ? 0 : list.reduce((sum, one) => sum + one, 0) / list.length
}
