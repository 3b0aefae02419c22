import { createCipheriv, createDecipheriv, createSecretKey, hash, type KeyObject, randomBytes } from 'node:crypto'

/** Encrypt (AES-256-GCM). @returns 12 bytes of nonce, 16 of tag, then the text; @param key 32 bytes */
export function seal(key: Buffer, plain: unknown): Buffer {
  const nonce = twelveBytes()
  const cipher = createCipheriv('aes-256-gcm', prepared(key), nonce)
  const body = Buffer.concat([cipher.update(JSON.stringify(plain), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

let pool = Buffer.alloc(0)

/** Asked for by the page: a file of a hundred thousand rows seals as many texts. No bytes are given twice. */
function twelveBytes(): Buffer {
  if (pool.length < 12) pool = randomBytes(4_092)
  const bytes = pool.subarray(0, 12)
  pool = pool.subarray(12)
  return bytes
}

/** Open what `seal` closed. @throws {Error} if the key is another or a bit was changed */
export function unseal(key: Buffer, sealed: Buffer): unknown {
  const decipher = createDecipheriv('aes-256-gcm', prepared(key), sealed.subarray(0, 12))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8'))
}

const known = new WeakMap<Buffer, KeyObject>()

/** The key as the crypto library holds it, made once: from bytes each time, that alone takes longer than sealing. */
export function prepared(key: Buffer): KeyObject {
  let found = known.get(key)
  if (!found) known.set(key, (found = createSecretKey(key)))
  return found
}

/** What we keep of a token that somebody holds: enough to know it again, never to use it. */
export const hashOfToken = (token: string): Buffer => hash('sha256', token, 'buffer')
