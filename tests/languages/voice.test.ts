import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { endsItself, voiceIn } from '#web/voice.ts'
import { stepsOf } from '#web/pages/public/receipt/standing.ts'

test('a title that is a question ends the sentence that it is the last word of', () => {
  const english = voiceIn('en')
  expect(english.t('Sent to {title}.', { title: 'What next?' })).toBe('Sent to What next?')
  expect(english.t('Sent to {title}.', { title: 'The plan' })).toBe('Sent to The plan.')
  expect(english.t('Sent to {title}. {n} of them.', { title: 'What next?', n: 3 })).toBe(
    'Sent to What next? 3 of them.',
  )
  const urdu = voiceIn('ur', { 'Sent to {title}.': 'بھیجا گیا {title}۔' })
  expect(urdu.t('Sent to {title}.', { title: 'آگے کیا؟' })).toBe('بھیجا گیا \u2068آگے کیا؟\u2069')
  expect([endsItself('Why now?'), endsItself('The plan')]).toEqual([true, false])
})

test('every public page that speaks the reader’s language is framed as one', () => {
  const web = path.resolve(import.meta.dirname, '../../web')
  const frame = readFileSync(path.join(web, 'components/PublicFrame.svelte'), 'utf8')
  const speaking = readdirSync(path.join(web, 'pages/public'))
    .filter((file) => file.endsWith('.svelte'))
    .filter((file) => readFileSync(path.join(web, 'pages/public', file), 'utf8').includes('voice()'))
  expect(speaking.length).toBeGreaterThan(30)
  expect(speaking.filter((file) => !frame.includes(`'public/${path.basename(file, '.svelte')}'`))).toEqual([])
})

test('nobody is said to check the themes of a comment that was set aside', () => {
  const comment = {
    state: 'set-aside',
    sorted: true,
    readOn: '2026-06-02',
    responses: [],
    themes: [{ suggested: true }],
  } as unknown as Parameters<typeof stepsOf>[0]
  const [first] = stepsOf(comment, null, voiceIn('en'))
  expect(first).toBe('A program has sorted it.')
  const [waiting] = stepsOf({ ...comment, state: 'in-hand' }, null, voiceIn('en'))
  expect(waiting).toBe('A program suggested its themes. A person checks them.')
})
