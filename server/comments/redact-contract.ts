import { z } from 'zod'
import { Id, Instant, Words, Text, emptyAsAbsent } from '../http/wire.ts'

export const Span = z.object({ start: z.number().int(), end: z.number().int() })

export const personalKinds: Record<string, { label: string; placeholder: string }> = {
  name: { label: 'name', placeholder: '[name removed]' },
  'staff-name': { label: 'name of staff', placeholder: '[name removed]' },
  place: { label: 'place', placeholder: '[place removed]' },
  address: { label: 'address', placeholder: '[place removed]' },
  postcode: { label: 'postcode', placeholder: '[place removed]' },
  phone: { label: 'telephone number', placeholder: '[number removed]' },
  'record-number': { label: 'record number', placeholder: '[number removed]' },
  'nhs-number': { label: 'NHS number', placeholder: '[number removed]' },
  email: { label: 'e-mail address', placeholder: '[address removed]' },
  date: { label: 'date', placeholder: '[date removed]' },
  vehicle: { label: 'car registration', placeholder: '[number removed]' },
  handle: { label: 'name on social media', placeholder: '[address removed]' },
  'account-number': { label: 'account or card number', placeholder: '[number removed]' },
  role: { label: 'post or description that fits one person', placeholder: '[description removed]' },
}
const otherPersonal = { label: 'personal detail', placeholder: '[detail removed]' }
export const personalKind = (kind: string) => personalKinds[kind] ?? otherPersonal

export const PersonalMark = Span.extend({ kind: z.string() })
export type PersonalMark = z.output<typeof PersonalMark>

/** The words with everything that seems to name a person replaced: a suggestion for an officer to read, never a publication. */
export function withoutPersonal(body: string, marks: PersonalMark[]): string {
  let text = ''
  let at = 0
  for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (mark.start < at || mark.end > body.length) continue
    text += body.slice(at, mark.start) + personalKind(mark.kind).placeholder
    at = mark.end
  }
  return text + body.slice(at)
}

/** A piece of the public words that still looks like personal data, and why an officer lets it stand. */
export const StandingMark = PersonalMark.extend({ words: z.string(), reason: z.string() })
export type StandingMark = z.output<typeof StandingMark>

export const Redaction = z.object({
  id: Id,
  publicBody: z.string(),
  reason: z.string(),
  by: z.string(),
  at: Instant,
  /** Empty where nothing of it looks like personal data. */
  standing: z.array(StandingMark),
  /** Who agreed that the marks may stand; null while nobody has, and where there are none. */
  confirmedBy: z.string().nullable(),
  /** The reader saved it, so somebody else has to agree. */
  mine: z.boolean(),
})
export type Redaction = z.output<typeof Redaction>

export const redactionReasons = {
  'names-person': 'Names or identifies a person',
  'small-place': 'Could identify somebody in a small place or service',
  'health-detail': 'Details of somebody’s health',
  defamatory: 'Could be unfair to somebody who is named or can be guessed',
  offensive: 'Offensive words',
  shortened: 'Shortened to what is quoted',
  none: 'Nothing to take out: cleared as it stands',
} as const

export const NewRedaction = z.object({
  publicBody: Words(20_000, 'the public words').refine((text) => text.trim() !== '', {
    message: 'Please leave some words for the public to read.',
  }),
  reason: Text('Please say why.')
    .trim()
    .min(1, 'Please say why.')
    .max(500, 'Please keep the reason to 500 characters.'),
  /** The redaction that this one was made from; null or absent if there was none. */
  basedOn: emptyAsAbsent(Id),
  /** Why each piece that still looks like personal data may stay: its words as they stand in `publicBody`. */
  kept: z
    .array(
      z.object({
        words: Text().max(300),
        reason: Text().trim().max(500, 'Please keep the reason to 500 characters.'),
      }),
    )
    .max(200)
    .optional(),
})
export type NewRedaction = z.output<typeof NewRedaction>
