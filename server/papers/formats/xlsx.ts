import writeExcelFile from 'write-excel-file/node'
import { withoutOverrides } from '../../http/languages/vocabulary.ts'
import { guarded } from '../../data/csv.ts'
import type { Paper } from '../contract.ts'
import { notesOn } from './pdf.ts'

/**
 * The figures of a paper as a spreadsheet: a sheet that says what it is of, with the hash, then one for each table in the
 * paper's order. A whole number is a number; everything else is text, which no spreadsheet runs.
 */
export async function paperXlsx(paper: Paper, address: string): Promise<Buffer> {
  const { content, hash } = paper
  const tables = content.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
  const about = [
    ['Paper', content.title],
    ['Reference', content.ref],
    ['Issued to', content.issuedTo],
    ['Issued on', content.issuedOn],
    ['Figures of', content.figuresOn ?? content.issuedOn],
    ['SHA-256', hash],
    ['Address', address],
    ...notesOn(paper).map((note) => ['Please note', note]),
  ].map((cells) => cells.map((words) => text(words)))
  const sheets = tables.map(({ caption, columns, rows }) => [
    [text(caption)],
    columns.map(({ label }) => ({ ...text(label), fontWeight: 'bold' as const })),
    ...rows.map((cells) => cells.map((words, at) => (columns[at]?.number ? numberOr(words) : text(words)))),
  ])
  const named = [
    { sheet: 'About', data: about, columns: [{ width: 16 }, { width: 80 }] },
    ...sheets.map((data, at) => ({
      sheet: `Table ${at + 1}`,
      data,
      columns: tables[at]?.columns.map(({ number }, place) => ({ width: number ? 14 : place === 0 ? 40 : 60 })) ?? [],
    })),
  ]
  return writeExcelFile(named).toBuffer()
}

const text = (words: string) => ({ value: guarded(withoutOverrides(words)), type: String })

function numberOr(words: string) {
  const plain = words.replaceAll(',', '')
  return /^[−-]?\d+$/.test(plain) ? { value: Number(plain.replace('−', '-')), type: Number } : text(words)
}
