// Crockford's base 32, as on receipts: no I, L, O or U, so that a number survives handwriting.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const checkOf = (body: string) =>
  alphabet.charAt([...body].reduce((sum, sign, at) => sum + (at + 1) * alphabet.indexOf(sign), 0) % 31)
const inGroups = (body: string) => `${body.slice(0, 5)}-${body.slice(5)}-${checkOf(body)}`

/** The number of a printed form, out of ten of our signs: with a last one that shows a misreading. @returns `4T7KQ-M9XW2-B` */
export function formNumberOf(bytes: Uint8Array): string {
  return inGroups(Array.from(bytes, (byte) => alphabet.charAt(byte & 31)).join(''))
}

/** The number as it is printed, however it was typed. @returns undefined if it is none of ours, or was misread */
export function formNumberAsPrinted(typed: string): string | undefined {
  const plain = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}.]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  if (!/^[0-9A-HJKMNP-TV-Z]{11}$/.test(plain)) return undefined
  return checkOf(plain.slice(0, 10)) === plain[10] ? inGroups(plain.slice(0, 10)) : undefined
}

/** Under which key the submission of a printed form is kept: its receipt was printed on it before anybody wrote. */
export const keyOfForm = (number: string): string => `printed:${number}`
