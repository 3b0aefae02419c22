import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a private link opens. A link for one opens nothing else. */
export type Purpose = 'confirm' | 'news' | 'ask' | 'hall' | 'review' | 'account' | 'paper'
const sealBytes = 20

/**
 * The secret part of a private link: the row's id under a seal of 160 bits that only this installation's key can make. Nothing
 * of it is stored, so no copy of the database opens anything; it is the same again when a mail is sent again.
 */
export function linkFor(key: Buffer, purpose: Purpose, id: string): string {
  const plain = Buffer.from(id.replaceAll('-', ''), 'hex')
  return Buffer.concat([plain, sealOf(key, purpose, plain)]).toString('base64url')
}

/** @returns the row's id, or undefined for a link that is none of ours */
export function idIn(key: Buffer, purpose: Purpose, link: string): string | undefined {
  if (!/^[A-Za-z0-9_-]{48}$/.test(link)) return undefined
  const bytes = Buffer.from(link, 'base64url')
  const plain = bytes.subarray(0, 16)
  if (!timingSafeEqual(bytes.subarray(16), sealOf(key, purpose, plain))) return undefined
  return plain.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** The six digits that confirm what was said by a private link: of the row's id and this installation's key, and kept nowhere. */
export function codeFor(key: Buffer, id: string): string {
  const bytes = sealOf(key, 'review', Buffer.from(`code ${id}`))
  return String(bytes.readUIntBE(0, 6) % 1_000_000).padStart(6, '0')
}

function sealOf(key: Buffer, purpose: Purpose, plain: Buffer): Buffer {
  return createHmac('sha256', key).update(`private link, ${purpose}\n`).update(plain).digest().subarray(0, sealBytes)
}
