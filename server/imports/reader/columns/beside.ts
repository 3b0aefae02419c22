import { phrases } from '../../../data/patterns.ts'
import { asked, optionBehind } from './headings.ts'
import { assign, type MappedColumn } from '../mapped.ts'
import { otherOption } from './wording.ts'
import type { Role } from './roles.ts'
import type { Column } from '../table.ts'

/** Says who answered the public, on what day, or whether anybody did. */
const whoAnswered = phrases({
  whole: String.raw`
      (response|reply)( \d+)?'?s? (author|by|from) | answer(ed)?[ _](name|time|e-?mail|by|at|on)
      | (responded|replied|answered)[ _](by|on|at) | (answer|reply|response) (given|provided|sent) by
      | (date|day) (responded|replied|answered|reply sent|of reply)`,
  words: String.raw`(has|have|organi[sz]ation|owner|provider|trust|council) (replied|responded|answered)`,
})
const byWhom =
  /^(response|reply)( \d+)?'?s? (author|by|from)$|^(responded|replied|answered) by$|^(answer|reply|response) (given|provided|sent) by$/i
export const dayOfAnswer = 'It is the day on which somebody answered.'
const whenAnswered = /^(response|reply|answer)[ _](date|time|day)$|^(date|day) (of )?(response|reply|answer)$/i
const whenTheyAnswered =
  /^(official|provider|owner|our|trust|council|practice|service)('?s)? (response|reply|answer) (date|time|day)$/i
const reply = /^((official|public|our) )?(response|reply|answer)(s|\(s\))?( \d+)?( (text|body))?$/i
/** The reply to what was said, whatever else the table tells. */
const surelyReply = phrases({
  whole: String.raw`
      (public|official|our|final) (reply|answer) | repl(y|ies)( (text|body|letter|message|wording|sent))?
      | (owner|organi[sz]ation|provider|practice|venue|business)('?s)? (reply|response)
      | (response|reply|answer)s? (provided|given|sent|issued|made)\b.*`,
})

/** The reply of the person who was asked stands behind the words that it replies to, and is none of the public's. */
export function answeredBeside(columns: MappedColumn[], facts: Column[]): void {
  // Whatever stands behind a question that the public asked, and is called its answer, is one.
  const told = columns.some(
    ({ label, role }) =>
      whoAnswered.test(label) ||
      (role === 'comment' && /^(questions?|quer(y|ies)|enquir(y|ies))( text)?$/i.test(label)),
  )
  const asking = columns.some(({ label, role }) => role === 'comment' && /\bquestion( text)?$/i.test(label))
  const replies = ({ index }: MappedColumn) => {
    const heading = asked(facts[index]!.heading)
    if (asking && /^(\p{L}+ ){0,2}(answer|reply|response)( text)?$/iu.test(heading)) return true
    return surelyReply.test(heading) || (told && reply.test(heading))
  }
  const first = columns.find((column) => column.role === 'comment' && !replies(column))
  if (!first) return
  for (const column of columns) {
    const { heading, facts: seen, dates } = facts[column.index]!
    const counted = seen.filled > 0 && seen.numbers === seen.filled
    const dated = seen.filled > 0 && dates.dates === seen.filled
    if ((told && whenAnswered.test(heading)) || whenTheyAnswered.test(heading))
      assign(column, 'ignore', dayOfAnswer, 'likely')
    else if (byWhom.test(heading)) assign(column, 'ignore', 'It names who answered.', 'sure')
    else if (replies(column) && dated) assign(column, 'ignore', dayOfAnswer, 'likely')
    else if (replies(column) && column.index > first.index && !counted)
      assign(column, 'analyst-note', 'It is the reply to what was said.', 'likely')
  }
}

/** A day long before anybody answered is the day on which somebody was born, whatever stands above it. */
export function birthsBeside(columns: MappedColumn[], facts: Column[]): void {
  const years = ({ index }: MappedColumn) =>
    facts[index]!.samples.flatMap((sample) => {
      const year = /(?<!\d)(19\d\d|20\d\d)(?!\d)/.exec(sample)?.[1]
      return year === undefined ? [] : Number(year)
    })
  const said = columns.filter(({ role }) => role === 'submitted-at').flatMap(years)
  for (const column of columns) {
    const { dates, samples } = facts[column.index]!
    const born = years(column)
    if (column.role !== 'answer' || dates.dates <= dates.others || born.length < 2 || born.length < samples.length - 1)
      continue
    const newest = Math.max(...born)
    if (newest - Math.min(...born) >= 12 && (said.length === 0 || newest <= Math.min(...said) - 5))
      assign(column, 'equality', 'Its days lie many years back: they seem to be dates of birth.', 'likely')
  }
}

/** What a concern was about, in a word or two beside the whole of it, is no second comment. */
export function subjectBeside(columns: MappedColumn[], facts: Column[]): void {
  const told = columns.some(({ role, index }) => role === 'comment' && facts[index]!.facts.words >= 5)
  for (const column of told ? columns : []) {
    const { facts: seen } = facts[column.index]!
    if (
      column.role === 'comment' &&
      seen.sentences === 0 &&
      seen.words < 2.5 &&
      !/\?/.test(column.label) &&
      /\b(concern|issue|subject|topic|complaint|nature of)\b/i.test(column.label)
    )
      assign(column, 'answer', 'It names in a word or two what another column tells.', 'doubtful')
  }
}

/** The same words once more, redacted or in another language, are no second comment of the same person's. */
export function versionsBeside(columns: MappedColumn[], facts: Column[]): void {
  const labels = new Set(columns.filter(({ role }) => role === 'comment').map(({ label }) => label.toLowerCase()))
  for (const column of columns) {
    if (column.role !== 'comment') continue
    const label = column.label.toLowerCase()
    const of = [
      /^(?:redacted|anonymi[sz]ed|edited|cleaned|published|moderated|public|final|corrected|processed)(?: (?:version|text|copy))?(?: of)?[ :–-]+(.+)$/,
      /^(.+?)[ :–-]+\(?(?:redacted|anonymi[sz]ed|edited|cleaned|published|moderated|corrected|for publication)(?: (?:version|text|copy))?\)?$/,
    ].flatMap((pattern) => pattern.exec(label)?.[1] ?? [])
    const same = columns.some(
      (other) =>
        other.role === 'comment' &&
        other.index < column.index &&
        sameSamples(facts[other.index]!, facts[column.index]!),
    )
    if (same) assign(column, 'ignore', 'It holds the words of another column again.', 'likely')
    else if (of.some((original) => labels.has(original)))
      assign(column, 'ignore', 'It holds the words of another column again, as somebody edited them.', 'likely')
  }
}

/** Do two columns hold the same words, whatever tags and signs stand among them? */
function sameSamples(one: Column, other: Column): boolean {
  const plain = ({ samples }: Column) =>
    samples.map((text) =>
      text
        .replace(/<[^<>]*>|&#?\w+;/g, '')
        .replace(/[^\p{L}]+/gu, '')
        .toLowerCase(),
    )
  const [mine, theirs] = [plain(one), plain(other)]
  return (
    mine.length > 1 &&
    mine.length === theirs.length &&
    one.facts.filled === other.facts.filled &&
    one.facts.words >= 3 &&
    mine.every((text, n) => text === theirs[n])
  )
}

/** Boxes for several answers to one open question: where one holds sentences, a word or two in another is an answer in words too. */
export function boxesOfWords(columns: MappedColumn[], facts: Column[]): void {
  const open = columns.filter(({ role }) => role === 'comment').map(({ index }) => facts[index]!)
  for (const column of columns) {
    const { heading, heading2, facts: seen } = facts[column.index]!
    const { filled, ticks, boxes, numbers, distinct, counted } = seen
    if (column.role !== 'answer' || column.option === null || heading2 === null || filled === 0) continue
    if (ticks + boxes + numbers > 0 || distinct < counted) continue
    if (
      open.some((other) => other.heading === heading && other.heading2 !== null && !otherOption.test(other.heading2))
    ) {
      assign(column, 'comment', 'It is a box of the same open question as the column beside it.', 'doubtful')
      Object.assign(column, { question: column.label, option: null })
    }
  }
}

/** The town of an address whose postcode stands beside it says no more than that. */
export function townsBeside(columns: MappedColumn[], facts: Column[]): void {
  const postcodes = columns.some(({ role, index }) => role === 'postcode-area' && facts[index]!.facts.kinds.postcode)
  for (const column of postcodes ? columns : [])
    if (column.role === 'area' && /\baddress\b/i.test(column.label))
      assign(column, 'ignore', 'It is a part of an address, of which the first half of the postcode is kept.', 'sure')
}

/** In a list of complaints and of patients somebody speaks on behalf of a person, not of an organisation. */
export function patientsBeside(columns: MappedColumn[]): void {
  if (!columns.some(({ label }) => /\b(patient|complain\w*|relationship|next of kin)\b/i.test(label))) return
  for (const column of columns)
    if (column.role === 'organisation' && /^(on )?behalf of/i.test(column.label))
      assign(column, 'name', 'It names for whom somebody speaks.', 'likely')
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
  const headings = new Set(facts.map(({ heading }) => heading))
  const before = ({ index }: MappedColumn) => {
    const { heading } = facts[index]!
    const [, above = '', option = ''] = /^(.+)\/([^/]+)$/.exec(heading) ?? []
    // KoboToolbox's “visit/topics/bus” stands behind “visit/topics”.
    return headings.has(above) ? [above, option] : /^(.{3,}?): (.+)$/.exec(heading)?.slice(1)
  }
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

/** KoboToolbox and others write a question's answers once together, and once more in a column for each option. */
export function joinedTwice(columns: MappedColumn[], facts: Column[]): void {
  const spread = new Set(
    columns.flatMap(({ option, ticks, question }) => (option !== null && ticks && question ? question : [])),
  )
  for (const column of columns) {
    const { option, role, question } = column
    if (
      option === null &&
      (role === 'answer' || role === 'tags') &&
      question &&
      spread.has(question) &&
      facts[column.index]!.facts.filled > 0
    )
      assign(column, 'ignore', 'Its answers stand in columns of their own.', 'sure')
  }
}

/** “If you selected Other, please specify” says more of whatever stands before it: of somebody's origin or faith no more than that. */
export function equalityBeside(columns: MappedColumn[], facts: Column[]): void {
  for (const column of columns) {
    const before = columns[column.index - 1]
    const { heading, facts: seen } = facts[column.index]!
    if (
      before?.role === 'equality' &&
      otherAlone.test(heading) &&
      ['comment', 'answer'].includes(column.role) &&
      seen.words < 8
    )
      assign(column, 'equality', `It says more of “${before.label.slice(0, 60)}”.`, 'likely')
  }
}

const otherAlone = phrases({
  whole: String.raw`
      (q?\d{1,2}[a-z]?[.):]?[a-z]?[.):]? ?)?(if (you (selected|chose|ticked|said|answered) )?['‘“"]?other['’”"]?,? ?
        |other,? ?[(-]? ?)?(please (specify|state|describe|say|give details)|specify|other)[.):]*`,
})

/** Columns of one question in which the same short words come again rank or choose between options. */
export function sharedOptions(columns: MappedColumn[], facts: Column[]): void {
  const questionOf = ({ index }: MappedColumn) => optionBehind(facts[index]!.heading)?.question
  const valuesOf = ({ index }: MappedColumn) => facts[index]!.facts.values.map(({ value }) => value.toLowerCase())
  for (const column of columns) {
    const question = questionOf(column)
    if (column.role !== 'comment' || question === undefined || facts[column.index]!.facts.words >= 4) continue
    const others = columns.filter((other) => other !== column && questionOf(other) === question).flatMap(valuesOf)
    if (valuesOf(column).some((value) => others.includes(value)))
      assign(column, 'answer', 'Another column of its question holds the same options.', 'likely')
  }
}

/** The title of a proposal or a message, beside the text that it is the title of, is no second comment. */
export function titleBeside(columns: MappedColumn[], facts: Column[]): void {
  const text = columns.find(
    ({ role, label }) => role === 'comment' && /^(description|body|text|message|comment|proposal)s?\b/i.test(label),
  )
  for (const column of text ? columns : []) {
    if (
      column.role === 'comment' &&
      /^((forum|discussion|thread|post|idea|article|project) )?(title|subject|headline|heading|topic|thread|discussion|post|section|column)(\/.*)?$/i.test(
        column.label,
      )
    )
      assign(column, 'answer', `It is the title of “${text!.label}”.`, 'likely')
  }
  for (const column of columns) {
    const longer = columns.find(
      (other) =>
        other.role === 'comment' &&
        other !== column &&
        facts[other.index]!.facts.words > facts[column.index]!.facts.words * 1.5 &&
        !/\btitle$/i.test(other.label),
    )
    if (longer && column.role === 'comment' && /^(\p{L}+ ){0,2}title$/iu.test(column.label))
      assign(column, 'answer', `It is the title of “${longer.label}”.`, 'likely')
  }
}

/** Speaks of a name's being published, rather than of words. */
const ofName = /\bnames?\b.{0,40}\b(publish|show|appear|display|print|attribut|withh[eo]ld|removed|hidden|left out)/i

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
  daysOfBlocks(columns, facts)
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

/** A day that is written once, in the first column, above all that was said on it. */
function daysOfBlocks(columns: MappedColumn[], facts: Column[]): void {
  const [first] = columns
  const most = Math.max(...facts.map(({ facts: seen }) => seen.filled))
  if (first?.role !== 'submitted-at') return
  const { facts: seen, dates } = facts[0]!
  if (seen.filled < 2 || dates.dates < seen.filled || seen.distinct < seen.counted || seen.filled > most * 0.6) return
  first.fillDown = true
  first.why += ' Rows where it is empty are taken to go with the row above.'
}

const eventParts: Role[] = ['event-ref', 'event', 'event-date', 'venue', 'audience']
