import { sql } from 'kysely'
import { keepingChanges } from '../consultations/set-up/control.ts'
import { announce } from '../data/changes.ts'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import type { SignedIn } from '../people/contract.ts'
import { noSuch, Refusal, refusedAt } from '../http/refusal.ts'
import { mayBeCode, type NewTheme, type ThemeChange, type ThemeStep } from './contract.ts'
import { starterThemes } from './starter.ts'

/**
 * Add a theme to a consultation's coding frame, at the top or under a top-level theme.
 * @returns its code
 * @throws {Refusal} `not-found`; `conflict` if the code is taken; `invalid` if it would make a third level
 */
export async function addTheme(db: Db, slug: string, given: NewTheme, by: SignedIn, at: Date): Promise<string> {
  const { code } = await db.transaction().execute((trx) => addThemeIn(trx, slug, given, by, at))
  return code
}

/** The same inside the transaction of another action. @throws {Refusal} as `addTheme` */
export async function addThemeIn(
  trx: Trx,
  slug: string,
  given: NewTheme,
  by: SignedIn,
  at: Date,
): Promise<{ id: string; code: string }> {
  const consultationId = await lockFrame(trx, slug)
  const parent = given.parent === undefined ? null : await parentFor(trx, consultationId, given.parent)
  await refuseTwin(trx, consultationId, given.label)
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
    throw refusedAt('conflict', 'code', message)
  }
  await keepVersion(trx, added.id, 'added', by, at)
  await recordOf(trx, 'theme.added', added.id, consultationId, code, by, at)
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
 * Rename, describe, change keywords or move. The same again adds no version. What everybody could read is looked at by a second
 * person, like every change of what is asked.
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
    await keepingChanges(trx, consultationId, { by: by.id, at }, () =>
      changeThemeIn(trx, consultationId, code, given, by, at),
    )
  })
}

/** The same under the frame’s lock. @returns whether anything changed @throws {Refusal} as `changeTheme` */
export async function changeThemeIn(
  trx: Trx,
  consultationId: string,
  code: string,
  given: ThemeChange,
  by: SignedIn,
  at: Date,
): Promise<boolean> {
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
  if (changes.length === 0) return false
  if (next.label !== theme.label) await refuseTwin(trx, consultationId, next.label, theme.id)
  await keepFirst(trx, theme.id, at)
  await trx.updateTable('theme').set(next).where('id', '=', theme.id).execute()
  await keepVersion(trx, theme.id, changes.join(', '), by, at)
  await recordOf(trx, 'theme.changed', theme.id, consultationId, code, by, at, { changes })
  return true
}

/**
 * Lists, counts and filters name a theme by its label alone, so no two have the same. A merged one's label is free again.
 * @param but  id of the theme that may have it already
 * @throws {Refusal} `conflict`
 */
export async function refuseTwin(trx: Trx, consultationId: string, label: string, but?: string): Promise<void> {
  const twin = await trx
    .selectFrom('theme')
    .select(['code', 'retiredAt'])
    .where('consultationId', '=', consultationId)
    .where('mergedIntoId', 'is', null)
    .where((eb) => eb(eb.fn<string>('lower', ['label']), '=', label.toLowerCase()))
    .$if(but !== undefined, (query) => query.where('id', '<>', but as string))
    .executeTakeFirst()
  if (!twin) return
  const message = `“${label}” is the name of a theme already${twin.retiredAt ? ', which is retired' : ''}. Please choose another name.`
  throw refusedAt('conflict', 'label', message)
}

/**
 * Retire a theme, or take it back: a retired one can no longer be chosen; existing uses stay.
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
    await refuseSplit(trx, theme)
    await keepFirst(trx, theme.id, at)
    await trx
      .updateTable('theme')
      .set({ retiredAt: retired ? at : null })
      .where('id', '=', theme.id)
      .execute()
    await keepVersion(trx, theme.id, retired ? 'retired' : 'taken back', by, at)
    await recordOf(trx, retired ? 'theme.retired' : 'theme.taken-back', theme.id, consultationId, code, by, at)
  })
}

/** Move a theme one place up or down among its neighbours: those of the same level under the same theme. */
export async function stepTheme(
  db: Db,
  slug: string,
  code: string,
  to: ThemeStep['to'],
  by: SignedIn,
  at: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const consultationId = await lockFrame(trx, slug)
    const theme = await themeNamed(trx, consultationId, code)
    const order = await trx
      .selectFrom('theme')
      .select(['id', 'parentId', 'retiredAt'])
      .where('consultationId', '=', consultationId)
      .orderBy('position')
      .orderBy('code')
      .execute()
    const neighbours = order.filter((one) => one.parentId === theme.parentId && one.retiredAt === null)
    const place = neighbours.findIndex((one) => one.id === theme.id)
    const other = place < 0 ? undefined : neighbours[to === 'up' ? place - 1 : place + 1]
    if (!other) return
    const places = order.map(({ id }) => id)
    const [here, there] = [places.indexOf(theme.id), places.indexOf(other.id)]
    ;[places[here], places[there]] = [other.id, theme.id]
    await trx
      .updateTable('theme')
      .set({ position: sql<number>`array_position(${places}::uuid[], id)` })
      .where('consultationId', '=', consultationId)
      .execute()
    await recordOf(trx, 'theme.reordered', theme.id, consultationId, code, by, at, { to })
  })
}

/** One change of a frame at a time: two officers who merge crosswise queue here. */
export async function lockFrame(trx: Trx, slug: string): Promise<string> {
  const consultation = await trx
    .selectFrom('consultation')
    .select('id')
    .where('slug', '=', slug)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!consultation) throw noSuch('consultation')
  return consultation.id
}

export async function themeNamed(trx: Trx, consultationId: string, code: string) {
  const theme = await trx
    .selectFrom('theme')
    .select(['id', 'code', 'label', 'description', 'keywords', 'parentId', 'position', 'retiredAt', 'mergedIntoId'])
    .where('consultationId', '=', consultationId)
    .where('code', '=', code)
    .executeTakeFirst()
  if (!theme) throw noSuch('theme in this consultation')
  return theme
}

export function refuseMerged(theme: { label: string; mergedIntoId: string | null }): void {
  if (theme.mergedIntoId) throw new Refusal('conflict', `“${theme.label}” was merged into another theme.`)
}

/** A theme that was split comes back only with the words that went to its parts. */
export async function refuseSplit(trx: Trx, theme: { id: string; label: string }): Promise<void> {
  const split = await trx
    .selectFrom('frameChange')
    .select('id')
    .where('themeId', '=', theme.id)
    .where('kind', '=', 'split')
    .where('undoneAt', 'is', null)
    .executeTakeFirst()
  if (split) throw new Refusal('conflict', `“${theme.label}” was split. Undo the split to have it back.`)
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
  if (parent.parentId) throw badParent('A coding frame has two levels: a sub-theme cannot have sub-themes of its own.')
  return parent
}

export function children(trx: Trx, id: string) {
  return trx.selectFrom('theme').select('id').where('parentId', '=', id).where('mergedIntoId', 'is', null).execute()
}

const badParent = (message: string) => refusedAt('invalid', 'parent', message)

/** `Beds & wards` becomes `beds-wards`, or `beds-wards-2` if that is taken. */
export async function freeCode(trx: Trx, consultationId: string, label: string): Promise<string> {
  const plain = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 50)
  const base = plain === '' || !mayBeCode(plain) ? `theme${plain && `-${plain}`}` : plain
  const taken = await trx.selectFrom('theme').select('code').where('consultationId', '=', consultationId).execute()
  const codes = new Set(taken.map((theme) => theme.code))
  if (!codes.has(base)) return base
  let number = 2
  while (codes.has(`${base}-${number}`)) number++
  return `${base}-${number}`
}

/** How a theme began, where nobody kept it: without that, its first name would be lost with the first change. */
export async function keepFirst(trx: Trx, themeId: string, at: Date): Promise<void> {
  await sql`insert into theme_version (theme_id, parent_id, label, description, keywords, change, at)
    select id, parent_id, label, description, keywords, 'first set up', least(uuid_extract_timestamp(id), ${at}::timestamptz)
    from theme t where id = ${themeId} and not exists (select from theme_version v where v.theme_id = t.id)`.execute(
    trx,
  )
}

/** The theme as it stands now, kept for ever. */
export async function keepVersion(trx: Trx, themeId: string, change: string, by: SignedIn, at: Date): Promise<void> {
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

export async function recordOf(
  trx: Trx,
  action: string,
  subjectId: string,
  consultationId: string,
  code: string,
  by: SignedIn,
  at: Date,
  detail: Record<string, string | number | string[] | null> = {},
): Promise<void> {
  await record(trx, { actor: by.id, action, subjectId, consultationId, detail: { code, ...detail }, at })
  // Filters and public pages name themes; cached consultations may too.
  await announce(trx, 'public')
  await announce(trx, 'settings')
}
