import { createHash } from 'node:crypto'
import type { DateOrder } from './dates.ts'
import {
  asksConsent,
  type ConsentQuestion,
  consentOf,
  consentQuestion,
  namesPublishing,
  saysYesOrNo,
} from './consent.ts'
import { isZone } from './dates.ts'
import { holdsPostcode, withoutDetails } from './details.ts'
import { wordsIn } from './facts.ts'
import { optionBehind, optionWords, tidy } from './headings.ts'
import type { Column, Table } from './table.ts'
import { toolColumns, tools } from './tools.ts'
import {
  answered,
  askedForMore,
  factQuestion,
  headings,
  nameWord,
  officersWords,
  openQuestion,
  otherDay,
  otherName,
  otherOption,
  personalNumber,
  plainComment,
  reachQuestion,
} from './wording.ts'
import type { Role } from './roles.ts'

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
  /** How sure the guess is; the least sure are shown first. */
  sure?: 'sure' | 'likely' | 'doubtful'
  /** The column says of each option whether it was chosen: only what was chosen is an answer. */
  ticks?: boolean
  /** The tool that wrote it, where its values mean what the tool says. */
  tool?: string
  /** The zone of its times, where they carry none. */
  zone?: string | null
  /** Its cells are HTML, to be read as text. */
  markup?: boolean
  /** Long values that come again and again: options, not anybody's own words. */
  repeated?: string[]
  /** For consent: which way round the question is put. */
  consent?: ConsentQuestion
  /** What somebody should know of this column before it is imported. */
  notice?: string | null
  /** Its label in the file that was imported first, where this one spells it another way. */
  known?: string
}

/** What all columns mean, one entry for each column in the order of the file. */
export interface ColumnMap {
  columns: MappedColumn[]
}

/** Guess what each column means: by the tool that wrote it, from its heading, and from all that it holds. */
export function guessColumns(table: Pick<Table, 'columns'> & { decisions?: Table['decisions'] }): ColumnMap {
  const tool = tools.find(({ code }) => code === table.decisions?.tool)
  const fixed = tool ? toolColumns(tool, table.columns) : []
  const columns = table.columns.map((column, n) => {
    const told = fixed[n]
    return told ? { ...fixedColumn(column, told), tool: tool?.code } : guess(column)
  })
  answeredBeside(columns, table.columns)
  const [alone] = columns
  if (alone && columns.length === 1 && alone.role !== 'comment') assign(alone, 'comment', 'It is the only column.')
  const event = columns.some(({ role }) => role === 'event' || role === 'event-ref')
  for (const column of columns) {
    const { heading, facts } = table.columns[column.index]!
    if (event && column.role === 'submitted-at' && /^(event )?(date|(date )?held( on)?|day)$/i.test(heading)) {
      assign(column, 'event-date', 'A date beside an event is the day of the event.')
    }
    if (!event && ['venue', 'audience', 'table'].includes(column.role) && facts.filled > 0) {
      assign(column, 'answer', 'There is no event that it could belong to.')
    }
  }
  firstCodes(columns, table.columns)
  withoutFillers(columns, table.columns)
  onlyDates(columns, table.columns)
  joinedTwice(columns, table.columns)
  titleBeside(columns)
  keepOne(
    columns,
    'submitted-at',
    (column) => submittedRank(table.columns[column.index]!.code || column.label),
    'answer',
  )
  keepOne(columns, 'source-id', (column) => identityRank(column, table.columns[column.index]!), 'ignore')
  const postcodes = ({ index }: MappedColumn) => -(table.columns[index]!.facts.kinds.postcode ?? 0)
  keepOne(columns, 'postcode-area', postcodes, 'ignore')
  for (const role of single) keepOne(columns, role, () => 0, 'answer')
  markFillDown(columns, table.columns)
  lendDateOrder(columns, table.columns)
  for (const column of columns) {
    column.notice = noticeOf(column, table.columns[column.index]!)
    column.repeated = optionsOf(column.role, table.columns[column.index]!)
  }
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
      if (!column) return guess
      const { index, notice } = guess
      const repeated = optionsOf(column.role, table.columns[index]!)
      return { ...column, index, dateOrder: guess.dateOrder ?? column.dateOrder, repeated, notice }
    }),
  }
}

/** The long options of a closed question. A map is kept in clear: an address that comes again is none, nor are a comment's words. */
export function optionsOf(role: Role, { facts }: Pick<Column, 'facts'>): string[] {
  return role === 'answer' ? facts.repeated.filter((value) => withoutDetails(value) === value) : []
}

/** The map with one column changed by a person, who thereby takes it over from the guess. */
export function withColumn(map: ColumnMap, index: number, change: Partial<MappedColumn>): ColumnMap {
  return {
    columns: map.columns.map((column) =>
      column.index === index
        ? {
            ...column,
            ...change,
            index,
            guessed: false,
            sure: 'sure',
            why: 'Chosen by a person.',
            ...(change.role === 'consent-to-quote' && { consent: consentQuestion(column.question ?? column.label) }),
          }
        : column,
    ),
  }
}

/** The map with all dates that could be either way round read in one order; as it is where nobody has said which. */
export function withDateOrder(map: ColumnMap, order: DateOrder | undefined): ColumnMap {
  if (order === undefined) return map
  const dated = (role: Role) => role === 'submitted-at' || role === 'event-date'
  return {
    columns: map.columns.map((column) => (dated(column.role) ? { ...column, dateOrder: order } : column)),
  }
}

const eventParts: Role[] = ['event-ref', 'event', 'event-date', 'venue', 'audience']
const single: Role[] = [
  'organisation',
  'area',
  'channel',
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

/** A column that a tool always writes. What its author asked in it is judged like any other. */
function fixedColumn(column: Column, told: NonNullable<ReturnType<typeof toolColumns>[number]>): MappedColumn {
  const mapped = { ...plainColumn(column), sure: 'sure' as const }
  const zone = told.zone ?? column.zone
  if (told.role === 'submitted-at' && column.dates.dates === 0 && column.facts.filled > 0)
    return assign(mapped, 'ignore', 'It should hold dates, but holds none.', 'likely')
  if (told.role === 'comment') mapped.question = null
  return assign(
    { ...mapped, zone: zone !== undefined && zone !== null && isZone(zone) ? zone : null },
    told.role,
    told.why,
    'sure',
  )
}

function plainColumn(column: Column): MappedColumn {
  const { heading, group, facts } = column
  const asked = group ? `${group} — ${heading}` : heading
  return {
    index: column.index,
    label: column.label,
    role: 'ignore',
    question: asked === '' ? null : asked,
    option: null,
    joined: false,
    fillDown: false,
    dateOrder: column.dates.order,
    guessed: true,
    why: '',
    sure: 'likely',
    ticks: false,
    zone: column.zone && isZone(column.zone) ? column.zone : null,
    markup: facts.markup > facts.filled * 0.3 && facts.markup > 0,
    repeated: facts.repeated,
    notice: null,
  }
}

function guess(column: Column): MappedColumn {
  const { heading, heading2, facts, group } = column
  const spread = heading2 === null ? optionBehind(heading) : null
  const ticked = spread !== null && facts.filled > 0 && (facts.ticks === facts.filled || facts.boxes === facts.filled)
  const spreadOut = spread !== null && (ticked || facts.filled === 0 || otherOption.test(spread.option))
  const question = spreadOut ? spread.question : heading.replace(/ - selected choice$/i, '')
  // "Q6. Gender:" is about gender.
  const bare = question
    .replace(/^(q\d{1,2}[a-z]?[.):]?|\d{1,2}(\.?[a-z])?\.?[.)])\s+/i, '')
    .replace(/’/g, "'")
    .replace(
      /\s*\((optional|required|if any|if known|if applicable|please (state|tick|specify)[^)]*|y ?\/ ?n|yes ?\/ ?no)\)$/i,
      '',
    )
    .replace(/\s*[.:*]+$/, '')
    .replace(/_+/g, (found, at: number) => (at === 0 ? found : ' '))
  // Citizen Space repeats behind a question what its answer is called: “What is your name? - Name”.
  const behind = spread && !spreadOut ? spread.question.replace(/^\d{1,2}[.)]\s+/, '') : null
  const naming = (text: string) =>
    [text, text.replace(owner, '')]
      .map((reading) => headings.find(([, pattern]) => pattern.test(reading))?.[0])
      .find(Boolean)
  const code = lastPart(heading)
  const named =
    naming(bare) ??
    (code === null ? undefined : naming(code)) ??
    (spread && !spreadOut ? (naming(spread.option) ?? (behind === null ? undefined : naming(behind))) : undefined)
  const option = spreadOut ? spread.option : optionOf(heading2)
  const words = facts.ticks + facts.boxes + facts.numbers < facts.filled
  // Microsoft Forms ends each with a semicolon; elsewhere it shows in answers that come again.
  const joined =
    facts.ended > facts.filled / 2 || (facts.joined > facts.filled * 0.2 && facts.options * 2 <= facts.parts)
  const boxes = option !== null && facts.filled > 0 && facts.boxes === facts.filled
  const mapped: MappedColumn = {
    ...plainColumn(column),
    question: question === '' ? null : group ? `${group} — ${question}` : question,
    option,
    ticks: boxes,
  }
  const by = (role: Role, why: string, sure: MappedColumn['sure'] = 'likely') =>
    assign({ ...mapped, joined: joined && several.includes(role) }, role, why, sure)
  const kind = (name: keyof typeof facts.kinds, share: number) => (facts.kinds[name] ?? 0) > facts.filled * share
  const varied = facts.distinct > facts.counted * 0.5

  if (heading === '' && facts.filled === 0) return by('ignore', 'It has no heading and holds nothing.', 'sure')
  // What the cells are by their own look goes before what stands above them.
  if (kind('email', 0.5)) return by('email', 'It holds e-mail addresses.', 'sure')
  if (kind('ip', 0.5)) return by('ip', 'It holds IP addresses.', 'sure')
  if (kind('phone', 0.5)) return by('phone', 'It holds telephone numbers.', 'sure')
  if (personalNumber.test(bare) || kind('nhs-number', 0.5))
    return by('ignore', 'It holds a number of a person’s, which is not kept.', 'sure')
  if (kind('postcode', 0.5)) return by('postcode-area', 'It holds postcodes.', 'sure')
  if (kind('place', 0.5)) return by('ignore', 'It holds exact places, which can lead to a person.', 'sure')
  if (kind('handle', 0.5)) return by('name', 'It holds names of accounts.', 'sure')
  if (kind('titled', 0.5) && !otherName.test(bare)) return by('name', 'It holds names of people.', 'sure')
  if (kind('url', 0.5)) return by('ignore', 'It holds web addresses, which can lead to a person.', 'sure')
  if (kind('json', 0.5)) return by('ignore', 'It holds data for programs.', 'likely')
  const asked = code ?? heading
  const choice = spread?.option ?? optionOf(heading2)
  // “Publishing - May we publish this?” asks a question of its own; “May we publish this? - Yes, but not my name” is an option.
  const own = choice !== null && asksConsent(choice)
  const ticked2 = facts.ticks + facts.echoes >= facts.filled
  if (
    (own ||
      asksConsent(group ? `${group}: ${asked}` : asked) ||
      (saysYesOrNo(facts.values) && namesPublishing(asked))) &&
    !(facts.sentences > facts.filled * 0.5 && varied && !ticked2)
  ) {
    if (own) Object.assign(mapped, { question: column.label, option: null, ticks: false })
    mapped.consent = consentQuestion(own ? choice : (code ?? question))
    return by('consent-to-quote', consentWhy[mapped.consent], mapped.consent === 'unclear' ? 'doubtful' : 'likely')
  }
  const person = named ?? (option !== null && words ? personal(naming(option)) : undefined)
  if (person === 'postcode-area' && option !== null && !column.samples.some(holdsPostcode) && facts.filled > 0)
    return by('ignore', 'An address leads to a person, and this one has no postcode.', 'sure')
  if (person !== undefined && personal(person) && option !== null && facts.filled > 0)
    return { ...by(person, 'What it asks for is somebody’s own.', 'sure'), question: column.label, option: null }
  if (officersWords.test(bare)) return by('analyst-note', 'Its heading says that officers wrote it.')
  if (named === 'source-id') {
    if (identifies(facts)) return by(named, 'Its heading, and each row has its own.', 'sure')
    return kind('hash', 0.5) || !(facts.words >= 3)
      ? by('ignore', 'Called an identifier, but rows share it.')
      : by('answer', 'Called an identifier, but it holds words.', 'doubtful')
  }
  if (
    named === undefined &&
    nameWord.test(bare) &&
    !otherName.test(bare) &&
    wordsIn(bare) <= 8 &&
    facts.named > facts.filled * 0.6
  )
    return by('name', 'It asks for a name, and holds names.')
  if (
    facts.reached > facts.filled * 0.5 &&
    (reachQuestion.test(bare) || !(openQuestion.test(bare) || plainComment.test(bare)))
  )
    return by('phone', 'It holds addresses or numbers of people among other words.', 'doubtful')
  if (named === 'dots' || named === 'signatures')
    return facts.numbers === facts.filled
      ? by(named, 'Its heading, and it holds numbers.', 'sure')
      : by('answer', `Called ${named}, but it holds words.`, 'doubtful')
  if (named === 'submitted-at' && facts.filled > 0 && facts.months > facts.filled * 0.5)
    return by('answer', 'It names months and no days.')
  if (named === 'submitted-at' && column.dates.dates === 0 && facts.named > facts.filled * 0.6)
    return by('name', 'Called a date, but it holds names.')
  if (named === 'submitted-at' && column.dates.dates === 0 && facts.filled > 0)
    return by('answer', 'Called a date, but it holds no dates.', 'doubtful')
  if (
    (named === 'ignore' || named === 'channel' || named === 'status') &&
    facts.words >= 5 &&
    varied &&
    facts.sentences > 1
  )
    return by('comment', 'It holds sentences that differ from row to row.', 'doubtful')
  // "Location: what do you think?" and the like ask for words, whatever the first of them is.
  if (named === 'postcode-area' && !/post|zip/i.test(bare) && facts.filled > 0 && !column.samples.some(holdsPostcode))
    return by('ignore', 'An address leads to a person, and this one has no postcode.', 'sure')
  if (
    named &&
    !(
      openWords.includes(named) &&
      facts.words >= 6 &&
      varied &&
      !joined &&
      facts.filled > 2 &&
      facts.sentences > facts.filled * 0.5
    )
  )
    return by(named, 'Its heading.', 'sure')
  if (named) return by('comment', 'It holds sentences that differ from row to row.', 'doubtful')
  if (heading2 && /^open-ended response$/i.test(heading2))
    return by('comment', 'The survey tool says that answers are open-ended.', 'sure')
  if (/^comment$/i.test(option ?? '') && facts.boxes < facts.filled) {
    return { ...by('comment', 'It is the comment beside an answer.'), question: column.label, option: null }
  }
  if (/^(your )?(responses?|answer|reply)$/i.test(bare) && facts.sentences === 0 && isRated(column))
    return by('answer', 'It holds ratings.')
  if (plainComment.test(bare))
    return {
      ...by('comment', 'Its heading.', 'sure'),
      question: group || /\(\d+\)$/.test(column.label) ? column.label : null,
    }
  if (facts.filled === 0 && option === null) return by('ignore', 'It holds nothing.', 'sure')
  if (kind('hash', 0.5)) return by('ignore', 'It holds codes of a program.')
  if (kind('age', 0.6)) return by('equality', 'It holds age groups.')
  const other = otherOption.test(option ?? '') || otherOption.test(bare)
  if (other && facts.boxes < facts.filled) {
    // A word or two names another option; a sentence is somebody's own.
    return facts.sentences > 0 || facts.words >= 3
      ? { ...by('comment', 'It asks for words beside the options.'), question: column.label, option: null }
      : by('answer', 'It names other options in a word or two.')
  }
  if (option !== null && varied && facts.words >= 4 && facts.ticks === 0)
    return { ...by('comment', 'It holds sentences that differ from row to row.'), question: column.label, option: null }
  if (option !== null) return by('answer', 'One option of a question that is spread over columns.', 'sure')
  if (column.dates.dates > column.dates.others * 10 && answered.test(bare) && !otherDay.test(bare))
    return by('submitted-at', 'Its heading, and it holds dates.')
  if (column.dates.dates > column.dates.others) return by('answer', 'It holds dates.')
  if (joined) return by('answer', 'Several answers joined by semicolons.')
  const speakers = speakersIn(facts.values, question)
  if (speakers) return by('respondent-kind', 'Its answers say who is speaking.')
  if (askedForMore.test(question) && facts.words >= 2) return by('comment', 'Its heading asks for words.')
  // One word each, and some of them again: options, however open the question.
  const options = facts.words < 2 && facts.sentences === 0 && facts.distinct < facts.counted
  if (reachQuestion.test(bare) && facts.sentences === 0) return by('answer', 'It asks how to reach somebody.')
  if (varied && !options && openQuestion.test(question) && facts.numbers + facts.boxes < facts.filled * 0.9)
    return by('comment', 'Its heading asks for words.')
  if (varied && facts.words >= 4)
    return by('comment', 'It holds sentences that differ from row to row.', facts.words >= 8 ? 'likely' : 'doubtful')
  if (facts.sentences > facts.repeated.length && openQuestion.test(question) && facts.words >= 3)
    return by('comment', 'Its heading asks for words.', 'doubtful')
  if (
    !isRated(column) &&
    /\?$/.test(bare.trim()) &&
    !factQuestion.test(bare) &&
    facts.words >= 2 &&
    facts.counted > 1 &&
    facts.distinct === facts.counted
  )
    return by('comment', 'It asks a question, and the answers differ from row to row.', 'doubtful')
  // Two or three words in capitals, hardly ever the same: whatever they are called, they are sealed like names.
  if (
    facts.counted >= 5 &&
    facts.named > facts.filled * 0.85 &&
    facts.distinct > facts.counted * 0.85 &&
    facts.words >= 1.7 &&
    facts.words < 3.5 &&
    !otherName.test(bare)
  )
    return by('name', 'It holds what look like names of people.', 'doubtful')
  // The same letter may come again and again; no option of a closed question is as long.
  if (facts.words >= 20) return by('comment', 'It holds whole paragraphs.')
  return by(
    'answer',
    'It holds a few answers that come again.',
    facts.numbers === facts.filled || !varied ? 'likely' : 'doubtful',
  )
}

function isRated({ samples }: Column): boolean {
  return samples.filter((sample) => ratingWords.test(sample) && wordsIn(sample) <= 5).length * 2 >= samples.length
}

/** Words of the scales on which people rate. */
const ratingWords =
  /\b(good|poor|satisfied|dissatisfied|agree|disagree|likely|unlikely|easy|difficult|often|always|never|sometimes|excellent|fair|know|support|oppose|important|yes|no)\b/i

/** Whose it is, and how it is asked for, says nothing of what it is. */
const owner =
  /^(?:(?:please )?(?:give|enter|state|tell us|provide|add) )?(?:your|the|my|respondent'?s|participant'?s|ihre?|deine?|votre|vos|su|sus|tu|eich|twój|twoja) /i

/** What “visit/what_to_change” and “respondent-first_name” call a field; null for a heading in words. */
function lastPart(heading: string): string | null {
  if (!/[_/]/.test(heading) && !/^[a-z\d]+(-[a-z\d]+)+$/.test(heading)) return null
  if (/\s/.test(heading)) return null
  const last = heading.split(/[/:]|-(?=\w)/).at(-1)!
  return last.replace(/_+/g, ' ').trim() || null
}

/** A role that is about a person, and that a field of a block “Your details” can have. */
function personal(role: Role | undefined): Role | undefined {
  return role !== undefined && personalRoles.includes(role) ? role : undefined
}

const personalRoles: Role[] = ['name', 'email', 'phone', 'organisation', 'postcode-area', 'area']

const consentWhy: Record<ConsentQuestion, string> = {
  unclear: 'Its heading speaks of consent, but not clearly: nobody’s is read from it.',
  gives: 'Its heading asks whether words may be quoted.',
  withholds: 'Its heading asks who does not want to be quoted: a yes means no.',
  objects: 'Its heading asks who objects to being quoted: a yes means no.',
  'keeps-secret': 'Its heading asks what is to be kept confidential: a yes means no.',
}

/** Roles that a heading can seem to name although it asks for words. */
const openWords: Role[] = [
  'area',
  'venue',
  'audience',
  'table',
  'organisation',
  'respondent-kind',
  'channel',
  'equality',
  'event',
  'tags',
  'language',
]

const several: Role[] = ['answer', 'respondent-kind', 'equality', 'tags']

function optionOf(heading2: string | null): string | null {
  return heading2 === null || optionWords.test(heading2) ? null : tidy(heading2)
}

function identifies(facts: Column['facts']): boolean {
  return facts.filled > 0 && (facts.distinct > facts.counted * 0.5 || facts.ruined > 0)
}

/** Do nearly all values of a question about a person say in what capacity they speak? */
function speakersIn(values: Column['facts']['values'], question: string): boolean {
  if (
    values.length < 2 ||
    !/\b(who|are you|you are|capacity|role|speaking|spoke|by|respond\w*|reply\w*|answer\w* as)\b/i.test(question)
  )
    return false
  const rows = values.reduce((sum, each) => sum + each.rows, 0)
  const kinds =
    /\b(carers?|patients?|members? of the public|public|residents?|staff|employees?|organi[sz]ations?|service users?|family members?|clinicians?|professionals?)\b/i
  return values.reduce((sum, each) => sum + (kinds.test(each.value) ? each.rows : 0), 0) >= rows * 0.7
}

/** Where one column says who answered, the one beside it that holds the answer is the authority's. */
function answeredBeside(columns: MappedColumn[], facts: Column[]): void {
  const said = columns.some(({ label }) =>
    /^(response|reply)( \d+)?'?s? (author|by|from)$|^(responded|replied|answered) by$/i.test(label),
  )
  if (!said || columns.filter(({ role }) => role === 'comment').length === 0) return
  for (const column of columns) {
    const { heading } = facts[column.index]!
    if (/^((official|public|our) )?(response|reply|answer)( \d+)?( (text|body))?$/i.test(heading))
      assign(column, 'analyst-note', 'Another column says who answered.', 'likely')
    if (/^(response|reply)( \d+)?'?s? (author|by|from)$|^(responded|replied|answered) by$/i.test(heading))
      assign(column, 'ignore', 'It names who answered.', 'sure')
  }
}

/** A first column of short codes, a different one in each row, is the file's own ID whatever it is called. */
function firstCodes(columns: MappedColumn[], facts: Column[]): void {
  const first = columns[0]
  if (!first || first.role !== 'answer' || columns.some(({ role }) => role === 'source-id') || columns.length < 2)
    return
  const { heading, samples, facts: seen, dates } = facts[0]!
  const most = Math.max(...facts.map((column) => column.facts.filled))
  const codes = samples.every((sample) => /^[\p{L}\d/_.#-]{1,24}$/u.test(sample) && /\d/.test(sample))
  const numbered = /\b(id|ref|serial|no|nr|num|card|sheet|form|row|item|entry|code|key|participant)\b/i.test(heading)
  const whole = seen.filled === most && seen.distinct === seen.counted && seen.counted > 2
  if (codes && whole && dates.dates === 0 && wordsIn(heading) <= 3 && (numbered || seen.numbers === 0))
    assign(first, 'source-id', 'Each row has a code of its own in it.', 'likely')
}

/** Dates that only fill a field, as LimeSurvey's 1 January 1980 does in surveys that keep none, are no dates. */
function withoutFillers(columns: MappedColumn[], facts: Column[]): void {
  for (const column of columns) {
    const { dates } = facts[column.index]!
    if (dates.dates === 0 || dates.fillers !== dates.dates) continue
    const dated = column.role === 'submitted-at' || column.role === 'event-date'
    assign(column, 'ignore', 'Every date in it is 1 January 1980, which stands for none.', 'sure')
    if (dated) column.notice = fillerNotice
  }
}

const fillerNotice = 'fillers'

/** A column whose heading says nothing that we know, or only when it was begun, but the only one that holds dates. */
function onlyDates(columns: MappedColumn[], facts: Column[]): void {
  const dated = columns.filter(({ index }) => {
    const { dates, samples, heading } = facts[index]!
    return (
      dates.dates > dates.others * 10 &&
      !otherDay.test(heading) &&
      dates.fillers !== dates.dates &&
      samples.some((sample) => !/^\d+([.,]\d+)?$/.test(sample))
    )
  })
  const [only] = dated
  if (only && dated.length === 1 && ['answer', 'ignore'].includes(only.role) && only.option === null)
    assign(only, 'submitted-at', 'It holds dates, and no other column does.', 'likely')
}

/** KoboToolbox and others write a question's answers once together, and once more in a column for each option. */
function joinedTwice(columns: MappedColumn[], facts: Column[]): void {
  const spread = new Set(
    columns.flatMap(({ option, ticks, question }) => (option !== null && ticks && question ? question : [])),
  )
  for (const column of columns) {
    const { option, role, question } = column
    if (
      option === null &&
      role === 'answer' &&
      question &&
      spread.has(question) &&
      facts[column.index]!.facts.filled > 0
    )
      assign(column, 'ignore', 'Its answers stand in columns of their own.', 'sure')
  }
}

/** The title of a proposal or a message, beside the text that it is the title of, is no second comment. */
function titleBeside(columns: MappedColumn[]): void {
  const text = columns.find(
    ({ role, label }) => role === 'comment' && /^(description|body|text|message|comment|proposal)s?\b/i.test(label),
  )
  for (const column of text ? columns : []) {
    if (column.role === 'comment' && /^(title|subject|headline|heading)(\/.*)?$/i.test(column.label))
      assign(column, 'answer', `It is the title of “${text!.label}”.`, 'likely')
  }
}

/** The moment it was finished rather than begun, if a file has several. */
function submittedRank(label: string): number {
  if (/^(submission_?date|date submitted|submitted|submitdate|recorded ?date|_submission_time|completion)/i.test(label))
    return 0
  if (/complet|submit|end|recorded|sent/i.test(label)) return 1
  return /received|timestamp/i.test(label) ? 2 : 3
}

/** An ID of the answer itself before one of the person, and one that every row has before one with gaps. */
function identityRank({ label }: MappedColumn, { facts }: Column): number {
  const whole = facts.distinct === facts.counted ? 0 : 4
  if (/\b(user|author|member|person|contact|participant)\b/i.test(label.replace(/_/g, ' '))) return whole + 2
  return whole + (/uuid|instanceid|^key$/i.test(label) ? 1 : 0)
}

/** Keep the first and best column of a role that a submission has one of; the others are told apart by label. */
function keepOne(
  columns: MappedColumn[],
  role: Role,
  rank: (column: MappedColumn) => number,
  rest: 'answer' | 'ignore',
): void {
  const [best, ...others] = columns
    .filter((column) => column.role === role)
    .sort((a, b) => rank(a) - rank(b) || a.index - b.index)
  for (const column of others) {
    assign(column, column.tool ? 'ignore' : rest, `“${best!.label}” is taken for this already.`, 'likely')
    column.question = column.label
  }
}

/** What somebody should know of a column before it is imported: a sentence, or null. */
function noticeOf(column: MappedColumn, { facts, dates }: Column): string | null {
  const { role, label, zone } = column
  if (column.notice === fillerNotice)
    return `“${label}” says 1 January 1980 in every row, which the survey tool writes when it keeps no dates: it is not used.`
  if (role === 'submitted-at' && zone !== null && zone !== undefined && zone !== 'Europe/London')
    return `The times in “${label}” are read as those of ${zone}, as the file says.`
  if (/^Called an identifier, but rows share it/.test(column.why))
    return `The numbers in “${label}” come again or begin again, so rows are told apart by what was said in them.`
  if (facts.months > facts.filled * 0.5 && dates.dates === 0 && facts.filled > 0)
    return `“${label}” names months and no days, so it is not taken for the day on which something was said.`
  if (role === 'consent-to-quote') {
    const few = facts.values.slice(0, 6).map(({ value, rows }) => {
      const means = consentOf(value, column.consent ?? 'gives')
      return `“${value.slice(0, 60)}” (${rows}) ${means === true ? 'may be quoted' : means === false ? 'may not' : 'cannot be read, so may not'}`
    })
    return few.length > 0 ? `Consent in “${label}”: ${few.join('; ')}.` : null
  }
  if (role === 'ignore' && facts.words >= 3 && facts.sentences > 0 && facts.distinct > 1 && column.sure !== 'sure')
    return `“${label}” holds words and is not imported.`
  if (column.markup && role === 'comment') return `The HTML in “${label}” is read as text.`
  return null
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

function assign(column: MappedColumn, role: Role, why: string, sure: MappedColumn['sure'] = 'likely'): MappedColumn {
  column.role = role
  column.why = why
  column.sure = sure
  return column
}
