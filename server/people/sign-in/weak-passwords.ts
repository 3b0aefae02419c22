import { words } from './weak-words.ts'

const asLetters: Record<string, string> = { 0: 'o', 1: 'l', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' }
const rows = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1234567890',
  'qazwsxedcrfvtgbyhnujmikolp',
  'abcdefghijklmnopqrstuvwxyz',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
]
const runs = rows.flatMap((row) => [row, [...row].reverse().join('')]).map((row) => row + row)

/**
 * Why a password would be among the first that somebody tries, in a sentence for the person who chose it; null if it would not.
 * Known ones are recognised with digits and signs around them and with letters written as digits ("P4ssw0rd2024!"), and so
 * are runs of the keyboard, one part said again and again, and whatever is known of the person.
 * @param own  what is known of them: name, address, programme
 */
export function whyWeak(password: string, own: string[]): string | null {
  const plain = password.normalize('NFKC').toLowerCase()
  const letters = [...plain].map((sign) => asLetters[sign] ?? sign).join('')
  const cores = new Set(
    [plain, letters].flatMap((text) => [text, ...partsOf(text)]).map((text) => text.replace(/[^\p{L}\d]/gu, '')),
  )
  // All of them together: an address is made of several, and leaves much of itself when each is taken out alone.
  const ownWords = own
    .map((text) => text.toLowerCase())
    .flatMap((text) => [text, ...text.split(/[^\p{L}]+/u)])
    .filter((part) => part.length >= 4)
    .sort((a, b) => b.length - a.length)
  for (const text of [plain, letters]) {
    const left = ownWords.reduce((rest, word) => rest.replaceAll(word, ''), text)
    if (left !== text && left.length < 8)
      return 'Please choose a password without your name, your address or the programme’s name in it.'
  }
  if (new Set(plain).size < 5 || saidAgain(plain))
    return 'Please choose a password that does not say the same thing again and again.'
  for (const core of cores) {
    if (core.length >= 6 && runs.some((run) => run.includes(core)))
      return 'Please choose a password that is not a run of the keyboard.'
    if (known.has(core) || madeOfKnown(core))
      return 'This password is on lists of known ones, which are tried first. Please choose another: three words that do not belong together are easy to keep.'
  }
  return null
}

const known = new Set(words)

/** The words of a text: without the digits and signs at its ends, and each run of letters. */
function partsOf(text: string): string[] {
  const trimmed = text.replace(/^[\d\W_]+|[\d\W_]+$/gu, '')
  return [...new Set([trimmed, ...text.split(/[^\p{L}]+/u)])].filter(
    (part) => part.length >= 4 && part.length >= text.length * 0.5,
  )
}

/** "passwordpassword", "letmein" with "welcome": two known words in a row are tried as well. */
function madeOfKnown(core: string): boolean {
  for (let at = 3; at <= core.length - 3; at++)
    if (known.has(core.slice(0, at)) && known.has(core.slice(at))) return true
  return false
}

function saidAgain(text: string): boolean {
  for (let length = 1; length <= text.length / 2; length++) {
    if (
      text
        .slice(0, length)
        .repeat(Math.ceil(text.length / length))
        .startsWith(text)
    )
      return true
  }
  return false
}
