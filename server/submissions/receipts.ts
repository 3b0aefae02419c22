import { createHash, createHmac } from 'node:crypto'

// Crockford's base 32: no I, L, O or U, so that a code survives handwriting and the telephone.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The receipt of a submission: 130 bits that nobody can guess, the same again for the same key.
 * @param secret  the installation's receipt key, 32 bytes
 * @returns `XXXXXX-XXXXX-XXXXX-XXXXX-XXXXX`: 26 characters in five groups
 */
export function receiptFor(secret: Buffer, consultationId: string, idempotencyKey: string): string {
  const bytes = createHmac('sha256', secret).update(`${consultationId}\n${idempotencyKey}`).digest()
  let code = ''
  for (let bit = 0; bit < 130; bit += 5) {
    const at = bit >> 3
    const pair = ((bytes[at] as number) << 8) | (bytes[at + 1] as number)
    code += alphabet.charAt((pair >> (11 - (bit & 7))) & 31)
  }
  return [code.slice(0, 6), code.slice(6, 11), code.slice(11, 16), code.slice(16, 21), code.slice(21)].join('-')
}

/** What is stored of it: SHA-256 of its 26 characters. Reads codes as people write them. @returns undefined if it cannot be one */
export function receiptHash(code: string): Buffer | undefined {
  const plain = code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  if (!/^[0-9A-HJKMNP-TV-Z]{26}$/.test(plain)) return undefined
  return createHash('sha256').update(plain).digest()
}
