import { createRequire } from 'node:module'
import path from 'node:path'
import PDFDocument from 'pdfkit'
import { inWords } from '../data/time.ts'
import type { Block, Paper } from './contract.ts'

const fonts = path.join(path.dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf')
const sizes = { title: 22, 2: 15, 3: 12, text: 10.5, small: 9 } as const
const margins = { top: 62, bottom: 68, left: 62, right: 62 }
const ink = '#1d2a2e'
const soft = '#4c5a5f'
const line = '#c9d1d3'

type Doc = InstanceType<typeof PDFDocument>
type Struct = ReturnType<Doc['struct']>

/**
 * A paper as a tagged PDF (PDF/UA, PDF 1.7): headings with bookmarks, lists, tables with header cells that come again on each
 * page, language, page numbers, the hash at the end. The same paper gives the same bytes.
 * @param address  where the paper is on the web, printed at its end
 */
export function paperPdf(paper: Paper, address: string): Promise<Buffer> {
  const { content, hash } = paper
  const doc = new PDFDocument({
    size: 'A4',
    margins,
    pdfVersion: '1.7',
    subset: 'PDF/UA',
    tagged: true,
    lang: content.lang,
    displayTitle: true,
    bufferPages: true,
    font: path.join(fonts, 'DejaVuSans.ttf'),
    info: {
      Title: `${content.title}: ${content.consultation.title}`,
      Author: 'Said and Done',
      Subject: `${content.ref}, issued to ${content.issuedTo} on ${inWords(content.issuedOn)}`,
      Keywords: `SHA-256 ${hash}`,
      // Not the moment of printing: the same paper is the same file.
      CreationDate: new Date(`${content.issuedOn}T12:00:00Z`),
    },
  } as unknown as PDFKit.PDFDocumentOptions)
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const finished = new Promise<Buffer>((resolve, reject) => {
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
  doc.registerFont('plain', path.join(fonts, 'DejaVuSans.ttf'))
  doc.registerFont('bold', path.join(fonts, 'DejaVuSans-Bold.ttf'))
  const root = doc.struct('Document')
  doc.addStructure(root)
  title(doc, root, paper)
  for (const block of content.blocks) write(doc, root, block, paper, address)
  write(doc, root, { kind: 'heading', level: 2, text: 'How to cite this paper, and how to check it' }, paper, address)
  write(doc, root, { kind: 'facts', rows: citing(paper, address) }, paper, address)
  root.end()
  numberPages(doc, content.ref)
  doc.end()
  return finished
}

/** What stands at the end of a paper, in every form of it. */
export function citing({ content, hash }: Paper, address: string): { term: string; text: string }[] {
  return [
    { term: 'Cite as', text: `${content.title}, ${content.ref}, ${inWords(content.issuedOn)}, ${address}` },
    { term: 'SHA-256', text: hash },
  ]
}

const width = (doc: Doc) => doc.page.width - margins.left - margins.right
const bottom = (doc: Doc) => doc.page.height - margins.bottom

function title(doc: Doc, root: Struct, { content }: Paper): void {
  paragraph(doc, root, 'H1', content.title, { font: 'bold', size: sizes.title, after: 4 })
  paragraph(doc, root, 'P', content.consultation.title, { size: 14, after: 10 })
  const meeting = content.meeting
    ? `For ${content.meeting.title}${content.meeting.day ? ` on ${inWords(content.meeting.day)}` : ''}. `
    : ''
  const words = `${meeting}Issued to ${content.issuedTo} on ${inWords(content.issuedOn)}. ${content.ref}, edition ${content.edition}.`
  paragraph(doc, root, 'P', words, { colour: soft, after: 6 })
}

function write(doc: Doc, root: Struct, block: Block, paper: Paper, address: string): void {
  switch (block.kind) {
    case 'heading':
      return head(doc, root, block)
    case 'text':
      return paragraph(doc, root, 'P', block.text)
    case 'warning':
      return paragraph(doc, root, 'P', `Please note: ${block.text}`, { font: 'bold', bar: '#8a4b00' })
    case 'quote':
      return quote(doc, root, block.at, paper, address)
    case 'list':
      return list(doc, root, block.items)
    case 'facts':
      return facts(doc, root, block.rows)
    case 'table':
      return table(doc, root, block)
  }
}

function head(doc: Doc, root: Struct, { level, text }: Extract<Block, { kind: 'heading' }>): void {
  doc.moveDown(level === 2 ? 1 : 0.6)
  // A heading alone at the foot of a page helps nobody.
  if (doc.y > bottom(doc) - 90) doc.addPage()
  bookmark(doc, level, text)
  paragraph(doc, root, level === 2 ? 'H2' : 'H3', text, { font: 'bold', size: sizes[level], after: 4 })
}

const shelves = new WeakMap<Doc, { chapter: ReturnType<Doc['outline']['addItem']> | undefined }>()

function bookmark(doc: Doc, level: 2 | 3, text: string): void {
  const shelf = shelves.get(doc) ?? { chapter: undefined }
  shelves.set(doc, shelf)
  if (level === 2 || !shelf.chapter) shelf.chapter = doc.outline.addItem(text, { expanded: false })
  else shelf.chapter.addItem(text)
}

type Look = {
  font?: 'plain' | 'bold'
  size?: number
  colour?: string
  after?: number
  indent?: number
  bar?: string
  lang?: string
}

function paragraph(
  doc: Doc,
  parent: Struct,
  tag: 'H1' | 'H2' | 'H3' | 'P' | 'BlockQuote' | 'LBody',
  words: string,
  look: Look = {},
): void {
  const { font = 'plain', size = sizes.text, colour = ink, after = 6, indent = 0, bar, lang } = look
  doc.font(font).fontSize(size).fillColor(colour)
  const x = margins.left + indent + (bar ? 12 : 0)
  const options = { width: width(doc) - (x - margins.left), lineGap: 2.5 }
  const height = doc.heightOfString(words, options)
  if (doc.y + Math.min(height, 40) > bottom(doc)) doc.addPage()
  const [page, top] = [doc.page, doc.y]
  const draw = () => doc.text(`${words} `, x, doc.y, options)
  parent.add(doc.struct(tag, lang ? { lang } : {}, draw))
  if (bar && doc.page === page) artifact(doc, () => doc.rect(margins.left, top, 3, doc.y - top).fill(bar))
  doc.y += after
}

/** What is drawn for the eye only. */
function artifact(doc: Doc, draw: () => void): void {
  const y = doc.y
  doc.markContent('Artifact', { type: 'Layout' })
  draw()
  doc.endMarkedContent()
  doc.y = y
}

function quote(doc: Doc, root: Struct, at: number, { content, quotes }: Paper, address: string): void {
  const words = quotes[at] ?? null
  const lang = content.quotes[at]?.language ?? content.lang
  if (words === null)
    return paragraph(doc, root, 'P', 'These words were taken back after this paper was issued.', {
      colour: soft,
      bar: line,
    })
  // The font has no letters for some scripts, and lays nothing out from right to left.
  if (!drawable(doc, words))
    return paragraph(doc, root, 'P', `Words in another script (${lang}): read them at ${address}.`, {
      colour: soft,
      bar: line,
    })
  paragraph(doc, root, 'BlockQuote', `“${words}”`, { bar: '#0b5a6f', lang })
}

function drawable(doc: Doc, words: string): boolean {
  if (/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/.test(words)) return false
  const { font } = (
    doc.font('plain') as unknown as { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } }
  )._font
  return [...words].every((letter) => /\s/.test(letter) || font.hasGlyphForCodePoint(letter.codePointAt(0) as number))
}

function list(doc: Doc, root: Struct, items: string[]): void {
  const whole = doc.struct('L')
  root.add(whole)
  for (const item of items) {
    const one = doc.struct('LI')
    whole.add(one)
    doc.font('plain').fontSize(sizes.text).fillColor(ink)
    if (doc.y + 30 > bottom(doc)) doc.addPage()
    one.add(doc.struct('Lbl', {}, () => doc.text('• ', margins.left, doc.y, { lineBreak: false })))
    paragraph(doc, one, 'LBody', item, { indent: 14, after: 3 })
    one.end()
  }
  whole.end()
  doc.y += 4
}

function facts(doc: Doc, root: Struct, rows: { term: string; text: string }[]): void {
  for (const { term, text } of rows) {
    paragraph(doc, root, 'P', term, { font: 'bold', size: sizes.small, colour: soft, after: 0 })
    paragraph(doc, root, 'P', text, { after: 5 })
  }
}

const pad = 4
/** A space parts one cell from the next for whoever has the page read out. It may need a line of its own: measure it too. */
const asDrawn = (cell: string) => `${cell} `

function table(doc: Doc, root: Struct, { caption, columns, rows }: Extract<Block, { kind: 'table' }>): void {
  paragraph(doc, root, 'P', caption, { size: sizes.small, colour: soft, after: 3 })
  if (rows.length === 0) return paragraph(doc, root, 'P', 'None.')
  const widths = widthsOf(doc, columns, rows)
  const whole = doc.struct('Table', { alt: caption } as never)
  root.add(whole)
  const heightOf = (cells: string[], font: 'plain' | 'bold') => {
    doc.font(font).fontSize(sizes.small)
    return (
      Math.max(...cells.map((cell, at) => doc.heightOfString(asDrawn(cell), { width: (widths[at] ?? 0) - 2 * pad }))) +
      2 * pad
    )
  }
  const draw = (
    cells: string[],
    font: 'plain' | 'bold',
    height: number,
    cell: (at: number, paint: () => void) => void,
  ) => {
    const y = doc.y
    let x = margins.left
    for (const [at, words] of cells.entries()) {
      const left = x
      cell(at, () => {
        doc
          .font(at === 0 && font === 'plain' ? 'plain' : font)
          .fontSize(sizes.small)
          .fillColor(ink)
        doc.text(asDrawn(words), left + pad, y + pad, {
          width: (widths[at] ?? 0) - 2 * pad,
          align: columns[at]?.number ? 'right' : 'left',
        })
      })
      x += widths[at] ?? 0
    }
    doc.y = y + height
    artifact(doc, () =>
      doc
        .moveTo(margins.left, doc.y)
        .lineTo(x, doc.y)
        .lineWidth(font === 'bold' ? 1.2 : 0.5)
        .stroke(font === 'bold' ? soft : line),
    )
  }
  const labels = columns.map(({ label }) => label)
  const headHeight = heightOf(labels, 'bold')
  const header = (again: boolean) => {
    if (again)
      // The same words come again on each page for the eye; a screen reader has heard them.
      return draw(labels, 'bold', headHeight, (_at, paint) => {
        doc.markContent('Artifact', { type: 'Layout' })
        paint()
        doc.endMarkedContent()
      })
    const row = doc.struct('TR')
    whole.add(row)
    draw(labels, 'bold', headHeight, (_at, paint) => row.add(doc.struct('TH', { scope: 'Column' } as never, paint)))
    row.end()
  }
  const first = heightOf(rows[0] ?? [], 'plain')
  if (doc.y + headHeight + first > bottom(doc)) doc.addPage()
  header(false)
  for (const cells of rows) {
    const height = heightOf(cells, 'plain')
    if (doc.y + height > bottom(doc)) {
      doc.addPage()
      header(true)
    }
    const row = doc.struct('TR')
    whole.add(row)
    draw(cells, 'plain', height, (at, paint) =>
      row.add(at === 0 ? doc.struct('TH', { scope: 'Row' } as never, paint) : doc.struct('TD', {}, paint)),
    )
    row.end()
  }
  whole.end()
  doc.y += 10
}

/** Numbers as narrow as they can be; words share the rest by how long they are. */
function widthsOf(doc: Doc, columns: { label: string; number: boolean }[], rows: string[][]): number[] {
  doc.font('bold').fontSize(sizes.small)
  const longestWord = (words: string) => Math.max(...words.split(/\s+/).map((word) => doc.widthOfString(word)), 0)
  const least = columns.map(({ label, number }, at) =>
    number ? Math.max(longestWord(label), ...rows.map((row) => doc.widthOfString(row[at] ?? ''))) + 2 * pad + 4 : 0,
  )
  const rest = width(doc) - least.reduce((sum, one) => sum + one, 0)
  const weights = columns.map(({ number }, at) =>
    number ? 0 : Math.min(60, Math.max(14, ...rows.map((row) => (row[at] ?? '').length))),
  )
  const all = weights.reduce((sum, one) => sum + one, 0)
  return least.map((one, at) => (columns[at]?.number ? one : (rest * (weights[at] ?? 0)) / all))
}

function numberPages(doc: Doc, ref: string): void {
  const { count } = doc.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page)
    // Text below the margin would begin a new page.
    doc.page.margins.bottom = 0
    doc.markContent('Artifact', { type: 'Pagination' })
    doc
      .font('plain')
      .fontSize(sizes.small)
      .fillColor(soft)
      .text(`${ref} · page ${page + 1} of ${count} `, margins.left, doc.page.height - 44, {
        width: width(doc),
        align: 'right',
      })
    doc.endMarkedContent()
    doc.page.margins.bottom = margins.bottom
  }
}
