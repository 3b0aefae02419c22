import { listed } from '../../data/vocabulary.ts'
import { sql } from 'kysely'
import type { Db, Trx } from '../../data/database.ts'
import { inWords } from '../../data/time.ts'
import { refusedAt } from '../../http/refusal.ts'
import type { Day } from '../../http/wire.ts'

/** Gates as they stand now that a phase waits for; those that it may open without are none. */
const gates = sql`(select i.id, i.number, v.phase_id, v.title, v.due_on, v.due_wording, v.done_on
  from plan_item i cross join lateral (
    select x.* from plan_item_version x where x.item_id = i.id order by x.at desc, x.id desc limit 1) v
  where i.kind = 'gate' and v.phase_id is not null and v.waived_because is null)`

/** How many gates were not done on the day on which a phase was to begin: it did not open then. For a row `p` of `phase`. */
export const waitsFor = sql<number>`(select count(*)::int from ${gates} g where g.phase_id = p.id
  and (g.done_on is null or g.done_on > (select d.day from phase_date d
    where d.phase_id = p.id and d.boundary = 'start' order by d.position desc, d.id desc limit 1)))`

type Gate = { title: string; dueOn: Day | null; dueWording: string | null }

/** The gates that a phase still waits for on a day, by number. */
export async function openGates(db: Db, phaseId: string, day: Day): Promise<Gate[]> {
  const { rows } = await sql<Gate>`
    select g.title, g.due_on::text as "dueOn", g.due_wording as "dueWording" from ${gates} g
    where g.phase_id = ${phaseId} and (g.done_on is null or g.done_on > ${day}::date) order by g.number`.execute(db)
  return rows
}

/** @throws {Refusal} `conflict`, naming the gates, for a phase that would open by `today` before they are done */
export async function refuseBeforeGates(trx: Trx, phaseId: string, day: Day, today: Day): Promise<void> {
  if (day > today) return
  const open = await openGates(trx, phaseId, day)
  if (open.length === 0) return
  const named = open.map(({ title, dueOn, dueWording }) => {
    const due = dueWording ?? (dueOn && inWords(dueOn))
    return due ? `“${title}” (due ${due})` : `“${title}”`
  })
  const list = listed(named)
  const message = `It cannot open yet, because ${open.length === 1 ? 'this gate is' : 'these gates are'} not done: ${list}.`
  throw refusedAt('conflict', 'day', message)
}
