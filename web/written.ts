import type { Language } from '#server/http/languages/vocabulary.ts'
import type { Translation } from '#server/http/languages/contract.ts'

/**
 * What the programme wrote, as a page says it: in the reader’s language where there is a translation of exactly these words,
 * else in English. Anyone who shows a text puts `at(text)` on the element that holds it, and nothing else.
 */
export type Written = {
  say(text: string): string
  /** Language and direction of the element that holds the text. */
  at(text: string): Spoken
  /** The same inside an element that says already, on an English page, that it is English. */
  part(text: string): Spoken
  /** The least sure way in which any of these texts was translated, and how many are not; null on an English page. */
  how(texts: (string | null | undefined)[]): { how: Translation['how'] | null; left: number } | null
}
type Spoken = { lang?: string; dir?: 'ltr' | 'rtl' }

const leastSureFirst = ['machine', 'person', 'checked'] as const

export function writtenIn(language: Language, dir: 'ltr' | 'rtl', translations: Translation[] = []): Written {
  // A page that is kept without signal holds every language.
  const found = new Map(translations.flatMap((one) => (one.language === language ? [[one.english, one]] : [])))
  const own = { lang: language, dir }
  const english: Spoken = language === 'en' ? { lang: 'en-GB' } : { lang: 'en-GB', dir: 'ltr' }
  const at = (text: string) => (found.has(text) ? own : english)
  return {
    say: (text) => found.get(text)?.text ?? text,
    at,
    part: (text) => (language === 'en' ? {} : at(text)),
    how(texts) {
      if (language === 'en') return null
      const said = texts.filter((text): text is string => Boolean(text))
      const there = said.flatMap((text) => found.get(text)?.how ?? [])
      return { how: leastSureFirst.find((how) => there.includes(how)) ?? null, left: said.length - there.length }
    },
  }
}
