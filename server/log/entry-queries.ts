import { dayEnds, londonDay } from '../data/days.ts'
import type { Db } from '../data/database.ts'
import { sql } from 'kysely'
import type { Day } from '../http/wire.ts'
import { answeredBeside } from '../responses/beside.ts'
import { heldOn, nameOn, publicationsOn } from './queries.ts'
import type { GroupView } from './entry-contract.ts'
import type { LaterPublic } from './contract.ts'
import { jsonBuildObject } from 'kysely/helpers/postgres'
import { publicWords } from '../comments/public-words.ts'

/** Every published version of a response, oldest first; none for a ref that is unknown or was never public. */
export function versionsOf(db: Db, ref: string) {
  return db
    .selectFrom('publication as p')
    .innerJoin('response as r', 'r.id', 'p.responseId')
    .innerJoin('consultation as c', 'c.id', 'r.consultationId')
    .innerJoin('responseVersion as v', 'v.id', 'p.versionId')
    .select([
      'p.responseId',
      'p.versionId',
      'v.number as version',
      'p.publishedOn',
      sql<Day | null>`${londonDay('p.replaced_at')}`.as('replacedOn'),
      'p.correctionReason',
    ])
    .where('r.ref', '=', ref)
    .where('c.publishedAt', 'is not', null)
    .orderBy('p.publishedAt')
    .orderBy('p.id')
    .execute()
}

/** What groups said, to this version and those before it, with the mandate they were asked under and the name they had then. */
export function groupViewsOf(db: Db, responseId: string, version: number) {
  return db
    .selectFrom('review as w')
    .innerJoin('responseVersion as v', 'v.id', 'w.versionId')
    .innerJoin('grouping as g', 'g.id', 'w.groupingId')
    .leftJoin('reviewRoundGroup as asked', (join) =>
      join.onRef('asked.roundId', '=', 'w.roundId').onRef('asked.groupingId', '=', 'g.id'),
    )
    .leftJoin('reviewInvitation as i', 'i.id', 'w.invitationId')
    .leftJoin('reviewConfirmation as k', 'k.id', 'w.confirmedByCode')
    .select([
      sql<string>`${nameOn('grouping', sql<Day>`${londonDay('w.at')}`, 'g')}`.as('group'),
      sql<GroupView['mandate']>`coalesce(asked.mandate, g.mandate)`.as('mandate'),
      'w.decision',
      sql<Day>`${londonDay('w.at')}`.as('on'),
      sql<GroupView['how']>`case
        when w.recorded_by is not null then 'recorded'
        when k.shown_to = i.shown_to then 'by-link-through-one-person'
        when k.shown_at is not null or i.shown_at is not null then 'by-link-passed-on'
        when k.id is not null then 'by-link'
        when w.invitation_id is not null then 'by-unconfirmed-link'
        else 'signed-in' end`.as('how'),
      // As it was when the word was given: what the seat is called since changes nothing that is public.
      sql<string | null>`case when i.id is not null then w.voice end`.as('post'),
      'w.meetingOn',
    ])
    .where('v.responseId', '=', responseId)
    .where('v.number', '<=', version)
    .where('w.decision', 'in', ['approve', 'ask-for-changes', 'dissent'])
    .$narrowType<{ decision: GroupView['decision'] }>()
    .orderBy('w.at')
    .orderBy('w.id')
    .execute()
}

/** Versions up to this one that were changed after a board had agreed, each with the delegation that allowed it. */
export function amendmentsOf(db: Db, responseId: string, version: number) {
  return db
    .selectFrom('amendment as d')
    .innerJoin('responseVersion as v', 'v.id', 'd.versionId')
    .innerJoin('resolution as n', 'n.id', 'd.resolutionId')
    .select([
      'v.number as version',
      'd.what',
      sql<Day>`${londonDay('d.at')}`.as('on'),
      sql<string>`coalesce(n.delegated_to, '')`.as('delegatedTo'),
      'n.delegatedUntil',
      'n.number as resolution',
      sql<Day | null>`${londonDay('d.agreed_at')}`.as('agreedOn'),
      // Who agreed before, and has left since, gave a reason as well.
      sql<string | null>`(select string_agg(w.reason, ' ' order by w.at, w.turn) from (
        select reason, at, id::text as turn from replaced_reason where version_id = d.version_id and kind = 'delegation'
        union all select d.agreed_reason, d.agreed_at, 'z') w)`.as('agreedReason'),
    ])
    .where('v.responseId', '=', responseId)
    .where('v.number', '<=', version)
    .orderBy('v.number')
    .execute()
}

/**
 * What held a response once and was taken away before this publication of it: its own, its consultation's, and embargoes of that day;
 * and what a board had agreed to, also where that was taken back after it, up to a day.
 */
export async function takenAwayBefore(db: Db, publicationId: string, day: Day) {
  const { rows } = await sql<{
    kind: 'group' | 'board' | 'embargo'
    name: string
    before: string
    after: string
    reason: string
    on: Day
  }>`
    select h.kind, coalesce(${nameOn('grouping', sql<Day>`${londonDay('h.at')}`, 'g')}, e.reason, '') as name, h.before, h.after, h.reason,
      ${londonDay('h.at')}::text as "on"
    from publication p join response r on r.id = p.response_id
    join hold_taken_away h on (h.at <= p.published_at or (h.response_id = r.id and h.kind = 'board' and h.before <> 'resolve'
          and ${londonDay('h.at')} <= ${day}::date)) and h.at >= (
        select min(v.edited_at) from response_version v where v.response_id = r.id)
    left join grouping g on g.id = h.grouping_id left join embargo e on e.id = h.embargo_id
    where p.id = ${publicationId} and h.kind <> 'second-officer' and (h.response_id = r.id or (h.response_id is null and h.consultation_id = r.consultation_id)
      or (e.id is not null and e.ends_on >= p.published_on and e.starts_on <= p.published_on))
    order by h.at, h.id`.execute(db)
  return rows
}

/** Whom another response to some of the same comments waited for when this was published. Which one is not said: it may be a draft. */
export async function besideWhenPublished(db: Db, publicationId: string) {
  const { responseId, publishedAt } = await db
    .selectFrom('publication')
    .select(['responseId', 'publishedAt'])
    .where('id', '=', publicationId)
    .executeTakeFirstOrThrow()
  const besides = await answeredBeside(db, responseId, publishedAt)
  return besides.map(({ comments, waitsFor }) => ({ comments, waitsFor }))
}

/** What changed a response since it is public, and whether somebody else has looked, up to a day; the oldest first. */
export async function laterChangesOf(db: Db, responseId: string, day: Day): Promise<LaterPublic[]> {
  const { rows } = await sql<LaterPublic>`
    select x.kind, x.amount, ${londonDay('x.live_at')}::text as "on",
      coalesce(${londonDay('x.looked_at')} <= ${day}::date, false) as checked
    from later_change x
    where x.response_id = ${responseId}::uuid and ${londonDay('x.live_at')} <= ${day}::date
    order by x.live_at, x.id`.execute(db)
  return rows
}

/** What boards that meet in public resolved about a response, up to a day. */
export function resolutionsAbout(db: Db, responseId: string, day: Day) {
  return db
    .selectFrom('resolutionResponse as rr')
    .innerJoin('resolution as n', 'n.id', 'rr.resolutionId')
    .innerJoin('agendaItem as i', 'i.id', 'n.agendaItemId')
    .innerJoin('boardMeeting as m', 'm.id', 'i.meetingId')
    .select((eb) => [
      'n.number',
      'n.text',
      'rr.version',
      jsonBuildObject({
        slug: eb.ref('m.slug'),
        title: eb.ref('m.title'),
        day: eb.ref('m.day'),
        dayWording: eb.ref('m.dayWording'),
      }).as('meeting'),
    ])
    .where('rr.responseId', '=', responseId)
    .where('rr.unlinkedAt', 'is', null)
    .where('m.inPublic', '=', true)
    .where((eb) => eb.or([eb('m.day', 'is', null), eb('m.day', '<=', day)]))
    .orderBy('m.day')
    .orderBy('n.number')
    .execute()
}

/** The quotations that were chosen in this version, approved with it, and may be read still; in their order. */
export function quotationsOf(db: Db, responseId: string, versionId: string, day: Day, limit: number) {
  return publicWords(db, { versionId })
    .innerJoin('responseComment as rc', 'rc.commentId', 'c.id')
    .innerJoin('responseQuote as rq', (join) =>
      join.onRef('rq.commentId', '=', 'c.id').on('rq.versionId', '=', versionId),
    )
    .where('rc.responseId', '=', responseId)
    .where(heldOn(day))
    .orderBy('rq.position')
    .limit(limit)
    .execute()
}

/** The refs of public responses that name this one as what holds instead. */
export async function supersededBy(db: Db, responseId: string, day: Day): Promise<string[]> {
  const rows = await db
    .selectFrom(publicationsOn(db, day).as('p'))
    .innerJoin('responseVersion as v', 'v.id', 'p.versionId')
    .select('p.ref')
    .where('v.supersededById', '=', responseId)
    .orderBy('p.ref')
    .execute()
  return rows.map((row) => row.ref)
}

/** Easy Read documents of a response that everybody could see on a day. */
export function easyReadBeside(db: Db, responseId: string, day: Day) {
  return db
    .selectFrom('document as d')
    .select(['d.title', 'd.url', 'd.publishedOn as on'])
    .where('d.responseId', '=', responseId)
    .where('d.kind', '=', 'easy-read')
    .where('d.publishedOn', '<=', day)
    .where('d.addedAt', '<', dayEnds(day))
    .where('d.waits', '=', false)
    .where((eb) => eb.or([eb('d.agreedAt', 'is', null), eb('d.agreedAt', '<', dayEnds(day))]))
    .where((eb) => eb.or([eb('d.withdrawnAt', 'is', null), eb('d.withdrawnAt', '>=', dayEnds(day))]))
    .orderBy('d.publishedOn', 'desc')
    .orderBy('d.id', 'desc')
    .$narrowType<{ url: string; on: Day }>()
    .execute()
}
