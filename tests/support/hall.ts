import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Code } from '#server/offline/contract.ts'
import type { Language } from '#server/http/languages/vocabulary.ts'
import { lock } from '#web/hall/locking.ts'
import { type Kept, keepWords, type Store } from '#web/hall/outbox.ts'
import { asking } from './desk.ts'
import type { Here } from './here.ts'

/** A device in a hall, for tests of what it does and what it sends. */
export type Device = {
  token: string
  kitId: string
  store: Memory
  /** Somebody writes and sends. @returns the receipt */
  write(words: string, how?: { at?: Date; on?: Store; questionId?: string }): Promise<string>
}

let made = 0

export function hall(here: Here) {
  const ask = asking(here)
  return {
    async event(slug: string, day = '2026-06-01'): Promise<string> {
      const { id } = (
        await ask(here.cast.olive, 'POST', `/api/desk/consultations/${slug}/events`, {
          ref: `H${++made}`,
          title: 'Drop-in at the village hall',
          kind: 'drop-in',
          day,
          place: 'Melton Mowbray',
        })
      ).json<{ id: string }>()
      return id
    },
    async take(slug: string, eventId: string, lastDay = '2026-06-01'): Promise<{ token: string; kitId: string }> {
      const reply = await ask(here.cast.olive, 'POST', `/api/desk/consultations/${slug}/events/${eventId}/hall`, {
        lastDay,
      })
      if (reply.statusCode !== 201) throw new Error(reply.body)
      const { id, url } = reply.json<{ id: string; url: string }>()
      return { token: url.split('/')[2] as string, kitId: id }
    },
    /** The kit is on a device, which has its codes. */
    async device(slug: string, eventId: string, lastDay?: string): Promise<Device> {
      const { token, kitId } = await this.take(slug, eventId, lastDay)
      const secret = { device: 'd'.repeat(43) }
      const { codes } = (await ask(null, 'POST', `/api/hall/${token}/codes`, secret)).json<{ codes: Code[] }>()
      await ask(null, 'PUT', `/api/hall/${token}/kept`, secret)
      const store = new Memory(codes)
      const { publicKey } = await here.db
        .selectFrom('hallKit')
        .select('publicKey')
        .where('id', '=', kitId)
        .executeTakeFirstOrThrow()
      const write: Device['write'] = async (words, { at = here.clock.now, on = store, questionId } = {}) => {
        const receipt = await keepWords(
          on,
          (written) => lock(kitId, publicKey.toString('base64url'), written),
          submission(words, questionId),
          'en',
          at,
        )
        if (!receipt) throw new Error('No code is left.')
        return receipt
      }
      return { token, kitId, store, write }
    },
    send: (token: string, envelope: string) => ask(null, 'POST', `/api/hall/${token}/submissions`, { envelope }),
    file: (slug: string, eventId: string, kit: string, envelopes: string[]) =>
      ask(here.cast.olive, 'POST', `/api/desk/consultations/${slug}/events/${eventId}/hall/file`, {
        kit,
        event: 'H1',
        envelopes,
      }),
  }
}

/** What a visitor's form says. */
export const submission = (words: string, questionId: string | null = null) => ({
  comments: [{ body: words, questionId }],
  consentToQuote: false,
  language: 'en',
})

/** What IndexedDB promises, in memory: each call done wholly or not at all. */
export class Memory implements Store {
  codes: Code[]
  kept: Kept[] = []
  slip: { receipt: string; language: Language } | null = null
  private last = 0
  constructor(codes: Code[]) {
    this.codes = [...codes]
  }
  async nextCode() {
    return this.codes[0]
  }
  async keep(code: Code, envelope: string, language: Language) {
    if (!this.codes.some(({ n }) => n === code.n)) return false
    this.codes = this.codes.filter(({ n }) => n !== code.n)
    this.kept.push({ id: ++this.last, envelope })
    this.slip = { receipt: code.receipt, language }
    return true
  }
  async keptAfter(id: number) {
    return this.kept.find((one) => one.id > id)
  }
  async allKept() {
    return [...this.kept]
  }
  async drop(id: number) {
    this.kept = this.kept.filter((one) => one.id !== id)
  }
  async markRefused(id: number) {
    const found = this.kept.find((one) => one.id === id)
    if (found) found.refused = true
  }
}

/** Everything that the device’s store holds. */
export async function storedOn(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const [{ name }] = (await indexedDB.databases()) as [{ name: string }]
    const open = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open(name)
      asked.onsuccess = () => resolve(asked.result)
    })
    const all = await Promise.all(
      [...open.objectStoreNames].map(
        (store) =>
          new Promise((resolve) => {
            const asked = open.transaction(store).objectStore(store).getAll()
            asked.onsuccess = () => resolve(asked.result)
          }),
      ),
    )
    open.close()
    return JSON.stringify(all)
  })
}

/** Until what was typed last is on the device: each state is sealed again, so nothing changes only when all is written. */
export async function settled(page: Page) {
  let before = ''
  await expect
    .poll(
      async () => {
        const [was, is] = [before, await storedOn(page)]
        before = is
        return was === is
      },
      { interval: 300 },
    )
    .toBe(true)
}
