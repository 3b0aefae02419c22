import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { type Operation, target } from '../support/described.ts'
import { useHere } from '../support/here.ts'
import { watchRoutes } from '../support/routes.ts'

const seen = watchRoutes()
const here = useHere()

type Document = {
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, Operation & { summary: string; security?: unknown[] }>>
  components: { schemas: Record<string, object> }
}
/** The two descriptions that are served: what everybody can ask for, and the desk's. */
const parts = ['/api/openapi.json', '/api/desk/openapi.json']
const texts = new Map<string, string>()
const documents = new Map<string, Document>()
let operations: (Operation & { summary: string; address: string })[]

beforeAll(async () => {
  for (const at of parts) {
    const reply = await here.app.inject(at)
    texts.set(at, reply.body)
    documents.set(at, reply.json())
  }
  operations = [...documents.values()].flatMap(({ paths }) =>
    Object.entries(paths).flatMap(([at, methods]) =>
      Object.entries(methods).map(([method, one]) => ({ ...one, address: `${method.toUpperCase()} ${at}` })),
    ),
  )
})

test('the whole API is described, in two parts of less than 300 kB each', () => {
  for (const text of texts.values()) expect(Buffer.byteLength(text)).toBeLessThan(300_000)
  const declared = seen.routes.filter(({ schema, method }) => schema && !schema.hide && method !== 'HEAD')
  expect(operations.map(({ address }) => address).sort()).toEqual(
    declared.map(({ method, url }) => `${String(method)} ${url.replaceAll(/:(\w+)/g, '{$1}')}`).sort(),
  )
})

test.each(parts)('%s is valid OpenAPI 3.1', (at) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'openapi-')), 'openapi.json')
  writeFileSync(file, texts.get(at) as string)
  const validator = path.resolve(import.meta.dirname, '../../node_modules/@seriousme/openapi-schema-validator')
  const said = execFileSync(process.execPath, [path.join(validator, 'bin/validate-api-cli.js'), file], {
    encoding: 'utf8',
  })
  expect(JSON.parse(said)).toEqual({ valid: true })
})

test('each operation has a name of its own, a summary and the room that it is in', () => {
  const names = operations.map(({ operationId }) => operationId)
  expect(names.filter((name) => !/^[a-z]+([A-Z][a-z]*)*$/.test(name))).toEqual([])
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  expect(operations.filter(({ summary }) => !summary)).toEqual([])
  const rooms = [...documents.values()].flatMap(({ tags }) => tags.map(({ name }) => name))
  expect(operations.filter(({ tags }) => tags.length !== 1 || !rooms.includes(tags[0] ?? ''))).toEqual([])
  expect(rooms.filter((room) => !operations.some(({ tags }) => tags.includes(room)))).toEqual([])
  const publishing = operations.find(({ address }) => address === 'POST /api/desk/responses/{ref}/publication')
  expect(publishing?.operationId).toBe('publishResponse')
})

test.each(parts)('what %s refers to is there, and what is there is referred to', (at) => {
  const [text, document] = [texts.get(at) as string, documents.get(at) as Document]
  const refs = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref as string))
  expect([...refs].filter((ref) => target(document, ref) === undefined)).toEqual([])
  const kept = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`)
  expect(kept.filter((ref) => !refs.has(ref))).toEqual([])
})

test.each(parts)('%s writes no thing and no choice out twice', (at) => {
  const document = documents.get(at) as Document
  const found = new Map<string, number>()
  const look = (value: unknown, isNamed = false): void => {
    if (Array.isArray(value)) return value.forEach((one) => look(one))
    if (value === null || typeof value !== 'object') return
    const schema = value as { type?: unknown; properties?: object; enum?: unknown }
    const written = JSON.stringify(schema)
    if (
      !isNamed &&
      written.length > 80 &&
      ((schema.type === 'object' && schema.properties) || Array.isArray(schema.enum))
    )
      found.set(written, (found.get(written) ?? 0) + 1)
    for (const one of Object.values(value)) look(one)
  }
  look(document.paths)
  for (const schema of Object.values(document.components.schemas)) look(schema, true)
  expect([...found].filter(([, count]) => count > 1)).toEqual([])
})

test('refusals are described once, and schemas have the names of our contracts', () => {
  expect(operations.filter(({ responses }) => !('default' in responses))).toEqual([])
  const [open, desk] = parts.map((at) => Object.keys(documents.get(at)?.components.schemas ?? {}))
  expect(open).toEqual(expect.arrayContaining(['Problem', 'NewSubmission', 'ReceiptView', 'LogEntry']))
  expect(desk).toEqual(expect.arrayContaining(['Problem', 'DeskResponse', 'CommentView']))
})

test('a file is asked for as one part of several, behind the consultation it belongs to', () => {
  const upload = operations.find(({ operationId }) => operationId === 'uploadImportFile')!
  const { schema } = upload.requestBody!.content['multipart/form-data']!
  const named = schema as { $ref?: string }
  const desk = documents.get('/api/desk/openapi.json')!
  const found = (named.$ref ? target(desk, named.$ref) : schema) as { properties: object; required: string[] }
  expect(Object.keys(found.properties)).toEqual(['consultation', 'file'])
  expect(found.required).toEqual(['consultation', 'file'])
  expect(found.properties).toMatchObject({ file: { type: 'string', format: 'binary' } })
})
