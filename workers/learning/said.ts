import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#server/data/database.ts'
import type { Labelled } from '../tagging/model.ts'
import type { FrameTheme } from '../tagging/theme.ts'
import { stillSaid } from '../../server/data/visible.ts'

/** What people said of one comment: the themes that hold, and those that somebody spoke of. */
export type Said = {
  id: string
  text: string
  themes: string[]
  spoken: { theme: string; applies: boolean }[]
  /** Somebody said that this is all. */
  confirmed: boolean
  /** Who chose its themes with nothing ticked beforehand: drawn by chance to be checked, or coded blind. Else nobody. */
  checkedBy: string[]
  /** Milliseconds of the last word. */
  at: number
}

/** What a model is made from. */
export type Lesson = { frame: FrameTheme[]; said: Said[] }

/** More than so many teach nothing new, and take minutes: the latest are taken. */
const most = 10_000
/** Of a comment that was corrected but not confirmed, nobody has said that the rest is right. */
const correctedWeight = 0.5

/**
 * Every comment that people have spoken of, in the order of its id. Where nobody confirmed the whole, what the machine was
 * sure of stands beside their words. Restricted, withdrawn and erased ones teach nothing.
 */
export async function whatPeopleSaid(db: Db, consultationId: string): Promise<Said[]> {
  const { rows } = await sql<Said>`
    with words as (
      select a.comment_id, t.code, a.applies, a.at from theme_assignment a join theme t on t.id = a.theme_id
      where t.consultation_id = ${consultationId} and a.said_by = 'person' and a.replaced_at is null
    ), spoken as (
      select comment_id, json_agg(json_build_object('theme', code, 'applies', applies) order by code) as spoken, max(at) as at
      from words group by comment_id
    )
    select c.id, coalesce(c.translation, c.body) as text, coalesce(s.spoken, '[]') as spoken, k.comment_id is not null as confirmed,
      case when k.chosen then array(select k.person_id::text union select b.person_id::text from blind_coding b
        where b.comment_id = c.id and b.replaced_at is null) else '{}' end as checked_by,
      (extract(epoch from greatest(s.at, k.at)) * 1000)::float8 as at,
      coalesce((
        select json_agg(t.code order by t.code) from comment_theme h join theme t on t.id = h.theme_id
        where h.comment_id = c.id and (h.said_by = 'person' or exists (
          select from theme_assignment m where m.comment_id = c.id and m.theme_id = h.theme_id and m.said_by = 'machine'
            and m.replaced_at is null and m.band = 'likely'))), '[]') as themes
    from comment c left join spoken s on s.comment_id = c.id left join theme_confirmation k on k.comment_id = c.id
    where c.consultation_id = ${consultationId} and (s.comment_id is not null or k.comment_id is not null)
      and ${stillSaid()} and c.erased_at is null
    order by at desc, c.id limit ${most}`.execute(db)
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** The same words give the same hash, whatever the machine says beside them. */
export function hashOfWords(said: Said[]): string {
  const hash = createHash('sha256')
  for (const { id, text, spoken, confirmed } of said) hash.update(JSON.stringify([id, text, spoken, confirmed]))
  return hash.digest('hex')
}

export function labelledOf(said: Said[]): Labelled[] {
  return said.map(({ text, themes, confirmed }) => ({ text, themes, ...(!confirmed && { weight: correctedWeight }) }))
}
