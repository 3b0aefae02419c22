import { sql } from 'kysely'
import { consultationNamed } from '../../consultations/queries.ts'
import type { Db } from '../../data/database.ts'
import { inLists } from '../../data/visible.ts'
import { type RespondentKind, respondentKinds } from '../../intake/contract.ts'
import type { CrossTable, ThemeTables } from './theme-tables-contract.ts'

export type Fact = Pick<CrossTable['rows'][number], 'code' | 'theme' | 'sub' | 'partOf'> & {
  kind: string | null
  area: string | null
  n: number
}
const notSaid = 'Not said'
const kindOf = (kind: string | null) => (kind === null ? notSaid : respondentKinds[kind as RespondentKind])

/**
 * Who spoke of what, and from where: every theme that can be chosen, by kind of respondent and by area. As lists, it leaves out
 * what is restricted; what was withdrawn is not counted. What speaks to a sub-theme speaks to the theme above it, as in lists.
 * @returns the tables, and the facts that they are made of @throws {Refusal} `not-found`
 */
export async function themeTables(db: Db, slug: string): Promise<{ tables: ThemeTables; facts: Fact[] }> {
  const consultation = await consultationNamed(db, slug)
  const { rows: facts } = await sql<Fact>`
    select t.code, t.label as theme, t.parent_id is not null as sub, up.label as "partOf", said.kind, said.area, said.n
    from theme t left join theme up on up.id = t.parent_id
    left join lateral (
      select c.respondent_kind as kind, c.area, count(*)::int as n from comment_standing c
      where c.consultation_id = t.consultation_id and c.standing <> 'withdrawn' and ${inLists()}
        and c.themes && array(select own.id from theme own where t.id in (own.id, own.parent_id))
      group by 1, 2) said on true
    where t.consultation_id = ${consultation.id} and t.retired_at is null and t.merged_into_id is null
    order by coalesce(up.position, t.position), up.position nulls first, t.position, t.code, 4 nulls last, 5 nulls last`.execute(
    db,
  )
  const { rows: all } = await sql<{ n: number }>`
    select count(*)::int as n from comment_standing c
    where c.consultation_id = ${consultation.id} and c.standing <> 'withdrawn' and ${inLists()}`.execute(db)
  return {
    tables: {
      consultation: { slug, title: consultation.title },
      comments: all[0]?.n ?? 0,
      byKind: cross(facts, 'Themes by who spoke', ({ kind }) => kindOf(kind)),
      byArea: cross(facts, 'Themes by where they live or work', ({ area }) => area ?? notSaid),
    },
    facts: facts
      .filter(({ n }) => n > 0)
      .map((fact) => ({ ...fact, kind: kindOf(fact.kind), area: fact.area ?? notSaid })),
  }
}

function cross(facts: Fact[], caption: string, of: (fact: Fact) => string): CrossTable {
  const said = facts.filter(({ n }) => n > 0)
  // What was not said stands last.
  const columns = [...new Set(said.map(of))].sort(
    (a, b) => Number(a === notSaid) - Number(b === notSaid) || a.localeCompare(b, 'en'),
  )
  const rows = [...Map.groupBy(facts, ({ code }) => code)].map(([code, own]) => ({
    code,
    theme: own[0]?.theme ?? code,
    sub: own[0]?.sub ?? false,
    partOf: own[0]?.partOf ?? null,
    all: own.reduce((sum, { n }) => sum + (n ?? 0), 0),
    cells: columns.map((column) =>
      own.filter((fact) => fact.n > 0 && of(fact) === column).reduce((sum, { n }) => sum + n, 0),
    ),
  }))
  return { caption, columns, rows }
}
