import { z } from 'zod'
import { monthAfter, workingDaysAfter } from '../data/working-days.ts'
import type { FormState } from '../http/action.ts'
import { Day, emptyAsAbsent, Id, Instant, Text, Words } from '../http/wire.ts'

/** What somebody may ask for in a comment, and until when it is to be dealt with. */
export const requestKinds = {
  foi: { label: 'Freedom of information', clock: '20 working days (Freedom of Information Act 2000, section 10)' },
  'subject-access': { label: 'Subject access', clock: 'One month (UK GDPR, article 12)' },
  erasure: { label: 'Erasure', clock: 'One month (UK GDPR, article 12)' },
  complaint: { label: 'Complaint', clock: '20 working days (the programme’s own promise; no day in law)' },
  whistleblowing: { label: 'Whistleblowing', clock: '10 working days to a first reply (no day in law)' },
} as const
export const RequestKind = z.enum(
  Object.keys(requestKinds) as [keyof typeof requestKinds],
  'Please choose what it asks for.',
)
export type RequestKind = z.output<typeof RequestKind>

/** The last day on which a request is dealt with in time. @param arrived the day on which it came, in London */
export function requestDueOn(kind: RequestKind, arrived: Day): Day {
  switch (kind) {
    case 'foi':
    case 'complaint':
      return workingDaysAfter(arrived, 20)
    case 'whistleblowing':
      return workingDaysAfter(arrived, 10)
    case 'subject-access':
    case 'erasure':
      return monthAfter(arrived)
  }
}

export const requestOutcomes = {
  answered: 'Answered',
  refused: 'Refused, with a reason',
  'passed-on': 'Passed on to somebody else',
  'not-a-request': 'Not a request: found by mistake',
} as const
export const RequestOutcome = z.enum(
  Object.keys(requestOutcomes) as [keyof typeof requestOutcomes],
  'Please choose how it ended.',
)
export type RequestOutcome = z.output<typeof RequestOutcome>

export const RequestParams = z.object({ id: Id, kind: RequestKind })

export const NewRequest = z.object({ kind: RequestKind })

/** How a request ends. Its words say what was replied, or why it was refused or passed on. */
export const RequestEnd = z
  .object({
    outcome: RequestOutcome,
    note: emptyAsAbsent(Words(2_000, 'this').transform((text) => text.trim() || undefined)),
  })
  .refine(({ outcome, note }) => outcome === 'not-a-request' || note !== undefined, {
    message: 'Please say what was replied and how, or why it was refused or passed on.',
    path: ['note'],
  })
export type RequestEnd = z.output<typeof RequestEnd>

/** Empty: nobody's any more. */
export const RequestOwner = z.object({ owner: emptyAsAbsent(Id) })
export type RequestOwner = z.output<typeof RequestOwner>

export const RequestsQuery = z.object({
  consultation: emptyAsAbsent(Text().max(100)),
  kind: emptyAsAbsent(RequestKind),
  done: emptyAsAbsent(z.literal('yes')),
})
export type RequestsQuery = z.output<typeof RequestsQuery>

export const RequestLine = z.object({
  commentId: Id,
  kind: RequestKind,
  /** The first 240 characters of the comment. */
  words: z.string(),
  consultation: z.object({ slug: z.string(), title: z.string() }),
  raisedAt: Instant,
  /** Null: the machine. */
  raisedBy: z.string().nullable(),
  dueOn: Day,
  /** Negative when it is late. */
  days: z.number().int(),
  owner: z.object({ id: Id, name: z.string() }).nullable(),
  end: z
    .object({
      outcome: RequestOutcome,
      note: z.string().nullable(),
      by: z.string().nullable(),
      at: Instant,
      /** Ended by its last day. */
      inTime: z.boolean(),
    })
    .nullable(),
})
export type RequestLine = z.output<typeof RequestLine>

export const RequestsPageProps = z.object({
  query: RequestsQuery,
  items: z.array(RequestLine),
  /** Open ones, by what they ask for. */
  open: z.partialRecord(RequestKind, z.number().int()),
  people: z.array(z.object({ id: Id, name: z.string() })),
  me: Id,
  mayChange: z.boolean(),
})
/** The form's state is the server's own type: what a browser is sent imports no server. */
export type RequestsPageProps = z.output<typeof RequestsPageProps> & { formState: FormState }
