import { expect, test } from 'vitest'
import { phrases } from '#server/data/patterns.ts'

test('phrases stand on as many lines as they need, and keep their own spaces and bars', () => {
  const asked = phrases({
    whole: String.raw`
      (first |last )?name | name of (the
        |your) (caller|sender)
      | ffôn`,
    words: String.raw`e-?mail address`,
    anywhere: String.raw`نام`,
  })
  for (const heading of ['name', 'First name', 'name of your sender', 'FFÔN', 'your email address, please', 'آپ کا نام'])
    expect(heading).toMatch(asked)
  for (const heading of ['names', 'name of the', 'firstname', 'a ffôn', 'thee-mail addresses']) expect(heading).not.toMatch(asked)
})

test('a phrase between letters of any script is none', () => {
  expect('ask your cyfeiriad').toMatch(phrases({ lettered: 'cyfeiriad' }))
  expect('écyfeiriad').not.toMatch(phrases({ lettered: 'cyfeiriad' }))
  expect('the end').toMatch(phrases({ ends: 'start | end' }))
  expect('begin here').toMatch(phrases({ begins: 'begin' }))
  expect('we begin').not.toMatch(phrases({ begins: 'begin' }))
})
