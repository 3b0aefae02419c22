import type { Day } from '../wire.ts'

const long = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** A day as people read it: 31 May 2026. */
export function inWords(day: Day): string {
  return long.format(new Date(day))
}
