import { z } from 'zod'
import { Id, Instant, Text } from '../http/wire.ts'

/** What colleagues write to each other beside a comment or a draft. */
export const WorkNote = z.object({
  id: Id,
  body: z.string(),
  by: z.string(),
  at: Instant,
  /** Who was told, by name. */
  told: z.array(z.string()),
})
export type WorkNote = z.output<typeof WorkNote>

export const NewWorkNote = z.object({
  body: Text('Please write the note.')
    .trim()
    .min(1, 'Please write the note.')
    .max(2_000, 'Please keep to 2,000 characters.'),
})
export type NewWorkNote = z.output<typeof NewWorkNote>

/** What a note is beside. */
export type Beside = { commentId: string } | { responseId: string }

/** The notes beside something, and who may be named there. */
export const Notes = z.object({ notes: z.array(WorkNote), people: z.array(z.object({ id: Id, name: z.string() })) })
export type Notes = z.output<typeof Notes>
