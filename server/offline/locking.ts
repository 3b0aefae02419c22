import { createECDH, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'

/**
 * Words are encrypted on the device for a key that only the installation can open: an elliptic-curve key of the device's making,
 * used once, agrees with the kit's public key on an AES key (ECDH on P-256, HKDF-SHA-256), and is forgotten. The device can
 * lock, and cannot read what it has locked. web/hall/locking.ts is the other half.
 */
export function newKeyPair(): { publicKey: Buffer; privateKey: Buffer } {
  const pair = createECDH('prime256v1')
  const publicKey = pair.generateKeys()
  const own = pair.getPrivateKey()
  return { publicKey, privateKey: Buffer.concat([Buffer.alloc(32 - own.length), own]) }
}

const ephemeral = 65
const nonce = 12
const tag = 16

/** @returns what was locked, or undefined if it was not locked for this kit or a bit was changed. Never throws */
export function unlock(kitId: string, privateKey: Buffer, envelope: Buffer): unknown {
  if (envelope.length <= ephemeral + nonce + tag) return undefined
  const theirs = envelope.subarray(0, ephemeral)
  try {
    const pair = createECDH('prime256v1')
    pair.setPrivateKey(privateKey)
    const key = hkdfSync('sha256', pair.computeSecret(theirs), theirs, `said and done, hall kit ${kitId}`, 32)
    const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key), envelope.subarray(ephemeral, ephemeral + nonce))
    decipher.setAuthTag(envelope.subarray(-tag))
    const plain = Buffer.concat([decipher.update(envelope.subarray(ephemeral + nonce, -tag)), decipher.final()])
    return JSON.parse(plain.toString('utf8'))
  } catch {
    return undefined
  }
}

/** The idempotency key of a kit's nth code: nobody can guess it, and it is the same again if the answer was lost. */
export function codeKey(secret: Buffer, kitId: string, n: number): string {
  return `hall:${createHmac('sha256', secret).update(`hall code\n${kitId}\n${n}`).digest('base64url')}`
}
