import { isAscii, isUtf8 } from 'node:buffer'
import { chunksOf, headOf } from './source.ts'
import type { Source } from './source.ts'

export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh'] as const
export type Encoding = (typeof encodings)[number]

/** What the bytes showed: the encoding, whether a byte order mark said so, and how many places do not fit it. */
interface EncodingFound {
  encoding: Encoding
  bom: boolean
  /** Places that are not valid UTF-8, when that is the encoding; 0 otherwise. */
  invalid: number
}

/**
 * Stands before each character that had to be guessed because its bytes do not fit the encoding. It is a Unicode
 * noncharacter, which no text should hold; a row in which it is found is rejected, never imported with altered text.
 */
export const brokenMark = '\uFDD1'

/**
 * Which encoding a text file is in, from all of its bytes: a byte order mark first, then the pattern of zero bytes that
 * UTF-16 leaves, then whether the bytes outside ASCII are mostly UTF-8 or mostly not.
 */
export async function detectEncoding(source: Source): Promise<EncodingFound> {
  const head = await headOf(source, 64 * 1024)
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bom: true, invalid: 0 }
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bom: true, invalid: 0 }
  const bom = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf
  const wide = bom ? null : wideWithoutMark(head)
  if (wide) return { encoding: wide, bom: false, invalid: 0 }
  const { valid, long, invalid } = await countUtf8(source)
  // Hardly any text in another encoding happens to be UTF-8 in places; lines pasted in from elsewhere are mended one by one.
  // Three bytes that make one character, such as ’, are none by chance.
  if (bom || invalid === 0 || valid * 5 >= invalid || long * 20 >= invalid) return { encoding: 'utf-8', bom, invalid }
  return { encoding: (await readsAsMacintosh(source)) ? 'macintosh' : 'windows-1252', bom: false, invalid: 0 }
}

/**
 * Do the bytes outside ASCII make likelier text in the character set of old Macintoshes than in Windows-1252? Each set turns the
 * quotation marks, dashes and accents of the other into capitals and signs in the middle of words.
 */
async function readsAsMacintosh(source: Source): Promise<boolean> {
  const head = await headOf(source, 1024 * 1024)
  const [mac, windows] = [likelihood(macintosh.decode(head)), likelihood(windows1252.decode(head))]
  return mac > windows
}

const usualSigns = /[’‘“”–—…•£€éèêëàâáäåçîïíôöóñùûüúßœæøÉÀÇÖÜÄ½¼¾°©®™]/u
const unusualSigns = /[ÒÓÔÕÐÑŽžÙÚÛ¤¦§¨ª¬¯¶·¸¹º»Ý‰†‡ˆ˜√∫≈∆Ω∏π∂Σ\u0080-\u009f]/u

function likelihood(text: string): number {
  let score = 0
  for (const { 0: sign, index } of text.matchAll(/[^\0-\x7f]/gu)) {
    if (usualSigns.test(sign)) score++
    if (unusualSigns.test(sign)) score--
    // A capital letter or a sign in the middle of a word.
    if (/\p{Lu}/u.test(sign) && /\p{Ll}/u.test(text[index - 1] ?? '')) score -= 2
  }
  return score
}

/**
 * The file as UTF-8 without its byte order mark, ready for the CSV reader. Bytes that do not fit the encoding come out
 * as `brokenMark` and what they would be in Windows-1252 (or U+FFFD in UTF-16), so that nothing is altered unseen.
 */
export async function* utf8Chunks(source: Source, encoding: Encoding): AsyncGenerator<Buffer> {
  let carried: Buffer<ArrayBufferLike> = Buffer.alloc(0)
  let first = true
  for await (const chunk of chunksOf(source)) {
    const bytes = carried.length > 0 ? Buffer.concat([carried, chunk]) : chunk
    const whole = bytes.length - unfinished(bytes, encoding)
    carried = bytes.subarray(whole)
    const text = toUtf8(bytes.subarray(0, whole), encoding)
    yield first ? withoutMark(text) : text
    if (text.length > 0) first = false
  }
  if (carried.length > 0) yield toUtf8(carried, encoding)
}

/** Do some lines end in CR alone and others not? Line breaks inside quoted cells are no line ends. */
export function endsMixed(head: Buffer): boolean {
  const { alone, others } = lineEnds(head)
  return others > 0 && alone * 20 > others
}

/** Do all lines end in CR alone, as old Macintoshes wrote them, whatever breaks stand inside quoted cells? */
export function endsInReturns(head: Buffer): boolean {
  const { alone, others } = lineEnds(head)
  return others === 0 && (alone > 0 || (head.includes(13) && !head.includes(10)))
}

function lineEnds(head: Buffer): { alone: number; others: number } {
  let quoted = false
  let alone = 0
  let others = 0
  for (let at = 0; at < head.length; at++) {
    if (head[at] === 0x22) quoted = !quoted
    else if (quoted) continue
    else if (head[at] === 0x0a) others++
    else if (head[at] === 0x0d && at + 1 < head.length && head[at + 1] !== 0x0a) alone++
  }
  return { alone, others }
}

/** The same text with LF in the place of each CR that stands alone. */
export async function* withLineFeeds(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held = false
  for await (const chunk of chunks) {
    const bytes: Buffer = held ? Buffer.concat([Buffer.from('\r'), chunk]) : Buffer.from(chunk)
    held = bytes.at(-1) === 0x0d
    const whole = held ? bytes.subarray(0, -1) : bytes
    for (let at = whole.indexOf(0x0d); at !== -1; at = whole.indexOf(0x0d, at + 1))
      if (bytes[at + 1] !== 0x0a) whole[at] = 0x0a
    yield whole
  }
  if (held) yield Buffer.from('\n')
}

/** UTF-16 without a mark: spaces, digits, delimiters and line ends leave zero bytes on one side of each pair only. */
function wideWithoutMark(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  let even = 0
  let odd = 0
  for (let at = 0; at < head.length; at++) {
    if (head[at] !== 0) continue
    if (at % 2 === 0) even++
    else odd++
  }
  const enough = Math.max(head.length / 40, 4)
  if (odd > enough && odd > even * 20) return 'utf-16le'
  if (even > enough && even > odd * 20) return 'utf-16be'
  return null
}

async function countUtf8(source: Source): Promise<{ valid: number; long: number; invalid: number }> {
  let valid = 0
  let long = 0
  let invalid = 0
  let carried: Buffer<ArrayBufferLike> = Buffer.alloc(0)
  const count = (bytes: Buffer) => {
    if (isAscii(bytes)) return
    if (isUtf8(bytes)) {
      for (let at = 0; at < bytes.length; at++) {
        if (bytes[at]! >= 0xc2) valid++
        if (bytes[at]! >= 0xe0) long++
      }
      return
    }
    for (let at = 0; at < bytes.length;) {
      const length = sequenceAt(bytes, at)
      if (length > 1) valid++
      if (length > 2) long++
      if (length === 0) invalid++
      at += length || 1
    }
  }
  for await (const chunk of chunksOf(source)) {
    const bytes = carried.length > 0 ? Buffer.concat([carried, chunk]) : chunk
    const whole = bytes.length - unfinished(bytes, 'utf-8')
    carried = bytes.subarray(whole)
    count(bytes.subarray(0, whole))
  }
  count(carried)
  return { valid, long, invalid }
}

/** How many bytes the UTF-8 character at this place has; 0 if there is none. */
function sequenceAt(bytes: Buffer, at: number): number {
  const lead = bytes[at]!
  if (lead < 0x80) return 1
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0
  return length > 0 && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0
}

/** How many bytes at the end belong to a character that the next chunk completes. */
function unfinished(bytes: Buffer, encoding: Encoding): number {
  if (encoding === 'windows-1252' || encoding === 'macintosh') return 0
  if (encoding === 'utf-8') {
    for (let back = 1; back <= Math.min(3, bytes.length); back++) {
      const byte = bytes[bytes.length - back]!
      if (byte >= 0xc2) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
      if (byte < 0x80) return 0
    }
    return 0
  }
  const odd = bytes.length % 2
  const high = bytes[bytes.length - odd - (encoding === 'utf-16le' ? 1 : 2)]
  return high !== undefined && high >= 0xd8 && high <= 0xdb ? odd + 2 : odd
}

function toUtf8(bytes: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'windows-1252') return Buffer.from(windows1252.decode(bytes))
  if (encoding === 'macintosh') return Buffer.from(macintosh.decode(bytes))
  if (encoding === 'utf-8') return isUtf8(bytes) ? bytes : Buffer.from(mendedUtf8(bytes))
  const pairs = bytes.subarray(0, bytes.length - (bytes.length % 2))
  const text = (encoding === 'utf-16le' ? pairs : Buffer.from(pairs).swap16()).toString('utf16le')
  const dangling = pairs.length < bytes.length ? `${brokenMark}\uFFFD` : ''
  return Buffer.from((text.isWellFormed() ? text : text.replace(loneSurrogate, `${brokenMark}\uFFFD`)) + dangling)
}

const windows1252 = new TextDecoder('windows-1252')
const macintosh = new TextDecoder('macintosh')
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

/**
 * Text of mixed origin: a line with no UTF-8 in it is Windows-1252 as a whole, as where rows were pasted together from two
 * files. In a line that has both, each place that does not fit is marked.
 */
function mendedUtf8(bytes: Buffer): string {
  let text = ''
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(0x0a, from)
    const line = bytes.subarray(from, end === -1 ? bytes.length : end + 1)
    text += isUtf8(line) ? line.toString('utf8') : mendedLine(line)
    from += line.length
  }
  return text
}

function mendedLine(bytes: Buffer): string {
  let text = ''
  let from = 0
  let valid = false
  for (let at = 0; at < bytes.length;) {
    const length = sequenceAt(bytes, at)
    if (length > 1) valid = true
    if (length === 0) {
      text += bytes.toString('utf8', from, at) + brokenMark + windows1252.decode(bytes.subarray(at, at + 1))
      from = at + 1
    }
    at += length || 1
  }
  return valid ? text + bytes.toString('utf8', from) : windows1252.decode(bytes)
}

function withoutMark(text: Buffer): Buffer {
  return text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf ? text.subarray(3) : text
}
