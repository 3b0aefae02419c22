import type { Batch, Row } from './columns/classify.ts'
import type { Column, LongShape } from './table.ts'

const personHeading =
  /^(respondent|response|person|participant|submission|user|member|consultee|record|case|contributor|reply)[ _-]?(id|ref(erence)?|no\.?|number|code)?$|^(id|ref|reference|uid)$/i
const questionHeading = /^(questions?|question[ _-]?(text|title|label|wording|name)|prompt|item|field|asked)$/i
const answerHeading =
  /^(answers?|responses?|(answer|response|free[ -]?text)[ _-]?(text|value|body)?|value|reply|verbatim|text|comments?)$/i

/** Does a table have one line for each answer? Its people must come again, with a different question each time. */
export function looksLong(columns: Column[]): Omit<LongShape, 'kept' | 'questions'> | null {
  const find = (pattern: RegExp) => columns.find(({ heading }) => pattern.test(heading.trim()))
  const [person, question, answer] = [find(personHeading), find(questionHeading), find(answerHeading)]
  if (!person || !question || !answer || new Set([person, question, answer]).size < 3) return null
  const again = person.facts.distinct * 1.5 <= person.facts.counted
  const few =
    question.facts.distinct >= 2 &&
    question.facts.distinct * 2 <= question.facts.counted &&
    question.facts.distinct <= 200
  return again && few ? { person: person.index, question: question.index, answer: answer.index } : null
}

/** Looks through all lines for the questions, and for the columns that do not change within a person. */
export async function shapeOfLong(
  batches: AsyncIterable<Batch>,
  found: Omit<LongShape, 'kept' | 'questions'>,
  columns: Column[],
): Promise<LongShape> {
  const questions = new Set<string>()
  const told = new Map<string, string[]>()
  const changing = new Set<number>([found.person, found.question, found.answer])
  for await (const { rows } of batches) {
    for (const { cells } of rows) {
      questions.add(cells[found.question]!.trim())
      const before = told.get(cells[found.person]!)
      if (!before) {
        // A key with two questions in one cell is no person: a few thousand people show which columns stay the same.
        if (told.size < 5_000)
          told.set(
            cells[found.person]!,
            cells.map((cell) => cell.slice(0, 200)),
          )
        continue
      }
      for (let n = 0; n < cells.length; n++) if (before[n] !== cells[n]!.slice(0, 200)) changing.add(n)
    }
  }
  questions.delete('')
  return {
    ...found,
    kept: columns.flatMap(({ index }) => (changing.has(index) ? [] : index)),
    questions: [...questions],
  }
}

/** The headings of the table with one row for each person. */
export function longHeadings({ person, kept, questions }: LongShape, columns: { heading: string }[]): string[] {
  return [columns[person]!.heading, ...kept.map((index) => columns[index]!.heading), ...questions]
}

/**
 * The lines of each person as one row. A person's lines may stand anywhere in the file, so the rows are kept until its end; a
 * second answer to the same question goes below the first.
 */
export async function* pivoted(batches: AsyncIterable<Batch>, shape: LongShape): AsyncGenerator<Batch> {
  const people = new Map<string, Row & { parts: number[] }>()
  const place = new Map(shape.questions.map((question, n) => [question, 1 + shape.kept.length + n]))
  for await (const { rows, rejected, blank } of batches) {
    for (const row of rows) {
      const key = row.cells[shape.person]!.trim()
      let person = people.get(key)
      if (!person || key === '') {
        const cells = [key, ...shape.kept.map((index) => row.cells[index]!), ...shape.questions.map(() => '')]
        person = { line: row.line, cells, doubt: row.doubt, parts: [] }
        people.set(key === '' ? `line ${row.line}` : key, person)
      } else person.parts.push(row.line)
      person.doubt ??= row.doubt
      const at = place.get(row.cells[shape.question]!.trim())
      const said = row.cells[shape.answer]!
      if (at !== undefined && said.trim() !== '')
        person.cells[at] = person.cells[at] === '' ? said : `${person.cells[at]}\n${said}`
      else if (at === undefined && said.trim() !== '') person.doubt ??= 'An answer in this row names no question.'
    }
    if (rejected.length > 0 || blank > 0) yield { rows: [], rejected, blank }
  }
  const all = [...people.values()]
  for (let from = 0; from < all.length; from += 500) yield { rows: all.slice(from, from + 500), rejected: [], blank: 0 }
}
