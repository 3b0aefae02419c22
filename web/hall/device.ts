import type { Code, Draft } from '#server/offline/contract.ts'
import type { Language } from '#server/http/languages/vocabulary.ts'
import type { Kept, Store } from './outbox.ts'

/** What the page remembers beside codes and words. */
type Notes = {
  /** This device’s secret, by which the codes are its own. */
  device: string
  /** The installation knows that we have the codes. */
  confirmed: true
  /** Visitors have the device: a reload must not show them what is for staff. */
  handedOver: boolean
  draft: Draft
  /** The receipt that is on the screen, until the next person begins. */
  slip: Slip
}
export type Slip = { receipt: string; language: Language }

export type OnDevice = Store & {
  note<Name extends keyof Notes>(name: Name): Promise<Notes[Name] | undefined>
  write<Name extends keyof Notes>(name: Name, value: Notes[Name]): Promise<void>
  forget(...names: (keyof Notes)[]): Promise<void>
  codesLeft(): Promise<number>
  /** In one go, or none of them. */
  takeCodes(codes: Code[]): Promise<void>
  close(): void
}

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

/** Nothing of the kit stays. */
export function removeDevice(kitId: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.deleteDatabase(nameOf(kitId))
    asked.onsuccess = () => resolve()
    asked.onerror = () => reject(asked.error ?? new Error('The store cannot be removed.'))
  })
}

type Names = 'codes' | 'kept' | 'notes'
type Stores = Record<Names, IDBObjectStore>

function deviceOver(database: IDBDatabase): OnDevice {
  // Another window removes the kit: this one must not stand in its way.
  database.onversionchange = () => database.close()

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

  return {
    nextCode: () => firstOf<Code>('codes', 0),
    keep: (code, envelope, language) =>
      inOne<boolean>('readwrite', ({ codes, kept, notes }, give) => {
        const asked = codes.get(code.n)
        asked.onsuccess = () => {
          if (!asked.result) return give(false)
          codes.delete(code.n)
          kept.add({ envelope })
          notes.delete('draft')
          notes.put({ receipt: code.receipt, language } satisfies Slip, 'slip')
          give(true)
        }
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
    forget: (...names) => change(({ notes }) => names.forEach((name) => notes.delete(name))),
    codesLeft: () => ask<number>(({ codes }) => codes.count()),
    takeCodes: (given) => change(({ codes }) => given.forEach((code) => codes.put(code))),
    close: () => database.close(),
  }
}
