import { z } from 'zod'
import { Text } from '../../http/wire.ts'

export const FindQuery = z.object({ find: Text().max(200).trim().optional().default('') })

/** One thing that was found, and where it is. */
export const Found = z.object({ href: z.string(), label: z.string(), detail: z.string().nullable() })
export type Found = z.output<typeof Found>

/** What was found of one kind. */
export const FoundGroup = z.object({
  title: z.string(),
  items: z.array(Found),
  /** Where all of them are, if these are only the first. */
  all: z.string().nullable(),
})
export type FoundGroup = z.output<typeof FoundGroup>

export const FindPageProps = z.object({
  find: z.string(),
  groups: z.array(FoundGroup),
  /** It is an e-mail address, and whoever asks may not look for comments by one. */
  addressShut: z.boolean(),
})
export type FindPageProps = z.output<typeof FindPageProps>
