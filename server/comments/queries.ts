import { cutIn } from '../data/cut.ts'
import type { Db } from '../data/database.ts'
import type { SignedIn } from '../people/contract.ts'
import type { CommentView, ThemeBeside, HistoryLine } from './contract.ts'
import { sql } from 'kysely'
import { jsonObjectFrom, jsonArrayFrom } from 'kysely/helpers/postgres'
import { reachOf } from '../people/reach.ts'
import { type Reach, includes, inLists, whole, responseWithin, type Narrow } from '../data/visible.ts'
import { noSuch } from '../http/refusal.ts'
import { copyOf } from './letter.ts'
import type { PersonalMark } from './redact-contract.ts'
import type { SetAsideReason } from '../intake/contract.ts'
import { actionInWords } from './told.ts'

/** The row of a comment with what stands around it. */
function commentRow(db: Db, id: string) {
  return db
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
}

/** Who put a comment into English last. */
function translatedBy(db: Db, id: string) {
  return db
    .selectFrom('history as h')
    .innerJoin('person', 'person.id', 'h.actorId')
    .select(['person.name as by', 'h.at'])
    .where('h.subjectId', '=', id)
    .where('h.action', '=', 'comment.translated')
    .orderBy('h.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/**
 * A comment in full. One that is restricted is not there at all for those who may not see the restricted queue.
 * @throws {Refusal} `not-found`
 */
export async function viewComment(db: Db, id: string, viewer: SignedIn): Promise<CommentView> {
  const found = await commentRow(db, id)
  const [reach, ofRestricted, ofResponses] = await Promise.all([
    reachOf(db, viewer, 'comments.read'),
    reachOf(db, viewer, 'safeguarding.see'),
    reachOf(db, viewer, 'responses.see'),
  ])
  const reached = (reach: Reach) => found !== undefined && includes(reach, found.consultationId)
  if (!found || !(reached(ofRestricted) || (reached(reach) && !found.restricted))) {
    throw noSuch('comment')
  }
  const [beside, marks, translated, themes, confirmed, spam, setAside, erasure, redactions, responses, campaign] =
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
      found.translation === null ? undefined : translatedBy(db, id),
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
    translated: translated ?? null,
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
async function redactionsOf(db: Db, commentId: string) {
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
      sql<string>`coalesce((select ${cutIn('v.you_said', 120)} from response_version v where v.response_id = r.id
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
    what: actionInWords(action, detail as Record<string, unknown>),
  }))
}
