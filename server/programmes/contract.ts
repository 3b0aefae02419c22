import { z } from 'zod'

/** What the two pages about the site itself need: whose it is, and how to reach them. */
export const AboutPageProps = z.object({
  programme: z.string(),
  contactLine: z.string().nullable(),
  /** What consultations have said of their own about privacy, the newest first. */
  notices: z.array(z.object({ slug: z.string(), title: z.string(), notice: z.string() })),
})
export type AboutPageProps = z.output<typeof AboutPageProps>
