import type { Translation } from '../http/languages/contract.ts'
import { sentenceIn } from '../http/languages/sentences.ts'
import type { Messages } from './messages/en.ts'
import type { Language } from './vocabulary.ts'

/** Our fixed sentences, and the language that they and the rest of the mail are in. */
export type Speech = { words: Messages; language: Language }

/** What the programme wrote: in the mail's language where it is translated, else marked as English. */
export function writtenIn(translations: Translation[], english: string): { text: string; lang?: 'en' } {
  const found = translations.find((one) => one.english === english)
  return found ? { text: found.text } : { text: english, lang: 'en' }
}

/** Words of ours from a fixed list: in the mail's language where they are translated, else marked as English. */
export function ourWords({ language }: Speech, english: string): { text: string; lang?: 'en' } {
  const said = sentenceIn(language, english)
  return said ? { text: said } : { text: english, lang: 'en' }
}
