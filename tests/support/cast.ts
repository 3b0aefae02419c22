import type { Db } from '#server/data/database.ts'
import type { Role, SignedIn } from '#server/people/contract.ts'
import { addPerson } from '#server/people/people.ts'
import { beginSession } from '#server/people/sign-in/sessions.ts'

const members = {
  /** Runs the installation. */
  ada: { name: 'Ada Administrator', roles: ['administrator'] },
  /** Drafts. */
  olive: { name: 'Olive Officer', roles: ['officer'] },
  /** The second officer: approves what Olive drafts. */
  oscar: { name: 'Oscar Officer', roles: ['officer'] },
  rita: { name: 'Rita Reviewer', roles: ['reviewer'] },
  bea: { name: 'Bea Board-Member', roles: ['board-member'] },
  sam: { name: 'Sam Safeguarding', roles: ['safeguarding'] },
} as const satisfies Record<string, { name: string; roles: readonly Role[] }>

export const samplePassword = 'correct horse battery'
export type Member = { id: string; email: string; cookie: string }
export type Cast = { [Name in keyof typeof members]: Member }

/** The people of every test, each signed in: send `cookie` as the request's cookie header. */
export async function castOf(db: Db): Promise<Cast> {
  const cast = await Promise.all(
    Object.entries(members).map(async ([key, member]) => {
      const email = `${key}@example.org`
      const id = await addPerson(
        db,
        { name: member.name, email, password: samplePassword, roles: [...member.roles] },
        null,
      )
      // Sessions outlive whatever day a test sets.
      const { token } = await beginSession(db, id, new Date('2099-01-01'))
      return [key, { id, email, cookie: `session=${token}` }]
    }),
  )
  return Object.fromEntries(cast) as Cast
}

/** Somebody who asks with these roles for the whole programme, for tests that call a verb. */
export function signedInAs({ id, email }: Pick<Member, 'id' | 'email'>, ...roles: Role[]): SignedIn {
  const grants = roles.map((role) => ({ role, organisationId: null, consultationId: null }))
  return { id, email, name: email, post: null, roles, grants }
}
