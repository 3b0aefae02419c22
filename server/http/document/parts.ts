import type { FastifyInstance } from 'fastify'

type Tag = { name: string }
type Whole = {
  info: object
  tags?: Tag[]
  paths: Record<string, Record<string, { tags?: string[] }>>
  components: Record<string, Record<string, unknown>>
}

/** What only people with an account ask for: signing in, and everything of the desk. */
const ofDesk = (path: string): boolean => /^\/api\/(desk|session|passkeys)\b/.test(path)

const publicApi = `Send comments to a consultation, follow what became of them, and read what was answered.
The desk's own API is described at /api/desk/openapi.json.`

const deskApi = `Everything that an officer can do. Sign in with signIn, and send the cookie with each request; a change that a browser
asks for has to come from this site. What needs no account is described at /api/openapi.json.`

const refusals = `Any request can be declined: 400 something does not fit, 401 not signed in, 403 not allowed, 404 not there,
409 not possible now, 413 or 414 too large or too long, 415 not JSON, 429 too often, 503 try again in a moment. Each is answered as
problem details (RFC 9457). Answers can have more fields in future.`

/** The API in two descriptions, each whole by itself: what everybody can ask for, and what the desk asks for. */
export function apiDescription(app: FastifyInstance, part: 'public' | 'desk'): Record<string, unknown> {
  const whole = app.swagger() as unknown as Whole
  const paths = Object.fromEntries(Object.entries(whole.paths).filter(([path]) => ofDesk(path) === (part === 'desk')))
  const used = new Set(Object.values(paths).flatMap((path) => Object.values(path).flatMap(({ tags = [] }) => tags)))
  return {
    ...whole,
    info: { ...whole.info, description: `${part === 'desk' ? deskApi : publicApi}\n\n${refusals}` },
    tags: whole.tags?.filter(({ name }) => used.has(name)),
    paths,
    components: reachedFrom(paths, whole.components),
  }
}

function reachedFrom(value: unknown, components: Whole['components']): Whole['components'] {
  const reached = new Set<string>()
  const reach = (one: unknown): void => {
    for (const [, kind = '', name = ''] of JSON.stringify(one).matchAll(/"#\/components\/(\w+)\/([^"]+)"/g)) {
      if (reached.has(`${kind}/${name}`)) continue
      reached.add(`${kind}/${name}`)
      reach(components[kind]?.[name])
    }
  }
  reach(value)
  return Object.fromEntries(
    Object.entries(components).map(([kind, all]) => [
      kind,
      Object.fromEntries(Object.entries(all).filter(([name]) => reached.has(`${kind}/${name}`))),
    ]),
  )
}
