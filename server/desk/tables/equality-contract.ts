import { z } from 'zod'

/** Answers to the questions about equality, as totals that nobody can be found by. Unit: submissions. */
export const EqualityTables = z.object({
  consultation: z.object({ slug: z.string(), title: z.string(), asksEquality: z.boolean() }),
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
export type EqualityTables = z.output<typeof EqualityTables>
