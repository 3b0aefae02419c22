import { type InboxFilter, queryOf } from '#server/comments/inbox/contract.ts'

/** The inbox as `filter` says, with `more` changed in it. */
export function inboxAddress(
  filter: InboxFilter,
  more: Partial<Record<keyof InboxFilter, string | undefined>>,
): string {
  const next = queryOf({ ...filter, ...more } as InboxFilter)
  return `/desk/comments${next && `?${next}`}`
}
