import { SaxesParser } from 'saxes'
import { FileRefused } from '../refused.ts'

/** Told of each tag by its name without a prefix, and of the text between tags. */
export interface XmlEvents {
  open(name: string, attributes: Record<string, string>): void
  close(name: string): void
  text(text: string): void
}

const longestPiece = 8 * 1024 * 1024

/**
 * A reader of XML as it comes. Entities cannot be defined, and no tag or text is longer than 8 MB, so that memory stays
 * small whatever the XML holds.
 * @throws {FileRefused} from either, where it is not well-formed, declares a document type, or is not to be believed
 */
export function xmlReader(events: XmlEvents): { write(text: string): void; end(): void } {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  let moved = false
  let still = 0
  parser.on('opentag', ({ name, attributes }) => {
    moved = true
    events.open(plain(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    moved = true
    events.close(plain(name))
  })
  parser.on('text', (text) => events.text(text))
  parser.on('cdata', (text) => events.text(text))
  parser.on('doctype', () => {
    // No spreadsheet program writes one; XML that has one was made to exhaust, or to read what it should not.
    throw new FileRefused(
      'This spreadsheet holds XML declarations that no spreadsheet program writes, so it was not opened.',
    )
  })
  parser.on('error', () => {
    throw new FileRefused('This spreadsheet could not be read. Please open it, save it again and try once more.')
  })
  return {
    write(text) {
      moved = false
      parser.write(text)
      still = moved ? 0 : still + text.length
      if (still > longestPiece) {
        throw new FileRefused('A cell in this spreadsheet is larger than 8 MB, so it was not opened.')
      }
    },
    end: () => void parser.close(),
  }
}

/** Some programs write `x:row` for `row`. */
function plain(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
