import type { InboxFilter } from '#server/comments/inbox/contract.ts'

/** The lists of the inbox that stand behind the numbers of one consultation. */
export const listIn =
  (slug: string) =>
  (filter: InboxFilter): InboxFilter => ({ consultation: slug, ...filter })
