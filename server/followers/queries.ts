import { type SqlBool, sql } from 'kysely'
import type { Db } from '../data/database.ts'
import type { Day } from '../http/wire.ts'
import type { MessageState, OutboxLine } from './contract.ts'

/**
 * Whether a message `m` has to wait on a day: the response it tells of falls under an embargo, or its consultation is not public.
 * Receipts and mails that ask to confirm tell of no response, and never wait.
 */
export function heldOn(day: Day) {
  return sql<SqlBool>`exists (
    select from response r join consultation c on c.id = r.consultation_id
    where r.id = m.response_id and (c.published_at is null or exists (
      select from embargo e where e.programme_id = c.programme_id and e.lifted_at is null
        and ${day}::date between e.starts_on and e.ends_on and (e.area is null or e.area = any(c.areas)))))`
}

const shownState = (day: Day) =>
  sql<MessageState>`case when m.state = 'waiting' and ${heldOn(day)} then 'held' else m.state end`

function lines(db: Db, day: Day) {
  return db
    .selectFrom('message as m')
    .leftJoin('response as o', 'o.id', 'm.responseId')
    .select([
      'm.id',
      'm.number',
      'm.kind',
      'o.ref',
      shownState(day).as('state'),
      'm.reason',
      'm.createdAt',
      'm.dueAt',
      'm.attempts',
      'm.settledAt',
      sql<
        string | null
      >`(select a.code from message_attempt a where a.message_id = m.id order by a.id desc limit 1)`.as('code'),
    ])
}

const outboxLength = 50

/** The outbox, newest first, without saying to whom. */
export async function outboxLines(
  db: Db,
  day: Day,
  asked: { state?: MessageState; after?: number },
): Promise<{ lines: OutboxLine[]; next: number | null }> {
  let query = lines(db, day)
    .orderBy('m.number', 'desc')
    .limit(outboxLength + 1)
  if (asked.state === 'held') query = query.where('m.state', '=', 'waiting').where(heldOn(day))
  else if (asked.state === 'waiting') query = query.where('m.state', '=', 'waiting').where((eb) => eb.not(heldOn(day)))
  else if (asked.state) query = query.where('m.state', '=', asked.state)
  if (asked.after !== undefined) query = query.where('m.number', '<', asked.after)
  const rows = await query.execute()
  const shown = rows.slice(0, outboxLength)
  return {
    lines: shown.map(({ number: _number, ...line }) => line),
    next: rows.length > outboxLength ? (shown.at(-1)?.number ?? null) : null,
  }
}

export async function findOutboxLine(db: Db, day: Day, id: string): Promise<OutboxLine | undefined> {
  const row = await lines(db, day).where('m.id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const { number: _number, ...line } = row
  return line
}

export function outboxCounts(db: Db, day: Day): Promise<{ state: MessageState; count: number }[]> {
  return db
    .selectFrom('message as m')
    .select(({ fn }) => [shownState(day).as('state'), fn.countAll<number>().as('count')])
    .groupBy(sql`1`)
    .execute()
}

/** How mail goes: what waits, what only a person can send, what may not have arrived, and what could not be sent. */
export async function mailStandings(
  db: Db,
): Promise<{ waiting: number; byHand: number; uncertain: number; failed: number }> {
  const { rows } = await sql<{ state: string; n: number }>`
    select state, count(*) as n from message where state in ('waiting', 'by-hand', 'uncertain', 'failed') group by state`.execute(
    db,
  )
  const of = (state: string) => rows.find((row) => row.state === state)?.n ?? 0
  return { waiting: of('waiting'), byHand: of('by-hand'), uncertain: of('uncertain'), failed: of('failed') }
}

export function attemptsOf(db: Db, messageId: string) {
  return db
    .selectFrom('messageAttempt')
    .select(['begunAt', 'outcome', 'code', sql<boolean>`handed_at is not null`.as('handed')])
    .where('messageId', '=', messageId)
    .orderBy('id')
    .execute()
}

/** What an address is told of: what it follows, and submissions whose answers it waits for. */
export async function followedBy(db: Db, followerId: string) {
  const [follows, submissions] = await Promise.all([
    db
      .selectFrom('follow as f')
      .leftJoin('consultation as c', 'c.id', 'f.consultationId')
      .leftJoin('theme as t', 't.id', 'f.themeId')
      .leftJoin('response as r', 'r.id', 'f.responseId')
      .select(['f.id', 'f.kind', sql<string | null>`coalesce(c.title, t.label, r.ref)`.as('about')])
      .where('f.followerId', '=', followerId)
      .where('f.confirmedAt', 'is not', null)
      .where('f.endedAt', 'is', null)
      .orderBy('f.id')
      .execute(),
    db
      .selectFrom('contact as k')
      .innerJoin('submission as s', 's.id', 'k.submissionId')
      .innerJoin('consultation as c', 'c.id', 's.consultationId')
      .select(['k.submissionId as id', sql<'comment'>`'comment'`.as('kind'), 'c.title as about'])
      .where('k.followerId', '=', followerId)
      .where('k.wantsNews', '=', true)
      .where('k.stoppedAt', 'is', null)
      .orderBy('s.receivedAt')
      .execute(),
  ])
  return [...follows, ...submissions]
}

/** How many follow what: numbers, never who. */
export async function followerCounts(db: Db) {
  const count = <T extends object>(query: Promise<{ rows: T[] }>) => query.then(({ rows }) => rows)
  const live = sql`exists (select from follow w where w.follower_id = f.id and w.confirmed_at is not null and w.ended_at is null)`
  const author = sql`exists (select from contact c where c.follower_id = f.id and c.wants_news and c.stopped_at is null)`
  const [[totals], formats, languages, targets, [erased]] = await Promise.all([
    count(
      sql<{ followers: number; unconfirmed: number; authors: number; paused: number; stopped: number }>`
        select count(*) filter (where ${live}) as followers, count(*) filter (where ${author}) as authors,
          count(*) filter (where not ${live} and not ${author} and stopped_at is null) as unconfirmed,
          count(*) filter (where paused_at is not null) as paused, count(*) filter (where stopped_at is not null) as stopped
        from follower f`.execute(db),
    ),
    count(
      sql<{ key: string; count: number }>`
        select format as key, count(*) as count from follower f where ${live} or ${author} group by 1 order by 2 desc, 1`.execute(
        db,
      ),
    ),
    count(
      sql<{ key: string; count: number }>`
        select language as key, count(*) as count from follower f where ${live} or ${author} group by 1 order by 2 desc, 1`.execute(
        db,
      ),
    ),
    count(
      sql<{ kind: string; about: string; count: number }>`
        select w.kind, coalesce(c.title, t.label || ', ' || tc.title, r.ref, '') as about, count(*) as count
        from follow w left join consultation c on c.id = w.consultation_id left join theme t on t.id = w.theme_id
          left join consultation tc on tc.id = t.consultation_id left join response r on r.id = w.response_id
        where w.confirmed_at is not null and w.ended_at is null group by 1, 2 order by 3 desc, 1, 2 limit 100`.execute(
        db,
      ),
    ),
    count(sql<{ n: number }>`select count(*) as n from history where action = 'address.erased'`.execute(db)),
  ])
  return {
    ...(totals ?? { followers: 0, unconfirmed: 0, authors: 0, paused: 0, stopped: 0 }),
    erased: erased?.n ?? 0,
    formats,
    languages,
    targets,
  }
}
