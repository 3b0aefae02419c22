import { z } from 'zod'
import { stances } from '../screening/stance-words.ts'

export const Stance = z.enum(stances, 'Please choose for, against, mixed or unclear.')
export type Stance = z.output<typeof Stance>

export const stanceInWords: Readonly<Record<Stance, string>> = {
  for: 'For',
  against: 'Against',
  mixed: 'Mixed',
  unclear: 'Unclear',
}

export const StanceDecision = z.object({ stance: Stance })

/** What a comment thinks of the proposal: suggested by the machine with its words, said by a person, or both. */
export const CommentStance = z.object({
  suggested: Stance,
  /** No phrase says so: the machine guesses it from what the comment argues. */
  guessed: z.boolean(),
  /** The words that tell it, at UTF-16 offsets into the original; empty where the translation was read. */
  spans: z.array(z.tuple([z.number().int(), z.number().int()])),
  said: Stance.nullable(),
})
export type CommentStance = z.output<typeof CommentStance>

/**
 * How comments stand to a proposal. A person's word counts before the machine's, and what the machine only guesses is
 * counted apart; it is no referendum.
 */
export const StanceCounts = z.object({
  for: z.number().int(),
  against: z.number().int(),
  mixed: z.number().int(),
  /** Take no stance, or none that is clear. */
  unclear: z.number().int(),
  /** Of all these, how many a person has confirmed. */
  confirmed: z.number().int(),
  /** In none of these: no phrase of theirs says what they think, and the machine only guesses it from what they argue. */
  guessed: z.number().int(),
})
export type StanceCounts = z.output<typeof StanceCounts>

/** Comments that take a stance, in so many words or by a person's reading: the base of every share. */
export const takingStance = (counts: Pick<StanceCounts, 'for' | 'against' | 'mixed'>): number =>
  counts.for + counts.against + counts.mixed

/** Every comment that was counted, whatever it says. */
export const allCounted = (counts: StanceCounts): number => takingStance(counts) + counts.unclear + counts.guessed

/** The counts with their base, as they are shown: never as a vote. */
export function stancesInWords(counts: StanceCounts): string {
  const base = takingStance(counts)
  const { unclear, guessed } = counts
  if (base === 0) {
    const none = `None of the ${unclear + guessed} comments it answers clearly takes a stance`
    return guessed > 0 ? `${none}; of ${guessed} of them a program guesses one.` : `${none}.`
  }
  const parts = [
    `${counts.for} for`,
    `${counts.against} against`,
    ...(counts.mixed > 0 ? [`${counts.mixed} mixed`] : []),
  ]
  const apart = [
    ...(unclear > 0 ? [`${unclear} more take none`] : []),
    ...(guessed > 0 ? [`of ${guessed} more a program only guesses, and they are not counted`] : []),
  ]
  return `${[`Of ${base} ${base === 1 ? 'comment that takes' : 'comments that take'} a stance: ${parts.join(', ')}`, ...apart].join('; ')}.`
}
