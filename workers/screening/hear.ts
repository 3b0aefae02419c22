import type { Sentence } from '../reading/sentences.ts'
import { compile, STRONG, type Hit } from '../tagging/matcher.ts'
import { asWritten, byStem, tokenise, type Token } from '../../server/screening/tokens.ts'
import { bare } from './bare.ts'
import { harmElsewhere } from './elsewhere.ts'
import { harm, harmClasses, harmKinds, plainHarm, plainWords, reasons, type HarmKind } from './harm.ts'
import { harmTold, kindScores, soundsOf } from './learnt.ts'
import { givesNoView } from './no-view.ts'
import { barely, hitsOf, plainly, spanOf, tidy, type Span } from './terms.ts'
import { urgencyOf, type Urgency } from './urgency.ts'

/**
 * Harm that a text may tell of: the gravest finding, the words that say so, the sentence (or two) they stand in, and how
 * soon a person must look.
 */
export type Harm = { kind: HarmKind; urgency: Urgency; spans: Span[]; sentence: Span; why: string; named: boolean }

/** What a word list's own kind weighs beside what was learnt of kinds. */
const LISTED = 1
/** What the sentences beside a finding weigh for its kind: they say that she is four, or that he is the husband. */
const NEIGHBOURS = 1
/** Two weak signs count together within so many words, in one sentence or two neighbours. */
const NEAR = 40
/** A listed word is one of ordinary life where its sentence sounds more ordinary than this; two weak signs sooner. */
const STRONG_STANDS = 0
const WEAK_STANDS = 0.3

const harmMatcher = compile(harm, harmClasses, byStem)
// As written: the stem of “suicidal” is that of “suicide prevention”.
const plainMatcher = compile([{ strong: plainHarm }], {}, asWritten)
// English stems mean nothing in other languages: their words are compared as they are written, but for marks left out.
const elsewhere = harmElsewhere.map(({ kind, strong, weak, not }) => ({
  kind,
  strong: bare(strong),
  weak: bare(weak ?? ''),
  not: bare(not ?? ''),
}))
const elsewhereMatcher = compile(elsewhere, {}, asWritten)

/** What one list or the learnt model found. */
type Found = { kind: HarmKind | null; spans: Span[]; english: boolean; named: boolean }

/**
 * Hear harm wherever it stands in a text: each sentence is listened to by itself and with its neighbour, so that nothing
 * around it drowns it. Never throws.
 * @param sentences  of `text`, as `splitSentences` gives them
 */
export function hearHarm(text: string, tokens: Token[], sentences: readonly Sentence[]): Harm | null {
  const found = [
    ...inLists(harm, hitsOf(harmMatcher, tokens, plainly), text, tokens, sentences, true),
    ...inLists(elsewhere, hitsOf(elsewhereMatcher, tokens, barely), text, tokens, sentences, false),
  ]
  if (found.length === 0) {
    const told = harmTold(text, tellingOf(text, sentences))
    if (!told) return null
    found.push({
      kind: null,
      spans: told.spans.length > 0 ? told.spans : [[told.start, told.end]],
      english: true,
      named: false,
    })
  }
  const judged = found.map((one) => judge(text, one, found, sentences))
  return judged.reduce((gravest, one) => (isGraver(one, gravest) ? one : gravest))
}

/**
 * What a list's terms say: a strong one by itself, of weak ones two that stand near each other. In English what was learnt
 * has a say too: “suicide prevention training” and “bruised by the blood pressure cuff” sound like nobody's harm.
 */
function inLists(
  concepts: { kind: HarmKind }[],
  hits: Hit[],
  text: string,
  tokens: Token[],
  sentences: readonly Sentence[],
  english: boolean,
): Found[] {
  const found: Found[] = []
  const stands = (telling: Hit[], enough: number) =>
    !english || soundsOf(text.slice(...sentenceOf(spansOf(telling, tokens), sentences, text))) > enough
  for (const [concept, own] of Map.groupBy(hits, (hit) => hit.concept)) {
    const { kind } = concepts[concept]!
    const strong = own.filter((hit) => hit.kind === STRONG && (isPlain(hit, tokens) || stands([hit], STRONG_STANDS)))
    const telling = strong.length > 0 ? strong : nearPair(own, tokens, sentences, (pair) => stands(pair, WEAK_STANDS))
    if (telling.length > 0) found.push({ kind, spans: spansOf(telling, tokens), english, named: true })
  }
  return found
}

/** Two different weak signs near each other, or none. */
function nearPair(
  hits: Hit[],
  tokens: Token[],
  sentences: readonly Sentence[],
  stands: (pair: Hit[]) => boolean,
): Hit[] {
  const sorted = [...hits].sort((a, b) => a.from - b.from)
  const place = (hit: Hit) => sentences.findIndex(({ end }) => tokens[hit.from]!.start < end)
  for (let at = 0; at + 1 < sorted.length; at++) {
    const first = sorted[at]!
    for (let next = at + 1; next < sorted.length && next < at + 8; next++) {
      const second = sorted[next]!
      if (second.from - first.to > NEAR || place(second) - place(first) > 1) break
      if (second.term !== first.term && second.from > first.to && stands([first, second])) return [first, second]
    }
  }
  return []
}

/** Words that mean one thing only: what was learnt of ordinary life has no say about them. */
function isPlain({ from, to }: Hit, tokens: Token[]): boolean {
  return (
    tokens.slice(from, to + 1).some(({ word }) => plainWords.has(word)) ||
    hitsOf(plainMatcher, tokens).some((plain) => plain.from <= to && plain.to >= from)
  )
}

function spansOf(hits: Hit[], tokens: Token[]): Span[] {
  return tidy(hits.map((hit) => spanOf(hit, tokens)))
}

/** What may carry harm: not greetings, farewells, thanks for being asked, names below, nor “nothing to add”. */
function tellingOf(text: string, sentences: readonly Sentence[]): Sentence[] {
  return sentences.filter(
    ({ start, end, kind }) =>
      (kind === 'said' || kind === 'introduction' || kind === 'question') && !givesNoView(text.slice(start, end)),
  )
}

function judge(text: string, one: Found, all: Found[], sentences: readonly Sentence[]): Harm {
  const sentence = sentenceOf(one.spans, sentences, text)
  const words = text.slice(...sentence)
  const kind = one.english
    ? kindOf(
        words,
        text.slice(...around(sentence, sentences)),
        all.filter(({ english }) => english),
      )
    : one.kind!
  const why = one.named
    ? reasons[kind]
    : `${reasons[kind]} No word names it; the sentence is like others that told of harm.`
  return { kind, urgency: urgencyOf(kind, tokenise(words)), spans: one.spans, sentence, why, named: one.named }
}

/** The kind of harm a sentence tells of. The lists know an adult from a child, not a partner from a carer: that is learnt. */
function kindOf(words: string, around: string, found: Found[]): HarmKind {
  const near = kindScores(around)
  const scores = kindScores(words).map((score, at) => score + NEIGHBOURS * near[at]!)
  const listed = new Set(found.flatMap(({ kind }) => (kind === null ? [] : [kind])))
  const weigh = (kind: HarmKind, at: number) => {
    const own = listed.has(kind) || (listed.has('adult') && (kind === 'partner-violence' || kind === 'whistleblowing'))
    // Who is named a child in so many words is one, however like a grown-up's the rest of the sentence is.
    return scores[at]! + (own ? (kind === 'child' ? 2 * LISTED : LISTED) : 0)
  }
  return harmKinds.reduce((best, kind) =>
    weigh(kind, harmKinds.indexOf(kind)) > weigh(best, harmKinds.indexOf(best)) ? kind : best,
  )
}

/** A piece of a text with the sentence before it and the one after. */
function around([start, end]: Span, sentences: readonly Sentence[]): Span {
  const before = sentences.findLast((one) => one.end <= start)
  const after = sentences.find((one) => one.start >= end)
  return [before?.start ?? start, after?.end ?? end]
}

/** From the beginning of the first sentence that a finding touches to the end of the last, neighbours at most. */
function sentenceOf(spans: Span[], sentences: readonly Sentence[], text: string): Span {
  const first = sentences.findIndex(({ end }) => spans[0]![0] < end)
  if (first < 0) return [0, text.length]
  const touched = spans.filter(([start]) => start < (sentences[first + 1] ?? sentences[first]!).end)
  const last = Math.max(
    first,
    sentences.findLastIndex(({ start }) => start < touched.at(-1)![1]),
  )
  return [sentences[first]!.start, sentences[Math.min(last, first + 1)]!.end]
}

function isGraver(one: Harm, other: Harm): boolean {
  return one.urgency !== other.urgency
    ? one.urgency < other.urgency
    : harmKinds.indexOf(one.kind) < harmKinds.indexOf(other.kind)
}
