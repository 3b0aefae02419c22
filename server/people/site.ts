import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Site } from './sign-in/passkeys.ts'

/** This site as a browser knows it: by the address that was set, else by the one that was asked. */
export async function siteOf(app: FastifyInstance, request: FastifyRequest): Promise<Site> {
  const { programme } = await app.frame()
  const address = new URL(originOf(app, request))
  return { name: programme.name, host: address.hostname, origin: address.origin }
}

/** Where this site is, without a path. */
export function originOf(app: FastifyInstance, request: FastifyRequest): string {
  return app.settings.publicUrl ?? `${request.protocol}://${request.host}`
}
