import { z } from 'zod'
import { Consultation } from '../consultations/contract.ts'
import { languageCodes, type Language } from '../http/languages/vocabulary.ts'
import { NewComment, NewSubmission } from '../intake/contract.ts'
import { Day, Id, Instant, Integer, Text } from '../http/wire.ts'

/** How many receipts a device takes along: so many people can write on it. */
export const codesInKit = 300

const Bytes = (length: number, what: string) =>
  Text().regex(new RegExp(`^[A-Za-z0-9_-]{${Math.ceil((length * 4) / 3)}}$`), `That is not ${what}.`)

/** A device says who it is, by a secret of 32 bytes that it made: the codes of a kit go to one device. */
export const Device = z.object({ device: Bytes(32, 'a secret of a device') })

/** One receipt to be given out, and the idempotency key that it is made from. */
export const Code = z.object({ n: z.number().int(), key: z.string(), receipt: z.string() })
export type Code = z.output<typeof Code>
export const Codes = z.object({ codes: z.array(Code) })

/** What is encrypted on the device as soon as somebody sends it. Each comment names its question by id: numbers may move. */
export const Written = z.object({
  n: Integer().min(1),
  key: Text().max(200),
  writtenAt: Instant,
  submission: NewSubmission.omit({ contact: true, comments: true }).extend({
    comments: z
      .array(NewComment.omit({ question: true }).extend({ questionId: Id.nullable() }))
      .min(1)
      .max(50),
  }),
})
export type Written = z.output<typeof Written>

/** Locked words: an ephemeral public key, a nonce and AES-256-GCM’s text, as base64url. */
export const Envelope = Text()
  .regex(/^[A-Za-z0-9_-]+$/, 'These are no locked words.')
  .max(1_200_000, 'That is more than one person can write.')
export const Sent = z.object({ envelope: Envelope })

/** `held`: it is on disk, and an officer decides; `already`: it had come before. */
export const Arrival = z.enum(['taken', 'already', 'held'])
export type Arrival = z.output<typeof Arrival>
export const Arrived = z.object({ outcome: Arrival })

/** The file that a device saves where there is never a signal. */
export const KitFile = z.object({
  kit: Id,
  event: Text().max(100),
  envelopes: z.array(Envelope).max(codesInKit),
})
export type KitFile = z.output<typeof KitFile>

/** How a kit stands, for the device that has it. */
export const KitState = z.object({ ended: z.boolean(), kept: z.boolean() })
export type KitState = z.output<typeof KitState>

/** What the page in the hall is made of; kept on the device with it. */
export const HallProps = z.object({
  kit: z.object({
    id: Id,
    /** Its secret address: the part after `/hall/`. */
    token: z.string(),
    publicKey: z.string(),
    lastDay: Day,
    takenAt: Instant,
  }),
  event: z.object({ ref: z.string(), title: z.string(), place: z.string().nullable() }),
  consultation: Consultation,
  localHelp: z.string().nullable(),
  /** Languages that the programme offers. */
  offered: z.array(z.enum(languageCodes as [Language])),
  /** Where receipts are looked up, as it is printed; null where the installation does not know its own name. */
  address: z.string().nullable(),
  /** Every file that the device must have, this page among them. */
  files: z.array(z.string()),
  /** The name of the device’s store of files; another edition has another name. */
  cache: z.string(),
})
export type HallProps = z.output<typeof HallProps>

export const KitDraft = z.object({ lastDay: Day })
export type KitDraft = z.output<typeof KitDraft>
export const KitMade = z.object({ id: Id, url: z.string() })

/** A kit as its event’s page at the desk shows it. */
export const KitLine = z.object({
  id: Id,
  takenBy: z.string(),
  takenAt: Instant,
  lastDay: Day,
  keptAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  endedBy: z.string().nullable(),
  codes: z.number().int(),
  /** The highest code that came back: codes are used in their order, so at least so many people have written. */
  usedAtLeast: z.number().int(),
  received: z.number().int(),
  held: z.array(z.object({ reason: z.enum(['ended', 'closed', 'other-words']), count: z.number().int() })),
  lastArrivedAt: Instant.nullable(),
})
export type KitLine = z.output<typeof KitLine>

/** Words of an event that an officer must still take in. */
export const HeldWords = z.object({
  consultation: z.object({ slug: z.string(), title: z.string() }),
  event: z.object({ id: Id, title: z.string() }),
  count: z.number().int(),
  since: Instant,
})
export type HeldWords = z.output<typeof HeldWords>

/** What came of a file that a device had saved. */
export const FileOutcome = z.object({
  taken: z.number().int(),
  already: z.number().int(),
  held: z.number().int(),
  unreadable: z.number().int(),
})
export type FileOutcome = z.output<typeof FileOutcome>

export const HallDeskProps = z.object({
  consultation: z.object({ slug: z.string(), title: z.string() }),
  event: z.object({ id: Id, ref: z.string(), title: z.string(), day: Day.nullable() }),
  kits: z.array(KitLine.extend({ url: z.string() })),
  suggestedDay: Day,
  outcome: FileOutcome.nullable(),
})
export type HallDeskProps = z.output<typeof HallDeskProps>

/** A receipt that was given out and whose words have not arrived. */
export const AwaitedPageProps = z.object({
  code: z.string(),
  event: z.object({ title: z.string(), place: z.string().nullable() }),
  /** When they came, where they are held for an officer; null while they are on the device. */
  heldSince: Instant.nullable(),
  contactLine: z.string().nullable(),
})
export type AwaitedPageProps = z.output<typeof AwaitedPageProps>

export const PaperFormProps = z.object({
  consultation: Consultation,
  contactLine: z.string().nullable(),
  localHelp: z.string().nullable(),
  large: z.boolean(),
})
export type PaperFormProps = z.output<typeof PaperFormProps>

/** Half-typed words, for the person who is typing them and nobody else. */
export const Draft = z.object({
  typed: z.record(z.string(), z.string()),
  language: z.enum(languageCodes as [Language]),
  step: z.enum(['form', 'check']),
  touchedAt: z.number(),
})
export type Draft = z.output<typeof Draft>
