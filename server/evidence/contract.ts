import { z } from 'zod'
import { Phase } from '../consultations/contract.ts'
import { Translations } from '../http/languages/contract.ts'
import { Day, Instant, Text } from '../http/wire.ts'
import { planKinds } from './vocabulary.ts'

export const PlanKind = z.enum(planKinds)

/** What stands under an item: evidence, a recommendation with its reply, a group, a value. */
export const PlanEntry = z.object({
  label: z.string(),
  says: z.string().nullable(),
  url: z.string().nullable(),
  value: z.number().nullable(),
  onDay: Day.nullable(),
})
export type PlanEntry = z.output<typeof PlanEntry>

/** What was changed of an item on a day, by the post that changed it. */
export const PlanChange = z.object({
  on: Day,
  by: z.string().nullable(),
  /** “Planned for: September 2015 → October 2015”. Empty for how it began. */
  changed: z.array(z.string()),
  because: z.string().nullable(),
})
export type PlanChange = z.output<typeof PlanChange>

/** A theme that feeds an item, and the comments behind it: some may speak to several. */
export const FeedingTheme = z.object({ code: z.string(), label: z.string(), comments: z.number().int() })

/** A gate, a proposed change, a test, a review, an equality stage, a milestone, a risk or a measure. */
export const PlanItem = z.object({
  kind: PlanKind,
  /** By kind and number, never used again: G1. */
  ref: z.string(),
  title: z.string(),
  about: z.string().nullable(),
  state: z.string(),
  /** The state in words; a test with nothing to show for it says so, whatever its state. */
  stateInWords: z.string(),
  why: z.string().nullable(),
  byWhom: z.string().nullable(),
  dueOn: Day.nullable(),
  dueWording: z.string().nullable(),
  doneOn: Day.nullable(),
  /** Its day has passed and it is not done. */
  overdue: z.boolean(),
  url: z.string().nullable(),
  points: z.array(z.number().int()),
  themes: z.array(FeedingTheme),
  /** The phase that cannot open before it is done. */
  phase: z.string().nullable(),
  /** Why the phase may open without it. */
  waivedBecause: z.string().nullable(),
  measure: z
    .object({
      unit: z.string().nullable(),
      every: z.enum(['month', 'quarter', 'year', 'other']),
      annual: z.enum(['sum', 'mean', 'latest']),
      years: z.array(z.object({ year: z.string(), value: z.number(), of: z.number().int(), whole: z.boolean() })),
    })
    .nullable(),
  /** The reference of the measure that a local one is part of. */
  within: z.string().nullable(),
  entries: z.array(PlanEntry),
  /** Newest first. */
  history: z.array(PlanChange),
})
export type PlanItem = z.output<typeof PlanItem>

/** The phases, plans and evidence of a consultation, as everybody could read them at the end of a day. */
export const Plans = z.object({
  consultation: z.object({ slug: z.string(), title: z.string() }),
  asOf: Day,
  phases: z.array(Phase),
  points: z.array(z.object({ number: z.number().int(), title: z.string() })),
  items: z.array(PlanItem),
  /** Answers to equality questions that feed the assessment, as submissions; null: the form asks none. */
  equalityAnswers: z.number().int().nullable(),
})
export type Plans = z.output<typeof Plans>

export const PlansQuery = z.object({
  asOf: z.union([z.literal('').transform(() => undefined), Day], 'Please give one day, as year-month-day.').optional(),
  /** One kind by itself, with every value and all history: what makes the first page of a large programme heavy. */
  kind: z.union([z.literal('').transform(() => undefined), PlanKind], 'Please choose one kind.').optional(),
  /** Of the proposed changes, those that go this way. */
  route: z
    .union([z.literal('').transform(() => undefined), z.enum(['undecided', 'consult', 'engage', 'neither'])])
    .optional(),
})
export type PlansQuery = z.output<typeof PlansQuery>
export const PlansPageProps = z.object({
  plans: Plans,
  today: Day,
  kind: PlanKind.nullable(),
  route: z.string().nullable(),
  site: z.string(),
  translations: Translations,
})
export type PlansPageProps = z.output<typeof PlansPageProps>

export const PlanIndexProps = z.object({
  consultations: z.array(
    z.object({
      slug: z.string(),
      title: z.string(),
      translations: Translations,
      counts: z.array(z.object({ kind: PlanKind, n: z.number().int() })),
    }),
  ),
})
export type PlanIndexProps = z.output<typeof PlanIndexProps>

/** An item as the desk sees it, public or not. */
export const DeskPlanItem = PlanItem.extend({
  id: z.uuid(),
  publicFrom: Instant.nullable(),
  entries: z.array(PlanEntry.extend({ series: z.uuid() })),
  phaseCode: z.string().nullable(),
})
export type DeskPlanItem = z.output<typeof DeskPlanItem>

export const PlanParams = z.object({ slug: Text().max(100), id: z.uuid('That is not one of our ids.') })
