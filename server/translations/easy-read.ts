import { announce } from '../data/changes.ts'
import type { DocumentRemoval } from '../consultations/documents/contract.ts'
import { withdrawDocument } from '../consultations/documents/documents.ts'
import { changesBetween, factsOf, keepChange, keepingChanges } from '../consultations/set-up/control.ts'
import type { Db } from '../data/database.ts'
import { record } from '../data/history.ts'
import { noSuch, Refusal, refusedAt } from '../http/refusal.ts'
import { independent } from '../people/independent.ts'
import type { EasyReadDraft } from './contract.ts'
import { type FindScope, historyOf, lockScope } from './scope.ts'

/**
 * Name an Easy Read document that people made. Beside a consultation it is shown at once, and looked at like every change of its
 * set-up; beside a response it says again what four eyes approved, so a second person agrees before anybody sees it.
 * @throws {Refusal} `not-found`
 */
export function addEasyRead(db: Db, find: FindScope, given: EasyReadDraft, by: string, at: Date): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const scope = await lockScope(trx, find)
    const { consultationId, responseId } = scope
    const before = await factsOf(trx, consultationId)
    const { id } = await trx
      .insertInto('document')
      .values({
        consultationId,
        responseId,
        kind: 'easy-read',
        title: given.title,
        url: given.url,
        publishedOn: given.on,
        addedBy: by,
        addedAt: at,
        waits: responseId !== null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await keepChange(trx, consultationId, changesBetween(before, await factsOf(trx, consultationId)), null, by, at)
    await record(trx, { actor: by, action: 'easy-read.added', subjectId: historyOf(scope), consultationId, at })
    await announce(trx, 'settings')
    return id
  })
}

/**
 * Agree, as a second person, that an Easy Read document says what the response says: it is shown from now on. Twice is the same as
 * once.
 * @throws {Refusal} `not-found`; `forbidden` for anyone who added it, or holds the account of who did
 */
export function agreeEasyRead(db: Db, find: FindScope, id: string, by: string, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const scope = await lockScope(trx, find)
    const { consultationId, responseId } = scope
    const there = await trx
      .selectFrom('document')
      .select(['addedBy', 'waits'])
      .where('id', '=', id)
      .where('kind', '=', 'easy-read')
      .where('responseId', '=', responseId)
      .where('withdrawnAt', 'is', null)
      .executeTakeFirst()
    if (!there) throw new Refusal('not-found', 'There is no such Easy Read document here.')
    if (!there.waits) return
    if (there.addedBy !== null && !(await independent(trx, there.addedBy, by, at)))
      throw new Refusal(
        'forbidden',
        'You added this document, or your accounts are tied, so somebody else must compare it with the response.',
      )
    await trx.updateTable('document').set({ waits: false, agreedBy: by, agreedAt: at }).where('id', '=', id).execute()
    await record(trx, { actor: by, action: 'easy-read.agreed', subjectId: historyOf(scope), consultationId, at })
    await announce(trx, 'settings')
  })
}

/**
 * Show it no longer; that it was there is kept. Once everybody can read it, beside a consultation or a response, they read why, and a
 * second person looks at it within a day.
 * @throws {Refusal} `not-found`; `invalid` without a reason, once everybody can read it
 */
export async function withdrawEasyRead(
  db: Db,
  find: FindScope,
  id: string,
  given: DocumentRemoval,
  by: string,
  at: Date,
): Promise<void> {
  const { consultationId: ofConsultation, responseId: ofResponse } = await find(db)
  if (ofResponse === null) return withdrawDocument(db, ofConsultation, id, given, by, at)
  await db.transaction().execute(async (trx) => {
    const scope = await lockScope(trx, find)
    const { consultationId, responseId } = scope
    const there = await trx
      .updateTable('document')
      .set({ withdrawnAt: at })
      .where('id', '=', id)
      .where('kind', '=', 'easy-read')
      .where('consultationId', '=', consultationId)
      .where('responseId', '=', responseId)
      .where('withdrawnAt', 'is', null)
      .returning(['title', 'url', 'waits'])
      .executeTakeFirst()
    if (!there) throw noSuch('Easy Read document here')
    const published = await trx
      .selectFrom('publication as p')
      .innerJoin('response as r', 'r.id', 'p.responseId')
      .select('r.ref')
      .where('p.responseId', '=', responseId)
      .executeTakeFirst()
    if (published && !there.waits) {
      if (given.reason === undefined)
        throw refusedAt('invalid', 'reason', 'Please say why: everybody can read it beside the change.')
      const what = `Easy Read of ${published.ref}: ${there.title}`
      await keepChange(trx, consultationId, [{ what, from: there.url, to: null }], given.reason, by, at)
    }
    await record(trx, { actor: by, action: 'easy-read.withdrawn', subjectId: historyOf(scope), consultationId, at })
    await announce(trx, 'settings')
  })
}

/**
 * Say whether Easy Read is promised: then each response is asked for it before it goes out. A promise that everybody could rely on is
 * not taken back by one person alone: it is a change of the set-up. @throws {Refusal} `not-found`
 */
export function promiseEasyRead(db: Db, find: FindScope, promised: boolean, by: string, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { consultationId } = await lockScope(trx, find)
    const changed = await keepingChanges(trx, consultationId, { by, at }, () =>
      trx
        .updateTable('consultation')
        .set({ easyReadPromised: promised })
        .where('id', '=', consultationId)
        .where('easyReadPromised', '<>', promised)
        .returning('id')
        .executeTakeFirst(),
    )
    if (!changed) return
    const action = promised ? 'easy-read.promised' : 'easy-read.not-promised'
    await record(trx, { actor: by, action, subjectId: consultationId, consultationId, at })
    await announce(trx, 'settings')
  })
}

/** Those of a consultation or a response, the newest first; those withdrawn too. */
export function easyReadOf(db: Db, of: { consultationId: string; responseId: string | null }) {
  return db
    .selectFrom('document')
    .select(['id', 'title', 'url', 'publishedOn as on', 'waits', 'addedBy'])
    .select(({ eb }) => eb('withdrawnAt', 'is not', null).$castTo<boolean>().as('withdrawn'))
    .where('kind', '=', 'easy-read')
    .where('consultationId', '=', of.consultationId)
    .where('responseId', of.responseId === null ? 'is' : '=', of.responseId)
    .orderBy('publishedOn', 'desc')
    .orderBy('id', 'desc')
    .$narrowType<{ url: string; on: string }>()
    .execute()
}
