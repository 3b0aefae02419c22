import { createHash } from 'node:crypto'
import type { Known } from '../../consultations/known.ts'
import { Refusal, refusedAt } from '../../http/refusal.ts'
import type { Intake } from '../../intake/gather.ts'
import { receiptFor } from '../../ledger/receipts.ts'
import { equalityOf, type Keys, sealedHash } from '../../intake/receive.ts'
import type { Difference, TypedIn } from '../contract.ts'
import { instantOf } from '../reader/dates.ts'
import { entryOf } from '../run/entry.ts'
import { keyOfForm } from './form-number-contract.ts'

/**
 * Take in what an officer has typed from paper, the telephone or an e-mail: one submission, with a receipt to tear off. It is
 * always taken; what was said after the phase had ended is marked late.
 * @throws {Refusal} `invalid` for an unknown question or a day to come; `conflict` if the form was sent with other words
 */
export async function typeIn(
  intake: Intake,
  keys: Keys,
  consultation: Known,
  given: TypedIn,
  by: string,
  at: Date,
): Promise<{ id: string; receipt: string; late: boolean; again: boolean }> {
  const { key, equality, ...content } = given
  const questions = given.comments.map(({ question }) => {
    if (question === null) return null
    const found = consultation.questions.find(({ position }) => position === question)
    if (!found) throw refusedAt('invalid', 'comments', `There is no question ${question} in this consultation.`)
    return found.text
  })
  const saidOn = given.saidOn ? instantOf({ day: given.saidOn, time: null, offset: null }) : null
  if (saidOn && saidOn.getTime() > at.getTime() + 86_400_000)
    throw refusedAt('invalid', 'saidOn', 'That day has not come yet.')
  const facts = [
    ['Entered on behalf of', given.onBehalfOf],
    ['Batch', given.batch],
    ['Scan reference', given.scan],
  ] as const
  // The receipt was torn off before anybody typed: the form’s number leads to the same one.
  const idempotencyKey = given.formNumber ? keyOfForm(given.formNumber) : `typed:${key}`
  const entry = entryOf(
    keys,
    {
      kind: given.signatures === undefined ? 'submission' : 'petition',
      sourceId: null,
      contentHash: createHash('sha256')
        .update(JSON.stringify({ ...content, sealed: sealedHash(keys.receiptKey, { equality }) }))
        .digest('hex'),
      copy: 1,
      submittedAt: saidOn && saidOn > at ? at : saidOn,
      channel: given.channel,
      respondentKind: given.respondentKind ?? null,
      organisation: given.organisation ?? null,
      area: given.area ?? null,
      event: null,
      table: null,
      captureMethod: null,
      consentToQuote: given.consentToQuote,
      language: null,
      comments: given.comments.map(({ body }, n) => ({
        question: questions[n] ?? null,
        body,
        position: n,
        translation: null,
      })),
      answers: facts.flatMap(([question, value]) => (value ? [{ question, value }] : [])),
      equality: equalityOf(consultation, { equality }),
      contact: null,
      dots: null,
      signatures: given.signatures ?? null,
      tags: [],
      analystNote: null,
    },
    { consultation, phaseCode: null, eventId: null, importRowId: null, idempotencyKey, enteredBy: by, at },
  )
  const outcome = await intake.take(entry)
  if (outcome.outcome === 'known' && !outcome.sameBody)
    throw new Refusal(
      'conflict',
      given.formNumber
        ? 'The form with this number was typed in already, with other words. The first were kept. Is the number right?'
        : 'This form was sent already, with other words. The first were kept; please type these again.',
    )
  const receipt = receiptFor(keys.receiptKey, consultation.id, idempotencyKey)
  return { id: entry.id, receipt, late: entry.late, again: outcome.outcome === 'known' }
}

/** Where two typings of the same words differ, word by word. */
export function differences(first: string, second: string): Difference[] {
  const [a, b] = [wordsOf(first), wordsOf(second)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const parts: Difference[] = []
  const add = (where: Difference['in'], text: string) => {
    const last = parts.at(-1)
    if (text === '') return
    if (last?.in === where) last.text += text
    else parts.push({ in: where, text })
  }
  add('both', a.slice(0, start).join(''))
  for (const part of middle(a.slice(start, a.length - end), b.slice(start, b.length - end))) add(part.in, part.text)
  add('both', a.slice(a.length - end).join(''))
  return parts
}

const maxCompared = 1_500

/** The longest common subsequence; of very long texts that differ widely, only that they do. */
function middle(a: string[], b: string[]): Difference[] {
  if (a.length > maxCompared || b.length > maxCompared) {
    return [
      { in: 'first', text: a.join('') },
      { in: 'second', text: b.join('') },
    ]
  }
  const longest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  const at = (i: number, j: number) => longest[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    const row = longest[i]!
    for (let j = b.length - 1; j >= 0; j--)
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  }
  const parts: Difference[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push({ in: 'both', text: a[i]! })
      i++
      j++
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1)))
      parts.push({ in: 'first', text: a[i++]! })
    else parts.push({ in: 'second', text: b[j++]! })
  }
  return parts
}

function wordsOf(text: string): string[] {
  return text.match(/\s+|[^\s]+/g) ?? []
}
