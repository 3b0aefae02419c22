import type { Day } from '../http/wire.ts'
import { sql, type SqlBool, type RawBuilder, type ExpressionBuilder } from 'kysely'
import { dayEnds, londonDay } from '../data/days.ts'
import type { Db } from '../data/database.ts'
import type { LogFilters, Waived } from './contract.ts'
import { type Closeness, saysWhat } from '../data/search.ts'
import { isShown } from '../data/small-numbers.ts'
import type { Tables } from '../data/tables.ts'
import { plainFields } from '../responses/fields-vocabulary.ts'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { themeLabelOn, themeFormerlyOn, themeBecameOn } from './themes.ts'
import type { PassedTo } from '../responses/draft-contract.ts'
import { waivers } from '../responses/waivers.ts'

/** The publication of each response that everybody could read at the end of a day; none of an unpublished consultation. */
export function publicationsOn(db: Db, day: Day) {
  return publications(db)
    .where('p.publishedOn', '<=', day)
    .where((eb) => eb.or([eb('p.replacedAt', 'is', null), eb('p.replacedAt', '>=', dayEnds(day))]))
}

function publications(db: Db) {
  return db
    .selectFrom('publication as p')
    .innerJoin('response as r', 'r.id', 'p.responseId')
    .innerJoin('consultation as c', 'c.id', 'r.consultationId')
    .distinctOn('p.responseId')
    .select([
      'p.id',
      'p.responseId',
      'p.versionId',
      'p.publishedOn',
      'p.correctionReason',
      'p.embargoReason',
      'p.overrideReason',
      'p.earlyReason',
      'r.ref',
      'r.consultationId',
      'r.phaseId',
      'r.pointId',
      'c.slug as consultationSlug',
      'c.title as consultationTitle',
    ])
    .where('c.publishedAt', 'is not', null)
    .orderBy('p.responseId')
    .orderBy('p.publishedAt', 'desc')
    .orderBy('p.id', 'desc')
}

/** What the log is narrowed by, and how closely its words must be met: as typed, unless said otherwise. */
export type Search = LogFilters & { closeness?: Closeness }

type Publications = ReturnType<typeof publications>

/** Those of the given publications that fit the filters; the columns are added by the caller. */
function fitting(db: Db, current: Publications, day: Day, filters: Search) {
  let query = db
    .with('current', () => current)
    .selectFrom('current as p')
    .innerJoin('responseVersion as v', 'v.id', 'p.versionId')
    .leftJoin('phase', 'phase.id', 'p.phaseId')
    .leftJoin('point', 'point.id', 'p.pointId')
    .leftJoin('organisation as o', 'o.id', 'v.ownerOrganisationId')
    .leftJoin('grouping as g', 'g.id', 'v.ownerGroupId')
    .leftJoin('workstream as ws', 'ws.id', 'v.workstreamId')
  const { since, consultation, phase, theme, point, place, event, organisation, outcome, year, q } = filters
  if (consultation !== undefined) query = query.where('p.consultationSlug', '=', consultation)
  if (phase !== undefined) query = query.where('phase.name', '=', phase)
  if (point !== undefined) query = query.where('point.number', '=', point)
  if (year !== undefined) query = query.where(sql<SqlBool>`extract(year from p.published_on) = ${year}`)
  if (place !== undefined) query = query.where(answersEnoughFrom(place))
  if (outcome !== undefined) query = query.where((eb) => eb(spoken(eb), '=', outcome))
  if (event !== undefined)
    query = query.where(
      answersOne(
        sql`n.event_id = any(array(select id from engagement_event where ref = ${event} and not staff_only))`,
        day,
      ),
    )
  if (organisation !== undefined)
    query = query.where((eb) => eb.or([eb('o.slug', '=', organisation), eb('g.slug', '=', organisation)]))
  if (theme !== undefined)
    query = query.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('theme as t')
          .leftJoin('theme as parent', 'parent.id', 't.parentId')
          .leftJoin('theme as into', 'into.id', 't.mergedIntoId')
          .select('t.id')
          .where(ofVersion)
          .where((eb) =>
            eb.or([
              eb('t.code', '=', theme),
              eb('parent.code', '=', theme),
              eb('into.code', '=', theme),
              // An old link to a theme that was split shows what its parts were answered.
              sql<SqlBool>`t.id in (select i.theme_id from frame_change f join frame_change_into i on i.change_id = f.id
                join theme old on old.id = f.theme_id
                where f.kind = 'split' and f.undone_at is null and old.code = ${theme}
                  and old.consultation_id = t.consultation_id)`,
            ]),
          ),
      ),
    )
  if (q !== undefined) query = query.where(saying(q, filters.closeness ?? 'same'))
  if (since !== undefined) query = query.where(changedBetween(since, day))
  return query
}

/** The themes of the version itself: a later draft may speak to others. */
const ofVersion = sql<SqlBool>`t.id = any(v.theme_ids)`

/** It answers a comment of which this is true; `n` is what lists ask of a comment, without its words. */
function answersOne(isTrue: RawBuilder<unknown>, day: Day) {
  return sql<SqlBool>`exists (
    select from response_comment rc join comment_standing n on n.id = rc.comment_id
    where rc.response_id = p.response_id and n.consultation_id = p.consultation_id and ${isTrue} and ${heldOn(day)})`
}

/** As many of the comments linked to it now come from a place as a table would show; of a past day too, so that no two days differ. */
function answersEnoughFrom(place: string) {
  return sql<SqlBool>`exists (
    select from response_comment rc join comment_standing n on n.id = rc.comment_id
    where rc.response_id = p.response_id and n.consultation_id = p.consultation_id and rc.unlinked_at is null
      and n.area = ${place}
    having ${isShown('n.id')})`
}

/** A version that was published without an outcome says thank you. */
function spoken(eb: ExpressionBuilder<Tables & { v: Tables['responseVersion'] }, 'v'>) {
  return eb.fn.coalesce('v.outcome', sql<'noted'>`'noted'`)
}

// The words exactly as the index has them, else it is not used.
function saying(q: string, closeness: Closeness) {
  const words = sql`search_vector(w.you_said || ' . ' || w.we_did || ' . ' || coalesce(w.reason_text, ''))`
  return sql<SqlBool>`(
    p.version_id in (select w.id from response_version w where ${saysWhat(words, q, closeness)})
    or upper(p.ref) = upper(${q.trim()})
    or exists (
      select from theme t where ${ofVersion} and ${saysWhat(sql`search_vector(t.label)`, q, closeness)}))`
}

/** New or corrected, updated, or a day it names has passed, after `since` and up to `day`. */
function changedBetween(since: Day, day: Day) {
  const passed = (column: string) => sql`(${sql.ref(column)} >= ${since} and ${sql.ref(column)} < ${day})`
  return sql<SqlBool>`(
    p.published_on > ${since}
    or exists (
      select from commitment k where k.version_id = p.version_id and (
        ${passed('k.dueOn')}
        or exists (select from commitment_update u where u.series = k.series and u.on_day > ${since} and u.on_day <= ${day})))
    or ${passed('v.nextUpdateOn')} or ${passed('v.plannedFor')} or ${passed('v.decisionDueOn')}
    or exists (select from reply x where x.response_id = p.response_id and x.on_day > ${since} and x.on_day <= ${day})
    or exists (
      select from jsonb_array_elements(v.passed_to) t where t->>'replyDue' >= ${since} and t->>'replyDue' < ${day}))`
}

/** Where a page of the log begins: after the entry with this day and ref. */
export type From = { publishedOn: Day; ref: string }

type Page = {
  limit: number
  from?: From | undefined
  ref?: string
  /** Only those that no other response has superseded. */
  holding?: boolean
}

/** The entries of a day, those published last first, as the rows have them; nothing of any other version is read. */
export function entriesOn(db: Db, day: Day, filters: Search, page: Page) {
  let query = entries(db, publicationsOn(db, day), day, filters).limit(page.limit)
  const { from, ref, holding } = page
  if (holding) query = query.where((eb) => eb(spoken(eb), '<>', 'superseded'))
  if (ref !== undefined) query = query.where('p.ref', '=', ref)
  if (from)
    query = query.where((eb) =>
      eb.or([
        eb('p.publishedOn', '<', from.publishedOn),
        eb.and([eb('p.publishedOn', '=', from.publishedOn), sql<SqlBool>`p.ref collate "C" > ${from.ref}`]),
      ]),
    )
  return query.execute()
}
export type EntryRow = Awaited<ReturnType<typeof entriesOn>>[number]

/** One published version, whether or not it was replaced since; what depends on a day is as of the day given. */
export function entryOfVersion(db: Db, versionId: string, day: Day): Promise<EntryRow | undefined> {
  const published = publications(db).where('p.versionId', '=', versionId)
  return entries(db, published, day, {}).executeTakeFirst()
}

function entries(db: Db, current: Publications, day: Day, filters: Search) {
  return fitting(db, current, day, filters)
    .select((eb) => [
      'p.id as publicationId',
      'p.responseId',
      'p.versionId',
      'p.ref',
      'p.publishedOn',
      'p.correctionReason',
      'p.embargoReason',
      'p.overrideReason',
      'p.earlyReason',
      'p.consultationSlug',
      'p.consultationTitle',
      'v.number as version',
      'phase.name as phase',
      'point.number as pointNumber',
      'point.title as pointTitle',
      'v.youSaid',
      'v.weDid',
      spoken(eb).as('outcome'),
      'v.reasonCode',
      'v.reasonText',
      eb.fn.coalesce('o.slug', 'g.slug').as('ownerSlug'),
      sql<string | null>`coalesce(${nameOn('organisation', day, 'o')}, ${nameOn('grouping', day, 'g')})`.as(
        'ownerName',
      ),
      'ws.name as workstream',
      'v.decidedOn',
      'v.decisionBody',
      'v.decisionDueOn',
      'v.decisionDueWording',
      'v.plannedFor',
      'v.doneOn',
      'v.nextUpdateOn',
      ...plainFields.map((field) => `v.${field}` as const),
      'v.changedWhat',
      passedTo(day).as('passedTo'),
      waivedFor.as('waived'),
      sql<Day>`(select min(first.published_on) from publication first where first.response_id = p.response_id)`.as(
        'firstPublishedOn',
      ),
      // The response that holds instead is named only once it is public itself.
      eb
        .selectFrom(publicationsOn(db, day).as('successor'))
        .select('successor.ref')
        .whereRef('successor.responseId', '=', 'v.supersededById')
        .as('supersededBy'),
      jsonArrayFrom(
        eb
          .selectFrom('theme as t')
          .select([
            't.code',
            themeLabelOn(day).as('label'),
            themeFormerlyOn(day).as('formerly'),
            themeBecameOn(day).as('became'),
          ])
          .where(ofVersion)
          .orderBy('t.position')
          .orderBy('t.code'),
      ).as('themes'),
      jsonArrayFrom(
        eb
          .selectFrom('commitment as k')
          .leftJoin('organisation as ko', 'ko.id', 'k.ownerOrganisationId')
          .select((inner) => [
            'k.text',
            'k.dueOn',
            nameOn('organisation', day, 'ko').as('owner'),
            jsonArrayFrom(
              inner
                .selectFrom('commitmentUpdate as u')
                .select(['u.onDay as on', 'u.keptOn', 'u.reopened', 'u.text', 'u.evidence'])
                .whereRef('u.series', '=', 'k.series')
                .where('u.onDay', '<=', day)
                .orderBy('u.onDay')
                .orderBy('u.id'),
            ).as('updates'),
          ])
          .whereRef('k.versionId', '=', 'v.id')
          .orderBy('k.position'),
      ).as('commitments'),
    ])
    .orderBy('p.publishedOn', 'desc')
    .orderBy(sql`p.ref collate "C"`)
}

/** Groups whose approval of this version, or of one before it, was waived, by the name that each had then. */
const waivedFor = sql<Waived[]>`coalesce((
  select jsonb_agg(jsonb_build_object(
    'group', ${nameOn('grouping', sql<Day>`${londonDay('a.at')}`, 'wg')}, 'until', a.due_on,
    'answered', exists (select from review w where w.version_id = a.version_id and w.grouping_id = a.grouping_id
      and w.decision <> 'comment' and w.at <= a.at),
    'on', ${londonDay('a.at')}, 'reason', a.reason) order by a.at, a.turn, wg.id)
  from ${waivers} a join response_version rv on rv.id = a.version_id join grouping wg on wg.id = a.grouping_id
  where rv.response_id = p.response_id and rv.number <= v.number), '[]')`

/** To whom it was passed on, by the name that body had on the day, with what it had replied by then. */
function passedTo(day: Day) {
  return sql<PassedTo[]>`coalesce((
    select jsonb_agg(jsonb_build_object(
      'organisation', ${nameOn('organisation', day, 'to_org')}, 'on', t.value->'on',
      'replyDue', t.value->'replyDue', 'reply', coalesce(t.value->>'reply', later.text),
      'repliedOn', case when t.value->>'reply' is null then later.replied_on::text else t.value->>'repliedOn' end,
      'earlierReplies', coalesce((
        select jsonb_agg(jsonb_build_object('text', e.text, 'repliedOn', e.replied_on) order by e.id) from reply e
        where e.response_id = p.response_id and e.organisation_id = to_org.id and e.on_day <= ${day} and e.id < later.id), '[]'))
      order by t.ordinality)
    from jsonb_array_elements(v.passed_to) with ordinality t
    join organisation to_org on to_org.id::text = t.value->>'organisationId'
    left join lateral (
      select x.id, x.text, x.replied_on from reply x
      where x.response_id = p.response_id and x.organisation_id = to_org.id and x.on_day <= ${day}
      order by x.id desc limit 1) later on true), '[]')`
}

/** The day on which each of these responses last told a reply that came after it was published, up to `day`. */
export async function latestReplies(db: Db, refs: string[], day: Day): Promise<Map<string, Day>> {
  if (refs.length === 0) return new Map()
  const rows = await db
    .selectFrom('reply as x')
    .innerJoin('response as r', 'r.id', 'x.responseId')
    .select(['r.ref', ({ fn }) => fn.max('x.onDay').as('onDay')])
    .where('r.ref', 'in', refs)
    .where('x.onDay', '<=', day)
    .groupBy('r.ref')
    .execute()
  return new Map(rows.map(({ ref, onDay }) => [ref, onDay]))
}

/** What an organisation or group was called on a day; names change, and the old log keeps the old name. */
export function nameOn(table: 'organisation' | 'grouping', day: Day | RawBuilder<Day>, alias: string) {
  const names = sql.table(`${table}_name`)
  return sql<string | null>`coalesce((
    select n.name from ${names} n where n.${sql.ref(`${table}_id`)} = ${sql.ref(`${alias}.id`)}
      and coalesce(n.used_from, n.used_until) is not null
      and coalesce(n.used_from <= ${day}, true) and coalesce(n.used_until >= ${day}, true)
    order by n.used_from desc nulls last limit 1), ${sql.ref(`${alias}.name`)})`
}

/** How many entries of a day fit. */
export async function countEntries(db: Db, day: Day, filters: Search): Promise<number> {
  const row = await fitting(db, publicationsOn(db, day), day, filters)
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return row.n
}

/** What the log of a day can be narrowed by. */
export function choicesOn(db: Db, day: Day, consultation: string | undefined) {
  const current = publicationsOn(db, day).as('p')
  const chosen = consultation ?? null
  return Promise.all([
    db
      .selectFrom(current)
      .innerJoin('responseVersion as v', 'v.id', 'p.versionId')
      .innerJoin('theme as t', (join) => join.on(ofVersion))
      .leftJoin('theme as parent', 'parent.id', 't.parentId')
      .select([
        't.code',
        themeLabelOn(day).as('label'),
        't.position',
        'parent.code as parentCode',
        'parent.label as parentLabel',
      ])
      .distinct()
      .where(sql<SqlBool>`${chosen}::text is null or p.consultation_slug = ${chosen}`)
      .orderBy('t.position')
      .orderBy('t.code')
      .execute(),
    db
      .selectFrom(current)
      .innerJoin('responseVersion as v', 'v.id', 'p.versionId')
      .leftJoin('organisation as o', 'o.id', 'v.ownerOrganisationId')
      .leftJoin('grouping as g', 'g.id', 'v.ownerGroupId')
      .select((eb) => [
        eb.fn.coalesce('o.slug', 'g.slug').as('slug'),
        sql<string | null>`coalesce(${nameOn('organisation', day, 'o')}, ${nameOn('grouping', day, 'g')})`.as('name'),
      ])
      .distinct()
      .where(sql<SqlBool>`${chosen}::text is null or p.consultation_slug = ${chosen}`)
      .orderBy('name')
      .execute(),
    db
      .selectFrom(current)
      .leftJoin('phase', 'phase.id', 'p.phaseId')
      .select(['phase.name as phase', sql<number>`extract(year from p.published_on)::int`.as('year')])
      .distinct()
      .where(sql<SqlBool>`${chosen}::text is null or p.consultation_slug = ${chosen}`)
      .execute(),
  ])
}

/** The links that held at the end of a day. */
export function heldOn(day: Day) {
  return sql<SqlBool>`rc.linked_at < ${dayEnds(day)} and (rc.unlinked_at is null or rc.unlinked_at >= ${dayEnds(day)})`
}
