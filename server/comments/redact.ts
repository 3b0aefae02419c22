import { announce } from '../data/changes.ts'
import { sql } from 'kysely'
import type { Db, Trx } from '../data/database.ts'
import { on } from '../data/events.ts'
import { record } from '../data/history.ts'
import { enter } from '../ledger/enter.ts'
import type { SignedIn } from '../people/contract.ts'
import { independent } from '../people/independent.ts'
import { Refusal, refusedAt } from '../http/refusal.ts'
import { findPersonalData } from '../screening/personal.ts'
import { refuseTakenOut } from '../screening/refuse.ts'
import { tokenise } from '../screening/tokens.ts'
import { type NewRedaction, personalKind, type PersonalMark, withoutPersonal } from './redact-contract.ts'
import { lockComment } from './locked.ts'

/**
 * Say what the public would read of a comment. The original is never changed and earlier redactions stay; the same again
 * adds nothing. Where a mark of personal data still stands, each needs its reason, and a second officer agrees before the
 * words are cleared.
 * @returns the redaction's id
 * @throws {Refusal} `not-found`; `invalid` for a mark without its reason, or words that were taken out or that the author did not
 *                   say; `conflict` if it is withdrawn, or somebody redacted
 *                   it since this one was begun
 */
export function redact(db: Db, id: string, given: NewRedaction, by: SignedIn, at: Date): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, id, by)
    if (comment.standing === 'withdrawn') {
      throw new Refusal('conflict', 'The author has withdrawn this comment, so none of it can be published.')
    }
    if (comment.erasedAt) throw new Refusal('conflict', 'These words were erased: there is nothing left to publish.')
    const paraphrased = await trx
      .selectFrom('originalWords')
      .select('commentId')
      .where('commentId', '=', id)
      .executeTakeFirst()
    if (paraphrased)
      throw new Refusal(
        'conflict',
        'These are not the author’s own words: safeguarding wrote them. They can be themed and answered, and not quoted.',
      )
    // A form's text comes back with CRLF line ends; words that nobody changed must not look changed.
    const publicBody = comment.body.includes('\r\n') ? given.publicBody : given.publicBody.replaceAll('\r\n', '\n')
    const latest = await trx
      .selectFrom('redaction')
      .select(['id', 'publicBody', 'reason'])
      .where('commentId', '=', id)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (latest && latest.publicBody === publicBody && latest.reason === given.reason) return latest.id
    if ((latest?.id ?? null) !== (given.basedOn ?? null)) {
      throw new Refusal(
        'conflict',
        'Somebody has saved other public words since you began. Yours are kept below; please compare and save again.',
      )
    }
    refuseOtherWords(publicBody, comment.body)
    await refuseTakenOut(trx, 'publicBody', publicBody)
    const marks = standingMarks(publicBody).map((mark) => ({ ...mark, reason: reasonFor(mark.words, given.kept) }))
    refuseUnexplainedMarks(marks)
    const { id: redactionId } = await trx
      .insertInto('redaction')
      .values({ commentId: id, publicBody, reason: given.reason, byPerson: by.id, at })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (marks.length > 0) {
      await trx
        .insertInto('redactionMark')
        .values(
          marks.map(({ start, end, kind, reason }) => ({
            redactionId,
            commentId: id,
            starts: start,
            ends: end,
            kind,
            reason,
          })),
        )
        .execute()
    }
    await record(trx, {
      actor: by.id,
      action: 'comment.redacted',
      subjectId: id,
      consultationId: comment.consultationId,
      detail: { redaction: redactionId, changed: publicBody !== comment.body, marksStanding: marks.length },
      at,
    })
    await enter(trx, at, { kind: 'redacted', comments: [id], text: publicBody })
    await announce(trx, 'public')
    return redactionId
  })
}

/**
 * Agree, as a second officer, that the marks of personal data in the latest public words may stand. Twice is the same as once.
 * @throws {Refusal} `not-found`; `conflict` if other words were saved since, or no mark stands; `forbidden` for anyone who saved them
 */
export function confirmRedaction(db: Db, id: string, redactionId: string, by: SignedIn, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, id, by)
    const latest = await trx
      .selectFrom('redaction as r')
      .leftJoin('redactionConfirmation as k', 'k.redactionId', 'r.id')
      .select(({ exists, selectFrom }) => [
        'r.id',
        'r.byPerson',
        'k.at as confirmedAt',
        exists(selectFrom('redactionMark as m').select('m.starts').whereRef('m.redactionId', '=', 'r.id')).as('marked'),
      ])
      .where('r.commentId', '=', id)
      .orderBy('r.id', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (latest?.id !== redactionId)
      throw new Refusal('conflict', 'Other public words were saved since. Please read those.')
    if (!latest.marked) throw new Refusal('conflict', 'No mark stands in these words, so nobody needs to agree.')
    if (latest.confirmedAt) return
    if (latest.byPerson === by.id)
      throw new Refusal('forbidden', 'You saved these words, so a second officer must agree that the marks may stand.')
    if (!(await independent(trx, latest.byPerson, by.id, at)))
      throw new Refusal(
        'forbidden',
        'You invited the person who saved these words, or they invited you, so another officer must agree.',
      )
    await trx.insertInto('redactionConfirmation').values({ redactionId, commentId: id, byPerson: by.id, at }).execute()
    await record(trx, {
      actor: by.id,
      action: 'comment.redaction-agreed',
      subjectId: id,
      consultationId: comment.consultationId,
      detail: { redaction: redactionId },
      at,
    })
    await announce(trx, 'public')
  })
}

/** What shows in a quotation that something was left out or put in: square brackets, dots, stars, a line. */
const shownAsChanged = /\[[^\]]*\]|…|\.{3,}|\*{2,}|_{2,}/u

/**
 * Public words are the author’s own: nobody is quoted with what they did not say, nor with a “not” that went missing unseen.
 * @returns the first stretch that does not stand in what was said, after those before it; null where each does
 */
export function notSaid(publicBody: string, said: string): string | null {
  const words = (text: string) =>
    ` ${(
      text
        .normalize('NFC')
        .toLowerCase()
        .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
    ).join(' ')} `
  let rest = words(said)
  const stretches = publicBody.split(shownAsChanged)
  for (const [number, stretch] of stretches.entries()) {
    let wanted = words(stretch)
    if (wanted.trim() === '') continue
    // Part of a word may be left out: “[name removed]s”.
    if (number > 0 && /^[\p{L}\p{M}\p{N}]/u.test(stretch)) wanted = wanted.slice(1)
    if (number < stretches.length - 1 && /[\p{L}\p{M}\p{N}]$/u.test(stretch)) wanted = wanted.slice(0, -1)
    const at = rest.indexOf(wanted)
    if (at < 0) return stretch.trim()
    rest = rest.slice(at + wanted.length - (wanted.endsWith(' ') ? 1 : 0))
  }
  return null
}

/** @throws {Refusal} `invalid` for words that the author did not say, where nothing shows that they are not theirs */
function refuseOtherWords(publicBody: string, said: string): void {
  const other = notSaid(publicBody, said)
  if (other !== null)
    throw refusedAt(
      'invalid',
      'publicBody',
      `This is not what the comment says: “${other.length > 120 ? `${other.slice(0, 120)}…` : other}”. Put […] where words are left out, and square brackets around words that are not the author’s: [a nurse].`,
    )
}

/** Why public words changed that had words taken out of them. */
const takenOut = 'Words were taken out of everything public'

// Public words follow what is taken out of everything public.
on('words.taken-out', async (trx, { takedown, words, by, at, redacted }) => {
  const { rows } = await sql<{ id: string; commentId: string; publicBody: string }>`
    select r.id, r.comment_id, regexp_replace(r.public_body, words_pattern(${words}::text[]), '[…]', 'gi') as public_body
    from redaction r join comment c on c.id = r.comment_id
    where r.public_body ~* words_pattern(${words}::text[]) and c.erased_at is null
      and not exists (select from redaction later where later.comment_id = r.comment_id and later.id > r.id)
    order by r.comment_id`.execute(trx)
  for (const { id, commentId, publicBody } of rows) {
    await withoutTakenOut(trx, { before: id, commentId, publicBody, takedown, by, at })
    redacted.push(commentId)
  }
})

// And what is put back: the very words that had been cleared, as of then, for they are what was approved with what quotes them. What
// somebody cleared since stays; so does the gap of another takedown.
on('words.put-back', async (trx, { takedown, by, at }) => {
  const { rows } = await sql<{ commentId: string; id: string; publicBody: string }>`
    with recursive chain as (
      select r.id, r.comment_id, o.before_id, o.takedown_id = ${takedown}::uuid as is_of_this
      from redaction r join taken_out_redaction o on o.redaction_id = r.id
      where r.comment_id in (select m.comment_id from taken_out_redaction t join redaction m on m.id = t.redaction_id
          where t.takedown_id = ${takedown}::uuid)
        and not exists (select from redaction later where later.comment_id = r.comment_id and later.id > r.id)
      union all
      select o.redaction_id, chain.comment_id, o.before_id, chain.is_of_this or o.takedown_id = ${takedown}::uuid
      from chain join taken_out_redaction o on o.redaction_id = chain.before_id)
    select r.comment_id, r.id, r.public_body
    from chain join redaction r on r.id = chain.before_id join comment c on c.id = r.comment_id
    where chain.is_of_this and c.erased_at is null
      and not exists (select from taken_out_redaction o where o.redaction_id = chain.before_id)
    order by r.comment_id`.execute(trx)
  for (const { commentId, id, publicBody } of rows) {
    const { rows: others } = await sql<{ id: string; words: string[] }>`
      select t.id, t.words from takedown t
      where t.id <> ${takedown}::uuid and (t.decision = 'taken-out' or (t.decision is null and not t.held))
        and ${publicBody}::text ~* words_pattern(t.words) order by t.id`.execute(trx)
    const [other] = others
    if (!other) {
      await asItHadBeen(trx, id, { commentId, by, at })
      continue
    }
    const { rows: left } = await sql<{ publicBody: string }>`
      select regexp_replace(${publicBody}::text, words_pattern(${others.flatMap(({ words }) => words)}::text[]), '[…]', 'gi')
        as public_body`.execute(trx)
    const given = { before: id, commentId, publicBody: left[0]!.publicBody, takedown: other.id, by, at }
    await withoutTakenOut(trx, given)
  }
})

type Without = { before: string; commentId: string; publicBody: string; takedown: string; by: string; at: Date }

/** Public words with gaps. The marks that still stand keep their reasons, and wait for a second officer where they waited before. */
async function withoutTakenOut(trx: Trx, { before, commentId, publicBody, takedown, by, at }: Without): Promise<void> {
  const { id: redactionId } = await trx
    .insertInto('redaction')
    .values({ commentId, publicBody, reason: takenOut, byPerson: by, at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx.insertInto('takenOutRedaction').values({ redactionId, takedownId: takedown, beforeId: before }).execute()
  const reasons = await trx.selectFrom('redactionMark').select('reason').where('redactionId', '=', before).execute()
  const marks = reasons.length === 0 ? [] : standingMarks(publicBody)
  if (marks.length > 0) {
    const reason = reasons[0]?.reason ?? takenOut
    await trx
      .insertInto('redactionMark')
      .values(marks.map(({ start, end, kind }) => ({ redactionId, commentId, starts: start, ends: end, kind, reason })))
      .execute()
    await confirmAsBefore(trx, before, redactionId)
  }
  await tellOf(trx, { commentId, redactionId, publicBody, by, at }, { takenOut: true })
}

/** Public words once more that had been replaced, with all that had been said about them. */
async function asItHadBeen(trx: Trx, before: string, act: { commentId: string; by: string; at: Date }): Promise<void> {
  const { id: redactionId, publicBody } = await trx
    .insertInto('redaction')
    .columns(['commentId', 'publicBody', 'reason', 'byPerson', 'at'])
    .expression((eb) =>
      eb
        .selectFrom('redaction')
        .select(['commentId', 'publicBody', 'reason', 'byPerson', 'at'])
        .where('id', '=', before),
    )
    .returning(['id', 'publicBody'])
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('redactionMark')
    .columns(['redactionId', 'commentId', 'starts', 'ends', 'kind', 'reason'])
    .expression((eb) =>
      eb
        .selectFrom('redactionMark')
        .select([eb.val(redactionId).as('redactionId'), 'commentId', 'starts', 'ends', 'kind', 'reason'])
        .where('redactionId', '=', before),
    )
    .execute()
  await confirmAsBefore(trx, before, redactionId)
  await tellOf(trx, { ...act, redactionId, publicBody }, { putBack: true })
}

async function confirmAsBefore(trx: Trx, before: string, redactionId: string): Promise<void> {
  await trx
    .insertInto('redactionConfirmation')
    .columns(['redactionId', 'commentId', 'byPerson', 'at'])
    .expression((eb) =>
      eb
        .selectFrom('redactionConfirmation')
        .select([eb.val(redactionId).as('redactionId'), 'commentId', 'byPerson', 'at'])
        .where('redactionId', '=', before),
    )
    .execute()
}

type Changed = { commentId: string; redactionId: string; publicBody: string; by: string; at: Date }

async function tellOf(trx: Trx, { commentId, redactionId, publicBody, by, at }: Changed, how: object): Promise<void> {
  await record(trx, {
    actor: by,
    action: 'comment.redacted',
    subjectId: commentId,
    detail: { redaction: redactionId, changed: true, ...how },
    at,
  })
  await enter(trx, at, { kind: 'redacted', comments: [commentId], text: publicBody })
}

/** What of the words still looks like personal data, in order, with its words. */
export function standingMarks(words: string): { kind: string; start: number; end: number; words: string }[] {
  return findPersonalData(words, tokenise(words)).map(({ kind, span: [start, end] }) => ({
    kind,
    start,
    end,
    words: words.slice(start, end),
  }))
}

/** Everything that screening marks is out, also what it would mark today. */
export function masked(body: string, marks: PersonalMark[]): string {
  const once = withoutPersonal(body, marks)
  return withoutPersonal(once, standingMarks(once))
}

const reasonFor = (words: string, kept: NewRedaction['kept']) =>
  kept?.find((one) => one.words.trim() === words.trim())?.reason ?? ''

function refuseUnexplainedMarks(marks: { words: string; kind: string; reason: string }[]): void {
  const silent = marks.filter(({ reason }) => reason.length < 3)
  if (silent.length === 0) return
  const named = silent.map(({ words, kind }) => `“${words}” (${personalKind(kind).label})`)
  throw new Refusal(
    'invalid',
    `Take these out, or say why each may stay: ${named.join(', ')}. A second officer then has to agree.`,
    silent.map(({ words }) => ({
      field: `kept.${marks.findIndex((mark) => mark.words === words)}.reason`,
      message: `Take out “${words}”, or say why it may stay.`,
    })),
  )
}
