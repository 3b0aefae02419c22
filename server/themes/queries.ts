import { sql } from 'kysely'
import { consultationNamed } from '../consultations/queries.ts'
import type { Db } from '../data/database.ts'
import { commentsPerTheme } from '../comments/inbox/facets.ts'
import { clearedWords } from '../comments/public-words.ts'
import type { CodeFrame, FrameTheme, SplitDraft, ThemeVersion } from './contract.ts'
import type { SplitPart } from './split.ts'
import { inLists, type Narrow, type Reach, whole, within } from '../data/visible.ts'

/**
 * A consultation's coding frame, with comments per theme and how machine and people agree.
 * @throws {Refusal} `not-found`
 */
export async function codeFrame(db: Db, slug: string): Promise<CodeFrame> {
  const consultation = await consultationNamed(db, slug)
  const [counts, { rows }, { rows: totals }] = await Promise.all([
    commentsPerTheme(db, consultation.id),
    sql<Omit<FrameTheme, 'agreement' | 'comments'> & { both: number; machineOnly: number; personOnly: number }>`
    with judged as (
      select split_part(key, ' ', 2)::uuid as theme_id, sum(n) filter (where key like 'both %') as both,
        sum(n) filter (where key like 'machine %') as machine_only, sum(n) filter (where key like 'person %') as person_only
      from comment_count where consultation_id = ${consultation.id} and by = 'judged' and key <> 'confirmed' group by 1
    )
    select t.id, t.code, t.label, t.description, t.keywords, parent.code as parent,
      coalesce(j.both, 0)::int as both,
      coalesce(j.machine_only, 0)::int as machine_only, coalesce(j.person_only, 0)::int as person_only,
      t.retired_at is not null as retired, merged.code as merged_into,
      array(select part.code from frame_change f join frame_change_into fi on fi.change_id = f.id join theme part on part.id = fi.theme_id
        where f.theme_id = t.id and f.kind = 'split' and f.undone_at is null order by part.position, part.code) as split_into
    from theme t left join theme parent on parent.id = t.parent_id left join theme merged on merged.id = t.merged_into_id
    left join judged j on j.theme_id = t.id
    where t.consultation_id = ${consultation.id}
    order by t.retired_at is not null, coalesce(parent.position, t.position), coalesce(parent.code, t.code),
      parent.code nulls first, t.position, t.code`.execute(db),
    sql<{ confirmed: number; comments: number }>`
    select
      (select coalesce(sum(n), 0)::int from comment_count
        where consultation_id = ${consultation.id} and by = 'all' and ${inLists('comment_count')}) as comments,
      (select coalesce(sum(n), 0)::int from comment_count
        where consultation_id = ${consultation.id} and by = 'judged' and key = 'confirmed' and ${inLists('comment_count')}) as confirmed`.execute(
      db,
    ),
  ])
  return {
    consultation,
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
export async function themeVersions(db: Db, slug: string, code: string): Promise<ThemeVersion[]> {
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

/** The split of a theme that is being prepared, with how many comments would go where. */
export async function splitDraft(db: Db, themeId: string): Promise<SplitDraft | undefined> {
  const draft = await db
    .selectFrom('themeSplit as s')
    .innerJoin('person', 'person.id', 's.byPerson')
    .select(['s.id', 's.at', 's.parts', 's.proposedAt', 'person.name as by'])
    .$narrowType<{ parts: SplitPart[] }>()
    .where('s.themeId', '=', themeId)
    .where('s.changeId', 'is', null)
    .where('s.droppedAt', 'is', null)
    .executeTakeFirst()
  if (!draft) return undefined
  const { rows } = await sql<{ part: number | null; people: number; machine: number }>`
    select place.part, count(*) filter (where held.said_by = 'person')::int as people,
      count(*) filter (where held.said_by = 'machine')::int as machine
    from comment_theme held left join theme_split_place place on place.split_id = ${draft.id} and place.comment_id = held.comment_id
    where held.theme_id = ${themeId} group by place.part`.execute(db)
  const unplaced = rows.find((row) => row.part === null)
  const sum = (of: 'people' | 'machine') => ({
    all: rows.reduce((total, row) => total + row[of], 0),
    unplaced: unplaced?.[of] ?? 0,
  })
  return {
    id: draft.id,
    by: draft.by,
    at: draft.at,
    parts: draft.parts.map((part, index) => {
      const { people = 0, machine = 0 } = rows.find((row) => row.part === index) ?? {}
      return { ...part, people, machine }
    }),
    proposed: draft.proposedAt !== null,
    people: sum('people'),
    machine: sum('machine'),
  }
}

/** For coders: up to three short sayings of each theme's comments, by the theme's code: cleared by a person, quotable, never the original. */
export async function examplesOf(db: Db, slug: string): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom(clearedWords(db).as('w'))
    .innerJoin('commentTheme as h', 'h.commentId', 'w.commentId')
    .innerJoin('theme as t', 't.id', 'h.themeId')
    .innerJoin('consultation as k', 'k.id', 't.consultationId')
    .select([
      't.code',
      'w.words',
      sql<number>`row_number() over (partition by t.id order by length(w.words) < 40, length(w.words), w.comment_id)`.as(
        'place',
      ),
    ])
    .where('k.slug', '=', slug)
    .execute()
  const examples = new Map<string, string[]>()
  for (const { code, words, place } of rows) if (place <= 3) examples.set(code, [...(examples.get(code) ?? []), words])
  return examples
}

/** How many versions each theme has had, and when it last changed, by its code. */
export async function versionsCounted(db: Db, slug: string): Promise<Map<string, { versions: number; last: Date }>> {
  const rows = await db
    .selectFrom('themeVersion as v')
    .innerJoin('theme as t', 't.id', 'v.themeId')
    .innerJoin('consultation as k', 'k.id', 't.consultationId')
    .select(({ fn }) => ['t.code', fn.countAll<number>().as('versions'), fn.max('v.at').as('last')])
    .where('k.slug', '=', slug)
    .groupBy('t.code')
    .execute()
  return new Map(rows.map(({ code, versions, last }) => [code, { versions, last: last as Date }]))
}

/** Every consultation with the size of its frame. */
export function frames(db: Db, reach: Reach) {
  return db
    .selectFrom('consultation as k')
    .$if(reach !== whole, (query) => query.where(within(reach as Narrow, 'k.id')))
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
