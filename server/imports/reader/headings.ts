import { parseMoment } from './dates.ts'

/** A record that may be a heading: the line it starts on and its cells. */
export interface Line {
  line: number
  cells: string[]
}

/** Where the headings are, and what they say. */
export interface Headings {
  /** The line of the first heading row; 0 if the file has none. */
  line: number
  /** How many rows the headings take: 0 to 3. */
  rows: number
  /** How many columns the table has. */
  width: number
  columns: { heading: string; heading2: string | null }[]
  /** Lines above the headings that are not blank, such as a title. */
  titles: Line[]
  /** The heading rows themselves, tidied, so that one that comes again can be known. */
  repeated: string[][]
}

/** A heading for display: no-break spaces and line breaks become spaces. */
export function tidy(heading: string): string {
  return heading.replace(/[\s\u00A0\u202F\u200B\uFEFF]+/g, ' ').trim()
}

/** The option at the end of "Which services? - Walk-in centre", where a question's options are spread over columns. */
export const optionBehind = / - ((?:(?! - ).)+)$/

/**
 * Find the heading rows among the first records of a file: titles above them are passed over, and the second rows that
 * SurveyMonkey (options) and Qualtrics (question texts, then import ids) write are taken with them.
 * @param lines  the first records, blank ones included
 * @param given  a person's word on it; `rows: 0` means that the file has no headings
 */
export function findHeadings(lines: Line[], given: { line?: number; rows?: number } = {}): Headings {
  const solid = lines.filter(({ cells }) => cells.some((cell) => tidy(cell) !== ''))
  const usual = usualWidth(solid)
  const start =
    given.line !== undefined ? solid.findIndex(({ line }) => line >= given.line!) : firstHeading(solid, usual)
  const first = solid[start]
  const prose = usual === 1 && given.line === undefined && given.rows === undefined && beginsAtOnce(solid)
  if (!first || prose || given.rows === 0) {
    const columns = Array.from({ length: usual }, (_, n) => ({ heading: `Column ${n + 1}`, heading2: null }))
    return { line: 0, rows: 0, width: usual, columns, titles: [], repeated: [] }
  }
  const layout = given.rows === 1 ? 'one' : layoutOf(solid, start)
  const rows = given.rows ?? { one: 1, options: 2, questions: 2, ids: 3 }[layout]
  const taken = solid.slice(start, start + rows).map(({ cells }) => cells.map(tidy))
  const width = Math.max(...taken.map((cells) => lastFilled(cells)), taken[0]!.length)
  return {
    line: first.line,
    rows,
    width,
    columns: layout === 'questions' || layout === 'ids' ? questionColumns(taken, width) : optionColumns(taken, width),
    titles: solid.slice(0, start),
    repeated: taken,
  }
}

/**
 * In a list of notes, one on each line, the first is a note like the others unless it looks like a heading: a heading taken
 * for a note is seen and can be put right, a note taken for a heading would be lost.
 */
function beginsAtOnce(solid: Line[]): boolean {
  const [first = '', ...others] = solid.map(({ cells }) => tidy(cells.join(' ')))
  if (others.length === 0 || /[?:]$/.test(first)) return false
  const words = (text: string) => text.split(' ').length
  const naming = /\b(comments?|feedback|responses?|answers?|notes?|views?|suggestions?|remarks?|verbatim|text|said)\b/i
  if (words(first) <= 4 && naming.test(first)) return false
  const usual = others.reduce((sum, text) => sum + words(text), 0) / others.length
  return words(first) > 6 || /[.!…]$/.test(first) || words(first) * 2 > usual
}

function lastFilled(cells: string[]): number {
  return cells.findLastIndex((cell) => tidy(cell) !== '') + 1
}

function filled(cells: string[]): number {
  return cells.filter((cell) => tidy(cell) !== '').length
}

/** The width that most rows have, by their last cell with anything in it; of equals, the widest. */
function usualWidth(solid: Line[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of solid) counts.set(lastFilled(cells), (counts.get(lastFilled(cells)) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1
}

/** The first row that is about as full as the table is wide, alone or with the second heading row below it. */
function firstHeading(solid: Line[], usual: number): number {
  const need = Math.max(Math.min(2, usual), Math.ceil(usual * 0.5))
  const found = solid.findIndex(({ cells }, n) => {
    if (filled(cells) >= need) return true
    return filled(cells) > 1 && layoutOf(solid, n) === 'options'
  })
  return Math.max(found, 0)
}

type Layout = 'one' | 'options' | 'questions' | 'ids'

const optionWords = /^(open-ended response|response|other \(please specify\))$/i

function layoutOf(solid: Line[], at: number): Layout {
  const [first, second, third] = [solid[at], solid[at + 1], solid[at + 2]].map((found) => found?.cells.map(tidy))
  if (!first || !second) return 'one'
  const below = solid.slice(at + 2, at + 22).map(({ cells }) => cells.map(tidy))
  if (third?.some((cell) => /^\{"?ImportId/i.test(cell))) return 'ids'
  const codes = first.filter((cell) =>
    /^(Q\d+([._]\w+)*|StartDate|EndDate|ResponseId|RecordedDate|IPAddress)$/.test(cell),
  )
  if (codes.length >= 3 && second.includes('Start Date') && second.includes('End Date')) return 'questions'
  if (second.some((cell) => optionWords.test(cell)) && second[0] === '' && below.length > 0) return 'options'
  const under = second.flatMap((cell, n) => (cell !== '' && (first[n] ?? '') === '' ? [n] : []))
  const grouped = under.length > 0 && first[0] !== '' && under.every((n) => n > first.findIndex((cell) => cell !== ''))
  const wordsOnly = second.every((cell) => !isValue(cell))
  // A rating or a date below it, or the option itself, ticked.
  const valuesBelow = second.some(
    (cell, n) => cell !== '' && below.some((cells) => isValue(cells[n] ?? '') || cells[n] === cell),
  )
  return grouped && wordsOnly && valuesBelow ? 'options' : 'one'
}

function isValue(cell: string): boolean {
  return (
    /^[\d.,%£-]*\d$/.test(cell) || parseMoment(cell, 'day-first') !== null || parseMoment(cell, 'month-first') !== null
  )
}

/** One heading row, or two with the options of a question below its heading, which stands over the first of them only. */
function optionColumns([first = [], second]: string[][], width: number): Headings['columns'] {
  let group = ''
  return Array.from({ length: width }, (_, n) => {
    const own = first[n] ?? ''
    if (!second) return { heading: own, heading2: null }
    if (own !== '') group = own
    const below = second[n] ?? ''
    return { heading: own !== '' || below !== '' ? group : '', heading2: below === '' ? null : below }
  })
}

/** Qualtrics: codes above, question texts below; the text is what people read. */
function questionColumns([first = [], second = []]: string[][], width: number): Headings['columns'] {
  return Array.from({ length: width }, (_, n) => ({ heading: second[n] || first[n] || '', heading2: null }))
}
