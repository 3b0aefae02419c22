import { createHash } from 'node:crypto'
import type { DateOrder } from './dates.ts'
import { optionBehind, tidy } from './headings.ts'
import type { Column, Table } from './read.ts'

/** What a column can be. A `comment` column is free text that becomes comments; `ip` is dropped on arrival. */
export const roles = [
  'comment',
  'answer',
  'source-id',
  'submitted-at',
  'respondent-kind',
  'organisation',
  'area',
  'postcode-area',
  'channel',
  'consent-to-quote',
  'event-ref',
  'event',
  'event-date',
  'venue',
  'audience',
  'table',
  'capture-method',
  'dots',
  'signatures',
  'tags',
  'analyst-note',
  'translation',
  'language',
  'equality',
  'name',
  'email',
  'phone',
  'ip',
  'ignore',
] as const
export type Role = (typeof roles)[number]

/** What one column of a file means. */
export interface MappedColumn {
  index: number
  /** The column's label, so that a saved map can be checked against another file. */
  label: string
  role: Role
  /** The question it answers, for comments, answers and equality; null where the heading is only "Comment". */
  question: string | null
  /** The option this column stands for, where a question's options are spread over columns. */
  option: string | null
  /** A cell may hold several answers joined by `;`. */
  joined: boolean
  /** An empty cell means the same as the row above (merged cells saved as CSV). */
  fillDown: boolean
  /** How this column's dates are read; null if it has none, or nobody has said yet. */
  dateOrder: DateOrder | null
  /** A guess, or a person's word? */
  guessed: boolean
  /** Why it was guessed so, in words. */
  why: string
}

/** What all columns mean, one entry for each column in the order of the file. */
export interface ColumnMap {
  columns: MappedColumn[]
}

/** Guess what each column means from its heading and what it holds. */
export function guessColumns(table: Pick<Table, 'columns'>): ColumnMap {
  const columns = table.columns.map(guess)
  const [alone] = columns
  if (alone && columns.length === 1 && alone.role !== 'comment') assign(alone, 'comment', 'It is the only column.')
  const event = columns.some(({ role }) => role === 'event' || role === 'event-ref')
  for (const column of columns) {
    const { heading, facts } = table.columns[column.index]!
    if (event && column.role === 'submitted-at' && /^(event )?(date|held( on)?)$/i.test(heading)) {
      assign(column, 'event-date', 'A date beside an event is the day of the event.')
    }
    if (!event && ['venue', 'audience', 'table'].includes(column.role) && facts.filled > 0) {
      assign(column, 'answer', 'There is no event that it could belong to.')
    }
  }
  onlyDates(columns, table.columns)
  keepOne(columns, 'submitted-at', (column) => submittedRank(column.label))
  keepOne(columns, 'source-id', () => 0)
  for (const role of single) keepOne(columns, role, () => 0)
  markFillDown(columns, table.columns)
  lendDateOrder(columns, table.columns)
  return { columns }
}

/** The shape of a file: files with the same headings in the same order have the same, so a saved map can be offered. */
export function shapeOf(table: Pick<Table, 'columns'>): string {
  return createHash('sha256')
    .update(JSON.stringify(table.columns.map(({ label }) => label)))
    .digest('hex')
}

/** A saved map for another file: columns are found by their labels, and those that it does not know are guessed. */
export function fitMap(saved: ColumnMap, table: Pick<Table, 'columns'>): ColumnMap {
  const known = new Map(saved.columns.map((column) => [column.label, column]))
  const guessed = guessColumns(table)
  return {
    columns: guessed.columns.map((guess) => {
      const column = known.get(guess.label)
      return column ? { ...column, index: guess.index, dateOrder: guess.dateOrder ?? column.dateOrder } : guess
    }),
  }
}

/** The map with one column changed by a person, who thereby takes it over from the guess. */
export function withColumn(map: ColumnMap, index: number, change: Partial<MappedColumn>): ColumnMap {
  return {
    columns: map.columns.map((column) =>
      column.index === index ? { ...column, ...change, index, guessed: false, why: 'Chosen by a person.' } : column,
    ),
  }
}

const eventParts: Role[] = ['event-ref', 'event', 'event-date', 'venue', 'audience']
const single: Role[] = [
  'organisation',
  'area',
  'postcode-area',
  'channel',
  'consent-to-quote',
  'event-ref',
  'event',
  'event-date',
  'venue',
  'audience',
  'table',
  'capture-method',
  'dots',
  'signatures',
  'language',
]

/** Headings that say what a column is, the more particular first. Tested against the question without its option. */
const headings: [Role, RegExp][] = [
  ['ip', /\bip( ?address)?$/i],
  [
    'ignore',
    /^(collector id|custom data( \d+)?|duration\b.*|progress|finished|status|response type|distribution ?channel|user ?language|recipient.*|external.*|location ?(latitude|longitude)|last modified( time)?|start (time|date)|startdate|started ?(at|date|time)?|time taken|(taken|entered|typed|logged|keyed|input(ted)?|recorded) by|facilitator|scribe|note[- ]?taker|(your |home |full |postal )?address( line)?( \d)?|total points|quiz feedback|why it was rejected|line in the file|points\b.*|feedback\b - .*)$/i,
  ],
  ['email', /^(your |contact |respondent'?s? )?e-?mail( address)?$|^recipient ?email$/i],
  ['phone', /^(your |contact )?((tele)?phone|mobile|tel\.?)( (number|no\.?))?$|^contact (number|no\.?)$/i],
  [
    'name',
    /^(your |full |first |last |sur|fore|middle |contact |respondent'?s? )?name$|^(lead )?petitioner('?s name)?$|^(author|from|correspondent|consultee|user ?name|posted by|sender|caller)('?s? name)?$|^name of (the )?(caller|respondent|person|sender)$/i,
  ],
  ['translation', /\b(english|translated) (meaning|translation|version|text)\b|^(english|translation|in english)\b/i],
  [
    'analyst-note',
    /^(analyst|facilitator|officer|internal|admin|moderator)('?s)? (notes?|comments?|responses?|reply|replies)\b|^actions? (taken|required)$|^follow[- ]?up( action)?$/i,
  ],
  ['tags', /^(tags?|themes?|codes?|categor(y|ies)|(officer|analyst|suggested)('?s)? (themes?|codes?|tags?)(: .*)?)$/i],
  ['event-ref', /^(event|session|meeting) (ref(erence)?|id|code|no\.?|number)$/i],
  ['event', /^((event|session|workshop|meeting)( (name|title))?|name of (the )?event)$/i],
  ['event-date', /^(event|session|meeting|workshop) date$|^date of (the )?(event|session|meeting)$/i],
  ['venue', /^(venue|location|place)$/i],
  ['audience', /^(audience|who was there|group met)$/i],
  ['table', /^(table|group|flipchart)( (number|no\.?|#))?$/i],
  ['capture-method', /^(how captured|how recorded|capture method|captured (by|as)|recorded as)$/i],
  [
    'signatures',
    /^((number|no\.?|count|total) of )?(signatures|signatories|names on (the )?petition|people who signed)$|^signature (count|total)$/i,
  ],
  ['dots', /^(dots?|dot votes?|sticky dots?|votes?|number of (dots|votes))$/i],
  [
    'submitted-at',
    /^(completion time|end ?(date|time)|enddate|ended( (at|on))?|recorded ?date|timestamp|(date|time|day)( |-)?(received|rec['’]d|submitted|completed|sent)|(date( and |\/| & )?time|date|day|time) of (the )?(call|contact|enquiry|visit|letter)|date( and |\/| & )time|(date|day) of (the |your )?(response|call|letter|contact|visit|receipt|submission)|(submitted|received|completed|sent|created)[ _]?(at|on|date|time)?|submission (date|time)|response date|date)$/i,
  ],
  [
    'source-id',
    /^((response|respondent|submission|record|entry|comment|unique|case|row|participant|feedback|call|log|letter|contact|enquiry|petition|form|questionnaire|survey|user|serial|ticket)[ _-]?){0,2}(id|ref(erence)?( (no\.?|number))?|no\.?|number|identifier)$/i,
  ],
  [
    'consent-to-quote',
    /\b(may|can|could|are) (we|you happy for us)\b.*\b(publish|quote|use)\b|consent to (publish|publication|(be )?quot)|\b(publish|quote) (my|your|this) (response|comments?|answers?|words)|permission to (publish|quote)|happy (for us )?to (be )?(publish|quote)/i,
  ],
  ['language', /^(language|lang|language of (the )?(comment|response)|language code)$/i],
  [
    'equality',
    /^(age|age (group|band|range)|gender|sex|ethnicity|ethnic (group|background|origin)|disability|religion( or belief)?|faith|sexual orientation|marital status|nationality)$|\bhow old are you\b|\bwhat is your (age|age group|gender|sex|ethnic|ethnicity|religion|sexual|marital|nationality|main language|first language)\b|\bwhich (age|age group) are you\b|\bdo you (have|consider yourself to have) an? .*\b(disab|condition|illness|impairment)|\b(describe|identify) your (gender|ethnic|sexual|sexuality|religion)|sexual orientation|\bgender (identity|reassignment)|same as (the sex|your sex)|\bare you (pregnant|disabled|married)|\bpregnan.*(last|past|currently)|\blanguage do you (prefer|speak|use)|main language|\bdate of birth\b|\bdo you (look after|care for)\b/i,
  ],
  [
    'respondent-kind',
    /\bresponding (as|on behalf)\b|\b(respondent|responder|caller|contact) (type|kind|category)\b|^(type|kind) of respondent$|\bindividual or .*organi[sz]ation|\bin what capacity\b|\bwhich (of these )?best describes you\b|^capacity$|^who is speaking$/i,
  ],
  [
    'organisation',
    /^(organi[sz]ation|group or organi[sz]ation|company|employer)('?s)?( name)?$|\bname of (your |the )?(group or )?organi[sz]ation\b|^which organi[sz]ation\b|\bwhat is your organi[sz]ation\b/i,
  ],
  ['postcode-area', /\bpost ?code\b/i],
  [
    'area',
    /^(area|district|borough|locality|town|town or village|neighbourhood|council area|where (do )?you live\??|area of residence)$|^(which|what) (area|district|borough|locality|town|part|council)\b.*\b(live|are you|home)\b|^where do you (mainly )?live\b/i,
  ],
  ['channel', /^(channel|how (was it )?received|received (by|via|through)|source|route|method of response)$/i],
]
const plainComment =
  /^((your|any|other|further|additional|any other|general|free[ -]?text) )?(comments?|feedback|notes?|suggestions?|views?|remarks?|responses?|answer|message|verbatim|text|what (was|they) said|issue raised|quote)$/i

/** Whoever asks so wants words, although many may give the same. */
const askedForMore = /\banything else\b|\bin your own words\b|\b(any )?(other|further) comments\b/i

const openQuestion =
  /\b(comments?|feedback|suggestions?|views?|thoughts?|opinions?|improve\w*|what (do|did|would|should|could) (you|we)|tell us|explain|describe|anything else|why|reasons?|in your own words|concerns?)\b/i

function guess(column: Column): MappedColumn {
  const { heading, heading2, facts } = column
  const spread = heading2 === null ? optionBehind.exec(heading) : null
  const ticked = spread !== null && facts.ticks > 0 && facts.ticks === facts.filled
  const question = ticked || (spread && facts.filled === 0) ? heading.slice(0, spread.index) : heading
  // "Q6. Gender:" is about gender.
  const bare = question.replace(/^(q\d{1,2}[a-z]?[.):]?|\d{1,2}[a-z]?[.)])\s+/i, '').replace(/\s*[.:*]+$/, '')
  const named = headings.find(([, pattern]) => pattern.test(bare))?.[0]
  const option = ticked || (spread && facts.filled === 0) ? spread[1]!.trim() : optionOf(heading2)
  // Microsoft Forms ends each with a semicolon; elsewhere it shows in answers that come again.
  const joined =
    facts.ended > facts.filled / 2 || (facts.joined > facts.filled * 0.2 && facts.options * 2 <= facts.parts)
  const mapped: MappedColumn = {
    index: column.index,
    label: column.label,
    role: 'ignore',
    question: question === '' ? null : question,
    option,
    joined: false,
    fillDown: false,
    dateOrder: column.dates.order,
    guessed: true,
    why: '',
  }
  const by = (role: Role, why: string) => assign({ ...mapped, joined: joined && several.includes(role) }, role, why)
  if (named === 'source-id')
    return identifies(facts)
      ? by(named, 'Its heading, and each row has its own.')
      : by('ignore', 'Called an identifier, but rows share it.')
  if (named === 'dots' || named === 'signatures')
    return facts.numbers === facts.filled
      ? by(named, 'Its heading, and it holds numbers.')
      : by('answer', `Called ${named}, but it holds words.`)
  if (named === 'submitted-at' && column.dates.dates === 0 && facts.filled > 0)
    return by('answer', 'Called a date, but it holds no dates.')
  if (named) return by(named, 'Its heading.')
  if (heading === '' && facts.filled === 0) return by('ignore', 'It has no heading and holds nothing.')
  if (heading2 && /^open-ended response$/i.test(heading2))
    return by('comment', 'The survey tool says that answers are open-ended.')
  if (plainComment.test(bare))
    return { ...by('comment', 'Its heading.'), question: /\(\d+\)$/.test(column.label) ? column.label : null }
  if (facts.filled === 0 && option === null) return by('ignore', 'It holds nothing.')
  const varied = facts.distinct > facts.filled * 0.5
  if (option !== null && varied && facts.words >= 4 && facts.ticks === 0 && !/^other\b/i.test(option))
    return { ...by('comment', 'It holds sentences that differ from row to row.'), question: column.label, option: null }
  if (option !== null) return by('answer', 'One option of a question that is spread over columns.')
  if (column.dates.dates > column.dates.others) return by('answer', 'It holds dates.')
  if (joined) return by('answer', 'Several answers joined by semicolons.')
  if (askedForMore.test(question) && facts.words >= 2) return by('comment', 'Its heading asks for words.')
  if (varied && openQuestion.test(question) && facts.numbers < facts.filled)
    return by('comment', 'Its heading asks for words.')
  if (varied && facts.words >= 4) return by('comment', 'It holds sentences that differ from row to row.')
  // The same letter may come again and again; no option of a closed question is as long.
  return facts.words >= 20
    ? by('comment', 'It holds whole paragraphs.')
    : by('answer', 'It holds a few answers that come again.')
}

const several: Role[] = ['answer', 'respondent-kind', 'equality', 'tags']

function optionOf(heading2: string | null): string | null {
  return heading2 === null || /^(open-ended )?response$/i.test(heading2) ? null : tidy(heading2)
}

function identifies(facts: Column['facts']): boolean {
  return facts.filled > 0 && (facts.distinct > facts.filled * 0.5 || facts.ruined > 0)
}

/** A column whose heading says nothing that we know, or only when it was begun, but the only one that holds dates. */
function onlyDates(columns: MappedColumn[], facts: Column[]): void {
  const dated = columns.filter(({ index }) => {
    const { dates, samples } = facts[index]!
    return dates.dates > dates.others * 10 && samples.some((sample) => !/^\d+([.,]\d+)?$/.test(sample))
  })
  const [only] = dated
  if (only && dated.length === 1 && ['answer', 'ignore'].includes(only.role) && only.option === null)
    assign(only, 'submitted-at', 'It holds dates, and no other column does.')
}

/** The moment it was finished rather than begun, if a file has several. */
function submittedRank(label: string): number {
  if (/complet|submit|end|recorded|sent/i.test(label)) return 0
  return /received|timestamp/i.test(label) ? 1 : 2
}

/** Keep the first and best column of a role that a submission has one of; the others stay as answers, told apart by label. */
function keepOne(columns: MappedColumn[], role: Role, rank: (column: MappedColumn) => number): void {
  const [best, ...others] = columns
    .filter((column) => column.role === role)
    .sort((a, b) => rank(a) - rank(b) || a.index - b.index)
  for (const column of others) {
    assign(column, 'answer', `“${best!.label}” is taken for this already.`)
    column.question = column.label
  }
}

/** An event named on the first row of each block only, and the columns beside it that are empty on the same rows. */
function markFillDown(columns: MappedColumn[], facts: Column[]): void {
  const filled = (column: MappedColumn) => facts[column.index]!.facts.filled
  const most = Math.max(...facts.map((column) => column.facts.filled))
  const event = columns.find(({ role }) => role === 'event' || role === 'event-ref')
  if (!event || filled(event) === 0 || filled(event) > most * 0.7) return
  for (const column of columns) {
    if (eventParts.includes(column.role) && filled(column) <= filled(event) && filled(column) > 0) {
      column.fillDown = true
      column.why += ' Rows where it is empty are taken to go with the row above.'
    }
  }
}

/** A column whose dates could be either way round is read as the file's other dates are, if they agree. */
function lendDateOrder(columns: MappedColumn[], facts: Column[]): void {
  const orders = new Set(facts.flatMap(({ dates }) => (dates.order ? [dates.order] : [])))
  if (orders.size !== 1) return
  const [order] = [...orders]
  for (const column of columns) {
    const { dates } = facts[column.index]!
    if (dates.ambiguous && dates.why.startsWith('Every')) {
      column.dateOrder = order ?? null
      column.why += ' Its dates are read as those of the other date columns.'
    }
  }
}

function assign(column: MappedColumn, role: Role, why: string): MappedColumn {
  column.role = role
  column.why = why
  return column
}
