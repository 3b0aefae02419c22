import { getContext, setContext } from 'svelte'
import type { ConsultationSummary } from '#server/consultations/contract.ts'
import { addressIn, type Language, languages, localeOf } from '#server/http/languages/vocabulary.ts'
import type { Translation } from '#server/http/languages/contract.ts'
import { faultAt } from './faults.ts'
import { writtenIn } from './written.ts'

/**
 * What a language says instead of our English sentences, by the sentence. `{n}` and the like are filled in, `[…]` is what is
 * linked or stressed. A sentence with `{n}` may have several forms, by Unicode’s plural categories.
 */
export type Catalogue = Record<string, string | Partial<Record<Intl.LDMLPluralRule, string>>>

type Values = Record<string, string | number>
/** What English itself says differently for one. */
const singular: Record<string, string> = {
  '{n} comments': '{n} comment',
  '{n} responses': '{n} response',
  '{n} days left': '{n} day left',
  'About {n} weeks left': 'About {n} week left',
  'Please check {n} things': 'Please check one thing',
  'Thank you. We have your {n} comments': 'Thank you. We have your comment',
  'Your comments are numbers {numbers} in our [public list]. The list does not show what anyone wrote.':
    'Your comment is number {numbers} in our [public list]. The list does not show what anyone wrote.',
}

/** Whether a title ends its own sentence, as “What should come next?” does: no full stop goes behind it. */
export const endsItself = (words: string) => /[?!؟…]$/.test(words)

const key = Symbol('voice')

/** Say everything below this component in one language. */
export function speak(language: Language, catalogue: Catalogue = {}): void {
  setContext(key, voiceIn(language, catalogue))
}

/** How this page speaks; English where nobody chose a language. */
export function voice(): Voice {
  return getContext<Voice | undefined>(key) ?? english
}

export type Voice = ReturnType<typeof voiceIn>

/** A language by itself, for a page that speaks several at once. */
export function voiceIn(language: Language, catalogue: Catalogue = {}) {
  // A code or a date must be read back to us by telephone.
  const locale = localeOf(language)
  const { plural, days, momentDays, momentTimes } = formattersOf(locale)

  /** A sentence of ours in this language; in English where it has none. `n` chooses the form. */
  function t(sentence: string, values: Values = {}): string {
    const said = catalogue[sentence]
    const n = typeof values.n === 'number' ? values.n : undefined
    const form =
      typeof said === 'object'
        ? (said[plural.select(n ?? 0)] ?? said.other)
        : (said ?? (n === 1 ? singular[sentence] : undefined))
    return (form ?? sentence).replaceAll(/\{(\w+)\}([.।۔]?)/g, (whole, name: string, stop: string) => {
      const value = values[name]
      if (value === undefined) return whole
      if (typeof value === 'number') return apart(value.toLocaleString(locale)) + stop
      return apart(value) + (endsItself(value) ? '' : stop)
    })
  }
  // Or a reference in Latin letters takes the number behind it to its own side of the line.
  const apart = (value: string) => (languages[language].dir === 'rtl' ? `\u2068${value}\u2069` : value)

  const day = (date: string) => days.format(new Date(date))
  const number = (count: number) => count.toLocaleString(locale)
  const moment = (at: string | Date) => {
    const [date, time] = [momentDays.format(new Date(at)), momentTimes.format(new Date(at))]
    return t('{date} at {time}', { date, time })
  }
  const timeLeft = (left: number) => {
    if (left === 0) return t('Today is the last day')
    return left < 14 ? t('{n} days left', { n: left }) : t('About {n} weeks left', { n: Math.round(left / 7) })
  }

  const said = (message: string): string => {
    const parts = /^(?:Question (\d+): )?(.*?)(?: It has ([\d,]+) now\.)?$/s.exec(message)
    if (!parts || language === 'en') return t(message)
    const [, question, core = message, length] = parts
    // “… this one has 12.”, “… to 500 characters.”: the number is written as the language writes it.
    const counted = catalogue[core] === undefined ? /^(.* (?:has|to) )(\d[\d,]*)(\D*)$/s.exec(core) : null
    const [, before, n, after] = counted ?? []
    return (
      (question ? `${t('Question {n}', { n: Number(question) })}: ` : '') +
      (n ? t(`${before}{n}${after}`, { n: Number(n.replaceAll(',', '')) }) : t(core)) +
      (length ? ` ${t('It has {n} characters now.', { n: Number(length.replaceAll(',', '')) })}` : '')
    )
  }

  return {
    language,
    dir: languages[language].dir,
    /** Put on what officers and boards wrote, and on what we say in English only: on an English page it needs no mark. */
    english: language === 'en' ? {} : ({ lang: 'en-GB', dir: 'ltr' } as const),
    t,
    day,
    moment,
    number,
    timeLeft,
    /** Where a page of ours is in this language. */
    to: (path: string) => addressIn(language, path),
    /** Whether this language has the sentence; what has not is marked as English. */
    has: (sentence: string) => language === 'en' || catalogue[sentence] !== undefined,
    /** What the programme wrote, in this language as far as it is translated. */
    written: (translations?: Translation[]) => writtenIn(language, languages[language].dir, translations),
    /** What the server says of a field: it may name the question and count what was typed. */
    said,
    /** How what the server says is marked: as English, where this language has no such sentence. */
    saidIn: (message: string) =>
      language !== 'en' && said(message) === message ? ({ lang: 'en-GB', dir: 'ltr' } as const) : {},
    /** The same of one field; undefined if it fits. */
    saidOf: (faults: { field: string; message: string }[], field: string): string | undefined => {
      const fault = faultAt(faults, field)
      return fault === undefined ? undefined : said(fault)
    },
    /** Until when people may comment, since when they no longer may, or when they first may. */
    when: ({
      open,
      late,
      closesOn,
      phases,
    }: Pick<ConsultationSummary, 'open' | 'late' | 'closesOn' | 'phases'>): string => {
      if (open)
        return closesOn ? t('Open until the end of {day}', { day: day(closesOn) }) : t('Open, with no end date yet')
      const asking = phases.filter((phase) => phase.asks)
      const closed = closesOn ? t('Closed on {day}', { day: day(closesOn) }) : t('Closed on its last day')
      if (late) {
        const until = asking.findLast((phase) => phase.lateUntil)?.lateUntil
        const taken = until && t('Late comments are taken until {day}, and marked late.', { day: day(until) })
        return taken ? `${closed}. ${taken}` : `${closed}.`
      }
      const coming = asking.find((phase) => phase.state === 'planned')
      if (coming?.startsOn) return t('Opens on {day}', { day: day(coming.startsOn) })
      if (closesOn && asking.some((phase) => phase.state === 'closed')) return closed
      const planned = asking.flatMap((phase) => phase.dates).find((date) => date.boundary === 'start')
      return planned?.wording ? t('Not open yet. Planned: {when}', { when: planned.wording }) : t('Not open yet')
    },
  }
}

type Formatters = {
  plural: Intl.PluralRules
  days: Intl.DateTimeFormat
  momentDays: Intl.DateTimeFormat
  momentTimes: Intl.DateTimeFormat
}
const formatters = new Map<string, Formatters>()

/** Made once for each language: making them takes longer than all that a page says with them. */
function formattersOf(locale: string): Formatters {
  const known = formatters.get(locale)
  if (known) return known
  const london = { timeZone: 'Europe/London' } as const
  const made = {
    plural: new Intl.PluralRules(locale),
    days: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
    momentDays: new Intl.DateTimeFormat(locale, { dateStyle: 'long', ...london }),
    momentTimes: new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', hour12: true, ...london }),
  }
  formatters.set(locale, made)
  return made
}

const english = voiceIn('en', {})
