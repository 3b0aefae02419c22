import { z } from 'zod'
import { MessageState } from '../followers/contract.ts'
import type { FormState } from '../http/action.ts'
import { Day, emptyAsAbsent, Id, Instant, Text, Words } from '../http/wire.ts'
import {
  type RequestKind as Kind,
  requestKinds,
  type RequestOutcome as Outcome,
  requestOutcomes,
} from './vocabulary.ts'

export const RequestKind = z.enum(Object.keys(requestKinds) as [Kind, ...Kind[]], 'Please choose what it asks for.')
export const RequestOutcome = z.enum(
  Object.keys(requestOutcomes) as [Outcome, ...Outcome[]],
  'Please choose how it ended.',
)

export const RequestParams = z.object({ id: Id, kind: RequestKind })

export const NewRequest = z.object({ kind: RequestKind })

/** How a request ends. Its words say what was replied, or why it was refused or passed on; they are the mail itself where one is sent. */
export const RequestEnd = z
  .object({
    outcome: RequestOutcome,
    note: emptyAsAbsent(Words(5_000, 'this').transform((text) => text.trim() || undefined)),
    send: emptyAsAbsent(z.literal('yes')),
  })
  .refine(({ outcome, note }) => outcome === 'not-a-request' || note !== undefined, {
    message: 'Please say what was replied and how, or why it was refused or passed on.',
    path: ['note'],
  })
export type RequestEnd = z.output<typeof RequestEnd>

/** How whoever asked can be reached, by what was left with the comment. `stopped`: by an address to which they want no mail. */
export const Reachable = z.enum(['email', 'phone', 'stopped', 'nothing'])
export type Reachable = z.output<typeof Reachable>

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
  left: Reachable,
  end: z
    .object({
      outcome: RequestOutcome,
      note: z.string().nullable(),
      by: z.string().nullable(),
      at: Instant,
      /** Ended by its last day. */
      inTime: z.boolean(),
      /** The mail in which the reply goes to whoever asked, if it goes by mail. */
      mail: MessageState.nullable(),
    })
    .nullable(),
})
export type RequestLine = z.output<typeof RequestLine>

export const RequestsPageProps = z.object({
  query: RequestsQuery,
  /** What the address asked for is no filter of this list, so all is shown. */
  unread: z.boolean(),
  items: z.array(RequestLine),
  /** Open ones, by what they ask for. */
  open: z.partialRecord(RequestKind, z.number().int()),
  people: z.array(z.object({ id: Id, name: z.string() })),
  me: Id,
  mayChange: z.boolean(),
  /** What was ended a moment ago, said above the list that it left. */
  ended: z.object({ kind: RequestKind, outcome: RequestOutcome, byMail: z.boolean() }).nullable(),
})
/** The form's state is the server's own type: what a browser is sent imports no server. */
export type RequestsPageProps = z.output<typeof RequestsPageProps> & { formState: FormState }
