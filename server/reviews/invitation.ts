import { createHash, randomBytes } from 'node:crypto'
import type { Db, Trx } from '../data/database.ts'
import { Refusal } from '../http/refusal.ts'
import { addDays } from '../data/time.ts'
import type { Day } from '../http/wire.ts'
import type { Mandate } from '../responses/vocabulary.ts'

const lettersOfToken = /^[A-Za-z0-9_-]{32}$/
const hashOf = (token: string) => createHash('sha256').update(token).digest()

/** How long after the due day a private link still opens what was asked, in days. */
const readableFor = 60

/** Make the private link of one group in one round. @returns its token, 192 random bits, of which only the hash is kept */
export async function invite(
  trx: Trx,
  round: { id: string; dueOn: Day },
  groupId: string,
  by: string,
  at: Date,
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(24).toString('base64url')
  const expiresAt = new Date(`${addDays(round.dueOn, readableFor)}T00:00:00Z`)
  await trx
    .insertInto('reviewInvitation')
    .values({ roundId: round.id, groupingId: groupId, tokenHash: hashOf(token), madeBy: by, madeAt: at, expiresAt })
    .execute()
  return { token, expiresAt }
}

export type Invitation = Awaited<ReturnType<typeof findInvitation>>

/** What a private link is for. @throws {Refusal} `not-found` if it is unknown, was withdrawn, or has expired */
export async function findInvitation(db: Db, token: string, at: Date) {
  const found = lettersOfToken.test(token)
    ? await db
        .selectFrom('reviewInvitation as i')
        .innerJoin('reviewRound as o', 'o.id', 'i.roundId')
        .innerJoin('reviewRoundGroup as a', (join) =>
          join.onRef('a.roundId', '=', 'i.roundId').onRef('a.groupingId', '=', 'i.groupingId'),
        )
        .innerJoin('grouping as g', 'g.id', 'i.groupingId')
        .innerJoin('responseVersion as v', 'v.id', 'o.versionId')
        .innerJoin('response as r', 'r.id', 'v.responseId')
        .innerJoin('consultation as c', 'c.id', 'r.consultationId')
        .select([
          'i.id',
          'i.roundId',
          'g.id as groupId',
          'g.name as group',
          'a.mandate',
          'o.dueOn',
          'o.note',
          'v.id as versionId',
          'v.number as version',
          'v.sentAt',
          'r.id as responseId',
          'r.ref',
          'c.title as consultation',
        ])
        .where('i.tokenHash', '=', hashOf(token))
        .where('i.revokedAt', 'is', null)
        .where('i.expiresAt', '>', at)
        .executeTakeFirst()
    : undefined
  if (!found)
    throw new Refusal(
      'not-found',
      'This private link is not known, or it has expired. Please ask whoever sent it for a new one.',
    )
  return { ...found, mandate: found.mandate as Mandate }
}
