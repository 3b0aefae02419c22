import { type InboxFilter, queryOf } from '../../comments/inbox/contract.ts'
import { scopeOf } from '../../comments/inbox/filter.ts'
import { found, inbox } from '../../comments/inbox/inbox.ts'
import type { Db } from '../../data/database.ts'
import type { Reach } from '../../data/visible.ts'
import type { SignedIn } from '../../people/contract.ts'
import { may } from '../../people/permissions.ts'
import { reachOf } from '../../people/reach.ts'
import type { Chain } from '../../responses/chain.ts'
import type { BesideQuery, CommentsBeside } from '../responses/contract.ts'
import { cameSince } from '../../responses/links/link-filter.ts'
import { anyOf, quotableAmong } from '../../responses/queries.ts'

/** The comments beside a draft: what it answers, narrowed as asked; what a search would add; and what came since. */
export async function commentsBeside(
  db: Db,
  chain: Chain,
  viewer: SignedIn,
  query: BesideQuery,
): Promise<CommentsBeside> {
  const { q, theme, area, letter, add, after } = query
  const reach = await reachOf(db, viewer, 'comments.read')
  const own: InboxFilter = {
    consultation: chain.consultationSlug,
    response: chain.ref,
    ...(q && { q }),
    ...(theme && { theme }),
    ...(area && { area }),
    // One letter is one line, until it is opened.
    ...(letter ? { campaign: letter } : { letter: 'no' as const }),
  }
  const list = await listed(db, own, reach, after)
  const others: InboxFilter | undefined = add
    ? { consultation: chain.consultationSlug, without: chain.ref, q: add }
    : undefined
  const themes = await db
    .selectFrom('theme')
    .select(['code', 'label'])
    .where('consultationId', '=', chain.consultationId)
    .where('retiredAt', 'is', null)
    .orderBy('position')
    .orderBy('code')
    .execute()
  const { areas } = await db
    .selectFrom('consultation')
    .select('areas')
    .where('id', '=', chain.consultationId)
    .executeTakeFirstOrThrow()
  const ids = list.items.map(({ id }) => id)
  const quotable = await quotableAmong(db, ids)
  const agreed = await db
    .selectFrom('comment as c')
    .innerJoin('submission as s', 's.id', 'c.submissionId')
    .select('c.id')
    .where('c.id', '=', anyOf(ids))
    .where('s.consentToQuote', '=', true)
    .execute()
  return {
    query: { q: q ?? '', theme: theme ?? '', area: area ?? '', letter: letter ?? '', add: add ?? '' },
    filter: queryOf(own),
    list,
    quotable: quotable.map(({ id }) => id),
    agreed: agreed.map(({ id }) => id),
    found: others ? { filter: queryOf(others), list: await listed(db, others, reach) } : null,
    came: await cameSince(db, chain, reach),
    themes,
    areas,
    mayRedact: may(viewer, 'comments.redact'),
  }
}

async function listed(db: Db, filter: InboxFilter, reach: Reach, after?: BesideQuery['after']) {
  const { scope, places } = await found(db, await scopeOf(db, filter, reach))
  return inbox(db, scope, { after }, places)
}
