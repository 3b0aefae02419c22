import { cutIn } from '../../data/cut.ts'
import { sql } from 'kysely'
import type { Db, Trx } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { type Narrow, type Reach, responseWithin, visible, whole } from '../../data/visible.ts'
import { tiedTo } from '../../people/independent.ts'
import { type Chain, findChains } from '../chain.ts'
import type { LaterChange, LaterKind, LaterState } from './later-contract.ts'
import { allows } from '../rules.ts'
import type { SignedIn } from '../../people/contract.ts'

/** Within this time somebody other than who changed what is public looks at it, in ms. */
const lookWithin = 24 * 3_600_000

type Later = {
  kind: LaterKind
  /** Unit: comments. */
  amount?: number
  series?: string | null
  organisationId?: string | null
}

/** Whether a change of this response waits for a second officer before anybody sees it. */
export const waitsForSecond = (chain: Chain) => chain.publication !== null && chain.laterChanges === 'second-officer'

/**
 * Write down a change of what is public, in the transaction that makes it: somebody else is to look at it within a day. What one
 * person joins or takes away before anybody has looked is one line.
 * @param liveAt  null while an embargo holds it
 * @returns its id, for a held change
 */
export async function keepLive(
  trx: Trx,
  chain: Chain,
  later: Later,
  by: string,
  at: Date,
  liveAt: Date | null = at,
): Promise<string> {
  const { amount = 0, series = null, organisationId = null, kind } = later
  if (amount > 0) {
    const open = await trx
      .updateTable('laterChange')
      .set({ amount: sql<number>`amount + ${amount}` })
      .where('responseId', '=', chain.id)
      .where('kind', '=', kind)
      .where('byPerson', '=', by)
      .where('liveAt', 'is not', null)
      .where('lookedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (open) return open.id
  }
  const { id } = await trx
    .insertInto('laterChange')
    .values({ responseId: chain.id, kind, amount, series, organisationId, byPerson: by, at, liveAt })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Keep a change that nobody sees before a second officer agrees: which comments, or which words. */
export async function keepWaiting(
  trx: Trx,
  chain: Chain,
  later: Later & { comments?: string[]; news?: object },
  by: string,
  at: Date,
): Promise<void> {
  const { comments = [], news, kind, series = null, organisationId = null } = later
  await trx
    .insertInto('laterChange')
    .values({
      responseId: chain.id,
      kind,
      comments,
      amount: comments.length,
      series,
      organisationId,
      news: news ? JSON.stringify(news) : null,
      byPerson: by,
      at,
    })
    .execute()
  await record(trx, {
    actor: by,
    action: 'response.later-waits',
    subjectId: chain.id,
    consultationId: chain.consultationId,
    detail: { kind, ...(comments.length > 0 && { comments: comments.length }) },
    at,
  })
}

/** Comments that wait to be joined or taken away already: asking twice is the same as once. */
export async function waitingAlready(db: Db, responseId: string, kind: 'joined' | 'taken-away'): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct unnest(comments)::text as id from later_change
    where response_id = ${responseId}::uuid and kind = ${kind} and live_at is null and looked_at is null and refused_at is null`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}

function changes(db: Db) {
  return db
    .selectFrom('laterChange as x')
    .innerJoin('person as p', 'p.id', 'x.byPerson')
    .leftJoin('person as w', (join) => join.on(sql<boolean>`w.id = coalesce(x.looked_by, x.refused_by)`))
    .select((eb) => [
      'x.id',
      'x.kind',
      'x.amount',
      'x.news',
      'x.byPerson',
      'p.name as by',
      'x.at',
      'x.liveAt',
      'x.lookedAt',
      'x.refusedAt',
      'x.refusedBecause',
      'w.name as who',
      eb
        .exists(
          eb
            .selectFrom('heldUpdate as h')
            .select('h.id')
            .whereRef('h.laterChangeId', '=', 'x.id')
            .where('h.releasedAt', 'is', null),
        )
        .$castTo<boolean>()
        .as('held'),
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof changes>['execute']>>[number]

/** Every change of a response since it is public, the newest first. @param viewer  whose reasons why not are said */
export async function laterOf(db: Db, chain: Chain, viewer: SignedIn, at: Date): Promise<LaterChange[]> {
  const rows = await changes(db).where('x.responseId', '=', chain.id).orderBy('x.id', 'desc').limit(50).execute()
  const tied = await tiedTo(db, [viewer.id], at)
  return Promise.all(
    rows.map(async (row) => ({
      ...shown(row, at, whyNotLook(chain, row, viewer, tied)),
      comments: await commentsIn(db, chain.id, row),
    })),
  )
}

/** How many comments of a change are named: the others are among those that it answers. */
const named = 10

/** The comments of a change that nobody has looked at yet; who looks has to see which. */
async function commentsIn(db: Db, responseId: string, row: Row): Promise<LaterChange['comments']> {
  if ((row.kind !== 'joined' && row.kind !== 'taken-away') || row.lookedAt || row.refusedAt) return []
  const [by, when] =
    row.kind === 'joined' ? (['linked_by', 'linked_at'] as const) : (['unlinked_by', 'unlinked_at'] as const)
  const those = row.liveAt
    ? sql<boolean>`c.id in (select comment_id from response_comment where response_id = ${responseId}::uuid
        and ${sql.ref(by)} = ${row.byPerson}::uuid and ${sql.ref(when)} >= ${row.at}::timestamptz
        order by ${sql.ref(when)} desc, id desc limit ${row.amount})`
    : sql<boolean>`c.id = any((select comments from later_change where id = ${row.id}::uuid)::uuid[])`
  return visible(db, whole)
    .select(['c.id', cutIn('c.body', 160).as('words')])
    .where(those)
    .orderBy('c.id')
    .limit(named)
    .execute()
}

function shown(row: Row, at: Date, whyNot: string | null): LaterChange {
  const { id, kind, amount, by, who } = row
  const state = laterState(row)
  const dueAt = new Date((row.liveAt ?? row.at).getTime() + lookWithin)
  return {
    id,
    kind,
    state,
    amount,
    comments: [],
    text: row.news ? (row.news as { text: string }).text : null,
    by,
    at: row.at,
    dueAt,
    overdue: (state === 'due' || state === 'waiting') && dueAt < at,
    who,
    because: row.refusedBecause,
    whyNot: state === 'looked-at' || state === 'refused' ? 'Somebody has looked at it already.' : whyNot,
  }
}

function laterState({
  refusedAt,
  lookedAt,
  liveAt,
  held,
}: Pick<Row, 'refusedAt' | 'lookedAt' | 'liveAt' | 'held'>): LaterState {
  if (refusedAt) return 'refused'
  if (lookedAt) return 'looked-at'
  if (liveAt) return 'due'
  return held ? 'held' : 'waiting'
}

/** Anyone who made a change, or shares in the account of who did, is no second officer for it. */
export function whyNotLook(
  chain: Chain,
  { byPerson }: { byPerson: string },
  viewer: Pick<SignedIn, 'id' | 'grants'>,
  tied: { id: string; to: string }[],
): string | null {
  if (!allows(chain, viewer, 'responses.review')) return 'Your role does not allow this here.'
  if (byPerson === viewer.id) return 'You changed this, so somebody else must look at it.'
  return tied.some(({ id }) => id === byPerson)
    ? 'Your account and theirs are tied by an invitation of the last 14 days, so somebody else must look at it.'
    : null
}

export type OpenLater = { ref: string; byPerson: string; change: LaterChange }

/** What of the responses within somebody’s reach waits for anybody’s second look, the longest wait first. */
export async function laterOpen(db: Db, reach: Reach, viewer: SignedIn, at: Date): Promise<OpenLater[]> {
  const rows = await changes(db)
    .innerJoin('response as r', 'r.id', 'x.responseId')
    .select(['r.ref', 'r.id as responseId'])
    .where('x.lookedAt', 'is', null)
    .where('x.refusedAt', 'is', null)
    .$if(reach !== whole, (query) => query.where(responseWithin(reach as Narrow, 'r')))
    .orderBy('x.id')
    .limit(200)
    .execute()
  if (rows.length === 0) return []
  const chains = await findChains(db, { ids: rows.map(({ responseId }) => responseId) })
  const tied = await tiedTo(db, [viewer.id], at)
  return rows.flatMap((row) => {
    const chain = chains.find(({ ref }) => ref === row.ref)
    if (!chain || laterState(row) === 'held') return []
    return [{ ref: row.ref, byPerson: row.byPerson, change: shown(row, at, whyNotLook(chain, row, viewer, tied)) }]
  })
}
