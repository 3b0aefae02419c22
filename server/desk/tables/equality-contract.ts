import { z } from 'zod'
import { Instant } from '../../http/wire.ts'

/** So many people have answered, or are taken out, before totals are counted again. */
export const peopleApart = 10

/** Answers to the questions about equality, as totals that nobody can be found by. Unit: submissions. */
export const EqualityTotals = z.object({
  /** Submissions, without those that were withdrawn or erased. */
  submissions: z.number().int(),
  /** Of them, those with at least one answer; null if they are fewer than five. */
  answered: z.number().int().nullable(),
  tables: z.array(
    z.object({
      question: z.string(),
      answered: z.number().int(),
      /** `n` is null where the number is held back. */
      rows: z.array(z.object({ answer: z.string(), n: z.number().int().nullable() })),
    }),
  ),
  /** Questions with too few answers for a table. */
  tooFew: z.array(z.string()),
})
export type EqualityTotals = z.output<typeof EqualityTotals>

export const EqualityTables = EqualityTotals.extend({
  consultation: z.object({ slug: z.string(), title: z.string(), asksEquality: z.boolean() }),
  /** They stay as they were then until enough others have answered. */
  countedAt: Instant,
})
export type EqualityTables = z.output<typeof EqualityTables>
