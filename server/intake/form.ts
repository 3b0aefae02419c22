import type { Consultation } from '../consultations/contract.ts'
import { faultsOf } from '../http/forms.ts'
import { formats } from '../notices/vocabulary.ts'
import type { Language } from '../http/languages/vocabulary.ts'
import type { FieldFault } from '../http/refusal.ts'
import { longestComment, NewSubmission, respondentKinds } from './contract.ts'
import { equalityField, equalityQuestions } from './equality-vocabulary.ts'
import { answerField, boxesOf, fixedFields, otherArea, type Typed } from './form-contract.ts'

type Asked = Pick<Consultation, 'questions'> & Partial<Pick<Consultation, 'asksEquality'>>

/** What a browser sent, field by field: ours and no other, each once, with `\n` where browsers send `\r\n`. Never throws. */
export function typedIn(body: unknown, isOurs: (field: string) => boolean): Typed {
  const typed: Typed = {}
  for (const [field, value] of Object.entries((body ?? {}) as Record<string, unknown>)) {
    const text: unknown = Array.isArray(value) ? value.at(-1) : value
    if (isOurs(field) && typeof text === 'string') typed[field] = text.replaceAll('\r\n', '\n')
  }
  return typed
}

/** Whether this consultation's form has such a field. */
export function fieldsOf(asked: Asked): (field: string) => boolean {
  const names = new Set<string>([...fixedFields, ...boxesOf(asked).map((box) => answerField(box.question))])
  return (field) => names.has(field)
}

/** Whether a form of ours could have such a field, where it is not known what was asked. */
export function looksLikeField(field: string): boolean {
  return /^answer-\d{1,4}$/.test(field) || (fixedFields as readonly string[]).includes(field)
}

/** What a form says, or what does not fit: `faults` in the order of the page, by the ids of the fields. Never throws. */
export function submissionIn(
  typed: Typed,
  asked: Asked,
  language: Language,
): { submission: NewSubmission; faults?: undefined } | { submission?: undefined; faults: FieldFault[] } {
  const boxes = boxesOf(asked).map((box) => ({ ...box, field: answerField(box.question) }))
  const filled = boxes.filter((box) => typed[box.field]?.trim())
  const reachable = Boolean(typed.email?.trim() || typed.phone?.trim())
  const read = NewSubmission.safeParse({
    comments: filled.map((box) => ({
      body: typed[box.field],
      ...(box.question > 0 && { question: box.question }),
    })),
    respondentKind: typed.respondentKind || undefined,
    organisation: ['organisation', undefined].includes(typed.respondentKind) ? typed.organisation : undefined,
    area: areaIn(typed),
    consentToQuote: typed.consentToQuote === 'yes',
    language,
    equality: asked.asksEquality ? equalityIn(typed) : undefined,
    contact: {
      name: typed.name,
      email: typed.email?.trim(),
      phone: typed.phone,
      wantsNews: typed.wantsNews === 'yes',
      format: typed.format || undefined,
    },
  })
  const own: FieldFault[] = []
  if (filled.length === 0) {
    const message =
      boxes.length > 1 ? 'Please write something in at least one of the boxes.' : 'Please write something.'
    own.push({ field: (boxes[0] as (typeof boxes)[0]).field, message })
  }
  if (typed.respondentKind === 'organisation' && !typed.organisation?.trim())
    own.push({ field: 'organisation', message: 'Please type the name of the organisation or group you speak for.' })
  if (typed.area === otherArea && !typed.areaOther?.trim())
    own.push({ field: 'areaOther', message: 'Please type where you live or work, or choose no area.' })
  if (typed.wantsNews === 'yes' && !reachable)
    own.push({
      field: 'email',
      message: 'Please give an e-mail address or a telephone number, so that we can send you news.',
    })
  const faults = [
    ...(read.error ? faultsOf(read.error).map((fault) => onPage(fault, typed, filled)) : []),
    ...own,
  ].filter((fault) => fault.field !== 'comments')
  if (read.success && faults.length === 0) return { submission: read.data }
  const order = [...boxes.map((box) => box.field), ...fixedFields]
  return { faults: faults.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field)) }
}

/** What the check page says of who is speaking, in the order of the form; an empty text where nothing was given. */
export function aboutIn(given: NewSubmission, typed: Typed): { field: string; label: string; text: string }[] {
  const { contact } = given
  return [
    {
      field: 'respondentKind',
      label: 'You speak as',
      text: given.respondentKind ? respondentKinds[given.respondentKind] : '',
    },
    ...(given.organisation
      ? [{ field: 'organisation', label: 'Organisation or group', text: given.organisation }]
      : []),
    { field: typed.area === undefined ? 'areaOther' : 'area', label: 'Area', text: given.area ?? '' },
    {
      field: 'consentToQuote',
      label: 'May we quote you?',
      text: given.consentToQuote ? 'Yes, without my name' : 'No',
    },
    { field: 'name', label: 'Name', text: contact?.name ?? '' },
    { field: 'email', label: 'E-mail address', text: contact?.email ?? '' },
    { field: 'phone', label: 'Telephone', text: contact?.phone ?? '' },
    { field: 'wantsNews', label: 'Do you want updates?', text: contact?.wantsNews ? 'Yes, please' : 'No' },
    ...(contact?.email || contact?.phone
      ? [
          {
            field: 'format',
            label: 'Do you need this in another format?',
            text: formats[contact.format ?? 'ordinary'],
          },
        ]
      : []),
    ...Object.entries(equalityQuestions).flatMap(([question, { text, choices }]) => {
      const answer = given.equality?.[question as keyof typeof equalityQuestions]
      return answer ? [{ field: equalityField(question), label: text, text: choices[answer as never] as string }] : []
    }),
  ]
}

/** What was chosen; a question that somebody would rather not answer, or passed over, is left out. */
export function equalityIn(typed: Typed): Record<string, string> | undefined {
  const given = Object.keys(equalityQuestions).flatMap((question) => {
    const answer = typed[equalityField(question)]
    return answer ? [[question, answer]] : []
  })
  return given.length > 0 ? (Object.fromEntries(given) as Record<string, string>) : undefined
}

function areaIn(typed: Typed): string | undefined {
  return typed.area === otherArea || !typed.area ? typed.areaOther : typed.area
}

/** The contract names fields by their place in the submission; the page's are named by their boxes. */
function onPage(fault: FieldFault, typed: Typed, filled: { field: string; question: number }[]): FieldFault {
  const [room, at] = fault.field.split('.')
  if (room === 'comments') {
    const box = filled[Number(at)]
    if (!box) return fault
    const length = typed[box.field]?.length ?? 0
    const more = length > longestComment ? ` It has ${length.toLocaleString('en-GB')} now.` : ''
    const where = box.question > 0 ? `Question ${box.question}: ` : ''
    return { field: box.field, message: where + fault.message + more }
  }
  if (room === 'contact' && at) return { field: at, message: fault.message }
  if (room === 'equality' && at) return { field: equalityField(at), message: fault.message }
  if (room === 'area')
    return { field: typed.area === otherArea || !typed.area ? 'areaOther' : 'area', message: fault.message }
  return fault
}
