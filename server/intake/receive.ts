import { createHmac, hash } from 'node:crypto'
import { type Known, takingPhase } from '../consultations/known.ts'
import { newId } from '../data/ids.ts'
import { Refusal, refusedAt } from '../http/refusal.ts'
import { seal } from '../data/seal.ts'
import { dayOf, inWords } from '../data/time.ts'
import type { Channel, NewSubmission } from './contract.ts'
import { type EqualityQuestion, equalityQuestions } from './equality-vocabulary.ts'
import type { Entry, Intake } from './gather.ts'
import { receiptFor, receiptHash } from '../ledger/receipts.ts'

export type Keys = { contactKey: Buffer; receiptKey: Buffer }
export type Received = { receipt: string; comments: number; late: boolean; receivedAt: Date; again: boolean }

/**
 * Take what somebody sent: the words are on disk when this resolves. The same key and body again gives the same receipt.
 * @param how.saidAt  when it was said, if it comes later than that: the phase of that day takes it
 * @param how.idempotencyKey  made by the form or the caller; with another body it is a conflict
 * @throws {Refusal} `conflict` when the consultation does not take comments, or the key was used for other words;
 *                   `invalid` for a question that is not asked; `busy` when more arrives than can be written
 */
export async function receive(
  intake: Intake,
  keys: Keys,
  consultation: Known,
  given: NewSubmission,
  how: { channel: Channel; idempotencyKey: string; at: Date; saidAt?: Date; eventId?: string },
): Promise<Received> {
  const today = dayOf(how.saidAt ?? how.at)
  const taking = takingPhase(consultation.phases, today)
  if (!taking) throw new Refusal('conflict', closedBecause(consultation, today))
  // What was said at an event or on paper is written down all the same.
  if (consultation.offline && ['web', 'api'].includes(how.channel))
    throw new Refusal('conflict', `“${consultation.title}” is not shown at present: ${consultation.offline.reason}`)
  if (intake.depth() > 5_000)
    throw new Refusal('busy', 'More is arriving than we can write down. Please try again in a moment.')
  const receipt = receiptFor(keys.receiptKey, consultation.id, how.idempotencyKey)
  const entry = entryOf(keys, consultation, given, { ...how, receipt, phaseId: taking.phase.id, late: taking.late })
  const outcome = await intake.take(entry)
  if (outcome.outcome === 'known' && !outcome.sameBody) {
    throw new Refusal(
      'conflict',
      'This form was sent already, with other words. The first were kept; please start a new form for these.',
    )
  }
  const { receivedAt, late } = outcome.outcome === 'known' ? outcome : entry
  return { receipt, comments: entry.comments.length, late, receivedAt, again: outcome.outcome === 'known' }
}

/** By which the same words are known again. What is kept sealed goes in under a key: a bare hash of it could be guessed open. */
export function bodyHash({ receiptKey }: Pick<Keys, 'receiptKey'>, given: NewSubmission): Buffer {
  const { equality, contact, ...open } = given
  const sealed = sealedHash(receiptKey, { equality, contact })
  return hash('sha256', JSON.stringify({ ...open, sealed }), 'buffer')
}

/** Undefined where nothing of it was given. */
export function sealedHash(key: Buffer, given: Pick<NewSubmission, 'equality' | 'contact'>): string | undefined {
  if (!given.equality && !given.contact) return undefined
  return createHmac('sha256', key).update(JSON.stringify(given)).digest('base64')
}

function entryOf(
  keys: Keys,
  consultation: Known,
  given: NewSubmission,
  how: {
    channel: Channel
    idempotencyKey: string
    at: Date
    saidAt?: Date
    eventId?: string
    receipt: string
    phaseId: string
    late: boolean
  },
): Entry {
  const receivedAs = receiptHash(how.receipt)
  if (!receivedAs) throw new Error('A receipt of ours does not read as one.')
  const contact = given.contact
  const reachable = contact && (contact.name || contact.email || contact.phone)
  return {
    id: newId(how.at),
    consultationId: consultation.id,
    consultationSlug: consultation.slug,
    phaseId: how.phaseId,
    kind: 'submission',
    channel: how.channel,
    late: how.late,
    receiptHash: receivedAs,
    idempotencyKey: how.idempotencyKey,
    bodyHash: bodyHash(keys, given),
    respondentKind: given.respondentKind ?? null,
    organisationName: given.organisation ?? null,
    area: given.area ?? null,
    eventId: how.eventId ?? null,
    language: given.language,
    consentToQuote: given.consentToQuote,
    answers: [],
    dots: null,
    signatures: null,
    saidAt: how.saidAt ?? how.at,
    receivedAt: how.at,
    enteredBy: null,
    comments: given.comments.map((comment, position) => {
      const question =
        comment.question === undefined ? undefined : consultation.questions.find((q) => q.position === comment.question)
      if (comment.question !== undefined && !question) {
        const message = `There is no question ${comment.question} in this consultation.`
        throw refusedAt('invalid', `comments.${position}.question`, message)
      }
      return {
        id: newId(how.at),
        questionId: question?.id ?? null,
        pointId: question?.pointId ?? null,
        position,
        body: comment.body,
        translation: null,
      }
    }),
    contact: reachable ? { sealed: seal(keys.contactKey, contact), wantsNews: contact.wantsNews } : null,
    equality: equalityOf(consultation, given).map((answer) => seal(keys.contactKey, answer)),
  }
}

/** In the words that were read, as imported answers are kept. @throws {Refusal} `invalid` where nothing of it was asked */
export function equalityOf(
  { asksEquality }: Known,
  { equality = {} }: Pick<NewSubmission, 'equality'>,
): { question: string; value: string }[] {
  const given = Object.entries(equality).filter(([, answer]) => answer !== undefined)
  if (given.length > 0 && !asksEquality)
    throw refusedAt('invalid', 'equality', 'This consultation does not ask about equality.')
  return given.map(([question, answer]) => {
    const { text, choices } = equalityQuestions[question as EqualityQuestion]
    return { question: text, value: choices[answer as never] as string }
  })
}

function closedBecause(consultation: Known, today: string): string {
  const asking = consultation.phases.filter((phase) => phase.asks)
  const closed = asking.findLast((phase) => phase.endsOn !== null && phase.endsOn < today)
  if (closed?.endsOn) return `“${consultation.title}” closed for comments on ${inWords(closed.endsOn)}.`
  const coming = asking.find((phase) => phase.startsOn !== null && phase.startsOn > today)
  if (coming?.startsOn) return `“${consultation.title}” opens for comments on ${inWords(coming.startsOn)}.`
  return `“${consultation.title}” is not open for comments.`
}
