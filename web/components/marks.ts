/** A stretch of a text to mark: UTF-16 offsets, end not included. */
export type Mark = {
  start: number
  end: number
  kind: 'likely' | 'possible' | 'personal' | 'added'
  group: string
  title: string
}
export type Part = { start: number; text: string; marks: Mark[] }

/**
 * Cut a text where marks begin and end, so that overlapping marks can all be shown. The parts joined are the text.
 * Marks that reach outside the text are cut to it; empty ones are left out.
 */
export function cut(text: string, marks: Mark[]): Part[] {
  const fitting = marks
    .map((mark) => ({ ...mark, start: Math.max(0, mark.start), end: Math.min(text.length, mark.end) }))
    .filter((mark) => mark.end > mark.start)
  const edges = new Set([0, text.length, ...fitting.flatMap((mark) => [mark.start, mark.end])])
  const sorted = [...edges].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1] as number
    return {
      start,
      text: text.slice(start, end),
      marks: fitting.filter((mark) => mark.start <= start && mark.end >= end),
    }
  })
}
