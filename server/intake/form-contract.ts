import { z } from 'zod'
import { Consultation } from '../consultations/contract.ts'
import { Answer } from '../notices/vocabulary.ts'
import { longestComment, ReceiptView } from './contract.ts'
import { equalityFields } from './equality-vocabulary.ts'

/** The name and id of the box for a question; 0 is the one box of a consultation without questions. */
export function answerField(question: number): string {
  return `answer-${question}`
}

/** The boxes of a consultation's form, in order. */
export function boxesOf(consultation: Pick<Consultation, 'questions'>) {
  const boxes = consultation.questions.map(({ position, text, hint }) => ({ question: position, text, hint }))
  return boxes.length > 0 ? boxes : [{ question: 0, text: 'What do you want to tell us?', hint: null }]
}

/** Chosen in the list of areas by who is from none of them. */
export const otherArea = 'other'

/** Every field but the boxes; a browser sends back exactly these, so that nothing typed is lost between the pages. */
export const fixedFields = [
  'key',
  'respondentKind',
  'organisation',
  'area',
  'areaOther',
  'consentToQuote',
  'name',
  'email',
  'phone',
  'wantsNews',
  'format',
  ...equalityFields,
] as const

/** What a form holds, by the names of its fields; line ends are single `\n`. A field that was left out is absent. */
export const Typed = z.record(z.string(), z.string())
export type Typed = z.output<typeof Typed>

export const boxHint =
  `Up to ${longestComment.toLocaleString('en-GB')} characters. Please don’t name people, ` +
  'or give details from which somebody could be recognised.'

const Fault = z.object({ field: z.string(), message: z.string() })

export const CommentFormProps = z.object({
  consultation: Consultation,
  typed: Typed,
  faults: z.array(Fault),
  /** Something other than a field: the words could not be written down, or were sent already. */
  problem: z.object({ title: z.string(), detail: z.string() }).nullable(),
  localHelp: z.string().nullable(),
})
export type CommentFormProps = z.output<typeof CommentFormProps>

export const CommentCheckProps = z.object({
  consultation: Consultation,
  typed: Typed,
  /** As it will be sent; an empty text says that nothing was given. */
  answers: z.array(z.object({ field: z.string(), question: z.string(), text: z.string() })),
  about: z.array(z.object({ field: z.string(), label: z.string(), text: z.string() })),
})
export type CommentCheckProps = z.output<typeof CommentCheckProps>

/** Words that could not be taken, for their author to copy. */
export const CommentKeptProps = z.object({
  problem: z.object({ title: z.string(), detail: z.string() }),
  slug: z.string(),
  words: z.array(z.object({ field: z.string(), question: z.string(), text: z.string() })),
  contactLine: z.string().nullable(),
  /** Set where sending again may help: everything that was typed. */
  again: Typed.nullable(),
})
export type CommentKeptProps = z.output<typeof CommentKeptProps>

export const ReceiptPageProps = z.object({
  code: z.string(),
  view: ReceiptView,
  contactLine: z.string().nullable(),
  /** Where receipts are looked up, as it is printed; null where the installation does not know its own name. */
  address: z.string().nullable(),
  /** Responses that say “done”, about which its holder may say whether it is so. */
  asks: z.array(z.object({ ref: z.string(), answer: Answer.nullable() })),
  answered: z.string().nullable(),
})
export type ReceiptPageProps = z.output<typeof ReceiptPageProps>

export const ReceiptLookupProps = z.object({ code: z.string(), fault: z.string().nullable() })
export type ReceiptLookupProps = z.output<typeof ReceiptLookupProps>

export const WithdrawPageProps = z.object({ code: z.string(), comment: ReceiptView.shape.comments.element })
export type WithdrawPageProps = z.output<typeof WithdrawPageProps>
