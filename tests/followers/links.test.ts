import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOneMailbox, lookupOf, openAddress, sealAddress } from '#server/followers/address.ts'
import { idIn, linkFor, type Purpose } from '#server/data/links.ts'
import { catalogue } from '#server/notices/messages/catalogue.ts'
import { masked } from '#server/notices/render.ts'
import { receiptFor } from '#server/ledger/receipts.ts'

const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes))
const purpose = fc.constantFrom<Purpose>('confirm', 'news', 'ask')

test('a link opens what it was made for; with another key, for another purpose, or changed anywhere, it opens nothing', () => {
  fc.assert(
    fc.property(key, key, purpose, purpose, fc.uuid(), fc.nat(47), (one, other, asked, also, id, at) => {
      const link = linkFor(one, asked, id)
      expect(link).toMatch(/^[A-Za-z0-9_-]{48}$/)
      expect(idIn(one, asked, link)).toBe(id)
      if (!one.equals(other)) expect(idIn(other, asked, link)).toBeUndefined()
      if (asked !== also) expect(idIn(one, also, link)).toBeUndefined()
      const changed = link.slice(0, at) + (link[at] === 'A' ? 'B' : 'A') + link.slice(at + 1)
      expect(idIn(one, asked, changed)).toBeUndefined()
    }),
  )
  fc.assert(
    fc.property(key, purpose, fc.string(), (one, asked, text) => {
      expect(idIn(one, asked, text)).toBeUndefined()
    }),
  )
})

test('an address is found again however it was typed, opens with its key alone, and is one mailbox', () => {
  fc.assert(
    fc.property(key, fc.emailAddress(), (one, email) => {
      expect(lookupOf(one, ` ${email.toUpperCase()} `)).toEqual(lookupOf(one, email))
      expect(openAddress(one, sealAddress(one, { email })).email).toBe(email)
      expect(isOneMailbox(`${email},${email}`)).toBe(false)
      expect(isOneMailbox(`${email}\r\nBcc: ${email}`)).toBe(false)
    }),
  )
})

test('no code and no private link is left in a mail that an officer reads', () => {
  fc.assert(
    fc.property(key, fc.uuid(), fc.uuid(), (one, id, other) => {
      const code = receiptFor(one, id, other)
      const link = linkFor(one, 'news', id)
      const seen = masked(`See ${code} at http://x/receipts/${code} or http://x/news/${link}/stop`)
      expect(seen).not.toContain(code)
      expect(seen).not.toContain(link)
    }),
  )
})

test('every language has every sentence, none left empty or in English, and says that nobody has checked it', () => {
  const leaves = (value: object, path = ''): [string, string][] =>
    Object.entries(value).flatMap(([name, inner]: [string, string | object]) =>
      typeof inner === 'string' ? [[`${path}${name}`, inner] as [string, string]] : leaves(inner, `${path}${name}.`),
    )
  const english = new Map(leaves(catalogue.en))
  for (const [language, messages] of Object.entries(catalogue)) {
    if (language === 'en') continue
    const own = leaves(messages)
    expect(own.map(([name]) => name)).toEqual([...english.keys()])
    for (const [name, text] of own) {
      expect(text.trim(), `${language} ${name}`).not.toBe('')
      expect(text, `${language} ${name}`).not.toBe(english.get(name))
    }
  }
})
