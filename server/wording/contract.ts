import { z } from 'zod'
import { OtherLanguage } from '../http/languages/contract.ts'
import { emptyAsAbsent, Instant, Text, Words } from '../http/wire.ts'

const verdicts = { right: 'Right', wrong: 'Wrong, or hard to understand' } as const

/** What a speaker of the language says of a sentence as it stands. */
export const Reading = z
  .object({
    english: Text().max(2_000),
    /** The words that were read: if they have changed meanwhile, they have to be read again. */
    said: Text().max(6_000),
    verdict: z.enum(Object.keys(verdicts) as [keyof typeof verdicts], 'Please say whether it is right.'),
    better: emptyAsAbsent(z.string().trim().pipe(Words(2_000, 'the better wording'))),
  })
  .refine(({ verdict, better }) => verdict === 'right' || better !== undefined, {
    path: ['better'],
    message: 'Please write how it should be said.',
  })
export type Reading = z.output<typeof Reading>

export const Switch = z.object({
  offered: z.enum(['yes', 'no'], 'Please say whether it is offered.'),
  reason: emptyAsAbsent(z.string().trim().pipe(Words(500, 'the reason'))),
})
export type Switch = z.output<typeof Switch>

/** What a sentence is about, the most dangerous to get wrong first. */
export const kinds = {
  help: 'Help in an emergency',
  deadline: 'Days and deadlines',
  privacy: 'Privacy, consent and codes',
  mail: 'Mails',
  other: 'Everything else',
} as const
export type Kind = keyof typeof kinds

export const Sentence = z.object({
  kind: z.enum(Object.keys(kinds) as [Kind]),
  english: z.string(),
  /** Plural forms are lines of their own. */
  said: z.string(),
  /** By machine where null. */
  read: z
    .object({
      verdict: z.enum(Object.keys(verdicts) as [keyof typeof verdicts]),
      better: z.string().nullable(),
      by: z.string(),
      at: Instant,
    })
    .nullable(),
})
export type Sentence = z.output<typeof Sentence>

export const LanguageLine = z.object({
  language: OtherLanguage,
  offered: z.boolean(),
  /** Unit: sentences. */
  sentences: z.number().int(),
  right: z.number().int(),
  wrong: z.number().int(),
  /** Those on help, deadlines and privacy that nobody has found right. */
  pressing: z.number().int(),
})
export type LanguageLine = z.output<typeof LanguageLine>

export const WordingIndexProps = z.object({ languages: z.array(LanguageLine), mayChange: z.boolean() })
export type WordingIndexProps = z.output<typeof WordingIndexProps>

export const WordingParams = z.object({ language: OtherLanguage })
export const WordingQuery = z.object({
  kind: z
    .enum(Object.keys(kinds) as [Kind])
    .optional()
    .catch(undefined),
})

export const WordingPageProps = z.object({
  line: LanguageLine,
  kind: z.enum(Object.keys(kinds) as [Kind]),
  counts: z.array(
    z.object({ kind: z.enum(Object.keys(kinds) as [Kind]), left: z.number().int(), all: z.number().int() }),
  ),
  sentences: z.array(Sentence),
  glossary: z.array(z.object({ english: z.string(), means: z.string(), says: z.string() })),
  mayChange: z.boolean(),
})
export type WordingPageProps = z.output<typeof WordingPageProps>
