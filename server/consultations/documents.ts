import type { Db, Trx } from '../data/database.ts'
import type { Consultation } from './contract.ts'
import { ownDocument } from './set-up-contract.ts'

/** Where a document that we keep ourselves is read; the address lasts as long as the document. */
export const addressOfFile = (id: string): string => `/documents/${id}`

/** Keep the file of a document whose address is `addressOfFile`. @param pdf  begins with `%PDF-`, or the database refuses it */
export async function keepFile(trx: Trx | Db, id: string, file: { name: string; pdf: Buffer }): Promise<void> {
  await trx
    .insertInto('documentFile')
    .values({ documentId: id, ...file })
    .execute()
}

/** The file of a document of a consultation that everybody may read; undefined if there is none. */
export function publicFile(db: Db, id: string) {
  return db
    .selectFrom('documentFile as f')
    .innerJoin('document as d', 'd.id', 'f.documentId')
    .innerJoin('consultation as c', 'c.id', 'd.consultationId')
    .select(['f.name', 'f.pdf'])
    .where('d.id', '=', id)
    .where('d.withdrawnAt', 'is', null)
    .where('c.publishedAt', 'is not', null)
    .executeTakeFirst()
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
  const kept =
    asked.length === 0
      ? []
      : await db.selectFrom('documentFile').select('documentId').where('documentId', 'in', asked).execute()
  return own.filter(({ id }) => !kept.some((file) => file.documentId === id)).map(({ title }) => title)
}

/** The path of an address of this site; null for one that is elsewhere. */
function ownPath(url: string | null, site: string | null): string | null {
  if (url === null) return null
  if (url.startsWith('/') && !url.startsWith('//')) return url
  return site !== null && url.startsWith(`${site}/`) ? url.slice(site.length) : null
}
