import { readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'

/** Schemas that the API’s description says once, each under its name. */
export type Names = z.core.$ZodRegistry<{ id?: string }>

const server = path.resolve(import.meta.dirname, '../..')

/**
 * Names every shape that a contract exports, as the contract does. Where two rooms use one name for two shapes,
 * each has its room's before it.
 */
export async function namesOfContracts(): Promise<Names> {
  const files = readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:^|[-/])(?:contract|wire)\.ts$/.test(file))
    .sort()
  const found = new Map<z.ZodType, { name: string; room: string }>()
  for (const file of files) {
    const contract = (await import(pathToFileURL(path.join(server, file)).href)) as Record<string, unknown>
    for (const [name, schema] of Object.entries(contract))
      if (isShape(schema) && !found.has(schema)) found.set(schema, { name, room: path.dirname(file) })
  }
  const names: Names = z.registry()
  const shared = new Map<string, number>()
  for (const { name } of found.values()) shared.set(name, (shared.get(name) ?? 0) + 1)
  for (const [schema, { name, room }] of found)
    names.add(schema, { id: shared.get(name) === 1 ? name : pascal(room) + name })
  return names
}

/** Things, choices and lists of them have a name; what is one text or number says its kind where it stands. */
function isShape(schema: unknown): schema is z.ZodType {
  return (
    schema instanceof z.ZodObject ||
    schema instanceof z.ZodRecord ||
    schema instanceof z.ZodUnion ||
    schema instanceof z.ZodEnum ||
    (schema instanceof z.ZodPipe && isShape(schema.out))
  )
}

const pascal = (room: string): string => room.replaceAll(/(?:^|[-/])(\w)/g, (_, first: string) => first.toUpperCase())
