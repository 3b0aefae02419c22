import { loadDetector, type Detector } from './detector.ts'

/** Below this many characters a guess is no better than chance. */
const ENOUGH = 40

// Loaded when the first comment needs it, so that a worker starts at once.
let detector: Detector | null = null

/**
 * The language of a text as an ISO 639-1 code, or null where it is too short or unclear to say; `plain` is the share of
 * its words that are everyday English, if known.
 */
export function languageOf(text: string, plain = 0): string | null {
  const trimmed = text.trim()
  if (trimmed.length < ENOUGH && /^[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u.test(trimmed))
    return null
  // Text with so many of English's small words needs no guessing, and most comments are that.
  if (plain >= 0.18) return 'en'
  detector ??= loadDetector()
  const { language } = detector.detect(trimmed)
  return language || null
}
