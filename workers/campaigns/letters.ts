import { tokenise } from '../../server/screening/tokens.ts'

/** A sentence with its UTF-16 offsets in the comment it stands in. */
export type Sentence = { text: string; start: number; end: number }

/** The sentences of a text: up to a full stop, question or exclamation mark, or the end of a line. Never throws. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  const close = (to: number) => {
    let start = from
    let end = to
    while (start < end && text[start]!.trim() === '') start++
    while (end > start && text[end - 1]!.trim() === '') end--
    if (/[\p{L}\p{N}]/u.test(text.slice(start, end))) sentences.push({ text: text.slice(start, end), start, end })
    from = to
  }
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]!
    if (mark === '\n' || mark === '\r') close(at)
    else if (
      (mark === '.' || mark === '!' || mark === '?' || mark === '…') &&
      (at + 1 === text.length || /[\s"'”’)]/.test(text[at + 1]!))
    ) {
      while (at + 1 < text.length && /[.!?…"'”’)]/.test(text[at + 1]!)) at++
      close(at + 1)
    }
  }
  close(text.length)
  return sentences
}

/**
 * What people added to a campaign letter: for each member the sentences of which less than half, by runs of three words, stands
 * in `letter`, which is read once for all of them. Greetings are not counted as added.
 */
export function addedTo(letter: string): (member: string) => Sentence[] {
  const [words, pairs, runs] = [1, 2, 3].map((size) => new Set(runsOf(letter, size))) as [
    Set<string>,
    Set<string>,
    Set<string>,
  ]
  const isAdded = ({ text }: Sentence) => {
    const length = tokenise(text).length
    const [known, own] =
      length >= 6 ? [runs, runsOf(text, 3)] : length >= 4 ? [pairs, runsOf(text, 2)] : [words, runsOf(text, 1)]
    if (length <= 6 && addressed(runsOf(text, 1))) return false
    if (length <= 3 && (own.every((word) => known.has(word)) || greeting(own))) return false
    return own.filter((run) => known.has(run)).length < own.length / 2
  }
  return (member) => sentencesOf(member).filter(isAdded)
}

/** The letter a group of near-identical comments has in common: the member nearest to the sentences most of them share. */
export function sharedLetter(members: readonly string[]): string {
  const counts = new Map<string, number>()
  const keys = members.map((member) => [...new Set(sentencesOf(member).map(({ text }) => runsOf(text, 1).join(' ')))])
  for (const list of keys) for (const key of list) counts.set(key, (counts.get(key) ?? 0) + 1)
  const copies = new Map<string, number>()
  for (const member of members) copies.set(member, (copies.get(member) ?? 0) + 1)
  let best = ''
  let most = -Infinity
  keys.forEach((list, at) => {
    const member = members[at]!
    // What most sign counts most, then the wording most often sent, then ordinary letters before capitals.
    const shared = list.reduce((sum, key) => sum + (2 * (counts.get(key) ?? 0)) / members.length - 1, 0)
    const score = shared + copies.get(member)! / (10 * members.length) + (member === member.toUpperCase() ? 0 : 0.001)
    if (score > most || (score === most && member < best)) [best, most] = [member, score]
  })
  return best
}

const greetings = new Set([
  'dear',
  'hello',
  'hi',
  'sir',
  'madam',
  'yours',
  'sincerely',
  'faithfully',
  'regards',
  'kind',
  'thank',
  'thanks',
  'you',
  'many',
])

/** `Dear Programme Board`, `To whom it may concern`: not what a letter says, but to whom. */
function addressed(words: string[]): boolean {
  return words[0] === 'dear' || words.slice(0, 3).join(' ') === 'to whom it'
}

function greeting(words: string[]): boolean {
  return words.every((word) => greetings.has(word))
}

function runsOf(text: string, size: number): string[] {
  const words = tokenise(text).map(({ word }) => word)
  const runs: string[] = []
  for (let at = 0; at + size <= words.length; at++) runs.push(words.slice(at, at + size).join(' '))
  return runs
}
