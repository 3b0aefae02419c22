import { z } from 'zod'
import { Basis } from '../contract.ts'
import {
  Day,
  emptyAsAbsent,
  Id,
  Instant,
  Text,
  Whole,
  Filled,
  Maybe,
  Lines,
  Sentence,
  Ticked,
} from '../../http/wire.ts'

const headcount = emptyAsAbsent(Whole().min(0, 'Please give 0 or more.'))
const Slug = Text()
  .trim()
  .regex(/^[a-z0-9][a-z0-9-]{1,60}$/, 'Please use small letters, digits and hyphens, for example care-closer-to-home.')

/** Up to which change of the consultation its editor had seen it: what a colleague changed since is not set back unseen. */
const seen = emptyAsAbsent(Id)

/** One exercise of asking, before it has phases, points or questions. */
export const ConsultationDraft = z.object({
  seen,
  title: Filled(200, 'Please give it a title.'),
  slug: Slug,
  ref: Filled(40, 'Please give it a short reference, for example BCT-2026.'),
  kind: z.enum(['engagement', 'formal-consultation'], 'Please choose what kind it is.'),
  summary: Filled(2_000, 'Please say in a sentence or two what it is about.'),
  /** Gunning's first principle: people are asked while it can still change. */
  whatCanChange: Lines().refine((all) => all.length > 0, 'Please say what can still change, one thing a line.'),
  whatCannotChange: Lines().refine((all) => all.length > 0, 'Please say what cannot change, one thing a line.'),
  areas: Lines().default([]),
  responsePrefix: Text()
    .trim()
    .regex(/^[A-Z][A-Z0-9]{0,9}$/, 'Please use capitals and digits, for example YS; responses are then YS-01, YS-02…')
    .default('YS'),
  privacyNotice: Maybe(5_000),
  responseDueBy: emptyAsAbsent(Day),
  /** Ask who takes part, in optional questions about equality: `yes` or `no`. */
  asksEquality: z.enum(['yes', 'no']).default('no'),
  /** Why people have less than six weeks, or weeks in which many are away. */
  lengthReason: Maybe(500),
  /** Why it is changed, once everybody can read it. */
  changeReason: Maybe(500),
})
export type ConsultationDraft = z.output<typeof ConsultationDraft>

export const PhaseDraft = z.object({
  name: Filled(100, 'Please name the phase.'),
  code: Text()
    .trim()
    .regex(/^[a-z0-9][a-z0-9-]{0,60}$/, 'Please use small letters, digits and hyphens.'),
  asks: Ticked(),
  lateUntil: emptyAsAbsent(Day),
  note: Maybe(500),
})
export type PhaseDraft = z.output<typeof PhaseDraft>

/** A planned date is never overwritten: what was said before stays, with who said it and why it moved. */
export const PhaseDateDraft = z
  .object({
    boundary: z.enum(['start', 'end']),
    day: emptyAsAbsent(Day),
    wording: Maybe(200),
    saidBy: Maybe(200),
    reason: Maybe(500),
    recordedOn: emptyAsAbsent(Day),
    recordedOnWording: Maybe(50),
    /** What the new date makes of the late period, and of the day by which we answer. */
    lateUntil: emptyAsAbsent(Day),
    responseDueBy: emptyAsAbsent(Day),
    seen,
  })
  .refine((date) => date.day !== undefined || date.wording !== undefined, {
    path: ['day'],
    message: 'Please give the day, or say in words when it will be.',
  })
export type PhaseDateDraft = z.output<typeof PhaseDateDraft>

export const PointDraft = z.object({ title: Filled(300, 'Please say what the point is.'), summary: Maybe(2_000) })
export type PointDraft = z.output<typeof PointDraft>
export const PointChange = PointDraft.extend({ reason: Maybe(500), seen })
export type PointChange = z.output<typeof PointChange>

export const QuestionDraft = z.object({
  text: Filled(500, 'Please write the question.'),
  hint: Maybe(500),
  point: emptyAsAbsent(Whole()),
  /** By what law it is asked: needed once the consultation is public. */
  basis: emptyAsAbsent(Basis),
})
export type QuestionDraft = z.output<typeof QuestionDraft>

/** A question as it is to read; `position` is where it then stands among the others, from 1. */
export const QuestionChange = QuestionDraft.omit({ basis: true }).extend({
  position: emptyAsAbsent(Whole().min(1)),
  seen,
})
export type QuestionChange = z.output<typeof QuestionChange>

export const PhaseChange = PhaseDraft.omit({ code: true }).extend({ seen })
export type PhaseChange = z.output<typeof PhaseChange>

/**
 * What each group may do with this consultation's responses: `{ "<group id>": "advise" }`; a group that is left out is not asked.
 * `reason`: why one that had to approve no longer has to; everybody reads it.
 */
export const ReviewersDraft = z
  .object({ reason: Maybe(1_000), seen })
  .catchall(emptyAsAbsent(z.enum(['advise', 'assure', 'approve'], 'Please choose one of these.')))
  .refine(
    (given) => Object.keys(given).every((key) => key === 'reason' || key === 'seen' || Id.safeParse(key).success),
    {
      message: 'Please name each group by its id.',
    },
  )
export type ReviewersDraft = z.output<typeof ReviewersDraft>

/** The organisations whose officers read the comments and answer in their own name: exactly these. */
export const OwnersDraft = z.object({ organisations: z.array(Id).max(100) })
export type OwnersDraft = z.output<typeof OwnersDraft>

/** `reason`: why the board that had to resolve no longer has to; everybody reads it. */
export const BoardDraft = z.object({ board: emptyAsAbsent(Id), reason: Maybe(1_000) })
export type BoardDraft = z.output<typeof BoardDraft>

/** How what changes a public response goes live: the consultation chooses. `costs`: said beside each choice. */
export const laterRules = {
  'second-look': {
    label: 'At once; a second officer looks within a day',
    costs: 'Readers see it without delay. What is wrong stands in public until somebody looks, a day at most.',
  },
  'second-officer': {
    label: 'Only once a second officer agrees',
    costs: 'Nothing wrong is seen by readers. News waits until a colleague has time, at night and at weekends too.',
  },
} as const
export const LaterRule = z.enum(
  Object.keys(laterRules) as [keyof typeof laterRules],
  'Please choose how later changes become public.',
)
export type LaterRule = z.output<typeof LaterRule>

/** `reason`: why a second officer need no longer agree first; everybody can read it. */
export const LaterRuleDraft = z.object({ later: LaterRule, reason: Maybe(1_000) })
export type LaterRuleDraft = z.output<typeof LaterRuleDraft>

const kept = Filled(300, 'Please say for how long, for example: until five years after it ends.')
/** The address of a document that we keep ourselves. */
export const ownDocument = /^\/documents\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** A new version of who is responsible; beside the fields the basis of each question: `{ "<question id>": "statutory-task" }`. */
export const PrivacyDraft = z
  .object({
    controller: Filled(500, 'Please say which organisations are responsible.'),
    contact: Filled(500, 'Please say how people reach those who look after their data.'),
    keepsContact: kept,
    keepsComments: kept,
    keepsFigures: kept,
    keepsAnswers: kept,
    policy: emptyAsAbsent(
      z.union(
        [Text().regex(ownDocument), z.url({ protocol: /^https$/ }).max(500)],
        'Please give the whole address, which begins with https://.',
      ),
    ),
    seen,
  })
  .catchall(emptyAsAbsent(Basis))
export type PrivacyDraft = z.output<typeof PrivacyDraft>

/** Why a consultation is not shown for a time: everybody reads it at its address. */
export const OfflineReason = z.object({
  reason: Sentence(1_000, 'Please say why, in a sentence that everybody can read at its address.'),
})
export type OfflineReason = z.output<typeof OfflineReason>

/** Days on which comments were taken as late because the consultation was closed by mistake. */
export const NewMistakenClosure = z.object({
  fromDay: Day,
  toDay: Day,
  reason: Sentence(1_000, 'Please say in a sentence what the mistake was: everybody can read it.'),
})
export type NewMistakenClosure = z.output<typeof NewMistakenClosure>
export const MistakenClosure = NewMistakenClosure.extend({
  id: Id,
  by: z.string(),
  at: Instant,
  /** Who agreed, and how many comments are no longer late; null while nobody has. */
  agreedBy: z.string().nullable(),
  comments: z.number().int().nullable(),
  /** Whether the reader is the second person who may. */
  mayAgree: z.boolean(),
})
export type MistakenClosure = z.output<typeof MistakenClosure>

/** Why answers are late: everybody reads it beside the word “late”. */
export const LateReasonDraft = z.object({
  reason: Filled(1_000, 'Please say why, in a sentence that everybody can read.'),
})
export type LateReasonDraft = z.output<typeof LateReasonDraft>

export const EventDraft = z.object({
  ref: Filled(30, 'Please give it a reference, for example E18.'),
  title: Filled(200, 'Please name the event.'),
  kind: Filled(60, 'Please say what kind of event it is.'),
  day: emptyAsAbsent(Day),
  dayWording: Maybe(100),
  starts: Maybe(10),
  ends: Maybe(10),
  venue: Maybe(200),
  place: Maybe(100),
  area: Maybe(100),
  audience: Maybe(200),
  staffOnly: Ticked(),
  attended: headcount,
  countedHow: Maybe(100),
  invited: headcount,
  languages: Lines().default([]),
  accessProvided: Lines().default([]),
  captureMethod: Maybe(200),
  held: Ticked(),
  phaseId: emptyAsAbsent(Id),
  hostOrganisationId: emptyAsAbsent(Id),
  /** What was done because of it, in words for everybody. */
  cameOfIt: Maybe(2_000),
})
export type EventDraft = z.output<typeof EventDraft>

/** Which events to list. `month` is `YYYY-MM`. */
export const EventQuery = z.object({
  place: emptyAsAbsent(Text().max(100)),
  month: emptyAsAbsent(Text().regex(/^\d{4}-\d{2}$/)),
  audience: emptyAsAbsent(Text().max(200)),
})
export type EventQuery = z.output<typeof EventQuery>

const AreaLine = z.object({
  area: Text().trim().min(1).max(100),
  people: z.number().int().min(1).max(100_000_000).nullable(),
  across: z.number().int().min(1, 'Columns are 1 to 12.').max(12, 'Columns are 1 to 12.'),
  down: z.number().int().min(1, 'Rows are 1 to 12.').max(12, 'Rows are 1 to 12.'),
})

/** Who lives where, and the schematic map. A form sends an area a line: “Melton; 51,000; 5, 2”, column from the west, row from the north. */
export const AreasDraft = z.object({
  lines: z.union([z.array(AreaLine).max(144), Text().max(20_000)]).transform((given, context) => {
    if (typeof given !== 'string') return given
    const lines = given.split('\n').map((line) => line.trim())
    return lines.filter(Boolean).flatMap((line) => {
      const [, area = '', people = '', across, down] = /^([^;]+);([\d,\s]*);\s*(\d+)\s*,\s*(\d+)$/.exec(line) ?? []
      const number = people.replace(/[,\s]/g, '')
      const read = AreaLine.safeParse({
        area,
        people: number === '' ? null : Number(number),
        across: Number(across),
        down: Number(down),
      })
      if (read.success) return [read.data]
      context.addIssue({ code: 'custom', message: `Please write “${line}” as area; people; column, row.` })
      return []
    })
  }),
  source: Maybe(300),
})
export type AreasDraft = z.output<typeof AreasDraft>
