import { sql } from 'kysely'
import type { Db, Trx } from '#server/data/database.ts'
import { record } from '#server/data/history.ts'
import { makeGrouper, signatureOf, signing } from './campaigns/group.ts'
import { addedTo, sharedLetter } from './campaigns/letters.ts'
import { type Group, type Hold, settle } from './campaigns/settle.ts'
import { takeTurn } from './turn.ts'
import { stillSaid } from '../server/data/visible.ts'

const batchSize = 1_000
/** Of comments that are not signed, so many ids are found at once. */
const maxMissing = 100_000
/** Of each letter, so many copies say what its usual words are. */
const maxSampled = 500
/** In a large consultation, fewer new comments than this share of it wait for the sweep: grouping looks at them all. */
const shareWorthGrouping = 0.01
/** A consultation with more signed comments than this is grouped by the sweep once an hour at most, unless much is new. */
const large = 20_000
const hourMs = 3_600_000

/** Keep what is needed to know a comment's likes by: a signature, from which no word can be read. Twice is the same as once. */
export async function signComments(
  trx: Trx,
  consultationId: string,
  comments: { id: string; body: string }[],
): Promise<void> {
  if (comments.length === 0) return
  const rows = comments.map(({ id, body }) => {
    const { runs, wording, bins } = signatureOf(body)
    return {
      commentId: id,
      consultationId,
      signing,
      runs,
      wording: wording | 0,
      bins: runs === 0 ? null : Buffer.from(bins.buffer, bins.byteOffset, bins.byteLength),
    }
  })
  await trx
    .insertInto('campaignSignature')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .column('commentId')
        .doUpdateSet(({ ref }) => ({
          signing: ref('excluded.signing'),
          runs: ref('excluded.runs'),
          wording: ref('excluded.wording'),
          bins: ref('excluded.bins'),
        }))
        .where('campaignSignature.signing', '<>', signing),
    )
    .execute()
}

/**
 * Group near-identical letters, in every consultation where comments came or went since they were last grouped; then find
 * what each person added to the letter. It follows from the comments and from what people decided, not from the order or
 * the batches in which comments came, nor from which worker does it.
 * @param sweeping  look everywhere and sign what is not signed, where otherwise only what is clearly worth it is done
 * @returns         how many consultations were grouped
 */
export async function groupCampaigns(
  db: Db,
  { sweeping, everything = sweeping, at = () => new Date(), stopped = () => false }: Pace,
): Promise<number> {
  if (everything) await signMissing(db, stopped)
  let grouped = 0
  for (const id of await stale(db, sweeping, at())) {
    if (stopped()) return grouped
    if (await groupConsultation(db, id, at())) grouped++
  }
  await compareMembers(db, stopped)
  return grouped
}
type Pace = {
  sweeping: boolean
  /** Count all comments for such as are not signed: as they are read, all are, so that once an hour is enough. */
  everything?: boolean
  at?: () => Date
  stopped?: () => boolean
}

/** Comments that were read before signatures were kept, or are signed in an older way. */
export async function signMissing(db: Db, stopped: () => boolean = () => false): Promise<void> {
  const { rows: behind } = await sql<{ id: string }>`
    select k.id from consultation k
    where (select count(*) from comment c where c.consultation_id = k.id and c.processed_at is not null and c.erased_at is null)
      <> (select count(*) from campaign_signature s where s.consultation_id = k.id and s.signing = ${signing})`.execute(
    db,
  )
  for (const { id } of behind) {
    for (let found = maxMissing; found === maxMissing && !stopped();) {
      const ids = await missing(db, id)
      found = ids.length
      for (let from = 0; from < ids.length && !stopped(); from += batchSize) {
        await db.transaction().execute(async (trx) => {
          const comments = await trx
            .selectFrom('comment')
            .select(['id', 'body'])
            .where('id', 'in', ids.slice(from, from + batchSize))
            .where('erasedAt', 'is', null)
            .orderBy('id')
            .execute()
          await signComments(trx, id, comments)
        })
      }
    }
  }
}

/** Ids of such comments, many at once: to find them all comments of the consultation are looked through. */
async function missing(db: Db, consultationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('comment as c')
    .leftJoin('campaignSignature as s', 's.commentId', 'c.id')
    .select('c.id')
    .where('c.consultationId', '=', consultationId)
    .where('c.processedAt', 'is not', null)
    .where('c.erasedAt', 'is', null)
    .where((eb) => eb.or([eb('s.commentId', 'is', null), eb('s.signing', '<>', signing)]))
    .limit(maxMissing)
    .execute()
  return rows.map(({ id }) => id)
}

async function stale(db: Db, sweeping: boolean, at: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string; known: number; fresh: number; groupedAt: Date | null }>`
    select k.id, coalesce(g.comments, 0) as known, g.grouped_at,
      (select count(*)::int from campaign_signature s where s.consultation_id = k.id and s.number > coalesce(g.last_number, 0)) as fresh
    from consultation k left join campaign_grouping g on g.consultation_id = k.id`.execute(db)
  return rows
    .filter(({ known, fresh, groupedAt }) => {
      if (fresh > known * shareWorthGrouping) return true
      // Fewer than are known may have come and gone meanwhile: only a whole count shows it.
      return sweeping && (known <= large || !groupedAt || at.getTime() - groupedAt.getTime() >= hourMs)
    })
    .map(({ id }) => id)
}

async function groupConsultation(db: Db, consultationId: string, at: Date): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    // A person who decides about a campaign holds the same row, so nobody decides meanwhile.
    if (!(await takeTurn(trx, 'campaignGrouping', consultationId))) return false
    const { rows } = await sql<{ comments: number; last: number; known: number; knownLast: number }>`
      select count(*)::int as comments, coalesce(max(number), 0) as last, g.comments as known, g.last_number as known_last
      from campaign_grouping g left join campaign_signature s on s.consultation_id = g.consultation_id
      where g.consultation_id = ${consultationId} group by g.comments, g.last_number`.execute(trx)
    const now = rows[0]!
    if (now.comments === now.known && now.last === now.knownLast) return false

    const groups = await groupsOf(trx, consultationId, now.comments)
    const { member, holds } = await standing(trx, consultationId)
    const { campaigns, ended } = settle(groups, member, holds)
    const kept = new Set(campaigns.flatMap(({ comments }) => comments))
    const endings = new Set(ended.map(({ id }) => id))
    const shrunk = new Set(campaigns.map(({ id }) => id))
    const gone = [...member].filter(([id, home]) => !kept.has(id) && (endings.has(home) || shrunk.has(home)))
    await takeOut(
      trx,
      gone.map(([id]) => id),
    )
    for (const { id, comments } of campaigns) {
      const moved = comments.filter((comment) => id === null || member.get(comment) !== id)
      const home = id ?? (await begin(trx, consultationId, comments[0]!, at))
      await putInto(trx, home, moved)
      await chooseLetter(trx, home, holds.get(home) ?? 'free')
      if (moved.length > 0) {
        const detail = { comments: comments.length, joined: moved.length }
        const action = id === null ? 'campaign.found' : 'campaign.grew'
        await record(trx, { actor: null, action, subjectId: home, consultationId, detail, at })
      }
    }
    for (const { id, into } of ended) {
      await trx.updateTable('campaign').set({ endedAt: at, mergedIntoId: into }).where('id', '=', id).execute()
      await record(trx, { actor: null, action: 'campaign.ended', subjectId: id, consultationId, detail: { into }, at })
    }
    await trx
      .updateTable('campaignGrouping')
      .set({ comments: now.comments, lastNumber: now.last, groupedAt: at })
      .where('consultationId', '=', consultationId)
      .execute()
    return true
  })
}

/** The groups of like comments, told in the order of their wordings, so that they do not depend on that of their coming. */
async function groupsOf(trx: Trx, consultationId: string, expected: number): Promise<Group[]> {
  const grouper = makeGrouper(expected)
  const ids: string[] = []
  let after: { wording: number; commentId: string } | undefined
  for (let found = batchSize; found === batchSize;) {
    const { rows } = await sql<{ commentId: string; wording: number; runs: number; bins: Buffer | null }>`
      select comment_id, wording, runs, bins from campaign_signature
      where consultation_id = ${consultationId} and wording <> 0 and apart_at is null
        ${after ? sql`and (wording, comment_id) > (${after.wording}, ${after.commentId})` : sql``}
      order by wording, comment_id limit ${batchSize}`.execute(trx)
    for (const { commentId, wording, runs, bins } of rows) {
      ids.push(commentId)
      grouper.add({ runs, wording: wording >>> 0, bins: wordsIn(bins) })
    }
    found = rows.length
    after = rows.at(-1)
  }
  const members = new Map<number, string[]>()
  grouper.groups().forEach((group, at) => {
    if (group < 0) return
    const list = members.get(group)
    if (list) list.push(ids[at]!)
    else members.set(group, [ids[at]!])
  })
  const groups: Group[] = []
  for (const comments of members.values()) groups.push({ comments, senders: await sendersOf(trx, comments) })
  return groups
}

function wordsIn(bins: Buffer | null): Uint16Array {
  // Copied, because what the database sends need not begin at an even address.
  return bins ? new Uint16Array(Uint8Array.from(bins).buffer) : new Uint16Array(0)
}

async function sendersOf(trx: Trx, comments: string[]): Promise<number> {
  if (comments.length < 3) return comments.length
  const { rows } = await sql<{ senders: number }>`
    select count(distinct submission_id)::int as senders from comment where id = any(${comments}::uuid[])`.execute(trx)
  return rows[0]!.senders
}

async function standing(trx: Trx, consultationId: string) {
  const campaigns = await trx
    .selectFrom('campaign')
    .select(['id', 'confirmedAt', 'endedAt', 'endedBy', 'mergedIntoId'])
    .where('consultationId', '=', consultationId)
    .execute()
  const members = await trx
    .selectFrom('campaignMember as m')
    .innerJoin('campaign as k', 'k.id', 'm.campaignId')
    .select(['m.commentId', 'm.campaignId'])
    .where('k.consultationId', '=', consultationId)
    .execute()
  const holds = new Map(
    campaigns.map(({ id, confirmedAt, endedAt }): [string, Hold] => [
      id,
      endedAt ? 'refused' : confirmedAt ? 'confirmed' : 'free',
    ]),
  )
  return { holds, member: new Map(members.map(({ commentId, campaignId }) => [commentId, campaignId])) }
}

async function begin(trx: Trx, consultationId: string, letterCommentId: string, at: Date): Promise<string> {
  const { id } = await trx
    .insertInto('campaign')
    .values({ consultationId, letterCommentId, madeAt: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function takeOut(trx: Trx, comments: string[]): Promise<void> {
  await sql`delete from campaign_member where comment_id = any(${comments}::uuid[])`.execute(trx)
}

async function putInto(trx: Trx, campaignId: string, comments: string[]): Promise<void> {
  await sql`insert into campaign_member (comment_id, campaign_id)
    select id, ${campaignId}::uuid from unnest(${comments}::uuid[]) as wanted (id)
    on conflict (comment_id) do update set campaign_id = excluded.campaign_id, compared_with = null`.execute(trx)
}

/**
 * The copy that says best what was sent round: of the wordings sent most often, the one nearest to what they share. A letter
 * that a person has confirmed stays, unless its words may be read no more.
 */
async function chooseLetter(trx: Trx, campaignId: string, hold: Hold): Promise<void> {
  const { rows: copies } = await sql<{ id: string; body: string; copies: number }>`
    select (array_agg(c.id order by c.body = upper(c.body), c.id))[1] as id,
      (array_agg(c.body order by c.body = upper(c.body), c.id))[1] as body, count(*)::int as copies
    from campaign_member m join comment c on c.id = m.comment_id join campaign_signature s on s.comment_id = c.id
    where m.campaign_id = ${campaignId} and ${readable}
    group by s.wording order by count(*) desc, s.wording limit ${maxSampled}`.execute(trx)
  if (copies.length === 0) return
  const { rows: current } = await sql<{ body: string }>`
    select c.body from campaign k join comment c on c.id = k.letter_comment_id
    where k.id = ${campaignId} and ${readable}`.execute(trx)
  if (hold !== 'free' && current.length > 0) return
  const sample: string[] = []
  for (const { body, copies: sent } of copies) {
    for (let copy = 0; copy < sent && sample.length < maxSampled; copy++) sample.push(body)
  }
  const letter = sharedLetter(sample)
  // Another copy of the same words would only be compared all over again.
  if (current[0]?.body === letter) return
  const chosen = copies.find(({ body }) => body === letter)!
  await trx.updateTable('campaign').set({ letterCommentId: chosen.id }).where('id', '=', campaignId).execute()
}
const readable = stillSaid()

/**
 * Find the sentences that each person added, wherever they were not compared with the letter as it is now. Goes once through the
 * members in the order of their ids: to look for the first again each time would sort all that are left.
 */
export async function compareMembers(db: Db, stopped: () => boolean = () => false): Promise<void> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (let found = batchSize; found === batchSize && !stopped();) {
    found = await db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ commentId: string; letterId: string; body: string; letter: string }>`
        select m.comment_id, m.letter_id, c.body, l.body as letter
        from (
          select m.comment_id, k.letter_comment_id as letter_id
          from campaign_member m join campaign k on k.id = m.campaign_id
          where m.comment_id > ${after} and m.compared_with is distinct from k.letter_comment_id
          order by m.comment_id limit ${batchSize} for update of m skip locked) m
        join comment c on c.id = m.comment_id join comment l on l.id = m.letter_id
        order by m.comment_id`.execute(trx)
      const added = new Map([...new Set(rows.map(({ letter }) => letter))].map((one) => [one, addedTo(one)]))
      const compared = rows.map(({ commentId, letterId, body, letter }) => ({
        comment_id: commentId,
        letter_id: letterId,
        added: added.get(letter)!(body).map(({ start, end, text }) => ({ start, end, text })),
      }))
      await sql`update campaign_member m set added = t.added, compared_with = t.letter_id
        from jsonb_to_recordset(${JSON.stringify(compared)}::jsonb) as t (comment_id uuid, letter_id uuid, added jsonb)
        where m.comment_id = t.comment_id`.execute(trx)
      after = rows.at(-1)?.commentId ?? after
      return rows.length
    })
  }
}
