import { announce } from '../changes.ts'
import type { Db, Trx } from '../database.ts'
import { record } from '../history.ts'
import type { SignedIn } from '../people/contract.ts'
import { Refusal } from '../refusal.ts'
import { lockComment } from '../submissions/locked.ts'
import type { ThemeConfirmation, ThemeCorrections } from './contract.ts'

/**
 * Say of some themes whether a comment speaks to them. From then on the person's word decides; the machine's stays beside
 * it. The same again adds nothing.
 * @throws {Refusal} `not-found`; `invalid` if a code is no theme of this consultation
 */
export async function correctThemes(
  db: Db,
  commentId: string,
  given: ThemeCorrections,
  by: SignedIn,
  at: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, commentId, by)
    const themes = await themesByCode(trx, comment.consultationId)
    const wanted = new Map(given.themes.map(({ code, applies }) => [find(themes, code).id, applies]))
    const changed = await say(trx, commentId, wanted, by, at)
    if (changed.length === 0) return
    const codes = (applies: boolean) =>
      given.themes.filter((one) => one.applies === applies && changed.includes(find(themes, one.code).id))
    await record(trx, {
      actor: by.id,
      action: 'comment.themes-corrected',
      subjectId: commentId,
      consultationId: comment.consultationId,
      detail: { holds: codes(true).map(({ code }) => code), not: codes(false).map(({ code }) => code) },
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
    const holds = new Set(given.themes.map((code) => find(themes, code).id))
    const spoken = await trx
      .selectFrom('themeAssignment')
      .select('themeId')
      .distinct()
      .where('commentId', '=', commentId)
      .where('replacedAt', 'is', null)
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
    if (before && changed.length === 0) return
    await trx
      .insertInto('themeConfirmation')
      .values({ commentId, personId: by.id, at })
      .onConflict((conflict) => conflict.column('commentId').doUpdateSet({ personId: by.id, at }))
      .execute()
    await trx.updateTable('comment').set({ needsPerson: null }).where('id', '=', commentId).execute()
    await record(trx, {
      actor: by.id,
      action: 'comment.themes-confirmed',
      subjectId: commentId,
      consultationId: comment.consultationId,
      detail: { holds: [...new Set(given.themes)] },
      at,
    })
    await announce(trx, 'public')
  })
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

function themesByCode(trx: Trx, consultationId: string) {
  return trx
    .selectFrom('theme')
    .select(['id', 'code'])
    .where('consultationId', '=', consultationId)
    .where('mergedIntoId', 'is', null)
    .execute()
}

function find(themes: { id: string; code: string }[], code: string) {
  const theme = themes.find((one) => one.code === code)
  if (theme) return theme
  const message = `There is no theme “${code}” in this consultation.`
  throw new Refusal('invalid', message, [{ field: 'themes', message }])
}
