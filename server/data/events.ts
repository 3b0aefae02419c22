import type { Trx } from './database.ts'

/** What a room tells those above it, in the transaction in which it happens. A listener that throws undoes it all. */
type Events = {
  /** A question of a consultation is about to get other words, another number, or to go. */
  'questions.changing': { consultationId: string }
  /** Words are taken out of everything public. Anyone who has other words with them in public replaces them, and adds what it changed. */
  'words.taken-out': { takedown: string; words: string[]; by: string; at: Date; redacted: string[] }
  /** The same takedown is put back: what it changed becomes what it was, unless somebody changed it since. */
  'words.put-back': { takedown: string; by: string; at: Date }
  /** An organisation or a group has another name: it stands beside what was published. */
  'body.renamed': { what: 'organisation' | 'grouping'; id: string; from: string; to: string; since: string; by: string }
}
type Listener<E extends keyof Events> = (trx: Trx, what: Events[E]) => Promise<void>

const listeners: { [E in keyof Events]: Set<Listener<E>> } = {
  'questions.changing': new Set(),
  'words.taken-out': new Set(),
  'words.put-back': new Set(),
  'body.renamed': new Set(),
}

/** Listen; twice is the same as once. Rooms listen where their file is read, so that no order of starting matters. */
export function on<E extends keyof Events>(event: E, listener: Listener<E>): void {
  listeners[event].add(listener)
}

/** Tell everybody who listens, one after the other. */
export async function tellListeners<E extends keyof Events>(event: E, trx: Trx, what: Events[E]): Promise<void> {
  for (const listener of listeners[event]) await listener(trx, what)
}
