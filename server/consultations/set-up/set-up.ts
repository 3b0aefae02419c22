import { takeHoldAway } from './holds.ts'
import type { Db, Trx } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { Refusal, refusedAt } from '../../http/refusal.ts'
import { refuseUnderEmbargo } from '../../programmes/covered.ts'
import { brokenDocuments, documentsOf } from '../documents/documents.ts'
import { lawfulChecks } from './checklist.ts'
import { wholeConsultation } from '../queries.ts'
import type {
  ConsultationDraft,
  BoardDraft,
  LateReasonDraft,
  LaterRuleDraft,
  ReviewersDraft,
} from './set-up-contract.ts'

import { change, nothingNew } from './change.ts'
import { refuseAnswersBeforeEnd } from './phases.ts'

/**
 * Begin a consultation; nobody sees it before `publishConsultation`.
 * @throws {Refusal} `conflict` if the address or the reference is taken
 */
export function startConsultation(db: Db, given: ConsultationDraft, by: string): Promise<{ id: string; slug: string }> {
  return db.transaction().execute(async (trx) => {
    const programme = await trx
      .selectFrom('programme')
      .select('id')
      .orderBy('createdAt')
      .limit(1)
      .executeTakeFirstOrThrow()
    const made = await trx
      .insertInto('consultation')
      .values({ programmeId: programme.id, ...columns(given) })
      .onConflict((conflict) => conflict.doNothing())
      .returning(['id', 'slug'])
      .executeTakeFirst()
    if (!made) {
      const message = 'Another consultation has this address or reference already.'
      throw refusedAt('conflict', 'slug', message)
    }
    await record(trx, { actor: by, action: 'consultation.started', subjectId: made.id, consultationId: made.id })
    return made
  })
}

/**
 * @throws {Refusal} `not-found`; `conflict` if the new address or reference is taken, or it is public: others link to its address
 *                   and cite its reference; or an embargo covers an area that it would name no longer
 */
export function changeConsultation(db: Db, id: string, given: ConsultationDraft, by: string, at: Date): Promise<void> {
  return change(
    db,
    id,
    by,
    'consultation.changed',
    async (trx) => {
      const before = await trx
        .selectFrom('consultation')
        .select(['slug', 'ref', 'publishedAt', 'areas'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      for (const field of ['slug', 'ref'] as const) {
        if (before.publishedAt === null || before[field] === given[field]) continue
        const message = `This consultation is public, so its ${field === 'slug' ? 'address' : 'reference'} stays “${before[field]}”.`
        throw refusedAt('conflict', field, message)
      }
      const taken = await trx
        .selectFrom('consultation')
        .select('id')
        .where('id', '<>', id)
        .where((eb) => eb.or([eb('slug', '=', given.slug), eb('ref', '=', given.ref)]))
        .executeTakeFirst()
      if (taken) {
        const message = 'Another consultation has this address or reference already.'
        throw refusedAt('conflict', 'slug', message)
      }
      if (given.responseDueBy !== undefined) await refuseAnswersBeforeEnd(trx, id, given.responseDueBy)
      const stays = given.areas.map((area) => area.toLowerCase())
      const gone = before.areas.filter((area) => !stays.includes(area.toLowerCase()))
      if (gone.length > 0) await refuseUnderEmbargo(trx, { areas: gone }, 'areas', at)
      await trx.updateTable('consultation').set(columns(given)).where('id', '=', id).execute()
    },
    { reason: given.changeReason ?? null, at, seen: given.seen },
  )
}

function columns(given: ConsultationDraft) {
  return {
    slug: given.slug,
    ref: given.ref,
    title: given.title,
    kind: given.kind,
    summary: given.summary,
    whatCanChange: given.whatCanChange,
    whatCannotChange: given.whatCannotChange,
    areas: given.areas,
    responsePrefix: given.responsePrefix,
    privacyNotice: given.privacyNotice ?? null,
    responseDueBy: given.responseDueBy ?? null,
    lengthReason: given.lengthReason ?? null,
    asksEquality: given.asksEquality === 'yes',
  }
}

/**
 * Say to which groups this consultation's responses go back, and what each may do: the rows as given replace those before.
 * Rounds that are under way keep the mandates they were opened with.
 * @throws {Refusal} `not-found`; `invalid` for a group that there is not, or without the reason why one that had to approve no
 *                   longer has to; `forbidden` for taking that away from what one wrote part of
 */
export function setReviewers(
  db: Db,
  consultationId: string,
  { reason, seen, ...given }: ReviewersDraft,
  by: string,
  at: Date,
): Promise<void> {
  const chosen = Object.entries(given as Record<string, 'advise' | 'assure' | 'approve' | undefined>).flatMap(
    ([groupingId, mandate]) => (mandate ? [{ groupingId, mandate }] : []),
  )
  return change(
    db,
    consultationId,
    by,
    'consultation.reviewers-chosen',
    async (trx) => {
      const known = await trx.selectFrom('grouping').select('id').execute()
      const unknown = chosen.find(({ groupingId }) => !known.some(({ id }) => id === groupingId))
      if (unknown) throw new Refusal('invalid', 'There is no such group.', [])
      const before = await trx
        .selectFrom('consultationReviewer')
        .select('groupingId')
        .where('consultationId', '=', consultationId)
        .where('mandate', '=', 'approve')
        .execute()
      for (const { groupingId } of before) {
        const now = chosen.find((one) => one.groupingId === groupingId)?.mandate ?? 'not asked'
        if (now === 'approve') continue
        const hold = { kind: 'group', consultationId, groupingId, before: 'approve', after: now } as const
        await takeHoldAway(trx, hold, reason, by, at)
      }
      await trx.deleteFrom('consultationReviewer').where('consultationId', '=', consultationId).execute()
      if (chosen.length === 0) return
      await trx
        .insertInto('consultationReviewer')
        .values(chosen.map((one) => ({ consultationId, ...one })))
        .execute()
    },
    { seen },
  )
}

/**
 * Name the board that must have resolved before any of this consultation's responses is published, or none.
 * @throws {Refusal} `not-found`; `invalid` for a board that there is not, or without the reason why another no longer has to
 *                   resolve; `forbidden` for taking that away from what one wrote part of
 */
export function requireBoard(db: Db, consultationId: string, given: BoardDraft, by: string, at: Date): Promise<void> {
  return change(db, consultationId, by, 'consultation.board-chosen', async (trx) => {
    const boardId = given.board ?? null
    if (
      boardId !== null &&
      !(await trx.selectFrom('grouping').select('id').where('id', '=', boardId).executeTakeFirst())
    ) {
      const message = 'There is no such board.'
      throw refusedAt('invalid', 'board', message)
    }
    const before = await trx
      .selectFrom('consultation as k')
      .innerJoin('grouping as g', 'g.id', 'k.boardId')
      .select(['g.id', 'g.name'])
      .where('k.id', '=', consultationId)
      .executeTakeFirst()
    if (before && before.id !== boardId) {
      const hold = {
        kind: 'board',
        consultationId,
        groupingId: before.id,
        before: 'resolve',
        after: 'not asked',
      } as const
      await takeHoldAway(trx, hold, given.reason, by, at)
    }
    await trx.updateTable('consultation').set({ boardId }).where('id', '=', consultationId).execute()
  })
}

/**
 * Choose how what changes a public response goes live.
 * @throws {Refusal} `not-found`; `invalid` without the reason why a second officer need no longer agree first; `forbidden` for taking
 *                   that away from what one wrote part of
 */
export function chooseLaterRule(db: Db, id: string, given: LaterRuleDraft, by: string, at: Date): Promise<void> {
  return change(
    db,
    id,
    by,
    'consultation.later-rule-chosen',
    async (trx) => {
      const { laterChanges } = await trx
        .selectFrom('consultation')
        .select('laterChanges')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      if (laterChanges === given.later) return nothingNew
      if (laterChanges === 'second-officer') {
        const hold = {
          kind: 'second-officer',
          consultationId: id,
          before: 'once a second officer agrees',
          after: 'at once',
        } as const
        await takeHoldAway(trx, hold, given.reason, by, at)
      }
      await trx.updateTable('consultation').set({ laterChanges: given.later }).where('id', '=', id).execute()
      return undefined
    },
    { reason: given.reason ?? null, at },
  )
}

/** Say why answers are late. What was said before stays in the record; the last holds. @throws {Refusal} `not-found` */
export function giveLateReason(
  db: Db,
  consultationId: string,
  { reason }: LateReasonDraft,
  by: string,
  at: Date,
): Promise<void> {
  return change(db, consultationId, by, 'consultation.late-reason-given', async (trx) => {
    await trx.insertInto('lateReason').values({ consultationId, reason, byPerson: by, at }).execute()
  })
}

/**
 * Show the consultation to everybody.
 * @throws {Refusal} `conflict` while it asks nothing, nobody has said when, or the law asks for what is not there yet
 */
export function publishConsultation(
  db: Db,
  id: string,
  by: string,
  at: Date,
  site: string | null = null,
): Promise<void> {
  return publish(db, id, by, at, async (trx) => {
    const whole = await wholeConsultation(trx, id)
    const broken = await brokenDocuments(trx, documentsOf(whole), site)
    const gaps = lawfulChecks({ ...whole, broken }).filter(({ ready }) => !ready)
    if (gaps.length > 0) throw new Refusal('conflict', gaps.map(({ says }) => says).join(' '))
  })
}

/** Show one that was public before this installation kept its set-up: what it lacked then is not made up now. */
export function publishPastConsultation(db: Db, id: string, by: string, at: Date): Promise<void> {
  return publish(db, id, by, at, async () => {})
}

function publish(db: Db, id: string, by: string, at: Date, refuse: (trx: Trx) => Promise<void>): Promise<void> {
  return change(db, id, by, 'consultation.published', async (trx) => {
    const has = await trx
      .selectFrom('consultation as c')
      .select(({ exists, selectFrom }) => [
        exists(selectFrom('question').select('id').whereRef('consultationId', '=', 'c.id')).as('questions'),
        exists(selectFrom('phase').select('id').whereRef('consultationId', '=', 'c.id')).as('phases'),
        'c.publishedAt',
      ])
      .where('c.id', '=', id)
      .executeTakeFirstOrThrow()
    if (has.publishedAt !== null) return nothingNew
    if (!has.phases)
      throw new Refusal('conflict', 'Add at least one phase first, so that people see when they can comment.')
    if (!has.questions) throw new Refusal('conflict', 'Add at least one question first.')
    await refuse(trx)
    await trx.updateTable('consultation').set({ publishedAt: at }).where('id', '=', id).execute()
    return undefined
  })
}
