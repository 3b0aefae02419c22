import { z } from 'zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { Translations } from '../http/languages/contract.ts'
import { Day, Text } from '../http/wire.ts'
import { Standings } from '../ledger/contract.ts'
import { LogEntry } from '../log/contract.ts'
import { Quotation } from '../log/entry-contract.ts'

/** What the public can read about one of: a theme, a consultation point, a place or an event. */
export const subjectKinds = ['theme', 'point', 'place', 'event'] as const
export const SubjectKind = z.enum(subjectKinds)
export type SubjectKind = z.output<typeof SubjectKind>

/** How many there are; null is held back, because fewer than five could be found. */
const Shown = z.number().int().nullable()
const ShownRow = z.object({ label: z.string(), n: Shown })
export type ShownRow = z.output<typeof ShownRow>

/** A part of what people said: a sub-theme, or a theme spoken of. */
const Part = Standings.extend({ code: z.string(), label: z.string() })
export type Part = z.output<typeof Part>

/** What people said about one thing, and what was done about it, as of the end of a day. */
export const Subject = z.object({
  kind: SubjectKind,
  /** A theme’s code, a point’s number, a place’s name or an event’s reference. */
  key: z.string(),
  url: z.string(),
  title: z.string(),
  /** What it covers. */
  description: z.string().nullable(),
  /** Where and when an event is; `dayWording` where no day is fixed. */
  event: z
    .object({
      day: Day.nullable(),
      dayWording: z.string().nullable(),
      starts: z.string().nullable(),
      ends: z.string().nullable(),
      venue: z.string().nullable(),
      place: z.string().nullable(),
    })
    .nullable(),
  consultation: z.object({ slug: z.string(), title: z.string() }),
  /** The theme that a sub-theme belongs to. */
  within: z.object({ code: z.string(), label: z.string() }).nullable(),
  /** The themes that hold now what was said with it, where it was merged or split, and since when. */
  moved: z.array(z.object({ code: z.string(), label: z.string(), on: Day })),
  asOf: Day,
  /** Unit: comments, themed as they are today. Null for a place, as are all exact totals: who lives in it could be found. */
  standings: Standings.nullable(),
  /** All comments of the consultation on that day. */
  base: z.number().int(),
  /** Comments by when they were said, none for a place; `from` is the first day of a week or a month. */
  over: z.object({ each: z.enum(['week', 'month']), periods: z.array(z.object({ from: Day, n: z.number().int() })) }),
  channels: z.array(z.object({ label: z.string(), n: z.number().int() })),
  /**
   * Who spoke and from where, moved by two at most and held back under five; empty where there are fewer than twenty
   * comments, and null for a past day. Of a place: what its people spoke about, and how many submissions came from it.
   */
  people: z
    .object({
      submissions: Shown,
      kinds: z.array(ShownRow),
      places: z.array(ShownRow),
      themes: z.array(ShownRow.extend({ code: z.string() })),
    })
    .nullable(),
  /** Sub-themes of a theme; of a point or an event the themes it was about. The most spoken of first. */
  parts: z.array(Part),
  /** Since when the oldest of those in hand waits. */
  waitingSince: Day.nullable(),
  quotations: z.array(Quotation),
  responses: z.number().int(),
  /** The newest, at most twenty. */
  entries: z.array(LogEntry),
  translations: Translations,
})
export type Subject = z.output<typeof Subject>

export const SubjectParams = ConsultationParams.extend({ key: Text().max(100) })
export const SubjectQuery = z.object({
  /** As it could be read at the end of this day; today if left out. */
  asOf: z.union([z.literal('').transform(() => undefined), Day], 'Please give one day, as year-month-day.').optional(),
})

export const SubjectPageProps = z.object({ subject: Subject, today: Day, site: z.string(), feed: z.string() })
export type SubjectPageProps = z.output<typeof SubjectPageProps>
