import { expressionBuilder, sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { type Db, plannedOnce, type Trx } from '../data/database.ts'
import type { ConsultationTable, ResponseTable, ResponseVersionTable, Tables } from '../data/tables.ts'
import { type Reach, responseWithin, whole } from '../data/visible.ts'
import { daysTied } from '../people/independent.ts'
import { type Permission, permissions } from '../people/permissions.ts'
import { noSuch } from '../http/refusal.ts'
import type { Day } from '../http/wire.ts'

/** A response, its consultation and its latest version, of which each part below says something. */
type Row = Tables & { r: ResponseTable; c: ConsultationTable; v: ResponseVersionTable }
const of = expressionBuilder<Row, 'r' | 'c' | 'v'>()

/** Organisations that may read its drafts. */
const sharedWith = jsonArrayFrom(
  of
    .selectFrom('responseShare as h')
    .innerJoin('organisation as o', 'o.id', 'h.organisationId')
    .select(['o.id', 'o.name'])
    .whereRef('h.responseId', '=', 'r.id')
    .where('h.endedAt', 'is', null)
    .orderBy('o.name'),
).as('sharedWith')

/** A group answers through the organisation it belongs to. */
const ownerOrganisationId = sql<
  string | null
>`coalesce(v.owner_organisation_id, (select organisation_id from grouping where id = v.owner_group_id))`.as(
  'ownerOrganisationId',
)

/** Who wrote the latest version. */
const editors = jsonArrayFrom(
  of
    .selectFrom('responseEditor as w')
    .innerJoin('person', 'person.id', 'w.personId')
    .select(['person.id', 'person.name'])
    .whereRef('w.versionId', '=', 'v.id')
    .orderBy('person.name'),
).as('editors')

/** Anyone who made or holds the access of somebody who wrote, or the other way round, is no second pair of eyes. */
const tied = sql<string[]>`array(
        select case when h.holder = w.person_id then h.held else h.holder end::text
        from access_held(now(), ${daysTied}::int) h
        join response_editor w on w.person_id in (h.holder, h.held) where w.version_id = v.id)`.as('tied')

/** Whether somebody wrote part of the latest version, or holds the access of somebody who did, or the other way round. */
const wrote = (
  person: string,
) => sql`exists (select from response_editor w where w.version_id = v.id and (w.person_id = ${sql.ref(person)}
  or exists (select from access_held(now(), ${daysTied}::int) a
    where (a.holder, a.held) in ((w.person_id, ${sql.ref(person)}), (${sql.ref(person)}, w.person_id)))))`

/** Whether somebody still has an open account, and a role that allows this for what is its organisation's own. */
const stillMay = (person: string, permission: Permission) => sql<boolean>`exists (
  select from permission_grant g join person p on p.id = g.person_id
  where g.person_id = ${sql.ref(person)} and p.disabled_at is null and g.revoked_at is null
    and (not g.needs_confirmation or g.confirmed_at is not null) and g.role = any(${[...permissions[permission]]}::text[]) and g.organisation_id is not distinct from r.organisation_id
    and (g.consultation_id is null or g.consultation_id = r.consultation_id))`

/** Who made a group or a board hold this less, and wrote part of it or is not of the organisation that answers for it. */
const holdsChangedBy = sql<string[]>`array(
  select p.name from set_up_change s join person p on p.id = s.by_person
  where s.consultation_id = r.consultation_id and s.confirmed_at is null
    and exists (select from jsonb_array_elements(s.changed) x where x->>'from' is not null
      and (x->>'what' = 'Board that decides' or (x->>'what' like 'Asked: %' and x->>'from' = 'approve')))
    and (${wrote('s.by_person')}
      or not exists (select from permission_grant g where g.person_id = s.by_person and g.revoked_at is null
        and g.organisation_id is not distinct from r.organisation_id
        and (g.consultation_id is null or g.consultation_id = r.consultation_id)))
  order by s.id)`.as('holdsChangedBy')

/**
 * Who released this response from a board, or took back what one had agreed to, before they wrote part of it; nobody once the board is
 * asked again, or somebody else has done the same.
 */
const releasedBy = sql<
  { name: string; board: string }[]
>`coalesce((select json_agg(json_build_object('name', p.name, 'board', b.name)) from (
    select h.by_person, h.grouping_id from hold_taken_away h
    where h.response_id = r.id and h.kind = 'board' and ${wrote('h.by_person')} and not exists (
      select from hold_taken_away x where x.response_id = r.id and x.grouping_id = h.grouping_id and x.id > h.id)
    union
    select l.unlinked_by, m.grouping_id from resolution_response l
    join resolution n on n.id = l.resolution_id join agenda_item i on i.id = n.agenda_item_id join board_meeting m on m.id = i.meeting_id
    where l.response_id = r.id and l.version is not null and l.unlinked_at is not null and ${wrote('l.unlinked_by')} and not exists (
      select from resolution_response x where x.response_id = r.id and x.resolution_id = l.resolution_id and x.id > l.id)
  ) gone (by_person, board_id) join person p on p.id = gone.by_person join grouping b on b.id = gone.board_id
  where b.id is distinct from r.board_id and b.id is distinct from c.board_id and not exists (
    select from resolution_response x join resolution n on n.id = x.resolution_id join agenda_item i on i.id = n.agenda_item_id
      join board_meeting m on m.id = i.meeting_id
    where x.response_id = r.id and x.version is not null and x.unlinked_at is null and m.grouping_id = b.id)), '[]')`.as(
  'releasedBy',
)

/** What was said to the latest version. */
const reviews = jsonArrayFrom(
  of
    .selectFrom('review')
    .leftJoin('person', 'person.id', 'review.reviewerId')
    .select([
      'review.id',
      'review.decision',
      'review.reviewerId',
      'person.name as reviewer',
      'review.groupingId',
      'review.roundId',
      'review.at',
      stillMay('review.reviewerId', 'responses.review').as('stillMay'),
    ])
    .whereRef('review.versionId', '=', 'v.id')
    .orderBy('review.at')
    .orderBy('review.id'),
).as('reviews')

/** The groups that were asked about it, and what each may do. */
const asked = jsonArrayFrom(
  of
    .selectFrom('reviewRoundGroup as a')
    .innerJoin('reviewRound as o', 'o.id', 'a.roundId')
    .innerJoin('grouping as g', 'g.id', 'a.groupingId')
    .leftJoin('person as w', 'w.id', 'a.waivedBy')
    .select([
      'g.id',
      'g.name',
      'a.mandate',
      'a.roundId',
      'a.waivedBy',
      'w.name as waivedByName',
      'a.waivedAt',
      'a.waiverReason',
      stillMay('a.waivedBy', 'responses.publish').as('waiverStands'),
      'o.dueOn',
    ])
    .whereRef('o.versionId', '=', 'v.id')
    .orderBy('g.name'),
).as('asked')

/** Anyone who had to approve an earlier version has to approve this one: an edit cannot go round a group. */
const mustApprove = jsonArrayFrom(
  of
    .selectFrom('grouping as g')
    .select(['g.id', 'g.name'])
    .where((own) =>
      own.or([
        own.exists(
          own
            .selectFrom('consultationReviewer as n')
            .select('n.groupingId')
            .whereRef('n.groupingId', '=', 'g.id')
            .whereRef('n.consultationId', '=', 'r.consultationId')
            .where('n.mandate', '=', 'approve'),
        ),
        own.exists(
          own
            .selectFrom('reviewRoundGroup as a')
            .innerJoin('reviewRound as o', 'o.id', 'a.roundId')
            .innerJoin('responseVersion as earlier', 'earlier.id', 'o.versionId')
            .select('a.groupingId')
            .whereRef('a.groupingId', '=', 'g.id')
            .whereRef('earlier.responseId', '=', 'r.id')
            .where('a.mandate', '=', 'approve'),
        ),
      ]),
    )
    .orderBy('g.name'),
).as('mustApprove')

/** What boards resolved about it: the latest first. */
const resolutions = jsonArrayFrom(
  of
    .selectFrom('resolutionResponse as rr')
    .innerJoin('resolution as n', 'n.id', 'rr.resolutionId')
    .innerJoin('agendaItem as i', 'i.id', 'n.agendaItemId')
    .innerJoin('boardMeeting as m', 'm.id', 'i.meetingId')
    .innerJoin('grouping as g', 'g.id', 'm.groupingId')
    .select([
      'n.id',
      'n.number',
      'n.text',
      'n.delegatedTo',
      'n.delegatedUntil',
      'n.delegatedScope',
      'rr.version',
      'm.groupingId as boardId',
      'g.name as board',
      'm.slug',
      'm.title',
      'm.day',
      'm.dayWording',
      'm.starts',
      'rr.linkedAt',
    ])
    .whereRef('rr.responseId', '=', 'r.id')
    .where('rr.unlinkedAt', 'is', null)
    .orderBy('m.day', (order) => order.desc().nullsLast())
    .orderBy('n.id', 'desc'),
).as('resolutions')

/** The boards that must have resolved before it is published. */
const requiredBoards = jsonArrayFrom(
  of
    .selectFrom('grouping as g')
    .select(['g.id', 'g.name'])
    .where((own) => own.or([own('g.id', '=', own.ref('c.boardId')), own('g.id', '=', own.ref('r.boardId'))]))
    .orderBy('g.name'),
).as('requiredBoards')

/** What was changed under a delegation since a board agreed. */
const amendment = jsonObjectFrom(
  of
    .selectFrom('amendment as d')
    .innerJoin('person', 'person.id', 'd.byPerson')
    .leftJoin('person as agreer', 'agreer.id', 'd.agreedBy')
    .select([
      'd.resolutionId',
      'd.what',
      'd.at',
      'person.name as by',
      'd.agreedBy',
      'agreer.name as agreedByName',
      'd.agreedAt',
      'd.agreedReason',
      stillMay('d.agreedBy', 'responses.review').as('agreementStands'),
    ])
    .whereRef('d.versionId', '=', 'v.id'),
).as('amendment')

/** When the findings were first issued. */
const findingsOn = sql<Day | null>`(select min(issued_on) from paper where paper.consultation_id = r.consultation_id
        and paper.kind = 'consideration')`.as('findingsOn')

/** To whom the findings went, and at which moment. */
const findings = jsonArrayFrom(
  of
    .selectFrom('paper')
    .leftJoin('boardMeeting as to', 'to.id', 'paper.meetingId')
    // Where no meeting is given, the boards that had this name then: none is given it afterwards.
    .select([
      sql<string[]>`case when "to".id is not null then array["to".grouping_id::text] else array(
        select b.id::text from grouping b where b.programme_id = c.programme_id and paper.issued_to = coalesce((
          select former.name from grouping_name former
          where former.grouping_id = b.id and uuid_extract_timestamp(former.id) > paper.issued_at order by former.id limit 1), b.name)) end`.as(
        'boards',
      ),
      'paper.issuedTo',
      'paper.issuedAt',
    ])
    .whereRef('paper.consultationId', '=', 'r.consultationId')
    .where('paper.kind', '=', 'consideration')
    .orderBy('paper.issuedAt'),
).as('findings')

/** Embargoes that it may be published in spite of. */
const overrides = jsonArrayFrom(
  of
    .selectFrom('embargoOverride as x')
    .innerJoin('person as asker', 'asker.id', 'x.askedBy')
    .leftJoin('person as allower', 'allower.id', 'x.allowedBy')
    .select([
      'x.embargoId',
      'x.reason',
      'x.askedBy',
      'asker.name as askedByName',
      'x.askedAt',
      'x.allowedBy',
      'allower.name as allowedByName',
      stillMay('x.allowedBy', 'responses.publish').as('allowed'),
    ])
    .whereRef('x.versionId', '=', 'v.id')
    .orderBy('x.id'),
).as('overrides')

/** What is public of it now. */
const publication = jsonObjectFrom(
  of
    .selectFrom('publication as p')
    .innerJoin('responseVersion as pv', 'pv.id', 'p.versionId')
    .select(['p.id', 'p.versionId', 'pv.number', 'pv.outcome', 'p.publishedOn', 'p.publishedAt', 'p.comments'])
    .whereRef('p.responseId', '=', 'r.id')
    .where('p.replacedAt', 'is', null),
).as('publication')

/** When it is to be published. */
const plan = jsonObjectFrom(
  of
    .selectFrom('publicationPlan as l')
    .innerJoin('person', 'person.id', 'l.plannedBy')
    .select([
      'l.id',
      'l.versionId',
      'l.publishOn',
      'l.publishHour',
      'l.afterResolution',
      'l.plannedBy',
      'l.earlyReason',
      'person.name as by',
      stillMay('l.plannedBy', 'responses.publish').as('stillMay'),
    ])
    .whereRef('l.responseId', '=', 'r.id')
    .where('l.releasedAt', 'is', null)
    .where('l.droppedAt', 'is', null),
).as('plan')

/** Why the last plan of this version came to nothing at its moment; nothing if it was taken back, or planned again. */
const planDropped = jsonObjectFrom(
  of
    .selectFrom('publicationPlan as l')
    .select(['l.droppedBecause as because', 'l.droppedAt as at'])
    .whereRef('l.versionId', '=', 'v.id')
    .where('l.droppedAt', 'is not', null)
    .where('l.droppedBy', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('publicationPlan as later')
            .select('later.id')
            .whereRef('later.versionId', '=', 'v.id')
            .whereRef('later.id', '>', 'l.id'),
        ),
      ),
    )
    .$narrowType<{ because: string; at: Date }>(),
).as('planDropped')

/** Who asked for changes to the version before, last. */
const askedBefore = jsonObjectFrom(
  of
    .selectFrom('responseVersion as b')
    .innerJoin('review', 'review.versionId', 'b.id')
    .leftJoin('person', 'person.id', 'review.reviewerId')
    .leftJoin('grouping as g', 'g.id', 'review.groupingId')
    .select((inner) => [inner.fn.coalesce('g.name', 'person.name').as('who'), 'review.at'])
    .whereRef('b.responseId', '=', 'r.id')
    .whereRef('b.number', '=', sql`v.number - 1`)
    .where('review.decision', '=', 'ask-for-changes')
    .orderBy('review.at', 'desc')
    .limit(1),
).as('askedBefore')

/** How many comments it answers. */
const comments =
  sql<number>`(select count(*) from response_comment l where l.response_id = r.id and l.unlinked_at is null)`.as(
    'comments',
  )

/**
 * Comments joined to it, or taken away, after this version was sent: how many, when last, and by whom. Nobody who approved it before had
 * seen what it answers now.
 */
const relinked = sql<{ joined: number; away: number; at: string; by: string[]; names: string[] } | null>`(
  select json_build_object('joined', count(*) filter (where x.joined), 'away', count(*) filter (where not x.joined), 'at', max(x.at),
    'by', array_agg(distinct x.by_person), 'names', array_agg(distinct p.name))
  from (select true as joined, linked_at as at, linked_by as by_person from response_comment
      where response_id = r.id and linked_at > v.sent_at and unlinked_at is null
    union all select false, unlinked_at, unlinked_by from response_comment
      where response_id = r.id and unlinked_at > v.sent_at and linked_at <= v.sent_at) x
  join person p on p.id = x.by_person having count(*) > 0)`.as('relinked')

/** Words were taken out of this version after it was sent: what is left was approved by nobody. */
const cutSince = sql<boolean>`exists (select from taken_out o join takedown t on t.id = o.takedown_id
  where o.about_kind = 'response' and o.about = r.ref and t.decision is distinct from 'put-back' and t.asked_at > v.sent_at
    and (o.row_key = v.id::text or exists (select from commitment k where k.version_id = v.id and k.id::text = o.row_key)))`.as(
  'cutSince',
)

/** One response as its rules need it: who wrote, who was asked, who said what to the latest version, what is public. */
export type Chain = Awaited<ReturnType<typeof findChains>>[number]

/** Which responses; all that is given must fit. */
type Wanted = {
  consultationId?: string
  consultation?: string | undefined
  ref?: string
  ids?: string[]
  /** Those on which somebody has work to do: neither given up nor public as they were written last. */
  open?: true
  /** Those that are to be published on a day or after a resolution. */
  planned?: true
  /** For a list, those within somebody’s reach. */
  reach?: Reach
}

/** Given up, or public as it was written last. */
const settled = sql<boolean>`(r.abandoned_at is not null or exists (
  select from publication p where p.response_id = r.id and p.version_id = v.id and p.replaced_at is null))`

/** Responses with all that their rules need. Each costs something: a list asks for those it shows. */
export async function findChains(db: Db, wanted: Wanted = {}) {
  let query = db
    .selectFrom('response as r')
    .innerJoin('consultation as c', 'c.id', 'r.consultationId')
    .innerJoin('responseVersion as v', (join) =>
      join
        .onRef('v.responseId', '=', 'r.id')
        .on('v.number', '=', sql<number>`(select max(number) from response_version where response_id = r.id)`),
    )
    .innerJoin('person as e', 'e.id', 'v.editedBy')
    .select([
      'r.id',
      'r.ref',
      'r.consultationId',
      'r.pointId',
      'r.createdBy',
      'r.organisationId',
      of.selectFrom('organisation as o').select('o.name').whereRef('o.id', '=', 'r.organisationId').as('organisation'),
      sharedWith,
      'r.abandonedAt',
      'r.abandonedReason',
      of.selectFrom('person as q').select('q.name').whereRef('q.id', '=', 'r.abandonedBy').as('abandonedByName'),
      'c.slug as consultationSlug',
      'c.title as consultationTitle',
      'c.programmeId',
      'c.areas',
      'c.boardId as consultationBoardId',
      'c.laterChanges',
      'r.boardId',
      'v.id as versionId',
      'v.number',
      'v.edit',
      'v.youSaid',
      'v.outcome',
      'v.changeReason',
      ownerOrganisationId,
      'v.editedBy',
      'e.name as editedByName',
      'v.editedAt',
      'v.sentAt',
      editors,
      tied,
      holdsChangedBy,
      releasedBy,
      reviews,
      asked,
      mustApprove,
      resolutions,
      requiredBoards,
      amendment,
      findingsOn,
      findings,
      overrides,
      publication,
      plan,
      planDropped,
      askedBefore,
      comments,
      relinked,
      cutSince,
    ])
  if (wanted.consultationId) query = query.where('r.consultationId', '=', wanted.consultationId)
  if (wanted.consultation) query = query.where('c.slug', '=', wanted.consultation)
  if (wanted.ref) query = query.where('r.ref', '=', wanted.ref)
  if (wanted.ids) query = query.where('r.id', '=', sql<string>`any(${wanted.ids}::uuid[])`)
  if (wanted.open) query = query.where(sql<boolean>`not ${settled}`)
  if (wanted.planned)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('publicationPlan as l')
          .select('l.id')
          .whereRef('l.responseId', '=', 'r.id')
          .where('l.releasedAt', 'is', null)
          .where('l.droppedAt', 'is', null),
      ),
    )
  if (wanted.reach && wanted.reach !== whole) query = query.where(responseWithin(wanted.reach, 'r'))
  return query.orderBy('r.id').modifyEnd(plannedOnce).execute()
}

/** Those that are public as they were written last, or given up, the newest first: only what a list needs to find its page. */
export async function settledResponses(
  db: Db,
  wanted: {
    consultation?: string | undefined
    editor?: string | undefined
    is?: 'abandoned' | 'published' | 'replaced'
    reach: Reach
  },
): Promise<{ id: string; ref: string }[]> {
  const { consultation = null, editor = null, is = null, reach } = wanted
  const { rows } = await sql<{ id: string; ref: string }>`
    select r.id, r.ref from response r
    join response_version v on v.response_id = r.id and v.number = (select max(number) from response_version where response_id = r.id)
    join consultation c on c.id = r.consultation_id
    left join publication p on p.response_id = r.id and p.replaced_at is null
    where ${settled} and (${consultation}::text is null or c.slug = ${consultation})
      and (${editor}::uuid is null or exists (select from response_editor w where w.version_id = v.id and w.person_id = ${editor}::uuid))
      and case ${is}::text
        when 'abandoned' then r.abandoned_at is not null
        when 'replaced' then r.abandoned_at is null and v.outcome = 'superseded'
        when 'published' then r.abandoned_at is null and v.outcome is distinct from 'superseded'
        else r.abandoned_at is null end
      and ${reach === whole ? sql`true` : responseWithin(reach, 'r')}
    order by coalesce(p.published_at, v.edited_at) desc, r.id desc`.execute(db)
  return rows
}

/** @throws {Refusal} `not-found` */
export async function chainOf(db: Db, ref: string): Promise<Chain> {
  const [chain] = await findChains(db, { ref })
  if (!chain) throw noSuch('response')
  return chain
}

/** The same, with the response's row held until the transaction ends: the next change waits. @throws {Refusal} `not-found` */
export async function lockChain(trx: Trx, ref: string): Promise<Chain> {
  const row = await trx.selectFrom('response').select('id').where('ref', '=', ref).forUpdate().executeTakeFirst()
  if (!row) throw noSuch('response')
  return chainOf(trx, ref)
}
