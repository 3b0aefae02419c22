import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { BatchOutcomes } from '#server/imports/contract.ts'
import { differences } from '#server/imports/typed-in/type-in.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()
const as = (who: 'ada' | 'olive' | 'rita') => ({ cookie: here.cast[who].cookie })

async function withKey(given: Parameters<ReturnType<typeof make>['consultation']>[0] = {}) {
  const { slug, id } = await make(here).consultation(given)
  const made = await here.app.inject({
    method: 'POST',
    url: '/api/desk/imports/keys',
    headers: as('ada'),
    payload: { name: 'Kiosk', consultation: slug },
  })
  const { key } = made.json<{ key: string }>()
  const send = (submissions: object[], authorization = `Bearer ${key}`, to = slug) =>
    here.app.inject({
      method: 'POST',
      url: `/api/consultations/${to}/submissions/batch`,
      headers: { authorization },
      payload: { submissions },
    })
  const bodies = async () =>
    (await here.db.selectFrom('comment').select('body').where('consultationId', '=', id).orderBy('body').execute()).map(
      ({ body }) => body,
    )
  return { slug, id, key, send, bodies }
}

const said = (key: string, body = `Words of ${key}`, more: object = {}) => ({ key, comments: [{ body }], ...more })

describe('a batch', () => {
  test('of 1,000 is taken, each with a receipt that finds its words; sent again it is there already', async () => {
    const { send, bodies } = await withKey()
    const batch = Array.from({ length: 1_000 }, (_, n) => said(`k-${n}`))
    const first = (await send(batch)).json<BatchOutcomes>()
    expect(first).toMatchObject({ taken: 1_000, already: 0, refused: 0 })
    const found = await here.app.inject(`/api${first.outcomes[7]?.url}`)
    expect(found.json().comments[0].body).toBe('Words of k-7')
    const again = (await send(batch)).json<BatchOutcomes>()
    expect(again).toMatchObject({ taken: 0, already: 1_000, refused: 0 })
    expect(again.outcomes[7]?.receipt).toBe(first.outcomes[7]?.receipt)
    expect(await bodies()).toHaveLength(1_000)
  })

  test('takes what fits and says of each that does not why', async () => {
    const { id, send, bodies } = await withKey()
    await here.db
      .insertInto('engagementEvent')
      .values({ consultationId: id, ref: 'E01', title: 'Open drop-in', kind: 'drop-in' })
      .execute()
    const reply = await send([
      said('a'),
      { comments: [{ body: 'No key' }] },
      said('c', ''),
      said('d', 'At the drop-in', { channel: 'event', event: 'E01' }),
      said('e', 'At no event', { event: 'E99' }),
      said('f', 'Tomorrow', { saidAt: '2026-06-02T12:00:00Z' }),
      said('a', 'Other words, same key'),
    ])
    const { outcomes } = reply.json<BatchOutcomes>()
    expect(reply.statusCode).toBe(200)
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      'taken',
      'refused',
      'refused',
      'taken',
      'refused',
      'refused',
      'refused',
    ])
    expect(outcomes[1]?.fields?.[0]?.field).toBe('key')
    expect(outcomes[2]?.fields?.[0]).toEqual({ field: 'comments.0.body', message: 'Please write something.' })
    expect(outcomes[4]?.detail).toContain('no event “E99”')
    expect(await bodies()).toEqual(['At the drop-in', 'Words of a'])
  })

  test('what was said while the consultation was open is taken after it has closed; what comes later is refused', async () => {
    const { send } = await withKey({ closesOn: '2026-05-31' })
    const { outcomes } = (
      await send([said('a', 'In time', { saidAt: '2026-05-31T10:00:00Z' }), said('b', 'Too late')])
    ).json<BatchOutcomes>()
    expect(outcomes[0]).toMatchObject({ outcome: 'taken', late: false })
    expect(outcomes[1]).toMatchObject({
      outcome: 'refused',
      detail: expect.stringContaining('closed for comments on 31 May 2026'),
    })
  })

  test('of none or of 1,001 is refused whole', async () => {
    const { send } = await withKey()
    expect((await send([])).statusCode).toBe(400)
    expect((await send(Array.from({ length: 1_001 }, (_, n) => said(`k-${n}`)))).statusCode).toBe(400)
  })
})

describe('a key', () => {
  test('opens its own consultation and nothing else', async () => {
    const { send, key } = await withKey()
    const other = await make(here).consultation()
    expect((await send([said('a')], undefined, other.slug)).statusCode).toBe(403)
    expect(
      (await here.app.inject({ url: '/api/desk/imports', headers: { authorization: `Bearer ${key}` } })).statusCode,
    ).toBe(401)
  })

  test.each(['', 'Bearer sad_', `Bearer sad_${'x'.repeat(43)}`, 'Basic abc'])(
    '“%s” is refused',
    async (authorization) => {
      const { send } = await withKey()
      expect((await send([said('a')], authorization)).statusCode).toBe(401)
    },
  )

  test('that was taken back is refused at once; who made and revoked it is in the history, the key nowhere', async () => {
    const { send, key } = await withKey()
    expect((await send([said('a')])).statusCode).toBe(200)
    const [listed] = (await here.app.inject({ url: '/api/desk/imports/keys', headers: as('ada') })).json<
      { id: string; starts: string }[]
    >()
    expect(key.startsWith(listed?.starts as string)).toBe(true)
    const revoked = await here.app.inject({
      method: 'DELETE',
      url: `/api/desk/imports/keys/${listed?.id}`,
      headers: as('ada'),
    })
    expect(revoked.statusCode).toBe(204)
    expect((await send([said('b')])).statusCode).toBe(401)
    const deeds = await here.db
      .selectFrom('history')
      .select(['action', 'actorId'])
      .where('subjectId', '=', listed?.id as string)
      .orderBy('id')
      .execute()
    expect(deeds).toEqual([
      { action: 'api-key.made', actorId: here.cast.ada.id },
      { action: 'api-key.revoked', actorId: here.cast.ada.id },
    ])
    const { rows } = await here.pool.query(
      'select (select json_agg(k) from api_key k)::text || (select json_agg(h) from history h)::text as text',
    )
    expect(rows[0].text).not.toContain(key)
  })

  test('is made by an administrator only', async () => {
    const { slug } = await make(here).consultation()
    const reply = await here.app.inject({
      method: 'POST',
      url: '/api/desk/imports/keys',
      headers: as('olive'),
      payload: { name: 'Mine', consultation: slug },
    })
    expect(reply.statusCode).toBe(403)
  })

  test('is shown once on the page where it was made', async () => {
    const { slug } = await make(here).consultation()
    const form = (fields: Record<string, string>) =>
      here.app.inject({
        method: 'POST',
        url: '/desk/imports/keys',
        headers: { ...as('ada'), 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(fields).toString(),
      })
    expect((await form({ name: 'Kiosk', consultation: slug })).body).toMatch(/sad_[\w-]{43}/)
    expect((await here.app.inject({ url: '/desk/imports/keys', headers: as('ada') })).body).not.toMatch(/sad_[\w-]{43}/)
    const empty = await form({ name: '', consultation: slug })
    expect([empty.statusCode, empty.body.includes('Please say what the key is for.')]).toEqual([400, true])
  })
})

describe('typing in', () => {
  const type = (fields: Record<string, string>) =>
    here.app.inject({
      method: 'POST',
      url: '/desk/imports/type-in',
      headers: { ...as('olive'), 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ key: 'typed-key-1', channel: 'paper', ...fields }).toString(),
    })
  const page = (url: string) => here.app.inject({ url, headers: as('olive') })

  test('takes a paper form with several answers as one submission, gives a receipt, and repeats what comes again', async () => {
    const { slug, id } = await make(here).consultation({ closesOn: '2026-05-20' })
    const fields = {
      consultation: slug,
      'words-1': 'The clinic is near',
      'words-0': 'And a bus',
      saidOn: '2026-05-18',
      batch: 'B7',
      scan: 'scan-0042.pdf',
      onBehalfOf: 'Library front desk',
      area: 'Melton',
    }
    const taken = await type(fields)
    expect(taken.statusCode).toBe(303)
    const next = await page(taken.headers.location as string)
    const receipt = /[0-9A-Z]{6}(-[0-9A-Z]{5}){4}/.exec(next.body)?.[0] as string
    const found = (await here.app.inject(`/api/receipts/${receipt}`)).json()
    expect(found.comments.map(({ body }: { body: string }) => body)).toEqual(['The clinic is near', 'And a bus'])
    expect(found.comments[0].question).toBe('What do you like about the plan?')
    expect(next.body).toMatch(/name="batch"[^>]*value="B7"/)
    expect(next.body).not.toContain('scan-0042.pdf')
    const rows = await here.db.selectFrom('submission').selectAll().where('consultationId', '=', id).execute()
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ channel: 'paper', area: 'Melton', enteredBy: here.cast.olive.id, late: false })
    expect(rows[0]?.answers).toEqual([
      { question: 'Entered on behalf of', value: 'Library front desk' },
      { question: 'Batch', value: 'B7' },
      { question: 'Scan reference', value: 'scan-0042.pdf' },
    ])
    expect((await type(fields)).headers.location).toContain('/desk/imports/type-in?after=')
    expect(await here.db.selectFrom('submission').select('id').where('consultationId', '=', id).execute()).toHaveLength(
      1,
    )
  })

  test('twice: what differs is shown, and nothing is taken until it is settled', async () => {
    const { slug, id } = await make(here).consultation()
    const taken = () => here.db.selectFrom('comment').select('body').where('consultationId', '=', id).execute()
    const base = { consultation: slug, twice: 'yes', key: 'typed-key-2' }
    const second = await type({ ...base, step: 'first', 'words-0': 'The bus leaves at ten' })
    expect(second.body).toContain('a second time')
    expect(second.body).toContain('name="first-0" value="The bus leaves at ten"')
    const settle = await type({
      ...base,
      step: 'second',
      'first-0': 'The bus leaves at ten',
      'words-0': 'The bus leaves at two',
    })
    expect(settle.body).toMatch(/<del[^>]*>ten<\/del>.*<ins[^>]*>two<\/ins>/)
    expect(await taken()).toEqual([])
    const done = await type({ ...base, step: 'settle', 'words-0': 'The bus leaves at ten' })
    expect(done.headers.location).toContain('twice=yes')
    expect(await taken()).toEqual([{ body: 'The bus leaves at ten' }])
  })

  test('twice the same is taken without asking', async () => {
    const { slug } = await make(here).consultation()
    const done = await type({
      consultation: slug,
      twice: 'yes',
      key: 'typed-key-3',
      step: 'second',
      'first-0': 'Same\nwords',
      'words-0': 'Same\r\nwords',
    })
    expect(done.statusCode).toBe(303)
  })

  test('nothing typed is refused beside the field, and all else stays typed in', async () => {
    const { slug } = await make(here).consultation()
    const refused = await type({ consultation: slug, batch: 'B9', saidOn: '2026-06-20' })
    expect(refused.statusCode).toBe(400)
    expect(refused.body).toContain('Please type at least one comment.')
    expect(refused.body).toMatch(/name="batch"[^>]*value="B9"/)
    const future = await type({ consultation: slug, 'words-0': 'Beds', saidOn: '2026-06-20' })
    expect(future.body).toContain('That day has not come yet.')
  })

  test('differences put together again give both typings, whatever was typed', () => {
    const text = fc.array(fc.constantFrom('bus', 'beds', 'a', ' ', '\n', 'clinic')).map((words) => words.join(' '))
    fc.assert(
      fc.property(text, text, (first, second) => {
        const parts = differences(first, second)
        const without = (other: string) =>
          parts
            .filter((part) => part.in !== other)
            .map((part) => part.text)
            .join('')
        expect([without('second'), without('first')]).toEqual([first, second])
      }),
    )
  })
})
