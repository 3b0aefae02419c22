import { z } from 'zod'
import { Day } from '../http/wire.ts'

/** Who is responsible for what people send to one consultation, for how long it is kept, and by what law it asks. */
const Stated = z.object({
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
  /** In their order. `basis`: a lawful basis; null for a question that was added since. */
  questions: z.array(z.object({ position: z.number().int(), text: z.string(), basis: z.string().nullable() })),
})

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
    }),
  ),
  /** When the accessibility statement was written and looked at again, and the site tested by people. */
  accessibility: z.object({ preparedOn: Day.nullable(), reviewedOn: Day.nullable(), testedOn: Day.nullable() }),
})
export type AboutPageProps = z.output<typeof AboutPageProps>
