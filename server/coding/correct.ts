import { announce } from '../data/changes.ts'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import type { SignedIn } from '../people/contract.ts'
import { Refusal, refusedAt } from '../http/refusal.ts'
import { lockComment } from '../comments/locked.ts'
import type { ThemeConfirmation, ThemeCorrections } from '../themes/contract.ts'

/**
 * Say of some themes whether a comment speaks to them. From then on the person's word decides; the machine's stays beside
 * it. The same again adds nothing.
 * @returns whether anything changed
 * @throws {Refusal} `not-found`; `invalid` if a code is no theme of this consultation
 */
export async function correctThemes(
  db: Db,
  commentId: string,
  given: ThemeCorrections,
  by: SignedIn,
  at: Date,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, commentId, by)
    const themes = await themesByCode(trx, comment.consultationId)
    const wanted = new Map(given.themes.map(({ code, applies }) => [themeNamed(themes, code).id, applies]))
    const changed = await say(trx, commentId, wanted, by, at)
    if (changed.length === 0) return false
    const codes = (applies: boolean) =>
      given.themes.filter((one) => one.applies === applies && changed.includes(themeNamed(themes, one.code).id))
    await record(trx, {
      actor: by.id,
      action: 'comment.themes-corrected',
      subjectId: commentId,
      consultationId: comment.consultationId,
      detail: { holds: codes(true).map(({ code }) => code), not: codes(false).map(({ code }) => code) },
      at,
    })
    await announce(trx, 'public')
    return true
  })
}

/**
 * Take back what a person said of one theme at a moment: what was said before it, or the machine's word, holds again.
 * @throws {Refusal} `not-found`
 */
export function sayBack(db: Db, commentId: string, code: string, said: Date, by: SignedIn, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, commentId, by)
    const theme = themeNamed(await themesByCode(trx, comment.consultationId), code)
    const words = () =>
      trx
        .updateTable('themeAssignment')
        .where('commentId', '=', commentId)
        .where('themeId', '=', theme.id)
        .where('saidBy', '=', 'person')
    const gone = await words()
      .set({ replacedAt: at })
      .where('at', '=', said)
      .where('replacedAt', 'is', null)
      .executeTakeFirst()
    if (gone.numUpdatedRows === 0n) return
    const before = await trx
      .selectFrom('themeAssignment')
      .select(['themeId', 'applies', 'personId'])
      .where('commentId', '=', commentId)
      .where('themeId', '=', theme.id)
      .where('saidBy', '=', 'person')
      .where('at', '<', said)
      .where('replacedAt', '=', said)
      .executeTakeFirst()
    if (before)
      await trx
        .insertInto('themeAssignment')
        .values({ commentId, ...before, saidBy: 'person', at })
        .execute()
    await record(trx, {
      actor: by.id,
      action: 'comment.theme-taken-back',
      subjectId: commentId,
      consultationId: comment.consultationId,
      detail: { theme: code },
      at,
    })
    await announce(trx, 'public')
  })
}

/**
 * Say everything that a comment speaks to, and that this is all: what the machine says later no longer counts here.
 * The same again adds nothing.
 * @throws {Refusal} `not-found`; `invalid` if a code is no theme of this consultation
 */
export async function confirmThemes(
  db: Db,
  commentId: string,
  given: ThemeConfirmation,
  by: SignedIn,
  at: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, commentId, by)
    const themes = await themesByCode(trx, comment.consultationId)
    const holds = given.themes.map((code) => themeNamed(themes, code).id)
    if (await confirmLocked(trx, comment, holds, 'offered', by, at)) await announce(trx, 'public')
  })
}

type Locked = Awaited<ReturnType<typeof lockComment>>

/** Whether a person chose the themes with nothing ticked beforehand, or agreed to those that stood ticked. */
export type Choice = 'own' | 'offered'

/**
 * The same for a comment that is locked, with themes by id. What the machine had said is kept with the first confirmation.
 * @returns whether anything changed: then the caller announces it
 */
export async function confirmLocked(
  trx: Trx,
  comment: Locked,
  themeIds: string[],
  choice: Choice,
  by: SignedIn,
  at: Date,
): Promise<boolean> {
  const commentId = comment.id
  const holds = new Set(themeIds)
  const spoken = await trx
    .selectFrom('themeAssignment as a')
    .innerJoin('theme as t', 't.id', 'a.themeId')
    .select(['a.themeId', 'a.saidBy', 'a.band', 't.code'])
    .where('a.commentId', '=', commentId)
    .where('a.replacedAt', 'is', null)
    .execute()
  const wanted = new Map([
    ...spoken.map(({ themeId }) => [themeId, holds.has(themeId)] as const),
    ...[...holds].map((themeId) => [themeId, true] as const),
  ])
  const before = await trx
    .selectFrom('themeConfirmation')
    .select('personId')
    .where('commentId', '=', commentId)
    .executeTakeFirst()
  const changed = await say(trx, commentId, wanted, by, at)
  if (before && changed.length === 0) return false
  const machine = spoken.filter((one) => one.saidBy === 'machine').map(({ themeId: theme, band }) => ({ theme, band }))
  const first = {
    machine: JSON.stringify(machine),
    audited: comment.audit,
    chosen: choice === 'own',
    asked: comment.needsPerson,
  }
  await trx
    .insertInto('themeConfirmation')
    .values({ commentId, personId: by.id, at, ...first })
    .onConflict((conflict) => conflict.column('commentId').doUpdateSet({ personId: by.id, at }))
    .execute()
  await trx.updateTable('comment').set({ needsPerson: null }).where('id', '=', commentId).execute()
  const codes = await trx
    .selectFrom('theme')
    .select('code')
    .where((eb) => eb('id', '=', eb.fn.any(eb.val([...holds]))))
    .orderBy('position')
    .execute()
  await record(trx, {
    actor: by.id,
    action: 'comment.themes-confirmed',
    subjectId: commentId,
    consultationId: comment.consultationId,
    detail: { holds: codes.map(({ code }) => code) },
    at,
  })
  return true
}

/**
 * Take back one's own confirmation, the last word on a comment: what was said before it holds again, and if the machine
 * had asked for a person, it asks again. Again is the same as once.
 * @throws {Refusal} `not-found`; `conflict` if somebody else has confirmed since, or themes were merged or split
 */
export async function takeBackConfirmation(db: Db, commentId: string, by: SignedIn, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, commentId, by)
    const confirmation = await confirmationOf(trx, commentId)
    if (!confirmation) return
    if (confirmation.personId !== by.id) {
      throw new Refusal('conflict', `${confirmation.name} has confirmed this comment since, so it stays as it is.`)
    }
    const reshaped = await trx
      .selectFrom('frameChange')
      .select('id')
      .where('consultationId', '=', comment.consultationId)
      .where((eb) => eb.or([eb('at', '>=', confirmation.at), eb('undoneAt', '>=', confirmation.at)]))
      .executeTakeFirst()
    if (reshaped) {
      throw new Refusal(
        'conflict',
        'Themes have been merged or split since, so what was said before no longer fits. Please correct the themes instead.',
      )
    }
    const said = trx.selectFrom('themeAssignment').where('commentId', '=', commentId).where('saidBy', '=', 'person')
    const replaced = await said
      .select(['themeId', 'applies', 'personId'])
      .where('replacedAt', '=', confirmation.at)
      .execute()
    await trx
      .updateTable('themeAssignment')
      .set({ replacedAt: at })
      .where('commentId', '=', commentId)
      .where('saidBy', '=', 'person')
      .where('at', '=', confirmation.at)
      .where('replacedAt', 'is', null)
      .execute()
    if (replaced.length > 0) {
      await trx
        .insertInto('themeAssignment')
        .values(replaced.map((one) => ({ commentId, ...one, saidBy: 'person' as const, at })))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    }
    await trx.deleteFrom('themeConfirmation').where('commentId', '=', commentId).execute()
    await trx.updateTable('comment').set({ needsPerson: confirmation.asked }).where('id', '=', commentId).execute()
    await record(trx, {
      actor: by.id,
      action: 'comment.confirmation-taken-back',
      subjectId: commentId,
      consultationId: comment.consultationId,
      at,
    })
    await announce(trx, 'public')
  })
}

/** Who has confirmed a comment's themes, if anybody has. */
export function confirmationOf(trx: Trx, commentId: string) {
  return trx
    .selectFrom('themeConfirmation as k')
    .innerJoin('person', 'person.id', 'k.personId')
    .select(['k.personId', 'person.name', 'k.at', 'k.asked'])
    .where('k.commentId', '=', commentId)
    .executeTakeFirst()
}

/** Write a person's word where it is new or different; the earlier word stays, dated. @returns ids of the themes it changed */
async function say(
  trx: Trx,
  commentId: string,
  wanted: Map<string, boolean>,
  by: SignedIn,
  at: Date,
): Promise<string[]> {
  const said = await trx
    .selectFrom('themeAssignment')
    .select(['id', 'themeId', 'applies'])
    .where('commentId', '=', commentId)
    .where('saidBy', '=', 'person')
    .where('replacedAt', 'is', null)
    .execute()
  const changed = [...wanted].filter(
    ([themeId, applies]) => !said.some((one) => one.themeId === themeId && one.applies === applies),
  )
  const stale = said.filter((one) => changed.some(([themeId]) => themeId === one.themeId)).map(({ id }) => id)
  if (stale.length > 0) {
    await trx.updateTable('themeAssignment').set({ replacedAt: at }).where('id', 'in', stale).execute()
  }
  if (changed.length > 0) {
    await trx
      .insertInto('themeAssignment')
      .values(
        changed.map(([themeId, applies]) => ({ commentId, themeId, saidBy: 'person', applies, personId: by.id, at })),
      )
      .execute()
  }
  return changed.map(([themeId]) => themeId)
}

/** The themes that may be said of a comment: all that were not merged into others. */
export function themesByCode(trx: Trx, consultationId: string) {
  return trx
    .selectFrom('theme')
    .select(['id', 'code'])
    .where('consultationId', '=', consultationId)
    .where('mergedIntoId', 'is', null)
    .execute()
}

/** @throws {Refusal} `invalid` */
export function themeNamed(themes: { id: string; code: string }[], code: string) {
  const theme = themes.find((one) => one.code === code)
  if (theme) return theme
  const message = `There is no theme “${code}” in this consultation.`
  throw refusedAt('invalid', 'themes', message)
}
