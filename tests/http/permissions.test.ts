import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { RouteOptions } from 'fastify'
import { beforeAll, expect, test } from 'vitest'
import { type Role, roles } from '#server/people/contract.ts'
import { type Permission, permissions, roleMay } from '#server/people/permissions.ts'
import { reachesPart } from '#server/people/reach.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'
import { publishing } from '../support/published.ts'
import { watchRoutes } from '../support/routes.ts'

const seen = watchRoutes()
const here = useHere()

type Asker = 'nobody' | Role
const askers: Asker[] = ['nobody', ...roles]
/** Who of the cast has this role and no other. */
const having = {
  administrator: 'ada',
  officer: 'olive',
  reviewer: 'rita',
  'board-member': 'bea',
  safeguarding: 'sam',
} as const
/** What leads somewhere, by the part of an address that stands before it. */
const real: Record<string, string> = {}

beforeAll(async () => {
  const consultation = await make(here).consultation({ slug: 'care' })
  const said = await comment(here, 'care', 'Please keep the birth centre in Melton open.')
  const response = await publishing(here).response(consultation, { on: '2026-05-20', comments: [said.id] })
  Object.assign(real, {
    consultations: 'care',
    themes: 'care',
    care: 'maternity',
    phases: 'discussion',
    questions: consultation.questions[0]?.id,
    comments: said.id,
    safeguarding: said.id,
    receipts: said.receipt,
    responses: response.ref,
    log: response.ref,
    languages: 'gu',
    versions: '1',
    organisations: await make(here).organisation(),
    // Whose account is changed on the way: nobody's who asks.
    people: here.cast.oscar.id,
  })
})

const methodsOf = (route: RouteOptions) => [route.method].flat().filter((method) => method !== 'HEAD')
const accessOf = (route: RouteOptions) => route.config?.access as 'public' | 'signed-in' | 'api-key' | Permission

/** Every route of ours; the built styles and scripts are files. */
const everyRoute = () => seen.routes.filter((route) => route.config?.access && methodsOf(route).length > 0)

const has = (role: Role, permission: Permission) => (permissions[permission] as readonly Role[]).includes(role)

function admits(access: ReturnType<typeof accessOf>, asker: Asker): boolean {
  if (access === 'public') return true
  if (access === 'api-key' || asker === 'nobody') return false
  return access === 'signed-in' || has(asker, access)
}

/** The route's address, with ids that lead somewhere (where we know one) or nowhere. */
function addressOf(route: RouteOptions, leads: boolean): string {
  const parts: string[] = []
  for (const part of route.url.split('/')) {
    const before = parts.at(-1) ?? ''
    parts.push(part.startsWith(':') ? (leads && real[before]) || randomUUID() : part.replace('*', 'x'))
  }
  return parts.join('/')
}

async function ask(route: RouteOptions, method: string, asker: Asker, leads: boolean) {
  const isApi = route.url.startsWith('/api/')
  const cookie = asker !== 'nobody' && here.cast[having[asker]].cookie
  const reply = await here.app.inject({
    method: method as 'GET',
    url: addressOf(route, leads),
    headers: {
      ...(cookie && { cookie }),
      accept: isApi ? 'application/json' : 'text/html',
      ...(method !== 'GET' &&
        !route.config?.upload && {
          'content-type': isApi ? 'application/json' : 'application/x-www-form-urlencoded',
        }),
    },
    ...(method !== 'GET' && !route.config?.upload && { payload: isApi ? '{}' : 'nothing=1' }),
  })
  const toSignIn = reply.statusCode === 303 && String(reply.headers.location).startsWith('/sign-in?')
  return {
    status: reply.statusCode,
    turnedAway: toSignIn || reply.statusCode === 401 ? 401 : reply.statusCode === 403 && 403,
  }
}

// Their answer never ends, or they end the session of the person who asks.
const apart = ['/sign-out', '/api/desk/imports/:id/progress']

test('every route turns away whom it does not admit, whether or not there is what they ask for; nobody else is turned away', async () => {
  const wrong: string[] = []
  let asked = 0
  for (const route of everyRoute().filter((route) => !apart.includes(route.url))) {
    for (const method of methodsOf(route)) {
      for (const asker of askers) {
        for (const leads of [false, true]) {
          const { status, turnedAway } = await ask(route, method, asker, leads)
          asked++
          const line = `${method} ${route.url} as ${asker}, ${leads ? 'real' : 'ghost'}: ${status}`
          if (status >= 500) wrong.push(line)
          else if (!admits(accessOf(route), asker)) {
            if (turnedAway !== (asker === 'nobody' || accessOf(route) === 'api-key' ? 401 : 403)) wrong.push(line)
          } else if (turnedAway) wrong.push(line)
        }
      }
    }
  }
  expect(asked).toBeGreaterThan(3_000)
  expect(wrong).toEqual([])
})

test.each(apart)('%s is closed to nobody', async (url) => {
  const route = everyRoute().find((route) => route.url === url) as RouteOptions
  for (const method of methodsOf(route)) expect((await ask(route, method, 'nobody', false)).turnedAway).toBe(401)
})

const named: Record<string, string> = {
  public: 'Everybody',
  'signed-in': 'Everybody who is signed in',
  'api-key': 'Another system, with a key',
}

test('docs/permissions.md has a row for every route, and SECURITY.md one for every permission', async () => {
  const head = `| permission | ${roles.join(' | ')} |\n|---|${roles.map(() => '---|').join('')}`
  const reach = (role: Role, permission: Permission) =>
    (['own', 'shared', 'other'] as const).filter((relation) => roleMay(role, permission, relation)).join(', ')
  const ofRoles = (Object.keys(permissions) as Permission[]).map(
    (permission) => `| \`${permission}\` | ${roles.map((role) => reach(role, permission)).join(' | ')} |`,
  )
  const table = `${head}\n${ofRoles.join('\n')}`
  const groups = new Map<string, string[]>()
  for (const route of everyRoute())
    for (const method of methodsOf(route)) {
      const access = accessOf(route)
      const whole = access in permissions && !route.config?.lists && !reachesPart(route.url)
      groups.set(access, [...(groups.get(access) ?? []), `\`${method} ${route.url}\`${whole ? ' *' : ''}`])
    }
  const sections = [...groups]
    .sort(([a], [b]) => a.localeCompare(b, 'en'))
    .map(
      ([access, addresses]) =>
        `## ${named[access] ?? `\`${access}\``}\n\n${[...new Set(addresses)]
          .sort()
          .map((address) => `- ${address}`)
          .join('\n')}\n`,
    )
  const text = `# Who may do what\n\nWritten by \`npm test -- tests/http/permissions.test.ts -u\`, which asks every route as everybody. A role for one organisation or one\nconsultation has “own” and “shared” of what is its own; an address with * is about the whole programme and not for such a role.\n\n${table}\n\n${sections.join('\n')}`
  await expect(text).toMatchFileSnapshot('../../docs/permissions.md')
  expect(readFileSync(path.resolve(import.meta.dirname, '../../SECURITY.md'), 'utf8')).toContain(table)
})
