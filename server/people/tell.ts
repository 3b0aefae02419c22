import type { Db } from '../data/database.ts'
import type { Role } from './contract.ts'

/** What of an account somebody is told. */
export type AccountNews =
  | 'invited'
  | 'roles'
  | 'confirm-roles'
  | 'roles-confirmed'
  | 'disabled'
  | 'password'
  | 'second-factor'
  | 'recovery'
  | 'new-device'
  | 'address'

/** News that administrators get as well: it changes who sees what, or who gets in. */
const forAdministrators: readonly AccountNews[] = [
  'invited',
  'roles',
  'confirm-roles',
  'roles-confirmed',
  'disabled',
  'recovery',
  'address',
]

/**
 * Tell everybody concerned, by mail: whose account it is, and the other administrators.
 * @param news  `email`: where whose account it is has to hear of it, if that is not their address any more
 */
export async function tellAccount(
  db: Db,
  news: { what: AccountNews; about: string; by: string | null; roles?: Role[]; email?: string },
  at: Date,
): Promise<void> {
  const recipients = new Set<string>()
  // Who is invited gets the invitation itself, and who has to confirm roles is not the one who gets them.
  if (news.what !== 'invited' && news.what !== 'confirm-roles') recipients.add(news.about)
  if (forAdministrators.includes(news.what))
    for (const { id } of await administrators(db)) if (id !== news.by) recipients.add(id)
  for (const recipientId of recipients) {
    const { id } = await db
      .insertInto('accountNews')
      .values({
        recipientId,
        aboutId: news.about,
        what: news.what,
        byId: news.by,
        roles: news.roles ?? [],
        email: recipientId === news.about ? (news.email ?? null) : null,
        at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await mailPerson(db, { kind: 'account-news', cause: id, personId: recipientId, expiresAt: inDays(at, 7) }, at)
  }
}

/** Put a mail to somebody with an account into the outbox. */
export async function mailPerson(
  db: Db,
  mail: { kind: 'account-link' | 'account-news'; cause: string; personId: string; expiresAt: Date },
  at: Date,
): Promise<void> {
  await db
    .insertInto('message')
    .values({ ...mail, createdAt: at, dueAt: at })
    .execute()
}

/** Who looks after accounts of the whole programme now. */
export function administrators(db: Db) {
  return db
    .selectFrom('permissionGrant as g')
    .innerJoin('person as p', 'p.id', 'g.personId')
    .select(['p.id', 'p.name'])
    .distinct()
    .where('g.role', '=', 'administrator')
    .where('g.organisationId', 'is', null)
    .where('g.consultationId', 'is', null)
    .where('g.revokedAt', 'is', null)
    .where((when) => when.or([when('g.needsConfirmation', '=', false), when('g.confirmedAt', 'is not', null)]))
    .where('p.disabledAt', 'is', null)
    .execute()
}

const inDays = (at: Date, days: number) => new Date(at.getTime() + days * 86_400_000)
