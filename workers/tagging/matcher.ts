import { classes as lexiconClasses, type Concept } from './lexicon.ts'
import { byInflection, tokenise, type Likeness } from '../../server/screening/tokens.ts'

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
  /** Where a term that begins with a symbol goes on, by symbol. */
  first: (Node | undefined)[]
  terms: string[]
  symbolsOf(word: string): readonly number[]
}

const GAP = 3
const NOTHING: readonly number[] = []

/** Compile the terms of concepts. A concept's number in hits is its place in the list. */
export function compile(
  concepts: Pick<Concept, 'strong' | 'weak' | 'hint' | 'not'>[],
  classes: Record<string, string> = lexiconClasses,
  likeness: Likeness = byInflection,
): Matcher {
  const byExact = new Map<string, number[]>()
  const byForm = new Map<string, number[]>()
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
    } else push(byForm, likeness.term(plain(pattern)), symbol)
  }
  const symbolOf = (slot: string) => {
    let symbol = symbols.get(slot)
    if (symbol === undefined) {
      symbol = symbols.size
      symbols.set(slot, symbol)
      const words = slot.startsWith('@') ? (classes[slot.slice(1)] ?? '').trim().split(/\s+/) : slot.split('|')
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
    for (const form of likeness.forms(word)) take(byForm.get(form))
    for (let length = shortest; length <= longest && length <= word.length; length++)
      take(byPrefix.get(word.slice(0, length)))
    return found ?? NOTHING
  }
  const first = Array.from({ length: symbols.size }, (_, symbol) => root.edges.get(symbol))
  return { first, terms, symbolsOf }
}

/**
 * Every term found in a comment: `of[i]` says which of `words` the i-th token is. Look-alikes are in the list as `VETO`. No
 * term reaches from one sentence into the next.
 */
export function findHits(
  matcher: Matcher,
  words: readonly { symbols: readonly number[] }[],
  of: ArrayLike<number>,
  tokens: readonly { opens: boolean }[],
): Hit[] {
  const { first } = matcher
  const search: Search = { words, of, tokens, path: [], hits: [] }
  for (let at = 0; at < of.length; at++) {
    const { symbols } = words[of[at]!]!
    for (let one = 0; one < symbols.length; one++) {
      const node = first[symbols[one]!]
      if (node) enter(search, node, at)
    }
  }
  return search.hits
}

type Search = {
  words: readonly { symbols: readonly number[] }[]
  of: ArrayLike<number>
  tokens: readonly { opens: boolean }[]
  path: number[]
  hits: Hit[]
}

function enter(search: Search, node: Node, at: number): void {
  const { tokens, path, hits } = search
  path.push(at)
  for (const { concept, kind, term } of node.ends) {
    hits.push({ concept, kind, term, from: path[0]!, to: at, words: path.slice() })
  }
  if (at + 1 < tokens.length && !tokens[at + 1]!.opens) {
    if (node.edges.size > 0) step(search, node, at + 1)
    if (node.gap) {
      for (let next = at + 1; next <= at + 1 + GAP && next < tokens.length && !tokens[next]!.opens; next++)
        step(search, node.gap, next)
    }
  }
  path.pop()
}

function step(search: Search, node: Node, at: number): void {
  const { symbols } = search.words[search.of[at]!]!
  for (let one = 0; one < symbols.length; one++) {
    const child = node.edges.get(symbols[one]!)
    if (child) enter(search, child, at)
  }
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
