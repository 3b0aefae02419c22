import { type Entry, fromBufferPromise } from 'yauzl'
import { refusedAt } from '../../http/refusal.ts'

export type DocumentFormat = 'pdf' | 'docx' | 'odt'

/** The largest document that is kept, in bytes. */
export const maxDocumentBytes = 15 * 1024 * 1024
/** An archive that says it unpacks to more than this is no document, and would fill its reader’s machine. In bytes. */
const maxUnpacked = 300 * 1024 * 1024
const maxParts = 5_000
const odtType = 'application/vnd.oasis.opendocument.text'

const refuse = (sentence: string) => refusedAt('invalid', 'file', sentence)
const damaged = () => refuse('This file is damaged, or is not what its name says. Please save it again and choose it.')
const locked = () => refuse('This file is locked with a password, so nobody could read it. Please save it without one.')
const program = () => refuse('This file holds a program (macros or scripts). Please save it without.')

/**
 * What kind of document a file is, by what it holds and not by its name: anyone opens it from a page that they trust.
 * @throws {Refusal} `invalid`, at `file`: another kind, a damaged or locked file, one that is too large or holds a program
 */
export async function formatOf(bytes: Buffer): Promise<DocumentFormat> {
  if (bytes.length === 0) throw refuse('Please choose a file first.')
  if (bytes.length > maxDocumentBytes)
    throw refuse('This file is larger than 15 MB. Please make its pictures smaller, or save it in parts.')
  const opening = bytes.toString('latin1', 0, 8)
  if (opening.startsWith('%PDF-')) return pdf(bytes)
  if (opening.startsWith('PK\x03\x04')) return zipped(bytes)
  if (opening.startsWith('\xD0\xCF\x11\xE0'))
    throw refuse(
      'This is a document of the old kind (.doc) or one with a password. Please save it as PDF, .docx or .odt.',
    )
  throw refuse('This is neither a PDF nor a Word (.docx) or OpenDocument (.odt) text. Please save it as one of these.')
}

function pdf(bytes: Buffer): 'pdf' {
  if (!bytes.subarray(-2_048).includes('%%EOF')) throw damaged()
  if (bytes.includes('/Encrypt')) throw locked()
  if (bytes.includes('/JavaScript') || bytes.includes('/Launch')) throw program()
  return 'pdf'
}

async function zipped(bytes: Buffer): Promise<'docx' | 'odt'> {
  const { parts, type } = await partsOf(bytes)
  const names = [...parts.keys()]
  if ([...parts.values()].some((part) => part.isEncrypted())) throw locked()
  if ([...parts.values()].reduce((sum, part) => sum + part.uncompressedSize, 0) > maxUnpacked) throw damaged()
  if (names.some((name) => /vbaproject\.bin$|^basic\/|^scripts\//.test(name))) throw program()
  if (parts.has('[content_types].xml') && parts.has('word/document.xml')) return 'docx'
  if (type === odtType && parts.has('content.xml')) return 'odt'
  throw refuse(
    'This is neither a Word (.docx) nor an OpenDocument (.odt) text. Please save it as one of these, or as PDF.',
  )
}

/** What an archive holds, by name in small letters; `type`: what an OpenDocument says of itself. */
async function partsOf(bytes: Buffer): Promise<{ parts: Map<string, Entry>; type: string }> {
  const parts = new Map<string, Entry>()
  let type = ''
  try {
    const zip = await fromBufferPromise(Buffer.from(bytes))
    try {
      if (zip.entryCount > maxParts) throw damaged()
      for await (const entry of zip.eachEntry()) {
        const name = entry.fileName.toLowerCase()
        parts.set(name, entry)
        if (name !== 'mimetype' || entry.isEncrypted() || entry.uncompressedSize > 200) continue
        for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>)
          type += piece.toString()
      }
    } finally {
      zip.close()
    }
  } catch {
    throw damaged()
  }
  return { parts, type: type.trim() }
}

/** A file's name as everybody sees it: what people's machines put before it and after it is left out. */
export function fileName(given: string, format: DocumentFormat): string {
  const base = given
    .normalize('NFC')
    .split(/[/\\]/)
    .at(-1)!
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replaceAll(/[\p{C}"<>|:*?]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return `${base.slice(0, 150).trim() || 'Document'}.${format}`
}
