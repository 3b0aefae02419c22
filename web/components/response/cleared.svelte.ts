import { tick } from 'svelte'

type Words = { id: string; words: string }

/** Public words that were saved beside the draft since the page was loaded: they can be quoted without loading it again. */
export class Cleared {
  #since = $state<(Words & { quotable: boolean })[]>([])

  /** Those that may be quoted. */
  get quotable(): string[] {
    return this.#since.filter(({ quotable }) => quotable).map(({ id }) => id)
  }

  /** What the page came with, as it reads now, and what can be quoted since. */
  among(known: readonly Words[]): Words[] {
    return [
      ...known.map((one) => this.#since.find(({ id }) => id === one.id) ?? one),
      ...this.#since.filter(({ id, quotable }) => quotable && !known.some((one) => one.id === id)),
    ]
  }

  add = async (id: string, words: string, { quotable, quote }: { quotable: boolean; quote: boolean }) => {
    this.#since = [...this.#since.filter((one) => one.id !== id), { id, words, quotable }]
    await tick()
    const box = document.getElementById(`quote-${id}`)
    if (quote && box instanceof HTMLInputElement && !box.checked) box.click()
  }
}
