import { sql } from 'kysely'
import type { Db, Trx } from '../data/database.ts'
import type { Day } from '../http/wire.ts'
import { isOneMailbox, lookupOf, openContact, sealAddress } from '../followers/address.ts'
import { maxUnaskedADay } from '../followers/contract.ts'
import { followerFor } from '../followers/follow.ts'
import { heldOn } from '../followers/queries.ts'
import { Format, Language, type MessageKind } from './vocabulary.ts'

const batch = 100
/** What a person tells by telephone where that is all that was left. */
const toldByTelephone: readonly MessageKind[] = ['published', 'outcome', 'corrected', 'set-aside']

/**
 * Find out whose mail it is, for messages that so far only say which submission they are about: the address is sealed, so the
 * database cannot tell. One person with several comments gets one mail about one thing.
 * @returns how many were looked at
 */
export async function resolveAuthors(db: Db, contactKey: Buffer, at: Date): Promise<number> {
  let resolved = 0
  for (;;) {
    const found = await db.transaction().execute(async (trx) => {
      const waiting = await trx
        .selectFrom('message as m')
        .leftJoin('contact as c', 'c.submissionId', 'm.submissionId')
        .leftJoin('submission as s', 's.id', 'm.submissionId')
        .select([
          'm.id',
          'm.kind',
          'm.cause',
          'm.submissionId',
          'c.sealed',
          's.receivedAt as leftAt',
          's.language',
          'c.wantsNews',
        ])
        .where('m.state', '=', 'waiting')
        .where('m.followerId', 'is', null)
        .where('m.memberId', 'is', null)
        .where('m.personId', 'is', null)
        .orderBy('m.number')
        .limit(batch)
        .forUpdate('m')
        .skipLocked()
        .execute()
      for (const one of waiting) await resolveOne(trx, contactKey, one, at)
      return waiting.length
    })
    resolved += found
    if (found < batch) return resolved
  }
}

type Waiting = {
  id: string
  kind: MessageKind
  cause: string
  submissionId: string | null
  sealed: Buffer | null
  leftAt: Date | null
  language: string | null
  wantsNews: boolean | null
}

async function resolveOne(trx: Trx, contactKey: Buffer, message: Waiting, at: Date): Promise<void> {
  const settle = (state: 'dropped' | 'by-hand', reason: string) =>
    trx
      .updateTable('message')
      .set({ state, reason, settledAt: state === 'dropped' ? at : null })
      .where('id', '=', message.id)
      .execute()
  if (!message.sealed || !message.submissionId) return void (await settle('dropped', 'erased'))
  const contact = openContact(contactKey, message.sealed)
  if (!contact.email) {
    const told = contact.phone !== undefined && toldByTelephone.includes(message.kind)
    return void (await (told ? settle('by-hand', 'telephone') : settle('dropped', 'no-address')))
  }
  if (!isOneMailbox(contact.email)) return void (await settle('dropped', 'not-an-address'))
  const followerId = await authorFor(trx, contactKey, contact, message.language, at)
  const sibling = await trx
    .selectFrom('message')
    .select('id')
    .where('kind', '=', message.kind)
    .where('cause', '=', message.cause)
    .where('followerId', '=', followerId)
    .executeTakeFirst()
  await trx
    .updateTable('contact')
    .set({ followerId })
    .where('submissionId', '=', message.submissionId)
    .where('followerId', 'is', null)
    .execute()
  // Anyone who asks for news again after having stopped it wants this news; what was stopped stays stopped.
  if (message.wantsNews && message.kind === 'receipt') {
    await trx
      .updateTable('follower')
      .set({ stoppedAt: null })
      .where('id', '=', followerId)
      .where('stoppedAt', '<', message.leftAt)
      .execute()
  }
  if (sibling) return void (await settle('dropped', 'same-person'))
  if (message.kind === 'receipt' && (await receiptsToday(trx, followerId, at)) >= maxUnaskedADay)
    return void (await settle('dropped', 'too-many'))
  await trx.updateTable('message').set({ followerId }).where('id', '=', message.id).execute()
}

/**
 * Whose address was left with a submission, in the transaction that is about to destroy it.
 * @returns the follower's id, or null where no e-mail address was left
 */
export async function authorOf(trx: Trx, contactKey: Buffer, submissionId: string, at: Date): Promise<string | null> {
  const left = await trx
    .selectFrom('contact as c')
    .innerJoin('submission as s', 's.id', 'c.submissionId')
    .select(['c.followerId', 'c.sealed', 's.language'])
    .where('c.submissionId', '=', submissionId)
    .executeTakeFirst()
  if (!left) return null
  if (left.followerId) return left.followerId
  const contact = openContact(contactKey, left.sealed)
  if (!contact.email || !isOneMailbox(contact.email)) return null
  const followerId = await authorFor(trx, contactKey, contact, left.language, at)
  await trx.updateTable('contact').set({ followerId }).where('submissionId', '=', submissionId).execute()
  return followerId
}

async function authorFor(
  trx: Trx,
  contactKey: Buffer,
  contact: ReturnType<typeof openContact>,
  wrote: string | null,
  at: Date,
): Promise<string> {
  const email = contact.email as string
  const format = Format.catch('ordinary').parse(contact.format)
  const language = Language.catch('en').parse(wrote)
  const id = await followerFor(trx, contactKey, { email, language, format, formatNote: undefined }, at)
  // A need is never lost to an earlier row that knows of none.
  if (format !== 'ordinary') {
    await trx
      .updateTable('follower')
      .set({ format, sealed: sealAddress(contactKey, { email }) })
      .where('lookup', '=', lookupOf(contactKey, email))
      .where('format', '=', 'ordinary')
      .execute()
  }
  return id
}

async function receiptsToday(trx: Trx, followerId: string, at: Date): Promise<number> {
  const { n } = await trx
    .selectFrom('message')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('followerId', '=', followerId)
    .where('kind', '=', 'receipt')
    .where('createdAt', '>', new Date(at.getTime() - 86_400_000))
    .executeTakeFirstOrThrow()
  return n
}

/** Set apart what a person has to send, and drop what came too late to be of use or is about nothing that is public. */
export async function setApart(db: Db, day: Day, at: Date): Promise<void> {
  await sql`
    update message m set state = 'by-hand', reason = 'format'
    from follower f
    where m.state = 'waiting' and m.due_at <= ${at}::timestamptz and f.id = m.follower_id and f.format <> 'ordinary'
      and m.kind <> 'confirm' and f.stopped_at is null and message_unwanted(m) is null and not ${heldOn(day)}`.execute(
    db,
  )
  await db
    .updateTable('message')
    .set({ state: 'dropped', reason: 'too-late', settledAt: at })
    .where('state', '=', 'waiting')
    .where('expiresAt', '<', at)
    .execute()
}
