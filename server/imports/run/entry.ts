import { newId } from '../../data/ids.ts'
import type { Known } from '../../consultations/known.ts'
import { seal } from '../../data/seal.ts'
import type { Entry } from '../../intake/gather.ts'
import { receiptFor, receiptHash } from '../../ledger/receipts.ts'
import type { Keys } from '../../intake/receive.ts'
import { dayOf } from '../../data/time.ts'
import { type Day, oneLineEnd } from '../../http/wire.ts'
import { instantOf } from '../reader/dates.ts'
import type { Answer, ImportedSubmission } from '../reader/rows.ts'

/** Where an imported submission goes: all that its row does not say itself. */
export type Place = {
  consultation: Known
  /** The phase that a person chose for the whole file; found by each row's own date if there is none. */
  phaseCode: string | null
  eventId: string | null
  /** Its place among the rows of the file; null for what is typed in. */
  importRowId: string | null
  idempotencyKey: string
  enteredBy: string | null
  at: Date
}

/** An imported row as the intake writes it, with names sealed and its questions found. */
export function entryOf(keys: Keys, submission: ImportedSubmission, place: Place): Entry {
  const { consultation, idempotencyKey, at } = place
  const hash = receiptHash(receiptFor(keys.receiptKey, consultation.id, idempotencyKey))
  if (!hash) throw new Error('A receipt of ours does not read as one.')
  const own = saidAt(submission)
  const { phaseId, late } = phaseFor(consultation, place.phaseCode, own && dayOf(own), at)
  const { contact } = submission
  return {
    id: newId(at),
    consultationId: consultation.id,
    consultationSlug: consultation.slug,
    phaseId,
    kind: submission.kind,
    channel: submission.channel,
    late,
    receiptHash: hash,
    idempotencyKey,
    bodyHash: Buffer.from(submission.contentHash, 'hex'),
    respondentKind: submission.respondentKind === 'other' ? null : submission.respondentKind,
    organisationName: submission.organisation,
    area: submission.area,
    eventId: place.eventId,
    language: languageCode(submission.language),
    consentToQuote: submission.consentToQuote === true,
    answers: answersOf(submission),
    dots: submission.dots,
    signatures: submission.signatures,
    saidAt: own ?? at,
    receivedAt: at,
    enteredBy: place.enteredBy,
    ...(place.importRowId && { importRowId: place.importRowId }),
    comments: submission.comments.map(({ question, body, position, translation }) => ({
      id: newId(at),
      ...askedFor(consultation, question),
      position,
      body: oneLineEnd(body),
      translation: translation && oneLineEnd(translation),
    })),
    contact: contact && { sealed: seal(keys.contactKey, contact), wantsNews: false },
    equality: submission.equality.map((answer) => seal(keys.contactKey, answer)),
  }
}

/** When it was said: the row's own moment, else noon on the day of its event; null if the file does not say. */
export function saidAt({ submittedAt, event }: ImportedSubmission): Date | null {
  return submittedAt ?? (event?.date ? instantOf({ day: event.date, time: null, offset: null }) : null)
}

/**
 * The phase that a day belongs to. Imports are always taken: what was said after a phase had ended is marked late, and what
 * has no day of its own never is, since nobody knows.
 */
export function phaseFor(
  { phases }: Pick<Known, 'phases'>,
  code: string | null,
  said: Day | null,
  at: Date,
): { phaseId: string | null; late: boolean } {
  const day = said ?? dayOf(at)
  const ended = (phase: Known['phases'][number]) => phase.endsOn !== null && phase.endsOn < day
  const chosen = code === null ? undefined : phases.find((phase) => phase.code === code)
  const asking = phases.filter((phase) => phase.asks)
  const found =
    chosen ??
    asking.find((phase) => !ended(phase) && phase.startsOn !== null && phase.startsOn <= day) ??
    asking.findLast(ended) ??
    asking[0]
  return { phaseId: found?.id ?? null, late: found !== undefined && said !== null && ended(found) }
}

type Asked = { questionId: string | null; pointId: string | null; asked?: string }

/** The consultation's question that a column's heading asks, and the point it belongs to; else the heading's own words. */
function askedFor({ questions, points }: Pick<Known, 'questions' | 'points'>, heading: string | null): Asked {
  if (heading === null) return { questionId: null, pointId: null }
  const plain = plainWords(heading)
  const question = questions.find(({ text }) => {
    const known = plainWords(text)
    const [short = '', long = ''] = [plain, known].sort((a, b) => a.length - b.length)
    return plain === known || (short.length >= 15 && long.startsWith(short))
  })
  if (question) return { questionId: question.id, pointId: question.pointId }
  const numbered = /^\s*(?:q|question|point|proposal)?\s*(\d{1,2})\s*[.):-]\s*(.*)$/is.exec(heading)
  const point = numbered && points.find(({ number }) => number === Number(numbered[1]))
  // A number alone may count questions: the point's title must be spoken of too.
  const meant = point && numbered && sharesWords(numbered[2] ?? '', point.title)
  return { questionId: null, pointId: meant ? point.id : null, asked: heading }
}

function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .replace(/^\s*q?\d{1,2}[.):]\s+/, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function sharesWords(heading: string, title: string): boolean {
  const words = (text: string) =>
    new Set(
      plainWords(text)
        .split(' ')
        .filter((word) => word.length > 4),
    )
  const [asked, known] = [words(heading), words(title)]
  const shared = [...asked].filter((word) => known.has(word)).length
  return shared > 0 && shared >= Math.min(asked.size, known.size) / 2
}

/** What else the file says of it, as facts beside the comment: never words of the person. */
function answersOf({ answers, table, captureMethod, tags, analystNote }: ImportedSubmission): Answer[] {
  const facts: Answer[] = [
    ...answers,
    ...(table === null ? [] : [{ question: 'Table', value: table }]),
    ...(captureMethod === null ? [] : [{ question: 'How captured', value: captureMethod }]),
    ...tags.map((value) => ({ question: 'Tags in the file', value })),
    ...(analystNote === null ? [] : [{ question: 'Note in the file', value: analystNote }]),
  ]
  // JSON in the database holds no half characters, which a damaged workbook may.
  return facts.map(({ question, value }) => ({ question: question.toWellFormed(), value: value.toWellFormed() }))
}

const names = new Intl.DisplayNames('en', { type: 'language' })
const spoken =
  'ar bn cs cy de el en es fa fr gu hi hu it ku lt lv ml mr ne pa pl ps pt ro ru sk so sq sw ta te tr uk ur vi zh'
const codes = new Map(spoken.split(' ').map((code) => [names.of(code)?.toLowerCase(), code]))

/** A language tag from a tag or an English name; `und` for what is neither, `en` where none is given. */
function languageCode(said: string | null): string {
  if (said === null) return 'en'
  if (/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(said)) return said.toLowerCase()
  return codes.get(said.toLowerCase()) ?? 'und'
}
