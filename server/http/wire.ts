import { z } from 'zod'

/** A moment: ISO 8601 UTC on the wire, `Date` in code. */
export const Instant = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
})

/** A calendar day, `YYYY-MM-DD` everywhere: a due day has no time zone. */
export const Day = z.iso
  .date({
    error: ({ input }) =>
      input === '' ? 'Please choose a day.' : 'Please give a day as year-month-day, for example 2026-05-31.',
  })
  .refine((day) => day >= '1000', 'Please give the year in four digits, for example 2026-05-31.')
export type Day = z.output<typeof Day>

/** A field that a form sends empty when it was left out. */
export const emptyAsAbsent = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional()).optional()

export const Id = z.uuid('That is not one of our ids.')

/** Browsers end a line with CR LF, files with either: a text of ours has one kind of line end, however it came. */
export const oneLineEnd = (text: string): string => text.replace(/\r\n?/g, '\n')

/** Text from outside, of any kind: only what a text store can hold. Its longest length is set where it is used. */
export const Text = (missing?: string, what = 'this') =>
  z
    .string(missing)
    .overwrite(oneLineEnd)
    .refine((text) => !text.includes('\u0000'), {
      message: `Something in ${what} cannot be shown. Please type it again.`,
    })
    .refine((text) => text.isWellFormed(), {
      message: 'One of your emoji is broken. Please type it again.',
    })

/** Words of a person or officer, kept as they were typed. */
export const Words = (most: number, what = 'this') =>
  Text(undefined, what).refine((text) => text.length <= most, {
    message: keepTo(most, what),
  })

const keepTo = (most: number, what?: string) =>
  `Please keep ${what === undefined ? '' : `${what} `}to ${most.toLocaleString('en-GB')} characters.`

/** A field that must be filled in. @param missing  the refusal where it is empty */
export const Filled = (most: number, missing: string) => Text(missing).trim().min(1, missing).max(most, keepTo(most))

const shortestSentence = 10
/** A reason takes a sentence: of a word or two, those who read it learn nothing. */
export const isSentence = (text: string | null | undefined): text is string =>
  (text ?? '').trim().length >= shortestSentence
/** A reason that must be given. @param missing  the refusal of anything shorter than a sentence */
export const Sentence = (most: number, missing: string, what?: string) =>
  Text(missing, what).trim().min(shortestSentence, missing).max(most, keepTo(most, what))

/** A field that may be left empty. @param what  how it is called where it is too long */
export const Maybe = (most: number, what?: string) =>
  emptyAsAbsent(
    Text(undefined, what)
      .trim()
      .max(most, keepTo(most, what))
      .transform((text) => text || undefined),
  )

const no = new Set(['', 'no', 'false', 'off', '0'])

/** A box that is ticked: a form sends a word or nothing, a program true or false. “false” as a word is no. */
export const Ticked = () =>
  z
    .union([
      z.boolean(),
      z.null().transform(() => false),
      Text().transform((word) => !no.has(word.trim().toLowerCase())),
    ])
    .default(false)

/** Several lines of one field, or a list of them; empty ones are left out. */
export const Lines = () =>
  z
    .union([
      z.array(Text().max(2_000)).max(200),
      Text()
        .max(20_000)
        .transform((all) => all.split('\n')),
    ])
    .transform((all) => all.map((line) => line.trim()).filter(Boolean))

// The range of PostgreSQL's integer.
const least = -2_147_483_648
const greatest = 2_147_483_647

/** A whole number in an address or a form, where it is text; nothing that our integers cannot hold. */
export const Whole = () =>
  z.coerce
    .number('Please give a whole number.')
    .int('Please give a whole number.')
    .min(least, 'Please give a greater number.')
    .max(greatest, 'Please give a smaller number.')

/** A whole number in JSON. */
export const Integer = () => z.number().int().min(least).max(greatest)

/** RFC 9457 problem details: every error of the API. `fields` names each field that does not fit, in plain words. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  fields: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
})
export type Problem = z.output<typeof Problem>

/** A page of a list: `next` is the key to ask with as `after`; null at the end. */
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })

/** A bar of a chart or a choice in a filter, with how many there are. Every page shows `unit` beside it. */
export const Count = z.object({ key: z.string(), label: z.string(), count: z.number().int() })
export type Count = z.output<typeof Count>

/** What making something answers, where its id is all that there is to say. */
export const Made = z.object({ id: Id })

/** The body of an action that asks for nothing more: none, or an empty one. */
export const Nothing = z.preprocess((value) => value ?? {}, z.object({}))

const absent = (value: unknown) => (value === '' || value === undefined ? null : value)
/** Left out, empty and null are the same: a form sends what was not filled in as an empty text. */
export const orNull = <T extends z.ZodType>(schema: T) => z.preprocess(absent, schema.nullable())
/** One field's words without the spaces around them; null where there are none. */
export const line = (most: number, what: string) =>
  orNull(Words(most, what).transform((text) => text.trim())).transform((text) => text || null)
/** Rows of a form that grows. */
export const rows = <T extends z.ZodType>(row: T, most: number, what: string) =>
  z.array(row).max(most, `Please keep to ${most} ${what}.`).default([])
/** What a page sees of a type: moments have become ISO texts on the way. */
export type Shown<T> = T extends Date
  ? string
  : T extends (infer Item)[]
    ? Shown<Item>[]
    : T extends object
      ? { [Key in keyof T]: Shown<T[Key]> }
      : T
