import { z } from 'zod'
import { HistoryLine } from '../comments/contract.ts'
import { QueueItem } from '../comments/flag-contract.ts'
import type { FormState } from '../http/action.ts'
import { Instant, Words } from '../http/wire.ts'

/** Every comment screened again: how far it has come, and in how many comments something was found that had not been before. */
export const ScreeningAgain = z.object({
  askedAt: Instant,
  finishedAt: Instant.nullable(),
  /** How many there were to screen when it was asked for. */
  comments: z.number().int(),
  screened: z.number().int(),
  newlyHeld: z.number().int(),
  newlyWithoutView: z.number().int(),
  newlySpam: z.number().int(),
  newlyPersonal: z.number().int(),
})
export type ScreeningAgain = z.output<typeof ScreeningAgain>

/** What a comment says without what must stay with safeguarding: themed, counted and answered in its place. */
export const NewParaphrase = z.object({
  words: Words(5_000, 'the paraphrase').refine((text) => text.trim() !== '', 'Please write the paraphrase.'),
})
export type NewParaphrase = z.output<typeof NewParaphrase>

/** The restricted queue: what waits, what is decided, and how far the last screening of everything has come. */
export const Queue = z.object({ waiting: z.array(QueueItem), decided: z.array(QueueItem) })
export const QueuePage = Queue.extend({
  /** Rows of files that were not taken in and wait to be seen to. */
  rows: z.number().int(),
  again: ScreeningAgain.nullable(),
  at: Instant,
})
export type QueuePage = z.input<typeof QueuePage>

/** One comment with safeguarding: its words, what was decided, and how it ends. */
export const CasePage = z.object({ item: QueueItem, history: z.array(HistoryLine), at: Instant })
export type CasePage = z.input<typeof CasePage> & { formState: FormState }
