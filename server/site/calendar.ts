import { addDays } from '../data/time.ts'
import type { Day } from '../http/wire.ts'

/** Something with a day, for a calendar. `starts` and `ends` are times of that day in London, `14:30`; without them it is all day. */
export type Dated = {
  /** Stays the same for ever, so that a calendar that has it moves it instead of adding another. */
  uid: string
  title: string
  day: Day
  starts: string | null
  ends: string | null
  place: string | null
  about: string | null
  url: string
}

/** An iCalendar file (RFC 5545): lines of 75 bytes at most, ended by CR LF. */
export function calendarOf(name: string, dated: Dated[], at: Date): string {
  const stamp = `${at.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Said and Done//EN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...dated.flatMap((one) => [
      'BEGIN:VEVENT',
      `UID:${one.uid}`,
      `DTSTAMP:${stamp}`,
      ...spanOf(one),
      `SUMMARY:${escaped(one.title)}`,
      ...(one.place ? [`LOCATION:${escaped(one.place)}`] : []),
      ...(one.about ? [`DESCRIPTION:${escaped(one.about)}`] : []),
      `URL:${one.url}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function spanOf({ day, starts, ends }: Dated): string[] {
  const on = day.replaceAll('-', '')
  const from = timeOf(starts)
  if (from === null) return [`DTSTART;VALUE=DATE:${on}`, `DTEND;VALUE=DATE:${addDays(day, 1).replaceAll('-', '')}`]
  const until = timeOf(ends)
  const start = `DTSTART;TZID=Europe/London:${on}T${from}`
  return until !== null && until > from ? [start, `DTEND;TZID=Europe/London:${on}T${until}`] : [start]
}

/** `14:30` or `14:30:00` as `143000`; anything else is words, and no time. */
function timeOf(time: string | null): string | null {
  const found = /^(\d\d):(\d\d)(?::\d\d)?$/.exec(time ?? '')
  return found ? `${found[1]}${found[2]}00` : null
}

const escaped = (text: string) => text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r?\n/g, '\\n')

function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  for (const letter of line) {
    if (Buffer.byteLength(part + letter) > 74) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part].join('\r\n ')
}
