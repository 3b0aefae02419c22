import { cutIn } from '../../data/cut.ts'
import { sql } from 'kysely'
import { type InboxFilter, queryOf } from '../../comments/inbox/contract.ts'
import { scopeOf } from '../../comments/inbox/filter.ts'
import { found, inbox, withinSeconds } from '../../comments/inbox/inbox.ts'
import type { Db } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import {
  andResponseWithin,
  andWithin,
  type Narrow,
  type Reach,
  includes,
  visible,
  whole,
  within,
} from '../../data/visible.ts'
import { isOneMailbox, lookupOf, openContact } from '../../followers/address.ts'
import { Refusal } from '../../http/refusal.ts'
import { Id } from '../../http/wire.ts'
import { findCases } from '../../safeguarding/queries.ts'
import { receiptHash } from '../../ledger/receipts.ts'
import type { SignedIn } from '../../people/contract.ts'
import { may } from '../../people/permissions.ts'
import { reachOf } from '../../people/reach.ts'
import type { Found, FoundGroup } from './contract.ts'
import { consultationMenu, mayOpen, type MenuEntry, programmeMenu } from '../home/menu-contract.ts'

type Asked = {
  find: string
  viewer: SignedIn
  /** Slug of the consultation that is chosen. */
  consultation: string | undefined
  contactKey: Buffer
  at: Date
}
/** With how far the roles of the person who asks reach. */
type Reaching = Asked & { reach: Record<'comments' | 'responses' | 'restricted', Reach> }

/** Everything that the desk has under what somebody typed: a receipt, an address, a reference, an ID of a file, words, a page. */
export async function findEverything(db: Db, given: Asked): Promise<FoundGroup[]> {
  const { viewer } = given
  const [comments, responses, ofHarm] = await Promise.all([
    reachOf(db, viewer, 'comments.read'),
    reachOf(db, viewer, 'responses.see'),
    reachOf(db, viewer, 'safeguarding.see'),
  ])
  const asked: Reaching = { ...given, reach: { comments, responses, restricted: ofHarm } }
  const reads = may(asked.viewer, 'comments.read')
  const ofCases = may(asked.viewer, 'safeguarding.see')
  const groups = [
    { title: 'Pages', items: pagesNamed(asked), all: null },
    { title: 'People', items: await peopleNamed(db, asked), all: null },
    ...(reads || ofCases ? [await byReceipt(db, asked), await byLine(db, asked)] : []),
    reads ? await byAddress(db, asked) : none,
    ofCases ? await casesSaying(db, asked) : none,
    may(asked.viewer, 'responses.see') ? await responsesNamed(db, asked) : none,
    { title: 'Consultations, papers and meetings', items: await referencesNamed(db, asked), all: null },
    { title: 'Organisations and groups', items: await bodiesNamed(db, asked), all: null },
    ...(reads ? [await themesNamed(db, asked), await commentsSaying(db, asked)] : []),
  ]
  return groups.filter(({ items }) => items.length > 0)
}

const none: FoundGroup = { title: '', items: [], all: null }

function pagesNamed({ find, viewer, consultation }: Asked): Found[] {
  const words = find.toLowerCase().split(/\s+/).filter(Boolean)
  const menu = [...(consultation ? consultationMenu(consultation, viewer.id) : []), ...programmeMenu]
  const flat = menu.flatMap((entry): MenuEntry[] => [entry, ...(entry.parts ?? [])])
  return flat
    .filter((entry) => mayOpen(viewer, entry))
    .filter((entry) => words.every((word) => `${entry.label} ${entry.also ?? ''}`.toLowerCase().includes(word)))
    .map(({ href, label }) => ({ href, label, detail: null }))
}

/** Accounts, for those who look after them. */
async function peopleNamed(db: Db, { find, viewer }: Asked): Promise<Found[]> {
  if (find === '' || !may(viewer, 'people.manage', { is: 'programme' })) return []
  const part = partOf(find)
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .where((eb) => eb.or([eb('name', 'ilike', part), eb('email', 'ilike', part)]))
    .orderBy('name')
    .limit(shown)
    .execute()
  return rows.map(({ id, name, email }) => ({ href: `/desk/people#person-${id}`, label: name, detail: email }))
}

/** What is typed, anywhere in a text. */
const partOf = (find: string) => `%${find.replaceAll(/[\\%_]/g, '\\$&')}%`

async function byReceipt(db: Db, { find, ...asked }: Reaching): Promise<FoundGroup> {
  const hash = receiptHash(find)
  if (!hash) return none
  const submission = await db.selectFrom('submission').select('id').where('receiptHash', '=', hash).executeTakeFirst()
  return submission ? ofSubmissions(db, 'Sent with this receipt', [submission.id], asked) : none
}

/** Comments whose author left this address: for those who may erase words, and each such search is in the history. */
async function byAddress(db: Db, { find, viewer, contactKey, at, reach }: Reaching): Promise<FoundGroup> {
  if (!isOneMailbox(find) || !may(viewer, 'comments.erase', { is: 'programme' })) return none
  const wanted = lookupOf(contactKey, find)
  const ids: string[] = []
  for (let after: string | undefined; ;) {
    const contacts = await db
      .selectFrom('contact')
      .select(['submissionId', 'sealed'])
      .$if(after !== undefined, (query) => query.where('submissionId', '>', after as string))
      .orderBy('submissionId')
      .limit(contactsAtOnce)
      .execute()
    for (const { submissionId, sealed } of contacts) {
      const { email } = openContact(contactKey, sealed)
      if (email && lookupOf(contactKey, email).equals(wanted)) ids.push(submissionId)
    }
    after = contacts.at(-1)?.submissionId
    if (contacts.length < contactsAtOnce) break
  }
  await record(db, {
    actor: viewer.id,
    action: 'contacts.searched',
    subjectId: viewer.id,
    detail: { found: ids.length },
    at,
  })
  return ofSubmissions(db, 'Sent from this e-mail address', ids, { viewer, reach })
}
const contactsAtOnce = 5_000

async function byLine(db: Db, { find, viewer, reach }: Reaching): Promise<FoundGroup> {
  if (find === '' || find.length > 100) return none
  const lines = await db
    .selectFrom('importRow as line')
    .innerJoin('import', 'import.id', 'line.importId')
    .select([
      'line.submissionId',
      'line.importId',
      'line.line',
      'line.outcome',
      'import.fileName',
      'import.consultationId',
    ])
    .where('line.sourceId', '=', find)
    .orderBy('line.id', 'desc')
    .limit(shown)
    .execute()
  const taken = await ofSubmissions(
    db,
    '',
    lines.flatMap(({ submissionId }) => submissionId ?? []),
    { viewer, reach },
  )
  const importable = may(viewer, 'imports.run') ? await reachOf(db, viewer, 'imports.run') : null
  const rows = lines
    .filter(({ consultationId }) => importable !== null && includes(importable, consultationId))
    .map(({ importId, line, fileName }) => ({
      href: `/desk/imports/${importId}/lines/${line}`,
      label: `Line ${line} of ${fileName}`,
      detail: null,
    }))
  return { title: 'Lines of files with this ID', items: [...taken.items, ...rows], all: null }
}

/** What was sent together. What may tell of harm is found by those alone who may see it, and only as a place to go. */
async function ofSubmissions(
  db: Db,
  title: string,
  ids: string[],
  { viewer, reach }: Pick<Reaching, 'viewer' | 'reach'>,
): Promise<FoundGroup> {
  if (ids.length === 0) return none
  const comments = may(viewer, 'comments.read')
    ? await visible(db, reach.comments)
        .innerJoin('consultation as k', 'k.id', 'c.consultationId')
        .select(['c.id', cutIn('c.body', 120).as('words'), 'k.title'])
        .where((eb) => eb('c.submissionId', '=', eb.fn.any(eb.val(ids))))
        .orderBy('c.id')
        .limit(50)
        .execute()
    : []
  const hidden = may(viewer, 'safeguarding.see') ? await findCases(db, reach.restricted, { submissions: ids }, 50) : []
  return {
    title,
    items: [
      ...comments.map(({ id, words, title: detail }) => ({ href: `/desk/comments/${id}`, label: words, detail })),
      ...hidden.map(({ id }) => ({
        href: `/desk/safeguarding/${id}`,
        label: 'A comment with safeguarding',
        detail: null,
      })),
    ],
    all: null,
  }
}

async function responsesNamed(db: Db, { find, reach }: Reaching): Promise<FoundGroup> {
  if (find === '') return none
  const ref = find.replaceAll(/\s+/g, '-')
  const { rows } = await sql<{ ref: string; youSaid: string; title: string }>`
    select r.ref, ${cutIn('v.you_said', 160)} as you_said, k.title from response r join consultation k on k.id = r.consultation_id
    left join lateral (select you_said from response_version where response_id = r.id order by number desc limit 1) v on true
    where r.abandoned_at is null ${andResponseWithin(reach.responses, 'r')}
      and (upper(r.ref) = upper(${ref}) or position(lower(${find}) in lower(v.you_said)) > 0)
    order by upper(r.ref) = upper(${ref}) desc, r.created_at desc limit ${shown}`.execute(db)
  return {
    title: 'Responses',
    items: rows.map((row) => ({
      href: `/desk/responses/${row.ref}`,
      label: row.youSaid ? `${row.ref}: ${row.youSaid}` : row.ref,
      detail: row.title,
    })),
    all: null,
  }
}

async function referencesNamed(db: Db, { find, viewer, reach }: Reaching): Promise<Found[]> {
  if (find === '') return []
  const part = partOf(find)
  const seesMeetings = may(viewer, 'consultations.change', { is: 'programme' })
  const { rows } = await sql<Found>`
    (select '/desk/consultations/' || slug || '/overview' as href, title as label, ref as detail from consultation
      where ${may(viewer, 'comments.read')} and (lower(ref) = lower(${find}) or title ilike ${part}) ${andWithin(reach.comments, 'consultation.id')} limit ${sql.lit(shown)})
    union all
    (select '/desk/papers/' || ref, 'Paper ' || ref, null from paper
      where lower(ref) = lower(${find}) ${andWithin(reach.comments, 'paper.consultation_id')} limit ${sql.lit(shown)})
    union all
    (select '/desk/meetings/' || slug, title, to_char(day, 'FMDD FMMonth YYYY') from board_meeting
      where ${seesMeetings} and title ilike ${part} order by day desc nulls last limit ${sql.lit(shown)})
    union all
    (select '/desk/consultations/' || k.slug || '/events', e.title, e.ref from engagement_event e
      join consultation k on k.id = e.consultation_id
      where ${may(viewer, 'comments.read')} and (lower(e.ref) = lower(${find}) or e.title ilike ${part})
        ${andWithin(reach.comments, 'k.id')} limit ${sql.lit(shown)})`.execute(db)
  return rows
}

/** Organisations and groups by any name that they have or had: each once, with its names and from when to when. */
async function bodiesNamed(db: Db, { find, viewer }: Reaching): Promise<Found[]> {
  if (find === '' || !may(viewer, 'consultations.change')) return []
  const part = partOf(find)
  const { rows } = await sql<Found>`
    with named as (
      select '/desk/bodies/groups/' || g.id as href, g.name as label, n.name as also, n.used_from, n.used_until
        from grouping g left join grouping_name n on n.grouping_id = g.id
      union all
      select '/desk/bodies/organisations/' || o.id, o.name, n.name, n.used_from, n.used_until
        from organisation o left join organisation_name n on n.organisation_id = o.id)
    select href, label, string_agg(also || coalesce(' from ' || to_char(used_from, 'FMDD FMMonth YYYY'), '')
        || coalesce(' until ' || to_char(used_until, 'FMDD FMMonth YYYY'), ''), '; ' order by used_from nulls first, also) as detail
      from named group by href, label
      having label ilike ${part} or bool_or(also ilike ${part}) order by label limit ${sql.lit(shown)}`.execute(db)
  return rows
}

async function themesNamed(db: Db, { find, reach }: Reaching): Promise<FoundGroup> {
  if (find === '') return none
  const rows = await db
    .selectFrom('theme as t')
    .innerJoin('consultation as k', 'k.id', 't.consultationId')
    .select(['t.code', 't.label', 'k.slug', 'k.title'])
    .where('t.retiredAt', 'is', null)
    .$if(reach.comments !== whole, (query) => query.where(within(reach.comments as Narrow, 'k.id')))
    .where((eb) =>
      eb.or([eb('t.label', 'ilike', partOf(find)), eb(eb.fn('lower', ['t.code']), '=', find.toLowerCase())]),
    )
    .orderBy('t.label')
    .limit(shown)
    .execute()
  return {
    title: 'Themes',
    items: rows.map(({ code, label, slug, title }) => ({
      href: `/desk/themes/${slug}/${code}`,
      label: `${label} (${code})`,
      detail: title,
    })),
    all: null,
  }
}

/** What is held back, for those who look after it: they see the words in their own list as well. */
async function casesSaying(db: Db, { find, reach }: Reaching): Promise<FoundGroup> {
  if (find === '') return none
  const rows = await findCases(db, reach.restricted, { words: partOf(find) }, shown)
  return {
    title: 'Safeguarding',
    items: rows.map(({ id, words, title }) => ({ href: `/desk/safeguarding/${id}`, label: words, detail: title })),
    all: null,
  }
}

/** The words: in every consultation, or where that takes too long, in the one that is chosen. */
async function commentsSaying(
  db: Db,
  { find, consultation, reach }: Pick<Reaching, 'find' | 'consultation' | 'reach'>,
): Promise<FoundGroup> {
  if (find === '' || Id.safeParse(find).success) return none
  const search = (filter: InboxFilter) =>
    withinSeconds(db, async (trx) => {
      const { scope, places } = await found(trx, await scopeOf(trx, filter, reach.comments))
      return { filter, list: await inbox(trx, scope, {}, places.slice(0, shown)) }
    })
  const { filter, list } = await search({ q: find }).catch((error: unknown) => {
    if (!(error instanceof Refusal) || error.kind !== 'busy' || consultation === undefined) throw error
    return search({ q: find, consultation })
  })
  return {
    title: 'Comments',
    items: list.items.map(({ id, words, consultation: of }) => ({
      href: `/desk/comments/${id}?${queryOf(filter)}`,
      label: words,
      detail: of.title,
    })),
    all: `/desk/comments?${queryOf(filter)}`,
  }
}

/** Of each kind. */
const shown = 6
