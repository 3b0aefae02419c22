import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type pg from 'pg'
import { type FirstAct, firstEntries } from '../ledger/entry.ts'
import { dayOf } from '../data/time.ts'

/** One submission, ready to be written. Ids and times are decided before, so that a retry writes the very same. */
export type Entry = {
  id: string
  consultationId: string
  /** Its name in the ledger. */
  consultationSlug: string
  phaseId: string | null
  kind: 'submission' | 'event-note' | 'petition'
  channel: string
  late: boolean
  receiptHash: Buffer
  idempotencyKey: string
  bodyHash: Buffer
  respondentKind: string | null
  organisationName: string | null
  area: string | null
  eventId: string | null
  language: string
  consentToQuote: boolean
  answers: unknown[]
  dots: number | null
  signatures: number | null
  saidAt: Date
  receivedAt: Date
  enteredBy: string | null
  /** The line of an imported file that it came from. */
  importRowId?: string
  comments: {
    id: string
    questionId: string | null
    pointId: string | null
    position: number
    body: string
    /** The question as an imported file words it, where it is none of the consultation's own. */
    asked?: string
    translation: string | null
  }[]
  contact: { sealed: Buffer; wantsNews: boolean } | null
  equality: Buffer[]
}

/** `taken`: written now. `known`: this key was there already, with this or another body. */
export type Outcome = { outcome: 'taken' } | { outcome: 'known'; sameBody: boolean; receivedAt: Date; late: boolean }

/** Anything that can be asked one statement: a pool, or a transaction that a caller holds. */
export type Asks = {
  query<Row extends pg.QueryResultRow>(asked: {
    name: string
    text: string
    values: unknown[]
  }): Promise<{ rows: Row[] }>
}

const most = 200
const enoughForSecond = 8

/**
 * Gathers submissions that arrive at the same time into one statement, and while that is under way into the next: each request
 * is answered after its own commit, so nothing is promised that is not on disk. A second statement goes beside the first once
 * several wait for it: alone one would make requests and database wait for each other in turn, and since a statement's own
 * cost is that of several rows, small ones would take more of both processors than they gain.
 */
export function openIntake(pool: pg.Pool) {
  const waiting: { entry: Entry; resolve: (outcome: Outcome) => void; reject: (error: unknown) => void }[] = []
  let underWay = 0

  /** Not at once: whatever else has arrived in this turn of the event loop goes into the same statement. */
  const call = () => {
    if (underWay > 1 || waiting.length < (underWay === 1 ? enoughForSecond : 1)) return
    underWay++
    setImmediate(() => void flush())
  }
  const flush = async () => {
    const batch = waiting.splice(0, most)
    try {
      const outcomes = await write(
        pool,
        batch.map(({ entry }) => entry),
      )
      batch.forEach(({ resolve }, index) => resolve(outcomes[index] as Outcome))
    } catch (error) {
      if (batch.length === 1) batch[0]?.reject(error)
      else
        await Promise.all(
          batch.map(async ({ entry, resolve, reject }) => {
            // One bad row must not fail its neighbours.
            try {
              resolve((await write(pool, [entry]))[0] as Outcome)
            } catch (own) {
              reject(own)
            }
          }),
        )
    } finally {
      underWay--
      call()
    }
  }

  return {
    /** Resolves once the words are on disk. @throws {Error} the database's own, if they are not */
    take(entry: Entry): Promise<Outcome> {
      return new Promise((resolve, reject) => {
        waiting.push({ entry, resolve, reject })
        call()
      })
    },
    /** How many wait for a statement of their own: callers refuse kindly before memory grows. */
    depth: () => waiting.length,
  }
}
export type Intake = ReturnType<typeof openIntake>

/**
 * Write submissions, their comments with an entry each for the ledger, sealed contacts and equality answers, and history, in
 * one statement: all or nothing.
 * @returns an outcome for each, in order
 */
export async function write(client: Asks, entries: Entry[]): Promise<Outcome[]> {
  // Most people leave neither contact nor answers to seal: then the parts for those would only cost time.
  const sealing = entries.some(({ contact, equality }) => contact !== null || equality.length > 0)
  const values = valuesOf(entries)
  const { rows } = await client.query<{ id: string }>(
    sealing
      ? { name: 'take-sealed', text: `with ${taking} select id from taken`, values }
      : { name: 'take-submissions', text: `with ${words} select id from taken`, values: values.slice(0, 33) },
  )
  const taken = new Set(rows.map((row) => row.id))
  if (taken.size === entries.length) return entries.map(() => ({ outcome: 'taken' }))
  return Promise.all(
    entries.map((entry) => (taken.has(entry.id) ? { outcome: 'taken' as const } : known(client, entry))),
  )
}

/** What `taking` is given, $1 to $38. */
export function valuesOf(entries: Entry[]): unknown[] {
  const column = <T>(read: (entry: Entry) => T) => entries.map(read)
  const comments = entries.flatMap((entry) => entry.comments.map((comment) => ({ ...comment, entry })))
  const entered = firstEntries(comments.map(received))
  const contacts = entries.filter((entry) => entry.contact !== null)
  const equality = entries.flatMap((entry) => entry.equality.map((sealed) => ({ sealed, id: entry.id })))
  return [
    plain(column((entry) => entry.id)),
    plain(column((entry) => entry.consultationId)),
    plain(column((entry) => entry.phaseId)),
    plain(column((entry) => entry.kind)),
    plain(column((entry) => entry.channel)),
    plain(column((entry) => entry.late)),
    column((entry) => entry.receiptHash),
    column((entry) => entry.idempotencyKey),
    column((entry) => entry.bodyHash),
    column((entry) => entry.respondentKind),
    column((entry) => entry.organisationName),
    column((entry) => entry.area),
    plain(column((entry) => entry.eventId)),
    column((entry) => entry.language),
    plain(column((entry) => entry.consentToQuote)),
    column((entry) => JSON.stringify(entry.answers)),
    plain(column((entry) => entry.dots)),
    plain(column((entry) => entry.signatures)),
    plain(column((entry) => entry.saidAt.toISOString())),
    plain(column((entry) => entry.receivedAt.toISOString())),
    plain(column((entry) => entry.enteredBy)),
    plain(column((entry) => entry.importRowId)),
    plain(comments.map(({ id }) => id)),
    plain(comments.map(({ entry }) => entry.id)),
    plain(comments.map(({ questionId }) => questionId)),
    plain(comments.map(({ pointId }) => pointId)),
    plain(comments.map(({ position }) => position)),
    comments.map(({ body }) => body),
    comments.map(({ translation }) => translation),
    comments.map(({ asked }) => asked ?? null),
    // Canonical JSON has no line feeds: one text and one string of bytes cost a third of what four arrays do.
    entered.map((one) => one.public).join('\n'),
    entered.map((one) => one.private).join('\n'),
    Buffer.concat(entered.flatMap(({ privateHash, nonce }) => [privateHash, nonce])),
    plain(contacts.map(({ id }) => id)),
    contacts.map(({ contact }) => contact?.sealed),
    plain(contacts.map(({ contact }) => contact?.wantsNews)),
    plain(equality.map(({ id }) => id)),
    equality.map(({ sealed }) => sealed),
  ]
}

/** The text of an array whose elements need no quotation marks (ids, numbers, moments, codes): with them both sides look twice. */
export function plain(list: (string | number | boolean | null | undefined)[]): string {
  return `{${list.map((each) => each ?? 'NULL').join(',')}}`
}

/**
 * What the ledger will say of a comment: that it came, on this day. The words are those that the database keeps, which puts
 * a sign in the place of half a character.
 */
function received({ id, body, entry }: { id: string; body: string; entry: Entry }): FirstAct {
  const { consultationSlug: consultation, late, receivedAt: at } = entry
  return { kind: 'received', consultation, comment: { id }, text: body.toWellFormed(), late, at, day: dayOf(at) }
}

async function known(client: Asks, entry: Entry): Promise<Outcome> {
  const { rows } = await client.query<{ body_hash: Buffer; received_at: Date; late: boolean }>({
    name: 'known-submission',
    text: 'select body_hash, received_at, late from submission where consultation_id = $1 and idempotency_key = $2',
    values: [entry.consultationId, entry.idempotencyKey],
  })
  const [first] = rows
  if (!first) throw new Error('A submission was neither taken nor known.')
  return {
    outcome: 'known',
    sameBody: first.body_hash.equals(entry.bodyHash),
    receivedAt: first.received_at,
    late: first.late,
  }
}

const words = `given as (
  select * from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::bool[], $7::bytea[], $8::text[], $9::bytea[],
    $10::text[], $11::text[], $12::text[], $13::uuid[], $14::text[], $15::bool[], $16::jsonb[], $17::int[], $18::int[],
    $19::timestamptz[], $20::timestamptz[], $21::uuid[], $22::uuid[])
  as t(id, consultation_id, phase_id, kind, channel, late, receipt_hash, idempotency_key, body_hash, respondent_kind, organisation_name,
    area, event_id, language, consent_to_quote, answers, dots, signatures, said_at, received_at, entered_by, import_row_id)
), taken as (
  insert into submission (id, consultation_id, phase_id, kind, channel, late, receipt_hash, idempotency_key, body_hash, respondent_kind,
    organisation_name, area, event_id, language, consent_to_quote, answers, dots, signatures, said_at, received_at, entered_by, import_row_id)
  select * from given
  on conflict (consultation_id, idempotency_key) do nothing
  returning id, consultation_id, said_at, received_at, entered_by, channel, import_row_id
), said as (
  insert into comment (id, submission_id, consultation_id, question_id, point_id, position, body, asked, translation, said_at, received_at,
    imported)
  select c.id, t.id, t.consultation_id, c.question_id, c.point_id, c.position, c.body, c.asked, c.translation, t.said_at, t.received_at,
    t.import_row_id is not null
  from unnest($23::uuid[], $24::uuid[], $25::uuid[], $26::uuid[], $27::int[], $28::text[], $29::text[], $30::text[])
    as c(id, submission_id, question_id, point_id, position, body, translation, asked)
  join taken t on t.id = c.submission_id
), entered as (
  insert into ledger_entry (comment_id, public, private_hash, private, nonce)
  select e.comment_id, e.public, substr($33::bytea, 64 * e.n - 63, 32), e.private, substr($33::bytea, 64 * e.n - 31, 32)
  from (select comment_id, submission_id, public, private, n::int from unnest($23::uuid[], $24::uuid[],
    string_to_array($31::text, e'\n'), string_to_array($32::text, e'\n')) with ordinality
    as t(comment_id, submission_id, public, private, n)) e
  join taken t on t.id = e.submission_id
), told as (
  insert into history (at, actor_id, action, subject_id, consultation_id, detail)
  select received_at, entered_by, 'submission.received', id, consultation_id, jsonb_build_object('channel', channel) from taken
)`

const sealedParts = `sealed as (
  insert into contact (submission_id, sealed, wants_news)
  select c.submission_id, c.sealed, c.wants_news from unnest($34::uuid[], $35::bytea[], $36::bool[]) as c(submission_id, sealed, wants_news)
  join taken t on t.id = c.submission_id
), equality as (
  insert into equality_answer (submission_id, sealed)
  select e.submission_id, e.sealed from unnest($37::uuid[], $38::bytea[]) as e(submission_id, sealed)
  join taken t on t.id = e.submission_id
)`

/** The parts of a statement that write submissions and all that belongs to them; `taken` has those that were not there. */
export const taking = `${words}, ${sealedParts}`

declare module 'fastify' {
  interface FastifyInstance {
    intake: Intake
  }
}

export const intake = fp(async (app: FastifyInstance) => {
  const opened = openIntake(app.intakePool)
  app.decorate('intake', {
    ...opened,
    take: async (entry) => {
      app.disk.check()
      return opened.take(entry)
    },
  })
})
