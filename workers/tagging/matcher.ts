import { classes as lexiconClasses, type Concept } from './lexicon.ts'
import { stemOf, tokenise } from './tokens.ts'

/** How much a term says: 0 strong, 1 weak, 2 hint, 3 a look-alike that voids what it covers. */
export type Kind = 0 | 1 | 2 | 3
export const STRONG = 0,
  WEAK = 1,
  HINT = 2,
  VETO = 3

/** A term found: `from` and `to` are token positions, `to` included; `words` the positions of the term's own words. */
export type Hit = { concept: number; kind: Kind; term: number; from: number; to: number; words: number[] }

type Node = { edges: Map<number, Node>; gap: Node | null; ends: { concept: number; kind: Kind; term: number }[] }

/** Terms compiled into one tree, walked once per word of a comment. */
export type Matcher = {
  root: Node
  terms: string[]
  symbolsOf(word: string): readonly number[]
}

const GAP = 3
const NOTHING: readonly number[] = []

/** Compile the terms of concepts. A concept's number in hits is its place in the list. */
export function compile(
  concepts: Pick<Concept, 'strong' | 'weak' | 'hint' | 'not'>[],
  classes: Record<string, string> = lexiconClasses,
): Matcher {
  const byExact = new Map<string, number[]>()
  const byStem = new Map<string, number[]>()
  const byPrefix = new Map<string, number[]>()
  const symbols = new Map<string, number>()
  const root = newNode()
  const terms: string[] = []
  let shortest = Infinity
  let longest = 0

  const listen = (pattern: string, symbol: number) => {
    if (pattern.startsWith('=')) push(byExact, pattern.slice(1), symbol)
    else if (pattern.endsWith('*')) {
      const prefix = plain(pattern.slice(0, -1))
      shortest = Math.min(shortest, prefix.length)
      longest = Math.max(longest, prefix.length)
      push(byPrefix, prefix, symbol)
    } else push(byStem, stemOf(plain(pattern)), symbol)
  }
  const symbolOf = (slot: string) => {
    let symbol = symbols.get(slot)
    if (symbol === undefined) {
      symbol = symbols.size
      symbols.set(slot, symbol)
      const words = slot.startsWith('@') ? (classes[slot.slice(1)] ?? '').split(/\s+/) : slot.split('|')
      for (const word of new Set(words)) listen(word, symbol)
    }
    return symbol
  }

  concepts.forEach((concept, number) => {
    const kinds = [concept.strong, concept.weak, concept.hint, concept.not]
    kinds.forEach((list, kind) => {
      for (const term of termsOf(list)) {
        let node = root
        for (const slot of slotsOf(term)) {
          if (slot === '~') node = node.gap ??= newNode()
          else node = next(node, symbolOf(slot))
        }
        if (node !== root) node.ends.push({ concept: number, kind: kind as Kind, term: terms.push(term) - 1 })
      }
    })
  })

  const symbolsOf = (word: string): readonly number[] => {
    let found: number[] | null = null
    const take = (list: number[] | undefined) => {
      if (list) found = found ? [...found, ...list] : list
    }
    take(byExact.get(word))
    take(byStem.get(stemOf(word)))
    for (let length = shortest; length <= longest && length <= word.length; length++)
      take(byPrefix.get(word.slice(0, length)))
    return found ?? NOTHING
  }
  return { root, terms, symbolsOf }
}

/**
 * Every term found in a comment given as the symbols of its words; look-alikes are in the list as `VETO`. No term reaches
 * from one sentence into the next.
 */
export function findHits(
  matcher: Matcher,
  symbols: readonly (readonly number[])[],
  tokens: readonly { opens: boolean }[],
): Hit[] {
  const hits: Hit[] = []
  const path: number[] = []
  const walk = (node: Node, at: number) => {
    for (const end of node.ends) {
      hits.push({ ...end, from: path[0] ?? 0, to: path[path.length - 1] ?? 0, words: path.slice() })
    }
    if (tokens[at]?.opens !== false) return
    step(node, at)
    if (!node.gap) return
    for (let skip = 0; skip <= GAP && tokens[at + skip]?.opens === false; skip++) step(node.gap, at + skip)
  }
  const step = (node: Node, at: number) => {
    const here = symbols[at]
    if (!here || here.length === 0 || node.edges.size === 0) return
    for (const symbol of here) {
      const child = node.edges.get(symbol)
      if (!child) continue
      path.push(at)
      walk(child, at + 1)
      path.pop()
    }
  }
  for (let at = 0; at < symbols.length; at++) step(matcher.root, at)
  return hits
}

/** Hits without the look-alikes and what they cover. */
export function withoutLookAlikes(found: Hit[]): Hit[] {
  const covered = new Set<string>()
  for (const { kind, concept, from, to } of found) {
    if (kind === VETO) for (let at = from; at <= to; at++) covered.add(`${concept} ${at}`)
  }
  if (covered.size === 0) return found
  return found.filter(
    ({ kind, concept, words }) => kind !== VETO && !words.some((at) => covered.has(`${concept} ${at}`)),
  )
}

/** The terms of a list, trimmed. */
export function termsOf(list: string | undefined): string[] {
  return (list ?? '')
    .split(/[,\n]/)
    .map((term) => term.trim())
    .filter(Boolean)
}

/** A term's slots: plain words are split as comments are, so “x-ray” is two. */
function slotsOf(term: string): string[] {
  const slots: string[] = []
  for (const part of term.split(/\s+/)) {
    if (part === '~') {
      if (slots.length > 0 && slots.at(-1) !== '~') slots.push('~')
    } else if (/[|@*=]/.test(part)) slots.push(part)
    else for (const token of tokenise(part)) slots.push(token.word)
  }
  while (slots.at(-1) === '~') slots.pop()
  return slots
}

function plain(word: string): string {
  return tokenise(word)[0]?.word ?? word
}

function newNode(): Node {
  return { edges: new Map(), gap: null, ends: [] }
}

function next(node: Node, symbol: number): Node {
  let child = node.edges.get(symbol)
  if (!child) {
    child = newNode()
    node.edges.set(symbol, child)
  }
  return child
}

function push(map: Map<string, number[]>, key: string, symbol: number) {
  const list = map.get(key)
  if (list) list.push(symbol)
  else map.set(key, [symbol])
}
