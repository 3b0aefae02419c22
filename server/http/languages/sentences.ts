import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Language } from './vocabulary.ts'

const folder = path.resolve(import.meta.dirname, '../../../messages')
/** What the pages say in each language, by the English sentence: the files that they are built from. */
const catalogues = Object.fromEntries(
  readdirSync(folder).map((file) => [
    file.slice(0, -'.json'.length),
    JSON.parse(readFileSync(path.join(folder, file), 'utf8')),
  ]),
) as Partial<Record<Language, Record<string, unknown>>>

/** A sentence of ours that has one form, in this language; undefined where it is not said in it. */
export function sentenceIn(language: Language, sentence: string): string | undefined {
  const said = language === 'en' ? sentence : catalogues[language]?.[sentence]
  return typeof said === 'string' ? said : undefined
}

/** Every sentence of ours that a language has, by the English; plural forms one after the other. */
export function sentencesIn(language: Exclude<Language, 'en'>): { english: string; forms: string[] }[] {
  return Object.entries(catalogues[language] ?? {}).map(([english, said]) => ({
    english,
    forms: typeof said === 'string' ? [said] : Object.values(said as Record<string, string>),
  }))
}

/** Stands on a public page that could not be made again in time. */
export const asItWas = 'This page is as it was on {moment}. We are getting the newest.'
