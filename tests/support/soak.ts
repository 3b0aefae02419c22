import { setTimeout as sleep } from 'node:timers/promises'
import { type Db, whenInReach } from '#server/data/database.ts'
import { eventually, startProcess, type Started } from './process.ts'

export type Soaked = {
  kills: number
  /** Submissions that were answered with a receipt. */
  acknowledged: number
  /** Of these, found in the database under their key. */
  found: number
  /** Keys with more than one submission. */
  doubled: number
  /** Comments that no worker has read in the end. */
  untagged: number
  /** Entries of the ledger without a number in the end. */
  unsigned: number
}

/**
 * Kill -9 what takes and reads comments, again and again, while people send; each tries until there is a receipt, as a
 * browser or a kiosk would. Then everything is let run, and counted.
 * @param target.killDatabase  kills the server's first process; without it only ours are killed
 */
export async function soak(
  target: { appUrl: string; ownerUrl: string; db: Db; slug: string; killDatabase?: () => void },
  kills: number,
  pause: number,
): Promise<Soaked> {
  let api = await startProcess(target, { ROLE: 'api', LOG_LEVEL: 'fatal' })
  let worker = await startProcess(target, { ROLE: 'worker', LOG_LEVEL: 'fatal' })
  const given = new Map<string, string>()
  let sending = true
  const sender = async (who: number) => {
    for (let n = 0; sending; n++) {
      const key = `soak-${who}-${n}`
      for (;;) {
        const receipt = await send(api, target.slug, key)
        if (receipt) {
          given.set(key, receipt)
          break
        }
        await sleep(100)
      }
      await sleep(20)
    }
  }
  const senders = Array.from({ length: 4 }, (_, who) => sender(who))
  for (let n = 0; n < kills; n++) {
    await sleep(pause * (0.5 + Math.random()))
    const which = n % (target.killDatabase ? 3 : 2)
    if (which === 0) {
      await api.kill()
      api = await startProcess(target, { ROLE: 'api', LOG_LEVEL: 'fatal' })
    } else if (which === 1) {
      await worker.kill()
      worker = await startProcess(target, { ROLE: 'worker', LOG_LEVEL: 'fatal' })
    } else target.killDatabase?.()
  }
  sending = false
  await Promise.all(senders)
  const { db } = target
  const unread = () =>
    db
      .selectFrom('comment')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('processedAt', 'is', null)
      .executeTakeFirstOrThrow()
  const unsigned = () =>
    db
      .selectFrom('ledgerEntry')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('index', 'is', null)
      .executeTakeFirstOrThrow()
  // The last kill may have been the database's.
  await whenInReach(unread, 120, () => undefined)
  // Two sweeps: what a lost job left behind is found within a minute.
  await eventually(
    'every comment is read and every entry signed',
    async () => (await unread()).n + (await unsigned()).n === 0,
    150,
  ).catch(() => undefined)
  const rows = await db
    .selectFrom('submission')
    .select(['idempotencyKey', ({ fn }) => fn.countAll<number>().as('n')])
    .where('idempotencyKey', 'like', 'soak-%')
    .groupBy('idempotencyKey')
    .execute()
  const found = new Map(rows.map((row) => [row.idempotencyKey, row.n]))
  const counted: Soaked = {
    kills,
    acknowledged: given.size,
    found: [...given.keys()].filter((key) => found.has(key)).length,
    doubled: rows.filter((row) => row.n > 1).length,
    untagged: (await unread()).n,
    unsigned: (await unsigned()).n,
  }
  await api.kill('SIGTERM')
  await worker.kill('SIGTERM')
  return counted
}

async function send({ url }: Started, slug: string, key: string): Promise<string | undefined> {
  try {
    const reply = await fetch(`${url}/api/consultations/${slug}/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ comments: [{ body: `Please keep the birth centre open (${key}).` }] }),
      signal: AbortSignal.timeout(10_000),
    })
    return reply.status === 201 ? ((await reply.json()) as { receipt: string }).receipt : undefined
  } catch {
    return undefined
  }
}
