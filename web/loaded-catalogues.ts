import type { Language } from '#server/http/languages/vocabulary.ts'
import type { Catalogue } from '#web/voice.ts'

// Each language is a file of its own, so that a browser is brought those that it shows, and no other. A hall's kit keeps them beside
// the page: where there is no signal they come from there.
const files = import.meta.glob<Catalogue>('../messages/*.json', { import: 'default' })

/** What each language says, by its code, once it is loaded; English is what the pages themselves hold. */
export const catalogues: Partial<Record<Language, Catalogue>> = {}

/** Before anybody is asked anything. @throws {Error} if one cannot be had */
export async function loadCatalogues(offered: readonly Language[]): Promise<void> {
  await Promise.all(
    offered.map(async (code) => {
      const load = files[`../messages/${code}.json`]
      if (load) catalogues[code] ??= await load()
    }),
  )
}
