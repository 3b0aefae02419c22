import { sql } from 'kysely'
import { londonDay } from '../data/days.ts'
import type { Db } from '../data/database.ts'
import type { Day } from '../http/wire.ts'
import type { Stated } from './contract.ts'

type Row = Omit<Stated, 'questions' | 'asksEquality'> & {
  consultationId: string
  bases: { question: string; basis: string }[]
  until: Day | null
}

/**
 * Every statement about privacy of these consultations that people could read, the newest first. `until`: the day on which the next
 * one took its place; null for the one that holds, and for those that were replaced before the consultation was public.
 */
export async function privacyStatements(db: Db, ids: string[]) {
  if (ids.length === 0) return new Map<string, never[]>()
  const { rows } = await sql<Row>`
    select consultation_id, version, ${londonDay('at')}::text as since, controller, contact, keeps_contact,
      keeps_comments, keeps_figures, keeps_answers, policy, bases,
      case when next_at > published_at then ${londonDay('next_at')}::text end as until
    from (select v.*, c.published_at, lead(v.at) over (partition by v.consultation_id order by v.version) as next_at
      from privacy_statement v join consultation c on c.id = v.consultation_id where c.id = any(${ids}::uuid[])) v
    order by version desc`.execute(db)
  return Map.groupBy(rows, ({ consultationId }) => consultationId)
}
