const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})
const moment = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** `3 May 2026`, in London. */
export const inDays = (iso: string) => day.format(new Date(iso))
/** `3 May 2026, 14:05`, in London. */
export const inMinutes = (iso: string) => moment.format(new Date(iso))

/** `5 minutes`, `3 hours`, `12 days`, `2 years`: how long between two moments, rounded down; never less than a minute. */
export function lasting(from: string, to: string): string {
  const minutes = Math.max(1, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000))
  if (minutes < 60) return many(minutes, 'minute')
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return many(hours, 'hour')
  const days = Math.floor(hours / 24)
  return days < 730 ? many(days, 'day') : many(Math.floor(days / 365.25), 'year')
}

/** `1 comment`, `1,234 comments`. */
export const many = (count: number, noun: string) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? noun : `${noun}s`}`
