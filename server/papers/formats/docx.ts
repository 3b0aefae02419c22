import {
  AlignmentType,
  Bookmark,
  Document,
  ExternalHyperlink,
  Footer,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { Block, Paper } from '../contract.ts'
import { citing, notesOn, onTheWeb, type Printed, standingOf } from './pdf.ts'
import { printable } from './printable.ts'

/**
 * A paper as a Word document: real headings, lists and header rows, the hash at its end. A chart is the table beside it, in
 * words. The same numbers as every other form, from the same blocks.
 */
export async function paperDocx(paper: Paper, address: string): Promise<Buffer> {
  const { content, hash, quotes } = paper
  const { title, consultation, ref, blocks } = content
  const document = new Document({
    title: `${title}: ${consultation.title}`,
    creator: 'Said and Done',
    description: ref,
    keywords: `SHA-256 ${hash}`,
    styles: { default: { document: { run: { font: 'Arial', size: 22, language: { value: 'en-GB' } } } } },
    numbering: {
      config: [
        {
          reference: 'points',
          levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.START }],
        },
      ],
    },
    sections: [
      {
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.END,
                children: [
                  new TextRun({ children: [`${ref} · page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(title) }),
          paragraph(consultation.title),
          paragraph(standingOf(content)),
          ...notesOn(paper).map((note) => paragraph(note)),
          ...onTheWeb(blocks, address).flatMap((block) => partsOf(block, quotes)),
          new Paragraph({
            heading: HeadingLevel.HEADING_2,
            children: [new Bookmark({ id: 'cite', children: runs('How to cite this paper, and how to check it') })],
          }),
          ...citing({ content, hash }, address).map(({ term, text }) => paragraph(`${term}: ${text}`)),
          new Paragraph({
            children: [new ExternalHyperlink({ link: address, children: runs('This paper on the web') })],
          }),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

const fromRight = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u

function runs(words: string, bold = false): TextRun[] {
  return printable(words, [])
    .replaceAll('\u200b', '')
    .split('\n')
    .map(
      (line, at) =>
        new TextRun({ text: xmlSafe(line), bold, break: at > 0 ? 1 : 0, rightToLeft: fromRight.test(words) }),
    )
}

/** Control characters have no place in XML. */
const xmlSafe = (text: string) => text.replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, '')

const paragraph = (words: string, bold = false) =>
  new Paragraph({ bidirectional: fromRight.test(words), spacing: { after: 120 }, children: runs(words, bold) })

function partsOf(block: Printed, quotes: (string | null)[]): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          heading: block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
          children: runs(block.text),
        }),
      ]
    case 'text':
      return [paragraph(block.text)]
    case 'numbered':
      return [paragraph(`${block.number} ${block.text}`)]
    case 'warning':
      return [paragraph(`Please note: ${block.text}`, true)]
    case 'page-break':
      return [new Paragraph({ pageBreakBefore: true })]
    case 'list':
      return block.items.map(
        (item) => new Paragraph({ numbering: { reference: 'points', level: 0 }, children: runs(item) }),
      )
    case 'facts':
      return block.rows.flatMap(({ term, text, address }) => [
        paragraph(term, true),
        address === undefined
          ? paragraph(text)
          : new Paragraph({
              spacing: { after: 120 },
              children: [new ExternalHyperlink({ link: address, children: runs(text) })],
            }),
      ])
    case 'quote':
      return [quoted(quotes[block.at] ?? null)]
    case 'chart':
      return [paragraph(`${block.caption} ${block.alt}`)]
    case 'table':
      return [
        paragraph(block.caption),
        ...(block.rows.length === 0 ? [paragraph('None.')] : [table(block)]),
        paragraph(''),
      ]
  }
}

function quoted(words: string | null): Paragraph {
  if (words === null) return paragraph('These words were taken back after this paper was issued.')
  const rightToLeft = fromRight.test(words)
  return new Paragraph({
    bidirectional: rightToLeft,
    indent: { start: 480 },
    spacing: { after: 120 },
    children: runs(`“${words}”`),
  })
}

function table({ columns, rows }: Extract<Block, { kind: 'table' }>): Table {
  const cell = (words: string, at: number, head: boolean) =>
    new TableCell({
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [
        new Paragraph({
          alignment: columns[at]?.number ? AlignmentType.END : AlignmentType.START,
          children: runs(words, head),
        }),
      ],
    })
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: columns.map(({ label }, at) => cell(label, at, true)) }),
      ...rows.map(
        (cells) => new TableRow({ cantSplit: true, children: cells.map((words, at) => cell(words, at, false)) }),
      ),
    ],
  })
}
