import { sql } from 'kysely'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import { noSuch, Refusal } from '../http/refusal.ts'
import { lookupOf, sealAddress } from './address.ts'
import { confirmWithinDays, type FollowTarget, maxUnaskedADay, type NewFollow } from './contract.ts'

const day = 86_400_000

/** What is to be followed, found and public. */
export type Target = {
  kind: 'log' | 'consultation' | 'theme' | 'response'
  consultationId: string | null
  themeId: string | null
  responseId: string | null
  about: string | null
}

/**
 * Somebody asks for news to an address. Nothing is sent there but one mail that asks whether they mean it; whether the address is
 * known makes no difference to what is answered, nor to what is done.
 * @throws {Refusal} `not-found` for what is not public
 */
export async function askToFollow(db: Db, contactKey: Buffer, given: NewFollow, at: Date): Promise<void> {
  const { about: _about, ...target } = await targetOf(db, given)
  await db.transaction().execute(async (trx) => {
    const followerId = await followerFor(trx, contactKey, given, at)
    const { id } = await trx
      .insertInto('follow')
      .values({ ...target, followerId, askedAt: at })
      .returning('id')
      .executeTakeFirstOrThrow()
    await record(trx, { actor: null, action: 'follow.asked', subjectId: id, detail: { kind: target.kind }, at })
    // One that is still to be sent asks about this too.
    await trx
      .updateTable('message')
      .set({ state: 'dropped', reason: 'asked-together', settledAt: at })
      .where('followerId', '=', followerId)
      .where('kind', '=', 'confirm')
      .where('state', '=', 'waiting')
      .execute()
    // Anyone who types another person's address over and over gets that person no more than a few mails.
    await sql`
      with asked as (
        select count(*) filter (where state <> 'dropped') >= ${maxUnaskedADay} as enough from message
        where follower_id = ${followerId}::uuid and kind = 'confirm' and created_at > ${new Date(at.getTime() - day)}::timestamptz
      )
      insert into message (kind, cause, follower_id, follow_id, created_at, due_at, expires_at, state, reason, settled_at)
      select 'confirm', ${id}::uuid, ${followerId}::uuid, ${id}::uuid, ${at}::timestamptz, ${at}::timestamptz,
        ${new Date(at.getTime() + confirmWithinDays * day)}::timestamptz, case when enough then 'dropped' else 'waiting' end,
        case when enough then 'too-many' end, case when enough then ${at}::timestamptz end
      from asked`.execute(trx)
  })
}

/**
 * The row of an address, made if there is none. What a form says of language and format counts until the address has been
 * confirmed: later it is changed by its owner's private link only, since anybody can type anybody's address.
 */
export async function followerFor(
  trx: Trx,
  contactKey: Buffer,
  given: Pick<NewFollow, 'email' | 'language' | 'format' | 'formatNote'> & Pick<Partial<NewFollow>, 'howOften'>,
  at: Date,
): Promise<string> {
  const lookup = lookupOf(contactKey, given.email)
  const { rows } = await sql<{ id: string }>`
    insert into follower (lookup, sealed, language, format, how_often, created_at)
    values (${lookup}, ${sealAddress(contactKey, given)}, ${given.language}, ${given.format}, ${given.howOften ?? 'at-once'}, ${at}::timestamptz)
    on conflict (lookup) do update set
      language = case when ${theirs} then follower.language else excluded.language end,
      format = case when ${theirs} then follower.format else excluded.format end,
      how_often = case when ${theirs} then follower.how_often else excluded.how_often end,
      sealed = case when ${theirs} then follower.sealed else excluded.sealed end
    returning id`.execute(trx)
  return (rows[0] as { id: string }).id
}

/** Somebody has confirmed the address, or has written to us and left it. */
const theirs = sql`(
  exists (select from follow w where w.follower_id = follower.id and w.confirmed_at is not null)
  or exists (select from contact c where c.follower_id = follower.id))`

/** @throws {Refusal} `not-found` for what is not public, whether or not there is a draft of that name */
export async function targetOf(db: Db, asked: FollowTarget): Promise<Target> {
  const none = { consultationId: null, themeId: null, responseId: null }
  if (asked.response) {
    const found = await db
      .selectFrom('response as r')
      .innerJoin('publication as p', (join) => join.onRef('p.responseId', '=', 'r.id').on('p.replacedAt', 'is', null))
      .innerJoin('consultation as c', 'c.id', 'r.consultationId')
      .select(['r.id', 'r.ref', 'c.title'])
      .where('r.ref', '=', asked.response)
      .where('c.publishedAt', 'is not', null)
      .executeTakeFirst()
    if (!found) throw noSuch('response')
    return { ...none, kind: 'response', responseId: found.id, about: `${found.ref}, ${found.title}` }
  }
  if (!asked.consultation) {
    if (asked.theme) throw new Refusal('not-found', 'Please say of which consultation the theme is.')
    return { ...none, kind: 'log', about: null }
  }
  const consultation = await db
    .selectFrom('consultation')
    .select(['id', 'title'])
    .where('slug', '=', asked.consultation)
    .where('publishedAt', 'is not', null)
    .executeTakeFirst()
  if (!consultation) throw noSuch('consultation')
  if (!asked.theme) return { ...none, kind: 'consultation', consultationId: consultation.id, about: consultation.title }
  const theme = await db
    .selectFrom('theme')
    .select(['id', 'label'])
    .where('consultationId', '=', consultation.id)
    .where('code', '=', asked.theme)
    .where('mergedIntoId', 'is', null)
    .executeTakeFirst()
  if (!theme) throw noSuch('theme')
  return { ...none, kind: 'theme', themeId: theme.id, about: `${theme.label}, ${consultation.title}` }
}
