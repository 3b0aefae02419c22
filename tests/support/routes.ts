import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { FastifyInstance, RouteOptions } from 'fastify'

/** Every route that apps made from now on declare, in the order of the code. Call it before the app is made. */
export function watchRoutes(): { routes: RouteOptions[]; stop(): void } {
  const routes: RouteOptions[] = []
  const begun = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance }
    fastify.addHook('onRoute', (route) => void routes.push(route))
  }
  subscribe('fastify.initialization', begun)
  return { routes, stop: () => unsubscribe('fastify.initialization', begun) }
}
