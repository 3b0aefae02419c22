import { z } from 'zod'
import { Day, Instant } from '../http/wire.ts'

/** One thing that everybody could read, before and after; null: it was not there. */
export const Change = z.object({ what: z.string(), from: z.string().nullable(), to: z.string().nullable() })
export type Change = z.output<typeof Change>

/** What everybody reads of changes, the newest first. `checked`: a second person has looked at it. */
export const Changes = z.array(
  z.object({ changed: z.array(Change), reason: z.string().nullable(), on: Day, checked: z.boolean() }),
)

/** What was changed of what everybody could read, by whom, why, and who looked at it second. */
export const SetUpChange = z.object({
  id: z.uuid(),
  changed: z.array(Change),
  reason: z.string().nullable(),
  by: z.string(),
  at: Instant,
  confirmedBy: z.string().nullable(),
  confirmedAt: Instant.nullable(),
  /** While nobody has: why the reader may not, and who may. */
  whyNotLook: z.string().nullable(),
})
export type SetUpChange = z.output<typeof SetUpChange>

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
  /** What was changed of what every page says, the newest first. */
  changes: Changes,
  /** When the accessibility statement was written and looked at again, and the site tested by people. */
  accessibility: z.object({ preparedOn: Day.nullable(), reviewedOn: Day.nullable(), testedOn: Day.nullable() }),
})
export type AboutPageProps = z.output<typeof AboutPageProps>
