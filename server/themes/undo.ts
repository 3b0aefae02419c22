import { sql } from 'kysely'
import { keepingChanges } from '../consultations/set-up/control.ts'
import type { Db, Trx } from '../data/database.ts'
import type { SignedIn } from '../people/contract.ts'
import { noSuch, Refusal } from '../http/refusal.ts'
import type { FrameChange } from './contract.ts'
import { keepFirst, keepVersion, lockFrame, refuseTwin, recordOf } from './frame.ts'
import { carryOver, holdCommentsOf, recordOfComments } from './merge.ts'

type MergeDetail = { children: string[]; retiredAt: string | null; responses: string[] }

/**
 * Undo a merge or a split. Everybody's word is again what it was before; where somebody has spoken of one of the themes
 * since, that newer word stands.
 * @throws {Refusal} `not-found`; `conflict` with the reason why it cannot be undone
 */
export async function undoChange(db: Db, slug: string, id: string, by: SignedIn, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const consultationId = await lockFrame(trx, slug)
    const change = (await changesOf(trx, consultationId, {})).find((one) => one.id === id)
    if (!change) throw noSuch('merge or split in this consultation')
    if (change.obstacle) throw new Refusal('conflict', change.obstacle)
    await sql`set local statement_timeout = '2min'`.execute(trx)
    const themes = await trx
      .selectFrom('theme')
      .select(['id', 'code', 'label', 'description', 'keywords', 'parentId', 'position', 'retiredAt', 'mergedIntoId'])
      .where('consultationId', '=', consultationId)
      .execute()
    const find = (code: string) => themes.find((theme) => theme.code === code) as (typeof themes)[number]
    const theme = find(change.theme.code)
    const into = change.into.map(({ code }) => find(code))
    await holdCommentsOf(trx, theme.id, ...into.map((one) => one.id))
    await keepFirst(trx, theme.id, at)
    await keepingChanges(trx, consultationId, { by: by.id, at }, async () => {
      if (change.kind === 'merge') await unmerge(trx, consultationId, change, theme, into[0] as typeof theme, by, at)
      else await unsplit(trx, consultationId, change, theme, into, by, at)
      await trx.updateTable('frameChange').set({ undoneAt: at, undoneBy: by.id }).where('id', '=', id).execute()
    })
    await recordOf(trx, `theme.${change.kind}-undone`, theme.id, consultationId, theme.code, by, at, {
      into: into.map((one) => one.code),
    })
  })
}

type Theme = Parameters<typeof carryOver>[2]

async function unmerge(
  trx: Trx,
  consultationId: string,
  change: FrameChange,
  from: Theme,
  target: Theme,
  by: SignedIn,
  at: Date,
): Promise<void> {
  const { detail } = await trx
    .selectFrom('frameChange')
    .select('detail')
    .$narrowType<{ detail: MergeDetail }>()
    .where('id', '=', change.id)
    .executeTakeFirstOrThrow()
  await refuseTwin(trx, consultationId, from.label, from.id)
  await trx
    .updateTable('theme')
    .set({ mergedIntoId: null, retiredAt: detail.retiredAt === null ? null : new Date(detail.retiredAt) })
    .where('id', '=', from.id)
    .execute()
  await keepVersion(trx, from.id, `taken out of ${target.code} again`, by, at)
  const back = await trx
    .updateTable('theme')
    .set({ parentId: from.id })
    .where('id', 'in', detail.children.length > 0 ? detail.children : [from.id])
    .where('parentId', '=', target.id)
    .where('id', '<>', from.id)
    .returning('id')
    .execute()
  for (const child of back) await keepVersion(trx, child.id, 'moved', by, at)
  const ids = await putBack(trx, change, at)
  await recordOfComments(trx, 'comment.theme-merge-undone', consultationId, by, at, {
    ids,
    detail: { theme: from.label, into: target.label },
  })
  await sql`insert into response_theme (response_id, theme_id)
    select p.response_id, ${from.id}::uuid from publication p join response_version v on v.id = p.version_id
    where p.replaced_at is null and ${from.id} = any(v.theme_ids) on conflict do nothing`.execute(trx)
  await sql`delete from response_theme rt where rt.theme_id = ${target.id} and rt.response_id = any(${detail.responses}::uuid[])
    and exists (select from response_theme other where other.response_id = rt.response_id and other.theme_id = ${from.id})
    and not exists (select from publication p join response_version v on v.id = p.version_id
      where p.response_id = rt.response_id and p.replaced_at is null and ${target.id} = any(v.theme_ids))`.execute(trx)
}

/** Words come back as they were; what was said of the parts since is merged into the theme, as in any other merge. */
async function unsplit(
  trx: Trx,
  consultationId: string,
  change: FrameChange,
  theme: Theme,
  parts: Theme[],
  by: SignedIn,
  at: Date,
): Promise<void> {
  await trx.updateTable('theme').set({ retiredAt: null }).where('id', '=', theme.id).execute()
  await keepVersion(trx, theme.id, 'made whole again', by, at)
  await putBack(trx, change, at)
  for (const part of parts) await carryOver(trx, consultationId, part, theme, by, at, change.id)
  await sql`update comment c set needs_person = null where needs_person = 'split' and exists (
    select from theme_assignment a where a.comment_id = c.id and a.theme_id = ${theme.id} and a.said_by = 'person'
      and a.replaced_at is null)`.execute(trx)
}

/**
 * What the change had replaced holds again, and what it had put in its place no longer does; but where somebody has spoken of
 * these themes since, or confirmed the whole comment, everything stays.
 * @returns ids of the comments that are as they were
 */
async function putBack(trx: Trx, change: FrameChange, at: Date): Promise<string[]> {
  // Anyone who spoke of a part that was merged back since spoke of the theme.
  const { rows } = await sql<{ commentId: string }>`
    with recursive reshaped as (
      select f.id, f.theme_id, fi.theme_id as into_id from frame_change f join frame_change_into fi on fi.change_id = f.id
      where f.id >= ${change.id} and f.undone_at is null
    ), kin as (
      select unnest(array[theme_id, into_id]) as id from reshaped where id = ${change.id}
      union
      select unnest(array[r.theme_id, r.into_id]) from reshaped r join kin on kin.id in (r.theme_id, r.into_id)
    )
    select distinct a.comment_id from theme_assignment a where a.replaced_in = ${change.id}
      and not exists (select from theme_assignment w where w.comment_id = a.comment_id and w.said_by = 'person'
        and w.theme_id in (select id from kin) and w.carried_in is null and w.at > ${change.at})
      and not exists (select from theme_confirmation k where k.comment_id = a.comment_id and k.at > ${change.at})`.execute(
    trx,
  )
  const ids = rows.map(({ commentId }) => commentId)
  await sql`update theme_assignment set replaced_at = ${at}
    where carried_in = ${change.id} and replaced_at is null and comment_id = any(${ids}::uuid[])`.execute(trx)
  // As new rows, since what was replaced stays so; but said when it was said.
  await sql`insert into theme_assignment
      (comment_id, theme_id, said_by, applies, score, band, words, model_id, person_id, at, carried_from, carried_in)
    select comment_id, theme_id, said_by, applies, score, band, words, model_id, person_id, at, id, carried_in
    from theme_assignment where replaced_in = ${change.id} and comment_id = any(${ids}::uuid[])
    on conflict (comment_id, theme_id, said_by) where replaced_at is null do nothing`.execute(trx)
  return ids
}

/**
 * Merges and splits of a frame, newest first, each with why it cannot be undone.
 * @param only.code  those in which this theme had a part
 */
export async function changesOf(db: Db, consultationId: string, only: { code?: string }): Promise<FrameChange[]> {
  const { rows } = await sql<
    Omit<FrameChange, 'obstacle' | 'undone' | 'at'> & {
      at: Date
      undoneAt: Date | null
      undoneBy: string | null
      undoes: boolean
    }
  >`
    select f.id, f.kind, f.at, maker.name as by, json_build_object('code', t.code, 'label', t.label) as theme,
      (select json_agg(json_build_object('code', i.code, 'label', i.label) order by i.position, i.code)
        from frame_change_into fi join theme i on i.id = fi.theme_id where fi.change_id = f.id) as into,
      f.undone_at, undoer.name as undone_by, f.detail ->> 'undoes' is not null as undoes
    from frame_change f join theme t on t.id = f.theme_id join person maker on maker.id = f.by_person
      left join person undoer on undoer.id = f.undone_by
    where f.consultation_id = ${consultationId} order by f.id desc`.execute(db)
  const themes = await db
    .selectFrom('theme as t')
    .leftJoin('theme as parent', 'parent.id', 't.parentId')
    .select([
      't.code',
      't.mergedIntoId',
      'parent.code as parentCode',
      'parent.label as parent',
      sql<boolean>`parent.retired_at is not null`.as('parentGone'),
      sql<boolean>`parent.parent_id is not null`.as('parentBelow'),
    ])
    .where('t.consultationId', '=', consultationId)
    .execute()
  const parents = new Set(themes.flatMap((theme) => (theme.mergedIntoId === null && theme.parentCode) || []))
  const involved = (one: { theme: { code: string }; into: { code: string }[] }) =>
    [one.theme, ...one.into].map(({ code }) => code)
  return rows
    .filter((row) => only.code === undefined || involved(row).includes(only.code))
    .map(({ undoneAt, undoneBy, undoes, ...row }) => {
      const later = rows.find(
        (other) =>
          other.id > row.id &&
          !other.undoneAt &&
          !other.undoes &&
          involved(other).some((code) => involved(row).includes(code)),
      )
      const theme = themes.find(({ code }) => code === row.theme.code)
      const grown = row.kind === 'split' ? row.into.find(({ code }) => parents.has(code)) : undefined
      const obstacle = undoneAt
        ? 'It has been undone already.'
        : undoes
          ? 'It undid a split. Split the theme again instead.'
          : later
            ? `“${later.theme.label}” was ${later.kind === 'merge' ? 'merged' : 'split'} into ${later.into
                .map(({ label }) => `“${label}”`)
                .join(', ')} afterwards. Undo that first.`
            : grown
              ? `“${grown.label}” has sub-themes now. Move those first.`
              : theme?.parentGone
                ? `It belongs under “${theme.parent}”, which is retired. Take that back first.`
                : theme?.parentBelow
                  ? `It belongs under “${theme.parent}”, which is a sub-theme now. Move that to the top level first.`
                  : null
      return { ...row, undone: undoneAt && undoneBy !== null ? { at: undoneAt, by: undoneBy } : null, obstacle }
    })
}
