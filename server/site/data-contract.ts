import { z } from 'zod'

/** A file or address that holds data of ours, for people and for programs. */
export const DataFile = z.object({
  title: z.string(),
  /** The consultation that it is of; null for what is of the whole programme. */
  about: z.string().nullable(),
  what: z.string(),
  url: z.string(),
  type: z.string(),
  /** Where its JSON Schema is. */
  schema: z.string().nullable(),
})
export type DataFile = z.output<typeof DataFile>

export const DataPageProps = z.object({
  files: z.array(DataFile),
  words: z.array(z.object({ word: z.string(), means: z.string() })),
  fields: z.array(z.object({ name: z.string(), type: z.string(), means: z.string().nullable() })),
  examples: z.array(z.object({ title: z.string(), command: z.string() })),
  licence: z.object({ name: z.string(), url: z.string() }),
  /** Where a published version of the newest entry is; null while there is none. */
  version: z.string().nullable(),
  /** Of the API’s description. */
  api: z.string(),
  site: z.string(),
})
export type DataPageProps = z.output<typeof DataPageProps>
