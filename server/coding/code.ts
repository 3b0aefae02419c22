import { sql } from 'kysely'
import { consultationNamed } from '../consultations/queries.ts'
import { announce } from '../data/changes.ts'
import type { Db } from '../data/database.ts'
import type { SignedIn } from '../people/contract.ts'
import { noSuch, Refusal } from '../http/refusal.ts'
import { lockComment } from '../comments/locked.ts'
import { leftMinutes } from './contract.ts'
import type { ThemeConfirmation } from '../themes/contract.ts'
import { confirmationOf, confirmLocked, themeNamed, themesByCode } from './correct.ts'

/**
 * Say what a comment on the coding screen speaks to, and that this is all. One's own decision may be changed; where
 * somebody else was faster, theirs stays.
 * @throws {Refusal} `not-found`; `conflict` if somebody else has confirmed it; `invalid` if a code is no theme of the consultation
 */
export async function codeComment(
  db: Db,
  slug: string,
  commentId: string,
  given: ThemeConfirmation,
  by: SignedIn,
  at: Date,
): Promise<void> {
  const consultation = await consultationNamed(db, slug)
  await db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, commentId, by)
    // Restricted ones are decided about in the safeguarding queue, whatever else this person may see.
    if (comment.consultationId !== consultation.id || comment.restricted) throw notThere()
    if (comment.standing === 'withdrawn') throw new Refusal('conflict', 'The author has withdrawn this comment.')
    const confirmation = await confirmationOf(trx, commentId)
    if (confirmation && confirmation.personId !== by.id) {
      throw new Refusal('conflict', `${confirmation.name} has confirmed this comment meanwhile, so theirs stays.`)
    }
    const themes = await themesByCode(trx, consultation.id)
    const holds = given.themes.map((code) => themeNamed(themes, code).id)
    // In the slice to check the screen ticks nothing beforehand: what is ticked there a person has looked for.
    const choice = comment.audit ? 'own' : 'offered'
    if (await confirmLocked(trx, comment, holds, choice, by, at)) await announce(trx, 'public')
    await trx.deleteFrom('codingClaim').where('commentId', '=', commentId).execute()
  })
}

/** Leave a comment for later: for an hour it is not offered to this person again, and at once to others. */
export async function leaveForLater(db: Db, commentId: string, by: SignedIn, at: Date): Promise<void> {
  const leftUntil = new Date(at.getTime() + leftMinutes * 60_000)
  await sql`insert into coding_claim (comment_id, person_id, until, left_until)
    select c.id, ${by.id}::uuid, ${at}::timestamptz, ${leftUntil}::timestamptz from comment c where c.id = ${commentId}
    on conflict (comment_id, person_id) do update set until = excluded.until, left_until = excluded.left_until`.execute(
    db,
  )
}

const notThere = () => noSuch('comment in this consultation')
