import { addDays, dayOf, momentOn } from './time.ts'

type Day = string

/** The moment when so many hours have passed that lie on working days: Monday to Friday in London, bank holidays of England apart. */
export function workingHoursLater(at: Date, hours: number): Date {
  let left = hours * 3_600_000
  let from = at.getTime()
  for (let day = dayOf(at); ; day = addDays(day, 1)) {
    const ends = momentOn(addDays(day, 1), '00:00').getTime()
    if (isWorkingDay(day)) {
      if (left <= ends - from) return new Date(from + left)
      left -= ends - from
    }
    from = ends
  }
}

export function isWorkingDay(day: Day): boolean {
  const weekday = new Date(day).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !bankHolidays(Number(day.slice(0, 4))).has(day)
}

/**
 * The bank holidays of England and Wales that come every year; one that falls on a weekend is kept on the next working day.
 * @see Banking and Financial Dealings Act 1971, schedule 1; those proclaimed for one year alone are not among them
 */
function bankHolidays(year: number): Set<Day> {
  const easter = easterSunday(year)
  const found = new Set([
    addDays(easter, -2),
    addDays(easter, 1),
    firstMonday(`${year}-05-01`),
    firstMonday(`${year}-05-25`),
    firstMonday(`${year}-08-25`),
  ])
  for (const day of [`${year}-01-01`, `${year}-12-25`, `${year}-12-26`]) {
    let kept = day
    while ([0, 6].includes(new Date(kept).getUTCDay()) || found.has(kept)) kept = addDays(kept, 1)
    found.add(kept)
  }
  return found
}

/** The first Monday on or after a day. */
const firstMonday = (day: Day) => addDays(day, (8 - new Date(day).getUTCDay()) % 7)

/** @see Meeus, Jones and Butcher's algorithm for the Gregorian calendar */
function easterSunday(year: number): Day {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const f = Math.floor((b + 8) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - f + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  return `${year}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}`
}
