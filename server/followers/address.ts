import { createHmac } from 'node:crypto'
import { z } from 'zod'
import { asMailed, isEmail } from '../http/email.ts'
import { seal, unseal } from '../data/seal.ts'

/** What is sealed of a follower. */
const Sealed = z.object({ email: z.string(), formatNote: z.string().optional() })
export type Sealed = z.output<typeof Sealed>

/** What is sealed of the author of a submission. */
const SealedContact = z.object({
  name: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  format: z.string().optional(),
})

/** By what an address is found again without being stored: the same for the same mailbox, however it was typed. */
export function lookupOf(key: Buffer, email: string): Buffer {
  return createHmac('sha256', key)
    .update(`address\n${asMailed(email.trim().toLowerCase())}`)
    .digest()
}

/** Whether two addresses lead to one mailbox: however they are typed, and with whatever a mail server leaves off after a plus. */
export function sameMailbox(one: string, other: string): boolean {
  const plain = (email: string) => asMailed(email.trim().toLowerCase()).replace(/\+[^@]*(?=@)/, '')
  return plain(one) === plain(other)
}

export function sealAddress(key: Buffer, address: Sealed): Buffer {
  return seal(key, { email: address.email.trim(), ...(address.formatNote && { formatNote: address.formatNote }) })
}

export function openAddress(key: Buffer, sealed: Buffer): Sealed {
  return Sealed.parse(unseal(key, sealed))
}

export function openContact(key: Buffer, sealed: Buffer): z.output<typeof SealedContact> {
  // Imports write null for what a line does not have.
  const given = unseal(key, sealed) as Record<string, unknown>
  return SealedContact.parse(Object.fromEntries(Object.entries(given).filter(([, value]) => typeof value === 'string')))
}

/** One plain mailbox and nothing that a mail server could read as a second one, or as a line of its own. */
export const isOneMailbox = isEmail
