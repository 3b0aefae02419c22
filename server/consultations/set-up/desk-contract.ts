import { z } from 'zod'
import { EventQuery, LaterRule } from './set-up-contract.ts'
import { Translations } from '../../http/languages/contract.ts'
import { Day, Id, Instant } from '../../http/wire.ts'
import { Consultation, Due } from '../contract.ts'

/** One thing to look at before everybody sees a consultation. `must`: it cannot be published without it. */
export const Check = z.object({ ready: z.boolean(), must: z.boolean(), says: z.string() })
export type Check = z.output<typeof Check>

export const DeskConsultationLine = z.object({
  slug: z.string(),
  ref: z.string(),
  title: z.string(),
  publishedAt: Instant.nullable(),
  open: z.boolean(),
  late: z.boolean(),
  opensOn: Day.nullable(),
  closesOn: Day.nullable(),
  responseDueBy: Day.nullable(),
  questions: z.number().int(),
  events: z.number().int(),
  themes: z.number().int(),
  comments: z.number().int(),
})
export type DeskConsultationLine = z.output<typeof DeskConsultationLine>

const mandate = z.enum(['advise', 'assure', 'approve'])

/** A consultation as its editors see it. */
export const DeskConsultation = Consultation.extend({
  /** Its last change; sent back with what is saved, it keeps that from setting a colleague’s later change back. */
  seen: Id,
  publishedAt: Instant.nullable(),
  responsePrefix: z.string(),
  /** Why people have less than six weeks, or weeks in which many are away. */
  lengthReason: z.string().nullable(),
  themes: z.number().int(),
  events: z.number().int(),
  /** Once a comment answers a question, it stays as it is. */
  questions: z.array(Consultation.shape.questions.element.extend({ answered: z.boolean() })),
  /** The groups that its responses go back to. */
  reviewers: z.array(z.object({ id: Id, name: z.string(), mandate })),
  /** The board that must have resolved before any response is published. */
  boardId: Id.nullable(),
  /** Why it is not shown, while it is not. */
  offline: z.object({ reason: z.string(), since: z.string() }).nullable(),
  /** How what changes a public response goes live. */
  laterChanges: LaterRule,
  due: Due.nullable(),
  checks: z.array(Check),
})
export type DeskConsultation = z.output<typeof DeskConsultation>

export const DeskEvent = z.object({
  id: Id,
  ref: z.string(),
  title: z.string(),
  kind: z.string(),
  day: Day.nullable(),
  dayWording: z.string().nullable(),
  starts: z.string().nullable(),
  ends: z.string().nullable(),
  venue: z.string().nullable(),
  place: z.string().nullable(),
  area: z.string().nullable(),
  audience: z.string().nullable(),
  staffOnly: z.boolean(),
  held: z.boolean(),
  attended: z.number().int().nullable(),
  countedHow: z.string().nullable(),
  invited: z.number().int().nullable(),
  languages: z.array(z.string()),
  accessProvided: z.array(z.string()),
  captureMethod: z.string().nullable(),
  phaseId: Id.nullable(),
  hostOrganisationId: Id.nullable(),
  cameOfIt: z.string().nullable(),
  /** Comments and notes that were made there and that are in the inbox. */
  notes: z.number().int(),
})
export type DeskEvent = z.output<typeof DeskEvent>

/** What everybody may know of an event; those for staff only are in no list. */
export const PublicEvent = DeskEvent.pick({
  ref: true,
  title: true,
  kind: true,
  day: true,
  dayWording: true,
  starts: true,
  ends: true,
  venue: true,
  place: true,
  audience: true,
  held: true,
  attended: true,
  countedHow: true,
  languages: true,
  accessProvided: true,
  cameOfIt: true,
}).extend({
  host: z.string().nullable(),
  /** Comments and notes made there, and how many of them have been answered in public. */
  comments: z.number().int(),
  answered: z.number().int(),
})
export type PublicEvent = z.output<typeof PublicEvent>

export const EventsPageProps = z.object({
  consultation: z.object({ slug: z.string(), title: z.string() }),
  /** The soonest first. */
  coming: z.array(PublicEvent),
  /** The latest first, as many as fit on a page. */
  past: z.array(PublicEvent),
  /** Past ones that are not shown. */
  more: z.number().int(),
  choices: z.object({ places: z.array(z.string()), months: z.array(z.string()), audiences: z.array(z.string()) }),
  chosen: EventQuery,
  /** What is chosen, as an address has it: with its `?`, or empty. */
  query: z.string(),
  translations: Translations,
})
export type EventsPageProps = z.output<typeof EventsPageProps>
