import { hash } from 'node:crypto'
import { convert } from 'html-to-text'
import type { Batch, RejectedRow, Row } from './columns/classify.ts'
import type { ColumnMap, MappedColumn } from './mapped.ts'
import type { Role } from './columns/roles.ts'
import { consentOf } from './columns/consent/answer.ts'
import { instantOf, parseMoment } from './dates.ts'
import type { Day } from './dates.ts'
import { csvLine } from '../../data/csv.ts'
import { outwardCode, withoutDetails } from './columns/details.ts'
import { wordsIn } from './columns/facts.ts'
import type { Table } from './table.ts'
import { longestRaw } from './records.ts'
import { clip, linesInWords } from './text.ts'
import { headingWords, tidy } from './columns/headings.ts'
import { directionWhy, wentOut } from './values.ts'
import { speakerElsewhere } from './columns/speakers.ts'
import { isOfficial, otherName } from './columns/wording.ts'

export const channels = ['web', 'event', 'paper', 'phone', 'email', 'import', 'api'] as const
export const respondentKinds = ['public', 'patient', 'carer', 'staff', 'organisation', 'other'] as const
export type Channel = (typeof channels)[number]
export type RespondentKind = (typeof respondentKinds)[number]

/** One row as a submission, ready for the database. Texts are as written. */
export interface ImportedSubmission {
  /** A note made at an event is not a person's submission: never count it as a respondent. */
  kind: 'submission' | 'event-note' | 'petition'
  /** The file's own ID; null if it has none, or if Excel ruined it. */
  sourceId: string | null
  /** SHA-256 of what the person said and chose, in hexadecimal: the same for the same row of a newer export. */
  contentHash: string
  /** Of the rows without an ID, which one with this very content it is, from 1; with `contentHash` it tells them apart. */
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
  /** How many signed it, if it is a petition: one submission, however many they are. */
  signatures: number | null
  /** What officers or analysts wrote beside it: their words, not the person's. */
  tags: string[]
  analystNote: string | null
}

interface ImportedComment {
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
interface HeldRow {
  line: number
  reason: string
  raw: string
  submission: ImportedSubmission | null
  parts?: number[]
}

/** What becomes of one row; just one of the three. */
export type MappedRow =
  | { outcome: 'accepted'; row: AcceptedRow }
  | { outcome: 'held'; row: HeldRow }
  | { outcome: 'rejected'; row: RejectedRow }

interface AcceptedRow {
  line: number
  submission: ImportedSubmission
  /** Further lines of the file that are part of it. */
  parts?: number[]
}

/** What becomes of some lines of the file: each is counted in one of the four. */
interface MappedBatch {
  accepted: AcceptedRow[]
  rejected: RejectedRow[]
  held: HeldRow[]
  blank: number
}

/** Turns rows into submissions, in the order of the file; it remembers blocks filled down, IDs seen and copies. */
interface RowMapper {
  map(row: Row): MappedRow
  /** What it noticed over all rows so far. */
  warnings(): string[]
}

/**
 * A mapper for one pass over one file.
 * @param ours  what those who ask are called: what stands under such a name is for a person to decide about
 */
export function rowMapper(map: ColumnMap, ours: readonly string[] = []): RowMapper {
  const columns = columnsByRole(map)
  const filler = fillDown(map)
  const seen = new Map<string, { line: number; digest: number }>()
  const copies = new Map<string, number>()
  const ruined: number[] = []
  const noticer = statusNotices(columns('status'))
  const tests: number[] = []
  const official = authoritysOwn(map, ours)
  return {
    map(row) {
      noticer.look(row)
      const { submission, problem } = submissionFrom(columns, filler.fill(row))
      const { contentHash, sourceId, comments } = submission
      if (comments.length > 0 && comments.every(({ body }) => body.length < 60 && testWords.test(body.trim())))
        tests.push(row.line)
      if (sourceId !== null && ruinedId.test(sourceId)) {
        ruined.push(row.line)
        submission.sourceId = null
      }
      if (submission.sourceId === null) {
        submission.copy = (copies.get(contentHash) ?? 0) + 1
        copies.set(contentHash, submission.copy)
      }
      const { line } = row
      const raw = () => clip(csvLine(row.cells), longestRaw)
      const { parts } = row
      const held = (reason: string): MappedRow => ({
        outcome: 'held',
        row: { line, reason: withoutDetails(reason), raw: raw(), submission, ...(parts && { parts }) },
      })
      if (row.doubt) return held(row.doubt)
      if (problem) return held(problem)
      const own = official(row.cells)
      if (own) return held(own)
      const before = submission.sourceId === null ? undefined : seen.get(submission.sourceId)
      const digest = Number.parseInt(contentHash.slice(0, 12), 16) // the whole hash of every row would fill the memory
      if (before?.digest === digest) {
        const reason = `The same as line ${before.line}.`
        return { outcome: 'rejected', row: { line, reason, raw: raw(), cells: row.cells, data: true } }
      }
      if (before) return held(`The ID “${sourceId}” is on line ${before.line} too, with something else.`)
      if (submission.sourceId !== null) seen.set(submission.sourceId, { line, digest })
      return { outcome: 'accepted', row: { line, submission, ...(parts && { parts }) } }
    },
    warnings: () => [
      ...wordlessWarning(map),
      ...map.columns.flatMap(({ notice }) => notice ?? []),
      ...noticer.warnings(),
      ...(tests.length > 0
        ? [
            `By their words, ${linesInWords(tests)} may be tests by the author of the survey: they are imported like the others.`,
          ]
        : []),
      ...ruinedWarning(ruined),
      ...filler.warnings(),
    ],
  }
}

/** All that people write who try out a form. */
const testWords =
  /^(this is )?(just |only )?(a )?(test(ing|e)?|tester)( ?\d+)?([ ,.!-]+(test(ing)?|only|please|ignore|delete|this|response|comment|entry|row|123|\d+|from|by|admin|web team))*[.!]*$/i

/**
 * Whether a row is what the authority itself wrote among the public: by who its author is given as, by a mark of its own, or because
 * a public body answers there. Whether it is one is for a person to say.
 */
function authoritysOwn({ columns }: ColumnMap, ours: readonly string[]): (cells: string[]) => string | null {
  const called = (pattern: RegExp) => columns.filter(({ label }) => pattern.test(headingWords(label)))
  const platform = columns.filter(
    ({ label, platformRoles }) => platformRoles && /^(user |author |account )?(role|group|type)s?$/i.test(label),
  )
  const kinds = [
    ...platform,
    ...called(/\b(author|user|poster|commenter|account|member|posted by)('?s)? (role|type|group|kind)$/i),
  ]
  const marks = called(isOfficial)
  const directions = columns.filter(({ role, why }) => role === 'status' && why === directionWhy)
  const answering = called(/^(nested( no\.?)?|(parent|in reply to|reply to|replying to)\b.*|is reply)$/i)
  const names = columns.filter(({ role }) => role === 'name')
  const own = new Set(ours.map((name) => tidy(name).toLowerCase()))
  return (cells) => {
    const said = ({ index }: MappedColumn) => (cells[index] ?? '').trim()
    const name = own.size > 0 && names.find((column) => own.has(tidy(said(column)).toLowerCase()))
    if (name) return `By “${name.label}”, the authority itself wrote this.`
    const sent = directions.find((column) => wentOut.test(said(column)))
    if (sent) return `By “${sent.label}”, the authority itself sent this.`
    const by =
      kinds.find((column) => officialRole.test(said(column))) ?? marks.find((column) => chosen.test(said(column)))
    if (by) return `By “${by.label}”, the authority itself wrote this.`
    return answering.some((column) => said(column) !== '') && names.some((column) => publicBody.test(said(column)))
      ? 'This seems to be the authority’s own reply.'
      : null
  }
}

const officialRole =
  /^((site |project |page )?(admin(istrator)?|moderator|owner)|official|(council|project|programme|admin) (team|officer|staff|user)|host|organi[sz]er)$/i
const publicBody =
  /\b(council|nhs|foundation trust|health board|borough|combined authority|icb|county hall|city hall)\b/i

/** Rows that the tool says were tests, or that its moderators turned down: they are taken, and said. */
function statusNotices(columns: MappedColumn[]) {
  const kinds = [
    {
      // Qualtrics writes 1 and 2 for a preview and a test, where it writes numbers.
      test: (text: string, { tool }: MappedColumn) =>
        tool === 'qualtrics'
          ? /^[12]$|preview|test|vorschau|aperçu|podgląd|previa|prévia|voorbeeld|rhagolwg|anteprima/iu.test(text)
          : /\b(preview|test)\b/i.test(text),
      says: 'seems to be a test by the author of the survey',
      several: 'seem to be tests by the author of the survey',
      lines: [] as number[],
    },
    {
      test: (text: string, { tool, label }: MappedColumn) =>
        /(not[_ ]|un|dis)approved|reject|removed|declined|refused|hidden|unpublished|spam|deleted|turned down|blocked/i.test(
          text,
        ) ||
        (/^-1$/.test(text) && tool !== 'qualtrics') ||
        (/^(no|n|false|0)$/i.test(text) && /approved|published|visible|live/i.test(label)) ||
        ((/^(yes|y|true|1)$/i.test(text) || /^\d{4}-\d\d-\d\d/.test(text)) &&
          /hidden|removed|deleted|spam|flagged/i.test(label)),
      says: 'was not approved, or was turned down, by a moderator',
      several: 'were not approved, or were turned down, by a moderator',
      lines: [] as number[],
    },
  ]
  return {
    look({ line, cells }: Row) {
      for (const column of columns) {
        const text = (cells[column.index] ?? '').trim()
        if (text === '' || text.length > 100) continue
        for (const { test, lines } of kinds) if (test(text, column) && lines.at(-1) !== line) lines.push(line)
      }
    },
    warnings: () =>
      kinds.flatMap(({ lines, says, several }) =>
        lines.length === 0
          ? []
          : [
              `By “${columns[0]!.label}”, ${linesInWords(lines)} ${lines.length === 1 ? says : several}: ${lines.length === 1 ? 'it is' : 'they are'} imported like the others.`,
            ],
      ),
  }
}

/** A whole table through the mapper, for files that fit in memory. */
export async function toSubmissions(
  table: Pick<Table, 'batches'>,
  map: ColumnMap,
): Promise<MappedBatch & { warnings: string[] }> {
  const whole: MappedBatch = { accepted: [], rejected: [], held: [], blank: 0 }
  const mapper = rowMapper(map)
  for await (const batch of mapBatches(table.batches(), mapper)) {
    whole.accepted.push(...batch.accepted)
    whole.rejected.push(...batch.rejected)
    whole.held.push(...batch.held)
    whole.blank += batch.blank
  }
  return { ...whole, warnings: mapper.warnings() }
}

/** The same batch by batch, for files of any length. */
export async function* mapBatches(batches: AsyncIterable<Batch>, mapper: RowMapper): AsyncGenerator<MappedBatch> {
  for await (const { rows, rejected, blank } of batches) {
    const mapped: MappedBatch = { accepted: [], rejected: [...rejected], held: [], blank }
    for (const each of rows) {
      const { outcome, row } = mapper.map(each)
      if (outcome === 'accepted') mapped.accepted.push(row)
      else if (outcome === 'held') mapped.held.push(row)
      else mapped.rejected.push(row)
    }
    mapped.rejected.sort((a, b) => a.line - b.line)
    yield mapped
  }
}

const ruinedId = /^\d([.,]\d+)?E\+\d{1,2}$/i

function wordlessWarning({ columns }: ColumnMap): string[] {
  if (columns.some(({ role }) => role === 'comment')) return []
  return ['No column is taken for comments, so nobody’s words are read. Please say which one holds them.']
}

function ruinedWarning(lines: number[]): string[] {
  if (lines.length === 0) return []
  return [
    `Excel has ruined the IDs on ${linesInWords(lines)} (such as 1.14E+10). ` +
      'They are not used: those rows are told apart by their content.',
  ]
}

/** A block begins where the event is named; what that row leaves empty stays empty for the block. */
export function fillDown({ columns }: ColumnMap) {
  const filling = columns.filter((column) => column.fillDown)
  const named = filling.filter(({ role }) => role === 'event' || role === 'event-ref')
  const naming = named.length > 0 ? named : filling
  const lines: number[] = []
  let block = new Map<number, string>()
  return {
    fill({ line, cells }: Row): string[] {
      if (filling.length === 0) return cells
      if (naming.some(({ index }) => cells[index]!.trim() !== '')) {
        block = new Map(filling.map(({ index }) => [index, cells[index]!]))
        return cells
      }
      if (block.size > 0) lines.push(line)
      return cells.map((cell, index) => (cell.trim() === '' ? (block.get(index) ?? cell) : cell))
    },
    warnings(): string[] {
      if (lines.length === 0) return []
      const names = filling.map(({ label }) => `“${label}”`).join(', ')
      return [`${names}: empty on ${linesInWords(lines)}, taken from the row above. Please check.`]
    },
  }
}

/** One row's cells as a submission, and what a person must look at first, if anything. */
function submissionFrom(columns: (role: Role) => MappedColumn[], cells: string[]) {
  const said = (role: Role): Cell[] => {
    const found: Cell[] = []
    for (const column of columns(role)) {
      const text = cells[column.index] ?? ''
      if (text.trim() !== '') found.push({ column, text })
    }
    return found
  }
  // What is kept in clear beside the comments holds no address or number of anybody's.
  const first = (role: Role) => clear(said(role)[0]?.text.trim() ?? null)
  const dates = datesIn([...said('submitted-at'), ...said('event-date')])
  const [dots, signatures] = [countIn(first('dots')), countIn(first('signatures'))]
  const note = withoutTheirNames(
    first('analyst-note'),
    said('name').map(({ text }) => text),
  )
  const noted = columns('event').length + columns('event-ref').length > 0
  const kind = noted ? 'event-note' : signatures ? 'petition' : 'submission'
  const contact = contactOf(said)
  const closed = withoutNames(
    answersIn([...said('answer'), ...said('respondent-kind'), ...said('channel')]),
    said('name').map(({ text }) => text.trim()),
  )
  const comments = [
    ...commentsIn(columns('comment'), cells, said('translation')),
    ...ownWords([...said('answer'), ...said('email'), ...said('phone')], columns('comment').length),
  ]
  const sourceId = identity(said('source-id')[0]?.text.trim() ?? null)
  const submittedAt = dates.moments.get('submitted-at') ?? null
  const content = {
    kind,
    respondentKind: kindOf(said('respondent-kind').flatMap(({ column, text }) => values(column, text))),
    organisation: first('organisation'),
    area: areaOf(said('area')[0]?.text.trim() ?? null) ?? outwardCode(said('postcode-area')[0]?.text.trim() ?? null),
    event: eventOf(first, dates.days.get('event-date') ?? null),
    table: first('table'),
    captureMethod: first('capture-method'),
    consentToQuote: consentIn(said('consent-to-quote'), note),
    language: first('language')?.toLowerCase() ?? null,
    answers: closed,
    equality: answersIn(said('equality'), (value) => value),
    dots: Number.isNaN(dots) ? null : dots,
    signatures: kind === 'petition' ? signatures : undefined,
  } as const
  const submission: ImportedSubmission = {
    ...content,
    submittedAt,
    signatures: content.signatures ?? null,
    comments,
    sourceId,
    contentHash: contentHash(content, comments, columns, sourceId === null ? submittedAt : null),
    copy: 1,
    channel: channelOf(kind, first('channel'), sourceId, note),
    contact,
    tags: said('tags').flatMap(({ column, text }) => values({ ...column, joined: true }, text).map(withoutDetails)),
    analystNote: note,
  }
  const problem =
    dates.problem ??
    (Number.isNaN(dots) ? `“${first('dots')}” is not a number of dots.` : null) ??
    (Number.isNaN(signatures) ? `“${first('signatures')}” is not a number of signatures.` : null) ??
    (kind === 'event-note' && comments.length === 0 ? 'A note from an event without any words.' : null) ??
    (kind === 'event-note' && content.event === null ? 'No event is named for this note.' : null)
  return { submission, problem }
}

function clear(text: string | null): string | null {
  return text === null ? null : withoutDetails(text)
}

/** An area as it is written; of an address nothing but the first half of its postcode. */
function areaOf(text: string | null): string | null {
  if (text === null) return null
  const plain = withoutDetails(text)
  return plain === text ? text : outwardCode(text)
}

/** An ID that is itself an address or a number of a person's is known again without being kept. */
function identity(text: string | null): string | null {
  if (text === null || withoutDetails(text) === text) return text
  return `#${hash('sha256', text.toLowerCase()).slice(0, 32)}`
}

/**
 * The same for the same row of another export: whatever the order of its columns, the line ends and spaces in its texts, and the
 * seconds and the way of writing of its date. A question counts by its words.
 */
function contentHash(
  content: Record<string, unknown> & { answers: Answer[]; equality: Answer[] },
  comments: ImportedComment[],
  columns: (role: Role) => MappedColumn[],
  at: Date | null,
): string {
  const labels = columns('comment')
  const asked = comments.map(({ position, question, body }) => {
    const column = labels[position - 1]
    return `${headingAs(column ? (column.known ?? column.label) : (question ?? ''))}\n${plainText(body)}`
  })
  const names = new Map(
    [...columns('answer'), ...columns('equality'), ...columns('respondent-kind'), ...columns('channel')].flatMap(
      (column) => (column.known === undefined ? [] : [[column.question ?? column.label, column.known] as const]),
    ),
  )
  const told = (answers: Answer[]) =>
    answers.map(({ question, value }) => `${headingAs(names.get(question) ?? question)}\n${plainText(value)}`).sort()
  const rest = { ...content, answers: told(content.answers), equality: told(content.equality) }
  return hash('sha256', JSON.stringify([asked.sort(), rest, at && at.toISOString().slice(0, 10)]))
}

/** The headings of a file, which come again with each of its rows, as `plainWords` gives them. */
const headingsKnown = new Map<string, string>()

function headingAs(heading: string): string {
  let known = headingsKnown.get(heading)
  if (known === undefined) {
    if (headingsKnown.size > 2_000) headingsKnown.clear()
    headingsKnown.set(heading, (known = plainWords(heading)))
  }
  return known
}

/** A text for comparing: line ends, spaces, quotation marks and dashes in one form. */
export function plainText(text: string): string {
  if (plainly.test(text)) return text
  return text
    .normalize('NFC')
    .replace(/[‘’‚′]/g, "'")
    .replace(/[“”„″]/g, '"')
    .replace(/[–—]/g, '-')
    .replace(/[\s\u00a0\u200b\ufeff]+/g, ' ')
    .trim()
}

const plainly = /^[!-~]+(?: [!-~]+)*$/

/** A heading for comparing: its words alone, without the number before them. */
export function plainWords(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/^\s*q?\d{1,2}[a-z]?[.):]?\s+/, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}

/** A whole number as people write it; NaN for what is none. */
function countIn(said: string | null): number | null {
  if (said === null) return null
  return /^(\d{1,7}|\d{1,3}(,\d{3}){1,2})$/.test(said) ? Number(said.replaceAll(',', '')) : NaN
}

interface Cell {
  column: MappedColumn
  text: string
}

function columnsByRole({ columns }: ColumnMap): (role: Role) => MappedColumn[] {
  const byRole = Map.groupBy(columns, ({ role }) => role)
  const none: MappedColumn[] = []
  return (role) => byRole.get(role) ?? none
}

/** Free text becomes comments; a translation belongs to the nearest comment column before it, else to the first. */
function commentsIn(columns: MappedColumn[], cells: string[], translations: Cell[]): ImportedComment[] {
  const column = (translation: Cell) => columns.findLast(({ index }) => index < translation.column.index) ?? columns[0]
  return columns.flatMap(({ index, question, markup }, n) => {
    const written = cells[index] ?? ''
    const body = markup && written.includes('<') ? textOf(written) : written
    if (body.trim() === '' || unanswered.test(body)) return []
    const translation = translations.find((each) => column(each)?.index === index)?.text.trim() ?? null
    return [{ question, body, position: n + 1, translation }]
  })
}

/** What tools write where nothing was answered. */
const unanswered = /^\s*(\[?not answered\]?|\[no (answer|response)\]|\(blank\)|\[blank\]|null|#null!)\s*$/i

function textOf(html: string): string {
  return convert(html, {
    wordwrap: false,
    selectors: [
      { selector: 'a', options: { ignoreHref: true } },
      { selector: 'img', format: 'skip' },
    ],
  }).replaceAll('\u00a0', ' ')
}

/**
 * Sentences that somebody wrote where an option, an address or a number was asked for: they are that person's words, and are read
 * like every other comment. A long option comes again in other rows.
 */
function ownWords(cells: Cell[], before: number): ImportedComment[] {
  const found = cells.flatMap(({ column, text }) => {
    const own = (value: string) =>
      isSentence(value) && !column.repeated?.some((option) => value.startsWith(option.slice(0, 190)))
    // “Ring me on 01632 960000” says how to reach somebody, and nothing else.
    if (column.role !== 'answer')
      return isSentence(text.trim()) && (wordsIn(text) >= 12 || withoutDetails(text) === text)
        ? [{ column, body: text.trim() }]
        : []
    if (column.option !== null && !column.ticks && text.trim() === column.option) return []
    return values(column, text)
      .filter(own)
      .map((body) => ({ column, body }))
  })
  return found.map(({ column, body }, n) => ({
    question: column.label,
    body,
    position: before + n + 1,
    translation: null,
  }))
}

/** Long enough, and with the marks of a sentence, that no option of a closed question is like it. */
function isSentence(value: string): boolean {
  const words = wordsIn(value)
  return (
    words >= 12 ||
    (words >= 5 && (/[.!?…]$|[.!?] \p{Lu}/u.test(value) || /\b(I|my|me|we|I['’](m|ve|d|ll))\b/.test(value)))
  )
}

function datesIn(cells: Cell[]) {
  const moments = new Map<Role, Date>()
  const days = new Map<Role, Day>()
  let problem: string | null = null
  for (const { column, text } of cells) {
    const moment = parseMoment(text, column.dateOrder)
    if (unset.test(text)) continue
    if (moment === 'ambiguous') problem ??= `Is “${text.trim()}” in “${column.label}” written day first or month first?`
    else if (moment === null)
      problem ??= `“${text.trim()}” in “${column.label}” is not a date${inOrder[column.dateOrder ?? 'none']}.`
    else {
      moments.set(column.role, instantOf(moment, column.zone))
      days.set(column.role, moment.day)
    }
  }
  return { moments, days, problem }
}

/** What tools write where there is no date. */
const unset =
  /^\s*(\[not completed\]|n\/?a|none|null|nil|unknown|not known|not given|not stated|-+|1980-01-01( 00:00:00)?|0000-00-00.*)\s*$/i

const inOrder = { 'day-first': ' (day first)', 'month-first': ' (month first)', none: '' }

function values(column: MappedColumn, text: string): string[] {
  return (column.joined ? text.split(';') : [text]).map((value) => value.trim()).filter((value) => value !== '')
}

function answersIn(cells: Cell[], keep: (value: string) => string = withoutDetails): Answer[] {
  return cells.flatMap(({ column, text }) => {
    const question = column.question ?? column.label
    const { option } = column
    // A box that was ticked or not: what was not chosen is no answer.
    if (column.ticks && option !== null) return chosen.test(text.trim()) ? [{ question, value: option }] : []
    const own = option === null || /^other\b/i.test(option)
    return values(column, text).flatMap((value) => {
      if (
        keep === withoutDetails &&
        isSentence(value) &&
        column.role === 'answer' &&
        option === null &&
        !column.repeated?.includes(value)
      )
        return []
      // An option's own column either repeats the option (a tick) or rates it (a row of a grid).
      return [{ question: own || value === option ? question : `${question} - ${option}`, value: keep(value) }]
    })
  })
}

const chosen = /^(1|yes|y|true|x|✓|✔|☑|checked|selected|ticked|ja|oui|tak|sí|sim|on)$/i

/** What is kept in clear names nobody: “Comment from Jo Sample” beside Jo and Sample. */
function withoutNames(answers: Answer[], names: string[]): Answer[] {
  const parts = names.flatMap((name) => (name.includes(' ') ? name : []))
  const whole = names.length > 1 ? [...parts, names.join(' ')] : parts
  if (whole.length === 0) return answers
  return answers.map(({ question, value }) => ({
    question,
    value: whole.reduce((text, name) => text.replaceAll(name, '[name]'), value),
  }))
}

/** What officers wrote may call people by a part of their names. */
function withoutTheirNames(note: string | null, names: string[]): string | null {
  if (note === null) return null
  const parts = names
    .flatMap((name) => name.split(/[\s,]+/))
    .filter((part) => /^\p{Lu}[\p{L}’'-]{2,}$/u.test(part) && !otherName.test(part))
  return parts.reduce((text, part) => text.replace(new RegExp(`(?<!\\p{L})${part}(?!\\p{L})`, 'gu'), '[name]'), note)
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
    [
      'carer',
      /carer|\b(look(s|ing)? after|cares? for|caring for)\b|family member|\brelative\b|\b(husband|wife|spouse|partner|daughter|son|mother|father|parent|sister|brother|grand\w+|guardian|next of kin)\b/i,
    ],
    ['public', /public|resident|individual|citizen|neighbour|\blive (here|in|near)\b|\b(my|your)self$/i],
    ['patient', /patient|service user|\buses? (the|this|these|your) (service|hospital|clinic|surgery|centre)/i],
  ]
  return tests.find(([, pattern]) => pattern.test(said))?.[0] ?? speakerElsewhere(said) ?? 'other'
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

/** Consent to be quoted: a note not to publish goes before all else, and of several answers a refusal before a yes. */
function consentIn(cells: Cell[], note: string | null): boolean | null {
  if (
    note !== null &&
    /\b(do not|don['’]t|not to be|not for) (publish|publication|quote|quoted|share|published)/i.test(note)
  )
    return false
  const answers = cells.flatMap(({ column, text }) => {
    // A ticked option says itself what is agreed to; a box of its own asks the question in its heading.
    const value =
      column.option !== null && chosen.test(text.trim()) ? column.option : echoes(column, text) ? 'yes' : text
    if (column.option !== null && column.ticks && !chosen.test(text.trim())) return []
    return consentOf(value, column.consent ?? 'gives')
  })
  return answers.includes(false) ? false : answers.includes(true) ? true : null
}

/** A box that was ticked may say again what stands beside it. */
function echoes({ label, option }: MappedColumn, text: string): boolean {
  const said = plainWords(text)
  const asked = plainWords(label)
  return option === null && said.split(' ').length > 2 && (asked.startsWith(said) || asked.endsWith(said))
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

function contactOf(said: (role: Role) => Cell[]): ImportedSubmission['contact'] {
  const all = (role: Role) => [...new Set(said(role).map(({ text }) => text.trim()))]
  // “Jo Sample <jo@example.org>” is a name and an address.
  const senders = all('email').flatMap((text) => /^"?(.*?)"?\s*<([^<>]+@[^<>]+)>$/.exec(text)?.slice(1, 3) ?? [])
  const [sender = '', address] = senders
  const names = [...new Set([...all('name'), sender])].filter((name) => name !== '' && !/^anonym/i.test(name))
  const email = address ?? all('email').find((text) => text.includes('@')) ?? null
  const phone =
    all('phone')
      .filter((text) => !isSentence(text))
      .join(' ') || null
  const contact = { name: names.join(' ') || null, email, phone }
  return contact.name || contact.email || contact.phone ? contact : null
}
