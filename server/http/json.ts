import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { Refusal } from './refusal.ts'

// Our own bodies reach six; a file's map is the deepest.
const deepest = 32

/** Reads JSON bodies: none at all where a route needs none, and none that is deeper than anything we ask for. */
export const readJson = fp(async (app: FastifyInstance) => {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text: string, done) => {
    if (text === '') return done(null, undefined)
    return parse(request, text, (error, body) =>
      !error && isDeeper(body, deepest)
        ? done(new Refusal('invalid', `Please send JSON of at most ${deepest} levels.`))
        : done(error, body),
    )
  })
})

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((inner) => isDeeper(inner, levels - 1))
}

/** What a text says as JSON; undefined for what is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
