import { sql } from 'kysely'
import type { Db } from '../data/database.ts'
import type { PassedOnLine } from './contract.ts'

/** What was passed on in public to one of these organisations, the reply that is due first at the top, those replied to last. */
export async function passedOnTo(db: Db, organisations: string[]): Promise<PassedOnLine[]> {
  const { rows } = await sql<PassedOnLine>`
    select r.ref, k.title as consultation, v.you_said, v.we_did, o.id as organisation_id, o.name as organisation,
      t.value->>'on' as "on", t.value->>'replyDue' as reply_due,
      coalesce(said.text, t.value->>'reply') as reply, coalesce(said.replied_on::text, t.value->>'repliedOn') as replied_on,
      t.value->>'reply' is null as may_reply
    from publication p
    join response_version v on v.id = p.version_id
    join response r on r.id = p.response_id
    join consultation k on k.id = r.consultation_id
    cross join lateral jsonb_array_elements(v.passed_to) t
    join organisation o on o.id::text = t.value->>'organisationId'
    left join lateral (select x.text, x.replied_on from reply x where x.response_id = r.id and x.organisation_id = o.id
      order by x.id desc limit 1) said on true
    where p.replaced_at is null and o.id = any(${organisations}::uuid[])
    order by coalesce(said.text, t.value->>'reply') is not null, reply_due nulls last, r.ref`.execute(db)
  return rows
}
