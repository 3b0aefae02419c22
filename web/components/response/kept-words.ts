import { typedBy } from '#web/typed.ts'

/** Public words that somebody is saying beside a draft, and why, while they are not saved. */
export type Kept = { words: string; reason: string }

/** As every form of the desk keeps what is typed (see keep-typed.ts): while the tab is open, for one person. */
const keyOf = (commentId: string) => `${typedBy()}cleared ${commentId}`

export function keepWords(commentId: string, kept: Kept): void {
  sessionStorage.setItem(keyOf(commentId), JSON.stringify(kept))
}

export function dropWords(commentId: string): void {
  sessionStorage.removeItem(keyOf(commentId))
}

export function keptWords(commentId: string): Kept | null {
  return JSON.parse(sessionStorage.getItem(keyOf(commentId)) ?? 'null') as Kept | null
}
