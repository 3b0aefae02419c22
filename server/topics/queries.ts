import { sql } from 'kysely'
import { consultationNamed } from '../consultations/queries.ts'
import type { Db } from '../data/database.ts'
import type { Topic, TopicList } from './contract.ts'
import { stillSaid } from '../data/visible.ts'

/** What the machine found about topics that no theme covers, and what people made of it. @throws {Refusal} `not-found` */
export async function topicList(db: Db, slug: string): Promise<TopicList> {
  const consultation = await consultationNamed(db, slug)
  const { id, ...named } = consultation
  const [topics, dismissed, accepted, search, frame] = await Promise.all([
    openTopics(db, id),
    db
      .selectFrom('topic as t')
      .innerJoin('person', 'person.id', 't.dismissedBy')
      .select(['t.id', 't.words', 'person.name as by', 't.dismissedAt as at'])
      .$narrowType<{ at: Date }>()
      .where('t.consultationId', '=', id)
      .orderBy('t.dismissedAt', 'desc')
      .execute(),
    acceptedTopics(db, id),
    db.selectFrom('topicSearch').selectAll().where('consultationId', '=', id).executeTakeFirst(),
    db
      .selectFrom('theme as t')
      .leftJoin('theme as p', 'p.id', 't.parentId')
      .select(['t.code', 't.label', 'p.label as parent'])
      .where('t.consultationId', '=', id)
      .where('t.retiredAt', 'is', null)
      .orderBy((eb) => eb.fn.coalesce('p.position', 't.position'))
      .orderBy((eb) => eb.fn.coalesce('p.code', 't.code'))
      .orderBy((eb) => eb('t.parentId', 'is not', null))
      .orderBy('t.position')
      .orderBy('t.code')
      .execute(),
  ])
  const { asOf = null, askedAt = null, comments = 0, considered = 0, unplaced = 0 } = search ?? {}
  const asked = askedAt !== null && (asOf === null || askedAt > asOf)
  const parents = frame.flatMap(({ code, label, parent }) => (parent === null ? [{ code, label }] : []))
  const themes = frame.map(({ code, label, parent }) => ({
    code,
    label: parent === null ? label : `${parent}: ${label}`,
  }))
  return {
    consultation: named,
    topics,
    dismissed,
    accepted,
    asOf,
    asked,
    comments,
    considered,
    unplaced,
    parents,
    themes,
  }
}

const shown = stillSaid()

async function openTopics(db: Db, consultationId: string): Promise<Topic[]> {
  const { rows } = await sql<Topic>`
    select t.id, t.words, round(t.strength::numeric, 1)::float8 as strength, t.people, t.places, t.found_at,
      case when t.proposed_name is null then null else jsonb_build_object('name', t.proposed_name, 'by', t.proposed_by) end as proposed,
      (select count(*)::int from topic_comment a join comment c on c.id = a.comment_id where a.topic_id = t.id and ${shown}) as comments,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', e.id, 'words', left(e.body, 240)) order by e.id desc) from (
          select c.id, coalesce(c.translation, c.body) as body from topic_comment a join comment c on c.id = a.comment_id
          where a.topic_id = t.id and ${shown} order by c.id desc limit 5
        ) e
      ), '[]') as examples,
      (
        select jsonb_build_object('code', th.code, 'label', th.label, 'comments', count(*)) from topic_comment a
        join comment c on c.id = a.comment_id join comment_theme held on held.comment_id = c.id join theme th on th.id = held.theme_id
        where a.topic_id = t.id and ${shown} and th.retired_at is null group by th.id order by count(*) desc, th.code limit 1
      ) as nearest
    from topic t where t.consultation_id = ${consultationId} and t.gone_at is null and t.dismissed_at is null and t.accepted_at is null
    order by t.strength desc, t.id`.execute(db)
  return rows
}

async function acceptedTopics(db: Db, consultationId: string): Promise<TopicList['accepted']> {
  const { rows } = await sql<TopicList['accepted'][number]>`
    select t.id, t.words, p.name as by, t.accepted_at as at, jsonb_build_object('code', th.code, 'label', th.label) as theme,
      count(c.id)::int as comments, count(c.id) filter (where c.processed_at is null)::int as waiting,
      count(held.comment_id)::int as holds
    from topic t join person p on p.id = t.accepted_by
    join theme named on named.id = t.theme_id join theme th on th.id = coalesce(named.merged_into_id, named.id)
    left join topic_comment a on a.topic_id = t.id left join comment c on c.id = a.comment_id and ${shown}
    left join comment_theme held on held.comment_id = c.id and held.theme_id = th.id
    where t.consultation_id = ${consultationId} group by t.id, p.name, th.code, th.label order by t.accepted_at desc`.execute(
    db,
  )
  return rows
}
