/**
 * What stays on the device between two moments is sealed with keys that are on no disk: a browser writes a deleted record over
 * when it likes, so anyone who takes the device apart finds old ones. Receipts not yet given out are sealed with a key that only
 * the staff's PIN opens; half-typed words, and the receipt on the screen, with one that lives in the device's working memory
 * and is another for the next person.
 */
export type Sealed = { iv: Uint8Array<ArrayBuffer>; text: Uint8Array<ArrayBuffer> }
/** The key of the receipts, as it is kept: sealed with one that is made from the PIN. */
export type Vault = { salt: Uint8Array<ArrayBuffer>; rounds: number; key: Sealed }

/** @see OWASP Password Storage Cheat Sheet (2023): PBKDF2-HMAC-SHA-256 with 600,000 rounds */
const rounds = 600_000
const aes = { name: 'AES-GCM', length: 256 }

/** A key that nobody can read out of the browser; gone when the browser is. */
export const newKey = () => crypto.subtle.generateKey(aes, false, ['encrypt', 'decrypt'])

/** @param of  what is sealed; it opens as nothing else */
export async function seal(key: CryptoKey, value: unknown, of: string): Promise<Sealed> {
  const iv = random(12)
  const text = await crypto.subtle.encrypt({ ...aes, iv, additionalData: bytes(of) }, key, bytes(JSON.stringify(value)))
  return { iv, text: new Uint8Array(text) }
}

/** @returns undefined if another key sealed it, or it was changed. Never rejects */
export async function unseal<T>(key: CryptoKey, { iv, text }: Sealed, of: string): Promise<T | undefined> {
  try {
    const plain = await crypto.subtle.decrypt({ ...aes, iv, additionalData: bytes(of) }, key, text)
    return JSON.parse(new TextDecoder().decode(plain)) as T
  } catch {
    return undefined
  }
}

/** A new key for the receipts, and how it is kept behind a PIN. */
export async function makeVault(pin: string): Promise<{ vault: Vault; key: CryptoKey }> {
  const salt = random(16)
  const secret = random(32)
  const vault = { salt, rounds, key: await seal(await keyFrom(pin, salt, rounds), [...secret], 'vault') }
  return { vault, key: await keyOf(secret) }
}

/** @returns undefined for a wrong PIN */
export async function openVault({ salt, rounds, key }: Vault, pin: string): Promise<CryptoKey | undefined> {
  const secret = await unseal<number[]>(await keyFrom(pin, salt, rounds), key, 'vault')
  return secret && keyOf(Uint8Array.from(secret))
}

/** What a PIN must be, as a sentence for the person who chooses it; undefined if it will do. */
export function faultInPin(pin: string): string | undefined {
  if (!/^\d{6,12}$/.test(pin)) return 'A PIN has 6 to 12 digits.'
  const steps = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])))
  const easy = new Set(pin).size < 3 || (steps.size === 1 && [1, -1].includes([...steps][0] as number))
  return easy ? 'That is one of the first that anybody would try. Please choose another.' : undefined
}

export const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))

async function keyFrom(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', bytes(pin), 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, material, aes, false, [
    'encrypt',
    'decrypt',
  ])
}

const keyOf = (secret: Uint8Array<ArrayBuffer>) =>
  crypto.subtle.importKey('raw', secret, aes, false, ['encrypt', 'decrypt'])

const bytes = (text: string) => new TextEncoder().encode(text)
