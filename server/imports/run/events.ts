import { createHash } from 'node:crypto'
import type { Known } from '../../consultations/known.ts'
import type { Db } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { phaseFor } from './entry.ts'
import type { ImportedEvent } from '../reader/rows.ts'

/** Finds the consultation's event that a row names: by its reference, else by title and day. */
export type EventFinder = {
  idOf(event: ImportedEvent): string | null
  makeMissing(events: ImportedEvent[]): Promise<void>
}

/** @param how.importId  the import that tells of events not known yet: they are added as held, and go again if it is undone */
export async function eventFinder(
  db: Db,
  consultation: Known,
  how: { importId: string; by: string | null; at: Date },
): Promise<EventFinder> {
  const known = await db
    .selectFrom('engagementEvent')
    .select(['id', 'ref', 'title', 'day'])
    .where('consultationId', '=', consultation.id)
    .orderBy('id')
    .execute()
  const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim()
  const find = ({ ref, title, date }: ImportedEvent) =>
    (ref === null ? undefined : known.find((event) => plain(event.ref) === plain(ref))) ??
    (title === null
      ? undefined
      : known.find((event) => plain(event.title) === plain(title) && (date === null || event.day === date)))
  return {
    idOf: (event) => find(event)?.id ?? null,
    async makeMissing(events) {
      for (const event of events) {
        if (find(event)) continue
        const { ref, title, date, venue, audience } = event
        const made = await db.transaction().execute(async (trx) => {
          const row = await trx
            .insertInto('engagementEvent')
            .values({
              consultationId: consultation.id,
              phaseId: phaseFor(consultation, null, date, how.at).phaseId,
              ref: ref ?? refFor(title ?? '', date),
              title: title ?? ref ?? '',
              day: date,
              venue,
              audience,
              kind: 'event',
              staffOnly: /\bstaff\b/i.test(`${title ?? ''} ${audience ?? ''}`),
              held: true,
              importId: how.importId,
            })
            .onConflict((conflict) => conflict.columns(['consultationId', 'ref']).doNothing())
            .returning(['id', 'ref', 'title', 'day'])
            .executeTakeFirst()
          if (row) {
            await record(trx, {
              actor: how.by,
              action: 'event.added',
              subjectId: row.id,
              consultationId: consultation.id,
              detail: { importId: how.importId, ref: row.ref },
              at: how.at,
            })
          }
          return row
        })
        const row =
          made ??
          (await db
            .selectFrom('engagementEvent')
            .select(['id', 'ref', 'title', 'day'])
            .where('consultationId', '=', consultation.id)
            .where('ref', '=', ref ?? refFor(title ?? '', date))
            .executeTakeFirstOrThrow())
        known.push(row)
      }
    },
  }
}

/** A reference for an event that the file names but does not number: the same again for the same title and day. */
function refFor(title: string, day: string | null): string {
  const digest = createHash('sha256')
    .update(`${title.toLowerCase()}\n${day ?? ''}`)
    .digest('hex')
  return `EV-${digest.slice(0, 6).toUpperCase()}`
}
