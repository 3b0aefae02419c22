import type { LogEntry } from '#server/log/contract.ts'

const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const london = { timeZone: 'Europe/London' } as const
const momentDays = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', ...london })
const momentTimes = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', hour12: true, ...london })

const shortDay = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
})
const shortMoment = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** `2026-06-30` as “30 June 2026”. */
export function dayInWords(day: string): string {
  return days.format(new Date(day))
}

/** An ISO moment as “1 June 2026 at 1:05 pm”, London time. */
export function momentInWords(moment: string | Date): string {
  const at = new Date(moment)
  return `${momentDays.format(at)} at ${momentTimes.format(at)}`
}

/** `3 May 2026`, in London. */
export const inDays = (iso: string | Date) => shortDay.format(new Date(iso))
/** `3 May 2026, 14:05`, in London. */
export const inMinutes = (iso: string | Date) => shortMoment.format(new Date(iso))

/** `5 minutes`, `3 hours`, `12 days`, `2 years`: how long between two moments, rounded down; never less than a minute. */
export function lasting(from: string, to: string): string {
  const minutes = Math.max(1, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000))
  if (minutes < 60) return counted(minutes, 'minute')
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return counted(hours, 'hour')
  const days = Math.floor(hours / 24)
  return days < 730 ? counted(days, 'day') : counted(Math.floor(days / 365.25), 'year')
}

/** “1,204”. */
export const inFigures = (count: number): string => count.toLocaleString('en-GB')

/** “1 comment”, “1,204 comments”. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${inFigures(count)} ${count === 1 ? one : many}`
}

/** “Of 41 comments at publication, 38 were near-identical copies of one letter (37 submissions, 12 distinct texts).” */
export function lettersInWords({ of, letters }: NonNullable<LogEntry['includesCampaign']>): string {
  const each = letters.map(({ comments, submissions, wordings }, index) => {
    const number = inFigures(comments)
    const sums = `${counted(submissions, 'submission')}, ${counted(wordings, 'distinct text')}`
    return `${number} ${index === 0 ? 'were near-identical copies of one letter' : 'of another'} (${sums})`
  })
  return `Of ${counted(of, 'comment')} at publication, ${each.join(', ')}.`
}

const languageNames = new Map<string, Intl.DisplayNames>()

/** A language by its code, in the words of `locale`: `gu` as “Gujarati”; what is no code stays as it is. */
export function languageInWords(code: string, locale = 'en-GB'): string {
  const names = languageNames.get(locale) ?? new Intl.DisplayNames(locale, { type: 'language' })
  languageNames.set(locale, names)
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}

/** Words that somebody wrote, as a sentence: with a full stop, unless they end in a mark of their own, in whatever script. */
export const asSentence = (words: string): string => (/[.!?…؟۔।]["'”’)]?$/u.test(words) ? words : `${words}.`)
