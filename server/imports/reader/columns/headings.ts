import { phrases } from '../../../data/patterns.ts'
import { parseMoment } from '../dates.ts'

/** A record that may be a heading: the line it starts on and its cells. */
export interface Line {
  line: number
  cells: string[]
}

/** What stands above one column. */
interface HeadingOf {
  heading: string
  heading2: string | null
  code?: string
  group?: string | null
  zone?: string | null
}

/** Where the headings are, and what they say. */
export interface Headings {
  /** The line of the first heading row; 0 if the file has none. */
  line: number
  /** How many rows the headings take: 0 to 3. */
  rows: number
  /** How many columns the table has. */
  width: number
  columns: HeadingOf[]
  /** Lines above the headings that are not blank, such as a title. */
  titles: Line[]
  /** The rows that were taken for headings beside the first, and what shows that they are. */
  further: { line: number; text: string; why: string }[]
  /** The heading rows themselves, tidied, so that one that comes again can be known. */
  repeated: string[][]
}

/** A heading for display: no-break spaces and line breaks become spaces, and the tags that survey tools leave in are dropped. */
export function tidy(heading: string): string {
  if (tidied.test(heading)) return heading
  const plain = tagged.test(heading) ? withoutTags(heading) : heading
  return plain.replace(/[\s\u00A0\u202F\u200B\uFEFF]+/g, ' ').trim()
}

const tidied = /^[!-%'-;=-~]+(?: [!-%'-;=-~]+)*$/

/** A heading without where its question stands in the form, which says nothing of what is asked: “Section B - ”, “Question 5: ”. */
export function asked(heading: string): string {
  const bare = heading
    .replace(/ - (open-ended )?response$/i, '')
    .replace(standing, '')
    .replace(/\s*(?:[*:]+|\((?:optional|required)\))$/i, '')
  return bare.length > 1 ? bare : heading
}

const standing = phrases({
  begins: String.raw`
      (?:(?:section|part|page|block|group|question|item|frage|pytanie|pregunta|question n°|cwestiwn|adran|domanda|vraag
        |pergunta) ?(?:[a-h]|\d{1,3}[a-z]?(?:\.\d{1,2})?|[ivx]{1,4}) ?[:.)–—-]+ +|q ?\d{1,3}[a-z]?(?:\.\d{1,2})? ?[:.)–—-]+ +
        |\d{1,3}[a-z]?[.)] +|q(?:uestion)?: +)+`,
})

/** The words of a heading, whether they are spaced, joined by signs or by capitals. */
export function headingWords(heading: string): string {
  return heading
    .replace(/(?<=[a-z\d])(?=[A-Z])/g, ' ')
    .replace(/[_.:/-]+/g, ' ')
    .trim()
}

const tagged = /<\/?(p|br|div|span|strong|em|b|i|u|h[1-6]|font|a|ul|ol|li)\b[^<>]*>|&(nbsp|amp|quot|#39|#\d{2,4});/i

function withoutTags(heading: string): string {
  return heading
    .replace(/<\/?(p|br|div|h[1-6]|ul|ol|li)\b[^<>]*>/gi, ' ')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&nbsp;/gi, ' ')
    .replace(/&quot;/gi, '"')
    .replace(/&#(\d{2,4});/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/&amp;/gi, '&')
}

/**
 * The option at the end of “Which services? - Walk-in centre”, “Which services? [Walk-in centre]”, “Which services?/Walk-in centre”
 * or “Which services? (choice=Walk-in centre)”,
 * where a question's options are spread over columns; null for a heading without one.
 */
export function optionBehind(heading: string): { question: string; option: string } | null {
  const found =
    / ?\(choice=(.+)\)$/.exec(heading) ??
    / - ((?:(?! - ).)+)$/.exec(heading) ??
    /(?<=[?:])-((?:(?![?:]-).)+)$/.exec(heading) ??
    / ?\[([^[\]]+)\]$/.exec(heading) ??
    /(?<=[?:.]) ?\/ ?([^/]+)$/.exec(heading)
  return found && { question: heading.slice(0, found.index).trim(), option: found[1]!.trim() }
}

/**
 * Find the heading rows among the first records of a file: titles above them are passed over, and the second rows that
 * SurveyMonkey (options) and Qualtrics (question texts, then import ids) write are taken with them.
 * @param lines  the first records, blank ones included
 * @param given  a person's word on it; `rows: 0` means that the file has no headings
 */
export function findHeadings(lines: Line[], given: { line?: number; rows?: number } = {}): Headings {
  const solid = lines.filter(({ cells }) => cells.some((cell) => tidy(cell) !== '') && !isSeparatorLine(cells))
  const usual = usualWidth(solid)
  const begun =
    given.line !== undefined ? solid.findIndex(({ line }) => line >= given.line!) : firstHeading(solid, usual)
  // Where a person or an earlier look has said how many rows there are, the first of them is as good as said.
  const start = given.line === undefined && groupsAbove(solid, begun) ? begun - 1 : begun
  const first = solid[start]
  const data = start === 0 && given.line === undefined && given.rows === undefined && datedLikeTheRest(solid)
  const prose = usual === 1 && given.line === undefined && given.rows === undefined && beginsAtOnce(solid)
  if (!first || prose || data || given.rows === 0) {
    const columns = Array.from({ length: usual }, (_, n) => ({ heading: `Column ${n + 1}`, heading2: null }))
    return { line: 0, rows: 0, width: usual, columns, titles: [], further: [], repeated: [] }
  }
  const layout = given.rows === 1 ? { kind: 'one' as const, why: '' } : layoutOf(solid, start)
  const rows = given.rows ?? { one: 1, options: 2, groups: 2, questions: 2, ids: 3 }[layout.kind]
  const taken = solid.slice(start, start + rows).map(({ cells }) => cells.map(tidy))
  const width = Math.max(...taken.map((cells) => lastFilled(cells)), taken[0]!.length)
  const columns =
    layout.kind === 'questions' || layout.kind === 'ids'
      ? questionColumns(taken, width)
      : layout.kind === 'groups' && taken.length > 1
        ? groupColumns(taken, width)
        : optionColumns(
            taken,
            width,
            solid.slice(start + rows).map(({ cells }) => cells.map(tidy)),
          )
  return {
    line: first.line,
    rows,
    width,
    columns,
    titles: solid.slice(0, start),
    further: solid.slice(start + 1, start + rows).map(({ line, cells }) => ({
      line,
      text: tidy(cells.filter((cell) => tidy(cell) !== '').join(' · ')).slice(0, 300),
      why: given.rows === undefined ? layout.why : 'Somebody said so.',
    })),
    repeated: taken,
  }
}

/** Excel's own first line “sep=;” says what is between the cells, and nothing else. */
function isSeparatorLine(cells: string[]): boolean {
  return /^sep=.?$/i.test(cells.join('').trim())
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
  // Titles and footnotes stand in one cell, however many of them there are about a short table.
  const alone = counts.get(1) ?? 0
  if (alone * 2 <= solid.length || isOneTable(solid)) counts.delete(1)
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1
}

/** The first row that is about as full as the table is wide, alone or with the second heading row below it. */
function firstHeading(solid: Line[], usual: number): number {
  const need = Math.max(Math.min(2, usual), Math.ceil(usual * 0.5))
  const found = solid.findIndex(({ cells }, n) => {
    if (filled(cells) >= need) return true
    return filled(cells) > 2 && layoutOf(solid, n).kind === 'options'
  })
  return Math.max(belowSection(solid, found, usual), 0)
}

/** Does the first row hold a day where all others hold one, and a sentence where they have words? Then nothing is headed. */
function datedLikeTheRest([first, ...others]: Line[]): boolean {
  if (!first || others.length < 2) return false
  const isDay = (cell: string | undefined) => /\d/.test(cell ?? '') && parseMoment(cell!.trim(), 'day-first') !== null
  const dated = first.cells.some((cell, n) => isDay(cell) && others.slice(0, 20).every(({ cells }) => isDay(cells[n])))
  return dated && first.cells.some((cell) => tidy(cell).split(' ').length >= 5)
}

/** Do all wide rows stand together, of one width of three cells or more, with lines of one cell above and below them only? */
function isOneTable(solid: Line[]): boolean {
  const widths = solid.map(({ cells }) => lastFilled(cells))
  const [from, to] = [widths.findIndex((width) => width > 1), widths.findLastIndex((width) => width > 1)]
  const wide = solid.slice(from, to + 1)
  const [whole] = wide
  return (
    from > 0 &&
    wide.length > 2 &&
    whole !== undefined &&
    lastFilled(whole.cells) > 2 &&
    wide.every(({ cells }) => cells.length === whole.cells.length && filled(cells) > 1)
  )
}

const maxAbove = 12

/** Reports tell of themselves in a narrower table first: the one that counts begins below a line of its own, such as “Question Details”, or below a blank one. */
function belowSection(solid: Line[], found: number, usual: number): number {
  const at = solid
    .slice(0, maxAbove)
    .findIndex(
      ({ cells }, n) =>
        n > found &&
        lastFilled(cells) === 1 &&
        solid.slice(found, n).every((above) => lastFilled(above.cells) < usual) &&
        filled(solid[n + 1]?.cells ?? []) >= usual * 0.8,
    )
  if (at !== -1) return at + 1
  // Or below a blank line, where the narrower table had rows of its own and this row has neither a number nor a day.
  const gap = solid
    .slice(0, maxAbove)
    .findIndex(
      ({ line, cells }, n) =>
        n > found + 1 &&
        line > solid[n - 1]!.line + 1 &&
        solid.slice(found, n).every((above) => lastFilled(above.cells) < usual) &&
        filled(cells) >= usual * 0.8 &&
        cells.every((cell) => !isValue(tidy(cell)) && tidy(cell).split(' ').length <= 8),
    )
  return gap === -1 ? found : gap
}

/** Is the row above the headings one of groups, such as a service over each two columns, and no title? */
function groupsAbove(solid: Line[], at: number): boolean {
  const [above, row] = [solid[at - 1], solid[at]]
  if (!above || !row || above.line !== row.line - 1) return false
  return isGroupRow(above.cells.map(tidy), row.cells.map(tidy)) && layoutOf(solid, at - 1).kind === 'groups'
}

/** A few short names, each above a column that has a heading of its own; a title stands alone in the first cell. */
function isGroupRow(above: string[], row: string[]): boolean {
  const named = above.flatMap((cell, n) => (cell === '' ? [] : n))
  const full = row.filter((cell) => cell !== '').length
  if (named.length === 0 || named.length >= full || (named.length === 1 && named[0] === 0)) return false
  const again = new Set(row.filter((cell) => cell !== '')).size < full
  return (named.length > 1 || again) && named.every((n) => (row[n] ?? '') !== '' && above[n]!.split(' ').length <= 8)
}

type Layout = { kind: 'one' | 'options' | 'groups' | 'questions' | 'ids'; why: string }

/** What SurveyMonkey writes below an open question; it says nothing itself. */
export const optionWords = /^(open-ended response|response|selected choice)$/i
const optionMarks = /^(open-ended response|response|other \(please specify\))$/i
const idHeading = /\b(id|ref|reference|no\.?|number)$/i
const dateHeading = /\b(date|time|submitted|received|completed|timestamp)\b/i

function layoutOf(solid: Line[], at: number): Layout {
  const [first, second, third] = [solid[at], solid[at + 1], solid[at + 2]].map((found) => found?.cells.map(tidy))
  const one: Layout = { kind: 'one', why: '' }
  if (!first || !second) return one
  const below = solid.slice(at + 2, at + 22).map(({ cells }) => cells.map(tidy))
  if (third?.some((cell) => /^\{"?ImportId/i.test(cell)))
    return { kind: 'ids', why: 'Qualtrics writes its codes, the questions and its own import ids in three rows.' }
  const codes = first.filter((cell) =>
    /^(Q\d+([._]\w+)*|StartDate|EndDate|ResponseId|RecordedDate|IPAddress)$/.test(cell),
  )
  if (codes.length >= 3 && second.includes('Start Date') && second.includes('End Date'))
    return { kind: 'questions', why: 'Qualtrics writes its codes in the first row and the questions in the second.' }
  // Above what people read stand the codes, which are the same for columns that have no question.
  const same = second.filter((cell, n) => cell !== '' && cell === first[n]).length
  if (same >= 3 && same < filled(second) && same * 3 >= filled(first) && second.every((cell) => !isValue(cell)))
    return { kind: 'questions', why: 'It has the codes of some columns again, and says what the others ask.' }
  if (isAskedBelowCodes(first, second, below))
    return { kind: 'questions', why: 'It stands below codes and says what each asks; no day or number is in it.' }
  if (second.some((cell) => optionMarks.test(cell)) && second[0] === '' && below.length > 0)
    return { kind: 'options', why: 'SurveyMonkey writes the options of its questions in a second row.' }
  if (isDataRow(first, second, below)) return one
  if (startsEmpty(first, second, below))
    return {
      kind: 'options',
      why: 'Its first cells are empty, which they are in no row below: it says what stands below the headings.',
    }
  const under = second.flatMap((cell, n) => (cell !== '' && (first[n] ?? '') === '' ? [n] : []))
  const begins = first.findIndex((cell) => cell !== '')
  if (below.length === 0 || !second.every((cell) => !isValue(cell))) return one
  const again = second.filter((cell, n) => cell !== '' && second.indexOf(cell) !== n).length > 0
  const heads = second.every(
    (cell, n) => cell.split(' ').length <= 6 && !below.some((cells) => cell !== '' && cells[n] === cell),
  )
  if (isGroupRow(first, second) && heads && (again || below.some((cells) => cells.some(isValue))))
    return { kind: 'groups', why: 'The row above it names groups of its columns.' }
  const grouped = under.length > 0 && first[0] !== '' && under.every((n) => n > begins)
  // A rating or a date below it, or the option itself, ticked.
  const valuesBelow = second.some(
    (cell, n) => cell.length > 1 && below.some((cells) => isValue(cells[n] ?? '') || cells[n] === cell),
  )
  const marks = under.every((n) => second[n]!.length < 3)
  return grouped && valuesBelow && !marks
    ? { kind: 'options', why: 'It says what stands below headings that are empty, and looks like none of the rows.' }
    : one
}

/** SurveyMonkey's second row in any language: nothing below the fixed columns, which every row fills, and short names after them. */
function startsEmpty(first: string[], second: string[], below: string[][]): boolean {
  const begins = second.findIndex((cell) => cell !== '')
  const named = first.slice(0, begins).filter((cell) => cell !== '').length
  const filled = (cells: string[]) => cells.slice(0, begins).filter((cell) => cell !== '').length
  return (
    named >= 4 &&
    below.length > 1 &&
    below.every((cells) => filled(cells) >= 3) &&
    second.every((cell) => cell.split(' ').length <= 8 && !isValue(cell))
  )
}

/** “ID.date”, “V1” above “Interview date”, “Q1 What was good?”: what a date or an ID has in every row below is not in this one. */
function isAskedBelowCodes(first: string[], second: string[], below: string[][]): boolean {
  const codes = first.filter((cell) => cell !== '')
  const said = second.filter((cell) => cell !== '')
  if (said.length * 3 < codes.length * 2 || codes.some((cell) => /\s/.test(cell)) || said.some(isValue)) return false
  if (said.filter((cell) => cell.split(' ').length > 2).length * 3 < said.length) return false
  return first.some((heading, n) => {
    const cells = below.map((row) => row[n] ?? '').filter((cell) => cell !== '')
    return (
      dateHeading.test(headingWords(heading)) && (second[n] ?? '') !== '' && cells.length > 1 && cells.every(isValue)
    )
  })
}

/** Does a row hold what an ID or a date column holds in the rows below? Then it is one of them. */
function isDataRow(first: string[], second: string[], below: string[][]): boolean {
  return first.some((heading, n) => {
    const cell = second[n] ?? ''
    if (cell === '') return false
    if (dateHeading.test(heading))
      return parseMoment(cell, 'day-first') !== null || parseMoment(cell, 'month-first') !== null
    if (!idHeading.test(heading)) return false
    const like = cell.replace(/\d+/g, '0').replace(/\p{L}+/gu, 'a')
    return (
      /\d/.test(cell) && below.some((cells) => (cells[n] ?? '').replace(/\d+/g, '0').replace(/\p{L}+/gu, 'a') === like)
    )
  })
}

function isValue(cell: string): boolean {
  return (
    /^[\d.,%£-]*\d$/.test(cell) || parseMoment(cell, 'day-first') !== null || parseMoment(cell, 'month-first') !== null
  )
}

/** One heading row, or two with the options of a question below its heading, which stands over the first of them only. */
function optionColumns([first = [], second]: string[][], width: number, rows: string[][]): HeadingOf[] {
  let group = ''
  // Below a question of one column stands only what kind of answer it takes, in whatever language, unless it is a box that was ticked.
  const kindOnly = (n: number) =>
    (first[n] ?? '') !== '' &&
    ((first[n + 1] ?? '') !== '' || n === width - 1) &&
    !optionMarks.test(second?.[n] ?? '') &&
    !rows.some((cells) => cells[n] === second?.[n])
  return Array.from({ length: width }, (_, n) => {
    const own = first[n] ?? ''
    if (!second) return { heading: own, heading2: null }
    if (own !== '') group = own
    const below = kindOnly(n) ? '' : (second[n] ?? '')
    return { heading: own !== '' || below !== '' ? group : '', heading2: below === '' ? null : below }
  })
}

/** Names over several columns: each column has its own heading, and the group that stands above it or to the left of that. */
function groupColumns([above = [], row = []]: string[][], width: number): HeadingOf[] {
  let group: string | null = null
  return Array.from({ length: width }, (_, n) => {
    if ((above[n] ?? '') !== '') group = above[n]!
    const own = row[n] ?? ''
    // A cell merged over both rows names its column, and ends the group before it.
    if (own !== '' && own === above[n]) group = null
    return { heading: own || (above[n] ?? ''), heading2: null, group: own === '' ? null : group }
  })
}

/** Qualtrics: codes above, question texts below; the text is what people read. The third row may say the zone of its times. */
function questionColumns([first = [], second = [], third = []]: string[][], width: number): HeadingOf[] {
  return Array.from({ length: width }, (_, n) => ({
    heading: second[n] || first[n] || '',
    heading2: null,
    code: first[n] ?? '',
    zone: /"timeZone":\s*"([A-Za-z_]+(?:\/[A-Za-z_+-]+)*[0-9]*)"/.exec(third[n] ?? '')?.[1] ?? null,
  }))
}
