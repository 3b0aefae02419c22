import type { FastifyInstance } from 'fastify'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { namesOfContracts } from './names.ts'
import { anyRefusal, documentRefusals, ownAnswers } from './refusals.ts'
import { type Document, sayOnce } from './shared.ts'

/** Of the API, not of the program: it changes when an answer no longer fits those who ask. */
export const apiVersion = '1.0.0'

declare module 'fastify' {
  interface FastifySchema {
    /** The parts of a multipart request, for the description alone: the route reads its stream itself. */
    parts?: z.ZodType
  }
}

/** Describes every route that is declared from now on: `app.swagger()` is all of it; see parts.ts for what is served. */
export async function documentApi(app: FastifyInstance, rooms: { name: string; description: string }[]): Promise<void> {
  const schemaRegistry = await namesOfContracts()
  const named = createJsonSchemaTransform({ schemaRegistry })
  const spelledOut = createJsonSchemaTransform({ schemaRegistry: z.registry() })
  const components = createJsonSchemaTransformObject({ schemaRegistry })
  await app.register(import('@fastify/swagger'), {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Said and Done',
        version: apiVersion,
      },
      tags: rooms,
    },
    transform: (route) => {
      const { schema } = route
      if (!schema || schema.hide) return named(route)
      // Parameters are listed one by one, so that what holds them has no name.
      const { params, querystring, headers, response, parts, ...rest } = schema
      const listed = spelledOut({ ...route, schema: { params, querystring, headers } })
      const answers = { ...ownAnswers(response as Record<string, unknown>), default: anyRefusal }
      const body = named({ ...route, schema: { ...rest, ...(parts && { body: parts }), response: answers } })
      return { url: body.url, schema: { ...body.schema, ...listed.schema } }
    },
    transformObject: (document) => sayOnce(components(document) as Document) as never,
  })
  app.addHook('onRoute', documentRefusals)
}
