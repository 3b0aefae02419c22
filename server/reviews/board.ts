import { announce } from '../data/changes.ts'
import { takeHoldAway } from '../consultations/set-up/holds.ts'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import type { SignedIn } from '../people/contract.ts'
import { Refusal, refusedAt } from '../http/refusal.ts'
import { beginsAt, dayOf, inWords } from '../data/time.ts'
import { type Chain, lockChain } from '../responses/chain.ts'
import type { LinkedTo, RequiredBoard, TakenBack } from './contract.ts'
import { allows, whyNotFourEyes, whyNotLinkResolution } from '../responses/rules.ts'

/**
 * Say that a resolution is about a response, or that by it the board agreed to the words of one version. Both can be
 * followed either way. The same again changes nothing.
 * @throws {Refusal} `not-found`; `forbidden` for anyone who wrote the version; `invalid` for a resolution that there is not, or
 *                   without the reason why the board did not agree to other words, as was said before; `conflict` if the board cannot have agreed: it has not met, or met before the version was sent or the
 *                   findings were issued
 */
export function linkResolution(db: Db, ref: string, given: LinkedTo, by: SignedIn, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    const why = whyNotLinkResolution(chain, by)
    if (why) throw new Refusal(allows(chain, by, 'responses.draft') ? 'conflict' : 'forbidden', why)
    const resolution = await trx
      .selectFrom('resolution as n')
      .innerJoin('agendaItem as i', 'i.id', 'n.agendaItemId')
      .innerJoin('boardMeeting as m', 'm.id', 'i.meetingId')
      .innerJoin('grouping as g', 'g.id', 'm.groupingId')
      .select(['n.id', 'm.day', 'm.starts', 'g.name as board'])
      .where('n.id', '=', given.resolution)
      .where('g.programmeId', '=', chain.programmeId)
      .executeTakeFirst()
    if (!resolution) throw refusedAt('invalid', 'resolution', 'There is no such resolution.')
    const before = chain.resolutions.find((one) => one.id === given.resolution)
    if (before?.version === given.version) return
    if (given.version !== null) {
      const fourEyes = whyNotFourEyes(chain, by.id, 'record that a board agreed to it')
      if (fourEyes) throw new Refusal('forbidden', fourEyes)
      await refuseWhatBoardCannotHaveAgreed(trx, chain, resolution, given.version, at)
    }
    if (before) {
      const instead = given.version === null ? 'only about it' : `agreed to version ${given.version}`
      await endLink(trx, chain, before, { instead, reason: given.reason }, by.id, at)
    }
    await trx
      .insertInto('resolutionResponse')
      .values({
        resolutionId: resolution.id,
        responseId: chain.id,
        version: given.version,
        linkedBy: by.id,
        linkedAt: at,
      })
      .execute()
    await record(trx, {
      actor: by.id,
      action: given.version === null ? 'response.resolution-linked' : 'response.board-agreed',
      subjectId: chain.id,
      consultationId: chain.consultationId,
      detail: { resolution: resolution.id, ...(given.version !== null && { version: given.version }) },
      at,
    })
    await announce(trx, 'public')
  })
}

async function refuseWhatBoardCannotHaveAgreed(
  trx: Trx,
  chain: Chain,
  { day, starts, board }: { day: string | null; starts: string | null; board: string },
  version: number,
  at: Date,
): Promise<void> {
  const sent = await trx
    .selectFrom('responseVersion')
    .select('sentAt')
    .where('responseId', '=', chain.id)
    .where('number', '=', version)
    .executeTakeFirst()
  if (!sent) throw refusedAt('invalid', 'version', `There is no version ${version} of ${chain.ref}.`)
  if (!sent.sentAt)
    throw refusedAt(
      'conflict',
      'version',
      `Version ${version} has not been sent for review, so its words may still change.`,
    )
  if (day === null) return
  if (day > dayOf(at))
    throw refusedAt('conflict', 'resolution', `That meeting is on ${inWords(day)}; it has not been held yet.`)
  const begins = beginsAt(day, starts)
  if (begins && begins > at)
    throw refusedAt('conflict', 'resolution', `That meeting begins at ${starts} today; it has not been held yet.`)
  if (day < dayOf(sent.sentAt))
    throw refusedAt(
      'conflict',
      'resolution',
      `${board} met on ${inWords(day)}, and version ${version} was sent on ${inWords(dayOf(sent.sentAt))}: it cannot have agreed to these words.`,
    )
  if (begins && begins < sent.sentAt)
    throw refusedAt(
      'conflict',
      'resolution',
      `${board} met on ${inWords(day)} at ${starts}, and version ${version} was sent later that day: it cannot have agreed to these words.`,
    )
  if (chain.findingsOn !== null && day < chain.findingsOn)
    throw refusedAt(
      'conflict',
      'resolution',
      `${board} met on ${inWords(day)}, before the findings were issued on ${inWords(chain.findingsOn)}: it cannot have considered them.`,
    )
}

/**
 * Take a link back that was made by mistake; it stays in the record. Nothing happens if there is none.
 * @throws {Refusal} `not-found`; `forbidden` for an author, where the board agreed to words; `invalid` without the reason then
 */
export function unlinkResolution(
  db: Db,
  ref: string,
  resolution: string,
  { reason }: TakenBack,
  by: SignedIn,
  at: Date,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    const why = whyNotLinkResolution(chain, by)
    if (why) throw new Refusal(allows(chain, by, 'responses.draft') ? 'conflict' : 'forbidden', why)
    const linked = chain.resolutions.find((one) => one.id === resolution)
    if (!linked) return
    await endLink(trx, chain, linked, { instead: 'taken back', reason }, by.id, at)
    await record(trx, {
      actor: by.id,
      action: 'response.resolution-unlinked',
      subjectId: chain.id,
      consultationId: chain.consultationId,
      detail: { resolution },
      at,
    })
    await announce(trx, 'public')
  })
}

/** With what a board agreed to its hold on later words goes: that needs somebody who wrote no part, and a reason for everybody. */
async function endLink(
  trx: Trx,
  chain: Chain,
  linked: Chain['resolutions'][number],
  { instead, reason }: { instead: string; reason: string | undefined },
  by: string,
  at: Date,
): Promise<void> {
  if (linked.version !== null) {
    const fourEyes = whyNotFourEyes(chain, by, 'take back what a board agreed to')
    if (fourEyes) throw new Refusal('forbidden', fourEyes)
    const hold = {
      kind: 'board',
      consultationId: chain.consultationId,
      responseId: chain.id,
      groupingId: linked.boardId,
    } as const
    await takeHoldAway(trx, { ...hold, before: `agreed to version ${linked.version}`, after: instead }, reason, by, at)
  }
  await trx
    .updateTable('resolutionResponse')
    .set({ unlinkedBy: by, unlinkedAt: at })
    .where('responseId', '=', chain.id)
    .where('resolutionId', '=', linked.id)
    .where('unlinkedAt', 'is', null)
    .execute()
}

/**
 * Name a board that has to resolve about this response before it is published, besides what its consultation says; or name
 * none any more, which somebody must do who did not write it.
 * @throws {Refusal} `not-found`; `forbidden`; `conflict` if it was abandoned; `invalid` for a board that there is not, or without
 *                   the reason why another no longer has to resolve
 */
export function requireBoard(
  db: Db,
  ref: string,
  { board, reason }: RequiredBoard,
  by: SignedIn,
  at: Date,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    const why = whyNotLinkResolution(chain, by)
    if (why) throw new Refusal(allows(chain, by, 'responses.draft') ? 'conflict' : 'forbidden', why)
    if (board === chain.boardId) return
    const fourEyes = chain.boardId && whyNotFourEyes(chain, by.id, 'release it from a board’s decision')
    if (fourEyes) throw new Refusal('forbidden', fourEyes)
    const known =
      board === null ||
      (await trx
        .selectFrom('grouping')
        .select('id')
        .where('id', '=', board)
        .where('programmeId', '=', chain.programmeId)
        .executeTakeFirst())
    if (!known) throw refusedAt('invalid', 'board', 'There is no such board.')
    if (chain.boardId) {
      const hold = {
        kind: 'board',
        consultationId: chain.consultationId,
        responseId: chain.id,
        groupingId: chain.boardId,
      } as const
      await takeHoldAway(trx, { ...hold, before: 'resolve', after: 'not asked' }, reason, by.id, at)
    }
    await trx.updateTable('response').set({ boardId: board }).where('id', '=', chain.id).execute()
    await record(trx, {
      actor: by.id,
      action: board ? 'response.board-required' : 'response.board-released',
      subjectId: chain.id,
      consultationId: chain.consultationId,
      detail: { board: board ?? chain.boardId },
      at,
    })
  })
}
