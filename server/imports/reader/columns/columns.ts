import { createHash } from 'node:crypto'
import {
  answeredBeside,
  birthsBeside,
  boxesOfWords,
  consentBeside,
  equalityBeside,
  joinedTwice,
  keepOne,
  markFillDown,
  namesBeside,
  patientsBeside,
  optionsByColon,
  sharedOptions,
  subjectBeside,
  titleBeside,
  townsBeside,
  versionsBeside,
} from './beside.ts'
import { firstCodes, identityRank, ownCodes } from './codes.ts'
import { consentOf } from './consent/answer.ts'
import { consentQuestion } from './consent/question.ts'
import { type DateOrder, isZone, undecided } from '../dates.ts'
import { withoutDetails } from './details.ts'
import { guess, partOfDay } from './guess.ts'
import { plainColumn } from './guess/look.ts'
import { keepersBeside, peopleNamed } from './keepers.ts'
import { assign, type ColumnMap, type MappedColumn } from '../mapped.ts'
import { bestDates, fillerNotice, lendDateOrder, otherStamps, submittedRank, withoutFillers } from '../moments.ts'
import type { Role } from './roles.ts'
import type { Column, Table } from '../table.ts'
import { toolColumns, tools } from './tools.ts'
import { ofHospital, yearlessWhy } from '../values.ts'

/** Guess what each column means: by the tool that wrote it, from its heading, and from all that it holds. */
export function guessColumns(table: Pick<Table, 'columns'> & { decisions?: Table['decisions'] }): ColumnMap {
  const tool = tools.find(({ code }) => code === table.decisions?.tool)
  const fixed = tool ? toolColumns(tool, table.columns) : []
  const columns = table.columns.map((column, n) => {
    const told = fixed[n]
    return told ? { ...fixedColumn(column, told), tool: tool?.code } : guess(column)
  })
  optionsByColon(columns, table.columns)
  answeredBeside(columns, table.columns)
  patientsBeside(columns)
  namesBeside(columns)
  townsBeside(columns, table.columns)
  const [alone] = columns
  if (alone && columns.length === 1 && alone.role !== 'comment') assign(alone, 'comment', 'It is the only column.')
  for (const column of columns) {
    const { values } = table.columns[column.index]!.facts
    if (column.role === 'event' && values.length > 0 && values.every(({ value }) => partOfDay.test(value)))
      assign(column, 'answer', 'It names parts of a day.', 'likely')
  }
  const event = columns.some(({ role }) => role === 'event' || role === 'event-ref')
  for (const column of columns) {
    const { heading, facts } = table.columns[column.index]!
    if (event && column.role === 'submitted-at' && /^(event )?(date|(date )?held( on)?|day)$/i.test(heading)) {
      assign(column, 'event-date', 'A date beside an event is the day of the event.')
    }
    if (!event && column.role === 'event-date' && !columns.some(({ role }) => role === 'submitted-at'))
      assign(column, 'submitted-at', 'The day of a meeting that no other column tells of.', 'likely')
    if (!event && ['venue', 'audience', 'table'].includes(column.role) && facts.filled > 0) {
      if (
        column.role === 'venue' &&
        !ofHospital(facts.values) &&
        table.columns[column.index]!.samples.some((sample) => houseNumber.test(sample))
      )
        assign(column, 'ignore', 'An address leads to a person.')
      else assign(column, 'answer', 'There is no event that it could belong to.')
    }
  }
  ownCodes(columns, table.columns)
  firstCodes(columns, table.columns)
  withoutFillers(columns, table.columns)
  bestDates(columns, table.columns)
  joinedTwice(columns, table.columns)
  sharedOptions(columns, table.columns)
  titleBeside(columns, table.columns)
  subjectBeside(columns, table.columns)
  keepersBeside(columns, table.columns)
  versionsBeside(columns, table.columns)
  boxesOfWords(columns, table.columns)
  equalityBeside(columns, table.columns)
  peopleNamed(columns, table.columns)
  consentBeside(columns)
  keepOne(
    columns,
    'submitted-at',
    ({ index, label }) => {
      const { code, dates } = table.columns[index]!
      return submittedRank(code || label) + (dates.dates > 0 ? 0 : 10)
    },
    'answer',
  )
  otherStamps(columns, table.columns)
  birthsBeside(columns, table.columns)
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

/** “12 Mill Lane”, “Mill Lane 12, Leeds”. */
const houseNumber = /^\d{1,4}[a-z]? \p{Lu}|\p{Ll} \d{1,4}[a-z]?(,|$)/u

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
  const zone = told.zone ?? column.zone ?? mapped.zone
  if (told.role === 'submitted-at' && column.dates.dates === 0 && column.facts.filled > 0)
    return assign(mapped, 'ignore', 'It should hold dates, but holds none.', 'likely')
  if (told.role === 'comment') mapped.question = null
  if (told.dateOrder && undecided(column.dates)) mapped.dateOrder = told.dateOrder
  return assign(
    { ...mapped, zone: zone !== undefined && zone !== null && isZone(zone) ? zone : null },
    told.role,
    told.why,
    'sure',
  )
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
  if (column.why === yearlessWhy)
    return `“${label}” names days without their year, so nothing in it is taken for the day on which something was said.`
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
