import { z } from 'zod'
import { keywords, NewTheme } from '../themes/contract.ts'
import { Id, Instant, Text } from '../http/wire.ts'

/** So many of the newest comments are looked at: about half a second's work, and memory that does not grow. */
export const maxConsidered = 5_000

/** Words that stand out among comments which no theme covers, or none for sure. */
export const Topic = z.object({
  id: Id,
  /** Most telling first. */
  words: z.array(z.string()),
  /** A z-score: above 2 it is hardly chance. */
  strength: z.number(),
  people: z.number().int(),
  /** Areas or events that they came from, where known. */
  places: z.number().int(),
  /** Those that may be shown. */
  comments: z.number().int(),
  /** Five at most, the newest. */
  examples: z.array(z.object({ id: Id, words: z.string() })),
  /** The theme that most of its comments speak to, were it only possibly; null where none does. */
  nearest: z.object({ code: z.string(), label: z.string(), comments: z.number().int() }).nullable(),
  foundAt: Instant,
  /** A name that the programme's assistant proposed, of words that people used; null: it was not asked. */
  proposed: z.object({ name: z.string(), by: z.string() }).nullable(),
})
export type Topic = z.output<typeof Topic>

export const TopicList = z.object({
  consultation: z.object({ slug: z.string(), title: z.string() }),
  /** Strongest first. */
  topics: z.array(Topic),
  dismissed: z.array(z.object({ id: Id, words: z.array(z.string()), by: z.string(), at: Instant })),
  accepted: z.array(
    z.object({
      id: Id,
      words: z.array(z.string()),
      by: z.string(),
      at: Instant,
      theme: z.object({ code: z.string(), label: z.string() }),
      /** Of its comments, how many wait to be read again, and for how many the theme holds. */
      comments: z.number().int(),
      waiting: z.number().int(),
      holds: z.number().int(),
    }),
  ),
  /** When the machine looked last; null: not yet. */
  asOf: Instant.nullable(),
  /** Somebody has asked it to look again, and it has not. */
  asked: z.boolean(),
  /** How many comments there were then, how many of the newest were looked at, and how many of those no theme covered for sure. */
  comments: z.number().int(),
  considered: z.number().int(),
  unplaced: z.number().int(),
  /** Top-level themes that a new one may be put under. */
  parents: z.array(z.object({ code: z.string(), label: z.string() })),
  /** Every theme that a topic may belong to, in the order of the frame, a sub-theme with its parent’s name before its own. */
  themes: z.array(z.object({ code: z.string(), label: z.string() })),
})
export type TopicList = z.output<typeof TopicList>

export const TopicParams = z.object({ consultation: Text().max(100), id: Id })

/** What the theme is to be, as an officer has changed the draft. */
export const AcceptTopic = NewTheme.omit({ code: true })
export type AcceptTopic = z.output<typeof AcceptTopic>
/** The theme that it belongs to, and what that one takes for keywords. */
export const PlaceTopic = z.object({
  theme: Text('Please choose a theme.').min(1, 'Please choose a theme.').max(100),
  keywords: keywords.default([]),
})
export type PlaceTopic = z.output<typeof PlaceTopic>
export const Accepted = z.object({
  code: z.string(),
  /** Comments of the topic, which are read again with the theme. */
  comments: z.number().int(),
})
export type Accepted = z.output<typeof Accepted>

/** A name for the theme to begin with: the topic's first words. */
export function draftLabel(words: string[]): string {
  const first = words[0] ?? ''
  return first.charAt(0).toUpperCase() + first.slice(1)
}

/** A description to begin with: what people speak of, in their own words. */
export function draftDescription(words: string[]): string {
  const [first, ...others] = words
  return others.length > 0 ? `Comments about ${first}: ${others.join(', ')}.` : `Comments about ${first}.`
}
