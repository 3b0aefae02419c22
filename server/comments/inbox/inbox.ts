import { cutIn } from '../../data/cut.ts'
import { type ExpressionBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { type Db, plannedOnce } from '../../data/database.ts'
import { tooCommonIn } from '../../data/search.ts'
import { Refusal } from '../../http/refusal.ts'
import type { Around, HeldTheme } from '../contract.ts'
import { matching, type Said, type Scope } from './filter.ts'
import { countedTo, type InboxList, inboxPage } from './contract.ts'
import { areRare, isAnyUnsearched } from './search.ts'

export type Place = { saidAt: Date; id: string }

const keyOf = (row: Place) => `${row.saidAt.getTime()}.${row.id}`
const newestFirst = sql`c.said_at desc, c.id desc`
const oldestFirst = sql`c.said_at asc, c.id asc`
const older = (place: Place) => sql<boolean>`(c.said_at, c.id) < (${place.saidAt}, ${place.id})`
const newer = (place: Place) => sql<boolean>`(c.said_at, c.id) > (${place.saidAt}, ${place.id})`

/** What nobody has answered or drafted is listed by who has waited longest; all else newest first. */
function inOrder({ filter }: Pick<Scope, 'filter'>) {
  return (filter.undrafted ?? filter.order)
    ? { onwards: oldestFirst, backwards: newestFirst, beyond: newer, before: older }
    : { onwards: newestFirst, backwards: oldestFirst, beyond: older, before: newer }
}

/** The same scope, knowing whether the words that it asks for are rare. */
async function weighed(db: Db, scope: Scope): Promise<Scope> {
  const { filter, closeness, consultationId } = scope
  return filter.q ? { ...scope, rare: await areRare(db, filter.q, closeness, consultationId) } : scope
}

/**
 * What a filter finds, or where it finds nothing for what was typed, what it finds with one letter of a word amiss.
 * @returns the scope that was searched, with what `newest` found in it
 */
export async function found(db: Db, asked: Scope): Promise<{ scope: Scope; places: Place[] }> {
  const scope = await weighed(db, asked)
  const places = await newest(db, scope)
  if (places.length > 0 || !scope.filter.q) return { scope, places }
  const near = await weighed(db, { ...scope, closeness: 'near' })
  const nearly = await newest(db, near)
  return nearly.length > 0 ? { scope: near, places: nearly } : { scope, places }
}

/** The first that a filter finds, one more than is counted: the count, the first page and the facets all come of one search. */
export function newest(db: Db, scope: Scope): Promise<Place[]> {
  return matching(db, scope)
    .select(['c.id', 'c.saidAt'])
    .orderBy(inOrder(scope).onwards)
    .limit(countedTo + 1)
    .execute()
}

/** One page of the inbox in its order, with a count that stops at 1,000. Paged by key, so that no depth is slow. */
export async function inbox(
  db: Db,
  scope: Scope,
  from: { after?: Place | undefined; before?: Place | undefined },
  found: Place[],
): Promise<InboxList> {
  const backwards = from.before !== undefined
  const places = from.after || from.before ? await pageOf(db, scope, from) : found.slice(0, inboxPage + 1)
  const extra = places.length > inboxPage
  const shown = (backwards && extra ? places.slice(1) : places.slice(0, inboxPage)).map(({ id }) => id)
  const rows = await listed(db, shown, inOrder(scope).onwards)
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    items: rows.map(({ slug, title, ...row }) => ({ ...row, key: keyOf(row), consultation: { slug, title } })),
    next: last && (backwards || extra) ? keyOf(last) : null,
    previous: first && (backwards ? extra : from.after !== undefined) ? keyOf(first) : null,
    count: Math.min(found.length, countedTo),
    more: found.length > countedTo,
    unsearched: scope.filter.q ? await isAnyUnsearched(db) : false,
    near: scope.closeness === 'near',
    tooCommon: scope.filter.q ? await tooCommonIn(db, scope.filter.q) : [],
  }
}

/** In the list's order, whichever way it was reached; one more than a page, at the end that was walked to. */
async function pageOf(
  db: Db,
  scope: Scope,
  { after, before }: { after?: Place | undefined; before?: Place | undefined },
) {
  let page = matching(db, scope).select(['c.id', 'c.saidAt'])
  const order = inOrder(scope)
  if (after) page = page.where(order.beyond(after))
  if (before) page = page.where(order.before(before))
  const rows = await page
    .orderBy(before ? order.backwards : order.onwards)
    .limit(inboxPage + 1)
    .execute()
  return before ? rows.reverse() : rows
}

function listed(db: Db, ids: string[], order: typeof newestFirst) {
  return db
    .selectFrom('comment as c')
    .innerJoin('submission as s', 's.id', 'c.submissionId')
    .innerJoin('consultation as k', 'k.id', 'c.consultationId')
    .leftJoin('point as p', 'p.id', 'c.pointId')
    .leftJoin('engagementEvent as e', 'e.id', 's.eventId')
    .select((eb) => [
      'c.id',
      cutIn('c.body', 240).as('words'),
      cutIn('c.translation', 240).$castTo<string | null>().as('translation'),
      'k.slug',
      'k.title',
      heldThemes(eb as unknown as ExpressionBuilder<Said, 'c'>).as('themes'),
      'c.standing as state',
      's.channel',
      's.respondentKind as speaker',
      's.organisationName as organisation',
      'p.number as point',
      'e.title as event',
      's.late',
      'c.needsPerson',
      sql<boolean>`c.processed_at is not null`.as('read'),
      sql<boolean>`exists (select from original_words own where own.comment_id = c.id)`.as('paraphrased'),
      'c.saidAt',
    ])
    .where((eb) => eb('c.id', '=', eb.fn.any(eb.val(ids))))
    .orderBy(order)
    .modifyEnd(plannedOnce)
    .execute()
}

/** What holds for a comment, and who said so. */
function heldThemes(eb: ExpressionBuilder<Said, 'c'>) {
  return jsonArrayFrom(
    eb
      .selectFrom('commentTheme as held')
      .innerJoin('theme', 'theme.id', 'held.themeId')
      .leftJoin('themeAssignment as machine', (join) =>
        join
          .onRef('machine.commentId', '=', 'held.commentId')
          .onRef('machine.themeId', '=', 'held.themeId')
          .on('machine.saidBy', '=', 'machine')
          .on('machine.replacedAt', 'is', null),
      )
      .select([
        'theme.code',
        'theme.label',
        sql<
          HeldTheme['said']
        >`case when held.said_by = 'person' then 'person' else coalesce(machine.band, 'possible') end`.as('said'),
      ])
      .whereRef('held.commentId', '=', 'c.id')
      .orderBy('theme.position')
      .orderBy('theme.code'),
  )
}

/** What lies around a comment in its list, whether or not the comment itself still belongs to it: nearest first, both ways. */
export async function around(db: Db, scope: Scope, id: string): Promise<Around> {
  const place = await db.selectFrom('comment').select(['id', 'saidAt']).where('id', '=', id).executeTakeFirst()
  if (!place) return { newer: [], older: [] }
  const order = inOrder(scope)
  const near = (most: number) =>
    matching(db, scope)
      .select([
        'c.id',
        sql<string>`(select left(words.body, 90) from comment words where words.id = c.id)`.as('words'),
        'c.standing as state',
        'c.saidAt',
      ])
      .limit(most)
  const [up, down] = await Promise.all([
    near(8).where(order.before(place)).orderBy(order.backwards).execute(),
    near(16).where(order.beyond(place)).orderBy(order.onwards).execute(),
  ])
  return { newer: up, older: down }
}

/**
 * Ask the inbox within two seconds, so that one search cannot hold everybody up.
 * @throws {Refusal} `busy` if it takes longer
 */
export async function withinSeconds<T>(db: Db, ask: (db: Db) => Promise<T>): Promise<T> {
  try {
    return await db.transaction().execute(async (trx) => {
      // Walking an index for one page gains nothing by parallel workers, and starting them costs more than the walk.
      await sql`select set_config('statement_timeout', '2s', true), set_config('max_parallel_workers_per_gather', '0', true)`.execute(
        trx,
      )
      return ask(trx)
    })
  } catch (error) {
    if ((error as { code?: string }).code !== '57014') throw error
    throw new Refusal('busy', 'That took too long. Please choose a consultation, or search for a rarer word.')
  }
}
