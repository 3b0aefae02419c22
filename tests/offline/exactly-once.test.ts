import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Arrival } from '#server/offline/contract.ts'
import { fileOf, sendKept, type Store } from '#web/hall/outbox.ts'
import { type Device, hall } from '../support/hall.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()
let slug: string
let eventId: string
beforeAll(async () => {
  slug = (await make(here).consultation()).slug
  eventId = await hall(here).event(slug)
})

class Crash extends Error {}
type Fault = 'none' | 'before' | 'after'
const fault = fc.constantFrom<Fault>('none', 'none', 'none', 'before', 'after')
const act = fc.oneof(
  fc.record({ does: fc.constant('write' as const), faults: fc.array(fault, { maxLength: 3 }) }),
  fc.record({
    does: fc.constant('send' as const),
    faults: fc.array(fault, { maxLength: 6 }),
    line: fc.array(fc.constantFrom('answers', 'answers', 'answer lost', 'no line', 'busy'), { maxLength: 6 }),
  }),
  fc.record({ does: fc.constant('bring the file' as const) }),
  fc.record({ does: fc.constant('two windows send' as const) }),
  fc.record({ does: fc.constant('two windows write' as const) }),
)

/** The device dies at a step: before it is done, or after it is done and before anybody heard of it. */
function breaking(store: Store, faults: Fault[]): Store {
  const left = [...faults]
  return new Proxy(store, {
    get(target, name: keyof Store) {
      return async (...given: unknown[]) => {
        const next = left.shift() ?? 'none'
        if (next === 'before') throw new Crash()
        const answer = await (target[name] as (...given: unknown[]) => Promise<unknown>).apply(target, given)
        if (next === 'after') throw new Crash()
        return answer
      }
    },
  })
}

const silent = () => undefined

async function post({ token }: Device, envelope: string, line: string): Promise<Arrival | 'not-now'> {
  if (line === 'no line') throw new Error('no line')
  if (line === 'busy') return 'not-now'
  const reply = await hall(here).send(token, envelope)
  expect(reply.statusCode).toBe(201)
  if (line === 'answer lost') throw new Error('answer lost')
  return reply.json<{ outcome: Arrival }>().outcome
}

test('in whatever order people write, the device dies, the line breaks and files are brought: each counts exactly once, under its own receipt', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
      const device = await hall(here).device(slug, eventId)
      const { store, kitId } = device
      const given = new Map<string, string>()
      let typed = 0
      for (const one of acts) {
        if (one.does === 'write') {
          const words = `${kitId} ${++typed}`
          // Anyone who sees no receipt still has their words on the screen, and sends again.
          for (const faults of [one.faults, []]) {
            const before = store.slip
            const wrote = await device.write(words, { on: breaking(store, faults) }).catch((error: unknown) => {
              if (!(error instanceof Crash)) throw error
            })
            const slip = store.slip
            if (slip && slip !== before) {
              if (wrote) expect(wrote).toBe(slip.receipt)
              given.set(slip.receipt, words)
              break
            }
          }
        } else if (one.does === 'send') {
          const line = [...one.line]
          await sendKept(
            breaking(store, one.faults),
            (envelope) => post(device, envelope, line.shift() ?? 'answers'),
            silent,
          ).catch((error: unknown) => {
            if (!(error instanceof Crash)) throw error
          })
        } else if (one.does === 'two windows write') {
          const both = [1, 2].map(() => `${kitId} ${++typed}`)
          const receipts = await Promise.all(both.map((words) => device.write(words)))
          receipts.forEach((receipt, n) => given.set(receipt, both[n] as string))
        } else if (one.does === 'bring the file') {
          const file = await fileOf(store, kitId, 'H1')
          const reply = await hall(here).file(slug, eventId, kitId, file.envelopes)
          expect(reply.json()).toMatchObject({ held: 0, unreadable: 0 })
        } else {
          await Promise.all([1, 2].map(() => sendKept(store, (envelope) => post(device, envelope, 'answers'), silent)))
        }
      }
      const end = await sendKept(store, (envelope) => post(device, envelope, 'answers'), silent)
      expect(end).toMatchObject({ end: 'done', left: 0, refused: 0 })
      expect(given.size).toBe(typed)

      const rows = await here.db
        .selectFrom('comment as c')
        .innerJoin('submission as s', 's.id', 'c.submissionId')
        .select(['c.body', 's.channel', 's.eventId'])
        .where('c.body', 'like', `${kitId} %`)
        .execute()
      expect(rows.map(({ body }) => body).sort()).toEqual([...given.values()].sort())
      expect(rows.every((row) => row.channel === 'event' && row.eventId === eventId)).toBe(true)
      for (const [receipt, words] of given) {
        const view = await here.app.inject(`/api/receipts/${receipt}`)
        expect(view.json().comments.map((comment: { body: string }) => comment.body)).toEqual([words])
      }
    }),
    { numRuns: 20 },
  )
})
