import { z } from 'zod'

/** What the author of a comment left to be reached by. */
export const Author = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
})
export type Author = z.output<typeof Author>

export const AuthorPageProps = z.object({
  author: Author,
  /** Of which comment, in words. */
  of: z.string(),
  back: z.string(),
})
export type AuthorPageProps = z.output<typeof AuthorPageProps>
