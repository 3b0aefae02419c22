import { sql } from 'kysely'
import { confirmThemes, correctThemes, sayBack, takeBackConfirmation } from '../../coding/correct.ts'
import { allMatching, filterOfChange, scopeOf } from '../../comments/inbox/filter.ts'
import { setAside, undoSetAside } from '../../comments/set-aside.ts'
import type { Db } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { visible } from '../../data/visible.ts'
import { noSuch, Refusal } from '../../http/refusal.ts'
import type { SetAsideReason } from '../../intake/contract.ts'
import type { SignedIn } from '../../people/contract.ts'
import { consultationsOf, reachOf } from '../../people/reach.ts'
import { officers } from '../../requests/queries.ts'
import { type BulkKind, bulkInWords, type BulkView, type NewBulk } from './contract.ts'
import { shareOut } from './share-out.ts'

/** Comments of one piece: few enough that a page waits a moment at most. */
export const pieceSize = 200

type Act = {
  id: string
  kind: BulkKind
  detail: { theme?: string; person?: string | null; reason?: SetAsideReason; note?: string }
}

/**
 * Begin one act on many comments: those that are named, or everything that a filter finds at this moment, however many.
 * @returns its id; `continueBulk` does it, a piece at a time
 * @throws {Refusal} `invalid` if it cannot be read; `conflict` if the filter finds another number than the person was told
 */
export async function startBulk(db: Db, given: NewBulk, by: SignedIn, at: Date): Promise<string> {
  const found = given.filter === undefined ? given.comments : await foundBy(db, given.filter, given.expected, by)
  if (found.length === 0)
    throw new Refusal('invalid', 'There is no such comment any more. Please look at the list again.')
  const shares = given.kind === 'share' ? await sharesOf(db, given, found, by) : null
  const ids = shares?.ids ?? found
  const detail = shares?.detail ?? (await detailOf(db, given, found))
  return db.transaction().execute(async (trx) => {
    const { id } = await trx
      .insertInto('bulkAct')
      .values({ personId: by.id, kind: given.kind, detail: JSON.stringify(detail), query: given.filter ?? null, at })
      .returning('id')
      .executeTakeFirstOrThrow()
    await sql`insert into bulk_item (act_id, comment_id, person_id) select ${id}, c.id, w.person
      from unnest(${ids}::uuid[], ${shares?.people ?? ids.map(() => null)}::uuid[]) as w(id, person)
      join comment c on c.id = w.id on conflict do nothing`.execute(trx)
    await record(trx, {
      actor: by.id,
      action: `bulk.${given.kind}`,
      subjectId: id,
      detail: { comments: ids.length },
      at,
    })
    return id
  })
}

async function foundBy(db: Db, query: string, expected: number | undefined, by: SignedIn): Promise<string[]> {
  const filter = filterOfChange(query)
  const ids = await allMatching(db, await scopeOf(db, filter, await reachOf(db, by, 'comments.change')))
  if (expected !== undefined && ids.length !== expected)
    throw new Refusal(
      'conflict',
      `The list has changed since you looked: it now holds ${ids.length.toLocaleString('en-GB')} comments. Nothing was done; please look again.`,
    )
  return ids
}

/** Whose each comment becomes, and how many that is for each; what was said first is dealt first. */
async function sharesOf(db: Db, { sharers, number }: NewBulk, found: string[], by: SignedIn) {
  const names = new Map((await whoMayHave(db, found)).map(({ id, name }) => [id, name]))
  if (sharers.some(({ person }) => !names.has(person)))
    throw new Refusal('invalid', 'One of these people cannot be given comments.', [
      { field: 'sharers', message: 'One of these people cannot be given comments. Please choose others.' },
    ])
  const rows = await visible(db, await reachOf(db, by, 'comments.change'))
    .select('c.id')
    .where((eb) => eb('c.id', '=', eb.fn.any(eb.val(found))))
    .orderBy('c.saidAt')
    .orderBy('c.id')
    .$if(number !== undefined, (query) => query.limit(number as number))
    .execute()
  const ids = rows.map(({ id }) => id)
  const people = shareOut(ids, sharers)
  const shares = sharers.map(({ person }) => ({
    person,
    name: names.get(person),
    comments: people.filter((one) => one === person).length,
  }))
  return { ids, people, detail: { shares } }
}

/** What somebody is given they must be able to open: all of it. */
const whoMayHave = async (db: Db, found: string[]) => officers(db, 'comments.change', await consultationsOf(db, found))

async function detailOf(db: Db, { kind, theme, person, reason, note }: NewBulk, found: string[]) {
  if (kind === 'theme') {
    const named = await db
      .selectFrom('theme')
      .select('label')
      .where('code', '=', theme ?? '')
      .distinct()
      .execute()
    // One code may be a theme of several consultations, under other names.
    return { theme, label: named.length === 1 ? named[0]?.label : undefined }
  }
  if (kind === 'set-aside') return { reason, note }
  if (kind !== 'give') return {}
  if (person === 'nobody') return { person: null, name: null }
  const chosen = (await whoMayHave(db, found)).find(({ id }) => id === person)
  if (!chosen)
    throw new Refusal('invalid', 'That person cannot be given comments.', [
      { field: 'person', message: 'That person cannot be given comments. Please choose another.' },
    ])
  return { person: chosen.id, name: chosen.name }
}

/**
 * Do the next piece of an act, or of taking it back. What may not be done to a comment is passed over. Anyone who asks again goes on.
 * @returns whether anything is left
 * @throws {Refusal} `not-found`; `forbidden` for anybody but the person whose act it is
 */
export async function continueBulk(db: Db, id: string, by: SignedIn, at: Date): Promise<boolean> {
  const act = await ownAct(db, id, by)
  const undoing = act.undoneAt !== null
  const items = await db
    .selectFrom('bulkItem')
    .select(['commentId', 'before', 'doneAt'])
    .where('actId', '=', id)
    .$if(!undoing, (query) => query.where('doneAt', 'is', null))
    .$if(undoing, (query) => query.where('changed', '=', true).where('undoneAt', 'is', null))
    .orderBy('commentId')
    .limit(pieceSize)
    .execute()
  if (items.length === 0) return false
  if (undoing) await takeBack(db, act, items, by, at)
  else
    await doPiece(
      db,
      act,
      items.map(({ commentId }) => commentId),
      by,
      at,
    )
  return items.length === pieceSize
}

/** Take an act back: one that was not finished ends where it is. @throws {Refusal} as `continueBulk` */
export async function undoBulk(db: Db, id: string, by: SignedIn, at: Date): Promise<void> {
  await ownAct(db, id, by)
  await db.transaction().execute(async (trx) => {
    const undone = await trx
      .updateTable('bulkAct')
      .set({ undoneAt: at, undoneBy: by.id })
      .where('id', '=', id)
      .where('undoneAt', 'is', null)
      .returning('kind')
      .executeTakeFirst()
    if (undone)
      await record(trx, { actor: by.id, action: 'bulk.undone', subjectId: id, detail: { kind: undone.kind }, at })
  })
}

async function ownAct(db: Db, id: string, by: SignedIn): Promise<Act & { undoneAt: Date | null }> {
  const act = await db
    .selectFrom('bulkAct')
    .select(['id', 'kind', 'detail', 'personId', 'undoneAt'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!act) throw noSuch('act')
  if (act.personId !== by.id)
    throw new Refusal('forbidden', 'Only the person who began this can go on with it or take it back.')
  return { id: act.id, kind: act.kind, detail: act.detail as Act['detail'], undoneAt: act.undoneAt }
}

async function doPiece(db: Db, act: Act, ids: string[], by: SignedIn, at: Date): Promise<void> {
  const there = await visible(db, await reachOf(db, by, 'comments.change'))
    .select(['c.id', 'c.standing'])
    .where((eb) => eb('c.id', '=', eb.fn.any(eb.val(ids))))
    .execute()
  const inHand = there.filter(({ standing }) => standing === 'in-hand').map((one) => one.id)
  const themable = there.filter(({ standing }) => standing !== 'withdrawn').map((one) => one.id)
  const { kind, detail } = act
  let changed: string[] = []
  if (kind === 'set-aside') {
    await setAside(db, inHand, { reason: detail.reason as SetAsideReason, note: detail.note }, by, at)
    changed = inHand
  } else if (kind === 'give' || kind === 'share')
    changed = await give(
      db,
      act,
      there.map((one) => one.id),
      by,
      at,
    )
  else
    for (const id of themable)
      if (kind === 'theme' ? await giveTheme(db, id, detail.theme as string, by, at) : await confirm(db, id, by, at))
        changed.push(id)
  await sql`update bulk_item set done_at = ${at}, changed = comment_id = any(${changed}::uuid[])
    where act_id = ${act.id} and comment_id = any(${ids}::uuid[])`.execute(db)
}

/** Whose work they were before stands with each, in the same transaction. */
function give(db: Db, act: Act, ids: string[], by: SignedIn, at: Date): Promise<string[]> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<{
      id: string
      person: string | null
    }>`update bulk_item i set before = (select a.person_id from comment_assignee a where a.comment_id = i.comment_id)
      where act_id = ${act.id} and comment_id = any(${ids}::uuid[])
      returning comment_id as id, person_id as person`.execute(trx)
    return assign(
      trx,
      rows.map(({ id, person }) => ({ id, person: act.kind === 'share' ? person : (act.detail.person ?? null) })),
      by,
      at,
    )
  })
}

/** @returns those that were somebody else's, or nobody's */
async function assign(
  trx: Db,
  wanted: { id: string; person: string | null }[],
  by: SignedIn,
  at: Date,
): Promise<string[]> {
  const ids = wanted.map(({ id }) => id)
  const people = wanted.map(({ person }) => person)
  const { rows } = await sql<{ id: string; consultationId: string }>`
    with wanted as (select * from unnest(${ids}::uuid[], ${people}::uuid[]) as w(id, person)),
    freed as (delete from comment_assignee a using wanted w where w.id = a.comment_id and w.person is null returning a.comment_id as id),
    given as (
      insert into comment_assignee (comment_id, person_id, given_by, given_at)
      select id, person, ${by.id}::uuid, ${at}::timestamptz from wanted where person is not null
      on conflict (comment_id) do update set person_id = excluded.person_id, given_by = excluded.given_by, given_at = excluded.given_at
      where comment_assignee.person_id <> excluded.person_id returning comment_id as id)
    select s.id, s.consultation_id from comment_standing s where s.id in (select id from freed union select id from given)`.execute(
    trx,
  )
  await record(
    trx,
    ...rows.map(({ id, consultationId }) => ({
      actor: by.id,
      action: 'comment.given',
      subjectId: id,
      consultationId,
      at,
    })),
  )
  return rows.map(({ id }) => id)
}

async function giveTheme(db: Db, id: string, theme: string, by: SignedIn, at: Date): Promise<boolean> {
  return correctThemes(db, id, { themes: [{ code: theme, applies: true }] }, by, at).catch(passedOver)
}

/** What holds now is marked as all; a comment without a theme stays for somebody to read. */
async function confirm(db: Db, id: string, by: SignedIn, at: Date): Promise<boolean> {
  const held = await db
    .selectFrom('commentTheme as h')
    .innerJoin('theme', 'theme.id', 'h.themeId')
    .leftJoin('themeConfirmation as k', 'k.commentId', 'h.commentId')
    .select(['theme.code', 'k.commentId as confirmed'])
    .where('h.commentId', '=', id)
    .execute()
  if (held.length === 0 || held.some(({ confirmed }) => confirmed !== null)) return false
  return confirmThemes(db, id, { themes: held.map(({ code }) => code) }, by, at)
    .then(() => true)
    .catch(passedOver)
}

/** A comment that changed meanwhile does not stop the others. */
function passedOver(error: unknown): false {
  if (error instanceof Refusal) return false
  throw error
}

async function takeBack(
  db: Db,
  act: Act,
  items: { commentId: string; before: string | null; doneAt: Date | null }[],
  by: SignedIn,
  at: Date,
): Promise<void> {
  if (act.kind === 'give' || act.kind === 'share')
    await db.transaction().execute((trx) =>
      assign(
        trx,
        items.map(({ commentId, before }) => ({ id: commentId, person: before })),
        by,
        at,
      ),
    )
  else
    for (const { commentId, doneAt } of items) {
      if (act.kind === 'set-aside') await undoSetAside(db, commentId, by, at).catch(passedOver)
      else if (act.kind === 'confirm') await takeBackConfirmation(db, commentId, by, at).catch(passedOver)
      else await sayBack(db, commentId, act.detail.theme as string, doneAt as Date, by, at).catch(passedOver)
    }
  await sql`update bulk_item set undone_at = ${at} where act_id = ${act.id}
    and comment_id = any(${items.map(({ commentId }) => commentId)}::uuid[])`.execute(db)
}

/** How far an act is. @throws {Refusal} `not-found` */
export async function bulkView(db: Db, id: string): Promise<BulkView> {
  const { rows } = await sql<Omit<BulkView, 'says'> & { detail: Record<string, unknown> }>`
    select a.id, a.kind, a.detail, a.query, p.name as by, a.at, a.undone_at is not null as undoing,
      count(*)::int as comments, count(i.done_at)::int as done,
      (count(*) filter (where i.changed))::int as changed, count(i.undone_at)::int as undone
    from bulk_act a join person p on p.id = a.person_id join bulk_item i on i.act_id = a.id
    where a.id = ${id} group by a.id, p.name`.execute(db)
  const [row] = rows
  if (!row) throw noSuch('act')
  const { detail, ...view } = row
  return { ...view, says: bulkInWords(view.kind, detail) }
}
