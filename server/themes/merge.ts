import { sql } from 'kysely'
import { keepingChanges } from '../consultations/set-up/control.ts'
import type { Db, Trx } from '../data/database.ts'
import type { SignedIn } from '../people/contract.ts'
import { Refusal, refusedAt } from '../http/refusal.ts'
import {
  children,
  keepFirst,
  keepVersion,
  lockFrame,
  refuseMerged,
  refuseSplit,
  recordOf,
  themeNamed,
} from './frame.ts'

/**
 * Merge one theme into another. Every comment that spoke to it speaks to the other: a person's word as that person's, the
 * machine's as the machine's. The old rows stay, replaced and dated; its sub-themes move along. Again is the same as once.
 * @returns how many comments came over
 * @throws {Refusal} `not-found`; `conflict` if either was merged elsewhere or retired; `invalid` if they cannot be joined
 */
export function mergeTheme(db: Db, slug: string, code: string, into: string, by: SignedIn, at: Date): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const consultationId = await lockFrame(trx, slug)
    const from = await themeNamed(trx, consultationId, code)
    const target = await themeNamed(trx, consultationId, into)
    if (from.mergedIntoId === target.id) return 0
    refuseMerged(from)
    refuseMerged(target)
    if (target.retiredAt) throw new Refusal('conflict', `“${target.label}” is retired. Please take it back first.`)
    if (from.id === target.id) throw badTarget('A theme cannot be merged into itself.')
    await refuseSplit(trx, from)
    const under = await children(trx, from.id)
    if (under.some((child) => child.id === target.id) || (under.length > 0 && target.parentId !== null)) {
      throw badTarget(`“${from.label}” has sub-themes. Please move them, or choose a top-level theme to merge into.`)
    }
    return keepingChanges(trx, consultationId, { by: by.id, at }, () =>
      carryOver(trx, consultationId, from, target, by, at),
    )
  })
}

type Theme = Awaited<ReturnType<typeof themeNamed>>

/**
 * Carry everything that was said with one theme over to another, and retire it.
 * @param undoes  the split that this undoes, of which `from` is a part
 * @returns how many comments came over
 */
export async function carryOver(
  trx: Trx,
  consultationId: string,
  from: Theme,
  target: Theme,
  by: SignedIn,
  at: Date,
  undoes: string | null = null,
): Promise<number> {
  // A theme of a hundred thousand comments takes longer than a page may.
  await sql`set local statement_timeout = '2min'`.execute(trx)
  const under = await children(trx, from.id)
  for (const child of under) await keepFirst(trx, child.id, at)
  await trx.updateTable('theme').set({ parentId: target.id }).where('parentId', '=', from.id).execute()
  for (const child of under) await keepVersion(trx, child.id, 'moved', by, at)
  await holdCommentsOf(trx, from.id)
  const responses = await carryResponses(trx, from.id, target.id)
  const change = await trx
    .insertInto('frameChange')
    .values({
      consultationId,
      kind: 'merge',
      themeId: from.id,
      detail: JSON.stringify({
        children: under.map(({ id }) => id),
        retiredAt: from.retiredAt?.toISOString() ?? null,
        responses,
        undoes,
      }),
      byPerson: by.id,
      at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx.insertInto('frameChangeInto').values({ changeId: change.id, themeId: target.id }).execute()

  const { rows: moved } = await sql<{ commentId: string; saidBy: string }>`
    select comment_id, said_by from comment_theme where theme_id = ${from.id}`.execute(trx)
  const byPeople = moved.filter((row) => row.saidBy === 'person').map((row) => row.commentId)
  // A person's “yes” to either theme is a yes to the one that they become.
  await sql`update theme_assignment set replaced_at = ${at}, replaced_in = ${change.id}
    where theme_id = ${target.id} and said_by = 'person' and not applies and replaced_at is null
      and comment_id = any(${byPeople}::uuid[])`.execute(trx)
  await sql`insert into theme_assignment (comment_id, theme_id, said_by, applies, person_id, at, carried_from, carried_in)
    select a.comment_id, ${target.id}::uuid, 'person', true, a.person_id, ${at}::timestamptz, a.id, ${change.id}::uuid
    from theme_assignment a
    where a.theme_id = ${from.id} and a.said_by = 'person' and a.applies and a.replaced_at is null
      and a.comment_id = any(${byPeople}::uuid[])
    on conflict (comment_id, theme_id, said_by) where replaced_at is null do nothing`.execute(trx)
  await sql`insert into theme_assignment
      (comment_id, theme_id, said_by, applies, score, band, words, model_id, at, carried_from, carried_in)
    select a.comment_id, ${target.id}::uuid, 'machine', true, a.score, a.band, a.words, a.model_id, ${at}::timestamptz,
      a.id, ${change.id}::uuid
    from theme_assignment a join comment_theme held on held.comment_id = a.comment_id and held.theme_id = a.theme_id
    where a.theme_id = ${from.id} and a.said_by = 'machine' and a.replaced_at is null
    on conflict (comment_id, theme_id, said_by) where replaced_at is null do nothing`.execute(trx)
  await sql`update theme_assignment set replaced_at = ${at}, replaced_in = ${change.id}
    where theme_id = ${from.id} and replaced_at is null`.execute(trx)
  await recordOfComments(trx, 'comment.theme-merged', consultationId, by, at, {
    ids: moved.map((row) => row.commentId),
    detail: { theme: from.label, into: target.label },
  })

  await keepFirst(trx, from.id, at)
  await trx
    .updateTable('theme')
    .set({ mergedIntoId: target.id, retiredAt: from.retiredAt ?? at })
    .where('id', '=', from.id)
    .execute()
  await keepVersion(trx, from.id, `merged into ${target.code}`, by, at)
  await recordOf(trx, 'theme.merged', from.id, consultationId, from.code, by, at, {
    into: target.code,
    comments: moved.length,
  })
  return moved.length
}

/** Locked in id order like every act on comments, so that nobody's word is given meanwhile and lost. */
export async function holdCommentsOf(trx: Trx, ...themeIds: string[]): Promise<void> {
  await sql`select c.id from comment c where c.id in (
    select comment_id from theme_assignment where theme_id = any(${themeIds}::uuid[]) and replaced_at is null)
    order by c.id for update`.execute(trx)
}

/** The same action done to many comments. */
export async function recordOfComments(
  trx: Trx,
  action: string,
  consultationId: string,
  by: SignedIn,
  at: Date,
  { ids, detail }: { ids: string[]; detail: Record<string, string> },
): Promise<void> {
  await sql`insert into history (actor_id, action, subject_id, consultation_id, detail, at)
    select ${by.id}::uuid, ${action}, id, ${consultationId}::uuid, ${JSON.stringify(detail)}::jsonb, ${at}::timestamptz
    from unnest(${ids}::uuid[]) id order by id`.execute(trx)
}

/** @returns ids of the responses that now stand under the other theme and did not before */
async function carryResponses(trx: Trx, from: string, target: string): Promise<string[]> {
  const { rows } = await sql<{ responseId: string }>`
    insert into response_theme (response_id, theme_id)
    select response_id, ${target}::uuid from response_theme where theme_id = ${from}
    on conflict do nothing returning response_id`.execute(trx)
  await trx.deleteFrom('responseTheme').where('themeId', '=', from).execute()
  return rows.map(({ responseId }) => responseId)
}

const badTarget = (message: string) => refusedAt('invalid', 'into', message)
