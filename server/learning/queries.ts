import { type SqlBool, sql } from 'kysely'
import { consultationNamed } from '../consultations/queries.ts'
import { londonDay } from '../data/days.ts'
import type { Db } from '../data/database.ts'
import type { Learning, ModelScores, ModelVersion, Retagging, WeekOfAgreement } from './contract.ts'
import { frameNow, hashOfFrame, type MadeFrom, modelInForce, waiting } from './models.ts'
import { inLists } from '../data/visible.ts'

/**
 * What the machine has learnt of a consultation, version by version.
 * @throws {Refusal} `not-found`
 */
export async function learningOf(db: Db, slug: string): Promise<Learning> {
  const consultation = await consultationNamed(db, slug)
  const { id } = consultation
  const [models, adoptions, themes, force, state, retagging, weeks] = await Promise.all([
    db
      .selectFrom('taggingModel')
      .select(['id', 'version', 'madeAt', 'madeFrom', 'scores', 'reason'])
      .$narrowType<{ madeFrom: MadeFrom; scores: ModelScores | null }>()
      .where('consultationId', '=', id)
      .orderBy('version', 'desc')
      .execute(),
    db
      .selectFrom('modelAdoption as a')
      .leftJoin('person', 'person.id', 'a.byPerson')
      .select(['a.modelId', 'a.at', 'person.name as by'])
      .where('a.consultationId', '=', id)
      .orderBy('a.id', 'desc')
      .execute(),
    frameNow(db, id),
    modelInForce(db, id),
    db.selectFrom('learning').selectAll().where('consultationId', '=', id).executeTakeFirst(),
    lastRetagging(db, id),
    weeksOfAgreement(db, id),
  ])
  const newest = models[0]
  return {
    consultation: { slug: consultation.slug, title: consultation.title },
    versions: models.map((model): ModelVersion => ({
      version: model.version,
      madeAt: model.madeAt,
      learntFrom: {
        confirmed: model.madeFrom.confirmed ?? model.madeFrom.labelled,
        corrected: model.madeFrom.labelled - (model.madeFrom.confirmed ?? model.madeFrom.labelled),
      },
      themes: model.madeFrom.frame?.length ?? 0,
      scores: model.scores,
      reason: model.reason,
      inForce: model.id === force?.id,
      adoptions: adoptions.filter((one) => one.modelId === model.id).map(({ at, by }) => ({ at, by })),
      waits: model.reason.startsWith(waiting) && !adoptions.some((one) => one.modelId === model.id),
      lacks: lackedBy(model.madeFrom, themes),
      obstacle:
        model.madeFrom.frame || model.id === force?.id ? null : 'It was made before the themes of a version were kept.',
    })),
    waiting: await spokenSince(db, id, newest?.madeFrom.until ?? 0),
    frameChanged: newest !== undefined && newest.madeFrom.frameHash !== hashOfFrame(themes),
    training: state?.beganAt ? 'under-way' : state?.wantedAt ? 'waiting' : 'idle',
    failedAt: state?.failedAt ?? null,
    retagging: retagging?.row ?? null,
    retagOffered: force?.byPerson != null && !(retagging && retagging.id > force.adoptionId),
    weeks,
  }
}

/** The names of today's themes that a version was not made for. */
function lackedBy({ frame }: MadeFrom, themes: { code: string; label: string }[]): string[] {
  const known = new Set(frame?.map(({ code }) => code))
  return themes.filter(({ code }) => !known.has(code)).map(({ label }) => label)
}

/** How many comments people have corrected or confirmed since a moment, in milliseconds. */
async function spokenSince(db: Db, consultationId: string, since: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from comment c where c.consultation_id = ${consultationId} and ${inLists()}
      and c.standing <> 'withdrawn' and c.erased_at is null and c.id in (
        select a.comment_id from theme_assignment a join theme t on t.id = a.theme_id
        where t.consultation_id = ${consultationId} and a.said_by = 'person' and a.replaced_at is null
          and extract(epoch from a.at) * 1000 > ${since}
        union select k.comment_id from theme_confirmation k where extract(epoch from k.at) * 1000 > ${since})`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

async function lastRetagging(db: Db, consultationId: string): Promise<{ id: string; row: Retagging } | undefined> {
  const found = await db
    .selectFrom('retagging as r')
    .innerJoin('taggingModel as m', 'm.id', 'r.modelId')
    .leftJoin('person', 'person.id', 'r.askedBy')
    .select(['r.id', 'm.version', 'person.name as by', 'r.at', 'r.done', 'r.total', 'r.changed', 'r.finishedAt'])
    .where('r.consultationId', '=', consultationId)
    .orderBy('r.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!found) return undefined
  const { id, ...row } = found
  return { id, row }
}

/**
 * What people made of the machine’s suggestions, as those stood when they spoke; what a merge carried over is not counted again.
 * Only where nothing was ticked beforehand: otherwise pressing Enter would count as agreeing.
 */
async function weeksOfAgreement(db: Db, consultationId: string): Promise<WeekOfAgreement[]> {
  const suggested = sql<SqlBool>`exists (select from theme_assignment m where m.comment_id = p.comment_id
    and m.theme_id = p.theme_id and m.said_by = 'machine' and m.at <= p.at and (m.replaced_at is null or m.replaced_at > p.at))`
  const { rows } = await sql<WeekOfAgreement>`
    select to_char(week, 'YYYY-MM-DD') as week, count(*) filter (where suggested)::int as suggested,
      count(*) filter (where suggested and applies)::int as kept, count(*) filter (where applies and not suggested)::int as added
    from (
      select date_trunc('week', ${londonDay('p.at')}::timestamp) as week, p.applies, ${suggested} as suggested
      from theme t join theme_assignment p on p.theme_id = t.id
      join theme_confirmation k on k.comment_id = p.comment_id and k.chosen
      where t.consultation_id = ${consultationId} and p.said_by = 'person' and p.carried_from is null
    ) words group by week order by week desc limit 53`.execute(db)
  return rows.reverse()
}
