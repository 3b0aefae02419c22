import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Member } from '../support/cast.ts'
import { asking } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'
import { group } from '../responses/say.ts'
import { meets } from '../reviews/boards.ts'

const here = useHere()
const ask = asking(here)

/** Line ends of another system, and characters that turn the direction of what follows, or isolate it. */
const hostile = 'Half\r\nof \u202ea\u202c sentence\r\u2066here\u2069'
const unwanted = '[\u202a-\u202e\u2066-\u2069\r]'

const attribute = (tag: string, name: string) =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]?.replaceAll('&amp;', '&').replaceAll('&quot;', '"')

/** The fields of one form, every field of words filled in; undefined where it has none. */
function filled(inner: string): [string, string][] | undefined {
  const fields: [string, string][] = []
  let words = 0
  const chosen = new Set<string>()
  for (const [tag] of inner.matchAll(/<(?:input|textarea|select|button)(?:[^>"]|"[^"]*")*>/g)) {
    const name = attribute(tag, 'name')
    const type = attribute(tag, 'type') ?? 'text'
    if (!name || /\sdisabled/.test(tag) || type === 'file') continue
    if (tag.startsWith('<textarea') || (tag.startsWith('<input') && type === 'text')) {
      words++
      fields.push([name, hostile])
    } else if (tag.startsWith('<select')) {
      const [, options = ''] =
        new RegExp(`${tag.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(.*?)</select>`, 's').exec(inner) ?? []
      const values = [...options.matchAll(/<option(?:[^>"]|"[^"]*")*>/g)].map(
        ([option]) => attribute(option, 'value') ?? '',
      )
      fields.push([name, values.find((value) => value !== '') ?? ''])
    } else if (type === 'radio' || type === 'checkbox') {
      if (chosen.has(name)) continue
      chosen.add(name)
      fields.push([name, attribute(tag, 'value') ?? 'yes'])
    } else if (type === 'date') fields.push([name, '2026-06-02'])
    else if (type === 'email') fields.push([name, 'somebody@example.org'])
    else if (type === 'url') fields.push([name, 'https://example.org/'])
    else if (type === 'number') fields.push([name, '2'])
    else if (tag.startsWith('<button') ? !fields.some(([known]) => known === name) : true)
      fields.push([name, attribute(tag, 'value') ?? ''])
  }
  return words > 0 ? fields : undefined
}

async function fillEveryForm(member: Member): Promise<number> {
  const kindOf = (address: string) =>
    address
      .split('?')[0]!
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
      .replaceAll(/\/(?:gu|pa|pl|ur|bn|so|ar|hi|pt)\b/g, '/xx')
  const seen = new Set<string>()
  const sent = new Set<string>()
  const ahead = ['/desk', '/desk/me']
  const { cookie } = member
  for (let address = ahead.shift(); address !== undefined; address = ahead.shift()) {
    if (seen.has(kindOf(address)) || /\.\w+$/.test(kindOf(address))) continue
    seen.add(kindOf(address))
    const { body, statusCode, headers } = await here.app.inject({
      url: address,
      headers: { cookie, accept: 'text/html' },
    })
    if (statusCode !== 200 || !String(headers['content-type']).includes('html')) continue
    for (const [, href = ''] of body.matchAll(/href="(\/desk[^"#]*)/g)) ahead.push(href.replaceAll('&amp;', '&'))
    const main = body.slice(body.indexOf('<main'))
    for (const [, tag = '', inner = ''] of main.matchAll(/(<form(?:[^>"]|"[^"]*")*>)(.*?)<\/form>/gs)) {
      const action = attribute(tag, 'action') ?? address
      if (attribute(tag, 'method') !== 'post' || sent.has(kindOf(action))) continue
      const fields = filled(inner)
      if (!fields) continue
      sent.add(kindOf(action))
      const withFile = attribute(tag, 'enctype') === 'multipart/form-data'
      const payload = withFile
        ? `${fields.map(([name, value]) => `--part\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--part--\r\n`
        : new URLSearchParams(fields).toString()
      const type = withFile ? 'multipart/form-data; boundary=part' : 'application/x-www-form-urlencoded'
      await here.app.inject({
        method: 'POST',
        url: action,
        headers: { cookie, accept: 'text/html', 'content-type': type, 'sec-fetch-site': 'same-origin' },
        payload,
      })
    }
  }
  return sent.size
}

/** Columns of words or of JSON, with how many of their rows match. */
async function columnsWith(pattern: string): Promise<string[]> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and data_type in ('text', 'jsonb', 'character varying', 'ARRAY')`.execute(here.db)
  const found: string[] = []
  for (const { table, column } of rows) {
    const { rows: hits } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.ref(table)} where ${sql.ref(column)}::text ~ ${pattern}`.execute(here.db)
    if (hits[0]!.n > 0) found.push(`${table}.${column}`)
  }
  return found
}

test('no form of the desk keeps a line end of another system, or a character that turns the direction of what follows', async () => {
  const { slug, id: consultationId } = await make(here).consultation()
  await comment(here, slug, 'Keep the last bus, and the one before it.')
  const board = await group(here, 'approve', 'Partnership Board')
  await meets(here, board, '2026-06-01')
  await ask(here.cast.olive, 'POST', '/api/desk/responses', { consultation: slug })
  await here.db
    .insertInto('topic')
    .values({ consultationId, words: ['bus'], strength: 3, people: 3, places: 1, foundAt: here.clock.now })
    .execute()
  const flagged = await comment(here, slug, 'He hits me again.')
  await here.db.insertInto('safeguardingFlag').values({ commentId: flagged.id, kind: 'adult', why: 'Hits.' }).execute()
  let sent = 0
  for (const who of ['olive', 'ada', 'sam'] as const) sent += await fillEveryForm(here.cast[who])
  expect(sent).toBeGreaterThan(40)
  // Enough of them were taken for this to mean something.
  expect((await columnsWith('sentence')).length).toBeGreaterThan(25)
  // In JSON a line end is written as an escape.
  expect(await columnsWith(`${unwanted}|\\\\r`)).toEqual([])
}, 120_000)
