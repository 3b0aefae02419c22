import { z } from 'zod'
import { Day, Text, Maybe } from '../http/wire.ts'
import { Log } from '../log/contract.ts'
import { PaperLine } from '../papers/contract.ts'
import { AgendaItem, BoardPosition } from './contract.ts'

const orNone = z.union([z.literal('').transform(() => null), Day.nullable()], 'Please give a day, as year-month-day.')

/** What a board as such says to a consultation, and by when. */
export const BoardPositionDraft = z
  .object({
    board: Text().max(200),
    consultation: Text().max(100),
    feedbackDueOn: orNone.default(null),
    givenOn: orNone.default(null),
    feedback: Maybe(8_000),
    approvalDueOn: orNone.default(null),
    approvedOn: orNone.default(null),
  })
  .superRefine(({ givenOn, feedback, approvedOn }, context) => {
    if ((givenOn === null) !== (feedback === undefined))
      context.addIssue({
        code: 'custom',
        path: [givenOn === null ? 'givenOn' : 'feedback'],
        message: 'Please give both what the board said and the day on which it said it.',
      })
    if (approvedOn !== null && givenOn === null)
      context.addIssue({ code: 'custom', path: ['approvedOn'], message: 'Only what was given can be approved.' })
  })
export type BoardPositionDraft = z.output<typeof BoardPositionDraft>

export const SeatQuery = z.object({ board: Text().max(200).optional() })

const Named = z.object({ slug: z.string(), name: z.string() })
const Upcoming = z.object({
  slug: z.string(),
  title: z.string(),
  day: Day,
  starts: z.string().nullable(),
  venue: z.string().nullable(),
  inPublic: z.boolean(),
  agenda: z.array(AgendaItem),
  questions: z.number().int(),
})

/** What a member of a board comes for: the next meeting, what changed since the last, and what waits for the board. */
export const SeatProps = z.object({
  boards: z.array(Named),
  board: Named.nullable(),
  next: Upcoming.nullable(),
  last: z.object({ slug: z.string(), day: Day }).nullable(),
  /** Since the board last met, or in the last four weeks. */
  since: Day,
  log: Log.pick({ items: true, total: true, sinceThen: true }),
  moved: z.array(
    z.object({
      slug: z.string(),
      title: z.string(),
      phase: z.string(),
      boundary: z.enum(['start', 'end']),
      /** Null where only words were given, or nothing. */
      day: Day.nullable(),
      wording: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  waiting: z.array(z.object({ ref: z.string(), youSaid: z.string(), why: z.string() })),
  positions: z.array(BoardPosition),
  papers: z.array(PaperLine),
})
export type SeatProps = z.output<typeof SeatProps>
