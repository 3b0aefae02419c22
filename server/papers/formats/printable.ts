import { withoutOverrides } from '../../http/languages/vocabulary.ts'

/** Longer than any word of a language we know; a line breaks in it rather than leaving the page. */
const longestWord = 40
const breakable = '\u200b'
/** A hash, or an address that has places to break of its own: both are copied from papers, letter for letter. */
const whole = /^(?:[0-9a-f]{64}|https?:(?:[/?&=.:]+[^/?&=.:]{0,64})*)$/

/**
 * Words as a page can hold them: one kind of line end, a place to break in what is too long for a line, and each of
 * `missing` as its code points, `[U+4E2D]`.
 * @param missing  letters, or clusters of them, that no font has
 */
export function printable(words: string, missing: string[]): string {
  let text = withoutOverrides(words)
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
  for (const cluster of missing) text = text.replaceAll(cluster, codePoints(cluster))
  return text.replace(/[^\s\u200b]{41,}/gu, (word) => (whole.test(word) ? word : broken(word)))
}

const codePoints = (cluster: string) =>
  Array.from(cluster, (letter) => `[U+${letter.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}]`).join('')

function broken(word: string): string {
  const letters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(word)].map(({ segment }) => segment)
  const parts = []
  for (let at = 0; at < letters.length; at += longestWord) parts.push(letters.slice(at, at + longestWord).join(''))
  return parts.join(breakable)
}
