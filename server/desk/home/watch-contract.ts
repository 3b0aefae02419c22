import { z } from 'zod'
import { Day } from '../../http/wire.ts'

/** What may have changed under a response that is public, or that waits to be. */
export const watched = {
  'not-so': 'People who were asked say that it is not true, or not really',
  'plan-dropped': 'It was not published at its moment',
  'quote-hidden': 'A quotation is hidden: its comment was redacted, withdrawn or erased since',
  withdrawn: 'Comments behind it were withdrawn or erased since',
  'linked-later': 'Comments were joined to it since',
  'count-no-longer-fits': 'A number in its words no longer fits',
  'findings-later': 'The findings were issued after the day on which it says this was decided',
  'replacement-gone': 'What it names as holding now does not hold any more',
  'day-passed': 'A day that it names has passed without a word',
  'delegation-ended': 'The delegation that it was changed under has ended before it was published',
} as const

export const Watched = z.object({
  ref: z.string(),
  what: z.enum(Object.keys(watched) as [keyof typeof watched]),
  /** In a sentence: how many, which, why. */
  says: z.string(),
  since: Day,
  /** Who wrote it last. */
  owner: z.string(),
  mine: z.boolean(),
})
export type Watched = z.output<typeof Watched>
export const WatchPageProps = z.object({ watched: z.array(Watched), mine: z.boolean() })
export type WatchPageProps = z.output<typeof WatchPageProps>
