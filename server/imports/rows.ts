import { createHash } from 'node:crypto'
import type { ColumnMap, MappedColumn, Role } from './columns.ts'
import { instantOf, parseMoment } from './dates.ts'
import type { Day } from './dates.ts'
import { csvLine } from './export.ts'
import { linesInWords } from './read.ts'
import type { Batch, RejectedRow, Row, Table } from './read.ts'

export const channels = ['web', 'event', 'paper', 'phone', 'email', 'import', 'api'] as const
export const respondentKinds = ['public', 'patient', 'carer', 'staff', 'organisation', 'other'] as const
export type Channel = (typeof channels)[number]
export type RespondentKind = (typeof respondentKinds)[number]

/** One row as a submission, ready for the database. Texts are as written. */
export interface ImportedSubmission {
  /** A note made at an event is not a person's submission: never count it as a respondent. */
  kind: 'submission' | 'event-note'
  /** The file's own ID; null if it has none, or if Excel ruined it. */
  sourceId: string | null
  /** SHA-256 of what the person said and chose, in hexadecimal: the same for the same row of a newer export. */
  contentHash: string
  /** Which row of the file with this very content it is, from 1. With `contentHash` it tells rows without an ID apart. */
  copy: number
  submittedAt: Date | null
  channel: Channel
  respondentKind: RespondentKind | null
  organisation: string | null
  area: string | null
  event: ImportedEvent | null
  table: string | null
  captureMethod: string | null
  /** null: nobody asked, or no answer. Only true allows quoting. */
  consentToQuote: boolean | null
  /** A language tag such as `gu`, where the file says which language the comment is in. */
  language: string | null
  comments: ImportedComment[]
  answers: Answer[]
  /** To be kept apart and encrypted. */
  equality: Answer[]
  /** To be kept apart and encrypted, or dropped. */
  contact: { name: string | null; email: string | null; phone: string | null } | null
  /** Votes by people in the room; never added to comments or respondents. */
  dots: number | null
  /** What officers or analysts wrote beside it: their words, not the person's. */
  tags: string[]
  analystNote: string | null
}

export interface ImportedComment {
  question: string | null
  body: string
  /** Which comment column of the file it is from, from 1. */
  position: number
  /** What it means in English, where an officer wrote that beside it. */
  translation: string | null
}

export interface ImportedEvent {
  ref: string | null
  title: string | null
  date: Day | null
  venue: string | null
  audience: string | null
}

export interface Answer {
  question: string
  value: string
}

/** A row that a person must decide about; `submission` is what it would become, where that can be told. */
export interface HeldRow {
  line: number
  reason: string
  raw: string
  submission: ImportedSubmission | null
}

export type MappedRow =
  { outcome: 'accepted'; line: number; submission: ImportedSubmission } | ({ outcome: 'held' } & HeldRow)

/** Turns rows into submissions, in the order of the file; it remembers blocks filled down, IDs seen and copies. */
export interface RowMapper {
  map(row: Row): MappedRow
  /** What it noticed over all rows so far. */
  warnings(): string[]
}

/** A mapper for one pass over one file. */
export function rowMapper(map: ColumnMap): RowMapper {
  const columns = columnsByRole(map)
  const kind = columns('event').length + columns('event-ref').length > 0 ? 'event-note' : 'submission'
  const seenIds = new Map<string, number>()
  const copies = new Map<string, number>()
  const ruined: number[] = []
  const filledDown: number[] = []
  let block = new Map<number, string>()

  return {
    map(row) {
      const held = (reason: string, submission: ImportedSubmission | null = null): MappedRow => ({
        outcome: 'held',
        line: row.line,
        reason,
        raw: csvLine(row.cells).slice(0, 2000),
        submission,
      })
      const filled = fillDown(row)
      const cells = (role: Role) => columns(role).map((column) => ({ column, text: filled[column.index] ?? '' }))
      const said = (role: Role) => cells(role).filter(({ text }) => text.trim() !== '')
      const first = (role: Role) => said(role)[0]?.text.trim() ?? null
      const dates = readDates([...said('submitted-at'), ...said('event-date')])
      const comments = columns('comment').flatMap((column, n) => {
        const body = filled[column.index] ?? ''
        const translation = said('translation').find((cell) => commentFor(cell.column, columns('comment')) === column)
        return body.trim() === ''
          ? []
          : [{ question: column.question, body, position: n + 1, translation: translation?.text.trim() ?? null }]
      })
      const ruinedId = first('source-id') !== null && /^\d(\.\d+)?E\+\d{1,2}$/i.test(first('source-id')!)
      if (ruinedId) ruined.push(row.line)
      const kinds = said('respondent-kind').flatMap(({ column, text }) => values(column, text))
      const channelSaid = first('channel')
      const content = {
        kind,
        comments: comments.map(({ position, body }) => ({ position, body })),
        submittedAt: dates.moments.get('submitted-at') ?? null,
        respondentKind: kindOf(kinds),
        organisation: first('organisation'),
        area: first('area') ?? outwardCode(first('postcode-area')),
        event: kind === 'event-note' ? eventOf(first, dates.days.get('event-date') ?? null) : null,
        table: first('table'),
        captureMethod: first('capture-method'),
        consentToQuote: consentOf(first('consent-to-quote'), first('analyst-note')),
        language: first('language')?.toLowerCase() ?? null,
        answers: answersIn([...said('answer'), ...said('respondent-kind'), ...said('channel')]),
        equality: answersIn(said('equality')),
        dots: first('dots') === null ? null : Number(first('dots')),
      } as const
      const contentHash = createHash('sha256').update(JSON.stringify(content)).digest('hex')
      const copy = (copies.get(contentHash) ?? 0) + 1
      copies.set(contentHash, copy)
      const sourceId = ruinedId ? null : first('source-id')
      const submission: ImportedSubmission = {
        ...content,
        sourceId,
        contentHash,
        copy,
        comments,
        channel: channelOf(kind, channelSaid, sourceId, first('analyst-note')),
        contact: contactOf(said),
        tags: said('tags').flatMap(({ column, text }) => values({ ...column, joined: true }, text)),
        analystNote: first('analyst-note'),
      }
      if (row.doubt) return held(row.doubt, submission)
      if (dates.problem) return held(dates.problem, submission)
      if (content.dots !== null && !Number.isInteger(content.dots))
        return held(`“${first('dots')}” is not a number of dots.`)
      if (kind === 'event-note' && comments.length === 0)
        return held('A note from an event without any words.', submission)
      const before = sourceId === null ? undefined : seenIds.get(sourceId)
      if (before !== undefined) return held(`The ID “${sourceId}” is already on line ${before}.`, submission)
      if (sourceId !== null) seenIds.set(sourceId, row.line)
      return { outcome: 'accepted', line: row.line, submission }
    },
    warnings() {
      const found: string[] = []
      if (ruined.length > 0) {
        found.push(
          `Excel has ruined the IDs on ${linesInWords(ruined)} (such as 1.14E+10). They are not used; rows are told apart by their content.`,
        )
      }
      if (filledDown.length > 0) {
        const names = map.columns.filter((column) => column.fillDown).map(({ label }) => `“${label}”`)
        found.push(`${names.join(', ')}: empty on ${linesInWords(filledDown)}, taken from the row above. Please check.`)
      }
      return found
    },
  }

  /** A block begins where the event is named; what its first row leaves empty stays empty. */
  function fillDown(row: Row): string[] {
    const filling = map.columns.filter((column) => column.fillDown)
    if (filling.length === 0) return row.cells
    const begins = filling.some(({ index }) => row.cells[index]!.trim() !== '')
    if (begins) {
      block = new Map(filling.map(({ index }) => [index, row.cells[index]!]))
      return row.cells
    }
    if (block.size > 0) filledDown.push(row.line)
    return row.cells.map((cell, index) => block.get(index) ?? cell)
  }
}

/** A whole table through the mapper: each line is accepted, rejected, held or blank, and just one of them. */
export async function toSubmissions(
  table: Pick<Table, 'batches'>,
  map: ColumnMap,
): Promise<{
  accepted: { line: number; submission: ImportedSubmission }[]
  rejected: RejectedRow[]
  held: HeldRow[]
  blank: number
  warnings: string[]
}> {
  const accepted: { line: number; submission: ImportedSubmission }[] = []
  const rejected: RejectedRow[] = []
  const held: HeldRow[] = []
  let blank = 0
  const mapper = rowMapper(map)
  for await (const batch of mapBatches(table.batches(), mapper)) {
    accepted.push(...batch.accepted)
    rejected.push(...batch.rejected)
    held.push(...batch.held)
    blank += batch.blank
  }
  return { accepted, rejected, held, blank, warnings: mapper.warnings() }
}

/** The same, batch by batch, for files of any length. */
export async function* mapBatches(batches: AsyncIterable<Batch>, mapper: RowMapper) {
  for await (const { rows, rejected, blank } of batches) {
    const mapped = rows.map((row) => mapper.map(row))
    const accepted = mapped
      .filter((row) => row.outcome === 'accepted')
      .map(({ line, submission }) => ({ line, submission }))
    const held: HeldRow[] = mapped
      .filter((row) => row.outcome === 'held')
      .map(({ line, reason, raw, submission }) => ({ line, reason, raw, submission }))
    yield { accepted, rejected, held, blank }
  }
}

interface Cell {
  column: MappedColumn
  text: string
}

function columnsByRole({ columns }: ColumnMap): (role: Role) => MappedColumn[] {
  const byRole = Map.groupBy(columns, ({ role }) => role)
  return (role) => byRole.get(role) ?? []
}

/** The comment column that a translation stands beside: the nearest before it, else the first. */
function commentFor(translation: MappedColumn, comments: MappedColumn[]): MappedColumn | undefined {
  return comments.findLast(({ index }) => index < translation.index) ?? comments[0]
}

function readDates(cells: Cell[]) {
  const moments = new Map<Role, Date>()
  const days = new Map<Role, Day>()
  let problem: string | null = null
  for (const { column, text } of cells) {
    const moment = parseMoment(text, column.dateOrder)
    if (moment === 'ambiguous') problem ??= `Is “${text.trim()}” in “${column.label}” written day first or month first?`
    else if (moment === null)
      problem ??= `“${text.trim()}” in “${column.label}” is not a date${inOrder[column.dateOrder ?? 'none']}.`
    else {
      moments.set(column.role, instantOf(moment))
      days.set(column.role, moment.day)
    }
  }
  return { moments, days, problem }
}

const inOrder = { 'day-first': ' (day first)', 'month-first': ' (month first)', none: '' }

function values(column: MappedColumn, text: string): string[] {
  return (column.joined ? text.split(';') : [text]).map((value) => value.trim()).filter((value) => value !== '')
}

function answersIn(cells: Cell[]): Answer[] {
  return cells.flatMap(({ column, text }) => {
    const question = column.question ?? column.label
    const { option } = column
    const own = option === null || /^other\b/i.test(option)
    return values(column, text).map((value) => ({
      // An option's own column either repeats the option (a tick) or rates it (a row of a grid).
      question: own || value === option ? question : `${question} - ${option}`,
      value,
    }))
  })
}

function kindOf(said: string[]): RespondentKind | null {
  const found = new Set(said.map(kindOfOne))
  return kindsByWeight.find((kind) => found.has(kind)) ?? null
}

const kindsByWeight: RespondentKind[] = ['organisation', 'staff', 'carer', 'patient', 'public', 'other']

function kindOfOne(said: string): RespondentKind {
  const tests: [RespondentKind, RegExp][] = [
    ['staff', /\bstaff\b|\bemployee\b|\bclinician\b|\b(health|care) professional\b|\bwork (for|in)\b/i],
    ['organisation', /organi[sz]ation|charity|\bgroup\b|business|council(?!lor)/i],
    ['carer', /carer|family member/i],
    ['public', /public|resident|individual|citizen/i],
    ['patient', /patient|service user/i],
  ]
  return tests.find(([, pattern]) => pattern.test(said))?.[0] ?? 'other'
}

function channelOf(
  kind: ImportedSubmission['kind'],
  said: string | null,
  id: string | null,
  note: string | null,
): Channel {
  if (kind === 'event-note') return 'event'
  const tests: [Channel, RegExp][] = [
    ['email', /e-?mail/i],
    ['phone', /phone|call/i],
    ['paper', /paper|letter|card|post|form\b|hand/i],
    ['event', /event|meeting|drop-in|workshop/i],
    ['web', /web|online|portal/i],
  ]
  // Citizen Space numbers what an officer has typed in for somebody with BHLF-.
  if (said === null) return /^BHLF-/.test(id ?? '') || /^paper\b/i.test(note ?? '') ? 'paper' : 'import'
  return tests.find(([, pattern]) => pattern.test(said))?.[0] ?? 'import'
}

/** Consent to be quoted; a note not to publish goes before it, and words that are neither yes nor no are no consent. */
function consentOf(said: string | null, note: string | null): boolean | null {
  if (
    note !== null &&
    /\b(do not|don['’]t|not to be|not for) (publish|publication|quote|quoted|share|published)/i.test(note)
  )
    return false
  if (said === null) return null
  if (/\b(no|not|don['’]t|never|refuse|decline|disagree|withhold|confidential|private)\b/i.test(said)) return false
  return /\b(yes|y|publish|quote|agree|consent|happy|true|ok|1)\b/i.test(said) ? true : null
}

function eventOf(first: (role: Role) => string | null, date: Day | null): ImportedEvent | null {
  const event = {
    ref: first('event-ref'),
    title: first('event'),
    date,
    venue: first('venue'),
    audience: first('audience'),
  }
  return event.ref === null && event.title === null ? null : event
}

/** A whole postcode can name a house: only its first half is kept. */
function outwardCode(postcode: string | null): string | null {
  if (postcode === null) return null
  return /^([A-Z]{1,2}\d[A-Z\d]?) ?\d[A-Z]{2}$/i.exec(postcode)?.[1]?.toUpperCase() ?? postcode
}

function contactOf(said: (role: Role) => Cell[]): ImportedSubmission['contact'] {
  const joined = (role: Role) =>
    said(role)
      .map(({ text }) => text.trim())
      .join(' ') || null
  const email = joined('email')
  const contact = { name: joined('name'), email: email?.includes('@') ? email : null, phone: joined('phone') }
  return contact.name || contact.email || contact.phone ? contact : null
}
