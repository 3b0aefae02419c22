import type { OtherLanguage } from '../http/languages/contract.ts'
import { sentencesIn } from '../http/languages/sentences.ts'
import { catalogue } from '../notices/messages/catalogue.ts'
import type { Kind } from './contract.ts'

export type Said = { kind: Kind; english: string; said: string }

/**
 * Every sentence that the public reads in a language, of pages and mails, those first that do most harm if they are wrong. A
 * sentence that both say is listed once for each way of saying it.
 */
export function saidIn(language: OtherLanguage): Said[] {
  const ofPages = sentencesIn(language).map(({ english, forms }) => ({
    kind: kindOf(english),
    english,
    said: forms.join('\n'),
  }))
  const known = new Set(ofPages.map(({ english, said }) => `${english}\n${said}`))
  const ofMails = pairs(catalogue.en, catalogue[language])
    .filter(({ english, said }) => english !== '' && !known.has(`${english}\n${said}`))
    .map(({ english, said }): Said => ({ kind: 'mail', english, said }))
  const unique = new Map([...ofPages, ...ofMails].map((one) => [`${one.english}\n${one.said}`, one]))
  return [...unique.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

const order: Kind[] = ['help', 'deadline', 'privacy', 'mail', 'other']

/** What an English sentence is about, by its words. */
export function kindOf(english: string): Kind {
  if (/\b(999|111|help now|ask for help|danger|crisis)\b/i.test(english)) return 'help'
  if (
    /\b(open until|closed|closes|opens|late|last day|left|due|date for|from \{day|until \{day|no end date)\b/i.test(
      english,
    )
  )
    return 'deadline'
  if (
    /\b(privacy|quote|name|address|code|receipt|erase|private|sealed|locked|cookies?|counted|publish|identify)/i.test(
      english,
    )
  )
    return 'privacy'
  return 'other'
}

/** The leaves of two records of the same shape, side by side. */
function pairs(english: unknown, said: unknown): { english: string; said: string }[] {
  if (typeof english === 'string') return typeof said === 'string' ? [{ english, said }] : []
  if (typeof english !== 'object' || english === null) return []
  return Object.entries(english).flatMap(([name, value]) => pairs(value, (said as Record<string, unknown>)[name]))
}
