import { beforeAll, expect, test } from 'vitest'
import { published } from '../responses/say.ts'
import type { Member } from '../support/cast.ts'
import { chance, generator, nastyTexts } from '../support/generate.ts'
import { described } from '../support/described.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'
import { watchRoutes } from '../support/routes.ts'

const seen = watchRoutes()
const here = useHere()

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** How often each operation is asked for by each of the three. */
const rounds = 6
const seed = Number(process.env.SEED ?? 1)
let known: string[]
let askers: (Member | null)[]

beforeAll(async () => {
  const { olive, ada } = here.cast
  askers = [null, olive, ada]
  const consultation = await make(here).consultation({ slug: 'care' })
  const said = await comment(here, 'care', 'Please keep the birth centre in Melton open.')
  const organisation = await make(here).organisation()
  // Through the rooms that publish: a filter finds the comment it answers, and the ledger has to know of it.
  const response = await published(here)
  const { id: responseId } = await here.db
    .selectFrom('response')
    .select('id')
    .where('ref', '=', response.ref)
    .executeTakeFirstOrThrow()
  known = [
    'care',
    'maternity',
    'discussion',
    'gu',
    '1',
    consultation.id,
    said.id,
    said.receipt,
    organisation,
    response.ref,
    responseId,
    response.comment,
    ...consultation.questions.map((question) => question.id),
    ...Object.values(consultation.themes),
  ]
})

// They end the session of the person who asks, or never end themselves.
const left = ['/sign-out', '/api/desk/imports/:id/progress']

/** What a schema says where a contract says nothing: for programmers, never for the person who typed. */
const schemasOwnWords = /Invalid (input|option|key|string|UUID|union)|Unrecognized key|Too (small|big): expected/

type Outcome = { asked: string; status: number; body: string }

async function send(
  who: Member | null,
  method: Method,
  url: string,
  more: { headers?: Record<string, string>; payload?: string } = {},
): Promise<Outcome> {
  const reply = await here.app.inject({
    method,
    url,
    ...more,
    headers: { ...more.headers, ...(who && { cookie: who.cookie }) },
  })
  const asked = `${method} ${url.slice(0, 200)} ${more.payload?.slice(0, 400) ?? ''}`
  return { asked, status: reply.statusCode, body: reply.body.slice(0, 300) }
}

// What an address can carry: a half character cannot be written as one.
const inAddress = (value: unknown): string => {
  return encodeURIComponent(asText(value).toWellFormed())
}
const asText = (value: unknown): string =>
  (typeof value === 'string' ? value : JSON.stringify(value ?? null)).slice(0, 3_000)

test('requests made from the API’s own description find no 5xx and no status that it does not know', async () => {
  const paths = described(here.app)
  // The description says once what any route may be declined with; of itself each route says which of that it can be.
  const declared = new Map(
    seen.routes.map(({ method, url, schema }) => [`${String(method)} ${url}`, Object.keys(schema?.response ?? {})]),
  )
  const { pick, value, text } = generator(chance(seed), known)
  const wrong: (Outcome & { who: string })[] = []
  const statuses = new Map<number, number>()
  let operations = 0
  for (const [path, methods] of Object.entries(paths)) {
    for (const [name, operation] of Object.entries(methods)) {
      if (left.some((address) => path.replaceAll(/\{(\w+)\}/g, ':$1') === address)) continue
      operations++
      const method = name.toUpperCase() as Method
      const mayAnswer = declared.get(`${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`) ?? []
      const schema = operation.requestBody?.content['application/json']?.schema
      for (const who of askers) {
        for (let round = 0; round < rounds; round++) {
          const query = new URLSearchParams()
          const headers: Record<string, string> = {}
          let url = path
          for (const parameter of operation.parameters ?? []) {
            const given = value(parameter.schema)
            if (parameter.in === 'path') url = url.replace(`{${parameter.name}}`, inAddress(given) || '%20')
            else if (parameter.in === 'query') {
              if (parameter.required || random(pick)) query.append(parameter.name, asText(given))
            } else
              headers[parameter.name] = asText(given)
                .replace(/[^\x21-\x7e]/g, '-')
                .slice(0, 500)
          }
          if (query.size > 0) url += `?${query.toString()}`
          let payload: string | undefined
          if (schema) {
            payload = JSON.stringify(value(schema)) ?? 'null'
            headers['content-type'] = 'application/json'
            if (round === 0)
              payload = pick(['', '{', 'null', '[]', `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, `"${text({})}"`])
            if (round === 1) headers['content-type'] = pick(['text/plain', 'application/xml', 'application/json'])
          } else if (method !== 'GET') headers['content-length'] = '0'
          const outcome = await send(who, method, url, { headers, ...(payload !== undefined && { payload }) })
          statuses.set(outcome.status, (statuses.get(outcome.status) ?? 0) + 1)
          if (
            outcome.status >= 500 ||
            !mayAnswer.includes(String(outcome.status)) ||
            schemasOwnWords.test(outcome.body)
          )
            wrong.push({ who: who?.email ?? 'nobody', ...outcome })
        }
      }
    }
  }
  expect(operations).toBeGreaterThan(150)
  expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(operations * askers.length * rounds)
  // The test shows nothing if everything is turned away at the door.
  expect(statuses.get(200) ?? 0).toBeGreaterThan(100)
  expect(wrong).toEqual([])
})

const random = (pick: <T>(all: readonly T[]) => T) => pick([true, true, false])

test('pages and forms with anything in their addresses and fields find no 5xx', async () => {
  const { pick, text } = generator(chance(seed + 1), known)
  const pages = seen.routes.filter(
    (route) =>
      !left.includes(route.url) && ['GET', 'POST'].includes(String(route.method)) && !route.url.startsWith('/api/'),
  )
  const fields = [
    'name', 'title', 'code', 'label', 'reason', 'body', 'comment', 'comments', 'theme', 'themes', 'version', 'edit', 'day',
    'roles', 'consultation', 'answer', 'form', 'act', 'key', 'email', 'q', 'asOf', 'since', 'after', 'decision', 'columns.0.role',
    'parts.0.label', 'commitments.0.text', 'a.b.c.d.e.f.g.h.i.j', 'language', 'number', 'personId', 'groups', 'file',
  ] // prettier-ignore
  const wrong: (Outcome & { who: string })[] = []
  let sent = 0
  for (const route of pages) {
    const method = route.method as Method
    for (const who of askers) {
      for (let round = 0; round < 4; round++) {
        const url = route.url.replaceAll(/:(\w+)|\*/g, () =>
          round === 0
            ? '%00'
            : round === 1
              ? pick(['%ff', '%', '%2e%2e', '%0d%0aset-cookie:a=b'])
              : inAddress(text({})) || '%20',
        )
        const given = new URLSearchParams(Array.from({ length: 6 }, () => [pick(fields), text({}).slice(0, 3_000)]))
        if (round === 2) for (const field of fields) given.set(field, pick(nastyTexts).slice(0, 3_000))
        const outcome =
          method === 'GET'
            ? await send(who, method, `${url}?${given.toString().slice(0, 8_000)}`, {
                headers: { accept: 'text/html' },
              })
            : await send(who, method, url, {
                headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
                payload: given.toString(),
              })
        sent++
        if (outcome.status >= 500) wrong.push({ who: who?.email ?? 'nobody', ...outcome })
      }
    }
  }
  expect(sent).toBeGreaterThan(2_000)
  expect(wrong).toEqual([])
})
