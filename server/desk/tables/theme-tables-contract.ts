import { z } from 'zod'

/** Counts of comments by theme across and by something down; a comment may speak to several themes. Unit: comments. */
export const CrossTable = z.object({
  caption: z.string(),
  columns: z.array(z.string()),
  rows: z.array(
    z.object({
      code: z.string(),
      theme: z.string(),
      sub: z.boolean(),
      /** The theme above it, whose line counts its comments too. */
      partOf: z.string().nullable(),
      all: z.number().int(),
      cells: z.array(z.number().int()),
    }),
  ),
})
export type CrossTable = z.output<typeof CrossTable>

export const ThemeTables = z.object({
  consultation: z.object({ slug: z.string(), title: z.string() }),
  /** Comments that the tables are of. */
  comments: z.number().int(),
  byKind: CrossTable,
  byArea: CrossTable,
})
export type ThemeTables = z.output<typeof ThemeTables>
