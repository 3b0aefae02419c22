import type { FileRecord } from '../records.ts'
import { longestRaw, longestRecord, tooLongRow } from '../records.ts'
import { clip } from '../text.ts'

/** How a program writes the line on which a message begins: its moment, who wrote it, and its first words. */
type Form = { name: string; begins: RegExp }

const day = String.raw`\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}`
const clock = String.raw`\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:[\s\u202f]?[ap]\.?\s?m\.?)?`
const forms: Form[] = [
  {
    name: 'WhatsApp',
    begins: new RegExp(
      `^[\\u200e\\u200f]*(?:\\[(?<inside>${day},? ${clock})\\]|(?<plain>${day},? ${clock}) [-–]) (?:(?<from>[^:]{1,80}): )?(?<words>.*)$`,
      'iu',
    ),
  },
  {
    name: 'a meeting',
    begins: /^(?<plain>\d{2}:\d{2}:\d{2})\s+From\s+(?<from>.{1,80}?)(?:\s+to\s+.{1,80}?)?\s*:\s*(?<words>.*)$/iu,
  },
]

/** What stands for something that is no words. */
const wordless =
  /^[\u200e\u200f]*(<[^<>]{3,40}>|(image|video|audio|sticker|gif|document|contact card) omitted|(this message was|you) deleted( this message)?\.?|null|(missed|silent) (voice|video) call.*)$/iu

export const chatHeadings = ['Date', 'From', 'Message']

/** Is a text the record of a conversation, one message after another? @param head  its first lines, decoded */
export function chatForm(head: string): Form | null {
  const lines = head.split(/\r\n|[\r\n]/).filter((line) => line.trim() !== '')
  const found = forms.find(
    ({ begins }) => begins.test(lines[0] ?? '') && lines.filter((line) => begins.test(line)).length * 3 > lines.length,
  )
  const messages = found ? lines.filter((line) => found.begins.exec(line)?.groups?.from !== undefined).length : 0
  return found && messages >= 2 ? found : null
}

/** The messages as rows under headings, which stand on no line of the file. What is none is accounted for too. */
export async function* chatRecords(chunks: AsyncIterable<Buffer>, { begins }: Form): AsyncGenerator<FileRecord[]> {
  yield [{ line: 0, cells: chatHeadings }]
  let message: { line: number; cells: [string, string, string]; raw: string } | null = null
  let line = 0
  let rest = ''
  const finished = (): FileRecord[] => {
    if (!message) return []
    const { line, cells, raw } = message
    const [at, from, words] = cells
    message = null
    if (words.length > longestRecord) return [{ line, reason: tooLongRow, raw: clip(raw, longestRaw) }]
    if (from === '' || words === '' || wordless.test(words))
      return [
        {
          line,
          reason: 'A note of the chat program, without anybody’s words.',
          raw: clip(raw, longestRaw),
          data: false,
        },
      ]
    return [{ line, cells: [at, from, words] }]
  }
  const take = (text: string): FileRecord[] => {
    line++
    const found = begins.exec(text)?.groups
    if (!found) {
      if (!message)
        return text.trim() === ''
          ? []
          : [{ line, reason: 'It belongs to no message.', raw: clip(text, longestRaw), data: false }]
      if (message.cells[2].length <= longestRecord) {
        const more = message.cells[2] === '' ? text.trim() : `\n${text}`
        message.cells[2] += more
        message.raw += `\n${text}`
      }
      return []
    }
    const before = finished()
    const at = found.inside ?? found.plain ?? ''
    message = {
      line,
      cells: [at, (found.from ?? '').replace(/^[~\s\u200e]+/, '').trim(), (found.words ?? '').trim()],
      raw: text,
    }
    return before
  }
  for await (const chunk of chunks) {
    const lines = (rest + chunk.toString('utf8')).split('\n')
    rest = lines.pop() ?? ''
    const records = lines.flatMap((text) => take(text.replace(/\r$/, '')))
    if (records.length > 0) yield records
  }
  const last = [...(rest === '' ? [] : take(rest.replace(/\r$/, ''))), ...finished()]
  if (last.length > 0) yield last
}
