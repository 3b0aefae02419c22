import path from 'node:path'
import type { Archive } from '../file/archive.ts'
import { FileRefused } from '../refused.ts'

const otherKinds: [start: string, kind: string][] = [
  ['%PDF', 'a PDF'],
  ['{\\rtf', 'a word processor’s document'],
  ['\x89PNG', 'a picture'],
  ['\xFF\xD8\xFF', 'a picture'],
  ['GIF8', 'a picture'],
  ['\x1F\x8B', 'a compressed archive'],
  ['7z\xBC\xAF', 'a compressed archive'],
  ['Rar!', 'a compressed archive'],
]

const typeIn = '“Type in paper, phone and e-mail”'

/** Refuse what is no text, by its first bytes, and call it what it is. @throws {FileRefused} */
export function refuseOtherKinds(head: Buffer, fileName: string): void {
  const opening = head.toString('latin1', 0, 8)
  if (opening.startsWith('\xD0\xCF\x11\xE0')) throw new FileRefused(oldOfficeFile(head, fileName))
  const kind = otherKinds.find(([start]) => opening.startsWith(start))?.[1]
  if (kind) throw new FileRefused(`This is ${kind}, not a table of comments. Please export the data as CSV or Excel.`)
}

/** The container that old Office files share says in its list of parts which program wrote it. */
function oldOfficeFile(head: Buffer, fileName: string): string {
  const extension = path.extname(fileName).toLowerCase()
  const names = head.toString('utf16le') + head.subarray(1).toString('utf16le')
  if (extension === '.msg' || names.includes('__substg1.0') || names.includes('__nameid_version1.0'))
    return `This is an e-mail saved from Outlook (.msg), not a table. Please type it in under ${typeIn}.`
  if (names.includes('EncryptedPackage'))
    return 'This is an Office file with a password. Please save it without one and choose it again.'
  if (extension === '.doc' || names.includes('WordDocument'))
    return `This is a Word document of the old kind (.doc), not a table. Please type in what people said under ${typeIn}.`
  if (extension === '.ppt' || names.includes('PowerPoint Document'))
    return `This is a PowerPoint presentation, not a table. Please type in what people said under ${typeIn}.`
  return 'This is an Excel file of the old kind (.xls) or one with a password. Please save it as .xlsx without a password.'
}

/** What an archive is that is no Excel workbook, where its parts say so. */
export function refuseOtherArchives(archive: Archive): void {
  const has = (...names: (string | RegExp)[]) =>
    names.some((name) => archive.names.some((each) => (typeof name === 'string' ? each === name : name.test(each))))
  const said = has('ppt/presentation.xml')
    ? `This is a PowerPoint presentation, not a table. Please type in what people said under ${typeIn}.`
    : has('xl/workbook.bin')
      ? 'This is an Excel workbook in binary form (.xlsb). Please save it as .xlsx and choose it again.'
      : has(/^index\/.*\.iwa$/, 'index.zip')
        ? 'This is an Apple file (Numbers or Pages). Please export it as Excel or CSV from there and choose it again.'
        : null
  if (said) throw new FileRefused(said)
}
