import { z } from 'zod'
import { Day } from '../http/wire.ts'

/** Who is responsible for what people send to one consultation, for how long it is kept, and by what law it asks. */
export const Stated = z.object({
  version: z.number().int(),
  since: Day,
  controller: z.string(),
  contact: z.string(),
  policy: z.string().nullable(),
  /** By kind of data: for how long. */
  keepsContact: z.string(),
  keepsComments: z.string(),
  keepsFigures: z.string(),
  keepsAnswers: z.string(),
  /** Questions about equality are asked as well. */
  asksEquality: z.boolean(),
  /** In their order. `basis`: a lawful basis; null for a question that was added since. */
  questions: z.array(z.object({ position: z.number().int(), text: z.string(), basis: z.string().nullable() })),
})
export type Stated = z.output<typeof Stated>

/** What the two pages about the site itself need: whose it is, and how to reach them. */
export const AboutPageProps = z.object({
  programme: z.string(),
  contactLine: z.string().nullable(),
  /** What each consultation says about privacy, the newest first. `stated`: null where nothing was stated when it was public. */
  notices: z.array(
    z.object({
      slug: z.string(),
      title: z.string(),
      notice: z.string().nullable(),
      stated: Stated.nullable(),
      /** What was said before, the newest first; the last is what the first people were told. */
      earlier: z.array(Stated.extend({ until: Day })),
    }),
  ),
  /** When the accessibility statement was written and looked at again, and the site tested by people. */
  accessibility: z.object({ preparedOn: Day.nullable(), reviewedOn: Day.nullable(), testedOn: Day.nullable() }),
})
export type AboutPageProps = z.output<typeof AboutPageProps>
