import { z } from 'zod'
import { emptyAsAbsent, Id, Instant, Text } from '../http/wire.ts'

/** Most comments of one sample. */
export const largestSample = 500

/** A sample to draw: so many comments, or such a share of them, from one question or all; and who codes it. */
export const NewSample = z
  .object({
    size: emptyAsAbsent(
      z.coerce
        .number('Please give a number.')
        .int('Please give a whole number.')
        .min(2, 'Please draw at least 2 comments.')
        .max(largestSample, 'Please draw at most 500 comments.'),
    ),
    percent: emptyAsAbsent(
      z.coerce
        .number('Please give a number.')
        .positive('Please give a share above 0.')
        .max(100, 'That is more than all.'),
    ),
    question: emptyAsAbsent(Id),
    first: Id.or(z.literal('')).refine((id) => id !== '', { message: 'Please choose who codes it.' }),
    second: Id.or(z.literal('')).refine((id) => id !== '', { message: 'Please choose a second person who codes it.' }),
    third: emptyAsAbsent(Id),
    /** Draws the same again; chosen by chance if it is left out. */
    seed: emptyAsAbsent(z.coerce.number('Please give a number.').int().min(0).max(2_147_483_647)),
  })
  .refine((given) => (given.size === undefined) !== (given.percent === undefined), {
    message: 'Please give either a number of comments or a share of them.',
    path: ['size'],
  })
  .refine(({ first, second, third }) => first !== second && third !== first && third !== second, {
    message: 'Please choose different people.',
    path: ['second'],
  })
export type NewSample = z.output<typeof NewSample>

const Coder = z.object({ id: Id, name: z.string(), done: z.number().int() })

/** A sample as the list shows it; figures only once it is complete. */
export const SampleLine = z.object({
  id: Id,
  drawnAt: Instant,
  drawnBy: z.string(),
  question: z.string().nullable(),
  comments: z.number().int(),
  coders: z.array(Coder),
  completedAt: Instant.nullable(),
  /** Of those where coders differ or agree: not yet settled. */
  unsettled: z.number().int(),
  /** Of the first two coders. */
  kappa: z.number().nullable(),
  f1: z.number().nullable(),
})
export type SampleLine = z.output<typeof SampleLine>

/** Two codings compared; `machine` is the machine's word on the day the sample was drawn. */
export const PairAgreement = z.object({
  first: z.string(),
  second: z.string(),
  machine: z.boolean(),
  exact: z.number(),
  f1: z.number(),
  samplesF1: z.number(),
  kappa: z.number().nullable(),
  themes: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      both: z.number().int(),
      onlyFirst: z.number().int(),
      onlySecond: z.number().int(),
      f1: z.number(),
      kappa: z.number().nullable(),
    }),
  ),
})
export type PairAgreement = z.output<typeof PairAgreement>

/** A comment of a complete sample, with everybody's codes side by side. */
export const SampleComment = z.object({
  id: Id,
  body: z.string(),
  question: z.string().nullable(),
  machine: z.array(z.string()),
  /** In the order of the coders. */
  coders: z.array(z.array(z.string())),
  same: z.boolean(),
  settled: z.object({ themes: z.array(z.string()), by: z.string(), at: Instant }).nullable(),
})
export type SampleComment = z.output<typeof SampleComment>

/** A sample in full. Until it is complete nobody is told what anybody said: `pairs` and `compared` are empty. */
export const SampleView = z.object({
  id: Id,
  consultation: z.object({ slug: z.string(), title: z.string() }),
  question: z.string().nullable(),
  seed: z.number().int(),
  drawnFrom: z.number().int(),
  drawnAt: Instant,
  drawnBy: z.string(),
  comments: z.number().int(),
  coders: z.array(Coder),
  completedAt: Instant.nullable(),
  completedBy: z.string().nullable(),
  pairs: z.array(PairAgreement),
  compared: z.array(SampleComment),
  themes: z.array(z.object({ code: z.string(), label: z.string(), retired: z.boolean() })),
})
export type SampleView = z.output<typeof SampleView>

export const SampleParams = z.object({ consultation: Text().max(100), sample: Id })
export const SampleCommentParams = SampleParams.extend({ id: Id })
