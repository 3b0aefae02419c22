import { crc32 } from 'node:zlib'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** The parts of a workbook whose first sheet has these rows, as XML; `extra` parts are put beside or in place of its own. */
export function workbookParts(rows: string, extra: Record<string, string> = {}): Map<string, Buffer> {
  const parts = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(['worksheet', 'worksheets/sheet1.xml']),
    'xl/worksheets/sheet1.xml': worksheet(rows),
    ...extra,
  }
  return new Map(Object.entries(parts).map(([path, xml]) => [path, Buffer.from(xml)]))
}

/** A workbook of one sheet with these rows. */
export function workbook(rows: string, extra: Record<string, string> = {}): Buffer {
  return packStored(workbookParts(rows, extra))
}

export function worksheet(rows: string): string {
  return `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`
}

/** What the workbook points to, as rId1, rId2 and so on. */
export function relations(...targets: [kind: string, path: string][]): string {
  const all = targets.map(
    ([kind, path], n) => `<Relationship Id="rId${n + 1}" Type="${rel}/${kind}" Target="${path}"/>`,
  )
  return `<Relationships xmlns="${packages}">${all.join('')}</Relationships>`
}

/** The parts that make this the workbook's shared texts. */
export function withShared(xml: string): Record<string, string> {
  return {
    'xl/_rels/workbook.xml.rels': relations(
      ['worksheet', 'worksheets/sheet1.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ),
    'xl/sharedStrings.xml': xml,
  }
}

/** A cell with its words in it. */
export function words(ref: string, text: string): string {
  return `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`
}

/** Parts as an archive, not compressed. */
export function packStored(parts: Map<string, Buffer>): Buffer {
  const files: Buffer[] = []
  const list: Buffer[] = []
  let offset = 0
  for (const [path, content] of parts) {
    const name = Buffer.from(path)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0)
    shared.writeUInt16LE(0x0800, 2) // names are UTF-8
    shared.writeUInt32LE(crc32(content), 10)
    shared.writeUInt32LE(content.length, 14)
    shared.writeUInt32LE(content.length, 18)
    shared.writeUInt16LE(name.length, 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    files.push(signature(0x04034b50), shared, name, content)
    list.push(signature(0x02014b50), Buffer.from([20, 0]), shared, tail, name)
    offset += 30 + name.length + content.length
  }
  const directory = Buffer.concat(list)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.size, 4)
  end.writeUInt16LE(parts.size, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...files, directory, signature(0x06054b50), end])
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
