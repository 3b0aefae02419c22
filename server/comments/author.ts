import type { Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import { openContact } from '../followers/address.ts'
import { Refusal } from '../http/refusal.ts'
import type { SignedIn } from '../people/contract.ts'
import type { Author } from './author-contract.ts'

/**
 * What the author of a comment left to be reached by, for who has to reach them; each look is in the comment's history.
 * @param why  what stands with the look in the history
 * @throws {Refusal} `not-found` if nothing was left
 */
export async function lookAtAuthor(
  trx: Trx,
  contactKey: Buffer,
  { id, consultationId }: { id: string; consultationId: string },
  why: Record<string, string>,
  by: SignedIn,
  at: Date,
): Promise<Author> {
  const contact = await trx
    .selectFrom('comment as c')
    .innerJoin('contact', 'contact.submissionId', 'c.submissionId')
    .select('contact.sealed')
    .where('c.id', '=', id)
    .executeTakeFirst()
  if (!contact) throw new Refusal('not-found', 'Its author left nothing to be reached by, or it was erased since.')
  await record(trx, { actor: by.id, action: 'comment.contact-seen', subjectId: id, consultationId, detail: why, at })
  const { name, email, phone } = openContact(contactKey, contact.sealed)
  return { name: name ?? null, email: email ?? null, phone: phone ?? null }
}
