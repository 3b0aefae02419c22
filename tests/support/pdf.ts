import { inflateSync } from 'node:zlib'
import { getDocumentProxy } from 'unpdf'

/** What each glyph of a font says. */
type Glyphs = Map<number, string>

/** What a screen reader is told of a part of a PDF: its role (H1, Table, TH…), and what stands for a picture. */
export type Part = { role: string; alt?: string; lang?: string; children: Part[] }

/** The structure of a PDF, and where its words are drawn: how far from the left and from the foot of its page, in points. */
export async function structureOf(pdf: Buffer) {
  const document = await getDocumentProxy(new Uint8Array(pdf))
  const parts: Part[] = []
  const words: { page: number; text: string; x: number; y: number }[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    parts.push(...(((await page.getStructTree()) as Part | null)?.children ?? []))
    for (const item of (await page.getTextContent()).items)
      if ('str' in item && item.str.trim())
        words.push({ page: number, text: item.str, x: item.transform[4] as number, y: item.transform[5] as number })
  }
  const { info } = await document.getMetadata()
  const outline = (await document.getOutline()) ?? []
  return { pages: document.numPages, parts, words, info: info as Record<string, string>, outline }
}

/** All roles in a structure, from the first to the last. */
export const rolesOf = (parts: Part[]): string[] =>
  parts.flatMap(({ role, children }) => [...(role ? [role] : []), ...rolesOf(children ?? [])])

/**
 * The words in the text layer of one of our PDFs, in the order in which they are read, as a screen reader takes them: a span
 * that says its text stands for what is drawn in it.
 */
export function textLayer(pdf: Buffer): string {
  const objects = objectsOf(pdf)
  const bodies = [...objects.values()]
  const pages = bodies.filter(({ head }) => /\/Type\s*\/Page\b(?!s)/.test(head))
  return pages
    .map(({ head }) => {
      const fonts = fontsOf(head, objects)
      const content = /\/Contents\s+(\d+)/.exec(head)?.[1] ?? ''
      return shown(objects.get(content)?.stream ?? '', fonts)
    })
    .join('\n')
}

type Body = { head: string; stream: string }

/** Streams are packed bytes, so where one ends is its `Length`, never the next line break: a packed byte may be one too. */
function objectsOf(pdf: Buffer): Map<string, Body> {
  const text = pdf.toString('latin1')
  const objects = new Map<string, Body>()
  const opening = /(?<![\d.])(\d+) 0 obj\b/g
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const start = opening.lastIndex
    const [mark = '', kind] = /\bendobj|\bstream(\r?\n)/.exec(text.slice(start)) ?? []
    const end = text.indexOf(mark, start)
    const head = text.slice(start, end)
    const length = kind ? lengthOf(head, text) : 0
    const packed = kind ? text.slice(end + mark.length, end + mark.length + length) : ''
    opening.lastIndex = end + mark.length + length
    const stream =
      /FlateDecode/.test(head) && packed ? inflateSync(Buffer.from(packed, 'latin1')).toString('latin1') : packed
    objects.set(found[1] ?? '', { head, stream })
    if (/\/Type\s*\/ObjStm/.test(head)) unpack(head, stream, objects)
  }
  return objects
}

function lengthOf(head: string, text: string): number {
  const [, number = '', ref] = /\/Length\s+(\d+)(\s+0\s+R)?/.exec(head) ?? []
  return Number(ref ? new RegExp(`(?<!\\d)${number} 0 obj\\s+(\\d+)`).exec(text)?.[1] : number)
}

function unpack(head: string, stream: string, objects: Map<string, Body>): void {
  const first = Number(/\/First\s+(\d+)/.exec(head)?.[1])
  const index = stream.slice(0, first).trim().split(/\s+/).map(Number)
  for (let at = 0; at < index.length; at += 2) {
    const end = index[at + 3]
    const head = stream.slice(first + (index[at + 1] ?? 0), end === undefined ? undefined : first + end)
    objects.set(String(index[at]), { head, stream: '' })
  }
}

const resolved = (value: string, objects: Map<string, Body>) => {
  const ref = /^\s*(\d+) 0 R/.exec(value)?.[1]
  return ref ? (objects.get(ref)?.head ?? '') : value
}

function fontsOf(page: string, objects: Map<string, Body>): Map<string, Glyphs> {
  const resources = resolved(/\/Resources\s*([\s\S]*)/.exec(page)?.[1] ?? '', objects)
  const listed = resolved(/\/Font\s*([\s\S]*)/.exec(resources)?.[1] ?? '', objects)
  return new Map(
    [...listed.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name = '', id = '']) => {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(id)?.head ?? '')?.[1]
      return [name, glyphsOf(objects.get(map ?? '')?.stream ?? '')]
    }),
  )
}

const utf16 = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le')

function glyphsOf(map: string): Glyphs {
  const text = new Map<number, string>()
  for (const [, list = ''] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', words = ''] of list.matchAll(/<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>/g))
      text.set(Number.parseInt(glyph, 16), utf16(words))
  for (const [, list = ''] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', words = ''] of list.matchAll(
      /<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>/g,
    )) {
      const start = Number.parseInt(from, 16)
      const letters = utf16(words)
      for (let at = start; at <= Number.parseInt(to, 16); at++)
        text.set(at, letters.slice(0, -1) + String.fromCharCode(letters.charCodeAt(letters.length - 1) + at - start))
    }
  return text
}

const token =
  /\/(\w+)\s*(?=<[0-9a-fA-F]|\()|\/(\w+)\s+[\d.]+\s+Tf|<([0-9a-fA-F]*)>|(\()|(\/MCID\s+\d+\s*>>\s*BDC|\bBDC\b|\bBMC\b|\bEMC\b)/g

function shown(content: string, fonts: Map<string, Glyphs>): string {
  let out = ''
  let run: string[] = []
  let font: Glyphs | undefined
  let of: string | undefined
  let actual: string | undefined
  const spans: ('item' | 'said' | 'other')[] = []
  token.lastIndex = 0
  for (let found = token.exec(content); found; found = token.exec(content)) {
    const [, property, name, hex, open, mark] = found
    if (name !== undefined) font = fonts.get(name)
    else if (mark === 'EMC') {
      // Letters from right to left are drawn from the left.
      if (spans.pop() !== 'item') continue
      out += (fromRight.test(run.join('')) ? run.reverse() : run).join('')
      run = []
    } else if (mark !== undefined) {
      spans.push(mark.startsWith('/MCID') ? 'item' : actual === undefined ? 'other' : 'said')
      if (actual !== undefined) run.push(actual)
      actual = undefined
    } else if (property !== undefined) of = property
    else {
      const end = open ? closing(content, token.lastIndex) : token.lastIndex
      const bytes = open ? bytesOf(content.slice(token.lastIndex, end)) : Buffer.from(hex ?? '', 'hex')
      if (open) token.lastIndex = end + 1
      if (of === 'ActualText') actual = textOf(bytes)
      else if (of === undefined && !spans.includes('said'))
        for (let at = 0; at + 1 < bytes.length; at += 2) run.push(font?.get(bytes.readUInt16BE(at)) ?? '\ufffd')
      of = undefined
    }
  }
  return out
}

const fromRight = /[\p{Script=Arabic}\p{Script=Hebrew}]/u
const textOf = (bytes: Buffer) =>
  bytes[0] === 0xfe && bytes[1] === 0xff ? utf16(bytes.subarray(2).toString('hex')) : bytes.toString('latin1')

/** Where a string in parentheses ends: pairs of them may stand in it as they are. */
function closing(content: string, from: number): number {
  let depth = 1
  for (let at = from; ; at++) {
    if (content[at] === '\\') at++
    else if (content[at] === '(') depth++
    else if (content[at] === ')' && --depth === 0) return at
    if (at > content.length) throw new Error('A string in a PDF has no end.')
  }
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
const bytesOf = (quoted: string) =>
  Buffer.from(
    quoted.replace(/\\(?:([0-7]{1,3})|\r?\n|([\s\S]))/g, (_all, octal: string | undefined, letter = '') =>
      octal ? String.fromCharCode(Number.parseInt(octal, 8)) : (escapes[letter as string] ?? (letter as string)),
    ),
    'latin1',
  )
