import { z } from 'zod'
import { hows } from '../../translations/vocabulary.ts'
import { Day } from '../wire.ts'
import { type Language, languageCodes } from './vocabulary.ts'

/** A language that words are translated into. */
export const OtherLanguage = z.enum(
  languageCodes.filter((code) => code !== 'en') as [Exclude<Language, 'en'>],
  'That is none of the languages that this site speaks.',
)
export type OtherLanguage = z.output<typeof OtherLanguage>

/** What an address of the API may ask for. */
export const InLanguage = z.object({
  /** Adds to each record its translations into this language, as far as there are any. */
  language: OtherLanguage.optional(),
})

export const How = z.enum(Object.keys(hows) as [keyof typeof hows])

/** One text of a record in another language. `english` is the text exactly as it stands in the record. */
export const Translation = z.object({ language: OtherLanguage, english: z.string(), text: z.string(), how: How })
export type Translation = z.output<typeof Translation>

/** Left out unless a language was asked for. */
export const Translations = z.array(Translation).optional()

/** Made by people and tried out with people; never by a machine. */
export const EasyRead = z.object({
  title: z.string(),
  url: z.string(),
  on: Day,
})
export type EasyRead = z.output<typeof EasyRead>
