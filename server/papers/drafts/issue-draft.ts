import type { Known } from '../../consultations/known.ts'
import type { Db } from '../../data/database.ts'
import { dayOf } from '../../data/time.ts'
import { blocksOf } from '../compose.ts'
import type { Block, Issued } from '../contract.ts'
import { locked } from './draft.ts'
import { wordsOf } from './draft-queries.ts'
import { freeze, meetingFor } from '../issue.ts'
import { papersOf } from '../queries.ts'
import { templates } from '../vocabulary.ts'

/**
 * Issue a draft: what stands in it now is frozen, hashed and citable, and no later edit changes it. Quotations whose words may
 * not be public any more are left out.
 * @throws {Refusal} `not-found` if there is none or it was issued already; `conflict` if somebody saved it since
 */
export function issueDraft(
  db: Db,
  consultation: Known,
  id: string,
  revision: number,
  by: string,
  at: Date,
): Promise<Issued> {
  return db.transaction().execute(async (trx) => {
    const draft = await locked(trx, id, revision)
    const { template, title, issuedTo, figuresOn } = draft
    const words = await wordsOf(trx, draft.quotes)
    const quotes = draft.quotes.flatMap((quote, at) => {
      const text = words[at]
      return text ? [{ ...quote, words: text, at }] : []
    })
    const places = new Map(quotes.map((quote, place) => [quote.at, place]))
    const blocks = blocksOf(draft).flatMap((block): Block[] => {
      if (block.kind !== 'quote') return [block]
      const place = places.get(block.at)
      return place === undefined ? [] : [{ kind: 'quote', at: place }]
    })
    const edition = (await papersOf(trx, { consultationId: consultation.id, kind: template })).length + 1
    const issued = await freeze(
      trx,
      {
        kind: template,
        ref: `${templates[template].prefix}-${consultation.slug}-${edition}`,
        edition,
        title,
        consultation,
        issuedTo,
        issuedOn: dayOf(at),
        meeting: draft.meetingId ? await meetingFor(trx, draft.meetingId) : null,
        figuresOn,
        blocks,
      },
      quotes,
      by,
      at,
    )
    await trx.updateTable('paperDraft').set({ paperId: issued.id }).where('id', '=', id).execute()
    return issued
  })
}
