import { z } from 'zod'

/** A domain in any script as its ASCII form; empty for what is no domain. */
function domainToAscii(domain: string): string {
  return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : ''
}

/**
 * An e-mail address as people have them: every sign that RFC 5322 allows without quotation marks before the @, and a domain
 * in any script. It holds nothing that a mail server could read as a second address or as a line of its own.
 */
export function isEmail(text: string): boolean {
  const at = text.lastIndexOf('@')
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)]
  if (at < 1 || local.length > 64 || text.length > 254) return false
  if (!/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(local)) return false
  if (!/^[\p{L}\p{N}\p{M}-]+(\.[\p{L}\p{N}\p{M}-]+)+$/u.test(domain)) return false
  const ascii = domainToAscii(domain)
  return ascii.length <= 253 && /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i.test(ascii)
}

/** The same address as mail servers write it: a domain in another script becomes its ASCII form. */
export function asMailed(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 0 ? email : `${email.slice(0, at)}@${domainToAscii(email.slice(at + 1)) || email.slice(at + 1)}`
}

/** An address that somebody types. */
export const Email = z.string().max(254).refine(isEmail, 'Please type an e-mail address, for example name@example.org.')
