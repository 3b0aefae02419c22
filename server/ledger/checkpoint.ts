import { createPrivateKey, createPublicKey, generateKeyPairSync, hash as digest, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { Hash } from './merkle.ts'

/** What a checkpoint says: the ledger of this name had this root when it had this many entries. */
export type Checkpoint = { origin: string; size: number; root: Hash }

/** A note that is not a checkpoint, or that the key we trust did not sign. */
export class BadCheckpoint extends Error {}

/**
 * A new key to sign with, as one line of text: `PRIVATE+KEY+<name>+<key id>+<base64>`. A secret.
 * @param name  the ledger's origin: a web address without scheme, such as `example.org/ledger`
 */
export function newSigningKey(name: string): string {
  const { privateKey } = generateKeyPairSync('ed25519')
  return signingKeyFrom(name, Buffer.from(privateKey.export({ format: 'jwk' }).d!, 'base64url'))
}

/** The signing key with this 32-byte Ed25519 seed. @throws {TypeError} if name or seed are not of the right form */
export function signingKeyFrom(name: string, seed: Uint8Array): string {
  if (!/^[^\s+]+$/u.test(name)) throw new TypeError('The name of a key has neither spaces nor plus signs.')
  if (seed.length !== 32) throw new TypeError('An Ed25519 seed has 32 bytes.')
  const id = keyId(name, publicBytes(privateKeyFrom(seed)))
  return `PRIVATE+KEY+${name}+${id.toString('hex')}+${Buffer.concat([ED25519, seed]).toString('base64')}`
}

/** The public half, as others write it down: `<name>+<key id>+<base64>`. @see https://c2sp.org/signed-note */
export function publicKeyOf(signingKey: string): string {
  const { name, key } = readSigningKey(signingKey)
  const bytes = publicBytes(key)
  return `${name}+${keyId(name, bytes).toString('hex')}+${Buffer.concat([ED25519, bytes]).toString('base64')}`
}

/**
 * Sign a checkpoint. The key's name is its origin.
 * @returns a signed note: three lines, an empty one, and a signature line that begins with a dash
 * @see https://c2sp.org/tlog-checkpoint and https://c2sp.org/signed-note
 */
export function signCheckpoint(tree: Omit<Checkpoint, 'origin'>, signingKey: string): string {
  const { name, key } = readSigningKey(signingKey)
  const text = `${name}\n${tree.size}\n${Buffer.from(tree.root).toString('base64')}\n`
  const signature = Buffer.concat([keyId(name, publicBytes(key)), sign(null, Buffer.from(text), key)])
  return `${text}\n— ${name} ${signature.toString('base64')}\n`
}

/**
 * Read a checkpoint that the holder of this key has signed; signatures of others (witnesses) are passed over.
 * @param publicKey  as `publicKeyOf` writes it; its name must be the checkpoint's origin
 * @throws {BadCheckpoint} if the note is not a checkpoint of that origin, or is not signed by that key
 */
export function openCheckpoint(note: string, publicKey: string): Checkpoint {
  const { name, id, key } = readPublicKey(publicKey)
  const split = note.lastIndexOf('\n\n')
  if (split < 0) throw new BadCheckpoint('This is not a signed note.')
  const text = note.slice(0, split + 1)
  const ours = note
    .slice(split + 2)
    .split('\n')
    .map((line) => /^— (\S+) (\S+)$/.exec(line))
    .filter((parts) => parts?.[1] === name)
    .map((parts) => Buffer.from(parts![2]!, 'base64'))
    .filter((signature) => signature.subarray(0, 4).equals(id))
  const good = ours.every((signature) => verify(null, Buffer.from(text), key, signature.subarray(4)))
  if (ours.length === 0 || !good) throw new BadCheckpoint(`This checkpoint is not signed by ${name}.`)
  const [origin, size, root, ...extensions] = text.slice(0, -1).split('\n')
  if (origin !== name) throw new BadCheckpoint(`This is a checkpoint of ${origin}, not of ${name}.`)
  const bytes = Buffer.from(root ?? '', 'base64')
  if (!/^(0|[1-9]\d{0,15})$/.test(size ?? '') || bytes.length !== 32 || extensions.length > 0) {
    throw new BadCheckpoint('This note is signed, but it is not a checkpoint.')
  }
  return { origin, size: Number(size), root: bytes }
}

const ED25519 = Uint8Array.of(1)

/** What PKCS#8 and SPKI put before the 32 bytes of an Ed25519 key (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')

function keyId(name: string, publicKey: Uint8Array): Buffer {
  return digest('sha256', Buffer.concat([Buffer.from(`${name}\n`), ED25519, publicKey]), 'buffer').subarray(0, 4)
}

function privateKeyFrom(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
}

function publicBytes(privateKey: KeyObject): Buffer {
  return createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(SPKI.length)
}

function readSigningKey(signingKey: string): { name: string; key: KeyObject } {
  const [, name, encoded] = /^PRIVATE\+KEY\+([^\s+]+)\+[0-9a-f]{8}\+(\S+)$/u.exec(signingKey) ?? []
  const bytes = Buffer.from(encoded ?? '', 'base64')
  if (!name || bytes.length !== 33 || bytes[0] !== 1) throw new TypeError('This is not a key that signs checkpoints.')
  return { name, key: privateKeyFrom(bytes.subarray(1)) }
}

function readPublicKey(publicKey: string): { name: string; id: Buffer; key: KeyObject } {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(publicKey.trim()) ?? []
  const bytes = Buffer.from(encoded ?? '', 'base64')
  const isKey = name && bytes.length === 33 && bytes[0] === 1 && keyId(name, bytes.subarray(1)).toString('hex') === id
  if (!isKey) throw new BadCheckpoint('This is not the public key of a ledger.')
  const key = createPublicKey({ key: Buffer.concat([SPKI, bytes.subarray(1)]), format: 'der', type: 'spki' })
  return { name, id: Buffer.from(id, 'hex'), key }
}
