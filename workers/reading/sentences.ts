import { phrases } from '#server/data/patterns.ts'
import { courtesies, type Courtesy } from './courtesies.ts'
import { isLetterTalk } from './letter-talk.ts'
import { lettersOf } from './letters.ts'

/**
 * What a sentence is for. Only `said` carries a view; the rest is how letters begin and end, who writes, thanks for being
 * asked, and our own question handed back.
 */
export type SentenceKind = 'said' | Courtesy | 'signature' | 'question'

/** A sentence at UTF-16 offsets into the text, end not included, without the white space and list marks around it. */
export type Sentence = { start: number; end: number; kind: SentenceKind }

/** A run of words without any mark that ends it is cut into pieces of about so many, so that nothing hides in it. */
const LONGEST = 45
/** A longer sentence is no courtesy. */
const LONGEST_COURTESY = 250
/** What a line that signs a letter has at most. */
const SIGNATURE_WORDS = 8

/**
 * A text's sentences in reading order, in any script: parted by the marks that end one, by lines and list items, and where
 * the space after a full stop is missing. Never throws; linear in the text's length.
 * @param questions  what was asked, so that a question copied into the answer is known as ours
 */
export function splitSentences(text: string, questions: readonly string[] = []): Sentence[] {
  const asked = new Set(questions.map(lettersOf).filter((letters) => letters.length > 0))
  const pieces = partsOf(text).flatMap((part) => pieceByPiece(text, part))
  const sentences = pieces.map(([start, end]): Sentence => ({
    start,
    end,
    kind: kindOf(text.slice(start, end), asked),
  }))
  markSignatures(text, sentences)
  return sentences
}

/** The sentences that carry a view. */
export function saidIn(sentences: readonly Sentence[]): Sentence[] {
  return sentences.filter(({ kind }) => kind === 'said')
}

type Part = [start: number, end: number]

const endMark = /[.!?\u2026\u0964\u0965\u06d4\u061f\u3002\n\r\u2028\u2029]/g
const closers = /["'\u2019\u201d)\]»]/
// After these a full stop ends nothing; nor after a single letter, which is an initial.
const shortened = new Set(
  'dr mr mrs ms mx prof rev fr cllr st sr jr no nos approx dept est tel ext eg ie e.g i.e etc vs cf fig a.m p.m inc ltd co hon sgt'.split(
    ' ',
  ),
)

function partsOf(text: string): Part[] {
  const parts: Part[] = []
  let from = 0
  const take = (to: number) => {
    const part = trimmed(text, from, to)
    if (part) parts.push(part)
    from = to
  }
  for (const match of text.matchAll(endMark)) {
    if (match.index < from) continue
    let to = match.index + 1
    if (match[0] === '.' && !endsThere(text, match.index)) continue
    while (to < text.length && /[.!?\u2026\u0964\u06d4\u061f]/.test(text[to]!)) to++
    while (to < text.length && closers.test(text[to]!) && !/[\p{L}\p{N}]/u.test(text[to + 1] ?? '')) to++
    take(to)
  }
  take(text.length)
  return parts
}

/** Whether a full stop ends a sentence: not in “3.30”, “Dr. Shah”, “www.example.org”, “e.g. buses”; but in “dentist.Then”. */
function endsThere(text: string, at: number): boolean {
  const before = /[\p{L}\p{M}\p{N}.]{0,24}$/u.exec(text.slice(Math.max(0, at - 24), at))![0]
  const word = before.toLowerCase()
  const after = text[at + 1] ?? ' '
  if (after === '.') return true
  if (shortened.has(word) || /^\p{L}$/u.test(word) || /(?:^|\.)\p{L}\.\p{L}$/u.test(word)) return false
  if (/\s/.test(after) || closers.test(after)) {
    // A number that begins a line is a list's mark: “1. The bus”.
    return !(/^\d{1,2}$/.test(word) && /(?:^|[\n\r])\s*$/.test(text.slice(Math.max(0, at - 12), at - word.length)))
  }
  return /\p{Lu}/u.test(after) && /\p{Ll}{2}$/u.test(before) && !/\./.test(before)
}

const listMark = /^(?:[-–—*•·▪◦‣>]+\s*|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\s+)/

function trimmed(text: string, start: number, end: number): Part | null {
  while (start < end && /\s/.test(text[start]!)) start++
  const mark = listMark.exec(text.slice(start, Math.min(end, start + 12)))
  if (mark) start += mark[0].length
  while (end > start && /\s/.test(text[end - 1]!)) end--
  return start < end ? [start, end] : null
}

/** A part as it stands; a greeting on its line with more, or a run of words that never ends, cut where a reader would breathe. */
function pieceByPiece(text: string, [start, end]: Part): Part[] {
  const greeting = courtesies.opening.exec(text.slice(start, Math.min(end, start + 120)))
  if (greeting && start + greeting[0].length < end) {
    const rest = trimmed(text, start + greeting[0].length, end)
    return [trimmed(text, start, start + greeting[0].length)!, ...(rest ? pieceByPiece(text, rest) : [])]
  }
  const farewell = courtesies.ending.exec(text.slice(start, Math.min(end, start + 40)))
  if (farewell && /^\p{Lu}/u.test(text.slice(start + farewell[0].length, end))) {
    return [trimmed(text, start, start + farewell[0].length)!, ...pieceByPiece(text, [start + farewell[0].length, end])]
  }
  if (end - start < LONGEST * 4) return [[start, end]]
  const words = [...text.slice(start, end).matchAll(/\S+/g)]
  if (words.length <= LONGEST * 1.3) return [[start, end]]
  const pieces: Part[] = []
  let from = 0
  while (words.length - from > LONGEST * 1.3) {
    const cut = breathAfter(words, from)
    pieces.push([start + words[from]!.index, start + words[cut]!.index + words[cut]![0].length])
    from = cut + 1
  }
  pieces.push([start + words[from]!.index, end])
  return pieces
}

/** The word after which to cut: the last that a comma, semicolon or dash follows, else the last before “and” or “but”. */
function breathAfter(words: RegExpExecArray[], from: number): number {
  const last = from + LONGEST - 1
  for (let at = last; at > from + LONGEST / 3; at--) if (/[,;:–—،؛]$|^-$/.test(words[at]![0])) return at
  for (let at = last; at > from + LONGEST / 3; at--)
    if (/^(?:and|but|so|because|then)$/i.test(words[at + 1]?.[0] ?? '')) return at
  return last
}

/** A line that is nothing but somebody's title and name or seat. */
const isTitle = phrases(
  {
    whole: String.raw`
      (?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev|Cllr|Councillor|Prof)\.? (?:\p{Lu}[\p{L}'’-]*\.? ?){1,3}|(?:Cllr|Councillor|Chair|Chairman
        |Secretary|Treasurer|Clerk|Governor|Trustee),? (?:for|of|to|at) (?:the )?(?:\p{Lu}[\p{L}'’-]* ?){1,5})[,.]?`,
  },
  'u',
)

function kindOf(sentence: string, asked: ReadonlySet<string>): SentenceKind {
  if (sentence.length > LONGEST_COURTESY && asked.size === 0) return 'said'
  const letters = lettersOf(sentence)
  if (asked.has(letters) || courtesies.question.test(sentence)) return 'question'
  for (const kind of ['salutation', 'closing', 'thanks', 'introduction'] as const) {
    if (courtesies[kind].test(letters)) return kind
  }
  if (isTitle.test(sentence)) return 'signature'
  return isLetterTalk(sentence, letters) ? 'introduction' : 'said'
}

/** What stands below a closing and looks like a name or an address signs the letter; so does what a telephone adds. */
function markSignatures(text: string, sentences: Sentence[]): void {
  const written = ({ start, end }: Sentence) => text.slice(start, end)
  const at = sentences.findLastIndex(
    (one) => one.kind === 'closing' || (one.kind === 'thanks' && written(one).length < 20),
  )
  const below = at < 0 ? [] : sentences.slice(at + 1)
  if (below.length <= 5 && below.every((one) => one.kind !== 'said' || signs(written(one)))) {
    for (const one of below)
      if (one.kind === 'said' || (one.kind === 'introduction' && signs(written(one)))) one.kind = 'signature'
  }
  for (const one of sentences) if (courtesies.device.test(written(one))) one.kind = 'signature'
}

/** Whether a line may sign a letter: a few words, each with a capital or a number, but for “of”, “and” and the like. */
function signs(line: string): boolean {
  const words = line.split(/\s+/)
  const small = /^(?:of|and|the|de|la|van|von|bin|on|for|at|in|&|-|–)$/
  return (
    words.length <= SIGNATURE_WORDS &&
    !/[!?]$/.test(line) &&
    words.every((word) => small.test(word) || /^\P{Ll}/u.test(word))
  )
}
