import { firstNames } from '../../../screening/names.ts'
import { type ColumnDates, dateTally } from '../dates.ts'
import { optionBehind } from './headings.ts'
import { type CellKind, cellKind, withoutDetails } from './details.ts'
import { clip } from '../text.ts'

/** Counts over all of a column's rows, from which its meaning is guessed. */
export interface ColumnFacts {
  filled: number
  /** Of the first 5,000 cells that are not empty (`counted`), how many differ. */
  distinct: number
  counted: number
  /** Mean number of words in a cell that is not empty. */
  words: number
  /** Cells of at least five words. */
  sentences: number
  /** Cells with `;` in them, those that end with it, and how many parts it makes in all and how many different ones. */
  joined: number
  ended: number
  parts: number
  options: number
  /** Cells that say just what the option in the column's heading says. */
  ticks: number
  /** Cells that are a bare yes or no, 1 or 0, as a box that was ticked or not is written. */
  boxes: number
  /** Cells that say what the heading itself says, as a box that was ticked does. */
  echoes: number
  /** Cells that are written as a person's name is. */
  named: number
  /** Cells that are the name of a person, by a first name that is known. */
  people: number
  /** Cells that hold an address or a number of somebody's among other words. */
  reached: number
  /** Cells that are numbers. */
  numbers: number
  /** Cells in which Excel has turned a long number into 1.14E+10. */
  ruined: number
  /** Cells that name a month and no day, such as “Sep-14”. */
  months: number
  /** Cells with tags of HTML in them. */
  markup: number
  /** Cells that are an address, a number, a place and so on, by their own look. */
  kinds: Partial<Record<CellKind, number>>
  /** The values of a column that has few, with how often each comes. */
  values: { value: string; rows: number }[]
  /** Long values that come again and again: options, not somebody's own words. */
  repeated: string[]
}

interface Gatherer {
  add(cell: string): void
  result(): { samples: string[]; facts: ColumnFacts; dates: ColumnDates }
}

const maxCounted = 5_000
const maxValues = 400

/** Gathers what a column holds, cell by cell; memory stays small however many there are. */
export function gatherer(heading: string, heading2: string | null): Gatherer {
  const tally = dateTally()
  const spread = optionBehind(heading)
  const option = (heading2 ?? spread?.option ?? '').trim()
  const samples = new Set<string>()
  const different = new Set<string>()
  const values = new Map<string, number>()
  const options = new Set<string>()
  const kinds: ColumnFacts['kinds'] = {}
  const counts = {
    filled: 0,
    counted: 0,
    words: 0,
    sentences: 0,
    joined: 0,
    ended: 0,
    parts: 0,
    ticks: 0,
    boxes: 0,
    echoes: 0,
    named: 0,
    people: 0,
    reached: 0,
    numbers: 0,
    ruined: 0,
    months: 0,
    markup: 0,
  }
  return {
    add(cell) {
      const text = cell.trim()
      if (text === '') return
      tally.add(text)
      counts.filled++
      const words = wordsIn(text)
      const kind = cellKind(text)
      counts.words += words
      if (words >= 5) counts.sentences++
      if (samples.size < 5) samples.add(clip(text, 200))
      const value = text.length > 200 ? `${text.length} ${clip(text, 200)}` : text
      if (counts.counted < maxCounted) {
        counts.counted++
        different.add(value)
      }
      const before = values.get(value)
      if (before !== undefined) values.set(value, before + 1)
      else if (values.size < maxValues) values.set(value, 1)
      if (text === option) counts.ticks++
      if (text === heading || text === spread?.question || (text.length >= 12 && heading.includes(text)))
        counts.echoes++
      if (words <= 5 && personName.test(text)) counts.named++
      if (words > 1 && words <= 4 && namesPerson(text)) counts.people++
      if (words <= 14 && kind === null && leadsTo.test(withoutDetails(text))) counts.reached++
      if (words <= 6) {
        if (box.test(text)) counts.boxes++
        if (/^-?[\d.,]*\d$/.test(text)) counts.numbers++
        if (/^\d([.,]\d+)?E\+\d{2}$/i.test(text)) counts.ruined++
        if (month.test(text)) counts.months++
      }
      if (text.includes('<') && tag.test(text)) counts.markup++
      if (kind !== null) kinds[kind] = (kinds[kind] ?? 0) + 1
      if (text.includes(';')) {
        counts.joined++
        if (text.endsWith(';')) counts.ended++
        const parts = text.split(';').filter((part) => part.trim() !== '')
        counts.parts += parts.length
        if (options.size < maxCounted) for (const part of parts) options.add(clip(part.trim(), 200))
      }
    },
    result() {
      const words = counts.filled > 0 ? counts.words / counts.filled : 0
      const few = values.size <= 60
      return {
        samples: [...samples],
        dates: tally.result(),
        facts: {
          ...counts,
          words,
          distinct: different.size,
          options: options.size,
          kinds,
          values: few ? [...values].map(([value, rows]) => ({ value, rows })) : [],
          repeated: [...values].flatMap(([value, rows]) => (rows > 1 && wordsIn(value) >= 5 ? value : [])).slice(0, 60),
        },
      }
    },
  }
}

const box = /^(1|0|yes|no|y|n|true|false|x|✓|✔|checked|unchecked|selected|not selected|ja|nein|oui|non|tak|nie|n\/a)$/i
const leadsTo = /\[(e-mail address|telephone number)\]/
/** Up to four words in capitals, or in a script that has none. */
const personName =
  /^(?:(?:mrs?|ms|miss|mx|dr|cllr|prof|rev|sir|dame)\.? )?[\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]*(?: [\p{Lu}\p{Lo}][\p{L}\p{M}'’.-]*){0,3}\d?$/u
/** “Alice Sample”, “Sample, Alice”. */
function namesPerson(text: string): boolean {
  // Most cells begin with a small letter or a digit, and are looked at no further.
  const begins = text.charCodeAt(0)
  if (begins < 65 || (begins > 90 && begins < 128)) return false
  const [, last, after] = /^(\p{Lu}[\p{L}'’-]+), (\p{Lu}\p{L}+)(?: \p{Lu}\.?)?$/u.exec(text) ?? []
  const first = last === undefined ? /^(?:(?:Mrs?|Ms|Miss|Dr)\.? )?(\p{Lu}\p{L}+) \p{Lu}/u.exec(text)?.[1] : after
  return first !== undefined && (last !== undefined || personName.test(text)) && firstNames.has(first.toLowerCase())
}
const monthName =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const month = new RegExp(`^(?:${monthName})[ -/.,’']*(?:\\d{4}|\\d{2})$|^(?:${monthName})$|^\\d{4}-\\d{2}$`, 'i')
const tag = /<\/?(p|br|div|span|strong|em|ul|ol|li|h[1-6]|a|b|i|blockquote)\b[^<>]*>/i

/** How many words a text has, without making a list of them. */
export function wordsIn(text: string): number {
  let words = 0
  let inside = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const space = code === 32 || (code >= 9 && code <= 13) || code === 160
    if (!space && !inside) words++
    inside = !space
  }
  return words
}
