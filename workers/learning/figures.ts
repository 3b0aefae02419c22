/** What was right, what was there, and what was said to be there. */
export type Count = { hit: number; support: number; predicted: number }

export const newCount = (): Count => ({ hit: 0, support: 0, predicted: 0 })

export function sumOf(counts: Iterable<Count>): Count {
  const sum = newCount()
  for (const { hit, support, predicted } of counts) {
    sum.hit += hit
    sum.support += support
    sum.predicted += predicted
  }
  return sum
}

export const round4 = (figure: number) => Math.round(figure * 10_000) / 10_000

export const f1 = ({ hit, support, predicted }: Count) =>
  support + predicted === 0 ? 0 : round4((2 * hit) / (support + predicted))
