import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../data/database.ts'
import type { HeldWords, KitLine } from './contract.ts'

/** A kit with its event, for the device that has it and for what comes back. */
export function findKit(db: Db, id: string) {
  return db
    .selectFrom('hallKit as k')
    .innerJoin('engagementEvent as e', 'e.id', 'k.eventId')
    .select([
      'k.id',
      'k.eventId',
      'k.takenAt',
      'k.lastDay',
      'k.publicKey',
      'k.sealedKey',
      'k.device',
      'k.keptAt',
      'k.endedAt',
      'e.consultationId',
      'e.ref',
      'e.title',
      'e.venue',
      'e.place',
    ])
    .where('k.id', '=', id)
    .executeTakeFirst()
}
export type Kit = NonNullable<Awaited<ReturnType<typeof findKit>>>

/** The kits of an event, the newest first. */
export function kitsOf(db: Db, eventId: string): Promise<Omit<KitLine, 'url'>[]> {
  return db
    .selectFrom('hallKit as k')
    .innerJoin('person as p', 'p.id', 'k.takenBy')
    .leftJoin('person as q', 'q.id', 'k.endedBy')
    .select((eb) => {
      const codes = eb.selectFrom('hallCode as c').whereRef('c.kitId', '=', 'k.id')
      const came = codes.innerJoin('submission as s', 's.receiptHash', 'c.receiptHash')
      const held = eb.selectFrom('hallHeld as h').whereRef('h.kitId', '=', 'k.id')
      return [
        'k.id',
        'p.name as takenBy',
        'k.takenAt',
        'k.lastDay',
        'k.keptAt',
        'k.endedAt',
        'q.name as endedBy',
        codes
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .$asScalar()
          .$notNull()
          .as('codes'),
        came
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .$asScalar()
          .$notNull()
          .as('received'),
        sql<number>`greatest(${came.select(({ fn }) => fn.max('c.n').as('n'))}, ${held.select(({ fn }) => fn.max('h.n').as('n'))}, 0)`.as(
          'usedAtLeast',
        ),
        sql<Date | null>`greatest(${came.select(({ fn }) => fn.max('s.receivedAt').as('at'))}, ${held.select(({ fn }) => fn.max('h.arrivedAt').as('at'))})`.as(
          'lastArrivedAt',
        ),
        jsonArrayFrom(
          held
            .select(({ fn }) => ['h.reason', fn.countAll<number>().as('count')])
            .groupBy('h.reason')
            .orderBy('h.reason'),
        )
          .$castTo<KitLine['held']>()
          .as('held'),
      ]
    })
    .where('k.eventId', '=', eventId)
    .orderBy('k.id', 'desc')
    .execute()
}

/** Which code of a kit makes this receipt. */
export async function codeNumber(db: Db, kitId: string, receiptHash: Buffer): Promise<number | undefined> {
  const row = await db
    .selectFrom('hallCode')
    .select('n')
    .where('receiptHash', '=', receiptHash)
    .where('kitId', '=', kitId)
    .executeTakeFirst()
  return row?.n
}

/** What the submission that has this receipt said, by its hash, and whether any of its words were erased since. */
export function arrivedAs(db: Db, receiptHash: Buffer) {
  return db
    .selectFrom('submission as s')
    .select((eb) => [
      's.bodyHash',
      eb
        .exists(
          eb
            .selectFrom('comment as c')
            .select('c.id')
            .whereRef('c.submissionId', '=', 's.id')
            .where('c.erasedAt', 'is not', null),
        )
        .$castTo<boolean>()
        .as('erased'),
    ])
    .where('s.receiptHash', '=', receiptHash)
    .executeTakeFirst()
}

/** The event at which a receipt could be given out, where nothing has come under it yet. */
export function awaitedAt(db: Db, receiptHash: Buffer) {
  return db
    .selectFrom('hallCode as c')
    .innerJoin('hallKit as k', 'k.id', 'c.kitId')
    .innerJoin('engagementEvent as e', 'e.id', 'k.eventId')
    .leftJoin('hallHeld as h', (join) => join.onRef('h.kitId', '=', 'c.kitId').onRef('h.n', '=', 'c.n'))
    .select(({ fn }) => [
      'e.title',
      'e.consultationId',
      sql<string | null>`coalesce(e.place, e.venue)`.as('place'),
      fn.min('h.arrivedAt').as('heldSince'),
    ])
    .groupBy('e.id')
    .where('c.receiptHash', '=', receiptHash)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('submission as s').select('s.id').whereRef('s.receiptHash', '=', 'c.receiptHash'))),
    )
    .executeTakeFirst()
}

/** What is held of all events, the longest first: nothing waits where nobody looks. */
export async function heldWords(db: Db): Promise<HeldWords[]> {
  const rows = await db
    .selectFrom('hallHeld as h')
    .innerJoin('hallKit as k', 'k.id', 'h.kitId')
    .innerJoin('engagementEvent as e', 'e.id', 'k.eventId')
    .innerJoin('consultation as c', 'c.id', 'e.consultationId')
    .select(({ fn }) => [
      'c.slug',
      'c.title',
      'e.id',
      'e.title as event',
      fn.countAll<number>().as('count'),
      fn.min('h.arrivedAt').as('since'),
    ])
    .groupBy(['c.id', 'e.id'])
    .orderBy('since')
    .execute()
  return rows.map(({ slug, title, id, event, count, since }) => ({
    consultation: { slug, title },
    event: { id, title: event },
    count,
    since,
  }))
}

/** Whether a device that has not come back holds this consultation's questions. */
export async function questionsAreOut(db: Db, consultationId: string): Promise<boolean> {
  const out = await db
    .selectFrom('hallKit as k')
    .innerJoin('engagementEvent as e', 'e.id', 'k.eventId')
    .select('k.id')
    .where('e.consultationId', '=', consultationId)
    .where('k.endedAt', 'is', null)
    .where('k.keptAt', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return out !== undefined
}
