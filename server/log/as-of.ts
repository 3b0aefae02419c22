import { eachPlain } from '../responses/fields-vocabulary.ts'
import type { Db } from '../data/database.ts'
import { tooCommonIn } from '../data/search.ts'
import { noSuch, Refusal } from '../http/refusal.ts'
import { outcomes, reasons } from '../responses/vocabulary.ts'
import { daysBetween } from '../data/time.ts'
import type { Day } from '../http/wire.ts'
import type { ChangedWording, PassedTo } from '../responses/draft-contract.ts'
import { type About, named, standingsAbout, themesAbout } from './about.ts'
import type { Log, LogCommitment, LogEntry, LogFilters, Overdue } from './contract.ts'
import type { LogEntryInFull } from './entry-contract.ts'
import { notesOf } from '../takedowns/queries.ts'
import type { Standings } from '../ledger/contract.ts'
import {
  amendmentsOf,
  easyReadBeside,
  groupViewsOf,
  laterChangesOf,
  quotationsOf,
  resolutionsAbout,
  supersededBy,
  besideWhenPublished,
  takenAwayBefore,
  versionsOf,
} from './entry-queries.ts'
import { commentsBehind, dotsBehind, lettersBehind, standingsNow, standingsThen } from './behind.ts'
import { countEntries, entriesOn, entryOfVersion, type EntryRow, type From, type Search } from './queries.ts'

/** Most entries on one page of the log: with the pictures and filters, less than 50 kB. */
export const pageLength = 10
const maxQuotations = 50
const maxThemes = 8

/** What the log needs to know beside its filters. */
export type AsOf = {
  day: Day
  today: Day
  /** About whose comments the standings speak: the published consultations, or the one chosen. */
  consultationIds: string[]
}

/**
 * The log as everybody could read it at the end of a day: no tables of its own, only rows and their days.
 * @param page.after  the `next` of the page before
 */
export async function logAsOf(
  db: Db,
  { day, today, consultationIds }: AsOf,
  filters: LogFilters,
  page: { limit: number; after?: string },
): Promise<Log> {
  const exactly = await countEntries(db, day, filters)
  const near =
    exactly === 0 && filters.q !== undefined && (await countEntries(db, day, { ...filters, closeness: 'near' })) > 0
  const asked: Search = near ? { ...filters, closeness: 'near' } : filters
  const { theme, point, place, event } = filters
  const about: About = { consultationIds, theme, point, event }
  const all = [theme, point, event].every((one) => one === undefined)
  // Of a whole consultation there are counters. Of a place no exact total is public.
  const standingsBy = (by: Day) =>
    place !== undefined ? null : all ? standingsOn(db, by, today, consultationIds) : standingsAbout(db, by, about)
  const [rows, total, standings, before, themes, tooCommon] = await Promise.all([
    entriesOn(db, day, asked, { limit: page.limit + 1, from: page.after ? fromOf(page.after) : undefined }),
    near ? countEntries(db, day, asked) : exactly,
    standingsBy(day),
    filters.since === undefined ? null : standingsBy(filters.since),
    place !== undefined
      ? []
      : themesAbout(db, day, about, maxThemes, !all ? 'rows' : day < today ? 'past counters' : 'counters'),
    filters.q === undefined ? [] : tooCommonIn(db, filters.q),
  ])
  const shown = rows.slice(0, page.limit)
  const last = rows.length > page.limit ? shown.at(-1) : undefined
  return {
    asOf: day,
    since: filters.since ?? null,
    standings,
    sinceThen: standings && before && subtract(standings, before),
    themes,
    total,
    near,
    tooCommon,
    items: await withCounts(db, shown, day),
    next: last ? `${last.publishedOn}~${last.ref}` : null,
  }
}

/** What everybody was told last and still holds, the newest first. */
export async function answeredLast(db: Db, today: Day, limit: number): Promise<LogEntry[]> {
  return withCounts(db, await entriesOn(db, today, {}, { limit, holding: true }), today)
}

/**
 * One entry with its versions, the groups' views, the boards' resolutions and the words cleared for quotation.
 * @param version  an earlier published version, as it was; the one that held on the day if left out
 * @throws {Refusal} `not-found` if it was not public then, whether or not there is a draft of that name
 */
export async function entryAsOf(db: Db, ref: string, asked: { day: Day; version?: number }): Promise<LogEntryInFull> {
  const published = (await versionsOf(db, ref)).filter((one) => one.publishedOn <= asked.day)
  const wanted = asked.version === undefined ? undefined : published.find((one) => one.version === asked.version)
  if (asked.version !== undefined && !wanted) throw new Refusal('not-found', 'This version was never published.')
  // What was replaced is shown as it was on the day it was replaced.
  const day = wanted?.replacedOn && wanted.replacedOn < asked.day ? wanted.replacedOn : asked.day
  const row = wanted
    ? await entryOfVersion(db, wanted.versionId, day)
    : (await entriesOn(db, day, {}, { limit: 1, ref }))[0]
  if (!row) throw noSuch('response')
  const [
    [entry],
    groups,
    amendments,
    resolutions,
    quotations,
    supersedes,
    easyRead,
    takenOut,
    takenAway,
    beside,
    later,
  ] = await Promise.all([
    withCounts(db, [row], day),
    groupViewsOf(db, row.responseId, row.version),
    amendmentsOf(db, row.responseId, row.version),
    resolutionsAbout(db, row.responseId, day),
    quotationsOf(db, row.responseId, row.versionId, day, maxQuotations),
    supersededBy(db, row.responseId, day),
    easyReadBeside(db, row.responseId, day),
    notesOf(db, 'response', ref),
    takenAwayBefore(db, row.publicationId, day),
    besideWhenPublished(db, row.publicationId),
    laterChangesOf(db, row.responseId, day),
  ])
  return {
    ...(entry as LogEntry),
    asOf: day,
    versions: published.map((one) => ({
      version: one.version,
      url: `/log/${ref}/versions/${one.version}`,
      publishedOn: one.publishedOn,
      replacedOn: one.replacedOn !== null && one.replacedOn <= asked.day ? one.replacedOn : null,
      correctionReason: one.correctionReason,
    })),
    groups,
    amendments,
    override:
      row.embargoReason && row.overrideReason ? { embargo: row.embargoReason, reason: row.overrideReason } : null,
    early: row.earlyReason,
    resolutions,
    quotations: quotations.map(({ words, language }) => ({ words, language })),
    supersedes,
    easyRead,
    takenOut,
    takenAway,
    beside,
    later,
  }
}

/** Where the comments of these consultations stood at the end of a day; the four always add up to `received`. */
export async function standingsOn(db: Db, day: Day, today: Day, consultationIds: string[]): Promise<Standings> {
  const standings = { received: 0, answered: 0, inHand: 0, setAside: 0, withdrawn: 0 }
  if (consultationIds.length === 0) return standings
  const rows = day >= today ? await standingsNow(db, consultationIds) : await standingsThen(db, day, consultationIds)
  for (const { standing, n } of rows) {
    standings[named[standing]] += n
    standings.received += n
  }
  return standings
}

/** Where a promise stands on a day. `updates` are those said by then. */
function commitmentOn(
  day: Day,
  promise: {
    text: string
    owner: string | null
    dueOn: Day
    updates: { on: Day; keptOn: Day | null; reopened: boolean; text: string; evidence: string | null }[]
  },
): LogCommitment {
  // What was opened again after it was kept is due as before, until it is kept again.
  const since = promise.updates.findLastIndex((update) => update.reopened && update.on <= day)
  const kept = promise.updates
    .slice(since + 1)
    .map((update) => update.keptOn)
    .filter((keptOn): keptOn is Day => keptOn !== null && keptOn <= day)
    .sort()[0]
  const late = Math.max(0, daysBetween(promise.dueOn, kept ?? day))
  return {
    text: promise.text,
    owner: promise.owner,
    dueOn: promise.dueOn,
    state: kept !== undefined ? 'kept' : late > 0 ? 'late' : 'due',
    keptOn: kept ?? null,
    daysLate: late,
    updates: promise.updates.map(({ on, text, evidence }) => ({ on, text, evidence })),
  }
}

/**
 * Which days that a response named have passed by a day without anything said since. Worked out, never typed.
 * A done or replaced response owes nothing; an update given on or after its day is no longer owed.
 */
function overdueOn(
  day: Day,
  entry: Pick<EntryRow, 'outcome' | 'nextUpdateOn' | 'plannedFor' | 'doneOn' | 'decisionDueOn' | 'passedTo'> & {
    updatedOn: Day[]
  },
): Overdue[] {
  if (entry.outcome === 'done' || entry.outcome === 'superseded') return []
  const overdue: Overdue[] = []
  const past = (owed: Day | null): owed is Day =>
    owed !== null && owed < day && !entry.updatedOn.some((updated) => updated >= owed)
  if (past(entry.nextUpdateOn)) overdue.push({ what: 'update', since: entry.nextUpdateOn, who: null })
  if (entry.doneOn === null && past(entry.plannedFor))
    overdue.push({ what: 'plan', since: entry.plannedFor, who: null })
  if (entry.outcome === 'not-decided' && past(entry.decisionDueOn))
    overdue.push({ what: 'decision', since: entry.decisionDueOn, who: null })
  for (const to of entry.passedTo) {
    if (to.reply === null && to.replyDue !== null && to.replyDue < day)
      overdue.push({ what: 'reply', since: to.replyDue, who: to.organisation })
  }
  return overdue
}

async function withCounts(db: Db, rows: EntryRow[], day: Day): Promise<LogEntry[]> {
  const ids = rows.map((row) => row.responseId)
  const versions = rows.map((row) => row.versionId)
  const [comments, dots, letters] = await Promise.all([
    commentsBehind(db, ids, day),
    dotsBehind(db, ids, day),
    lettersBehind(db, versions),
  ])
  return rows.map((row) => ({
    ...entryOf(row, day, comments.get(row.responseId) ?? 0, dots.get(row.responseId) ?? 0),
    includesCampaign: letters.get(row.versionId) ?? null,
  }))
}

function entryOf(row: EntryRow, day: Day, comments: number, dots: number): Omit<LogEntry, 'includesCampaign'> {
  const updatedOn = row.commitments.flatMap((commitment) => commitment.updates.map((update) => update.on))
  const passedTo = row.passedTo as PassedTo[]
  return {
    ref: row.ref,
    url: `/log/${row.ref}`,
    version: row.version,
    consultation: { slug: row.consultationSlug, title: row.consultationTitle },
    phase: row.phase,
    point: row.pointNumber === null ? null : { number: row.pointNumber, title: row.pointTitle ?? '' },
    themes: row.themes,
    youSaid: row.youSaid,
    weDid: row.weDid,
    outcome: row.outcome,
    outcomeLabel: outcomes[row.outcome].label,
    reason:
      row.reasonCode === null && !row.reasonText
        ? null
        : { code: row.reasonCode, label: row.reasonCode && reasons[row.reasonCode], text: row.reasonText },
    owner: row.ownerSlug && row.ownerName ? { slug: row.ownerSlug, name: row.ownerName } : null,
    workstream: row.workstream,
    decidedOn: row.decidedOn,
    decisionBody: row.decisionBody,
    decisionDueOn: row.decisionDueOn,
    decisionDueWording: row.decisionDueWording,
    plannedFor: row.plannedFor,
    doneOn: row.doneOn,
    nextUpdateOn: row.nextUpdateOn,
    ...eachPlain((field) => row[field]),
    changedWhat: (row.changedWhat as Partial<ChangedWording>[]).map(wordingOf),
    passedTo,
    waived: row.waived,
    supersededBy: row.supersededBy,
    comments,
    dots,
    firstPublishedOn: row.firstPublishedOn,
    publishedOn: row.publishedOn,
    correctionReason: row.correctionReason,
    commitments: row.commitments.map((commitment) => commitmentOn(day, commitment)),
    overdue: overdueOn(day, { ...row, passedTo, updatedOn }),
  }
}

/** An imported row may have left out what there was not. */
function wordingOf({ document, section, before, after }: Partial<ChangedWording>): ChangedWording {
  return { document: document ?? '', section: section ?? '', before: before ?? '', after: after ?? '' }
}

function fromOf(after: string): From {
  return { publishedOn: after.slice(0, 10), ref: after.slice(11) }
}

function subtract(now: Standings, then: Standings): Standings {
  return {
    received: now.received - then.received,
    answered: now.answered - then.answered,
    inHand: now.inHand - then.inHand,
    setAside: now.setAside - then.setAside,
    withdrawn: now.withdrawn - then.withdrawn,
  }
}
