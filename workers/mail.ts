import { sql } from 'kysely'
import type { Db, Trx } from '#server/data/database.ts'
import { isOneMailbox } from '#server/followers/address.ts'
import { maxBounces } from '#server/followers/contract.ts'
import { heldOn } from '#server/followers/queries.ts'
import { renderMessage } from '#server/notices/render.ts'
import { type RenderSettings } from '#server/notices/layout.ts'
import { resolveAuthors, setApart } from '#server/notices/resolve.ts'
import { addDays, dayOf, momentOn } from '#server/data/time.ts'
import type { Ending, Mailer } from './smtp.ts'

/** Longer than any one try may take. */
const leaseMs = 120_000
const giveUpAfterMs = 48 * 3_600_000
/** Minutes from one try to the next. */
const pauses = [1, 5, 15, 30, 60, 120, 240]

/**
 * Send every mail whose time has come, those of one person in the order in which they came about. The rows say everything: doing
 * it twice, or in two processes at once, is the same as once.
 *
 * A mail is leased, its try is written down, and before its last line goes out that is written down as well. So after a crash it
 * is known which mails cannot have been taken: they are sent again. Those that may have been are never sent again by themselves;
 * they are uncertain, and shown at the desk.
 * @param mailers  one for each mail that may be on its way at the same time; none: mails are sorted and kept
 * @returns how many were sent
 */
export async function sendWaiting(
  db: Db,
  settings: RenderSettings,
  mailers: Mailer[],
  now: () => Date,
  stopped: () => boolean = () => false,
): Promise<number> {
  await takeBackLost(db, now())
  await resolveAuthors(db, settings.contactKey, now())
  await setApart(db, dayOf(now()), now())
  let sent = 0
  let reachable = true
  await Promise.all(
    mailers.map(async (mailer) => {
      while (reachable && !stopped()) {
        const claimed = await claim(db, now())
        if (!claimed) return
        if (claimed.state !== 'sending') continue
        const ending = await sendOne(db, settings, mailer, claimed, now)
        if (ending === 'sent') sent++
        if (ending === 'unreachable') reachable = false
      }
    }),
  )
  return sent
}

/** What a process that died was sending: again if it cannot have been taken, else a person has to look. */
async function takeBackLost(db: Db, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { rows: lost } = await sql<{ id: string; attempt: string; handed: boolean }>`
      select m.id, a.id as attempt, a.handed_at is not null as handed
      from message m
      cross join lateral (select * from message_attempt a where a.message_id = m.id order by a.id desc limit 1) a
      where m.state = 'sending' and m.leased_until < ${at}::timestamptz
      order by m.id for update of m skip locked`.execute(trx)
    for (const { id, attempt, handed } of lost) {
      await trx
        .updateTable('messageAttempt')
        .set({ outcome: handed ? 'lost' : 'broken-off', endedAt: at })
        .where('id', '=', attempt)
        .execute()
      await trx
        .updateTable('message')
        .set(
          handed
            ? { state: 'uncertain', reason: 'no-answer', leasedUntil: null, settledAt: at }
            : { state: 'waiting', leasedUntil: null, dueAt: at },
        )
        .where('id', '=', id)
        .execute()
    }
  })
}

type Claimed = {
  id: string
  attempt: string
  attempts: number
  state: string
  firstTriedAt: Date
  followerId: string | null
}

/** Lease the next mail. The database's trigger may set it apart instead: then its state is another. */
async function claim(db: Db, at: Date): Promise<Claimed | undefined> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<Omit<Claimed, 'attempt'>>`
      update message set state = 'sending', leased_until = ${new Date(at.getTime() + leaseMs)}::timestamptz, attempts = attempts + 1,
        first_tried_at = coalesce(first_tried_at, ${at}::timestamptz)
      where id = (
        select m.id from message m
        where m.state = 'waiting' and m.due_at <= ${at}::timestamptz and num_nonnulls(m.follower_id, m.person_id, m.member_id) > 0
          and not ${heldOn(dayOf(at))} and not ${waitsForDigest(at)}
          -- Of comments that are set aside one after the other a person hears once, after the last.
          and (m.kind <> 'set-aside' or not exists (
            select from message e where e.follower_id = m.follower_id and e.kind = 'set-aside' and e.state = 'waiting'
              and e.due_at > ${at}::timestamptz and e.id <> m.id))
          -- One line takes all that may stand together in a mail: two would each wait for what the other has taken.
          and (not ${gatherable('m')} or not exists (
            select from message e where e.follower_id = m.follower_id and e.number < m.number and ${gatherable('e')}
              and (e.state = 'sending' or (e.state = 'waiting' and e.due_at <= ${at}::timestamptz))))
          -- A person gets news in its order; receipts and mails that ask to confirm wait for nothing.
          and (m.response_id is null or not exists (
            select from message e where e.follower_id = m.follower_id and e.number < m.number and e.response_id is not null
              and e.state in ('waiting', 'sending')))
        order by m.number limit 1 for update of m skip locked)
      returning id, attempts, state, first_tried_at, follower_id`.execute(trx)
    const [leased] = rows
    if (!leased) return undefined
    if (leased.state !== 'sending') {
      await letGo(trx, leased.id)
      return { ...leased, attempt: '' }
    }
    await gather(trx, leased.id, at)
    const { id: attempt } = await trx
      .insertInto('messageAttempt')
      .values({ messageId: leased.id, begunAt: at })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { ...leased, attempt }
  })
}

/** What a mail tells of: news of responses and of comments set aside, which can stand together in one. */
const gatherable = (message: 'm' | 'e' | 'first') =>
  sql`${sql.ref(`${message}.kind`)} in ('published', 'corrected', 'outcome', 'commitment', 'set-aside')`

/** A person who wants one mail a day gets what came before the last seven in the morning. */
const waitsForDigest = (
  at: Date,
) => sql<boolean>`(${gatherable('m')} and m.created_at > ${digestBefore(at)}::timestamptz
  and exists (select from follower f where f.id = m.follower_id and f.how_often = 'daily'))`

function digestBefore(at: Date): Date {
  const today = momentOn(dayOf(at), '07:00')
  return today <= at ? today : momentOn(addDays(dayOf(at), -1), '07:00')
}

/** Put into a mail that goes out now what else goes to the same person in it: published with it, set aside as well, or a day's news. */
async function gather(trx: Trx, id: string, at: Date): Promise<void> {
  await sql`
    update message m set state = 'gathered', gathered_into = first.id, settled_at = ${at}::timestamptz
    from message first join follower f on f.id = first.follower_id
    where first.id = ${id}::uuid and m.follower_id = first.follower_id and m.id <> first.id
      and ${gatherable('first')} and ${gatherable('m')}
      and m.state = 'waiting' and m.due_at <= ${at}::timestamptz and not ${heldOn(dayOf(at))}
      and (m.batch_id = first.batch_id or (m.kind = 'set-aside' and first.kind = 'set-aside') or (f.how_often = 'daily' and m.created_at <= ${digestBefore(at)}::timestamptz))
      and message_unwanted(m) is null`.execute(trx)
}

/** What a mail told of besides goes by itself, where that mail is not sent. */
async function letGo(trx: Db, id: string): Promise<void> {
  await trx
    .updateTable('message')
    .set({ state: 'waiting', gatheredInto: null, settledAt: null })
    .where('gatheredInto', '=', id)
    .execute()
}

async function sendOne(
  db: Db,
  settings: RenderSettings,
  mailer: Mailer,
  claimed: Claimed,
  now: () => Date,
): Promise<Ending['outcome'] | 'dropped'> {
  const mail = await renderMessage(db, settings, claimed.id)
  if (!mail?.to || !isOneMailbox(mail.to)) {
    await settle(db, claimed, 'broken-off', null, now(), {
      state: 'dropped',
      reason: mail?.to ? 'not-an-address' : 'withdrawn',
    })
    return 'dropped'
  }
  const ending = await mailer.send({ ...mail, to: mail.to }, () => handOver(db, claimed, now()))
  await settleSafely(db, claimed, ending, now)
  return ending.outcome
}

/**
 * Write down that from now on the mail may have been taken. @returns false if its owner has stopped it since, or the lease is over
 */
async function handOver(db: Db, { id, attempt, attempts }: Claimed, at: Date): Promise<boolean> {
  const { rows } = await sql`
    update message_attempt a set handed_at = ${at}::timestamptz
    from message m
    where a.id = ${attempt}::uuid and m.id = ${id}::uuid and m.state = 'sending' and m.attempts = ${attempts}
      and m.leased_until > ${at}::timestamptz and num_nonnulls(m.follower_id, m.person_id, m.member_id) > 0
      and message_unwanted(m) is null
    returning a.id`.execute(db)
  return rows.length === 1
}

/** The mail server has answered, so the answer must not be lost to a database that is away for some seconds. */
async function settleSafely(db: Db, claimed: Claimed, ending: Ending, now: () => Date): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await settleEnding(db, claimed, ending, now())
    } catch (error) {
      if (tries === 20) throw error
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}

async function settleEnding(db: Db, claimed: Claimed, { outcome, code }: Ending, at: Date): Promise<void> {
  const done = (given: Settled) => settle(db, claimed, outcome, code, at, given)
  switch (outcome) {
    case 'sent':
      return done({ state: 'sent', reason: null })
    case 'lost':
      return done({ state: 'uncertain', reason: 'no-answer' })
    case 'refused':
    case 'rejected':
      return done({ state: 'failed', reason: outcome })
    case 'stopped':
      // Taken up again at once, and dropped then by the database if that is what its owner wants.
      return done({ state: 'waiting', dueAt: at })
    default:
      return at.getTime() - claimed.firstTriedAt.getTime() >= giveUpAfterMs
        ? done({ state: 'failed', reason: 'gave-up' })
        : done({ state: 'waiting', dueAt: new Date(at.getTime() + pauseAfter(claimed.attempts, outcome) * 60_000) })
  }
}

/** In minutes. A mail server that is away is asked again sooner than one that said “not now”. */
function pauseAfter(attempts: number, outcome: 'deferred' | 'unreachable'): number {
  const pause = pauses[Math.min(attempts, pauses.length) - 1] ?? 1
  return outcome === 'unreachable' ? Math.min(pause, 15) : pause
}

type Settled =
  { state: 'sent' | 'uncertain' | 'failed' | 'dropped'; reason: string | null } | { state: 'waiting'; dueAt: Date }

async function settle(
  db: Db,
  claimed: Claimed,
  outcome: Ending['outcome'] | 'broken-off',
  code: string | null,
  at: Date,
  given: Settled,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const mine = await trx
      .updateTable('message')
      .set({ ...given, leasedUntil: null, ...(given.state !== 'waiting' && { settledAt: at }) })
      .where('id', '=', claimed.id)
      // An answer that came after the lease was over still settles what seemed uncertain.
      .where('state', 'in', outcome === 'sent' ? ['sending', 'uncertain'] : ['sending'])
      .where('attempts', '=', claimed.attempts)
      .returning('id')
      .executeTakeFirst()
    await trx
      .updateTable('messageAttempt')
      .set({ outcome, code, endedAt: at })
      .where('id', '=', claimed.attempt)
      .execute()
    if (mine && given.state === 'dropped') await letGo(trx, claimed.id)
    if (!mine || !claimed.followerId || (outcome !== 'sent' && outcome !== 'refused')) return
    await trx
      .updateTable('follower')
      .set(
        outcome === 'sent'
          ? { bounces: 0 }
          : {
              bounces: sql<number>`bounces + 1`,
              pausedAt: sql<Date | null>`case when bounces + 1 >= ${maxBounces} then ${at}::timestamptz else paused_at end`,
            },
      )
      .where('id', '=', claimed.followerId)
      .execute()
  })
}
