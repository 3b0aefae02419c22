import { phrases } from '#server/data/patterns.ts'
import type { FrameTheme } from './theme.ts'
import { concepts as healthConcepts, type Concept } from './lexicon.ts'
import { compile, findHits, STRONG, termsOf, withoutLookAlikes, type Matcher } from './matcher.ts'
import { everydayConcepts } from './public-life.ts'
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
healthConcepts.forEach((concept, number) => {
  for (const name of concept.names) if (!conceptNames.has(nameOf(name))) conceptNames.set(nameOf(name), number)
})
let wholeMatcher: Matcher | null = null

/** What speaks of care, in the name of a theme. */
const careWord = phrases({
  words: String.raw`
      hospitals? | patients? | nurs(?:es?|ing) | gps? | clinics? | clinical | nhs | wards? | midwi\w+ | maternity | a&e
      | ambulances? | mental | doctors? | dentists? | dental | pharmac\w+ | surger(?:y|ies) | care | treatment | health\w*
      | medic\w+ | diagnos\w+ | acute | urgent`,
})

/**
 * Whether a frame is about health and care: what residents say of hospitals then speaks for its themes. A frame on another
 * subject, though it may have a theme called “Parking” or “Equality”, is read by everyday words and its own descriptions.
 */
export function isOfCare(frame: readonly FrameTheme[]): boolean {
  const starter = frame.filter((theme) => starterFrame.includes(twinOf(theme)!)).length
  const named = frame.filter(({ label }) => careWord.test(label)).length
  return starter >= 3 || named >= 3 || (frame.length < 6 && starter + named > 0)
}

/** The concepts that a frame's themes are looked for by: of everyday ones those that it names. */
export function conceptsFor(frame: Required<FrameTheme>[]): Concept[] {
  if (isOfCare(frame)) return healthConcepts
  const named = new Set(everydayIn(frame).map(({ id }) => id))
  const own = everydayConcepts.filter(({ id }) => named.has(id))
  return [...healthConcepts, ...own.map((concept) => ({ ...concept, names: [], themes: {} }))]
}

/**
 * A frame with what we know of its themes filled in: a theme under a name of the starter frame or the Better Care
 * Together frame gets that theme's description, keywords and concepts where its own are missing.
 */
export function enrich(frame: FrameTheme[]): Required<FrameTheme>[] {
  const ofCare = isOfCare(frame)
  return frame.map((theme) => {
    const twin = ofCare || !theme.description ? twinOf(theme) : undefined
    return {
      code: theme.code,
      label: theme.label || theme.code,
      description: theme.description || twin?.description || '',
      keywords: [...new Set([...(theme.keywords ?? []), ...(twin?.keywords ?? [])])],
      parent: theme.parent ?? null,
      question: theme.question ?? null,
      concepts: theme.concepts ?? twin?.concepts ?? (ofCare ? conceptsByMeaning(theme) : conceptsNamed(theme)),
    }
  })
}

/** Which concepts speak for which theme of a frame, by concept number, and for how much. */
export function attach(frame: Required<FrameTheme>[], concepts: Pick<Concept, 'id' | 'themes'>[]): Attachment[][] {
  const number = new Map(concepts.map((concept, at) => [concept.id, at]))
  const attached: Attachment[][] = concepts.map(() => [])
  const ofCare = isOfCare(frame)
  frame.forEach((theme, at) => {
    const twin = ofCare ? twinOf(theme) : undefined
    for (const id of theme.concepts) {
      const concept = number.get(id)
      if (concept === undefined) continue
      const share = twin && starterFrame.includes(twin) ? (concepts[concept]?.themes[twin.code] ?? 0.5) : 1
      if (share > 0) attached[concept]?.push({ theme: at, share })
    }
  })
  if (!ofCare) {
    for (const { id, theme, share } of everydayIn(frame)) {
      const concept = number.get(id)
      if (concept !== undefined) attached[concept]!.push({ theme, share })
    }
  }
  return attached
}

let aboutMatcher: Matcher | null = null
let withinMatcher: Matcher | null = null

/** A concept that more than one in so many themes mention, of at least so many, is the subject of the whole. */
const SUBJECT = 3
const SUBJECT_OF = 6

/** How much a concept's mention in a theme's name counts beside one in its description. */
const NAMED = 3

/**
 * The everyday concepts that a frame's themes name: in full for the theme that names one most, less for others. “Families
 * with children” in a paragraph about opening hours is no theme of children where another theme has them in its name.
 */
function everydayIn(frame: Required<FrameTheme>[]): { id: string; theme: number; share: number }[] {
  aboutMatcher ??= compile(everydayConcepts.map(({ about }) => ({ strong: about })))
  withinMatcher ??= compile(everydayConcepts.map(({ within }) => ({ strong: within ?? '' })))
  const matcher = aboutMatcher
  const whole = frame.map(({ label, description, keywords }) => [label, description, ...keywords].join('. ')).join('. ')
  const spoken = new Set(conceptsIn(withinMatcher, whole))
  const inPlace = (text: string) =>
    conceptsIn(matcher, text).filter((concept) => !everydayConcepts[concept]!.within || spoken.has(concept))
  const mentions = frame.map((theme) => {
    const strength = new Map<number, number>()
    for (const concept of inPlace([theme.label, ...theme.keywords].join('. ')))
      strength.set(concept, (strength.get(concept) ?? 0) + NAMED)
    for (const concept of inPlace(theme.description)) strength.set(concept, (strength.get(concept) ?? 0) + 1)
    return strength
  })
  return everydayConcepts.flatMap(({ id }, concept) => {
    // What most themes speak of is what the consultation is about: of buses, “the journey” tells none from another.
    if (
      frame.length >= SUBJECT_OF &&
      mentions.filter((strength) => strength.has(concept)).length * SUBJECT > frame.length
    )
      return []
    const most = Math.max(...mentions.map((strength) => strength.get(concept) ?? 0))
    return mentions.flatMap((strength, theme) => {
      const own = strength.get(concept) ?? 0
      // Of several concepts that a theme mentions, the ones it is about.
      const about = Math.max(...strength.values(), 0)
      if (own < 2 || own * 2 < most || own * 3 < about) return []
      return [{ id, theme, share: Math.min(1, 0.4 + own / 5) * (own / most) }]
    })
  })
}

/** The concepts with a term in a text, once for each term. */
function conceptsIn(matcher: Matcher, text: string): number[] {
  const tokens = tokenise(text)
  const found = findHits(
    matcher,
    tokens.map((token) => ({ symbols: matcher.symbolsOf(token.word) })),
    [...tokens.keys()],
    tokens,
  )
  const seen = new Set<string>()
  return withoutLookAlikes(found).flatMap(({ kind, concept, from }) => {
    if (kind !== STRONG || seen.has(`${concept} ${from}`)) return []
    seen.add(`${concept} ${from}`)
    return [concept]
  })
}

function twinOf(theme: FrameTheme): FrameTheme | undefined {
  const byCode = known.get(nameOf(theme.code))
  if (byCode && (starterFrame.includes(byCode) || nameOf(byCode.label) === nameOf(theme.label))) return byCode
  return known.get(nameOf(theme.label))
}

/** Which of a frame's themes comments are compared with by their descriptions, because we know nothing of them beforehand. */
export function comparedIn(frame: readonly FrameTheme[]): boolean[] {
  const ofCare = isOfCare(frame)
  return frame.map((theme) => !ofCare || twinOf(theme) === undefined)
}

/** Concepts whose own name a theme's label or a keyword is. */
function conceptsNamed(theme: FrameTheme): string[] {
  const named = [theme.label, ...(theme.keywords ?? [])].flatMap((name) => conceptNames.get(nameOf(name)) ?? [])
  return [...new Set(named)].map((number) => healthConcepts[number]?.id ?? '')
}

/** Concepts whose own terms stand in a theme's label or keywords, and where there is a description in that too. */
function conceptsByMeaning(theme: FrameTheme): string[] {
  const named = conceptsNamed(theme)
  if (named.length > 0) return named
  wholeMatcher ??= compile(healthConcepts)
  const matcher = wholeMatcher
  const strength = new Map<number, number>()
  const read = (text: string, weight: number) => {
    for (const concept of conceptsIn(matcher, text)) strength.set(concept, (strength.get(concept) ?? 0) + weight)
  }
  for (const name of [theme.label, ...(theme.keywords ?? [])]) read(name, 2)
  read(theme.description, 1)
  const best = Math.max(0, ...strength.values())
  const enough = theme.description.length > 40 ? 3 : 2
  return [...strength]
    .filter(([, sum]) => sum >= enough && sum >= best / 2)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 4)
    .map(([number]) => healthConcepts[number]?.id ?? '')
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
