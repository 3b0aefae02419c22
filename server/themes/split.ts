import { sql } from 'kysely'
import { keepingChanges } from '../consultations/set-up/control.ts'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import type { SignedIn } from '../people/contract.ts'
import { Refusal } from '../http/refusal.ts'
import type { SplitChoice, ThemeSplit } from './contract.ts'
import {
  children,
  freeCode,
  keepFirst,
  keepVersion,
  lockFrame,
  refuseMerged,
  refuseSplit,
  refuseTwin,
  recordOf,
  themeNamed,
} from './frame.ts'
import { holdCommentsOf, recordOfComments } from './merge.ts'

/** A part as a split keeps it until it is done. */
export type SplitPart = ThemeSplit['parts'][number]

/**
 * Say what a theme is to be split into. Nothing changes yet: the machine looks where each comment would go. Saying it again
 * replaces what was said before.
 * @throws {Refusal} `not-found`; `conflict` if it was merged or split; `invalid` if it has sub-themes
 */
export async function prepareSplit(
  db: Db,
  slug: string,
  code: string,
  given: ThemeSplit,
  by: SignedIn,
  at: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { consultationId, theme } = await splittable(trx, slug, code)
    for (const { label } of given.parts) await refuseTwin(trx, consultationId, label, theme.id)
    await drop(trx, theme.id, at)
    await trx
      .insertInto('themeSplit')
      .values({ themeId: theme.id, parts: JSON.stringify(given.parts), byPerson: by.id, at })
      .execute()
    await record(trx, {
      actor: by.id,
      action: 'theme.split-prepared',
      subjectId: theme.id,
      consultationId,
      detail: { code, parts: given.parts.length },
      at,
    })
  })
}

/** Think better of it. @throws {Refusal} `not-found` if no split is being prepared */
export async function dropSplit(db: Db, slug: string, code: string, by: SignedIn, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const consultationId = await lockFrame(trx, slug)
    const theme = await themeNamed(trx, consultationId, code)
    if (!(await drop(trx, theme.id, at))) throw new Refusal('not-found', 'No split of this theme is being prepared.')
    await record(trx, { actor: by.id, action: 'theme.split-dropped', subjectId: theme.id, consultationId, at })
  })
}

async function drop(trx: Trx, themeId: string, at: Date): Promise<boolean> {
  const open = await trx
    .updateTable('themeSplit')
    .set({ droppedAt: at })
    .where('themeId', '=', themeId)
    .where('changeId', 'is', null)
    .where('droppedAt', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (open) await trx.deleteFrom('themeSplitPlace').where('splitId', '=', open.id).execute()
  return open !== undefined
}

/**
 * Split a theme into the parts that were prepared; it is retired. A person's “yes” goes to a part as that person's, or stays
 * under the old theme until somebody has chosen, who is asked; a person's “no” to the whole is a no to each part. What only
 * the machine said goes where the machine proposes; the rest it reads again once it has learnt the parts.
 * @returns codes of the parts, and how many comments wait for a person
 * @throws {Refusal} `not-found`; `conflict` if nothing is prepared, or the machine has not looked yet
 */
export function splitTheme(
  db: Db,
  slug: string,
  code: string,
  { people }: SplitChoice,
  by: SignedIn,
  at: Date,
): Promise<{ parts: string[]; asked: number }> {
  return db.transaction().execute(async (trx) => {
    const { consultationId, theme } = await splittable(trx, slug, code)
    return keepingChanges(trx, consultationId, { by: by.id, at }, async () => {
      await sql`set local statement_timeout = '2min'`.execute(trx)
      const draft = await trx
        .selectFrom('themeSplit')
        .select(['id', 'parts', 'proposedAt'])
        .$narrowType<{ parts: SplitPart[] }>()
        .where('themeId', '=', theme.id)
        .where('changeId', 'is', null)
        .where('droppedAt', 'is', null)
        .forUpdate()
        .executeTakeFirst()
      if (!draft) throw new Refusal('conflict', 'Please say first what it is to be split into.')
      if (people === 'proposed' && !draft.proposedAt) {
        throw new Refusal(
          'conflict',
          'The machine is still looking where each comment would go. Please look again soon.',
        )
      }
      const chosen = people === 'proposed' || people === 'ask' ? null : Number(people)
      if (chosen !== null && chosen >= draft.parts.length) throw new Refusal('invalid', 'There is no such part.')

      const parts = await addParts(trx, consultationId, theme, draft.parts, by, at)
      const change = await trx
        .insertInto('frameChange')
        .values({ consultationId, kind: 'split', themeId: theme.id, byPerson: by.id, at })
        .returning('id')
        .executeTakeFirstOrThrow()
      await trx
        .insertInto('frameChangeInto')
        .values(parts.map(({ id }) => ({ changeId: change.id, themeId: id })))
        .execute()
      await holdCommentsOf(trx, theme.id)
      const asked = await placeWords(trx, {
        draftId: draft.id,
        changeId: change.id,
        themeId: theme.id,
        parts: parts.map(({ id }) => id),
        people: chosen ?? (people as 'proposed' | 'ask'),
        at,
      })
      const names = parts.map(({ label }) => label).join(', ')
      const { rows: carried } = await sql<{ commentId: string }>`
      select distinct comment_id from theme_assignment where carried_in = ${change.id}`.execute(trx)
      await recordOfComments(trx, 'comment.theme-split', consultationId, by, at, {
        ids: carried.map(({ commentId }) => commentId),
        detail: { theme: theme.label, into: names },
      })
      await recordOfComments(trx, 'comment.theme-asked', consultationId, by, at, {
        ids: asked,
        detail: { theme: theme.label, into: names },
      })

      await keepFirst(trx, theme.id, at)
      await trx
        .updateTable('theme')
        .set({ retiredAt: theme.retiredAt ?? at })
        .where('id', '=', theme.id)
        .execute()
      await keepVersion(trx, theme.id, `split into ${parts.map((part) => part.code).join(', ')}`, by, at)
      await trx.updateTable('themeSplit').set({ changeId: change.id }).where('id', '=', draft.id).execute()
      await trx.deleteFrom('themeSplitPlace').where('splitId', '=', draft.id).execute()
      await recordOf(trx, 'theme.split', theme.id, consultationId, code, by, at, {
        parts: parts.map((part) => part.code),
        asked: asked.length,
      })
      return { parts: parts.map((part) => part.code), asked: asked.length }
    })
  })
}

async function splittable(trx: Trx, slug: string, code: string) {
  const consultationId = await lockFrame(trx, slug)
  const theme = await themeNamed(trx, consultationId, code)
  refuseMerged(theme)
  await refuseSplit(trx, theme)
  if ((await children(trx, theme.id)).length > 0) {
    throw new Refusal('invalid', `“${theme.label}” has sub-themes. Please move those first, or split one of them.`)
  }
  return { consultationId, theme }
}

/** The parts take the theme's place in the frame, in their order. */
async function addParts(
  trx: Trx,
  consultationId: string,
  theme: { id: string; code: string; parentId: string | null; position: number },
  parts: SplitPart[],
  by: SignedIn,
  at: Date,
) {
  await trx
    .updateTable('theme')
    .set((eb) => ({ position: eb('position', '+', parts.length) }))
    .where('consultationId', '=', consultationId)
    .where('position', '>', theme.position)
    .execute()
  const added: { id: string; code: string; label: string }[] = []
  for (const [index, part] of parts.entries()) {
    // A part may keep the name of the whole, which is retired.
    await refuseTwin(trx, consultationId, part.label, theme.id)
    const row = await trx
      .insertInto('theme')
      .values({
        ...part,
        consultationId,
        parentId: theme.parentId,
        code: await freeCode(trx, consultationId, part.label),
        position: theme.position + index + 1,
      })
      .returning(['id', 'code', 'label'])
      .executeTakeFirstOrThrow()
    await keepVersion(trx, row.id, `split off from ${theme.code}`, by, at)
    added.push(row)
  }
  return added
}

type Placing = {
  draftId: string
  changeId: string
  themeId: string
  parts: string[]
  people: 'proposed' | 'ask' | number
  at: Date
}

/** @returns ids of the comments whose people's word could not be placed */
async function placeWords(trx: Trx, { draftId, changeId, themeId, parts, people, at }: Placing): Promise<string[]> {
  const proposal = sql`(select p.part from theme_split_place p where p.split_id = ${draftId} and p.comment_id = a.comment_id)`
  const place = people === 'proposed' ? proposal : people === 'ask' ? sql`null::int` : sql`${people}::int`
  // Arrays of PostgreSQL count from one.
  const partOf = (at: typeof place) => sql`(${parts}::uuid[])[(${at})::int + 1]`
  const current = sql`a.theme_id = ${themeId} and a.replaced_at is null`
  await sql`insert into theme_assignment (comment_id, theme_id, said_by, applies, person_id, at, carried_from, carried_in)
    select a.comment_id, ${partOf(place)}, 'person', true, a.person_id, ${at}::timestamptz, a.id, ${changeId}::uuid
    from theme_assignment a where ${current} and a.said_by = 'person' and a.applies and (${place}) is not null`.execute(
    trx,
  )
  await sql`insert into theme_assignment (comment_id, theme_id, said_by, applies, person_id, at, carried_from, carried_in)
    select a.comment_id, part, 'person', false, a.person_id, ${at}::timestamptz, a.id, ${changeId}::uuid
    from theme_assignment a cross join unnest(${parts}::uuid[]) part
    where ${current} and a.said_by = 'person' and not a.applies`.execute(trx)
  await sql`insert into theme_assignment
      (comment_id, theme_id, said_by, applies, score, band, words, model_id, at, carried_from, carried_in)
    select a.comment_id, ${partOf(proposal)}, 'machine', true, a.score, a.band, a.words, a.model_id, ${at}::timestamptz, a.id,
      ${changeId}::uuid
    from theme_assignment a where ${current} and a.said_by = 'machine' and (${proposal}) is not null`.execute(trx)
  // What nobody could place stays where it is, so that it is not lost; but never beside a person's “no” that moved on.
  await sql`update theme_assignment a set replaced_at = ${at}, replaced_in = ${changeId}
    where ${current} and (
      exists (select from theme_assignment n where n.carried_from = a.id and n.carried_in = ${changeId})
      or (a.said_by = 'machine' and exists (
        select from theme_assignment p where p.comment_id = a.comment_id and p.theme_id = a.theme_id and p.said_by = 'person'
          and not p.applies and (p.replaced_at is null or p.replaced_in = ${changeId}))))`.execute(trx)
  const { rows } = await sql<{ id: string }>`
    update comment c set needs_person = 'split'
    from theme_assignment a where a.comment_id = c.id and ${current} and a.said_by = 'person' and a.applies
    returning c.id`.execute(trx)
  return rows.map(({ id }) => id)
}
