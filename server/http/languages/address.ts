import type { IncomingMessage } from 'node:http'
import { type Language, languageCodes, manyLanguages } from './vocabulary.ts'

const prefix = new RegExp(`^/(${languageCodes.filter((code) => code !== 'en').join('|')})(?=[/?]|$)`)

const spoken = new WeakMap<IncomingMessage, Language>()

/** `/gu/receipts` is `/receipts` in Gujarati: one set of routes serves all languages. */
export function withoutLanguage(request: IncomingMessage): string {
  const url = request.url ?? '/'
  const found = prefix.exec(url)
  if (!found) return url
  const rest = url.slice(found[0].length)
  const path = rest.startsWith('/') ? rest : `/${rest}`
  if (!manyLanguages(path)) return url
  spoken.set(request, found[1] as Language)
  return path
}

/** From here on this request is one for English: its language is not offered. */
export const inEnglish = (request: IncomingMessage) => spoken.delete(request)

/** The language that was asked for. */
export function languageOf(request: IncomingMessage): Language {
  return spoken.get(request) ?? 'en'
}
