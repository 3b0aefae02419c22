import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, openPromise } from 'yauzl'
import { FileRefused } from '../refused.ts'
import type { Source } from './source.ts'

const maxParts = 5_000
const step = 64 * 1024
const maxUnpacked = 1024 * 1024 * 1024

/** What an XLSX file is: an archive of XML parts, each of which is unpacked only as it is read. */
export interface Archive {
  /** Every part's name, in small letters. */
  names: string[]
  has(path: string): boolean
  /** A part's bytes, whole. @throws {FileRefused} if there are more than `most`, or they are not what the archive says */
  bytes(path: string, most: number): Promise<Buffer>
  /** A part's text, piece by piece. @throws {FileRefused} if there is none, or its bytes are not what the archive says */
  text(path: string): AsyncGenerator<string>
}

/**
 * Look at an archive's own list of what it holds; nothing is unpacked yet.
 * @throws {FileRefused} if it is damaged or locked, or says that it unpacks to far more than a spreadsheet does
 */
export async function openArchive(source: Source): Promise<Archive> {
  const parts = await partsOf(source)
  return {
    names: [...parts.keys()],
    has: (path) => parts.has(path.toLowerCase()),
    async bytes(path, most) {
      const entry = parts.get(path.toLowerCase())
      if (!entry) throw new FileRefused(broken)
      if (entry.uncompressedSize > most) throw new FileRefused(tooLarge)
      const pieces: Buffer[] = []
      for await (const piece of unpacked(source, entry)) pieces.push(piece)
      return Buffer.concat(pieces)
    },
    async *text(path) {
      const entry = parts.get(path.toLowerCase())
      if (!entry) throw new FileRefused(broken)
      try {
        const letters = new TextDecoder('utf-8', { fatal: true })
        for await (const bytes of unpacked(source, entry)) {
          // What was not compressed comes in one piece.
          for (let at = 0; at < bytes.length; at += step)
            yield letters.decode(bytes.subarray(at, at + step), { stream: true })
        }
        yield letters.decode()
      } catch (error) {
        throw asRefused(error)
      }
    },
  }
}

async function* unpacked(source: Source, entry: Entry): AsyncGenerator<Buffer> {
  const zip = await open(source)
  try {
    let sum = 0
    for await (const bytes of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      sum = crc32(bytes, sum)
      yield bytes
    }
    // yauzl checks the length, but not the sum.
    if (sum !== entry.crc32) throw new FileRefused(broken)
  } catch (error) {
    throw asRefused(error)
  } finally {
    zip.close()
  }
}

/** Names are the same in capitals and small letters. */
async function partsOf(source: Source): Promise<Map<string, Entry>> {
  const parts = new Map<string, Entry>()
  const zip = await open(source)
  try {
    if (zip.entryCount > maxParts) throw new FileRefused(tooLarge)
    let size = 0
    for await (const entry of zip.eachEntry()) {
      const path = entry.fileName.toLowerCase()
      if (path.endsWith('/')) continue
      if (entry.isEncrypted())
        throw new FileRefused('This spreadsheet is locked with a password. Please save it without one.')
      if (parts.has(path)) throw new FileRefused(broken)
      parts.set(path, entry)
      // Pictures and the like are never unpacked.
      if (/\.(xml|rels)$/.test(path)) size += entry.uncompressedSize
    }
    if (size > maxUnpacked) throw new FileRefused(tooLarge)
    return parts
  } catch (error) {
    throw asRefused(error)
  } finally {
    zip.close()
  }
}

async function open(source: Source) {
  try {
    return await ('path' in source
      ? openPromise(source.path, { autoClose: false })
      : fromBufferPromise(Buffer.from(source.buffer, source.byteOffset, source.byteLength)))
  } catch (error) {
    throw asRefused(error)
  }
}

const broken = 'This file is damaged: it ends too soon or is not the spreadsheet its name says it is.'
const tooLarge =
  'This spreadsheet unpacks to far more than a spreadsheet of its size should hold, so it was not opened.'

function asRefused(error: unknown): unknown {
  const { code, message } = error as NodeJS.ErrnoException
  // The file itself is gone or cannot be read: nothing that the person who chose it can mend.
  if (error instanceof FileRefused || /^E[A-Z]{3,}$/.test(code ?? '')) return error
  return new FileRefused(message.startsWith('too many bytes') ? tooLarge : broken)
}
