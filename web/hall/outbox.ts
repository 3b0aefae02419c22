import type { Arrival, Code, KitFile, Written } from '#server/offline/contract.ts'
import type { Language } from '#server/http/languages/vocabulary.ts'

/** Locked words on this device, in the order in which they were written. `refused`: they could not be read where they were sent. */
export type Kept = { id: number; envelope: string; refused?: boolean }

/** What is on the device. Each call is one transaction: done wholly or not at all, and on disk when it resolves. */
export type Store = {
  /** The next code that has not been given out. */
  nextCode(): Promise<Code | undefined>
  /**
   * Somebody has sent: the code is used up, the locked words are kept, what was typed is gone, and the receipt is there to be shown.
   * @returns false, with nothing done, if the code was used meanwhile
   */
  keep(code: Code, envelope: string, language: Language): Promise<boolean>
  /** The first that was written after this one. */
  keptAfter(id: number): Promise<Kept | undefined>
  allKept(): Promise<Kept[]>
  /** Once it is known to be on disk elsewhere. */
  drop(id: number): Promise<void>
  /** It could not be read there: it stays, for the file. */
  markRefused(id: number): Promise<void>
}

/**
 * Keep what somebody sends.
 * @returns the receipt, or undefined if no code is left
 * @throws {Error} if it could not be written down; then nothing has changed
 */
export async function keepWords(
  store: Store,
  lock: (written: unknown) => Promise<string>,
  submission: Written['submission'],
  language: Language,
  at: Date,
): Promise<string | undefined> {
  for (;;) {
    const code = await store.nextCode()
    if (!code) return undefined
    const { n, key, receipt } = code
    const envelope = await lock({ n, key, writtenAt: at.toISOString(), submission })
    // Another window of this device may have given the code out while we locked.
    if (await store.keep(code, envelope, language)) return receipt
  }
}

export type Sending = { sent: number; held: number; left: number }
export type SendingEnd = Sending & { end: 'done' | 'out-of-reach' | 'unknown-kit'; refused: number }
/** An answer of the installation’s: what it did with it, or that it cannot take it now, or never. */
export type Answer = Arrival | 'refused' | 'not-now' | 'unknown-kit'

/**
 * Send what is kept, one after the other in the order in which it was written. Each is dropped only after the answer that it is on
 * disk there; whatever breaks off meanwhile, it is sent again, and counts once because of its key.
 * @param post  resolves with the answer, rejects if there was none
 */
export async function sendKept(
  store: Store,
  post: (envelope: string) => Promise<Answer>,
  tell: (so: Sending) => void,
): Promise<SendingEnd> {
  const so = { sent: 0, held: 0, left: (await store.allKept()).length }
  let refused = 0
  const ended = (end: SendingEnd['end']) => ({ ...so, end, refused })
  for (let next = await store.keptAfter(0); next; next = await store.keptAfter(next.id)) {
    let answer: Answer
    try {
      answer = await post(next.envelope)
    } catch {
      return ended('out-of-reach')
    }
    if (answer === 'not-now') return ended('out-of-reach')
    if (answer === 'unknown-kit') return ended('unknown-kit')
    if (answer === 'refused') {
      await store.markRefused(next.id)
      refused++
      continue
    }
    await store.drop(next.id)
    so.sent++
    so.left--
    if (answer === 'held') so.held++
    tell({ ...so })
  }
  return ended('done')
}

/** The way out where there never is a signal: still locked, so anyone who finds the file can read nothing. */
export async function fileOf(store: Store, kit: string, event: string): Promise<KitFile> {
  return { kit, event, envelopes: (await store.allKept()).map(({ envelope }) => envelope) }
}
