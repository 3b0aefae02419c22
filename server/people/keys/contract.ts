import { z } from 'zod'
import { Id, Instant, Text, Words } from '../../http/wire.ts'

const Fault = z.object({ field: z.string(), message: z.string() })

export const NewApiKey = z.object({
  name: Words(100, 'the name').refine((text) => text.trim() !== '', { message: 'Please say what the key is for.' }),
  consultation: Text('Please choose a consultation.').min(1, 'Please choose a consultation.').max(100),
})
export type NewApiKey = z.output<typeof NewApiKey>

export const ApiKeyView = z.object({
  id: Id,
  name: z.string(),
  /** The first characters, by which a person knows it again. */
  starts: z.string(),
  scope: z.literal('submissions.batch'),
  consultation: z.object({ slug: z.string(), title: z.string() }),
  createdBy: z.string(),
  createdAt: Instant,
  lastUsedAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
})
export const KeysPageProps = z.object({
  keys: z.array(ApiKeyView),
  consultations: z.array(z.object({ slug: z.string(), title: z.string() })),
  typed: z.record(z.string(), z.string()),
  faults: z.array(Fault),
  /** Shown once, when it was made; only its hash is kept. */
  made: z.string().nullable(),
})
export type KeysPageProps = z.output<typeof KeysPageProps>
