import { sql } from 'kysely'
import type { Db, Trx } from '../../data/database.ts'
import { newId } from '../../data/ids.ts'
import { dayOf } from '../../data/time.ts'
import { noSuch, refusedAt } from '../../http/refusal.ts'
import { change } from '../set-up/change.ts'
import type { Consultation } from '../contract.ts'
import { type DocumentFormat, fileName, formatOf } from './format.ts'
import type { DocumentDraft, DocumentRemoval } from './contract.ts'
import { ownDocument } from '../set-up/set-up-contract.ts'

/** Where a document that we keep ourselves is read; the address lasts as long as the document. */
export const addressOfFile = (id: string): string => `/documents/${id}`

/** Keep the file of a document whose address is `addressOfFile`. The database refuses bytes that do not begin as their format does. */
export async function keepFile(
  trx: Trx | Db,
  id: string,
  { name, format, bytes }: { name: string; format: DocumentFormat; bytes: Buffer },
): Promise<void> {
  await trx
    .insertInto('documentFile')
    .values({ documentId: id, name, format, ...(format === 'pdf' ? { pdf: bytes } : { zipped: bytes }) })
    .execute()
}

const kept = (db: Db) =>
  db
    .selectFrom('documentFile as f')
    .innerJoin('document as d', 'd.id', 'f.documentId')
    .select(['f.name', 'f.format'])
    .select(({ fn }) => fn.coalesce('f.pdf', 'f.zipped').$notNull().as('bytes'))

/** The file of a document that everybody may read now; undefined if there is none. */
export function publicFile(db: Db, id: string) {
  return kept(db)
    .innerJoin('consultation as c', 'c.id', 'd.consultationId')
    .where('d.id', '=', id)
    .where('d.withdrawnAt', 'is', null)
    .where('d.waits', '=', false)
    .where('c.publishedAt', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('offlineSpell as x')
            .select('x.id')
            .whereRef('x.consultationId', '=', 'c.id')
            .where('x.endedAt', 'is', null),
        ),
      ),
    )
    .executeTakeFirst()
}

/** The file of a document of one consultation, public or not. */
export const ownFile = (db: Db, consultationId: string, id: string) =>
  kept(db).where('d.id', '=', id).where('d.consultationId', '=', consultationId).executeTakeFirst()

/**
 * Put a document beside a consultation: a file that we keep, or an address elsewhere. Once the consultation is public everybody sees
 * it at once, and a second person looks at it like at every change of the set-up.
 * @returns its id
 * @throws {Refusal} `not-found`; `invalid` for a file that is no document; `conflict` if one with this title is there
 */
export async function addDocument(
  db: Db,
  consultationId: string,
  given: DocumentDraft,
  by: string,
  at: Date,
): Promise<string> {
  const bytes = given.file && Buffer.from(given.file.base64, 'base64')
  const format = bytes && (await formatOf(bytes))
  const id = newId(at)
  return change(
    db,
    consultationId,
    by,
    'document.added',
    async (trx) => {
      const there = await trx
        .selectFrom('document')
        .select('id')
        .where('consultationId', '=', consultationId)
        .where('responseId', 'is', null)
        .where('withdrawnAt', 'is', null)
        .where(sql`lower(title)`, '=', given.title.toLowerCase())
        .executeTakeFirst()
      if (there)
        throw refusedAt(
          'conflict',
          'title',
          'A document with this title is there. Give another title, or take that one away.',
        )
      await trx
        .insertInto('document')
        .values({
          id,
          consultationId,
          kind: given.kind,
          title: given.title,
          version: given.version ?? null,
          url: format ? addressOfFile(id) : given.url!,
          formats: format ? [format] : [],
          languages: [given.language],
          publishedOn: dayOf(at),
          addedBy: by,
          addedAt: at,
        })
        .execute()
      if (bytes && format) await keepFile(trx, id, { name: fileName(given.file!.name, format), format, bytes })
      return id
    },
    { reason: given.changeReason ?? null, at },
  )
}

/**
 * Take a document away from a consultation: its file is served no longer, and everybody can read that it was there.
 * @throws {Refusal} `not-found`; `conflict` while the privacy statement names it; `invalid` without a reason, once everybody can read it
 */
export function withdrawDocument(
  db: Db,
  consultationId: string,
  id: string,
  { reason }: DocumentRemoval,
  by: string,
  at: Date,
): Promise<void> {
  return change(
    db,
    consultationId,
    by,
    'document.withdrawn',
    async (trx) => {
      const { rows } = await sql<{ isPublic: boolean; named: boolean }>`
        select c.published_at is not null as is_public, exists (
          select from privacy_statement s where s.consultation_id = c.id and s.policy like '%' || ${addressOfFile(id)}
            and s.version = (select max(version) from privacy_statement where consultation_id = c.id)) as named
        from consultation c where c.id = ${consultationId}`.execute(trx)
      if (rows[0]?.named)
        throw refusedAt('conflict', 'reason', 'The privacy statement names this document. Name another there first.')
      if (rows[0]?.isPublic && reason === undefined)
        throw refusedAt('invalid', 'reason', 'Please say why: everybody can read it beside the change.')
      const gone = await trx
        .updateTable('document')
        .set({ withdrawnAt: at })
        .where('id', '=', id)
        .where('consultationId', '=', consultationId)
        .where('responseId', 'is', null)
        .where('withdrawnAt', 'is', null)
        .returning('id')
        .executeTakeFirst()
      if (!gone) throw noSuch('document here')
    },
    { reason: reason ?? null, at },
  )
}

/** The documents of a consultation for those who set it up, the newest first; those taken away too. */
export function documentsAtDesk(db: Db, consultationId: string) {
  return db
    .selectFrom('document as d')
    .leftJoin('documentFile as f', 'f.documentId', 'd.id')
    .leftJoin('person as p', 'p.id', 'd.addedBy')
    .select(['d.id', 'd.kind', 'd.title', 'd.version', 'd.url', 'd.languages', 'd.publishedOn as on', 'p.name as by'])
    .select(['f.name as file', 'f.format'])
    .select(sql<number | null>`coalesce(octet_length(f.pdf), octet_length(f.zipped))`.as('bytes'))
    .select(({ eb }) => eb('d.withdrawnAt', 'is not', null).$castTo<boolean>().as('withdrawn'))
    .where('d.consultationId', '=', consultationId)
    .where('d.responseId', 'is', null)
    .orderBy('d.withdrawnAt', (order) => order.desc().nullsFirst())
    .orderBy('d.id', 'desc')
    .execute()
}

/** Everything that a consultation names for people to read, by title. */
export const documentsOf = ({
  documents,
  easyRead,
  privacy,
}: Pick<Consultation, 'documents' | 'easyRead' | 'privacy'>): { title: string; url: string | null }[] => [
  ...documents,
  ...easyRead,
  ...(privacy?.policy ? [{ title: 'The policy document', url: privacy.policy }] : []),
]

/**
 * Documents whose address of our own leads nowhere: a file that is not kept, or a path that is no document. Addresses elsewhere
 * are left alone: asking another site on somebody’s behalf tells it who reads, and says nothing about tomorrow.
 */
export async function brokenDocuments(
  db: Db | Trx,
  documents: { title: string; url: string | null }[],
  site: string | null,
): Promise<string[]> {
  const own = documents.flatMap(({ title, url }) => {
    const path = ownPath(url, site)
    return path === null ? [] : [{ title, id: ownDocument.exec(path)?.[1] ?? null }]
  })
  const asked = own.flatMap(({ id }) => id ?? [])
  const there =
    asked.length === 0
      ? []
      : await db
          .selectFrom('documentFile as f')
          .innerJoin('document as d', 'd.id', 'f.documentId')
          .select('f.documentId')
          .where('f.documentId', 'in', asked)
          .where('d.withdrawnAt', 'is', null)
          .execute()
  return own.filter(({ id }) => !there.some((file) => file.documentId === id)).map(({ title }) => title)
}

/** The path of an address of this site; null for one that is elsewhere. */
function ownPath(url: string | null, site: string | null): string | null {
  if (url === null) return null
  if (url.startsWith('/') && !url.startsWith('//')) return url
  return site !== null && url.startsWith(`${site}/`) ? url.slice(site.length) : null
}
