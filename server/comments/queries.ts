import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { copyOf } from './letter.ts'
import type { Db } from '../data/database.ts'
import { mailStandings } from '../followers/queries.ts'
import type { SignedIn } from '../people/contract.ts'
import { may } from '../people/permissions.ts'
import { noSuch } from '../http/refusal.ts'
import { daysBetween, dayOf } from '../data/time.ts'
import type { Day } from '../http/wire.ts'
import type { SetAsideReason } from '../intake/contract.ts'
import { type CommentView, type HistoryLine, type Overview, type ThemeBeside } from './contract.ts'
import { decideWithinHours, type QueueItem } from './flag-contract.ts'
import { type PersonalMark } from './redact-contract.ts'
import { deedInWords } from './told.ts'
import {
  andResponseWithin,
  andWithin,
  includes,
  inLists,
  type Narrow,
  type Reach,
  responseWithin,
  restricted,
  whole,
  within,
} from '../data/visible.ts'
import { reachOf } from '../people/reach.ts'

/**
 * A comment in full. One that is restricted is not there at all for those who may not see the restricted queue.
 * @throws {Refusal} `not-found`
 */
export async function viewComment(db: Db, id: string, viewer: SignedIn): Promise<CommentView> {
  const found = await db
    .selectFrom('comment as c')
    .innerJoin('submission as s', 's.id', 'c.submissionId')
    .innerJoin('consultation as k', 'k.id', 'c.consultationId')
    .leftJoin('question as q', 'q.id', 'c.questionId')
    .leftJoin('point as p', 'p.id', 'c.pointId')
    .leftJoin('engagementEvent as e', 'e.id', 's.eventId')
    .leftJoin('phase as f', 'f.id', 's.phaseId')
    .leftJoin('importRow as line', 'line.id', 's.importRowId')
    .leftJoin('import as i', 'i.id', 'line.importId')
    .select((eb) => [
      'c.id',
      'c.body',
      'c.translation',
      sql<string | null>`coalesce(c.language, s.language)`.as('language'),
      'c.restricted',
      jsonObjectFrom(
        eb
          .selectFrom('originalWords as own')
          .innerJoin('paraphrase as p', 'p.commentId', 'own.commentId')
          .innerJoin('person', 'person.id', 'p.byPerson')
          .select(['person.name as by', 'p.at'])
          .whereRef('own.commentId', '=', 'c.id')
          .orderBy('p.id', 'desc')
          .limit(1),
      ).as('paraphrased'),
      'c.standing as state',
      'c.saidAt',
      'c.receivedAt',
      'c.processedAt',
      'c.needsPerson',
      sql<string[]>`array(
        select r.route from comment_route r where r.comment_id = c.id and r.handled_at is null order by r.route)`.as(
        'routes',
      ),
      'c.submissionId',
      'c.consultationId',
      'k.slug',
      'k.title',
      'k.ref',
      'q.position as questionPosition',
      'q.text as questionText',
      'p.number as pointNumber',
      'p.title as pointTitle',
      'e.id as eventId',
      'e.title as eventTitle',
      sql<string | null>`coalesce(e.day_wording, to_char(e.day, 'FMDD FMMonth YYYY'))`.as('eventDay'),
      sql<string | null>`coalesce(e.place, e.venue)`.as('eventPlace'),
      'f.name as phase',
      's.channel',
      's.kind',
      's.area',
      's.respondentKind',
      's.organisationName',
      's.consentToQuote',
      's.late',
      's.dots',
      's.signatures',
      'i.id as importId',
      'i.fileName',
      'line.line',
    ])
    .where('c.id', '=', id)
    .executeTakeFirst()
  const [reach, ofRestricted, ofResponses] = await Promise.all([
    reachOf(db, viewer, 'comments.read'),
    reachOf(db, viewer, 'safeguarding.see'),
    reachOf(db, viewer, 'responses.see'),
  ])
  const reached = (reach: Reach) => found !== undefined && includes(reach, found.consultationId)
  if (!found || !(reached(ofRestricted) || (reached(reach) && !found.restricted))) {
    throw noSuch('comment')
  }
  const [beside, marks, themes, confirmed, spam, setAside, erasure, redactions, responses, campaign] =
    await Promise.all([
      db
        .selectFrom('comment')
        .select(['id', 'position'])
        .where('submissionId', '=', found.submissionId)
        .where('id', '<>', id)
        .where(inLists('comment'))
        .orderBy('position')
        .execute(),
      marksOf(db, id),
      themesBeside(db, id),
      db
        .selectFrom('themeConfirmation as k')
        .innerJoin('person', 'person.id', 'k.personId')
        .select(['person.name as by', 'k.at'])
        .where('k.commentId', '=', id)
        .executeTakeFirst(),
      spamMarkOf(db, id),
      currentSetAside(db, id),
      erasureOf(db, id),
      redactionsOf(db, id),
      responsesOf(db, id, ofResponses),
      copyOf(db, id),
    ])
  return {
    id,
    body: found.body,
    translation: found.translation,
    language: found.language,
    restricted: found.restricted,
    paraphrased: found.paraphrased && { ...found.paraphrased, at: new Date(found.paraphrased.at) },
    state: found.state,
    consultation: { slug: found.slug, title: found.title, ref: found.ref },
    question:
      found.questionPosition === null ? null : { position: found.questionPosition, text: found.questionText as string },
    point: found.pointNumber === null ? null : { number: found.pointNumber, title: found.pointTitle as string },
    event: found.eventId && {
      id: found.eventId,
      title: found.eventTitle as string,
      day: found.eventDay,
      place: found.eventPlace,
    },
    phase: found.phase,
    channel: found.channel,
    kind: found.kind,
    area: found.area,
    speaker: found.respondentKind,
    organisation: found.organisationName,
    consentToQuote: found.consentToQuote,
    late: found.late,
    dots: found.dots,
    signatures: found.signatures,
    saidAt: found.saidAt,
    receivedAt: found.receivedAt,
    read: found.processedAt !== null,
    needsPerson: found.needsPerson,
    routes: found.routes,
    import: found.importId && { id: found.importId, fileName: found.fileName as string, line: found.line as number },
    beside,
    marks,
    themes,
    confirmed: confirmed ?? null,
    campaign,
    spam: spam ?? null,
    setAside: found.state === 'set-aside' ? (setAside ?? null) : null,
    erasure: erasure ?? null,
    redactions: redactions.map(({ byPerson, ...one }) => ({ ...one, mine: byPerson === viewer.id })),
    responses,
  } as CommentView
}

export function marksOf(db: Db, commentId: string): Promise<PersonalMark[]> {
  return db
    .selectFrom('personalMark')
    .select(['starts as start', 'ends as end', 'kind'])
    .where('commentId', '=', commentId)
    .orderBy('starts')
    .execute()
}

/** Every theme of the comment's consultation, with what machine and person said of this comment; in the frame's order. */
export async function themesBeside(db: Db, commentId: string): Promise<ThemeBeside[]> {
  const rows = await db
    .selectFrom('comment as c')
    .innerJoin('theme as t', 't.consultationId', 'c.consultationId')
    .leftJoin('theme as parent', 'parent.id', 't.parentId')
    .leftJoin('commentTheme as held', (join) =>
      join.onRef('held.commentId', '=', 'c.id').onRef('held.themeId', '=', 't.id'),
    )
    .leftJoin('themeAssignment as m', (join) =>
      join
        .onRef('m.commentId', '=', 'c.id')
        .onRef('m.themeId', '=', 't.id')
        .on('m.saidBy', '=', 'machine')
        .on('m.replacedAt', 'is', null),
    )
    .leftJoin('themeAssignment as p', (join) =>
      join
        .onRef('p.commentId', '=', 'c.id')
        .onRef('p.themeId', '=', 't.id')
        .on('p.saidBy', '=', 'person')
        .on('p.replacedAt', 'is', null),
    )
    .leftJoin('person', 'person.id', 'p.personId')
    .select([
      't.id',
      't.code',
      't.label',
      'parent.code as parent',
      sql<boolean>`t.retired_at is not null`.as('retired'),
      sql<boolean>`held.theme_id is not null`.as('holds'),
      'm.band',
      'm.score',
      'm.words',
      'p.applies',
      'p.at',
      'person.name',
    ])
    .where('c.id', '=', commentId)
    .orderBy(sql`coalesce(parent.position, t.position), coalesce(parent.code, t.code), parent.code nulls first`)
    .orderBy('t.position')
    .orderBy('t.code')
    .execute()
  return rows
    .filter((row) => !row.retired || row.holds)
    .map(({ band, score, words, applies, at, name, ...theme }) => ({
      ...theme,
      machine: band && {
        band,
        score: score as number,
        words: (words ?? []) as NonNullable<ThemeBeside['machine']>['words'],
      },
      person: applies === null ? null : { applies, name: name as string, at: at as Date },
    }))
}

function spamMarkOf(db: Db, commentId: string) {
  return db.selectFrom('spamMark').select(['reasons', 'isSpam']).where('commentId', '=', commentId).executeTakeFirst()
}

function currentSetAside(db: Db, commentId: string) {
  return db
    .selectFrom('setAside as a')
    .leftJoin('person', 'person.id', 'a.byPerson')
    .select(['a.id', 'a.reason', 'a.note', 'person.name as by', 'a.at'])
    .$narrowType<{ reason: SetAsideReason }>()
    .where('a.commentId', '=', commentId)
    .where('a.undoneAt', 'is', null)
    .executeTakeFirst()
}

/** The last decision about erasing its words. */
function erasureOf(db: Db, commentId: string) {
  return db
    .selectFrom('erasure as e')
    .innerJoin('person', 'person.id', 'e.byPerson')
    .select(['e.decision', 'e.reason', 'e.note', 'person.name as by', 'e.at'])
    .where('e.commentId', '=', commentId)
    .orderBy('e.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Newest first, with the marks that stand in each. */
export async function redactionsOf(db: Db, commentId: string) {
  const rows = await db
    .selectFrom('redaction as r')
    .innerJoin('person', 'person.id', 'r.byPerson')
    .leftJoin('redactionConfirmation as k', 'k.redactionId', 'r.id')
    .leftJoin('person as second', 'second.id', 'k.byPerson')
    .select((eb) => [
      'r.id',
      'r.publicBody',
      'r.reason',
      'r.byPerson',
      'person.name as by',
      'r.at',
      'second.name as confirmedBy',
      jsonArrayFrom(
        eb
          .selectFrom('redactionMark as m')
          .select(['m.starts as start', 'm.ends as end', 'm.kind', 'm.reason'])
          .whereRef('m.redactionId', '=', 'r.id')
          .orderBy('m.starts'),
      ).as('marks'),
    ])
    .where('r.commentId', '=', commentId)
    .orderBy('r.id', 'desc')
    .execute()
  return rows.map(({ marks, ...row }) => ({
    ...row,
    standing: marks.map((mark) => ({ ...mark, words: row.publicBody.slice(mark.start, mark.end) })),
  }))
}

/** Responses that this comment is linked to, drafts and published, by their latest version: those that the reader may see. */
function responsesOf(db: Db, commentId: string, reach: Reach) {
  return db
    .selectFrom('responseComment as l')
    .innerJoin('response as r', 'r.id', 'l.responseId')
    .select((eb) => [
      'r.id',
      'r.ref',
      sql<string>`coalesce((select left(v.you_said, 120) from response_version v where v.response_id = r.id
        order by v.number desc limit 1), '')`.as('youSaid'),
      eb
        .exists(
          eb
            .selectFrom('publication as p')
            .select('p.id')
            .whereRef('p.responseId', '=', 'r.id')
            .where('p.replacedAt', 'is', null),
        )
        .$castTo<boolean>()
        .as('published'),
    ])
    .where('l.commentId', '=', commentId)
    .where('l.unlinkedAt', 'is', null)
    .where('r.abandonedAt', 'is', null)
    .$if(reach !== whole, (query) => query.where(responseWithin(reach as Narrow, 'r')))
    .orderBy('r.ref')
    .execute()
}

/** What was done to a comment, from its receipt on, in sentences; oldest first. */
export async function commentHistory(db: Db, id: string): Promise<HistoryLine[]> {
  const rows = await db
    .selectFrom('history')
    .leftJoin('person', 'person.id', 'history.actorId')
    .select(['history.id', 'history.at', 'history.action', 'history.detail', 'person.name as by'])
    .where(sql<boolean>`history.subject_id in (${id}::uuid, (select submission_id from comment where id = ${id}))`)
    .orderBy('history.id')
    .execute()
  return rows.map(({ action, detail, ...line }) => ({
    ...line,
    deed: deedInWords(action, detail as Record<string, unknown>),
  }))
}

/** The restricted queue: what waits for a decision, the most pressing first and of those the longest; then what was decided, newest first (the last 200). @param only  this comment alone */
export async function safeguardingQueue(
  db: Db,
  reach: Reach,
  only?: string,
): Promise<{ waiting: QueueItem[]; decided: QueueItem[] }> {
  const rows = await db
    .selectFrom('safeguardingFlag as f')
    .innerJoin('comment as c', 'c.id', 'f.commentId')
    .innerJoin('submission as s', 's.id', 'c.submissionId')
    .innerJoin('consultation as k', 'k.id', 'c.consultationId')
    .leftJoin('person as raiser', 'raiser.id', 'f.raisedBy')
    .leftJoin('person as seer', 'seer.id', 'f.seenBy')
    .leftJoin('person as decider', 'decider.id', 'f.decidedBy')
    .leftJoin('contact', 'contact.submissionId', 's.id')
    .leftJoin('originalWords as own', 'own.commentId', 'c.id')
    .leftJoin('setAside as a', (join) => join.onRef('a.commentId', '=', 'c.id').on('a.undoneAt', 'is', null))
    .select((eb) => [
      'f.commentId',
      eb.fn.coalesce('own.body', 'c.body').as('body'),
      jsonObjectFrom(
        eb
          .selectFrom('paraphrase as p')
          .innerJoin('person', 'person.id', 'p.byPerson')
          .select(['p.body as words', 'person.name as by', 'p.at'])
          .whereRef('p.commentId', '=', 'own.commentId')
          .orderBy('p.id', 'desc')
          .limit(1),
      ).as('paraphrase'),
      'c.standing as state',
      'a.reason as setAsideReason',
      'c.erasedAt',
      'f.named',
      'f.actedOn',
      'k.title as consultation',
      's.channel',
      's.area',
      sql<boolean>`contact.submission_id is not null`.as('hasContact'),
      'c.saidAt',
      'f.kind',
      'f.why',
      'f.urgency',
      'f.starts',
      'f.ends',
      'f.raisedAt',
      'raiser.name as raisedBy',
      'f.seenAt',
      'seer.name as seenBy',
      'f.decision',
      'f.decidedAt',
      'decider.name as decidedBy',
      'f.referredTo',
      'f.note',
    ])
    .where((eb) =>
      only === undefined
        ? eb.or([eb('f.decision', 'is', null), eb('f.commentId', 'in', recentlyDecided(db)), restricted()])
        : eb('f.commentId', '=', only),
    )
    .$if(reach !== whole, (query) => query.where(within(reach as Narrow, 'c.consultationId')))
    .orderBy('f.id')
    .execute()
  const items = [...Map.groupBy(rows, (row) => row.commentId).values()].map((flags): QueueItem => {
    const [first] = flags as [(typeof rows)[number]]
    const seen = flags.every((flag) => flag.seenAt) ? first : undefined
    const last = flags.toSorted((a, b) => Number(a.decidedAt) - Number(b.decidedAt)).at(-1)
    const decided = flags.every((flag) => flag.decision) ? last : undefined
    return {
      commentId: first.commentId,
      body: first.body,
      consultation: first.consultation,
      channel: first.channel,
      area: first.area,
      hasContact: first.hasContact,
      saidAt: first.saidAt,
      raisedAt: first.raisedAt,
      urgency: Math.min(...flags.filter((flag) => !flag.decision).map((flag) => flag.urgency), 3),
      heard: flags.flatMap(({ starts, ends }) =>
        starts !== null && ends !== null ? [{ start: starts, end: ends }] : [],
      ),
      named: flags.some(({ named }) => named),
      state: first.state,
      paraphrase: first.paraphrase && { ...first.paraphrase, at: new Date(first.paraphrase.at) },
      setAside: first.state === 'set-aside' ? (first.setAsideReason as SetAsideReason | null) : null,
      erased: first.erasedAt !== null,
      flags: flags.map(({ kind, why, urgency, raisedBy, raisedAt }) => ({
        kind,
        why,
        urgency,
        by: raisedBy,
        at: raisedAt,
      })),
      seen: seen?.seenAt && seen.seenBy ? { by: seen.seenBy, at: seen.seenAt } : null,
      decided:
        decided?.decision && decided.decidedAt
          ? {
              decision: decided.decision,
              by: decided.decidedBy ?? '',
              at: decided.decidedAt,
              referredTo: decided.referredTo,
              actedOn: decided.actedOn,
              note: decided.note,
            }
          : null,
    }
  })
  return {
    waiting: items
      .filter((item) => !item.decided)
      .sort((a, b) => a.urgency - b.urgency || Number(a.raisedAt) - Number(b.raisedAt)),
    decided: items.filter((item) => item.decided).sort((a, b) => Number(b.decided?.at) - Number(a.decided?.at)),
  }
}

function recentlyDecided(db: Db) {
  return db
    .selectFrom('safeguardingFlag')
    .select('commentId')
    .where('decidedAt', 'is not', null)
    .orderBy('decidedAt', 'desc')
    .limit(200)
}

/** How many comments wait for a safeguarding decision, and how many for too long: a figure without any words. */
export async function safeguardingWaiting(
  db: Db,
  reach: Reach,
  at: Date,
): Promise<{ waiting: number; overdue: number }> {
  const late = new Date(at.getTime() - decideWithinHours * 3_600_000)
  return db
    .selectFrom('safeguardingFlag')
    .$if(reach !== whole, (query) =>
      query
        .innerJoin('comment', 'comment.id', 'safeguardingFlag.commentId')
        .where(within(reach as Narrow, 'comment.consultationId')),
    )
    .select([
      sql<number>`count(distinct comment_id)`.as('waiting'),
      sql<number>`count(distinct comment_id) filter (where raised_at < ${late})`.as('overdue'),
    ])
    .where('decision', 'is', null)
    .executeTakeFirstOrThrow()
}

/** Everything that an officer needs to know in the morning, in numbers; words only to those who may read them. */
export async function overview(db: Db, viewer: SignedIn, at: Date): Promise<Overview> {
  const today = dayOf(at)
  const [seen, read, responses, restricted] = (await Promise.all(
    (['desk.see', 'comments.read', 'responses.see', 'safeguarding.see'] as const).map((one) =>
      reachOf(db, viewer, one),
    ),
  )) as [Reach, Reach, Reach, Reach]
  const [consultations, oldest, inReview, commitments, deadlines, safeguarding, mail] = await Promise.all([
    standingsByConsultation(db, seen),
    may(viewer, 'comments.read') ? oldestUnanswered(db, today, read) : [],
    may(viewer, 'responses.see') ? draftsInReview(db, responses) : [],
    openCommitments(db, today, responses),
    comingDeadlines(db, today, seen),
    may(viewer, 'safeguarding.see') ? safeguardingWaiting(db, restricted, at) : null,
    may(viewer, 'mail.handle', { is: 'programme' }) ? mailStandings(db) : null,
  ])
  return { consultations, oldest, inReview, commitments, deadlines, safeguarding, mail }
}

async function standingsByConsultation(db: Db, reach: Reach): Promise<Overview['consultations']> {
  const { rows } = await sql<Overview['consultations'][number]>`
    with stand as (select consultation_id, standing, sum(n) as n from comment_count where by = 'all' group by 1, 2),
    hidden as (select consultation_id, count(*) filter (where standing = 'in-hand') as n from comment where ${restricted('comment')} group by 1),
    waiting as (select consultation_id, count(*) as n from comment where processed_at is null and ${inLists('comment')} group by 1),
    asked as (
      select consultation_id, count(*) as n from comment
      where needs_person is not null and ${inLists('comment')} and standing in ('in-hand', 'answered') group by 1
    )
    select k.slug, k.title,
      coalesce(sum(s.n), 0)::int as received,
      coalesce(sum(s.n) filter (where s.standing = 'answered'), 0)::int as answered,
      coalesce(sum(s.n) filter (where s.standing = 'in-hand'), 0)::int as in_hand,
      coalesce(sum(s.n) filter (where s.standing = 'set-aside'), 0)::int as set_aside,
      coalesce(sum(s.n) filter (where s.standing = 'withdrawn'), 0)::int as withdrawn,
      coalesce((select n from hidden h where h.consultation_id = k.id), 0)::int as restricted,
      coalesce((select n from waiting w where w.consultation_id = k.id), 0)::int as unread,
      coalesce((select n from asked a where a.consultation_id = k.id), 0)::int as needs_person
    from consultation k left join stand s on s.consultation_id = k.id where true ${andWithin(reach, 'k.id')}
    group by k.id order by k.published_at desc nulls last, k.id desc`.execute(db)
  return rows
}

/** In hand, in no draft: the five that have waited longest. */
async function oldestUnanswered(db: Db, today: Day, reach: Reach): Promise<Overview['oldest']> {
  const { rows } = await sql<{ id: string; words: string; consultation: string; saidAt: Date }>`
    select oldest.id, left(c.body, 160) as words, k.title as consultation, oldest.said_at
    from consultation k
    cross join lateral (
      select s.id, s.said_at from comment_standing s
      where s.consultation_id = k.id and s.standing = 'in-hand' and ${inLists('s')} and not exists (
        select from response_comment l join response r on r.id = l.response_id and r.abandoned_at is null
        where l.comment_id = s.id and l.unlinked_at is null)
      order by s.said_at, s.id limit 5) oldest
    join comment c on c.id = oldest.id where true ${andWithin(reach, 'k.id')}
    order by oldest.said_at, oldest.id limit 5`.execute(db)
  return rows.map((row) => ({ ...row, days: daysBetween(dayOf(row.saidAt), today) }))
}

/** Sent for review and neither published nor given up; longest waiting first. */
async function draftsInReview(db: Db, reach: Reach): Promise<Overview['inReview']> {
  const { rows } = await sql<Overview['inReview'][number]>`
    select r.id, r.ref, left(v.you_said, 120) as you_said, v.sent_at
    from response r
    join lateral (select * from response_version v where v.response_id = r.id order by v.number desc limit 1) v on true
    where r.abandoned_at is null and v.sent_at is not null
      and not exists (select from publication p where p.version_id = v.id) ${andResponseWithin(reach, 'r')}
    order by v.sent_at limit 50`.execute(db)
  return rows
}

/** Promises in what is published now, not yet kept, late or due within four weeks. `days` is negative when late. */
async function openCommitments(db: Db, today: Day, reach: Reach): Promise<Overview['commitments']> {
  const { rows } = await sql<Omit<Overview['commitments'][number], 'days'>>`
    select c.id, r.id as response_id, r.ref, c.text, o.name as owner, c.due_on
    from commitment c
    join publication p on p.version_id = c.version_id and p.replaced_at is null
    join response r on r.id = p.response_id
    left join organisation o on o.id = c.owner_organisation_id
    where c.due_on <= ${today}::date + 28 ${andResponseWithin(reach, 'r')}
      and not exists (select from commitment_update u where u.series = c.series and u.kept_on is not null)
    order by c.due_on, r.ref limit 50`.execute(db)
  return rows.map((row) => ({ ...row, days: daysBetween(today, row.dueOn) }))
}

/** Closing days, days by which an answer is due, and board meetings, over the next ninety days; overdue answers too. */
async function comingDeadlines(db: Db, today: Day, reach: Reach): Promise<Overview['deadlines']> {
  const { rows } = await sql<{ day: string; what: string; href: string | null }>`
    with ends as (
      select distinct on (d.phase_id) d.phase_id, d.day from phase_date d where d.boundary = 'end'
      order by d.phase_id, d.position desc, d.id desc
    )
    select e.day, k.title || ': ' || p.name || ' closes for comments' as what, '/consultations/' || k.slug as href
      from ends e join phase p on p.id = e.phase_id and p.asks join consultation k on k.id = p.consultation_id
      where e.day between ${today}::date and ${today}::date + 90 ${andWithin(reach, 'k.id')}
    union all
    select k.response_due_by, k.title || ': our response is due', '/desk/comments?consultation=' || k.slug || '&state=in-hand'
      from consultation k where k.response_due_by <= ${today}::date + 90 ${andWithin(reach, 'k.id')}
        and exists (select from comment_standing c where c.consultation_id = k.id and c.standing = 'in-hand')
    union all
    select m.day, m.title, '/meetings/' || m.slug from board_meeting m
      where m.day between ${today}::date and ${today}::date + 90
    order by 1, 2 limit 30`.execute(db)
  return rows.map((row) => ({ ...row, days: daysBetween(today, row.day) }))
}
