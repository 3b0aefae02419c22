import { z } from 'zod'
import { Id, Text } from '../http/wire.ts'

export const roles = ['administrator', 'officer', 'reviewer', 'board-member', 'safeguarding'] as const
export const Role = z.enum(roles)
export type Role = z.output<typeof Role>

/** Everything that a signed-in person may be allowed to do. */
export const permissions = {
  'desk.see': ['administrator', 'officer', 'reviewer', 'safeguarding'],
  'comments.read': ['administrator', 'officer', 'reviewer'],
  'comments.change': ['administrator', 'officer'],
  'comments.redact': ['administrator', 'officer'],
  'comments.erase': ['administrator'],
  'safeguarding.see': ['safeguarding'],
  'themes.change': ['administrator', 'officer'],
  'imports.run': ['administrator', 'officer'],
  'responses.draft': ['administrator', 'officer'],
  'responses.review': ['administrator', 'officer', 'reviewer'],
  'responses.publish': ['administrator', 'officer'],
  'mail.handle': ['administrator', 'officer'],
  'people.manage': ['administrator'],
  'keys.manage': ['administrator'],
  'consultations.change': ['administrator', 'officer'],
  'programme.change': ['administrator'],
  'board.read': ['administrator', 'officer', 'reviewer', 'board-member'],
} as const satisfies Record<string, readonly Role[]>
export type Permission = keyof typeof permissions

/** Who is asking, as far as pages and rules need to know. */
export const SignedIn = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  post: z.string().nullable(),
  roles: z.array(Role),
})
export type SignedIn = z.output<typeof SignedIn>

export function may(person: Pick<SignedIn, 'roles'> | null, permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission]
  return person !== null && person.roles.some((role) => allowed.includes(role))
}

export const SignIn = z.object({
  email: Text().trim().min(1, 'Please type your e-mail address.').max(254),
  password: Text().min(1, 'Please type your password.').max(1000),
  next: Text().max(500).optional(),
})
export type SignIn = z.output<typeof SignIn>

export const SignInPageProps = z.object({
  email: z.string(),
  next: z.string(),
  problem: z.string().nullable(),
  samples: z.array(z.object({ email: z.string(), password: z.string(), does: z.string() })),
})
export type SignInPageProps = z.output<typeof SignInPageProps>

const passwordRule = Text().min(10, 'Please choose at least 10 characters.').max(200, 'Please keep to 200 characters.')

export const FirstAdministrator = z.object({
  programme: Text().trim().min(1, 'Please name the programme.').max(200),
  area: Text().trim().min(1, 'Please say which area it is for.').max(200),
  name: Text().trim().min(1, 'Please type your name.').max(200),
  email: z.email('Please type an e-mail address, for example name@example.org.').max(254),
  password: passwordRule,
})
export type FirstAdministrator = z.output<typeof FirstAdministrator>

export const NewPerson = z.object({
  name: Text().trim().min(1, 'Please type a name.').max(200),
  post: Text().trim().max(200).optional(),
  email: z.email('Please type an e-mail address, for example name@example.org.').max(254),
  password: passwordRule,
  roles: z.array(Role).min(1, 'Please choose at least one role.'),
})
export type NewPerson = z.output<typeof NewPerson>
