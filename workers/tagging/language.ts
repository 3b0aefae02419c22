import { eld } from 'eld/extrasmall'

/** Below this many characters a guess is no better than chance. */
const ENOUGH = 40

/** The language of a text as an ISO 639-1 code, or null where it is too short or unclear to say. */
export function languageOf(text: string): string | null {
  const trimmed = text.trim()
  if (trimmed.length < ENOUGH && /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u.test(trimmed))
    return null
  const { language } = eld.detect(trimmed)
  return language || null
}
