/** A calendar day, `YYYY-MM-DD`. */
type Day = string

const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' })

const days = new Map<number, Day>()
const maxDays = 5_000

/** The calendar day in Europe/London at a moment, summer time minded. */
export function dayOf(moment: Date): Day {
  // Asked for every comment that comes in, and for every row of a file; a day begins with an hour.
  const hour = Math.floor(moment.getTime() / 3_600_000)
  const known = days.get(hour)
  if (known !== undefined) return known
  if (days.size >= maxDays) days.clear()
  const day = london.format(moment)
  days.set(hour, day)
  return day
}

/** The day `days` later (earlier if negative). */
export function addDays(day: Day, days: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10)
}

/** Whole days from one day to another. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

const londonHour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', hourCycle: 'h23' })

/** The hour of the day in Europe/London at a moment, 0–23, summer time minded. */
export function hourOf(moment: Date): number {
  return Number(londonHour.format(moment))
}

/** The moment of a time of day, `18:00` or `9.30`, on a day in Europe/London. */
export function momentOn(day: Day, time: string): Date {
  const [hours = 0, minutes = 0] = time.split(/[:.]/).map(Number)
  const wanted = Date.parse(`${day}T00:00:00Z`) + (hours * 60 + minutes) * 60_000
  const summer = new Date(wanted - 3_600_000)
  return hourOf(summer) === hours && dayOf(summer) === day ? summer : new Date(wanted)
}

/** The moment at which something begins on a day; null where its time was not given as `18:00` or `9.30`. */
export function beginsAt(day: Day, time: string | null): Date | null {
  return time !== null && /^\d{1,2}[:.]\d{2}$/.test(time) ? momentOn(day, time) : null
}

/** The same, or the first moment of the day where its time is not known. */
export const begins = (day: Day, time: string | null): Date => beginsAt(day, time) ?? momentOn(day, '00:00')

const inFull = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** `2026-05-31` as people write it: 31 May 2026. */
export function inWords(day: Day): string {
  return inFull.format(new Date(day))
}
