import { describe, expect, test } from 'vitest'
import {
  BadCheckpoint,
  newSigningKey,
  openCheckpoint,
  publicKeyOf,
  signCheckpoint,
  signingKeyFrom,
} from '#server/ledger/checkpoint.ts'

const signingKey = signingKeyFrom('consult.example.org/ledger', Buffer.alloc(32, 7))
const publicKey = publicKeyOf(signingKey)
const tree = { size: 25, root: Buffer.alloc(32, 9) }
const note = signCheckpoint(tree, signingKey)

describe('a key', () => {
  test('is written as other tools write it', () => {
    // The example of golang.org/x/mod/sumdb/note, whose form C2SP took over.
    const peter = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz'
    expect(publicKeyOf(peter)).toBe('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
  })

  test('is new each time, and refused with a name that a note cannot carry', () => {
    expect(newSigningKey('example.org/ledger')).not.toBe(newSigningKey('example.org/ledger'))
    expect(() => newSigningKey('two words')).toThrow(TypeError)
    expect(() => newSigningKey('a+b')).toThrow(TypeError)
    expect(() => publicKeyOf('no key')).toThrow(TypeError)
  })
})

describe('a checkpoint', () => {
  test('is a signed note of three lines', () => {
    expect(note).toMatch(
      /^consult\.example\.org\/ledger\n25\n[\w+/]{43}=\n\n— consult\.example\.org\/ledger [\w+/]+=*\n$/,
    )
    expect(openCheckpoint(note, publicKey)).toEqual({ origin: 'consult.example.org/ledger', ...tree })
  })

  test('may carry the signatures of witnesses besides', () => {
    const witnessed = `${note}— witness.example.net ${Buffer.alloc(76, 1).toString('base64')}\n`
    expect(openCheckpoint(witnessed, publicKey).size).toBe(25)
  })

  test.each([
    ['its size is another', note.replace('\n25\n', '\n26\n')],
    ['it has another root', note.replace('\nCQ', '\nDQ')],
    ['another key signed it', signCheckpoint(tree, newSigningKey('consult.example.org/ledger'))],
    ['another ledger signed it', signCheckpoint(tree, newSigningKey('other.example.org'))],
    ['nobody signed it', note.slice(0, note.indexOf('—'))],
    ['it is no note', 'hello'],
    ['it was signed twice, once falsely', note + note.split('\n')[4]!.replace(/.{8}$/, 'AAAAAAA=') + '\n'],
  ])('is refused if %s', (_, text) => {
    expect(() => openCheckpoint(text, publicKey)).toThrow(BadCheckpoint)
  })

  test('is refused with a key that cannot be read', () => {
    expect(() => openCheckpoint(note, publicKey.replace('+8', '+9'))).toThrow(BadCheckpoint)
    expect(() => openCheckpoint(note, 'none')).toThrow(BadCheckpoint)
  })
})
