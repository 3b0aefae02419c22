import { type Stance, stanceInWords } from '#server/comments/stance-contract.ts'
import { type SetAsideReason, setAsideReasons } from '#server/intake/contract.ts'
import type { Key } from '#web/components/keys.ts'
import type { Sitting } from '#web/components/sitting.svelte.ts'
import { stanceKeys } from './stance-keys.ts'

type Coding = {
  sitting: Sitting
  /** The key of each theme that has one. */
  keyOf: Map<string, string>
  find: () => void
  hasStance: boolean
  agree: () => void
  askWhy: () => Promise<void>
  isBlind: boolean
  /** Where it is written in another language. */
  inEnglish: (() => void) | undefined
}

/** What a person who codes can say of a comment by key. */
export function codingKeys({ sitting, keyOf, find, hasStance, agree, askWhy, isBlind, inEnglish }: Coding): Key[] {
  const confirm = () => sitting.confirmTicked()
  return [
    { key: 'Enter', shown: 'Enter or c', does: 'Confirm what is ticked, and go on', run: confirm },
    { key: 'c', does: '', run: confirm },
    { key: '0', does: 'No theme fits, and go on', run: () => sitting.confirm([]) },
    ...[...keyOf].map(([code, key], index) => ({
      key,
      does: index === 0 ? 'Tick the theme that bears the key, or untick it' : '',
      shown: spanOf([...keyOf.values()]),
      run: () => sitting.toggle(code),
    })),
    { key: 't', shown: 't or /', does: 'Find a theme by a few letters; Enter ticks it', run: find },
    { key: '/', does: '', run: find },
    ...(hasStance ? stanceChoices(sitting, agree) : []),
    { key: 'u', does: 'Take back the last decision', run: () => sitting.undo() },
    ...(isBlind || !inEnglish ? [] : [{ key: 'w', does: 'Put it into English', run: inEnglish }]),
    ...(isBlind ? [] : [{ key: 's', does: 'Set aside, with a reason', run: () => void askWhy() }]),
    { key: 'r', does: 'Try again to save what could not be saved', run: () => sitting.retry() },
  ]
}

/** `1 to 9, a to f`: the keys of the themes, numbers and letters. */
const spanOf = (keys: string[]) =>
  [keys.filter((key) => /\d/.test(key)), keys.filter((key) => /\D/.test(key))]
    .filter((some) => some.length > 0)
    .map((some) => (some.length > 1 ? `${some[0]} to ${some.at(-1)}` : some[0]))
    .join(', ')

const stanceChoices = (sitting: Sitting, agree: () => void): Key[] => [
  { key: 'v', does: 'The machine is right about for or against', run: agree },
  ...(Object.entries(stanceKeys) as [Stance, string][]).map(([stance, key]) => ({
    key,
    does: `For or against what is proposed: ${stanceInWords[stance].toLowerCase()}`,
    run: () => void sitting.sayStance(stance),
  })),
]

/** While a reason is asked for, the numbers are the reasons. */
export const setAsideKeys = (setAside: (reason: SetAsideReason) => void, leave: () => void): Key[] => [
  ...(Object.entries(setAsideReasons) as [SetAsideReason, string][]).map(([reason, label], index) => ({
    key: String(index + 1),
    does: `Set aside: ${label.toLowerCase()}`,
    run: () => setAside(reason),
  })),
  { key: 'Escape', does: 'Do not set aside', run: leave },
]

/** To the next comment and back, without a decision. */
export const stepKeys = (sitting: Sitting): Key[] => [
  { key: 'j', shown: 'j or n', does: 'Go on without a decision', run: () => sitting.step(1) },
  { key: 'n', does: '', run: () => sitting.step(1) },
  { key: 'k', shown: 'k or p', does: 'Go back', run: () => sitting.step(-1) },
  { key: 'p', does: '', run: () => sitting.step(-1) },
]
