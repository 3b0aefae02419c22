import { expect, test } from 'vitest'
import { announce, type Change, listenForChanges } from '#server/data/changes.ts'
import { layCable } from '../support/cable.ts'
import { useHere } from '../support/here.ts'
import { eventually } from '../support/process.ts'

const here = useHere()

test('a line that dies without a word is noticed within seconds, trusted no longer, and laid again', async () => {
  const cable = await layCable(here.appUrl)
  const heard: Change[] = []
  let missed = 0
  const line = listenForChanges(
    cable.through(here.appUrl),
    (change) => heard.push(change),
    () => missed++,
  )
  await eventually('the line is laid', async () => line.connected())
  heard.length = 0
  await announce(here.db, 'settings')
  await eventually('a change is heard', async () => heard.includes('settings'))

  cable.loseReplies(true)
  heard.length = 0
  missed = 0
  await announce(here.db, 'public')
  await eventually('the line is not trusted any more', async () => !line.connected(), 10)
  expect(heard).toEqual([])

  // Whatever was missed is taken to have changed.
  cable.loseReplies(false)
  await eventually('the line is laid again', async () => line.connected(), 15)
  expect(missed).toBe(1)
  await line.close()
  cable.cut()
})
