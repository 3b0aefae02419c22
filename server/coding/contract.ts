import { z } from 'zod'
import { CommentStance } from '../comments/stance-contract.ts'
import { Channel, RespondentKind } from '../intake/contract.ts'
import { emptyAsAbsent, Id, Instant, Text } from '../http/wire.ts'

/** Comments that are sent to the screen at once: the next ones are there before they are wanted. */
export const ahead = 10
/** A count of what waits stops here and is written “10,000+”. */
export const waitingCountedTo = 10_000
/** So long a comment is kept for the officer who has it on the screen, unless they go on. */
export const claimMinutes = 15
/** So long a comment that was left for later is not offered again to the person who left it. */
export const leftMinutes = 60
/** Below so many checked comments no share is given: it could be anything. */
export const fewestToTell = 30

export const queues = {
  person: 'Needs a person',
  sure: 'Check of the sure ones',
  theme: 'Not yet confirmed, by theme',
  all: 'All not yet confirmed',
} as const
export const Queue = z.enum(Object.keys(queues) as [keyof typeof queues])
export type Queue = z.output<typeof Queue>

/** Which comments are coded: a queue, or a sample that is coded blind. */
export const CodingQuery = z.object({
  queue: Queue.default('person').catch('person'),
  /** Code of a theme, for the queue by theme. */
  theme: emptyAsAbsent(Text().max(100)),
  /** A sample to code blind; then there is no queue. */
  sample: emptyAsAbsent(Id),
})
export type CodingQuery = z.output<typeof CodingQuery>

/** The query of the coding screen's address, without the question mark. */
export function codingQuery({ queue, theme, sample }: CodingQuery, more: Record<string, string> = {}): string {
  const parts: Record<string, string> = sample ? { sample } : queue === 'theme' && theme ? { queue, theme } : { queue }
  return new URLSearchParams({ ...parts, ...more }).toString()
}

/** What to send next. `holding` is what the screen has and nobody has decided: kept for this person, and not sent again. */
export const NextToCode = CodingQuery.extend({ holding: z.array(Id).max(300).default([]) })

/** A theme as the coding screen offers it. */
export const CodingTheme = z.object({
  code: z.string(),
  label: z.string(),
  description: z.string(),
  parent: z.string().nullable(),
  /** Offered no more; here because it may still be said of a comment. */
  retired: z.boolean(),
})
export type CodingTheme = z.output<typeof CodingTheme>

/** A comment as the coding screen shows it. While it is coded blind, all that the machine or others said is left out. */
export const CodingItem = z.object({
  id: Id,
  body: z.string(),
  translation: z.string().nullable(),
  /** In which it is written, as a code; null where nobody knows. */
  language: z.string().nullable(),
  question: z.string().nullable(),
  point: z.string().nullable(),
  event: z.string().nullable(),
  channel: Channel,
  speaker: RespondentKind.nullable(),
  organisation: z.string().nullable(),
  area: z.string().nullable(),
  saidAt: Instant,
  /** Why the machine asks for a person; null if it does not. */
  asks: z.string().nullable(),
  audit: z.boolean(),
  /** How many comments are copies of the same letter, this one among them; null if it is no letter. */
  copies: z.number().int().nullable(),
  /** What the machine says, strongest first. */
  suggestions: z.array(
    z.object({
      code: z.string(),
      band: z.enum(['likely', 'possible']),
      words: z.array(
        z.object({ start: z.number().int().nullable(), end: z.number().int().nullable(), text: z.string() }),
      ),
    }),
  ),
  /** What it thinks of the proposal; null where nothing is proposed, or it is coded blind. */
  stance: CommentStance.nullable(),
  /** Codes of the themes that hold now, and are ticked at first; in the slice to check, only those that people said. */
  holds: z.array(z.string()),
})
export type CodingItem = z.output<typeof CodingItem>

/** What is told where the machine is checked, and somebody goes on without choosing. */
export const nothingTicked = 'Nothing is ticked. Tick what the comment speaks to, or say that no theme fits.'

export const CodingBatch = z.object({
  items: z.array(CodingItem),
  /** Of those the screen holds: no longer to be decided, because somebody else did, or they have left every list. */
  gone: z.array(Id),
})
export type CodingBatch = z.output<typeof CodingBatch>

const Waiting = z.object({ count: z.number().int(), more: z.boolean() })

/** How many comments wait in each queue. */
export const CodingCounts = z.object({
  person: Waiting,
  sure: Waiting,
  all: Waiting,
  /** By code, where the queue by theme is asked for: comments that the machine gives it and nobody has confirmed. */
  themes: z.record(z.string(), z.number().int()).nullable(),
})
export type CodingCounts = z.output<typeof CodingCounts>

const Share = z.object({
  /** Themes of this band on the comments that were checked. */
  said: z.number().int(),
  /** Of these, how many the person kept. */
  kept: z.number().int(),
})

/** How the machine stands up where it was sure, over the comments that people have checked. */
export const Measured = z.object({
  /** In the slice, checked or not. */
  drawn: z.number().int(),
  checked: z.number().int(),
  from: Instant.nullable(),
  to: Instant.nullable(),
  /** Comments where the person kept exactly the machine's themes. */
  exact: z.number().int(),
  /** Between which shares the true one lies, 95 times of 100; null below 30 checked. */
  range: z.object({ low: z.number(), high: z.number() }).nullable(),
  f1: z.number(),
  likely: Share,
  possible: Share,
  /** Themes that people added and the machine had not found. */
  added: z.number().int(),
})
export type Measured = z.output<typeof Measured>

/** A sample that somebody is to code. */
export const BlindWork = z.object({ id: Id, done: z.number().int(), of: z.number().int() })
export type BlindWork = z.output<typeof BlindWork>

export const CodingPage = z.object({
  consultation: z.object({ slug: z.string(), title: z.string() }),
  at: z.object({ queue: Queue, theme: z.string().optional(), sample: Id.optional() }),
  counts: CodingCounts,
  themes: z.array(CodingTheme),
  /** Codes of the nine most used themes, in the frame's order: each keeps its number from comment to comment. */
  often: z.array(z.string()),
  items: z.array(CodingItem),
  measured: Measured,
  /** Samples that the person asking is to code. */
  blind: z.array(BlindWork),
  mayCode: z.boolean(),
  me: Id,
  /** What was decided before this page, where it came of a form. */
  last: z.object({ id: Id, words: z.string(), themes: z.array(z.string()), setAside: z.boolean() }).nullable(),
  /** Who else has one of them open now, by its id. */
  openBy: z.record(z.string(), z.array(z.string())),
  faults: z.array(z.object({ field: z.string(), message: z.string() })),
})
export type CodingPage = z.output<typeof CodingPage>

/** Where a comment is, by its consultation and id. */
export const CodingParams = z.object({ consultation: Text().max(100), id: Id })
