import type { Account } from '#server/log/account/contract.ts'
import type { AccountRow, Standings } from '#server/ledger/contract.ts'
import type { Standing } from '#server/intake/contract.ts'
import type { InboxFilter } from '#server/comments/inbox/contract.ts'

/** The columns of every table of an account; `means` is the id of the definition on the same page. */
export const columns: { key: keyof Standings; label: string; means: string; state: Standing | undefined }[] = [
  { key: 'received', label: 'Received', means: 'means-received', state: undefined },
  { key: 'answered', label: 'Answered', means: 'means-answered', state: 'answered' },
  { key: 'inHand', label: 'In hand', means: 'means-in-hand', state: 'in-hand' },
  { key: 'setAside', label: 'Set aside', means: 'means-set-aside', state: 'set-aside' },
  { key: 'withdrawn', label: 'Withdrawn', means: 'means-withdrawn', state: 'withdrawn' },
]

/** Only at the desk: the list behind a row's numbers, and the same rows of the restricted, which are in no list. */
export type Behind<R extends AccountRow = AccountRow> = { list: (row: R) => InboxFilter; restricted: R[] }

/** What an officer's account has beside the public one. */
export type AtDesk = {
  restricted: Account
  /** Ids of the events, by the account's key. */
  events: Record<string, string>
}
