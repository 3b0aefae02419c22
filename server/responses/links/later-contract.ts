import { z } from 'zod'
import { Id, Instant, Text, Whole } from '../../http/wire.ts'

export const laterKinds = {
  joined: 'Comments joined',
  'taken-away': 'Comments taken away',
  commitment: 'News of a promise',
  reply: 'A reply of whom it was passed on to',
} as const
export const LaterKind = z.enum(Object.keys(laterKinds) as [keyof typeof laterKinds])
export type LaterKind = z.output<typeof LaterKind>

/** `waiting`: not public before a second officer agrees; `due`: public, and nobody else has looked yet; the rest are over. */
export const LaterState = z.enum(['waiting', 'due', 'held', 'looked-at', 'refused'])
export type LaterState = z.output<typeof LaterState>

/** One change of a response that was public already, as the desk shows it. */
export const LaterChange = z.object({
  id: Id,
  kind: LaterKind,
  state: LaterState,
  /** Unit: comments. */
  amount: z.number().int(),
  /** Which, the first of them, while somebody is to look. */
  comments: z.array(z.object({ id: Id, words: z.string() })),
  /** The words, while they wait. */
  text: z.string().nullable(),
  by: z.string(),
  at: Instant,
  /** By when a second officer is to have looked. */
  dueAt: Instant,
  overdue: z.boolean(),
  who: z.string().nullable(),
  because: z.string().nullable(),
  /** Why the person who asks may not look at it; null if they may. */
  whyNot: z.string().nullable(),
})
export type LaterChange = z.output<typeof LaterChange>

/** Of how many comments somebody says it: one line grows while the person who changed it goes on. */
export const AgreedLater = z.object({ amount: Whole().min(0).optional() })
export type AgreedLater = z.output<typeof AgreedLater>

export const RefuseLater = z.object({
  reason: Text().trim().min(1, 'Please say why: the person who wrote it reads this.').max(1_000),
})
export type RefuseLater = z.output<typeof RefuseLater>
