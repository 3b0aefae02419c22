import { z } from 'zod'
import { Email } from '../http/email.ts'
import { Day, emptyAsAbsent, Id, Text, Filled, Maybe } from '../http/wire.ts'

const seats = z.coerce
  .number('Please give a number.')
  .int('Please give a whole number.')
  .min(0, 'Please give 0 or more.')
  .max(100)
  .default(0)

export const OrganisationDraft = z.object({
  name: Filled(200, 'Please name the organisation.'),
  shortName: Filled(60, 'Please give its short name.'),
  kind: Filled(60, 'Please say what it is, for example trust, council, voluntary group.'),
})
export type OrganisationDraft = z.output<typeof OrganisationDraft>

/** Everything but its name, which changes from a day on. */
export const OrganisationChange = OrganisationDraft.omit({ name: true })
  .extend({ activeFrom: emptyAsAbsent(Day), activeUntil: emptyAsAbsent(Day) })
  .refine(({ activeFrom, activeUntil }) => !activeFrom || !activeUntil || activeFrom <= activeUntil, {
    path: ['activeUntil'],
    message: 'It cannot end before it began.',
  })
export type OrganisationChange = z.output<typeof OrganisationChange>

/** A new name from a day on; the former one is kept, and the log of earlier days still shows it. */
export const Rename = z.object({
  name: Filled(200, 'Please give the new name.'),
  from: Day,
})
export type Rename = z.output<typeof Rename>

export const GroupDraft = z.object({
  name: Filled(200, 'Please name the group.'),
  kind: Filled(60, 'Please say what it is, for example board, patient group.'),
  mandate: z.enum(['advise', 'assure', 'approve'], 'Please choose what it may do.'),
  organisationId: emptyAsAbsent(Id),
  termsOfReference: Maybe(5_000),
})
export type GroupDraft = z.output<typeof GroupDraft>
export const GroupChange = GroupDraft.omit({ name: true })
export type GroupChange = z.output<typeof GroupChange>

/** A seat is a post; the person who signs in is named only where they speak for the group here. */
export const SeatDraft = z.object({
  post: Filled(200, 'Please say which post the seat is, for example Patient representative, Melton.'),
  personId: emptyAsAbsent(Id),
  /** For somebody without an account: a draft that the group is asked about goes to this address. */
  email: emptyAsAbsent(Email),
  seatedFrom: emptyAsAbsent(Day),
})
export type SeatDraft = z.output<typeof SeatDraft>
export const SeatChange = SeatDraft.pick({ post: true, seatedFrom: true })
export type SeatChange = z.output<typeof SeatChange>
export const SeatAddress = z.object({
  email: Email,
})
export type SeatAddress = z.output<typeof SeatAddress>
export const SeatEnd = z.object({ seatedUntil: Day })

export const WorkstreamDraft = z
  .object({
    name: Filled(200, 'Please name the workstream.'),
    leadOrganisationId: emptyAsAbsent(Id),
    publicSeats: seats,
    publicSeatsFilled: seats,
  })
  .refine((given) => given.publicSeatsFilled <= given.publicSeats, {
    path: ['publicSeatsFilled'],
    message: 'There cannot be more seats filled than there are.',
  })
export type WorkstreamDraft = z.output<typeof WorkstreamDraft>

const names = z.array(z.object({ name: z.string(), usedFrom: Day.nullable(), usedUntil: Day.nullable() }))
export const Bodies = z.object({
  organisations: z.array(
    z.object({
      id: Id,
      name: z.string(),
      shortName: z.string(),
      kind: z.string(),
      activeFrom: Day.nullable(),
      activeUntil: Day.nullable(),
      former: names,
    }),
  ),
  groups: z.array(
    z.object({
      id: Id,
      name: z.string(),
      kind: z.string(),
      mandate: z.enum(['advise', 'assure', 'approve']),
      organisationId: Id.nullable(),
      termsOfReference: z.string().nullable(),
      former: names,
      seats: z.array(
        z.object({
          id: Id,
          post: z.string(),
          person: z.string().nullable(),
          /** Whether drafts can be sent to it: an account, or an address of which somebody else made sure. */
          address: z.enum(['account', 'unconfirmed', 'confirmed']).nullable(),
          /** Who entered the address. */
          addressBy: z.string().nullable(),
          /** Who gave the seat; null for one that was there before this was kept. */
          seatedBy: z.string().nullable(),
          /** What it says counts for the group once somebody else has confirmed it. */
          waits: z.boolean(),
          /** Somebody who neither gave it nor sits on it has said that it is its member’s. */
          confirmed: z.boolean(),
          seatedFrom: Day.nullable(),
          seatedUntil: Day.nullable(),
        }),
      ),
    }),
  ),
  workstreams: z.array(
    z.object({
      id: Id,
      number: z.number().int(),
      name: z.string(),
      leadOrganisationId: Id.nullable(),
      lead: z.string().nullable(),
      publicSeats: z.number().int(),
      publicSeatsFilled: z.number().int(),
    }),
  ),
  people: z.array(z.object({ id: Id, name: z.string() })),
})
export type Bodies = z.output<typeof Bodies>

const white = 1
/** The contrast of a colour (`#rrggbb`) with white, 1–21. @see WCAG 2.2, “relative luminance” and “contrast ratio” */
function contrastWithWhite(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return (white + 0.05) / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

export const ProgrammeSettings = z
  .object({
    name: Filled(200, 'Please name the programme.'),
    area: Filled(200, 'Please say which area it is for.'),
    strapline: Maybe(200),
    colour: Text()
      .trim()
      .toLowerCase()
      .regex(/^#[0-9a-f]{6}$/, 'Please give the colour as # and six digits or letters a to f, for example #0b5a6f.')
      .refine((colour) => !/^#[0-9a-f]{6}$/.test(colour) || contrastWithWhite(colour) >= 4.5, {
        message: 'White letters would be hard to read on this colour. Please choose a darker one.',
      }),
    notice: Maybe(500),
    contactLine: Maybe(300),
    /** Answers to our mails go there, and reports of weaknesses. */
    replyTo: emptyAsAbsent(Email),
    /** Who helps at once, here: a line without a number would help nobody. */
    localHelp: Maybe(500).refine((line) => !line || (line.match(/\d/g) ?? []).length >= 3, {
      message: 'Please give a telephone number: people look here when somebody needs help now.',
    }),
    /** The days that the accessibility statement gives: the law asks for the first two. */
    accessibilityPreparedOn: emptyAsAbsent(Day),
    accessibilityReviewedOn: emptyAsAbsent(Day),
    accessibilityTestedOn: emptyAsAbsent(Day),
  })
  .refine(
    (given) =>
      !given.accessibilityReviewedOn ||
      !given.accessibilityPreparedOn ||
      given.accessibilityReviewedOn >= given.accessibilityPreparedOn,
    {
      path: ['accessibilityReviewedOn'],
      message: 'It was reviewed before it was prepared: please look at both days.',
    },
  )
export type ProgrammeSettings = z.output<typeof ProgrammeSettings>
