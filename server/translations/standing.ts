import { hash } from 'node:crypto'
import type { Progress, SideBySide, State } from './contract.ts'
import type { OtherLanguage } from '../http/languages/contract.ts'
import type { Row } from './queries.ts'
import { fieldOf, type Text } from './texts.ts'

/** The last row that was made from what the text says now; else the last that was made from what it said before. Pure. */
export function lastRowOf(text: Text, rows: Row[]): Row | undefined {
  const own = rows.filter((row) => row.subjectId === text.subjectId && fieldOf(row) === fieldOf(text))
  return (
    own.find((row) => row.english === text.english) ?? own.find((row) => row.field === text.field && row.text !== null)
  )
}

/** The texts with what stands for each, as `me` sees it. Pure. @param rows  of one language, the newest first */
export function sideBySide(texts: Text[], rows: Row[], me: string): SideBySide[] {
  return texts.map((text) => {
    const row = lastRowOf(text, rows)
    const there = row !== undefined && row.text !== null
    return {
      key: text.key,
      where: text.where,
      english: text.english,
      seen: seenOf(text, row),
      state: stateOf(text, row),
      row: row?.id ?? null,
      text: row?.text ?? '',
      made: there ? row.made : null,
      by: there ? row.by : null,
      on: there ? row.at : null,
      checkedBy: there ? row.checkedBy : null,
      mine: there && row.byPerson === me,
      madeFrom: there && row.english !== text.english ? row.english : null,
    }
  })
}

/** Changes with the English and with every new row. */
function seenOf(text: Text, row: Row | undefined): string {
  return `${row?.id ?? ''} ${hash('sha256', text.english, 'base64url').slice(0, 12)}`
}

function stateOf(text: Text, row: Row | undefined): State {
  if (!row || row.text === null) return 'missing'
  if (row.english !== text.english) return 'out-of-date'
  if (row.checkedBy !== null) return 'checked'
  return text.subject === 'response' && !row.released ? 'waiting' : row.made
}

/** How far a language has come. Pure. */
export function progressIn(language: OtherLanguage, texts: Text[], rows: Row[]): Progress {
  const states = texts.map((text) => stateOf(text, lastRowOf(text, rows)))
  const count = (...wanted: State[]) => states.filter((state) => wanted.includes(state)).length
  return {
    language,
    texts: texts.length,
    translated: count('waiting', 'machine', 'person', 'checked'),
    checked: count('checked'),
    waiting: count('waiting'),
    outOfDate: count('out-of-date'),
  }
}
