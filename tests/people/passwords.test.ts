import { expect, test } from 'vitest'
import { whyWeak } from '#server/people/sign-in/weak-passwords.ts'

const own = ['Olive Officer', 'olive.officer@example.org', 'Better Care Together']

test.each([
  ['Password123!', 'lists'],
  ['P4ssw0rd2024', 'lists'],
  ['letmeinwelcome', 'lists'],
  ['Liverpool1892!!', 'lists'],
  ['qwertyuiop12', 'lists'],
  ['zxcvbnm,./zxcvbnm', 'lists'],
  ['1234567890', 'keyboard'],
  ['0987654321', 'keyboard'],
  ['aaaaaaaaaaaa', 'again'],
  ['abcabcabcabc', 'again'],
  ['oliveofficer1', 'your name'],
  ['Olive-2026!', 'your name'],
  ['together1234', 'your name'],
  ['olive.officer@example.org', 'your name'],
  ['0live.0fficer@Ex4mple!', 'your name'],
  ['bettercaretogether!', 'your name'],
])('%s is refused', (password, why) => {
  expect(whyWeak(password, own)).toContain(why === 'lists' ? 'Please choose' : why)
})

test.each([
  'correct horse battery',
  'green teapot on tuesday',
  'vX9$kq2!Lm',
  'löwenzahn-straßenbahn',
  'the olive grove at dusk',
])('%s is taken', (password) => {
  expect(whyWeak(password, own)).toBeNull()
})
