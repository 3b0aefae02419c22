import { expect, test } from 'vitest'
import { openSender, openWorker } from '#server/process/queue.ts'
import { layCable } from '../support/cable.ts'
import { useHere } from '../support/here.ts'
import { eventually } from '../support/process.ts'

const here = useHere()

test('a queue that is opened while the database is away sends and works as soon as it is back', async () => {
  const cable = await layCable(here.appUrl)
  const address = { redisUrl: undefined, databaseUrl: cable.through(here.appUrl) }
  cable.cut()
  let worked = 0
  const faults: Error[] = []
  const sender = openSender('mail', address, (error) => faults.push(error))
  const worker = openWorker(
    'mail',
    address,
    async () => void worked++,
    (error) => faults.push(error),
  )
  try {
    await expect(sender.add({})).rejects.toThrow()
    await expect(sender.waiting()).rejects.toThrow()
    await eventually('somebody is told', async () => faults.length > 0)
    await cable.mend()
    await eventually('a job is taken', async () => {
      await sender.add({}).catch(() => undefined)
      return worked > 0
    })
    // Once it was reached it heals by itself.
    cable.cut()
    await cable.mend()
    const before = worked
    await eventually('another job is taken', async () => {
      await sender.add({}).catch(() => undefined)
      return worked > before
    })
  } finally {
    await worker.close()
    await sender.close()
    cable.cut()
  }
}, 60_000)
