/** A day, as `YYYY-MM-DD`. */
export type Day = string

export type DateOrder = 'day-first' | 'month-first'

/** What one column shows about its dates. */
export interface ColumnDates {
  /** Cells that are dates, and cells that hold something else. */
  dates: number
  others: number
  /** How dates such as 03/07/2014 are to be read; null where there are none, or where it cannot be told. */
  order: DateOrder | null
  /** There are such dates, and nothing in the column says which number is the day: somebody must say. */
  ambiguous: boolean
  /** The evidence in words. */
  why: string
  /** Dates that stand for no date: LimeSurvey's 1 January 1980. */
  fillers?: number
}

/** A date with or without a time, as written: no zone unless the file gave one. */
export interface Moment {
  day: Day
  /** `HH:MM:SS`, 24-hour; null for a day alone. */
  time: string | null
  /** `Z` or `+01:00` where the file says it; otherwise the time is local, in London. */
  offset: string | null
}

/** Gathers what a column shows, cell by cell; `result()` may be asked at any time. Empty cells count as nothing. */
export function dateTally(): { add(text: string): void; result(): ColumnDates } {
  let dates = 0
  let others = 0
  let dayFirst = 0
  let monthFirst = 0
  let either = 0
  let fillers = 0
  let sample = { day: '', month: '' }
  return {
    add(text) {
      if (text === '' || text.trim() === '') return
      const parts = split(text)
      if (!parts) {
        others++
        return
      }
      dates++
      if (parts.kind === 'plain' && parts.moment.day === '1980-01-01') fillers++
      if (parts.kind !== 'slashed') return
      if (parts.a > 12) {
        if (dayFirst++ === 0) sample = { ...sample, day: text.trim() }
      } else if (parts.b > 12) {
        if (monthFirst++ === 0) sample = { ...sample, month: text.trim() }
      } else if (parts.a !== parts.b) either++
    },
    result() {
      const told = { dates, others, fillers, ambiguous: false }
      // One date the other way round among several is a slip: it is asked about, and the others are not.
      const one = (few: number, many: number) => many > few * 20 || (few === 1 && many >= 3)
      if (dayFirst > 0 && one(monthFirst, dayFirst))
        return { ...told, order: 'day-first', why: `${sample.day} can only be day first.` }
      if (monthFirst > 0 && one(dayFirst, monthFirst))
        return { ...told, order: 'month-first', why: `${sample.month} can only be month first.` }
      if (dayFirst + monthFirst > 0) {
        return {
          ...told,
          order: null,
          ambiguous: true,
          why: `${sample.day} is day first but ${sample.month} is month first.`,
        }
      }
      if (either > 0)
        return { ...told, order: null, ambiguous: true, why: 'Every date could be read day first or month first.' }
      return {
        ...told,
        order: null,
        why: dates > 0 ? 'The dates are written so that they can be read in one way only.' : 'No dates.',
      }
    },
  }
}

/** Could all dates of a column be read either way round, and none shows which? */
export function undecided({ ambiguous, why }: ColumnDates): boolean {
  return ambiguous && why.startsWith('Every')
}

/**
 * One cell as a date. ISO, numbers with `/`, `.` or `-`, month names, 12- and 24-hour clocks, and Excel serial numbers.
 * @param order  how this column's dates are read; null if it has not been told
 * @returns      `ambiguous` if it could be two days and `order` is null; null if it is no date, or not one in that order
 */
export function parseMoment(text: string, order: DateOrder | null): Moment | 'ambiguous' | null {
  const parts = split(text)
  if (!parts) return null
  if (parts.kind !== 'slashed') return parts.moment
  const { a, b, year, clock } = parts
  const chosen = order ?? (a > 12 || a === b ? 'day-first' : b > 12 ? 'month-first' : null)
  if (!chosen) return 'ambiguous'
  const day = chosen === 'day-first' ? dayOf(year, b, a) : dayOf(year, a, b)
  return day ? { day, ...clock } : null
}

/**
 * The instant of a moment. Without a zone of its own it is London time; a day alone is taken at noon, so that no zone
 * moves it to another day. A time that the clocks skip in March is moved on by the hour; one that comes twice in
 * October is the first.
 * @param zone  where its clock was, if the file says so: an IANA name
 */
export function instantOf({ day, time, offset }: Moment, zone: string | null = null): Date {
  if (!offset && zone !== null && time !== null && zone !== 'Europe/London') return inZone(day, time, zone)
  if (offset) return new Date(`${day}T${time ?? '12:00:00'}${offset}`)
  const wall = Date.parse(`${day}T${time ?? '12:00:00'}Z`)
  const summer = wall - 3_600_000
  return new Date(isSummerTime(summer) ? summer : wall)
}

/** The instant that a clock in some zone shows; of an hour that comes twice the first. */
function inZone(day: Day, time: string, zone: string): Date {
  const wall = Date.parse(`${day}T${time}Z`)
  const shown = clockIn(zone)
  // What the zone is ahead by at about that time, and, should the clocks change in between, an hour or so later.
  const guess = wall - (shown(wall) - wall)
  return new Date(wall - (shown(guess) - guess))
}

const clocks = new Map<string, (at: number) => number>()

/** What the clocks of a zone show at an instant, as if they were in UTC. @throws {RangeError} for a zone that there is none of */
function clockIn(zone: string): (at: number) => number {
  const known = clocks.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  const clock = (at: number) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    return Date.UTC(part.year!, part.month! - 1, part.day, part.hour, part.minute, part.second)
  }
  clocks.set(zone, clock)
  return clock
}

/** Is this a zone whose clocks we know? */
export function isZone(zone: string): boolean {
  try {
    clockIn(zone)
    return true
  } catch {
    return false
  }
}

type Clock = Pick<Moment, 'time' | 'offset'>
type Parts = { kind: 'plain'; moment: Moment } | { kind: 'slashed'; a: number; b: number; year: number; clock: Clock }

const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]+(.+))?$/
const slashed = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:,?[T ]+(.+))?$/
const dayName = /^(?:(?:mon|tues?|wed(?:s|nes)?|thu(?:r|rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]? )/i
const dayMonth =
  /^(\d{1,2})(?:st|nd|rd|th|er|\.)?(?: of| de)?[ -]([\p{L}]{3,12})\.?,?(?: de)?[ -](\d{4}|\d{2})(?:,?[T ]+(?:at )?(.+))?$/iu
const monthDay = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?:,?[T ]+(?:at )?(.+))?$/i
/** As Unix and Java print it: “Sep 02 10:26:40 BST 2014”, the day's name before it. */
const logged = /^([a-z]{3}) (\d{1,2}) (\d{2}:\d{2}:\d{2})(?: ([A-Z]{3,4}|[+-]\d{4}))? (\d{4})$/i
/** Milliseconds since 1970, from 2001 to 2033. */
const epoch = /^1\d{12}$/
const serial = /^([2-7]\d{4})([.,]\d+)?$/
const months = [
  ['jan', 'january'],
  ['feb', 'february'],
  ['mar', 'march'],
  ['apr', 'april'],
  ['may'],
  ['jun', 'june'],
  ['jul', 'july'],
  ['aug', 'august'],
  ['sep', 'sept', 'september'],
  ['oct', 'october'],
  ['nov', 'november'],
  ['dec', 'december'],
]
/** Welsh, German, French, Spanish and Polish, as they stand in a date. */
const elsewhere = [
  'ionawr januar janvier enero stycznia',
  'chwefror februar février febrero lutego',
  'mawrth märz mrz mars marzo marca',
  'ebrill april avril abril kwietnia',
  'mai mayo maja',
  'mehefin juni juin junio czerwca',
  'gorffennaf juli juillet julio lipca',
  'awst august août agosto sierpnia',
  'medi september septembre septiembre września',
  'hydref oktober okt octobre octubre października',
  'tachwedd november novembre noviembre listopada',
  'rhagfyr dezember dez décembre diciembre grudnia',
].map((names) => names.split(' '))

/** Of any script: Arabic and Persian forms write their own. */
const anyDigit = /\p{Nd}/u

function split(text: string): Parts | null {
  if (text.length > 80 || !anyDigit.test(text)) return null
  const written = westernClock(text.replace(/[\s\u00A0\u202F\u200E\u200F]+/g, ' ').trim())
  if (written.length < 5 || written.length > 50 || !/\d/.test(written)) return null
  const bare = written.replace(dayName, '')
  const found = iso.exec(bare)
  if (found) return plain(dayOf(Number(found[1]), Number(found[2]), Number(found[3])), found[4])
  const cut = slashed.exec(bare)
  const dotted = cut && /^\d{1,2}\.\d{1,2}\./.test(bare)
  if (cut && dotted) return plain(dayOf(fullYear(cut[3]!), Number(cut[2]), Number(cut[1])), cut[4])
  if (cut) {
    const clock = clockOf(cut[4])
    const [a, b, year] = [Number(cut[1]), Number(cut[2]), fullYear(cut[3]!)]
    if (clock === null || !(dayOf(year, a, b) || dayOf(year, b, a))) return null
    return { kind: 'slashed', a, b, year, clock }
  }
  const named = dayMonth.exec(bare)
  if (named) return plain(dayOf(fullYear(named[3]!), monthOf(named[2]!), Number(named[1])), named[4])
  const american = monthDay.exec(bare)
  if (american) return plain(dayOf(Number(american[3]), monthOf(american[1]!), Number(american[2])), american[4])
  const unix = logged.exec(bare)
  if (unix) {
    const [, name = '', day, clock, zone, year] = unix
    const offset = zone === 'BST' || /^(GMT|UTC)$|\d/.test(zone ?? '') ? offsetOf(zone!) : null
    const on = dayOf(Number(year), monthOf(name), Number(day))
    return on === null ? null : { kind: 'plain', moment: { day: on, time: clock!, offset } }
  }
  if (epoch.test(bare)) {
    const at = new Date(Number(bare)).toISOString()
    return { kind: 'plain', moment: { day: at.slice(0, 10), time: at.slice(11, 19), offset: 'Z' } }
  }
  const number = serial.exec(bare)
  if (!number) return null
  const at = new Date(Math.round((Number(bare.replace(',', '.')) - 25_569) * 86_400) * 1000).toISOString()
  return { kind: 'plain', moment: { day: at.slice(0, 10), time: number[2] ? at.slice(11, 19) : null, offset: null } }
}

/** Digits, halves of the day and “GMT” as the languages of Google's and Microsoft's forms write them, in English. */
function westernClock(text: string): string {
  // eslint-disable-next-line no-control-regex -- nearly every cell is plain ASCII already
  if (/^[\x00-\x7f]*$/.test(text) && !/[ap]\. m\.|vorm|nachm/i.test(text)) return text
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/ ?(上午|오전) ?(\d{1,2}:\d{2}(?::\d{2})?)/, ' $2 AM')
    .replace(/ ?(下午|오후) ?(\d{1,2}:\d{2}(?::\d{2})?)/, ' $2 PM')
    .replace(/(?<=\d) ?(ص|π\.?μ\.?|vorm\.|a\. ?m\.)/i, ' AM')
    .replace(/(?<=\d) ?(م|μ\.?μ\.?|nachm\.|p\. ?m\.)/i, ' PM')
    .replace('غرينتش', 'GMT')
}

function plain(day: Day | null, clock: string | undefined): Parts | null {
  const time = clockOf(clock)
  return day && time ? { kind: 'plain', moment: { day, ...time } } : null
}

const clockTime =
  /^(\d{1,2})(?:[:.](\d{2}))?(?:[:.](\d{2}))?(?:[.,]\d+)? ?([ap]\.?m\.?)? ?(Z|BST|[A-Z]{3,5}|(?:UTC|GMT)?(?: ?[+-]\d{1,2}(?::?\d{2})?)?)$/i

function clockOf(text: string | undefined): Clock | null {
  if (text === undefined) return { time: null, offset: null }
  const clock = clockTime.exec(text)
  if (!clock || (clock[2] === undefined && !clock[4])) return null
  const half = clock[4]?.[0]?.toLowerCase()
  const written = Number(clock[1])
  // Some programs write the half of the day behind a clock of 24 hours: “21:34:15 pm”, “00:04:15 am”.
  if ((half === 'a' && written > 12) || (half === 'p' && written < 1)) return null
  const hours = half ? (written % 12) + (half === 'p' ? 12 : 0) : written
  const [minutes, seconds] = [Number(clock[2] ?? 0), Number(clock[3] ?? 0)]
  if (hours > 23 || minutes > 59 || seconds > 59) return null
  const named = /^[A-Z]{3,5}$/i.test(clock[5]!) && !/^(BST|UTC|GMT)$/i.test(clock[5]!)
  // A program that writes seconds writes a zone behind them, and one that we do not know changes no day of most.
  if (named && zoneNames[clock[5]!.toUpperCase()] === undefined && clock[3] === undefined) return null
  const two = (part: number) => (part < 10 ? `0${part}` : `${part}`)
  const time = `${two(hours)}:${two(minutes)}:${two(seconds)}`
  return { time, offset: offsetOf(clock[5]!) }
}

/** `+05:30` of “+0530” and “GMT+5:30”, `Z` of “UTC”; null of nothing. */
function offsetOf(zone: string): string | null {
  if (zone === '') return null
  if (/^BST$/i.test(zone)) return '+01:00'
  const known = zoneNames[zone.toUpperCase()]
  if (known !== undefined) return known
  if (/^[A-Z]{3,5}$/i.test(zone) && !/^(UTC|GMT)$/i.test(zone)) return null
  const [, sign, hours = '', minutes = '00'] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone) ?? []
  return sign ? `${sign}${hours.padStart(2, '0')}:${minutes}` : 'Z'
}

/** Short names of zones that mean one thing only in the exports of survey tools. */
const zoneNames: Record<string, string> = {
  WET: '+00:00',
  WEST: '+01:00',
  CET: '+01:00',
  CEST: '+02:00',
  MEZ: '+01:00',
  MESZ: '+02:00',
  OEZ: '+02:00',
  OESZ: '+03:00',
  WEZ: '+00:00',
  WESZ: '+01:00',
  HNEC: '+01:00',
  HAEC: '+02:00',
  MSK: '+03:00',
  SAST: '+02:00',
  PKT: '+05:00',
  AEST: '+10:00',
  AEDT: '+11:00',
  NZST: '+12:00',
  NZDT: '+13:00',
  EET: '+02:00',
  EEST: '+03:00',
  EST: '-05:00',
  EDT: '-04:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
}

function dayOf(year: number, month: number, day: number): Day | null {
  if (!(year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month)))
    return null
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}

function lastDay(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function fullYear(text: string): number {
  return text.length === 4 ? Number(text) : Number(text) + (Number(text) < 70 ? 2000 : 1900)
}

function monthOf(name: string): number {
  const written = name.toLowerCase().replace(/\.$/, '')
  const english = months.findIndex((names) => names.includes(written))
  return (english === -1 ? elsewhere.findIndex((names) => names.includes(written)) : english) + 1
}

const london = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeZoneName: 'longOffset' })

/** Whether it is summer time for all of a day; null on the two days a year on which the clocks change. */
const summerDays = new Map<number, boolean | null>()

function isSummerTime(at: number): boolean {
  const day = Math.floor(at / 86_400_000)
  let known = summerDays.get(day)
  if (known === undefined) {
    const [start, end] = [day * 86_400_000, (day + 1) * 86_400_000 - 1].map(asksLondon)
    known = start === end ? start! : null
    summerDays.set(day, known)
  }
  return known ?? asksLondon(at)
}

function asksLondon(at: number): boolean {
  return london.formatToParts(at).some((part) => part.type === 'timeZoneName' && part.value === 'GMT+01:00')
}
