import type { FastifyInstance } from 'fastify'
import type { Schema } from './generate.ts'

export type Operation = {
  operationId: string
  tags: string[]
  parameters?: { name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema: Schema }[]
  requestBody?: { content: Record<string, { schema?: Schema }> }
  responses: Record<string, { content?: Record<string, unknown> }>
}

/** Every operation that the API describes, by address and method, with what it refers to in its place. */
export function described(app: FastifyInstance): Record<string, Record<string, Operation>> {
  const document = app.swagger() as unknown as { paths: Record<string, Record<string, Operation>> }
  return inFull(document, document.paths) as typeof document.paths
}

/** @returns `value` with each `$ref` followed, and what is `allOf` two things as one with the fields of both */
function inFull(document: object, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => inFull(document, one))
  if (value === null || typeof value !== 'object') return value
  if ('$ref' in value) return inFull(document, target(document, String(value.$ref)))
  const whole = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inFull(document, one)]))
  if (!Array.isArray(whole.allOf)) return whole
  const parts = whole.allOf as { properties?: object; required?: string[] }[]
  return {
    type: 'object',
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)) as object,
    required: parts.flatMap(({ required }) => required ?? []),
  }
}

/** @returns what is at a `$ref` within its document; undefined if nothing is */
export function target(document: object, ref: string): unknown {
  return ref
    .split('/')
    .slice(1)
    .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document)
}
