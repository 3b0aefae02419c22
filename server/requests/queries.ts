import { cutIn } from '../data/cut.ts'
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../data/database.ts'
import { dayOf, daysBetween } from '../data/time.ts'
import { andWithin, inLists, type Reach } from '../data/visible.ts'
import type { Day } from '../http/wire.ts'
import { may, type On, type Permission } from '../people/permissions.ts'
import { openContact } from '../followers/address.ts'
import type { MessageState } from '../followers/contract.ts'
import type { Reachable, RequestLine, RequestsQuery } from './contract.ts'
import { requestDueOn } from './due.ts'
import type { RequestKind, RequestOutcome } from './vocabulary.ts'

type Row = {
  commentId: string
  kind: RequestKind
  words: string
  slug: string
  title: string
  raisedAt: Date
  saidAt: Date
  raisedBy: string | null
  ownerId: string | null
  owner: string | null
  outcome: RequestOutcome | null
  note: string | null
  handledBy: string | null
  handledAt: Date | null
  mail: MessageState | null
}
type Line = Omit<RequestLine, 'left'>

/** Requests that wait, the first due first; or those that ended, the latest first (the last 200). None of a restricted comment. */
export async function requests(db: Db, query: RequestsQuery, today: Day, reach: Reach): Promise<Line[]> {
  const { rows } = await sql<Row>`
    select r.comment_id, r.route as kind, ${cutIn('c.body', 240)} as words, k.slug, k.title, r.raised_at, c.received_at as said_at,
      raiser.name as raised_by, owner.id as owner_id, owner.name as owner,
      r.outcome, r.note, handler.name as handled_by, r.handled_at,
      (select m.state from message m where m.kind = 'request' and m.cause = r.id order by m.id desc limit 1) as mail
    from comment_route r join comment c on c.id = r.comment_id join consultation k on k.id = c.consultation_id
    left join person owner on owner.id = r.owner_id
    left join person handler on handler.id = r.handled_by
    left join person raiser on raiser.id = r.raised_by
    where ${inLists()} ${andWithin(reach, 'c.consultation_id')} and (r.handled_at is not null) = ${query.done === 'yes'}
      and (${query.consultation ?? null}::text is null or k.slug = ${query.consultation ?? null})
      and (${query.kind ?? null}::text is null or r.route = ${query.kind ?? null})
    order by r.handled_at desc nulls last, r.raised_at limit ${sql.lit(query.done ? 200 : 1_000)}`.execute(db)
  const lines = rows.map((row) => lineOf(row, today))
  return query.done ? lines : lines.sort((a, b) => a.days - b.days)
}

function lineOf(row: Row, today: Day): Line {
  // The clock runs from the day on which it reached us, not from when it was noticed.
  const dueOn = requestDueOn(row.kind, dayOf(row.saidAt))
  return {
    commentId: row.commentId,
    kind: row.kind,
    words: row.words,
    consultation: { slug: row.slug, title: row.title },
    raisedAt: row.raisedAt,
    raisedBy: row.raisedBy,
    dueOn,
    days: daysBetween(today, dueOn),
    owner: row.ownerId && row.owner ? { id: row.ownerId, name: row.owner } : null,
    end: row.handledAt && {
      // Erasing decided it before requests had an outcome of their own.
      outcome: row.outcome ?? 'answered',
      note: row.note,
      by: row.handledBy,
      at: row.handledAt,
      inTime: dayOf(row.handledAt) <= dueOn,
      mail: row.mail,
    },
  }
}

/** The same with how whoever asked can be reached. Of their address nothing is said. */
export async function requestsToAnswer(
  db: Db,
  contactKey: Buffer,
  query: RequestsQuery,
  today: Day,
  reach: Reach,
): Promise<RequestLine[]> {
  const lines = await requests(db, query, today, reach)
  const left = await waysToReach(
    db,
    contactKey,
    lines.map(({ commentId }) => commentId),
  )
  return lines.map((line) => ({ ...line, left: left.get(line.commentId) ?? 'nothing' }))
}

/** How the authors of comments can be reached; those who left nothing are not in it. */
export async function waysToReach(db: Db, contactKey: Buffer, commentIds: string[]): Promise<Map<string, Reachable>> {
  if (commentIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; sealed: Buffer; stopped: boolean }>`
    select c.id, k.sealed, coalesce(k.stopped_at, f.stopped_at, f.paused_at) is not null as stopped
    from comment c join contact k on k.submission_id = c.submission_id left join follower f on f.id = k.follower_id
    where c.id = any(${commentIds}::uuid[])`.execute(db)
  return new Map(
    rows.map(({ id, sealed, stopped }) => {
      const { email, phone } = openContact(contactKey, sealed)
      return [id, email && !stopped ? 'email' : phone ? 'phone' : email ? 'stopped' : 'nothing']
    }),
  )
}

/** How many wait, by what they ask for. */
export async function openRequests(db: Db, reach: Reach): Promise<Partial<Record<RequestKind, number>>> {
  const { rows } = await sql<{ kind: RequestKind; n: number }>`
    select r.route as kind, count(*)::int as n from comment_route r join comment c on c.id = r.comment_id
    where ${inLists()} ${andWithin(reach, 'c.consultation_id')} and r.handled_at is null group by 1`.execute(db)
  return Object.fromEntries(rows.map(({ kind, n }) => [kind, n]))
}

/**
 * Officers and administrators who may do this with each of these things: what is given to somebody, or names them, reaches nobody who
 * may not see it. With nothing named: everybody who may do it anywhere.
 */
export async function officers(db: Db, permission: Permission = 'comments.change', on: On[] = []) {
  const people = await db
    .selectFrom('person')
    .select((eb) => [
      'person.id',
      'person.name',
      jsonArrayFrom(
        eb
          .selectFrom('permissionGrant as g')
          .select(['g.role', 'g.organisationId', 'g.consultationId'])
          .whereRef('g.personId', '=', 'person.id')
          .where('g.role', 'in', ['administrator', 'officer'])
          .where('g.revokedAt', 'is', null)
          .where((when) => when.or([when('g.needsConfirmation', '=', false), when('g.confirmedAt', 'is not', null)])),
      ).as('grants'),
    ])
    .where('person.disabledAt', 'is', null)
    .orderBy('person.name')
    .execute()
  return people
    .filter((person) => may(person, permission) && on.every((one) => may(person, permission, one)))
    .map(({ id, name }) => ({ id, name }))
}
