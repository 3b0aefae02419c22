import { createHash, randomBytes } from 'node:crypto'
import { announce } from '../data/changes.ts'
import type { Known } from '../consultations/known.ts'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import { canonical } from '../ledger/record.ts'
import { refusedAt } from '../http/refusal.ts'
import { dayOf } from '../data/time.ts'
import { considerationOf, type Quotation } from './consideration.ts'
import type { Issued, NewPaper, PaperContent } from './contract.ts'
import { type PaperKind, papersOf } from './queries.ts'
import type { Day } from '../http/wire.ts'

/**
 * Freeze the conscientious consideration pack as it stands, for a meeting or a body. Issuing it to the same again while
 * nothing has changed gives the same edition.
 * @throws {Refusal} `invalid` for a meeting that there is not
 */
export async function issuePack(db: Db, consultation: Known, given: NewPaper, by: string, at: Date): Promise<Issued> {
  for (let tries = 1; ; tries++) {
    try {
      // One moment for all its numbers, whatever comes in meanwhile.
      return await db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute((trx) => issueIn(trx, consultation, given, by, at))
    } catch (error) {
      // Somebody else issued this edition at the same moment; the next look finds it.
      if ((error as { code?: string }).code !== '23505' || tries === 3) throw error
    }
  }
}

async function issueIn(trx: Trx, consultation: Known, given: NewPaper, by: string, at: Date): Promise<Issued> {
  const meeting = given.meeting === undefined ? null : await meetingFor(trx, given.meeting)
  const issuedTo = given.issuedTo ?? meeting?.board ?? ''
  const today = dayOf(at)
  const earlier = await papersOf(trx, { consultationId: consultation.id, kind: 'consideration' })
  const last = await lastEdition(trx, consultation.id)
  // The same pack must not differ from itself by being its own predecessor.
  const before =
    last && last.meetingId === (meeting?.id ?? null) && last.issuedTo === issuedTo ? earlier.slice(0, -1) : null
  if (last && before && last.issuedOn === today) {
    const again = await considerationOf(trx, consultation, { today, meeting, earlier: before })
    if (canonical(again.blocks) === canonical((JSON.parse(last.content) as PaperContent).blocks))
      return { id: last.id, ref: last.ref, hash: last.hash.toString('hex'), url: `/papers/${last.ref}` }
  }
  const { blocks, quotes } = await considerationOf(trx, consultation, { today, meeting, earlier })
  const edition = earlier.length + 1
  return freeze(
    trx,
    {
      kind: 'consideration',
      ref: `CCP-${consultation.slug}-${edition}`,
      edition,
      title: 'Conscientious consideration pack',
      consultation,
      issuedTo,
      issuedOn: today,
      meeting,
      blocks,
    },
    quotes,
    by,
    at,
  )
}

type Frozen = Pick<PaperContent, 'ref' | 'edition' | 'title' | 'issuedTo' | 'issuedOn' | 'blocks' | 'figuresOn'> & {
  kind: PaperKind
  consultation: { id: string; slug: string; title: string; ref: string }
  meeting: { id: string; slug: string; title: string; day: Day | null } | null
}

/** Keep a paper as it is from now on: canonical JSON and its hash, with the words it quotes beside it. */
export async function freeze(
  trx: Trx,
  { kind, consultation, meeting, ...paper }: Frozen,
  quotes: Quotation[],
  by: string,
  at: Date,
): Promise<Issued> {
  const sealed = quotes.map(sealedQuote)
  const { ref, edition, issuedTo, issuedOn } = paper
  const content = canonical({
    format: 'said-and-done paper/1',
    ...paper,
    consultation: { slug: consultation.slug, title: consultation.title, ref: consultation.ref },
    meeting: meeting && { slug: meeting.slug, title: meeting.title, day: meeting.day },
    lang: 'en-GB',
    quotes: sealed.map(({ hash, language }) => ({ hash, language })),
    ...(kind !== 'consideration' && { template: kind }),
  } satisfies PaperContent)
  const hash = createHash('sha256').update(content).digest()
  const { id } = await trx
    .insertInto('paper')
    .values({
      ref,
      kind,
      consultationId: consultation.id,
      meetingId: meeting?.id ?? null,
      edition,
      issuedTo,
      issuedOn,
      issuedBy: by,
      issuedAt: at,
      content,
      hash,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (sealed.length > 0) {
    await trx
      .insertInto('paperQuote')
      .values(
        sealed.map(({ commentId, nonce, words, language }, position) => ({
          paperId: id,
          position,
          commentId,
          nonce,
          words,
          language,
        })),
      )
      .execute()
  }
  await record(trx, {
    actor: by,
    action: 'paper.issued',
    subjectId: id,
    consultationId: consultation.id,
    detail: { ref, edition, meeting: meeting?.id ?? null, hash: hash.toString('hex') },
    at,
  })
  await announce(trx, 'public')
  return { id, ref, hash: hash.toString('hex'), url: `/papers/${ref}` }
}

function sealedQuote({ commentId, words, language }: Quotation) {
  const nonce = randomBytes(32)
  const hash = createHash('sha256').update(nonce).update(words, 'utf8').digest('hex')
  return { commentId, nonce, words, language, hash }
}

export async function meetingFor(trx: Trx, id: string) {
  const meeting = await trx
    .selectFrom('boardMeeting as m')
    .innerJoin('grouping as g', 'g.id', 'm.groupingId')
    .select(['m.id', 'm.slug', 'm.title', 'm.day', 'g.name as board'])
    .where('m.id', '=', id)
    .executeTakeFirst()
  if (meeting) return meeting
  const message = 'There is no such meeting.'
  throw refusedAt('invalid', 'meeting', message)
}

function lastEdition(trx: Trx, consultationId: string) {
  return trx
    .selectFrom('paper')
    .select(['id', 'ref', 'hash', 'content', 'meetingId', 'issuedTo', 'issuedOn'])
    .where('consultationId', '=', consultationId)
    .where('kind', '=', 'consideration')
    .orderBy('edition', 'desc')
    .limit(1)
    .executeTakeFirst()
}
