import { sql } from 'kysely'
import type { Trx } from '../../data/database.ts'
import { dayInWords } from '../../data/days.ts'
import { on } from '../../data/events.ts'
import { inWords } from '../../data/time.ts'
import type { Change } from '../../programmes/contract.ts'
import { publishedAtOf } from '../queries.ts'

/** What a reader knows of a consultation's set-up, each thing by its name: what differs before and after is what changed. */
export async function factsOf(trx: Trx, consultationId: string): Promise<Map<string, string>> {
  const { rows } = await sql<{ what: string; says: string | null }>`
    select fact.what, fact.says from consultation c cross join lateral (values
      ('Title', c.title), ('What it is about', c.summary), ('What can change', array_to_string(c.what_can_change, '; ')),
      ('What cannot change', array_to_string(c.what_cannot_change, '; ')), ('Areas', array_to_string(c.areas, '; ')),
      ('Answers by', ${dayInWords('c.response_due_by')}), ('Why it is open for so long', c.length_reason),
      ('Privacy notice', c.privacy_notice),
      ('Questions about equality', case when c.asks_equality then 'asked' end),
      ('What changes a public response is shown', case c.later_changes when 'second-officer'
        then 'once a second officer agrees' else 'at once; a second officer looks within a day' end),
      ('Answers in Easy Read', case when c.easy_read_promised then 'promised' end)) fact (what, says)
      where c.id = ${consultationId}
    union all select 'Board that decides', g.name from consultation k join grouping g on g.id = k.board_id where k.id = ${consultationId}
    union all select 'Asked: ' || g.name, w.mandate from consultation_reviewer w join grouping g on g.id = w.grouping_id
      where w.consultation_id = ${consultationId}
    union all select 'Point ' || number, concat_ws(': ', title, summary) from point where consultation_id = ${consultationId}
    union all select 'Theme ' || t.code, coalesce('merged into ' || i.code,
        (select 'split into ' || string_agg(part.code, ', ' order by part.position, part.code)
          from frame_change f join frame_change_into fi on fi.change_id = f.id join theme part on part.id = fi.theme_id
          where f.theme_id = t.id and f.kind = 'split' and f.undone_at is null having count(*) > 0),
        concat_ws(' ', concat_ws(': ', t.label, nullif(t.description, '')), '(under ' || main.code || ')'))
      from theme t left join theme i on i.id = t.merged_into_id left join theme main on main.id = t.parent_id
      where t.consultation_id = ${consultationId}
    union all select 'Question ' || position, concat_ws(' ', text, '(' || hint || ')') from question
      where consultation_id = ${consultationId}
    union all select concat('Document: ', title, case when kind = 'easy-read' then ' (Easy Read)' end),
        string_agg(coalesce(url, 'on paper'), ', ' order by id)
      from document where consultation_id = ${consultationId} and response_id is null and withdrawn_at is null group by 1
    union all select concat('Event ', ref), concat_ws(', ', title, coalesce(day_wording, ${dayInWords('day')}), starts, venue, place)
      from engagement_event where consultation_id = ${consultationId} and not staff_only
    union all select 'Privacy: ' || fact.what, fact.says from (select * from privacy_statement
        where consultation_id = ${consultationId} order by version desc limit 1) s cross join lateral (values
      ('who is responsible', s.controller), ('how to reach them', s.contact), ('how long contacts are kept', s.keeps_contact),
      ('how long comments are kept', s.keeps_comments), ('how long figures are kept', s.keeps_figures),
      ('how long answers are kept', s.keeps_answers), ('policy', s.policy)) fact (what, says)
    union all select p.name || ': note', p.note from phase p where p.consultation_id = ${consultationId}
    union all select p.name || ': late comments until', ${dayInWords('p.late_until')} from phase p where p.consultation_id = ${consultationId}
    union all select p.name || ': takes comments', case when p.asks then 'yes' else 'no' end from phase p
      where p.consultation_id = ${consultationId}
    union all select p.name || case d.boundary when 'start' then ': begins' else ': ends' end, coalesce(d.wording, ${dayInWords('d.day')})
      from phase p cross join lateral (
        select distinct on (x.boundary) x.boundary, x.wording, x.day from phase_date x where x.phase_id = p.id
        order by x.boundary, x.position desc, x.id desc) d
      where p.consultation_id = ${consultationId}`.execute(trx)
  return new Map(rows.flatMap(({ what, says }) => (says ? [[what, says]] : [])))
}

const addsAlone = ['Event ', 'Theme ']

/** What differs between two looks at a consultation, in the order of the first. An event or a theme that is new changes none. */
export function changesBetween(before: Map<string, string>, after: Map<string, string>): Change[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((what) => ({ what, from: before.get(what) ?? null, to: after.get(what) ?? null }))
    .filter(({ what, from, to }) => from !== to && !(from === null && addsAlone.some((kind) => what.startsWith(kind))))
}

/** In the transaction of a change: what everybody could read before is kept beside what they read now. */
export async function keepChange(
  trx: Trx,
  consultationId: string,
  changed: Change[],
  reason: string | null,
  by: string,
  at: Date,
): Promise<void> {
  const publishedAt = await publishedAtOf(trx, consultationId)
  if (publishedAt === null || publishedAt > at || changed.length === 0) return
  await trx
    .insertInto('setUpChange')
    .values({ consultationId, changed: JSON.stringify(changed), reason, byPerson: by, at })
    .execute()
}

/** Do what may change a consultation's facts, and keep what it changed of what everybody could read. */
export async function keepingChanges<T>(
  trx: Trx,
  consultationId: string,
  { reason = null, by, at }: { reason?: string | null; by: string; at: Date },
  work: () => Promise<T>,
): Promise<T> {
  const before = await factsOf(trx, consultationId)
  const result = await work()
  await keepChange(trx, consultationId, changesBetween(before, await factsOf(trx, consultationId)), reason, by, at)
  return result
}

// A body's name stands beside what it answers for: renaming one changes what everybody reads of these consultations.
on('body.renamed', async (trx, { what, id, from, to, since, by }) => {
  const owner = what === 'organisation' ? 'owner_organisation_id' : 'owner_group_id'
  const { rows } = await sql<{ id: string }>`
    select distinct k.id from consultation k where k.published_at is not null and (
      exists (select from publication p join response_version v on v.id = p.version_id join response r on r.id = v.response_id
        where r.consultation_id = k.id and v.${sql.ref(owner)} = ${id}::uuid)
      or k.board_id = ${id}::uuid
      or exists (select from consultation_reviewer w where w.consultation_id = k.id and w.grouping_id = ${id}::uuid)
      or exists (select from consultation_owner o where o.consultation_id = k.id and o.ended_at is null and o.organisation_id = ${id}::uuid))
    order by k.id`.execute(trx)
  const changed = [{ what: `Name of a body, since ${inWords(since)}`, from, to }]
  for (const consultation of rows) await keepChange(trx, consultation.id, changed, null, by, new Date())
})
