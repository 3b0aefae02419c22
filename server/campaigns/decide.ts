import { sql } from 'kysely'
import { announce } from '../data/changes.ts'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import type { SignedIn } from '../people/contract.ts'
import { noSuch, Refusal, refusedAt } from '../http/refusal.ts'
import { lockComment } from '../comments/locked.ts'
import type { NameCampaign, Tagged } from './contract.ts'
import { stillSaid } from '../data/visible.ts'

type Which = { consultation: string; id: string }

/**
 * Say that it is a campaign, and what it is called. From then on the machine adds copies and takes none out.
 * @throws {Refusal} `not-found`
 */
export async function confirmCampaign(
  db: Db,
  which: Which,
  given: NameCampaign,
  by: SignedIn,
  at: Date,
): Promise<void> {
  await decide(db, which, async (trx, campaign) => {
    const name = given.name ?? null
    if (campaign.confirmedAt && campaign.name === name) return
    const confirming = campaign.confirmedAt === null
    await trx
      .updateTable('campaign')
      .set({ name, ...(confirming && { confirmedBy: by.id, confirmedAt: at }) })
      .where('id', '=', campaign.id)
      .execute()
    await recordOf(trx, campaign, confirming ? 'campaign.confirmed' : 'campaign.renamed', by, at)
  })
}

/**
 * Say that these are no campaign: each stands for itself, and the machine does not group them again.
 * @throws {Refusal} `not-found`
 */
export async function refuseCampaign(db: Db, which: Which, by: SignedIn, at: Date): Promise<void> {
  await decide(db, which, async (trx, campaign) => {
    await trx.updateTable('campaign').set({ endedAt: at, endedBy: by.id }).where('id', '=', campaign.id).execute()
    await recordOf(trx, campaign, 'campaign.refused', by, at)
  })
}

/** Take that back: it is a campaign again, as it was. @throws {Refusal} `not-found` if it was not refused by a person */
export async function restoreCampaign(db: Db, which: Which, by: SignedIn, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const consultationId = await holdGrouping(trx, which.consultation)
    const campaign = await trx
      .updateTable('campaign')
      .set({ endedAt: null, endedBy: null })
      .where('id', '=', which.id)
      .where('consultationId', '=', consultationId)
      .where('endedBy', 'is not', null)
      .where('mergedIntoId', 'is', null)
      .returning(['id', 'consultationId'])
      .executeTakeFirst()
    if (!campaign) throw noSuchCampaign()
    await regroup(trx, consultationId)
    await recordOf(trx, campaign, 'campaign.restored', by, at)
  })
}

/**
 * Say that two campaigns are one: all comments of the first go into the second, which is confirmed thereby.
 * @throws {Refusal} `not-found`; `invalid` if the other is not a campaign of the same consultation
 */
export async function mergeCampaign(db: Db, which: Which, into: string, by: SignedIn, at: Date): Promise<void> {
  await decide(db, which, async (trx, campaign) => {
    const target = await trx
      .selectFrom('campaign')
      .select(['id', 'confirmedAt'])
      .where('id', '=', into)
      .where('consultationId', '=', campaign.consultationId)
      .where('endedAt', 'is', null)
      .where('id', '<>', campaign.id)
      .executeTakeFirst()
    if (!target) {
      const message = 'Please choose another campaign of this consultation to merge it into.'
      throw refusedAt('invalid', 'into', message)
    }
    const moved = await trx
      .updateTable('campaignMember')
      .set({ campaignId: target.id, comparedWith: null })
      .where('campaignId', '=', campaign.id)
      .returning('commentId')
      .execute()
    await trx
      .updateTable('campaign')
      .set({ endedAt: at, endedBy: by.id, mergedIntoId: target.id })
      .where('id', '=', campaign.id)
      .execute()
    if (!target.confirmedAt) {
      await trx
        .updateTable('campaign')
        .set({ confirmedBy: by.id, confirmedAt: at })
        .where('id', '=', target.id)
        .execute()
    }
    const detail = { comments: moved.length, into: target.id }
    await recordOf(trx, campaign, 'campaign.merged', by, at, detail)
    await recordOf(trx, { ...campaign, id: target.id }, 'campaign.took-in', by, at, { comments: moved.length })
  })
}

/**
 * Say that one comment is no copy: it stands for itself from now on, whatever the machine finds.
 * @throws {Refusal} `not-found` if it is not in this campaign
 */
export async function takeOutComment(db: Db, which: Which, commentId: string, by: SignedIn, at: Date): Promise<void> {
  await decide(db, which, async (trx, campaign) => {
    await lockComment(trx, commentId, by)
    const gone = await trx
      .deleteFrom('campaignMember')
      .where('commentId', '=', commentId)
      .where('campaignId', '=', campaign.id)
      .returning('commentId')
      .executeTakeFirst()
    if (!gone) throw new Refusal('not-found', 'This comment is not in this campaign.')
    await trx
      .updateTable('campaignSignature')
      .set({ apartBy: by.id, apartAt: at })
      .where('commentId', '=', commentId)
      .execute()
    await regroup(trx, campaign.consultationId)
    const { consultationId } = campaign
    await record(trx, {
      actor: by.id,
      action: 'comment.taken-out-of-campaign',
      subjectId: commentId,
      consultationId,
      detail: { campaign: campaign.id },
      at,
    })
    await recordOf(trx, campaign, 'campaign.comment-taken-out', by, at)
  })
}

/** Let the machine compare a comment again that was taken out. @throws {Refusal} `not-found` */
export async function putBackComment(
  db: Db,
  which: { consultation: string },
  commentId: string,
  by: SignedIn,
  at: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const consultationId = await holdGrouping(trx, which.consultation)
    await lockComment(trx, commentId, by)
    const back = await trx
      .updateTable('campaignSignature')
      .set({ apartBy: null, apartAt: null })
      .where('commentId', '=', commentId)
      .where('consultationId', '=', consultationId)
      .where('apartAt', 'is not', null)
      .returning('commentId')
      .executeTakeFirst()
    if (!back) throw new Refusal('not-found', 'This comment was not taken out of a campaign.')
    await regroup(trx, consultationId)
    const action = 'comment.put-back-to-campaigns'
    await record(trx, { actor: by.id, action, subjectId: commentId, consultationId, at })
  })
}

/**
 * Say once which themes the letter speaks to: it then holds for every copy, as this person's word, but for those where a
 * person has spoken of that theme already, or has confirmed all the themes of the comment. Restricted copies are left out.
 * @throws {Refusal} `not-found`; `invalid` if a code is no theme of this consultation
 */
export function tagLetter(db: Db, which: Which, codes: string[], by: SignedIn, at: Date): Promise<Tagged> {
  return decide(db, which, async (trx, campaign) => {
    const themes = await trx
      .selectFrom('theme')
      .select(['id', 'code'])
      .where('consultationId', '=', campaign.consultationId)
      .where('code', 'in', codes)
      .where('retiredAt', 'is', null)
      .execute()
    const strange = codes.find((code) => !themes.some((theme) => theme.code === code))
    if (strange !== undefined) {
      const message = `There is no theme “${strange}” in this consultation.`
      throw refusedAt('invalid', 'themes', message)
    }
    // Locked in id order like every act on comments.
    const { rows: copies } = await sql<{ id: string }>`
      select c.id from comment c where c.id in (select comment_id from campaign_member where campaign_id = ${campaign.id})
        and ${stillSaid()} order by c.id for update`.execute(trx)
    const { rows: said } = await sql<{ commentId: string }>`
      insert into theme_assignment (comment_id, theme_id, said_by, applies, person_id, at)
      select c.id, t.id, 'person', true, ${by.id}::uuid, ${at}::timestamptz
      from unnest(${copies.map(({ id }) => id)}::uuid[]) as c (id), unnest(${themes.map(({ id }) => id)}::uuid[]) as t (id)
      where not exists (select from theme_confirmation k where k.comment_id = c.id)
      on conflict (comment_id, theme_id, said_by) where replaced_at is null do nothing
      returning comment_id`.execute(trx)
    const tagged = [...new Set(said.map(({ commentId }) => commentId))]
    const { consultationId } = campaign
    await record(
      trx,
      ...tagged.map((subjectId) => ({
        actor: by.id,
        action: 'comment.themed-with-campaign',
        subjectId,
        consultationId,
        detail: { holds: codes, campaign: campaign.id },
        at,
      })),
    )
    if (tagged.length > 0) {
      await recordOf(trx, campaign, 'campaign.letter-themed', by, at, { holds: codes, comments: tagged.length })
      await announce(trx, 'public')
    }
    return { tagged: tagged.length, left: copies.length - tagged.length }
  })
}

type Held = { id: string; consultationId: string; name: string | null; confirmedAt: Date | null }

function decide<T>(db: Db, which: Which, act: (trx: Trx, campaign: Held) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    const consultationId = await holdGrouping(trx, which.consultation)
    const campaign = await trx
      .selectFrom('campaign')
      .select(['id', 'consultationId', 'name', 'confirmedAt'])
      .where('id', '=', which.id)
      .where('consultationId', '=', consultationId)
      .where('endedAt', 'is', null)
      .executeTakeFirst()
    if (!campaign) throw noSuchCampaign()
    return act(trx, campaign)
  })
}

/** Neither the machine nor a colleague changes this consultation's campaigns meanwhile. */
async function holdGrouping(trx: Trx, slug: string): Promise<string> {
  const grouping = await trx
    .selectFrom('campaignGrouping as g')
    .innerJoin('consultation as k', 'k.id', 'g.consultationId')
    .select('g.consultationId')
    .where('k.slug', '=', slug)
    .forUpdate('g')
    .executeTakeFirst()
  if (!grouping) throw noSuchCampaign()
  return grouping.consultationId
}

/** What the machine found before no longer follows from what there is: the next grouping looks at everything. */
async function regroup(trx: Trx, consultationId: string): Promise<void> {
  await trx
    .updateTable('campaignGrouping')
    .set({ comments: 0, lastNumber: 0 })
    .where('consultationId', '=', consultationId)
    .execute()
}

async function recordOf(
  trx: Trx,
  campaign: Pick<Held, 'id' | 'consultationId'>,
  action: string,
  by: SignedIn,
  at: Date,
  detail: Record<string, string | number | string[]> = {},
): Promise<void> {
  const { id, consultationId } = campaign
  await record(trx, { actor: by.id, action, subjectId: id, consultationId, detail, at })
}

const noSuchCampaign = () => noSuch('campaign; it may have been merged into another')
