import type { MappedColumn } from './mapped.ts'
import { wordsIn } from './facts.ts'
import type { Role } from './roles.ts'
import type { Column } from './table.ts'
import { otherDay } from './wording.ts'

/** Says who answered the public, on what day, or whether anybody did. */
const whoAnswered =
  /^(response|reply)( \d+)?'?s? (author|by|from)$|^(responded|replied|answered)[ _](by|on|at)$|^(date|day) (responded|replied|answered|reply sent|of reply)$|\b(has|have|organi[sz]ation|owner|provider|trust|council) (replied|responded|answered)\b/i
const reply = /^((official|public|our) )?(response|reply|answer)( \d+)?( (text|body))?$/i
/** The reply to what was said, whatever else the table tells. */
const surelyReply =
  /^(repl(y|ies)|(owner|organi[sz]ation|provider|practice|venue|business)('?s)? (reply|response)|(response|reply|answer)s? (provided|given|sent|issued|made)\b.*)$/i

/** The reply of whoever was asked stands behind the words that it replies to, and is none of the public's. */
export function answeredBeside(columns: MappedColumn[], facts: Column[]): void {
  const told = columns.some(({ label }) => whoAnswered.test(label))
  const replies = ({ index }: MappedColumn) => {
    const { heading } = facts[index]!
    return surelyReply.test(heading) || (told && reply.test(heading))
  }
  const first = columns.find((column) => column.role === 'comment' && !replies(column))
  if (!first) return
  for (const column of columns) {
    const { heading, facts: seen } = facts[column.index]!
    const counted = seen.filled > 0 && seen.numbers === seen.filled
    if (replies(column) && column.index > first.index && !counted)
      assign(column, 'analyst-note', 'It is the reply to what was said.', 'likely')
    else if (/^(response|reply)( \d+)?'?s? (author|by|from)$|^(responded|replied|answered) by$/i.test(heading))
      assign(column, 'ignore', 'It names who answered.', 'sure')
  }
}

/** The words of a heading, whether they are spaced, joined by signs or by capitals. */
function headingWords(heading: string): string {
  return heading
    .replace(/(?<=[a-z\d])(?=[A-Z])/g, ' ')
    .replace(/[_.:/-]+/g, ' ')
    .trim()
}

const numbers = /(^| )(id|uuid|guid|ref|reference|no|nr|number|num|sid|key)$/i
/** Numbers of people, forms and machines: each row may have its own, and none is the answer's. */
const otherNumbers =
  /\b(house|flat|nhs|hospital|patient|passport|national|insurance|ni|document|card|licence|account|vehicle|phone|telephone|tel|mobile|contact|profile|user|author|device|collector|session|network|tracking|transaction|survey|page|url|how many|what)\b/i

/** A column whose rows each have a code of their own, and whose heading calls it a number or an ID, tells the rows apart. */
export function ownCodes(columns: MappedColumn[], facts: Column[]): void {
  const most = Math.max(...facts.map((column) => column.facts.filled))
  const whole = ({ index }: MappedColumn) => {
    const { filled, distinct, counted } = facts[index]!.facts
    return filled === most && distinct === counted && counted > 2
  }
  const given = columns.filter(({ role }) => role === 'source-id')
  if (given.some((column) => column.tool || whole(column))) return
  const [found] = columns
    .filter((column) => {
      const { heading, samples, dates, facts: seen } = facts[column.index]!
      const words = headingWords(heading)
      const hashed = (seen.kinds.hash ?? 0) > seen.filled * 0.5
      return (
        (column.role === 'answer' || (column.role === 'ignore' && hashed)) &&
        column.option === null &&
        numbers.test(words) &&
        !otherNumbers.test(words) &&
        wordsIn(words) <= 4 &&
        whole(column) &&
        dates.dates === 0 &&
        samples.every((sample) => /^[\p{L}\d/_.#:-]{1,40}$/u.test(sample) && /\d/.test(sample))
      )
    })
    .sort((a, b) => identityRank(a, facts[a.index]!) - identityRank(b, facts[b.index]!))
  if (!found) return
  assign(found, 'source-id', 'Each row has a code of its own in it.', 'likely')
  for (const column of given)
    assign(column, 'ignore', `Rows share it, and “${found.label}” tells them apart.`, 'likely')
}

/** The town of an address whose postcode stands beside it says no more than that. */
export function townsBeside(columns: MappedColumn[], facts: Column[]): void {
  const postcodes = columns.some(({ role, index }) => role === 'postcode-area' && facts[index]!.facts.kinds.postcode)
  for (const column of postcodes ? columns : [])
    if (column.role === 'area' && /\baddress\b/i.test(column.label))
      assign(column, 'ignore', 'It is a part of an address, of which the first half of the postcode is kept.', 'sure')
}

/** “Last” beside a name is the rest of it. */
export function namesBeside(columns: MappedColumn[]): void {
  for (const column of columns) {
    const beside = [columns[column.index - 1], columns[column.index + 1]].some((each) => each?.role === 'name')
    if (beside && /^(first|last|middle|given|family|sur|fore)(s|name)?$/i.test(column.label))
      assign(column, 'name', 'It stands beside a name.', 'likely')
  }
}

/**
 * “What is your interest?: Resident”, “What is your interest?: Business”: a question's options, each with a column of its own in
 * which it was ticked or not.
 */
export function optionsByColon(columns: MappedColumn[], facts: Column[]): void {
  const before = ({ index }: MappedColumn) => /^(.{3,}?): (.+)$/.exec(facts[index]!.heading)?.slice(1)
  const groups = Map.groupBy(
    columns.filter((column) => column.option === null && before(column)),
    (column) => before(column)![0]!,
  )
  for (const [question, of] of groups) {
    const ticked = of.filter(({ role, index }) => {
      const { filled, boxes } = facts[index]!.facts
      return role === 'answer' && filled > 0 && boxes === filled
    })
    if (of.length < 2 || ticked.length === 0 || ticked.length * 2 < of.length) continue
    for (const column of ticked) {
      assign(column, 'answer', 'One option of a question that is spread over columns.', 'sure')
      Object.assign(column, { question, option: before(column)![1]!, ticks: true })
    }
  }
}

/** A first column of short codes, a different one in each row, is the file's own ID whatever it is called. */
export function firstCodes(columns: MappedColumn[], facts: Column[]): void {
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
export function withoutFillers(columns: MappedColumn[], facts: Column[]): void {
  for (const column of columns) {
    const { dates } = facts[column.index]!
    if (dates.dates === 0 || dates.fillers !== dates.dates) continue
    const dated = column.role === 'submitted-at' || column.role === 'event-date'
    assign(column, 'ignore', 'Every date in it is 1 January 1980, which stands for none.', 'sure')
    if (dated) column.notice = fillerNotice
  }
}

export const fillerNotice = 'fillers'

/** Says when something was begun, changed, seen or passed on, and not when it was said. */
const otherMoment =
  /\b(start\w*|begun|began|open\w*|updat\w*|modif\w*|chang\w*|edit\w*|last|seen|upload\w*|import\w*|sync\w*|download\w*|moderated|approved|exported)\b/i

/** No column is called a day or a moment of saying, or only one when it was begun: the best that holds dates is it. */
export function bestDates(columns: MappedColumn[], facts: Column[]): void {
  if (columns.some(({ role }) => role === 'submitted-at' || role === 'event-date')) return
  const dated = columns.filter(({ index, role, option }) => {
    const { dates, samples, heading } = facts[index]!
    return (
      dates.dates > dates.others * 10 &&
      !otherDay.test(heading) &&
      dates.fillers !== dates.dates &&
      samples.some((sample) => !/^\d+([.,]\d+)?$/.test(sample)) &&
      (role === 'answer' || role === 'ignore') &&
      option === null
    )
  })
  const said = dated.filter(({ label }) => !otherMoment.test(headingWords(label)))
  const stamped = said.filter(({ index }) => isStamped(facts[index]!))
  const from = stamped.length > 0 ? stamped : said.length > 0 ? said : dated
  const [best] = [...from].sort((a, b) => submittedRank(a.label) - submittedRank(b.label) || a.index - b.index)
  if (best && (from.length === 1 || from === stamped))
    assign(
      best,
      'submitted-at',
      dated.length === 1
        ? 'It holds dates, and no other column does.'
        : 'It holds the moments that look most like those of answering.',
      'likely',
    )
}

/** A program's own note of a moment, to the second, beside the one that counts, answers no question. */
export function otherStamps(columns: MappedColumn[], facts: Column[]): void {
  if (!columns.some(({ role }) => role === 'submitted-at')) return
  for (const column of columns) {
    const { dates, heading, facts: seen } = facts[column.index]!
    if (column.role !== 'answer' || dates.dates === 0 || dates.dates < seen.filled) continue
    if (isStamped(facts[column.index]!) || otherMoment.test(headingWords(heading)))
      assign(column, 'ignore', 'It holds moments that a program noted.', 'likely')
  }
}

function isStamped({ samples, dates }: Column): boolean {
  return dates.dates > 0 && samples.every((sample) => /\d:\d\d:\d\d/.test(sample))
}

/** KoboToolbox and others write a question's answers once together, and once more in a column for each option. */
export function joinedTwice(columns: MappedColumn[], facts: Column[]): void {
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
export function titleBeside(columns: MappedColumn[]): void {
  const text = columns.find(
    ({ role, label }) => role === 'comment' && /^(description|body|text|message|comment|proposal)s?\b/i.test(label),
  )
  for (const column of text ? columns : []) {
    if (column.role === 'comment' && /^(title|subject|headline|heading)(\/.*)?$/i.test(column.label))
      assign(column, 'answer', `It is the title of “${text!.label}”.`, 'likely')
  }
}

/** Speaks of a name's being published, rather than of words. */
const ofName = /\bnames?\b.{0,40}\b(publish|show|appear|display|print|attribut)/i

/** Of a question about quoting that has one column only, the words behind it are no option; one about the name asks less than another. */
export function consentBeside(columns: MappedColumn[]): void {
  const asked = columns.filter(({ role }) => role === 'consent-to-quote')
  for (const column of asked) {
    const siblings = columns.filter(({ question }) => question === column.question)
    if (column.option !== null && siblings.length === 1) Object.assign(column, { option: null, ticks: false })
    if (ofName.test(column.label) && asked.some(({ label }) => !ofName.test(label)))
      assign(column, 'answer', 'It asks about the name, and another column asks about the words.', 'likely')
  }
}

/** The moment it was finished rather than begun, if a file has several. */
export function submittedRank(label: string): number {
  if (/^(submission_?date|date submitted|submitted|submitdate|recorded ?date|_submission_time|completion)/i.test(label))
    return 0
  if (/complet|submit|end|recorded|sent/i.test(label)) return 1
  return /received|timestamp/i.test(label) ? 2 : 3
}

/** An ID of the answer itself before one of the person, and one that every row has before one with gaps. */
export function identityRank({ label }: MappedColumn, { facts }: Column): number {
  const whole = facts.distinct === facts.counted ? 0 : 4
  if (/\b(user|author|member|person|contact|participant)\b/i.test(label.replace(/_/g, ' '))) return whole + 2
  // A number that only counts the rows of this file begins again in the next.
  if (/^(number|no\.?|nr\.?|#|row|line)$/i.test(label)) return whole + 2
  return whole + (/uuid|instanceid|^key$/i.test(label) ? 1 : 0)
}

/** Keep the first and best column of a role that a submission has one of; the others are told apart by label. */
export function keepOne(
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

/** An event named on the first row of each block only, and the columns beside it that are empty on the same rows. */
export function markFillDown(columns: MappedColumn[], facts: Column[]): void {
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
export function lendDateOrder(columns: MappedColumn[], facts: Column[]): void {
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

export function assign(
  column: MappedColumn,
  role: Role,
  why: string,
  sure: MappedColumn['sure'] = 'likely',
): MappedColumn {
  column.role = role
  column.why = why
  column.sure = sure
  return column
}

const eventParts: Role[] = ['event-ref', 'event', 'event-date', 'venue', 'audience']
