import { sql } from 'kysely'
import type { Db, Trx } from '#server/data/database.ts'
import { maxConsidered } from '#server/topics/contract.ts'
import { emergingTopics, type Heard, type Topic } from './tagging/emerging.ts'
import type { Encoder } from './tagging/encoder.ts'
import { wholeSenseOf } from './tagging/sense.ts'
import { senseTopics } from './tagging/sense-topics.ts'
import { takeTurn } from './turn.ts'
import { inLists } from '#server/data/visible.ts'

/** Looked at again when a consultation has grown by this share and five comments more, else once a day. */
const grown = 1.2
const dayMs = 86_400_000

/**
 * Look for topics that no theme covers, wherever somebody asked for it or much has come in since. What a person dismissed
 * or accepted is kept and not found again.
 * @returns how many consultations were looked at
 */
export async function searchTopics(
  db: Db,
  {
    at = () => new Date(),
    stopped = () => false,
    encoder = null,
  }: { at?: () => Date; stopped?: () => boolean; encoder?: Encoder | null } = {},
): Promise<number> {
  let searched = 0
  for (const { id, comments } of await due(db, at())) {
    if (stopped()) break
    const bySense = encoder ? await topicsBySense(db, encoder, id) : []
    const done = await db.transaction().execute(async (trx) => {
      if (!(await takeTurn(trx, 'topicSearch', id))) return false
      await keep(trx, id, comments, at(), bySense)
      return true
    })
    if (done) searched++
  }
  return searched
}

async function due(db: Db, at: Date): Promise<{ id: string; comments: number }[]> {
  const { rows } = await sql<{ id: string; comments: number }>`
    select g.consultation_id as id, g.comments from campaign_grouping g
    left join topic_search s on s.consultation_id = g.consultation_id
    where s.asked_at > coalesce(s.as_of, '-infinity')
      or (g.comments > 0 and s.as_of is null)
      or g.comments > ${grown}::float8 * s.comments + 5
      or (g.comments <> s.comments and s.as_of < ${new Date(at.getTime() - dayMs)})`.execute(db)
  return rows
}

async function keep(trx: Trx, consultationId: string, comments: number, at: Date, bySense: BySense[]): Promise<void> {
  const heard = await heardIn(trx, consultationId)
  const placeOf = new Map(heard.map(({ id }, place) => [id, place]))
  const sensed = bySense.map(({ ids, ...topic }) => ({
    ...topic,
    comments: ids.flatMap((id) => placeOf.get(id) ?? []),
  }))
  const byWords = emergingTopics(heard)
  // A topic whose very words stand out is called by them.
  const found = [...byWords, ...sensed.filter((topic) => !byWords.some((one) => overlaps(one, topic)))]
  const known = await knownTopics(trx, consultationId)
  const stillThere = new Set<string>()
  for (const topic of found) {
    const ids = topic.comments.map((place) => heard[place]!.id)
    const same = known.find((one) => !stillThere.has(one.id) && isSame(one, topic, ids))
    if (same) stillThere.add(same.id)
    if (same?.decided) continue
    const values = { words: topic.words, strength: topic.strength, people: topic.people, places: topic.places }
    const { id } = same
      ? await trx
          .updateTable('topic')
          .set({ ...values, goneAt: null })
          .where('id', '=', same.id)
          .returning('id')
          .executeTakeFirstOrThrow()
      : await trx
          .insertInto('topic')
          .values({ ...values, consultationId, foundAt: at })
          .returning('id')
          .executeTakeFirstOrThrow()
    await trx.deleteFrom('topicComment').where('topicId', '=', id).execute()
    await sql`insert into topic_comment (topic_id, comment_id) select ${id}::uuid, unnest(${ids}::uuid[])`.execute(trx)
  }
  const gone = known.filter((one) => !one.decided && !stillThere.has(one.id)).map(({ id }) => id)
  if (gone.length > 0) {
    await trx.updateTable('topic').set({ goneAt: at }).where('id', 'in', gone).where('goneAt', 'is', null).execute()
  }
  await trx
    .updateTable('topicSearch')
    .set({ asOf: at, comments, considered: heard.length, unplaced: heard.filter((one) => one.unplaced).length })
    .where('consultationId', '=', consultationId)
    .execute()
}

/** More unplaced comments than this are not looked at by sense, and so many placed ones say what is usual: half a minute’s work. */
const maxSensed = 600
const usualOnes = 100

type BySense = Omit<Topic, 'comments'> & { ids: string[] }

/**
 * Topics by sense, with their comments' ids: found before anything is locked, as it takes its time. On care too, whose themes
 * are read by words: what no theme covers is no more about care than anything else.
 */
async function topicsBySense(db: Db, encoder: Encoder, consultationId: string): Promise<BySense[]> {
  const all = await heardIn(db, consultationId)
  const heard = [
    ...all.filter(({ unplaced }) => unplaced).slice(-maxSensed),
    ...all.filter(({ unplaced }) => !unplaced).slice(-usualOnes),
  ]
  const vectors = await wholeSenseOf(
    encoder,
    heard.map(({ text }) => text),
  )
  const topics = await senseTopics(encoder, heard, vectors)
  return topics.map(({ comments, ...topic }) => ({ ...topic, ids: comments.map((at) => heard[at]!.id) }))
}

/** Most of one is in the other. */
function overlaps(one: Topic, other: Topic): boolean {
  const own = new Set(one.comments)
  return other.comments.filter((at) => own.has(at)).length * 2 >= other.comments.length
}

/**
 * The newest comments as they count for new topics. Unplaced are those with no theme, or with none that a person gave or
 * the machine is sure of. Left out: what is restricted, withdrawn or set aside, and what is in a language that we cannot read.
 */
async function heardIn(trx: Db, consultationId: string): Promise<(Heard & { id: string })[]> {
  const { rows } = await sql<Heard & { id: string }>`
    with newest as (
      select id, submission_id, coalesce(translation, body) as text from comment
      where consultation_id = ${consultationId} and processed_at is not null and ${inLists('comment')} and erased_at is null
        and standing in ('in-hand', 'answered') and (translation is not null or coalesce(language, 'en') = 'en')
      order by said_at desc, id desc limit ${maxConsidered}
    )
    select c.id, c.text, c.submission_id as person, coalesce(s.area, e.area, e.place) as place, k.id as campaign,
      not exists (
        select from comment_theme held left join theme_assignment m on m.comment_id = held.comment_id
          and m.theme_id = held.theme_id and m.said_by = 'machine' and m.replaced_at is null
        where held.comment_id = c.id and (held.said_by = 'person' or m.band = 'likely')
      ) as unplaced
    from newest c join submission s on s.id = c.submission_id left join engagement_event e on e.id = s.event_id
    left join campaign_member cm on cm.comment_id = c.id
    left join campaign k on k.id = cm.campaign_id and k.ended_at is null
    order by c.id`.execute(trx)
  return rows
}

type Known = { id: string; words: string[]; decided: boolean; comments: string[] }

async function knownTopics(trx: Trx, consultationId: string): Promise<Known[]> {
  const { rows } = await sql<Known>`
    select t.id, t.words, coalesce(t.dismissed_at, t.accepted_at) is not null as decided,
      array(select comment_id from topic_comment c where c.topic_id = t.id) as comments
    from topic t where t.consultation_id = ${consultationId} order by coalesce(t.dismissed_at, t.accepted_at) is null, t.id`.execute(
    trx,
  )
  return rows
}

/** The same topic begins with the same words, or is about mostly the same comments. */
function isSame(known: Known, topic: Topic, ids: string[]): boolean {
  if (known.words[0] === topic.words[0]) return true
  const own = new Set(known.comments)
  return ids.filter((id) => own.has(id)).length * 2 > Math.min(own.size, ids.length)
}
