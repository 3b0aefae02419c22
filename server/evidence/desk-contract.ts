import { z } from 'zod'
import type { FormState } from '../http/action.ts'
import { Day, emptyAsAbsent, Text, Filled, Maybe, Ticked } from '../http/wire.ts'
import { type DeskPlanItem, PlanKind } from './contract.ts'
import { type PlanKind as Kind, planOf } from './vocabulary.ts'

const Address = emptyAsAbsent(
  Text()
    .trim()
    .max(2_000)
    .regex(
      /^(https?:\/)?\/\S+$/,
      'Please give a whole address that begins with https://, or one of ours that begins with /.',
    ),
)
/** Several on one line, as “WRK1, HOM1”. */
const several = z
  .union([
    z.array(Text().max(40)).max(50),
    Text()
      .max(2_000)
      .transform((all) => all.split(/[\s,;]+/)),
  ])
  .transform((all) => [...new Set(all.map((one) => one.trim()).filter(Boolean))])

const fields = {
  title: Filled(200, 'Please name it.'),
  state: Text().max(40),
  about: Maybe(2_000),
  why: Maybe(2_000),
  byWhom: Maybe(200),
  dueOn: emptyAsAbsent(Day),
  /** Where only a month or a quarter is known. */
  dueWording: Maybe(100),
  doneOn: emptyAsAbsent(Day),
  url: Address,
  /** Consultation points, by number. */
  points: several.default([]),
  /** Themes, by code. */
  themes: several.default([]),
  /** The phase that waits for a gate, by code. */
  phase: Maybe(100),
  waivedBecause: Maybe(1_000),
  unit: Maybe(100),
  every: emptyAsAbsent(z.enum(['month', 'quarter', 'year', 'other'])),
  annual: emptyAsAbsent(z.enum(['sum', 'mean', 'latest'])),
  /** The reference of the measure that this one is part of: N1. */
  within: Maybe(10),
  /** Why it was changed; everybody can read it. */
  changedBecause: Maybe(500),
}

/** A new item; what its kind does not use is left out. */
export const PlanItemDraft = z.object({ kind: PlanKind, ...fields })
export type PlanItemDraft = z.output<typeof PlanItemDraft>
/** What an item says from now on, whole; what it said before stays readable. */
export const PlanItemWords = z.object(fields)
export type PlanItemWords = z.output<typeof PlanItemWords>

/** From when everybody can read it: a day, and a time of that day. */
export const PlanPublic = z.object({
  on: Day,
  at: z
    .union([
      z.literal('').transform(() => undefined),
      Text().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Please give a time, as 09:00.'),
    ])
    .optional(),
})
export type PlanPublic = z.output<typeof PlanPublic>

/** Something that stands under an item; with `series` it replaces what stood there. */
export const PlanEntryDraft = z.object({
  label: Filled(500, 'Please write what it is.'),
  says: Maybe(4_000),
  url: Address,
  /** A measure may count pounds: within these, the sum of a year's values is still a number. */
  value: emptyAsAbsent(
    z.coerce
      .number('Please give a number.')
      .min(-1e12, 'Please give a greater number.')
      .max(1e12, 'Please give a smaller number.'),
  ),
  onDay: emptyAsAbsent(Day),
  series: emptyAsAbsent(z.uuid('That is not one of our ids.')),
  withdrawn: Ticked(),
})
export type PlanEntryDraft = z.output<typeof PlanEntryDraft>

/** What of an item everybody will read, by field. */
export const publicWordsOf = (body: PlanItemWords) => {
  const { title, about, why, byWhom, dueWording, unit, waivedBecause, changedBecause } = body
  return { title, about, why, byWhom, dueWording, unit, waivedBecause, changedBecause }
}

/** Whether a state is one of its kind. */
export const hasState = (kind: Kind, state: string) => state in planOf(kind).states

/** As it reaches the page: moments are text there. */
type Item = z.input<typeof DeskPlanItem>
type Choices = {
  consultation: { slug: string; title: string; isPublic: boolean }
  phases: { code: string; name: string }[]
  themes: { code: string; label: string }[]
  formState: FormState
}
export type DeskPlansProps = Choices & { items: Item[] }
export type DeskPlanProps = Choices & { item: Item; isPublic: boolean }
