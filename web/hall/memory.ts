/** What opens what is sealed on this device. Neither can be read out of the browser, and neither is on its disk. */
export type Keys = {
  /** Opens the receipts not yet given out: the PIN was typed. */
  codes: CryptoKey
  /** Of the person who writes now. */
  sitting: CryptoKey
}

/**
 * The page's worker holds the keys in its memory, so that a page that is loaded again has them; anyone who ends the browser ends
 * them. A worker that has nothing to do is ended too, so the page says this again every few seconds.
 */
export async function holdKeys(page: string, keys: Keys | null): Promise<void> {
  await askWorker(page, { hold: keys })
}

/** @returns undefined if the browser was ended since, or nobody has typed the PIN yet */
export async function heldKeys(page: string): Promise<Keys | undefined> {
  return (await askWorker(page, {})) ?? undefined
}

async function askWorker(page: string, message: { hold?: Keys | null }): Promise<Keys | null | undefined> {
  const worker = (await navigator.serviceWorker.getRegistration(page))?.active
  if (!worker) return undefined
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    const late = setTimeout(() => resolve(undefined), 3_000)
    port1.onmessage = ({ data }) => {
      clearTimeout(late)
      port1.close()
      resolve(data as Keys | null)
    }
    worker.postMessage(message, [port2])
  })
}
