import { expect, test } from 'vitest'
import { machineParts } from '#workers/reading/transcript.ts'
import { viewsIn } from '#workers/reading/views.ts'

const written = (text: string) => machineParts(text).map(([start, end]) => text.slice(start, end).trim())

test('of a copied conversation with a chat program, its half is known, and gives no view', () => {
  const talk = `You said:
What is wrong with closing the minor injuries unit in Oakham?
ChatGPT said:
Closing the unit may increase pressure on maternity services and ambulance response times.
You said:
And the bus? It stops at six.
ChatGPT said:
Public transport is a key factor.`
  expect(written(talk)).toEqual([
    'ChatGPT said:\nClosing the unit may increase pressure on maternity services and ambulance response times.',
    'ChatGPT said:\nPublic transport is a key factor.',
  ])
  const { text, said } = viewsIn(talk)
  expect(text).toHaveLength(talk.length)
  expect(text).toContain('And the bus? It stops at six.')
  expect(text).not.toMatch(/maternity|Public transport/)
  expect(said.map(({ start, end }) => talk.slice(start, end))).toContain('It stops at six.')
})

test.each([
  ['User: is the plan good?\nAssistant: It has merits.', ['Assistant: It has merits.']],
  ['**Me:** buses?\n**Copilot:** There are five main points.', ['**Copilot:** There are five main points.']],
  [
    'Certainly! Here is a draft response to the consultation:\n\nThe beds should stay.',
    ['Certainly! Here is a draft response to the consultation:'],
  ],
])('“%s”', (text, parts) => {
  expect(written(text)).toEqual(parts)
})

test.each([
  'Me: I want the bus back.',
  'The AI should not decide who is seen.',
  'Question: why close it? Answer: to save money.',
  'You said: we will listen. You did not.',
  'Of course the beds should stay.',
  'Assistant: we need more teaching assistants.',
  '',
])('“%s” is all a person’s', (text) => {
  expect(written(text)).toEqual([])
})
