import { cutIn } from '../data/cut.ts'
import { plainFields } from './fields-vocabulary.ts'
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { londonDay } from '../data/days.ts'
import { responsibleSince } from '../consultations/set-up/holds.ts'
import type { Db } from '../data/database.ts'
import { inWords } from '../data/time.ts'
import type { Day } from '../http/wire.ts'
import type { ChangedWording, Draft, DraftPassedTo } from './draft-contract.ts'
import type { CheckReason } from './checks/checks-contract.ts'
import type { Choices, Embargo, PublicCommitment, Readable, ReviewLine, Round, VersionLine } from './contract.ts'
import type { LinkedComments } from './links/link-contract.ts'
import { isCleared } from '../comments/public-words.ts'
import type { Mandate } from './vocabulary.ts'
import { inLists, type Narrow, type Reach, responseWithin, restricted, whole } from '../data/visible.ts'
import { waivers } from './waivers.ts'

/** One version's content as its editor holds it. */
export async function draftOf(db: Db, versionId: string): Promise<Draft & { checkReasons: CheckReason[] }> {
  const row = await db
    .selectFrom('responseVersion as v')
    .leftJoin('response as s', 's.id', 'v.supersededById')
    .select((eb) => [
      'v.youSaid',
      'v.weDid',
      'v.outcome',
      'v.reasonCode',
      'v.reasonText',
      'v.ownerOrganisationId',
      'v.ownerGroupId',
      'v.workstreamId',
      'v.decidedOn',
      'v.decisionBody',
      'v.decisionDueOn',
      'v.decisionDueWording',
      'v.plannedFor',
      'v.doneOn',
      'v.nextUpdateOn',
      ...plainFields.map((field) => `v.${field}` as const),
      's.ref as supersededBy',
      'v.changeReason',
      'v.changedWhat',
      'v.passedTo',
      'v.themeIds as themes',
      'v.checkReasons',
      jsonArrayFrom(
        eb
          .selectFrom('commitment as c')
          .select(['c.series', 'c.text', 'c.ownerOrganisationId', 'c.dueOn'])
          .whereRef('c.versionId', '=', 'v.id')
          .orderBy('c.position'),
      ).as('commitments'),
      jsonArrayFrom(
        eb
          .selectFrom('responseQuote as q')
          .select('q.commentId')
          .whereRef('q.versionId', '=', 'v.id')
          .orderBy('q.position'),
      ).as('quoted'),
    ])
    .where('v.id', '=', versionId)
    .executeTakeFirstOrThrow()
  const { quoted, ...rest } = row
  return {
    ...rest,
    changedWhat: row.changedWhat as ChangedWording[],
    passedTo: row.passedTo as DraftPassedTo[],
    checkReasons: row.checkReasons as CheckReason[],
    quotes: quoted.map((quote) => quote.commentId),
  }
}

/** How many comments it answers that nobody has taken back. */
export async function stillThere(db: Db, responseId: string): Promise<number> {
  const { n } = await db
    .selectFrom('responseComment as l')
    .innerJoin('commentStanding as c', 'c.id', 'l.commentId')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('l.responseId', '=', responseId)
    .where('l.unlinkedAt', 'is', null)
    .where('c.standing', '<>', 'withdrawn')
    .executeTakeFirstOrThrow()
  return n
}

/** Names instead of ids: what a reader sees of a draft. @param draft as saved or as typed just now */
export async function readableOf(db: Db, of: { id: string; ref: string }, draft: Draft): Promise<Readable> {
  const organisationIds = [
    draft.ownerOrganisationId,
    ...draft.passedTo.map((to) => to.organisationId),
    ...draft.commitments.map((commitment) => commitment.ownerOrganisationId),
  ].filter((id) => id !== null)
  const organisations = await db
    .selectFrom('organisation')
    .select(['id', 'name'])
    .where('id', '=', anyOf(organisationIds))
    .execute()
  const group = draft.ownerGroupId
    ? await db.selectFrom('grouping').select('name').where('id', '=', draft.ownerGroupId).executeTakeFirst()
    : undefined
  const workstream = draft.workstreamId
    ? await db.selectFrom('workstream').select('name').where('id', '=', draft.workstreamId).executeTakeFirst()
    : undefined
  const themes = await db
    .selectFrom('theme')
    .select(['id', 'label'])
    .where('id', '=', anyOf(draft.themes))
    .orderBy('position')
    .orderBy('code')
    .execute()
  const quotes = await quotableAmong(db, draft.quotes)
  const updates = await updatesOf(
    db,
    of.id,
    draft.commitments.map((commitment) => commitment.series).filter((series) => series !== null),
  )
  const replies = draft.passedTo.length > 0 ? await repliesTo(db, of.id) : []
  const organisation = (id: string | null) => organisations.find((one) => one.id === id)?.name ?? null
  const { ownerOrganisationId, ownerGroupId: _group, workstreamId: _workstream, ...said } = draft
  return {
    ...said,
    ref: of.ref,
    comments: await stillThere(db, of.id),
    owner: organisation(ownerOrganisationId) ?? group?.name ?? null,
    workstream: workstream?.name ?? null,
    passedTo: draft.passedTo.map(({ organisationId, ...to }) => {
      const reply = replies.find((one) => one.organisationId === organisationId)
      return {
        ...to,
        ...(to.reply === null && reply && { reply: reply.text, repliedOn: reply.repliedOn }),
        organisation: organisation(organisationId) ?? 'an organisation that has gone',
      }
    }),
    commitments: draft.commitments.map((commitment, position): PublicCommitment => {
      const own = updates.filter((update) => update.series === commitment.series)
      return {
        series: commitment.series ?? `00000000-0000-0000-0000-${String(position).padStart(12, '0')}`,
        text: commitment.text,
        owner: organisation(commitment.ownerOrganisationId),
        dueOn: commitment.dueOn,
        keptOn:
          own.slice(own.findLastIndex((update) => update.reopened) + 1).findLast((update) => update.keptOn !== null)
            ?.keptOn ?? null,
        updates: own.map(({ onDay, keptOn, text, evidence }) => ({ onDay, keptOn, text, evidence })),
      }
    }),
    quotes: draft.quotes.flatMap((id) => quotes.find((quote) => quote.id === id)?.words ?? []),
    themes: themes.map((theme) => theme.label),
  }
}

function updatesOf(db: Db, responseId: string, series: string[]) {
  return db
    .selectFrom('commitmentUpdate')
    .select(['series', 'onDay', 'keptOn', 'reopened', 'text', 'evidence'])
    .where('responseId', '=', responseId)
    .where('series', '=', anyOf(series))
    .orderBy('id')
    .execute()
}

/** What came back since it was published: each organisation's last word. */
export function repliesTo(db: Db, responseId: string) {
  return db
    .selectFrom('reply')
    .distinctOn('organisationId')
    .select(['organisationId', 'text', 'repliedOn', 'onDay'])
    .where('responseId', '=', responseId)
    .orderBy('organisationId')
    .orderBy('id', 'desc')
    .execute()
}

/** One array instead of as many parameters as ids. */
export function anyOf(ids: string[]) {
  return sql<string>`any(${ids}::uuid[])`
}

/** Of these comments, the ones whose authors agreed to be quoted and whose public words a person has cleared. */
export function quotableAmong(db: Db, ids: string[]) {
  return db
    .selectFrom('comment as c')
    .innerJoin('submission as s', 's.id', 'c.submissionId')
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('redaction')
          .select(['redaction.id', 'redaction.publicBody', 'redaction.at'])
          .whereRef('redaction.commentId', '=', 'c.id')
          .orderBy('redaction.id', 'desc')
          .limit(1)
          .as('cleared'),
      (join) => join.onTrue(),
    )
    .select(['c.id', 'cleared.publicBody as words', 'cleared.at as clearedAt'])
    .where('c.id', '=', anyOf(ids))
    .where('s.consentToQuote', '=', true)
    .where(isCleared('cleared'))
    .where(inLists())
    .where('c.standing', '<>', 'withdrawn')
    .where('cleared.publicBody', '<>', '')
    .execute()
}

/** Comments that a response may quote: linked to it, and quotable. */
export async function quotableOf(db: Db, responseId: string) {
  const linked = await db
    .selectFrom('responseComment as l')
    .innerJoin('comment as c', 'c.id', 'l.commentId')
    .innerJoin('submission as s', 's.id', 'c.submissionId')
    .select('c.id')
    .where('l.responseId', '=', responseId)
    .where('l.unlinkedAt', 'is', null)
    .where('s.consentToQuote', '=', true)
    .where((eb) => eb.exists(eb.selectFrom('redaction').select('id').whereRef('redaction.commentId', '=', 'c.id')))
    .orderBy('c.id')
    .limit(200)
    .execute()
  return quotableAmong(
    db,
    linked.map((row) => row.id),
  )
}

/** The comments a response answers, in the order they were said; those that ordinary lists do not show are left out. */
export async function linkedComments(db: Db, responseId: string, after?: string, most = 25): Promise<LinkedComments> {
  let query = db
    .selectFrom('responseComment as l')
    .innerJoin('comment as c', 'c.id', 'l.commentId')
    .innerJoin('submission as s', 's.id', 'c.submissionId')
    .select(['c.id', 'c.body', 'c.saidAt', 's.channel', 'c.standing'])
    .where('l.responseId', '=', responseId)
    .where('l.unlinkedAt', 'is', null)
    .where(inLists())
    .where('c.standing', '<>', 'withdrawn')
    .orderBy('c.id')
    .limit(most + 1)
  if (after) query = query.where('c.id', '>', after)
  const rows = await query.execute()
  return { items: rows.slice(0, most), next: rows.length > most ? (rows[most - 1]?.id ?? null) : null }
}

/** How many linked comments are held by safeguarding or were withdrawn. */
export async function hiddenComments(db: Db, responseId: string): Promise<number> {
  const { n } = await db
    .selectFrom('responseComment as l')
    .innerJoin('comment as c', 'c.id', 'l.commentId')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('l.responseId', '=', responseId)
    .where('l.unlinkedAt', 'is', null)
    .where((eb) => eb.or([restricted(), eb('c.standing', '=', 'withdrawn')]))
    .executeTakeFirstOrThrow()
  return n
}

export function versionsOf(db: Db, responseId: string): Promise<VersionLine[]> {
  return db
    .selectFrom('responseVersion as v')
    .leftJoin('publication as p', 'p.versionId', 'v.id')
    .select([
      'v.number',
      'v.editedAt',
      'v.sentAt',
      'p.publishedOn',
      'p.replacedAt',
      'v.changeReason',
      sql<string[]>`array(select person.name from response_editor w join person on person.id = w.person_id
        where w.version_id = v.id order by person.name)`.as('editors'),
    ])
    .where('v.responseId', '=', responseId)
    .orderBy('v.number', 'desc')
    .execute()
}

export function reviewsOf(db: Db, responseId: string): Promise<ReviewLine[]> {
  return db
    .selectFrom('review')
    .innerJoin('responseVersion as v', 'v.id', 'review.versionId')
    .leftJoin('person as p', 'p.id', 'review.reviewerId')
    .leftJoin('person as o', 'o.id', 'review.recordedBy')
    .leftJoin('grouping as g', 'g.id', 'review.groupingId')
    .select([
      'review.id',
      'v.number as version',
      'review.decision',
      'review.note',
      'review.passage',
      sql<string>`coalesce(p.name, review.voice, 'a member')`.as('by'),
      'g.name as group',
      'o.name as recordedBy',
      'review.at',
    ])
    .where('v.responseId', '=', responseId)
    .orderBy('review.id', 'desc')
    .execute()
}

export async function roundsOf(db: Db, responseId: string, today: Day): Promise<Round[]> {
  const rows = await db
    .selectFrom('reviewRound as o')
    .innerJoin('responseVersion as v', 'v.id', 'o.versionId')
    .innerJoin('person as p', 'p.id', 'o.openedBy')
    .select((eb) => [
      'o.id',
      'v.number as version',
      'o.dueOn',
      'o.note',
      'p.name as openedBy',
      'o.openedAt',
      jsonArrayFrom(
        eb
          .selectFrom('reviewRoundGroup as a')
          .innerJoin('grouping as g', 'g.id', 'a.groupingId')
          .select((inner) => [
            'g.id',
            'g.name',
            'a.mandate',
            sql<{ by: string; reason: string }[]>`coalesce((
              select json_agg(json_build_object('by', p.name, 'reason', w.reason) order by w.at, w.turn)
              from ${waivers} w join person p on p.id = w.by_person
              where w.version_id = o.version_id and w.grouping_id = a.grouping_id), '[]')`.as('waivers'),
            jsonArrayFrom(
              inner
                .selectFrom('reviewInvitation as i')
                .innerJoin('groupMember as m', 'm.id', 'i.memberId')
                .select([
                  'i.id',
                  'm.post',
                  sql<Day>`${londonDay('i.made_at')}`.as('madeOn'),
                  sql<Day | null>`${londonDay('i.opened_at')}`.as('openedOn'),
                  sql<boolean>`i.revoked_at is not null or i.expires_at::date <= ${today}::date`.as('ended'),
                  sql<boolean>`exists (select from message s where s.cause = i.id and s.kind = 'review-asked')`.as(
                    'byMail',
                  ),
                  sql<boolean>`i.shown_at is not null`.as('shown'),
                  sql<boolean>`exists (select from review_confirmation k where k.invitation_id = i.id
                    and k.confirmed_at is null and k.dropped_at is null and k.expires_at::date >= ${today}::date)`.as(
                    'waitsForCode',
                  ),
                ])
                .whereRef('i.roundId', '=', 'o.id')
                .whereRef('i.groupingId', '=', 'g.id')
                .orderBy('i.id'),
            ).as('links'),
            inner
              .selectFrom('review')
              .select('review.decision')
              .whereRef('review.versionId', '=', 'o.versionId')
              .whereRef('review.groupingId', '=', 'g.id')
              .where('review.decision', '<>', 'comment')
              .orderBy('review.at', 'desc')
              .orderBy('review.id', 'desc')
              .limit(1)
              .as('decision'),
          ])
          .whereRef('a.roundId', '=', 'o.id')
          .orderBy('g.name'),
      ).as('groups'),
    ])
    .where('v.responseId', '=', responseId)
    .orderBy('o.id', 'desc')
    .execute()
  return rows
}

const embargoColumns = ['e.id', 'e.area', 'o.name as organisation', 'e.startsOn', 'e.endsOn', 'e.reason'] as const

/**
 * The embargoes that cover a day for a response, by its consultation's areas and anyone who is responsible; the longest first. Another's
 * that an author of it has lifted, or somebody tied to one, still holds it: they may have lifted it before they wrote. So does one
 * of an organisation that was responsible when it was set, or later: an author names who is.
 */
export function embargoesOn(
  db: Db,
  of: {
    id: string
    programmeId: string
    areas: string[]
    ownerOrganisationId: string | null
    editors: { id: string }[]
    tied: string[]
  },
  day: string,
): Promise<Embargo[]> {
  return db
    .selectFrom('embargo as e')
    .leftJoin('organisation as o', 'o.id', 'e.organisationId')
    .select(embargoColumns)
    .where('e.programmeId', '=', of.programmeId)
    .where((eb) =>
      eb.or([
        eb('e.liftedAt', 'is', null),
        eb.and([
          eb('e.liftedBy', '=', anyOf([...of.editors.map(({ id }) => id), ...of.tied])),
          eb('e.liftedBy', '<>', eb.ref('e.setBy')),
        ]),
      ]),
    )
    .where('e.startsOn', '<=', day)
    .where('e.endsOn', '>=', day)
    .where((eb) =>
      eb.or([
        eb('e.area', 'is', null),
        sql<boolean>`lower(e.area) = any(select lower(own) from unnest(${of.areas}::text[]) own)`,
      ]),
    )
    .where((eb) =>
      eb.or([
        eb('e.organisationId', 'is', null),
        eb('e.organisationId', '=', of.ownerOrganisationId),
        responsibleSince(sql`${of.id}::uuid`, sql.ref('e.organisationId'), sql.ref('e.setAt')),
      ]),
    )
    .orderBy('e.endsOn', 'desc')
    .orderBy('e.id')
    .execute()
}

/** News that waits for the end of an embargo, the oldest first. */
export function updatesHeld(db: Db, responseId?: string) {
  return db
    .selectFrom('heldUpdate as u')
    .innerJoin('response as r', 'r.id', 'u.responseId')
    .select(['u.id', 'u.what', 'u.at', 'r.ref'])
    .where('u.releasedAt', 'is', null)
    .where('u.droppedBecause', 'is', null)
    .$if(responseId !== undefined, (query) => query.where('u.responseId', '=', responseId as string))
    .orderBy('u.id')
    .execute()
}

/** Embargoes that hold now or later. */
export function embargoesFrom(db: Db, day: string): Promise<Embargo[]> {
  return db
    .selectFrom('embargo as e')
    .leftJoin('organisation as o', 'o.id', 'e.organisationId')
    .select(embargoColumns)
    .where('e.liftedAt', 'is', null)
    .where('e.endsOn', '>=', day)
    .orderBy('e.startsOn')
    .orderBy('e.id')
    .execute()
}

/** What the editor's lists offer for one response. */
export async function choicesFor(
  db: Db,
  of: { id: string; ref: string; consultationId: string; programmeId: string; requiredBoards: { id: string }[] },
  reach: Reach,
): Promise<Choices> {
  const [organisations, groups, workstreams, themes, responses, quotable, resolutions] = await Promise.all([
    db.selectFrom('organisation').select(['id', 'name']).orderBy('name').execute(),
    db
      .selectFrom('grouping as g')
      .leftJoin('consultationReviewer as n', (join) =>
        join.onRef('n.groupingId', '=', 'g.id').on('n.consultationId', '=', of.consultationId),
      )
      .select(['g.id', 'g.name', sql<Mandate>`coalesce(n.mandate, g.mandate)`.as('mandate')])
      .where('g.programmeId', '=', of.programmeId)
      .orderBy('g.name')
      .execute(),
    db
      .selectFrom('workstream')
      .select(['id', 'name'])
      .where('programmeId', '=', of.programmeId)
      .orderBy('number')
      .execute(),
    db
      .selectFrom('theme as t')
      .leftJoin('theme as parent', 'parent.id', 't.parentId')
      .select(['t.id', 't.code', 't.label as name', 'parent.label as parent'])
      .where('t.consultationId', '=', of.consultationId)
      .where('t.retiredAt', 'is', null)
      .orderBy(sql`coalesce(parent.position, t.position)`)
      .orderBy(sql`t.parent_id is not null`)
      .orderBy('t.position')
      .orderBy('t.code')
      .execute(),
    db
      .selectFrom('response as r')
      .innerJoin('responseVersion as v', 'v.responseId', 'r.id')
      .distinctOn('r.id')
      .select(['r.ref', 'v.youSaid'])
      .where('r.consultationId', '=', of.consultationId)
      .where('r.abandonedAt', 'is', null)
      .where('r.ref', '<>', of.ref)
      .$if(reach !== whole, (query) => query.where(responseWithin(reach as Narrow, 'r')))
      .orderBy('r.id')
      .orderBy('v.number', 'desc')
      .execute(),
    quotableOf(db, of.id),
    resolutionsFor(db, of),
  ])
  return { organisations, groups, workstreams, themes, responses, quotable, resolutions }
}

/** Resolutions that could be linked to a response: those of the boards that must resolve first, then the latest. */
async function resolutionsFor(db: Db, of: { id: string; programmeId: string; requiredBoards: { id: string }[] }) {
  const rows = await db
    .selectFrom('resolution as n')
    .innerJoin('agendaItem as i', 'i.id', 'n.agendaItemId')
    .innerJoin('boardMeeting as m', 'm.id', 'i.meetingId')
    .innerJoin('grouping as g', 'g.id', 'm.groupingId')
    .select(['n.id', 'n.number', cutIn('n.text', 90).as('text'), 'm.title', 'm.day', 'm.dayWording'])
    .where('g.programmeId', '=', of.programmeId)
    .orderBy(sql`(m.grouping_id = ${anyOf(of.requiredBoards.map((board) => board.id))})`, 'desc')
    .orderBy('m.day', (order) => order.desc().nullsLast())
    .orderBy('i.position')
    .orderBy('n.id')
    .limit(200)
    .execute()
  return rows.map(({ id, number, text, title, day, dayWording }) => ({
    id,
    label: `${title}, ${day ? inWords(day) : dayWording}, resolution ${number}: ${text}`,
  }))
}

/** Themes of a consultation with how many of their comments are in hand: where a response could begin. */
export function themesInHand(db: Db, consultationId: string) {
  return db
    .selectFrom('theme as t')
    .leftJoin('theme as parent', 'parent.id', 't.parentId')
    .select([
      't.id',
      't.label as name',
      'parent.label as parent',
      // A main theme counts each comment once, however many of its sub-themes it speaks to.
      sql<number>`(select coalesce(sum(k.n), 0)::int from comment_count k
        where k.consultation_id = t.consultation_id and k.by = case when t.parent_id is null then 'main-theme' else 'theme' end
          and k.key = t.id::text and k.standing = 'in-hand' and ${inLists('k')})`.as('inHand'),
    ])
    .where('t.consultationId', '=', consultationId)
    .where('t.retiredAt', 'is', null)
    .orderBy(sql`coalesce(parent.position, t.position)`)
    .orderBy(sql`t.parent_id is not null`)
    .orderBy('t.position')
    .orderBy('t.code')
    .execute()
}
