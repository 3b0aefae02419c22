import type { RouteOptions } from 'fastify'
import { titles } from '../explain.ts'
import { Problem } from '../wire.ts'

type Answer = { description: string; content: Record<string, { schema: typeof Problem }> }

const refusal = (description: string): Answer => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
})

/** What a route can be declined with for how it is made: said of all routes at once, as `default`. */
const ofAnyRoute = new Map(Object.entries(titles).map(([status, title]) => [Number(status), refusal(title)]))

/** What the API's description says of every answer that a route does not name. */
export const anyRefusal = refusal('Not done; `status`, `title` and `detail` say why, `fields` what does not fit')

/** Names every refusal that can come of how a route is made, beside what the route says of its own. */
export function documentRefusals(route: RouteOptions): void {
  const { schema, config } = route
  if (!schema || schema.hide) return
  const changes = [route.method].flat().some((method) => !['GET', 'HEAD'].includes(method))
  // 431 and 503 come before any route is asked: headers that are too large, records out of reach.
  const statuses = [400, 431, 503]
  if (config?.access !== 'public') statuses.push(401)
  if (config?.access !== 'public' || changes) statuses.push(403)
  if (schema.params) statuses.push(414)
  // What an address, a search or a body names need not be there.
  if (schema.params || schema.querystring || changes) statuses.push(404)
  // Two changes at once, of which the second finds what the first has made or taken away.
  if (changes) statuses.push(409, 413, 415)
  if (config?.rateLimit) statuses.push(429)
  const declared = { ...(schema.response as Record<number, unknown> | undefined) }
  for (const [status, answer] of Object.entries(declared))
    if (answer === Problem) declared[Number(status)] = refusal(titles[Number(status)] ?? '')
  for (const status of statuses) declared[status] ??= ofAnyRoute.get(status)
  schema.response = declared
}

/** The answers that a route names itself. */
export function ownAnswers(response: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(response).filter(([status, answer]) => answer !== ofAnyRoute.get(Number(status))),
  )
}
