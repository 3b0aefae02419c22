import { findConsultation } from '../consultations/queries.ts'
import type { Db, Trx } from '../data/database.ts'
import { noSuch, Refusal } from '../http/refusal.ts'
import type { Subject } from './contract.ts'
import { allTextsOf, type Text, versionTexts } from './texts.ts'

/** What is translated together: a consultation, or one version of a response; with its texts as they stand now. */
export type Scope = {
  subject: Subject
  texts: Text[]
  consultationId: string
  /** Set for a response. */
  versionId: string | null
  responseId: string | null
}
/** Finds it, in whatever transaction asks. @throws {Refusal} `not-found` */
export type FindScope = (db: Db) => Promise<Scope>

export const consultationScope =
  (slug: string): FindScope =>
  async (db) => {
    const found = await findConsultation(db, slug)
    if (!found) throw noSuch('consultation')
    const up = `/desk/consultations/${slug}`
    return {
      subject: {
        kind: 'consultation',
        title: found.title,
        here: `${up}/languages`,
        up,
        upTitle: found.title,
        publicAt: found.publishedAt ? `/consultations/${slug}` : null,
        version: null,
      },
      texts: await allTextsOf(db, found),
      consultationId: found.id,
      versionId: null,
      responseId: null,
    }
  }

export const versionScope =
  (ref: string, number: number): FindScope =>
  async (db) => {
    const found = await db
      .selectFrom('response as r')
      .innerJoin('responseVersion as v', 'v.responseId', 'r.id')
      .leftJoin('publication as p', 'p.versionId', 'v.id')
      .select(['r.id', 'r.consultationId', 'v.id as versionId', 'p.publishedOn', 'p.replacedAt'])
      .where('r.ref', '=', ref)
      .where('v.number', '=', number)
      .executeTakeFirst()
    if (!found) throw new Refusal('not-found', `There is no version ${number} of this response.`)
    const up = `/desk/responses/${ref}`
    const isPublic = found.publishedOn !== null
    return {
      subject: {
        kind: 'response',
        title: `${ref}, version ${number}`,
        here: `${up}/versions/${number}/languages`,
        up,
        upTitle: ref,
        publicAt: !isPublic ? null : found.replacedAt ? `/log/${ref}/versions/${number}` : `/log/${ref}`,
        version: !isPublic ? 'not public yet' : found.replacedAt ? 'replaced by a later version' : 'public',
      },
      texts: await versionTexts(db, found.versionId),
      consultationId: found.consultationId,
      versionId: found.versionId,
      responseId: found.id,
    }
  }

/** Nobody else translates it, or changes its English, until the transaction ends. */
export async function lockScope(trx: Trx, find: FindScope): Promise<Scope> {
  const { consultationId, responseId } = await find(trx)
  if (responseId === null)
    await trx.selectFrom('consultation').select('id').where('id', '=', consultationId).forUpdate().execute()
  else await trx.selectFrom('response').select('id').where('id', '=', responseId).forUpdate().execute()
  return find(trx)
}

/** Whose history its actions are written in. */
export const historyOf = ({ responseId, consultationId }: Scope) => responseId ?? consultationId
