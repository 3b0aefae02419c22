import porterStemmer from 'natural/lib/natural/stemmers/porter_stemmer.js'

/**
 * One word of a comment: `word` is its plain lower-case form, `start` and `end` are UTF-16 offsets into the original,
 * `opens` that a sentence or line begins with it.
 */
export type Token = { word: string; start: number; end: number; opens: boolean }

/** Longer than this is no word, and not worth taking apart. */
export const LONGEST = 40

const LETTER = 1
const DIGIT = 2
const APOSTROPHE = 3
const UNSEEN = 4
const ascii = new Uint8Array(128)
for (let code = 48; code < 58; code++) ascii[code] = DIGIT
for (let code = 65; code < 91; code++) ascii[code] = ascii[code + 32] = LETTER
ascii[39] = APOSTROPHE

const wordMark = /[\p{L}\p{M}\p{N}]/u
/** What shows nothing and changes no word: soft hyphens of documents, joiners, the looks of emoji. */
const unseen = /\u00ad|\u2060|[\ufe00-\ufe0f]/g
const kinds = new Map<number, number>()

/**
 * The words of a text in reading order. Hyphens and slashes part words; apostrophes do not, and are left out of `word`
 * together with a closing ’s; “A&E” is one word and so is “£”. Never throws.
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  const length = text.length
  let at = 0
  let opens = true
  while (at < length) {
    const code = text.codePointAt(at) ?? 0
    if (code === 163) {
      tokens.push({ word: '£', start: at, end: ++at, opens })
      opens = false
      continue
    }
    const kind = kindOf(code)
    if (kind !== LETTER && kind !== DIGIT) {
      if (ending(text, at, code, tokens)) opens = true
      at += code > 0xffff ? 2 : 1
      continue
    }
    const start = at
    let plain = code < 128
    let apostrophe = -1
    at += code > 0xffff ? 2 : 1
    while (at < length) {
      const next = text.codePointAt(at) ?? 0
      const nextKind = kindOf(next)
      if (nextKind === APOSTROPHE && at + 1 < length && isWord(text.codePointAt(at + 1) ?? 0)) {
        apostrophe = at
        at++
      } else if (nextKind === LETTER || nextKind === DIGIT || nextKind === UNSEEN) {
        if (next > 127) plain = false
        at += next > 0xffff ? 2 : 1
      } else break
    }
    if (at === start + 1 && text[at] === '&' && isWord(text.charCodeAt(at + 1)) && !isWord(text.charCodeAt(at + 2)))
      at += 2
    tokens.push({ word: plainForm(text.slice(start, at), plain, apostrophe >= 0), start, end: at, opens })
    opens = false
  }
  return tokens
}

/** Whether a mark ends a sentence; a full stop after a short word (“St. Mary’s”) or inside one (“3.30”) does not. */
function ending(text: string, at: number, code: number, tokens: Token[]): boolean {
  if (code === 33 || code === 63 || code === 10 || code === 13 || code === 0x2026) return true
  if (code !== 46) return code === 0x0964 || code === 0x06d4 || code === 0x061f
  const after = text.charCodeAt(at + 1)
  if (!Number.isNaN(after) && after > 32 && after !== 46 && after !== 34 && after !== 39 && after !== 41) return false
  const last = tokens.at(-1)
  return !(last && last.end === at && last.end - last.start <= 2 && /^[a-z]/.test(last.word))
}

function kindOf(code: number): number {
  if (code < 128) return ascii[code] ?? 0
  if (code === 0x2019 || code === 0x2018 || code === 0x02bc) return APOSTROPHE
  let kind = kinds.get(code)
  if (kind === undefined) {
    const letter = String.fromCodePoint(code)
    kind = letter.replace(unseen, '') === '' ? UNSEEN : wordMark.test(letter) ? LETTER : 0
    kinds.set(code, kind)
  }
  return kind
}

function isWord(code: number): boolean {
  const kind = Number.isNaN(code) ? 0 : kindOf(code)
  return kind === LETTER || kind === DIGIT
}

function plainForm(written: string, plain: boolean, apostrophe: boolean): string {
  let word = (plain ? written : written.replace(unseen, '').normalize('NFKC')).toLowerCase()
  if (apostrophe) word = word.replace(/['’‘ʼ]s$/, '').replace(/['’‘ʼ]/g, '')
  return word
}

const stems = new Map<string, string>()

/** The Porter stem of a plain word; words with anything but a–z in them are their own stem. */
export function stemOf(word: string): string {
  let stem = stems.get(word)
  if (stem === undefined) {
    stem = word.length > 2 && word.length <= LONGEST && /^[a-z]+$/.test(word) ? porterStemmer.stem(word) : word
    if (stems.size > 50_000) stems.clear()
    stems.set(word, stem)
  }
  return stem
}

/**
 * A word without the endings of number and tense: “wards” is “ward”, “cancelled” and “cancelling” are “cancel”. Unlike a
 * stem it keeps “contractor” and “contraction”, “publicity” and “public” apart.
 */
function plainest(word: string): string {
  if (word.length < 4 || word.length > LONGEST || !/^[a-z]+$/.test(word)) return word
  let base = word
  if (word.endsWith('ies') && word.length > 4) base = `${word.slice(0, -3)}y`
  else if (/(?:s|x|z|ch|sh)es$/.test(word)) base = word.slice(0, -2)
  else if (/[^suiy]s$|[aeiou]ys$/.test(word)) base = word.slice(0, -1)
  else if (word.endsWith('ied') && word.length > 4) base = `${word.slice(0, -3)}y`
  else if (/[aeiouy].*(?:[^e]ed|ing)$/.test(word)) base = undoubled(word.replace(/(?:ed|ing)$/, ''))
  return base.length > 3 && base.endsWith('e') ? base.slice(0, -1) : base
}

function undoubled(base: string): string {
  const doubled = base.endsWith('ll') ? base.length > 5 : /([bdgkmnprt])\1$/.test(base)
  return doubled && base.length > 3 ? base.slice(0, -1) : base
}

/** When a word of a comment is a term's word: `term` is the term's form, `forms` those a comment's word answers to. */
export type Likeness = { term(word: string): string; forms(word: string): string[] }

/** By number and tense. A term in -ing stands for itself: “parking” is no park, and “hearing” not what one hears. */
export const byInflection: Likeness = {
  term: (word) => (isGerund(word) ? word.replace(/s$/, '') : plainest(word)),
  forms: (word) => (isGerund(word) ? [plainest(word), word.replace(/s$/, '')] : [plainest(word)]),
}

/** By stem: wider, for where missing something is worse than finding too much. */
export const byStem: Likeness = { term: stemOf, forms: (word) => [stemOf(word)] }

/** By every letter. */
export const asWritten: Likeness = { term: (word) => word, forms: (word) => [word] }

function isGerund(word: string): boolean {
  return word.length <= LONGEST && /[a-z]{2}ings?$/.test(word)
}
