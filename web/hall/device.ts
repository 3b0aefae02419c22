import type { Code, Draft } from '#server/offline/contract.ts'
import type { Language } from '#server/http/languages/vocabulary.ts'
import type { Keys } from './memory.ts'
import type { Kept, Store } from './outbox.ts'
import { random, seal, type Sealed, unseal, type Vault } from './sealing.ts'

/** What the page remembers beside codes and words, and anybody may read. */
type Notes = {
  /** This device’s secret, by which the codes are its own. */
  device: string
  /** The installation knows that we have the codes. */
  confirmed: true
  /** Visitors have the device: a reload must not show them what is for staff. */
  handedOver: boolean
  vault: Vault
  /** PINs that were wrong, one after the other, and when the last was typed. */
  guesses: { count: number; at: number }
}
/** What is sealed for the person who writes now. */
type Private = {
  draft: Draft
  /** The receipt that is on the screen, until the next person begins. */
  slip: Slip
}
export type Slip = { receipt: string; language: Language }

export type OnDevice = Store & {
  /** From now on these open what is sealed here. */
  unlock(keys: Keys): void
  note<Name extends keyof Notes>(name: Name): Promise<Notes[Name] | undefined>
  write<Name extends keyof Notes>(name: Name, value: Notes[Name]): Promise<void>
  /** Undefined also if it was sealed for somebody else. */
  privately<Name extends keyof Private>(name: Name): Promise<Private[Name] | undefined>
  writePrivately<Name extends keyof Private>(name: Name, value: Private[Name]): Promise<void>
  remove(...names: (keyof Notes | keyof Private)[]): Promise<void>
  codesLeft(): Promise<number>
  /** In one go, or none of them. */
  takeCodes(codes: Code[]): Promise<void>
  close(): void
}

type SealedCode = { n: number; code: Sealed }

const nameOf = (kitId: string) => `hall ${kitId}`

/**
 * The kit’s own database on this device.
 * @throws {Error} where the browser has none, or does not let us
 */
export function openDevice(kitId: string): Promise<OnDevice> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(nameOf(kitId), 1)
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('codes', { keyPath: 'n' })
      asked.result.createObjectStore('kept', { keyPath: 'id', autoIncrement: true })
      asked.result.createObjectStore('notes')
    }
    asked.onerror = () => reject(asked.error ?? new Error('The store cannot be opened.'))
    asked.onblocked = () => reject(new Error('The store is in use.'))
    asked.onsuccess = () => resolve(deviceOver(asked.result))
  })
}

/**
 * Nothing of the kit stays where a browser can reach it: each record is written over, then the store is deleted. What the disk
 * itself keeps of older records is sealed.
 */
export async function removeDevice(kitId: string): Promise<void> {
  const device = await new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open(nameOf(kitId))
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error ?? new Error('The store cannot be opened.'))
  })
  await writeOver(device)
  device.close()
  await new Promise<void>((resolve, reject) => {
    const asked = indexedDB.deleteDatabase(nameOf(kitId))
    asked.onsuccess = () => resolve()
    asked.onerror = () => reject(asked.error ?? new Error('The store cannot be removed.'))
  })
}

function writeOver(database: IDBDatabase): Promise<void> {
  return new Promise((resolve, reject) => {
    const names = [...database.objectStoreNames]
    if (names.length === 0) return resolve()
    const going = database.transaction(names, 'readwrite', { durability: 'strict' })
    going.oncomplete = () => resolve()
    going.onabort = () => reject(going.error ?? new Error('The store could not be written.'))
    for (const name of names) {
      const asked = going.objectStore(name).openCursor()
      asked.onsuccess = () => {
        const cursor = asked.result
        if (!cursor) return
        const { keyPath } = going.objectStore(name)
        const noise = random(Math.min(65_536, JSON.stringify(cursor.value).length))
        cursor.update(typeof keyPath === 'string' ? { [keyPath]: cursor.key, noise } : noise)
        cursor.continue()
      }
    }
  })
}

type Names = 'codes' | 'kept' | 'notes'
type Stores = Record<Names, IDBObjectStore>

function deviceOver(database: IDBDatabase): OnDevice {
  // Another window removes the kit: this one must not stand in its way.
  database.onversionchange = () => database.close()
  let keys: Keys | undefined

  /** One transaction; resolves when it is on disk, with what `work` answers through `give`. */
  function inOne<T>(mode: IDBTransactionMode, work: (stores: Stores, give: (answer: T) => void) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      const names: Names[] = ['codes', 'kept', 'notes']
      const going = database.transaction(names, mode, { durability: 'strict' })
      let answer: T
      going.oncomplete = () => resolve(answer)
      going.onabort = () => reject(going.error ?? new Error('The store could not be written.'))
      const stores = Object.fromEntries(names.map((name) => [name, going.objectStore(name)])) as Stores
      work(stores, (given) => (answer = given))
    })
  }
  /** Writes only, and so handed over whole at once: a page that is left at this moment takes nothing back. */
  const change = (work: (stores: Stores) => void) =>
    inOne<void>('readwrite', (stores) => {
      work(stores)
      stores.notes.transaction.commit()
    })
  /** What one request finds. */
  const ask = <T>(request: (stores: Stores) => IDBRequest<T>) =>
    inOne<T>('readonly', (stores, give) => {
      const asked = request(stores)
      asked.onsuccess = () => give(asked.result)
    })
  const firstOf = <T>(name: Names, after: number) =>
    inOne<T | undefined>('readonly', (stores, give) => {
      const asked = stores[name].openCursor(IDBKeyRange.lowerBound(after, true))
      asked.onsuccess = () => give(asked.result?.value as T | undefined)
    })

  /** Sealing takes a moment of its own: what is asked for later must not be written earlier. */
  let last: Promise<unknown> = Promise.resolve()
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
  /** Of what is typed faster than it can be sealed only the newest state is written. */
  const newest = new Map<keyof Private, object>()
  function unlocked(): Keys {
    if (!keys) throw new Error('The device is locked.')
    return keys
  }

  return {
    unlock: (given) => (keys = given),
    nextCode: async () => {
      const next = await firstOf<SealedCode>('codes', 0)
      if (!next) return undefined
      const code = await unseal<Code>(unlocked().codes, next.code, `code ${next.n}`)
      if (!code) throw new Error('The receipt cannot be opened.')
      return code
    },
    keep: (code, envelope, language) =>
      inTurn(async () => {
        const slip = await seal(unlocked().sitting, { receipt: code.receipt, language } satisfies Slip, 'slip')
        return inOne<boolean>('readwrite', ({ codes, kept, notes }, give) => {
          const asked = codes.get(code.n)
          asked.onsuccess = () => {
            if (!asked.result) return give(false)
            codes.delete(code.n)
            kept.add({ envelope })
            notes.delete('draft')
            notes.put(slip, 'slip')
            give(true)
          }
        })
      }),
    keptAfter: (id) => firstOf<Kept>('kept', id),
    allKept: () => ask<Kept[]>(({ kept }) => kept.getAll()),
    drop: (id) => change(({ kept }) => void kept.delete(id)),
    markRefused: (id) =>
      inOne<void>('readwrite', ({ kept }) => {
        const asked = kept.get(id)
        asked.onsuccess = () => asked.result && kept.put({ ...(asked.result as Kept), refused: true })
      }),
    note: (name) => ask(({ notes }) => notes.get(name)),
    write: (name, value) => change(({ notes }) => void notes.put(value, name)),
    privately: async <Name extends keyof Private>(name: Name) => {
      const sealed = await ask<Sealed | undefined>(({ notes }) => notes.get(name))
      return sealed && keys && unseal<Private[Name]>(keys.sitting, sealed, name)
    },
    writePrivately: (name, value) => {
      // With the key of the person who wrote it, also if the next person begins meanwhile.
      const { sitting } = unlocked()
      const mine = {}
      newest.set(name, mine)
      return inTurn(async () => {
        if (newest.get(name) !== mine) return
        const sealed = await seal(sitting, value, name)
        await change(({ notes }) => void notes.put(sealed, name))
      })
    },
    remove: (...names) => inTurn(() => change(({ notes }) => names.forEach((name) => notes.delete(name)))),
    codesLeft: () => ask<number>(({ codes }) => codes.count()),
    takeCodes: async (given) => {
      const key = unlocked().codes
      const sealed = await Promise.all(
        given.map(async (code) => ({ n: code.n, code: await seal(key, code, `code ${code.n}`) })),
      )
      await change(({ codes }) => sealed.forEach((one) => codes.put(one)))
    },
    close: () => database.close(),
  }
}
