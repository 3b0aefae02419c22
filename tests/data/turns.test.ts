import { expect, test } from 'vitest'
import { takingTurns } from '#server/data/turns.ts'

test('whatever else waits has its turn between two pieces, once these have gone on for a while', async () => {
  const done: string[] = []
  setImmediate(() => done.push('another'))
  const turn = takingTurns(0)
  for (const piece of ['one', 'two']) {
    done.push(piece)
    await turn()
  }
  expect(done).toEqual(['one', 'another', 'two'])
})

test('a short piece gives nobody a turn', async () => {
  const done: string[] = []
  const waiting = new Promise<void>((resolve) => setImmediate(() => resolve(void done.push('another'))))
  const turn = takingTurns(Infinity)
  for (const piece of ['one', 'two']) {
    done.push(piece)
    await turn()
  }
  await waiting
  expect(done).toEqual(['one', 'two', 'another'])
})
