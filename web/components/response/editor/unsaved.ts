import { typedBy } from '#web/typed.ts'
import { bodyOf, type Filled, filledOf } from './begin.ts'

/**
 * What the server has not saved of a draft, while the tab is open and for one person, as every form of the desk keeps it (see
 * keep-typed.ts): whoever was signed out may sign in here, reload or go back, and not in another tab alone.
 */
const keyOf = (ref: string) => `${typedBy()}draft ${ref}`

export function keepUnsaved(ref: string, form: HTMLFormElement): void {
  sessionStorage.setItem(keyOf(ref), JSON.stringify(filledOf(bodyOf(form))))
}

export function dropUnsaved(ref: string): void {
  sessionStorage.removeItem(keyOf(ref))
}

/** @returns nothing of an earlier version: its words are frozen. */
export function unsavedOf(ref: string, version: number): Filled | null {
  const kept = JSON.parse(sessionStorage.getItem(keyOf(ref)) ?? 'null') as Filled | null
  return kept && Number(kept.version) === version ? kept : null
}
