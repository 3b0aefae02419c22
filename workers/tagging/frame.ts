import type { FrameTheme } from './theme.ts'
import { concepts as allConcepts, type Concept } from './lexicon.ts'
import { compile, findHits, STRONG, termsOf, withoutLookAlikes, type Matcher } from './matcher.ts'
import { starterFrame } from './starter-frame.ts'
import { stemOf, tokenise } from '../../server/screening/tokens.ts'
import bctFrame from './bct-frame.json' with { type: 'json' }

/** A concept's hold on a theme: `theme` by its place in the frame, `share` 0–1 of the strength its terms lend. */
export type Attachment = { theme: number; share: number }

const known = new Map<string, FrameTheme>()
for (const theme of [...(bctFrame as FrameTheme[]), ...starterFrame]) {
  known.set(nameOf(theme.label), theme)
  known.set(nameOf(theme.code), theme)
}
const conceptNames = new Map<string, number>()
allConcepts.forEach((concept, number) => {
  for (const name of concept.names) if (!conceptNames.has(nameOf(name))) conceptNames.set(nameOf(name), number)
})
let wholeMatcher: Matcher | null = null

/**
 * A frame with what we know of its themes filled in: a theme under a name of the starter frame or the Better Care
 * Together frame gets that theme's description, keywords and concepts where its own are missing.
 */
export function enrich(frame: FrameTheme[]): Required<FrameTheme>[] {
  return frame.map((theme) => {
    const twin = twinOf(theme)
    return {
      code: theme.code,
      label: theme.label || theme.code,
      description: theme.description || twin?.description || '',
      keywords: [...new Set([...(theme.keywords ?? []), ...(twin?.keywords ?? [])])],
      parent: theme.parent ?? null,
      question: theme.question ?? null,
      concepts: theme.concepts ?? twin?.concepts ?? conceptsByMeaning(theme),
    }
  })
}

/** Which concepts speak for which theme of a frame, by concept number, and for how much. */
export function attach(frame: Required<FrameTheme>[], concepts: Pick<Concept, 'id' | 'themes'>[]): Attachment[][] {
  const number = new Map(concepts.map((concept, at) => [concept.id, at]))
  const attached: Attachment[][] = concepts.map(() => [])
  frame.forEach((theme, at) => {
    const twin = twinOf(theme)
    for (const id of theme.concepts) {
      const concept = number.get(id)
      if (concept === undefined) continue
      const share = twin && starterFrame.includes(twin) ? (concepts[concept]?.themes[twin.code] ?? 0.5) : 1
      if (share > 0) attached[concept]?.push({ theme: at, share })
    }
  })
  return attached
}

function twinOf(theme: FrameTheme): FrameTheme | undefined {
  const byCode = known.get(nameOf(theme.code))
  if (byCode && (starterFrame.includes(byCode) || nameOf(byCode.label) === nameOf(theme.label))) return byCode
  return known.get(nameOf(theme.label))
}

/** Whether comments are compared with a theme’s description, because we know nothing of it beforehand. */
export function compared(theme: FrameTheme): boolean {
  return twinOf(theme) === undefined
}

/** Concepts whose own terms stand in a theme's label or keywords, and where there is a description in that too. */
function conceptsByMeaning(theme: FrameTheme): string[] {
  const names = [theme.label, ...(theme.keywords ?? [])]
  const named = names.flatMap((name) => conceptNames.get(nameOf(name)) ?? [])
  if (named.length > 0) return [...new Set(named)].map((number) => allConcepts[number]?.id ?? '')
  wholeMatcher ??= compile(allConcepts)
  const strength = new Map<number, number>()
  const read = (text: string, weight: number) => {
    const matcher = wholeMatcher as Matcher
    const tokens = tokenise(text)
    const found = findHits(
      matcher,
      tokens.map((token) => ({ symbols: matcher.symbolsOf(token.word) })),
      [...tokens.keys()],
      tokens,
    )
    const seen = new Set<string>()
    for (const hit of withoutLookAlikes(found)) {
      if (hit.kind !== STRONG || seen.has(`${hit.concept} ${hit.from}`)) continue
      seen.add(`${hit.concept} ${hit.from}`)
      strength.set(hit.concept, (strength.get(hit.concept) ?? 0) + weight)
    }
  }
  for (const name of names) read(name, 2)
  read(theme.description, 1)
  const best = Math.max(0, ...strength.values())
  const enough = theme.description.length > 40 ? 3 : 2
  return [...strength]
    .filter(([, sum]) => sum >= enough && sum >= best / 2)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 4)
    .map(([number]) => allConcepts[number]?.id ?? '')
}

/** A name without case, marks and small words, so that `acute-shift` and `acute_shift` are one. */
function nameOf(name: string): string {
  return tokenise(name.replaceAll('_', ' '))
    .map((token) => stemOf(token.word))
    .filter((stem) => stem !== 'and' && stem !== 'the')
    .join(' ')
}

/** The keywords of a theme as lexicon terms; a keyword's own marks are dropped. */
export function keywordTerms(theme: Required<FrameTheme>): string {
  return termsOf(theme.keywords.join(','))
    .map((keyword) =>
      tokenise(keyword)
        .map((token) => token.word)
        .join(' '),
    )
    .filter(Boolean)
    .join(', ')
}
