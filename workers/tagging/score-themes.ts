/** How well predicted themes match true ones; the scores issue boards and papers quote, all 0–1. */
export type ThemeScores = {
  micro: number
  macro: number
  samples: number
  precision: number
  recall: number
  perTheme: { theme: string; precision: number; recall: number; f1: number; support: number; predicted: number }[]
}

/** A comment's true and predicted themes; an empty list counts as `none`. */
export type Judged = { truth: string[]; predicted: string[] }

/** Score predictions over `themes`; other themes are passed over on both sides. */
export function scoreThemes(judged: Judged[], themes: string[]): ThemeScores {
  const counts = new Map(themes.map((theme) => [theme, { hit: 0, support: 0, predicted: 0 }]))
  let samples = 0
  let scored = 0
  for (const { truth, predicted } of judged) {
    const gold = new Set(truth.length > 0 ? truth : ['none'])
    const said = new Set(predicted.length > 0 ? predicted : ['none'])
    let both = 0
    let size = 0
    for (const [theme, count] of counts) {
      if (gold.has(theme)) count.support++
      if (said.has(theme)) count.predicted++
      if (gold.has(theme) && said.has(theme)) {
        count.hit++
        both++
      }
      size += Number(gold.has(theme)) + Number(said.has(theme))
    }
    if (size > 0) {
      samples += (2 * both) / size
      scored++
    }
  }
  const perTheme = [...counts].map(([theme, { hit, support, predicted }]) => ({
    theme,
    precision: ratio(hit, predicted),
    recall: ratio(hit, support),
    f1: ratio(2 * hit, support + predicted),
    support,
    predicted,
  }))
  const sum = (of: 'hit' | 'support' | 'predicted') =>
    [...counts.values()].reduce((total, count) => total + count[of], 0)
  return {
    micro: ratio(2 * sum('hit'), sum('support') + sum('predicted')),
    macro: ratio(
      perTheme.reduce((total, { f1 }) => total + f1, 0),
      perTheme.length,
    ),
    samples: ratio(samples, scored),
    precision: ratio(sum('hit'), sum('predicted')),
    recall: ratio(sum('hit'), sum('support')),
    perTheme,
  }
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole
}
