import { sql } from 'kysely'
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { londonDay } from '../data/days.ts'
import { type Db, plannedOnce } from '../data/database.ts'
import type { RequestKind } from '../requests/vocabulary.ts'
import type { ReceiptView } from './contract.ts'

type Asked = {
  kind: RequestKind
  unread: boolean
  endedOn: string | null
  outcome: 'answered' | 'refused' | 'passed-on'
}
/** What is stored of it: which days are due follows from that. */
type Kept = Omit<ReceiptView, 'answerDueBy' | 'comments'> & {
  comments: (Omit<ReceiptView['comments'][number], 'requests'> & { asked: Asked[] })[]
}

/** What came of one submission. The words shown are the author's own: only the receipt's holder asks this. */
export async function receiptView(db: Db, receiptHash: Buffer): Promise<Kept | undefined> {
  const submission = await db
    .selectFrom('submission as s')
    .innerJoin('consultation as c', 'c.id', 's.consultationId')
    .leftJoin('contact as news', (join) =>
      join.onRef('news.submissionId', '=', 's.id').on('news.wantsNews', '=', true).on('news.stoppedAt', 'is', null),
    )
    .select([
      's.id',
      's.receivedAt',
      's.late',
      'c.slug',
      'c.title',
      sql<boolean>`news.submission_id is not null`.as('news'),
    ])
    .where('s.receiptHash', '=', receiptHash)
    .modifyEnd(plannedOnce)
    .executeTakeFirst()
  if (!submission) return undefined
  const comments = await db
    .selectFrom('comment as c')
    .leftJoin('question as q', 'q.id', 'c.questionId')
    .leftJoin('originalWords as own', 'own.commentId', 'c.id')
    .leftJoin('setAside as a', (join) => join.onRef('a.commentId', '=', 'c.id').on('a.undoneAt', 'is', null))
    .select((eb) => [
      'c.id',
      eb.fn.coalesce('own.body', 'c.body').as('body'),
      'q.text as question',
      'c.standing as state',
      sql<NonNullable<
        ReceiptView['comments'][number]['setAsideReason']
      > | null>`case when c.standing = 'set-aside' then a.reason end`.as('setAsideReason'),
      jsonObjectFrom(
        eb
          .selectFrom('erasure as x')
          .select(['x.decision', 'x.reason', sql<string>`${londonDay('x.at')}`.as('on')])
          .whereRef('x.commentId', '=', 'c.id')
          .orderBy('x.id', 'desc')
          .limit(1),
      ).as('erasure'),
      jsonArrayFrom(
        eb
          .selectFrom('commentRoute as r')
          .select([
            'r.route as kind',
            sql<boolean>`r.raised_by is null and r.handled_at is null`.as('unread'),
            sql<string | null>`${londonDay('r.handled_at')}`.as('endedOn'),
            // Erasing decided it before requests had an outcome of their own.
            sql<'answered' | 'refused' | 'passed-on'>`coalesce(r.outcome, 'answered')`.as('outcome'),
          ])
          .whereRef('r.commentId', '=', 'c.id')
          // Who else sees a receipt is not to learn that its holder reported somebody. Of erasing says its decision more.
          .where('r.route', '<>', 'whistleblowing')
          .where(
            sql<boolean>`r.outcome is distinct from 'not-a-request' and not (r.route = 'erasure' and r.handled_at is not null)`,
          )
          .orderBy('r.raisedAt')
          .orderBy('r.route'),
      ).as('asked'),
      eb
        .selectFrom('ledgerEntry as e')
        .select('e.index')
        .whereRef('e.commentId', '=', 'c.id')
        .orderBy('e.id')
        .limit(1)
        .as('ledgerIndex'),
      sql<boolean>`c.processed_at is not null`.as('sorted'),
      readOn.as('readOn'),
      eb
        .exists(
          eb
            .selectFrom('responseComment as l')
            .innerJoin('response as r', 'r.id', 'l.responseId')
            .select('l.id')
            .whereRef('l.commentId', '=', 'c.id')
            .where('l.unlinkedAt', 'is', null)
            .where('r.abandonedAt', 'is', null)
            .where((inner) =>
              inner.not(
                inner.exists(inner.selectFrom('publication as p').select('p.id').whereRef('p.responseId', '=', 'r.id')),
              ),
            ),
        )
        .$castTo<boolean>()
        .as('inDraft'),
      jsonArrayFrom(
        eb
          .selectFrom('commentTheme as t')
          .innerJoin('theme', 'theme.id', 't.themeId')
          .innerJoin('commentStanding as n', 'n.id', 't.commentId')
          .select(['theme.code', 'theme.label', sql<boolean>`not t.theme_id = any(n.checked)`.as('suggested')])
          .whereRef('t.commentId', '=', 'c.id')
          .orderBy('theme.position'),
      ).as('themes'),
      jsonArrayFrom(
        eb
          .selectFrom('responseComment as l')
          .innerJoin('response as r', 'r.id', 'l.responseId')
          .innerJoin('publication as p', (join) =>
            join.onRef('p.responseId', '=', 'r.id').on('p.replacedAt', 'is', null),
          )
          .innerJoin('responseVersion as v', 'v.id', 'p.versionId')
          .select((inner) => [
            'r.ref',
            'v.number as version',
            'v.youSaid',
            'v.weDid',
            inner.fn.coalesce('v.outcome', sql<'noted'>`'noted'`).as('outcome'),
            'p.publishedOn',
            sql<string>`'/log/' || r.ref`.as('url'),
          ])
          .whereRef('l.commentId', '=', 'c.id')
          .where('l.unlinkedAt', 'is', null)
          .orderBy('p.publishedOn'),
      ).as('responses'),
    ])
    .where('c.submissionId', '=', submission.id)
    .orderBy('c.position')
    .modifyEnd(plannedOnce)
    .execute()
  return {
    consultation: { slug: submission.slug, title: submission.title },
    receivedAt: submission.receivedAt,
    late: submission.late,
    news: submission.news,
    comments,
  }
}

/**
 * When a person first decided something about the words of the comment `c`. Being added to a response counts for nothing here:
 * a thousand comments are added at once, by what a program found in them.
 */
const readOn = sql<string | null>`(select min(${londonDay('said.at')}) from (
    select k.at from theme_confirmation k where k.comment_id = c.id
    union all select a.at from theme_assignment a
      where a.comment_id = c.id and a.said_by = 'person' and a.carried_from is null
    union all select x.at from redaction x where x.comment_id = c.id
    union all select s.at from set_aside s where s.comment_id = c.id and s.by_person is not null
    union all select f.seen_at from safeguarding_flag f where f.comment_id = c.id and f.seen_at is not null
  ) said)`
