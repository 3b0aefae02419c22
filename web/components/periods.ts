/** More weeks than these are shown as months. */
export const maxWeeks = 26

/** Comments by week, or by month where there are too many weeks. Unit: comments. */
export function monthly(weeks: { key: string; received: number }[]): {
  each: 'week' | 'month'
  periods: { from: string; n: number }[]
} {
  if (weeks.length <= maxWeeks) {
    return { each: 'week', periods: weeks.map(({ key, received }) => ({ from: key, n: received })) }
  }
  const months = Map.groupBy(weeks, ({ key }) => `${key.slice(0, 7)}-01`)
  const periods = [...months].map(([from, of]) => ({ from, n: of.reduce((sum, { received }) => sum + received, 0) }))
  return { each: 'month', periods }
}
