import { dayOfAnswer } from './columns/beside.ts'
import { undecided } from './dates.ts'
import { headingWords } from './columns/headings.ts'
import { assign, type MappedColumn } from './mapped.ts'
import type { Column } from './table.ts'
import { otherDay } from './columns/wording.ts'

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
  /\b(start\w*|begun|began|clos\w*|resolv\w*|repl\w*|answer\w*|due|ack\w*|updat\w*|modif\w*|chang\w*|edit\w*|last|seen|upload\w*|import\w*|sync\w*|download\w*|moderated|approved|publish\w*|exported)\b/i

/** Says when somebody was answered: better no day than that one. */
const replied = /\b(repl(y|ied|ies)|closed|resolved|acknowledged|due)\b/i

/** No column is called a day or a moment of saying, or only one when it was begun: the best that holds dates is it. */
export function bestDates(columns: MappedColumn[], facts: Column[]): void {
  if (columns.some(({ role }) => role === 'submitted-at' || role === 'event-date')) return
  const dated = columns.filter(({ index, role, option, label, why }) => {
    const { dates, samples, heading } = facts[index]!
    return (
      dates.dates > dates.others * 10 &&
      !otherDay.test(heading) &&
      dates.fillers !== dates.dates &&
      samples.some((sample) => !/^\d+([.,]\d+)?$/.test(sample)) &&
      (role === 'answer' || role === 'ignore') &&
      option === null &&
      why !== dayOfAnswer &&
      !replied.test(headingWords(label))
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
    const words = headingWords(heading)
    if (isStamped(facts[column.index]!) || otherMoment.test(words) || /\bcreat(ed|ion)\b/i.test(words))
      assign(column, 'ignore', 'It holds moments that a program noted.', 'likely')
  }
}

function isStamped({ samples, dates }: Column): boolean {
  return dates.dates > 0 && samples.every((sample) => /\d:\d\d:\d\d/.test(sample))
}

/** The moment it was finished rather than begun, if a file has several. */
export function submittedRank(label: string): number {
  if (/^(submission_?date|date submitted|submitted|submitdate|recorded ?date|_submission_time|completion)/i.test(label))
    return 0
  if (/complet|submit|end|recorded|sent/i.test(label)) return 1
  return /received|timestamp/i.test(label) ? 2 : 3
}

/** A column whose dates could be either way round is read as the file's other dates are, if they agree. */
export function lendDateOrder(columns: MappedColumn[], facts: Column[]): void {
  const orders = new Set(facts.flatMap(({ dates }) => (dates.order ? [dates.order] : [])))
  if (orders.size !== 1) return
  const [order] = [...orders]
  for (const column of columns) {
    const { dates } = facts[column.index]!
    if (undecided(dates) && column.dateOrder === null) {
      column.dateOrder = order ?? null
      column.why += ' Its dates are read as those of the other date columns.'
    }
  }
}
