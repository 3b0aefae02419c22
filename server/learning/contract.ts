import { z } from 'zod'
import { Instant, Text } from '../http/wire.ts'

const Figures = z.object({ macro: z.number(), micro: z.number() })
const Range = z.object({ low: z.number(), high: z.number() })

/** How a model and the one before it did on what people said; all figures F1, 0–1. */
export const ModelScores = z.object({
  /** `apart`: on comments that neither learnt from; `in-turn`: on each fifth of all in its turn, while those are too few. */
  how: z.enum(['apart', 'in-turn']),
  comments: z.number().int(),
  before: Figures,
  after: Figures,
  /** On comments that people checked with nothing ticked beforehand; neither learnt from them. Null or missing: too few. */
  checked: z
    .object({
      comments: z.number().int(),
      /** Who checked them. */
      people: z.number().int(),
      before: Figures,
      after: Figures,
      /** Between which bounds the change lies, 95 times of 100. */
      change: z.object({ macro: Range, micro: Range }),
    })
    .nullish(),
  /** Themes that both know and that some of the comments speak to. */
  themes: z.array(
    z.object({
      theme: z.string(),
      label: z.string(),
      comments: z.number().int(),
      before: z.number(),
      after: z.number(),
    }),
  ),
})
export type ModelScores = z.output<typeof ModelScores>

export const ModelVersion = z.object({
  version: z.number().int(),
  madeAt: Instant,
  /** Comments that people had confirmed, or corrected in part, when it was made. */
  learntFrom: z.object({ confirmed: z.number().int(), corrected: z.number().int() }),
  themes: z.number().int(),
  scores: ModelScores.nullable(),
  /** Why it was put in force or kept back. */
  reason: z.string(),
  inForce: z.boolean(),
  /** When it was put in force, and by whom; null: by the machine itself. The newest first. */
  adoptions: z.array(z.object({ at: Instant, by: z.string().nullable() })),
  /** It was made, and waits for an officer’s word. */
  waits: z.boolean(),
  /** Themes of today that it was not made for, by name. */
  lacks: z.array(z.string()),
  /** Why it cannot be put in force; null if it can, or is. */
  obstacle: z.string().nullable(),
})
export type ModelVersion = z.output<typeof ModelVersion>

export const Retagging = z.object({
  version: z.number().int(),
  by: z.string().nullable(),
  at: Instant,
  done: z.number().int(),
  total: z.number().int(),
  /** Comments of which the machine now says something else. */
  changed: z.number().int(),
  finishedAt: Instant.nullable(),
})
export type Retagging = z.output<typeof Retagging>

/** What people made of the machine's suggestions in the week that begins on this Monday. */
export const WeekOfAgreement = z.object({
  week: z.string(),
  suggested: z.number().int(),
  kept: z.number().int(),
  /** Themes that people added where the machine had not suggested them. */
  added: z.number().int(),
})
export type WeekOfAgreement = z.output<typeof WeekOfAgreement>

export const Learning = z.object({
  consultation: z.object({ slug: z.string(), title: z.string() }),
  /** Newest first. */
  versions: z.array(ModelVersion),
  /** Comments that people have spoken of since the newest version was made. */
  waiting: z.number().int(),
  /** The frame has changed since the newest version was made. */
  frameChanged: z.boolean(),
  training: z.enum(['idle', 'waiting', 'under-way']),
  /** When learning last failed, if it has not succeeded since. */
  failedAt: Instant.nullable(),
  /** The last of each consultation: under way, or finished. */
  retagging: Retagging.nullable(),
  /** A version is in force that comments were not read with since it was chosen. */
  retagOffered: z.boolean(),
  /** Oldest first, at most a year. */
  weeks: z.array(WeekOfAgreement),
})
export type Learning = z.output<typeof Learning>

export const VersionParams = z.object({
  consultation: Text().max(100),
  version: z.coerce.number().int().min(1).max(1_000_000),
})

/** So many comments that people have newly spoken of, and the machine learns at once. */
export const learnsAt = 25
