import type { Grant, Role, SignedIn } from './contract.ts'

/** Everything that a signed-in person may be allowed to do, and the roles that allow it. */
export const permissions = {
  'desk.see': ['administrator', 'officer', 'reviewer', 'safeguarding'],
  'comments.read': ['administrator', 'officer', 'reviewer'],
  'comments.change': ['administrator', 'officer'],
  'comments.redact': ['administrator', 'officer'],
  'comments.erase': ['administrator'],
  'safeguarding.see': ['safeguarding'],
  'themes.change': ['administrator', 'officer'],
  'imports.run': ['administrator', 'officer'],
  'responses.see': ['administrator', 'officer', 'reviewer'],
  'responses.draft': ['administrator', 'officer'],
  'responses.review': ['administrator', 'officer', 'reviewer'],
  'responses.publish': ['administrator', 'officer'],
  'words.take-out': ['administrator', 'officer'],
  'words.see-taken-out': ['administrator'],
  'mail.handle': ['administrator', 'officer'],
  'people.manage': ['administrator'],
  'keys.manage': ['administrator'],
  'consultations.change': ['administrator', 'officer'],
  'programme.change': ['administrator'],
  'board.read': ['administrator', 'officer', 'reviewer', 'board-member'],
} as const satisfies Record<string, readonly Role[]>
export type Permission = keyof typeof permissions

/** What reaches into another organisation's work once that was shared: looking, never changing or approving. */
const alsoShared: readonly Permission[] = ['desk.see', 'comments.read', 'responses.see', 'board.read']

/**
 * What a permission is asked for. A consultation has the organisations that own it (none: the programme's alone); a response
 * has one accountable organisation (null: the programme's own) and may be shared with others.
 */
export type On =
  | { is: 'programme' }
  | { is: 'organisation'; organisationId: string }
  | { is: 'consultation'; consultationId: string; owners: readonly string[] }
  | { is: 'response'; consultationId: string; organisationId: string | null; sharedWith: readonly string[] }

export type Relation = 'own' | 'shared' | 'other'

/** How a grant stands to a thing: whose it is, shared with it, or neither. */
export function relationOf(grant: Pick<Grant, 'organisationId' | 'consultationId'>, on: On): Relation {
  if (grant.organisationId !== null) return ofOrganisation(grant.organisationId, on)
  if (grant.consultationId !== null && (!('consultationId' in on) || on.consultationId !== grant.consultationId))
    return 'other'
  // Anyone who works for the programme sees what its organisations draft, and decides nothing for them.
  return on.is === 'response' && on.organisationId !== null ? 'shared' : 'own'
}

function ofOrganisation(organisationId: string, on: On): Relation {
  switch (on.is) {
    case 'programme':
      return 'other'
    case 'organisation':
      return on.organisationId === organisationId ? 'own' : 'other'
    case 'consultation':
      return on.owners.includes(organisationId) ? 'own' : 'other'
    case 'response':
      if (on.organisationId === organisationId) return 'own'
      return on.sharedWith.includes(organisationId) ? 'shared' : 'other'
  }
}

/** Where somebody reads of board meetings: at the desk, if they may change them there; else as everybody does. */
export const meetingsAt = (person: Pick<SignedIn, 'grants'> | null) =>
  may(person, 'consultations.change', { is: 'programme' }) ? '/desk/meetings' : '/meetings'

/** Whether a role allows this for what is its own, shared with it, or another's. */
export function roleMay(role: Role, permission: Permission, relation: Relation): boolean {
  const allowed: readonly Role[] = permissions[permission]
  if (relation === 'other' || !allowed.includes(role)) return false
  return relation === 'own' || alsoShared.includes(permission)
}

/**
 * Whether somebody is allowed this.
 * @param on  the thing that it is asked for; without it: for anything at all, which decides whether a page is offered
 */
export function may(person: Pick<SignedIn, 'grants'> | null, permission: Permission, on?: On): boolean {
  if (person === null) return false
  return person.grants.some((grant) => roleMay(grant.role, permission, on ? relationOf(grant, on) : 'own'))
}
