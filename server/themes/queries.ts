import { sql } from 'kysely'
import type { Db } from '../database.ts'
import { Refusal } from '../refusal.ts'
import { commentsPerTheme } from '../submissions/inbox.ts'
import type { CodeFrame, FrameTheme, ThemeDeed } from './contract.ts'

/**
 * A consultation's code frame, with comments per theme and how machine and people agree.
 * @throws {Refusal} `not-found`
 */
export async function codeFrame(db: Db, slug: string): Promise<CodeFrame> {
  const consultation = await db
    .selectFrom('consultation')
    .select(['id', 'slug', 'title'])
    .where('slug', '=', slug)
    .executeTakeFirst()
  if (!consultation) throw new Refusal('not-found', 'There is no such consultation.')
  const [counts, { rows }, { rows: totals }] = await Promise.all([
    commentsPerTheme(db, consultation.id),
    sql<Omit<FrameTheme, 'agreement' | 'comments'> & { both: number; machineOnly: number; personOnly: number }>`
    with judged as (
      select p.theme_id,
        count(*) filter (where p.applies and m.id is not null) as both,
        count(*) filter (where not p.applies and m.id is not null) as machine_only,
        count(*) filter (where p.applies and m.id is null) as person_only
      from theme t join theme_assignment p on p.theme_id = t.id and p.said_by = 'person' and p.replaced_at is null
      left join theme_assignment m on m.comment_id = p.comment_id and m.theme_id = p.theme_id
        and m.said_by = 'machine' and m.replaced_at is null
      where t.consultation_id = ${consultation.id} group by p.theme_id
    )
    select t.id, t.code, t.label, t.description, t.keywords, parent.code as parent,
      coalesce(j.both, 0)::int as both,
      coalesce(j.machine_only, 0)::int as machine_only, coalesce(j.person_only, 0)::int as person_only,
      t.retired_at is not null as retired, merged.code as merged_into
    from theme t left join theme parent on parent.id = t.parent_id left join theme merged on merged.id = t.merged_into_id
    left join judged j on j.theme_id = t.id
    where t.consultation_id = ${consultation.id}
    order by t.retired_at is not null, coalesce(parent.position, t.position), coalesce(parent.code, t.code),
      parent.code nulls first, t.position, t.code`.execute(db),
    sql<{ confirmed: number; comments: number }>`
    select count(*)::int as comments, count(k.comment_id)::int as confirmed
    from comment c left join theme_confirmation k on k.comment_id = c.id
    where c.consultation_id = ${consultation.id} and not c.restricted`.execute(db),
  ])
  return {
    consultation: { slug: consultation.slug, title: consultation.title },
    themes: rows.map(({ both, machineOnly, personOnly, ...theme }) => ({
      ...theme,
      comments: counts.get(theme.id) ?? 0,
      agreement: { both, machineOnly, personOnly },
    })),
    confirmed: totals[0]?.confirmed ?? 0,
    comments: totals[0]?.comments ?? 0,
  }
}

/** Every version of a theme, newest first. */
export async function themeVersions(db: Db, slug: string, code: string): Promise<ThemeDeed[]> {
  return db
    .selectFrom('themeVersion as v')
    .innerJoin('theme as t', 't.id', 'v.themeId')
    .innerJoin('consultation as k', 'k.id', 't.consultationId')
    .leftJoin('theme as parent', 'parent.id', 'v.parentId')
    .leftJoin('person', 'person.id', 'v.byPerson')
    .select([
      'v.id',
      'v.at',
      'person.name as by',
      'v.change',
      'v.label',
      'v.description',
      'v.keywords',
      'parent.code as parent',
    ])
    .where('k.slug', '=', slug)
    .where('t.code', '=', code)
    .orderBy('v.id', 'desc')
    .execute()
}

/** Every consultation with the size of its frame. */
export function frames(db: Db) {
  return db
    .selectFrom('consultation as k')
    .select((eb) => [
      'k.slug',
      'k.title',
      eb
        .selectFrom('theme as t')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('t.consultationId', '=', 'k.id')
        .where('t.retiredAt', 'is', null)
        .where('t.parentId', 'is', null)
        .$asScalar()
        .$notNull()
        .as('themes'),
      eb
        .selectFrom('theme as t')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('t.consultationId', '=', 'k.id')
        .where('t.retiredAt', 'is', null)
        .where('t.parentId', 'is not', null)
        .$asScalar()
        .$notNull()
        .as('subThemes'),
    ])
    .orderBy('k.publishedAt', (order) => order.desc().nullsFirst())
    .orderBy('k.id', 'desc')
    .execute()
}
