import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { leafHash, sha256 } from './merkle.ts'
import type { Hash } from './merkle.ts'

const Day = z.iso.date()
const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,99}$/, 'A slug has lower-case letters, digits and hyphens.')
const Reference = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,99}$/, 'A reference has letters, digits, dots, hyphens.')
const Hex32 = z.string().regex(/^[0-9a-f]{64}$/)
const Instant = z.iso.datetime({ precision: 3 })

/** A comment's name in the public ledger: 128 random bits in hex, made for this and nothing else. */
export const CommentTag = z.string().regex(/^[0-9a-f]{32}$/)
export type CommentTag = z.output<typeof CommentTag>

/** The name of words of ours that were taken out of everything public: 128 random bits in hex, as a comment's. */
const WordsTag = CommentTag

const base = { v: z.literal(1), day: Day }
const about = { ...base, consultation: Slug, comment: CommentTag }

/**
 * What the public ledger says of one act. No words, no ids, no time of day: a link to a draft says nothing of which.
 * `reason` is a code from the list of the room that acts; `response` is the public reference of a published response.
 */
export const PublicRecord = z.discriminatedUnion('kind', [
  z.strictObject({ ...about, kind: z.literal('received'), late: z.literal(true).optional() }),
  z.strictObject({ ...about, kind: z.literal('redacted') }),
  z.strictObject({ ...about, kind: z.literal('set-aside'), reason: Slug }),
  z.strictObject({ ...about, kind: z.literal('restored') }),
  z.strictObject({ ...about, kind: z.literal('linked') }),
  z.strictObject({ ...about, kind: z.literal('unlinked') }),
  z.strictObject({ ...about, kind: z.literal('answered'), response: Reference }),
  z.strictObject({ ...about, kind: z.literal('unanswered'), response: Reference, reason: Slug }),
  z.strictObject({ ...about, kind: z.literal('withdrawn') }),
  z.strictObject({ ...about, kind: z.literal('not-late') }),
  z.strictObject({ ...about, kind: z.literal('erased'), reason: Slug }),
  z.strictObject({ ...base, kind: z.literal('taken-out'), words: WordsTag, reason: Slug }),
  z.strictObject({ ...base, kind: z.literal('put-back'), words: WordsTag, reason: Slug }),
  z.strictObject({ ...base, kind: z.literal('day-end') }),
])
export type PublicRecord = z.output<typeof PublicRecord>

/**
 * What only we and the receipt's holder know of the same act. `comment` is the comment's id; `text` is `textHash` of
 * the words received, of the public words after redaction, or of the words taken out; `draft` is the response it was linked to.
 */
export const PrivateRecord = z.strictObject({
  v: z.literal(1),
  at: Instant,
  comment: z.uuid().optional(),
  text: Hex32.optional(),
  draft: z.string().min(1).max(100).optional(),
})
export type PrivateRecord = z.output<typeof PrivateRecord>

/** What opens a commitment: keep it secret until the receipt's holder asks, and destroy it to erase. */
export const Opening = z.strictObject({ public: PublicRecord, private: PrivateRecord, nonce: Hex32 })
export type Opening = z.output<typeof Opening>

/** One line of the ledger before it has a place: what the intake transaction writes. */
export type Sealed = {
  opening: Opening
  privateHash: Hash
  commitment: Hash
  leaf: Hash
}

type Comment = { id: string; tag: CommentTag }
type OfComment = { consultation: string; comment: Comment; at: Date; day: string }

/** One act, in the words of the room that did it; `day` is the day of `at` where the consultation is held. */
export type Act =
  | (OfComment & { kind: 'received'; text: string; late: boolean })
  | (OfComment & { kind: 'redacted'; text: string })
  | (OfComment & { kind: 'set-aside' | 'erased'; reason: string })
  | (OfComment & { kind: 'restored' | 'withdrawn' | 'not-late' })
  | (OfComment & { kind: 'linked' | 'unlinked'; draft: string })
  | (OfComment & { kind: 'answered'; response: string })
  | (OfComment & { kind: 'unanswered'; response: string; reason: string })
  | ActOnWords
  | { kind: 'day-end'; at: Date; day: string }

/** Words that the programme had published were taken out of everything public, or put back; `text` is those words. */
export type ActOnWords = {
  kind: 'taken-out' | 'put-back'
  at: Date
  day: string
  tag: string
  reason: string
  text: string
}

/**
 * Make the ledger's record of an act.
 * @param nonce  32 random bytes, never used before
 * @throws {z.ZodError} if the act has a fact that the ledger's format cannot hold
 */
export function seal(act: Act, nonce: Uint8Array = randomBytes(32)): Sealed {
  const opening = openingOf(act, nonce)
  const privateHash = privateHashOf(opening)
  const commitment = commitmentOf(opening.public, privateHash)
  return { opening, privateHash, commitment, leaf: leafHash(commitment) }
}

/** Both records of an act, checked. @throws {z.ZodError} as `seal` does */
export function openingOf(act: Act, nonce: Uint8Array): Opening {
  return Opening.parse({
    public: publicRecordOf(act),
    private: privatePart(act),
    nonce: Buffer.from(nonce).toString('hex'),
  })
}

/** A new tag for a comment. */
export function newTag(): CommentTag {
  return randomBytes(16).toString('hex')
}

/** SHA-256(nonce ‖ canonical private record). Without the nonce it tells nothing, however short the comment. */
export function privateHashOf(opening: Pick<Opening, 'private' | 'nonce'>): Hash {
  return hidden(Buffer.from(opening.nonce, 'hex'), canonical(opening.private))
}

/** The same of a private record that is canonical text already. */
export function hidden(nonce: Uint8Array, privateRecord: string): Hash {
  return sha256(nonce, Buffer.from(privateRecord))
}

/** SHA-256(SHA-256(canonical public record) ‖ private hash): what the leaf commits to. */
export function commitmentOf(record: PublicRecord, privateHash: Hash): Hash {
  return sha256(sha256(Buffer.from(canonical(record))), privateHash)
}

/**
 * SHA-256 of a text's UTF-8 bytes in hex, once the white space around it is gone and every line ends in a line feed:
 * so that a copy made from the receipt page, in any browser, is still the text.
 * @throws {TypeError} if the text is not well-formed Unicode
 */
export function textHash(text: string): string {
  return sha256(Buffer.from(wellFormed(text).replace(/\r\n?/g, '\n').trim())).toString('hex')
}

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined }

/**
 * JSON with one spelling: keys sorted, no spaces.
 * @throws {TypeError} for numbers that are not safe integers, and for text that is not well-formed Unicode
 * @see RFC 8785, of which this is the part without fractions
 */
export function canonical(value: Json): string {
  if (typeof value === 'string') return JSON.stringify(wellFormed(value))
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new TypeError('Only whole numbers have a place.')
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const fields = Object.keys(value)
    .sort()
    .flatMap((key) => (value[key] === undefined ? [] : [`${canonical(key)}:${canonical(value[key])}`]))
  return `{${fields.join(',')}}`
}

export type CommentState = 'in hand' | 'answered' | 'set aside' | 'withdrawn'

/** Where a comment stands after its records so far. Erased is not a state: the comment still counts where it counted. */
export type Standing = {
  consultation: string
  state: CommentState
  responses: string[]
  setAsideFor?: string
  late: boolean
  erased: boolean
}

/** A record that cannot follow those before it: a fault of ours or of the person who altered the ledger, never a person's. */
export class ImpossibleRecord extends Error {}

/**
 * Where a comment stands after one more record.
 * @param before  where it stood; `undefined` before it was received
 * @throws {ImpossibleRecord} if the record cannot follow
 */
export function advance(before: Standing | undefined, record: RecordOfComment): Standing {
  if (record.kind === 'received') {
    if (before) throw new ImpossibleRecord('This comment was received already.')
    const { consultation, late = false } = record
    return { consultation, state: 'in hand', responses: [], late, erased: false }
  }
  if (!before) throw new ImpossibleRecord('This comment was never received.')
  if (before.consultation !== record.consultation) {
    throw new ImpossibleRecord('This comment belongs to another consultation.')
  }
  if (!mayFollow[record.kind].includes(before.state)) {
    throw new ImpossibleRecord(`A comment that is ${before.state} cannot be ${done[record.kind]}.`)
  }
  switch (record.kind) {
    case 'set-aside':
      return { ...before, state: 'set aside', setAsideFor: record.reason }
    case 'restored':
      return { ...before, state: 'in hand', setAsideFor: undefined }
    case 'answered':
      if (before.responses.includes(record.response)) throw new ImpossibleRecord('It has this answer already.')
      return { ...before, state: 'answered', responses: [...before.responses, record.response] }
    case 'unanswered': {
      if (!before.responses.includes(record.response)) throw new ImpossibleRecord('It never had this answer.')
      const responses = before.responses.filter((response) => response !== record.response)
      return { ...before, state: responses.length > 0 ? 'answered' : 'in hand', responses }
    }
    case 'withdrawn':
      return { ...before, state: 'withdrawn', setAsideFor: undefined }
    case 'not-late':
      if (!before.late) throw new ImpossibleRecord('It was not late.')
      return { ...before, late: false }
    case 'erased':
      if (before.erased) throw new ImpossibleRecord('Its words were erased already.')
      return { ...before, erased: true }
    case 'redacted':
      if (before.erased) throw new ImpossibleRecord('Its words were erased: there is nothing to redact.')
      return before
    case 'linked':
    case 'unlinked':
      return before
  }
}

/**
 * Every comment of one consultation, accounted for: received = answered + inHand + setAside + withdrawn.
 * `late` and `erased` say something more of comments that are counted in one of the four.
 */
export type Account = {
  received: number
  answered: number
  inHand: number
  setAside: number
  setAsideFor: Record<string, number>
  withdrawn: number
  late: number
  erased: number
}

/**
 * The account of each consultation, by slug, from all of the ledger's records in order.
 * @throws {ImpossibleRecord} at the first record that cannot follow those before it
 */
export function accountFor(records: Iterable<PublicRecord>): Map<string, Account> {
  const standings = new Map<CommentTag, Standing>()
  let ended = ''
  for (const record of records) {
    if (record.day <= ended) throw new ImpossibleRecord(`The day ${record.day} had already ended.`)
    if (record.kind === 'day-end') ended = record.day
    else if (isOfComment(record)) standings.set(record.comment, advance(standings.get(record.comment), record))
  }
  const accounts = new Map<string, Account>()
  for (const standing of standings.values()) {
    tally(accounts, standing, 1)
  }
  return accounts
}

/** Count one comment in the account of its consultation, or (-1) no longer. */
export function tally(accounts: Map<string, Account>, standing: Standing, times: 1 | -1): void {
  const account = accounts.get(standing.consultation) ?? emptyAccount()
  accounts.set(standing.consultation, account)
  account.received += times
  account[counted[standing.state]] += times
  if (standing.late) account.late += times
  if (standing.erased) account.erased += times
  if (standing.setAsideFor) {
    const comments = (account.setAsideFor[standing.setAsideFor] ?? 0) + times
    if (comments > 0) account.setAsideFor[standing.setAsideFor] = comments
    else delete account.setAsideFor[standing.setAsideFor]
  }
}

/** The account of a consultation that nobody has written to yet. */
export function emptyAccount(): Account {
  return { received: 0, answered: 0, inHand: 0, setAside: 0, setAsideFor: {}, withdrawn: 0, late: 0, erased: 0 }
}

export type RecordOfComment = Extract<PublicRecord, { comment: CommentTag }>

export function isOfComment(record: PublicRecord): record is RecordOfComment {
  return 'comment' in record
}

const always: CommentState[] = ['in hand', 'answered', 'set aside', 'withdrawn']
const mayFollow: Record<Exclude<RecordOfComment['kind'], 'received'>, CommentState[]> = {
  redacted: always,
  'set-aside': ['in hand'],
  restored: ['set aside'],
  linked: ['in hand', 'answered'],
  // A comment may leave a draft after its author has withdrawn it.
  unlinked: always,
  answered: ['in hand', 'answered'],
  unanswered: ['answered'],
  withdrawn: ['in hand', 'answered', 'set aside'],
  'not-late': always,
  erased: always,
}
const done: Record<keyof typeof mayFollow, string> = {
  redacted: 'redacted',
  'set-aside': 'set aside',
  restored: 'restored',
  linked: 'linked to a draft',
  unlinked: 'unlinked',
  answered: 'answered',
  unanswered: 'unanswered',
  withdrawn: 'withdrawn',
  'not-late': 'found not to be late',
  erased: 'erased',
}

const counted = {
  answered: 'answered',
  'in hand': 'inHand',
  'set aside': 'setAside',
  withdrawn: 'withdrawn',
} as const satisfies Record<CommentState, keyof Account>

/** What the public ledger says of an act; `openingOf` checks it. */
export function publicRecordOf(act: Act): PublicRecord {
  if (act.kind === 'day-end') return { v: 1, kind: act.kind, day: act.day }
  if ('tag' in act) return { v: 1, kind: act.kind, day: act.day, words: act.tag, reason: act.reason }
  const facts = { v: 1, consultation: act.consultation, comment: act.comment.tag, day: act.day } as const
  switch (act.kind) {
    case 'received':
      return act.late ? { ...facts, kind: act.kind, late: true } : { ...facts, kind: act.kind }
    case 'set-aside':
    case 'erased':
      return { ...facts, kind: act.kind, reason: act.reason }
    case 'answered':
      return { ...facts, kind: act.kind, response: act.response }
    case 'unanswered':
      return { ...facts, kind: act.kind, response: act.response, reason: act.reason }
    default:
      return { ...facts, kind: act.kind }
  }
}

function privatePart(act: Act): PrivateRecord {
  const at = act.at.toISOString()
  if (act.kind === 'day-end') return { v: 1, at }
  if ('tag' in act) return { v: 1, at, text: textHash(act.text) }
  const facts = { v: 1, at, comment: act.comment.id } as const
  switch (act.kind) {
    case 'received':
    case 'redacted':
      return { ...facts, text: textHash(act.text) }
    case 'linked':
    case 'unlinked':
      return { ...facts, draft: act.draft }
    default:
      return facts
  }
}

function wellFormed(text: string): string {
  if (!text.isWellFormed()) throw new TypeError('The text is not well-formed Unicode.')
  return text
}
