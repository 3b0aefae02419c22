import type { Known } from '../consultations/known.ts'
import type { Db } from '../data/database.ts'
import { addDays, inWords } from '../data/time.ts'
import type { Day } from '../http/wire.ts'
import { accountOf } from '../log/account/account.ts'
import { logAsOf } from '../log/as-of.ts'
import type { Account } from '../log/account/contract.ts'
import type { CommitmentState, LogEntry } from '../log/contract.ts'
import { campaignsOf, documentsOf, publishedResponses, quotationsByTheme } from './consideration-queries.ts'
import type { Block } from './contract.ts'
import type { PaperFilter } from './drafts/draft-contract.ts'
import { type DraftQuote, lastReport, type Numbers, receivedSince } from './drafts/draft-queries.ts'
import {
  answered,
  answerHeading,
  asideAndWaits,
  byTheme,
  column,
  documentsGiven,
  ended,
  equality,
  furtherSaid,
  howReached,
  inShort,
  many,
  method,
  n,
  refused,
  text,
} from './parts.ts'
import type { Template } from './vocabulary.ts'

/** Quotations a theme: enough to hear people, few enough to be read. */
const quotationsEach = 3
const maxEntries = 1_000
/** A report that has no predecessor says what changed in this many days. */
const month = 30

export type Figures = {
  account: Account
  entries: LogEntry[]
  quotes: DraftQuote[]
  numbers: Numbers
  since: { day: Day; ref: string | null }
  blocks: Record<FiguresKey, Block[]>
}
export type FiguresKey =
  | 'engagement'
  | 'reached'
  | 'themes'
  | 'answers'
  | 'entries'
  | 'equality'
  | 'changes'
  | 'method'
  | 'appendices'
  | 'waits'

/**
 * All figures that a paper may hold, of one day, narrowed to what it is about. Only totals, and words that a person cleared.
 * What counts the whole consultation says so.
 */
export async function figuresOf(
  db: Db,
  consultation: Known,
  given: { template: Template; filter: PaperFilter; issuedTo: string; day: Day },
): Promise<Figures> {
  const { id, slug } = consultation
  const { filter, day, template, issuedTo } = given
  const [account, entries, published, quoted, campaigns, documents, last] = await Promise.all([
    accountOf(db, consultation, day),
    entriesAbout(db, consultation, filter, day),
    publishedResponses(db, id),
    quotationsByTheme(db, id, quotationsEach),
    campaignsOf(db, id),
    documentsOf(db, id),
    lastReport(db, id, template, issuedTo),
  ])
  const since = { day: last?.figuresOn ?? addDays(day, -month), ref: last?.ref ?? null }
  const [received, changed, themeIds] = await Promise.all([
    receivedSince(db, id, since.day),
    logAsOf(db, { day, today: day, consultationIds: [id] }, { consultation: slug, since: since.day }, { limit: 200 }),
    db.selectFrom('theme').select(['id', 'code']).where('consultationId', '=', id).execute(),
  ])
  const numbers = numbersOf(account, entries)
  const refs = new Set(entries.map(({ ref }) => ref))
  const responses = published.filter(({ ref }) => refs.has(ref))
  const narrowed = { ...account, themes: about(account.themes, filter) }
  const quotes: DraftQuote[] = []
  const quotesOf = (code: string): Block[] => {
    const theme = themeIds.find((one) => one.code === code)
    return quoted
      .filter(({ themeId }) => themeId === theme?.id)
      .map(({ commentId, language }) => {
        quotes.push({ commentId, language })
        return { kind: 'quote', at: quotes.length - 1 }
      })
  }
  return {
    account,
    entries,
    // The themes' blocks come first, since they fill the list of quotations.
    blocks: {
      themes: [...chart(narrowed), ...byTheme(narrowed, quotesOf).slice(1)],
      engagement: lowered(inShort(account).slice(1)),
      reached: howReached(account, campaigns).slice(1),
      answers: [...answered(responses, []).slice(1), ...lowered(refused(responses))],
      entries: entries.flatMap(entry),
      equality: equality(responses).slice(1),
      changes: changes(numbers, last?.figures, since, { received, changed: changed.items }),
      method: method(account, consultation).slice(1),
      waits: lowered(asideAndWaits(account).slice(1)),
      appendices: documentsGiven(documents),
    },
    quotes,
    numbers,
    since,
  }
}

async function entriesAbout(db: Db, { id, slug }: Known, { themes, point }: PaperFilter, day: Day) {
  const asked = themes.length > 0 ? themes : [undefined]
  const found = new Map<string, LogEntry>()
  for (const theme of asked) {
    const filters = { consultation: slug, theme, point: point ?? undefined }
    const log = await logAsOf(db, { day, today: day, consultationIds: [id] }, filters, { limit: maxEntries })
    for (const entry of log.items) found.set(entry.ref, entry)
  }
  return [...found.values()].sort((a, b) => (a.ref < b.ref ? -1 : 1))
}

function about(themes: Account['themes'], filter: PaperFilter): Account['themes'] {
  if (filter.themes.length === 0) return themes
  return themes.filter(({ key, parent }) => filter.themes.includes(key) || filter.themes.includes(parent ?? ''))
}

/** The numbers that a later report is compared with. Units as in `changeRows`. */
function numbersOf({ standings, units }: Account, entries: LogEntry[]): Numbers {
  const commitments = entries.flatMap((one) => one.commitments)
  const inState = (state: string) => commitments.filter((one) => one.state === state).length
  return {
    submissions: units.submissions,
    received: standings.received,
    answered: standings.answered,
    inHand: standings.inHand,
    setAside: standings.setAside,
    responses: units.responses,
    eventsHeld: units.eventsHeld,
    kept: inState('kept'),
    due: inState('due'),
    late: inState('late'),
  }
}

const changeRows: [key: string, label: string][] = [
  ['submissions', 'Submissions'],
  ['received', 'Comments received'],
  ['answered', 'Comments answered'],
  ['inHand', 'Comments in hand'],
  ['setAside', 'Comments set aside'],
  ['responses', 'Responses published'],
  ['eventsHeld', 'Events held'],
  ['kept', 'Commitments kept'],
  ['due', 'Commitments still to come'],
  ['late', 'Commitments late'],
]

function changes(
  now: Numbers,
  before: Numbers | undefined,
  since: Figures['since'],
  { received, changed }: { received: number; changed: LogEntry[] },
): Block[] {
  const difference = (key: string) => {
    const step = (now[key] ?? 0) - (before?.[key] ?? 0)
    return step > 0 ? `+${n(step)}` : step < 0 ? `−${n(-step)}` : 'no change'
  }
  return [
    before
      ? {
          kind: 'table',
          caption: `Compared with ${since.ref}, whose figures are of ${inWords(since.day)}. Each line has its own unit.`,
          columns: [column('Count'), column('Then', true), column('Now', true), column('Change', true)],
          rows: changeRows.map(([key, label]) => [label, n(before[key] ?? 0), n(now[key] ?? 0), difference(key)]),
        }
      : {
          kind: 'table',
          caption: `This is the first report to this body, so there is nothing to compare. ${many(received, 'comment')} arrived since ${inWords(since.day)}.`,
          columns: [column('Count'), column('Now', true)],
          rows: changeRows.map(([key, label]) => [label, n(now[key] ?? 0)]),
        },
    changed.length === 0
      ? text(`No response was published, corrected or updated after ${inWords(since.day)}.`)
      : {
          kind: 'list',
          items: changed
            .slice(0, 12)
            .map(({ ref, outcomeLabel, youSaid }) => `${ref}, ${outcomeLabel}: ${firstSentence(youSaid)}`),
        },
    ...(changed.length > 12 ? [text(`${n(changed.length - 12)} more are in the log.`)] : []),
  ]
}

const firstSentence = (words: string) => {
  const [first = ''] = words.split(/(?<=[.!?])\s/)
  return first.length > 160 ? `${first.slice(0, 159)}…` : first
}

function chart({ themes, standings }: Account): Block[] {
  const bars = themes
    .filter(({ parent }) => parent === null)
    .map(({ label, received }) => ({ label, value: received, shown: n(received) }))
    .sort((a, b) => b.value - a.value)
  if (bars.length === 0) return []
  return [
    {
      kind: 'chart',
      caption: `Comments by theme, of ${many(standings.received, 'comment')} in the whole consultation. The table below has the same numbers.`,
      alt: `Bars, longest first. ${bars.map(({ label, shown }) => `${label}: ${shown}`).join('; ')}.`,
      bars,
    },
  ]
}

/** Headings of a pack’s parts are one step lower within a part of a paper. */
const lowered = (blocks: Block[]): Block[] =>
  blocks.map((block) => (block.kind === 'heading' ? { ...block, level: 3 } : block))

// After the day that it is due: “due” again would tell the reader nothing.
const stillTo: Record<CommitmentState, string> = { due: 'not due yet', late: 'late', kept: 'kept' }

/** One answer as it stands in a plan: reference, summary, how many comments, the answer, and the wording that changed. */
function entry(one: LogEntry): Block[] {
  const { youSaid, outcomeLabel, weDid, comments, reason, owner, changedWhat, commitments } = one
  const why = [reason?.label, reason?.text].filter(Boolean).join('. ')
  const rows = [
    ...furtherSaid(youSaid),
    { term: 'How many', text: `Answers ${many(comments, 'comment')}` },
    { term: 'Outcome', text: outcomeLabel },
    { term: 'We did', text: weDid },
    ...(why ? [{ term: 'Why', text: why }] : []),
    ...(owner ? [{ term: 'Responsible', text: owner.name }] : []),
    ...changedWhat.flatMap(({ document, section, before, after }) => [
      {
        term: `Changed in ${[document, section].filter(Boolean).join(', ')}`,
        text: `Before: ${before || '(nothing)'}`,
      },
      { term: 'Now', text: after || '(taken out)' },
    ]),
    ...commitments.map(({ text: promise, dueOn, state, keptOn }) => ({
      term: 'Commitment',
      text: `${ended(promise)} Due ${inWords(dueOn)}; ${keptOn ? `kept on ${inWords(keptOn)}` : stillTo[state]}.`,
    })),
    { term: 'In the log', text: one.url },
  ]
  return [answerHeading(one), { kind: 'facts', rows }]
}
