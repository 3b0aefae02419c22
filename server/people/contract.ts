import { z } from 'zod'
import type { FormState } from '../http/action.ts'
import { Email } from '../http/email.ts'
import { languageCodes } from '../http/languages/vocabulary.ts'
import { Id, Text } from '../http/wire.ts'

export const roles = ['administrator', 'officer', 'reviewer', 'board-member', 'safeguarding'] as const
export const Role = z.enum(roles)
export type Role = z.output<typeof Role>

/** What each role is called, and what it does, in the words of the pages. */
export const roleNames: Record<Role, { label: string; does: string }> = {
  administrator: { label: 'Administrator', does: 'invites people, and may do what officers do' },
  officer: { label: 'Officer', does: 'reads and themes comments, drafts, reviews and publishes responses' },
  reviewer: { label: 'Reviewer', does: 'reads comments and reviews drafts, changes nothing' },
  'board-member': { label: 'Board member', does: 'reads papers and the log' },
  safeguarding: { label: 'Safeguarding', does: 'sees the restricted queue, and decides' },
}

/** What a role is granted for: one organisation, one consultation, or, with neither, the whole programme. */
export const Scope = z.object({ organisationId: Id.nullable(), consultationId: Id.nullable() })
export type Scope = z.output<typeof Scope>

/** A role, for the whole programme, for one organisation or for one consultation. */
export const Grant = Scope.extend({ role: Role })
export type Grant = z.output<typeof Grant>

/** Who is asking, as far as pages and rules need to know. */
export const SignedIn = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  post: z.string().nullable(),
  /** Held anywhere. */
  roles: z.array(Role),
  grants: z.array(Grant),
})
export type SignedIn = z.output<typeof SignedIn>

/** The ways in which somebody has shown who they are. */
export const hows = {
  password: 'password',
  'mailed-link': 'mailed link',
  'single-sign-on': 'sign-in of your organisation',
  'provider-second-factor': 'its second factor',
  passkey: 'passkey',
  authenticator: 'authenticator app',
  'recovery-code': 'recovery code',
} as const
export type How = keyof typeof hows

const code = Text().trim().max(40)

export const SignIn = z.object({
  email: Text().trim().min(1, 'Please type your e-mail address.').max(254),
  password: Text().min(1, 'Please type your password.').max(1000),
  /** From an authenticator app, or a recovery code, where the account has a second factor. */
  code: code.optional(),
  next: Text().max(500).optional(),
})
export type SignIn = z.output<typeof SignIn>

const Samples = z.array(z.object({ email: z.string(), password: z.string(), does: z.string() }))
const Faults = z.array(z.object({ field: z.string(), message: z.string() }))

export const SignInPageProps = z.object({
  email: z.string(),
  next: z.string(),
  problem: z.string().nullable(),
  /** Guesses are being slowed down: other ways in are shown first. */
  slowed: z.boolean(),
  /** What the sign-in of the organisation is called, if there is one. */
  provider: z.string().nullable(),
  samples: Samples,
})
export type SignInPageProps = z.output<typeof SignInPageProps>

export const SecondFactorPageProps = z.object({ problem: z.string().nullable() })
export type SecondFactorPageProps = z.output<typeof SecondFactorPageProps>

export const WantedLink = z.object({
  email: Text().trim().min(1, 'Please type your e-mail address.').max(254),
  want: z.enum(['recovery', 'sign-in']).default('recovery'),
})

export const LinksPageProps = z.object({
  email: z.string(),
  mails: z.boolean(),
  sent: z.boolean(),
  problem: z.string().nullable(),
})
export type LinksPageProps = z.output<typeof LinksPageProps>

const password = Text().min(10, 'Please choose at least 10 characters.').max(200, 'Please keep to 200 characters.')

export const NewPassword = z.object({ password })

export const AccountLinkPageProps = z.object({
  kind: z.enum(['invitation', 'recovery', 'sign-in', 'address']),
  name: z.string(),
  email: z.string(),
  invitedBy: z.string().nullable(),
  programme: z.string(),
  faults: Faults,
})
export type AccountLinkPageProps = z.output<typeof AccountLinkPageProps>

export const FirstAdministrator = z.object({
  programme: Text().trim().min(1, 'Please name the programme.').max(200),
  area: Text().trim().min(1, 'Please say which area it is for.').max(200),
  name: Text().trim().min(1, 'Please type your name.').max(200),
  email: Email,
  password,
})
export type FirstAdministrator = z.output<typeof FirstAdministrator>

/** What a form sends of a scope: `programme`, `organisation:ID` or `consultation:ID`. */
export const ScopeChoice = Text()
  .regex(/^(programme|(organisation|consultation):[0-9a-f-]{36})$/, 'Please choose what the role is for.')
  .transform((text): Scope => {
    const [what, id] = text.split(':')
    return {
      organisationId: what === 'organisation' ? (id ?? null) : null,
      consultationId: what === 'consultation' ? (id ?? null) : null,
    }
  })

export const InvitePerson = z.object({
  name: Text().trim().min(1, 'Please type a name.').max(200),
  post: Text().trim().max(200).optional(),
  email: Email,
  language: z
    .enum(languageCodes as [string, ...string[]])
    .default('en')
    .transform((text) => text as (typeof languageCodes)[number]),
  roles: z.array(Role).min(1, 'Please choose at least one role.'),
  scope: ScopeChoice.optional(),
})
export type InvitePerson = z.output<typeof InvitePerson>

/** How somebody is called and which post they hold. The address that they sign in with stays. */
export const RenamePerson = InvitePerson.pick({ name: true, post: true })
export type RenamePerson = z.output<typeof RenamePerson>

/** The roles for the whole programme, and whether the account is closed: what is given replaces what was. */
export const ChangePerson = z.object({ roles: z.array(Role), disabled: z.boolean() })

export const SecondFactorRoles = z.object({ roles: z.array(Role) })

export const GiveRoles = z.object({
  roles: z.array(Role).min(1, 'Please choose at least one role.'),
  scope: ScopeChoice,
})

/** Somebody put into the database with a password of their own: what the sample and the tests are made of. */
export type NewPerson = { name: string; post?: string; email: string; password: string; roles: Role[]; scope?: Scope }

const Moment = z.string()

export const PeoplePageProps = z.object({
  people: z.array(
    z.object({
      id: Id,
      name: z.string(),
      post: z.string().nullable(),
      email: z.string(),
      disabledAt: Moment.nullable(),
      /** Has not answered the invitation yet. */
      invited: z.boolean(),
      invitedBy: z.string().nullable(),
      shownTo: z.string().nullable(),
      /** Every link to this account that an administrator was shown, since no mail was sent. */
      handedOver: z.array(z.object({ to: z.string(), at: Moment, usedAt: Moment.nullable() })),
      confirmedBy: z.string().nullable(),
      hasFactor: z.boolean(),
      grants: z.array(
        Grant.extend({ id: Id, waits: z.boolean(), givenBy: z.string().nullable(), what: z.string().nullable() }),
      ),
      /** Why this administrator cannot confirm them, if they wait. */
      mayConfirm: z.boolean(),
    }),
  ),
  organisations: z.array(z.object({ id: Id, name: z.string() })),
  consultations: z.array(z.object({ id: Id, title: z.string() })),
  factorRoles: z.array(Role),
  administrators: z.number().int(),
  mails: z.boolean(),
  me: Id,
  /** The roles that were ticked in a form that comes back. */
  rolesTyped: z.array(z.string()),
  /** A link to hand over, shown this once. */
  handOver: z.object({ name: z.string(), link: z.string() }).nullable(),
})
export type PeoplePageProps = z.output<typeof PeoplePageProps> & { formState: FormState }

export const ChangePassword = z.object({
  current: Text().min(1, 'Please type the password you have now.').max(1000),
  password,
})

/** When somebody is told by mail of work that waits for them. */
export const mailPaces = {
  'at-once': 'At once',
  daily: 'Once a day, in the morning',
  never: 'Never: I look at my home',
} as const
export const MailPace = z.enum(Object.keys(mailPaces) as [keyof typeof mailPaces])

export const MyAccountPageProps = z.object({
  name: z.string(),
  email: z.string(),
  post: z.string().nullable(),
  language: z.string(),
  /** When mail about work that waits is sent. */
  mailPace: MailPace,
  /** An address that was asked for and is not confirmed yet. */
  wanted: z.string().nullable(),
  /** A mail server is set: addresses can be confirmed. */
  mails: z.boolean(),
  hasPassword: z.boolean(),
  mustAddFactor: z.boolean(),
  totpSince: Moment.nullable(),
  passkeys: z.array(z.object({ id: Id, name: z.string(), madeAt: Moment, lastUsedAt: Moment.nullable() })),
  recoveryCodes: z.number().int(),
  /** Made just now, and shown this once. */
  codes: z.array(z.string()),
  provider: z.object({ name: z.string(), connected: z.boolean() }).nullable(),
  sessions: z.array(
    z.object({
      id: Id,
      createdAt: Moment,
      lastSeenAt: Moment,
      device: z.string(),
      how: z.array(z.string()),
      current: z.boolean(),
    }),
  ),
  faults: Faults,
  done: z.string().nullable(),
})
export type MyAccountPageProps = z.output<typeof MyAccountPageProps>

export const AuthenticatorPageProps = z.object({
  secret: z.string(),
  address: z.string(),
  /** The QR code as the path of an SVG, and how many modules wide it is. */
  qr: z.object({ path: z.string(), size: z.number().int() }),
  faults: Faults,
})
export type AuthenticatorPageProps = z.output<typeof AuthenticatorPageProps>

export const ConfirmPageProps = z.object({
  /** Where to go on. */
  next: z.string(),
  hasPassword: z.boolean(),
  hasFactor: z.boolean(),
  /** Of the demonstration: the password that is public anyway. */
  sample: z.string().nullable(),
  faults: Faults,
  /** What was being sent as we asked, kept so that it can be sent once it is confirmed. */
  held: z.object({ action: z.string(), fields: z.array(z.tuple([z.string(), z.string()])) }).nullable(),
  confirmed: z.boolean(),
})
export type ConfirmPageProps = z.output<typeof ConfirmPageProps>
