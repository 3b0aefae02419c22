/** A letter needs this many words before likeness means anything; word-for-word copies count from fewer. */
const ENOUGH_WORDS = 12
const ENOUGH_FOR_COPIES = 8
/** Signatures: 64 bins of 16 bits; two neighbours form a band. */
const BINS = 64
const BANDS = 32
/** Share of three-word runs two letters must have in common, or one must take over from the other. */
const ALIKE = 0.35
const TAKEN_OVER = 0.75
/** Of the bins of two letters, so many must agree before one counts as taken over. */
const AGREEING = 10
const SEED = 0x2c1b3c6d

/** Raised whenever the same words would be signed otherwise: what was signed before is then signed again. */
export const signing = 1

/**
 * What is kept of a comment's words to know its likes by. `runs` of three words, none in short texts; `wording` is the same
 * for the same words in the same order, whatever their case and punctuation, and 0 where they are too few; `bins` are empty
 * where `runs` is 0.
 */
export type Signature = { runs: number; wording: number; bins: Uint16Array }

/** Comments are told to it one by one; it keeps signatures, never words. About 150 bytes a comment. */
export type Grouper = {
  /** Hear of the next comment; comments are numbered from 0. */
  add(comment: string | Signature): void
  /**
   * Which comments are near-identical letters: for each comment the number of the first comment of its group, or −1
   * where it stands alone. The same comments in another order fall into the same groups, but for rare chains of letters that
   * are hardly alike; anyone who tells them in the order of their wordings excludes even that.
   */
  groups(): Int32Array
}

/**
 * Finds campaign letters by one-permutation MinHash of three-word runs, in linear time.
 * @param expected  how many comments to make room for; more are fine
 * @see Li, Owen & Zhang (2012), “One permutation hashing”, NIPS; Shrivastava & Li (2014) for filling empty bins
 */
export function makeGrouper(expected = 1024): Grouper {
  let room = Math.max(expected, 16)
  let signatures = new Uint16Array(room * BINS)
  let runs = new Uint32Array(room)
  let copies = new Uint32Array(room)
  let count = 0
  const bins = new Uint32Array(BINS)

  return {
    add(comment) {
      if (count === room) {
        room *= 2
        signatures = grown(signatures, new Uint16Array(room * BINS))
        runs = grown(runs, new Uint32Array(room))
        copies = grown(copies, new Uint32Array(room))
      }
      const signed = typeof comment === 'string' ? signWith(bins, comment) : comment
      if (signed.runs > 0) signatures.set(signed.bins, count * BINS)
      runs[count] = signed.runs
      copies[count] = signed.wording
      count++
    },
    groups() {
      const parent = Int32Array.from({ length: count }, (_, at) => at)
      const root = (at: number) => {
        while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!
        return at
      }
      const join = (a: number, b: number) => {
        const [first, second] = [root(a), root(b)]
        if (first !== second) parent[Math.max(first, second)] = Math.min(first, second)
      }
      joinEqual(count, signatures, runs, copies, join)
      joinAlike(count, signatures, runs, root, join)
      const sizes = new Int32Array(count)
      for (let at = 0; at < count; at++) sizes[root(at)] = sizes[root(at)]! + 1
      return Int32Array.from({ length: count }, (_, at) => (sizes[root(at)]! > 1 ? root(at) : -1))
    },
  }
}

/** A comment's signature. Never throws; the same text always has the same. */
export function signatureOf(text: string): Signature {
  return signWith(new Uint32Array(BINS), text)
}

function signWith(bins: Uint32Array, text: string): Signature {
  const { words, whole } = sign(text, bins)
  const wording = words >= ENOUGH_FOR_COPIES ? whole || 1 : 0
  if (words < ENOUGH_WORDS) return { runs: 0, wording, bins: new Uint16Array(0) }
  fill(bins)
  return { runs: words - 2, wording, bins: Uint16Array.from(bins) }
}

/** The same for a list: near-identical letters share a number, single comments have −1. */
export function groupLetters(texts: readonly string[]): Int32Array {
  const grouper = makeGrouper(texts.length)
  for (const text of texts) grouper.add(text)
  return grouper.groups()
}

/** Hash every three-word run into its bin, keeping the least; and the whole text, word by word. */
function sign(text: string, bins: Uint32Array): { words: number; whole: number } {
  bins.fill(0xffffffff)
  let words = 0
  let whole = SEED
  let first = 0
  let second = 0
  let word = 0
  const length = text.length
  for (let at = 0; at <= length; at++) {
    const letter = at < length ? letterAt(text, at) : 0
    if (letter > 1) word = Math.imul((word === 0 ? SEED : word) ^ letter, 0x01000193)
    if (letter !== 0 || word === 0) continue
    words++
    whole = mix(Math.imul(whole, 31) ^ word)
    if (words >= 3) {
      const run = mix(Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b) ^ Math.imul(word, 0xc2b2ae35))
      const bin = run >>> 26
      const value = run & 0x3ffffff
      if (value < bins[bin]!) bins[bin] = value
    }
    first = second
    second = word
    word = 0
  }
  return { words, whole: whole >>> 0 }
}

/** A letter's lower-case code; 1 for an apostrophe, which joins; 0 for what parts words. */
function letterAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code < 128) {
    if (code >= 97 && code <= 122) return code
    if (code >= 65 && code <= 90) return code + 32
    if (code >= 48 && code <= 57) return code
    return code === 39 ? 1 : 0
  }
  if (code === 0x2019 || code === 0x2018) return 1
  if (
    code < 0xaa ||
    code === 0xab ||
    code === 0xbb ||
    (code >= 0x2000 && code < 0x2c00) ||
    code === 0x3000 ||
    code === 0xfeff
  )
    return 0
  return String.fromCharCode(code).toLowerCase().charCodeAt(0)
}

/** An empty bin takes the value of another, chosen by hash alone, so that equal texts stay equal. */
function fill(bins: Uint32Array) {
  const own = bins.slice()
  for (let bin = 0; bin < BINS; bin++) {
    for (let attempt = 1; bins[bin] === 0xffffffff; attempt++) {
      const source = mix(Math.imul(bin + 1, 0x9e3779b1) ^ Math.imul(attempt, 0x85ebca6b)) >>> 26
      if (own[source] !== 0xffffffff) bins[bin] = own[source]!
    }
  }
}

function joinAlike(
  count: number,
  signatures: Uint16Array,
  runs: Uint32Array,
  root: (at: number) => number,
  join: (a: number, b: number) => void,
) {
  const size = 1 << Math.max(4, Math.ceil(Math.log2(count + 1)) + 1)
  const oldest = new Int32Array(size)
  const newest = new Int32Array(size)
  for (let band = 0; band < BANDS; band++) {
    oldest.fill(-1)
    const keyOf = (at: number) => (signatures[at * BINS + band * 2]! << 16) | signatures[at * BINS + band * 2 + 1]!
    for (let at = 0; at < count; at++) {
      if (runs[at] === 0) continue
      const key = keyOf(at)
      let slot = mix(key ^ SEED) & (size - 1)
      while (oldest[slot] !== -1 && keyOf(oldest[slot]!) !== key) slot = (slot + 1) & (size - 1)
      if (oldest[slot] === -1) oldest[slot] = newest[slot] = at
      else {
        for (const other of [oldest[slot]!, newest[slot]!]) {
          if (root(other) !== root(at) && alike(signatures, runs, other, at)) join(other, at)
        }
        newest[slot] = at
      }
    }
  }
}

/** Whether two letters are one campaign's: much in common, or most of the shorter taken over into the longer. */
function alike(signatures: Uint16Array, runs: Uint32Array, a: number, b: number): boolean {
  let agreeing = 0
  for (let bin = 0; bin < BINS; bin++) if (signatures[a * BINS + bin] === signatures[b * BINS + bin]) agreeing++
  const likeness = agreeing / BINS
  if (likeness >= ALIKE) return true
  if (agreeing < AGREEING) return false
  const shared = (likeness / (1 + likeness)) * (runs[a]! + runs[b]!)
  return shared / Math.min(runs[a]!, runs[b]!) >= TAKEN_OVER
}

/** Those of one wording. Among a million, some of different words share its 32 bits by chance: what else is kept of them tells these apart. */
function joinEqual(
  count: number,
  signatures: Uint16Array,
  runs: Uint32Array,
  wordings: Uint32Array,
  join: (a: number, b: number) => void,
) {
  const size = 1 << Math.max(4, Math.ceil(Math.log2(count + 1)) + 1)
  const table = new Int32Array(size).fill(-1)
  const isSame = (a: number, b: number) => {
    if (wordings[a] !== wordings[b] || runs[a] !== runs[b]) return false
    for (let bin = 0; bin < BINS; bin++) if (signatures[a * BINS + bin] !== signatures[b * BINS + bin]) return false
    return true
  }
  for (let at = 0; at < count; at++) {
    if (wordings[at] === 0) continue
    let slot = mix(wordings[at]!) & (size - 1)
    while (table[slot] !== -1 && !isSame(table[slot]!, at)) slot = (slot + 1) & (size - 1)
    if (table[slot] === -1) table[slot] = at
    else join(table[slot]!, at)
  }
}

function grown<T extends Uint16Array | Uint32Array>(from: T, into: T): T {
  into.set(from)
  return into
}

function mix(value: number): number {
  let mixed = value ^ (value >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
