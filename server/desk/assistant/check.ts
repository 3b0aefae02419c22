import { phrases } from '#server/data/patterns.ts'
import { findPersonalData } from '../../screening/personal.ts'
import { stemOf, tokenise } from '../../screening/tokens.ts'

/** What the assistant was given: everything that its answer may hold. */
export type Given = {
  /** Sentences that were counted in the database; the answer names them as `[F1]`, `[F2]`. */
  facts: readonly string[]
  /** Public words that a person cleared: they alone may be quoted. */
  cleared: readonly string[]
  /** Words that were sent to be understood, with personal data masked, and that nobody cleared. */
  read: readonly string[]
  /** What the programme says itself: titles, themes, areas, organisations. */
  known: readonly string[]
}
/** A sentence that was taken out, and why, in words for the officer. */
export type Dropped = { words: string; why: string }

const reasons = {
  fact: 'It names a count that was not given.',
  quotation: 'It quotes words that are in none of the cleared comments.',
  number: 'It says a number of its own.',
  name: 'It names what is in none of the comments.',
  personal: 'It may give somebody away.',
  copied: 'It copies words that nobody has cleared.',
} as const

/** So many words in a row are somebody's own words, also without quotation marks. */
const run = 8

/**
 * What of an assistant's answer may be offered. Each sentence stands or falls by itself: quotations must be found literally in what
 * was cleared, numbers come from the facts alone, and no name is new. Pure; never throws.
 * @returns the sentences that hold, with the facts written out, and those that do not with the reason
 */
export function keepHonest(answer: string, given: Given): { kept: string; dropped: Dropped[] } {
  const vocabulary = new Set(
    [...given.facts, ...given.cleared, ...given.read, ...given.known].flatMap((text) => wordsOf(text)),
  )
  const runs = new Set(given.read.flatMap((text) => runsOf(text)))
  const cleared = given.cleared.map(plain)
  const dropped: Dropped[] = []
  const lines = answer
    .slice(0, 10_000)
    .split('\n')
    .map((line) =>
      sentencesOf(line.replace(/^\s*(?:[-*•]|#+)\s*/, ''))
        .flatMap((sentence) => {
          const why = whyNot(sentence, given, cleared, vocabulary, runs)
          if (why === null) return [withFacts(sentence, given.facts)]
          dropped.push({ words: sentence.slice(0, 500), why })
          return []
        })
        .join(' '),
    )
  return { kept: lines.filter(Boolean).join('\n'), dropped }
}

function whyNot(
  sentence: string,
  { facts }: Given,
  cleared: readonly string[],
  vocabulary: ReadonlySet<string>,
  runs: ReadonlySet<string>,
): string | null {
  for (const [, number] of sentence.matchAll(factMark)) if (!facts[Number(number) - 1]) return reasons.fact
  const bare = sentence.replace(factMark, ' ')
  const quoted = [...bare.matchAll(quotation)].map((found) => plain(found[1] ?? found[2] ?? ''))
  if (quoted.some((words) => words === '' || !cleared.some((text) => text.includes(words)))) return reasons.quotation
  const own = bare.replace(quotation, ' ')
  // A quotation that begins and never ends, or ends and never began.
  if (/["“”„«»]/.test(own)) return reasons.quotation
  if (/[\p{N}%‰]/u.test(own) || numberWords.test(own)) return reasons.number
  if (namesOf(own).some((name) => !vocabulary.has(name))) return reasons.name
  if (findPersonalData(own, tokenise(own)).length > 0) return reasons.personal
  if (runsOf(own).some((words) => runs.has(words))) return reasons.copied
  return null
}

/** Words of a name that need not be anybody's. */
const joining = new Set(
  'a about access an and at better by for from in into more new of on or out over the to up with without'.split(' '),
)

/**
 * The name of a theme that an assistant proposed, if every word of it is one that people used. Pure; never throws.
 * @param read  the topic's words, and the comments that it was sent
 */
export function honestName(answer: string, read: readonly string[]): { name: string } | { why: string } {
  const name = (answer.split('\n').find((line) => line.trim() !== '') ?? '')
    .replace(/^\s*(?:[-*•#]+|name:|theme:)\s*/i, '')
    .replaceAll(/["“”„«».]/g, '')
    .trim()
  if (name === '' || name.length > 80) return { why: 'it is no name of a few words.' }
  if (/[\p{N}%‰]/u.test(name) || numberWords.test(name)) return { why: 'it says a number of its own.' }
  if (findPersonalData(name, tokenise(name)).length > 0) return { why: 'it may give somebody away.' }
  const used = new Set(read.flatMap((text) => wordsOf(text).map(stemOf)))
  const made = wordsOf(name).filter((word) => !joining.has(word) && !used.has(stemOf(word)))
  if (made.length > 0) return { why: `nobody used the ${made.length === 1 ? 'word' : 'words'} “${made.join('”, “')}”.` }
  return { name: name.charAt(0).toUpperCase() + name.slice(1) }
}

const factMark = /\[F(\d{1,3})\]/g
const quotation = /[“"„«]([^”"»]*)[”"»]|(?<![\p{L}\p{N}])[‘']([^’']{12,})[’'](?![\p{L}\p{N}])/gu
const numberWords = phrases({
  words: String.raw`
      zero | one | two | three | four | five | six | seven | eight | nine | ten | eleven | twelve
      | (?:thir|four|fif|six|seven|eigh|nine)teen | twenty | thirty | forty | fifty | sixty | seventy | eighty | ninety
      | hundreds? | thousands? | millions? | dozens? | scores? of | half | halves | thirds? | quarters? | per ?cent | percentage
      | majority | minority | twice | double | most people | most of | almost all | nearly all | everybody | everyone | nobody
      | no one`,
})

function withFacts(sentence: string, facts: readonly string[]): string {
  return sentence
    .replace(factMark, (_mark, number: string) => facts[Number(number) - 1] ?? '')
    .replace(/([.!?])\s*[.]+/g, '$1')
    .trim()
}

/** Words that begin a sentence in capitals and name nothing. */
const beginnings = new Set(
  `a about across after all also although among an and another as asked at because before both but comments concerns even for from
  however i if in it its many more of on or other others overall people please respondents several so some such suggestions support
  that the their them there these they this those to under views we what when where which while who with without writers you your`.split(
    /\s+/,
  ),
)

/** Words in capitals that may name somebody or something, as they are compared. */
function namesOf(text: string): string[] {
  const words = [...text.matchAll(/[\p{L}][\p{L}\p{M}'’-]*/gu)]
  return words.flatMap(([word], index) => {
    if (!/^\p{Lu}/u.test(word)) return []
    const own = comparable(word)
    return index === 0 && beginnings.has(own) ? [] : [own]
  })
}

const comparable = (word: string) =>
  word
    .toLowerCase()
    .replace(/[’']s?$/u, '')
    .replaceAll('’', "'")
const wordsOf = (text: string) =>
  [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)].map(([word]) => comparable(word))
const plain = (text: string) =>
  text
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toLowerCase()

function runsOf(text: string): string[] {
  const words = wordsOf(text)
  return words.slice(0, Math.max(0, words.length - run + 1)).map((_word, at) => words.slice(at, at + run).join(' '))
}

function sentencesOf(line: string): string[] {
  // A full stop within a quotation does not end the sentence around it.
  const held = line.replaceAll(/[“"„«][^”"»]*[”"»]/g, (words) => words.replaceAll(/[.!?](?=.)/gs, hidden))
  return [...new Intl.Segmenter('en', { granularity: 'sentence' }).segment(held)]
    .map(({ segment }) => shown(segment).trim())
    .filter(Boolean)
}
const signs = ['.', '!', '?']
const hidden = (sign: string) => String.fromCharCode(0xe000 + signs.indexOf(sign))
const shown = (text: string) =>
  text.replaceAll(/[\uE000-\uE002]/g, (sign) => signs[sign.charCodeAt(0) - 0xe000] ?? sign)
