import type { LogEntry } from '#server/log/contract.ts'

const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const london = { timeZone: 'Europe/London' } as const
const list = new Intl.ListFormat('en-GB')
const momentDays = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', ...london })
const momentTimes = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', minute: '2-digit', hour12: true, ...london })

/** `2026-06-30` as “30 June 2026”. */
export function dayInWords(day: string): string {
  return days.format(new Date(day))
}

/** An ISO moment as “1 June 2026 at 1:05 pm”, London time. */
export function momentInWords(moment: string | Date): string {
  const at = new Date(moment)
  return `${momentDays.format(at)} at ${momentTimes.format(at)}`
}

/** “1 comment”, “1,204 comments”. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
}

/** “Of 41 comments at publication, 38 were near-identical copies of one letter (37 submissions, 12 distinct texts).” */
export function lettersInWords({ of, letters }: NonNullable<LogEntry['includesCampaign']>): string {
  const each = letters.map(({ comments, submissions, wordings }, index) => {
    const number = comments.toLocaleString('en-GB')
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

/** Names in a sentence: “one”, “one and two”. */
export const listed = (names: string[]): string => list.format(names)
