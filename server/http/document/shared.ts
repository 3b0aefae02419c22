import { titles } from '../explain.ts'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Thing = { [key: string]: Json }
type Operation = {
  operationId?: string
  parameters?: Thing[]
  requestBody?: { content: Record<string, { schema?: Json }> }
  responses: Record<string, Thing>
}
export type Document = {
  paths?: Record<string, Record<string, Operation>>
  components?: { schemas?: Record<string, Json>; [kind: string]: unknown }
}

const toSchema = '#/components/schemas/'

/**
 * The API's description with everything said once: schemas by name, refusals and parameters that many routes have, as
 * components. What it says is unchanged; what it said again and again was nine tenths of it.
 */
export function sayOnce(whole: Document): Document {
  const schemas = Object.fromEntries(
    Object.entries(whole.components?.schemas ?? {}).map(([name, schema]) => [
      name,
      plain(schema, !/Input$/.test(name)),
    ]),
  )
  const paths = whole.paths ?? {}
  const responses: Record<string, Json> = {}
  for (const { operation } of operationsOf(paths)) {
    if (operation.requestBody && asksNothing(operation.requestBody)) delete operation.requestBody
    if (operation.requestBody) operation.requestBody = plain(operation.requestBody as Json, false) as never
    if (operation.parameters) operation.parameters = plain(operation.parameters, false) as Thing[]
    for (const [status, response] of Object.entries(operation.responses)) {
      const answer = plain(response, true) as Thing
      if (answer.description === 'Default Response')
        answer.description = described[status] ?? titles[Number(status)] ?? 'OK'
      const name = status === 'default' ? 'Refused' : status
      const shared = isRefusal(answer) && (status === 'default' || answer.description === titles[Number(status)])
      operation.responses[status] = shared ? { $ref: `#/components/responses/${name}` } : answer
      if (shared) responses[name] = answer
    }
  }
  const once = shareRepeats(withoutTwins({ paths: paths as never, responses }, schemas))
  const parameters = shareParameters(Object.values(once.used.paths as never))
  return {
    ...whole,
    paths: once.used.paths as never,
    components: {
      ...whole.components,
      schemas: sorted(extended(once.schemas)),
      responses: sorted(once.used.responses as Thing),
      parameters,
    },
  }
}

const described: Record<string, string> = { 200: 'OK', 201: 'Made', 202: 'Taken, done soon', 204: 'Done' }

/** The body may be left out, so nobody has to know of it. */
const asksNothing = ({ content }: { content: Record<string, { schema?: Json }> }): boolean => {
  const schema = JSON.stringify(content['application/json']?.schema ?? null)
  return schema === `{"$ref":"${toSchema}NothingInput"}`
}

const isRefusal = ({ content }: Thing): boolean =>
  JSON.stringify(content ?? null).startsWith('{"application/problem+json":{"schema":{"$ref":')

function operationsOf(paths: Record<string, Record<string, Operation>>) {
  return Object.values(paths).flatMap((path) => Object.values(path).map((operation) => ({ operation })))
}

/** Without what the format says already, what no JavaScript number could pass, and that an answer will never have more fields. */
function plain(value: Json, answer: boolean): Json {
  if (Array.isArray(value)) return value.map((one) => plain(one, answer))
  if (value === null || typeof value !== 'object') return value
  const kept: Thing = {}
  for (const [key, one] of Object.entries(value)) {
    if (key === 'pattern' && ['date', 'date-time', 'uuid'].includes(value.format as string)) continue
    if ((key === 'minimum' || key === 'maximum') && Math.abs(Number(one)) === Number.MAX_SAFE_INTEGER) continue
    if (key === 'required' && one === false) continue
    if (key === 'propertyNames' && JSON.stringify(one) === '{"type":"string"}') continue
    if (answer && key === 'additionalProperties' && one === false) continue
    // A field that a form sends empty counts as left out: that is the form's business.
    if (key === 'anyOf' && Array.isArray(one)) {
      const [first, ...others] = one.filter((choice) => !emptyTexts.includes(JSON.stringify(choice)))
      if (first !== undefined && others.length === 0) {
        Object.assign(kept, plain(first, answer))
        continue
      }
    }
    kept[key] = plain(one, answer)
  }
  if (kept.minimum === -(2 ** 31) && kept.maximum === 2 ** 31 - 1) {
    delete kept.minimum
    delete kept.maximum
    kept.format = 'int32'
  }
  return orNull(kept)
}
const emptyTexts = ['{"type":"string","const":""}', '{"type":"string","enum":[""]}']

/** `anyOf` a text or null is a text that may be null. */
function orNull(schema: Thing): Thing {
  const { anyOf, ...rest } = schema
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return schema
  const [one, none] = anyOf as [Thing, Thing]
  const simple = ['string', 'integer', 'number', 'boolean'].includes(one.type as string)
  if (none.type !== 'null' || !simple || one.enum || one.const !== undefined) return schema
  return { ...rest, ...one, type: [one.type as string, 'null'] }
}

/**
 * A contract can look different to who sends it and to who reads it (`XInput` and `X`). Where it does not it is said
 * once, and what no route uses is left out.
 */
function withoutTwins<T extends Json>(
  used: T,
  schemas: Record<string, Json>,
): { used: T; schemas: Record<string, Json> } {
  const base = (name: string) => name.replace(/Input$/, '')
  const names = new Set(Object.keys(schemas))
  const same = new Set([...names].filter((name) => name !== base(name) && names.has(base(name))))
  const renamed = (value: Json): Json => mapRefs(value, (name) => (same.has(name) ? base(name) : name))
  // All are taken to be the same; who turns out not to be may make others differ that refer to it.
  for (let before = -1; before !== same.size;) {
    before = same.size
    for (const name of same) {
      const asked = JSON.stringify(renamed(schemas[name] as Json))
      if (asked !== JSON.stringify(renamed(schemas[base(name)] as Json))) same.delete(name)
    }
  }
  const reached = new Map<string, Json>()
  const reach = (value: Json): void =>
    void mapRefs(value, (name) => {
      if (!reached.has(name)) {
        const schema = renamed(schemas[name] as Json)
        reached.set(name, schema)
        reach(schema)
      }
      return name
    })
  const merged = renamed(used) as T
  reach(merged)
  // Only who sends it uses it: then there is no other that it has to be told from.
  const onlySent = (name: string) => (name !== base(name) && !reached.has(base(name)) ? base(name) : name)
  return {
    used: mapRefs(merged, onlySent) as T,
    schemas: sorted(
      Object.fromEntries([...reached].map(([name, schema]) => [onlySent(name), mapRefs(schema, onlySent)])),
    ),
  }
}

/**
 * A thing or a choice that stands in several places without a name gets that of the field it is in.
 * @param names  what has a name already
 */
function shareRepeats<T extends Json>(all: { used: T; schemas: Record<string, Json> }): typeof all {
  const uses = new Map<string, { count: number; within: string; field: string }>()
  const count = (value: Json, within: string, field: string, named = false): void => {
    if (Array.isArray(value)) return value.forEach((one) => count(one, within, field))
    if (value === null || typeof value !== 'object') return
    if (!named && worthAName(value)) {
      const text = JSON.stringify(value)
      const found = uses.get(text)
      if (found) return void found.count++
      uses.set(text, { count: 1, within, field })
    }
    for (const [key, one] of Object.entries(value))
      count(one, within, saysNothing.has(key) || /^\d+$/.test(key) ? field : key)
  }
  for (const { operation } of operationsOf((all.used as Thing).paths as never)) {
    const name = String(operation.operationId ?? '')
    for (const one of operation.parameters ?? []) count(one.schema ?? null, '', String(one.name))
    count((operation.requestBody ?? null) as Json, '', `${name}Body`)
    count(operation.responses, '', `${name}Answer`)
  }
  for (const [name, schema] of Object.entries(all.schemas)) count(schema, name, name, true)

  const schemas = { ...all.schemas }
  const names = new Map<string, string>()
  const known = new Map(Object.entries(schemas).map(([name, schema]) => [JSON.stringify(schema), name]))
  for (const [text, { within }] of uses) {
    const name = known.get(text)
    if (name !== undefined && name !== within) names.set(text, name)
  }
  for (const [text, { count, within, field }] of uses) {
    if (count < 2 || names.has(text)) continue
    const inFull = pascal(within) + pascal(field)
    const name = [pascal(field), inFull, `${inFull}2`, `${inFull}3`].find((one) => !(one in schemas))
    if (name === undefined) continue
    names.set(text, name)
    schemas[name] = JSON.parse(text) as Json
  }
  const shared = (value: Json, named = false): Json => {
    if (Array.isArray(value)) return value.map((one) => shared(one))
    if (value === null || typeof value !== 'object') return value
    const name = named ? undefined : names.get(JSON.stringify(value))
    if (name !== undefined) return { $ref: toSchema + name }
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shared(one)]))
  }
  if (names.size === 0) return all
  // What is in something that was named now may stand elsewhere too.
  return shareRepeats({
    used: shared(all.used) as T,
    schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, shared(schema, true)])),
  })
}

/** What has every field of another and more says so: `allOf` the other, and its own. */
function extended(schemas: Record<string, Json>): Record<string, Json> {
  const things = Object.entries(schemas).flatMap(([name, schema]) => {
    const { type, properties, required = [], ...more } = schema as Thing
    if (type !== 'object' || !properties || Object.keys(more).length > 0) return []
    const fields = new Map(Object.entries(properties as Thing).map(([key, one]) => [key, JSON.stringify(one)]))
    return [{ name, properties: properties as Thing, required: required as string[], fields }]
  })
  const all = { ...schemas }
  for (const one of things) {
    const within = things
      .filter(({ name, fields }) => name !== one.name && fields.size >= 5 && fields.size < one.fields.size)
      .filter(({ fields }) => [...fields].every(([key, text]) => one.fields.get(key) === text))
      .filter(({ fields, required }) =>
        [...fields.keys()].every((key) => required.includes(key) === one.required.includes(key)),
      )
      .sort((a, b) => b.fields.size - a.fields.size)[0]
    if (!within) continue
    const own = Object.entries(one.properties).filter(([key]) => !within.fields.has(key))
    const required = one.required.filter((key) => !within.fields.has(key))
    all[one.name] = {
      allOf: [
        { $ref: toSchema + within.name },
        { type: 'object', properties: Object.fromEntries(own), ...(required.length > 0 && { required }) },
      ],
    }
  }
  return all
}

const saysNothing = new Set([
  'properties',
  'items',
  'anyOf',
  'oneOf',
  'allOf',
  'schema',
  'additionalProperties',
  'content',
  'application/json',
])

const worthAName = (schema: { [key: string]: Json }): boolean =>
  ((schema.type === 'object' && 'properties' in schema) || Array.isArray(schema.enum)) &&
  JSON.stringify(schema).length > 80

const pascal = (field: string): string =>
  field.replaceAll(/(?:^|[^A-Za-z0-9]+)(\w)/g, (_, first: string) => first.toUpperCase())

function mapRefs(value: Json, name: (name: string) => string): Json {
  if (Array.isArray(value)) return value.map((one) => mapRefs(one, name))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      key === '$ref' && typeof one === 'string' && one.startsWith(toSchema)
        ? toSchema + name(one.slice(toSchema.length))
        : mapRefs(one, name),
    ]),
  )
}

/** Parameters that more than one route has, by their names; two of one name are told apart by a number. */
function shareParameters(paths: Record<string, Operation>[]): Record<string, Json> {
  const operations = paths.flatMap((path) => Object.values(path))
  const uses = new Map<string, number>()
  for (const { parameters = [] } of operations)
    for (const one of parameters) uses.set(JSON.stringify(one), (uses.get(JSON.stringify(one)) ?? 0) + 1)
  const shared: Record<string, Json> = {}
  const names = new Map<string, string>()
  for (const [text, count] of uses) {
    if (count < 2) continue
    const one = JSON.parse(text) as Thing
    let name = String(one.name)
    for (let n = 2; name in shared; n++) name = `${String(one.name)}${n}`
    shared[name] = one
    names.set(text, name)
  }
  for (const operation of operations)
    operation.parameters = operation.parameters?.map((one) => {
      const name = names.get(JSON.stringify(one))
      return name === undefined ? one : { $ref: `#/components/parameters/${name}` }
    })
  return sorted(shared)
}

const sorted = <T extends Json>(all: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))
