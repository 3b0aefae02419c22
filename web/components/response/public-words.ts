import { type PersonalMark, personalKind } from '#server/comments/redact-contract.ts'

/** Words that were selected in a comment, and what is to become of them. */
export type Picked = { become: 'quote' | 'redact'; words: string }

/** Only these of the words, with “…” where something was left out. A hand that stops within a word means the whole word. */
export function cutTo(words: string, chosen: string): string {
  const at = words.indexOf(chosen.trim())
  if (at < 0) return chosen.trim()
  let [start, end] = [at, at + chosen.trim().length]
  const inWord = (index: number) => /[\p{L}\p{N}’'-]/u.test(words[index] ?? '')
  while (start > 0 && inWord(start) && inWord(start - 1)) start--
  while (end < words.length && inWord(end - 1) && inWord(end)) end++
  const before = words.slice(0, start).trim() !== ''
  // A full stop that is left out is nothing that anybody said.
  const after = /[\p{L}\p{N}]/u.test(words.slice(end))
  return `${before ? '…' : ''}${words.slice(start, end)}${after ? '…' : ''}`
}

/** The words without these, with what stands in their place: by what they are, where they look like personal data. */
export function without(words: string, chosen: string, comment: { body: string; marks: PersonalMark[] }): string {
  const gone = chosen.trim()
  const at = comment.body.indexOf(gone)
  const mark = comment.marks.find(({ start, end }) => at >= 0 && start < at + gone.length && end > at)
  return words.replace(gone, () => personalKind(mark?.kind ?? '').placeholder)
}
