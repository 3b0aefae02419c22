import type { LightMyRequestResponse } from 'fastify'
import { v7 as uuid } from 'uuid'
import type { Draft } from '#server/responses/draft-contract.ts'
import { type ResponseField, responseFields } from '#server/responses/fields-vocabulary.ts'
import { sealAddress } from '#server/followers/address.ts'
import { codeFor, linkFor } from '#server/data/links.ts'
import { dayOf } from '#server/data/time.ts'
import { receiptFor, receiptHash } from '#server/ledger/receipts.ts'
import type { Member } from '../support/cast.ts'
import { entered } from '../support/entered.ts'
import type { Here } from '../support/here.ts'
import { make } from '../support/make.ts'

const noWords = Object.fromEntries(Object.keys(responseFields).map((field) => [field, null])) as Record<
  ResponseField,
  null
>
export const emptyDraft: Draft = {
  ...noWords,
  youSaid: '',
  weDid: '',
  outcome: null,
  reasonCode: null,
  ownerOrganisationId: null,
  ownerGroupId: null,
  workstreamId: null,
  supersededBy: null,
  changedWhat: [],
  passedTo: [],
  commitments: [],
  quotes: [],
  themes: [],
}

/** A draft that passes every check; say only what the test is about. */
export function fullDraft(owner: string, more: Partial<Draft> = {}): Draft {
  return {
    ...emptyDraft,
    youSaid: 'Keep the beds at Melton until the new service runs.',
    weDid: 'We kept all 17 beds open until 30 June 2026.',
    outcome: 'done',
    ownerOrganisationId: owner,
    decidedOn: '2026-05-20',
    doneOn: '2026-05-28',
    evidence: 'Minutes of the board, item 4.',
    ...more,
  }
}

/** The consultation of most tests still takes comments. */
export const earlyReason = 'Many people asked about this first.'

/** The response chain as its people use it: through the API, each with their own cookie. */
export function desk(here: Here) {
  const ask = (who: Member, method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) =>
    here.app.inject({
      method,
      url: `/api/desk/responses${url}`,
      headers: { cookie: who.cookie },
      ...(payload && { payload }),
    })
  return {
    ask,
    start: async (who: Member, payload: object) => {
      const reply = await ask(who, 'POST', '', payload)
      if (reply.statusCode !== 201) throw new Error(reply.body)
      return reply.json<{ ref: string; comments: number }>()
    },
    see: async (who: Member, ref: string) => {
      const reply = await ask(who, 'GET', `/${ref}`)
      if (reply.statusCode !== 200) throw new Error(reply.body)
      return reply.json<{
        state: string
        version: number
        edit: number
        draft: Draft
        checks: { rule: string; severity: string }[]
        whyNot: Record<string, string | null>
        outstanding: { id: string }[]
        reviews: { decision: string; by: string; group: string | null; note: string | null }[]
        waitsFor: string | null
        rounds: { groups: { mandate: string }[] }[]
      }>()
    },
    save: (who: Member, ref: string, draft: Draft, version = 1, edit = 1) =>
      ask(who, 'PUT', `/${ref}`, { version, edit, draft }),
    send: (who: Member, ref: string, version: number, edit: number, reasons: object[] = []) =>
      ask(who, 'POST', `/${ref}/send`, { version, edit, reasons }),
    review: (who: Member, ref: string, version: number, decision: string, more: object = {}) =>
      ask(who, 'POST', `/${ref}/reviews`, { version, decision, ...more }),
    /** What a group said when it met today, recorded by an officer. */
    recorded: (who: Member, ref: string, version: number, decision: string, groupId: string, more: object = {}) =>
      ask(who, 'POST', `/${ref}/reviews`, {
        version,
        decision,
        group: groupId,
        note: 'As minuted.',
        meetingOn: dayOf(here.clock.now),
        present: 'The chair and four members',
        minute: 'Minutes of today, item 4',
        ...more,
      }),
    publish: (who: Member, ref: string, version = 1) =>
      ask(who, 'POST', `/${ref}/publication`, { version, earlyReason }),
  }
}

/** A response with one comment, drafted by Olive and sent for review as version 1, edit 2. */
export async function sent(here: Here, more: Partial<Draft> = {}) {
  const { olive } = here.cast
  const place = await make(here).consultation()
  const owner = await make(here).organisation()
  const [comment] = await manyComments(here, place.id, 1)
  const chain = desk(here)
  const { ref } = await chain.start(olive, { comments: [comment] })
  const draft = fullDraft(owner, more)
  expectStatus(await chain.save(olive, ref, draft), 200)
  expectStatus(await chain.send(olive, ref, 1, 2), 204)
  return { ...place, ref, owner, draft, comment: comment as string }
}

/** The same, approved by Oscar and published by Olive. */
export async function published(here: Here, more: Partial<Draft> = {}) {
  const place = await sent(here, more)
  expectStatus(await desk(here).review(here.cast.oscar, place.ref, 1, 'approve'), 204)
  expectStatus(await desk(here).publish(here.cast.olive, place.ref), 200)
  return place
}

export function expectStatus(reply: LightMyRequestResponse, status: number): void {
  if (reply.statusCode !== status) throw new Error(`expected ${status}, got ${reply.statusCode}: ${reply.body}`)
}

/** Comments by the hundred, past the intake: what is tested here begins when they are on the desk. */
export async function manyComments(
  here: Here,
  consultationId: string,
  count: number,
  more: { consentToQuote?: boolean; receivedAt?: Date } = {},
): Promise<string[]> {
  const ids: string[] = []
  for (let begun = 0; begun < count; begun += 1_000) {
    const some = Array.from({ length: Math.min(1_000, count - begun) }, () => ({ id: uuid(), submissionId: uuid() }))
    await here.db
      .insertInto('submission')
      .values(
        some.map(({ submissionId }) => ({
          id: submissionId,
          consultationId,
          channel: 'web' as const,
          receiptHash: receiptHash(receiptFor(here.config.receiptKey, consultationId, submissionId)) as Buffer,
          idempotencyKey: submissionId,
          bodyHash: Buffer.alloc(32),
          consentToQuote: more.consentToQuote ?? false,
          saidAt: here.clock.now,
        })),
      )
      .execute()
    await here.db
      .insertInto('comment')
      .values(
        some.map(({ id, submissionId }) => ({
          id,
          submissionId,
          consultationId,
          position: 0,
          body: 'Keep the beds at Melton.',
          saidAt: here.clock.now,
          ...(more.receivedAt && { receivedAt: more.receivedAt }),
        })),
      )
      .execute()
    await entered(
      here.db,
      some.map(({ id }) => id),
    )
    ids.push(...some.map(({ id }) => id))
  }
  return ids
}

/** The receipt that the author of one of those keeps. */
export async function receiptOf(here: Here, commentId: string): Promise<string> {
  const { submissionId, consultationId } = await here.db
    .selectFrom('comment')
    .select(['submissionId', 'consultationId'])
    .where('id', '=', commentId)
    .executeTakeFirstOrThrow()
  return receiptFor(here.config.receiptKey, consultationId, submissionId)
}

/** A standing group of the programme. */
export async function group(
  here: Here,
  mandate: 'advise' | 'assure' | 'approve',
  name = `Group that may ${mandate}`,
): Promise<string> {
  const { id: programmeId } = await here.db.selectFrom('programme').select('id').limit(1).executeTakeFirstOrThrow()
  const { id } = await here.db
    .insertInto('grouping')
    .values({ programmeId, slug: `group-${uuid()}`, name, kind: 'patient-group', mandate })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Seat somebody in a group who is written to at an address of their own, which the administrator entered. */
export async function seat(
  here: Here,
  groupingId: string,
  post = 'Chair',
  email = 'chair@example.org',
): Promise<string> {
  const { id } = await here.db
    .insertInto('groupMember')
    .values({
      groupingId,
      post,
      sealed: sealAddress(here.config.contactKey, { email }),
      addressBy: here.cast.ada.id,
      addressAt: here.clock.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The private link of a member in the latest round they were asked in, as their mail would hold it. */
export async function linkTo(here: Here, memberId: string): Promise<string> {
  const { id } = await here.db
    .selectFrom('reviewInvitation')
    .select('id')
    .where('memberId', '=', memberId)
    .orderBy('madeAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return `/review/${linkFor(here.config.contactKey, 'review', id)}`
}

/** The code that was sent last, as its mail would hold it. */
export async function codeOf(here: Here): Promise<string> {
  const { id } = await here.db
    .selectFrom('reviewConfirmation')
    .select('id')
    .orderBy('madeAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return codeFor(here.config.contactKey, id)
}
