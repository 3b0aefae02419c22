import { createHmac, hash } from 'node:crypto'
import { prepared } from '../data/seal.ts'

// Crockford's base 32: no I, L, O or U, so that a code survives handwriting and the telephone.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The answer to a code that is not ours. */
export const unknownReceipt = 'We know no such receipt. Please check the code, letter by letter.'
/** The answer to a code that was given out at an offline event. */
export const awaitedReceipt =
  'This code was given out at an event without signal. What was written has not reached us yet.'
/** The answer to a code whose words have come, and are held for an officer. */
export const heldReceipt =
  'What was written under this code has reached us. A member of staff must still take it in; nothing is lost.'

/**
 * The receipt of a submission: 130 bits that nobody can guess, the same again for the same key.
 * @param secret  the installation's receipt key, 32 bytes
 * @returns `XXXXXX-XXXXX-XXXXX-XXXXX-XXXXX`: 26 characters in five groups
 */
export function receiptFor(secret: Buffer, consultationId: string, idempotencyKey: string): string {
  const bytes = createHmac('sha256', prepared(secret)).update(`${consultationId}\n${idempotencyKey}`).digest()
  let code = ''
  for (let bit = 0; bit < 130; bit += 5) {
    const at = bit >> 3
    const pair = ((bytes[at] as number) << 8) | (bytes[at + 1] as number)
    code += alphabet.charAt((pair >> (11 - (bit & 7))) & 31)
  }
  return inGroups(code)
}

/** What is stored of it: SHA-256 of its 26 characters. Reads codes as people write them. @returns undefined if it cannot be one */
export function receiptHash(code: string): Buffer | undefined {
  const plain = plainCode(code)
  return plain ? hash('sha256', plain, 'buffer') : undefined
}

/** The code as it is on the receipt, however it was typed. @returns undefined if it cannot be one */
export function receiptAsPrinted(code: string): string | undefined {
  const plain = plainCode(code)
  return plain ? inGroups(plain) : undefined
}

function plainCode(code: string): string | undefined {
  const plain = code
    .toUpperCase()
    .replace(/[\s\p{Pd}_.,]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{26}$/.test(plain) ? plain : undefined
}

function inGroups(plain: string): string {
  return [plain.slice(0, 6), plain.slice(6, 11), plain.slice(11, 16), plain.slice(16, 21), plain.slice(21)].join('-')
}
