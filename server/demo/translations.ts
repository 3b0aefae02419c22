import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Db } from '../data/database.ts'
import { checkTranslations } from '../translations/check.ts'
import { OtherLanguage } from '../http/languages/contract.ts'
import { translationRows } from '../translations/queries.ts'
import { saveTranslations } from '../translations/save.ts'
import { consultationScope, type FindScope, versionScope } from '../translations/scope.ts'
import type { Loaded } from './loaded.ts'

const Sentences = z.array(z.object({ english: z.string() }).and(z.partialRecord(OtherLanguage, z.string())))
const translatedResponses = ['YS-03', 'YS-05', 'YS-08']

/** What the sample writes, in four languages, made by machine; a second person has let the responses be read, and compared nothing. */
export async function translateSamples(db: Db, { people, consultations }: Loaded, now: Date): Promise<void> {
  const sentences = Sentences.parse(
    JSON.parse(readFileSync(path.join(import.meta.dirname, 'translations.json'), 'utf8')),
  )
  const published = await db
    .selectFrom('publication as p')
    .innerJoin('responseVersion as v', 'v.id', 'p.versionId')
    .innerJoin('response as r', 'r.id', 'p.responseId')
    .select(['r.ref', 'v.number'])
    .where('p.replacedAt', 'is', null)
    .where('r.ref', 'in', translatedResponses)
    .execute()
  const slugs = ['care-closer-to-home', consultations.get('con-5yp-2014')?.slug as string]
  const finds: FindScope[] = [
    ...slugs.map((slug) => consultationScope(slug)),
    ...published.map(({ ref, number }) => versionScope(ref, number)),
  ]
  for (const find of finds) {
    for (const language of OtherLanguage.options) {
      const { texts, versionId } = await find(db)
      const given = texts.flatMap(({ key, english }) => {
        const text = sentences.find((one) => one.english === english)?.[language]
        return text ? [{ key, english, text }] : []
      })
      if (given.length === 0) continue
      await saveTranslations(db, find, language, { made: 'machine', texts: given }, people.officer, now)
      if (versionId === null) continue
      const rows = (await translationRows(db, { versionId }, language)).map((row) => row.id)
      await checkTranslations(db, find, language, { rows, compared: false }, people.second, now)
    }
  }
}
