import { addDays } from './time.ts'

/** A calendar day, `YYYY-MM-DD`. */
type Day = string

/**
 * The day that many working days after another, as the Freedom of Information Act counts: the day itself is none, nor are
 * Saturdays, Sundays and the bank holidays of England and Wales.
 * @see Freedom of Information Act 2000, section 10(1) and (6)
 */
export function workingDaysAfter(day: Day, days: number): Day {
  let at = day
  for (let left = days; left > 0; ) {
    at = addDays(at, 1)
    if (isWorkingDay(at)) left--
  }
  return at
}

/**
 * The corresponding day of the next month, or its last day; where that is no working day, the next one.
 * @see UK GDPR, article 12(3); Information Commissioner, “How long do we have to comply?”
 */
export function monthAfter(day: Day): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  let at = new Date(Date.UTC(year, month, Math.min(date, last))).toISOString().slice(0, 10)
  while (!isWorkingDay(at)) at = addDays(at, 1)
  return at
}

export function isWorkingDay(day: Day): boolean {
  return !isWeekend(day) && !bankHolidays(Number(day.slice(0, 4))).has(day)
}

const weekday = (day: Day) => new Date(day).getUTCDay()
const isWeekend = (day: Day) => weekday(day) === 0 || weekday(day) === 6

const known = new Map<number, Set<Day>>()

/** The bank holidays of England and Wales that recur; one that is proclaimed for a single year is not among them. */
function bankHolidays(year: number): Set<Day> {
  const found = known.get(year)
  if (found) return found
  const easter = easterSunday(year)
  const days = new Set([
    substitute(`${year}-01-01`),
    addDays(easter, -2),
    addDays(easter, 1),
    mondayFrom(`${year}-05-01`),
    addDays(mondayFrom(`${year}-06-01`), -7),
    addDays(mondayFrom(`${year}-09-01`), -7),
    ...christmas(year),
  ])
  known.set(year, days)
  return days
}

/** The first Monday on or after a day. */
const mondayFrom = (day: Day) => addDays(day, (8 - weekday(day)) % 7)
const substitute = (day: Day) => (isWeekend(day) ? mondayFrom(day) : day)

/** Two days, both of them on working days of the week. */
function christmas(year: number): Day[] {
  const day = `${year}-12-25`
  switch (weekday(day)) {
    case 5:
      return [day, `${year}-12-28`]
    case 6:
      return [`${year}-12-27`, `${year}-12-28`]
    case 0:
      return [`${year}-12-26`, `${year}-12-27`]
    default:
      return [day, `${year}-12-26`]
  }
}

/** @see the anonymous Gregorian algorithm, Nature 13 (1876), 487 */
function easterSunday(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - d + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return new Date(Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1)).toISOString().slice(0, 10)
}
