/** A file that cannot be imported at all. The message is one plain sentence for the person who chose the file. */
export class FileRefused extends Error {
  override name = 'FileRefused'
}
