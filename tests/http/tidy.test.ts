import { expect, test } from 'vitest'
import { tidied } from '#server/http/forms.ts'
import { showingOverrides, withoutOverrides } from '#server/http/languages/vocabulary.ts'
import { Words } from '#server/http/wire.ts'

test('line ends are one kind, however deep in what came', () => {
  expect(tidied({ a: 'one\r\ntwo\rthree', b: [{ c: 'x\r\n' }], d: 1, e: null }, false)).toEqual({
    a: 'one\ntwo\nthree',
    b: [{ c: 'x\n' }],
    d: 1,
    e: null,
  })
  expect(Words(20).parse('one\r\ntwo')).toBe('one\ntwo')
})

test('what the desk publishes turns nothing; what people send is kept as it was sent', () => {
  const words = 'a \u202eevil\u202c ↫ b'
  expect(tidied({ words }, true)).toEqual({ words: 'a evil  b' })
  expect(tidied({ words }, false)).toEqual({ words })
  // A form's parser gives objects of a prototype of its own.
  const form = Object.create(Object.create(null) as object) as Record<string, unknown>
  expect(tidied(Object.assign(form, { words }), true)).toEqual({ words: 'a evil  b' })
})

test('an officer sees a mark where a character turns the direction, in its place', () => {
  expect(showingOverrides('a\u202eb')).toBe('a↫b')
  expect(withoutOverrides('a\u2066b\u2069')).toBe('ab')
})
