import type { Language } from '#server/http/languages/vocabulary.ts'
import type { Catalogue } from '#web/voice.ts'

const files = import.meta.glob<Catalogue>('../messages/*.json', { eager: true, import: 'default' })

/** What each language says, by its code; English is what the pages themselves hold. */
export const catalogues = Object.fromEntries(
  Object.entries(files).map(([file, catalogue]) => [file.slice('../messages/'.length, -'.json'.length), catalogue]),
) as Partial<Record<Language, Catalogue>>
