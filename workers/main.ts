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
import { takeOutAgain } from '#server/takedowns/take-out.ts'
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
  // A stopping process leaves whole lines of an import behind; the next start takes it up.
  const ending = new AbortController()
  const stopped = () => ending.signal.aborted
  const { smtpUrl, mailFrom } = config
  const mailers = smtpUrl ? Array.from({ length: mailLines }, () => openMailer(smtpUrl, mailFrom)) : []
  const encoder = openEncoder(stopped)
  const rounds = roundsOf({ config, databaseUrl, db, mailers, encoder, ending: ending.signal, stopped })
  const workers = openQueue({ redisUrl: config.redisUrl, databaseUrl }, rounds)
  const id = randomUUID()
  let lastAlive = Date.now()
  const sayAlive = () =>
    void isAlive(db, id).then(
      () => (lastAlive = Date.now()),
      () => undefined,
    )
  const beating = setInterval(sayAlive, 15_000)
  sayAlive()
  const all = () => {
    void wasDone(db, 'sweep').catch(warn)
    sweepAll(rounds, stopped)
  }
  // The rows are the queue of record: even with the queue gone, what waits is done within a minute.
  const sweep = setInterval(all, 60_000)
  all()
  return {
    // Three beats missed: the database is away, or this process does nothing any more.
    live: () => Date.now() - lastAlive < 60_000,
    close: async () => {
      ending.abort()
      clearInterval(sweep)
      clearInterval(beating)
      await Promise.all(workers.map((worker) => worker.close()))
      await Promise.all(Object.values(rounds).map((round) => round.done()))
      for (const mailer of mailers) mailer.close()
      await encoder?.close()
      await closeDatabase()
    },
  }
}

type Work = {
  config: Config
  databaseUrl: string
  db: Db
  mailers: ReturnType<typeof openMailer>[]
  encoder: ReturnType<typeof openEncoder>
  /** Ends a round between two of its pieces. */
  ending: AbortSignal
  stopped: () => boolean
}
type Rounds = ReturnType<typeof roundsOf>

/** What the workers do, each in its own time: learning takes half a minute at times, and an officer waits for a split. */
function roundsOf({ config, databaseUrl, db, mailers, encoder, ending, stopped }: Work) {
  const models = openModels(db)
  const now = () => new Date()
  const dueAfter = (interval: number) => {
    let last = -Infinity
    return () => {
      if (performance.now() - last < interval) return false
      last = performance.now()
      return true
    }
  }
  const allLettersDue = dueAfter(3_600_000)
  const ownersDue = dueAfter(300_000)
  const letters = Object.assign(
    inRounds(stopped, async () => {
      const { sweeping } = letters
      letters.sweeping = false
      await groupCampaigns(db, { sweeping, everything: sweeping && allLettersDue(), stopped })
      await searchTopics(db, { stopped, encoder })
    }),
    // Whether the next round looks beyond what has just come in.
    { sweeping: false },
  )
  const counting = inRounds(stopped, () => countNew(db, stopped))
  const retags = inRounds(stopped, async () => {
    await retagWaiting(db, models, encoder, stopped)
    await readBySense(db, models, encoder, stopped)
  })
  const reading = inRounds(stopped, async () => {
    counting.wake()
    await readWaiting(db, models, stopped)
    letters.wake()
    retags.wake()
  })
  const ledger = inRounds(stopped, () => writeLedger(config, db, stopped))
  const imports = inRounds(stopped, async () => {
    const comments = await importWaiting(db, { ...config, databaseUrl }, now, ending)
    if (comments === 0) return
    reading.wake()
    ledger.wake()
  })
  const splits = inRounds(stopped, () => proposeSplits(db, now))
  const learning = inRounds(stopped, async () => {
    if ((await learnWaiting(db, now, ending)) > 0) retags.wake()
  })
  const mails = inRounds(stopped, () => sendWaiting(db, config, mailers, now, stopped))
  const plans = inRounds(stopped, async () => {
    const released = await releasePlanned(db, now())
    const asking = await openFollowUps(db, now())
    await takeOutAgain(db, now())
    await tellShown(db, now())
    if (released.length > 0) ledger.wake()
    const told = ownersDue() ? (await tellOwners(db, now())) + (await tellOverdue(db, now())) : 0
    if (released.length + asking.length + told > 0) mails.wake()
    await forgetOld(db, now())
    await dropOldGuesses(db, now())
  })
  const checkCounts = openCountChecks(db)
  const checking = inRounds(stopped, async () => {
    for (const fault of await checkLedger(db)) logLine('error', 'the ledger does not fit the comments', { fault })
    for (const fault of await checkCounts(now())) logLine('error', 'counters did not fit the comments', { fault })
  })
  // After an update what was read before is made searchable in the new way, some at a time.
  const search = inRounds(stopped, async () => {
    while (!stopped() && (await makeSearchable(db)) > 0) continue
  })
  const screening = inRounds(stopped, () => screenAgainWaiting(db, stopped))
  return {
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
  }
}

/** The jobs of the queue, each of which is one round. */
function openQueue(address: Parameters<typeof openWorker>[1], rounds: Rounds) {
  const { reading, ledger, imports, plans, mails } = rounds
  return [
    openWorker('read', address, async () => void (await reading.go()), warn),
    openWorker('ledger', address, async () => void (await ledger.go()), warn),
    openWorker('import', address, async () => void (await imports.go()), warn),
    openWorker('learn', address, async () => learn(rounds), warn),
    openWorker(
      'mail',
      address,
      async () => {
        // Whatever was asked at the desk may also be a publication that is too large for a request.
        plans.wake()
        await mails.go()
      },
      warn,
    ),
  ]
}

function learn({ splits, retags, learning }: Rounds): void {
  for (const round of [splits, retags, learning]) round.wake()
}

/** Look for whatever waits, no matter whether a job told of it. */
function sweepAll(rounds: Rounds, stopped: () => boolean): void {
  const { letters, ledger, checking } = rounds
  letters.sweeping = true
  learn(rounds)
  for (const name of ['screening', 'search', 'reading', 'counting', 'imports', 'plans', 'mails'] as const)
    rounds[name].wake()
  // What stands in the ledger is compared once it has caught up.
  void ledger
    .go()
    .catch(warn)
    .then(() => void (stopped() || checking.wake()))
}

/**
 * One round at a time: a wake-up that comes during a round begins another after it, since rows may have come too late for the
 * first.
 */
function inRounds(stopped: () => boolean, round: () => Promise<unknown>) {
  let running: Promise<unknown> | undefined
  let again = false
  /** Begin one, and wait for nothing. */
  const wake = () => void go().catch(warn)
  const go = (): Promise<unknown> => {
    if (running) again = true
    return (running ??= round().finally(() => {
      running = undefined
      if (again && !stopped()) {
        again = false
        wake()
      }
    }))
  }
  return { go, wake, done: async () => void (await running?.catch(() => undefined)) }
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
