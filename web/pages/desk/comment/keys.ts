import type { Key } from '#web/components/keys.ts'

type Page = {
  newer: string | undefined
  older: string | undefined
  leave: (id: string | undefined) => Promise<void>
  list: string
  /** What the themes beside it can be told by key. */
  themes: Key[]
  may: { change: boolean; redact: boolean }
  isSetAside: boolean
  paraphrased: boolean
  show: (form: 'standing' | 'redaction' | 'flag', focus: string) => Promise<void>
}

/** The keys of a comment's page. */
export const keysOf = ({ newer, older, leave, list, themes, may, isSetAside, paraphrased, show }: Page): Key[] => [
  { key: 'n', shown: 'n or j', does: 'Next comment of the list', run: () => void leave(older) },
  { key: 'j', does: '', run: () => void leave(older) },
  { key: 'p', shown: 'p or k', does: 'Previous comment of the list', run: () => void leave(newer) },
  { key: 'k', does: '', run: () => void leave(newer) },
  { key: 'u', does: 'Back to the list', run: () => location.assign(list) },
  ...(may.change ? themes : []),
  ...(may.change
    ? [{ key: 's', does: 'Set aside', run: () => void show('standing', isSetAside ? 'undo-set-aside' : 'reason') }]
    : []),
  ...(may.redact && !paraphrased
    ? [{ key: 'r', does: 'Redact for publication', run: () => void show('redaction', 'publicBody') }]
    : []),
  { key: 'f', does: 'Flag for safeguarding', run: () => void show('flag', 'kind') },
]
