import { z } from 'zod'
import { languages } from '../../http/languages/vocabulary.ts'
import { emptyAsAbsent, Filled, Maybe, Text } from '../../http/wire.ts'

const codes = Object.keys(languages) as [keyof typeof languages, ...(keyof typeof languages)[]]

/** A file that is sent to be kept: its bytes as base64, so that a program can send it in JSON. */
export const SentFile = z.object({
  name: Text().max(500),
  base64: z.base64('The file did not arrive whole. Please send it again.'),
})
export type SentFile = z.output<typeof SentFile>

/** A document beside a consultation: either a file that is kept here, or an address elsewhere. */
export const DocumentDraft = z
  .object({
    kind: z.enum(['document', 'easy-read']).default('document'),
    title: Filled(200, 'Please give its title.'),
    version: Maybe(40),
    language: z.enum(codes).default('en'),
    file: SentFile.optional(),
    url: emptyAsAbsent(
      z.url({ protocol: /^https$/, error: 'Please give the whole address, which begins with https://.' }).max(500),
    ),
    /** Why it is added, once everybody can read the consultation. */
    changeReason: Maybe(500),
  })
  .refine(({ file, url }) => file !== undefined || url !== undefined, {
    path: ['file'],
    error: 'Please choose a file, or give the address of the document.',
  })
  .refine(({ file, url }) => file === undefined || url === undefined, {
    path: ['url'],
    error: 'Either a file or an address: a document is in one place.',
  })
export type DocumentDraft = z.output<typeof DocumentDraft>

export const DocumentRemoval = z.object({ reason: Maybe(500) })
export type DocumentRemoval = z.output<typeof DocumentRemoval>

/** A document as those who set a consultation up see it. */
export type DocumentLine = {
  id: string
  kind: 'document' | 'easy-read'
  title: string
  version: string | null
  /** Where it is; null where it can be had on paper alone. */
  url: string | null
  languages: string[]
  on: string | null
  by: string | null
  /** The name, kind and size in bytes of a file that is kept here. */
  file: string | null
  format: 'pdf' | 'docx' | 'odt' | null
  bytes: number | null
  withdrawn: boolean
}
