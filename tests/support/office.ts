import { fromBuffer } from 'yauzl'

/** The words of an office file (DOCX, XLSX): all text of its XML parts, with the tags of spreadsheets' numbers kept. */
export function readWorkbookText(file: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    fromBuffer(file, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      let text = ''
      zip.on('entry', (entry: { fileName: string }) => {
        if (!/(document|sharedStrings|sheet\d+)\.xml$/.test(entry.fileName)) return zip.readEntry()
        zip.openReadStream(entry as never, (failed, stream) => {
          if (failed) return reject(failed)
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => {
            const xml = Buffer.concat(chunks).toString('utf8')
            text += entry.fileName.includes('document') ? xml.replace(/<[^>]*>/g, '') : xml
            zip.readEntry()
          })
        })
      })
      zip.on('end', () => resolve(text))
      zip.readEntry()
    })
  })
}
