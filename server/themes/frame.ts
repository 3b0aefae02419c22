import { sql } from 'kysely'
import { announce } from '../changes.ts'
import type { Db, Trx } from '../database.ts'
import { record } from '../history.ts'
import type { SignedIn } from '../people/contract.ts'
import { Refusal } from '../refusal.ts'
import { type NewTheme, takenByPages, type ThemeChange } from './contract.ts'
import { starterThemes } from './starter.ts'

/**
 * Add a theme to a consultation's code frame, at the top or under a top-level theme.
 * @returns its code
 * @throws {Refusal} `not-found`; `conflict` if the code is taken; `invalid` if it would make a third level
 */
export async function addTheme(db: Db, slug: string, given: NewTheme, by: SignedIn, at: Date): Promise<string> {
  const { code } = await db.transaction().execute((trx) => addThemeIn(trx, slug, given, by, at))
  return code
}

/** The same inside a transaction of another deed. @throws {Refusal} as `addTheme` */
export async function addThemeIn(
  trx: Trx,
  slug: string,
  given: NewTheme,
  by: SignedIn,
  at: Date,
): Promise<{ id: string; code: string }> {
  const consultationId = await lockFrame(trx, slug)
  const parent = given.parent === undefined ? null : await parentFor(trx, consultationId, given.parent)
  const code = given.code ?? (await freeCode(trx, consultationId, given.label))
  const { last } = await trx
    .selectFrom('theme')
    .select(({ fn }) => fn.max('position').as('last'))
    .where('consultationId', '=', consultationId)
    .executeTakeFirstOrThrow()
  const added = await trx
    .insertInto('theme')
    .values({
      consultationId,
      parentId: parent?.id ?? null,
      code,
      label: given.label,
      description: given.description,
      keywords: given.keywords,
      position: (last ?? 0) + 1,
    })
    .onConflict((conflict) => conflict.columns(['consultationId', 'code']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!added) {
    const message = `The code “${code}” is taken by another theme of this consultation.`
    throw new Refusal('conflict', message, [{ field: 'code', message }])
  }
  await keepVersion(trx, added.id, 'added', by, at)
  await remember(trx, 'theme.added', added.id, consultationId, code, by, at)
  return { id: added.id, code }
}

/**
 * Give a consultation that has no themes yet those of the starter frame.
 * @returns how many there are now
 * @throws {Refusal} `not-found`; `conflict` once it has themes of its own
 */
export function beginFrame(db: Db, slug: string, by: SignedIn, at: Date): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const consultationId = await lockFrame(trx, slug)
    const has = await trx
      .selectFrom('theme')
      .select('id')
      .where('consultationId', '=', consultationId)
      .executeTakeFirst()
    if (has) throw new Refusal('conflict', 'This consultation has themes already. Add to them on their own page.')
    const added = await trx
      .insertInto('theme')
      .values(starterThemes().map((theme, index) => ({ consultationId, ...theme, position: index + 1 })))
      .returning('id')
      .execute()
    for (const theme of added) await keepVersion(trx, theme.id, 'added', by, at)
    await record(trx, {
      actor: by.id,
      action: 'frame.begun',
      subjectId: consultationId,
      consultationId,
      detail: { themes: added.length },
      at,
    })
    await announce(trx, 'public')
    await announce(trx, 'settings')
    return added.length
  })
}

/**
 * Rename, describe anew, change keywords or move. The same again adds no version.
 * @throws {Refusal} `not-found`; `conflict` if it was merged; `invalid` if it would make a third level
 */
export async function changeTheme(
  db: Db,
  slug: string,
  code: string,
  given: ThemeChange,
  by: SignedIn,
  at: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const consultationId = await lockFrame(trx, slug)
    const theme = await themeNamed(trx, consultationId, code)
    refuseMerged(theme)
    let parentId = theme.parentId
    if (given.parent === null) parentId = null
    else if (given.parent !== undefined) {
      const parent = await parentFor(trx, consultationId, given.parent)
      if (parent.id === theme.id) throw badParent('A theme cannot belong under itself.')
      if (parent.id !== theme.parentId && (await children(trx, theme.id)).length > 0) {
        throw badParent('This theme has sub-themes of its own. Please move those first.')
      }
      parentId = parent.id
    }
    const next = {
      label: given.label ?? theme.label,
      description: given.description ?? theme.description,
      keywords: given.keywords ?? theme.keywords,
      parentId,
    }
    const changes = [
      next.label !== theme.label && 'renamed',
      next.description !== theme.description && 'described',
      next.keywords.join('\n') !== theme.keywords.join('\n') && 'keywords',
      next.parentId !== theme.parentId && 'moved',
    ].filter((change) => change !== false)
    if (changes.length === 0) return
    await trx.updateTable('theme').set(next).where('id', '=', theme.id).execute()
    await keepVersion(trx, theme.id, changes.join(', '), by, at)
    await remember(trx, 'theme.changed', theme.id, consultationId, code, by, at, { changes })
  })
}

/**
 * Retire a theme, or take it back: a retired one is offered no more, and what was said with it stays.
 * @throws {Refusal} `not-found`; `conflict` if it was merged
 */
export async function retireTheme(
  db: Db,
  slug: string,
  code: string,
  retired: boolean,
  by: SignedIn,
  at: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const consultationId = await lockFrame(trx, slug)
    const theme = await themeNamed(trx, consultationId, code)
    refuseMerged(theme)
    if ((theme.retiredAt !== null) === retired) return
    await trx
      .updateTable('theme')
      .set({ retiredAt: retired ? at : null })
      .where('id', '=', theme.id)
      .execute()
    await keepVersion(trx, theme.id, retired ? 'retired' : 'taken back', by, at)
    await remember(trx, retired ? 'theme.retired' : 'theme.taken-back', theme.id, consultationId, code, by, at)
  })
}

/**
 * Merge one theme into another. Every comment that spoke to it speaks to the other: a person's word as that person's, the
 * machine's as the machine's. The old rows stay, replaced and dated; its sub-themes move along. Again is the same as once.
 * @returns how many comments came over
 * @throws {Refusal} `not-found`; `conflict` if either was merged elsewhere or retired; `invalid` if they cannot be joined
 */
export function mergeTheme(db: Db, slug: string, code: string, into: string, by: SignedIn, at: Date): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const consultationId = await lockFrame(trx, slug)
    // A theme of a hundred thousand comments takes longer than a page may.
    await sql`set local statement_timeout = '2min'`.execute(trx)
    const from = await themeNamed(trx, consultationId, code)
    const target = await themeNamed(trx, consultationId, into)
    if (from.mergedIntoId === target.id) return 0
    refuseMerged(from)
    refuseMerged(target)
    if (target.retiredAt) throw new Refusal('conflict', `“${target.label}” is retired. Please take it back first.`)
    if (from.id === target.id) throw badTarget('A theme cannot be merged into itself.')
    const under = await children(trx, from.id)
    if (under.some((child) => child.id === target.id) || (under.length > 0 && target.parentId !== null)) {
      throw badTarget(`“${from.label}” has sub-themes. Please move them, or choose a top-level theme to merge into.`)
    }
    if (under.length > 0) {
      await trx.updateTable('theme').set({ parentId: target.id }).where('parentId', '=', from.id).execute()
      for (const child of under) await keepVersion(trx, child.id, 'moved', by, at)
    }

    // Locked in id order like every act on comments, so that nobody's word is given meanwhile and lost.
    await sql`select c.id from comment c where c.id in (
      select comment_id from theme_assignment where theme_id = ${from.id} and replaced_at is null) order by c.id for update`.execute(
      trx,
    )
    const { rows: moved } = await sql<{ commentId: string; saidBy: string }>`
      select comment_id, said_by from comment_theme where theme_id = ${from.id}`.execute(trx)
    const byPeople = moved.filter((row) => row.saidBy === 'person').map((row) => row.commentId)
    // A person's “yes” to either theme is a yes to the one that they become.
    await sql`update theme_assignment set replaced_at = ${at}
      where theme_id = ${target.id} and said_by = 'person' and not applies and replaced_at is null
        and comment_id = any(${byPeople}::uuid[])`.execute(trx)
    await sql`insert into theme_assignment (comment_id, theme_id, said_by, applies, person_id, at)
      select a.comment_id, ${target.id}::uuid, 'person', true, a.person_id, ${at}::timestamptz
      from theme_assignment a
      where a.theme_id = ${from.id} and a.said_by = 'person' and a.applies and a.replaced_at is null
        and a.comment_id = any(${byPeople}::uuid[])
      on conflict (comment_id, theme_id, said_by) where replaced_at is null do nothing`.execute(trx)
    await sql`insert into theme_assignment (comment_id, theme_id, said_by, applies, score, band, words, model_id, at)
      select a.comment_id, ${target.id}::uuid, 'machine', true, a.score, a.band, a.words, a.model_id, ${at}::timestamptz
      from theme_assignment a join comment_theme held on held.comment_id = a.comment_id and held.theme_id = a.theme_id
      where a.theme_id = ${from.id} and a.said_by = 'machine' and a.replaced_at is null
      on conflict (comment_id, theme_id, said_by) where replaced_at is null do nothing`.execute(trx)
    await sql`update theme_assignment set replaced_at = ${at}
      where theme_id = ${from.id} and replaced_at is null`.execute(trx)

    await sql`insert into response_theme (response_id, theme_id)
      select response_id, ${target.id}::uuid from response_theme where theme_id = ${from.id}
      on conflict do nothing`.execute(trx)
    await trx.deleteFrom('responseTheme').where('themeId', '=', from.id).execute()
    await trx
      .updateTable('theme')
      .set({ mergedIntoId: target.id, retiredAt: from.retiredAt ?? at })
      .where('id', '=', from.id)
      .execute()
    await keepVersion(trx, from.id, `merged into ${target.code}`, by, at)
    await remember(trx, 'theme.merged', from.id, consultationId, code, by, at, {
      into: target.code,
      comments: moved.length,
    })
    return moved.length
  })
}

/** One change of a frame at a time: two officers who merge crosswise queue here. */
async function lockFrame(trx: Trx, slug: string): Promise<string> {
  const consultation = await trx
    .selectFrom('consultation')
    .select('id')
    .where('slug', '=', slug)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!consultation) throw new Refusal('not-found', 'There is no such consultation.')
  return consultation.id
}

async function themeNamed(trx: Trx, consultationId: string, code: string) {
  const theme = await trx
    .selectFrom('theme')
    .select(['id', 'code', 'label', 'description', 'keywords', 'parentId', 'retiredAt', 'mergedIntoId'])
    .where('consultationId', '=', consultationId)
    .where('code', '=', code)
    .executeTakeFirst()
  if (!theme) throw new Refusal('not-found', 'There is no such theme in this consultation.')
  return theme
}

function refuseMerged(theme: { label: string; mergedIntoId: string | null }): void {
  if (theme.mergedIntoId) throw new Refusal('conflict', `“${theme.label}” was merged into another theme.`)
}

async function parentFor(trx: Trx, consultationId: string, code: string) {
  const parent = await trx
    .selectFrom('theme')
    .select(['id', 'parentId', 'retiredAt'])
    .where('consultationId', '=', consultationId)
    .where('code', '=', code)
    .executeTakeFirst()
  if (!parent) throw badParent('There is no such theme to put it under.')
  if (parent.retiredAt) throw badParent('That theme is retired. Please choose another to put it under.')
  if (parent.parentId) throw badParent('A code frame has two levels: a sub-theme cannot have sub-themes of its own.')
  return parent
}

function children(trx: Trx, id: string) {
  return trx.selectFrom('theme').select('id').where('parentId', '=', id).where('mergedIntoId', 'is', null).execute()
}

const badParent = (message: string) => new Refusal('invalid', message, [{ field: 'parent', message }])
const badTarget = (message: string) => new Refusal('invalid', message, [{ field: 'into', message }])

/** `Beds & wards` becomes `beds-wards`, or `beds-wards-2` if that is taken. */
async function freeCode(trx: Trx, consultationId: string, label: string): Promise<string> {
  const plain = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 50)
  const base = plain === '' || plain === 'none' ? 'theme' : plain
  const taken = await trx.selectFrom('theme').select('code').where('consultationId', '=', consultationId).execute()
  const codes = new Set([...takenByPages, ...taken.map((theme) => theme.code)])
  if (!codes.has(base)) return base
  let number = 2
  while (codes.has(`${base}-${number}`)) number++
  return `${base}-${number}`
}

/** The theme as it stands now, kept for ever. */
async function keepVersion(trx: Trx, themeId: string, change: string, by: SignedIn, at: Date): Promise<void> {
  await trx
    .insertInto('themeVersion')
    .columns(['themeId', 'parentId', 'label', 'description', 'keywords', 'change', 'byPerson', 'at'])
    .expression((eb) =>
      eb
        .selectFrom('theme')
        .select([
          'id',
          'parentId',
          'label',
          'description',
          'keywords',
          sql<string>`${change}::text`.as('change'),
          sql<string>`${by.id}::uuid`.as('byPerson'),
          sql<Date>`${at}::timestamptz`.as('at'),
        ])
        .where('id', '=', themeId),
    )
    .execute()
}

async function remember(
  trx: Trx,
  action: string,
  subjectId: string,
  consultationId: string,
  code: string,
  by: SignedIn,
  at: Date,
  detail: Record<string, string | number | string[]> = {},
): Promise<void> {
  await record(trx, { actor: by.id, action, subjectId, consultationId, detail: { code, ...detail }, at })
  // Filters and public pages name themes; what is remembered of consultations may too.
  await announce(trx, 'public')
  await announce(trx, 'settings')
}
