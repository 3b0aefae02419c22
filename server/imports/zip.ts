import { crc32, inflateRawSync } from 'node:zlib'
import { FileRefused } from './refused.ts'

const broken = 'This file is damaged: it ends too soon or is not the spreadsheet its name says it is.'
const tooLarge =
  'This spreadsheet unpacks to far more than a spreadsheet of its size should hold, so it was not opened.'

/**
 * The XML parts of an XLSX file, unpacked. Sizes are read from the archive's own list before anything is unpacked, and
 * unpacking stops where the list was not true, so a small file that swells to gigabytes costs nothing.
 * @param limit  how many bytes all parts together may unpack to
 * @throws {FileRefused} if it is damaged, encrypted or too large, or if a part declares a document type or entities
 */
export function unpackXml(bytes: Buffer, limit: number): Map<string, Buffer> {
  const wanted = listed(bytes).filter((entry) => entry.path.endsWith('.xml') || entry.path.endsWith('.xml.rels'))
  if (wanted.reduce((sum, entry) => sum + entry.size, 0) > limit) throw new FileRefused(tooLarge)
  const parts = new Map<string, Buffer>()
  for (const entry of wanted) {
    if (parts.has(entry.path)) throw new FileRefused(broken)
    const part = unpack(bytes, entry)
    // Excel writes neither of these; an XML part that has them was made to exhaust or to read what it should not.
    if (part.includes('<!DOCTYPE') || part.includes('<!ENTITY') || part.includes(0)) {
      throw new FileRefused(
        'This spreadsheet holds XML declarations that no spreadsheet program writes, so it was not opened.',
      )
    }
    parts.set(entry.path, part)
  }
  return parts
}

/** The parts as an archive again, not compressed: what is read is then exactly what was checked. */
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

interface Entry {
  path: string
  method: number
  packed: number
  size: number
  offset: number
}

/** The archive's own list of what it holds (the central directory). */
function listed(bytes: Buffer): Entry[] {
  const end = bytes.lastIndexOf(signature(0x06054b50))
  if (end === -1 || end + 22 > bytes.length) throw new FileRefused(broken)
  const count = bytes.readUInt16LE(end + 10)
  if (count > 5000) throw new FileRefused(tooLarge)
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw new FileRefused(broken)
    if (bytes.readUInt16LE(at + 8) & 1)
      throw new FileRefused('This spreadsheet is locked with a password. Please save it without one.')
    const name = bytes.readUInt16LE(at + 28)
    entries.push({
      path: bytes.toString('utf8', at + 46, at + 46 + name),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    })
    at += 46 + name + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function unpack(bytes: Buffer, entry: Entry): Buffer {
  const { offset, packed, size } = entry
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== 0x04034b50) throw new FileRefused(broken)
  const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  if (from + packed > bytes.length) throw new FileRefused(broken)
  const content = bytes.subarray(from, from + packed)
  if (entry.method === 0 && packed === size) return content
  if (entry.method !== 8) throw new FileRefused(broken)
  try {
    const part = inflateRawSync(content, { maxOutputLength: Math.max(size, 1) })
    if (part.length !== size) throw new FileRefused(broken)
    return part
  } catch (error) {
    if (error instanceof FileRefused) throw error
    throw new FileRefused((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge : broken)
  }
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
