import { z } from 'zod'
import { Outcome } from '../responses/vocabulary.ts'
import { EasyRead, Translations } from '../http/languages/contract.ts'
import { Changes } from '../programmes/contract.ts'
import { Day, Text } from '../http/wire.ts'
import { type LawfulBasis, lawfulBases } from './vocabulary.ts'

export const Basis = z.enum(Object.keys(lawfulBases) as [LawfulBasis], 'Please choose by what law it is asked.')

/** Where a phase is today, worked out from its dates. */
export const PhaseState = z.enum(['planned', 'open', 'closed', 'undated'])

/** One thing that was said about a planned date: the last holds, the earlier ones stay readable. */
export const PlannedDate = z.object({
  boundary: z.enum(['start', 'end']),
  day: Day.nullable(),
  wording: z.string().nullable(),
  saidBy: z.string().nullable(),
  reason: z.string().nullable(),
  recordedOn: Day.nullable(),
  recordedOnWording: z.string().nullable(),
})
export type PlannedDate = z.output<typeof PlannedDate>

export const Phase = z.object({
  code: z.string(),
  name: z.string(),
  /** People may send comments while it is open. */
  asks: z.boolean(),
  startsOn: Day.nullable(),
  endsOn: Day.nullable(),
  lateUntil: Day.nullable(),
  state: PhaseState,
  /** It was planned to begin on this day, which has passed, and has no day now: it did not open. */
  unopenedOn: Day.nullable(),
  note: z.string().nullable(),
  /** Newest first. */
  dates: z.array(PlannedDate),
})
export type Phase = z.output<typeof Phase>

export const Question = z.object({
  id: z.uuid(),
  position: z.number().int(),
  /** The consultation point it belongs to, by number. */
  point: z.number().int().nullable(),
  text: z.string(),
  hint: z.string().nullable(),
})
export type Question = z.output<typeof Question>

export const Point = z.object({ number: z.number().int(), title: z.string(), summary: z.string().nullable() })

/** Who is responsible for what people send, for how long it is kept, and by what law each question is asked. */
export const PrivacyStatement = z.object({
  /** From 1; a new one is added, none is ever changed. */
  version: z.number().int(),
  since: Day,
  controller: z.string(),
  contact: z.string(),
  keepsContact: z.string(),
  keepsComments: z.string(),
  keepsFigures: z.string(),
  keepsAnswers: z.string(),
  /** The address of the appropriate policy document. */
  policy: z.string().nullable(),
  bases: z.array(z.object({ question: z.uuid(), basis: Basis })),
})
export type PrivacyStatement = z.output<typeof PrivacyStatement>

export const Consultation = z.object({
  slug: z.string(),
  ref: z.string(),
  title: z.string(),
  kind: z.enum(['engagement', 'formal-consultation']),
  summary: z.string(),
  /** Comments are taken today. */
  open: z.boolean(),
  /** Comments sent today are taken and marked late. */
  late: z.boolean(),
  closesOn: Day.nullable(),
  /** Whole days left after today; 0 on the last day. */
  daysLeft: z.number().int().nullable(),
  whatCanChange: z.array(z.string()),
  whatCannotChange: z.array(z.string()),
  areas: z.array(z.string()),
  phases: z.array(Phase),
  points: z.array(Point),
  questions: z.array(Question),
  /** It also asks who takes part: optional questions about equality. */
  asksEquality: z.boolean(),
  documents: z.array(
    z.object({
      title: z.string(),
      version: z.string().nullable(),
      formats: z.array(z.string()),
      languages: z.array(z.string()),
      url: z.string().nullable(),
    }),
  ),
  /** Beside `documents`: made by people, the newest first. */
  easyRead: z.array(EasyRead),
  privacyNotice: z.string().nullable(),
  privacy: PrivacyStatement.nullable(),
  responseDueBy: Day.nullable(),
  /** What was changed since it became public, the newest first. `checked`: a second person has looked at it. */
  changes: Changes,
  translations: Translations,
})
export type Consultation = z.output<typeof Consultation>

export const ConsultationParams = z.object({ slug: Text().max(100) })

/** What a list of consultations shows of each. */
export const ConsultationSummary = Consultation.pick({
  slug: true,
  title: true,
  summary: true,
  open: true,
  late: true,
  closesOn: true,
  daysLeft: true,
  phases: true,
  responseDueBy: true,
  translations: true,
})
export type ConsultationSummary = z.output<typeof ConsultationSummary>

export const HomePageProps = z.object({
  programme: z.string(),
  strapline: z.string().nullable(),
  /** Nobody has an account yet: the first visitor sets the installation up. */
  empty: z.boolean(),
  open: z.array(ConsultationSummary),
  planned: z.array(ConsultationSummary),
  closed: z.array(ConsultationSummary),
  /** The responses published last, the newest first. */
  answered: z.array(
    z.object({
      ref: z.string(),
      url: z.string(),
      youSaid: z.string(),
      weDid: z.string(),
      outcome: Outcome,
      publishedOn: Day,
      translations: Translations,
    }),
  ),
})
export type HomePageProps = z.output<typeof HomePageProps>

/** Every published consultation, by whether people can comment today. */
export const ConsultationsPageProps = HomePageProps.pick({ open: true, planned: true, closed: true })
export type ConsultationsPageProps = z.output<typeof ConsultationsPageProps>

/** By when answers are due; `late` once that day has passed and comments are still in hand. */
export const Due = z.object({
  by: Day,
  late: z.object({ days: z.number().int(), inHand: z.number().int(), reason: z.string().nullable() }).nullable(),
})
export type Due = z.output<typeof Due>

/** In place of its page while it is offline. */
export const OfflinePageProps = z.object({
  title: z.string(),
  reason: z.string(),
  since: Day,
  contactLine: z.string().nullable(),
})
export type OfflinePageProps = z.output<typeof OfflinePageProps>

export const ConsultationPageProps = z.object({
  consultation: Consultation,
  contactLine: z.string().nullable(),
  localHelp: z.string().nullable(),
  due: Due.nullable(),
  /** There are events that everybody may know of. */
  events: z.boolean(),
})
export type ConsultationPageProps = z.output<typeof ConsultationPageProps>
