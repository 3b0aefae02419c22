/**
 * Lock what somebody wrote so that only the installation can read it: not the next visitor, not who finds the device, not this
 * page itself a moment later. server/offline/locking.ts is the other half and says how it is done.
 * @param publicKey  the kit's, as base64url
 * @returns base64url
 */
export async function lock(kitId: string, publicKey: string, words: unknown): Promise<string> {
  const agree = { name: 'ECDH', namedCurve: 'P-256' }
  const kit = await crypto.subtle.importKey('raw', bytesOf(publicKey), agree, false, [])
  const once = await crypto.subtle.generateKey(agree, false, ['deriveBits'])
  const ours = new Uint8Array(await crypto.subtle.exportKey('raw', once.publicKey))
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: kit }, once.privateKey, 256)
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey'])
  const info = new TextEncoder().encode(`said and done, hall kit ${kitId}`)
  const key = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: ours, info },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  )
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const plain = new TextEncoder().encode(JSON.stringify(words))
  const locked = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain))
  const envelope = new Uint8Array(ours.length + iv.length + locked.length)
  envelope.set(ours)
  envelope.set(iv, ours.length)
  envelope.set(locked, ours.length + iv.length)
  return textOf(envelope)
}

/** A secret of 32 bytes, as base64url. */
export function newSecret(): string {
  return textOf(crypto.getRandomValues(new Uint8Array(32)))
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0))
}

function textOf(bytes: Uint8Array): string {
  let plain = ''
  for (const byte of bytes) plain += String.fromCharCode(byte)
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
