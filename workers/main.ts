import { randomUUID } from 'node:crypto'
import type { Config } from '#server/process/config.ts'
import { logLine, sparingly, withoutWords } from '#server/process/log.ts'
import { type Db, isOutOfReach, openDatabase } from '#server/data/database.ts'
import { makeSearchable } from '#server/data/search.ts'
import { openFollowUps } from '#server/notices/follow-up.ts'
import { forgetOld } from '#server/followers/retain.ts'
import { dropOldGuesses } from '../server/people/sign-in/slow-down.ts'
import { signingKeyFor } from '#server/ledger/signing-key.ts'
import { isAlive, wasDone } from '#server/process/operations.ts'
import { openWorker } from '#server/process/queue.ts'
import { tellOwners } from '#server/desk/home/tell-owners.ts'
import { tellOverdue } from '#server/safeguarding/overdue.ts'
import { tellShown } from '#server/evidence/save.ts'
import { releasePlanned } from '#server/publishing/plan.ts'
import { groupCampaigns } from './campaigns.ts'
import { countNew, openCountChecks } from './counting.ts'
import { importWaiting } from './imports.ts'
import { learnWaiting } from './learning/learn.ts'
import { retagWaiting } from './learning/retag.ts'
import { proposeSplits } from './learning/split.ts'
import { checkLedger, sequenceWaiting } from './ledger.ts'
import { sendWaiting } from './mail.ts'
import { openModels } from './models.ts'
import { readWaiting } from './read.ts'
import { screenAgainWaiting } from './screen-again.ts'
import { readBySense } from './sense.ts'
import { openMailer } from './smtp.ts'
import { openEncoder } from './tagging/encoder.ts'
import { searchTopics } from './topics.ts'

/** Mails that may be on their way at the same time. */
const mailLines = 4

/**
 * Start every worker, and the sweep that finds what a lost job left behind.
 * @returns `close` finishes the batch under way; `live` says whether it still does what it is for
 */
export async function startWorkers(
  config: Config,
  databaseUrl: string,
): Promise<{ close(): Promise<void>; live(): boolean }> {
  const { db, close: closeDatabase } = openDatabase(databaseUrl, 10)
  const models = openModels(db)
  let closing = false
  const stopped = () => closing
  let sweeping = false
  let lookedAtAll = -Infinity
  let lookedAtOwners = -Infinity
  const letters = inRounds(stopped, async () => {
    const everything = sweeping && performance.now() - lookedAtAll >= 3_600_000
    if (everything) lookedAtAll = performance.now()
    const pace = { sweeping, everything, stopped }
    sweeping = false
    await groupCampaigns(db, pace)
    await searchTopics(db, { stopped, encoder })
  })
  const reading = inRounds(stopped, async () => {
    void counting.go().catch(warn)
    await readWaiting(db, models, stopped)
    void letters.go().catch(warn)
    void retags.go().catch(warn)
  })
  const ledger = inRounds(stopped, () => writeLedger(config, db, stopped))
  // A stopping process leaves whole lines of an import behind; the next start takes it up.
  const ending = new AbortController()
  const imports = inRounds(stopped, async () => {
    const comments = await importWaiting(db, { ...config, databaseUrl }, () => new Date(), ending.signal)
    if (comments === 0) return
    void reading.go().catch(warn)
    void ledger.go().catch(warn)
  })
  const encoder = openEncoder(stopped)
  const retags = inRounds(stopped, async () => {
    await retagWaiting(db, models, encoder, stopped)
    await readBySense(db, models, encoder, stopped)
  })
  const splits = inRounds(stopped, () => proposeSplits(db, () => new Date()))
  const learning = inRounds(stopped, async () => {
    if ((await learnWaiting(db, () => new Date(), ending.signal)) > 0) void retags.go().catch(warn)
  })
  // Each in its own time: learning takes half a minute at times, and an officer waits for a split.
  const learn = () => {
    for (const round of [splits, retags, learning]) void round.go().catch(warn)
  }
  const { smtpUrl, mailFrom } = config
  const mailers = smtpUrl ? Array.from({ length: mailLines }, () => openMailer(smtpUrl, mailFrom)) : []
  const mails = inRounds(stopped, () => sendWaiting(db, config, mailers, () => new Date(), stopped))
  const plans = inRounds(stopped, async () => {
    const released = await releasePlanned(db, new Date())
    const asking = await openFollowUps(db, new Date())
    await tellShown(db, new Date())
    if (released.length > 0) void ledger.go().catch(warn)
    let told = 0
    if (performance.now() - lookedAtOwners >= 300_000) {
      lookedAtOwners = performance.now()
      told = (await tellOwners(db, new Date())) + (await tellOverdue(db, new Date()))
    }
    if (released.length + asking.length + told > 0) void mails.go().catch(warn)
    await forgetOld(db, new Date())
    await dropOldGuesses(db, new Date())
  })
  const address = { redisUrl: config.redisUrl, databaseUrl }
  const workers = [
    openWorker('read', address, async () => void (await reading.go()), warn),
    openWorker('ledger', address, async () => void (await ledger.go()), warn),
    openWorker('import', address, async () => void (await imports.go()), warn),
    openWorker('learn', address, async () => learn(), warn),
    openWorker(
      'mail',
      address,
      async () => {
        // Whatever was asked at the desk may also be a publication that is too large for a request.
        void plans.go().catch(warn)
        await mails.go()
      },
      warn,
    ),
  ]
  const checkCounts = openCountChecks(db)
  const checking = inRounds(stopped, async () => {
    for (const fault of await checkLedger(db)) logLine('error', 'the ledger does not fit the comments', { fault })
    for (const fault of await checkCounts(new Date())) logLine('error', 'counters did not fit the comments', { fault })
  })
  const counting = inRounds(stopped, () => countNew(db, stopped))
  // After an update what was read before is made searchable in the new way, some at a time.
  const search = inRounds(stopped, async () => {
    while (!stopped() && (await makeSearchable(db)) > 0) continue
  })
  const screening = inRounds(stopped, () => screenAgainWaiting(db, stopped))
  const all = () => {
    void screening.go().catch(warn)
    void search.go().catch(warn)
    sweeping = true
    void wasDone(db, 'sweep').catch(warn)
    void reading.go().catch(warn)
    void counting.go().catch(warn)
    void imports.go().catch(warn)
    void plans.go().catch(warn)
    learn()
    void mails.go().catch(warn)
    void ledger
      .go()
      .catch(warn)
      .then(() => void (closing || checking.go().catch(warn)))
  }
  const id = randomUUID()
  let lastAlive = Date.now()
  const sayAlive = () =>
    void isAlive(db, id).then(
      () => (lastAlive = Date.now()),
      () => undefined,
    )
  const beating = setInterval(sayAlive, 15_000)
  sayAlive()
  // The rows are the queue of record: even with the queue gone, what waits is done within a minute.
  const sweep = setInterval(all, 60_000)
  all()
  return {
    // Three beats missed: the database is away, or this process does nothing any more.
    live: () => Date.now() - lastAlive < 60_000,
    close: async () => {
      closing = true
      ending.abort()
      clearInterval(sweep)
      clearInterval(beating)
      await Promise.all(workers.map((worker) => worker.close()))
      const rounds = [
        reading,
        letters,
        imports,
        retags,
        splits,
        learning,
        plans,
        mails,
        ledger,
        checking,
        search,
        screening,
        counting,
      ]
      await Promise.all(rounds.map((round) => round.done()))
      for (const mailer of mailers) mailer.close()
      await encoder?.close()
      await closeDatabase()
    },
  }
}

/**
 * One round at a time: a wake-up that comes during a round begins another after it, since rows may have come too late for the
 * first.
 */
function inRounds(stopped: () => boolean, round: () => Promise<unknown>) {
  let running: Promise<unknown> | undefined
  let again = false
  const go = (): Promise<unknown> => {
    if (running) again = true
    return (running ??= round().finally(() => {
      running = undefined
      if (again && !stopped()) {
        again = false
        void go().catch(warn)
      }
    }))
  }
  return { go, done: async () => void (await running?.catch(() => undefined)) }
}

async function writeLedger(config: Config, db: Db, stopped: () => boolean): Promise<void> {
  const key = await signingKeyFor(config, db)
  const { impossible } = await sequenceWaiting(db, key, () => new Date(), stopped)
  if (impossible > 0) {
    throw new Error(`${impossible} entries cannot follow what is in the ledger, and were put there by no act of ours.`)
  }
}

const ofOutage = sparingly()

function warn(error: unknown): void {
  if (isOutOfReach(error)) {
    return ofOutage((tries) =>
      logLine('warn', 'the database is out of reach; what waits is done when it is back', {
        err: withoutWords(error as Error),
        tries,
      }),
    )
  }
  logLine('warn', 'a round failed; the sweep will begin it again', { err: withoutWords(error as Error) })
}
