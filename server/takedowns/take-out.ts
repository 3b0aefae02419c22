import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { announce } from '../data/changes.ts'
import type { Db, Trx } from '../data/database.ts'
import { tellListeners } from '../data/events.ts'
import { record } from '../data/history.ts'
import { workingHoursLater } from '../data/working-time.ts'
import { noSuch, Refusal, refusedAt } from '../http/refusal.ts'
import { enterWords } from '../ledger/enter.ts'
import type { SignedIn } from '../people/contract.ts'
import { independent } from '../people/independent.ts'
import { asCompared } from '../screening/refuse.ts'
import { isSmall } from '../screening/small-words.ts'
import { type NewTakedown, type Place, TakedownReason } from './contract.ts'
import { placesOf, thingsInSmallLetters } from './queries.ts'

/** How long words may be hidden, in working hours, before a second person has decided. */
const hoursToDecide = 48
/** What somebody is called stands in some places; what stands in more, or in more responses, papers and meetings, is a word that many need. */
const maxPlaces = 200
const maxThings = 10
/** A word of letters, with no space, number or sign: where several have it in small letters, it is nobody's name but a word of the language. */
const oneWord = /^\p{Ll}+(?:['’‘ʼ‐‑‒–-]\p{Ll}+)*$/u
const maxThingsOfPlainWord = 3
/** So many takedowns of one person may hide words before a second has decided one of them. */
const maxWaiting = 5

/** Whether one person would hide too much, in one go or bit by bit: in all, of one plain word, or of what waits for a second person. */
export async function tooMuchForOne(trx: Db | Trx, words: string[], by: string): Promise<boolean> {
  const { waiting } = await trx
    .selectFrom('takedown')
    .select(({ fn }) => fn.countAll<number>().as('waiting'))
    .where('askedBy', '=', by)
    .where('decision', 'is', null)
    .where('held', '=', false)
    .executeTakeFirstOrThrow()
  if (Number(waiting) >= maxWaiting) return true
  const all = await placesOf(trx, words)
  if (all.reduce((sum, one) => sum + one.places, 0) > maxPlaces || thingsIn(all) > maxThings) return true
  for (const line of words)
    if (oneWord.test(asCompared(line).toLowerCase()) && (await thingsInSmallLetters(trx, line)) > maxThingsOfPlainWord)
      return true
  return false
}

/** Each comment is a thing of its own; they are counted together. */
const thingsIn = (found: Place[]) => found.reduce((sum, one) => sum + (one.kind === 'comment' ? one.places : 1), 0)

/**
 * Take words out of everything public, at once: every version, feed, paper, file and mail that is still to be sent. They are hidden
 * until a second person decides that they stay out; what they stood in keeps a gap, its hash, and its place in the ledger. Where they
 * stand in too much for one person, nothing is hidden before the second has decided.
 * @returns how many places they were taken out of; `held`: none, yet
 * @throws {Refusal} `conflict` where the words stand nowhere; `invalid` for words that every text has; `not-found` for a complaint that there is not
 */
export function takeOut(
  db: Db,
  given: NewTakedown,
  by: SignedIn,
  at: Date,
): Promise<{ id: string; places: number; held: boolean }> {
  const common = given.words.find((line) =>
    line
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
      .every(isSmall),
  )
  if (common !== undefined)
    throw refusedAt(
      'invalid',
      'words',
      `“${common}” stands in every text. Please give the words that name somebody or are wrong.`,
    )
  return db.transaction().execute(async (trx) => {
    if (given.complaint) await findComplaint(trx, given.complaint)
    const tag = randomBytes(16).toString('hex')
    // What one person asks for at the same moment is counted one after another.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`takedowns of ${by.id}`}, 0))`.execute(trx)
    const held = await tooMuchForOne(trx, given.words, by.id)
    const { id } = await trx
      .insertInto('takedown')
      .values({
        tag,
        words: given.words,
        reason: given.reason,
        complaintId: given.complaint ?? null,
        askedBy: by.id,
        askedAt: at,
        dueAt: workingHoursLater(at, hoursToDecide),
        held,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (held) {
      await record(trx, {
        actor: by.id,
        action: 'words.hold-asked',
        subjectId: id,
        detail: { reason: given.reason, tag },
        at,
      })
      return { id, places: 0, held }
    }
    const places = await hide(trx, { id, tag, words: given.words, reason: given.reason }, by.id, at)
    if (places === 0) {
      const message =
        'These words stand nowhere that is public or could become so. Please copy them as they are written.'
      throw refusedAt('conflict', 'words', message)
    }
    return { id, places, held }
  })
}

/** In a transaction: take the words out of everything, with the entry of the ledger. @returns how many places; nothing is kept of none */
async function hide(
  trx: Trx,
  { id, tag, words, reason }: { id: string; tag: string; words: string[]; reason: NewTakedown['reason'] },
  by: string,
  at: Date,
): Promise<number> {
  const { rows } = await sql<{ n: number }>`select take_words_out(${id}::uuid) as n`.execute(trx)
  const redacted: string[] = []
  await tellListeners('words.taken-out', trx, { takedown: id, words, by, at, redacted })
  const places = (rows[0]?.n ?? 0) + redacted.length
  if (places === 0) return 0
  await enterWords(trx, { kind: 'taken-out', tag, reason, text: words.join('\n') }, at)
  await record(trx, { actor: by, action: 'words.hidden', subjectId: id, detail: { reason, places, tag }, at })
  await announce(trx, 'public')
  await announce(trx, 'settings')
  return places
}

/** So long after words were taken out, in ms, a request that was being written then may still come in. */
const mayStillCome = 15 * 60_000

/**
 * Take out again what was being written while words were taken out. Meant to be called every minute: twice is the same as once.
 * @returns how many places there were
 */
export async function takeOutAgain(db: Db, at: Date): Promise<number> {
  const since = new Date(at.getTime() - mayStillCome)
  const recent = await db
    .selectFrom('takedown')
    .select(['id', 'tag', 'words', 'askedBy'])
    .where(
      sql<boolean>`case when held then decision = 'taken-out' and decided_at > ${since}
        else decision is distinct from 'put-back' and asked_at > ${since} end`,
    )
    .execute()
  let found = 0
  for (const { id, tag, words, askedBy } of recent) {
    found += await db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ n: number }>`select take_words_out(${id}::uuid) as n`.execute(trx)
      const redacted: string[] = []
      await tellListeners('words.taken-out', trx, { takedown: id, words, by: askedBy, at, redacted })
      const places = (rows[0]?.n ?? 0) + redacted.length
      if (places === 0) return 0
      await record(trx, {
        actor: null,
        action: 'words.hidden',
        subjectId: id,
        detail: { places, tag, again: true },
        at,
      })
      await announce(trx, 'public')
      await announce(trx, 'settings')
      return places
    })
  }
  return found
}

/**
 * Decide, as the second person, whether hidden words stay out of everything public or are put back where they stood.
 * @throws {Refusal} `not-found`; `conflict` if somebody decided before; `forbidden` for anyone who asked, or holds their access
 */
export function decideTakedown(
  db: Db,
  id: string,
  decision: 'taken-out' | 'put-back',
  by: SignedIn,
  at: Date,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const takedown = await trx
      .selectFrom('takedown')
      .select(['tag', 'words', 'reason', 'askedBy', 'decision', 'held'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!takedown) throw noSuch('takedown')
    if (takedown.decision === decision) return
    if (takedown.decision) throw new Refusal('conflict', 'Somebody has decided this already.')
    if (takedown.askedBy === by.id)
      throw new Refusal('forbidden', 'You asked for these words to be taken out, so a second person must decide.')
    if (!(await independent(trx, takedown.askedBy, by.id, at)))
      throw new Refusal(
        'forbidden',
        'You invited the person who asked for this, or they invited you, so another person must decide.',
      )
    await trx.updateTable('takedown').set({ decision, decidedBy: by.id, decidedAt: at }).where('id', '=', id).execute()
    let left = 0
    const reason = TakedownReason.parse(takedown.reason)
    if (takedown.held && decision === 'taken-out') {
      const places = await hide(trx, { id, tag: takedown.tag, words: takedown.words, reason }, by.id, at)
      if (places === 0)
        throw refusedAt('conflict', 'decision', 'These words stand nowhere any more. Please choose “Leave them”.')
    }
    if (!takedown.held && decision === 'put-back') {
      const { rows } = await sql<{ n: number }>`select put_words_back(${id}::uuid) as n`.execute(trx)
      left = rows[0]?.n ?? 0
      await tellListeners('words.put-back', trx, { takedown: id, by: by.id, at })
      await enterWords(trx, { kind: 'put-back', tag: takedown.tag, reason, text: takedown.words.join('\n') }, at)
    }
    await record(trx, {
      actor: by.id,
      action: `words.${decision}`,
      subjectId: id,
      detail: { tag: takedown.tag, ...(decision === 'put-back' && { places: left }) },
      at,
    })
    await announce(trx, 'public')
    await announce(trx, 'settings')
  })
}

async function findComplaint(trx: Trx, id: string): Promise<void> {
  const found = await trx.selectFrom('complaint').select('id').where('id', '=', id).executeTakeFirst()
  if (!found) throw noSuch('complaint')
}
